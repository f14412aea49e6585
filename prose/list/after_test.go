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
	{"pandoc's notes", "[1] See also Adair (2011).\n\n[2] Not all hold with this (Castor 2008).\n"},
	{"one note of pandoc", "[1] Not all do (Castor 2008).\n"},
	{"notes of a page, in German", "------------------------------------------------------------------------\n\n1.  Vgl. Castor 2008, S. 4.↩︎\n\n2.  Ebd.↩︎\n\n3.  So schon Benoit und Adair (2015).↩︎\n"},
	{"notes of Word", "1 Not all do (Castor 2008).\n\n2 This was so in 1911 as well.\n"},
	{"raised notes", "¹ Voir aussi Castor (2008).\n\n² Adair (2011) le nie.\n"},
	{"a short biography", "Mona Adair is a keeper of ropes at Lund.\n"},
	{"a biography under words that nobody knows, in German", "Zur Person\n\nMona Adair lehrt seit 2009 an der Schule für Seile.\n"},
	{"an appendix in French", "Annexe\n\nLe tableau A1 donne les questions de 1998 et de 2004.\n"},
	{"a table in Portuguese", "9. Anexo\n\nA tabela A1 traz as perguntas de 1998 e 2004.\n"},
	{"an appendix with a number", "12 Appendix\nQuestion 1. In which year did you come? Question 2. How many ropes (2010)?\n"},
	{"a biography below such words, without a blank line", "Sobre a autora\nMona Adair ensina desde 2009 na escola de cordas.\n"},
	{"the last foot", "J. Ropes 12 (2019) 101–130\n\n2\n"},
	{"how to cite, in German", "Zitiervorschlag: Brook, A. (2019): Häfen und Menschen. Hafenblatt 12, 101–130.\n"},
	{"how to cite, in Portuguese", "Como citar: BROOK, A. Portos e pessoas. Revista de Portos, v. 12, p. 101-130, 2019.\n"},
	{"how to cite, without a name in front", "To cite this article: Brook A. Ports and people. J Harb. 2019;12:101-30.\n"},
	{"dates behind a word", "Manuscript received March 3, 2019; revised May 4, 2019; accepted June 5, 2019.\n"},
	{"dates, in German", "Eingereicht am 3. Mai 2019, angenommen am 14. Januar 2020\n"},
	{"where it went", "Submitted to Cordage, 12 May 2019\n"},
	{"a member of a society", "Mona Adair (S'05–M'10) received the Ph.D. degree in ropes from the school at Lund in 2009. She is now a keeper.\n"},
	{"a biography with a book", "MONA ADAIR is a keeper of ropes at Lund. Her books include Ropes and Tar (2011).\n"},
	{"thanks", "The authors would like to thank two keepers for comments on the 2018 draft.\n"},
	{"a grant", "This work was supported by the Tern Foundation under grant 2015-03.\n"},
	{"equal shares", "† These authors contributed equally (2019).\n"},
	{"rights behind a number", "1234-5678/© 2019 The Authors. Published by Tern Press.\n"},
	{"a heading with no sign behind it", "Publisher's Note Tern Press remains neutral with regard to claims in maps.\n"},
	{"an address", "Correspondence\n\nM. Adair, 12 Quay Street, Lund. E-mail: m.adair@example.org. Received 3 May 2019; accepted 14 January 2020.\n"},
	{"what a chatbot leaves", "Word count: ~4,100 words\n\nNote: a full bibliography of 40 sources stands in the appendix.\n"},
	{"a list of firms", "(71) MoneyRope International Inc.\n(72) Hemp & Tar Co.\n(73) Nordic Knots Ltd.\n(74) Quay Holding\n"},
	{"a checklist", "Checklist\n\nHave all keepers been asked?\n\nWhich ropes were left out, and why?\n"},
	{"a declaration", "Declarations\n\nThe authors declare none.\n"},
	{"comment", "<!-- Castor, D. (2009). Left out. -->\n"},
}

func TestWhatFollowsAList(t *testing.T) {
	for _, tail := range tails {
		for _, how := range []struct{ name, before, after string }{
			{"paragraphs", "", "\n\n"}, {"bullets", "- ", "\n"}, {"numbers", "1. ", "\n"}, {"brackets", "[1] ", "\n\n"},
		} {
			for _, file := range []string{"a.md", "a.txt"} {
				if file == "a.txt" && strings.ContainsAny(tail.text, "#*|`<") || strings.Contains(tail.text, "[^") && file == "a.txt" {
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
