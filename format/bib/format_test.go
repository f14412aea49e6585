package bib

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// TestFormat sets the files of testdata/format out in every style. With
// -update, what is there is rewritten.
func TestFormat(t *testing.T) {
	paths, err := filepath.Glob("testdata/format/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no examples", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		in := archive.Files[0]
		files := []txtar.File{in}
		for i, style := range styles() {
			name := []string{"plain", "other", "quoted", "keys", "less"}[i] + ".bib"
			got, err := Format(lint.File{Name: in.Name, Data: in.Data}, style)
			if err != nil {
				t.Errorf("%s, %s: %v", path, name, err)
			}
			files = append(files, txtar.File{Name: name, Data: got.Data})
			if i+1 >= len(archive.Files) || string(archive.Files[i+1].Data) != string(got.Data) {
				if !golden.Update() {
					t.Errorf("%s: %s is now\n%s", path, name, got.Data)
				}
			}
		}
		if golden.Update() {
			if err := os.WriteFile(path, txtar.Format(&txtar.Archive{Comment: archive.Comment, Files: files}), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestFormatLeaves has what stays byte for byte, in every style that does not
// sort.
func TestFormatLeaves(t *testing.T) {
	for _, text := range []string{
		"", "\n\n", "\ufeff", "% only a comment\n", "no newline: one is added\n", "@\n", "@misc{never closed,\n  title = {x\n",
		"---\ntitle: front matter\n---\n\n@misc{a,\n  title         = {x},\n}\n",
		"@misc{a,\r\n  title         = {x\n y},\r\n}\r\n", // the line end of a value
		"\ufeff@misc{a,\n  title         = {caf\xe9},\n}\n",
		"@misc{a, title={x} year=2000}\n",                  // no comma
		"@misc{a, title={x},, year=2000}\n",                // one too many
		"@misc{a, title={x}}, year=2000}\n",                // a brace too many
		"@misc{a b, title={x}}\n",                          // a space in the key
		"@misc{title={x}}\n",                               // no key
		"@string{a = {x},}\n",                              // BibTeX does not take the comma
		"@Comment no braces @ all\n@comment{ a  b\n c }\n", // as they are
		"% @misc{a, title={x}}\n",
	} {
		for i, style := range styles()[:1] {
			got, err := Format(lint.File{Name: "a.bib", Data: []byte(text)}, style)
			if err != nil || string(got.Data) != text {
				t.Errorf("style %d: %q became %q (%v)", i, text, got.Data, err)
			}
		}
	}
}

func TestFormatAsks(t *testing.T) {
	style := func(change func(*Style)) Style {
		s := DefaultStyle()
		s.Align = 0
		change(&s)
		return s
	}
	months := style(func(s *Style) { s.Months = "macro" })
	braces := style(func(s *Style) { s.Delimiters = "braces" })
	quotes := style(func(s *Style) { s.Delimiters = "quotes" })
	bare := style(func(s *Style) { s.Numbers = "bare" })
	wrap := style(func(s *Style) { s.Wrap = 40 })
	for _, test := range []struct {
		style     Style
		old, want string // of one value of the field x
		field     string
	}{
		{months, "{March}", "mar", "month"},
		{months, "{sept.}", "sep", "month"},
		{months, "\"04\"", "apr", "month"},
		{months, "5", "may", "month"},
		{months, "{May--June}", "{May--June}", "month"},
		{months, "{13}", "{13}", "month"},
		{months, "{8~} # feb", "{8~} # feb", "month"},
		{months, "{March}", "{March}", "note"},
		{braces, `"say {"}x{"}"`, `{say {"}x{"}}`, "note"},
		{braces, `a # "b" # 3`, `a # {b} # 3`, "note"},
		{quotes, `{M\"uller}`, `{M\"uller}`, "author"},
		{quotes, `{M{\"u}ller}`, `"M{\"u}ller"`, "author"},
		{quotes, `2000`, `2000`, "year"},
		{bare, `{2000}`, `2000`, "year"},
		{bare, `{2000 }`, `{2000 }`, "year"},
		{bare, `{}`, `{}`, "year"},
		{bare, `{2000a}`, `{2000a}`, "year"},
		{wrap, "{one two three four five six seven eight}", "{one two three four five six\n         seven eight}", "note"},
		{wrap, "{one two\n three}", "{one two three}", "note"},
		{wrap, "{one two three four five\n\n six seven eight}", "{one two three four five\n\n         six seven eight}", "note"},
		{wrap, "{one two three four $five + six$ seven}", "{one two three four\n         $five + six$ seven}", "note"},
		{wrap, `{one two three \url{four five six seven}}`, "{one two three\n         \\url{four five six seven}}", "note"},
		{wrap, `{one two three four 5\% five\ six seven}`, "{one two three four 5\\%\n         five\\ six seven}", "note"},
		{wrap, "{one two three four five % six\n seven eight}", "{one two three four five % six\n seven eight}", "note"},
		{wrap, "{one two three four five $six seven eight}", "{one two three four five $six seven eight}", "note"},
		{wrap, "{one two three four $five\n six$ seven eight}", "{one two three four $five\n six$ seven eight}", "note"},
		{wrap, "{https://example.org/one two three four five six}", "{https://example.org/one two three four five six}", "url"},
		{wrap, "{one two three four five six seven eight}", "{one two three four five six seven eight}", "unknown"},
	} {
		file := "@misc{a,\n  " + test.field + " = " + test.old + ",\n}\n"
		got, err := Format(lint.File{Name: "a.bib", Data: []byte(file)}, test.style)
		want := "@misc{a,\n  " + test.field + " = " + strings.ReplaceAll(test.want, "\n         ", "\n"+strings.Repeat(" ", len(test.field)+6)) + ",\n}\n"
		if err != nil || string(got.Data) != want {
			t.Errorf("%s = %s became\n%s (%v), want\n%s", test.field, test.old, got.Data, err, want)
		}
	}
}

func TestFormatSorts(t *testing.T) {
	for _, test := range []struct{ by, file, want string }{
		{"key", "@misc{b}\n@misc{A}\n@misc{c}", "A b c"},
		{"-key", "@misc{b}\n@misc{A}\n@misc{c}", "c b A"},
		{"year,key", "@misc{b,year=2001}\n@misc{a,year=2001}\n@misc{z,year=999}\n@misc{n}", "z a b n"},
		{"-year", "@misc{n}\n@misc{b,year=2001}\n@misc{z,date={1999-02}}", "b z n"},
		{"year", "@misc{p,year={in press}}\n@misc{b,year={c. 1990}}\n@misc{z,date={999-02}}\n@misc{m,date={1990-05}}", "z b m p"},
		{"type", "@misc{a}\n@Book{b}\n@article{c}", "c b a"},
		{"author", "@misc{a,author={Prado, Ana}}\n@misc{b,editor={Lund, Bo}}\n@misc{c,title={x}}", "b a c"},
		{"key", "@inbook{z,crossref={A}}\n@book{a}\n@misc{m}", "m z a"},                            // the parent behind its child
		{"key", "@inbook{z,crossref={A},date={1990}}\n@book{a}\n@misc{m}", "a m z"},                // biber asks for no order
		{"year", "@misc{k,year=2}\n@misc{x,year=9}\n@misc{K,year=1}", "k K x"},                     // BibTeX takes the first of a key
		{"key", "@misc{b,title=s}\n@string{s={x}}\n@misc{a}", "b string a"},                        // used before
		{"key", "@string{s={x}}\n@misc{b,title=s}\n@string{s={y}}\n@misc{a}", "string b string a"}, // defined twice
		{"key", "@misc{b,title=s}\n@string{r={x}}\n@misc{a}", "string a b"},
		{"key", "@misc{b,month=jan}\n@string{jan={x}}\n@misc{a}", "b string a"},
		{"key", "@misc{b}\n@misc{a", "b a"}, // damaged
	} {
		style := DefaultStyle()
		style.Entries = strings.Split(test.by, ",")
		got, err := Format(lint.File{Name: "a.bib", Data: []byte(test.file)}, style)
		var keys []string
		for line := range strings.Lines(string(got.Data)) {
			if word, rest, found := strings.Cut(line, "{"); found && line[0] == '@' {
				if key := strings.Trim(rest, ",}\n"); word != "@string" {
					keys = append(keys, key)
				} else {
					keys = append(keys, "string")
				}
			}
		}
		if err != nil || strings.Join(keys, " ") != test.want {
			t.Errorf("by %s: %q (%v), want %q\n%s", test.by, keys, err, test.want, got.Data)
		}
	}
}

func TestStyleCheck(t *testing.T) {
	for i, change := range []func(*Style){
		func(s *Style) { s.Indent = "x" }, func(s *Style) { s.Align = -2 }, func(s *Style) { s.Types = "Title" }, func(s *Style) { s.Comma = "" },
		func(s *Style) { s.BlankLines = -1 }, func(s *Style) { s.Wrap = 3 }, func(s *Style) { s.Entries = []string{"-"} }, func(s *Style) { s.Fields = []string{""} },
	} {
		style := DefaultStyle()
		change(&style)
		if _, err := Format(lint.File{}, style); err == nil {
			t.Errorf("style %d was taken", i)
		}
	}
	if err := DefaultStyle().Check(); err != nil {
		t.Error(err)
	}
	var damage *DamageError
	_, err := Format(lint.File{Data: []byte("@misc{a, t = \"open { only\"}\n @misc{b, t = {x}}\n")}, styles()[2])
	if err != nil && !errors.As(err, &damage) {
		t.Error(err)
	}
}

// TestFormatCut cuts a file off at every byte, and takes every byte out.
func TestFormatCut(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/format/traps.txtar")
	if err != nil {
		t.Fatal(err)
	}
	data := archive.Files[0].Data
	for i := 0; i < len(data); i += long.Or(17, 1) {
		checkFormat(t, data[:i])
		checkFormat(t, slices.Delete(slices.Clone(data), i, i+1))
		checkFormat(t, data[i:])
	}
}

// TestFormatHostile has files whose parts are large or many.
func TestFormatHostile(t *testing.T) {
	n := long.Or(2_000, 20_000)
	for _, text := range []string{
		"@misc{a, title={" + strings.Repeat("{", n) + "x" + strings.Repeat("}", n) + "}}",
		"@misc{a, title={" + strings.Repeat("word ", n) + "}}",
		"@misc{a, title={" + strings.Repeat("$", n) + "}}",
		"@misc{a, title={" + strings.Repeat(`\url{`, n) + "}}",
		"@misc{a," + strings.Repeat("title={x},", 4*n) + "}",
		"@misc{a, title = x" + strings.Repeat(" # x", n) + "}",
		"@misc{a," + strings.Repeat("title=x,%\n", n) + "}\n@string{x={y}}",
		strings.Repeat("@misc{a}% text\n", n),
		strings.Repeat("@misc{a}\n% text\n\n% text\n", n),
		strings.Repeat("@misc{a, crossref={a}}", n),
		strings.Repeat("% text\n\n", n) + "@misc{a}",
		"@misc{a}" + strings.Repeat("% text\n@comment{x\n}", n),
		strings.Repeat("@string{a=b}@preamble{a}", n),
		strings.Repeat("@misc{a,title={x", n),
		strings.Repeat("@comment{", n),
	} {
		checkFormat(t, []byte(text))
	}
}
