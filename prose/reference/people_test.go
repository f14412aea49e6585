package reference

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// written writes names one after the other: "Okafor|A. B.|Jr; {Quay Study Group}".
func written(names []lint.Name) string {
	var out []string
	for _, n := range names {
		if n.Literal != "" {
			out = append(out, "{"+n.Literal+"}")
			continue
		}
		s := n.Family
		if n.Particle != "" {
			s = n.Particle + " " + s
		}
		if n.Given != "" || n.Suffix != "" {
			s += "|" + n.Given
		}
		if n.Suffix != "" {
			s += "|" + n.Suffix
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// A peopleCase is an entry with the names and the title that are in it. The title
// is asked for where it is given.
type peopleCase struct{ text, authors, title string }

func runPeople(t *testing.T, cases []peopleCase) {
	t.Helper()
	for _, c := range cases {
		r := &lint.Reference{Text: lint.PlainText(c.text, 0)}
		Parse(r)
		if got := written(r.Names("author")); got != c.authors {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.authors)
		}
		title := ""
		if f := r.Field("title"); f != nil {
			title = f.Text
		}
		if c.title != "" && title != c.title {
			t.Errorf("%s\n title %s\n want  %s", c.text, title, c.title)
		}
	}
}

// Little words are family names where initials follow and the name ends behind
// them; elsewhere they begin titles.
func TestLittleFamilies(t *testing.T) {
	runPeople(t, []peopleCase{
		{"Los B, Prado C, Were D. Tides of the quay. J Quay. 2011;12(3):45-50.", "Los|B; Prado|C; Were|D", "Tides of the quay"},
		{"Hansel J, Ruedi R, Lo K (2010) Quay change. Rev Quays 48: 4–9.", "Hansel|J; Ruedi|R; Lo|K", "Quay change"},
		{"Were E, Okafor A, Zur B. Tides of the quay. J Quay. 2011;12(3):45-50.", "Were|E; Okafor|A; Zur|B", ""},
		{"Lo SV, El Hadad A, Prado C. Tides of the quay. J Quay. 2011;12(3):45-50.", "Lo|SV; El Hadad|A; Prado|C", ""},
		{"El Hadad A, Lo SV. Tides of the quay. J Quay. 2011;12(3):45-50.", "El Hadad|A; Lo|SV", ""},
		{"On C, Um D, New M. Tides of the quay. J Quay. 2011;12(3):45-50.", "On|C; Um|D; New|M", ""},
		{"Prado, C., In, A., & Los, B. (2011). Tides of the quay. J. Quay, 12, 45–50.", "Prado|C.; In|A.; Los|B.", ""},
		{"Were, E., & Prado, C. (2011). Tides of the quay. J. Quay, 12, 45–50.", "Were|E.; Prado|C.", ""},
		{"On B. Lund and his quay. Oslo: Quay Press, 2011.", "", ""},
		{"In A. Lund (Ed.), Ports of the north. Oslo: Quay Press, 2011.", "", ""},
		{"How A, B and C met. Quay Stud. 2011;12(3):45-50.", "", "How A, B and C met"},
		{"The A, B and C of quays. Quay Stud. 2011;12(3):45-50.", "", "The A, B and C of quays"},
		{"Los muelles del norte. Rev Quay. 2011;12(3):45-50.", "", "Los muelles del norte"},
	})
}

// A suffix may stand between family name and initials, or behind them.
func TestSuffixes(t *testing.T) {
	runPeople(t, []peopleCase{
		{"Crawling Jr WF, Gennet M, Salter P. Central quays. J Quay. 2004;281(11):1378-87.", "Crawling|WF|Jr; Gennet|M; Salter|P", "Central quays"},
		{"Gennet M, Crawling III WF, Salter P Jr. Central quays. J Quay. 2004;281(11):1378-87.", "Gennet|M; Crawling|WF|III; Salter|P|Jr", ""},
		{"Gennet M, Crawling WF III, Salter P 3rd. Central quays. J Quay. 2004;281(11):1378-87.", "Gennet|M; Crawling|WF|III; Salter|P|3rd", ""},
		{"Sousa R Neto, Tarabai C, Prado M. Reflexões no cais. Rev Porto. 2017;20:5-16.", "Sousa|R|Neto; Tarabai|C; Prado|M", ""},
		{"Crawling Sr., W. F., & Gennet, M. (2004). Central quays. Quay Studies, 3, 4–5.", "Crawling|W. F.|Sr; Gennet|M.", ""},
		{"W. F. Crawling III, M. Genet Jr., and P. Salter, Central quays of the port, J. Quay 3 (2004) 4–5.", "Crawling|W. F.|III; Genet|M.|Jr; Salter|P.", ""},
		{"Crawling IV, Gennet M. Central quays. J Quay. 2004;281(11):1378-87.", "Crawling|IV; Gennet|M", ""}, // the initials of Ivan V.
	})
}

// Groups stand among people and behind them.
func TestGroupsAmongPeople(t *testing.T) {
	runPeople(t, []peopleCase{
		{"Okafor A, Prado B; Harbour Study Group. Tides of the quay. J Quay. 2011;12(3):45-50.", "Okafor|A; Prado|B; {Harbour Study Group}", "Tides of the quay"},
		{"Okafor A, Prado B, on behalf of the Harbour Working Group, Lim C. Tides of the quay. J Quay. 2011;12(3):45-50.", "Okafor|A; Prado|B; {Harbour Working Group}; Lim|C", "Tides of the quay"},
		{"Okafor A, Harbour Collaborative Group, Prado B. Tides of the quay. J Quay. 2011;12(3):45-50.", "Okafor|A; {Harbour Collaborative Group}; Prado|B", ""},
		{"Okafor, A., for the TIDE Investigators, Prado, B., & Lim, C. (2011). Tides of the quay. J. Quay, 12, 45–50.", "Okafor|A.; {TIDE Investigators}; Prado|B.; Lim|C.", ""},
		{"A. Okafor, Grupo de Trabajo Muelles, B. Prado, and C. Lim, Tides of the quay, J. Quay 3 (2004) 4–5.", "Okafor|A.; {Grupo de Trabajo Muelles}; Prado|B.; Lim|C.", ""},
		{"A. Okafor, Quays of the northern group, Oslo, Quay Press, 2004.", "Okafor|A.", "Quays of the northern group"},
	})
}

// "u." is the "und" of German lists; "u. a." are others.
func TestShortAnd(t *testing.T) {
	runPeople(t, []peopleCase{
		{"HILBERG, M. u. B. KRAUSER (2004): Nordland. Eine Exkursion. In: Terra Facta, 12, S. 5-19.", "HILBERG|M.; KRAUSER|B.", "Nordland. Eine Exkursion"},
		{"Hilberg, Max u. Krauser, Berta: Nordland. Eine Exkursion. Bonn 2004.", "Hilberg|Max; Krauser|Berta", "Nordland. Eine Exkursion"},
		{"M. Hilberg u. B. Krauser: Nordland, Bonn 2004.", "Hilberg|M.; Krauser|B.", ""},
		{"Max Hilberg u. Berta Krauser, Nordland. Eine Exkursion, Bonn 2004.", "Hilberg|Max; Krauser|Berta", ""},
		{"Hilberg, M., Prado, C. u. Krauser, B. (2004): Nordland. Bonn.", "Hilberg|M.; Prado|C.; Krauser|B.", ""},
		{"Hilberg, M. u. a. (2004): Nordland. Bonn.", "Hilberg|M.", "Nordland"},
	})
}

// Names that have the family first without a comma, by what their words are.
func TestOrderOfNames(t *testing.T) {
	runPeople(t, []peopleCase{
		{"Liu Xun, Wu Xiaomeng, Cheng Wang. Quays of the north. Oslo: Quay Press, 2001.", "Liu|Xun; Wu|Xiaomeng; Cheng|Wang", "Quays of the north"},
		{"Weizhen Dong and Qi Chen. Quays of the north. Oslo: Quay Press, 2001.", "Dong|Weizhen; Chen|Qi", "Quays of the north"},
		{"Tang Muyun 唐牧云. Hekou de qianzhuang. Nanchang: Quay Press, 1995.", "Tang|Muyun", "Hekou de qianzhuang"},
		{"Nguyen Van Hoat, Tran Thi Mait, and Le Duc Anh. 2009. Shrimp in the delta. Mekong Review 4: 22–31.", "Nguyen|Van Hoat; Tran|Thi Mait; Le|Duc Anh", "Shrimp in the delta"},
		{"Đoàn Khắc Tuế. (2015). Chợ nổi. Oslo: Quay Press.", "Đoàn|Khắc Tuế", "Chợ nổi"},
		{"Поддубная Марина Олеговна. Имена лодок. Омск: Кай, 2020.", "Поддубная|Марина Олеговна", "Имена лодок"},
		{"Dal Monego Enrico Maria, La stanza delle mappe, Vicenza 2011.", "Dal Monego|Enrico Maria", "La stanza delle mappe"},
		{"Youfeng Wu. Quays of the north. Oslo: Quay Press, 2001.", "Wu|Youfeng", ""},
		{"Sun Dance of the north. Oslo: Quay Press, 2001.", "", "Sun Dance of the north"},
	})
}

// Family names of two parts, with dashes, apostrophes and particles apart.
func TestFamiliesOfTwoParts(t *testing.T) {
	runPeople(t, []peopleCase{
		{"Harcourt - Smyth, Cecil. The society of quays. London: Quay Press, 1932.", "Harcourt - Smyth|Cecil", "The society of quays"},
		{"Papadopol - Aldobrand N., Le monete di Lund, Oslo, Quai, 1907.", "Papadopol - Aldobrand|N.", ""},
		{"O’ Campe P, Caughi M, Oaks J. Tides of the quay. J Quay. 2006;12:193–208.", "O’ Campe|P; Caughi|M; Oaks|J", ""},
		{"Ó Briain, C., & Ó hÓgain, D. (2016). Loans in three towns. Heart of Quays, 102(15), 1190–1197.", "Ó Briain|C.; Ó hÓgain|D.", ""},
		{"Prat I Fornell, N.; Sherwin, W.B. 2019. The introduction of quays. Entropia, 21: 794.", "Prat I Fornell|N.; Sherwin|W.B.", ""},
		{"K. v. Bülow, M. zu Salm, Astron. Nachr. 201, 33 (1915).", "v. Bülow|K.; zu Salm|M.", ""},
		{"Lescure, M. - Prado, C., Ports, Paris, Quai, 1993.", "Lescure|M.; Prado|C.", ""},
		{"Puppo, L.- Romanel, G. D.,- Biadeni, S., Longhena, Milano 1982.", "Puppo|L.; Romanel|G. D.; Biadeni|S.", ""},
		{"L. Olivati - L. Puppo, Mauro Codussi, Milano 1977.", "Olivati|L.; Puppo|L.", "Mauro Codussi"},
		{"Levies - a history, Milano 1977.", "", "Levies - a history"},
	})
}

// What follows names without a sign that parts it, or looks like one initial more.
func TestNamesEnd(t *testing.T) {
	runPeople(t, []peopleCase{
		{"Dekker, F.; Oyewale, T.; Lutz, H. J. Org. Chem. 2003, 68, 4119-4124.", "Dekker|F.; Oyewale|T.; Lutz|H.", ""},
		{"D. Grumel Phys. Rev. Lett., 105, 039901 (2011)", "Grumel|D.", ""},
		{"H.M. Baskon and H. Bulat Exponential structures of quays, Waves in Quays, 26(2) (2016) 201-208", "Baskon|H.M.; Bulat|H.", "Exponential structures of quays"},
		{"STOKKE, G. H. AND TANDI, R. Matrix patience. Baltimore: Quay Press, 1996.", "STOKKE|G. H.; TANDI|R.", ""},
		{"Valcour (Roger), « Le sel en Aunis », Annales du Midi, t. 12, n° 3, 1964, p. 271-298.", "Valcour|Roger", "Le sel en Aunis"},
		{"Okafor, A.B. Sp. Pl. 1: 34 (1798).", "Okafor|A.B.", ""},
		{"Adolfo Bernardel, La 'Società del porto', «Atti del porto», CLI, 1992, pp. 305-318.", "Bernardel|Adolfo", ""},
		{"P. Bourdian, Language et pouvoir, Paris, Quai, 2001.", "Bourdian|P.", "Language et pouvoir"},
		{"A. M. Bettanin, Benedetto XIV e la Repubblica, Milano 1931.", "Bettanin|A. M.", "Benedetto XIV e la Repubblica"},
		{"Mandi Baner, Ofer Lahaf, Chris J Lintot, M Jordan Radd, Anze Slos, et al. Galaxy quay: a story. Monthly Quays, 406(1):342–353, 2010.", "Baner|Mandi; Lahaf|Ofer; Lintot|Chris J; Jordan Radd|M; Slos|Anze", ""},
		{"McGeen, William, Paul Merkel, 1991, The scanning of quays, Computers and Quays 25 (1): 47-53.", "McGeen|William; Merkel|Paul", "The scanning of quays"},
		{"L. Salmbi, R.F. Caldbi, M.D.M. Innerbi, J. Build. Harb. 29 (2020) 100888.", "Salmbi|L.; Caldbi|R.F.; Innerbi|M.D.M.", ""},
		{"HAQUART, M. Selim 1999: The fate of small ports, in: Harbour Review, Nr. 2, S. 197-218.", "HAQUART|M. Selim", ""},
		{"Dampier-Lux Ch., Le vignoble du port, Annales de l'Est, t. 12, 1898, p. 401-433.", "Dampier-Lux|Ch.", ""},
		{"Nordmark Re. 2021. Annual review of the quays. Basel.", "Re|Nordmark", ""}, // a firm, and at least no initial
		{"Kidney International, Vol. 49 (1996), pp. 1642–1648", "", ""},
		{"Biostatistics (2008), 9, 3, pp. 419–431", "", ""},
		{"CMS Collaboration, JHEP 1703, 101 (2017).", "{CMS Collaboration}", ""},
		{"Lim S, Bae JH, Kwon, Nauk MA, Ngi Vl (2005) Evaluation of quays. J Quay 43: 3769–71.", "Lim|S; Bae|JH; Kwon; Nauk|MA; Ngi|Vl", ""},
		{"Li X, O JS, Wu YY, E W, Ho D. Bamboo quays. Build Quays. 2011;46:1-9.", "Li|X; O|JS; Wu|YY; E|W; Ho|D", ""},
	})
}

// Small capitals that came out of a scanned page in small letters.
func TestDamagedCapitals(t *testing.T) {
	runPeople(t, []peopleCase{
		{"kornar g., Trattato massimo delle lagune, Venezia 1560.", "kornar|g.", "Trattato massimo delle lagune"},
		{"de lotti e.: Dallo smeraldo al porto, Belluno 1956.", "de lotti|e.", "Dallo smeraldo al porto"},
		{"FiLiASin j., Memorie del porto, Venezia 1811.", "FiLiASin|j.", "Memorie del porto"},
		{"PALLuccHin R.- rosso p., Tintoretto. Le opere, Milano 1982.", "PALLuccHin|R.; rosso|p.", ""},
		{"cicogni e. a., Saggio di storia del porto, Venezia 1847.", "cicogni|e. a.", ""},
		{"albertot G.: Nota intorno al porto, Modena 1896.", "albertot|G.", ""},
		{"vgl. a. Brückner, Hafen und Kai, Bonn 1999.", "", ""},
		{"vol. i., Quays of the north, Oslo 1999.", "", ""},
	})
}

// Names that pages glued to the word before them or to their initials.
func TestGluedNames(t *testing.T) {
	runPeople(t, []peopleCase{
		{"Tegman M., Silk J., Abel T., PallaF .,1997 ,ApJ ,474 ,1", "Tegman|M.; Silk|J.; Abel|T.; Palla|F .", ""},
		{"M. Lacomb, B. Loisel, andR .de Tour ,Phys .Rev .C 21 ,861 ( 1980)", "Lacomb|M.; Loisel|B.; de Tour|R .", ""},
		{"D. G. PARSON, M. R. TRUTERet J. N. WINGEL. Inorg. Chim. Acta, 47, 81 (1980).", "PARSON|D. G.; TRUTER|M. R.; WINGEL|J. N.", ""},
		{"Ferrand A., Bouvet B. The quays of the north. J Quay. 2011;12(3):45-50.", "Ferrand|A.; Bouvet|B.", ""},
		{"BOUVET A., Prado B. The quays of the north. J Quay. 2011;12(3):45-50.", "BOUVET|A.; Prado|B.", ""},
		{"Prado B. The quays of LaTeX. J Quay. 2011;12(3):45-50.", "Prado|B.", ""},
		{"Blom M R, Bert A, vanden Brand J F 2013 Performance of the quay bench. Quay Stud. 3, 4–9.", "Blom|M R; Bert|A; vanden Brand|J F", ""},
	})
}

// People sign for a body, before or in a bracket; GOST names all of them behind a slash.
func TestPeopleOfBodies(t *testing.T) {
	runPeople(t, []peopleCase{
		{"QUAY Collab. (G. Aaden et al.), Phys. Lett. B 716, 1 (2012).", "{QUAY Collab}; Aaden|G.", ""},
		{"QUAY Collaboration (Abelef B. I. et al.), Phys. Lett. B, 673 (2009) 183.", "{QUAY Collaboration}; Abelef|B. I.", ""},
		{"QUAY Collaboration, A. Okafor et al., Quays of the north, JINST 3 (2008) S08005.", "{QUAY Collaboration}; Okafor|A.", "Quays of the north"},
		{"QUAY Collaboration (2012). Quays of the north. Quay Stud. 3, 4–9.", "{QUAY Collaboration}", "Quays of the north"},
		{"Зотов, А. Ф. Колокола Вологды / А. Ф. Зотов, Р. Т. Ибрагимов // Север. – 2015. – Т. 8. – С. 90–104.", "Зотов|А. Ф.; Ибрагимов|Р. Т.", "Колокола Вологды"},
		{"Зотов, А. Ф. Колокола Вологды / А. Ф. Зотов // Север. – 2015. – Т. 8. – С. 90–104.", "Зотов|А. Ф.", "Колокола Вологды"},
	})
}
