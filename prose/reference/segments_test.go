package reference

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// wants are the fields that an entry must have, "name=value", or must not: "name=".
type wants struct {
	text   string
	fields string // parted by " | "
}

func check(t *testing.T, cases []wants) {
	t.Helper()
	for _, c := range cases {
		r := &lint.Reference{Text: lint.PlainText(c.text, 0)}
		Parse(r)
		for _, f := range strings.Split(c.fields, " | ") {
			name, want, _ := strings.Cut(f, "=")
			if got := r.Value(name); got != want {
				t.Errorf("%s\n\t%s %q, want %q", c.text, name, got, want)
			}
		}
	}
}

// A place is known by where it stands: right before the year, or before a remark
// that there is no publisher.
func TestPlacesByTheirSpot(t *testing.T) {
	check(t, []wants{
		{"Hellmark, Marlies: Grammatik der Stille, Ismerting 1990.", "title=Grammatik der Stille | publisher-place=Ismerting | publisher="},
		{"Okafor, A., Tides and Quays. A History of the Northern Ports, Whitbury 1992.", "title=Tides and Quays. A History of the Northern Ports | publisher-place=Whitbury | publisher="},
		{"Rossi G., Le banchine di Chioggia. Storia e memoria, Reana del Molo 1954.", "title=Le banchine di Chioggia. Storia e memoria | publisher-place=Reana del Molo | publisher="},
		{"Bianchi M., Il porto antico, Cividate Molo, s. e., 1977.", "title=Il porto antico | publisher-place=Cividate Molo | publisher="},
		{"Bianchi M., Il porto antico, Venezia s. d.", "title=Il porto antico | publisher-place=Venezia | publisher="},
		{"Verdi L., Quattro studi sul porto, Manfroni, Calliago 1982.", "title=Quattro studi sul porto | publisher=Manfroni | publisher-place=Calliago"},
		{"Smith, J. Bread and levies, in: Quays of the North, ed. by A. Prado, Whitbury 1998, 14-19.", "title=Bread and levies | container-title=Quays of the North | publisher-place=Whitbury | publisher="},
		{"Le lettere del porto, Torino, Loeschner 1888.", "publisher-place=Torino | publisher=Loeschner"},
		// What is a publisher stays one.
		{"Okafor, A. (2004). Tides of the North. Quayside.", "title=Tides of the North | publisher=Quayside | publisher-place="},
		{"Okafor A. Tides of the North. Blandish Press, Poole, 1984.", "publisher=Blandish Press | publisher-place=Poole"},
		{"Okafor A. Tides of the North. Leske, Opladen 1984.", "publisher=Leske | publisher-place=Opladen"},
		{"Lindqvist B. The lights of Dover, England. Penguin, 1990.", "title=The lights of Dover, England | publisher=Penguin"},
	})
}

// "Title. Subtitle, Place Year": no publisher is made of the subtitle.
func TestSubtitleBeforePlace(t *testing.T) {
	check(t, []wants{
		{"Wendmark, Judith: Haus und Werft. Die vergessene Tonne, Frankfurt a.M. 1994.", "title=Haus und Werft. Die vergessene Tonne | publisher-place=Frankfurt a.M | publisher="},
		{"Prado, Carlo: Die Kräne von Lund. Eine Hafengeschichte, Bad Doberan 1987.", "title=Die Kräne von Lund. Eine Hafengeschichte | publisher-place=Bad Doberan | publisher="},
		{"García, P., El puerto viejo. Memorias, Vigo, 1999.", "title=El puerto viejo. Memorias | publisher-place=Vigo"},
		{"Kowalski J., Port i miasto. Studia, Gdańsk 1999.", "title=Port i miasto. Studia | publisher-place=Gdańsk"},
		{"Spagno, E.: Aspetti delle banchine, in: Il molo in Italia. Saggi in onore di E. Artone (Milano 1975) 1-189.", "container-title=Il molo in Italia. Saggi in onore di E. Artone | publisher-place=Milano"},
	})
}

// Points of abbreviated journals end no title.
func TestAbbreviatedJournals(t *testing.T) {
	check(t, []wants{
		{"Plasma Phys. Control. Fusion 53 (2011) 082001 (7pp)", "title= | container-title=Plasma Phys. Control. Fusion"},
		{"2011 Supercond. Sci. Technol. 24 075001", "title= | container-title=Supercond. Sci. Technol"},
		{"C. G. Bollmark and J. J. Prado, Il Nuovo Cim. B 12, 20 (1972).", "title= | container-title=Il Nuovo Cim. B"},
		{"Int. J. Electrochem. Sci., 2 (2007) 355-385", "title= | container-title=Int. J. Electrochem. Sci"},
		{"W. Silva, D. Souza, Rev. Pesqui. Qual. 7, 428 (2019).", "title= | container-title=Rev. Pesqui. Qual"},
		{"C. G. Bollmark and M. C. Prado: Int. J. of Theor. Phys. 43, 1019 (2004).", "title= | container-title=Int. J. of Theor. Phys"},
		{"Beck M et al 1998 The creep problem in quay suspensions using maraging steel Nucl. Instrum. Methods Phys. Res. A 404 455-69", "title=The creep problem in quay suspensions using maraging steel | container-title=Nucl. Instrum. Methods Phys. Res. A"},
		// Titles before them stay titles.
		{"Okafor A. Harbour Levies. J. Phys. 12, 20 (1972).", "title=Harbour Levies | container-title=J. Phys"},
		{"Okafor A. Harbour Bread. J. Phys. 12, 20 (1972).", "title=Harbour Bread | container-title=J. Phys"},
		{"Okafor A. Editorial. Phys. Rev. Lett. 12, 20 (1972).", "title=Editorial | container-title=Phys. Rev. Lett"},
		{"Okafor A. Advances in Physics. J. Chem. Phys. 12, 20 (1972).", "title=Advances in Physics | container-title=J. Chem. Phys"},
		{"Okafor A. The price of bread in Brazil. J. Geol. 2004;12(3):1-9.", "title=The price of bread in Brazil | container-title=J. Geol"},
		{"Okafor A. Measuring Levies in U.S. Ports. Am. J. Agric. Econ. 45, 3-9 (2001).", "title=Measuring Levies in U.S. Ports | container-title=Am. J. Agric. Econ"},
		{"Okafor A. Results of the International Levy Project I. Pers Soc Psychol Bull 36: 309-325.", "title=Results of the International Levy Project I | container-title=Pers Soc Psychol Bull"},
	})
}

// Numbers alone are the name of nothing.
func TestNumbersAreNoContainer(t *testing.T) {
	check(t, []wants{
		{"Rio Grande do Norte. 2020. “Unidades de Cais.” 2020. http://example.org/cais.", "container-title="},
		{"Bhardmark, A., Elsner, R. F. 2007, P&SS, 55, 1135", "container-title=P&SS"},
	})
}

// What a newspaper, a bracket or an article says about the parts beside it.
func TestPartsByWhatStandsBeside(t *testing.T) {
	check(t, []wants{
		{"Campos, J. Estamos mejor en cuanto a los muelles. Clarinete, Argentina, 28 jul. 2016.", "title=Estamos mejor en cuanto a los muelles | publisher-place= | type="},
		{"Campos, J. Se encara mal el tema muelles. [Entrevista cedida a Dolores Olvera]. La Quinta Prensa, 17 oct. 2018.", "title=Se encara mal el tema muelles | container-title=La Quinta Prensa"},
		{"Okafor A. Levies of Lund [a reprint]. Quay Stud. 2005;83(4):691-9.", "title=Levies of Lund [a reprint] | container-title=Quay Stud"},
		{"Favark A.: “Amici e corrispondenti del molo”, Atti del R. Istituto Veneto di Scienze, Venezia 1910.", "container-title=Atti del R. Istituto Veneto di Scienze | publisher-place=Venezia"},
		{"Okafor, A. Analysis of Vitamin D. Lund: Quay Press, 1990.", "title=Analysis of Vitamin D | publisher=Quay Press"},
		{"Malik Mufta, ‘Promise of the ‘Quay Spring’: Some Early Observations’, Government and Quays, 50: 3 (2015), 394-419.", "title=Promise of the ‘Quay Spring’: Some Early Observations | container-title=Government and Quays"},
		{"Alander, A., Morgan Quay: Duluth, U.S. Steel, and the Forging of a Company Town, Minneapolis 2007.", "title=Morgan Quay: Duluth, U.S. Steel, and the Forging of a Company Town | publisher= | publisher-place=Minneapolis"},
		{"Costmark LD, Vasco FA. Influência das marés em Florianópolis, SC. Rev Bras Portos. 2008;11(2):304-14.", "title=Influência das marés em Florianópolis, SC | container-title=Rev Bras Portos"},
		{"Okafor A. How ports sleep. CA. Cancer J Quays. 2008;11(2):304-14.", "title=How ports sleep"},
		{"Hüne, R. (1908): Die Saurier der Trias von Halberstadt. – Geol. Paläont. Abh., 6: 345–419.", "title=Die Saurier der Trias von Halberstadt | container-title=Geol. Paläont. Abh"},
		{"Corner F., Ecclesia portus, Venetiis, Io. Bapt. Pasqual, 1749.", "title=Ecclesia portus | publisher-place=Venetiis | publisher=Io. Bapt. Pasqual"},
	})
}

// A journal that nothing but its volume follows has no title before it.
func TestBareJournals(t *testing.T) {
	check(t, []wants{
		{"Clinical, Cosmetic and Investigational Quays 2009:2 39–48", "title= | container-title=Clinical, Cosmetic and Investigational Quays | volume=2"},
		{"THE REVIEW OF QUAY INSTRUMENTS VOLUME 38, NUMBER 4 APRIL 1967", "title= | container-title=THE REVIEW OF QUAY INSTRUMENTS"},
		{"PsychiatryQuays :Neuroimaging Section 107 2001 173-177", "title= | container-title=PsychiatryQuays :Neuroimaging Section"},
		{"Jahrbücher f. Nationalökonomie und Statistik 60 (Jena 1893) 40-58.", "title= | container-title=Jahrbücher f. Nationalökonomie und Statistik"},
		{"A. Babbage, Advances in Atomic, Molecular, and Optical Quays 59, 1 (2010).", "title= | container-title=Advances in Atomic, Molecular, and Optical Quays"},
		// Near misses have a title.
		{"Calendar of the Patent Rolls of Skelmarsh, vol. 3 (1401–1413).", "title=Calendar of the Patent Rolls of Skelmarsh"},
		{"Harbour levies and bread, Quay Studies 12 (2014) 3-9.", "title=Harbour levies and bread | container-title=Quay Studies"},
		{"Okafor A. Levies, Quay Studies 12 (2014) 3-9.", "title=Levies | container-title=Quay Studies"},
	})
}

// Lone numbers behind a title, second names of journals, versions, states.
func TestWhatEndsATitle(t *testing.T) {
	check(t, []wants{
		{"BRANDO, J. L. A. Modelo para políticas em portos. 2022. Tese (Doutorado em Portos) - Universidade Federal do Cais, João Pessoa, 2022.", "title=Modelo para políticas em portos"},
		{"KINGMARK, J., 2002. Agendas and public quays. 2. New York: Longman Publishing Group.", "title=Agendas and public quays"},
		{"BRAITO, B. Olhar e ler: portos em perspectiva. Cais. Revista de Estudos do Porto. São Paulo, v. 8, n. 2, p.43-66, 2013.", "title=Olhar e ler: portos em perspectiva | container-title=Cais. Revista de Estudos do Porto"},
		{"DARGANDO, A.P. Experimental levies in the goat. II. Pathology. Journal of Comparative Quays, vol. 133, no. 4, pp. 267-276.", "title=Experimental levies in the goat. II. Pathology | container-title=Journal of Comparative Quays"},
		{"Pavone, S. 2018. quayiv: Analysis of Quays. R package version 1.2. https://example.org/quayiv", "title=quayiv: Analysis of Quays | container-title="},
		{"Da Motto, Roberto. Carnivals, Rogues, and Quays. South Bend, IN: University of Notre Dame Press, 1991.", "title=Carnivals, Rogues, and Quays | publisher-place=South Bend, IN | publisher=University of Notre Dame Press | container-title="},
		{"OKAFOR, A. Portos do norte. IN: PRADO, B. Cais e molhes. Porto Alegre: Evangraf, 2015. p. 3-9.", "title=Portos do norte | container-title=Cais e molhes"},
		{"BARBARA E. - \" La Campagna del 1796 nel Veneto” - Ed. Vogherra, Roma, 1910.", "title=La Campagna del 1796 nel Veneto"},
	})
}
