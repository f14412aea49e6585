package bib

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// What a rule is told of a value besides its text.
func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		value, holder string
		escaped       bool
		target        string // the only one
		asWritten     bool
	}{
		{`https://a.example/b_c`, "", false, "", true},
		{`\url{https://a.example/b_c}`, `\url`, true, "", false},
		{`\url {https://a.example/b}`, `\url`, true, "", false},
		{`{https://a.example/b}`, "", false, "", false},
		{`https://a.example/b\_c`, "", true, "", false},
		{`see \url{https://a.example/b}`, "", true, "", false},
		{`\href{https://a.example/b\_c}{the page}`, "", true, "https://a.example/b_c", false},
		{`\href {https://a.example/b}{the page} of \href`, "", true, "https://a.example/b", false},
		{`\href{https://a.example/b}`, "", true, "https://a.example/b", false},
	} {
		doc := Read(lint.File{Name: "a.bib", Data: []byte("@misc{a, note = {" + c.value + "}}\n")})
		f := doc.Entry(0).Field("note")
		target := ""
		for _, text := range doc.Syntax.Targets(f) {
			target += text.String
		}
		if holder, escaped := doc.Syntax.Holder(f), doc.Syntax.Escaped(f); holder != c.holder || escaped != c.escaped || target != c.target || f.AsWritten() != c.asWritten {
			t.Errorf("%s: around it %q, escaped %v, leads to %q, as written %v", c.value, holder, escaped, target, f.AsWritten())
		}
	}
}

// A field that gets another name keeps the habit of its entry.
func TestRename(t *testing.T) {
	for _, c := range []struct{ field, name, want string }{
		{`url = {x}`, "DOI", `doi = {x}`},
		{`URL={x}`, "DOI", `DOI={x}`},
		{`url       = {x}`, "DOI", `doi       = {x}`},
		{`howpublished  = {x}`, "DOI", `doi           = {x}`},
		{`doi  = {x}`, "publisher-place", ``}, // address or location
		{`x  = {x}`, "ISSN", `issn  = {x}`},   // the column is too short
		{`isbn = 12`, "ISSN", `issn = 12`},
	} {
		data := []byte("@misc{a, " + c.field + "}\n")
		doc := Read(lint.File{Name: "a.bib", Data: data})
		r := doc.Entry(0)
		got := ""
		if edits := doc.Syntax.Rename(r, &r.Fields[0], c.name); edits != nil {
			got = string(lint.Apply(data, edits))
			got = got[len("@misc{a, ") : len(got)-len("}\n")]
		}
		if got != c.want {
			t.Errorf("%s called %s: %s, want %s", c.field, c.name, got, c.want)
		}
	}
}
