package ruletest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/lint"
)

// Fill returns the archive with its generated files as they should be: want,
// safe/… and fixed/… in place of what was there.
func Fill(rule lint.Rule, archive *txtar.Archive, read Reader) *txtar.Archive {
	filled := &txtar.Archive{Comment: archive.Comment}
	var want bytes.Buffer
	var repaired []txtar.File
	for _, f := range archive.Files {
		if f.Name == recordsFile || f.Name == dataciteFile {
			filled.Files = append(filled.Files, f)
		}
	}
	for _, e := range examplesOf(archive, read) {
		for _, f := range e.files {
			filled.Files = append(filled.Files, txtar.File{Name: f.Name, Data: f.Data})
		}
		if e.good() {
			continue
		}
		for _, d := range find(rule, read, e) {
			want.WriteString(describe(e, d))
		}
		safe, _ := repair(rule, read, e, lint.Safe) // Check complains of errors
		unsafe, _ := repair(rule, read, e, lint.Unsafe)
		for i, f := range e.files {
			one, both := safe.files[i].Data, unsafe.files[i].Data
			if !bytes.Equal(one, f.Data) && !bytes.Equal(one, both) {
				repaired = append(repaired, txtar.File{Name: "safe/" + f.Name, Data: one})
			}
			if !bytes.Equal(both, f.Data) {
				repaired = append(repaired, txtar.File{Name: "fixed/" + f.Name, Data: both})
			}
		}
	}
	filled.Files = append(filled.Files, txtar.File{Name: "want", Data: want.Bytes()})
	filled.Files = append(filled.Files, repaired...)
	return filled
}

// describe writes a finding down as want shows it. Places in other files than
// the finding's begin with the name.
func describe(e example, d lint.Diagnostic) string {
	if !e.has(d.File) {
		return d.File + ": " + d.Message + "\n"
	}
	place := func(file string, s lint.Span) string {
		switch {
		case file == "" || file == d.File:
			return position(e.data(d.File), s)
		case !e.has(file):
			return file
		}
		return file + ":" + position(e.data(file), s)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%s: %s: %s\n", d.File, place("", d.Span), d.Severity, d.Message)
	for _, r := range d.Related {
		fmt.Fprintf(&b, "\tsee %s: %s\n", place(r.File, r.Span), r.Message)
	}
	for _, f := range d.Fixes {
		fmt.Fprintf(&b, "\t%s: %s\n", f.Safety, f.Message)
		for _, edit := range f.Edits {
			old := ""
			if e.has(edit.File) {
				old = string(e.data(edit.File)[edit.Span.Start:edit.Span.End])
			}
			fmt.Fprintf(&b, "\t\t%s %q -> %q\n", place(edit.File, edit.Span), old, edit.New)
		}
	}
	return b.String()
}

// position is line:column-line:column, counted from 1 in code points; the end
// is the column after the last character, and leaves out the line of the start.
func position(data []byte, s lint.Span) string {
	line, column := lineColumn(data, s.Start)
	endLine, endColumn := lineColumn(data, s.End)
	if line == endLine {
		return fmt.Sprintf("%d:%d-%d", line, column, endColumn)
	}
	return fmt.Sprintf("%d:%d-%d:%d", line, column, endLine, endColumn)
}

func lineColumn(data []byte, at int) (line, column int) {
	head := data[:at]
	return bytes.Count(head, []byte("\n")) + 1, utf8.RuneCount(head[bytes.LastIndexByte(head, '\n')+1:]) + 1
}
