package rules

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/lint"
)

// A plainDatabase is one entry with fields that are no TeX, as in CSL-JSON.
type plainDatabase struct{ entry *lint.Reference }

func (db plainDatabase) Len() int                  { return 1 }
func (db plainDatabase) Key(int) string            { return "a" }
func (db plainDatabase) Cursor() lint.Cursor       { return db }
func (db plainDatabase) Aliases() map[string]int   { return nil }
func (db plainDatabase) Nature() lint.Nature       { return lint.Fielded }
func (db plainDatabase) TouchesKey(lint.Span) bool { return false }
func (db plainDatabase) Read(int) *lint.Reference  { return db.entry }
func (db plainDatabase) Keep()                     {}

type plainSyntax struct{ lint.NoEdits }

func (plainSyntax) Set(_ *lint.Reference, f *lint.Field, value string) []lint.TextEdit {
	return []lint.TextEdit{{Span: f.Span, New: value}}
}

func (plainSyntax) Cut(_ *lint.Reference, f *lint.Field, start, end int, text string) []lint.TextEdit {
	return []lint.TextEdit{{Span: f.Places.Span(start, end), New: text}}
}

// plainEntry reads "page=4-9|issued=2014"; names are "author=Lund, Ada; Berg, Bo".
func plainEntry(text string) *lint.Document {
	r := &lint.Reference{ID: "r1", File: "a.json", Key: "a", Nature: lint.Fielded, Trust: lint.Safe, Type: "article-journal", RawType: "article-journal", Span: lint.Span{End: len(text)}}
	at := 0
	for field := range strings.SplitSeq(text, "|") {
		name, value, _ := strings.Cut(field, "=")
		start := at + len(name) + 1
		span := lint.Span{Start: start, End: start + len(value)}
		f := lint.Field{Name: name, Raw: strings.ToLower(name), Text: value, Places: lint.PlainText(value, start), Span: span, Whole: lint.Span{Start: at, End: span.End}, Form: lint.Quoted, Confidence: 1}
		switch name {
		case "issued", "accessed":
			f.Date, _ = dates.Parse(value)
		case "author", "editor":
			for one := range strings.SplitSeq(value, "; ") {
				n := lint.Name{Literal: one, Span: span}
				if family, given, ok := strings.Cut(one, ", "); ok {
					n = lint.Name{Family: family, Given: given, Span: span}
				}
				f.Names = append(f.Names, n)
			}
		}
		r.Fields = append(r.Fields, f)
		at += len(field) + 1
	}
	return &lint.Document{File: lint.File{Name: "a.json", Data: []byte(text)}, Database: plainDatabase{r}, Syntax: plainSyntax{}}
}

// What is right in fields that are no TeX, and what is wrong in any: "" is silence,
// else the message, and behind an arrow the value that the fix leaves.
func TestPlainFields(t *testing.T) {
	for _, c := range []struct{ rule, entry, says string }{
		{"page-range", "page=4-9", ""},
		{"page-range", "page=4–9", ""},
		{"page-range", "page=4 - 9", ""},
		{"page-range", "page=4-9, 12–15", ""},
		{"page-range", "page=S12--S19", ""},
		{"page-range", "page=4--9", "the pages 4--9 have a double hyphen between them, which is printed as it stands -> page=4–9"},
		{"page-range", "page=4—9", "the pages 4—9 have an em dash between them, which is printed as it stands -> page=4–9"},
		{"page-range", "page=9-4", "the pages 9-4 run backwards"},
		{"page-range", "page=pp. 4-9", "the pages pp. 4-9 stand behind pp., which styles print as well -> page=4-9"},
		{"year-form", "issued=2014", ""},
		{"year-form", "issued=2014-05", ""},
		{"year-form", "issued=2014-05-03", ""},
		{"year-form", "issued=2014/2015", ""},
		{"year-form", "issued=2014 May 3", ""},
		{"year-form", "issued=in press", ""},
		{"year-form", "issued=-44", ""},
		{"year-form", "issued=Spring 2014", ""},
		{"year-form", "issued=20014", `"20014" is not a year -> issued=2014`},
		{"year-form", "issued=2014a", `the letter of "2014a" is the style's to give: with it, it is not a year -> issued=2014`},
		{"year-form", "issued=2014 [Online]", `"2014 [Online]" is not a year -> issued=2014`},
		{"future-year", "issued=2027", ""},
		{"future-year", "issued=2031|status=in press", ""},
		{"future-year", "issued=2031-05", "the year 2031 lies in the future: what is not forthcoming or in press is dated 2027 at the latest"},
		{"future-year", "accessed=2031-05-03", "the date of access, 2031-05-03, lies in the future"},
		{"date-conflict", "issued=2016|DOI=10.48550/arXiv.1601.00001", ""},
		{"date-conflict", "issued=2014|DOI=10.48550/arXiv.1601.00001", "the year is 2014, but arXiv number 1601.00001 was given in 2016-01"},
		{"date-conflict", "issued=2016|accessed=2013-01-02", "the year is 2016, but the page was visited in 2013"},
		{"month-form", "issued=2014-05|month=May", ""},
		{"name-form", "author=Lund, AB; Berg, B. and others", ""},
		{"name-form", "author=Quay & Sons; Harbour Union, Lund, Inc.", ""},
		{"placeholder-author", "author=Lund, Ada", ""},
		{"placeholder-author", "author=Doe, Jane|title=Tides", ""},
		{"placeholder-author", "author=Doe, Jane|title=Title of article", `"Doe, Jane" is a name of a template: the author is still to be filled in`},
		{"placeholder-author", "author=Lastname, Firstname", `"Lastname, Firstname" is a name of a template: the author is still to be filled in`},
		{"title-capitals", "title=The DNA of McGregor", ""},
		{"title-stop", "title=Tides of Lund Inc.", ""},
		{"title-stop", "title=Tides and tolls.", "the title ends in a full stop, and the style puts its own sign there -> title=Tides and tolls"},
	} {
		all := All()
		i := slices.IndexFunc(all, func(r lint.Rule) bool { return r.ID == c.rule })
		found := lint.Check(plainEntry(c.entry), all[i:i+1], 2026)
		got := ""
		for _, d := range found {
			got += d.Message
			if len(d.Fixes) > 0 {
				e := d.Fixes[0].Edits[0]
				got += " -> " + c.entry[:e.Span.Start] + e.New + c.entry[e.Span.End:]
			}
		}
		if got != c.says {
			t.Errorf("%s of %s: %q, want %q", c.rule, c.entry, got, c.says)
		}
	}
}

func (plainSyntax) SetNames(_ *lint.Reference, f *lint.Field, list []lint.NameSlot) []lint.TextEdit {
	var names []string
	for _, slot := range list {
		if slot.Old >= 0 {
			slot.New = f.Names[slot.Old]
		}
		names = append(names, slot.New.Family)
	}
	return []lint.TextEdit{{Span: f.Span, New: strings.Join(names, "; ")}}
}

// Whether names can be written is the format's to say: those of many formats are no one
// text in braces or quotes.
func TestNamesOfAnyForm(t *testing.T) {
	doc := plainEntry("author=Lund, Ada")
	r := doc.Entry(0)
	r.Fields[0].Form = lint.Joined
	record := []lint.Person{{Family: "Lund", Given: "Ada"}, {Family: "Berg", Given: "Bo"}}
	p := &lint.Pass{Document: doc}
	edits, _ := patchNames(p, r, &r.Fields[0], &lint.Difference{Partners: []int{0}}, record)
	if len(edits) != 1 || edits[0].New != "Lund; Berg" {
		t.Errorf("edits %v", edits)
	}
	r.Fields[0].Inherited = true
	if edits, _ := patchNames(p, r, &r.Fields[0], &lint.Difference{Partners: []int{0}}, record); edits != nil {
		t.Errorf("the names of another entry are written: %v", edits)
	}
}
