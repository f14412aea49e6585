package export

import (
	"bytes"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// crates is a bibliography whose first entry is an item of CSL-JSON.
type crates struct{ own string }

func (c crates) Len() int                  { return 2 }
func (c crates) Key(i int) string          { return [...]string{"a", "b"}[i] }
func (c crates) Aliases() map[string]int   { return nil }
func (c crates) Nature() lint.Nature       { return lint.Fielded }
func (c crates) TouchesKey(lint.Span) bool { return false }
func (c crates) Cursor() lint.Cursor       { return c }
func (c crates) Keep()                     {}

func (c crates) Read(i int) *lint.Reference {
	return &lint.Reference{Key: c.Key(i), Type: "book", Index: i, Nature: lint.Fielded, Fields: []lint.Field{field("title", "Tar")}}
}

func (c crates) Item(i int) []byte {
	if i > 0 {
		return nil
	}
	return []byte(c.own)
}

// An item goes out with all that it holds, whatever has a place in ours.
func TestItemsAsTheyStand(t *testing.T) {
	doc := &lint.Document{
		File: lint.File{Name: "a.crates", Data: []byte("tar\n")}, Database: crates{`{"id":"a","archive-place":"Lund","issued":{"season":2}}`},
		References: []*lint.Reference{{Key: "l", Nature: lint.Prose, Fields: []lint.Field{field("title", "Hemp")}}},
	}
	var out bytes.Buffer
	if err := CSL(&out, []*lint.Document{doc}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(strings.Fields(out.String()), ""); !strings.Contains(got, `},{"id":"a","archive-place":"Lund","issued":{"season":2}},{"id":"b","type":"book","title":"Tar",`) {
		t.Errorf("got %s", out.String())
	}
}

// The day and the month on which an interval ends are not lost.
func TestIntervals(t *testing.T) {
	for text, want := range map[string]string{
		"2019-05-03/2020-01":    "[[2019,5,3],[2020,1]]",
		"2019-05-03/2020-01-07": "[[2019,5,3],[2020,1,7]]",
		"2019-05-03/2020":       "[[2019,5,3],[2020]]",
		"3 May 2019":            "[[2019,5,3]]",
		"2019/05/03":            "[[2019,5,3]]",
	} {
		d := lint.Date{Year: 2019, Month: 5, Day: 3}
		if strings.Contains(text, "/2020") {
			d.End = 2020
		}
		r := &lint.Reference{Key: "a", Type: "book", Fields: []lint.Field{issued(text, d)}}
		var out bytes.Buffer
		if err := CSL(&out, []*lint.Document{{References: []*lint.Reference{r}}}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(strings.Fields(out.String()), ""); !strings.Contains(got, want+"}") {
			t.Errorf("%s: %s in %s", text, want, got)
		}
	}
}

// What seldom stands in a list has its field of BibTeX as well.
func TestFurtherFields(t *testing.T) {
	r := &lint.Reference{Key: "a", Type: "book"}
	for _, name := range furtherFields {
		r.Fields = append(r.Fields, field(name, "of "+name))
	}
	var out bytes.Buffer
	if err := BibTeX(&out, []*lint.Document{{References: []*lint.Reference{r}}}); err != nil {
		t.Fatal(err)
	}
	for name, csl := range furtherFields {
		if want := "\n  " + name + " = {of " + csl + "}"; strings.Count(out.String(), want) != 1 {
			t.Errorf("%s is not there once:\n%s", want, out.String())
		}
	}
}

// What stands in lines of the note and is a field goes out once.
func TestNotes(t *testing.T) {
	const text = "signed\nPMID: 12\nread twice"
	r := &lint.Reference{Key: "a", Type: "book", Nature: lint.Fielded, Fields: []lint.Field{
		{Name: "note", Raw: "note", Text: text, Places: lint.PlainText(text, 100), Span: lint.Span{Start: 100, End: 100 + len(text)}, Whole: lint.Span{Start: 90, End: 130}},
		{Name: "PMID", Raw: "PMID", Text: "12", Places: lint.PlainText("12", 113), Span: lint.Span{Start: 113, End: 115}, Whole: lint.Span{Start: 107, End: 115}},
	}}
	var out bytes.Buffer
	if err := BibTeX(&out, []*lint.Document{{References: []*lint.Reference{r}}}); err != nil {
		t.Fatal(err)
	}
	if want := "@book{a,\n  pmid = {12},\n  note = {signed read twice}\n}\n"; out.String() != want {
		t.Errorf("got %s", out.String())
	}
	r.Nature = lint.Prose
	if note(r) != text {
		t.Errorf("the note of a list is %q", note(r))
	}
}
