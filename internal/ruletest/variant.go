package ruletest

import (
	"bytes"
	"cmp"
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

// checkVariants expects the same findings, moved, in every variant of the files.
func checkVariants(rule lint.Rule, read Reader, e example) []string {
	var faults []string
	found := find(rule, read, e)
	moves := make(map[string]map[string]func(int) int) // by variant and file
	varied := make(map[string]*example)
	var names []string
	for _, f := range e.files {
		for _, v := range variants(f.Data) {
			if varied[v.name] == nil {
				names = append(names, v.name)
				varied[v.name] = &example{e.name, slices.Clone(e.files), e.facts}
				moves[v.name] = make(map[string]func(int) int)
			}
			moves[v.name][f.Name] = v.move
			at := slices.IndexFunc(e.files, func(other lint.File) bool { return other.Name == f.Name })
			varied[v.name].files[at].Data = v.data
		}
	}
	same := func(_ string, at int) int { return at }
	for _, name := range names {
		want := outline(found, func(file string, at int) int {
			if move := moves[name][file]; move != nil {
				return move(at)
			}
			return at
		})
		got := outline(find(rule, read, *varied[name]), same)
		if !slices.Equal(got, want) {
			faults = append(faults, fmt.Sprintf("%s: with %s the findings change:\n\t%s\nshould be\n\t%s",
				e.name, name, strings.Join(got, "\n\t"), strings.Join(want, "\n\t")))
		}
	}
	return faults
}

// outline writes findings down, one in a line, with all places moved.
func outline(found []lint.Diagnostic, move func(file string, at int) int) []string {
	var lines []string
	for _, d := range found {
		place := func(file string, s lint.Span) string {
			file = cmp.Or(file, d.File)
			return fmt.Sprintf("%s:%d-%d", file, move(file, s.Start), move(file, s.End))
		}
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s %s", place("", d.Span), d.Severity, d.Message)
		for _, r := range d.Related {
			fmt.Fprintf(&b, " [%s %s]", place(r.File, r.Span), r.Message)
		}
		for _, f := range d.Fixes {
			fmt.Fprintf(&b, " {%s: %s", f.Safety, f.Message)
			for _, e := range f.Edits {
				fmt.Fprintf(&b, " %s %q", place(e.File, e.Span), strings.ReplaceAll(e.New, "\r\n", "\n"))
			}
			b.WriteString("}")
		}
		lines = append(lines, b.String())
	}
	return lines
}
