package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// A jossClass is what the bot of the Journal of Open Source Software says about
// the DOI of an entry, in the order in which it tells them
// (https://github.com/openjournals/buffy, app/lib/doi_checker.rb).
type jossClass uint8

const (
	jossOK        jossClass = iota
	jossSkip                // it has no DOI, and none was found
	jossMissing             // it has no DOI, and one was found
	jossInvalid             // what it has is no DOI of this work
	jossUnchecked           // ours: the registries were not asked, or did not answer
)

// jossHeads are the headings of the classes.
var jossHeads = [...]string{"✅ OK DOIs", "🟡 SKIP DOIs", "❌ MISSING DOIs", "❌ INVALID DOIs", "NOT CHECKED"}

// JOSS writes the DOIs of the entries in the four classes of the bot of JOSS:
// of a bibliography those that the text cites, of which docs/joss.md says
// what is stricter than the bot and why. A fifth class tells what only the
// registries could answer; it is left out where there is none.
func (r *Report) JOSS(w io.Writer) error {
	lines := make([][]string, len(jossHeads))
	uncited := 0
	findings := r.jossFindings()
	for _, doc := range r.Documents {
		left := make(map[int]bool)
		for _, i := range doc.Uncited() {
			left[i] = true
		}
		for ref := range doc.Entries() {
			if ref.Is(lint.Fielded) && left[ref.Index] {
				uncited++
				continue
			}
			class, text := r.jossClassify(doc, ref, findings[entryOf{doc.Name, ref.Index}])
			place := fmt.Sprintf("%s:%d", doc.Name, r.Position(doc.Name, ref.Span.Start).Line)
			lines[class] = append(lines[class], Printable(fmt.Sprintf("- %s (%s)", text, place)))
		}
	}
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "The DOIs of the references, in the classes of the JOSS bot. A missing DOI is a suggestion: check that it is this work.")
	for class, head := range jossHeads {
		if len(lines[class]) == 0 {
			if jossClass(class) == jossUnchecked {
				continue
			}
			lines[class] = []string{"- None"}
		}
		if jossClass(class) == jossUnchecked && !r.Summary().Asked {
			head += ": add --verify"
		}
		fmt.Fprintf(out, "\n%s\n\n%s\n", head, strings.Join(lines[class], "\n"))
	}
	if uncited > 0 {
		fmt.Fprintf(out, "\nThe paper does not cite %s, left out here.\n", countOf(uncited, "entry", "entries"))
	}
	return out.Flush()
}

// An entryOf names an entry of a file by its index.
type entryOf struct {
	file  string
	index int
}

// jossRules are those whose findings make a DOI invalid, the gravest first.
var jossRules = [...]string{"phantom-citation", "doi-mismatch", "acm-number", "doi-syntax", "doi-form"}

// jossFindings are the findings that make DOIs invalid, by entry: of several the
// gravest.
func (r *Report) jossFindings() map[entryOf]*lint.Diagnostic {
	found := make(map[entryOf]*lint.Diagnostic)
	for _, rule := range jossRules {
		for i := range r.Findings {
			d := &r.Findings[i]
			if d.Rule != rule || d.Reference == nil {
				continue
			}
			entry := entryOf{cmp.Or(d.Reference.File, d.File), d.Reference.Index}
			if found[entry] == nil {
				found[entry] = d
			}
		}
	}
	return found
}

// jossClassify gives the class of an entry, and what is said of it.
func (r *Report) jossClassify(doc *lint.Document, ref *lint.Reference, finding *lint.Diagnostic) (jossClass, string) {
	a := doc.Answer(ref)
	given := strings.TrimSpace(ref.Value("DOI"))
	if raw := ref.Raw("doi"); raw != nil {
		given = strings.TrimSpace(raw.Text)
	}
	switch {
	case given != "":
		return jossGiven(given, a, finding)
	case strings.Contains(ref.Value("URL"), "dl.acm.org/doi/10.5555"):
		return jossSkip, ref.Value("URL") + " has no DOI: the ACM's number stands in the address, where it belongs"
	}
	title := jossTitle(ref)
	switch {
	case title == "":
		return jossMissing, "an entry without DOI and title"
	case a.Record != nil && a.Record.DOI != "" && (a.Verdict == lint.Verified || a.Verdict == lint.Differs):
		text := a.Record.DOI + " may be the DOI of: " + title
		if a.Certain {
			text += "; bibfix --verify --write --unsafe adds it"
		}
		return jossMissing, text
	case a.Verdict == lint.NotChecked:
		return jossUnchecked, "no DOI is given for: " + title + jossReason(a)
	}
	return jossSkip, "no DOI is given, and none was found for: " + title
}

// jossGiven classes an entry that has a DOI.
func jossGiven(given string, a *lint.Answer, finding *lint.Diagnostic) (jossClass, string) {
	switch {
	case finding != nil:
		text := given + " is INVALID: " + finding.Message
		if len(finding.Fixes) > 0 {
			text += "; " + fixLabel(finding.Fixes[0].Safety) + ": " + finding.Fixes[0].Message
		}
		return jossInvalid, text
	case strings.Contains(given, "http"), strings.Contains(given, "doi.org/"):
		return jossInvalid, given + " is INVALID: the field doi holds an address, not a bare DOI"
	case strings.Contains(given, "10.5555/"):
		return jossInvalid, given + " is INVALID: no registry knows the prefix 10.5555; a number of the ACM belongs in an address in the field url"
	case a.Identified == lint.Nowhere:
		return jossInvalid, given + " is INVALID: it does not exist"
	case a.Identified == lint.AnotherWork:
		return jossInvalid, given + " is INVALID: it belongs to another work"
	case a.Verdict == lint.NotChecked:
		return jossUnchecked, given + jossReason(a)
	case !strings.EqualFold(a.Identifier, given): // what was looked up is not what stands there, and a finding that says so was left out
		return jossInvalid, given + " is INVALID: doi.org does not know it as it stands"
	}
	return jossOK, given + " is OK"
}

func jossReason(a *lint.Answer) string {
	if a.Reason == "" {
		return ""
	}
	return ": " + a.Reason
}

// jossTitle is a title as the bot shows it: its beginning.
func jossTitle(ref *lint.Reference) string {
	const most = 50 // code points
	title := []rune(ref.Value("title"))
	if len(title) > most {
		return strings.TrimRight(string(title[:most]), " ") + "…"
	}
	return string(title)
}
