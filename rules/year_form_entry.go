package rules

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// checkYearField looks at the year of a .bib entry. What is in press, undated,
// a span of years or a year of antiquity is left alone.
func checkYearField(p *lint.Pass, r *lint.Reference) {
	f := ownField(r, "year")
	if f == nil || len(f.Text) == 4 && digits(f.Text) && f.Text != "0000" || f.Form == lint.Bare || f.Form == lint.Joined {
		return
	}
	text := strings.TrimSpace(f.Text)
	if text == "" || words.DateStatus(fold.Words(text)) != "" || !strings.ContainsAny(text, "0123456789") {
		return
	}
	d := lint.Diagnostic{Span: f.Span, Reference: r, Message: fmt.Sprintf("%q is not a year", clip(text))}
	set := func(year string, safety lint.Safety) {
		if edits := p.Document.Syntax.Set(r, f, year); edits != nil {
			d.Fixes = append(d.Fixes, lint.Fix{Message: "write " + year, Safety: safety, Edits: edits})
		}
	}
	year, rest := text[:min(4, len(text))], ""
	if len(text) > 4 {
		rest = text[4:]
	}
	switch {
	case text == "0000":
	case yearLike(text) == text:
		if digits(year) && plausible(year) && len(rest) == 1 && rest[0] >= 'a' && rest[0] <= 'h' {
			d.Message = fmt.Sprintf("the letter of %q is the style's to give: with it, it is not a year", text)
			set(year, lint.Unsafe)
			break
		}
		meant, ok := meantYears(text, p.Year+1)
		if !ok {
			return
		}
		for _, m := range meant {
			set(m, lint.Suggest)
		}
	case digits(year) && plausible(year) && isChaff(rest):
		set(year, lint.Unsafe)
	case digits(year) && plausible(year) && isPagination(rest):
		set(year, lint.Suggest)
	default:
		return
	}
	p.Report(d)
}

// plausible says whether four digits are a year of print.
func plausible(year string) bool {
	return len(year) == 4 && (strings.HasPrefix(year, "1") && year >= "1400" || strings.HasPrefix(year, "20"))
}

// isChaff says whether what follows a year says nothing: signs, and the words
// that catalogues put there.
func isChaff(rest string) bool {
	if strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–") || strings.ContainsAny(rest, "?~/+") {
		return false // open, doubtful, a span
	}
	switch fold.Words(rest) {
	case "", "online", "internet", "electronic", "web", "print", "en ligne", "on line", "en linea":
		return true
	}
	return false
}

// isPagination says whether what follows a year is the number of pages, as
// Russian catalogues put it: "1995. --- 576 p.".
func isPagination(rest string) bool {
	words := strings.Fields(fold.Words(rest))
	if len(words) != 2 || !digits(words[0]) {
		return false
	}
	switch words[1] {
	case "p", "pp", "pages", "s", "с", "c", "стр":
		return true
	}
	return false
}
