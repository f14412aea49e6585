// Package bibgen makes .bib files of any length for tests and benchmarks: the
// same bytes each time for the same options, written as they are made, so that
// a file of a million entries (640 MB) is never held.
package bibgen

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
)

// Options say what file to make.
type Options struct {
	Entries int
	Seed    uint64
	// Plain leaves out what some readers cannot read: quoted values, macros,
	// TeX accents and capitals in names of fields.
	Plain bool
}

// Planted counts the faults put into a file, one entry in 200 of each kind.
// No entry has two of them.
type Planted struct {
	Entries  int // all entries written
	Twins    int // an earlier entry's work again, same DOI, under another key
	Tracking int // a url with a tracking parameter
	DOIURLs  int // a doi written as https://doi.org/10...
	Hyphens  int // pages with a single hyphen
}

// The faults of an entry, by its place in each run of period entries.
const (
	period     = 200
	atTracking = 40
	atDOIURL   = 80
	atHyphen   = 120
	atTwin     = 160
	twinOf     = 10 // how far back the work of a twin stands
)

// Write writes a file and tells what is wrong with it.
func Write(w io.Writer, o Options) (Planted, error) {
	out := bufio.NewWriterSize(w, 1<<16)
	var planted Planted
	if !o.Plain {
		fmt.Fprintf(out, "@string{jhs = \"Journal of Harbour Studies\"}\n\n")
	}
	for i := range o.Entries {
		e := newWork(o, i)
		switch i % period {
		case atTracking:
			e.url += "?utm_source=letter"
			planted.Tracking++
		case atDOIURL:
			e.doi = "https://doi.org/" + e.doi
			planted.DOIURLs++
		case atHyphen:
			e.pages = strings.Replace(e.pages, "--", "-", 1)
			planted.Hyphens++
		case atTwin:
			e = newWork(o, i-twinOf)
			e.key += "again"
			planted.Twins++
		}
		planted.Entries++
		e.write(out, o.Plain, i)
	}
	return planted, out.Flush()
}

// work is one entry before it is written.
type work struct {
	key, author, title, journal, month, doi, url, pages, abstract string
	year, volume                                                  int
}

// newWork makes entry i, whatever was made before it.
func newWork(o Options, i int) work {
	r := rand.New(rand.NewPCG(o.Seed, uint64(i)))
	first := surname(r)
	accent := [...]string{"", "é", "ö", "ñ"}[r.IntN(4)]
	if !o.Plain && i%2 == 0 {
		accent = map[string]string{"": "", "é": `{\'e}`, "ö": `{\"o}`, "ñ": `{\~n}`}[accent]
	}
	w := work{
		year:   1970 + r.IntN(55),
		volume: 1 + r.IntN(80),
		title:  title(r, 14),
		author: fmt.Sprintf("%s%sn, %s and %s, %s and %s, %s", first, accent, given(r), surname(r), given(r), surname(r), given(r)),
		month:  months[r.IntN(len(months))],
	}
	w.key = fmt.Sprintf("%s%dn%d", strings.ToLower(first), w.year, i)
	from := 1 + r.IntN(900)
	w.pages = fmt.Sprintf("%d--%d", from, from+3+r.IntN(40))
	w.doi = fmt.Sprintf("10.5555/jhs.%d.%07d", w.year, i)
	w.url = fmt.Sprintf("https://harbour.example.org/volumes/%d/articles/%07d", w.volume, i)
	w.journal = "Journal of Harbour Studies"
	if i%3 == 0 {
		w.abstract = abstract(r)
	}
	return w
}

// write writes an entry: nine fields, and an abstract where there is one.
func (w *work) write(out *bufio.Writer, plain bool, i int) {
	names := [...]string{"author", "title", "journal", "year", "volume", "pages", "doi", "url", "month", "abstract"}
	journal, month := "{"+w.journal+"}", w.month
	open, end := "{", "}"
	if plain {
		month = "{" + month + "}"
	} else {
		if i%2 == 0 {
			journal = "jhs"
		}
		if i%5 == 0 {
			open, end = `"`, `"`
		}
	}
	values := [...]string{
		"{" + w.author + "}", open + w.title + end, journal, fmt.Sprintf("{%d}", w.year), fmt.Sprintf("{%d}", w.volume),
		open + w.pages + end, "{" + w.doi + "}", "{" + w.url + "}", month, "{" + w.abstract + "}",
	}
	fmt.Fprintf(out, "@article{%s,\n", w.key)
	for f, name := range names {
		if name == "abstract" && w.abstract == "" {
			continue
		}
		fmt.Fprintf(out, "  %-8s = %s,\n", name, values[f])
	}
	out.WriteString("}\n\n")
}

var (
	months    = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
	syllables = [...]string{"bra", "do", "fel", "gu", "hol", "ja", "kor", "lin", "mar", "nu", "per", "qua", "ro", "sti", "tor", "ve"}
	givens    = [...]string{"Anna", "Bruno", "Clara", "David", "Elena", "Felix", "Greta", "Henrik", "Irene", "Jonas", "Karla", "Lukas", "Maria", "Nils", "Olga", "Pavel"}
	words     = [...]string{"tides", "harbours", "levies", "of", "the", "northern", "coast", "and", "their", "records", "ships", "under", "early", "trade", "with", "islands", "measured", "from", "letters", "pilots"}
)

func surname(r *rand.Rand) string {
	name := []byte(syllables[r.IntN(16)] + syllables[r.IntN(16)] + syllables[r.IntN(16)])
	name[0] -= 'a' - 'A'
	return string(name)
}

func given(r *rand.Rand) string { return givens[r.IntN(len(givens))] }

// title makes so many words, with an invented place in front so that no two
// titles are near each other.
func title(r *rand.Rand, n int) string {
	parts := []string{surname(r), surname(r), surname(r)}
	last := ""
	for len(parts) < n {
		if word := words[r.IntN(len(words))]; word != last {
			parts, last = append(parts, word), word
		}
	}
	return strings.Join(append(parts, surname(r)), " ")
}

func abstract(r *rand.Rand) string {
	sentences := make([]string, 5)
	for i := range sentences {
		sentences[i] = title(r, 13) + "."
	}
	return strings.Join(sentences, " ")
}
