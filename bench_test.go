package bibfix_test

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/internal/bibgen"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

// manuscript makes a manuscript of so many entries, each cited at least once,
// with about a kilobyte of text for each. Every hundredth entry has something
// wrong with it. It is the same each time.
func manuscript(entries int) []byte {
	var text, list bytes.Buffer
	text.WriteString("# Tolls and tides\n")
	list.WriteString("\n## References\n")
	for i := range entries {
		name, second, year := surname(i), surname(i*7+3), 1950+i%70
		if i%4 == 0 {
			fmt.Fprintf(&text, "\n## Section %d\n", i/4+1)
		}
		fmt.Fprintf(&text, "\nAs %s and %s (%d) show, the levy of the port rose with the tide. ", name, second, year)
		for j := range 9 {
			fmt.Fprintf(&text, "In the %dth year of the count the harbour master wrote down what every ship had paid. ", j+i%90)
		}
		fmt.Fprintf(&text, "Others doubt it (%s & %s, %d; see also %s & %s, %d, p. %d).\n",
			name, second, year, surname(i/2), surname(i/2*7+3), 1950+i/2%70, 10+i%80)
		tracking := ""
		if i%100 == 0 {
			tracking = "?utm_source=letter"
		}
		fmt.Fprintf(&list, "\n%s, %c., & %s, %c. (%d). The levy of port %d and its tides. *Journal of Harbour Studies*, *%d*(%d), %d–%d. https://example.org/ports/%d%s\n",
			name, 'A'+i%26, second, 'A'+i%13, year, i, 1+i%60, 1+i%4, 100+i%50, 160+i%50, i, tracking)
	}
	text.Write(list.Bytes())
	return text.Bytes()
}

// surname makes a name of its own for every number.
func surname(i int) string {
	syllables := []string{"bra", "do", "fe", "gu", "hol", "ja", "ko", "lin", "mar", "nu", "per", "qua", "ro", "sti", "tor", "ve"}
	name := []byte(syllables[i%16] + syllables[i/16%16] + syllables[i/256%16] + syllables[i/4096%16] + syllables[i/65536%16])
	name[0] -= 'a' - 'A'
	return string(name)
}

// check is a whole run without the disk: reading, rules, and the report.
func check(tb testing.TB, data []byte) []*lint.Document {
	docs := []*lint.Document{format.Read(lint.File{Name: "paper.md", Data: data})}
	found := lint.Lint(docs, rules.All(), lint.Options{Year: 2026})
	if err := report.New(docs, found, lint.Safe).JSON(io.Discard); err != nil {
		tb.Fatal(err)
	}
	return docs
}

// BenchmarkLint is a run over a manuscript of a megabyte with 1,000 entries,
// and over one a hundred times as large.
func BenchmarkLint(b *testing.B) {
	for _, entries := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(entries), func(b *testing.B) {
			data := manuscript(entries)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				check(b, data)
			}
		})
	}
}

// entries makes a .bib file of 10,000 entries, 6 MB.
func entries(tb testing.TB) lint.File {
	var data bytes.Buffer
	if _, err := bibgen.Write(&data, bibgen.Options{Entries: 10_000, Seed: 1}); err != nil {
		tb.Fatal(err)
	}
	return lint.File{Name: "refs.bib", Data: data.Bytes()}
}

// BenchmarkReadBib is the reader of .bib files alone.
func BenchmarkReadBib(b *testing.B) {
	file := entries(b)
	b.SetBytes(int64(len(file.Data)))
	b.ReportAllocs()
	for b.Loop() {
		bib.Read(file)
	}
}

// BenchmarkLintBib is the reader and every rule that runs by default.
func BenchmarkLintBib(b *testing.B) {
	file := entries(b)
	b.SetBytes(int64(len(file.Data)))
	b.ReportAllocs()
	for b.Loop() {
		lint.Lint([]*lint.Document{bib.Read(file)}, rules.All(), lint.Options{Year: 2026})
	}
}

// BenchmarkGrowth runs over inputs that want to be read for ever, at two sizes:
// the speed is to be the same.
func BenchmarkGrowth(b *testing.B) {
	for name, p := range projects() {
		for _, size := range []int{125_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				steps := stages(p(size))
				b.SetBytes(int64(size))
				for b.Loop() {
					for _, step := range steps {
						step.Do()
					}
				}
			})
		}
	}
}

// Everything in a manuscript is found.
func TestManuscript(t *testing.T) {
	doc := check(t, manuscript(1_000))[0]
	if r, c := len(doc.References), len(doc.Citations); r != 1_000 || c != 3_000 {
		t.Errorf("%d entries and %d citations were found of 1,000 and 3,000", r, c)
	}
}
