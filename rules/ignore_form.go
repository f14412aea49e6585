package rules

import (
	"fmt"
	"slices"

	"github.com/bibfix/bibfix/internal/sim"
	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "ignore-form",
	Title:    "a comment that silences a rule does not say which, or why",
	Severity: lint.Warning,
	Since:    "0.5.0",
	Question: "Why is this to stay as it stands?",
	Doc: `A comment such as ` + "`<!-- bibfix:ignore year-mismatch: the reprint is meant -->`" + ` silences a rule for the entry or paragraph
that follows, or, behind other text, for its own line. LaTeX and .bib files have ` + "`% bibfix:ignore …`" + `, .bib files ` + "`@comment{bibfix:ignore …}`" + ` as well.
` + "`bibfix:ignore-start`" + ` silences up to ` + "`bibfix:ignore-end`" + `, ` + "`bibfix:ignore-file`" + ` the whole file. Several rules are parted by commas; ` + "`all`" + ` means each.

Whoever comes later, an editor or the author a year on, has to know why. Reported is a comment without a reason, which silences all the
same; one that names no rule, or one that is not there; and a start or an end without the other.

The rule is silent about what is shown as code, and about text that merely speaks of such comments. Comments that silence
nothing are the business of unused-ignore.`,
	Fix:   "Writes the rule whose name comes nearest; a suggestion, since another may be meant.",
	Check: checkIgnoreForm,
})

func checkIgnoreForm(p *lint.Pass) {
	var known []string
	unknown := 0
	for _, ig := range p.Document.Ignores() {
		report := func(message string) { p.Report(lint.Diagnostic{Span: ig.Span, Message: message}) }
		if known == nil {
			known = IDs()
		}
		for _, word := range ig.Rules {
			if unknown == maxUnknown || !checkIgnoredRule(p, word, known) {
				continue
			}
			if unknown++; ig.Reason == "" {
				break // the colon was forgotten, and the words that follow are the reason
			}
		}
		switch {
		case ig.Kind == lint.IgnoreEnd && !ig.Closed:
			report("no ignore-start stands before this ignore-end")
		case ig.Kind == lint.IgnoreEnd:
		case len(ig.Rules) == 0:
			report("this comment names no rule, so it silences nothing: write bibfix:ignore RULE: reason")
		case ig.Reason == "":
			report(fmt.Sprintf("no reason stands behind %s: write it after a colon", ig.Rules[0].Text))
		case ig.Kind == lint.IgnoreStart && !ig.Closed:
			report("no ignore-end follows, so the rest of the file is silenced; bibfix:ignore-file says so on purpose")
		}
	}
}

// maxUnknown is how many names of rules that are not there are told of a file.
const maxUnknown = 100

// checkIgnoredRule looks for a rule that a comment names, and reports one that
// is not there.
func checkIgnoredRule(p *lint.Pass, word lint.Word, known []string) (unknown bool) {
	if word.Text == lint.AllRules || slices.Contains(known, word.Text) {
		return false
	}
	d := lint.Diagnostic{Span: word.Span, Message: "there is no rule " + word.Text}
	if nearest := sim.Nearest(word.Text, known); nearest != "" {
		d.Message += ", perhaps " + nearest + " is meant"
		d.Fixes = []lint.Fix{{Message: "write " + nearest, Edits: []lint.TextEdit{{Span: word.Span, New: nearest}}}}
	}
	p.Report(d)
	return true
}
