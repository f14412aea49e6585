package rules

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "citation-order",
	Title:    "a numbered citation is out of order",
	Severity: lint.Info,
	Since:    "0.1.0",
	Needs:    lint.Manuscript,
	Doc: `Where works are numbered in the order in which the text cites them (Vancouver, IEEE), the first citation of 8 should not
come before that of 7. The rule names the numbers that come too early.

It is silent in texts that do not number so: lists in alphabetical order, and texts in which more than one number in six is out of
order. It is silent in captions, which stand where the page has room. Numbers that are never cited belong to uncited-entry.`,
	Check: checkCitationOrder,
})

// A jump is a number that is cited before a smaller one.
type jump struct {
	c       *lint.Citation
	skipped int
}

func checkCitationOrder(p *lint.Pass) {
	doc := p.Document
	if doc.Style != lint.StyleNumeric || len(doc.Lists) != 1 || doc.Lists[0].Torn {
		return
	}
	first := map[int]*lint.Citation{}
	exists := map[int]bool{}
	for _, r := range doc.References {
		exists[r.Number] = true
	}
	var jumps []jump
	next := 1
	for _, c := range doc.Citations {
		if c.Kind != lint.ByNumber || c.Status != lint.Resolved || first[c.Number] != nil {
			continue
		}
		for first[next] != nil || next < c.Number && !exists[next] {
			next++
		}
		if c.Number > next && !inCaption(doc, c.Span.Start) {
			jumps = append(jumps, jump{c, next})
		}
		first[c.Number] = c
	}
	if len(jumps)*6 > len(first) {
		return
	}
	for len(jumps) > 0 {
		n := 1
		for n < len(jumps) && jumps[n].skipped == jumps[0].skipped && jumps[n].c.Number == jumps[n-1].c.Number+1 {
			n++
		}
		if at := first[jumps[0].skipped]; at != nil { // it is cited, but later
			reportJumps(p, jumps[:n], at)
		}
		jumps = jumps[n:]
	}
}

// reportJumps reports numbers in a row that are cited too early.
func reportJumps(p *lint.Pass, jumps []jump, later *lint.Citation) {
	skipped := jumps[0].skipped
	message := fmt.Sprintf("number %d is cited before number %d", jumps[0].c.Number, skipped)
	if n := len(jumps); n > 1 {
		message = fmt.Sprintf("numbers %d to %d are cited before number %d", jumps[0].c.Number, jumps[n-1].c.Number, skipped)
	}
	p.Report(lint.Diagnostic{
		Span: jumps[0].c.Span, Message: message,
		Related: []lint.Related{{Span: later.Span, Message: fmt.Sprintf("number %d is cited here first", skipped)}},
	})
}

// inCaption says whether the paragraph around at is the caption of a figure or
// a table. Long paragraphs are none.
func inCaption(doc *lint.Document, at int) bool {
	const longest = 4000
	paragraph := afterEmptyLine(doc.Data[max(0, at-longest):at])
	start := strings.TrimLeft(string(paragraph), "\r\n *_>#-|:[(")
	word := strings.TrimRightFunc(start[:len(start)-len(strings.TrimLeftFunc(start, unicode.IsLetter))], unicode.IsSpace)
	rest := strings.TrimLeft(start[len(word):], ". *_\u00a0")
	return isCaptionWord(word) && rest != "" && (ascii.Digit(rest[0]) || rest[0] == 'S' || rest[0] == 'A')
}

// afterEmptyLine is what stands behind the last empty line of a text, or all of
// it. Lines end in LF or CRLF, and an empty one may hold blanks.
func afterEmptyLine(text []byte) []byte {
	for end := len(text); ; {
		end = bytes.LastIndexByte(text[:end], '\n')
		if end < 0 {
			return text
		}
		if before := bytes.TrimRight(text[:end], " \t\r"); len(before) == 0 || before[len(before)-1] == '\n' {
			return text[end+1:]
		}
	}
}

// isCaptionWord knows what figures, tables and boxes are called.
func isCaptionWord(s string) bool {
	switch strings.ToLower(s) {
	case "figure", "fig", "figs", "table", "tab", "box", "scheme", "plate", "abbildung", "abb", "tabelle", "tableau", "figura", "tabla", "tabela",
		"cuadro", "quadro", "gráfico", "tabella", "figuur", "tabel", "rysunek", "obrázek", "рисунок", "рис", "таблица", "图", "表":
		return true
	}
	return false
}
