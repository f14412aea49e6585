package reference

import "testing"

func TestDescriptors(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"Okafor, S. (2006, March/April). Why birds hate glass [Letter to the editor]. Quay Notes, 112(2), 11.", "title Why birds hate glass; genre Letter to the editor; container-title Quay Notes"},
		{"Okafor M, Prado H. Asthma and altitude [letter]. Eur Respir Notes. 2008;31(1):199-200.", "title Asthma and altitude; container-title Eur Respir Notes; volume 31"},
		{"Okafor, A. (2019, August 2). The bridge will stay open tonight [Tweet]. Twitter. https://twitter.example.com/a/11569", "title The bridge will stay open tonight; genre Tweet"},
		{"Quay Agency. Rats found on grain ship [press release]. Gdynia: Quay Agency; 2008 Nov 21.", "title Rats found on grain ship; publisher Quay Agency; publisher-place Gdynia"},
		{"Okafor, A. (2012). Reading the waves [Review of the book Sea rooms, by B. Prado]. Quay Review, 12(3), 45–47.", "title Reading the waves; container-title Quay Review; volume 12; page 45–47"},
		{"Okafor, A. (2018). Play in wards [Paper presentation]. Quay Society Annual Meeting, Lund, Sweden.", "title Play in wards; genre Paper presentation"},
		{"Okafor, A. (2012, July 7). Interview by B. Prado [Radio broadcast]. Quay Radio.", "title Interview by B. Prado; genre Radio broadcast"},
		{"Okafor, A. (2001). Häfen der Nacht [Rezension]. Quaystudien, 12, 34–36.", "title Häfen der Nacht; genre Rezension; container-title Quaystudien"},
		{"Okafor, A. (2001). Les quais de nuit [compte rendu de lecture et recension]. Études du quai, 12, 34–36.", "title Les quais de nuit; volume 12"},
		{"Okafor, A. (2001). Estuaries in motion [Habilitation thesis, Lund University].", "title Estuaries in motion; genre Habilitation thesis; publisher Lund University"},
		{"Okafor, A. (2018). Harbour survey data (Version 2.1) [Data set]. Quay Archive. https://example.org/x", "title Harbour survey data"},
		{"Okafor, L. (2021). linkq: Joining messy tables (Version 0.9.2) [Computer software]. https://example.com/linkq", "title linkq: Joining messy tables; -publisher"},
		{"Okafor H, Prado A (2014). glmq: Models for tides. R package version 1.2-3, https://example.org/package=glmq.", "title glmq: Models for tides; -container-title; -publisher"},
		{"Quay Instruments. (2009). Model 42 logger: User's guide (Rev. C). Lund: Quay Instruments.", "title Model 42 logger: User's guide; publisher Quay Instruments"},
		// translated titles and words of titles stay
		{"Okafor A, Prado E. [New levies in Spain]. Quay Today. 2009;29:500-4.", "title New levies in Spain"},
		{"Okafor, A. (2001). Paromy i sud'by [Ferries and fates]. Lund: Quay Press.", "title Paromy i sud'by [Ferries and fates]; publisher Quay Press"},
		{"Okafor, A. (2001). The third version of the harbour. Lund: Quay Press.", "title The third version of the harbour"},
		{"Okafor, A. (2001). Harbour Language Reference, version 3.8. Lund: Quay Press.", "title Harbour Language Reference, version 3.8"},
		{"Okafor A. Genes of quays. Nat Genet Rev 1998; 12: 45-67.", "container-title Nat Genet Rev; volume 12; issued 1998"},
	})
}

func TestStandards(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"ISO 15836:2009. Information and documentation — The quay metadata set. Geneva: International Organization for Standardization.", "number ISO 15836:2009; issued 2009; title Information and documentation — The quay metadata set"},
		{"IEEE Standard for Names of Buoys, IEEE Standard 4417, 1998.", "title IEEE Standard for Names of Buoys; number 4417; issued 1998"},
		{"DIN EN ISO 9001:2015-11, Quaymanagementsysteme – Anforderungen. Berlin: Beuth, 2015.", "number DIN EN ISO 9001:2015-11; issued 2015"},
		{"ASTM D4541-17, Standard Test Method for Quays, ASTM International, Lund, 2017.", "number ASTM D4541-17; issued 2017; title Standard Test Method for Quays"},
		{"Quay Institute. (2011). Wood preservatives. BS 8417:2011. London: BSI.", "title Wood preservatives; number BS 8417:2011; issued 2011"},
		// no standards
		{"Quay Institute. (2011). BS 8300: Design of accessible quays. London: BSI.", "title BS 8300: Design of accessible quays"},
		{"Okafor, A. (2001). ISO 9001 and its friends. Lund: Quay Press.", "title ISO 9001 and its friends; -number"},
		{"Okafor A. Tides of the north. DS 12, 345–367 (2001).", "volume 12; page 345–367; -number"},
		{"ISO (2015) Quay management. Geneva: ISO.", "title Quay management; -number"},
	})
}

func TestSeries(t *testing.T) {
	checkAnchors(t, []anchorCase{
		{"A. Okafor, Lectures on Wild Quays, Graduate Texts in Harbours, vol. 211, Springer-Verlag, New York, 2002.", "title Lectures on Wild Quays; collection-title Graduate Texts in Harbours; publisher Springer-Verlag; publisher-place New York; -container-title"},
		{"A. Okafor, Endliche Kais, Grundlehren der nautischen Wissenschaften 134, Springer, Berlin, 1967.", "title Endliche Kais; collection-title Grundlehren der nautischen Wissenschaften; publisher Springer"},
		{"Cecily Okafor. Ideals of Sand, volume 18 of Annals of Harbour Studies. Princeton University Press, 1971.", "title Ideals of Sand; collection-title Annals of Harbour Studies; publisher Princeton University Press"},
		{"Okafor, A., Prado, B. (eds.): Symposium on Rope. Lecture Notes in Textiles, vol. 8. Springer, Berlin (1995)", "title Symposium on Rope; collection-title Lecture Notes in Textiles; publisher Springer; publisher-place Berlin"},
		{"QHO. The management of salt. QHO Technical Report Series No. 894. Geneva: World Health Organization, 2000.", "title The management of salt; collection-title QHO Technical Report Series; -issue; -container-title"},
		{"Okafor, W. (2009). Clay and debt (Cambridge Studies in Rural Harbours 14). Cambridge: Cambridge University Press.", "title Clay and debt; collection-title Cambridge Studies in Rural Harbours; publisher Cambridge University Press"},
		{"Okafor, I. 2012. Pots and paths. QAR International Series, no. 2381. Oxford: Archaeopress.", "title Pots and paths; collection-title QAR International Series; publisher-place Oxford; -issue"},
		{"Okafor, K. Catalysts from Shells. In *Green Harbours*; Prado, A., Ito, N. T., Eds.; AQS Symposium Series 1142; American Chemical Society: Washington, DC, 2013; pp 215–233.", "container-title Green Harbours; collection-title AQS Symposium Series; publisher American Chemical Society; page 215–233"},
		{"Okafor K (1997) Wetlands of the Ruaha, Tidal Studies 121. Springer, Berlin Heidelberg New York", "title Wetlands of the Ruaha; collection-title Tidal Studies"},
		{"Okafor, A. (1999). Porti e monete. Quaderni del Molo 12. Roma: Viella.", "title Porti e monete; collection-title Quaderni del Molo; publisher Viella"},
		// journals, and books whose name stands for the whole
		{"Okafor, A. (1999). Ports and coins. Quay Studies 12. 34–56.", "container-title Quay Studies; volume 12; page 34–56; -collection-title"},
		{"Okafor, A. (1999). Ports and coins. Quay Studies, 12(3), 34–56.", "container-title Quay Studies; volume 12; issue 3; -collection-title"},
		{"Okafor, A., Ports and coins, Quay Papers 12 (1999), 34–56.", "container-title Quay Papers; volume 12; -collection-title"},
		{"Okafor, A. (1999). Quay Studies 12. Lund: Quay Press.", "-collection-title"},
		{"Okafor, A. 1991. The Age of Quays. Vol. 3 of Tides and Their Maps. Chicago: University of Chicago Press.", "title The Age of Quays; container-title Tides and Their Maps; volume 3; -collection-title"},
	})
}
