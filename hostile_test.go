package bibfix_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
)

const entry = "Okafor, A. (2014). A levy. *Journal of Ports*, 2, 3-4. "

// hostile makes texts of about so many bytes that want to be read for ever.
var hostile = map[string]func(size int) string{
	"one line of words":    func(n int) string { return "# T\n\n" + repeat("word ", n) + "\n\n# References\n\n" + entry },
	"one word":             func(n int) string { return repeat("x", n) },
	"empty lines":          func(n int) string { return repeat("\n", n) },
	"citations":            func(n int) string { return repeat("(Okafor, 2014; Prado, 2011) ", n) + "\n\n# References\n\n" + entry },
	"open parentheses":     func(n int) string { return repeat("(", n) + "\n\n# References\n\n" + entry },
	"open brackets":        func(n int) string { return repeat("[", n) + "\n\n# References\n\n" + entry },
	"quotation marks":      func(n int) string { return repeat("> ", n) },
	"emphasis":             func(n int) string { return repeat("*a **b _c ", n) },
	"emphasis in words":    func(n int) string { return repeat("_a__b", n) },
	"links that never end": func(n int) string { return repeat("[a](b", n) },
	"comments":             func(n int) string { return repeat("<!--", n) },
	"backquotes":           func(n int) string { return repeat("`a``b```c", n) },
	"entities":             func(n int) string { return repeat("&amp&#x41;", n) },
	"one entry":            func(n int) string { return "# References\n\n" + repeat(entry, n) },
	"one roll of names":    func(n int) string { return "# References\n\n" + repeat("Okafor, A., ", n) + "(2014). A levy." },
	"one address": func(n int) string {
		return "# References\n\nOkafor (2014). https://x.org/?" + repeat("utm_source=a&", n)
	},
	"DOIs":           func(n int) string { return "# References\n\n" + repeat("https://doi.org/10.1000/abc ", n) },
	"a table":        func(n int) string { return "# References\n\n|a|b|\n|---|---|\n" + repeat("|1|"+entry+"|\n", n) },
	"the same entry": func(n int) string { return "# References\n\n" + repeat(entry+"\n\n", n) },
	"headings":       func(n int) string { return repeat("# References\n\n", n) },
	"items of items": func(n int) string { return "# References\n\n" + repeat("- ", n) },
	"ranges of numbers": func(n int) string {
		return repeat("[1-99999999] ", n) + "\n\n# References\n\n1. " + entry + "\n2. " + entry
	},
	"links and code":         func(n int) string { return repeat("[a](https://x.org/b) `c` ", n) + "\n\n# References\n\n" + entry },
	"links in an entry":      func(n int) string { return "# References\n\n" + entry + repeat("[a](https://x.org/b) *c* ", n) },
	"formulas":               func(n int) string { return repeat("$a^{4}$ \\(b_1\\) $5 ", n) },
	"tags":                   func(n int) string { return repeat("<sup>4</sup><i>a<ol><li>", n) },
	"footnotes":              func(n int) string { return repeat("a[^1] b.\n\n[^1]: Okafor 2014, 4. Ibid.\n\n", n) },
	"numbers":                func(n int) string { return "# References\n\n1. " + repeat("1234567890", n) },
	"years":                  func(n int) string { return "# References\n\n" + repeat("2014 (2014) [2014a], ", n) },
	"bytes that are no text": func(n int) string { return "# References\n\n" + repeat("\xff\xfe\x80 ", n) },
}

// running are pieces of text that, over and over, ask much of whoever reads
// citations with a list in hand.
var running = map[string]string{
	"open and square":   "([",
	"nested":            strings.Repeat("(", 40) + "Okafor 2014" + strings.Repeat(")", 40),
	"bare years":        "(1999)",
	"years and names":   "Okafor Prado 1999 ",
	"emphasised names":  "*Okafor* (2014) ",
	"brackets":          "[1][2]",
	"superscripts":      "x^1^",
	"semicolons":        "(Okafor; Prado; ",
	"one author":        "Okafor (2014), ",
	"unknown names":     "(Okafar, 2014) ",
	"acts":              "Lei nº 13.146 ",
	"acronyms":          "Harbour Union (IHU) ",
	"letters":           "2014a,b,c,d,",
	"commas":            "Okafor, ",
	"apostrophes":       "’84 ",
	"comments alone":    "<!-- bibfix:ignore year-mismatch: why --> ",
	"silenced":          "<!-- bibfix:ignore year-mismatch: why --> Okafor (2013) ",
	"silenced for ever": "<!-- bibfix:ignore-start year-mismatch: ",
	"placeholders":      "[?] ",
	"refs":              "refs. 5–7 ",
	"quoted and paged":  "(“Harbour Levies” 12) ",
}

// hostiles are all of them, as makers of texts of about so many bytes.
func hostiles() map[string]func(size int) string {
	all := maps.Clone(hostile)
	for name, piece := range running {
		all[name] = func(n int) string { return repeat(piece, n) + "\n\n# References\n\n1. " + entry + "\n2. " + entry }
	}
	return all
}

func repeat(s string, size int) string { return strings.Repeat(s, size/len(s)) }

// Whatever a file holds, it is read to its end, by work that grows with its
// size, not with its square.
func TestHostile(t *testing.T) {
	m := newMeter(t)
	for name, generate := range hostiles() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m.linear(t, enough, func(size int) []byte { return []byte(generate(size)) })
			check(t, []byte(generate(1_000_000)))
		})
	}
}

// Many lists, each with its own citations.
func TestManyChapters(t *testing.T) {
	var text strings.Builder
	for i := range 2_000 {
		fmt.Fprintf(&text, "# Chapter %d\n\nSee Okafor (2014).\n\n## References\n\n%s\n\n", i+1, entry)
	}
	doc := check(t, []byte(text.String()))[0]
	if len(doc.Lists) != 2_000 || len(doc.References) != 2_000 {
		t.Errorf("%d lists with %d entries, want 2,000 of each", len(doc.Lists), len(doc.References))
	}
}
