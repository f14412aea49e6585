package csl

import (
	"bytes"
	"runtime"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/growth"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// rows are what reading could go over again and again when it looks for the end of
// something, or for the next item: a head, a piece that stands there many times, and an end.
var rows = map[string][3]string{
	"json: open items":         {"[", `{"id":`, ""},
	"json: broken items":       {"[", `{"id":"a" x},`, ""},
	"json: open strings":       {"[", "{\"id\":\"a\n", ""},
	"json: stray values":       {"[", "1 ", ""},
	"json: braces":             {"[", "{", ""},
	"json: depth":              {"", "[", ""},
	"json: deep item":          {`[{"a":`, "[", ""},
	"json: blanks":             {"[", "{" + strings.Repeat(" ", 100), ""},
	"json: members":            {"[{", `"a":1,`, `"id":"b"}]`},
	"json: names":              {`[{"id":"b","author":[`, `{"family":"A"},`, `{"family":"B"}]}]`},
	"json: many items":         {"[", `{"id":"a"},`, "{}]"},
	"json: markup":             {`[{"id":"a","title":"`, "<i>*_^~[", `"}]`},
	"json: note":               {`[{"id":"a","note":"`, `PMID: 1\n`, `"}]`},
	"json: escapes":            {`[{"id":"a","title":"`, `\ud83d`, `"}]`},
	"json: long number":        {`[{"id":"a","volume":1`, "0", "}]"},
	"json: NUL":                {`[{"id":"a","title":"`, "\x00\xff", `"}]`},
	"yaml: dashes":             {"", "- ", ""},
	"yaml: open quotes":        {"", "- id: \"a\n", ""},
	"yaml: broken lines":       {"", "- id: a\n   x\n  b: c: d\n", ""},
	"yaml: flow on one line":   {"[", "{id: a, b}, ", "]"},
	"yaml: broken flow":        {"[", "{id: a]", "]"},
	"yaml: no names":           {"references:\n", "- " + strings.Repeat("x", 90) + "\n", ""},
	"yaml: one long text":      {"- title: a", "\n   b", "\n"},
	"yaml: empty lines":        {"- title: |\n", "\n", "    a\n- id: b\n"},
	"yaml: not the references": {"", "a: b\n", "references:\n- id: a\n"},
	"yaml: markup":             {`- title: "`, "<i>*_^~[", `"`},
	"yaml: documents":          {"", "---\n- id: a\n...\n", ""},
	"yaml: anchors":            {"- id: ", "&a ", "b\n"},
	"yaml: braces":             {"- ", "{a: ", ""},
}

// Each row is read in a time that grows with its length.
func TestReadsOnce(t *testing.T) {
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			made := func(size int) string { return row[0] + strings.Repeat(row[1], size/len(row[1])+1) + row[2] }
			readsOnce(t, name, made(100_000))
			if long.Asked() {
				growth.Linear(t, growth.Full, func(size int) []growth.Step {
					text := made(size)
					return []growth.Step{{Name: name, Do: func() { readsOnce(t, name, text) }}}
				})
			}
		})
	}
}

// Names in names are read to where they stand too deep.
func TestDepth(t *testing.T) {
	var b strings.Builder
	for i := range 400 {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	doc := readText("- id: x\n  b:\n" + strings.ReplaceAll("   "+b.String(), "\n", "\n   ") + "\n- id: y\n")
	if len(doc.Errors) != 1 || !strings.Contains(doc.Errors[0].Message, "64 deep") || doc.Database.Len() != 2 {
		t.Errorf("%d entries, %v", doc.Database.Len(), doc.Errors)
	}
}

func readsOnce(t *testing.T, name, text string) {
	data := []byte(text)
	IsJSON(data)
	IsYAML(data)
	read := ReadYAML
	if strings.HasPrefix(name, "json") {
		read = ReadJSON
	}
	doc := read(lint.File{Name: name, Data: data})
	entries := 0
	for r := range doc.Entries() {
		entries++
		doc.Database.TouchesKey(r.Span)
	}
	if entries != doc.Database.Len() {
		t.Errorf("%d of %d entries", entries, doc.Database.Len())
	}
}

// Findings in one item may be as many as it has room for: asking for an edit at each costs no
// more than the bound on what is tried.
func TestEditsAreBounded(t *testing.T) {
	text := `[{"id":"a","abstract":"` + strings.Repeat("a &amp; b ", 20_000) + `"}]`
	doc := readJSON(text)
	r := entryOf(doc, 0)
	f := r.Field("abstract")
	edits := 0
	for at := strings.Index(f.Text, "&amp;"); at >= 0; {
		edits += len(doc.Syntax.Cut(r, f, at, at+len("&amp;"), "&"))
		next := strings.Index(f.Text[at+1:], "&amp;")
		if next < 0 {
			break
		}
		at += 1 + next
	}
	if edits != 20_000 {
		t.Errorf("%d edits", edits)
	}
}

// Reading keeps places only: at most this many bytes for each of the file.
func TestMemory(t *testing.T) {
	item := `  {"id": "okafor2011", "type": "book", "title": "Ropes", "issued": {"date-parts": [[2011]]}}`
	data := []byte("[\n" + strings.Repeat(item+",\n", 100_000) + item + "\n]")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	doc := ReadJSON(lint.File{Name: "a.json", Data: data})
	runtime.GC()
	runtime.ReadMemStats(&after)
	const most = 1
	if grown := int(after.HeapAlloc) - int(before.HeapAlloc); grown > most*len(data) {
		t.Errorf("%d bytes are kept of a file of %d", grown, len(data))
	}
	runtime.KeepAlive(doc)
	if !bytes.HasPrefix(data, []byte("[")) {
		t.Error("the file was changed")
	}
}
