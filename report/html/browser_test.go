package html_test

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

//go:embed testdata/check.js
var checker string

// The pages hold what they promise in a browser, on a desk and on a phone, by
// day and by night. With BIBFIX_LONG=1 BIBFIX_SHOTS=FOLDER the pages, pictures of them and a
// print are left there to be looked at.
func TestBrowser(t *testing.T) {
	dir := os.Getenv("BIBFIX_SHOTS")
	keep := dir != ""
	if !keep {
		dir = t.TempDir()
	}
	type page struct {
		name   string
		report *report.Report
	}
	pages := []page{
		{"harbour", harbour(t)},
		{"numeric", check(nil, lint.Safe, manuscript(t, "numeric.md"))},
		{"clean", check(nil, lint.Safe, manuscript(t, "clean.md"))},
		{"ports", check(known, lint.Unsafe, lint.File{Name: "ports.bib", Data: []byte(ports)})},
		{"hostile", hostileReport()},
		{"several", check(nil, lint.Safe, manuscript(t, "harbour-levies.md"), manuscript(t, "numeric.md"), lint.File{Name: strings.Repeat("long", 60) + ".bib", Data: []byte(ports)})},
		{"empty", check(nil, lint.Safe)},
	}
	inBrowser(t, func(b *browser) {
		for _, page := range pages {
			url := save(t, dir, page.name, page.report)
			for _, width := range []int64{1280, 390} {
				for _, scheme := range []string{"light", "dark"} {
					look(b, page.name, url, width, scheme)
					if keep {
						b.shoot(filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", page.name, width, scheme)), float64(width), 0)
					}
				}
			}
			if keep {
				b.view(1280, 900, "light")
				b.print(filepath.Join(dir, page.name+".pdf"))
			}
		}
	})
}

// save writes a page and returns its address.
func save(t *testing.T, dir, name string, r *report.Report) (url string) {
	t.Helper()
	file, err := filepath.Abs(filepath.Join(dir, name+".html"))
	if err == nil {
		err = os.WriteFile(file, []byte(write(t, r)), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return "file://" + file
}

// look opens a page and notes what is wrong with it.
func look(b *browser, name, url string, width int64, scheme string) {
	b.view(width, 900, scheme)
	b.open(url)
	where := fmt.Sprintf("%s, %d wide, %s", name, width, scheme)
	var found struct {
		Faults []string
		Texts  int
		Worst  float64
		Dark   bool
		Back   string
	}
	if err := json.Unmarshal([]byte(b.evaluate(checker)), &found); err != nil {
		b.fault("%s: %v", where, err)
	}
	for _, fault := range append(found.Faults, b.complaints()...) {
		b.fault("%s: %s", where, fault)
	}
	if found.Dark != (scheme == "dark") || found.Back == "rgba(0, 0, 0, 0)" {
		b.fault("%s: the style is not in force: dark is %v, the background %s", where, found.Dark, found.Back)
	}
	b.Logf("%s: %d texts, the least contrast is %.2f", where, found.Texts, found.Worst)
}

// broken are changes of a page that the checker, or the browser, complains of.
var broken = []struct{ old, new, want string }{
	{"--soft: #565d66;", "--soft: #aaaaaa;", "contrast"},
	{"<h2 id=", "<h4 id=", "skips a level"},
	{"</main>", "</main><p>Lost</p>", "outside of all landmarks"},
	{"</main>", "<script>1</script></main>", "should not be there"},
	{"</main>", "<script>alert('quay')</script></main>", "a dialog: quay"},
	{"</main>", "<script>console.log(1)</script></main>", "the console: log"},
	{"</main>", "<script>throw 1</script></main>", "an exception: Uncaught"},
	{"</main>", `<img alt="" src="https://quay.example/x.png"></main>`, "a request"},
	{"</main>", `<pre style="width: 3000px">wide</pre></main>`, "wide, the window"},
	{`aria-label="Letter to the author"`, "", "without a name"},
	{`id="point-1"`, `id="point-x"`, "leads nowhere"},
	{`id="point-1"`, `id="point-2"`, "an id stands twice"},
}

// The checker finds what it is there for.
func TestBrowserChecker(t *testing.T) {
	page := write(t, harbour(t))
	file := filepath.Join(t.TempDir(), "page.html")
	inBrowser(t, func(b *browser) {
		for _, test := range broken {
			changed := strings.ReplaceAll(page, test.old, test.new)
			// The policy would stop the style that was changed, and the picture before it is asked for.
			changed = regexp.MustCompile(`<meta http-equiv[^>]*>`).ReplaceAllString(changed, "")
			if err := os.WriteFile(file, []byte(changed), 0o644); err != nil {
				t.Fatal(err)
			}
			b.view(390, 900, "light")
			b.open("file://" + file)
			if said := b.evaluate(checker) + strings.Join(b.complaints(), "\n"); !strings.Contains(said, test.want) {
				b.fault("with %q for %q nobody says %q", test.new, test.old, test.want)
			}
		}
	})
}

// A manuscript that would like to be more than text is text.
func TestBrowserHostile(t *testing.T) {
	url := save(t, t.TempDir(), "hostile", hostileReport())
	inBrowser(t, func(b *browser) {
		b.open(url)
		shown := b.evaluate("document.body.innerText")
		for _, want := range []string{"<script>alert(3)</script>", "<U+001B>[31mRed", "<U+202E>turned", "</style></title>", "<script>alert(13)</script>"} {
			if !strings.Contains(shown, want) {
				b.fault("the page does not show %q", want)
			}
		}
		if n := b.evaluate("String(document.scripts.length)"); n != "0" {
			b.fault("the page has %s scripts", n)
		}
		if letter := b.evaluate("document.querySelector('textarea').value"); !strings.Contains(letter, "</textarea><script>alert(4)</script>") {
			b.fault("the letter was cut: %s", letter)
		}
		if all := b.complaints(); len(all) > 0 {
			b.fault("the page complains: %q", all)
		}
	})
}

// From a server the page is one request: no icon, no font, nothing.
func TestBrowserRequests(t *testing.T) {
	page := write(t, harbour(t))
	inBrowser(t, func(b *browser) {
		var asked []string
		var mutex sync.Mutex
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			mutex.Lock()
			defer mutex.Unlock()
			asked = append(asked, r.URL.Path)
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = io.WriteString(w, page) // a browser that is gone says so itself
		}))
		defer server.Close()
		b.open(server.URL + "/report.html")
		if all := b.complaints(); len(all) > 0 {
			b.fault("the page complains: %q", all)
		}
		mutex.Lock()
		defer mutex.Unlock()
		if len(asked) != 1 {
			b.fault("the browser asked for %q", asked)
		}
	})
}

// On paper explanations are open, the letter is whole, and nothing tells to click.
func TestBrowserPrint(t *testing.T) {
	url := save(t, t.TempDir(), "harbour", harbour(t))
	inBrowser(t, func(b *browser) {
		b.open(url)
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		b.settle()
		for selector, want := range map[string]string{
			".about p": "true", "div.letter": "true", "textarea": "false", "nav": "false", ".on-screen": "false", ".skip": "false",
		} {
			if got := b.evaluate(fmt.Sprintf("String(document.querySelector(%q).checkVisibility({contentVisibilityAuto: true}))", selector)); got != want {
				b.fault("%s is shown: %s, want %s", selector, got, want)
			}
		}
	})
}

// BIBFIX_PICTURE=FILE draws the picture of the README:
//
//	BIBFIX_LONG=1 BIBFIX_PICTURE=$PWD/docs/report.png go test ./report/html -run TestPicture
func TestPicture(t *testing.T) {
	file := os.Getenv("BIBFIX_PICTURE")
	if file == "" {
		t.Skip("BIBFIX_PICTURE names no file to draw")
	}
	r := harbour(t)
	shown := []string{"year-mismatch", "misspelled-name", "uncited-entry", "tracking-parameter", "list-order"} // for the first points to be on it
	r.Findings = slices.DeleteFunc(r.Findings, func(d lint.Diagnostic) bool { return !slices.Contains(shown, d.Rule) })
	r.Version = "v0.1.0"
	url := save(t, t.TempDir(), "picture", r)
	inBrowser(t, func(b *browser) {
		b.view(1280, 1545, "light")
		b.open(url)
		b.shoot(file, 1280, 1545)
	})
}
