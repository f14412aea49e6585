package registry

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

// Works as Crossref's public data file has them, made up.
var (
	tides = `{"DOI":"10.5555/Tides.1","type":"journal-article","title":["Tidal memory of salt marshes"],"subtitle":["A slow archive"],` +
		`"author":[{"given":"Ilse","family":"Vandermolen","sequence":"first"},{"given":"Tomasz","family":"Okrent"}],` +
		`"issued":{"date-parts":[[2014,3]]},"container-title":["Journal of Quiet Coasts"],"volume":"12","page":"31-48"}`
	bells = `{"DOI":"10.5555/bells","type":"journal-article","title":["Bell foundries and the spread of bronze casting"],` +
		`"author":[{"given":"Petra","family":"Quillfeather"}],"issued":{"date-parts":[[1998]]},` +
		`"updated-by":[{"DOI":"10.5555/bells.n","type":"retraction","source":"publisher","updated":{"date-parts":[[2001,2,3]]}}]}`
	deep = `{"DOI":"10.5555/deep","title":["Deep wells"],"author":[{"family":"Wang","given":"Li"}]}`
	cjk  = `{"DOI":"10.5555/cjk","title":["深い井戸の記憶"],"author":[{"family":"架空","given":"太郎"}]}`

	table = `Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes
1,Tidal memory of salt marshes,(ENV);,Nowhere,Journal of Quiet Coasts,Quiet,Nowhere,Ilse Vandermolen;Tomasz Okrent,,Research;,7/26/2019 0:00,10.5555/tides.r,0,3/1/2014 0:00,10.5555/tides.1,0,Retraction,+Doubt;,No,
2,Tidal memory of salt marshes,(ENV);,Nowhere,Journal of Quiet Coasts,Quiet,Nowhere,Ilse Vandermolen,,Research;,2/1/2018 0:00,10.5555/tides.e,0,3/1/2014 0:00,10.5555/tides.1,0,Expression of concern,+Doubt;,No,
3,Bell foundries and the spread of bronze casting,,,,,,Petra Quillfeather,,,2/3/2001 0:00,10.5555/bells.n,0,1/1/1998 0:00,10.5555/bells,0,Retraction,,No,
4,"Lanterns, fog and ""false"" harbours",,,Annals of Fog,,,Ada M van Lund Jr.;Bo Ekholt,,,12/31/2020 0:00,unavailable,0,5/6/2010 0:00,10.5555/FOG,0,Correction,,No,
5,Without a number,,,,,,Nobody,,,1/1/2020 0:00,unavailable,0,1/1/2010 0:00,Unavailable,0,Retraction,,No,
`
)

// write makes a file, compressed where its name says so, and gives its path.
func write(t testing.TB, dir, name string, lines ...string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(lines, "\n")
	if strings.HasSuffix(name, ".gz") {
		zipped := gzip.NewWriter(file)
		_, err = zipped.Write([]byte(text))
		err = errors.Join(err, zipped.Close())
	} else {
		_, err = file.WriteString(text)
	}
	if err = errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// built makes a registry of inputs and opens it.
func built(t testing.TB, inputs ...string) (*Registry, Totals) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "works.registry")
	totals, err := Build(t.Context(), out, inputs, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(out + ".building"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder of the build is still there: %v", err)
	}
	return opened(t, out), totals
}

func opened(t testing.TB, path string) *Registry {
	t.Helper()
	r, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// lookUp wants the work of a DOI.
func lookUp(t *testing.T, r *Registry, doi string) *lint.Work {
	t.Helper()
	works, err := r.Works(t.Context(), []string{doi})
	if err != nil {
		t.Fatal(err)
	}
	return works[strings.ToLower(doi)]
}

func TestRoundTrip(t *testing.T) {
	dir := t.TempDir()
	forms := map[string]string{
		"lines":      write(t, dir, "a.jsonl", tides, bells, deep, cjk),
		"gzip":       write(t, dir, "b.jsonl.gz", tides, "", bells, "\r", deep, cjk, ""),
		"items":      write(t, dir, "c.json", `{"items":[`+tides+",", bells+",", deep+`, `+cjk+`]}`),
		"items gzip": write(t, dir, "d.json.gz", `{"note":"items [ {","items" : [ `+strings.Join([]string{tides, bells, deep, cjk}, ",")+"]}"),
		"answer":     write(t, dir, "e.json", `{"status":"ok","message":{"total-results":4,"items":[`+strings.Join([]string{tides, bells, deep, cjk}, ",")+`]}}`),
		"list":       write(t, dir, "f.json", `[`+strings.Join([]string{tides, bells, deep, cjk}, ",")+`]`),
	}
	for name, path := range forms {
		t.Run(name, func(t *testing.T) {
			r, totals := built(t, path)
			if totals.Works != 4 || totals.Unreadable != 0 || r.Totals().Works != 4 {
				t.Errorf("totals %+v", totals)
			}
			works, err := r.Works(t.Context(), []string{"10.5555/TIDES.1", "10.5555/bells", "10.5555/unknown", ""})
			if err != nil || len(works) != 2 {
				t.Fatalf("%d works, error %v", len(works), err)
			}
			w := works["10.5555/tides.1"]
			if w.Source != "registry" || w.Titles[0] != "Tidal memory of salt marshes: A slow archive" || w.Authors[1].Family != "Okrent" || w.Year() != 2014 {
				t.Errorf("work %+v", w)
			}
			if u := works["10.5555/bells"].Updates; len(u) != 1 || u[0].Kind != "retraction" {
				t.Errorf("updates %+v", u)
			}
		})
	}
}

func TestDirectoryAndLaterRecords(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "1.jsonl.gz", tides, bells)
	write(t, dir, "2.json.gz", `{"items":[`+strings.ReplaceAll(tides, `"volume":"12"`, `"volume":"13"`)+`]}`)
	write(t, dir, "README.txt", "no works")
	r, totals := built(t, dir)
	if totals.Inputs != 2 || totals.Works != 3 {
		t.Errorf("totals %+v", totals)
	}
	if w := lookUp(t, r, "10.5555/tides.1"); w.Volume != "13" {
		t.Errorf("volume %q, want that of the later file", w.Volume)
	}
	works, err := r.Search(t.Context(), lint.Query{Title: "Tidal memory of salt marshes"}, 5)
	if err != nil || len(works) != 1 || works[0].Volume != "13" {
		t.Errorf("search gives %v, %v; want the later record, once", works, err)
	}
}

func TestRetractionWatch(t *testing.T) {
	dir := t.TempDir()
	r, totals := built(t, write(t, dir, "w.csv", table), write(t, dir, "w.jsonl", tides, bells))
	if totals.Works != 2 || totals.Notices != 4 || totals.Unreadable != 1 {
		t.Errorf("totals %+v", totals)
	}
	want := []lint.Update{
		{Kind: "expression_of_concern", Notice: "10.5555/tides.e", Date: "2018-02-01", Source: "retraction-watch"},
		{Kind: "retraction", Notice: "10.5555/tides.r", Date: "2019-07-26", Source: "retraction-watch"},
	}
	if w := lookUp(t, r, "10.5555/tides.1"); !slices.Equal(w.Updates, want) || w.Volume != "12" {
		t.Errorf("updates %+v of volume %q, want %+v", w.Updates, w.Volume, want)
	}
	if w := lookUp(t, r, "10.5555/bells"); len(w.Updates) != 1 || w.Updates[0].Source != "publisher" {
		t.Errorf("one notice that both report gives %+v", w.Updates)
	}
	w := lookUp(t, r, "10.5555/fog")
	if w == nil || w.Titles[0] != `Lanterns, fog and "false" harbours` || w.Containers[0] != "Annals of Fog" || w.Year() != 2010 || len(w.Updates) != 1 {
		t.Fatalf("work of a row alone: %+v", w)
	}
	if p := w.Authors; len(p) != 2 || p[0] != (lint.Person{Given: "Ada M", Family: "van Lund", Suffix: "Jr."}) || p[1].Family != "Ekholt" {
		t.Errorf("authors %+v", p)
	}
	if w.Source != "registry" {
		t.Errorf("source %q", w.Source)
	}
}

func TestSearch(t *testing.T) {
	dir := t.TempDir()
	lines := []string{tides, bells, deep, cjk}
	for i := range 300 {
		lines = append(lines, fmt.Sprintf(`{"DOI":"10.5555/x%d","title":["The memory of deep coasts, part %d"],"author":[{"family":"Wang"}]}`, i, i))
	}
	r, _ := built(t, write(t, dir, "a.jsonl", lines...), write(t, dir, "w.csv", table))
	tests := []struct {
		name  string
		query lint.Query
		want  string // DOI of the first work; "" for none
	}{
		{"title", lint.Query{Title: "Tidal memory of salt marshes", Authors: []lint.Name{{Family: "Vandermolen"}}}, "10.5555/tides.1"},
		{"misspelled words", lint.Query{Title: "Tydal memmory of salt marshes", Authors: []lint.Name{{Family: "Vandermolen"}}}, "10.5555/tides.1"},
		{"misspelled author", lint.Query{Title: "Tidal memory of salt marshes", Authors: []lint.Name{{Family: "Vandermollen"}}}, "10.5555/tides.1"},
		{"words missing", lint.Query{Title: "salt marshes"}, "10.5555/tides.1"},
		{"words too many", lint.Query{Title: "Tidal memory of salt marshes in winter and their unheard-of inhabitants"}, "10.5555/tides.1"},
		{"common words", lint.Query{Title: "Deep wells", Authors: []lint.Name{{Family: "Wang"}}}, "10.5555/deep"},
		{"number tells", lint.Query{Title: "The memory of deep coasts, part 217"}, "10.5555/x217"},
		{"case and accents", lint.Query{Title: "TIDAL MÉMORY of sált marshes"}, "10.5555/tides.1"},
		{"free text", lint.Query{Raw: "Quillfeather, P. (1998). Bell foundries and the spread of bronze casting. Metals 4, 1–9."}, "10.5555/bells"},
		{"free text, by author first", lint.Query{Raw: "P. Quillfeather, Bell foundries & the spread of bronze-casting, Metals 4:1"}, "10.5555/bells"},
		{"no spaces", lint.Query{Title: "深い井戸の記憶"}, "10.5555/cjk"},
		{"row alone", lint.Query{Title: "Lanterns, fog and false harbours"}, "10.5555/fog"},
		{"empty", lint.Query{}, ""},
		{"signs only", lint.Query{Title: "?!", Raw: "…"}, ""},
		{"author only", lint.Query{Authors: []lint.Name{{Family: "Wang"}}}, ""},
		{"unknown", lint.Query{Title: "Xylographic zebrafish", Authors: []lint.Name{{Family: "Nobody"}}}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			works, err := r.Search(t.Context(), test.query, 5)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if len(works) > 0 {
				got = works[0].DOI
			}
			if got != test.want || len(works) > 5 {
				t.Errorf("first of %d is %q, want %q", len(works), got, test.want)
			}
		})
	}
	if works, err := r.Search(t.Context(), lint.Query{Title: "memory"}, 0); len(works) != 0 || err != nil {
		t.Errorf("no rows: %v, %v", works, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Search(ctx, lint.Query{Title: "memory"}, 5); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end of the context: %v", err)
	}
}
