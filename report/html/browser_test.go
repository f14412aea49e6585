package html_test

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

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
	for name, r := range map[string]*report.Report{"harbour": harbour(t)} {
		t.Run(name, func(t *testing.T) {
			b.t = t
			file, err := filepath.Abs(filepath.Join(dir, name+".html"))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(write(t, r)), 0o644); err != nil {
				t.Fatal(err)
			}
			for _, width := range []int{1280, 390} {
				for _, scheme := range []string{"light", "dark"} {
					look(t, b, "file://"+file, width, scheme)
					if keep {
						b.shoot(filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", name, width, scheme)), width, 0)
					}
				}
			}
			if keep {
				b.view(1280, 900, "light")
				b.print(filepath.Join(dir, name+".pdf"))
			}
		})
	}
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
