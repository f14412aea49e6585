package reference

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// dump writes the fields of an entry one a line, in the order of the text.
func dump(r *lint.Reference) string {
	var b strings.Builder
	fmt.Fprintf(&b, "type %s\n", r.Type)
	for _, f := range r.Fields {
		fmt.Fprintf(&b, "%s %s\n", f.Name, shown(f))
	}
	return b.String()
}

func shown(f lint.Field) string {
	if f.Name == "issued" || f.Name == "accessed" || f.Name == "original-date" {
		return shownDate(f.Date)
	}
	if len(f.Names) == 0 {
		return f.Text
	}
	var names []string
	for _, n := range f.Names {
		s := n.Literal
		if s == "" {
			s = n.Sorted() + "|" + n.Given
			if n.Suffix != "" {
				s += "|" + n.Suffix
			}
		}
		if n.Acronym != "" {
			s += "=" + n.Acronym
		}
		if n.Repeated {
			s += "^"
		}
		names = append(names, s)
	}
	if f.Open {
		names = append(names, "…")
	}
	return strings.Join(names, "; ")
}

func shownDate(d lint.Date) string {
	s := d.Status
	if d.Year > 0 {
		s += fmt.Sprint(d.Year)
	}
	s += d.Letter
	if d.End > 0 {
		s += fmt.Sprintf("/%d", d.End)
	}
	if d.Month > 0 {
		s += fmt.Sprintf("-%02d", d.Month)
	}
	if d.Day > 0 {
		s += fmt.Sprintf("-%02d", d.Day)
	}
	if d.Original > 0 {
		s += fmt.Sprintf("<%d", d.Original)
	}
	return s
}

// forms are made-up entries in the forms of lists that Parse knows, each with
// all that should be read from it.
var forms = []struct{ name, text, want string }{
	{"APA article", "Okafor, A., Lindqvist, B. C., & Prado, D. (2014). Harbour levies and the price of bread. *Quay Studies*, *12*(3), 163–178. https://doi.org/10.1234/qs.2014.12",
		"type article-journal\nauthor Okafor|A.; Lindqvist|B. C.; Prado|D.\nissued 2014\ntitle Harbour levies and the price of bread\ncontainer-title Quay Studies\nvolume 12\nissue 3\npage 163–178\nDOI 10.1234/qs.2014.12"},
	{"APA article without marks", "Okafor, A. (2014a). Harbour levies: A history of bread. Quay Studies, 12, 163–178.",
		"type article-journal\nauthor Okafor|A.\nissued 2014a\ntitle Harbour levies: A history of bread\ncontainer-title Quay Studies\nvolume 12\npage 163–178"},
	{"APA chapter", "Okafor, A. (2014). Bread and tides. In B. Prado & C. Ito (Eds.), Harbours of the north (2nd ed., pp. 45–67). Lund: Quay Press.",
		"type chapter\nauthor Okafor|A.\nissued 2014\ntitle Bread and tides\neditor Prado|B.; Ito|C.\ncontainer-title Harbours of the north\nedition 2nd\npage 45–67\npublisher-place Lund\npublisher Quay Press"},
	{"APA book, editors as authors", "Okafor, A., & Prado, B. (Eds.). (2014). Harbours of the north. Routledge.",
		"type book\neditor Okafor|A.; Prado|B.\nissued 2014\ntitle Harbours of the north\npublisher Routledge"},
	{"APA organisation with acronym", "International Harbour Union (IHU). (2018). Levies of the world. Geneva: IHU.",
		"type book\nauthor International Harbour Union (IHU)=IHU\nissued 2018\ntitle Levies of the world\npublisher-place Geneva\npublisher IHU"},
	{"APA thesis", "Okafor, A. (2014). Harbour levies in the north [Doctoral dissertation, University of Lund]. https://example.org/theses/12",
		"type thesis\nauthor Okafor|A.\nissued 2014\ntitle Harbour levies in the north\ngenre Doctoral dissertation\npublisher University of Lund\nURL https://example.org/theses/12"},
	{"APA ellipsis", "Okafor, A., Lindqvist, B., Prado, C., . . . Zheng, W. (2014). Harbour levies. Quay Studies, 12, 163.",
		"type article-journal\nauthor Okafor|A.; Lindqvist|B.; Prado|C.; Zheng|W.; …\nissued 2014\ntitle Harbour levies\ncontainer-title Quay Studies\nvolume 12\npage 163"},
	{"no date", "Okafor, A. (n.d.-b). Harbour levies explained. Quay Blog. https://example.org/levies",
		"type webpage\nauthor Okafor|A.\nissued n.d.b\ntitle Harbour levies explained\ncontainer-title Quay Blog\nURL https://example.org/levies"},
	{"in press", "Okafor, A., & Prado, B. (in press). Harbour levies. Quay Studies.",
		"type article-journal\nauthor Okafor|A.; Prado|B.\nissued in press\ntitle Harbour levies\ncontainer-title Quay Studies"},
	{"first year in brackets", "Okafor, A. ([1978] 2014). Harbour levies. Lund: Quay Press.",
		"type book\nauthor Okafor|A.\nissued 2014<1978\ntitle Harbour levies\npublisher-place Lund\npublisher Quay Press"},
	{"first year after a stroke", "Okafor, A. (1978/2015). Harbour levies. Lund: Quay Press.",
		"type book\nauthor Okafor|A.\nissued 2015<1978\ntitle Harbour levies\npublisher-place Lund\npublisher Quay Press"},
	{"newspaper with day", "Okafor, A. (2019, March 4). Harbour strike ends after nine days. Harbour Post, p. 3.",
		"type article-newspaper\nauthor Okafor|A.\nissued 2019-03-04\ntitle Harbour strike ends after nine days\ncontainer-title Harbour Post\npage 3"},
	{"MLA article", "Okafor, Amara, and Carlos Prado. “Harbour Levies and the Price of Bread.” Quay Studies, vol. 12, no. 3, 2014, pp. 163-78.",
		"type article-journal\nauthor Okafor|Amara; Prado|Carlos\ntitle Harbour Levies and the Price of Bread\ncontainer-title Quay Studies\nvolume 12\nissue 3\nissued 2014\npage 163-78"},
	{"MLA newspaper without author", "“Harbour Strike Ends.” Harbour Post, 4 Mar. 2019, p. 3.",
		"type article-newspaper\ntitle Harbour Strike Ends\ncontainer-title Harbour Post\nissued 2019-03-04\npage 3"},
	{"Chicago notes", "Okafor, Amara. “Harbour Levies.” Quay Studies 12, no. 3 (2014): 163–78.",
		"type article-journal\nauthor Okafor|Amara\ntitle Harbour Levies\ncontainer-title Quay Studies\nvolume 12\nissue 3\nissued 2014\npage 163–78"},
	{"Chicago book", "Okafor, Amara, Carlos Prado, and Wei Zheng. Harbour Levies: A History of Bread. 2nd ed. Cambridge, MA: Quay University Press, 2014.",
		"type book\nauthor Okafor|Amara; Prado|Carlos; Zheng|Wei\ntitle Harbour Levies: A History of Bread\nedition 2nd\npublisher-place Cambridge, MA\npublisher Quay University Press\nissued 2014"},
	{"Chicago chapter", "Okafor, Amara. “Bread and Tides.” In Harbours of the North, edited by Carlos Prado and Wei Zheng, 45–67. Lund: Quay Press, 2014.",
		"type chapter\nauthor Okafor|Amara\ntitle Bread and Tides\ncontainer-title Harbours of the North\neditor Prado|Carlos; Zheng|Wei\npage 45–67\npublisher-place Lund\npublisher Quay Press\nissued 2014"},
	{"French capitals without comma", "TRÉGUIER Maël, LE GOFF Soizic, PENN Nolwenn et KERMADEC Hervé de, 2015, « Phares et données », *Cahiers du littoral*, n° 3, p. 5-19.",
		"type article-journal\nauthor TRÉGUIER|Maël; LE GOFF|Soizic; PENN|Nolwenn; KERMADEC|Hervé de\nissued 2015\ntitle Phares et données\ncontainer-title Cahiers du littoral\nissue 3\npage 5-19"},
	{"articles of names", "El Khoury, R., & Mac an Tuairneir, C. (2015). Harbour levies. Quay Studies, 12, 163–178.",
		"type article-journal\nauthor El Khoury|R.; Mac an Tuairneir|C.\nissued 2015\ntitle Harbour levies\ncontainer-title Quay Studies\nvolume 12\npage 163–178"},
	{"ABNT thesis, the year of citation before that of the degree", "OKAFOR, R. **Barcos-escola**: um estudo de caso. 2016a. Tese (Doutorado em Educação) – Universidade do Solimões, Tefé, 2016.",
		"type thesis\nauthor OKAFOR|R.\ntitle Barcos-escola: um estudo de caso\nissued 2016a\ngenre Tese (Doutorado em Educação)\npublisher Universidade do Solimões"},
	{"Harvard", "Okafor, A. and Prado, B., 2014. Harbour levies and bread. Quay Studies, 12(3), pp.163-178.",
		"type article-journal\nauthor Okafor|A.; Prado|B.\nissued 2014\ntitle Harbour levies and bread\ncontainer-title Quay Studies\nvolume 12\nissue 3\npage 163-178"},
	{"Vancouver", "12. Okafor AB, Lindqvist C, van der Meulen D, et al. Harbour levies and bread: a cohort study. Quay Stud. 2014 Mar;12(3):163-78. doi: 10.1234/qs.2014.12. PMID: 12345678",
		"type article-journal\nauthor Okafor|AB; Lindqvist|C; van der Meulen|D; …\ntitle Harbour levies and bread: a cohort study\ncontainer-title Quay Stud\nissued 2014-03\nvolume 12\nissue 3\npage 163-78\nDOI 10.1234/qs.2014.12\nPMID 12345678"},
	{"Vancouver book", "Okafor AB. Harbour levies. 3rd ed. London: Quay Press; 2014. p. 12-34.",
		"type book\nauthor Okafor|AB\ntitle Harbour levies\nedition 3rd\npublisher-place London\npublisher Quay Press\nissued 2014\npage 12-34"},
	{"IEEE", "[3] A. B. Okafor, C. Lindqvist, and D. Prado, “Harbour levies and bread,” IEEE Trans. Quays, vol. 12, no. 3, pp. 163–178, Mar. 2014.",
		"type article-journal\nauthor Okafor|A. B.; Lindqvist|C.; Prado|D.\ntitle Harbour levies and bread\ncontainer-title IEEE Trans. Quays\nvolume 12\nissue 3\npage 163–178\nissued 2014-03"},
	{"editing body, dated in brackets", "QBL – Quayboard für Lund (Hrsg.) (2020): Bericht zur Lage der Quays. Lund.",
		"type book\neditor QBL – Quayboard für Lund\nissued 2020\ntitle Bericht zur Lage der Quays\npublisher-place Lund"},
	{"editing body of one acronym", "QBL (Hg.) (2018): Bericht zur Lage der Quays. Berlin: Selbstverlag.",
		"type book\neditor QBL\nissued 2018\ntitle Bericht zur Lage der Quays\npublisher-place Berlin\npublisher Selbstverlag"},
	{"editing body that is no family name with initials", "Autorengruppe Quayberichte (Hg.) (2010): Quays 2010. Berlin: Welle.",
		"type book\neditor Autorengruppe Quayberichte\nissued 2010\ntitle Quays 2010\npublisher-place Berlin\npublisher Welle"},
	{"body with acronym, bare year and colon", "Statistisches Bundesamt (Destatis) 2015: Quays in Zahlen. Wiesbaden.",
		"type book\nauthor Statistisches Bundesamt (Destatis)\nissued 2015\ntitle Quays in Zahlen\npublisher-place Wiesbaden"},
	{"body, year after a comma", "City of Lund, 2009. Quay plan. City of Lund, Lund.",
		"type book\nauthor City of Lund\nissued 2009\ntitle Quay plan\npublisher City of Lund\npublisher-place Lund"},
	{"society whose name ends in a point", "Deutscher Quayverein e. V. (2005): Jahresbericht 2004. Berlin: Welle.",
		"type book\nauthor Deutscher Quayverein e. V.\nissued 2005\ntitle Jahresbericht 2004\npublisher-place Berlin\npublisher Welle"},
	{"no author, said so", "o. V. (2014): Streik am Kai. In: Die Flut, Nr. 12, S. 7.",
		"type article-journal\nissued 2014\ntitle Streik am Kai\ncontainer-title Die Flut\nissue 12\npage 7"},
	{"Dutch article before a name", "ter Braak, C.J.F., & ’t Hart, M. (2002). Ordination. *Quay Ecology*, *3*, 1–9.",
		"type article-journal\nauthor ter Braak|C.J.F.; ’t Hart|M.\nissued 2002\ntitle Ordination\ncontainer-title Quay Ecology\nvolume 3\npage 1–9"},
	{"body in capitals whose last word is short", "ASSOCIAÇÃO MUNDIAL DO CAIS – AMC. Relatório anual. Recife: AMC, 2016.",
		"type book\nauthor ASSOCIAÇÃO MUNDIAL DO CAIS – AMC\ntitle Relatório anual\npublisher-place Recife\npublisher AMC\nissued 2016"},
	{"two family names that are given names as well, with initials", "Allen QL, Okafor DW (1958) Quays of salt. Quay Studies 12: 139–160.",
		"type article-journal\nauthor Allen|QL; Okafor|DW\nissued 1958\ntitle Quays of salt\ncontainer-title Quay Studies\nvolume 12\npage 139–160"},
	{"ACS, a journal that begins with an initial", "Okafor, A.; Lindqvist, B. *J. Quay Chem.* **1998**, *12*, 345–351.",
		"type article-journal\nauthor Okafor|A.; Lindqvist|B.\ncontainer-title J. Quay Chem\nissued 1998\nvolume 12\npage 345–351"},
	{"a degree is no initials", "Lindqvist, B. Ph.D. Thesis on Quays of Salt. Lund: Quay Press, 2007.",
		"type book\nauthor Lindqvist|B.\ntitle Ph.D. Thesis on Quays of Salt\npublisher-place Lund\npublisher Quay Press\nissued 2007"},
	{"ACS chapter without title", "Zheng, W. In *Comprehensive Salts*; Ito, H., Ed.; Quay Press: Lund, 2003; Vol. 2, pp 33–58.",
		"type chapter\nauthor Zheng|W.\ncontainer-title Comprehensive Salts\neditor Ito|H.\npublisher Quay Press\npublisher-place Lund\nissued 2003\nvolume 2\npage 33–58"},
	{"ACS without title", "Okafor, A.; Prado, B. *Quay Chem.* **2014**, *12*, 4–9.",
		"type article-journal\nauthor Okafor|A.; Prado|B.\ncontainer-title Quay Chem\nissued 2014\nvolume 12\npage 4–9"},
	{"physics without title", "A. Okafor and B. Prado, Phys. Quay B 12, 045 (2014) [arXiv:1401.01234].",
		"type article-journal\nauthor Okafor|A.; Prado|B.\ncontainer-title Phys. Quay B\nvolume 12\npage 045\nissued 2014\narxiv 1401.01234"},
	{"astronomy without title", "Okafor A., Prado B. C., 2014, MNRAS, 412, 543",
		"type article-journal\nauthor Okafor|A.; Prado|B. C.\nissued 2014\ncontainer-title MNRAS\nvolume 412\npage 543"},
	{"AMA web page", "Okafor A. Harbour levies explained. Quay Blog. Published March 4, 2019. Accessed May 9, 2020. https://example.org/levies",
		"type webpage\nauthor Okafor|A.\ntitle Harbour levies explained\ncontainer-title Quay Blog\nissued 2019-03-04\naccessed 2020-05-09\nURL https://example.org/levies"},
	{"ABNT", "OKAFOR, A. B.; PRADO, C. D. Taxas do porto e o preço do pão. Revista do Cais, Porto Alegre, v. 12, n. 3, p. 163-178, 2014. Disponível em: https://example.org/cais/12/3. Acesso em: 4 mar. 2019.",
		"type article-journal\nauthor OKAFOR|A. B.; PRADO|C. D.\ntitle Taxas do porto e o preço do pão\ncontainer-title Revista do Cais\npublisher-place Porto Alegre\nvolume 12\nissue 3\npage 163-178\nissued 2014\nURL https://example.org/cais/12/3\naccessed 2019-03-04"},
	{"ABNT thesis", "OKAFOR, Amara. Taxas do porto: uma história. 2014. 178 f. Tese (Doutorado em História) – Universidade Federal do Cais, Porto Alegre, 2014.",
		"type thesis\nauthor OKAFOR|Amara\ntitle Taxas do porto: uma história\nissued 2014\nnumber-of-pages 178\ngenre Tese (Doutorado em História)\npublisher Universidade Federal do Cais\npublisher-place Porto Alegre"},
	{"German chapter", "Brückner, Anna (2014): Hafengebühren und Brotpreise. In: Öztürk, Can (Hg.): Häfen im Wandel. Opladen: Leske + Budrich, S. 163–178.",
		"type chapter\nauthor Brückner|Anna\nissued 2014\ntitle Hafengebühren und Brotpreise\neditor Öztürk|Can\ncontainer-title Häfen im Wandel\npublisher-place Opladen\npublisher Leske + Budrich\npage 163–178"},
	{"German names with strokes", "Brückner, A./Öztürk, C./Voß, K. (2014): Hafengebühren. In: Kai und Gesellschaft, Jg. 12, H. 3, S. 163-178.",
		"type article-journal\nauthor Brückner|A.; Öztürk|C.; Voß|K.\nissued 2014\ntitle Hafengebühren\ncontainer-title Kai und Gesellschaft\nvolume 12\nissue 3\npage 163-178"},
	{"German pages before the whole", "Brückner, Anna, 2014: Hafengebühren und Brotpreise. S. 163-178 in: Can Öztürk und Karl Voß (Hg.), Häfen im Wandel. Frankfurt a.M.: Campus.",
		"type chapter\nauthor Brückner|Anna\nissued 2014\ntitle Hafengebühren und Brotpreise\npage 163-178\neditor Öztürk|Can; Voß|Karl\ncontainer-title Häfen im Wandel\npublisher-place Frankfurt a.M\npublisher Campus"},
	{"German journal, colon for pages", "Brückner, Anna, 2014: Hafengebühren und Brotpreise. Zeitschrift für Soziologie 12: 163-178.",
		"type article-journal\nauthor Brückner|Anna\nissued 2014\ntitle Hafengebühren und Brotpreise\ncontainer-title Zeitschrift für Soziologie\nvolume 12\npage 163-178"},
	{"German book, comma style", "Anna Brückner, Hafengebühren und Brotpreise, München 2014.",
		"type book\nauthor Brückner|Anna\ntitle Hafengebühren und Brotpreise\npublisher-place München\nissued 2014"},
	{"DIN 1505", "OKAFOR, Amara ; PRADO, Ben: Hafen und Brot. In: Kai Bd. 12 (2014), Nr. 3, S. 4–9",
		"type article-journal\nauthor OKAFOR|Amara; PRADO|Ben\ntitle Hafen und Brot\ncontainer-title Kai\nvolume 12\nissued 2014\nissue 3\npage 4–9"},
	{"GOST", "Соколова А. Б., Петров В. Г. Портовые сборы // Причал. 2016. Т. 4. № 2. С. 14–19.",
		"type article-journal\nauthor Соколова|А. Б.; Петров|В. Г.\ntitle Портовые сборы\ncontainer-title Причал\nissued 2016\nvolume 4\nissue 2\npage 14–19"},
	{"GOST book", "Соколова А. Б. Портовые сборы севера. М.: Наука, 2016. 214 с.",
		"type book\nauthor Соколова|А. Б.\ntitle Портовые сборы севера\npublisher-place М\npublisher Наука\nissued 2016\nnumber-of-pages 214"},
	{"GB/T", "Okafor A, Prado B. Harbour levies and bread[J]. Quay Studies, 2014, 12(3): 163-178.",
		"type article-journal\nauthor Okafor|A; Prado|B\ntitle Harbour levies and bread\ncontainer-title Quay Studies\nissued 2014\nvolume 12\nissue 3\npage 163-178"},
	{"GB/T in Chinese", "王小明, 李大伟. 港口税与面包价格[J]. 码头研究, 2014, 12(3): 163-178.",
		"type article-journal\nauthor 王小明|; 李大伟|\ntitle 港口税与面包价格\ncontainer-title 码头研究\nissued 2014\nvolume 12\nissue 3\npage 163-178"},
	{"Japanese book", "佐藤太郎（2015）『港の歴史』東京：波止場出版．",
		"type book\nauthor 佐藤太郎|\nissued 2015\ntitle 港の歴史\npublisher-place 東京\npublisher 波止場出版"},
	{"Japanese article", "佐藤太郎・鈴木花子（2015）「港と税」『波止場研究』12巻3号，163-178頁．",
		"type article-journal\nauthor 佐藤太郎|; 鈴木花子|\nissued 2015\ntitle 港と税\ncontainer-title 波止場研究\nvolume 12\nissue 3\npage 163-178"},
	{"OSCOLA", "Amara Okafor, ‘Harbour Levies and Bread’ (2014) 12 Quay L Rev 163",
		"type article-journal\nauthor Okafor|Amara\ntitle Harbour Levies and Bread\nissued 2014\nvolume 12\ncontainer-title Quay L Rev\npage 163"},
	{"OSCOLA book", "Amara Okafor, Harbour Levies and Bread (2nd edn, Quay University Press 2014)",
		"type book\nauthor Okafor|Amara\ntitle Harbour Levies and Bread\nedition 2nd\npublisher Quay University Press\nissued 2014"},
	{"French notes", "Okafor A., « Taxes de port et prix du pain », Revue des quais, vol. 12, n° 3, 2014, p. 163-178.",
		"type article-journal\nauthor Okafor|A.\ntitle Taxes de port et prix du pain\ncontainer-title Revue des quais\nvolume 12\nissue 3\nissued 2014\npage 163-178"},
	{"French initials in brackets", "OKAFOR (A.), PRADO (B.), 2014, Taxes de port, Paris, L'Harmattan, 248 p.",
		"type book\nauthor OKAFOR|A.; PRADO|B.\nissued 2014\ntitle Taxes de port\npublisher-place Paris\npublisher L'Harmattan\nnumber-of-pages 248"},
	{"Italian notes", "G. Bellandi, Le gabelle del porto e il prezzo del pane, in «Rivista dei moli», XII, 1984, pp. 163-178.",
		"type article-journal\nauthor Bellandi|G.\ntitle Le gabelle del porto e il prezzo del pane\ncontainer-title Rivista dei moli\nvolume XII\nissued 1984\npage 163-178"},
	{"Italian book", "Bellandi Giorgio, Le gabelle del porto, Venezia 1984.",
		"type book\nauthor Bellandi|Giorgio\ntitle Le gabelle del porto\npublisher-place Venezia\nissued 1984"},
	{"Spanish", "Ibáñez Ruiz, C. y Prado, B. (2014). Tasas del puerto y precio del pan. Estudios del Muelle, 12(3), 163-178.",
		"type article-journal\nauthor Ibáñez Ruiz|C.; Prado|B.\nissued 2014\ntitle Tasas del puerto y precio del pan\ncontainer-title Estudios del Muelle\nvolume 12\nissue 3\npage 163-178"},
	{"biblatex numeric, label glued", "1.OKAFOR, A.; PRADO, B. Harbour levies and bread. Quay Studies. 2014, vol. 12, no. 3, pp. 163–178.",
		"type article-journal\nauthor OKAFOR|A.; PRADO|B.\ntitle Harbour levies and bread\ncontainer-title Quay Studies\nissued 2014\nvolume 12\nissue 3\npage 163–178"},
	{"biblatex chem, label in brackets", "(2)Okafor, A.; Prado, B. Quay Chem. 2014, 12, 4–9.",
		"type article-journal\nauthor Okafor|A.; Prado|B.\ncontainer-title Quay Chem\nissued 2014\nvolume 12\npage 4–9"},
	{"biodiversity", "Okafor, A.B. & C.D. Prado. 1914. Notes on the quay beetles of Lund. Ann. Mag. Quay Hist., ser. 8, 12: 163-178.",
		"type article-journal\nauthor Okafor|A.B.; Prado|C.D.\nissued 1914\ntitle Notes on the quay beetles of Lund\ncontainer-title Ann. Mag. Quay Hist\nvolume 12\npage 163-178"},
	{"export of a chatbot", "1. Harbour levies explained - Quay Blog, accessed May 9, 2026, https://example.org/x",
		"type webpage\ntitle Harbour levies explained\ncontainer-title Quay Blog\naccessed 2026-05-09\nURL https://example.org/x"},
	{"title first", "*Atlas of quays*. (2018). Lund: Quay Press.",
		"type book\ntitle Atlas of quays\nissued 2018\npublisher-place Lund\npublisher Quay Press"},
	{"title with years", "Okafor, A. (2014). Quays of the north, 1850–1900. Lund: Quay Press.",
		"type book\nauthor Okafor|A.\nissued 2014\ntitle Quays of the north, 1850–1900\npublisher-place Lund\npublisher Quay Press"},
	{"suffix", "Okafor, A. B., Jr., & Prado, C. (2014). Harbour levies. Quay Studies, 12, 163–178.",
		"type article-journal\nauthor Okafor|A. B.|Jr; Prado|C.\nissued 2014\ntitle Harbour levies\ncontainer-title Quay Studies\nvolume 12\npage 163–178"},
	{"Japanese names in two words", "佐藤 太郎, 鈴木 花子, 港の歴史, 波止場研究 12 (3), 163-178 (2015).",
		"type article-journal\nauthor 佐藤|太郎; 鈴木|花子\ntitle 港の歴史\ncontainer-title 波止場研究\nvolume 12\nissue 3\npage 163-178\nissued 2015"},
	{"Hungarian, labels after numbers", "Kovács Anna: Kikötői díjak és a kenyér ára. Rakpart Szemle, 12. évf. 3. sz. (2014) 163–178. o.",
		"type article-journal\nauthor Kovács|Anna\ntitle Kikötői díjak és a kenyér ára\ncontainer-title Rakpart Szemle\nvolume 12\nissue 3\nissued 2014\npage 163–178"},
	{"Polish", "Kowalski A., Opłaty portowe i cena chleba, „Kwartalnik Portowy” 2014, t. 12, nr 3, s. 163–178.",
		"type article-journal\nauthor Kowalski|A.\ntitle Opłaty portowe i cena chleba\ncontainer-title Kwartalnik Portowy\nissued 2014\nvolume 12\nissue 3\npage 163–178"},
	{"Czech, ISO 690", "NOVÁKOVÁ, Anna; PRADO, Ben. Přístavní poplatky a chléb. Nábřeží. 2014, roč. 12, č. 3, s. 163–178. Dostupné z DOI: 10.1234/n.12.",
		"type article-journal\nauthor NOVÁKOVÁ|Anna; PRADO|Ben\ntitle Přístavní poplatky a chléb\ncontainer-title Nábřeží\nissued 2014\nvolume 12\nissue 3\npage 163–178\nDOI 10.1234/n.12"},
	{"Dutch", "Jansen, P. & de Vries, A. (2014). Havengelden en broodprijzen. Tijdschrift voor Kades, jrg. 12, nr. 3, blz. 163-178.",
		"type article-journal\nauthor Jansen|P.; de Vries|A.\nissued 2014\ntitle Havengelden en broodprijzen\ncontainer-title Tijdschrift voor Kades\nvolume 12\nissue 3\npage 163-178"},
	{"GOST with the statement of responsibility", "Соколова, А. Б. Портовые сборы [Текст] / А. Б. Соколова // Причал. – 2016. – Т. 4, № 2. – С. 14–19.",
		"type article-journal\nauthor Соколова|А. Б.\ntitle Портовые сборы\ncontainer-title Причал\nissued 2016\nvolume 4\nissue 2\npage 14–19"},
	{"place and year in brackets", "Bellandi, U.: Mercanti e moli nel Quattrocento, in: Rivista storica dei moli 72 (Napoli 1960) 234-287.",
		"type article-journal\nauthor Bellandi|U.\ntitle Mercanti e moli nel Quattrocento\ncontainer-title Rivista storica dei moli\nvolume 72\npublisher-place Napoli\nissued 1960\npage 234-287"},
	{"title first, day of a newspaper", "Harbour strike ends. (2019, March 4). Harbour Post. https://example.org/strike",
		"type webpage\ntitle Harbour strike ends\nissued 2019-03-04\ncontainer-title Harbour Post\nURL https://example.org/strike"},
	{"series before the volume", "Okafor, A. (1914) New species of quay beetles. Proceedings of the Quay Society of Lund, (3) 12, 163-178, pl. 4.",
		"type article-journal\nauthor Okafor|A.\nissued 1914\ntitle New species of quay beetles\ncontainer-title Proceedings of the Quay Society of Lund\nvolume 12\npage 163-178"},
	{"biblatex", "Amara Okafor and Ben Prado. “Harbour levies and bread”. In: Quay Studies 12.3 (Mar. 2014), pp. 163–178. ISSN: 1234-5678. DOI: 10.1234/qs.12. URL: https://example.org/x (visited on 03/04/2019).",
		"type article-journal\nauthor Okafor|Amara; Prado|Ben\ntitle Harbour levies and bread\ncontainer-title Quay Studies\nvolume 12\nissue 3\nissued 2014-03\npage 163–178\nISSN 1234-5678\nDOI 10.1234/qs.12\nURL https://example.org/x\naccessed 2019-04-03"},
	{"volume and issue in roman numbers", "Okafor, A. (2014). Harbour levies. Quay Studies, III(I), 34-43.",
		"type article-journal\nauthor Okafor|A.\nissued 2014\ntitle Harbour levies\ncontainer-title Quay Studies\nvolume III\nissue I\npage 34-43"},
	{"German, pointer and comma style", "Vgl. Brückner, Anna: Hafengebühren, Frankfurt/M. 1986, S. 12.",
		"type book\nauthor Brückner|Anna\ntitle Hafengebühren\npublisher-place Frankfurt/M\nissued 1986\npage 12"},
	{"German, revised edition", "Brückner, Anna (1998a), Hafengebühren, in: Öztürk, Can/Voß, Karl (Hrsg.), Handbuch Hafen, 2., überarb. u. erw. Aufl., Opladen: Leske + Budrich, S. 163-178.",
		"type chapter\nauthor Brückner|Anna\nissued 1998a\ntitle Hafengebühren\neditor Öztürk|Can; Voß|Karl\ncontainer-title Handbuch Hafen\nedition 2\npublisher-place Opladen\npublisher Leske + Budrich\npage 163-178"},
	{"people and a group", "Okafor, A. B., Lindqvist, C., & the Quay Study Group. (2014). Harbour levies. Quay Studies, 12, 4–9.",
		"type article-journal\nauthor Okafor|A. B.; Lindqvist|C.; Quay Study Group\nissued 2014\ntitle Harbour levies\ncontainer-title Quay Studies\nvolume 12\npage 4–9"},
	{"a collaboration and its first author", "The Quay Collaboration, A. Okafor et al., Harbour levies, Quay Lett. B 12 (2014) 345.",
		"type article-journal\nauthor The Quay Collaboration; Okafor|A.; …\ntitle Harbour levies\ncontainer-title Quay Lett. B\nvolume 12\nissued 2014\npage 345"},
	{"a collaboration in small letters", "IHU collaboration, Tides of the quay at low energies, Phys. Quay C 90 (2014) 024908.",
		"type article-journal\nauthor IHU collaboration\ntitle Tides of the quay at low energies\ncontainer-title Phys. Quay C\nvolume 90\nissued 2014\npage 024908"},
	{"blanks before points", "A. Okafor and C. Prado, Tides of the quay ,Phys .Rev .Lett .71 ,971 ( 1993) .",
		"type article-journal\nauthor Okafor|A.; Prado|C.\ntitle Tides of the quay\ncontainer-title Phys .Rev .Lett\nvolume 71\npage 971\nissued 1993"},
	{"no title, journal cut short", "A. Okafor, C. Prado, IEEE Trans. Electr. Dev. 1982, 29, 300.",
		"type article-journal\nauthor Okafor|A.; Prado|C.\ncontainer-title IEEE Trans. Electr. Dev\nissued 1982\nvolume 29\npage 300"},
	{"law under its author", "Brasil. Lei nº 12.345, de 5 de junho de 2013. Dispõe sobre a exploração de portos e cais. Diário do Cais, Brasília, DF, 6 jun. 2013.",
		"type legislation\nauthor Brasil\ntitle Lei nº 12.345, de 5 de junho de 2013\ncontainer-title Diário do Cais\npublisher-place Brasília, DF\nissued 2013-06-06"},
	{"town behind a known publisher", "Okafor, A. The book of quays. Springer Berlin, 1997.",
		"type book\nauthor Okafor|A.\ntitle The book of quays\npublisher Springer\npublisher-place Berlin\nissued 1997"},
	{"university cut short", "Okafor, A., Levies of the north. PhD thesis, Univ. Lund, 1997.",
		"type thesis\nauthor Okafor|A.\ntitle Levies of the north\ngenre PhD thesis\npublisher Univ. Lund\nissued 1997"},
	{"initial before the given name", "Okafor, R. Hal and John C. Prado. The Planning of Quays. Lund: Quay Press, 1962.",
		"type book\nauthor Okafor|R. Hal; Prado|John C.\ntitle The Planning of Quays\npublisher-place Lund\npublisher Quay Press\nissued 1962"},
	{"preprint of DBLP", "Okafor, A. Deep levies. CoRR, abs/1806.01234, 2014.",
		"type article-journal\nauthor Okafor|A.\ntitle Deep levies\ncontainer-title CoRR\narxiv 1806.01234\nissued 2014"},
	{"whole after a closed quotation, without locator", "Okafor, Amara. “Harbour Strike Ends.” Collected Tides of Quays Since 1970. Lund: Quay Press, 2005.",
		"type chapter\nauthor Okafor|Amara\ntitle Harbour Strike Ends\ncontainer-title Collected Tides of Quays Since 1970\npublisher-place Lund\npublisher Quay Press\nissued 2005"},
	{"edited and translated", "Okafor, A. Dictionary of Quays. Ed. and trans. Carlo Prado. Berkeley: Quay Press, 1972.",
		"type book\nauthor Okafor|A.\ntitle Dictionary of Quays\neditor Prado|Carlo\npublisher-place Berkeley\npublisher Quay Press\nissued 1972"},
	{"translators of one family", "Okafor, A. The Trial of Quays. Translated by Willa and Edwin Prado; revised by E. M. Ito. New York: Quay Press, 1984.",
		"type book\nauthor Okafor|A.\ntitle The Trial of Quays\npublisher-place New York\npublisher Quay Press\nissued 1984"},
	{"translator in Portuguese", "OKAFOR, A. Marés do cais. Tradução J. Prado. São Paulo: Edições do Cais, 2008.",
		"type book\nauthor OKAFOR|A.\ntitle Marés do cais\npublisher-place São Paulo\npublisher Edições do Cais\nissued 2008"},
	{"translator marked behind", "Okafor, Amara, Toward an Aesthetic of Quays, Carlo Prado (trans.) (Minneapolis, MN: Quay Press, 1982).",
		"type book\nauthor Okafor|Amara\ntitle Toward an Aesthetic of Quays\npublisher-place Minneapolis, MN\npublisher Quay Press\nissued 1982"},
	{"editor with an unknown given name", "Okafor, Amara. “Bread and Tides.” In The Handbook of Quays, edited by Wexa Tarnovo, 137-159. Lund: Quay Press, 2012.",
		"type chapter\nauthor Okafor|Amara\ntitle Bread and Tides\ncontainer-title The Handbook of Quays\neditor Tarnovo|Wexa\npage 137-159\npublisher-place Lund\npublisher Quay Press\nissued 2012"},
	{"editors in clumps after in", "Okafor P. E. J., Prado C., 2007, in Ito H., Zheng G. W., eds, Proceedings of the Quay Symposium. Springer-Verlag, Berlin, p. 210",
		"type book\nauthor Okafor|P. E. J.; Prado|C.\nissued 2007\neditor Ito|H.; Zheng|G. W.\ntitle Proceedings of the Quay Symposium\npublisher Springer-Verlag\npublisher-place Berlin\npage 210"},
	{"names that end in points", "OKAFOR, Amara. PRADO, Carlo. Marées du port : une histoire. Lund : Quay Press, 2007.",
		"type book\nauthor OKAFOR|Amara; PRADO|Carlo\ntitle Marées du port : une histoire\npublisher-place Lund\npublisher Quay Press\nissued 2007"},
	{"volume glued to the journal", "Okafor, A.B. & Prado, C. 2014. Orchids of the quay. Quaystudia28(1): 23-31.",
		"type article-journal\nauthor Okafor|A.B.; Prado|C.\nissued 2014\ntitle Orchids of the quay\ncontainer-title Quaystudia\nvolume 28\nissue 1\npage 23-31"},
	{"given names in brackets", "OKAFOR (Amara), PRADO (Carlo) & ITO (Jean), Les quais du nord, Paris, Seuil, 1997.",
		"type book\nauthor OKAFOR|Amara; PRADO|Carlo; ITO|Jean\ntitle Les quais du nord\npublisher-place Paris\npublisher Seuil\nissued 1997"},
	{"bracket at the start of a title", "Okafor, A. (2014). (PDF) Falling levies. https://example.org/x",
		"type webpage\nauthor Okafor|A.\nissued 2014\ntitle (PDF) Falling levies\nURL https://example.org/x"},
	{"thesis handed in to a programme", "OKAFOR, A. O cais indígena. Dissertação de Mestrado apresentada ao Programa de Letras da UFC. Salvador, 2016.",
		"type thesis\nauthor OKAFOR|A.\ntitle O cais indígena\ngenre Dissertação de Mestrado apresentada ao Programa de Letras da UFC\npublisher-place Salvador\nissued 2016"},
	{"law numbered with a raised o", "Quay State (2002) Decreto n^(o) 42.009, de 12 de dezembro de 2002. https://example.org/x. Accessed 4 Mar 2021",
		"type webpage\nauthor Quay State\nissued 2002\ntitle Decreto n^(o) 42.009, de 12 de dezembro de 2002\nURL https://example.org/x\naccessed 2021-03-04"},
	{"initials before the family after the first", "Okafor, V., JM Prado, PM Lindqvist, L. Ito, and S. Zheng. 2005. “Value of New Quays.” Quay Studies 15:611–15.",
		"type article-journal\nauthor Okafor|V.; Prado|JM; Lindqvist|PM; Ito|L.; Zheng|S.\nissued 2005\ntitle Value of New Quays\ncontainer-title Quay Studies\nvolume 15\npage 611–15"},
	{"title of one word", "O’Brennan, T., & D’Amicone, L. (2012). Tides. Quay Press.",
		"type book\nauthor O’Brennan|T.; D’Amicone|L.\nissued 2012\ntitle Tides\npublisher Quay Press"},
	{"newspaper, page of a section", "Okafor, Amara. “The Strike.” Harbour Post, 12 May 2010, late ed., pp. A1, A4.",
		"type article-newspaper\nauthor Okafor|Amara\ntitle The Strike\ncontainer-title Harbour Post\nissued 2010-05-12\npage A1"},
	{"newspaper in German", "Brückner, Anna: Der Streik. In: Die Welt vom 12.5.2010, S. 4.",
		"type article-newspaper\nauthor Brückner|Anna\ntitle Der Streik\ncontainer-title Die Welt\nissued 2010-05-12\npage 4"},
	{"newspaper, APA in German", "Brückner, A. (2010, 12. Mai). Der Streik. Kaizeitung, S. 4.",
		"type article-newspaper\nauthor Brückner|A.\nissued 2010-05-12\ntitle Der Streik\ncontainer-title Kaizeitung\npage 4"},
	{"subtitle with an article", "Brückner, Anna (2001): Die Häfen im Wandel. Eine Einführung. Opladen: Leske und Budrich.",
		"type book\nauthor Brückner|Anna\nissued 2001\ntitle Die Häfen im Wandel. Eine Einführung\npublisher-place Opladen\npublisher Leske und Budrich"},
	{"ordinal of German", "Brückner, Anna: Bürger am Kai im 19. Jahrhundert, München 1988.",
		"type book\nauthor Brückner|Anna\ntitle Bürger am Kai im 19. Jahrhundert\npublisher-place München\nissued 1988"},
	{"main with blanks, initial of a publisher", "Brückner, Anna: Kai und Ebbe, Frankfurt a. M.: S. Fischer, Inc., 1988.",
		"type book\nauthor Brückner|Anna\ntitle Kai und Ebbe\npublisher-place Frankfurt a. M\npublisher S. Fischer, Inc\nissued 1988"},
	{"thesis in a repository", "Okafor, A. (2019). Levies of the north [Master’s thesis, University of Lund]. Quay Repository. https://example.org/x",
		"type thesis\nauthor Okafor|A.\nissued 2019\ntitle Levies of the north\ngenre Master’s thesis\npublisher University of Lund\nURL https://example.org/x"},
	{"year of a conference and of its proceedings", "A. Okafor and B. Prado. Tidal bread: a survey. In Advances in Quay Systems 30 (NeurQS 2017), pages 5998–6008. Quay Associates, Inc., 2017.",
		"type chapter\nauthor Okafor|A.; Prado|B.\ntitle Tidal bread: a survey\ncontainer-title Advances in Quay Systems 30 (NeurQS 2017)\npage 5998–6008\npublisher Quay Associates, Inc\nissued 2017"},
	{"looked at last, in German", "Brückner, Anna (2010): Hafenarbeit. Online verfügbar unter: http://example.org/hafen.pdf, zuletzt geprüft am 12.03.2015.",
		"type webpage\nauthor Brückner|Anna\nissued 2010\ntitle Hafenarbeit\nURL http://example.org/hafen.pdf\naccessed 2015-03-12"},
	{"editors of the whole, the same", "Brückner, Anna/Voß, Karl (1999): Gezeiten. In: Dies. (Hg.): Band der Häfen. Opladen: Campus, S. 12-34.",
		"type chapter\nauthor Brückner|Anna; Voß|Karl\nissued 1999\ntitle Gezeiten\ncontainer-title Band der Häfen\npublisher-place Opladen\npublisher Campus\npage 12-34"},
	{"series in German", "Brückner, Ute (1992): Der Hafen als Lebensraum (= Discussion Paper FS II 92-101). Berlin: Campus.",
		"type book\nauthor Brückner|Ute\nissued 1992\ntitle Der Hafen als Lebensraum\npublisher-place Berlin\npublisher Campus"},
	{"whole in Polish", "Kowalska A., Chleb, [w:] Nabrzeża północy, red. B. Nowak, Warszawa 2010, s. 12-34.",
		"type chapter\nauthor Kowalska|A.\ntitle Chleb\ncontainer-title Nabrzeża północy\neditor Nowak|B.\npublisher-place Warszawa\nissued 2010\npage 12-34"},
	{"whole and editor in Russian", "Соколова А. Б. Хлеб // Сборник трудов / под ред. В. Г. Петрова. М.: Наука, 2005. С. 12-34.",
		"type chapter\nauthor Соколова|А. Б.\ntitle Хлеб\ncontainer-title Сборник трудов\neditor Петрова|В. Г.\npublisher-place М\npublisher Наука\nissued 2005\npage 12-34"},
	{"thesis in Russian", "Соколова А. Б. Хлеб и причал: дис. ... канд. экон. наук. М., 2005. 150 с.",
		"type thesis\nauthor Соколова|А. Б.\ntitle Хлеб и причал\ngenre дис. ... канд. экон. наук\npublisher-place М\nissued 2005\nnumber-of-pages 150"},
	{"thesis, unified linguistics", "Okafor, Amara. 1998. Tidal bread. Cambridge, MA: MIT dissertation.",
		"type thesis\nauthor Okafor|Amara\nissued 1998\ntitle Tidal bread\npublisher-place Cambridge, MA\npublisher MIT\ngenre dissertation"},
	{"thesis word in a subtitle", "Okafor, Amara. 1998. Tidal bread: writing a dissertation. Lund: Quay Press.",
		"type book\nauthor Okafor|Amara\nissued 1998\ntitle Tidal bread: writing a dissertation\npublisher-place Lund\npublisher Quay Press"},
	{"count of pages", "Okafor, A. 1758. Systema portuum. Quay Press, Lund, 824 pp.",
		"type book\nauthor Okafor|A.\nissued 1758\ntitle Systema portuum\npublisher Quay Press\npublisher-place Lund\nnumber-of-pages 824"},
	{"language at the end", "Okafor, A. (2010). Bread and quay. Athens: Quay Press. [in Greek]",
		"type book\nauthor Okafor|A.\nissued 2010\ntitle Bread and quay\npublisher-place Athens\npublisher Quay Press"},
	{"GB/T, issue without volume", "王小明. 面包与码头研究[J]. 经济研究, 2010(3): 12-34.",
		"type article-journal\nauthor 王小明|\ntitle 面包与码头研究\ncontainer-title 经济研究\nissued 2010\nissue 3\npage 12-34"},
	{"Japanese article, numbers with 第", "佐藤太郎 (2010)「港の歴史」『経済研究』第12巻第3号, pp. 12-34.",
		"type article-journal\nauthor 佐藤太郎|\nissued 2010\ntitle 港の歴史\ncontainer-title 経済研究\nvolume 12\nissue 3\npage 12-34"},
	{"data", "Okafor, A. (2018). Harbour survey data (Version 2.1) [Data set]. Quay Archive. https://example.org/x",
		"type dataset\nauthor Okafor|A.\nissued 2018\ntitle Harbour survey data (Version 2.1)\ncontainer-title Quay Archive\nURL https://example.org/x"},
	{"issue counted in its year", "Brückner, Uwe: Kai und Ebbe. Zum Verhältnis beider, in: Soziale Welt 4/1985, S. 447-465.",
		"type article-journal\nauthor Brückner|Uwe\ntitle Kai und Ebbe. Zum Verhältnis beider\ncontainer-title Soziale Welt\nissue 4\nissued 1985\npage 447-465"},
	{"volume and issue with a stroke", "Brückner, Uwe (1985): Kai und Ebbe, in: Soziale Welt 36/4, S. 447-465.",
		"type article-journal\nauthor Brückner|Uwe\nissued 1985\ntitle Kai und Ebbe\ncontainer-title Soziale Welt\nvolume 36\nissue 4\npage 447-465"},
	{"subtitle before in", "Brückner, Uwe, 1985: Die Ordnung der Kais. Historische Befunde und theoretische Argumente, in: Kaizeitschrift, 37. Jg., S. 1-29.",
		"type article-journal\nauthor Brückner|Uwe\nissued 1985\ntitle Die Ordnung der Kais. Historische Befunde und theoretische Argumente\ncontainer-title Kaizeitschrift\nvolume 37\npage 1-29"},
	{"edition without a blank", "OKAFOR, A. Pontes e marés. 3ed. Trad. Bruno Prado. Porto: Cais, 2006.",
		"type book\nauthor OKAFOR|A.\ntitle Pontes e marés\nedition 3\npublisher-place Porto\npublisher Cais\nissued 2006"},
	{"edition with many words", "Brückner, A. (2002). Die Häfen (3., grundlegend überarb. Aufl.). Wiesbaden: Westdeutscher Verlag.",
		"type book\nauthor Brückner|A.\nissued 2002\ntitle Die Häfen\nedition 3\npublisher-place Wiesbaden\npublisher Westdeutscher Verlag"},
	{"editors with strokes and blanks, years of a volume", "Brückner, B.: Schulen, Häfen, Kais. In: Öztürk, D. / Voß, H.-E. (Hrsg.): Handbuch der Kais. Band V: 1918-1945. München: Beck, 1989, S. 155-208.",
		"type chapter\nauthor Brückner|B.\ntitle Schulen, Häfen, Kais\neditor Öztürk|D.; Voß|H.-E.\ncontainer-title Handbuch der Kais\nvolume V\npublisher-place München\npublisher Beck\nissued 1989\npage 155-208"},
	{"whole with commas", "Brückner, K. U. (1990): Die Ungleichheit der Kais. In: Öztürk, P. A./Voß, S. (Hrsg.): Lagen, Läufe, Stile. Göttingen, S. 297-318.",
		"type chapter\nauthor Brückner|K. U.\nissued 1990\ntitle Die Ungleichheit der Kais\neditor Öztürk|P. A.; Voß|S.\ncontainer-title Lagen, Läufe, Stile\npublisher-place Göttingen\npage 297-318"},
	{"years in a title, volumes counted", "Brückner, Elisabeth (Hg.): Jahrbuch der Kais 1993-1997. Bd. 10. München: Beck 1997.",
		"type book\neditor Brückner|Elisabeth\ntitle Jahrbuch der Kais 1993-1997\nvolume 10\npublisher-place München\npublisher Beck\nissued 1997"},
	{"subtitle before a count of volumes", "Institut für Kaiforschung (Hrsg.): Bildung am Kai. Daten und Analysen. 2 Bde. Hamburg: Rowohlt 1980.",
		"type book\neditor Institut für Kaiforschung\ntitle Bildung am Kai. Daten und Analysen\npublisher-place Hamburg\npublisher Rowohlt\nissued 1980"},
	{"quoted word at the head of a title", "Brückner, Claus 1984: \"Kaigesellschaft\": Probleme und Perspektiven, Frankfurt am Main/New York: Campus",
		"type book\nauthor Brückner|Claus\nissued 1984\ntitle \"Kaigesellschaft\": Probleme und Perspektiven\npublisher-place Frankfurt am Main/New York\npublisher Campus"},
	{"one name of old", "Plato. The Republic. Translated by Amara Okafor. New York: Basic Books, 1968.",
		"type book\nauthor Plato\ntitle The Republic\npublisher-place New York\npublisher Basic Books\nissued 1968"},
	{"year of the first edition as a clause", "Okafor, Amara. Experience and Quays. 1938. New York: Collier, 1963.",
		"type book\nauthor Okafor|Amara\ntitle Experience and Quays\npublisher-place New York\npublisher Collier\nissued 1963"},
	{"translator in brackets", "Okafor M (1977) Discipline and Quay (A Prado, trans). Penguin, London.",
		"type book\nauthor Okafor|M\nissued 1977\ntitle Discipline and Quay\npublisher Penguin\npublisher-place London"},
	{"translated and edited", "Okafor, Amara. Critique of Pure Quay. Trans. and ed. Carlo Prado and Allen W. Ito. Cambridge: Cambridge UP, 1998. Print.",
		"type book\nauthor Okafor|Amara\ntitle Critique of Pure Quay\npublisher-place Cambridge\npublisher Cambridge UP\nissued 1998"},
	{"anniversary", "Okafor, Amara. Quays. 25th Anniversary Ed. New York: Vintage Books, 1994.",
		"type book\nauthor Okafor|Amara\ntitle Quays\nedition 25th\npublisher-place New York\npublisher Vintage Books\nissued 1994"},
	{"initial with apostrophe", "Okafor, B. R. O'G. (1983). Imagined harbours. Verso Books.",
		"type book\nauthor Okafor|B. R. O'G.\nissued 1983\ntitle Imagined harbours\npublisher Verso Books"},
	{"volume I is no in", "Okafor, I., The Quay System, vol. I: Origins, New York/London, Academic Press, 1974.",
		"type book\nauthor Okafor|I.\ntitle The Quay System\nvolume I\npublisher-place New York/London\npublisher Academic Press\nissued 1974"},
	{"in, Norwegian", "Hansen, P. (2010): Brød. I: Kaj og havn. København: Gyldendal, s. 4-9.",
		"type chapter\nauthor Hansen|P.\nissued 2010\ntitle Brød\ncontainer-title Kaj og havn\npublisher-place København\npublisher Gyldendal\npage 4-9"},
	{"days of a conference", "Okafor M. QUAYS: a program. In: Prado K, Ito F, editors. Proceedings of the 3rd Workshop on Quays (DSC 2003); 2003 Mar 20-22; Vienna, Austria. p. 1-10.",
		"type paper-conference\nauthor Okafor|M.\ntitle QUAYS: a program\neditor Prado|K; Ito|F\ncontainer-title Proceedings of the 3rd Workshop on Quays (DSC 2003)\nissued 2003-03-20\npublisher-place Vienna, Austria\npage 1-10"},
	{"word with a digit at the head", "Okafor, Amara et al., P2P Sharing in the Quay: Exploiting Levies to Launch Tides, 2015",
		"type \nauthor Okafor|Amara; …\ntitle P2P Sharing in the Quay: Exploiting Levies to Launch Tides\nissued 2015"},
	{"author of the whole", "“Asynchronous Tides.” Tides: The Definitive Guide, by Carlo Prado, 7th ed., O'Reilly Media, 2020.",
		"type chapter\ntitle Asynchronous Tides\ncontainer-title Tides: The Definitive Guide\nedition 7th\npublisher O'Reilly Media\nissued 2020"},
	{"acronyms of a conference", "OKAFOR, A. Tides. In: NORTHERN SYMPOSIUM ON QUAYS (SOQ), jun. 2023.",
		"type paper-conference\nauthor OKAFOR|A.\ntitle Tides\ncontainer-title NORTHERN SYMPOSIUM ON QUAYS (SOQ)\nissued 2023-06"},
	{"acronym and year of a conference", "Okafor, Amara (2007), \"A Quay for Counting Tides\", 15th International Conference on Quays (ICQ-2007), p. 218",
		"type paper-conference\nauthor Okafor|Amara\nissued 2007\ntitle A Quay for Counting Tides\ncontainer-title 15th International Conference on Quays (ICQ-2007)\npage 218"},
	{"word before the publisher", "Okafor, Amara (2014). Hands-On Quays. Ed: O'Reilly Media.",
		"type book\nauthor Okafor|Amara\nissued 2014\ntitle Hands-On Quays\npublisher O'Reilly Media"},
	{"MLA site without scheme", "Okafor, Amara. “Async Tides.” Quay Docs, docs.example.org/async-tides/.",
		"type webpage\nauthor Okafor|Amara\ntitle Async Tides\ncontainer-title Quay Docs\nURL docs.example.org/async-tides/"},
	{"site named before its address", "Okafor, A. (2016, March 9). Why quays hide. Retrieved from Harbour Science: https://example.org/x",
		"type webpage\nauthor Okafor|A.\nissued 2016-03-09\ntitle Why quays hide\ncontainer-title Harbour Science\nURL https://example.org/x"},
	{"year of a journal, Portuguese", "OKAFOR, R. et al. Marés do norte. Estudos do Cais, São Paulo, ano 3, n. 5, p. 4-9, jan. 2001.",
		"type article-journal\nauthor OKAFOR|R.; …\ntitle Marés do norte\ncontainer-title Estudos do Cais\npublisher-place São Paulo\nvolume 3\nissue 5\npage 4-9\nissued 2001-01"},
	{"year of a journal, French", "Okafor, P. (2001). « Le quai », Annales, 56e année, n° 3, p. 45-67.",
		"type article-journal\nauthor Okafor|P.\nissued 2001\ntitle Le quai\ncontainer-title Annales\nvolume 56e\nissue 3\npage 45-67"},
	{"whole and editor, Spanish", "OKAFOR, Juan, \"El muelle y la ciudad\", en Ana LÓPEZ (ed.), Ciudades del mar, Madrid, Siglo XXI, 1999, pp. 45-67.",
		"type chapter\nauthor OKAFOR|Juan\ntitle El muelle y la ciudad\neditor LÓPEZ|Ana\ncontainer-title Ciudades del mar\npublisher-place Madrid\npublisher Siglo XXI\nissued 1999\npage 45-67"},
	{"en within a title, Spanish", "OKAFOR, Juan, El muelle, en Lima y Quito, Madrid, Siglo XXI, 1999.",
		"type book\nauthor OKAFOR|Juan\ntitle El muelle, en Lima y Quito\npublisher-place Madrid\npublisher Siglo XXI\nissued 1999"},
	{"editor before a cura di", "M. Okafor, «Il molo», in A. Bianchi (a cura di), Città di mare, Roma 2001, pp. 45-67.",
		"type chapter\nauthor Okafor|M.\ntitle Il molo\neditor Bianchi|A.\ncontainer-title Città di mare\npublisher-place Roma\nissued 2001\npage 45-67"},
	{"director of a thesis", "Okafor, Pierre. Le quai et la ville. Thèse de doctorat en histoire, sous la direction de J. Dupont, Université Paris I, 2001.",
		"type thesis\nauthor Okafor|Pierre\ntitle Le quai et la ville\ngenre Thèse de doctorat en histoire\npublisher Université Paris I\nissued 2001"},
	{"edition in Russian", "Петров В. Г. Причал и город. 2-е изд., испр. и доп. М.: Мысль, 2001.",
		"type book\nauthor Петров|В. Г.\ntitle Причал и город\nedition 2\npublisher-place М\npublisher Мысль\nissued 2001"},
	{"pages in Korean", "박민수·이지현(2001), 「항구와 도시」, 『도시연구』, 12(3), 45-67쪽.",
		"type article-journal\nauthor 박민수|; 이지현|\nissued 2001\ntitle 항구와 도시\ncontainer-title 도시연구\nvolume 12\nissue 3\npage 45-67"},
	{"links of a publisher", "Okafor, A.; Prado, B. Deep Quays. Sensors 2014, 14, 717. [CrossRef] [PubMed]",
		"type article-journal\nauthor Okafor|A.; Prado|B.\ntitle Deep Quays\ncontainer-title Sensors\nissued 2014\nvolume 14\npage 717"},
	{"days of a conference, MDPI", "Okafor, A. Deep Quays. In Proceedings of the Quay Conference, Lund, Sweden, 3–5 May 2014; pp. 45–67.",
		"type paper-conference\nauthor Okafor|A.\ntitle Deep Quays\ncontainer-title Proceedings of the Quay Conference\npublisher-place Lund, Sweden\nissued 2014-05-03\npage 45–67"},
	{"thesis without title", "A. Okafor, Ph.D. thesis, University of Lund, 2014.",
		"type thesis\nauthor Okafor|A.\ngenre Ph.D. thesis\npublisher University of Lund\nissued 2014"},
	{"collaboration in brackets", "G. Okafor et al. [QUAY Collaboration], JHEP 1409 (2014) 112.",
		"type article-journal\nauthor Okafor|G.; …\ncontainer-title JHEP\nvolume 1409\nissued 2014\npage 112"},
	{"title in brackets", "Okafor A, Prado E. [New levies in Spain]. Quay Today. 2009;29:500-4.",
		"type article-journal\nauthor Okafor|A; Prado|E\ntitle New levies in Spain\ncontainer-title Quay Today\nissued 2009\nvolume 29\npage 500-4"},
	{"patent", "Okafor, A. (2001). Tidal oven (U.S. Patent No. 6,123,456). U.S. Patent and Trademark Office.",
		"type book\nauthor Okafor|A.\nissued 2001\ntitle Tidal oven\npublisher U.S. Patent and Trademark Office"},
	{"GB/T, part of a book", "Okafor M, Prado H. Harbours and cities[M]//Li Q. Cities of the sea. Beijing: Science Press, 2001: 45-67.",
		"type chapter\nauthor Okafor|M; Prado|H\ntitle Harbours and cities\neditor Li|Q.\ncontainer-title Cities of the sea\npublisher-place Beijing\npublisher Science Press\nissued 2001\npage 45-67"},
	{"GB/T, part of a collection", "王小明. 面包[C]//李大伟. 码头论文集. 上海: 复旦大学出版社, 2010: 12-34.",
		"type paper-conference\nauthor 王小明|\ntitle 面包\neditor 李大伟|\ncontainer-title 码头论文集\npublisher-place 上海\npublisher 复旦大学出版社\nissued 2010\npage 12-34"},
	{"journal cut short before a comma", "A. Okafor, Nucl. Instrum. Methods A, 362 (1995) 487.",
		"type article-journal\nauthor Okafor|A.\ncontainer-title Nucl. Instrum. Methods A\nvolume 362\nissued 1995\npage 487"},
	{"journal cut short with of", "A. Okafor, B. Prado: Int. J. of Theor. Phys. 43, 1019 (2004).",
		"type article-journal\nauthor Okafor|A.; Prado|B.\ncontainer-title Int. J. of Theor. Phys\nvolume 43\npage 1019\nissued 2004"},
	{"a body as editor, and more towns", "Brückner, Jürgen (1987): Kaikultur, hrsg. vom Jugendwerk der Kais, Opladen u. a.: Campus.",
		"type book\nauthor Brückner|Jürgen\nissued 1987\ntitle Kaikultur\npublisher-place Opladen\npublisher Campus"},
	{"report", "Amara Okafor. Harbour levies. Tech. rep. 12. Lund: Institute of Quays, Mar. 2014.",
		"type report\nauthor Okafor|Amara\ntitle Harbour levies\ngenre Tech. rep.\nnumber 12\npublisher-place Lund\npublisher Institute of Quays\nissued 2014-03"},
	{"book number", "Okafor, A. Harbour Levies. Lund: Quay Press, 2014. ISBN 978-3-16-148410-0.",
		"type book\nauthor Okafor|A.\ntitle Harbour Levies\npublisher-place Lund\npublisher Quay Press\nissued 2014\nISBN 978-3-16-148410-0"},
}

func TestForms(t *testing.T) {
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			r := entry(f.text)
			Parse(r)
			if got := strings.TrimSpace(dump(r)); got != f.want {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", f.text, got, f.want)
			}
		})
	}
}
