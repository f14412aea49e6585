package reference

import "testing"

func TestNumberedPapers(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"Quay Council. (2016). State of the tides (Report No. 44). Lund: Quay Press.", "title State of the tides; number 44; publisher Quay Press; publisher-place Lund"},
		{"Okafor, A. (1998). Freight on narrow waterways (Technical Report No. 98-12). Lund: Quay Press.", "title Freight on narrow waterways; genre Technical Report; number 98-12"},
		{"Okafor, A. 2003. Wages of stokers, 1890-1910. LUND Discussion Paper No. 812.", "title Wages of stokers, 1890-1910; collection-title LUND Discussion Paper; number 812; -issue"},
		{"Okafor, A., 2005. Tariffs and tempers. QIER Working Paper 11219.", "title Tariffs and tempers; number 11219; -volume"},
		{"A. Okafor and C. Prado. Deadlocks in wet cables. Technical Report LU-TR-87-14, Department of Harbours, Lund University, June 1987.", "number LU-TR-87-14; publisher Department of Harbours, Lund University; issued 1987-06"},
		{"Okafor A. (1999). “Bridges in salt air.” Rep. No. FHQA-RD-99-115, Federal Quay Office, Lund.", "number FHQA-RD-99-115; publisher Federal Quay Office"},
		{"Okafor, A. and Prado, C. (2011). Remittances by ship. QSAE Working Paper WPS/2011-18. Oxford: Quay Press.", "title Remittances by ship; collection-title QSAE Working Paper; number WPS/2011-18"},
		{"Okafor, A., 2006, Landslides along the quay: U.S. Geological Survey Open-File Report 2006-1187, 36 p.", "title Landslides along the quay; collection-title U.S. Geological Survey Open-File Report; number 2006-1187"},
		{"Okafor, A. (2007) Häfen und Löhne. Diskussionspapier Nr. 12, Universität Lund.", "title Häfen und Löhne; number 12"},
		{"Okafor, A.: Icing of small oars. NASA TN D-1204, 1962.", "title Icing of small oars; number TN D-1204; issued 1962; -volume"},
		{"Okafor A, Prado C. Tides at night [Internet]. Lund: Quay Press; 2014. Report No.: NQT0200.", "number NQT0200; publisher Quay Press"},
		{"C. Prado. Naming quays. RFC 9999, May 2014.", "title Naming quays; number 9999; issued 2014-05"},
		// journals and titles with such words
		{"Okafor A. Tides of the north. Sci. Rep. 7, 12345 (2017).", "container-title Sci. Rep; volume 7; page 12345; -number"},
		{"Okafor A. Tides of the north. Quay Reports 2014; 12(3): 45-67.", "container-title Quay Reports; volume 12; issue 3; -number"},
		{"Okafor A. (2014). Tides of the north. Quay Reports, 12, 45–67.", "container-title Quay Reports; volume 12; -number"},
		{"World Bank. 2008. World Development Report 2008: Agriculture for rain. Washington, DC: World Bank.", "title World Development Report 2008: Agriculture for rain; -number"},
		{"Okafor, A. (2014). Working Paper 12 and how it came about. Lund: Quay Press.", "title Working Paper 12 and how it came about; -number"},
		{"Okafor A. Tides. Phys. Rep. 12 (1974) 75.", "volume 12; page 75; -number"},
	})
}

func TestPatents(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"Okafor, D. G. Method for Binding Oil with Chalk. U.S. Patent 4,321,987, March 16, 1982.", "title Method for Binding Oil with Chalk; number 4,321,987; issued 1982-03-16; -container-title"},
		{"J. P. Okafor, “Blowpipe for wet glass,” U.S. Patent 4 811 302, Mar. 14, 1989.", "title Blowpipe for wet glass; number 4 811 302; issued 1989-03-14; -container-title"},
		{"Okafor, I. (2008). Foldable lifebelt (U.S. Patent No. 7,345,671). U.S. Patent and Trademark Office.", "title Foldable lifebelt; number 7,345,671"},
		{"Okafor AC, inventor; Quay Surgical R&D Inc., assignee. Grasping device for kelp. United States patent US 20020103498. 2002 Aug 1.", "author Okafor|AC; title Grasping device for kelp; number US 20020103498; issued 2002-08-01"},
		{"Okafor T., Prado L. Process for drying algae. European Patent EP 1 234 567 B1, 5 May 2004.", "title Process for drying algae; number EP 1 234 567 B1; issued 2004-05-05; -volume"},
		{"Okafor, T. Drying of algae. WO 2009/123456 A1, 2009.", "title Drying of algae; number WO 2009/123456 A1; issued 2009; -volume"},
		{"Okafor, T.: Vorrichtung zum Trocknen. Patent DE 10 2008 012345 A1, 2009.", "title Vorrichtung zum Trocknen; number DE 10 2008 012345 A1"},
		{"Okafor T, Prado L, inventors. Drying of algae. US patent 6,123,456. 2001 May 3.", "title Drying of algae; number 6,123,456"},
		{"Okafor, T. Dryer. US Patent Application 2014/0123456, 2014.", "number 2014/0123456; issued 2014"},
		{"Okafor, T.; Prado, L. Séchoir d'algues. Brevet FR 2 123 456, 1972.", "number FR 2 123 456"},
		// no numbers of patents
		{"Okafor, A. (2001). The patent and its enemies. Lund: Quay Press.", "title The patent and its enemies; publisher Quay Press; -number"},
		{"Okafor, A. (2001). Patents. Journal of Quay Law, 12, 345-367.", "container-title Journal of Quay Law; volume 12; -number"},
		{"Okafor A. Tides. World Patent Information. 1994;12(3):123-45.", "container-title World Patent Information; volume 12; -number"},
	})
}
