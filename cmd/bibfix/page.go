package main

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/report"
)

// pageWidth is how many columns a page of text fills.
const pageWidth = 80

// renderPage sets a page of Markdown as our rules write it for a terminal:
// paragraphs filled, headings and code set off. Markdown in general is more
// than that: pages of rules are our own.
func renderPage(page string, color bool) string {
	var b strings.Builder
	paint := func(code, text string) string {
		if !color {
			return text
		}
		return "\x1b[" + code + "m" + text + "\x1b[0m"
	}
	for block := range strings.SplitSeq(strings.TrimSpace(page), "\n\n") {
		switch {
		case strings.HasPrefix(block, "#"):
			heading := strings.TrimLeft(block, "# ")
			b.WriteString(paint("1", report.Printable(heading)) + "\n")
			if !color {
				b.WriteString(strings.Repeat("-", utf8.RuneCountInString(heading)) + "\n")
			}
		case strings.HasPrefix(block, "    "), strings.HasPrefix(block, "|"):
			b.WriteString(block + "\n")
		default:
			for _, item := range items(block) {
				b.WriteString(fill(item, paint))
			}
		}
		b.WriteByte('\n')
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// items parts a block into the items of a list; a paragraph is one.
func items(block string) []string {
	var all []string
	for line := range strings.SplitSeq(block, "\n") {
		if len(all) == 0 || strings.HasPrefix(line, "- ") {
			all = append(all, line)
		} else {
			all[len(all)-1] += "\n" + line
		}
	}
	return all
}

// fill breaks a paragraph or an item into lines. Code between backticks is painted.
func fill(text string, paint func(code, text string) string) string {
	indent := ""
	if strings.HasPrefix(text, "- ") {
		indent = "  "
	}
	var b strings.Builder
	column, code := 0, false
	for i, word := range strings.Fields(text) {
		shown := strings.ReplaceAll(word, "`", "")
		ticks := strings.Count(word, "`")
		n := utf8.RuneCountInString(shown)
		switch {
		case i == 0:
		case column+1+n > pageWidth:
			b.WriteString("\n" + indent)
			column = len(indent)
		default:
			b.WriteByte(' ')
			column++
		}
		if code || ticks > 0 {
			shown = paint("36", shown)
		}
		if ticks%2 == 1 {
			code = !code
		}
		b.WriteString(shown)
		column += n
	}
	return b.String() + "\n"
}
