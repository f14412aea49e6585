package format

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// cards is a bibliography of entries, made beforehand.
type cards struct{ entries []*lint.Reference }

func (c *cards) Len() int                   { return len(c.entries) }
func (c *cards) Key(i int) string           { return c.entries[i].Key }
func (c *cards) Aliases() map[string]int    { return nil }
func (c *cards) Nature() lint.Nature        { return lint.Fielded }
func (c *cards) TouchesKey(lint.Span) bool  { return false }
func (c *cards) Cursor() lint.Cursor        { return c }
func (c *cards) Keep()                      {}
func (c *cards) Read(i int) *lint.Reference { return c.entries[i] }

// cardSyntax writes values as they are.
type cardSyntax struct{ lint.NoEdits }

func (cardSyntax) Cut(_ *lint.Reference, f *lint.Field, start, end int, text string) []lint.TextEdit {
	return []lint.TextEdit{{Span: lint.Span{Start: f.Span.Start + start, End: f.Span.Start + end}, New: text}}
}

// card is a format that reads "- id: key" and "  URL: address" below it, and only in texts.
var card = &Format{
	Name: "cards", Title: "cards", One: "a card", Many: "cards", Extensions: []string{".card"}, Remedy: "put %s into a text",
	Part: kind.CSLItems, ReadPart: func(file lint.File, part lint.Part, _ Context) *lint.Document {
		db := &cards{}
		at := part.Span.Start
		for line := range strings.Lines(string(file.Data[part.Span.Start:part.Span.End])) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			start := at + strings.Index(line, value)
			span := lint.Span{Start: start, End: start + len(value)}
			switch at += len(line); name {
			case "- id":
				db.entries = append(db.entries, &lint.Reference{
					ID: "r1", Key: value, KeySpan: span, File: file.Name, Index: len(db.entries), List: -1, Span: span, Nature: lint.Fielded, Trust: lint.Safe,
				})
			case "URL":
				r := db.entries[len(db.entries)-1]
				r.Span.End = span.End
				r.Fields = append(r.Fields, lint.Field{Name: name, Raw: "url", Text: value, Span: span, Places: lint.PlainText(value, start)})
			}
		}
		return &lint.Document{File: file, Database: db, Syntax: cardSyntax{}}
	},
}

const citing = "---\ntitle: Levies\nreferences:\n" +
	"  - id: okafor2014\n    URL: https://example.org/quay?utm_source=mail\n" +
	"  - id: ito2019\n    URL: https://example.org/moor\nlang: en\n---\n\nLevies rose [@okafor2014; @prado2009].\n"

// The entries of a part become those of the text, and fixes work on its bytes.
func TestParts(t *testing.T) {
	list := append(All(), card)
	read := func(f lint.File) *lint.Document { return list.ReadFile(f, Context{}) }
	doc := read(lint.File{Name: "a.md", Data: []byte(citing)})
	if len(doc.Parts) != 1 || doc.Count() != 2 || len(doc.References) != 0 {
		t.Fatalf("parts %v, %d entries, %d of them in lists", doc.Parts, doc.Count(), len(doc.References))
	}
	part := doc.Parts[0].Span
	if got, want := citing[part.Start:part.End], citing[strings.Index(citing, "  - id"):strings.Index(citing, "lang")]; got != want {
		t.Errorf("the part is %q, want %q", got, want)
	}
	done := lint.Repair([]*lint.Document{doc}, read, rules.All(), lint.Options{Year: 2026}, lint.Safe)
	if got, want := string(done.Documents[0].Data), strings.Replace(citing, "?utm_source=mail", "", 1); got != want {
		t.Errorf("repaired to\n%s", got)
	}
	var missing []string
	for _, d := range done.Findings {
		if d.Rule == "missing-entry" {
			missing = append(missing, d.Message)
		}
	}
	if len(missing) != 1 || !strings.Contains(missing[0], "prado2009") {
		t.Errorf("missing: %q", missing)
	}
}

// Where no format reads it, and where it fails, the text is read as before.
func TestPartsUnread(t *testing.T) {
	texts := List{}
	for _, f := range All() {
		if f.Part == "" {
			texts = append(texts, f)
		}
	}
	doc := texts.ReadFile(lint.File{Name: "a.md", Data: []byte(citing)}, Context{})
	if len(doc.Parts) != 1 || doc.Count() != 2 || len(doc.References) != 2 || len(doc.Citations) != 2 {
		t.Errorf("nobody reads the part: %v, %v, %d references", doc.Parts, doc.Database, len(doc.References))
	}
	broken := *card
	broken.ReadPart = func(lint.File, lint.Part, Context) *lint.Document { panic("out of cards") }
	doc = append(texts, &broken).ReadFile(lint.File{Name: "a.md", Data: []byte(citing)}, Context{})
	if doc.Format != "markdown" || len(doc.Citations) != 2 || len(doc.Errors) != 1 || doc.Errors[0].Rule != lint.InternalError {
		t.Errorf("its reader fails: %s, %d citations, %v", doc.Format, len(doc.Citations), doc.Errors)
	}
}

// What of the front matter is such a part, and what is none.
func TestPartsOfMetadata(t *testing.T) {
	for _, c := range []struct{ yaml, want string }{
		{"references:\n- id: a\n  title: T\n", "- id: a\n  title: T\n"},
		{"references:\n  - id: a\n  - id: b\nnocite: '@a'\n", "  - id: a\n  - id: b\n"},
		{"references: [{id: a}]\n", "[{id: a}]\n"},
		{"references:\n# two of them\n- id: a\n\n# and\n- id: b\ntitle: T\n", "- id: a\n\n# and\n- id: b\n"},
		{"references: []\n", ""},
		{"references: refs.json\n", ""},
		{"{references: [{id: a}], title: T}\n", ""},
		{"book:\n  references:\n  - id: a\n", ""},
		{"references: [\n", ""},
	} {
		text := "---\n" + c.yaml + "---\n\nText.\n"
		doc := Read(lint.File{Name: "a.md", Data: []byte(text)})
		got := ""
		for _, part := range doc.Parts {
			got += text[part.Span.Start:part.Span.End]
		}
		if got != c.want {
			t.Errorf("%q: the part is %q, want %q", c.yaml, got, c.want)
		}
	}
}
