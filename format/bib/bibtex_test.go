package bib

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/tools"
	"github.com/bibfix/bibfix/lint"
)

const namesTable = "testdata/names.tsv"

// A nameRow is a list of names and how it is parted.
type nameRow struct {
	list   string
	bibtex string // as BibTeX writes the parts, TeX and ties included
	ours   string // where it is not the same
}

func nameRows(t testing.TB) (head string, rows []nameRow) {
	t.Helper()
	data, err := os.ReadFile(namesTable)
	if err != nil {
		t.Fatal(err)
	}
	head, body, _ := strings.Cut(string(data), "\n")
	for line := range strings.Lines(body) {
		columns := append(strings.Split(strings.TrimSuffix(line, "\n"), "\t"), "", "")
		rows = append(rows, nameRow{columns[0], columns[1], columns[2]})
	}
	return head, rows
}

// decoded is a list of parts as it is read once the TeX is taken off.
func decoded(parts string) string {
	var names []string
	for name := range strings.SplitSeq(parts, " ; ") {
		var texts []string
		for part := range strings.SplitSeq(name, "|") {
			var b lint.TextBuilder
			n := nameShape{tilde: true}
			texts = append(texts, n.text(&b, []byte(part), lint.Span{End: len(part)}))
		}
		names = append(names, strings.Join(texts, "|"))
	}
	return strings.Join(names, " ; ")
}

// parted is a list of names as bibfix parts it. What stands for those who are
// not named is a name to BibTeX.
func parted(list string) string {
	var all []string
	read, _, open := names(list)
	for _, n := range read {
		if n.Literal != "" {
			n.Family = n.Literal
		}
		all = append(all, n.Given+"|"+n.Particle+"|"+n.Family+"|"+n.Suffix)
	}
	if open {
		all = append(all, "||others|")
	}
	return strings.Join(all, " ; ")
}

// The table says what BibTeX makes of each list of names: [TestBibTeX] asks it.
// Other readings are written down beside it, and none comes without being seen.
func TestNamesAsBibTeX(t *testing.T) {
	head, rows := nameRows(t)
	var b strings.Builder
	b.WriteString(head + "\n")
	for _, row := range rows {
		got := parted(row.list)
		want := row.ours
		if want == "" {
			want = decoded(row.bibtex)
		}
		if got != want && !golden.Update() {
			t.Errorf("%q is read as %q, want %q", row.list, got, want)
		}
		b.WriteString(row.list + "\t" + row.bibtex)
		if got != decoded(row.bibtex) {
			b.WriteString("\t" + got)
		}
		b.WriteString("\n")
	}
	if golden.Update() {
		if err := os.WriteFile(namesTable, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// BibTeX itself parts the names of the table as the table says.
func TestBibTeX(t *testing.T) {
	program := tools.Need(t, "bibtex")
	head, rows := nameRows(t)
	got := askBibTeX(t, program, rows)
	var b strings.Builder
	b.WriteString(head + "\n")
	for i, row := range rows {
		if got[i] != row.bibtex && !golden.Update() {
			t.Errorf("%q is parted by BibTeX as %q, and by the table as %q", row.list, got[i], row.bibtex)
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\n", row.list, got[i], row.ours)
	}
	if golden.Update() {
		if err := os.WriteFile(namesTable, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// askBibTeX runs BibTeX over an entry for each row, with a style that writes the
// parts of the names.
func askBibTeX(t *testing.T, program string, rows []nameRow) []string {
	t.Helper()
	dir := t.TempDir()
	style, err := os.ReadFile("testdata/parts.bst")
	if err != nil {
		t.Fatal(err)
	}
	var database bytes.Buffer
	for i, row := range rows {
		fmt.Fprintf(&database, "@misc{%d,\n author = {%s}}\n", i, row.list)
	}
	for name, data := range map[string][]byte{
		"parts.bst": style, "names.bib": database.Bytes(), "names.aux": []byte("\\citation{*}\n\\bibstyle{parts}\n\\bibdata{names}\n"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	run := exec.CommandContext(ctx, program, "names")
	run.Dir = dir
	log, runErr := run.CombinedOutput() // names with faults are errors to BibTeX, and it goes on
	out, err := os.ReadFile(filepath.Join(dir, "names.bbl"))
	if err != nil {
		t.Fatal(runErr, string(log))
	}
	return readParts(len(rows), string(out))
}

// readParts reads what the style wrote: a number, and four lines for each name.
func readParts(rows int, out string) []string {
	got := make([]string, rows)
	row, part := -1, 0
	for line := range strings.Lines(out) {
		kind, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if n := 0; len(kind) > 0 && kind[0] <= '9' {
			_, _ = fmt.Sscan(kind, &n)
			row, part = n, 0
			continue
		}
		switch {
		case part > 0 && part%4 == 0:
			got[row] += " ; "
		case part > 0:
			got[row] += "|"
		}
		got[row] += text
		part++
	}
	return got
}
