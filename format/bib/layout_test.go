package bib

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// styles are ways to set out that have little in common.
func styles() []Style {
	plain := DefaultStyle()
	other := Style{
		Indent: "\t", Align: AlignEntry, Types: "upper", Names: "keep", Delimiters: "braces", Numbers: "bare", Months: "macro", Comma: "never",
		BlankLines: 0, Wrap: 60, Fields: []string{"title", "year", "author"}, Entries: []string{"-year", "author", "key"},
	}
	quoted := Style{
		Indent: "", Align: 0, Types: "keep", Names: "upper", Delimiters: "quotes", Numbers: "delimited", Months: "keep", Comma: "keep",
		BlankLines: 2, Wrap: 30, Entries: []string{"key"},
	}
	keys := DefaultStyle()
	keys.BlankLines, keys.Entries, keys.Fields = 0, []string{"type", "key"}, []string{"standard"}
	less := DefaultStyle()
	less.Drop, less.DropEmpty = []string{"Abstract", "title"}, true
	return []Style{plain, other, quoted, keys, less}
}

// checkFormat sets data out in every style: Format itself holds the result
// against the file, and a second time nothing changes.
func checkFormat(t *testing.T, data []byte) {
	t.Helper()
	for i, style := range styles() {
		once, err := Format(lint.File{Name: "a.bib", Data: data}, style)
		if damage := (*DamageError)(nil); errors.As(err, &damage) {
			continue
		}
		if err != nil {
			t.Errorf("style %d: %v\n%q", i, err, data)
			continue
		}
		twice, err := Format(lint.File{Name: "a.bib", Data: once.Data}, style)
		if err != nil {
			t.Errorf("style %d, the second time: %v\n%q", i, err, data)
		} else if !bytes.Equal(once.Data, twice.Data) {
			t.Errorf("style %d: a second time changes\n%q\nto\n%q\nfrom\n%q", i, once.Data, twice.Data, data)
		}
		if i == 4 {
			continue // fields are left out
		}
		if got, want := letters(once.Data), letters(data); got != want {
			t.Errorf("style %d: the letters differ", i)
		}
	}
}

// letters counts what no style may add or take away: all bytes but white space,
// delimiters, commas, and letters that have a case or may be those of a month.
func letters(data []byte) (counts [256]int) {
	for _, c := range data {
		if c >= 0x80 || c == '%' || c == '@' || c == '\\' || c == '=' || c == '#' {
			counts[c]++
		}
	}
	return counts
}

// parts are what generated files are made of: every trap that is known, and
// what looks like one.
var parts = []string{
	"@book(ropes, title = {Ropes}, year = 2001)", `@misc{q, note = "A {"}quoted{"} x", }`, "@misc{j, title = foo # { and } # \"b\" # foo}", "@misc{m, month = 10 # \"~\" # jan}",
	"@preamble{\"\\newcommand{\\x}{y}\" # {z}}", "@comment{ @article{hidden, title = {H}} }", "@Comment text without braces", "% Encoding: UTF-8", "@Comment{jabref-meta: databaseType:bibtex;}",
	"@article{c,\n  title = {T}, % said so\n  % year = 1999,\n  year = 2000 % last\n}", "@misc{u, url = {https://example.org/a%20b_c&d#e}}", "@misc{nc, title = {A} year = 2000}", "@misc{nk\n title = {A}}",
	"@misc{un, title = {never closed,\n year = 2000\n}", "@misc{early, title = {T}}, year = 2020 }", "@misc{dup, title = {A}, Title = {B}, title = {C}}", "@misc{Key, title={K}}", "@misc{key, title={k}}",
	"@misc{,title={no key}}", "@misc{title={no key}}", "@misc{}", "@misc{only}", "@misc{only,}", "caf\xe9 text", "@misc{lat, title={caf\xe9 \xff}}", "@misc{uq, title = \"open { only\"}", "write to ada@example.org",
	"@misc{DBLP:conf/x+(z)'s, title={x}}", "@misc{schlüssel, title={x}}", "@misc{an, title+an = {=note}, bdsk-url-1={http://x}, my:field = 1}", "@xdata{xd, publisher = {P}}", "@inbook{ch, xdata={xd}, crossref={par}}",
	"@book{par, title={Parent}, year={1990}}", "@misc{ed, date={2019-01-02/2019-03~}, origdate={-0044/..}}", "@misc{esc, title={open \\{ only}}", "@misc{undef, journal = foo, month=mar}", "@misc{bl, abstract={one\n\n  two two two two two two two two two two two two two two two\n three}}",
	"@misc{ap, month={April}, year={1998}, day=\"7\"}", "@misc{UP, URL={http://example.org/a_b}, DOI={10.5555/a_b}}", "@misc{hp, howpublished={\\url{a_b%20c d}}}", "@string{foo = \"x\"}", "@STRING ( bar = foo # {y} )", "@string{jan = {Jänner}}", "@string{foo = {again},}",
	"@string{broken", "@", "@@misc{x}", "@misc {sp , title = {x} , }", "@ misc { sp2, author={Okafor, Adaeze and Prado, José and Müller, Kai and Lund, Bo and Zhang, Wei}}", "@misc{math, title={On $a + b = c$ and \\(d  e\\) in the harbour of the town beside the sea and further}}",
	"@misc{mth2, title={On $a + b$ and \\url{x y} and \\$ 5 in the harbour of the town beside the sea and further 10\\% on}}", "}", "{", ")", "junk", ",", "---\ntitle: x\n---", "%", "% @misc{commented, title={x}}", "@set{s, entryset={par,ch}}", "\x00", "@misc{nul, title={\x00}}", "\"", "=", "@misc{deep, title={" + strings.Repeat("{", 50) + "x" + strings.Repeat("}", 50) + "}}", "@misc{e,,title={x}}", "@misc{novalue, title=, year=1}", "@misc{three words, title={x}}", "@misc{pq, title={say \"x\"}, note={M{\\\"u}ller}}", "@misc{mm, title = {multi\n   line\n   value}}", "@misc{bare, year = 1990 revised, title={x}}",
}

var glue = []string{"", " ", "\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\t", "\n  ", "\r", "\n\n \n"}

// TestFormatKeepsMeaning takes files of all parts in any order.
func TestFormatKeepsMeaning(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range long.Or(500, 5000) {
		var b bytes.Buffer
		if random.IntN(8) == 0 {
			b.WriteString("\ufeff")
		}
		for range 1 + random.IntN(6) {
			b.WriteString(parts[random.IntN(len(parts))])
			b.WriteString(glue[random.IntN(len(glue))])
		}
		if checkFormat(t, b.Bytes()); t.Failed() {
			return
		}
	}
}

// FuzzFormat takes any bytes: what Format does not refuse means the same, and
// comes to rest at once.
func FuzzFormat(f *testing.F) {
	for _, part := range parts {
		f.Add([]byte(part + "\n\n@misc{x, title={y}}\n"))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			return
		}
		checkFormat(t, data)
	})
}

func BenchmarkFormat(b *testing.B) {
	doc := Read(lint.File{Name: "a.bib", Data: many(10000)})
	b.SetBytes(int64(len(doc.Data)))
	b.ReportAllocs()
	for b.Loop() {
		newWriter(doc, DefaultStyle(), "\n").file()
	}
}

func BenchmarkFormatChecked(b *testing.B) {
	data := many(10000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Format(lint.File{Name: "a.bib", Data: data}, DefaultStyle()); err != nil {
			b.Fatal(err)
		}
	}
}

// To biber a % in a key begins a comment, and what it hides must stay hidden.
func TestFormatSparesCommentInKey(t *testing.T) {
	const data = "@misc{100%real, author={Lund, A}, title={Real}}\n"
	got, err := Format(lint.File{Name: "a.bib", Data: []byte(data)}, DefaultStyle())
	if err != nil || string(got.Data) != data {
		t.Errorf("got %s (%v)", got.Data, err)
	}
}
