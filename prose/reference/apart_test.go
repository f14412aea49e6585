package reference

import "testing"

func TestDaysApartFromTheYear(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"Okafor, A. 2005. “Nets full of plastic.” Boston Quay, August 7.", "issued 2005-08-07; container-title Boston Quay; -volume"},
		{"Okafor, A (2018) ‘Nets full of plastic’, The Quay Mail, 14 August.", "issued 2018-08-14; container-title The Quay Mail"},
		{"Okafor, A. 2010. “Nets of the north.” Quay Weekly, March 22, 40–47.", "issued 2010-03-22; container-title Quay Weekly; page 40–47; -volume"},
		{"Okafor, A 2011, ‘Nets of the north’, The Lund Morning Mail, 9 November, p. 3.", "issued 2011-11-09; container-title The Lund Morning Mail; page 3"},
		{"Okafor, A. (2017) Nets of the north, Financial Quay, 28 June, p. 4", "issued 2017-06-28; page 4"},
		{"Okafor, A. (2014): Netze im Norden. In: Hafenzeitung, 14. August, S. 12.", "issued 2014-08-14; container-title Hafenzeitung; page 12"},
		{"Okafor, A. (2014). «Redes del norte», El Muelle, 7 de agosto, p. 12.", "issued 2014-08-07; page 12"},
		{"Okafor, A. (2014). « Filets du nord », Le Quai, 3 mars, p. 12.", "issued 2014-03-03; page 12"},
		{"Okafor, A. 2009. “Knots.” Paper presented at the annual meeting of the Quay Society, New Orleans, November 19–22.", "issued 2009-11-19; -page"},
		{"Okafor, A. 2012. “Fog.” The Lund Herald, Sept. 3, p. 4.", "issued 2012-09-03"},
		// days of titles, and dates that are whole
		{"Okafor, A. (2004). The night of 14 August in Lund. Lund: Quay Press.", "title The night of 14 August in Lund; issued 2004"},
		{"Okafor, A. (2004). Quays after August. Quay Studies, 12, 3–9.", "issued 2004; volume 12; page 3–9"},
		{"Okafor, A. (2004, May 3). Quays. The Quay Mail, p. 9.", "issued 2004-05-03; page 9"},
		{"Okafor, A. 2004. “Quays.” Quay Studies 12, no. 3 (March): 45–67.", "volume 12; issue 3; page 45–67"},
	})
}

func TestWorksToCome(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"A. Okafor, The last lemma, to appear in J. Quay Theory.", "title The last lemma; issued forthcoming; container-title J. Quay Theory"},
		{"Okafor A. Tides of the north. Quay Stud. Forthcoming 2002.", "container-title Quay Stud; issued forthcoming2002"},
		{"Okafor, A., 2020, PQSP, in press", "issued in press2020"},
		{"Okafor, A. (2014). Tides of the north. Quay Studies, in press.", "container-title Quay Studies; issued in press2014"},
		{"Okafor, A. (2014). Works in press and their readers. Lund: Quay Press.", "title Works in press and their readers; issued 2014"},
		{"Okafor, A. (2014). Forthcoming tides. Quay Studies, 12, 3–9.", "title Forthcoming tides; issued 2014"},
	})
}

func TestJournalsBehindNames(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"Okafor, F.; Prado, T.; Lutz, H. J. Org. Chem. 2003, 68, 4119-4124.", "container-title J. Org. Chem; page 4119-4124; -editor"},
		{"(14) Okafor, M. D.; Prado, S. *Org. Lett.* **2009**, *11*, 2061.", "container-title Org. Lett; volume 11; page 2061; -editor"},
		{"Okafor, I.; Prado, T. R. J. Phys. Chem. B, in press.", "container-title J. Phys. Chem. B; issued in press"},
		{"Okafor, I. J. Am. Chem. Soc. 1999, 12, 34.", "container-title J. Am. Chem. Soc; volume 12"},
		// names, editors
		{"Okafor, I. J. Levies of the north. Quay Studies 1999, 12, 34.", "author Okafor|I. J.; title Levies of the north"},
		{"Okafor, I. Org. Marés do norte. Lund: Quay Press, 1999.", "editor Okafor|I."},
	})
}

func TestServersMeetingsReviews(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"Okafor S, Prado G. Air in lifts: a simulation. medRxiv 2020.05.11.20092346; doi: https://doi.org/10.5555/2020.05.11.20092346", "title Air in lifts: a simulation; container-title medRxiv"},
		{"Okafor N, Prado U. Gut microbes of fishers. bioRxiv [Preprint]. 2018 bioRxiv 417890. Available from: https://www.example.org/417890v1", "title Gut microbes of fishers; container-title bioRxiv; number 417890; issued 2018"},
		{"Okafor, N. (2019). Naps at sea. PsyArXiv. https://doi.org/10.5555/osf.io/abc", "title Naps at sea; container-title PsyArXiv; -publisher"},
		{"Okafor, N. Tides of the north. Preprint at bioRxiv https://doi.org/10.5555/417890 (2018).", "title Tides of the north; container-title bioRxiv; issued 2018"},
		{"Okafor, A. 2009. “Knots.” Paper presented at the annual meeting of the Quay Society, Lund.", "title Knots; container-title annual meeting of the Quay Society"},
		{"Okafor, A. (2009). Knots. Presented at the 12th Quay Forum, Lund, Sweden.", "title Knots; container-title 12th Quay Forum"},
		{"Okafor, E.; Prado, R. (2019): Groundwater of wells. QANGAEA. Dataset. https://doi.org/10.5555/Q.9", "title Groundwater of wells"},
		{"J. W. Okafor, On a question of Prado, Proc. Amer. Math. Soc. 83 (1981), no. 1, 11–15. MR 0619973", "volume 83; page 11–15; -publisher"},
		{"OKAFOR, E. and PRADO, X. (2011). Bias in the lottery. Ann. Statist. 39 1–42. MR2797839", "volume 39; -publisher"},
		{"A. Okafor, Sheaves on quays, Springer, Berlin, 1981. Zbl 0463.57008", "publisher Springer; publisher-place Berlin"},
		// the same words in titles
		{"Okafor, A. (2009). Who read bioRxiv in 2018? Lund: Quay Press.", "title Who read bioRxiv in 2018?"},
		{"Okafor, A. (2009). Papers read at the quay. Lund: Quay Press.", "title Papers read at the quay; publisher Quay Press"},
		{"Okafor, A. (2009). A dataset of tides. Lund: Quay Press.", "title A dataset of tides; publisher Quay Press"},
	})
}

func TestNumbersBesideThePage(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"A. Okafor, Levies of the sea, JQEP 07 (2011) 093 [1105.0432].", "volume 07; page 093; arxiv 1105.0432; issued 2011"},
		{"A. Okafor, Levies of the sea, Quay Lett. 12 (2009) 345 [0901.1234].", "volume 12; page 345; arxiv 0901.1234"},
		{"A. Okafor, “Nets at sea,” Quay Access, vol. 8, 2020, Art. no. 119203.", "volume 8; page 119203; -issue"},
		{"Dana Okafor and Sven Prado. 2017. Crowds that argue. QCM Trans. Soc. Quays 1, 3, Article 12 (December 2017), 28 pages.", "volume 1; issue 3; number 12; -page"},
		{"Okafor, F. (Host). (2020, May 1). The shipping news (No. 14) [Audio podcast episode]. In Slow Quays. Anchor House.", "number 14; title The shipping news; -issue"},
		{"Okafor, A. Nets at sea, Quay Trans. Netw., to be published.", "issued forthcoming; container-title Quay Trans. Netw"},
		{"Quay Corp. Released 2013. Tidal Statistics for Windows. Lund: Quay Corp.", "issued 2013"},
		{"Okafor A. Tides of the north. Quay Stud. 2014;12(No. 3):45-67.", "volume 12; page 45-67"},
		{"Okafor A. Tides [12 of 14]. Quay Stud. 2014;12:45-67.", "volume 12; -arxiv"},
	})
}
