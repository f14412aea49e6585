package lint

import (
	"slices"
	"sort"
	"strings"
)

// UnusedIgnore is the ID of the rule under which comments are reported that
// silence nothing. Its findings are made here: they rest on those of all others.
const UnusedIgnore = "unused-ignore"

// A silencer knows the comments of the documents of a run that silence rules.
type silencer struct{ files map[string]*silencedFile }

// A silenced file has comments that silence rules.
type silencedFile struct {
	doc     *Document
	ignores []*Ignore
	reach   map[string][]reach // by rule, sorted by start
}

// A reach is what one comment silences for one rule.
type reach struct {
	scope Span
	used  *bool
}

func newSilencer(docs []*Document) *silencer {
	s := &silencer{make(map[string]*silencedFile)}
	for _, d := range docs {
		ignores := d.Ignores()
		if len(ignores) == 0 {
			continue
		}
		h := &silencedFile{d, ignores, make(map[string][]reach)}
		for _, ig := range ignores {
			for i, rule := range ig.Rules {
				if ig.scope[i].Len() > 0 {
					h.reach[rule.Text] = append(h.reach[rule.Text], reach{ig.scope[i], &ig.used[i]})
				}
			}
		}
		for _, list := range h.reach {
			slices.SortStableFunc(list, func(a, b reach) int { return a.scope.Start - b.scope.Start })
		}
		s.files[d.Name] = h
	}
	return s
}

// silences says whether a comment of its file silences a finding, and marks
// that comment as used.
func (s *silencer) silences(d *Diagnostic) bool {
	h := s.files[d.File]
	if h == nil {
		return false
	}
	return h.silences(d.Rule, d.Span.Start) || h.silences(AllRules, d.Span.Start)
}

// maxReaches bounds how many comments are looked at for a finding: the nearest
// ones before it, and the first, which silences the file or a long stretch.
const maxReaches = 32

func (h *silencedFile) silences(rule string, at int) bool {
	list := h.reach[rule]
	n := sort.Search(len(list), func(i int) bool { return list[i].scope.Start > at })
	near := list[max(0, n-maxReaches):n]
	for i := range near {
		if r := near[len(near)-1-i]; at < r.scope.End {
			*r.used = true
			return true
		}
	}
	if n > maxReaches && at < list[0].scope.End {
		*list[0].used = true
		return true
	}
	return false
}

// unused are the findings about comments that silence nothing. A comment for a
// rule that was not asked, or that could not see all it looks at, is left alone;
// of a bibliography too one that manuscripts may need which are not read.
func (s *silencer) unused(rules []Rule, partial bool) []Diagnostic {
	ran := make(map[string]*Rule)
	for i := range rules {
		ran[rules[i].ID] = &rules[i]
	}
	if ran[UnusedIgnore] == nil {
		return nil
	}
	var found []Diagnostic
	for _, h := range s.files {
		for _, ig := range h.ignores {
			for i := range ig.Rules {
				if rule := ran[ig.Rules[i].Text]; rule != nil && !ig.used[i] && ig.Kind != IgnoreEnd && h.sees(rule, partial) {
					found = append(found, h.unusedRule(ig, i, ran[UnusedIgnore].Severity))
				}
			}
		}
	}
	return found
}

// sees says whether a rule saw all that it needs to speak about the file.
func (h *silencedFile) sees(rule *Rule, partial bool) bool {
	d := h.doc
	switch {
	case rule.Needs == Registries:
		return d.answers != nil && !slices.ContainsFunc(d.answers, func(a Answer) bool { return a.Verdict == NotChecked })
	case rule.Needs == Program:
		return !d.IsBibliography() || !d.Has(TeX) || d.Dialect != AnyDialect && !d.assumed
	case rule.Needs == Manuscript && !d.IsBibliography(): // a chapter has its list elsewhere
		return !d.incomplete && len(d.absent) == 0 && len(d.References)+len(d.bibliographies) > 0
	case rule.Needs == Manuscript:
		return d.citing > 0 && !d.shared && !partial && !d.incomplete && len(d.absent) == 0
	}
	return true
}

// unusedRule is the finding about one rule of a comment. The fix takes out the
// rule, or the comment where it has no other.
func (h *silencedFile) unusedRule(ig *Ignore, i int, severity Severity) Diagnostic {
	rule := ig.Rules[i]
	d := Diagnostic{Rule: UnusedIgnore, Severity: severity, File: h.doc.Name, Span: rule.Span,
		Message: "there is no finding of " + rule.Text + " here that this comment silences"}
	cut := ig.Whole
	switch {
	case ig.Kind == IgnoreStart:
		return d // the end belongs to it as well
	case len(ig.Rules) > 1 && i > 0:
		cut = Span{ig.Rules[i-1].Span.End, rule.Span.End}
	case len(ig.Rules) > 1:
		cut = Span{rule.Span.Start, ig.Rules[1].Span.Start}
	case ig.open:
		return d // nobody knows what else is in it
	case h.joinsLines(ig):
		cut.Start = ig.Span.Start
	}
	d.Fixes = []Fix{{Message: "take it out", Safety: Unsafe, Edits: []TextEdit{{File: h.doc.Name, Span: cut}}}}
	return d
}

// joinsLines says whether a comment that takes the end of its line with it stands
// right behind a word, so that no blank follows.
func (h *silencedFile) joinsLines(ig *Ignore) bool {
	at := ig.Whole.Start
	return h.doc.Comments.JoinsLine && !ig.alone && at > 0 && strings.IndexByte(" \t\n", h.doc.Data[at-1]) < 0
}
