package ruletest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// A variant is a file as another editor would have saved it, and where each
// byte of the first file went.
type variant struct {
	name string
	data []byte
	move func(offset int) int
}

const before = "A paragraph stands before the rest and cites nothing.\n\n"

func variants(data []byte) []variant {
	crlf := bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
	lines := make([]int, len(data)+1) // line ends before each offset
	for i, c := range data {
		lines[i+1] = lines[i]
		if c == '\n' {
			lines[i+1]++
		}
	}
	cut := bytes.TrimRight(data, "\n")
	list := []variant{
		{"Windows line ends", crlf, func(at int) int { return at + lines[at] }},
		{"a byte order mark", append([]byte("\ufeff"), data...), func(at int) int { return at + 3 }},
		{"no final line end", cut, func(at int) int { return min(at, len(cut)) }},
	}
	if !bytes.HasPrefix(data, []byte("---")) { // front matter must stay in front
		list = append(list, variant{"text before it", append([]byte(before), data...), func(at int) int { return at + len(before) }})
	}
	return list
}

// checkVariants expects the same findings, moved, in every variant.
func checkVariants(rule lint.Rule, read Reader, file lint.File) []string {
	var faults []string
	found := find(rule, read, file)
	for _, v := range variants(file.Data) {
		same := func(at int) int { return at }
		want := outline(found, v.move)
		got := outline(find(rule, read, lint.File{Name: file.Name, Data: v.data}), same)
		if !slices.Equal(got, want) {
			faults = append(faults, fmt.Sprintf("%s: with %s the findings change:\n\t%s\nshould be\n\t%s",
				file.Name, v.name, strings.Join(got, "\n\t"), strings.Join(want, "\n\t")))
		}
	}
	return faults
}

// outline writes findings down, one in a line, with all places moved.
func outline(found []lint.Diagnostic, move func(int) int) []string {
	place := func(s lint.Span) string { return fmt.Sprintf("%d-%d", move(s.Start), move(s.End)) }
	var lines []string
	for _, d := range found {
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s %s", place(d.Span), d.Severity, d.Message)
		for _, r := range d.Related {
			fmt.Fprintf(&b, " [%s %s]", place(r.Span), r.Message)
		}
		for _, f := range d.Fixes {
			fmt.Fprintf(&b, " {%s: %s", f.Safety, f.Message)
			for _, e := range f.Edits {
				fmt.Fprintf(&b, " %s %q", place(e.Span), strings.ReplaceAll(e.New, "\r\n", "\n"))
			}
			b.WriteString("}")
		}
		lines = append(lines, b.String())
	}
	return lines
}
