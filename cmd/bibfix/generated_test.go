package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra/doc"

	"github.com/bibfix/bibfix/internal/config"
	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/rules"
)

// docs is where what is generated is published.
const docs = "../../docs"

// current compares a generated file with what is there; -update writes it.
func current(t *testing.T, name string, want []byte) {
	t.Helper()
	got, _ := os.ReadFile(name)
	if bytes.Equal(got, want) {
		return
	}
	if !golden.Update() {
		t.Errorf("%s is stale: go test ./cmd/bibfix -update writes it", name)
		return
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, want, 0o644); err != nil {
		t.Fatal(err)
	}
}

// The schema of the settings is published as it is.
func TestSchema(t *testing.T) {
	var infos []config.RuleInfo
	for _, r := range rules.All() {
		infos = append(infos, config.RuleInfo{ID: r.ID, Title: r.Title, Severity: r.Severity.String()})
	}
	current(t, filepath.Join(docs, "bibfix.schema.json"), config.Schema(infos))
}

// The page about settings lists those there are, and profiles name rules.
func TestConfigurationPage(t *testing.T) {
	name := filepath.Join(docs, "configuration.md")
	page, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(?s)(<!-- the settings -->\n).*(<!-- end -->)`)
	if !list.Match(page) {
		t.Fatalf("%s has lost its list of settings", name)
	}
	current(t, name, list.ReplaceAll(page, []byte("${1}"+strings.ReplaceAll(config.Page(), "$", "$$")+"${2}")))
	for _, p := range config.Profiles {
		for id := range p.Rules {
			if _, err := findRule(rules.All(), id); err != nil {
				t.Errorf("profile %s: %v", p.Name, err)
			}
		}
	}
}

// Manual pages and completions are made of the commands.
func TestManualAndCompletions(t *testing.T) {
	code := 0
	root := newRoot(system{files: project.Disk(), getenv: func(string) string { return "" }}, &code)
	root.DisableAutoGenTag = true
	folder := t.TempDir()
	zero := time.Unix(0, 0).UTC()
	if err := doc.GenManTree(root, &doc.GenManHeader{Title: "BIBFIX", Section: "1", Source: "bibfix", Manual: "bibfix", Date: &zero}, folder); err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(folder, "*.1"))
	if err != nil || len(pages) < 10 {
		t.Fatalf("%d pages of the manual, %v", len(pages), err)
	}
	known := make(map[string]bool)
	for _, name := range pages {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		known[filepath.Base(name)] = true
		text = bytes.ReplaceAll(text, []byte(`"Jan 1970" `), []byte(`"" `)) // no date: pages change when their text does
		current(t, filepath.Join(docs, "man", filepath.Base(name)), text)
	}
	for shell, generate := range map[string]func(*bytes.Buffer) error{
		"bash":       func(b *bytes.Buffer) error { return root.GenBashCompletionV2(b, true) },
		"zsh":        func(b *bytes.Buffer) error { return root.GenZshCompletion(b) },
		"fish":       func(b *bytes.Buffer) error { return root.GenFishCompletion(b, true) },
		"powershell": func(b *bytes.Buffer) error { return root.GenPowerShellCompletionWithDesc(b) },
	} {
		var b bytes.Buffer
		if err := generate(&b); err != nil {
			t.Fatal(err)
		}
		current(t, filepath.Join(docs, "completions", "bibfix."+shell), b.Bytes())
	}
	there, _ := filepath.Glob(filepath.Join(docs, "man", "*"))
	for _, name := range there {
		if !known[filepath.Base(name)] {
			t.Errorf("%s is the page of a command that is gone", name)
		}
	}
}
