package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

var _ = add(lint.Rule{
	ID:       "month-form",
	Title:    "a month is written out in place of its macro",
	Severity: lint.Info,
	Since:    "0.2.0",
	Needs:    lint.Program,
	Flood:    "months are written out in place of their macros",
	Doc: `Every style of BibTeX defines the macros jan to dec, and prints month = jan in its own form and language. A month in
braces is printed as it stands: {5} gives "5 2014". biblatex wants a macro or a number, and cannot sort by {Jan}.

Reported is what is a month and nothing else: {Jan}, {January}, {5}, {März}. A day beside the month, a range, a season and what
is joined with # are left alone, and so are numbers in files for biblatex, where they are right.

Sources: BibTeXing (btxdoc), section 3.2; the biblatex manual, section 2.3.8.`,
	Fix: `Writes the macro, which BibTeX and biblatex both read. It is unsafe: the style then prints the month in its own form and language,
"Jan." for {January} or "January" for {Jan}.`,
	For:   lint.Fielded | lint.TeX,
	Entry: checkMonthForm,
})

func checkMonthForm(p *lint.Pass, r *lint.Reference) {
	f := entry.OwnRaw(r, "month")
	if f == nil || f.Form == lint.Bare || f.Form == lint.Joined || f.Text == "" || len(f.Text) > 20 {
		return
	}
	month := monthOf(f.Text)
	if month == 0 || p.Document.Dialect == lint.Biblatex && ascii.Number(strings.TrimSpace(f.Text)) {
		return
	}
	macro := words.MonthMacro(month)
	d := lint.Diagnostic{
		Span: f.Span, Reference: r,
		Message: fmt.Sprintf("%q is printed as it stands, whatever the style; the macro is %s", entry.Clip(f.Text), macro),
	}
	if edits := p.Document.Syntax.Set(r, f, macro); edits != nil {
		d.Fixes = []lint.Fix{{Message: "write " + macro, Safety: lint.Unsafe, Edits: edits}}
	}
	p.Report(d)
}

// monthOf is the month that a text names, 0 for none.
func monthOf(text string) int {
	text = strings.TrimSpace(text)
	if ascii.Number(text) && len(text) <= 2 {
		n, _ := strconv.Atoi(text)
		if n > words.Months {
			n = 0
		}
		return n
	}
	return words.Month(fold.Words(text))
}
