package rules

import (
	"bytes"

	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "citation-form",
	Title:    "a citation is written in another form than the others",
	Severity: lint.Info,
	Since:    "0.1.0",
	Needs:    lint.Manuscript,
	Question: "May we write it like the others?",
	Doc: `A text that writes "et al." has "et al" once, or one that joins names by "&" has an "and". The rule holds a text
against its own majority and knows no style: journals that print "et al" without its point are as right as others.

"&" and "and" are counted in brackets and in running text apart, as APA asks for both. The rule is silent until a form has been used
four times, and where fewer than four in five agree.`,
	Fix:   `Adds the missing point (safe: the words stay the same), or writes the usual sign for "and" (unsafe: a name may hold it).`,
	Check: checkCitationForm,
})

// A variant is one way to write something, at one place.
type variant struct {
	c     *lint.Citation
	span  lint.Span // what would be replaced
	usual bool      // the first of the two forms
}

func checkCitationForm(p *lint.Pass) {
	var points, inside, outside []variant
	for _, c := range p.Document.Citations {
		if c.NamesSpan.Len() == 0 {
			continue
		}
		text := p.Document.Data[c.NamesSpan.Start:c.NamesSpan.End]
		if f, ok := etAlForm(c, text); ok {
			points = append(points, f)
		}
		if f, ok := andForm(c, text); ok && c.Narrative {
			outside = append(outside, f)
		} else if ok {
			inside = append(inside, f)
		}
	}
	reportForms(p, points, true, `"et al" without its point, which the text has elsewhere`, "add the point", ".", lint.Safe)
	for _, forms := range [][]variant{inside, outside} {
		reportForms(p, forms, true, `"and" between names, where the text has "&" elsewhere`, `write "&"`, "&", lint.Unsafe)
		reportForms(p, forms, false, `"&" between names, where the text has "and" elsewhere`, `write "and"`, "and", lint.Unsafe)
	}
}

// etAlForm finds "et al" at the end of the names; its usual form has a point.
func etAlForm(c *lint.Citation, text []byte) (variant, bool) {
	at := bytes.LastIndex(text, []byte("et al"))
	if at < 0 {
		return variant{}, false
	}
	end := c.NamesSpan.Start + at + len("et al")
	rest := text[at+len("et al"):]
	return variant{c, lint.Span{Start: end, End: end}, bytes.HasPrefix(rest, []byte("."))}, len(rest) <= 1
}

// andForm finds what joins the last two names; its usual form is "&".
func andForm(c *lint.Citation, text []byte) (variant, bool) {
	if len(c.Names) < 2 {
		return variant{}, false
	}
	for _, sign := range [...]string{"&", "and"} {
		at := bytes.LastIndex(text, []byte(sign))
		end := at + len(sign)
		if at > 0 && end < len(text) && isBlank(text[at-1]) && isBlank(text[end]) {
			start := c.NamesSpan.Start + at
			return variant{c, lint.Span{Start: start, End: start + len(sign)}, sign == "&"}, true
		}
	}
	return variant{}, false
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// reportForms reports the few that differ from the many.
func reportForms(p *lint.Pass, forms []variant, usual bool, message, fix, text string, safety lint.Safety) {
	many := 0
	for _, f := range forms {
		if f.usual == usual {
			many++
		}
	}
	if many < 4 || many*5 < len(forms)*4 {
		return
	}
	for _, f := range forms {
		if f.usual == usual {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: f.c.Span, Message: message,
			Fixes: []lint.Fix{{Message: fix, Safety: safety, Edits: []lint.TextEdit{{Span: f.span, New: text}}}},
		})
	}
}
