package csl

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

// show is what was read, a line for each item and field.
func show(doc *lint.Document) string {
	var b strings.Builder
	for r := range doc.Entries() {
		fmt.Fprintf(&b, "%s %s", r.Key, r.Type)
		if r.Trust != lint.Safe {
			b.WriteString(" broken")
		}
		b.WriteString("\n")
		for i := range r.Fields {
			f := &r.Fields[i]
			name := f.Raw
			if f.Name != f.Raw {
				name += "=" + f.Name
			}
			fmt.Fprintf(&b, "  %s: %q", name, f.Text)
			for _, n := range f.Names {
				fmt.Fprintf(&b, " <%s|%s|%s|%s|%s>", n.Particle, n.Family, n.Given, n.Suffix, n.Literal)
			}
			if f.Open {
				b.WriteString(" open")
			}
			if d := f.Date; d != (lint.Date{}) {
				fmt.Fprintf(&b, " %d/%d/%d end %d %s", d.Year, d.Month, d.Day, d.End, d.Status)
				if d.Circa {
					b.WriteString("circa")
				}
			}
			b.WriteString("\n")
		}
	}
	for _, d := range doc.Errors {
		fmt.Fprintf(&b, "! %d-%d %s", d.Span.Start, d.Span.End, d.Message)
		for _, fix := range d.Fixes {
			fmt.Fprintf(&b, " [%s]", fix.Message)
		}
		b.WriteString("\n")
	}
	for _, note := range doc.Notes {
		b.WriteString("# " + note + "\n")
	}
	return b.String()
}

func readJSON(text string) *lint.Document {
	return ReadJSON(lint.File{Name: "refs.json", Data: []byte(text)})
}

func readText(text string) *lint.Document {
	return ReadYAML(lint.File{Name: "refs.yaml", Data: []byte(text)})
}

// What is read of files of all forms, whole and broken, is what stands behind them.
func TestReading(t *testing.T) {
	const name = "testdata/read.txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		in, want := archive.Files[i], &archive.Files[i+1]
		read := ReadJSON
		if strings.HasSuffix(in.Name, ".yaml") {
			read = ReadYAML
		}
		got := show(read(lint.File{Name: in.Name, Data: in.Data}))
		if golden.Update() {
			want.Data = []byte(got)
		} else if got != string(want.Data) {
			t.Errorf("%s is read as\n%s\nwant\n%s", in.Name, got, want.Data)
		}
	}
	if golden.Update() {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
