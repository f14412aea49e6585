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
