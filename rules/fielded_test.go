package rules_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// A card is an entry of a format that TeX has no part in: a line for each field,
// under its CSL name.
type card struct {
	lint.NoEdits
	text string
}

func (c *card) Len() int                  { return 1 }
func (c *card) Key(int) string            { return "" }
func (c *card) Cursor() lint.Cursor       { return c }
func (c *card) Aliases() map[string]int   { return nil }
func (c *card) Nature() lint.Nature       { return lint.Fielded }
func (c *card) TouchesKey(lint.Span) bool { return false }
func (c *card) Keep()                     {}

func (c *card) Read(int) *lint.Reference {
	r := &lint.Reference{ID: "r1", File: "a.card", Span: lint.Span{End: len(c.text)}, Trust: lint.Safe, Type: "article-journal"}
	at := 0
	for line := range strings.Lines(c.text) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		start := at + len(name) + len(": ")
		r.Fields = append(r.Fields, lint.Field{
			Name: name, Raw: strings.ToLower(name), Text: value, Places: lint.PlainText(value, start), Form: lint.Quoted, Confidence: 1,
			NameSpan: lint.Span{Start: at, End: at + len(name)}, Span: lint.Span{Start: start, End: start + len(value)},
			Whole: lint.Span{Start: at, End: start + len(value)},
		})
		at += len(line)
	}
	return r
}

func (c *card) Set(_ *lint.Reference, f *lint.Field, value string) []lint.TextEdit {
	return []lint.TextEdit{{Span: f.Span, New: value}}
}

func (c *card) Cut(_ *lint.Reference, f *lint.Field, start, end int, text string) []lint.TextEdit {
	return []lint.TextEdit{{Span: f.Places.Span(start, end), New: text}}
}

func (c *card) Remove(_ *lint.Reference, f *lint.Field) []lint.TextEdit {
	return []lint.TextEdit{{Span: lint.Span{Start: f.Whole.Start, End: f.Whole.End + 1}}}
}

func (c *card) Rename(_ *lint.Reference, f *lint.Field, name string) []lint.TextEdit {
	return []lint.TextEdit{{Span: f.NameSpan, New: name}}
}

func (c *card) Signs(r *lint.Reference, f *lint.Field, entities []lint.Entity) ([]lint.TextEdit, lint.Safety) {
	return lint.CutSigns(c, r, f, entities)
}

// What rules say of fields that are no TeX, and what becomes of the entry. Nothing
// is said where says is "", and nothing is fixed where after is.
func TestFieldsWithoutTeX(t *testing.T) {
	for _, c := range []struct {
		rule, card, says, after string
		safety                  lint.Safety
	}{
		{"doi-form", "DOI: https://doi.org/10.1234/a_b", "the field DOI has an address in front of the DOI", "DOI: 10.1234/a_b", lint.Safe},
		{"doi-form", "DOI: doi:10.1234/quay", "the field DOI has doi: in front", "DOI: 10.1234/quay", lint.Safe},
		{"doi-form", "DOI: 10.1234/a%3Cb_c", "percent escapes", "DOI: 10.1234/a<b_c", lint.Safe},
		{"doi-form", `DOI: 10.1234/a\_b`, "has a backslash in the DOI that does not belong to it", "DOI: 10.1234/a_b", lint.Safe},
		{"doi-form", "DOI: 10.1234/a_b", "", "", 0},
		{"doi-form", "DOI: 10.1175/1520-0426(1988)005<0666:EOSROT>2.0.CO;2", "", "", 0},
		{"doi-form", `DOI: 10.1234/a\quay`, "", "", 0}, // nobody knows what was meant
		{"doi-syntax", "DOI: n/a\nURL: https://quay.example/a", "the field DOI holds no DOI", "URL: https://quay.example/a", lint.Unsafe},
		{"doi-syntax", "DOI: https://quay.example/doi/10.1234/a", "the DOI in it is 10.1234/a", "DOI: 10.1234/a", lint.Suggest},
		{"doi-syntax", "DOI: 10/abcd", "", "", 0},
		{"doi-in-url", "URL: https://doi.org/10.1234/quay", "stands in URL, and the entry has no field DOI", "DOI: 10.1234/quay", lint.Unsafe},
		{"doi-in-url", "URL: https://doi.org/10.1234/quay\nDOI: 10.1234/quay", "", "", 0},
		{"doi-in-url", "URL: https://quay.example/doi/10.1234/quay", "", "", 0},
		{"acm-number", "DOI: 10.5555/3524938.3525087", "is a number of the ACM's library", "URL: https://dl.acm.org/doi/10.5555/3524938.3525087", lint.Unsafe},
		{"acm-number", "DOI: 10.5555/12345678", "", "", 0},
		{"identifier-checksum", "ISBN: 0378-5955", "is an ISSN", "ISSN: 0378-5955", lint.Unsafe},
		{"identifier-checksum", "ISBN: 0378-5955\nISSN: 0378-5955", "is an ISSN", "", 0},
		{"identifier-checksum", "ISBN: 978-3-16-148410-0", "", "", 0},
		{"url-form", "URL: www.quay.example/a", "has no https:// in front", "URL: https://www.quay.example/a", lint.Unsafe},
		{"url-form", `URL: https://quay.example/a\_b`, "has TeX escapes", "URL: https://quay.example/a_b", lint.Unsafe},
		{"url-form", "URL: https://quay.example/a_b%20c{d}", "", "", 0},
		{"tracking-parameter", "URL: https://quay.example/a?id=3&utm_source=mail", "carries utm_source", "URL: https://quay.example/a?id=3", lint.Safe},
		{"tracking-parameter", "note: see https://www-quay-org.lund.idm.oclc.org/a_b", "library proxy", "note: see https://www.quay.org/a_b", lint.Suggest},
		{"tracking-parameter", "URL: https://quay.example/a?id=3&ref=x", "", "", 0},
		{"chatbot-trace", "note: https://quay.example/a?utm_source=chatgpt.com", "copied from ChatGPT", "", 0},
		{"html-entity", "title: Quays &amp; <i>Lund</i>", "has &amp;", "title: Quays & <i>Lund</i>", lint.Safe},
		{"html-entity", "title: Quays &lt;i&gt;of&lt;/i&gt; Lund", "has &lt; and &gt;", "", 0}, // it would become markup
		{"html-entity", "title: Quays <em>of</em> Lund", "has HTML tags", "", 0},
		{"html-entity", "title: Quays of <i>Lund</i>, H<sub>2</sub>O", "", "", 0},
		{"html-entity", "title: AT&T; Ropes & R&D", "", "", 0},
	} {
		text := c.card + "\n"
		of := &card{text: text}
		doc := &lint.Document{File: lint.File{Name: "a.card", Data: []byte(text)}, Database: of, Syntax: of}
		found := lint.Check(doc, []lint.Rule{ruleOf(t, c.rule)}, 2026)
		if c.says == "" {
			if len(found) > 0 {
				t.Errorf("%s of %q: %s", c.rule, c.card, found[0].Message)
			}
			continue
		}
		if len(found) != 1 || !strings.Contains(found[0].Message, c.says) {
			t.Errorf("%s of %q: found %v", c.rule, c.card, found)
			continue
		}
		after, safety := "", lint.Suggest
		for _, fix := range found[0].Fixes {
			after, safety = strings.TrimSuffix(string(lint.Apply(doc.Data, fix.Edits)), "\n"), fix.Safety
		}
		if after != c.after || safety != c.safety {
			t.Errorf("%s of %q: becomes %q (%v), want %q (%v)", c.rule, c.card, after, safety, c.after, c.safety)
		}
	}
}
