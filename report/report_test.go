package report_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

func TestPosition(t *testing.T) {
	for _, test := range []struct {
		text         string
		offset       int
		line, column int
	}{
		{"", 0, 1, 1},
		{"abc", 2, 1, 3},
		{"abc", 99, 1, 4},
		{"a\nb", 2, 2, 1},
		{"a\r\nb", 3, 2, 1},
		{"a\rb", 2, 2, 1},
		{"a\n\n", 3, 3, 1},
		{"éé x", 4, 1, 3},
		{"e\u0301x", 3, 1, 3},
		{"\U0001F980x", 4, 1, 2},
		{"\uFEFFabc", 4, 1, 2},
		{"\xff\xfeab", 3, 1, 4},
	} {
		got := report.NewPlaces([]byte(test.text)).Position(test.offset)
		if want := (report.Position{Line: test.line, Column: test.column}); got != want {
			t.Errorf("offset %d of %q: %v, want %v", test.offset, test.text, got, want)
		}
	}
}

// Whatever the text, a position is what counting from the start gives.
func TestPositionProperty(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "é", "日", "\U0001F980", "\n", "\r\n", strings.Repeat("x", 500), strings.Repeat("ü", 300)})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		offset := rapid.IntRange(0, len(text)).Draw(t, "offset")
		for offset < len(text) && !utf8.RuneStart(text[offset]) {
			offset++
		}
		head := text[:offset]
		start := strings.LastIndexByte(head, '\n') + 1
		want := report.Position{Line: strings.Count(head, "\n") + 1, Column: utf8.RuneCountInString(head[start:]) + 1}
		if got := report.NewPlaces([]byte(text)).Position(offset); got != want {
			t.Fatalf("offset %d: %v, want %v", offset, got, want)
		}
	})
}

func TestPrintable(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"plain – ünïcode 日本", "plain – ünïcode 日本"},
		{"a\tb\r\nc", "a b  c"},
		{"\x1b[31mred\x1b[0m", "<U+001B>[31mred<U+001B>[0m"},
		{"\u009b31m", "<U+009B>31m"},
		{"abc\u202Edef\u2066", "abc<U+202E>def<U+2066>"},
		{"line\u2028sep", "line<U+2028>sep"},
		{"soft\u00ADhy\u200Bphen\uFEFF", "softhyphen"},
		{"नि\u200Dक", "नि\u200Dक"},
		{"tag\U000E0041", "tag<U+E0041>"},
		{"bad\xffbyte", "bad\uFFFDbyte"},
		{"\x7f", "<U+007F>"},
	} {
		if got := report.Printable(test.in); got != test.want {
			t.Errorf("%q: %q, want %q", test.in, got, test.want)
		}
	}
}

// mark finds the place that stands between « and » in text.
func mark(text string) (plain string, span lint.Span) {
	before, rest, _ := strings.Cut(text, "«")
	place, after, _ := strings.Cut(rest, "»")
	return before + place + after, lint.Span{Start: len(before), End: len(before) + len(place)}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("word ", 600)
	for _, test := range []struct{ name, text, want string }{
		{"short", "One.\nSee «Okafor» there.\nTwo.", "    See Okafor there.\n        ^~~~~~\n"},
		{"one character", "«a»b", "    ab\n    ^\n"},
		{"no characters", "ab«»c", "    abc\n      ^\n"},
		{"at the end", "abc«»", "    abc\n       ^\n"},
		{"indented", "    - «a» b", "    - a b\n      ^\n"},
		{"tabs", "a\tb\t«c»", "    a b c\n        ^\n"},
		{"wide", "日本語「«田中»」2014", "    日本語「田中」2014\n            ^~~~\n"},
		{"combining", "Bru\u0308cke «e\u0301t»", "    Bru\u0308cke e\u0301t\n           ^~\n"},
		{"soft hyphen", "Har\u00ADbour «le\u00ADvy»", "    Harbour levy\n            ^~~~\n"},
		{"escape", "\x1b[1m «a»", "    <U+001B>[1m a\n                ^\n"},
		{"several lines", "a «b\nc» d", "    a b\n      ^\n"},
		{"windows", "x\r\na «b»\r\nc", "    a b\n      ^\n"},
		{"byte order mark", "\uFEFF«a» b", "    a b\n    ^\n"},
		{"long line", long + "«Okafor» " + long,
			"    …rd word word word word word word Okafor word word word word word word word word word word word word …\n" +
				"                                      ^~~~~~\n"},
		{"near the start", "A «b» " + long, "    A b " + strings.Repeat("word ", 19) + "w…\n      ^\n"},
		{"near the end", long + "«b»", "    …" + strings.TrimPrefix(strings.Repeat("word ", 20), "w") + "b\n" + strings.Repeat(" ", 104) + "^\n"},
		{"long place", "«" + strings.TrimSuffix(long, " ") + "»", "    " + strings.Repeat("word ", 20) + "…\n    ^" + strings.Repeat("~", 99) + "\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, span := mark(test.text)
			doc := &lint.Document{File: lint.File{Name: "p.md", Data: []byte(text)}}
			var out bytes.Buffer
			found := []lint.Diagnostic{{Rule: "r", File: "p.md", Span: span, Message: "m"}}
			if err := report.New([]*lint.Document{doc}, found, lint.Safe).Text(&out, report.Style{Quiet: true}); err != nil {
				t.Fatal(err)
			}
			_, got, _ := strings.Cut(out.String(), "[r]\n")
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// sample is a report with one of everything.
func sample() *report.Report {
	text := "# Ports\n\nÜber tolls, see Okafor (2014) and Prado\u202E (2011).\n\n## References\n\nOkafor, A. (2009). Levies. https://example.org/?utm_source=x\n"
	at := func(s string) lint.Span {
		i := strings.Index(text, s)
		return lint.Span{Start: i, End: i + len(s)}
	}
	entry := &lint.Reference{
		ID: "r1", Span: at("Okafor, A. (2009). Levies. https://example.org/?utm_source=x"), Type: "webpage", Cited: 1,
		Fields: []lint.Field{
			{Name: "author", Names: []lint.Name{{Family: "Okafor", Given: "A."}, {Particle: "van", Family: "Holt", Given: "B.", Suffix: "Jr"}, {Literal: "Port Union"}}},
			{Name: "issued", Date: lint.Date{Year: 2009, Letter: "b"}},
			{Name: "title", Text: "Levies"},
			{Name: "DOI", Text: "10.5555/levies"},
		},
	}
	doc := &lint.Document{
		File: lint.File{Name: "p.md", Data: []byte(text)}, Format: "markdown", References: []*lint.Reference{entry},
		Citations: []*lint.Citation{
			{Span: at("Okafor (2014)"), Text: "Okafor (2014)", Status: lint.Mismatch, References: []*lint.Reference{entry}},
			{Span: at("Prado\u202E (2011)"), Text: "Prado\u202E (2011)", Status: lint.Missing},
		},
	}
	found := []lint.Diagnostic{
		{
			Rule: "year-mismatch", Severity: lint.Error, File: "p.md", Span: at("Okafor (2014)"), Reference: entry,
			Message: "the text says Okafor (2014), the list has 2009",
			Related: []lint.Related{{Span: at("Okafor, A. (2009)"), Message: "this entry"}},
			Fixes: []lint.Fix{
				{Message: "write 2009 in the text", Safety: lint.Suggest, Edits: []lint.TextEdit{{File: "p.md", Span: at("2014"), New: "2009"}}},
				{Message: "write 2014 in the list", Safety: lint.Suggest, Edits: []lint.TextEdit{{File: "p.md", Span: at("2009"), New: "2014"}}},
			},
		},
		{Rule: "missing-entry", Severity: lint.Error, File: "p.md", Span: at("Prado\u202E (2011)"), Message: "no entry for Prado\u202E (2011)"},
		{
			Rule: "tracking-parameter", Severity: lint.Warning, File: "p.md", Span: at("?utm_source=x"), Reference: entry, Message: "the address carries utm_source",
			Fixes: []lint.Fix{{Message: "remove utm_source", Safety: lint.Safe, Edits: []lint.TextEdit{{File: "p.md", Span: at("?utm_source=x")}}}},
		},
		{
			Rule: "list-style", Severity: lint.Info, File: "p.md", Span: at("Levies"), Reference: entry, Message: "the title is not emphasised",
			Evidence: &lint.Evidence{Score: .954, Work: &lint.Work{
				Source: "crossref", DOI: "10.9999/x", Titles: []string{"Levies\x1b[31m"}, Authors: []lint.Person{{Family: "Okafor", Given: "A."}, {Literal: "Quay Board"}},
				Dates: []lint.Dated{{Kind: "issued", Year: 2009}}, Containers: []string{"Quay Studies"}, Volume: "3", Issue: "1", Page: "1-9",
			}},
			Fixes: []lint.Fix{{Message: "emphasise it", Safety: lint.Unsafe, Edits: []lint.TextEdit{{File: "p.md", Span: at("Levies"), New: "*Levies*"}}}},
		},
	}
	r := report.New([]*lint.Document{doc}, found, lint.Safe)
	r.Version = "v0.1.0"
	r.Rules = []lint.Rule{
		{ID: "tracking-parameter", Title: "an address that tells too much", Severity: lint.Warning, Doc: "\nIt *carries*\nsome parameter.\n\nMore.", Fix: "Safe: removes it."},
		{ID: "year-mismatch", Title: "the year differs", Severity: lint.Error, Doc: "The years differ."},
	}
	return r
}

// The forms of one report, held against the files of testdata.
func TestForms(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer) error{
		"text":    func(b *bytes.Buffer) error { return sample().Text(b, report.Style{}) },
		"color":   func(b *bytes.Buffer) error { return sample().Text(b, report.Style{Color: true}) },
		"concise": func(b *bytes.Buffer) error { return sample().Concise(b, report.Style{}) },
		"json":    func(b *bytes.Buffer) error { return sample().JSON(b) },

		"github":     func(b *bytes.Buffer) error { return sample().GitHub(b, report.Style{}) },
		"sarif":      func(b *bytes.Buffer) error { return sample().SARIF(b) },
		"rdjsonl":    func(b *bytes.Buffer) error { return sample().RDJSONL(b) },
		"junit":      func(b *bytes.Buffer) error { return sample().JUnit(b) },
		"checkstyle": func(b *bytes.Buffer) error { return sample().Checkstyle(b) },
		"markdown":   func(b *bytes.Buffer) error { return sample().Markdown(b) },
		"csv":        func(b *bytes.Buffer) error { return sample().CSV(b) },
	} {
		t.Run(name, func(t *testing.T) {
			var got bytes.Buffer
			if err := write(&got); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", name+".golden")
			if golden.Update() {
				if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil || !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s is stale (%v); look at the change with -update; got\n%s", file, err, got.Bytes())
			}
		})
	}
}

// JSON holds no null and no character that a terminal would obey, and says the
// same as the report.
func TestJSON(t *testing.T) {
	for _, r := range []*report.Report{sample(), report.New(nil, nil, lint.Safe)} {
		var out bytes.Buffer
		if err := r.JSON(&out); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "null") || strings.ContainsRune(out.String(), '\u202E') {
			t.Errorf("null or a control character in\n%s", out.String())
		}
		var back struct{ Citations []struct{ Text string } }
		if err := json.Unmarshal(out.Bytes(), &back); err != nil {
			t.Error(err)
		}
		if len(back.Citations) > 0 && back.Citations[1].Text != "Prado\u202E (2011)" {
			t.Errorf("the text came back as %q", back.Citations[1].Text)
		}
	}
}

func TestSummary(t *testing.T) {
	want := "bibfix: 2 errors, 1 warning, 1 info, 1 fixable in 1 file (1 reference, 2 citations)"
	if got := sample().Summary().String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// docs/json.md tells what every member means.
func TestJSONIsDocumented(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "json.md"))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := sample().JSON(&out); err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(page), "```json\n")
	example, _, _ = strings.Cut(example, "```")
	got, want := members(t, example), members(t, out.String())
	if !slices.Equal(got, want) {
		t.Errorf("the example of docs/json.md has the members %q, the report %q", got, want)
	}
}

// members lists the paths of all members of a JSON text, each once: "files.path".
func members(t *testing.T, text string) []string {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	var walk func(path string, value any)
	walk = func(path string, value any) {
		switch v := value.(type) {
		case []any:
			for _, item := range v {
				walk(path, item)
			}
		case map[string]any:
			for name, member := range v {
				seen[path+name] = true
				walk(path+name+".", member)
			}
		}
	}
	walk("", value)
	return slices.Sorted(maps.Keys(seen))
}
