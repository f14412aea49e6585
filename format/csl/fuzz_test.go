package csl

import (
	"encoding/json"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/bibfix/bibfix/lint"
)

func FuzzJSON(f *testing.F) {
	for _, seed := range []string{
		`[{"id":1,"type":"book","title":"A <i>b<\/i> \u00e9 \ud83d\ude00","issued":{"raw":"2019-05"},"author":[{"family":"Adair","given":"M.","dropping-particle":"de"},{"literal":"others"}],"note":"PMID: 123\nDOI: 10.5555/x\nfree"}]`,
		"[\n  {\n    \"id\": \"a\",\n    \"title\": \"T,\n    \"x\": 1\n  },\n  {\n    \"id\": \"b\"\n  \n  {\n    \"id\": \"c\", \"volume\": 3\n  }\n]\n",
		`{"items": [{"id":"a","ISSN":["1","2"],"issued":{"date-parts":[[2019,5],["2020"]]}},]}`,
		`{"id":"a","issued":[{"year":2019}],"volume":null,"author":"X"}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data, ReadJSON) })
}

func FuzzYAML(f *testing.F) {
	for _, seed := range []string{
		"- id: a # c\n  title: >-\n    Folded\n    line\n\n    two\n  abstract: |\n    One\n      two\n  author:\n  - family: A\n    given: B\n  - {literal: C D, x: [1, 2]}\n  DOI: 'it''s'\n  issued:\n    date-parts:\n    - - 2019\n      - 5\n- id: b\n  title: plain\n    goes on\n  URL:\n  note: \"x\n    y\\\n    z \\u00e9\"\n",
		"---\nreferences:\n- id: 2\n  title: \"*X* y_z_ [DNA]{.nocase} \\\\*\"\n  note: |\n    PMID: 12\n    DOI: 10.5555/x\n...\n",
		"- id: a\n  title: \"open\n- id: b\n  title: x\n   bad: y\n- id: c\n\ttitle: z\n- id: d\n  <<: *x\n",
		"references: [{id: a, title: T, issued: {date-parts: [[2019]]}}, {id: b, title: x y]}, {id: c}]\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data, ReadYAML) })
}

type readerOf func(lint.File) *lint.Document

// check holds what is true of every file: places lie in it, in order; an edit leaves
// all other fields as they are and gives the field the value that was asked for.
func check(t *testing.T, data []byte, read readerOf) {
	IsJSON(data)
	IsYAML(data)
	before := string(data)
	doc := read(lint.File{Name: "f", Data: data})
	for _, d := range doc.Errors {
		if d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(data) {
			t.Fatalf("the complaint %q stands at %v of %d", d.Message, d.Span, len(data))
		}
	}
	last := 0
	for i := range min(doc.Database.Len(), 3) {
		r := entryOf(doc, i)
		if r.Key != doc.Database.Key(i) {
			t.Fatalf("the key of %d is %q and %q", i, r.Key, doc.Database.Key(i))
		}
		if r.Span.Start < last || r.Span.End < r.Span.Start || r.Span.End > len(data) {
			t.Fatalf("entry %d stands at %v, behind %d of %d", i, r.Span, last, len(data))
		}
		last = r.Span.End
		for j := range r.Fields {
			places(t, r, &r.Fields[j])
			edits(t, data, doc, i, j, read)
		}
		if len(doc.Errors) == 0 {
			add(t, data, doc, i, read)
			drop(t, data, doc, i, read)
		}
	}
	if string(data) != before {
		t.Fatal("the file was changed")
	}
}

func places(t *testing.T, r *lint.Reference, f *lint.Field) {
	t.Helper()
	for _, span := range []lint.Span{f.Span, f.NameSpan, f.Whole} {
		if !r.Span.Contains(span) || span.Len() < 0 {
			t.Fatalf("%s: %v is not in %v", f.Raw, span, r.Span)
		}
	}
	at := r.Span.Start
	for i := range f.Text {
		span := f.Places.Span(i, i+1)
		if span.Start > span.End || span.End > r.Span.End || span.End < at || span.Start < r.Span.Start {
			t.Fatalf("%s: byte %d of %q stands at %v of %v, behind %d", f.Raw, i, f.Text, span, r.Span, at)
		}
		at = max(at, span.Start)
	}
	for _, n := range f.Names {
		if !r.Span.Contains(n.Span) {
			t.Fatalf("%s: the name %v is not in %v", f.Raw, n, r.Span)
		}
	}
}

// edits tries what may be done to one field.
func edits(t *testing.T, data []byte, doc *lint.Document, i, j int, read readerOf) {
	t.Helper()
	r := entryOf(doc, i)
	f := &r.Fields[j]
	for _, value := range []string{"2019-07", "A: \"b\" # 'c' *d* <e> \\ é", "12"} {
		if made := doc.Syntax.Set(r, f, value); made != nil {
			after := again(t, data, doc, made, read)
			if got := entryOf(after, i).Fields[j].Text; got != value {
				t.Fatalf("%s was set to %q and is %q in\n%s", f.Raw, value, got, after.Data)
			}
			others(t, doc, after, i, j, "set")
		}
	}
	if n := len(f.Text); n > 2 {
		from, to := n/3, n/3+1
		if made := doc.Syntax.Cut(r, f, from, to, "x: y"); made != nil {
			after := again(t, data, doc, made, read)
			if want, got := f.Text[:from]+"x: y"+f.Text[to:], entryOf(after, i).Fields[j].Text; got != want {
				t.Fatalf("%s was cut to %q and is %q in\n%s", f.Raw, want, got, after.Data)
			}
			others(t, doc, after, i, j, "cut")
		}
	}
	if names := len(f.Names); names > 0 {
		list := []lint.NameSlot{{Old: -1, New: lint.Name{Family: "A: 'b\"", Given: "É"}}}
		if names > 1 {
			list = append(list, lint.NameSlot{Old: names - 1})
		}
		if made := doc.Syntax.SetNames(r, f, list); made != nil {
			after := again(t, data, doc, made, read)
			if now := entryOf(after, i).Fields[j].Names; len(now) != len(list) || now[0].Family != list[0].New.Family {
				t.Fatalf("the names of %s are %v in\n%s", f.Raw, now, after.Data)
			}
			others(t, doc, after, i, j, "names")
		}
	}
	if len(doc.Errors) > 0 {
		return // what a broken list holds is told by the first members of its items
	}
	if made := doc.Syntax.Remove(r, f); made != nil {
		after := again(t, data, doc, made, read)
		if now := entryOf(after, i); len(now.Fields) >= len(r.Fields) {
			t.Fatalf("%s is still there in\n%s", f.Raw, after.Data)
		}
	}
	if made := doc.Syntax.Comment(f.Whole.Start, "c: 'd"); made != nil {
		others(t, doc, again(t, data, doc, made, read), i, -1, "comment")
	}
}

func add(t *testing.T, data []byte, doc *lint.Document, i int, read readerOf) {
	t.Helper()
	r := entryOf(doc, i)
	for _, value := range []string{"10.5555/x", "a: 'b\""} {
		if made := doc.Syntax.Add(r, "DOI", value); made != nil {
			after := again(t, data, doc, made, read)
			now := entryOf(after, i)
			at := slices.IndexFunc(now.Fields, func(f lint.Field) bool { return f.Raw == "DOI" && f.Text == value })
			if at < 0 {
				t.Fatalf("the DOI %q is not there in\n%s", value, after.Data)
			}
		}
	}
}

func drop(t *testing.T, data []byte, doc *lint.Document, i int, read readerOf) {
	t.Helper()
	made := doc.Syntax.Drop(entryOf(doc, i))
	if made == nil {
		return
	}
	after := read(lint.File{Name: "f", Data: []byte(applied(string(data), made))})
	if n := doc.Database.Len(); after.Database.Len() != n-1 || n > 1 && len(after.Errors) > 0 {
		t.Fatalf("of %d entries %d are left when %d goes from\n%s\nas in\n%s", n, after.Database.Len(), i, data, after.Data)
	}
	for k := range after.Database.Len() {
		was := k
		if k >= i {
			was++
		}
		if after.Database.Key(k) != doc.Database.Key(was) {
			t.Fatalf("another entry than %d went from\n%s\nas in\n%s", i, data, after.Data)
		}
	}
}

// again reads the file with the edits made.
func again(t *testing.T, data []byte, doc *lint.Document, made []lint.TextEdit, read readerOf) *lint.Document {
	t.Helper()
	after := read(lint.File{Name: "f", Data: []byte(applied(string(data), made))})
	if doc.Format == "csl-json" && json.Valid(data) && !json.Valid(after.Data) {
		t.Fatalf("this is no JSON:\n%s\nof\n%s", after.Data, data)
	}
	if doc.Format == "csl-yaml" && len(doc.Errors) == 0 && isYAML(data) && !isYAML(after.Data) {
		t.Fatalf("this is no YAML:\n%s\nof\n%s", after.Data, data)
	}
	if after.Database.Len() != doc.Database.Len() || len(after.Errors) > len(doc.Errors) {
		t.Fatalf("%d entries and %d complaints became %d and %d in\n%s\nof\n%s", doc.Database.Len(), len(doc.Errors), after.Database.Len(), len(after.Errors), after.Data, data)
	}
	return after
}

// isYAML asks another parser.
func isYAML(data []byte) bool {
	var v any
	return yaml.Unmarshal(data, &v) == nil
}

// others holds that all fields but one say what they said.
func others(t *testing.T, doc, after *lint.Document, i, j int, what string) {
	t.Helper()
	was, now := entryOf(doc, i), entryOf(after, i)
	if was.Key != now.Key {
		t.Fatalf("%s: the key %q became %q", what, was.Key, now.Key)
	}
	edited := lint.Span{Start: -1, End: -1}
	if j >= 0 {
		edited = was.Fields[j].Whole
	}
	for k := range was.Fields {
		f := &was.Fields[k]
		if k == j || f.Whole.Contains(edited) || edited.Contains(f.Whole) || k >= len(now.Fields) {
			continue
		}
		if f.Text != now.Fields[k].Text && !(f.Name == "arxiv" || now.Fields[k].Name == "arxiv") {
			t.Fatalf("%s of %s: %s was %q and is %q in\n%s", what, was.Fields[max(j, 0)].Raw, f.Raw, f.Text, now.Fields[k].Text, after.Data)
		}
	}
}
