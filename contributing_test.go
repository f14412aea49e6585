package bibfix_test

import (
	"encoding/json"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/long"
)

// The rule that CONTRIBUTING.md shows is one file in rules/ and nothing else: built
// into the program it finds what its examples say, in a list and in a .bib file.
func TestContributingRule(t *testing.T) {
	page, err := os.ReadFile("CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	code := block(t, string(page), "go", "package rules")
	if formatted, err := format.Source([]byte(code)); err != nil || string(formatted) != code {
		t.Errorf("its code is not as gofmt writes it: %v", err)
	}
	long.Test(t)
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{
		filepath.Join(here, "rules", "title_in_capitals.go"): write("rule.go", code),
	}})
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "bibfix.exe")
	build := exec.Command("go", "build", "-overlay", write("overlay.json", string(overlay)), "-o", program, "./cmd/bibfix")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	bad, good, _ := strings.Cut(block(t, string(page), "", "Reported is a title"), "-- good.md --\n")
	_, bad, _ = strings.Cut(bad, "-- bad.md --\n")
	for name, c := range map[string]struct {
		text string
		told bool
	}{
		"bad.md":  {bad, true},
		"good.md": {good, false},
		"bad.bib": {"@book{a, author = {Okafor, Ada}, title = {HARBOUR LEVIES OF LUND}, publisher = {Quay}, year = 2014}\n", true},
	} {
		out, _ := exec.Command(program, "--select", "title-in-capitals", write(name, c.text)).Output() // exits with 1 where it finds something
		if strings.Contains(string(out), "[title-in-capitals]") != c.told {
			t.Errorf("%s: it says\n%s", name, out)
		}
	}
}

// block is the first block of code of the page, in that language, whose text begins so.
func block(t *testing.T, page, language, begin string) string {
	t.Helper()
	var code strings.Builder
	open := false
	for line := range strings.Lines(page) {
		text := strings.TrimPrefix(line, "   ")
		switch {
		case !open && strings.HasPrefix(text, "```"):
			open = true
			code.Reset()
			if strings.TrimSpace(text) != "```"+language {
				code.WriteString("\x00") // of another language
			}
		case open && strings.HasPrefix(text, "```"):
			if open = false; strings.HasPrefix(code.String(), begin) {
				return code.String()
			}
		case open:
			code.WriteString(text)
		}
	}
	t.Fatalf("CONTRIBUTING.md has no block that begins with %q", begin)
	return ""
}
