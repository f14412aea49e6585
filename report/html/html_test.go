package html_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/report/html"
	"github.com/bibfix/bibfix/rules"
)

// check reads files, lints them with all rules and makes a report.
func check(facts lint.Facts, threshold lint.Safety, files ...lint.File) *report.Report {
	var docs []*lint.Document
	for _, file := range files {
		docs = append(docs, format.Read(file))
	}
	found := lint.Lint(docs, rules.All(), lint.Options{Year: 2026, Facts: facts})
	r := report.New(docs, found, threshold)
	r.Rules, r.Version = rules.All(), "v0.0.0-test"
	return r
}

// write is the page of a report.
func write(t *testing.T, r *report.Report) string {
	t.Helper()
	var out bytes.Buffer
	if err := html.Write(r, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// manuscript is a file of testdata/manuscripts.
func manuscript(t *testing.T, name string) lint.File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "manuscripts", name))
	if err != nil {
		t.Fatal(err)
	}
	return lint.File{Name: name, Data: data}
}

// harbour is a report on a manuscript with faults of many kinds, whose
// references a registry was asked about.
func harbour(t *testing.T) *report.Report {
	return check(known, lint.Safe, manuscript(t, "harbour-levies.md"))
}

// known are a registry's answers about the references of harbour-levies.md.
func known(queries []lint.Query) []lint.Answer {
	answers := make([]lint.Answer, len(queries))
	for i, q := range queries {
		answers[i] = answer(q)
	}
	return answers
}

func answer(q lint.Query) lint.Answer {
	switch {
	case strings.HasPrefix(q.Title, "The purse"):
		w := recorded(q, "10.5555/jch.2013.1804")
		w.Authors[1].Family = "Lindgren"
		return lint.Answer{
			Verdict: lint.Differs, Identifier: w.DOI, Identified: lint.ThisWork, Record: w, Score: .9,
			Differences: []lint.Difference{{Field: "author", Message: "the second author on record is Lindgren", Severity: lint.Warning}},
		}
	case strings.HasPrefix(q.Title, "The labour of boys"):
		w := recorded(q, "10.5555/ww.2003.2201")
		w.Updates = []lint.Update{{Kind: "retraction", Notice: "10.5555/ww.2004.2301", Date: "2004-03-01", Source: "publisher"}}
		return lint.Answer{Verdict: lint.Verified, Identifier: w.DOI, Identified: lint.ThisWork, Record: w, Score: 1}
	case strings.HasPrefix(q.Title, "Levies by name"):
		return lint.Answer{Verdict: lint.Contradicted, Identifier: q.DOI, Identified: lint.Nowhere, Reason: "its DOI leads nowhere"}
	case q.DOI != "":
		return lint.Answer{Verdict: lint.Verified, Identifier: q.DOI, Identified: lint.ThisWork, Record: recorded(q, q.DOI), Score: 1}
	case q.Type == "book":
		return lint.Answer{Verdict: lint.NotFound}
	case strings.HasPrefix(q.Title, "Large ports"):
		return lint.Answer{Verdict: lint.NotChecked, Reason: "was not answered by Crossref"}
	}
	return lint.Answer{Verdict: lint.NotCheckable, Reason: "is known by its address alone"}
}

// recorded is a record that agrees with what was asked.
func recorded(q lint.Query, doi string) *lint.Work {
	w := &lint.Work{
		Source: "crossref", DOI: doi, Titles: []string{q.Title}, Containers: []string{q.Container},
		Volume: q.Volume, Issue: q.Issue, Page: q.Page, Dates: []lint.Dated{{Kind: "issued", Year: q.Issued.Year}},
	}
	for _, n := range q.Authors {
		w.Authors = append(w.Authors, lint.Person{Family: n.Family, Given: n.Given, Literal: n.Literal})
	}
	return w
}

// The page of a manuscript with faults of many kinds, as a file to look at.
func TestGolden(t *testing.T) {
	got := write(t, harbour(t))
	file := filepath.Join("testdata", "harbour-levies.html")
	if golden.Update() {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || got != string(want) {
		t.Errorf("%s is stale (%v): look at the change with -update", file, err)
	}
	if again := write(t, harbour(t)); again != got {
		t.Error("the same report makes another page")
	}
}

// texts finds every one of the wanted texts in a page and none of the unwanted.
func texts(t *testing.T, page string, wanted, unwanted []string) {
	t.Helper()
	for _, text := range wanted {
		if !strings.Contains(page, text) {
			t.Errorf("the page does not say %q", text)
		}
	}
	for _, text := range unwanted {
		if strings.Contains(page, text) {
			t.Errorf("the page says %q", text)
		}
	}
}

func TestSummary(t *testing.T) {
	texts(t, write(t, harbour(t)), []string{
		"<title>Reference check of harbour-levies.md</title>",
		"17 points need the author, 3 can be corrected without asking, 1 is a smaller remark.",
		"bibfix read harbour-levies.md with 24 citations in the text and 19 entries in the reference list",
		"8 are confirmed, 1 differs from its record, 1 is contradicted by the records, 4 could not be confirmed, 4 are of a kind that cannot be checked, 1 was not checked.",
		"lands on (Bramhall, <del>2016</del>).", "lands on (Bramhall, <ins>2015</ins>).",
		"it was not answered by Crossref", "</span> Retracted or withdrawn</span>", "<li>not cited</li>",
		"9214cca4d815533278c6d616855f8aa82593134d986ad5878ec226cad4c41d43", // of the file
	}, []string{"No registry was asked"})

	offline := write(t, check(nil, lint.Safe, manuscript(t, "harbour-levies.md")))
	texts(t, offline, []string{"No registry was asked: whether the works exist", "references were not looked up"}, []string{"Confirmed", "confirmed,"})
}

// With --unsafe what it writes counts as a correction, and no longer as a question.
func TestThreshold(t *testing.T) {
	page := write(t, check(nil, lint.Unsafe, manuscript(t, "harbour-levies.md")))
	texts(t, page, []string{"11 points need the author, 7 can be corrected without asking", "look at each before you take it over"}, nil)
}

func TestClean(t *testing.T) {
	page := write(t, check(nil, lint.Safe, manuscript(t, "clean.md")))
	texts(t, page, []string{"Nothing needs your attention"}, []string{"Letter to the author", `id="author"`, "The points by kind"})
}

func TestEmpty(t *testing.T) {
	r := check(nil, lint.Safe)
	texts(t, write(t, r), []string{"No file was read, so nothing was checked.", "</html>"}, []string{`href="#references"`})
	r.Rules = nil
	texts(t, write(t, r), []string{"Reference check of 0 files"}, nil)
	nothing := check(nil, lint.Safe, lint.File{Name: "empty.md"})
	texts(t, write(t, nothing), []string{"with 0 entries"}, []string{`id="references"`})
}

// A report whose rules are not known names them by their IDs.
func TestWithoutRules(t *testing.T) {
	r := harbour(t)
	r.Rules = nil
	texts(t, write(t, r), []string{">year-mismatch <span", "The text says Bramhall (2016)"}, nil)
}

const ports = `@article{okafor2014,
  author  = {Okafor, Ada and Prado, Bento},
  title   = {Harbour levies: a study of {Lund}},
  journal = {Quay Studies},
  volume  = {12},
  number  = {3},
  pages   = {335--317},
  year    = {2014},
  doi     = {https://doi.org/10.5555/quay.2014},
}

@misc{nobody,
}
`

func TestBibliography(t *testing.T) {
	page := write(t, check(nil, lint.Safe, lint.File{Name: "ports.bib", Data: []byte(ports)}))
	texts(t, page, []string{
		"bibfix read ports.bib with 2 entries, and looked at each of them.",
		"Okafor, Ada; Prado, Bento (2014). Harbour levies: a study of Lund. Quay Studies 12(3), 335–317. https://doi.org/10.5555/quay.2014.",
		"<bdi>okafor2014</bdi>", "An entry without author, year and title.",
		"pages = {<mark>335--317</mark>},", "doi = {<del>https://doi.org/</del>10.5555/quay.2014},", "doi = {10.5555/quay.2014},",
	}, []string{"not cited", `id="citations"`})
}

// What is not known is not said: notes are no list that could be cited.
func TestNotCited(t *testing.T) {
	notes := "Tolls rose.[^1] They fell.[^2] See Okafor (2014).\n\n[^1]: Prado, B. (2009). Tides. *Quay Studies*, *12*(3), 4–9.\n[^2]: Lind, E. (2010). Piers. *Quay Studies*, *13*(1), 1–9.\n"
	page := write(t, check(nil, lint.Safe, lint.File{Name: "notes.md", Data: []byte(notes)}))
	texts(t, page, []string{"Prado, B. (2009)"}, []string{"not cited"})
}

// Files that belong together have one author, and one letter.
func TestManyFiles(t *testing.T) {
	cites := "---\nbibliography: ports.bib\n---\n\nSee @okafor2014 and @prado2009.\n"
	r := check(nil, lint.Safe,
		lint.File{Name: "book.md", Data: []byte(cites)},
		lint.File{Name: "ports.bib", Data: []byte(ports)},
		manuscript(t, "harbour-levies.md"),
		lint.File{Name: "odd <name> \u202E.md", Data: []byte("Text.\n")},
	)
	page := write(t, r)
	texts(t, page, []string{
		"Reference check of 4 files", "The files</h3>", "harbour-levies.md, line 18", "odd &lt;name&gt; &lt;U&#43;202E&gt;.md",
		"Letter to the author of book.md", "Letter to the author of harbour-levies.md",
		"No entry has the key prado2009.", "ports.bib, line 7: “Okafor, Ada; Prado, Bento (2014).", "1. Line 18: “For the first,",
	}, []string{"Letter to the author of ports.bib", "odd <name>", "\u202E"})
	if n := strings.Count(page, "<textarea"); n != 2 {
		t.Errorf("%d letters, want 2", n)
	}
}

// hostile is a manuscript that would like to be more than text, everywhere
// where text of it is shown.
const hostile = "# <script>alert(1)</script>\n\n" +
	"See <img src=x onerror=alert(2)> (O\"><script>alert(3)</script>kafor, 2014) and </textarea><script>alert(4)</script> (Prado, 2011; Okafor, 2015).\n\n" +
	"\x1b[31mRed\x00 \u202Eturned\u202C (Lind, 2010) {{.}} ${7*7} --> ]]> </style></title> (Prado, 2011; Prado, 2011).\n\n" +
	"## References\n\n" +
	"Okafor, A. (2014). <b onmouseover=\"alert(5)\">Levies</b> '\"> javascript:alert(6). [click](javascript:alert(7)) [data](data:text/html,alert(8)) https://quay.example/?utm_source=\"><script>alert(9)</script>\n\n" +
	"Prado, B. (2009). </li></ol></main>Tides \x1b]0;title\x07 &lt;i&gt; &amp;amp;. *Quay Studies*, *12*(3), 9–4. https://doi.org/10.5555/\"onclick=alert(10)\n\n" +
	"Lind, E. (2010). \u2066Piers\u2069 \u200B and \U000E0041 tags. *Quay Studies*, *13*(1), 1–9. doi:10.5555/javascript:alert(11)\n"

// hostileReport is about the hostile manuscript, and about records of a
// registry that are no better.
func hostileReport() *report.Report {
	facts := func(queries []lint.Query) []lint.Answer {
		answers := make([]lint.Answer, len(queries))
		for i, q := range queries {
			w := recorded(q, "10.5555/\"><script>alert(12)</script>?x#y z")
			w.Titles, w.Source = []string{"<script>alert(13)</script> \x1b[31m"}, "crossref"
			answers[i] = lint.Answer{
				Verdict: lint.Differs, Identifier: w.DOI, Identified: lint.ThisWork, Record: w, Score: .9, Reason: "<script>alert(14)</script>",
				Differences: []lint.Difference{{Field: "title", Message: "the title is <script>alert(15)</script>", Severity: lint.Warning}},
			}
		}
		answers[0].Record.DOI = "javascript:alert(16)"
		return answers
	}
	r := check(facts, lint.Safe, lint.File{Name: "<script>alert(17)</script>.md", Data: []byte(hostile)})
	r.Version = "v0<script>alert(18)</script>"
	return r
}

func TestHostile(t *testing.T) {
	page := write(t, hostileReport())
	if len(page) < 20_000 {
		t.Errorf("%d bytes only: the manuscript was not read", len(page))
	}
	for i, r := range page {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r <= 0x9F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r >= 0xE0000 {
			t.Fatalf("the control character %U at byte %d: %q", r, i, page[max(0, i-40):i])
		}
	}
	texts(t, page, []string{
		"&lt;script&gt;alert(3)&lt;/script&gt;", "&lt;U&#43;001B&gt;[31m", "&lt;U&#43;202E&gt;turned", "10.5555/%22%3E%3Cscript%3Ealert%2812%29%3C/script%3E%3Fx%23y%20z\"",
	}, []string{"<script", "<img", "<b ", `href="javascript:`, `href="data:`, "</title> (Prado"})
	for _, end := range []string{"</main>", "</textarea>", "</style>", "</title>", "<h1>"} {
		if n := strings.Count(page, end); n != 1 {
			t.Errorf("%s stands %d times", end, n)
		}
	}
}

// flooded is a report on a bibliography of n entries with a fault each, and on
// a text that cites all of them.
func flooded(n int) *report.Report {
	var bib, text strings.Builder
	text.WriteString("---\nbibliography: many.bib\n---\n\n")
	for i := range n {
		fmt.Fprintf(&bib, "@article{key%d,\n author = {Okafor, Ada},\n title = {Levy %d of the quay},\n journal = {Quay Studies},\n year = {2014},\n pages = {%d--%d},\n}\n\n", i, i, 2*i+20, 2*i+9)
		fmt.Fprintf(&text, "Levies rose in harbour %d [@key%d].\n\n", i, i)
	}
	return check(nil, lint.Safe, lint.File{Name: "many.md", Data: []byte(text.String())}, lint.File{Name: "many.bib", Data: []byte(bib.String())})
}

// A page does not grow with what there is to say, and counts what it leaves out.
func TestBounded(t *testing.T) {
	const n = 10_000
	r := flooded(n + 100)
	if len(r.Findings) < n {
		t.Fatalf("%d findings only", len(r.Findings))
	}
	page := write(t, r)
	if len(page) > 4<<20 {
		t.Errorf("the page has %d bytes", len(page))
	}
	for _, part := range []struct {
		class string
		most  int
	}{{"point", 500}, {"entry", 1000}, {"citation", 1000}} {
		if n := strings.Count(page, ` class="`+part.class+`"`); n == 0 || n > part.most {
			t.Errorf("%d of class %s, want at most %d", n, part.class, part.most)
		}
	}
	texts(t, page, []string{"are counted here and not shown below", "9100 entries are not shown", "9100 citations are not shown", "further points of the same kinds"}, nil)
}

// Of many findings of one kind and one of another, the one is shown.
func TestRareIsShown(t *testing.T) {
	r := flooded(1000)
	r.Findings = append(r.Findings, lint.Diagnostic{Rule: "retracted-work", Severity: lint.Error, File: "many.bib", Span: lint.Span{Start: 9, End: 13}, Message: "this work was retracted"})
	texts(t, write(t, r), []string{"This work was retracted."}, nil)
}
