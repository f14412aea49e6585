package bib_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/internal/tools"
	"github.com/bibfix/bibfix/lint"
)

// strictCases are files with what BibTeX makes of them.
var strictCases = []struct {
	text            string
	faults, entries int
}{
	{"", 0, 0},
	{"@book{a, title = {T}}", 0, 1},
	{"@book{a}\n@book(b, title = {T})\n@book{c,}", 0, 3},
	{"@book{a, title = {T},}", 0, 1},
	{"@book{a, title = {T},,}", 1, 1},
	{"@book{a, title = {T} year = 2001}", 1, 1},
	{"@book{a title = {T}}", 1, 1},
	{"@book{a}@book{b}\n@book{c}", 0, 3},
	{"@book{a, year = {1}\n}@book{b}\n@book{c}", 0, 3},
	{"@book{a, year = {1}}  @book{b}\n@book{c}", 0, 3},
	{"x @book{a}\n@book{c}", 0, 2},
	{"@book{c}\n@book{a}@book{b}\n", 0, 2},
	{"@book{c}\n@book{a}@book{b}", 0, 2},
	{"@book{c}\n@book{a}@book{b}\n\n", 0, 3},
	{"@book{c}\n@book{a}@book{b}\n%", 0, 3},
	{"@book{a\n@book{b}\n@book{c}", 1, 3},
	{"@book{a, title {T}}", 1, 1},
	{"@book{a, title = }", 1, 1},
	{"@book{a, = {T}}", 1, 1},
	{"@book{a, title = {T}", 1, 1},
	{"@book{a, title = {T\n\n@book{b, title = {U}}", 1, 1},
	{"@book{a, title = {T}\n\n@book{b, title = {U}}", 1, 1},
	{"@book{a, title = \"T} U\"}", 1, 1},
	{"@book{a, title = \"T {\"} U\"}", 0, 1},
	{"@book{a, year = 2001a}", 1, 1},
	{"@book{a, year = 2001 # { b} # \"c\"}", 0, 1},
	{"@book{a, year = 2001 # }", 1, 1},
	{"@book{a, month = jan}", 0, 1},
	{"@book{a, title = {T}},\n note = {N},\n}\n@book{b, title = {U}}", 0, 2},
	{"text a@b.example text\n@book{a, title = {T}}", 1, 1},
	{"@comment{@book{a, title = {T}}}\n\n", 0, 1},
	{"@comment{@book{a, title = {T}}}", 0, 0},
	{"@comment{ {{ }\n@book{a, title = {T}}", 0, 1},
	{"@string{q = {Quay}}@preamble{\"x\" # q}@book{a, title = q}", 0, 0},
	{"@string{q {Quay}}\n@book{a, title = {T}}", 1, 1},
	{"@string{q = {Quay})\n@book{a, title = {T}}", 1, 1},
	{"@book\n@book{a, title = {T}}", 1, 0},
	{"@2book{a, title = {T}}", 1, 0},
	{"% @book{a, title = {T}}\n", 0, 1},
	{"@book{a,\n% title = {T},\n year = 2001}", 1, 1},
	{"@book(a), title = {T})", 0, 1},
	{"@book{ü, title = {\\{T}}", 1, 1},
}

func TestStrict(t *testing.T) {
	for _, c := range strictCases {
		got := bib.Read(lint.File{Name: "a.bib", Data: []byte(c.text)}).Strict()
		if got.Faults != c.faults || got.Entries != c.entries {
			t.Errorf("%q: %d faults, %d entries; want %d, %d", c.text, got.Faults, got.Entries, c.faults, c.entries)
		}
	}
}

// What is expected above is what BibTeX does.
func TestStrictIsBibTeX(t *testing.T) {
	program := tools.Need(t, "bibtex")
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("keys.bst", "ENTRY { title } {} {}\nFUNCTION {book} { cite$ write$ newline$ }\nFUNCTION {default.type} { book }\n"+
		"MACRO {jan} {\"January\"}\nREAD\nITERATE {call.type$}\n")
	write("x.aux", "\\citation{*}\n\\bibstyle{keys}\n\\bibdata{x}\n")
	fault := regexp.MustCompile(`---line \d+ of file x\.bib`)
	for _, c := range strictCases {
		write("x.bib", c.text)
		os.Remove(filepath.Join(dir, "x.bbl"))
		command := exec.Command(program, "x")
		command.Dir = dir
		command.Env = append(os.Environ(), "BSTINPUTS=.", "BIBINPUTS=.")
		var exit *exec.ExitError
		if out, err := command.CombinedOutput(); err != nil && !errors.As(err, &exit) {
			t.Fatalf("%v: %s", err, out)
		}
		log, err := os.ReadFile(filepath.Join(dir, "x.blg"))
		if err != nil {
			t.Fatal(err)
		}
		list, err := os.ReadFile(filepath.Join(dir, "x.bbl"))
		if err != nil && c.entries > 0 {
			t.Fatal(err)
		}
		faults := len(fault.FindAll(log, -1)) - bytes.Count(log, []byte("Warning--string name"))
		if entries := bytes.Count(list, []byte("\n")); faults != c.faults || entries != c.entries {
			t.Errorf("%q: BibTeX has %d faults and %d entries, we say %d and %d\n%s", c.text, faults, entries, c.faults, c.entries, log)
		}
	}
}
