package reference

import "testing"

// Credits, reviews and databases of MLA, names without a family, years that begin titles, and years and accents that are badly read.
func TestCreditsAndOldNames(t *testing.T) {
	holdReadings(t, []reading{
		{`[Anon.], A Modest Defence of Toll-Bridges (London: printed for J. Roberts, 1731).`,
			`type book · title A Modest Defence of Toll-Bridges · publisher-place London · publisher J. Roberts · issued 1731 · -author · -container-title · -volume`},
		{`Vitalis Placentinus, De pontibus, ed. R. Hübscher, Leipzig: Teubner, 1894.`,
			`type book · author Vitalis Placentinus| · title De pontibus · editor Hübscher|R. · publisher-place Leipzig · publisher Teubner · issued 1894 · -container-title · -volume`},
		{`Philoxenos of Samos. On Weights. Translated by H. C. Parr. Loeb Classical Library 911. Cambridge, MA: Harvard University Press, 1936.`,
			`type book · author Philoxenos of Samos| · title On Weights · collection-title Loeb Classical Library · publisher-place Cambridge, MA · publisher Harvard University Press · issued 1936 · -container-title · -volume`},
		{`Anselm of Wick, The Book of Tolls, ed. and trans. by Bertram Coote, 2 vols (London: Early English Text Society, 1911)`,
			`type book · author Anselm of Wick| · title The Book of Tolls · editor Coote|Bertram · publisher-place London · publisher Early English Text Society · issued 1911 · -container-title · -volume`},
		{`Isidore of Ghent. On Measures. Edited by Wei Zheng. Lund: Quay Press, 1999.`,
			`type book · author Isidore of Ghent| · title On Measures · editor Zheng|Wei · publisher-place Lund · publisher Quay Press · issued 1999 · -container-title · -volume`},
		{`Census of Lund, Tables of the population, Lund: Quay Press, 1871.`,
			`type book · author Census of Lund · title Tables of the population · publisher-place Lund · publisher Quay Press · issued 1871 · -container-title · -volume`},
		{`Yarrow, Cyrus. “The Gothic Laundry.” Domestic Terrors, edited by Beatrix Holm and Samuel Achebe-Lowe, U of Nebraska P, 2011, pp. 58-80.`,
			`type chapter · author Yarrow|Cyrus · title The Gothic Laundry · container-title Domestic Terrors · editor Holm|Beatrix; Achebe-Lowe|Samuel · publisher U of Nebraska P · issued 2011 · page 58-80 · -publisher-place · -volume`},
		{`Falconer-Reid, Josie. “Weather in the Epistolary Novel.” Eighteenth-Century Fiction, vol. 19, no. 4, Summer 2007, pp. 423-47. JSTOR, https://doi.org/10.5555/ecf.2007.423.`,
			`type article-journal · author Falconer-Reid|Josie · title Weather in the Epistolary Novel · container-title Eighteenth-Century Fiction · volume 19 · issue 4 · issued 2007 · page 423-47 · DOI 10.5555/ecf.2007.423 · -publisher · -publisher-place`},
		{`The Quiet Harbour. Directed by Ilse Marrow, Ealing Pictures, 1954.`,
			`type motion_picture · title The Quiet Harbour · publisher Ealing Pictures · issued 1954 · -author · -container-title · -publisher-place · -volume`},
		{`Lascelles, Vera. “I Never Liked Applause.” Interview by Ned Fairweather. The Paris Review, no. 141, 1996, pp. 92-120.`,
			`type article-journal · author Lascelles|Vera · title I Never Liked Applause · container-title The Paris Review · issue 141 · issued 1996 · page 92-120 · -publisher · -publisher-place · -volume`},
		{`Hathersage, Noel. “Fog Everywhere.” Review of The Dickensian Coast, by Laura Pym. Victorian Studies, vol. 44, no. 1, Autumn 2001, pp. 133-36.`,
			`type article-journal · author Hathersage|Noel · title Fog Everywhere · container-title Victorian Studies · volume 44 · issue 1 · issued 2001 · page 133-36 · -publisher · -publisher-place`},
		{`Strömme, Ingeborg. Review of The Cold Larder, by Marcus Whitelaw. Technology and Culture 47, no. 4 (2006): 861–63.`,
			`type article-journal · author Strömme|Ingeborg · title Review of The Cold Larder, by Marcus Whitelaw · container-title Technology and Culture · volume 47 · issue 4 · issued 2006 · page 861–63 · -publisher · -publisher-place`},
		{`Szymborski, Adele. 1913: The Last Summer of the Pantomime. Verso, 2013.`,
			`type book · author Szymborski|Adele · title 1913: The Last Summer of the Pantomime · publisher Verso · issued 2013 · -container-title · -publisher-place · -volume`},
		{`Okafor, A. 2014: Levies and bread. Lund: Quay Press.`,
			`type book · author Okafor|A. · issued 2014 · title Levies and bread · publisher-place Lund · publisher Quay Press · -container-title · -volume`},
		{`Trusscott, E. H. The tinners of Redruth. Truro: Oscar Blackford, l962.`,
			`type book · author Trusscott|E. H. · title The tinners of Redruth · publisher-place Truro · publisher Oscar Blackford · issued 1962 · -container-title · -volume`},
		{`Pasqualigo N., La Zecca e i suoi uomini, Venezia, 19O7.`,
			`type book · author Pasqualigo|N. · title La Zecca e i suoi uomini · publisher-place Venezia · issued 1907 · -container-title · -publisher · -volume`},
		{`Siebenlist, Rudolf: Fahrende Müller. Ein Beitrag zur Volkskunde, Graz1968.`,
			`type book · author Siebenlist|Rudolf · title Fahrende Müller. Ein Beitrag zur Volkskunde · publisher-place Graz · issued 1968 · -container-title · -publisher · -volume`},
		{`Mu¨nzberg, Th.: Die Tu¨rmer von Go¨rlitz, Go¨rlitz 1926.`,
			`type book · author Mu¨nzberg|Th. · title Die Tu¨rmer von Go¨rlitz · publisher-place Go¨rlitz · issued 1926 · -container-title · -publisher · -volume`},
		{`Gue´rande (P.), Les Mare´es et les mots, Nantes, Cid, 1976.`,
			`type book · author Gue´rande|P. · title Les Mare´es et les mots · publisher-place Nantes · publisher Cid · issued 1976 · -container-title · -volume`},
	})
}
