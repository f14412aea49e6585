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

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

//go:embed testdata/check.js
var checker string

// The pages hold what they promise in a browser, on a desk and on a phone, by
// day and by night. With BIBFIX_SHOTS=FOLDER the pages, pictures of them and a
// print are left there to be looked at.
func TestBrowser(t *testing.T) {
	b := startBrowser(t)
	dir := os.Getenv("BIBFIX_SHOTS")
	keep := dir != ""
	if !keep {
		dir = t.TempDir()
	}
	for _, page := range []struct {
		name   string
		report *report.Report
	}{
		{"harbour", harbour(t)},
		{"numeric", check(nil, lint.Safe, manuscript(t, "numeric.md"))},
		{"clean", check(nil, lint.Safe, manuscript(t, "clean.md"))},
		{"ports", check(known, lint.Unsafe, lint.File{Name: "ports.bib", Data: []byte(ports)})},
		{"hostile", hostileReport()},
		{"several", check(nil, lint.Safe, manuscript(t, "harbour-levies.md"), manuscript(t, "numeric.md"), lint.File{Name: strings.Repeat("long", 60) + ".bib", Data: []byte(ports)})},
		{"empty", check(nil, lint.Safe)},
	} {
		t.Run(page.name, func(t *testing.T) {
			b.t = t
			url := save(t, dir, page.name, page.report)
			for _, width := range []int{1280, 390} {
				for _, scheme := range []string{"light", "dark"} {
					look(t, b, url, width, scheme)
					if keep {
						b.shoot(filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", page.name, width, scheme)), width, 0)
					}
				}
			}
			if keep {
				b.view(1280, 900, "light")
				b.print(filepath.Join(dir, page.name+".pdf"))
			}
		})
	}
	b.t = t
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

// look opens a page and reports what is wrong with it.
func look(t *testing.T, b *browser, url string, width int, scheme string) {
	t.Helper()
	b.view(width, 900, scheme)
	b.open(url)
	var found struct {
		Faults []string
		Texts  int
		Worst  float64
		Dark   bool
		Back   string
	}
	if err := json.Unmarshal([]byte(b.evaluate(checker)), &found); err != nil {
		t.Fatal(err)
	}
	for _, fault := range append(found.Faults, b.complaints(url)...) {
		t.Errorf("%d wide, %s: %s", width, scheme, fault)
	}
	if found.Dark != (scheme == "dark") || found.Back == "rgba(0, 0, 0, 0)" {
		t.Errorf("the style is not in force: dark is %v, the background %s", found.Dark, found.Back)
	}
	t.Logf("%d wide, %s: %d texts, the least contrast is %.2f", width, scheme, found.Texts, found.Worst)
}

// The checker finds what it is there for.
func TestBrowserChecker(t *testing.T) {
	b := startBrowser(t)
	page := write(t, harbour(t))
	for _, test := range []struct{ old, new, want string }{
		{"--soft: #565d66;", "--soft: #aaaaaa;", "contrast"},
		{"<h2 id=", "<h4 id=", "skips a level"},
		{"</main>", "</main><p>Lost</p>", "outside of all landmarks"},
		{"</main>", "<script>1</script></main>", "should not be there"},
		{"</main>", `<img alt="" src="https://quay.example/x.png"></main>`, "a request"},
		{"</main>", `<pre style="width: 3000px">wide</pre></main>`, "wide, the window"},
		{`aria-label="Letter to the author"`, "", "without a name"},
		{`id="point-1"`, `id="point-x"`, "leads nowhere"},
		{`id="point-1"`, `id="point-2"`, "an id stands twice"},
	} {
		changed := strings.Replace(page, test.old, test.new, -1)
		// The policy would stop the style that was changed, and the picture before it is asked for.
		changed = regexp.MustCompile(`<meta http-equiv[^>]*>`).ReplaceAllString(changed, "")
		file := filepath.Join(t.TempDir(), "page.html")
		if err := os.WriteFile(file, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		b.view(390, 900, "light")
		b.open("file://" + file)
		said := b.evaluate(checker) + strings.Join(b.complaints("file://"+file), "\n")
		if !strings.Contains(said, test.want) {
			t.Errorf("with %q for %q nobody says %q", test.new, test.old, test.want)
		}
	}
}

// A manuscript that would like to be more than text is text.
func TestBrowserHostile(t *testing.T) {
	b := startBrowser(t)
	url := save(t, t.TempDir(), "hostile", hostileReport())
	b.open(url)
	shown := b.evaluate("document.body.innerText")
	for _, want := range []string{"<script>alert(3)</script>", "<U+001B>[31mRed", "<U+202E>turned", "</style></title>", "<script>alert(13)</script>"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	if n := b.evaluate("String(document.scripts.length)"); n != "0" {
		t.Errorf("the page has %s scripts", n)
	}
	if letter := b.evaluate("document.querySelector('textarea').value"); !strings.Contains(letter, "</textarea><script>alert(4)</script>") {
		t.Errorf("the letter was cut: %s", letter)
	}
	if all := b.complaints(url); len(all) > 0 {
		t.Errorf("the page complains: %s", all)
	}
}

// From a server the page is one request: no icon, no font, nothing.
func TestBrowserRequests(t *testing.T) {
	b := startBrowser(t)
	var asked []string
	var mutex sync.Mutex
	page := write(t, harbour(t))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		asked = append(asked, r.URL.Path)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if _, err := io.WriteString(w, page); err != nil {
			t.Error(err)
		}
	}))
	defer server.Close()
	b.open(server.URL + "/report.html")
	if all := b.complaints(server.URL + "/report.html"); len(all) > 0 {
		t.Errorf("the page complains: %s", all)
	}
	mutex.Lock()
	defer mutex.Unlock()
	if len(asked) != 1 {
		t.Errorf("the browser asked for %q", asked)
	}
}

// On paper explanations are open, the letter is whole, and nothing tells to click.
func TestBrowserPrint(t *testing.T) {
	b := startBrowser(t)
	b.open(save(t, t.TempDir(), "harbour", harbour(t)))
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": "print"})
	b.settle()
	for selector, want := range map[string]string{
		".about p": "true", "div.letter": "true", "textarea": "false", "nav": "false", ".on-screen": "false", ".skip": "false",
	} {
		if got := b.evaluate(fmt.Sprintf("String(document.querySelector(%q).checkVisibility({contentVisibilityAuto: true}))", selector)); got != want {
			t.Errorf("%s is shown: %s, want %s", selector, got, want)
		}
	}
}

// BIBFIX_PICTURE=FILE draws the picture of the README:
//
//	BIBFIX_PICTURE=$PWD/docs/report.png go test ./report/html -run TestPicture
func TestPicture(t *testing.T) {
	file := os.Getenv("BIBFIX_PICTURE")
	if file == "" {
		t.Skip("BIBFIX_PICTURE names no file to draw")
	}
	b := startBrowser(t)
	r := harbour(t)
	shown := []string{"year-mismatch", "misspelled-name", "uncited-entry", "tracking-parameter", "list-order"} // for the first points to be on it
	r.Findings = slices.DeleteFunc(r.Findings, func(d lint.Diagnostic) bool { return !slices.Contains(shown, d.Rule) })
	r.Version = "v0.1.0"
	b.view(1280, 1545, "light")
	b.open(save(t, t.TempDir(), "picture", r))
	b.shoot(file, 1280, 1545)
}
