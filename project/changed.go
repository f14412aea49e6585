package project

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// Changes are the lines that a unified diff adds, by the real path of the file,
// in order.
type Changes map[string][]lineRange

// A lineRange is lines from first to last, which count from 1.
type lineRange struct{ first, last int }

// ReadChanges reads a unified diff such as git diff -U0 writes, from a file of that
// name. The names in it begin at the root of the repository, or at the working directory.
func ReadChanges(files Files, name string, diff io.Reader) (changes Changes, err error) {
	at := NewTree(files)
	changed := make(Changes)
	var before string // name that the current file had
	var of []string   // the paths that it may have
	old, added, line := 0, 0, 0
	known, blank := false, true // it is a diff; there is nothing in it
	scanner := bufio.NewScanner(diff)
	scanner.Buffer(nil, kind.MaxSize)
	for scanner.Scan() {
		text := scanner.Text()
		known = known || strings.HasPrefix(text, "diff ") || strings.HasPrefix(text, "+++ ")
		blank = blank && text == ""
		switch {
		case old > 0 || added > 0: // in a hunk: what looks like a head is text
			switch {
			case strings.HasPrefix(text, "+"):
				changed.add(of, line)
				added, line = added-1, line+1
			case strings.HasPrefix(text, "-"):
				old--
			case !strings.HasPrefix(text, `\`): // "\ No newline at end of file"
				old, added, line = old-1, added-1, line+1
			}
		case strings.HasPrefix(text, "--- "):
			before = text[len("--- "):]
		case strings.HasPrefix(text, "+++ "):
			of = at.diffPaths(before, text[len("+++ "):])
		case strings.HasPrefix(text, "@@@ "):
			return nil, fmt.Errorf("%s: the diff of a merge with several sides; git diff with one commit writes one", name)
		case strings.HasPrefix(text, "@@ "):
			if old, line, added, err = hunkHead(text); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	switch err := scanner.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, fmt.Errorf("%s: a line of the diff is longer than a file that bibfix reads", name)
	case err != nil:
		return nil, about(name, err)
	}
	if !known && !blank { // a diff in colours, say: nothing would seem to have changed
		return nil, fmt.Errorf("%s: no unified diff such as git diff writes to a file", name)
	}
	return changed, nil
}

// add enters a line of the file that has one of the paths. Lines come in order.
func (c Changes) add(paths []string, line int) {
	for _, path := range paths {
		ranges := c[path]
		if n := len(ranges); n > 0 && ranges[n-1].last == line-1 {
			ranges[n-1].last = line
			continue
		}
		c[path] = append(ranges, lineRange{line, line})
	}
}

// diffPaths are the real paths that a name of a diff may stand for; none for
// /dev/null. Prefixes of the names before and after differ.
func (t *Tree) diffPaths(before, name string) []string {
	plain := before == name
	if quoted, err := strconv.QuotedPrefix(name); err == nil && name[0] == '"' {
		if text, err := strconv.Unquote(quoted); err == nil { // git writes octal escapes, as Go reads them
			name = text
		}
	} else {
		name, _, _ = strings.Cut(name, "\t") // git ends names with blanks by one
	}
	if name == "/dev/null" {
		return nil
	}
	names := []string{name}
	switch prefix, rest, ok := strings.Cut(name, "/"); {
	case plain || !ok:
	case len(prefix) == 1: // b/ or, with diff.mnemonicPrefix, w/, i/ and others
		names = []string{rest, name}
	default:
		names = append(names, rest)
	}
	var paths []string
	for _, folder := range []string{t.root("."), "."} {
		paths = append(paths, t.firstThere(folder, names)...)
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// firstThere is the real path of the first of the names that a folder has, or
// those of all where it has none.
func (t *Tree) firstThere(folder string, names []string) []string {
	var paths []string
	for _, name := range names {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if _, err := t.Stat(path); err == nil {
			return []string{t.RealPath(path)}
		}
		paths = append(paths, t.RealPath(path))
	}
	return paths
}

// hunkHead reads "@@ -old,count +new,count @@".
func hunkHead(text string) (old, line, added int, err error) {
	words := strings.Fields(text)
	if len(words) < 4 {
		return 0, 0, 0, fmt.Errorf("%q is no head of a hunk of a unified diff", text)
	}
	_, old, err = hunkRange(words[1], "-")
	if err == nil {
		line, added, err = hunkRange(words[2], "+")
	}
	return old, line, added, err
}

func hunkRange(text, sign string) (line, count int, err error) {
	first, n, several := strings.Cut(strings.TrimPrefix(text, sign), ",")
	line, err = strconv.Atoi(first)
	count = 1
	if err == nil && several {
		count, err = strconv.Atoi(n)
	}
	if err != nil || line < 0 || count < 0 {
		return 0, 0, fmt.Errorf("%q is no range of lines of a unified diff", text)
	}
	return line, count, nil
}

// keep leaves those findings that stand on a changed line.
func (c Changes) keep(at *Tree, docs []*lint.Document, found []lint.Diagnostic) []lint.Diagnostic {
	places := make(map[string]*report.Places)
	orders := make(map[string]*lint.Order)
	lines := make(map[string][]lineRange) // by name of the document
	for _, doc := range docs {
		if ranges := c[at.RealPath(filepath.FromSlash(doc.Name))]; len(ranges) > 0 {
			places[doc.Name], orders[doc.Name], lines[doc.Name] = report.NewPlaces(doc.Written()), doc.Order, ranges
		}
	}
	return slices.DeleteFunc(slices.Clone(found), func(d lint.Diagnostic) bool {
		p := places[d.File]
		switch {
		case d.Rule == lint.InternalError:
			return false
		case p == nil:
			return true
		}
		span := orders[d.File].Span(d.Span)
		first, last := p.Position(span.Start).Line, p.Position(max(span.Start, span.End-1)).Line
		return !slices.ContainsFunc(lines[d.File], func(r lineRange) bool { return r.first <= last && first <= r.last })
	})
}
