package list_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// tails are what stands behind reference lists.
var tails = []struct{ name, text string }{
	{"headings in bold", "**Author Contributions**\n\nConceived the study: MA. Wrote the paper: DC.\n\n**Funding**\n\nThe Tern Foundation paid (grant 2011-44).\n"},
	{"headings", "## Acknowledgements\n\nWe thank M. Adair (2011) for ropes.\n\n## Author biographies\n\nMona Adair, b. 1961. Keeper of ropes.\n"},
	{"an unknown heading", "## Ropes in pictures\n\nThe pictures were taken by D. Castor in 2008 and given to the museum.\n\nNone of them is sharp.\n"},
	{"dates and rights", "Received: 3 May 2011; accepted: 4 June 2012\n\n© 2012 Tern Press. All rights reserved.\n"},
	{"captions", "Figure 1. Ropes at sea, 2011.\n\nFigure 2: Knots (after Castor 2008).\n\nTable 1. Prices of hemp, 1811–1911.\n\n| Year | Price |\n|---|---|\n| 1811 | 4 |\n"},
	{"a biography", "Mona Adair is a lecturer at the rope school, where she has taught since 2004. Her books are read by those who were told that ropes are dull, and they have been translated into languages that have no word for hemp.\n"},
	{"supporting information", "Supporting Information\n\nS1 Fig. Ropes. (PDF)\n\nS1 Table. Prices of tar in 2011. (XLSX)\n"},
	{"how to cite", "How to cite this article: Adair M. Ropes and tar. J Cordage. 2011;4:11–19.\n"},
	{"a publisher's note", "Publisher’s note: Tern Press remains neutral with regard to claims in maps, published 2011.\n"},
	{"correspondence", "Correspondence: Mona Adair, Rope Museum, Lund. E-mail: mona@example.org\n"},
	{"footnotes", "---\n\n[^1]: A note on Adair (2011).\n"},
	{"code", "```\nropes = 2011\n```\n"},
	{"an appendix without markup", "APPENDIX\n\nThe questions were put to all keepers in 2011.\n\n1. Do you like ropes?\n2. Since when (1990, 2000, 2010)?\n"},
	{"comment", "<!-- Castor, D. (2009). Left out. -->\n"},
}

func TestWhatFollowsAList(t *testing.T) {
	for _, tail := range tails {
		for _, how := range []struct{ name, before, after string }{
			{"paragraphs", "", "\n\n"}, {"bullets", "- ", "\n"}, {"numbers", "1. ", "\n"}, {"brackets", "[1] ", "\n\n"},
		} {
			for _, file := range []string{"a.md", "a.txt"} {
				if file == "a.txt" && strings.ContainsAny(tail.text, "#*|`<[") {
					continue
				}
				var text strings.Builder
				heading := "## References\n\n"
				if file == "a.txt" {
					heading = "REFERENCES\n\n"
				}
				text.WriteString("Hemp was dear in the north, and it was wet.\n\n" + heading)
				for i, entry := range plain {
					text.WriteString(strings.Replace(how.before, "1", string(rune('1'+i)), 1) + entry + how.after)
				}
				text.WriteString("\n" + tail.text)
				doc := format.Read(lint.File{Name: file, Data: []byte(text.String())})
				var got []string
				for _, r := range doc.References {
					got = append(got, r.Text.String)
				}
				if !slices.Equal(got, plain) {
					t.Errorf("%s after %s in %s:\n%s", tail.name, how.name, file, strings.Join(got, "\n"))
				}
			}
		}
	}
}
