package registry

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// docs/registry.md has the figures and the command.
var worksFlag = flag.Int("works", 20_000, "made-up works in the registry of the benchmark")

// A generator makes works up. Words and names come as often as in real titles,
// by Zipf's law, out of 300,000 words and 150,000 names.
type generator struct {
	random     *rand.Rand
	source     *rand.PCG
	words      *rand.Zipf
	names      *rand.Zipf
	references bool // works have lists of references, as most of the bytes of Crossref's file are
}

func newGenerator(references bool) *generator {
	source := rand.NewPCG(0, 0)
	random := rand.New(source)
	return &generator{random, source, rand.NewZipf(random, 1.05, 8, 300_000), rand.NewZipf(random, 1.05, 40, 150_000), references}
}

// A made work is in the form of Crossref's public data.
type made struct {
	DOI        string         `json:"DOI"`
	Type       string         `json:"type"`
	Title      []string       `json:"title"`
	Author     []madePerson   `json:"author"`
	Issued     map[string]any `json:"issued"`
	Print      map[string]any `json:"published-print"`
	Created    map[string]any `json:"created"`
	Container  []string       `json:"container-title"`
	Short      []string       `json:"short-container-title"`
	Publisher  string         `json:"publisher"`
	ISSN       []string       `json:"ISSN"`
	Volume     string         `json:"volume"`
	Issue      string         `json:"issue"`
	Page       string         `json:"page"`
	Member     string         `json:"member"`
	URL        string         `json:"URL"`
	References []madeCitation `json:"reference,omitempty"`
}

type madePerson struct {
	Given    string `json:"given"`
	Family   string `json:"family"`
	Sequence string `json:"sequence"`
}

type madeCitation struct {
	Key          string `json:"key"`
	Unstructured string `json:"unstructured"`
	DOI          string `json:"DOI"`
}

// work makes the work of a number, the same each time.
func (g *generator) work(i int) made {
	g.source.Seed(4, uint64(i))
	year, volume, page := 1950+g.random.IntN(76), 1+g.random.IntN(120), 1+g.random.IntN(2000)
	dates := map[string]any{"date-parts": [][]int{{year, 1 + g.random.IntN(12)}}}
	journal := g.random.IntN(20_000)
	w := made{
		DOI: fmt.Sprintf("10.%d/%s.%d", 50000+journal/20, word(uint64(journal)), i), Type: "journal-article", Title: []string{g.title()},
		Issued: dates, Print: dates, Created: map[string]any{"date-time": "2020-01-01T00:00:00Z", "timestamp": int64(1577836800000)},
		Container: []string{"Journal of " + word(uint64(journal))}, Short: []string{"J " + word(uint64(journal))}, Publisher: "Press of " + word(uint64(journal/50)),
		ISSN: []string{fmt.Sprintf("%04d-%04d", journal/10, journal)}, Volume: fmt.Sprint(volume), Issue: fmt.Sprint(1 + volume%12),
		Page: fmt.Sprintf("%d-%d", page, page+12), Member: "1", URL: fmt.Sprintf("https://doi.example/%d", i),
	}
	for n := range 1 + g.random.IntN(6) {
		w.Author = append(w.Author, madePerson{word(g.names.Uint64() * 7), name(g.names.Uint64()), []string{"first", "additional"}[min(n, 1)]})
	}
	if g.references {
		for n := range 50 {
			w.References = append(w.References, madeCitation{fmt.Sprint("ref", n), name(g.names.Uint64()) + ", " + g.title() + ", 1999, 1-20", "10.5555/" + word(g.names.Uint64())})
		}
	}
	return w
}

func (g *generator) title() string {
	var words []string
	for range 5 + g.random.IntN(11) {
		words = append(words, word(g.words.Uint64()))
	}
	return strings.Join(words, " ")
}

// word makes a word of a number, short where the number is small.
func word(n uint64) string {
	var b strings.Builder
	for {
		b.WriteByte("bdfghklmnprstvz"[n%15])
		n /= 15
		b.WriteByte("aeiou"[n%5])
		n /= 5
		if n == 0 {
			return b.String()
		}
	}
}

func name(n uint64) string { w := word(n + 1000); return strings.ToUpper(w[:1]) + w[1:] }

// write makes files of 5,000 works each, as Crossref does.
func (g *generator) write(b *testing.B, dir string, works int) {
	for from := 0; from < works; from += 5000 {
		file, err := os.Create(filepath.Join(dir, fmt.Sprintf("%06d.jsonl.gz", from/5000)))
		if err != nil {
			b.Fatal(err)
		}
		zipped, err := gzip.NewWriterLevel(file, gzip.BestSpeed)
		if err != nil {
			b.Fatal(err)
		}
		to := json.NewEncoder(zipped)
		for i := from; i < min(from+5000, works); i++ {
			if err := to.Encode(g.work(i)); err != nil {
				b.Fatal(err)
			}
		}
		if err := errors.Join(zipped.Close(), file.Close()); err != nil {
			b.Fatal(err)
		}
	}
}

// query asks for the work of a number, with one word misspelled and one left out.
func (g *generator) query(i int) lint.Query {
	w := g.work(i)
	words := strings.Fields(w.Title[0])
	words[1] += "x"
	return lint.Query{Title: strings.Join(words[:len(words)-1], " "), Authors: []lint.Name{{Family: w.Author[0].Family}}}
}

// raw is the same as an entry of a list.
func (g *generator) raw(i int) lint.Query {
	w := g.work(i)
	return lint.Query{Raw: fmt.Sprintf("%s, %s. %s. %s %s (2001) %s.", w.Author[0].Family, w.Author[0].Given[:1], g.query(i).Title, w.Container[0], w.Volume, w.Page)}
}

func BenchmarkRegistry(b *testing.B) {
	plain := newGenerator(false)
	dir, out := b.TempDir(), filepath.Join(b.TempDir(), "works.registry")
	plain.write(b, dir, *worksFlag)
	b.Run("build", func(b *testing.B) { benchmarkBuild(b, out, dir) })
	b.Run("build with references", func(b *testing.B) {
		dir := b.TempDir()
		newGenerator(true).write(b, dir, *worksFlag/50)
		benchmarkBuild(b, filepath.Join(dir, "out"), dir)
	})
	if _, err := os.Stat(out); err != nil {
		if _, err := Build(b.Context(), out, []string{dir}, nil); err != nil {
			b.Fatal(err)
		}
	}
	r := opened(b, out)
	any := rand.New(rand.NewPCG(1, 2))
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			r, err := Open(out)
			if err != nil {
				b.Fatal(err)
			}
			r.Close()
		}
	})
	b.Run("DOI", func(b *testing.B) {
		for b.Loop() {
			doi := plain.work(any.IntN(*worksFlag)).DOI
			works, err := r.Works(b.Context(), []string{doi})
			if err != nil || works[doi] == nil {
				b.Fatalf("%s: %v, %v", doi, works, err)
			}
		}
	})
	b.Run("search", func(b *testing.B) { benchmarkSearch(b, r, plain, plain.query) })
	b.Run("search free text", func(b *testing.B) { benchmarkSearch(b, r, plain, plain.raw) })
	b.Run("search common words", func(b *testing.B) {
		q := lint.Query{Title: word(0) + " " + word(1) + " " + word(2) + " " + word(3), Authors: []lint.Name{{Family: name(0)}}}
		for b.Loop() {
			if _, err := r.Search(b.Context(), q, 5); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func benchmarkBuild(b *testing.B, out, dir string) {
	var totals Totals
	for b.Loop() {
		var err error
		if totals, err = Build(b.Context(), out, []string{dir}, nil); err != nil {
			b.Fatal(err)
		}
	}
	works := float64(totals.Works)
	records := opened(b, out).footer.Places
	b.ReportMetric(works*float64(b.N)/b.Elapsed().Seconds(), "works/s")
	b.ReportMetric(float64(totals.Bytes)/works, "B/work")
	b.ReportMetric(float64(totals.Bytes-records)/works, "indexB/work")
	b.ReportMetric(float64(totals.Keys)/works, "keys/work")
	b.ReportMetric(float64(unzipped(b, dir))*float64(b.N)/1e6/b.Elapsed().Seconds(), "jsonMB/s")
}

// unzipped is the size of all files of a folder when unzipped.
func unzipped(b *testing.B, dir string) int64 {
	b.StopTimer()
	total := int64(0)
	names, err := filepath.Glob(filepath.Join(dir, "*.gz"))
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		r, err := gzip.NewReader(file)
		if err != nil {
			b.Fatal(err)
		}
		n, err := io.Copy(io.Discard, r)
		if err := errors.Join(err, file.Close()); err != nil {
			b.Fatal(err)
		}
		total += n
	}
	return total
}

func benchmarkSearch(b *testing.B, r *Registry, g *generator, query func(int) lint.Query) {
	any := rand.New(rand.NewPCG(3, 4))
	first, asked := 0, 0
	for b.Loop() {
		i := any.IntN(*worksFlag)
		works, err := r.Search(b.Context(), query(i), 5)
		if err != nil {
			b.Fatal(err)
		}
		if asked++; len(works) > 0 && works[0].DOI == strings.ToLower(g.work(i).DOI) {
			first++
		}
	}
	b.ReportMetric(float64(first)/float64(asked), "found-first")
}
