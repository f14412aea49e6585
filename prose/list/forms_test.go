package list_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/md"
	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/list"
)

// Entries that the forms below share.
const (
	adair  = "Adair, M. (2011). Ropewalks of the north. Tern Press."
	benoit = "Benoit, C., & Adair, M. (2015). Hemp and tar. Journal of Cordage, 4(2), 11–19."
	castor = "Castor, D. (2008). Knots at sea. Tern Press."
)

var plain = []string{adair, benoit, castor}

// forms are the ways in which lists are found and parted. A wanted entry is
// its text, after "label|" where it has one.
var forms = []struct {
	name string
	file string
	text string
	want []string
}{
	{"paragraphs under an ATX heading", "a.md", "# T\n\nBody.\n\n## References\n\n" + adair + "\n\n" + benoit + "\n\n" + castor + "\n", plain},
	{"setext heading", "a.md", "Body.\n\nReferences\n==========\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"bold heading", "a.md", "Body.\n\n**References**\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"bold heading inside a heading", "a.md", "Body.\n\n### **References**\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"numbered heading", "a.md", "Body.\n\n## 7. References\n\n" + adair + "\n", plain[:1]},
	{"Roman number", "a.md", "Body.\n\n## VII. References\n\n" + adair + "\n", plain[:1]},
	{"capitals", "a.txt", "Body of the text.\n\nREFERENCES\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"numbered plain heading", "a.txt", "Body of the text.\n\n7 References\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"letter-spaced capitals", "a.txt", "Body of the text.\n\nR E F E R E N C E S\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"colon", "a.txt", "Body of the text.\n\nReferences:\n" + adair + "\n" + benoit + "\n", plain[:2]},
	{"glued to the first entry", "a.txt", "Body of the text.\n\nReferences " + adair + "\n" + benoit + "\n", plain[:2]},
	{"glued before a number", "a.txt", "Body of the text.\n\nREFERENCES [1] " + adair + "\n[2] " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"two languages", "a.md", "Body.\n\n## Referências / References\n\n" + adair + "\n", plain[:1]},
	{"Russian", "a.md", "Текст.\n\n## Список литературы\n\nСоколова А. Порт // Причал. 2016. Т. 4. С. 14–19.\n", []string{"Соколова А. Порт // Причал. 2016. Т. 4. С. 14–19."}},
	{"Chinese", "a.txt", "正文。\n\n参考文献\n\n[1] 张三. 港口[J]. 码头, 2014, 12(3): 4-9.\n[2] 李四. 潮汐[M]. 北京: 海, 2009.\n", []string{"1|张三. 港口[J]. 码头, 2014, 12(3): 4-9.", "2|李四. 潮汐[M]. 北京: 海, 2009."}},

	{"table of contents", "a.txt", "Contents\n\nIntroduction ........ 3\nReferences ........ 87\n\nBody of the text here.\n\nReferences\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"the word in prose", "a.txt", "References to ropewalks are rare. We found none in 2011, nor did others.\n", nil},
	{"list before an appendix", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n" + benoit + "\n\n## Appendix A\n\nAs Adair (2011) says, hemp was dear.\n", plain[:2]},
	{"plain acknowledgements after", "a.txt", "Body.\n\nReferences\n\n" + adair + "\n\n" + benoit + "\n\nAcknowledgements\n\nWe thank the rope makers of the north, who were kind.\n", plain[:2]},
	{"caption after", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n" + benoit + "\n\nFigure 1. A ropewalk in 1811, after Castor (2008).\n", plain[:2]},
	{"table after", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n| a | b |\n|---|---|\n| Hemp | 2011 |\n", plain[:1]},
	{"biography after", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n" + benoit + "\n\nMona Adair is a lecturer in maritime history, and was the keeper of the rope museum from 2004 until it was closed. She has written on hemp, tar and the people who are forgotten by those that write of ships.\n", plain[:2]},
	{"parts", "a.md", "Body.\n\n## References\n\n### Archival sources\n\n" + adair + "\n\n### Secondary literature\n\n" + benoit + "\n\n" + castor + "\n", plain},
	{"a part of the same level", "a.md", "Body.\n\n## Bibliography\n\n## Primary sources\n\n" + adair + "\n\n## Secondary sources\n\n" + benoit + "\n", plain[:2]},
	{"parts whose entries are none that a list knows", "a.md", "Body.\n\n## Bibliography\n\n### Archival sources\n\nTern Record Office. Minute books, 1744–59. MS 14.\n\n### Secondary literature\n\n" + adair + "\n\n" + benoit + "\n", []string{"Tern Record Office. Minute books, 1744–59. MS 14.", adair, benoit}},
	{"an author whose name means appendix elsewhere", "a.md", "Body.\n\n## Litteratur\n\n" + adair + "\n\nEk, T. (2014). Oakum. Tern Press.\n\n" + castor + "\n", []string{adair, "Ek, T. (2014). Oakum. Tern Press.", castor}},
	{"hanging lines, one of them without a year", "a.txt", "Body.\n\nReferences\n\nAdair, M. (2011) Ropewalks of the\n    north. Tern Press.\nBenoit, K. (forthcoming) Tar, Quay Review.\nCastor, D. (2008) Knots at sea.\n    Tern Press.\n", []string{"Adair, M. (2011) Ropewalks of the north. Tern Press.", "Benoit, K. (forthcoming) Tar, Quay Review.", "Castor, D. (2008) Knots at sea. Tern Press."}},
	{"note before the entries", "a.md", "Body.\n\n## References\n\n\\*indicates studies in the meta-analysis.\n\n\\*" + adair + "\n\n" + benoit + "\n", []string{"*" + adair, benoit}},
	{"no heading", "a.md", "We read about ropes in many places.\n\nNothing else was to be had.\n\n" + adair + "\n\n" + benoit + "\n\n" + castor + "\n", plain},
	{"table", "a.md", "Body.\n\n## References\n\n| Author | Work |\n|---|---|\n| Adair, M. (2011) | Ropewalks of the north |\n| Castor, D. (2008) | Knots at sea |\n",
		[]string{"Adair, M. (2011) Ropewalks of the north", "Castor, D. (2008) Knots at sea"}},
	{"pandoc div", "a.md", "Body.\n\n::: {#refs .references}\n::: {#ref-adair .csl-entry}\n" + adair + "\n:::\n\n::: {#ref-castor .csl-entry}\n" + castor + "\n:::\n:::\n", []string{adair, castor}},
	{"HTML list", "a.md", "Body.\n\n<h2>References</h2>\n<ol>\n<li id=\"r1\">Adair, M. (2011). <i>Ropewalks of the north</i>. Tern Press.</li>\n<li id=\"r2\">Castor, D. (2008). Knots at sea. Tern Press.</li>\n</ol>\n",
		[]string{"1|" + adair, "2|" + castor}},
	{"HTML list on one line", "a.md", "Body.\n\n## References\n\n<ul><li>" + adair + "</li><li>" + castor + "</li></ul>\n", []string{adair, castor}},
	{"footnotes", "a.md", "Hemp was dear.[^1] Tar was not.[^2]\n\n[^1]: " + adair + "\n[^2]: " + castor + "\n", []string{"1|" + adair, "2|" + castor}},
	{"running head of the list", "a.txt", "Body.\n\nReferences\n\n" + adair + "\n\n88\n\nReferences\n\n" + benoit + "\n\n" + castor + "\n", plain},
	{"running head of a labelled list", "a.txt", "Body.\n\nC. References\n[Ada11] Mona A d a i r. Ropewalks. May 4, 2011.\n[Ben15] Claude B e n o i t. Tar. http://example.org.\n\n88\n\nC. References\n\n[Cas08] Denis C a s t o r. Knots. 2008.\n", []string{"Ada11|Mona A d a i r. Ropewalks. May 4, 2011.", "Ben15|Claude B e n o i t. Tar. http://example.org.", "Cas08|Denis C a s t o r. Knots. 2008."}},
	{"heading that its running heads repeat", "a.txt", "Body.\n\n\fReferences\n\n[Ada11] Mona A d a i r. Ropewalks. May 4, 2011.\n\n88\n\fReferences\n\n[Ben15] Claude B e n o i t. Tar. http://example.org.\n\n89\n\fReferences\n\n[Cas08] Denis C a s t o r. Knots. 2008.\n", []string{"Ada11|Mona A d a i r. Ropewalks. May 4, 2011.", "Ben15|Claude B e n o i t. Tar. http://example.org.", "Cas08|Denis C a s t o r. Knots. 2008."}},
	{"running head with page numbers", "a.txt", "Body.\n\nReferences\n\n" + adair + "\n\n88 References\n\n" + benoit + "\n\nReferences 89\n\n" + castor + "\n", plain},

	{"lines", "a.md", "Body.\n\n## References\n\n" + strings.Join(plain, "\n") + "\n", plain},
	{"lines of plain text", "a.txt", "Body.\n\nReferences\n" + strings.Join(plain, "\n") + "\n", plain},
	{"bullets", "a.md", "Body.\n\n## References\n\n- " + adair + "\n* " + benoit + "\n+ " + castor + "\n", plain},
	{"bullets of a word processor", "a.txt", "Body.\n\nReferences\n\n• " + adair + "\n• " + benoit + "\n• " + castor + "\n", plain},
	{"Markdown numbers", "a.md", "Body.\n\n## References\n\n1. " + adair + "\n2. " + benoit + "\n3. " + castor + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor}},
	{"lazy numbers", "a.md", "Body.\n\n## References\n\n1. " + adair + "\n1. " + benoit + "\n1. " + castor + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor}},
	{"a number twice", "a.md", "Body.\n\n## References\n\n1. " + adair + "\n\n2. " + benoit + "\n\n2. " + castor + "\n", []string{"1|" + adair, "2|" + benoit, "2|" + castor}},
	{"square brackets", "a.md", "Body.\n\n## References\n\n[1] " + adair + "\n[2] " + benoit + "\n[3] " + castor + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor}},
	{"square brackets, loose", "a.md", "Body.\n\n## References\n\n[1] " + adair + "\n\n[2] " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"escaped brackets", "a.md", "Body.\n\n## References\n\n\\[1\\] " + adair + "\n\n\\[2\\] " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"escaped points", "a.md", "Body.\n\n## References\n\n1\\. " + adair + "\n\n2\\. " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"round brackets", "a.txt", "Body.\n\nReferences\n(1) " + adair + "\n(2) " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"half brackets", "a.txt", "Body.\n\nReferences\n1) " + adair + "\n2) " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"superscripts", "a.txt", "Body.\n\nReferences\n¹ " + adair + "\n² " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"bare numbers", "a.txt", "Body.\n\nReferences\n1 " + adair + "\n2 " + benoit + "\n3 " + castor + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor}},
	{"glued numbers", "a.txt", "Body.\n\nReferences\n1." + adair + "\n2." + benoit + "\n3." + castor + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor}},
	{"numbers with wrapped lines", "a.txt", "Body.\n\nReferences\n1. Adair, M. (2011). Ropewalks of the\n   north. Tern Press.\n2. Castor, D. (2008). Knots at sea.\n   Tern Press.\n", []string{"1|" + adair, "2|" + castor}},
	{"number on its own line", "a.txt", "Body.\n\nReferences\n\n[1]\n" + adair + "\n\n[2]\n" + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"bare number on its own line", "a.txt", "Body.\n\nReferences\n\n1\n" + adair + "\n\n2\n" + benoit + "\n\n3\n" + castor + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor}},
	{"alphabetic labels", "a.md", "Body.\n\n## References\n\n[Ada11] " + adair + "\n\n[BA15] " + benoit + "\n", []string{"Ada11|" + adair, "BA15|" + benoit}},
	{"RFC labels", "a.txt", "Body.\n\nReferences\n\n[RFC9999] Adair, M., \"Ropes\", RFC 9999, May 2014.\n\n[RFC9998] Castor, D., \"Knots\", RFC 9998, May 2013.\n", []string{"RFC9999|Adair, M., \"Ropes\", RFC 9999, May 2014.", "RFC9998|Castor, D., \"Knots\", RFC 9998, May 2013."}},
	{"labels without digits", "a.txt", "Body.\n\nReferences\n\n[ROPE]     Adair, M., \"Ropes\", May 2014.\n\n[QUAY-KNOT]\n           Castor, D., \"Knots\", May 2013.\n\n[I-D.quay-tar]\n           Dunn, P., \"Tar\", Work in Progress. [Online]\n           Available: http://example.org/tar.\n\nAuthor's Address\n\n   Mona Adair\n   Rope Works\n", []string{"ROPE|Adair, M., \"Ropes\", May 2014.", "QUAY-KNOT|Castor, D., \"Knots\", May 2013.", "I-D.quay-tar|Dunn, P., \"Tar\", Work in Progress. [Online] Available: http://example.org/tar."}},
	{"formats in brackets are no labels", "a.md", "Body.\n\n## References\n\n[PDF] " + adair + "\n\n[PDF] " + castor + "\n", []string{"[PDF] " + adair, "[PDF] " + castor}},
	{"authors in brackets are no labels", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n[ANON] (2014). Oakum. Tern Press.\n\n" + castor + "\n", []string{adair, "[ANON] (2014). Oakum. Tern Press.", castor}},
	{"short labels", "a.txt", "Body.\n\nLiteratur\n\nAdair 2011 = M. Adair, Ropewalks of the north, Tern 2011\n\nCastor 2008 = D. Castor, Knots at sea, Tern 2008\n", []string{"Adair 2011|M. Adair, Ropewalks of the north, Tern 2011", "Castor 2008|D. Castor, Knots at sea, Tern 2008"}},
	{"lines without points", "a.md", "Body.\n\n## References\n\nAdair M., 2011, QS, 12, 4\nBenoit K., Castor D., 2015, PhD thesis, Univ. Tern\nCastor D., 2008, QS, 9, 77\nDunn P., 2009, QS, 10, 1\n", []string{"Adair M., 2011, QS, 12, 4", "Benoit K., Castor D., 2015, PhD thesis, Univ. Tern", "Castor D., 2008, QS, 9, 77", "Dunn P., 2009, QS, 10, 1"}},
	{"a numbered list without heading", "a.txt", "Slow modes in ropes\n\nM. Adair and K. Benoit\n(Dated: 4 March 2019)\n\nRopes show slow modes near the threshold [1-3], as seen in 2011.\n\n[1] M. Adair, Rope Lett. 12, 345 (2011).\n[2] K. Benoit, Rope Lett.\n13, 77 (2012).\n[3] D. Castor, Knots (Tern Press, Lund, 2008), p. 201.\n", []string{"1|M. Adair, Rope Lett. 12, 345 (2011).", "2|K. Benoit, Rope Lett. 13, 77 (2012).", "3|D. Castor, Knots (Tern Press, Lund, 2008), p. 201."}},
	{"wrapped lines", "a.txt", "Body.\n\nReferences\n\nAdair, M. (2011). Ropewalks of the\nnorth. Tern Press.\nCastor, D. (2008). Knots at sea.\nTern Press.\n", []string{adair, castor}},
	{"hanging lines", "a.txt", "Body.\n\nReferences\n\nAdair, M. (2011). Ropewalks of the\n    north. Tern Press.\nCastor, D. (2008). Knots at sea.\n    Tern Press.\n", []string{adair, castor}},
	{"hanging lines in Markdown", "a.md", "# T\n\nBody.\n\n## References\n\nAdair, M. (2011). Ropewalks of the\n    north. Tern Press.\nCastor, D. (2008). Knots at sea.\n    Tern Press.\n", []string{adair, castor}},
	{"reverse indent", "a.txt", "Body.\n\nReferences\n\n    Adair, M. (2011). Ropewalks of the\nnorth. Tern Press.\n    Castor, D. (2008). Knots at sea.\nTern Press.\n", []string{adair, castor}},
	{"indented paragraphs in Markdown", "a.md", "# T\n\nBody.\n\n## References\n\n    " + adair + "\n\n    " + castor + "\n", []string{adair, castor}},
	{"quoted paragraphs, as pandoc makes of hanging ones", "a.md", "# T\n\nBody.\n\n## References\n\n> " + adair + "\n>\n> " + castor + "\n", []string{adair, castor}},
	{"hyphen at a line end", "a.txt", "Body.\n\nReferences\n\nAdair, M. (2011). Ropewalks of the no-\nrth. Tern Press.\n\nCastor, D., & Lund-\nBerg, A. (2008). Knots at sea.\n", []string{adair, "Castor, D., & Lund-Berg, A. (2008). Knots at sea."}},
	{"hyphen at a line end in Markdown", "a.md", "Body.\n\n## References\n\nAdair, M. (2011). Ropewalks of the no-\nrth. Tern Press.\n\nCastor, D., & Lund-\nBerg, A. (2008). Knots at sea.\n", []string{adair, "Castor, D., & Lund-Berg, A. (2008). Knots at sea."}},
	{"hyphen of a compound at a line end", "a.md", "Body on three-strand ropes.\n\n## References\n\nAdair, M. (2011). A long-\nterm study of three-\nstrand ropes. Tern Press.\n\n" + castor + "\n", []string{"Adair, M. (2011). A long-term study of three-strand ropes. Tern Press.", castor}},
	{"several works under one number", "a.md", "Body.\n\n## References\n\n1. " + adair + "\n2. (a) " + castor + " (b) " + benoit + "\n   (c) Dunn, P. (2009). Oakum.\n3. (a) A note on tar. (b) " + castor + "\n", []string{"1|" + adair, "2a|" + castor, "2b|" + benoit, "2c|Dunn, P. (2009). Oakum.", "3|(a) A note on tar. (b) " + castor}},
	{"several works under one number in brackets", "a.txt", "Body.\n\nReferences\n[1] a) " + adair + "\nb) " + castor + "\n[2] " + benoit + "\n", []string{"1a|" + adair, "1b|" + castor, "2|" + benoit}},
	{"address over two lines", "a.txt", "Body.\n\nReferences\n\nAdair, M. (2011). Ropewalks. https://example.org/ro\npes_of/north\n\nCastor, D. (2008). Knots. https://example.org/\nknots Accessed 4 May 2019.\n",
		[]string{"Adair, M. (2011). Ropewalks. https://example.org/ropes_of/north", "Castor, D. (2008). Knots. https://example.org/knots Accessed 4 May 2019."}},
	{"DOI over two lines", "a.txt", "Body.\n\nReferences\n\nAdair, M. (2011). Ropewalks. https://doi.org/10.5555/rw.\n2011.14.201\n\nCastor, D. (2008). Knots\nat sea. Tern Press.\n", []string{"Adair, M. (2011). Ropewalks. https://doi.org/10.5555/rw.2011.14.201", castor}},
	{"blank line inside an entry", "a.md", "Body.\n\n## References\n\nAdair, M. (2011).\n\nRopewalks of the north. Tern Press.\n\n" + castor + "\n", []string{adair, castor}},
	{"a label inside a line", "a.md", "Body.\n\n## References\n\n[1] " + adair + " [2] " + benoit + "\n\n[3] " + castor + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor}},
	{"a label with a point inside a line", "a.md", "Body.\n\n## References\n\n1\\. " + adair + " 2. " + benoit + "\n\n3\\. " + castor + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor}},
	{"a number that is no label inside a line", "a.md", "Body.\n\n## References\n\n1\\. Adair M. Seile. 2. Aufl. Kiel: Tern; 2011.\n\n3\\. " + castor + "\n", []string{"1|Adair M. Seile. 2. Aufl. Kiel: Tern; 2011.", "3|" + castor}},
	{"a label inside a line that stands at the start of another", "a.md", "Body.\n\n## References\n\n[1] Adair, M. (2011). Ropewalks of the north. [2] Tern Press.\n\n[2] " + castor + "\n", []string{"1|Adair, M. (2011). Ropewalks of the north. [2] Tern Press.", "2|" + castor}},
	{"run together, years without brackets", "a.md", "Body.\n\n## References\n\nAdair, M. 2011. Ropewalks of the north. Tern Press. Castor, D. and M. Adair. 2008. Knots at sea. Tern Press.\n\nBenoit, C. 2015. Hemp and tar. Tern Press.\n\nDunn, P. 2009. Oakum of the west. Tern Press.\n",
		[]string{"Adair, M. 2011. Ropewalks of the north. Tern Press.", "Castor, D. and M. Adair. 2008. Knots at sea. Tern Press.", "Benoit, C. 2015. Hemp and tar. Tern Press.", "Dunn, P. 2009. Oakum of the west. Tern Press."}},
	{"run together behind an address", "a.md", "Body.\n\n## References\n\nAdair, M. et al. (2011), ‘Ropewalks of the north’, QS, 3: 4–9. doi: 10.1234/qs.11. Cordage Board (2017), Annual report of the ropes, Lund.\n\nBenoit, C. (2015), ‘Hemp and tar’, QS, 4: 1–9.\n\nDunn, P. (2009), ‘Oakum’, QS, 5: 2–8.\n",
		[]string{"Adair, M. et al. (2011), ‘Ropewalks of the north’, QS, 3: 4–9. doi: 10.1234/qs.11.", "Cordage Board (2017), Annual report of the ropes, Lund.", "Benoit, C. (2015), ‘Hemp and tar’, QS, 4: 1–9.", "Dunn, P. (2009), ‘Oakum’, QS, 5: 2–8."}},
	{"run together before a particle", "a.md", "Body.\n\n## References\n\nAdair, M. 2011, Ropewalks of the north, 3rd edn. (Lund: Tern Press) al Rashidi, C. J., & Castor, D. 1988, Knots at sea, QS, 4, 11\n\nBenoit, C. 2015, Hemp and tar, QS, 5, 12\n\nDunn, P. 2009, Oakum of the west, QS, 6, 13\n",
		[]string{"Adair, M. 2011, Ropewalks of the north, 3rd edn. (Lund: Tern Press)", "al Rashidi, C. J., & Castor, D. 1988, Knots at sea, QS, 4, 11", "Benoit, C. 2015, Hemp and tar, QS, 5, 12", "Dunn, P. 2009, Oakum of the west, QS, 6, 13"}},
	{"a group and its year before the authors", "a.md", "Body.\n\n## References\n\nRopewalk Study Group (2011) Adair M, van Castor D, et al. (2011) Ropewalks of the north. QS 3: 4–9.\n\nBenoit C (2015) Hemp and tar. QS 4: 1–9.\n\nDunn P (2009) Oakum of the west. QS 5: 2–8.\n",
		[]string{"Ropewalk Study Group (2011) Adair M, van Castor D, et al. (2011) Ropewalks of the north. QS 3: 4–9.", "Benoit C (2015) Hemp and tar. QS 4: 1–9.", "Dunn P (2009) Oakum of the west. QS 5: 2–8."}},
	{"a paragraph cut in the middle of a sentence", "a.md", "Body.\n\n## References\n\nAdair, M. 2011, Ropewalks of the north\n\n– part II, 4th edn. (Lund: Tern Press)\n\nBenoit, C. 2015, Hemp and\n\ntar, QS, 5, 12\n\nDunn, P. 2009, Oakum of the west, QS, 6, 13\n",
		[]string{"Adair, M. 2011, Ropewalks of the north – part II, 4th edn. (Lund: Tern Press)", "Benoit, C. 2015, Hemp and tar, QS, 5, 12", "Dunn, P. 2009, Oakum of the west, QS, 6, 13"}},
	{"journals before their years", "a.md", "Body.\n\n## References\n\nADAIR, M. et CASTOR, D., 1997. Corderies du nord. Revue Quai. 1997. Vol. 13.\n\nBENOIT, C., 1998. Hemp and tar. Prev Quay. 1998, Vol. 21, n° 3.\n\nDUNN, P., 1999. Oakum.\n",
		[]string{"ADAIR, M. et CASTOR, D., 1997. Corderies du nord. Revue Quai. 1997. Vol. 13.", "BENOIT, C., 1998. Hemp and tar. Prev Quay. 1998, Vol. 21, n° 3.", "DUNN, P., 1999. Oakum."}},
	{"pages at the start of wrapped lines", "a.txt", "Body of it.\n\nBibliographie\n\nAdair M., 2011, Les corderies du nord et de la côte, Lund, Tern,\n48 p.\nBenoit C., 2015, « Chanvre et goudron », Revue du quai, n°\n27, p. 14-22.\nCastor D., 2008, Les nœuds en mer et dans les ports, Lund, Tern,\n212 p.\n",
		[]string{"Adair M., 2011, Les corderies du nord et de la côte, Lund, Tern, 48 p.", "Benoit C., 2015, « Chanvre et goudron », Revue du quai, n° 27, p. 14-22.", "Castor D., 2008, Les nœuds en mer et dans les ports, Lund, Tern, 212 p."}},
	{"text of another column between the entries", "a.txt", "Body of it [1].\n\nReferences\n\n[1] " + adair + "\n\nThe port was not built for us. [2]\n\nDiscussion\n\n[2] " + benoit + "\n\nDunn [3] says otherwise, and the film of 1957\nwas known to all, but for\n[23]-[26].\n\n[3] " + castor + "\n",
		[]string{"1|" + adair, "2|" + benoit, "3|" + castor}},
	{"an entry over paragraphs", "a.txt", "Body of it [1].\n\nReferences\n\n[1] Adair, M. (2011). Ropewalks of the\n\nNorth\n\n[2] " + benoit + "\n\n[3] " + castor + "\n", []string{"1|Adair, M. (2011). Ropewalks of the North", "2|" + benoit, "3|" + castor}},
	{"labels of two columns", "a.txt", "Body of it [1].\n\nReferences\n\n[1] " + adair + "\n[25] " + benoit + "\n[2] " + castor + "\n[26] Dunn, P. (2009). Oakum.\n[3] Eze, A. (2004). Splices, see\n[25] and others.\n",
		[]string{"1|" + adair, "25|" + benoit, "2|" + castor, "26|Dunn, P. (2009). Oakum.", "3|Eze, A. (2004). Splices, see [25] and others."}},
	{"numbers with a wide gap", "a.txt", "Body of it.\n\nReferences\n\n  1) Adair, M. Ropes. QS 3 (2011).\n  2) Benoit, C. Hemp. QS 4\n     (2015).\n  3) Castor, D. Knots. QS 5 (2008).\n  9) Dunn, P. Oakum. QS 5 (2009).\n 10) Eze, A. Splices. QS 5 (2004).\n",
		[]string{"1|Adair, M. Ropes. QS 3 (2011).", "2|Benoit, C. Hemp. QS 4 (2015).", "3|Castor, D. Knots. QS 5 (2008).", "9|Dunn, P. Oakum. QS 5 (2009).", "10|Eze, A. Splices. QS 5 (2004)."}},
	{"a head with a year on each page", "a.txt", "Body of it.\n\nReferences\n\n" + adair + "\n\nThe harbour and its walls, 2014\n\n" + benoit + "\n2\n\nThe harbour and its walls, 2014\n\n" + castor + "\n", plain},
	{"one such line is an entry", "a.txt", "Body of it.\n\nReferences\n\n" + adair + "\n\nThe harbour and its walls, 2014\n\n" + castor + "\n", []string{adair, "The harbour and its walls, 2014", castor}},
	{"entries torn apart by a converter", "a.txt", "Body of it.\n\nReferences\n[1] Adair, M. Ropes\n\n2011, 50, 2066\n\n.\n[2] Benoit, C.; Castor, D. Rev. Ropes\n\n2015, 25\n\n.\n[3] Castor, D. Knots at Sea ; Quay: Lund,\n.\n[4] Dunn, P. Oakum ;\n\nQuay: Lund, 2009\n.\n",
		[]string{"1|Adair, M. Ropes 2011, 50, 2066 .", "2|Benoit, C.; Castor, D. Rev. Ropes 2015, 25 .", "3|Castor, D. Knots at Sea ; Quay: Lund, .", "4|Dunn, P. Oakum ; Quay: Lund, 2009 ."}},
	{"a table in front of the other entries", "a.txt", "Body of it.\n\nReferences\n\n[1] " + adair + "\n[2] " + benoit + "\n\nTable 2: Households by year\nYear Rural Urban\n1998\n312\n[3] " + castor + "\n[4] Dunn, P. (2009). Oakum.\n",
		[]string{"1|" + adair, "2|" + benoit, "3|" + castor, "4|Dunn, P. (2009). Oakum."}},
	{"a caption in front of the other entries", "a.txt", "Body of it.\n\nReferences\n\n" + adair + "\n" + benoit + "\n\nFigure 2: The harbour, 1867–1947.\n" + castor + "\nDunn, P. (2009). Oakum. Tern Press.\nEze, A. (2004). Splices. Tern Press.\n",
		[]string{adair, benoit, castor, "Dunn, P. (2009). Oakum. Tern Press.", "Eze, A. (2004). Splices. Tern Press."}},
	{"a caption of several lines", "a.txt", "Body of it.\n\nReferences\n\n" + adair + "\n\n" + benoit + "\n\nFigure 2: The harbour, 1867–1947, as\nAdair saw it in 2011 and Castor\nin 2008.\n\n" + castor + "\n", []string{adair, benoit, castor}},
	{"a work reviewed in a title", "a.md", "Body.\n\n## References\n\nAdair, M. (2011). Review of Benoit, C. (2008). Hemp. Quay Review, 3, 4–9.\n\nBenoit, C. (2015). Hemp and tar. Tern Press.\n\n" + castor + "\n",
		[]string{"Adair, M. (2011). Review of Benoit, C. (2008). Hemp. Quay Review, 3, 4–9.", "Benoit, C. (2015). Hemp and tar. Tern Press.", castor}},
	{"run together", "a.md", "Body.\n\n## References\n\n" + adair + " " + castor + "\n\n" + benoit + "\n", []string{adair, castor, benoit}},
	{"page break inside an entry", "a.txt", "Body.\n\nReferences\n\nAdair, M. (2011). Ropewalks of the\n\n88\n\f\nnorth. Tern Press.\n\n" + castor + "\n", []string{adair, castor}},
	{"page number inside an entry", "a.md", "Body.\n\n## References\n\n- Adair, M. (2011). Ropewalks of the\n\n88\n\nnorth. Tern Press.\n- " + castor + "\n", []string{adair, castor}},
	{"quoted annotations", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n> A useful overview.\n\n" + castor + "\n\n> Dated, but the best there is.\n", []string{adair, castor}},
	{"annotations in items", "a.md", "Body.\n\n## References\n\n- " + adair + "\n\n  A useful overview of hemp.\n\n- " + castor + "\n\n  Dated, but good.\n", []string{adair, castor}},
	{"trailing note", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n[Last accessed 4 March 2019]\n\n" + castor + "\n", []string{adair + " [Last accessed 4 March 2019]", castor}},
	{"dashes for the author", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n———. (2013). Tar. Tern Press.\n\n---. (2014). Oakum. Tern Press.\n\n______. (2015). Pitch. Tern Press.\n", []string{adair, "———. (2013). Tar. Tern Press.", "---. (2014). Oakum. Tern Press.", "______. (2015). Pitch. Tern Press."}},
	{"dashes in lines", "a.txt", "Body.\n\nReferences\n" + adair + "\n———. (2013). Tar. Tern Press.\nDers. (2016): Flachs. Tern Press.\n" + castor + "\n", []string{adair, "———. (2013). Tar. Tern Press.", "Ders. (2016): Flachs. Tern Press.", castor}},
	{"a name over years", "a.md", "Body.\n\n## References\n\n**Adair, M.**\n2011 Ropewalks of the north. Tern Press.\n2013 Tar. Tern Press.\n\n**Castor, D.**\n2008 Knots at sea. Tern Press.\n",
		[]string{"Adair, M. 2011 Ropewalks of the north. Tern Press.", "Adair, M. 2013 Tar. Tern Press.", "Castor, D. 2008 Knots at sea. Tern Press."}},
	{"a year in a column", "a.txt", "Body.\n\nReferences\n\nAdair, M.\n\t2011\tRopewalks of the north. Tern Press.\nCastor, D.\n\t2008\tKnots at sea. Tern Press.\n", []string{"Adair, M. 2011 Ropewalks of the north. Tern Press.", "Castor, D. 2008 Knots at sea. Tern Press."}},
	{"works cited of a chatbot", "a.md", "Body.\n\n#### **Works cited**\n\n1. Ropewalks explained - Cordage Blog, accessed May 9, 2026, [https://example.org/x](https://example.org/x)\n2. Hemp - The Tar Post, accessed May 9, 2026, [https://example.org/y](https://example.org/y)\n",
		[]string{"1|Ropewalks explained - Cordage Blog, accessed May 9, 2026, https://example.org/x", "2|Hemp - The Tar Post, accessed May 9, 2026, https://example.org/y"}},
	{"works cited without numbers", "a.txt", "Body of it.\n\nWorks cited\nRopewalks explained - Cordage Blog, accessed May 9, 2026, https://example.org/x\nHow hemp is grown, accessed May 9, 2026, https://example.org/y\nWho makes tar? - The Tar Post, accessed May 9, 2026, https://example.org/z\n",
		[]string{"Ropewalks explained - Cordage Blog, accessed May 9, 2026, https://example.org/x", "How hemp is grown, accessed May 9, 2026, https://example.org/y", "Who makes tar? - The Tar Post, accessed May 9, 2026, https://example.org/z"}},
	{"scripts mixed", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n张三. (2014). 港口. 码头.\n\nСоколова А. Порт. 2016.\n", []string{adair, "张三. (2014). 港口. 码头.", "Соколова А. Порт. 2016."}},
	{"numbers inside bullets", "a.md", "Body.\n\n## References\n\n- [1] " + adair + "\n- [2] " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"numbers with points inside bullets", "a.md", "Body.\n\n## References\n\n* 1\\. " + adair + "\n* 2\\. " + benoit + "\n* 3\\. " + castor + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor}},
	{"anchors of a converter", "a.md", "Body.\n\n## <span id=\"p9\"></span>**References**\n\n- <span id=\"p9-1\"></span>[1] " + adair + "\n- <span id=\"p9-2\"></span>[2] " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"arrows back to the text", "a.md", "Body.\n\n## References\n\n1. [↑](#cite_ref-1) " + adair + "\n2. **[^](#cite_ref-2)** " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"bold heading glued to a list", "a.md", "Body.\n\n**References:** " + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"contents with links", "a.md", "- [Introduction](#i)\n- [References](#r)\n- [Appendix](#a)\n\n# Introduction\n\nBody.\n\n# References\n\n" + adair + "\n\n" + benoit + "\n\n# Appendix\n\nMore.\n", plain[:2]},
	{"notes and a list", "a.md", "Body.\n\n## Notes\n\n1. See Adair (2011), who was there.\n2. See Castor (2008).\n\n## References\n\n" + adair + "\n\n" + castor + "\n", []string{adair, castor}},
	{"endnotes as the only list", "a.md", "Body.\n\n## Notes\n\n1. Adair, M., *Ropewalks of the north* (Lund: Tern Press, 2011), 4.\n2. Castor, D., *Knots at sea* (Lund: Tern Press, 2008), 9.\n", []string{"1|Adair, M., Ropewalks of the north (Lund: Tern Press, 2011), 4.", "2|Castor, D., Knots at sea (Lund: Tern Press, 2008), 9."}},
	{"citeproc's numbers", "a.md", "Body.\n\n::: {#refs .references}\n::: {#ref-a .csl-entry}\n[1]{.csl-left-margin} [" + adair + "]{.csl-right-inline}\n:::\n\n::: {#ref-c .csl-entry}\n[2]{.csl-left-margin} [" + castor + "]{.csl-right-inline}\n:::\n:::\n", []string{"1|" + adair, "2|" + castor}},
	{"underlined link of pandoc", "a.md", "Body.\n\n## References\n\nAdair, M. (2011). Ropes. [[https://example.org/a]{.underline}](https://example.org/a)\n", []string{"Adair, M. (2011). Ropes. https://example.org/a"}},
	{"two lists of chapters", "a.md", "# One\n\n" + strings.Repeat("Hemp was dear in the north. ", 20) + "\n\n## References\n\n" + adair + "\n\n# Two\n\n" + strings.Repeat("Tar was cheap in the west. ", 20) + "\n\n## References\n\n" + benoit + "\n\n" + castor + "\n", plain},
	{"further reading", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n## Further reading\n\n" + castor + "\n", []string{adair, castor}},
	{"headings in several forms of one list", "a.txt", "Body of it.\n\nREFERENCES\n\nBooks\n\n" + adair + "\n\nArticles\n\n" + benoit + "\n\n" + castor + "\n", plain},
	{"a second list without a blank line", "a.txt", "Body of it.\nReferences\n" + adair + "\n" + benoit + "\nFurther reading\n" + castor + "\n", plain},
	{"acknowledgements without a blank line", "a.txt", "Body of it.\nReferences\n" + adair + "\n" + benoit + "\nAcknowledgements\nWe thank D. Castor (2008) for his knots.\n", plain[:2]},
	{"sources that are no entries", "a.md", "Body.\n\n## Sources\n\n- Census 2011\n- Interviews with keepers, 2014\n\n## References\n\n" + adair + "\n", plain[:1]},
	{"sources that are entries", "a.md", "Body.\n\n## Sources\n\n- " + adair + "\n- " + benoit + "\n", plain[:2]},
	{"nothing but entries", "-", adair + "\n\n" + benoit + "\n", plain[:2]},
	{"one entry", "a.md", "Body.\n\n## References\n\n" + adair + "\n", plain[:1]},
	{"lines with addresses under a bold heading", "a.md", "Body.\n\n**References**\n\nRopewalks and the north are explained - Cordage Blog, https://example.org/x\nWhat is hemp and who was it that grew it - Tar Post, https://example.org/y\n",
		[]string{"Ropewalks and the north are explained - Cordage Blog, https://example.org/x", "What is hemp and who was it that grew it - Tar Post, https://example.org/y"}},
	{"lines set apart by a converter", "a.txt", "Body of it.\n\nREFERENCES\n\n9. Adair M, Benoit C. Ropewalks of\n\nthe north. J Cordage. 2011;4:11-19.\n\n10. Castor D. Knots at sea. Tern\n\nReview. 2008;3:9-14.\n",
		[]string{"9|Adair M, Benoit C. Ropewalks of the north. J Cordage. 2011;4:11-19.", "10|Castor D. Knots at sea. Tern Review. 2008;3:9-14."}},
	{"wrapped lines that all hold a date", "a.txt", "Body.\n\nReferences\n\nAdair, M. (2011). Ropewalks. Version 2. 29th Aug.\n2015. url: http://example.org/ropes.\n\nCastor, D. (2008). Knots. Version 1.\n4th Mar. 2016. url: http://example.org/knots.\n",
		[]string{"Adair, M. (2011). Ropewalks. Version 2. 29th Aug. 2015. url: http://example.org/ropes.", "Castor, D. (2008). Knots. Version 1. 4th Mar. 2016. url: http://example.org/knots."}},
	{"the labels of a figure inside", "a.txt", "Body of it.\n\nReferences\n\n" + adair + "\n\n3.0\n\nprice of hemp\n\n1.5\n\nRopes\n\n" + benoit + "\n\n" + castor + "\n", plain},
	{"two entries without a year in a row", "a.txt", "Body of it.\n\nReferences\n\n" + adair + "\n\nThe book of knots, Tern Press\n\nTar and its uses, Quay Press\n\n" + benoit + "\n\n" + castor + "\n", []string{adair, "The book of knots, Tern Press", "Tar and its uses, Quay Press", benoit, castor}},
	{"affiliation after", "a.txt", "Body of it.\n\nReferences\n\n" + adair + "\n\n" + benoit + "\n\nAffiliation:\nMona Adair\nSchool of Ropes\nE-mail: adair@example.org\n\nClaude Benoit\nhttp://example.org/benoit\n", plain[:2]},
	{"steps under a heading", "a.md", "Body.\n\n## How to begin\n\n1. Get the rope at https://example.org/rope.\n2. Splice it.\n3. Tell us at https://example.org/splices.\n4. Rest.\n", nil},
	{"lines of code", "a.txt", "Body of it.\n\n1 %%\n2 \\Format{Rope}[1995/12/01]\n3 \\Package{knot}[1996/12/06 v1.05]\n4 \\Require{tar}[1997/01/02]\n", nil},
	{"names that end in a hyphen", "a.txt", "Body of it.\n\n * TAR-2019-1348:\n   The rope slips.\n\n * TAR-2019-1349:\n   The knot opens.\n\n * TAR-2019-1350:\n   The hemp rots.\n", nil},
	{"titles first", "a.md", "Body.\n\n## References\n\n*Atlas of ropes*. (2018). Tern Press.\n\n“Hemp strike.” Harbour Post, 4 Mar. 2019, p. 3.\n", []string{"Atlas of ropes. (2018). Tern Press.", "“Hemp strike.” Harbour Post, 4 Mar. 2019, p. 3."}},
}

func TestForms(t *testing.T) {
	for _, tt := range forms {
		t.Run(tt.name, func(t *testing.T) {
			doc := format.Read(lint.File{Name: tt.file, Data: []byte(tt.text)})
			if got := entries(doc); !slices.Equal(got, tt.want) {
				t.Errorf("entries:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			checkPlaces(t, doc)
		})
	}
}

func entries(doc *lint.Document) []string {
	var got []string
	for _, r := range doc.References {
		text := r.Text.String
		if r.Label != "" {
			text = r.Label + "|" + text
		}
		got = append(got, text)
	}
	return got
}

func TestLists(t *testing.T) {
	hemp, tar := strings.Repeat("Hemp was dear in the north. ", 20), strings.Repeat("Tar was cheap in the west. ", 20)
	text := "# One\n\n" + hemp + "\n\n## References\n\n1. " + adair + "\n\n## Further reading\n\n- " + castor + "\n\n# Two\n\n" + tar + "\n\n## Bibliography\n\n" + benoit + "\n\n" + castor + "\n\n# Three\n\nMore.\n"
	doc := format.Read(lint.File{Name: "a.md", Data: []byte(text)})
	if len(doc.Lists) != 3 {
		t.Fatalf("%d lists, want 3", len(doc.Lists))
	}
	one, two := strings.Index(text, "\n\n# Two"), len(text)
	for i, want := range []lint.List{
		{Heading: "References", Scope: lint.Span{Start: 0, End: one}, First: 0, N: 1, Numbered: true},
		{Heading: "Further reading", Scope: lint.Span{Start: 0, End: one}, First: 1, N: 1, Optional: true},
		{Heading: "Bibliography", Scope: lint.Span{Start: one, End: two}, First: 2, N: 2, Optional: true},
	} {
		got := doc.Lists[i]
		if got.Span.Len() == 0 || got.Span.Start != strings.Index(text, "## "+want.Heading) {
			t.Errorf("list %d at %v", i, got.Span)
		}
		if got.Span = (lint.Span{}); got != want {
			t.Errorf("list %d is %+v, want %+v", i, got, want)
		}
	}
}

// TestShortChapters reads chapters of a few lines, each with its own list: two
// lists with one heading do not serve the same text.
func TestShortChapters(t *testing.T) {
	chapter := "Ropes were dear in the north, and tar was cheap in the west of it.\n\n## References\n\n" + adair + "\n\n"
	doc := format.Read(lint.File{Name: "a.md", Data: []byte("# One\n\n" + chapter + "# Two\n\n" + chapter)})
	if len(doc.Lists) != 2 || doc.Lists[0].Scope.End != doc.Lists[1].Scope.Start {
		t.Errorf("lists %+v, want two that follow each other", doc.Lists)
	}
}

func TestTrust(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []lint.Safety
	}{
		{"bullets", "- " + adair + "\n- " + castor + "\n", []lint.Safety{lint.Safe, lint.Safe}},
		{"paragraphs", adair + "\n\n" + castor + "\n", []lint.Safety{lint.Safe, lint.Safe}},
		{"wrapped lines", "Adair, M. (2011). Ropewalks of\nthe north. Tern Press.\nCastor, D. (2008). Knots at\nsea. Tern Press.\n", []lint.Safety{lint.Safe, lint.Safe}},
		{"lines of which nobody knows", "Adair, M. (2011). Ropewalks of the north. Tern Press.\nOutlook for Ropes 2017. Paris: Cordage Board, 2018.\nCordage Board (Board of Cordage and Ropes). 2017.\nOutlook for Tar 2016. Paris\nThe book of ropes 2012\n", []lint.Safety{lint.Safe, lint.Unsafe, lint.Unsafe, lint.Unsafe, lint.Unsafe}},
		{"two works under a number", "[1] (a) A. Adair, Ropes 2011, 3. (b) B. Castor, Knots 2008, 7.\n\n[2] " + adair + "\n", []lint.Safety{lint.Suggest, lint.Suggest, lint.Safe}},
		{"a blank line inside", "Adair, M. (2011).\n\nRopewalks. Tern Press.\n\n" + castor + "\n", []lint.Safety{lint.Unsafe, lint.Safe}},
		{"run together", adair + " " + castor + "\n\n" + benoit + "\n", []lint.Safety{lint.Suggest, lint.Suggest, lint.Safe}},
	} {
		doc := format.Read(lint.File{Name: "a.md", Data: []byte("Body.\n\n## References\n\n" + tt.text)})
		var got []lint.Safety
		for _, r := range doc.References {
			got = append(got, r.Trust)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: trust %v, want %v", tt.name, got, tt.want)
		}
	}
}

// checkPlaces holds what must be so of every list, whatever was read.
func checkPlaces(t *testing.T, doc *lint.Document) {
	t.Helper()
	end := 0
	for i, r := range doc.References {
		if r.Span.Start < end || r.Span.End <= r.Span.Start || r.Span.End > len(doc.Data) {
			t.Errorf("%s: span %v after %d in a file of %d bytes", r.ID, r.Span, end, len(doc.Data))
			return
		}
		end = r.Span.End
		if span := r.Text.Span(0, r.Text.Len()); !r.Span.Contains(span) {
			t.Errorf("%s: text at %v, entry at %v", r.ID, span, r.Span)
		}
		part := r.Number > 0 && r.Label > "" && r.Label[len(r.Label)-1] >= 'a' // its label stands before the first part
		if r.LabelSpan.Len() > 0 && !r.Span.Contains(r.LabelSpan) && !part {
			t.Errorf("%s: label at %v, entry at %v", r.ID, r.LabelSpan, r.Span)
		}
		for _, m := range r.Marks {
			if m.Start < 0 || m.Start >= m.End || m.End > r.Text.Len() {
				t.Errorf("%s: mark %v in a text of %d bytes", r.ID, m, r.Text.Len())
			}
		}
		if l := doc.Lists[r.List]; i < l.First || i >= l.First+l.N || !l.Span.Contains(r.Span) {
			t.Errorf("%s stands at %v, its list at %v holds %d entries from %d on", r.ID, r.Span, l.Span, l.N, l.First)
		}
	}
}

// TestNothingLost asks that every block is in the body, in a list, or stands
// between its entries, and that the body is in order.
func TestNothingLost(t *testing.T) {
	for _, tt := range forms {
		data := []byte(tt.text)
		blocks := md.Blocks(data)
		doc := &lint.Document{File: lint.File{Name: tt.file, Data: data}}
		body := list.Find(doc, blocks)
		in := make([]bool, len(data)+1)
		cover := func(s lint.Span) {
			for i := s.Start; i < s.End; i++ {
				in[i] = true
			}
		}
		last := 0
		for _, b := range body {
			if b.Span.Start < last {
				t.Errorf("%s: body block at %v after %d", tt.name, b.Span, last)
			}
			last = b.Span.Start
			cover(b.Span)
		}
		for _, l := range doc.Lists {
			cover(l.Span)
		}
		for _, b := range blocks {
			if s := b.Text.Span(0, b.Text.Len()); b.Text.Len() > 0 && (!in[s.Start] || !in[s.End-1]) {
				t.Errorf("%s: %q is neither in the body nor in a list", tt.name, b.Text.String)
			}
		}
	}
}

// TestFrames reads entries in the markup of pages: their places hold what is
// read, and not the tags around.
func TestFrames(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"<ol>\n<li id=\"r1\"><p>" + adair + "</p></li>\n</ol>\n", adair},
		{"<a id=\"ref1\"></a>[1] " + adair + "\n", "[1] " + adair},
		{"<table><tr><td><a name=\"a\">[Ada11]</a></td><td>" + adair + "</td></tr></table>\n", "[Ada11]</a></td><td>" + adair},
		{"<i>Ropewalks</i>. Tern Press, 2011.\n", "<i>Ropewalks</i>. Tern Press, 2011."},
		{"<a href=\"https://example.org\">Ropewalks</a>. Tern Press, 2011.\n", "<a href=\"https://example.org\">Ropewalks</a>. Tern Press, 2011."},
		{"::: {#refs}\n[1]{.csl-left-margin} [" + adair + "]{.csl-right-inline}\n:::\n", "[1]{.csl-left-margin} [" + adair},
	} {
		doc := format.Read(lint.File{Name: "a.md", Data: []byte("Body.\n\n## References\n\n" + tt.text)})
		if len(doc.References) != 1 {
			t.Errorf("%s: %d entries", tt.text, len(doc.References))
			continue
		}
		span := doc.References[0].Span
		if got := string(doc.Data[span.Start:span.End]); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestGuessed asks which lists are called guesses: those without a heading.
func TestGuessed(t *testing.T) {
	entries := adair + "\n\n" + benoit + "\n\n" + castor + "\n"
	for _, tt := range []struct {
		name, text string
		want       bool
	}{
		{"a heading", "Body.\n\n## References\n\n" + entries, false},
		{"no heading", "We read about ropes in many places.\n\n" + entries, true},
		{"footnotes", "Hemp was dear.[^1]\n\n[^1]: " + adair + "\n", true},
	} {
		doc := format.Read(lint.File{Name: "a.md", Data: []byte(tt.text)})
		if len(doc.Lists) != 1 || doc.Lists[0].Guessed != tt.want {
			t.Errorf("%s: lists %+v, want one, guessed: %v", tt.name, doc.Lists, tt.want)
		}
	}
}
