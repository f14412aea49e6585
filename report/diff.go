package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// context is the number of unchanged lines around a change, as in git.
const context = 3

// Diff writes the change from old to new as a unified diff that "git apply"
// takes; nothing when they are equal. Name is the slash-separated path of the
// file. Line ends and bytes that are not UTF-8 stay as they are, unless the
// style is for a terminal.
//
// There is no line "diff --git": it would make git look for the file from the
// root of its repository, and skip it without a word in any other folder.
func Diff(w io.Writer, name string, old, new []byte, style Style) error {
	if string(old) == string(new) {
		return nil
	}
	out := bufio.NewWriter(w)
	a, b := gitPath("a/", name), gitPath("b/", name)
	tab := ""
	if strings.Contains(name, " ") && !strings.HasPrefix(a, `"`) {
		tab = "\t" // ends the name where a date might follow
	}
	fmt.Fprintln(out, style.paint(bold, "--- "+a+tab))
	fmt.Fprintln(out, style.paint(bold, "+++ "+b+tab))
	for _, h := range hunks(compareLines(string(old), string(new))) {
		writeHunk(out, h, style)
	}
	return out.Flush()
}

// A hunk is a stretch of changes with the context around it.
type hunk struct {
	old, new int // lines of each text before the hunk
	lines    []line
}

// hunks cuts a comparison into hunks. Changes whose contexts would meet share
// one.
func hunks(lines []line) []hunk {
	var list []hunk
	old, new := 0, 0 // lines of each text before lines[i]
	last := -1       // index of the latest change
	first := 0       // index where the current hunk starts
	for i, l := range lines {
		if l.op != ' ' {
			if last < 0 || i-last > 2*context+1 {
				if last >= 0 {
					list[len(list)-1].lines = lines[first : last+1+context]
				}
				first = max(i-context, 0)
				list = append(list, hunk{old: old - (i - first), new: new - (i - first)})
			}
			last = i
		}
		if l.op != '+' {
			old++
		}
		if l.op != '-' {
			new++
		}
	}
	if last >= 0 {
		list[len(list)-1].lines = lines[first:min(last+1+context, len(lines))]
	}
	return list
}

func writeHunk(out io.Writer, h hunk, style Style) {
	old, new := 0, 0
	for _, l := range h.lines {
		if l.op != '+' {
			old++
		}
		if l.op != '-' {
			new++
		}
	}
	fmt.Fprintln(out, style.paint(cyan, "@@ -"+hunkRange(h.old, old)+" +"+hunkRange(h.new, new)+" @@"))
	for _, l := range h.lines {
		text, ended := strings.CutSuffix(l.text, "\n")
		if style.Terminal {
			text = Printable(text)
		}
		text = string(l.op) + text
		switch l.op {
		case '-':
			text = style.paint(red, text)
		case '+':
			text = style.paint(green, text)
		}
		fmt.Fprintln(out, text)
		if !ended {
			fmt.Fprintln(out, `\ No newline at end of file`)
		}
	}
}

// hunkRange is "first,count"; an empty range names the line before it.
func hunkRange(before, count int) string {
	first := before + 1
	if count == 0 {
		first = before
	}
	return fmt.Sprintf("%d,%d", first, count)
}

// gitPath is the path with its prefix, quoted as git quotes names that hold
// anything but printable ASCII. Absolute paths lose their first slash, as in
// "git diff --no-index".
func gitPath(prefix, name string) string {
	path := prefix + strings.TrimLeft(name, "/")
	plain := func(c byte) bool { return c >= ' ' && c < 0x7F && c != '"' && c != '\\' }
	var b strings.Builder
	quoted := false
	for i := range len(path) {
		c := path[i]
		if plain(c) {
			b.WriteByte(c)
			continue
		}
		quoted = true
		switch c {
		case '"', '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '\n':
			b.WriteString(`\n`)
		case '\t':
			b.WriteString(`\t`)
		default:
			fmt.Fprintf(&b, `\%03o`, c)
		}
	}
	if quoted {
		return `"` + b.String() + `"`
	}
	return path
}
