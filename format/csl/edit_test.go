package csl

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// applied is the text with the edits made.
func applied(text string, edits []lint.TextEdit) string {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b lint.TextEdit) int { return b.Span.Start - a.Span.Start })
	for _, e := range edits {
		text = text[:e.Span.Start] + e.New + text[e.Span.End:]
	}
	return text
}

// entryOf is entry i of the document.
func entryOf(doc *lint.Document, i int) *lint.Reference { return doc.Database.Cursor().Read(i) }

func read(text string) *lint.Document {
	if c := strings.TrimLeft(text, "\ufeff \r\n\t"); c != "" && (c[0] == '[' || c[0] == '{') {
		return readJSON(text)
	}
	return readText(text)
}

// editCases are edits of the first entry; a result of "" is no edit.
var editCases = []struct{ name, in, do, field, from, to, want string }{
	{"string", `[{"id":"a","DOI":"doi:10.5555/x","title":"T"}]`, "set", "DOI", "", "10.5555/x", `[{"id":"a","DOI":"10.5555/x","title":"T"}]`},
	{"escapes", `[{"id":"a","title":"T"}]`, "set", "title", "", "A \"q\" \\ \n é", `[{"id":"a","title":"A \"q\" \\ \n é"}]`},
	{"escapes of the file", `[{"id":"a","title":"T\u00e9"}]`, "set", "title", "", "é 😀/", `[{"id":"a","title":"\u00e9 \ud83d\ude00/"}]`},
	{"slashes of the file", `[{"id":"a","URL":"http:\/\/x.org\/a"}]`, "cut", "URL", "http", "https", `[{"id":"a","URL":"https:\/\/x.org\/a"}]`},
	{"slashes in", `[{"id":"a","URL":"http:\/\/x.org"}]`, "set", "URL", "", "https://x.org", `[{"id":"a","URL":"https:\/\/x.org"}]`},
	{"number stays a number", `[{"id":"a","volume":12}]`, "set", "volume", "", "13", `[{"id":"a","volume":13}]`},
	{"number", `[{"id":"a","volume":12}]`, "set", "volume", "", "12a", `[{"id":"a","volume":"12a"}]`},
	{"null", `[{"id":"a","volume":null}]`, "set", "volume", "", "3", `[{"id":"a","volume":"3"}]`},
	{"hyphen of pages", `[{"id":"a","page":"317-353"}]`, "set", "page", "", "317–335", `[{"id":"a","page":"317-335"}]`},
	{"dash of pages", `[{"id":"a","page":"317–353"}]`, "set", "page", "", "317–335", `[{"id":"a","page":"317–335"}]`},
	{"one page", `[{"id":"a","page":317}]`, "set", "page", "", "317–335", `[{"id":"a","page":"317–335"}]`},
	{"list", `[{"id":"a","ISSN":["1","2"]}]`, "set", "ISSN", "", "3", ""},
	{"cut in a list", `[{"id":"a","ISSN":["1234","2"]}]`, "cut", "ISSN", "34", "x", `[{"id":"a","ISSN":["12x","2"]}]`},
	{"cut over a list", `[{"id":"a","ISSN":["1234","2"]}]`, "cut", "ISSN", "4, 2", "x", ""},
	{"cut an escape", `[{"id":"a","title":"caf\u00e9 noir"}]`, "cut", "title", "é", "e", `[{"id":"a","title":"cafe noir"}]`},
	{"cut in tags", `[{"id":"a","title":"The <i>Quay</i> of B"}]`, "cut", "title", "Quay", "Kai", `[{"id":"a","title":"The <i>Kai</i> of B"}]`},
	{"cut through tags", `[{"id":"a","title":"The <i>Quay</i> of B"}]`, "cut", "title", "Quay of", "x", ""},
	{"cut around tags", `[{"id":"a","title":"The <i>Quay</i> of B"}]`, "cut", "title", "e Quay o", "e Kai o", `[{"id":"a","title":"The Kai of B"}]`},
	{"a tag cannot be text", `[{"id":"a","title":"T"}]`, "set", "title", "", "the tag <i> is", ""},
	{"less than", `[{"id":"a","title":"T"}]`, "set", "title", "", "a < b", `[{"id":"a","title":"a < b"}]`},
	{"name", `[{"id":"a","author":[{"family":"Addair","given":"M."}]}]`, "cut", "author", "Addair", "Adair", `[{"id":"a","author":[{"family":"Adair","given":"M."}]}]`},
	{"over names", `[{"id":"a","author":[{"family":"Addair","given":"M."}]}]`, "cut", "author", "r, M", "x", ""},
	{"names", `[{"id":"a","author":[{"family":"Addair","given":"M."}]}]`, "set", "author", "", "Adair, M.", ""},
	{"year of parts", `[{"id":"a","issued":{"date-parts":[[2019,5]]}}]`, "cut", "issued", "2019", "2018", `[{"id":"a","issued":{"date-parts":[[2018,5]]}}]`},
	{"month of parts", `[{"id":"a","issued":{"date-parts":[["2019",5]]}}]`, "cut", "issued", "05", "06", `[{"id":"a","issued":{"date-parts":[["2019",6]]}}]`},
	{"as many parts", `[{"id":"a","issued":{"date-parts":[["2019", "5"]]}}]`, "set", "issued", "", "2018-06", `[{"id":"a","issued":{"date-parts":[["2018", "6"]]}}]`},
	{"fewer parts", `[{"id":"a","issued":{"date-parts":[["2019","5"]],"circa":true}}]`, "set", "issued", "", "2018", `[{"id":"a","issued":{"date-parts":[["2018"]],"circa":true}}]`},
	{"raw date", `[{"id":"a","issued":{"raw":"2O19"}}]`, "set", "issued", "", "2019", `[{"id":"a","issued":{"raw":"2019"}}]`},
	{"date as words", `[{"id":"a","issued":{"date-parts":[[2019]]}}]`, "set", "issued", "", "soon", ""},
	{"note line", `[{"id":"a","note":"PMID: 12\nDOI: doi:10.5555/x\nfree"}]`, "set", "DOI", "", "10.5555/x", `[{"id":"a","note":"PMID: 12\nDOI: 10.5555/x\nfree"}]`},
	{"note line out", `[{"id":"a","note":"PMID: 12\nDOI: 10.5555/x\nfree"}]`, "remove", "DOI", "", "", `[{"id":"a","note":"PMID: 12\nfree"}]`},
	{"last note line out", `[{"id":"a","note":"free\nDOI: 10.5555/x"}]`, "remove", "DOI", "", "", `[{"id":"a","note":"free"}]`},
	{"only note line out", `[{"id":"a","note":"DOI: 10.5555/x"}]`, "remove", "DOI", "", "", `[{"id":"a"}]`},

	{"add", "[\n  {\n    \"id\": \"a\",\n    \"title\": \"T\"\n  }\n]", "add", "DOI", "", "10.5555/x", "[\n  {\n    \"id\": \"a\",\n    \"title\": \"T\",\n    \"DOI\": \"10.5555/x\"\n  }\n]"},
	{"add behind brackets", "[\n\t{\n\t\t\"id\" : \"a\",\n\t\t\"issued\" : {\n\t\t\t\"raw\": \"2019\"\n\t\t}\n\t}\n]", "add", "DOI", "", "10.5555/x", "[\n\t{\n\t\t\"id\" : \"a\",\n\t\t\"issued\" : {\n\t\t\t\"raw\": \"2019\"\n\t\t},\n\t\t\"DOI\" : \"10.5555/x\"\n\t}\n]"},
	{"add on one line", `[{"id":"a","title":"T"}]`, "add", "DOI", "", "10.5555/x", `[{"id":"a","title":"T","DOI":"10.5555/x"}]`},
	{"add on one line with blanks", `[{"id": "a", "title": "T"}]`, "add", "DOI", "", "10.5555/x", `[{"id": "a", "title": "T", "DOI": "10.5555/x"}]`},
	{"add a date", `[{"id":"a","title":"T"}]`, "add", "issued", "", "2019-05", `[{"id":"a","title":"T","issued":{"date-parts": [[2019, 5]]}}]`},
	{"add names", `[{"id":"a","title":"T"}]`, "add", "author", "", "Adair", ""},
	{"add what is there", `[{"id":"a","DOI":""}]`, "add", "DOI", "", "x", ""},
	{"add what CSL has not", `[{"id":"a","title":"T"}]`, "add", "journaltitle", "", "x", ""},
	{"remove", "[{\n \"id\": \"a\",\n \"title\": \"T\",\n \"volume\": 1\n}]", "remove", "title", "", "", "[{\n \"id\": \"a\",\n \"volume\": 1\n}]"},
	{"remove the last", "[{\n \"id\": \"a\",\n \"title\": \"T\"\n}]", "remove", "title", "", "", "[{\n \"id\": \"a\"\n}]"},
	{"remove the only", `[{"title":"T"}]`, "remove", "title", "", "", ""},
	{"broken", `[{"id":"a","title":"T","x"}]`, "set", "title", "", "U", ""},

	{"plain", "- id: a\n  title: The quay # c\n", "set", "title", "", "A kai", "- id: a\n  title: A kai # c\n"},
	{"plain that needs quotes", "- id: a\n  title: The quay\n  note: x\n", "set", "title", "", "Quays: a tale", "- id: a\n  title: \"Quays: a tale\"\n  note: x\n"},
	{"cut that needs quotes", "- id: a\n  title: The quay\n", "cut", "title", "The", "The:", "- id: a\n  title: \"The: quay\"\n"},
	{"single", "- id: a\n  title: 'The quay'\n", "set", "title", "", "It's", "- id: a\n  title: 'It''s'\n"},
	{"double", "- id: a\n  title: \"The quay\"\n", "cut", "title", "quay", "\"q\"", "- id: a\n  title: \"The \\\"q\\\"\"\n"},
	{"folded", "- id: a\n  title: >\n    The quay\n    of B\n  x: y\n", "cut", "title", "quay", "kai", "- id: a\n  title: >\n    The kai\n    of B\n  x: y\n"},
	{"folded anew", "- id: a\n  title: >\n    The quay\n    of B\n  x: y\n", "set", "title", "", "A kai", "- id: a\n  title: >\n    A kai\n  x: y\n"},
	{"cut a fold", "- id: a\n  title: The quay\n    of B\n", "cut", "title", "quay of", "kai, of", "- id: a\n  title: The kai, of B\n"},
	{"markdown", "- id: a\n  title: The quay\n", "set", "title", "", "A *b* c", "- id: a\n  title: A \\*b\\* c\n"},
	{"entities", "- id: a\n  title: A &amp; B\n", "cut", "title", "& B", "&amp; C", "- id: a\n  title: A \\&amp; C\n"},
	{"no markdown in addresses", "- id: a\n  URL: http://x.org/a_b_c\n", "cut", "URL", "http:", "https:", "- id: a\n  URL: https://x.org/a_b_c\n"},
	{"empty", "- id: a\n  volume:\n  note: x\n", "set", "volume", "", "3", "- id: a\n  volume: 3\n  note: x\n"},
	{"flow", "references:\n- {id: a, title: T}\n", "set", "title", "", "A, b", "references:\n- {id: a, title: \"A, b\"}\n"},
	{"flow over lines", "- {id: a, title: The\n   quay, note: x}\n", "set", "title", "", "A kai", "- {id: a, title: A kai, note: x}\n"},
	{"cut in flow over lines", "- {id: a, title: The\n   quay, note: x}\n", "cut", "title", "quay", "kai, b", "- {id: a, title: \"The kai, b\", note: x}\n"},
	{"flow over lines out", "- {id: a, title: The\n   quay, note: x}\n", "remove", "title", "", "", "- {id: a, note: x}\n"},
	{"comment with CRLF", "- id: a\r\n  note: x\r\n", "comment", "note", "", "hm", "- id: a\r\n  # hm\r\n  note: x\r\n"},
	{"yaml date", "- id: a\n  issued: 2019-05\n", "set", "issued", "", "2018", "- id: a\n  issued: 2018\n"},
	{"yaml parts", "- id: a\n  issued:\n    date-parts:\n    - - 2019\n      - 5\n  note: x\n", "set", "issued", "", "2018-06", "- id: a\n  issued:\n    date-parts:\n    - - 2018\n      - 6\n  note: x\n"},
	{"yaml fewer parts", "- id: a\n  issued:\n    date-parts:\n    - - 2019\n      - 5\n  note: x\n", "set", "issued", "", "2018", "- id: a\n  issued:\n    date-parts: [[2018]]\n  note: x\n"},
	{"yaml add", "references:\n- id: a\n  title: T # c\n- id: b\n", "add", "DOI", "", "10.5555/x", "references:\n- id: a\n  title: T # c\n  DOI: 10.5555/x\n- id: b\n"},
	{"yaml add at the end", "- id: a\r\n  title: |\r\n    T\r\n    U", "add", "DOI", "", "10.5555/x", "- id: a\r\n  title: |\r\n    T\r\n    U\r\n  DOI: 10.5555/x"},
	{"yaml add with CRLF", "- id: a\r\n  title: T\r\n", "add", "volume", "", "1", "- id: a\r\n  title: T\r\n  volume: 1\r\n"},
	{"yaml flow add", "- {id: a, title: T}\n", "add", "DOI", "", "10.5555/x", "- {id: a, title: T, DOI: 10.5555/x}\n"},
	{"yaml remove", "- id: a\n  title: T\n  note: x\n", "remove", "title", "", "", "- id: a\n  note: x\n"},
	{"yaml remove the first", "- title: T\n  note: x\n", "remove", "title", "", "", "- note: x\n"},
	{"yaml remove the last", "- id: a\n  title: >\n    T\n    U\n- id: b\n", "remove", "title", "", "", "- id: a\n- id: b\n"},
	{"yaml remove beside a comment", "- id: a\n  title: T # c\n  note: x\n", "remove", "title", "", "", ""},
	{"yaml note line out", "- id: a\n  note: |\n    PMID: 12\n    DOI: 10.5555/x\n    free\n", "remove", "DOI", "", "", "- id: a\n  note: |\n    PMID: 12\n    free\n"},
	{"drop", "[\n  {\"id\":\"a\",\"note\":1},\n  {\"id\":\"b\"}\n]\n", "drop", "note", "", "", "[\n  {\"id\":\"b\"}\n]\n"},
	{"drop the only", `[{"id":"a","note":1}]`, "drop", "note", "", "", `[]`},
	{"drop lines", "references:\n- id: a\n  note: x # c\n- id: b\n", "drop", "note", "", "", "references:\n- id: b\n"},
	{"rename", `[{"id":"a","note":"10.5555/x"}]`, "rename", "note", "", "DOI", `[{"id":"a","DOI":"10.5555/x"}]`},
	{"comment", "- id: a\n  author:\n  - family: A\n  note: x\n", "comment", "author", "", "hm", "- id: a\n  # hm\n  author:\n  - family: A\n  note: x\n"},
	{"comment in JSON", `[{"id":"a","title":"T"}]`, "comment", "title", "", "hm", ""},
}

func TestEdits(t *testing.T) {
	for _, tt := range editCases {
		doc := read(tt.in)
		r := entryOf(doc, 0)
		f := r.Field(tt.field)
		var edits []lint.TextEdit
		switch tt.do {
		case "set":
			edits = doc.Syntax.Set(r, f, tt.to)
		case "cut":
			at := strings.Index(f.Text, tt.from)
			edits = doc.Syntax.Cut(r, f, at, at+len(tt.from), tt.to)
		case "add":
			edits = doc.Syntax.Add(r, tt.field, tt.to)
		case "remove":
			edits = doc.Syntax.Remove(r, f)
		case "drop":
			edits = doc.Syntax.Drop(r)
		case "rename":
			edits = doc.Syntax.Rename(r, f, tt.to)
		case "comment":
			edits = doc.Syntax.Comment(f.Span.Start, tt.to)
		}
		got := ""
		if len(edits) > 0 {
			got = applied(tt.in, edits)
		}
		if got != tt.want {
			t.Errorf("%s: %s of\n%s\ngave\n%s\nwant\n%s", tt.name, tt.do, tt.in, got, tt.want)
		}
	}
}
