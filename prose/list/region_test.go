package list_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// headings are what may stand above a list, in Markdown and in plain text.
var headings = strings.Split(`References|REFERENCES:|R E F E R E N C E S|R EFERENCES|References Cited|7. References|VII. REFERENCES|§ 9 References|[References]|— References —
|10. References (key papers and supporting sources)|Select References (indicative, not exhaustive)|References [in order of appearance]|Selected references|Key references|List of selected references
|Works cited in this chapter|References for Chapter 3|Chapter 3 references|Appendix references|Appendix B: References|Supplementary references|Normative references|Additional references
|References and further reading|Sources and further reading|Referências - livros:|Referencias – libros|References: books|Bibliography (books and articles)
|Literatur|Zitierte Literatur|Ausgewählte Literaturangaben|Literaturverzeichnis zu Kapitel 2|Bibliographie sélective|Références du chapitre 2|Bibliografía básica|Bibliografia essenziale
|Tài liệu tham khảo|TÀI LIỆU THAM KHẢO:|Tài liệu trích dẫn|Daftar Pustaka|DAFTAR PUSTAKA|Daftar Rujukan|Kepustakaan|المراجع|قائمة المصادر والمراجع|ثبت المراجع:|منابع|ביבליוגרפיה|רשימת ספרות
|参考文献|【参考文献】|参 考 文 献|参考文献：|主要参考文献|［参考文献］|参考文献及注释|引用・参考文献|參考書目|参考文献 / References|참고문헌|참고 문헌|[참고문헌]
|ΒΙΒΛΙΟΓΡΑΦΙΚΕΣ ΑΝΑΦΟΡΕΣ|Αναφορές|Ελληνόγλωσση βιβλιογραφία|Список літератури|СПИСОК ВИКОРИСТАНИХ ДЖЕРЕЛ|Література та джерела|Seznam použité literatury|Použitá literatura|Prameny a literatura
|Felhasznált irodalom|Irodalomjegyzék|Hivatkozásjegyzék|Список использованных источников и литературы|Библиографический список|Kaynakça|Kullanılan kaynaklar|Lähteet ja kirjallisuus|Bibliografia i źródła
|Käll- och litteraturförteckning|Literatuuropgave|Viidatud allikad|Literatūra un avoti|Felhasznált források és irodalom`, "|")

func TestHeadings(t *testing.T) {
	for _, heading := range headings {
		heading = strings.TrimSpace(heading)
		for _, text := range []string{
			"a.md ## " + heading + "\n\n", "a.md **" + heading + "**\n\n", "a.md ***" + heading + "***\n\n", "a.md <u>" + heading + "</u>\n\n", "a.txt " + heading + "\n\n", "a.txt " + heading + "\n",
		} {
			file, text, _ := strings.Cut(text, " ")
			doc := format.Read(lint.File{Name: file, Data: []byte("Hemp was dear in the north, and it was wet.\n\n" + text + adair + "\n\n" + benoit + "\n")})
			if len(doc.Lists) != 1 || doc.Lists[0].Heading == "" || doc.Lists[0].Guessed || len(doc.References) != 2 {
				t.Errorf("%s %q: lists %+v", file, text, doc.Lists)
			}
		}
	}
}

// others are texts that name lists or hold what looks like one, and have none.
var others = []struct{ name, file, text string }{
	{"sources of data", "a.md", "## Sources\n\nThe census of 2011 counts ropes by port. We read it together with the letters that keepers wrote (Adair, 2011), which are kept in the north.\n\nA second count of 2014 was left out, since it was not published and nobody could say who had made it.\n"},
	{"data sources in items", "a.md", "## Data sources\n\n- Census 2011, ports of the north\n- Survey of keepers 2014\n- Interviews, 2015\n"},
	{"a review", "a.md", "## Related literature\n\nAdair (2011) shows that hemp was dear.\n\nBenoit and Castor (2015) say that it was not.\n\nCastor (2008) counted knots.\n"},
	{"literature over prose", "a.md", "## Literature\n\nAdair (2011) shows that hemp was dear in the north and in the west, where it had been cheap before.\n\nBenoit (2015) is of another mind, and says that it was not dear but rare, which is not the same.\n"},
	{"notes over prose", "a.md", "## Notes\n\nThe ropes were measured in 2011 and again in 2014.\n\nAll prices are in pence.\n"},
	{"releases", "a.md", "# Rope\n\n## Releases\n\n- 1.2.0 (2014-03-04): splices\n- 1.1.0 (2013-01-02): knots, see https://example.org/11\n- 1.0.0 (2012-05-06): first\n"},
	{"steps", "a.md", "# Rope\n\n## Steps\n\n1. Get https://example.org/rope.\n2. Splice it.\n3. Tell us at https://example.org/splices.\n"},
	{"links of a project", "a.md", "# Rope\n\nRope splices.\n\n## Links\n\n- [Manual](https://example.org/manual)\n- [Issues](https://example.org/issues)\n- [Chat](https://example.org/chat)\n"},
	{"counts on a title page", "a.md", "# Ropes\n\nWords: 4,500. References: 42. Figures: 3.\n\nReferences: 42\n\nHemp was dear in the north (Adair, 2011), and tar was cheap in the west of it.\n"},
	{"the source of a table", "a.txt", "Table 1. Ropes by port\n\nSource: Rope Board, 2011, https://example.org/ropes.\n\nHemp was dear in the north, and tar was not.\n"},
	{"sources of a table", "a.md", "| a | b |\n|---|---|\n| 1 | 2 |\n\nSources: Adair (2011); Rope Board, 2014; own counts.\n\nHemp was dear in the north, and tar was not.\n"},
	{"a contents page", "a.txt", "Contents\n\n1 Ropes\n2 Knots\n3 References\n4 Appendix\n\nHemp was dear in the north (Adair, 2011), and tar was cheap in the west of it.\n"},
	{"the reference of a program", "a.md", "# Rope\n\n## Reference\n\n### rope.splice(a, b)\n\nSplices two ropes. New in 2014.\n\n### rope.knot(a)\n\nMakes a knot. See https://example.org/knot.\n"},
	{"a chapter about references", "a.md", "## References in this chapter\n\nWhat an author refers to is seldom what was read, as we saw in 2011 when all the lists of the north were counted and compared.\n"},
}

func TestNoLists(t *testing.T) {
	for _, tt := range others {
		doc := format.Read(lint.File{Name: tt.file, Data: []byte(tt.text)})
		if len(doc.Lists) > 0 {
			t.Errorf("%s: lists %+v of %q", tt.name, doc.Lists, entries(doc))
		}
	}
}

const dunn = "Dunn, P. (2009). Oakum and pitch. Journal of Cordage, 2(1), 3–9."

// regions are lists whose edges converters and authors have blurred. A wanted
// entry is its text, after "label|" where it has one.
var regions = []struct {
	name, file, text string
	want             []string
}{
	// Between the heading and the first entry.
	{"the end of a sentence of another column", "a.txt", "Body of it.\n\nREFERENCES\n\nand the ropes of the west.\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"half a sentence of another column", "a.txt", "Body of it.\n\nREFERENCES\n\nThe prices of 2011 show that\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"an entry without its beginning", "a.txt", "Body of it.\n\nREFERENCES\n\n1982 \"The structure of rope fields: an\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"the head of a page", "a.txt", "Body of it.\n\nReferences\n\nRopes and tides in the north\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"a note on addresses", "a.md", "Body.\n\n## References\n\nNote: all addresses were read on 4 March 2019.\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"a note in sentences", "a.md", "Body.\n\n## References\n\nWorks that are marked with a dagger were read in 2011 and have not been read again.\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"an access date without its entry", "a.md", "Body.\n\n## References\n\n[Accessed 4 March 2019]\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"a caption", "a.txt", "Body of it.\n\nREFERENCES\n\nFigure 3. Ropes by port, 2011.\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"two pieces", "a.txt", "Body of it.\n\nREFERENCES\n\nRopes and tides\n\nas was said of the north.\n\n[1] " + adair + "\n\n[2] " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"labels alone", "a.txt", "Body of it.\n\nReferences\n\n(1)\n\n" + adair + "\n\n(2)\n\n" + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
	{"a heading that a converter moved", "a.md", "Body.\n\n# References\n\n# Conflict of interest\n\n- " + adair + "\n\n- " + benoit + "\n\n- " + castor + "\n", plain},
	{"a first entry without a point", "a.md", "Body.\n\n## References\n\nThe book of knots, Tern Press\n\nAdair M., 2011, Ropewalks of the north, Tern Press\n\nCastor D., 2008, Knots at sea, Tern Press\n", []string{"The book of knots, Tern Press", "Adair M., 2011, Ropewalks of the north, Tern Press", "Castor D., 2008, Knots at sea, Tern Press"}},
	{"a first entry without a year", "a.md", "Body.\n\n## References\n\nTern Record Office. Minute books. MS 14.\n\n" + adair + "\n\n" + benoit + "\n", []string{"Tern Record Office. Minute books. MS 14.", adair, benoit}},
	{"a first entry that is linked", "a.md", "Body.\n\n## References\n\nAdair M and Benoit C, “[Ropes](https://example.org/r)”\n\n" + castor + "\n", []string{"Adair M and Benoit C, “Ropes”", castor}},

	// In front of the heading.
	{"a heading in the midst of the alphabet", "a.txt", "Hemp was dear, as was said.\n\n" + adair + "\n\n" + benoit + "\n\nReferences\n\n" + castor + "\n\n" + dunn + "\n", append(slices.Clone(plain), dunn)},
	{"a heading in the midst of the numbers", "a.txt", "Hemp was dear, as was said.\n\n[1] " + adair + "\n\n[2] " + benoit + "\n\nReferences\n\n[3] " + castor + "\n\n[4] " + dunn + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor, "4|" + dunn}},
	{"a heading in the midst of the numbers of Markdown", "a.md", "Hemp was dear, as was said.\n\n1. " + adair + "\n2. " + benoit + "\n\n# References\n\n3. " + castor + "\n4. " + dunn + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor, "4|" + dunn}},
	{"an example in front of the heading", "a.md", "Entries look like this.\n\n" + adair + "\n\n## References\n\n" + benoit + "\n\n" + castor + "\n", plain[1:]},
	{"two examples in front of the heading", "a.md", "Entries look like these.\n\n" + adair + "\n\n" + benoit + "\n\n## References\n\n" + castor + "\n\n" + dunn + "\n", []string{castor, dunn}},
	{"examples out of order", "a.txt", "Entries look like these.\n\n" + dunn + "\n\n" + castor + "\n\nReferences\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"numbered sections before the list", "a.txt", "8. Prices\nHemp was dear in 2011.\n\n9. Thanks\nWe thank M. Adair (2011).\n\nReferences\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},
	{"a heading behind the list", "a.txt", "Hemp was dear, as was said.\n\n" + adair + "\n\n" + benoit + "\n\n" + castor + "\n\nReferences\n", plain},

	// Several lists.
	{"additional references", "a.md", "Body.\n\n## References\n\n1. " + adair + "\n\n## Methods\n\nRopes were measured.\n\n## Additional references\n\n2. " + castor + "\n", []string{"1|" + adair, "2|" + castor}},
	{"references of an appendix", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n## Appendix A\n\nRopes were measured (Castor, 2008).\n\n## Appendix references\n\n" + castor + "\n", []string{adair, castor}},
	{"Latin and Chinese lists", "a.md", "正文。\n\n## 参考文献\n\n[1] 张三. 港口[J]. 码头, 2014, 12(3): 4-9.\n\n## References\n\n[1] " + adair + "\n", []string{"1|张三. 港口[J]. 码头, 2014, 12(3): 4-9.", "1|" + adair}},
	{"primary and secondary sources without a heading above", "a.md", "Body.\n\n## Primary sources\n\n- " + adair + "\n- " + benoit + "\n\n## Secondary literature\n\n- " + castor + "\n- " + dunn + "\n", []string{adair, benoit, castor, dunn}},
	{"bare links behind the references", "a.md", "Body.\n\n## References\n\n" + adair + "\n\n## Sources\n\n- https://example.org/a\n- https://example.org/b\n- https://example.org/c\n", plain[:1]},
	{"a contents page before the list", "a.txt", "Contents\n\nIntroduction\n\nReferences\n\nAppendix\n\nHemp was dear in the north, and it was wet.\n\nReferences\n\n" + adair + "\n\n" + benoit + "\n", plain[:2]},

	{"parts above entries that show no name", "a.txt", "Body of it.\n\nBibliography\n\nPRIMARY SOURCES\n\nTern Parish. Register of ropes, 1825. MS 4\n\nBoard of Hemp. Second report. Lund, 1826\n\nINTERVIEWS\n\nSr Edda (Mary Dunn). Interview, 3 January 2005\n\nSECONDARY SOURCES\n\n" + adair + "\n\nLIST OF ILLUSTRATIONS\n\nThe barn, 2003\n", []string{"Tern Parish. Register of ropes, 1825. MS 4", "Board of Hemp. Second report. Lund, 1826", "Sr Edda (Mary Dunn). Interview, 3 January 2005", adair}},
	{"pages of the web as a part of the same level", "a.md", "Text.\n\n## Literatur\n\n" + adair + "\n\n## Internetquellen\n\nSeilerverband: Hanf und Teer, https://example.org/hanf\n\nHafenamt: Merkblatt 7, https://example.org/m7\n", []string{adair, "Seilerverband: Hanf und Teer, https://example.org/hanf", "Hafenamt: Merkblatt 7, https://example.org/m7"}},
	{"references of parts of a book", "a.md", "# Part One\n\n" + strings.Repeat("Hemp was dear in the north. ", 15) + "\n\n### References for Part One\n\n" + adair + "\n\n# Part Two\n\n" + strings.Repeat("Tar was cheap in the west. ", 15) + "\n\n### References for Part Two\n\n" + castor + "\n", []string{adair, castor}},

	// Links under "Sources".
	{"numbered links", "a.md", "Hemp was dear [1].\n\n## Sources\n\n1. [Hemp](https://example.org/hemp)\n2. [Tar prices](https://example.org/tar) - Tar Post\n", []string{"1|Hemp", "2|Tar prices - Tar Post"}},
	{"links in bullets", "a.md", "Hemp was dear.\n\n**Sources**\n\n- [Hemp in the north](https://example.org/hemp)\n- [Tar prices](https://example.org/tar)\n", []string{"Hemp in the north", "Tar prices"}},
	{"labelled addresses", "a.md", "Hemp was dear[1][2].\n\nSources:\n[1] https://example.org/hemp\n[2] https://example.org/tar\n", []string{"1|https://example.org/hemp", "2|https://example.org/tar"}},
	{"labelled addresses of plain text", "a.txt", "Hemp was dear[1][2].\n\nCitations:\n[1] https://example.org/hemp\n[2] https://example.org/tar\n", []string{"1|https://example.org/hemp", "2|https://example.org/tar"}},
	{"titles over addresses", "a.md", "Hemp was dear[1][2].\n\n### Quellen\n\n[\\[1\\]](https://example.org/hemp) Hemp | Rope News\n\n<https://example.org/hemp>\n\n[\\[2\\]](https://example.org/tar) Tar | Rope News\n\n<https://example.org/tar>\n", []string{"1|Hemp | Rope News https://example.org/hemp", "2|Tar | Rope News https://example.org/tar"}},

	// Footnotes and labels.
	{"labels of footnotes with blanks", "a.md", "Hemp was dear [^Adair, 2011].\n\n# Bibliography\n\n[^Adair, 2011]: " + adair + "\n[^Castor, 2008]: " + castor + "\n", []string{"Adair, 2011|" + adair, "Castor, 2008|" + castor}},
	{"footnotes under the heading", "a.md", "Hemp was dear.[^1] Tar was not.[^2]\n\n## References\n\n[^1]: " + adair + "\n[^2]: " + castor + "\n", []string{"1|" + adair, "2|" + castor}},
	{"footnotes in plain text", "a.txt", "Hemp was dear[^1], tar was not[^2].\n\nReferences\n\n[^1]: " + adair + "\n[^2]: " + castor + "\n", []string{"1|" + adair, "2|" + castor}},
	{"circled numbers", "a.txt", "正文[①]。\n\n【参考文献】\n\n①张三：《港口》，北京：海，2014年。\n②李四：《潮汐》，北京：海，2009年。\n", []string{"①|张三：《港口》，北京：海，2014年。", "②|李四：《潮汐》，北京：海，2009年。"}},
	{"pages at the start of a wrapped line", "a.txt", "Texte.\n\nBibliographie\n\nAdair M., 2011, Les corderies, Paris, Sterne,\n48 p.\nBenoit C., 2015, « Chanvre », Cordages, n°\n27, p. 14-22.\nCastor D., 2008, Nœuds en mer et sur terre, Brest, Quai,\n212 p.\nDunn P., 2009, Étoupe, Brest, Quai, 90 p.\n", []string{"Adair M., 2011, Les corderies, Paris, Sterne, 48 p.", "Benoit C., 2015, « Chanvre », Cordages, n° 27, p. 14-22.", "Castor D., 2008, Nœuds en mer et sur terre, Brest, Quai, 212 p.", "Dunn P., 2009, Étoupe, Brest, Quai, 90 p."}},
	{"the alphabet goes on behind other text", "a.md", "Body.\n\n## References\n\n- Adair, M., 2011. Ropes.\n\n- Benoit, C., 2015. Hemp.\n\n- Castor, D., 2008. Knots.\n\n- Dunn, P., 2009. Oakum.\n\n- Eze, A., 2004. Splices.\n\n- Fall, T., 1999. Tar.\n\n## Conclusion\n\nHemp was dear, as has been said by Adair.\n\n## Variation\n\n- Gale, U., 2003. Tar.\n\n- Hale, V., 2005. Yarn.\n\n- Ibe, W., 1988. Strands.\n\n- Jung, X., 2012. Twine.\n\n- Kofi, Y., 2013. Threads.\n",
		[]string{"Adair, M., 2011. Ropes.", "Benoit, C., 2015. Hemp.", "Castor, D., 2008. Knots.", "Dunn, P., 2009. Oakum.", "Eze, A., 2004. Splices.", "Fall, T., 1999. Tar.", "Gale, U., 2003. Tar.", "Hale, V., 2005. Yarn.", "Ibe, W., 1988. Strands.", "Jung, X., 2012. Twine.", "Kofi, Y., 2013. Threads."}},
	{"works of the author behind the list, in their own order", "a.md", "Body.\n\n## References\n\n- Adair, M., 2011. Ropes.\n\n- Benoit, C., 2015. Hemp.\n\n- Castor, D., 2008. Knots.\n\n- Dunn, P., 2009. Oakum.\n\n- Eze, A., 2004. Splices.\n\n- Fall, T., 1999. Tar.\n\n## Also by the author\n\n- Gale, U., 2003. Tar.\n\n- Adair, V., 2005. Yarn.\n\n- Ibe, W., 1988. Strands.\n\n- Benoit, X., 2012. Twine.\n\n- Kofi, Y., 2013. Threads.\n",
		[]string{"Adair, M., 2011. Ropes.", "Benoit, C., 2015. Hemp.", "Castor, D., 2008. Knots.", "Dunn, P., 2009. Oakum.", "Eze, A., 2004. Splices.", "Fall, T., 1999. Tar."}},
	{"the end of the list in front of its heading", "a.txt", "We cite [1], [2], [3] and [4].\n\n[3] C. Fuchs, “Graph methods,” Tides, vol. 3, 2003.\n[4] D. Drew, “Why harbours silt,” Tides, vol. 4, 2004.\n\nReferences\n\n[1] A. Frank, “Robust docking,” Tides, vol. 1, 2001.\n[2] B. Banerjee, “Language models,” Tides, vol. 2, 2002.\n",
		[]string{"3|C. Fuchs, “Graph methods,” Tides, vol. 3, 2003.", "4|D. Drew, “Why harbours silt,” Tides, vol. 4, 2004.", "1|A. Frank, “Robust docking,” Tides, vol. 1, 2001.", "2|B. Banerjee, “Language models,” Tides, vol. 2, 2002."}},
	{"the last column in front of the text above the first", "a.txt", "Hemp was dear.\n\nGale, U., 2003. Tar of the west.\nHale, V., 2005. Yarn of the west.\nIbe, W., 1988. Strands of the west.\nJung, X., 2012. Twine of the west.\nKofi, Y., 2013. Threads of the west.\n\nFigure 1: The harbour, 1889–1943.\n\n7. Limitations\nWe do not share this view (Adair, 2011). The effect is\nsmall, and so on.\nReferences\nAdair, M., 2011. Ropes of the north.\nBenoit, C., 2015. Hemp of the north.\nCastor, D., 2008. Knots of the north.\nDunn, P., 2009. Oakum of the north.\nEze, A., 2004. Splices of the north.\nFall, T., 1999. Tar of the north.\n",
		[]string{"Gale, U., 2003. Tar of the west.", "Hale, V., 2005. Yarn of the west.", "Ibe, W., 1988. Strands of the west.", "Jung, X., 2012. Twine of the west.", "Kofi, Y., 2013. Threads of the west.", "Adair, M., 2011. Ropes of the north.", "Benoit, C., 2015. Hemp of the north.", "Castor, D., 2008. Knots of the north.", "Dunn, P., 2009. Oakum of the north.", "Eze, A., 2004. Splices of the north.", "Fall, T., 1999. Tar of the north."}},
	{"a list of another order in front of the heading", "a.txt", "Hemp was dear.\n\nJung, X., 2012. Twine of the west.\nAdair, M., 2011. Ropes of the north.\nHale, V., 2005. Yarn of the west.\nCastor, D., 2008. Knots of the north.\nGale, U., 2003. Tar of the west.\n\nFigure 1: The harbour, 1889–1943.\n\nWe do not share this view (Adair, 2011).\n\nReferences\nAdair, M., 2011. Ropes of the north.\nBenoit, C., 2015. Hemp of the north.\nCastor, D., 2008. Knots of the north.\nDunn, P., 2009. Oakum of the north.\nEze, A., 2004. Splices of the north.\nFall, T., 1999. Tar of the north.\n",
		[]string{"Adair, M., 2011. Ropes of the north.", "Benoit, C., 2015. Hemp of the north.", "Castor, D., 2008. Knots of the north.", "Dunn, P., 2009. Oakum of the north.", "Eze, A., 2004. Splices of the north.", "Fall, T., 1999. Tar of the north."}},
	{"a label without a year", "a.txt", "Body [Ada11].\n\nReferences\n[Ada11]\n\n" + adair + "\n\n[Cas08]\n\n" + castor + "\n\n[Dun]\n\nDunn, P. Oakum. Forthcoming.\n", []string{"Ada11|" + adair, "Cas08|" + castor, "Dun|Dunn, P. Oakum. Forthcoming."}},
	{"labels of names and years", "a.md", "Body.\n\n## References\n\n[Adair u. a. 2011] " + adair + "\n\n[Cas, Den 2008] " + castor + "\n\n[Rope Board] Rope Board. Report. Lund.\n\n[van Dunn, 2009] " + dunn + "\n", []string{"Adair u. a. 2011|" + adair, "Cas, Den 2008|" + castor, "Rope Board|Rope Board. Report. Lund.", "van Dunn, 2009|" + dunn}},
	{"labels of standards", "a.txt", "Body.\n\nReferences\n\n[ABC+99] " + adair + "\n\n[DIN 4109] DIN 4109. Ropes. 2016.\n\n[WHO] WHO. Ropes and health. 2004.\n\n[Oko] Okoye, O. Hemp. In press.\n", []string{"ABC+99|" + adair, "DIN 4109|DIN 4109. Ropes. 2016.", "WHO|WHO. Ropes and health. 2004.", "Oko|Okoye, O. Hemp. In press."}},
	{"what is said in brackets is no label", "a.md", "Body.\n\n## References\n\n[Ada11] " + adair + "\n\n[Accessed 4 March 2019]\n\n[Cas08] " + castor + "\n\n[Online] Available: https://example.org/knots\n", []string{"Ada11|" + adair + " [Accessed 4 March 2019]", "Cas08|" + castor + " [Online] Available: https://example.org/knots"}},

	// Other text in the midst of the labels.
	{"the end of the text in the midst of the list", "a.txt", "Body of it.\n\nReferences\n\n[1] " + adair + "\n\n[2] " + benoit + "\n\n[3] " + castor + "\n\nACKNOWLEDGEMENTS\n\nWe thank all keepers.\n\n[4] " + dunn + "\n\n[5] " + benoit + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor, "4|" + dunn, "5|" + benoit}},
	{"the same without a heading", "a.txt", "Body of it [1].\n\n[1] " + adair + "\n\n[2] " + benoit + "\n\n[3] " + castor + "\n\nACKNOWLEDGEMENTS\n\nWe thank all keepers.\n\n[4] " + dunn + "\n\n[5] " + benoit + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor, "4|" + dunn, "5|" + benoit}},
	{"no heading, and the last block begins with a point", "a.txt", "Body of it [1].\n\n[1] " + adair + "\n.\n[2] " + benoit + "\n\nACKNOWLEDGEMENTS\n\n.\n[3] " + castor + "\n.\n[4] " + dunn + "\n.\n[5] " + benoit + "\n", []string{"1|" + adair + " .", "2|" + benoit + " .", "3|" + castor + " .", "4|" + dunn + " .", "5|" + benoit}},
	{"labels behind two paragraphs of the text", "a.txt", "Body of it.\n\nReferences\n\nHemp was dear [3], [4], and tar was not.\n\nKnots [1], [2] were made by those who had time.\n\n[1]\n\n" + adair + "\n\n[2]\n\n" + benoit + "\n\n[3]\n\n" + castor + "\n", numbered},
	{"sections that count on from the labels", "a.md", "Body.\n\n## References\n\n1. " + adair + "\n2. " + benoit + "\n3. " + castor + "\n\n## Appendix\n\n4. Which ropes do you like?\n5. Since when (1990, 2000, 2010)?\n", numbered},
	{"a sentence that begins with the next label", "a.txt", "Body of it.\n\nReferences\n\n[1] " + adair + "\n\n[2] " + benoit + "\n\n[3] " + castor + "\n\nAPPENDIX\n\nRopes of the north are as old as it [2],\n[4] has it, and tar is older than all others that we have seen.\n", numbered},
	{"a journal that is a word for appendix", "a.txt", "Body of it.\n\nReferences\n\n" + adair + "\n\nBenoit, C. Hemp.\n\nAnexos do Museu 1922, 4, 12.\n\n" + castor + "\n", []string{adair, "Benoit, C. Hemp.", "Anexos do Museu 1922, 4, 12.", castor}},

	// One line.
	{"a bullet before the heading", "a.txt", "Hemp was dear.\n    • We read ropes (Castor, 2008).\nReferences\n" + strings.Join(plain, "\n") + "\n", plain},
	{"a bullet at the margin before the heading", "a.txt", "Hemp was dear.\n• We read ropes and knots\nReferences\n" + strings.Join(plain, "\n") + "\n", plain},
	{"a heading behind a bullet", "a.txt", "Hemp was dear.\n\n■ REFERENCES\n(1) " + adair + "\n(2) " + benoit + "\n", []string{"1|" + adair, "2|" + benoit}},
}

var numbered = []string{"1|" + adair, "2|" + benoit, "3|" + castor}

func TestRegions(t *testing.T) {
	for _, tt := range regions {
		t.Run(tt.name, func(t *testing.T) {
			doc := format.Read(lint.File{Name: tt.file, Data: []byte(tt.text)})
			if got := entries(doc); !slices.Equal(got, tt.want) {
				t.Errorf("entries:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			checkPlaces(t, doc)
		})
	}
}

// TestOptional asks which lists need not be cited.
func TestOptional(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []bool
	}{
		{"references", "## References\n\n1. " + adair + "\n2. " + castor + "\n", []bool{false}},
		{"links without numbers", "## Sources\n\n- [Hemp](https://example.org/hemp)\n- [Tar](https://example.org/tar)\n", []bool{true}},
		{"links with numbers", "## Sources\n\n1. [Hemp](https://example.org/hemp)\n2. [Tar](https://example.org/tar)\n", []bool{false}},
		{"links that entries cite", "## References\n\n1. " + adair + " [2]\n2. " + castor + " [1]\n\nReferences:\n[1] https://example.org/hemp\n[2] Rope Board, 2014, https://example.org/tar, accessed in Lund by Adair, M.\n", []bool{false, true}},
		{"links that entries do not cite", "## References\n\n1. " + adair + "\n2. " + castor + "\n\n## References of the appendix\n\n[1] " + adair + "\n\n[2] " + dunn + "\n", []bool{false, false}},
	} {
		doc := format.Read(lint.File{Name: "a.md", Data: []byte("Hemp was dear [1].\n\n" + tt.text)})
		var got []bool
		for _, l := range doc.Lists {
			got = append(got, l.Optional)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
