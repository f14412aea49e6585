package reference

import (
	"strings"
	"testing"
)

// An anchorCase is an entry and what must be read in it: "volume 12" is a field
// with its text, "-issue" one that must not be there.
type anchorCase struct{ entry, want string }

func checkAnchors(t *testing.T, cases []anchorCase) {
	t.Helper()
	for _, c := range cases {
		r := plainEntry(c.entry)
		Parse(r)
		got := dump(r)
		for _, want := range strings.Split(c.want, "; ") {
			if absent, ok := strings.CutPrefix(want, "-"); ok {
				if strings.Contains(got, "\n"+absent+" ") {
					t.Errorf("%s\n%s must not be there\n%s", c.entry, absent, got)
				}
			} else if !strings.Contains(got, "\n"+want+"\n") {
				t.Errorf("%s\nwant %s\n%s", c.entry, want, got)
			}
		}
	}
}

func TestGluedNumbers(t *testing.T) {
	checkAnchors(t, []anchorCase{
		// the volume and the name of its journal
		{"Okafor A. Levies of the north. Harbour Physics25 ,183 ( 2010).", "container-title Harbour Physics; volume 25; page 183; issued 2010"},
		{"Okafor A. Levies of the north. Acta Portuaria6, 110 (1933).", "volume 6; page 110"},
		{"Okafor, A. (2004). Reaching the quay. Reports of Harbours67 :1187 -1232.", "volume 67; page 1187 -1232"},
		{"Okafor A. Tides of the north. Rivista dei Porti12(3), 45-67 (1999).", "volume 12; issue 3; page 45-67"},
		{"Okafor A. Tides. Journal of Quays: Conference Series447 , 012011 (2013 ).", "volume 447; page 012011"},
		{"Okafor A. Tides. Quaystudien8 (2009) 12-19.", "volume 8; page 12-19"},
		{"Okafor A. Tides. Hafenblätter31(4)(2015) 613-625.", "volume 31; issue 4; page 613-625"},
		{"A. Okafor, Tides of the north, QHEP01 ( 2016 )006.", "volume 01; page 006"},
		{"A. Okafor, Tides of the north, QHEP1403, 118 (2014).", "volume 1403; page 118"},
		{"Okafor A. Tides. Astérides257 -291( 1985).", "container-title Astérides; page 257 -291"},
		// no volume: the number belongs to the word
		{"Okafor A. (2019). Harbour models in Python3. Quay Press.", "title Harbour models in Python3; -volume"},
		{"Okafor A. Introducing Python3 (2019). Lund: Quay Press.", "-volume"},
		{"Okafor A. Plans for Horizon2020 (2014). Lund: Quay Press.", "-volume"},
		{"Okafor A. (2021). Tides after COVID19, 2020-2021. Quay Studies, 12, 4-9.", "volume 12; page 4-9"},
		{"Okafor A. (2021). Windows95, a history. Lund: Quay Press.", "title Windows95, a history; -volume"},
		// labels
		{"Okafor A. Tides of the north. Quay Studies. 2007; Volume21 ,Number 11, 4-9.", "volume 21; issue 11"},
		{"Okafor A. Tides of the north. Quay Studies 2005; Vol. 1Issue 2, pp. 4-9.", "volume 1; issue 2; page 4-9"},
		{"Okafor A. (2005). Tides of the north. Quay Studies, Vol12, pp45-67.", "volume 12; page 45-67"},
		{"Okafor A. (2005). The protein Band3 in harbours. Quay Studies, 12, 45-67.", "title The protein Band3 in harbours; volume 12"},
		// months
		{"Okafor, A., 2016. “Nine of ten ships”, La Marea, 25 July2016.", "-page; -volume"},
		{"Okafor A. Tides. Quay Meeting, Lund, 20January2011.", "issued 2011-01-20"},
		{"Okafor A. (2011). The role of Sep7 in harbours. Quay Studies, 12, 45.", "title The role of Sep7 in harbours"},
		// the letter of a series
		{"A. Okafor, Nuclear Physics B12, 345 (1969).", "volume 12; page 345"},
		{"A. Okafor, Tides of the north, Phys. Lett. B694 (2010) 209.", "volume 694; page 209"},
		{"A. Okafor, 2012. Tides of the north. J. Quay. Res., 117, No. B10, 4-9.", "volume 117; page 4-9"},
		{"Okafor A. (1969). Harbours of Section B12, Lund. Lund: Quay Press.", "-volume"},
	})
}

func TestBrokenAddresses(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10 .9999/1367-2630/12/2/025010.", "DOI 10.9999/1367-2630/12/2/025010"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10. 9999/QuayStud.10.2445.", "DOI 10.9999/QuayStud.10.2445"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi: 10.9999 /QuayStud. 113.091601 . URL https://quay.example/1", "DOI 10.9999/QuayStud.113.091601; URL https://quay.example/1"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10.9999/0003- 066X.34.8.999.", "DOI 10.9999/0003-066X.34.8.999"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. https://doi.org/10.9999/ j.quay.2010.01.002", "DOI 10.9999/j.quay.2010.01.002"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10.1016/j.quay.2010. 01.002", "DOI 10.1016/j.quay.2010.01.002"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. http: //doi.org/10.9999/quay.7", "DOI 10.9999/quay.7"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10.9999/quay_ 7x", "DOI 10.9999/quay_7x"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10.9999/S0140-6736( 10)60012-3", "DOI 10.9999/S0140-6736(10)60012-3"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi :10.9999/QUAY07(2015)130.URL https://quay.example/1", "DOI 10.9999/QUAY07(2015)130; URL https://quay.example/1"},
		// a DOI is only what stands there
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10.9999/quay.7. 2010 print.", "DOI 10.9999/quay.7"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10.9999/quay.7 12 pages", "DOI 10.9999/quay.7"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10.9999/quay. Accessed 3 May 2012.", "DOI 10.9999/quay"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10.9999/quay-7. 14 May 2012.", "DOI 10.9999/quay-7"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10.9999/ Accessed 2012.", "-DOI"},
		{"Okafor A. Tides. Quay Stud. 2010;12:45. doi:10.1016/j.quay.2010.01.002. 14 pages.", "DOI 10.1016/j.quay.2010.01.002"},
		{"Okafor A. (2010). Section 10. 1234/5 of the tides. Quay Stud. 12:45.", "-DOI"},
		// arXiv
		{"A. Okafor, Tides of the north, Quay Lett. 12 (2010) 209, arXiv :1009 .2731.", "arxiv 1009.2731; volume 12; page 209"},
		{"A. Okafor, Tides of the north, Quay Lett. 12 (2010) 209 [arXiv: 1501. 06472[hep- lat]].", "arxiv 1501.06472; page 209"},
		{"A. Okafor, Tides of the north, Quay Lett. 12 (2002) 209 [hep -ph/0201195].", "arxiv hep-ph/0201195; page 209"},
		{"A. Okafor, Tides of the north, math.AG/0601001.", "arxiv math.AG/0601001"},
		{"A. Okafor, Tides of the north, CoRR, abs/1401.01234, 2014.", "arxiv 1401.01234; issued 2014"},
		{"A. Okafor, Tides of the north, arXiv:1401.01234v2 (2014).", "arxiv 1401.01234v2"},
		{"A. Okafor, Tides of the north, JHEP 07 (2011) 093 [1105.0432].", "arxiv 1105.0432; issue 07; page 093"},
		{"A. Okafor, Tides of the north, Quay Stud. 12 (2011) 93 [1985.0432].", "-arxiv"},
		{"A. Okafor. (2010). Physics/chemistry of tides. Quay Stud. 12, 209.", "-arxiv"},
		// web addresses
		{"Okafor A. (2010). Tides. Available: http ://quay.example/arbeiten/diplom- arbeiten/okafor_tides.pdf", "URL http://quay.example/arbeiten/diplom-arbeiten/okafor_tides.pdf"},
		{"Okafor A. (2010). Tides. http://www.quay.example/science/ article/pii/S0168900203015663", "URL http://www.quay.example/science/article/pii/S0168900203015663"},
		{"Okafor A. (2010). Tides. http://www.quay.example/science/pii/ S0168900203015663", "URL http://www.quay.example/science/pii/S0168900203015663"},
		{"Okafor A. (2010). Tides. http://quay.example/2016/4348/4348. htm", "URL http://quay.example/2016/4348/4348.htm"},
		{"Okafor A. (2010). Tides. http://www.quayside. com/science/x12", "URL http://www.quayside.com/science/x12"},
		{"Okafor A. (2010). Tides. https :/ /quay.example/x12.html", "URL https://quay.example/x12.html"},
		{"Okafor A. (2010). Tides. URLhttp ://quay.example/~ okafor/tides.pdf", "URL http://quay.example/~okafor/tides.pdf"},
		// what follows is no part of the address
		{"Okafor A. (2010). Tides. http://quay.example/ Accessed 3 May 2012.", "URL http://quay.example/"},
		{"Okafor A. (2010). Tides. http://quay.example/tides/ 12/05/2012", "URL http://quay.example/tides/"},
		{"Okafor A. (2010). Tides. http://quay.example/tides/ (accessed 3.5.2012)", "URL http://quay.example/tides/"},
		{"Okafor A. (2010). Tides. http://quay.example/tides. HTML version.", "URL http://quay.example/tides"},
		{"Okafor A. (2010). Tides. http://quay.example/tides/ doi:10.9999/quay7", "URL http://quay.example/tides/; DOI 10.9999/quay7"},
		{"Okafor A. (2010). Tides. http://quay.example. Lund: Quay Press.", "URL http://quay.example"},
	})
}

func TestOrdersOfLocators(t *testing.T) {
	checkAnchors(t, []anchorCase{
		// the issue behind the colon
		{"Okafor, A. 2004: Levies, in: Harbour Affairs, 103: 675, 307-313.", "volume 103; issue 675; page 307-313"},
		{"A. Okafor, ‘Levies’, Harbour Affairs, 50: 3 (2015), 394-419.", "volume 50; issue 3; page 394-419; issued 2015"},
		{"Okafor, A. (2004). Levies. Quay Studies, 12: 345, 350-352.", "volume 12; page 345; -issue"},
		{"Okafor, A. (2004). Levies. Quay Studies, 12: 7, 9-14.", "volume 12; page 7; -issue"},
		{"Okafor, A. 1995. Levies. Historisk kajtidskrift 1995:2, s. 188–210.", "issue 2; page 188–210; -volume"},
		// the issue alone
		{"Okafor A. Levies. Quay Database Syst Rev. 2012;(3):CD009234.", "issue 3; page CD009234; -volume"},
		{"Okafor, A. (2008): Levies, in: Aus Hafen und Zeit, Heft 31, 6-14.", "issue 31; page 6-14; -volume"},
		{"Okafor A. Levies. Revue des quais, 45-2, 1998, p. 433-435.", "volume 45; issue 2; page 433-435"},
		{"A. Okafor, Levies, JHEP 07 (2002) 012.", "issue 07; page 012; -volume"},
		{"A. Okafor, Levies, Quay Lett. 07 (2002) 012.", "volume 07; page 012; -issue"},
		{"Okafor A (2010) Levies. Annals of Harbours 64(6-A), 1983-1990.", "volume 64; issue 6-A"},
		{"A. Okafor, On locks, Mat. Kai 128(170) (1985), no. 3, 383–402.", "volume 128; issue 3; page 383–402"},
		{"Okafor, A. 2017. Crowds. ACM Trans. Quay. Comput. 1, 3, Article 12 (December 2017), 28 pages.", "volume 1; issue 3; -page"},
		{"Okafor, A. 1999. Levies. Quay Studies 42 (1999/2000): 358-60.", "volume 42; page 358-60; -issue"},
		// the page alone
		{"A. Okafor. Quay. Lett. 1259 (1980).", "page 1259; issued 1980; -volume"},
		{"A. Okafor. J. Quay. Soc. Quay. Commun. 1053 (1980).", "page 1053; -volume"},
		{"A. Okafor, J. Quay. Stat. Mech. P06007 (2006).", "page P06007; -volume"},
		{"A. Okafor, Levies, Lecture Notes in Harbours 1259 (1980).", "volume 1259; -page"},
		{"A. Okafor, Levies, Quay Studies 259 (1980).", "volume 259; -page"},
		{"A. Okafor, J. Quay Soc., 1988, 1931.", "issued 1988; page 1931"},
		{"A. Okafor, J. Quay Soc. 2010, 49, 6230–6233.", "issued 2010; volume 49; page 6230–6233"},
		{"A. Okafor, Bread before Wages (New Haven: Quay University Press, 1979), 41.", "page 41; issued 1979; -volume"},
		{"A. Okafor, ‘Wreck’ in F. Amadi (ed), Salvage in Context (Hart 2011) 45", "page 45; -volume"},
		{"Okafor A. (2023) “Levies”, Front Harbour (Lausanne), 14.", "volume 14; -page"},
		{"Okafor, A. “Is the Ferry Late?” Aberdeen Quay Press, 3 January 1987, 5.", "page 5; -volume"},
		// the volume that is a year, or roman
		{"Okafor, A. 2017. Levies. Complementary Harbours 2017: 1-7.", "volume 2017; page 1-7"},
		{"Okafor, A. Levies. Complementary Harbours 2017: 1-7.", "issued 2017; page 1-7; -volume"},
		{"A. Okafor, ‘A lost cartulary’, Scottish Quay Rev., xlii (1963), 12–29.", "volume xlii; page 12–29"},
		{"Okafor, A., Fantoni, in Dizionario dei porti, XLIV, Roma, Istituto dei Moli, 1994, pp. 655-657.", "volume XLIV; page 655-657"},
		{"Okafor, A. 1994. Philip II and his harbours. Lund: Quay Press.", "title Philip II and his harbours; -volume"},
		// series, supplements, parts
		{"Okafor, A.: Zwei Briefe, in: Die Hafenforschung N. F. 12 (1959), S. 301 f.", "container-title Die Hafenforschung; volume 12; page 301"},
		{"A. Okafor, Un inventario, in «Bollettino dei porti», s. IV, XXXVII (1952), fasc. III, pp. 220-229.", "volume XXXVII; issue III; page 220-229"},
		{"Okafor A. Levies. Quay Med. 2003;23 Suppl 1:S55-60.", "volume 23; issue Suppl 1; page S55-60"},
		{"A. Okafor, Quay. Phys. B Proc. Suppl. 49 (1996) 12.", "volume 49; page 12; -issue"},
		{"Okafor A. Levies. J Quay. 1994;185(Pt 1):135–42.", "volume 185; issue Pt 1; page 135–42"},
		{"Okafor A, 2008: Levies of the north. Br J Quay 81 Spec No 1: S6–11.", "volume 81; issue Spec No 1; page S6–11"},
		{"A. Okafor, J. Quay. Conf. Ser. 832 (2017) 012004.", "volume 832; page 012004"},
		// meetings of Proceedings of Science
		{"A. Okafor, PoS LATTICE2010 (2010) 020.", "container-title PoS; volume LATTICE2010; page 020"},
		{"A. Okafor, PoS(EPS-HEP2009)012 (2009).", "volume EPS-HEP2009"},
		{"A. Okafor, PoSLattice 2014 (2015) 209.", "volume Lattice 2014; page 209"},
		// other papers of the same authors
		{"A. Okafor. J. Am. Quay. Soc. 89, 2495 (1967); 89, 7017 (1967).", "volume 89; page 2495; issued 1967"},
		{"A. Okafor, Angew. Kai. Int. Ed. 2010, 49, 6230–6233; Angew. Kai. 2010, 122, 6370–6373.", "volume 49; page 6230–6233"},
		// volume before the journal
		{"A. Okafor, Ships as Persons, 41 Tul. Quay L.J. 77, 91 (2016).", "volume 41; page 77; issued 2016"},
		{"A. Okafor, ‘Native Title’ (2002) 26(3) Melbourne University Quay Review 581", "volume 26; issue 3; page 581; issued 2002"},
		{"A. Okafor, “Ice Roads” (1994) 39:2 McQuay LJ 310.", "volume 39; issue 2; page 310"},
		// pages
		{"Okafor A. Preface. Quay Lett. 2002 Apr;16(2):iii-v.", "page iii-v"},
		{"Okafor A. “Foreword”, in Tides, ed. T. Cash (Oxford: Quay Press), xxi–xii.", "page xxi–xii"},
		{"Okafor, A. Préface, dans Mémoires, Paris, Le Quai, 1979, p. I-XXII.", "page I-XXII"},
		{"Okafor, A. (2017). Cells. Mol. Quay 65, 631–643.e4.", "page 631–643.e4"},
		{"Okafor, A. (2011): BMJ Quay 1: e 000048.", "page e 000048"},
		{"A. Okafor, “Levies,” Quay Studies, vol. 28, no. 11, pp. 737=745, 1958.", "page 737=745"},
		{"A. Okafor, “Levies,” Quay Access, vol. 8, 2020, Art. no. 119203.", "volume 8; page 119203; -issue"},
		{"Okafor, A. 1994. Nets. Rome: FAO. 118p.", "number-of-pages 118; -page"},
		{"Okafor A (2005) Levies of the Caribbean. Quay Studies 12. pp. pp. 335-337", "page 335-337"},
		// other languages
		{"Okafor, A. 2001. Saare rannad. – Kai, nr 3, lk 44–59.", "issue 3; page 44–59"},
		{"أوكافور، هالة (2013). «خبز الفقراء». مجلة الموانئ، مج 40، ع 2، ص 55-78.", "volume 40; issue 2; page 55-78"},
		{"A. Okafor, “Kiremit Ustaları”, Rıhtım, c. 54, sy. 210, Ankara 1990, s. 633-651.", "volume 54; issue 210; page 633-651"},
		{"Đoàn Khắc. (2015). Chợ nổi. Tạp chí Bến cảng, số 7, tr. 41–52.", "issue 7; page 41–52"},
		{"Καραβέλη, Α., «Το ψωμί», Τα Λιμάνια, τόμ. 14, τχ. 26, 1997, σσ. 101-124.", "volume 14; issue 26; page 101-124"},
	})
}

func TestNoLocators(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"Meeting #107, Prague, Czech Republic, 26 -30 August 2019", "-issue; -page; issued 2019-08-26"},
		{"Okafor A. (2012). Levies. Quay Studies 12, #3, 4–9.", "volume 12; issue 3"},
		{"A. Okafor, Jets in PbPb collisions at √s = 2 .76TeV, Quay. Rev. C (2016).", "-page; -volume"},
		{"A. Okafor, Jets at √s = 13 TeV, Quay Lett. 12 (2016) 345.", "volume 12; page 345"},
		{"A. Okafor, Computing of 2016, ATL-GEN-PUB-2016-002.", "-page"},
		{"Okafor, A. Gêneros do porto. São Paulo: Ed. 34, 2016. p. 71-107.", "page 71-107; -volume"},
		{"Okafor A. In Proceedings of the Web, WWW ’13, pages 897–908, Lund, 2013.", "page 897–908; -volume"},
		{"Okafor A. Hashing. In: ICDQ 2011, pp. 77–88 (2011)", "page 77–88; issued 2011; -volume"},
		{"Quay Bureau. (2019). 4364.0 - National Harbour Survey: Summary.", "-volume; -issue"},
		{"Okafor A. (1965) Levies. Journal of Quays 28. 14283062", "volume 28; -page"},
		{"Okafor A. (2011) Levies of the north. Frontiers in quays 7. doi:10.9999/fq.7 18974825", "volume 7; DOI 10.9999/fq.7; -page"},
		{"Okafor A. (2006) Levies. Journal of Plants and Regulation 25: 302–312.", "volume 25; page 302–312"},
		{"Okafor A. Lei nº 12.815, de 5 de junho de 2013. Lund: Quay Press.", "-page"},
		{"D'Estrac, B., Le Parfait Quai, Amsterdam, chez Rey, 1769, in-12.", "-volume; -page"},
		{"Okafor, A. Howards Quay. New York: Quay Classics, 2003 [1910].", "-volume"},
		{"Okafor, N. 2019. The introduction of quays. Entropy, 21: 794.", "volume 21; page 794; issued 2019; -issue"},
		{"Okafor A. Levies. Obstet Quay 123 in press.", "volume 123"},
	})
}

func TestDatesAround(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"Okafor A. Levies. Quay Workshop, Lund, Oct. 23–26, 2005.", "issued 2005-10-23; -page"},
		{"Okafor A. Levies. Quay Workshop, Lund, 26th -30th August 2019.", "issued 2019-08-26"},
		{"Okafor A. Levies. Quay Workshop, Lund, June 24-28 th , 2019.", "issued 2019-06-24"},
		{"Okafor A., Levies. Storia dei porti (Brescia, 1963-4).", "issued 1963/1964"},
		{"Okafor, A., “Levies”, Political Quays, 28, 3/4 (Jan. 16-23, 1993), pp. 111-120.", "volume 28; issue 3/4; page 111-120; issued 1993-01-16"},
		{"Okafor, A. “Levies.” Quay Review, IX (Fall, 1967), pp. 70-81.", "volume IX; page 70-81; issued 1967"},
		{"Okafor, A. Levies. The Quay Age. 2 Aug. 2001. 23 Jan. 2002 <http://quay.example/index.html>.", "issued 2001-08-02; accessed 2002-01-23; -volume"},
		{"Okafor, A. (2005): Disputing the Quay, in: http://quay.example/x.pdf, 11.08.2006.", "issued 2005; accessed 2006-08-11; -container-title"},
		{"Okafor, A. Levies. http://quay.example/x.pdf, 11.08.2006.", "issued 2006-08-11; -accessed"},
		{"Okafor, A., Trattato delle galere, Venezia, Giunti, 1569 (riproduzione facsimile Bologna, Moli, 1980).", "issued 1569"},
		{"Okafor, A. “Thurber.” Encyclopedia of Quays. 1991 ed.", "issued 1991; -edition"},
		{"Okafor, A. (2014). Levies, 3rd ed. Lund: Quay Press.", "issued 2014; edition 3rd"},
		{"A. Okafor, The Origin of Quays (Columbia Quay Press, New York, ed. 4, 2006).", "edition 4; issued 2006"},
		{"Okafor A., Zima na molo, wyd. 2, Warszawa: PIW, 1978.", "edition 2"},
		{"Okafor, B. 2005. “Boats for Rent.” Lund Globe, August 7.", "issued 2005-08-07; -volume"},
		{"Okafor, M 2011, ‘Who pays?’, The Morning Mail, 9 November, p. 3.", "issued 2011-11-09; page 3"},
		{"Okafor, B. 2005. The floods of August 7 in Lund. Lund: Quay Press.", "issued 2005; title The floods of August 7 in Lund"},
		{"Marsh, Adele. 1913: The Last Summer of the Quay. Verso, 2013.", "issued 2013; title 1913: The Last Summer of the Quay"},
		{"Okafor A. 2014: Levies of the north. Quay Studies 12, 4–9.", "issued 2014; title Levies of the north"},
		{"Okafor, E. H. The tinners of Lund. Truro: Oscar Blackford, l962.", "issued 1962"},
		{"Okafor, W. (2OO4). The last tram. Tramway Review, 31(2), 4-11.", "issued 2004; title The last tram"},
		{"Okafor, Rudolf: Fahrende Müller, Graz1968.", "issued 1968; publisher-place Graz"},
		{"Okafor, A. (2014). Horizon2020. Lund: Quay Press.", "issued 2014; title Horizon2020"},
		{"Okafor J.Gout in the Navy.Ann Rheum Hist2004;63:1120-5.", "issued 2004; volume 63; page 1120-5"},
		{"K. Okafor, The last lemma, to appear in J. Number Quays.", "issued forthcoming"},
		{"1736 silvestri c., Descrizione delle Paludi, Venezia.", "issued 1736"},
		{"Okafor G., Note sul divorzio a Venezia (1784-1788)", "-issued"},
	})
}
