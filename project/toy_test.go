package project_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

// A toy is a front end: texts by name go in, lines for people and the repaired
// texts come out. It knows neither disk nor terminal, and of bibfix what is imported here.
type toy struct {
	said  []string
	texts map[string]string
}

func (t *toy) run(texts map[string]string, main string) {
	files := make(map[string][]byte)
	for name, text := range texts {
		files[name] = []byte(text)
	}
	p := project.Open(project.NewMemory(files), []string{main}, project.Settings{Rules: rules.All(), Year: 2026, Unsafe: true})
	t.show(p.Lint())
	for _, r := range p.Remarks() {
		t.said = append(t.said, fmt.Sprint(r.Note, r.Err))
	}
	repaired := p.Repair()
	t.texts = make(map[string]string)
	for _, s := range p.Sources() {
		t.texts[s.Name] = string(repaired.Bytes(s.Name))
	}
}

func (t *toy) show(r *report.Report) {
	var b bytes.Buffer
	if err := r.Concise(&b, report.Style{Quiet: true}); err != nil {
		panic(err) // memory is never full
	}
	t.said = append(t.said, strings.Split(strings.TrimSpace(b.String()), "\n")...)
}

// A front end needs no more than that.
func TestToy(t *testing.T) {
	var front toy
	front.run(map[string]string{
		"text/paper.md": "---\nbibliography: ../refs.bib\n---\nLevies fell [@okafor2014; @ebb].\n",
		"refs.bib":      "@misc{okafor2014, author = {Okafor, Ada}, title = {Harbour levies}, year = {2014}, url = {https://example.org/x?utm_source=letter}}\n",
		"unread.md":     "No one names this.\n",
	}, "text/paper.md")
	if len(front.said) != 2 || !strings.Contains(front.said[0], "[tracking-parameter]") || !strings.Contains(front.said[1], "[missing-entry]") {
		t.Errorf("said:\n%s", strings.Join(front.said, "\n"))
	}
	if got := front.texts["refs.bib"]; !strings.Contains(got, "url = {https://example.org/x}}") || len(front.texts) != 2 {
		t.Errorf("repaired: %q", front.texts)
	}
}
