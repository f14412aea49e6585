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
		if strings.HasPrefix(f.Name, "good") {
			filled.Files = append(filled.Files, f)
		}
		if !strings.HasPrefix(f.Name, "bad") {
			continue
		}
		filled.Files = append(filled.Files, f)
		file := lint.File{Name: f.Name, Data: f.Data}
		for _, d := range find(rule, read, file) {
			want.WriteString(describe(file, d))
		}
		safe, _ := repair(rule, read, file, lint.Safe) // Check complains of errors
		unsafe, _ := repair(rule, read, file, lint.Unsafe)
		if !bytes.Equal(safe.Data, f.Data) && !bytes.Equal(safe.Data, unsafe.Data) {
			repaired = append(repaired, txtar.File{Name: "safe/" + f.Name, Data: safe.Data})
		}
		if !bytes.Equal(unsafe.Data, f.Data) {
			repaired = append(repaired, txtar.File{Name: "fixed/" + f.Name, Data: unsafe.Data})
		}
	}
	filled.Files = append(filled.Files, txtar.File{Name: "want", Data: want.Bytes()})
	filled.Files = append(filled.Files, repaired...)
	return filled
}

// describe writes a finding down as want shows it.
func describe(file lint.File, d lint.Diagnostic) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%s: %s: %s\n", file.Name, position(file.Data, d.Span), d.Severity, d.Message)
	for _, r := range d.Related {
		fmt.Fprintf(&b, "\tsee %s: %s\n", position(file.Data, r.Span), r.Message)
	}
	for _, f := range d.Fixes {
		fmt.Fprintf(&b, "\t%s: %s\n", f.Safety, f.Message)
		for _, e := range f.Edits {
			fmt.Fprintf(&b, "\t\t%s %q -> %q\n", position(file.Data, e.Span), file.Data[e.Span.Start:e.Span.End], e.New)
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

// repair applies fixes of at least that safety, as "bibfix --write" does. What
// cannot be applied is a fault of the rule, and leaves the file as it is.
func repair(rule lint.Rule, read Reader, file lint.File, safety lint.Safety) (lint.File, error) {
	docs := []*lint.Document{read(file)}
	repaired, err := lint.Repair(docs, read, []lint.Rule{rule}, lint.Options{Year: Year}, safety)
	if err != nil {
		return file, err
	}
	return repaired.Documents[0].File, nil
}
