package ruletest

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/lint"
)

// read makes one reference of every line; it is all the harness needs to be tried.
func read(f lint.File) *lint.Document {
	doc := &lint.Document{File: f}
	at := 0
	for _, line := range bytes.SplitAfter(f.Data, []byte("\n")) {
		text := strings.TrimRight(string(line), "\r\n")
		doc.References = append(doc.References, &lint.Reference{
			Text: lint.PlainText(text, at), Span: lint.Span{Start: at, End: at + len(text)}, Trust: lint.Safe,
		})
		at += len(line)
	}
	return doc
}

// shout is a rule that wants "quai" to be spelled "quay"; the replacement and
// what it claims are up to the test.
func shout(change func(p *lint.Pass, d *lint.Diagnostic)) lint.Rule {
	return lint.Rule{ID: "shout", Title: "a title", Doc: "A doc.", Fix: "Replaces it.", Since: "0.1.0", Severity: lint.Warning, Check: func(p *lint.Pass) {
		for _, ref := range p.Document.References {
			i := strings.Index(ref.Text.String, "quai")
			if i < 0 {
				continue
			}
			span := ref.Text.Span(i, i+4)
			d := lint.Diagnostic{Span: span, Message: "quai", Reference: ref,
				Fixes: []lint.Fix{{Message: "write quay", Safety: lint.Unsafe, Edits: []lint.TextEdit{{Span: span, New: "quay"}}}}}
			change(p, &d)
			p.Report(d)
		}
	}}
}

const examples = `A comment.
-- bad.txt --
one
the quai of Lund
-- good.txt --
the quay of Lund
`

func TestCheck(t *testing.T) {
	none := func(*lint.Pass, *lint.Diagnostic) {}
	for _, test := range []struct {
		name, examples, fault string
		change                func(*lint.Pass, *lint.Diagnostic)
	}{
		{"a sound rule", examples, "", none},
		{"no comment", strings.TrimPrefix(examples, "A comment.\n"), "comment is missing", none},
		{"no good file", "A comment.\n-- bad.txt --\nquai\n", "silent about", none},
		{"speech on a good file", examples + "-- good2.txt --\nquai\n", "not silent", none},
		{"silence on a bad file", examples + "-- bad2.txt --\nquay\n", "nothing was found", none},
		{"place outside", examples, "no place in the file", func(_ *lint.Pass, d *lint.Diagnostic) { d.Span.End += 1000 }},
		{"full stop", examples, "full stop", func(_ *lint.Pass, d *lint.Diagnostic) { d.Message += "." }},
		{"edit outside", examples, "outside the file", func(_ *lint.Pass, d *lint.Diagnostic) { d.Fixes[0].Edits[0].Span.Start = -1 }},
		{"edit that changes nothing", examples, "changes nothing", func(_ *lint.Pass, d *lint.Diagnostic) { d.Fixes[0].Edits[0].New = "quai" }},
		{"overlapping edits", examples, "overlap", func(_ *lint.Pass, d *lint.Diagnostic) {
			d.Fixes[0].Edits = append(d.Fixes[0].Edits, d.Fixes[0].Edits[0])
		}},
		{"a fix that never settles", examples, "after 10 rounds", func(_ *lint.Pass, d *lint.Diagnostic) { d.Fixes[0].Edits[0].New = "quai!" }},
		{"line numbers counted by hand", examples, "text before it", func(_ *lint.Pass, d *lint.Diagnostic) {
			if d.Span.Start > 20 {
				d.Message = "far away"
			}
		}},
		{"blind to Windows line ends", examples, "Windows line ends", func(p *lint.Pass, d *lint.Diagnostic) {
			if bytes.Contains(p.Document.Data, []byte("\r")) {
				d.Severity, d.Message = lint.Info, "other"
			}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			faults := strings.Join(Check(shout(test.change), txtar.Parse([]byte(test.examples)), Reader{Read: read}), "\n")
			if test.fault == "" && faults != "" || !strings.Contains(faults, test.fault) {
				t.Errorf("faults: %q, should hold %q", faults, test.fault)
			}
		})
	}
}

func TestCheckRule(t *testing.T) {
	rule := lint.Rule{ID: "Bad_ID", Title: "Upper case."}
	faults := strings.Join(CheckRule(rule, "."), "\n")
	for _, want := range []string{"kebab", "title", "Doc", "Since", "should live in"} {
		if !strings.Contains(faults, want) {
			t.Errorf("no complaint about %s in %q", want, faults)
		}
	}
}

func TestFill(t *testing.T) {
	rule := shout(func(*lint.Pass, *lint.Diagnostic) {})
	got := string(txtar.Format(Fill(rule, txtar.Parse([]byte(examples)), Reader{Read: read})))
	want := examples + `-- want --
bad.txt:2:5-9: warning: quai
	unsafe: write quay
		2:5-9 "quai" -> "quay"
-- fixed/bad.txt --
one
the quay of Lund
`
	if got != want {
		t.Errorf("filled:\n%s", got)
	}
	if page := string(Page(rule, txtar.Parse([]byte(want)), Reader{Read: read})); !strings.Contains(page, "After `--write --unsafe`") {
		t.Errorf("the page does not show the repaired file:\n%s", page)
	}
}

func TestCheckSources(t *testing.T) {
	dir := t.TempDir()
	for name, code := range map[string]string{
		"rules.go":           "package rules\nfunc add() {}\n",
		"shout.go":           "package rules\nvar _ = low(1)\nfunc _() { add() }\n",
		"shout_low.go":       "package rules\nfunc low(n int) int { return n }\n",
		"shout_low_test.go":  "package rules\nvar _ = high()\n",
		"whisper.go":         "package rules\ntype T struct{ low int }\nfunc high() int { low := 2; return T{low: low}.low }\n",
		"whisper_helpers.go": "package rules\nvar _ = low(high())\n",
		"helpers.go":         "package rules\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(code), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	beneath := ": what serves several is a package in " + filepath.Join(dir, "internal")
	want := []string{filepath.Join(dir, "helpers.go") + " belongs to no rule" + beneath, "whisper uses low of shout" + beneath}
	if got := CheckSources([]lint.Rule{{ID: "shout"}, {ID: "whisper"}, {ID: "shout-l"}}, dir); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
