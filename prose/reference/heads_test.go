package reference

import "testing"

// Names and bodies at the head of entries of the humanities, as they are printed and as they are badly read.
func TestHeadsOfHumanities(t *testing.T) {
	holdReadings(t, []reading{
		{`Nathaniel Peabody, Bread upon the Waters. A Sermon Preached at Ipswich, May 3, 1774 (Boston, 1774).`,
			`type book · author Peabody|Nathaniel · title Bread upon the Waters. A Sermon Preached at Ipswich, May 3, 1774 · publisher-place Boston · issued 1774 · -container-title · -publisher · -volume`},
		{`Dampierre-Lux Ch., Le vignoble de Toul, Annales de l'Est, t. 12, 1898, p. 401-433.`,
			`type article-journal · author Dampierre-Lux|Ch. · title Le vignoble de Toul · container-title Annales de l'Est · volume 12 · issued 1898 · page 401-433 · -publisher · -publisher-place`},
		{`Prendergast, Una, and Milo Štefan. “Dead Letters in Joyce's Trieste.” Modern Philology 92.3 (1995): 301-19. Print.`,
			`type article-journal · author Prendergast|Una; Štefan|Milo · title Dead Letters in Joyce's Trieste · container-title Modern Philology · volume 92 · issue 3 · issued 1995 · page 301-19 · -publisher · -publisher-place`},
		{`Imrie, Gavin, and Tamsin Bellweather, editors. Shipwrecks on the Page. Palgrave Macmillan, 2014.`,
			`type book · editor Imrie|Gavin; Bellweather|Tamsin · title Shipwrecks on the Page · publisher Palgrave Macmillan · issued 2014 · -author · -container-title · -publisher-place · -volume`},
		{`Royal Commission on Fen Drainage. Report on the Outfalls of the Nene. London: HMSO, 1929.`,
			`type book · author Royal Commission on Fen Drainage · title Report on the Outfalls of the Nene · publisher-place London · publisher HMSO · issued 1929 · -container-title · -volume`},
		{`Courtemanche (Delphine), « La servitude de marchepied », RFDA, 2008, n° 5, p. 941-955.`,
			`type article-journal · author Courtemanche|Delphine · title La servitude de marchepied · container-title RFDA · issued 2008 · issue 5 · page 941-955 · -publisher · -publisher-place · -volume`},
		{`ZURBRIGGEN MATTHIAS, Das Alpwegrecht, Diss. Zürich 2003 (= Zürcher Studien zum Privatrecht 174).`,
			`type thesis · author ZURBRIGGEN|MATTHIAS · title Das Alpwegrecht · genre Diss · publisher-place Zürich · issued 2003 · collection-title Zürcher Studien zum Privatrecht · -container-title · -publisher · -volume`},
		{`de la Haye, Bernard, Jr. Canals without Water. New York: Knopf, 1949.`,
			`type book · author de la Haye|Bernard|Jr · title Canals without Water · publisher-place New York · publisher Knopf · issued 1949 · -container-title · -volume`},
		{`Alcorta Vidal, Benito,, Los molinos del Nervión, Bilbao, 1949`,
			`type book · author Alcorta Vidal|Benito · title Los molinos del Nervión · publisher-place Bilbao · issued 1949 · -container-title · -publisher · -volume`},
		{`FEATHERSTONEHAUGH, C. AND DRYBURGH, A. Wreckers' law in Northumbria. Archaeologia Aeliana, 5th ser., vol. 8, 1980, pp. 143-158.`,
			`type article-journal · author FEATHERSTONEHAUGH|C.; DRYBURGH|A. · title Wreckers' law in Northumbria · container-title Archaeologia Aeliana · volume 8 · issued 1980 · page 143-158 · -publisher · -publisher-place`},
		{`Select Committee on Harbour Dues. Minutes of Evidence. London: HMSO, 1847.`,
			`type book · author Select Committee on Harbour Dues · title Minutes of Evidence · publisher-place London · publisher HMSO · issued 1847 · -container-title · -volume`},
		{`Dock Workers' Union. Annual Report 1936. London: Quay Press, 1937.`,
			`type book · author Dock Workers' Union · title Annual Report 1936 · publisher-place London · publisher Quay Press · issued 1937 · -container-title · -volume`},
		{`Marthe Dubois, Una vida en el puerto, Madrid: Muelle, 1999.`,
			`type book · author Dubois|Marthe · title Una vida en el puerto · publisher-place Madrid · publisher Muelle · issued 1999 · -container-title · -volume`},
		{`Okello, Peter, and Marit Lunde, eds. Tolls on the Page. Oslo: Kai Press, 2011.`,
			`type book · editor Okello|Peter; Lunde|Marit · title Tolls on the Page · publisher-place Oslo · publisher Kai Press · issued 2011 · -author · -container-title · -volume`},
		{`Sandhu Yu., Prado C., Tides and tolls, Quay Studies, 12, 1998, p. 4-9.`,
			`type article-journal · author Sandhu|Yu.; Prado|C. · title Tides and tolls · container-title Quay Studies · volume 12 · issued 1998 · page 4-9 · -publisher · -publisher-place`},
	})
}
