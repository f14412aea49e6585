package rules

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/internal/tools"
	"github.com/bibfix/bibfix/lint"
)

// What BibTeX prints of entries before and after the safe fixes of rules about
// links, pages and fields: the same, but for what stands in change, by old and new.
var printings = []struct{ key, fields, change string }{
	{"hyphen", "pages = {12-24}", ""},
	{"hyphens", "pages = {12-24, 31-33}", ""},
	{"shortened", "pages = {768-82}", ""},
	{"blanks", "pages = {12 -- 24}", "12 -- 24|12--24"},
	{"printed", "pages = {12–24}", "12–24|12--24|page |pages |p. |pp. "},
	{"label", "pages = {pp. 12--24}", "pp. 12|12|pp.~12|12"},
	{"many", "pages = {12----24}", "12----24|12--24"},
	{"issue", "pages = {12-3}", ""},
	{"article", "pages = {123-4567}", ""},
	{"letters", "pages = {S12-S18}", ""},
	{"twice", "pages = {12--24}, note = {Signed}, note = {Signed}", ""},
	{"tracker", "url = {https://quay.example/a?id=3&utm_source=x}", "&utm_source=x|"},
	{"only", "url = {https://quay.example/a?utm_source=x}", "?utm_source=x|"},
	{"semicolon", "url = {https://quay.example/a?utm_source=x;id=3}", "utm_source=x;|"},
	{"noted", "note = {See \\url{https://quay.example/a?utm_source=x}(seen)}", "?utm_source=x|"},
	{"entity", "note = {See \\url{https://quay.example/?a=1&amp;b=2} &amp; ask}", "1&amp;b|1&b|&amp;|\\&"},
	{"wrapped", "url = {\\url{https://quay.example/a}}", "\\url{\\url{https://quay.example/a}}|\\url{https://quay.example/a}"},
	{"resolver", "doi = {https://doi.org/10.1234/quay.1}", "https://doi.org/10|10"},
	{"command", "doi = {\\doi{10.1234/quay.1}}", "\\doi{\\doi{10.1234/quay.1}}|\\doi{10.1234/quay.1}"},
	{"escaped", "doi = {10.1234/quay\\_1}", ""},
	{"address", "url = {https://doi.org/10.1234/quay.1}", ""},
	{"month", "month = {Jan}", ""},
	{"number", "isbn = {2049-3630}", ""},
	{"macro", "month = jan # {~3}", ""},
}

// types are what an entry of each case is, with what it needs.
var types = map[string]string{
	"article":       "journal = {Quay Studies}, volume = 3",
	"inproceedings": "booktitle = {Quay Days}",
	"book":          "publisher = {Port Press}",
	"misc":          "howpublished = {Poster}",
}

// Nothing that a style of BibTeX prints on purpose is changed, and no fix makes
// it complain.
func TestPrinted(t *testing.T) {
	long.Test(t)
	tools.Need(t, "bibtex")
	var b strings.Builder
	for kind, needs := range types {
		for _, c := range printings {
			b.WriteString("@" + kind + "{" + kind + c.key + ", author = {Lund, Ada}, title = {Tides of " + c.key + " in the " + kind + "}, " + needs + ", year = 2014, " + c.fields + "}\n")
		}
	}
	before := []byte(b.String())
	read := func(f lint.File) *lint.Document { return format.Read(f) }
	repaired := lint.Repair([]*lint.Document{read(lint.File{Name: "refs.bib", Data: before})}, read, All(), lint.Options{Year: 2026, Ignore: map[string]bool{"duplicate-entry": true}}, lint.Safe)
	after := repaired.Documents[0].Data
	tried := 0
	for _, style := range []string{"plain", "alpha", "abbrv", "unsrt", "IEEEtran", "plainnat"} {
		old, oldLog := bbl(t, style, before)
		if strings.Contains(oldLog, "I couldn't open style file") {
			t.Logf("left out: BibTeX has no style %s here", style)
			continue
		}
		tried++
		now, nowLog := bbl(t, style, after)
		if strings.Count(nowLog, "Warning--") > strings.Count(oldLog, "Warning--") || strings.Contains(nowLog, "error message") && !strings.Contains(oldLog, "error message") {
			t.Errorf("%s complains more:\n%s", style, nowLog)
		}
		if len(old) != len(now) || len(old) != len(types)*len(printings) {
			t.Fatalf("%s prints %d entries, then %d", style, len(old), len(now))
		}
		for kind := range types {
			for _, c := range printings {
				want := strings.NewReplacer()
				if c.change != "" {
					want = strings.NewReplacer(strings.Split(c.change, "|")...)
				}
				if x, y := want.Replace(old[kind+c.key]), now[kind+c.key]; x != y {
					t.Errorf("%s, @%s, %s:\n%s\nbecame\n%s", style, kind, c.fields, old[kind+c.key], y)
				}
			}
		}
	}
	if tried == 0 {
		t.Skip("BibTeX has none of the styles here")
	}
}

var bibitem = regexp.MustCompile(`(?s)\\bibitem(?:\[.*?\])?\{(\w+)\}(.*?)\n\n`)

// bbl is what BibTeX makes of a bibliography in a style, by key and as words, and its log.
func bbl(t *testing.T, style string, data []byte) (items map[string]string, log string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"refs.bib": string(data), "p.aux": "\\citation{*}\n\\bibstyle{" + style + "}\n\\bibdata{refs}\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(t.Context(), "bibtex", "p")
	cmd.Dir = dir
	out, _ := cmd.CombinedOutput() // it exits with 1 for a warning
	text, err := os.ReadFile(filepath.Join(dir, "p.bbl"))
	if err != nil {
		t.Fatalf("bibtex wrote nothing in the style %s: %v: %s", style, err, out)
	}
	items = map[string]string{}
	for _, m := range bibitem.FindAllStringSubmatch(string(text)+"\n\n", -1) {
		items[m[1]] = strings.Join(strings.Fields(m[2]), " ")
	}
	return items, string(out)
}
