package tex

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block/blocktest"
)

// check reads any bytes and wants all places to lie in the file and in order.
func check(t *testing.T, data []byte) *lint.Document {
	t.Helper()
	doc := Read(lint.File{Name: "fuzz.tex", Data: data})
	blocktest.Check(t, data, Blocks(data), doc)
	whole := lint.Span{Start: 0, End: len(data)}
	last := 0
	for _, c := range doc.Citations {
		if c.Span.Start < last || !whole.Contains(c.Span) || !whole.Contains(c.Group) || c.Kind == lint.ByKey && !c.Group.Contains(c.KeySpan) || c.LocatorSpan.Len() > 0 && !whole.Contains(c.LocatorSpan) {
			t.Fatalf("citation %q at %v in %v, after %d in %d bytes", c.Text, c.Span, c.Group, last, len(data))
		}
		last = c.Span.Start
	}
	for _, l := range doc.Links {
		if l.Span.Len() < 0 || !whole.Contains(l.Span) {
			t.Fatalf("link %q at %v", l.Target, l.Span)
		}
	}
	last = 0
	for _, span := range doc.Code {
		if span.Start < last || span.End < span.Start || span.End > len(data) {
			t.Fatalf("code at %v after %d", span, last)
		}
		last = span.Start
	}
	lint.Connect([]*lint.Document{doc})
	return doc
}

func thesis(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("testdata/thesis/*")
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string][]byte)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = data
	}
	return files
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(typedList))
	for _, data := range thesis(f) {
		f.Add(data)
	}
	for _, s := range hostile {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data) })
}

// hostile are pieces of text that, over and over, ask much of a reader.
var hostile = map[string]string{
	"open braces":       "{",
	"closed braces":     "}",
	"citations":         `\cite{`,
	"options":           `\cite[`,
	"many":              `\cites(`,
	"arguments":         `\cites{a}`,
	"definitions":       `\newcommand{\a}[1]{`,
	"own commands":      `\newcommand{\a}[1]{\cite{#1}}\a{b}`,
	"headings":          `\section{`,
	"notes":             `\footnote{`,
	"false":             `\iffalse `,
	"conditionals":      `\iffalse\ifx\else\fi\fi `,
	"verbatim":          `\begin{verbatim}`,
	"short":             `\verb|`,
	"environments":      `\begin{itemize}\item `,
	"entries":           `\bibitem{a} Okafor, A. (2014). Levies. `,
	"unlabelled":        `\bibitem[`,
	"comments":          "%a\n",
	"comment on a line": "%",
	"links":             `\href{a}{`,
	"addresses":         `\url{`,
	"formulas":          `$a`,
	"displayed":         `\[`,
	"accents":           `\"{`,
	"fonts":             `{\em \textbf{`,
	"backslashes":       `\\[`,
	"zero bytes":        "\x00\\cite{\x00}",
	"no text":           "\xff\\cite{\xfe}",
	"old line ends":     "\r\\cite{a}\r\r",
	"skipped":           `\string\noexpand`,
	"inputs":            `\input `,
	"lets":              `\let\a\cite`,
	"braced":            `\addbibresource{`,
}

func TestHostile(t *testing.T) {
	size := long.Or(10_000, 200_000)
	for name, s := range hostile {
		t.Run(name, func(t *testing.T) { check(t, []byte(strings.Repeat(s, size/len(s)))) })
	}
	check(t, []byte(`\cite{a}`+strings.Repeat("{", 10_000)+`\cite{b}`+strings.Repeat("}", 10_000)+`\cite{c}`))
	doc := check(t, []byte(`\cite{a}\cite[`+strings.Repeat("x", 900)+`]{b}\cite{`+strings.Repeat("c", 1_000_000)+`}\cite{d}`))
	if got := keys(doc); !strings.HasPrefix(got, "a ") || !strings.HasSuffix(got, " d") {
		t.Errorf("around a long argument: %.20q … ", got)
	}
}

// A file may be cut anywhere: what stands before the cut is read.
func TestCut(t *testing.T) {
	files := thesis(t)
	files["list"] = []byte(typedList)
	for name, data := range files {
		before := 0
		for i := range data {
			doc := check(t, data[:i])
			n := 0
			for _, c := range doc.Citations {
				if c.Kind == lint.ByKey {
					n++
				}
			}
			if n < before-3 { // a cut comment or condition may hide or show a few
				t.Errorf("%s: %d citations before byte %d, %d after it", name, before, i, n)
			}
			before = n
		}
	}
}
