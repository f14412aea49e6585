package csl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"github.com/bibfix/bibfix/lint"
)

// What other parsers read of a file after an edit is what they read before, but for what
// was asked for.
func TestEditsAsOthersReadThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.Custom(drawItem), 1, 4).Draw(t, "items")
		for i, item := range items {
			item["id"] = fmt.Sprintf("k%d", i)
		}
		asJSON := rapid.Bool().Draw(t, "JSON")
		text := drawFile(t, items, asJSON)
		doc := readText(text)
		if asJSON {
			doc = readJSON(text)
		}
		if len(doc.Errors) > 0 || doc.Database.Len() != len(items) {
			t.Fatalf("%d entries, %v in\n%s", doc.Database.Len(), doc.Errors, text)
		}
		at := rapid.IntRange(0, len(items)-1).Draw(t, "entry")
		edits, want := drawEdit(t, doc, at, items)
		after := applied(text, edits)
		if got := parsedBy(t, after, asJSON); !reflect.DeepEqual(got, leaves(want)) {
			t.Fatalf("of\n%s\ncame\n%s\nread as\n%v\nwant\n%v", text, after, got, leaves(want))
		}
	})
}

type item = map[string]any

// pieces are what is difficult in one of the notations.
var pieces = []string{
	"Quay", "é", "😀", `"`, "'", `\`, "/", ": ", "#", " #", "-", "- ", "a", "1", "2019", "1e3", "0x1F", "true", "null", "~", "[", "]", "{", "}", ",",
	"&", "*", "!", "|", ">", "%", "@", "`", "\t", "\n", " ", "<i>", "</i>", "?", "no",
}

func drawText(t *rapid.T, label string) string {
	text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 5).Draw(t, label), "")
	return strings.TrimRight(text, " \t\n") // white space at the end of the lines of YAML is not read
}

func drawItem(t *rapid.T) item {
	made := item{"type": "book"}
	for _, name := range []string{"DOI", "URL", "volume", "page"} {
		if rapid.Bool().Draw(t, name) {
			made[name] = drawText(t, name+" text")
		}
	}
	if rapid.Bool().Draw(t, "number") {
		made["issue"] = rapid.IntRange(0, 3000).Draw(t, "issue")
	}
	if rapid.Bool().Draw(t, "custom") {
		made["custom"] = item{"x": []any{drawText(t, "x"), item{"id": "no"}}}
	}
	for range rapid.IntRange(0, 3).Draw(t, "authors") {
		names, _ := made["author"].([]any)
		made["author"] = append(names, item{"family": "A" + drawText(t, "family"), "given": "B"})
	}
	if rapid.Bool().Draw(t, "issued") {
		made["issued"] = item{"date-parts": []any{[]any{rapid.IntRange(1000, 2100).Draw(t, "year"), 5}}}
	}
	return made
}

func drawFile(t *rapid.T, items []item, asJSON bool) string {
	var b bytes.Buffer
	var err error
	if asJSON {
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(rapid.Bool().Draw(t, "escapes"))
		e.SetIndent("", rapid.SampledFrom([]string{"", "  ", "\t"}).Draw(t, "indent"))
		err = e.Encode(items)
	} else {
		var content any = items
		if rapid.Bool().Draw(t, "references") {
			content = map[string]any{"references": items}
		}
		e := yaml.NewEncoder(&b)
		e.SetIndent(rapid.IntRange(2, 5).Draw(t, "indent"))
		err = e.Encode(content)
	}
	if err != nil {
		t.Fatal(err)
	}
	if rapid.Bool().Draw(t, "CRLF") && !strings.ContainsAny(b.String(), "|>") { // the lines of a text of YAML would be others
		return strings.ReplaceAll(b.String(), "\n", "\r\n")
	}
	return b.String()
}

// drawEdit asks for an edit, and returns it with what the items then are.
func drawEdit(t *rapid.T, doc *lint.Document, at int, items []item) (edits []lint.TextEdit, want []item) {
	r := entryOf(doc, at)
	want = append(want, items...)
	changed := item{}
	for name, value := range items[at] {
		changed[name] = value
	}
	want[at] = changed
	name := rapid.SampledFrom([]string{"DOI", "URL", "volume", "issue", "page", "author", "issued"}).Draw(t, "field")
	f, value := r.Raw(name), drawText(t, "value")
	switch do := rapid.SampledFrom([]string{"set", "add", "remove", "drop"}).Draw(t, "do"); {
	case do == "drop":
		edits, want = doc.Syntax.Drop(r), append(want[:at:at], items[at+1:]...)
	case f == nil && (name == "author" || name == "issued"):
	case f == nil:
		edits, changed[name] = doc.Syntax.Add(r, name, value), value
	case do == "remove":
		edits = doc.Syntax.Remove(r, f)
		delete(changed, name)
	case name == "author":
		slots := []lint.NameSlot{{Old: 0}, {Old: -1, New: lint.Name{Family: "C" + value, Given: "D"}}}
		edits = doc.Syntax.SetNames(r, f, slots)
		changed[name] = []any{items[at][name].([]any)[0], item{"family": "C" + value, "given": "D"}}
	case name == "issued":
		edits = doc.Syntax.Set(r, f, "1999-07")
		changed[name] = item{"date-parts": []any{[]any{1999, 7}}}
	default:
		edits, changed[name] = doc.Syntax.Set(r, f, value), value
	}
	if len(edits) == 0 {
		return nil, items
	}
	return edits, want
}

func parsedBy(t *rapid.T, text string, asJSON bool) any {
	var content any
	var err error
	if asJSON {
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		err = d.Decode(&content)
	} else {
		err = yaml.Unmarshal([]byte(text), &content)
	}
	if err != nil {
		t.Fatalf("%v:\n%s", err, text)
	}
	if named, ok := content.(map[string]any); ok {
		content = named["references"]
	}
	return leaves(content)
}

// leaves makes text of all numbers: whether one is in quotes is not asked.
func leaves(v any) any {
	switch v := v.(type) {
	case []item:
		out := []any{}
		for _, one := range v {
			out = append(out, leaves(one))
		}
		return out
	case item:
		out := map[string]any{}
		for name, one := range v {
			out[name] = leaves(one)
		}
		return out
	case []any:
		out := []any{}
		for _, one := range v {
			out = append(out, leaves(one))
		}
		return out
	case nil:
		return []any{} // a list of which the last item went
	}
	return fmt.Sprint(v)
}
