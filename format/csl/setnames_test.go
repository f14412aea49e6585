package csl

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
)

func old(i int) lint.NameSlot { return lint.NameSlot{Old: i} }

func other(n lint.Name) lint.NameSlot { return lint.NameSlot{Old: -1, New: n} }

// A list of names is changed in the layout that it has; "" is for no edit.
func TestSetNames(t *testing.T) {
	bea := other(lint.Name{Family: "Bea", Given: "C."})
	dele := other(lint.Name{Family: "Dele", Given: "É.", Particle: "van", Suffix: "Jr."})
	union := other(lint.Name{Literal: "Harbour Union: \"North\""})
	const one = `[{"id":"a","author":[{"family":"Adair","given":"M."}]}]`
	const three = "[\n {\"author\": [\n  {\n   \"given\": \"A\",\n   \"family\": \"B\"\n  },\n  {\"family\": \"C\"},\n  {\"literal\": \"D\"}\n ], \"id\": 1}\n]"
	const lines = "- id: a\n  author:\n  - family: Adair\n    given: M.\n  - family: Prado # sic\n  - family: Tse\n  title: T\n"
	for _, tt := range []struct {
		name, in string
		list     []lint.NameSlot
		want     string
	}{
		{"behind", one, []lint.NameSlot{old(0), bea, dele}, `[{"id":"a","author":[{"family":"Adair","given":"M."},{"family":"Bea","given":"C."},{"family":"Dele","given":"É.","non-dropping-particle":"van","suffix":"Jr."}]}]`},
		{"before", one, []lint.NameSlot{union, old(0)}, `[{"id":"a","author":[{"literal":"Harbour Union: \"North\""},{"family":"Adair","given":"M."}]}]`},
		{"instead", one, []lint.NameSlot{bea}, `[{"id":"a","author":[{"family":"Bea","given":"C."}]}]`},
		{"none", one, nil, ""},
		{"escapes of the file", `[{"id":"\u00e9","author":[{"family":"Adair"}]}]`, []lint.NameSlot{old(0), dele}, `[{"id":"\u00e9","author":[{"family":"Adair"},{"family":"Dele","given":"\u00c9.","non-dropping-particle":"van","suffix":"Jr."}]}]`},
		{
			"the first out", three, []lint.NameSlot{old(1), old(2)},
			"[\n {\"author\": [\n  {\"family\": \"C\"},\n  {\"literal\": \"D\"}\n ], \"id\": 1}\n]",
		},
		{
			"layout of the first", three, []lint.NameSlot{old(0), bea, old(2)},
			"[\n {\"author\": [\n  {\n   \"given\": \"A\",\n   \"family\": \"B\"\n  },\n  {\n   \"given\": \"C.\",\n   \"family\": \"Bea\"\n  },\n  {\"literal\": \"D\"}\n ], \"id\": 1}\n]",
		},
		{"out of order", three, []lint.NameSlot{old(2), old(1)}, ""},
		{"no list", `[{"id":"a","author":{"family":"Adair"}}]`, []lint.NameSlot{old(0), bea}, ""},
		{"others", `[{"id":"a","author":[{"family":"Adair"},{"literal":"others"}]}]`, []lint.NameSlot{old(0), bea}, `[{"id":"a","author":[{"family":"Adair"},{"family":"Bea","given":"C."},{"literal":"others"}]}]`},
		{"lines", lines, []lint.NameSlot{old(0), dele, old(1), old(2)}, "- id: a\n  author:\n  - family: Adair\n    given: M.\n  - family: Dele\n    given: É.\n    non-dropping-particle: van\n    suffix: Jr.\n  - family: Prado # sic\n  - family: Tse\n  title: T\n"},
		{"lines at the end", lines, []lint.NameSlot{old(0), old(1), old(2), union}, "- id: a\n  author:\n  - family: Adair\n    given: M.\n  - family: Prado # sic\n  - family: Tse\n  - literal: \"Harbour Union: \\\"North\\\"\"\n  title: T\n"},
		{"behind wide dashes", "-   id: a\n    author:\n    -   family: Adair\n        given: M.\n    title: T\n", []lint.NameSlot{old(0), bea}, "-   id: a\n    author:\n    -   family: Adair\n        given: M.\n    -   family: Bea\n        given: C.\n    title: T\n"},
		{"behind a dash of its own", "- id: a\n  author:\n  -\n    family: Adair\n  title: T\n", []lint.NameSlot{old(0), bea}, "- id: a\n  author:\n  -\n    family: Adair\n  - family: Bea\n    given: C.\n  title: T\n"},
		{"brackets behind wide dashes", "- id: a\n  author:\n  -  {family: Adair}\n", []lint.NameSlot{bea, old(0)}, "- id: a\n  author:\n  -  {family: Bea, given: C.}\n  -  {family: Adair}\n"},
		{"lines of CRLF", "- id: a\r\n  author:\r\n  - family: Adair\r\n  title: T\r\n", []lint.NameSlot{old(0), bea}, "- id: a\r\n  author:\r\n  - family: Adair\r\n  - family: Bea\r\n    given: C.\r\n  title: T\r\n"},
		{"a comment stays", lines, []lint.NameSlot{old(0), old(1)}, ""},
		{"a comment of a name", lines, []lint.NameSlot{old(0), old(2)}, ""},
		{"lines out", lines, []lint.NameSlot{old(1), old(2)}, "- id: a\n  author:\n  - family: Prado # sic\n  - family: Tse\n  title: T\n"},
		{"flow", "- id: a\n  author: [{family: Adair, given: M.}]\n", []lint.NameSlot{old(0), bea, union}, "- id: a\n  author: [{family: Adair, given: M.}, {family: Bea, given: C.}, {literal: \"Harbour Union: \\\"North\\\"\"}]\n"},
		{"flow in lines", "- id: a\n  author:\n  - {family: Adair, given: M.}\n  - {family: Tse}\n", []lint.NameSlot{old(0), bea}, "- id: a\n  author:\n  - {family: Adair, given: M.}\n  - {family: Bea, given: C.}\n"},
	} {
		doc := read(tt.in)
		r := entryOf(doc, 0)
		got := ""
		if edits := doc.Syntax.SetNames(r, r.Field("author"), tt.list); len(edits) > 0 {
			got = applied(tt.in, edits)
		}
		if got != tt.want {
			t.Errorf("%s: of\n%s\ncame\n%s\nwant\n%s", tt.name, tt.in, got, tt.want)
		}
	}
}
