package html_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report/html"
)

func TestCompareWords(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"", "", ""},
		{"same words", "same words", "same words"},
		{"in 2015.", "in 2016.", "in [-2015-]{+2016+}."},
		{"(Castelanos & Ide)", "(Castellanos & Ide)", "([-Castelanos-]{+Castellanos+} & Ide)"},
		{"Zoë Müller", "Zoe Müller", "[-Zoë-]{+Zoe+} Müller"},
		{"e\u0301t\u0301e", "ete", "[-e\u0301t\u0301e-]{+ete+}"},
		{"दो शब्द", "दो अर्थ", "दो [-शब्द-]{+अर्थ+}"},
		{"x?utm_source=y&id=3", "x?id=3", "x?[-utm_source=y&-]id=3"},
		{"Two old words here", "Two new terms here", "Two [-old words-]{+new terms+} here"},
		{"pages 201–188.", "pages 188–201.", "pages [-201–188-]{+188–201+}."},
		{"http://dx.doi.org/1", "https://doi.org/1", "[-http://dx.-]{+https://+}doi.org/1"},
		{"gone", "", "[-gone-]"},
		{"", "come", "{+come+}"},
	} {
		if got := html.CompareWords(test.old, test.new); got != test.want {
			t.Errorf("%q and %q: %q, want %q", test.old, test.new, got, test.want)
		}
	}
}

// Whatever is compared: what is kept and taken out is the old text, what is
// kept and put in the new one.
func TestCompareWordsProperty(t *testing.T) {
	words := rapid.SliceOf(rapid.SampledFrom([]string{"a", "b", "é", " ", ". ", "\U0001F980", "2014"}))
	rapid.Check(t, func(t *rapid.T) {
		old, new := strings.Join(words.Draw(t, "old"), ""), strings.Join(words.Draw(t, "new"), "")
		gotOld, gotNew := html.Sides(old, new)
		if gotOld != old || gotNew != new {
			t.Fatalf("%q became %q, %q became %q", old, gotOld, new, gotNew)
		}
	})
}

// Of a sentence, an entry or a line as much is shown as is needed to find it.
func TestQuote(t *testing.T) {
	long := strings.Repeat("word ", 200)
	for _, test := range []struct{ name, text, want string }{
		{"sentence", "One ends. Two says «Okafor» there. Three begins.", "Two says [Okafor] there."},
		{"abbreviation", "It ends here. See Okafor et al. (2014) and «Prado» pp. 3. The next.", "See Okafor et al. (2014) and [Prado] pp. 3. The next."},
		{"paragraphs", "Title\n\nSee «Okafor»\nthere\n\nMore", "See [Okafor] there"},
		{"Windows", "Title\r\n\r\nSee «Okafor»\r\nthere\r\n\r\nMore", "See [Okafor] there"},
		{"bracket", "Says «Okafor (2014»), who knows.", "Says [Okafor (2014)], who knows."},
		{"long", long + "«Okafor» " + long, "…" + strings.Repeat("word ", 47) + "[Okafor] " + strings.TrimSpace(strings.Repeat("word ", 47)) + "…"},
		{"no blanks", strings.Repeat("é", 500) + "«x»" + strings.Repeat("é", 500), "…" + strings.Repeat("é", 120) + "[x]" + strings.Repeat("é", 120) + "…"},
		{"nothing", "a «»b", "a b"},
		{"all of it", "«All of it.»", "All of it."},
		{"controls", "a \x1b«\u202Eb»", "a <U+001B>[<U+202E>b]"},
	} {
		before, rest, _ := strings.Cut(test.text, "«")
		place, after, _ := strings.Cut(rest, "»")
		doc := &lint.Document{File: lint.File{Name: "p.md", Data: []byte(before + place + after)}}
		got := html.Quote(doc, lint.Span{Start: len(before), End: len(before) + len(place)})
		if got != test.want {
			t.Errorf("%s: got\n%q, want\n%q", test.name, got, test.want)
		}
	}
}

// Places need not lie in the file, nor the file be UTF-8: a report is made all
// the same.
func TestQuoteProperty(t *testing.T) {
	pieces := rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "\xff", " ", ". ", "\n", "\r\n\r\n", "(", ")", strings.Repeat("x", 300), strings.Repeat("日", 100)}))
	rapid.Check(t, func(t *rapid.T) {
		doc := &lint.Document{File: lint.File{Name: "p.md", Data: []byte(strings.Join(pieces.Draw(t, "text"), ""))}}
		start := rapid.IntRange(-3, len(doc.Data)+3).Draw(t, "start")
		end := rapid.IntRange(start-2, len(doc.Data)+3).Draw(t, "end")
		if got := html.Quote(doc, lint.Span{Start: start, End: end}); len(got) > 8000 {
			t.Fatalf("%d bytes", len(got))
		}
	})
}
