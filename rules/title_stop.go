package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

var _ = add(lint.Rule{
	ID:       "title-stop",
	Title:    "a title ends in a full stop",
	Severity: lint.Info,
	Since:    "0.2.0",
	Flood:    "titles end in a full stop",
	Doc: `The style puts the sign that follows a title: a full stop, a comma, a closing quotation mark. A stop that stands in the title
already gives "Tides., Quay Studies" in the styles that go on with a comma. Such stops come from databases of
medicine, and people take them out by hand.

The rule is silent about points that belong to the last word: abbreviations, initials, numbers, and three points in a row.`,
	Fix:   `Takes the stop out. It is unsafe: plain, alpha and unsrt print the same, but IEEEtran and biblatex print a sign less.`,
	For:   lint.Fielded,
	Entry: checkTitleStop,
})

// shortWords are abbreviations of four letters or more that titles may end in.
var shortWords = fold.Set(fold.Letters, "corp", "univ", "dept", "assoc", "intl", "bros", "proc", "conf", "suppl", "misc", "repr", "anon", "trans", "comp", "illus", "spec")

func checkTitleStop(p *lint.Pass, r *lint.Reference) {
	f := entry.Own(r, "title")
	if !entry.Literal(f) || !strings.HasSuffix(f.Text, ".") {
		return
	}
	head := f.Text[:len(f.Text)-1]
	last := head[strings.LastIndexAny(head, " -(\n~")+1:]
	if len(last) < 4 || len(last) == len(head) || shortWords[last] {
		return
	}
	for i := range len(last) {
		if last[i] < 'a' || last[i] > 'z' {
			return
		}
	}
	edits := p.Document.Syntax.Cut(r, f, len(head), len(f.Text), "")
	if edits == nil {
		return
	}
	p.Report(lint.Diagnostic{
		Span: f.Places.Span(len(head), len(f.Text)), Reference: r, Message: "the title ends in a full stop, and the style puts its own sign there",
		Fixes: []lint.Fix{{Message: "take it out", Safety: lint.Unsafe, Edits: edits}},
	})
}
