package reference

import (
	"slices"
	"strings"
	"testing"
)

// A reading is some of the lines that dump has for an entry, parted by " · "; one
// with "-" in front must not be there. "-publisher" is any line of that field.
type reading struct{ text, want string }

func holdReadings(t *testing.T, readings []reading) {
	t.Helper()
	for _, f := range readings {
		r := plainEntry(f.text)
		Parse(r)
		lines := strings.Split(strings.TrimSpace(dump(r)), "\n")
		for _, want := range strings.Split(f.want, " · ") {
			name, unwanted := strings.CutPrefix(want, "-")
			there := slices.ContainsFunc(lines, func(l string) bool {
				return l == name || unwanted && strings.HasPrefix(l, name+" ")
			})
			if there == unwanted {
				t.Errorf("%s\nwanted: %s\ngot:    %s", f.text, want, strings.Join(lines, " · "))
			}
		}
	}
}

// Editors behind the word that leads to a book, in the languages of Europe.
func TestEditorsOfManyLanguages(t *testing.T) {
	holdReadings(t, []reading{
		{"Tveit, Odd (1992): Klokker i nord. I Åsen, L. og Dahl, M. (red.): Havn og hage. Bergen: Kai forlag, s. 115–131.",
			"editor Åsen|L.; Dahl|M. · container-title Havn og hage · title Klokker i nord"},
		{"Ek, T. (2009). Skolans brygga. I A. Boström & L. Järvinen (Red.), Tid och tystnad (s. 77–98). Stockholm: Liber.",
			"editor Boström|A.; Järvinen|L. · container-title Tid och tystnad"},
		{"Salo, Veera (2010). Hiljaiset satamat. Teoksessa Jukka Virta & Aino Mäki (toim.), Maalta merelle (s. 60–84). Tampere: Laituri.",
			"editor Virta|Jukka; Mäki|Aino · container-title Maalta merelle"},
		{"Kos, Tina. Mostovi in splavi. V: Zupan, Miha (ur.). Reka in mesto. Ljubljana: Založba Pomol, 2010, str. 45–66.",
			"editor Zupan|Miha · container-title Reka in mesto · title Mostovi in splavi"},
		{"Δούκας, Ν. (2011). Η σιωπή. Στο: Φ. Ρήγα (επιμ.), Λιμάνια και μνήμη. Θεσσαλονίκη: Προβλήτα.",
			"editor Ρήγα|Φ. · container-title Λιμάνια και μνήμη"},
		{"Lescure, M., « Les comptes du port », in La Ville d'eau, sous la dir. de Nadège Perrin et Alain Bouquet, Dijon, 1993, p. 70-91.",
			"editor Perrin|Nadège; Bouquet|Alain · container-title La Ville d'eau"},
		{"Bukowska L., Zegar i most, [w:] Czas w porcie, pod red. T. Miazgi, Kraków 1988, s. 30–44.",
			"editor Miazgi|T. · container-title Czas w porcie"},
		{"Vadász Erika: A híd és a bíró. In: Polgári kikötő. Szerk. Kelemen András. Budapest, Móló, 1998. 33–52.",
			"editor Kelemen|András · container-title Polgári kikötő"},
		{"Tordai, Zs. (2007): A néma tanúk. In: Hegyi Balázs – Lovász Éva (szerk.): Per és hit. Pécs: Móló, 90–117.",
			"editor Hegyi|Balázs; Lovász|Éva · container-title Per és hit"},
		{"Solange Kervel, « Dormir au port », in Jean-Yves Marchal et Odile Benoît (dir.), La Nuit des quais, Rennes, 2009, p. 55-73.",
			"editor Marchal|Jean-Yves; Benoît|Odile · container-title La Nuit des quais"},
		{"Rosemarie Thun, Schnee am Kai, in: Dieter Hinkel/Gabi Stroh (Hg.), Winterhäfen, Luzern 1987, 44–60.",
			"editor Hinkel|Dieter; Stroh|Gabi · container-title Winterhäfen"},
		{"Goicoa, Blanca, «Aguadores y muelles», en La sed de Lima, editado por Nicanor Huamán, Lima: Muelle, 2015, pp. 77-95.",
			"editor Huamán|Nicanor · container-title La sed de Lima"},
		{"Vanden, R., Le moulin du port, dans Revue des quais, t. 41, fasc. 2, 1963, p. 455-470.",
			"container-title Revue des quais · title Le moulin du port"},
		// near misses
		{"Okafor, A. (2014). Harbours, vol. I: Levies and tides. Lund: Quay Press.", "-editor"},
		{"Prado, C. (1998). Vivre en ville, dans Paris et ailleurs. Paris: Seuil.", "title Vivre en ville, dans Paris et ailleurs"},
		{"Okafor, A. (2014). Life under direction: Work in harbours. Lund: Quay Press.", "title Life under direction: Work in harbours · -editor"},
		{"Okafor, Amara, The harbour and its ur text, Lund 2001.", "-editor"},
	})
}

// Words for volumes, issues, pages and editions, and volumes in roman numbers.
func TestLocatorsOfManyLanguages(t *testing.T) {
	holdReadings(t, []reading{
		{"Nuri Şen, “Bursa'da Taş Ustaları”, Liman Dergisi, c. 54, sy. 210, Ankara 1990, s. 633-651.", "volume 54 · issue 210 · page 633-651 · publisher-place Ankara"},
		{"Falk, Ruth, Tuz Yolu, 2. baskı, İstanbul: Liman Yayınları, 2009.", "edition 2 · title Tuz Yolu"},
		{"Καρά, Α., «Το ψωμί», Τα Λιμάνια, τόμ. 14, τχ. 26, 1997, σσ. 101-124.", "volume 14 · issue 26 · page 101-124 · container-title Τα Λιμάνια · title Το ψωμί"},
		{"Kaldo, A. 2001. Saare rannad. – Sadam, nr 3, lk 44–59.", "issue 3 · page 44–59"},
		{"Ozola, Ilze. Gaismas osta. Rīga: Mols, 2012. 212 lpp.", "number-of-pages 212"},
		{"Tidblad, Moa (red.) (2014). Barn vid hamnen. 2. uppl. Lund: Kajen.", "edition 2 · title Barn vid hamnen"},
		{"Hedlund S., Zima portowa, wyd. 2, Warszawa: Molo, 1978.", "edition 2 · title Zima portowa"},
		{"Bok, C.J., Kroniek van de haven, dl. 2, 3e dr., Leeuwarden, Kade, 1948.", "edition 3e · volume 2 · title Kroniek van de haven · publisher-place Leeuwarden · publisher Kade"},
		{"Fr. Guicci, Storia dei moli bresciani, II, Brescia, Molo, 1931, p. 318.", "volume II · title Storia dei moli bresciani · publisher-place Brescia · publisher Molo"},
		{"Monchar, Henri de, Histoire du Port, t. II, Mâcon, Quai frères, 1893.", "volume II · title Histoire du Port · publisher-place Mâcon · publisher Quai frères"},
		{"Guasco R., Orologi del porto, in Studi in onore di Carlo Altieri, II, Milano, Molo, 1962, pp. 733-750.", "volume II · container-title Studi in onore di Carlo Altieri"},
		{"E. Tira, Un inventario di reti, in «Bollettino del porto», s. IV, XXXVII (1952), fasc. III, pp. 220-229.", "volume XXXVII · issue III · page 220-229"},
		{"J. Dobra, Porty opactwa, „Rocznik Portowy”, R. XXXIV, 1974, z. 2, s. 81–99.", "volume XXXIV · issue 2 · container-title Rocznik Portowy"},
		{"A. Mala, Il principe e il molo, in Id., Studi del porto, Pisa, Molo, 1967, pp. 101-119.", "container-title Studi del porto"},
		{"Cipolla V., La memoria del porto, in AA.VV., Pane e mare, Roma, Molo, 1980, pp. 9-21.", "container-title Pane e mare"},
		{"Honorine Vasse, « Préface », dans Jules Thibaud, Mémoires d'un marin, Paris, Quai, 1979, p. 3-22.", "container-title Mémoires d'un marin"},
		// near misses
		{"Okafor, A., Prado, C., Tides, Lund, 1998.", "title Tides · -volume"},
		{"Okafor, A. (2014). Harbours. Quay Rev. IV, 12. Lund.", "-edition"},
		{"Okafor, C. Levies and tides. Dr. Hook Press, 1998.", "-edition"},
		{"Okafor, A. (2014). Levies under c. 54. Lund: Quay Press.", "-volume"},
	})
}

// The clause before ", Place Year" is a subtitle where it has words that no
// publisher's name has.
func TestPlaceBehindSubtitleOrWhole(t *testing.T) {
	holdReadings(t, []reading{
		{"Nolting, Rainer (Hg.), Das Gedächtnis der Häfen. Chroniken aus Lippe, Berlin 2010.", "title Das Gedächtnis der Häfen. Chroniken aus Lippe · publisher-place Berlin · -publisher"},
		{"Escher, Conrad. Die Bahn und ihre Wärter. Eisenbahn in Graubünden, Zürich 1993.", "title Die Bahn und ihre Wärter. Eisenbahn in Graubünden · publisher-place Zürich · -publisher"},
		{"Holger Lind: Bøndernes ure. Tidsmåling på Fyn, København 1955.", "title Bøndernes ure. Tidsmåling på Fyn · publisher-place København · -publisher"},
		{"Kron, V., Einführung in die Hafenkunde. Methoden und Beispiele, 4. Aufl., Würzburg 1966.", "title Einführung in die Hafenkunde. Methoden und Beispiele · -publisher"},
		{"Trau, Leopoldine: Das Wiener Eis. Handel und Kühlung vor 1900, phil. Diss., Wien 1951.", "title Das Wiener Eis. Handel und Kühlung vor 1900 · publisher-place Wien"},
		{"Fabian, Elke: Nachts um drei. Zur Geschichte der Hafenlichter, Berlin, Zürich 1986.", "title Nachts um drei. Zur Geschichte der Hafenlichter · publisher-place Berlin, Zürich"},
		{"AA.VV., Ferrara 1598. La città senza porto, Ferrara, Molo, 1999.", "title Ferrara 1598. La città senza porto · publisher-place Ferrara · publisher Molo"},
		{"Wass, T., Kaas en kade. Edam in de negentiende eeuw, Amsterdam 1992.", "title Kaas en kade. Edam in de negentiende eeuw · publisher-place Amsterdam"},
		{"Marin, P., Les lanternes du port. Histoire des phares, Paris, 1987.", "title Les lanternes du port. Histoire des phares · publisher-place Paris · -publisher"},
		{"Thun, Rosa, Schnee, in: Dieter Hinkel (Hg.), Winterhäfen. Verkehr in den Alpen, Luzern 1987, 44–60.", "container-title Winterhäfen. Verkehr in den Alpen · publisher-place Luzern · -publisher"},
		{"Pellerin, H., « Cloches », in Le Bruit des quais, actes du colloque, Dijon, Quai, 1994, p. 201-217.", "container-title Le Bruit des quais, actes du colloque · publisher-place Dijon · publisher Quai"},
		{"Schaep, W., ‘Veen’, in: A. ter Horst en J. Wiarda (red.), Drents kade (Amsterdam 2003) 71-94.", "container-title Drents kade · publisher-place Amsterdam"},
		// near misses: publishers
		{"Kron, V., Einführung in die Hafenkunde. Böhlau, Köln 1966.", "title Einführung in die Hafenkunde · publisher Böhlau · publisher-place Köln"},
		{"Kron, V.: Einführung in die Hafenkunde. Duncker und Humblot, Berlin 1966.", "title Einführung in die Hafenkunde · publisher Duncker und Humblot"},
		{"Kron, V.: Einführung in die Hafenkunde. Verlag für Kai und Hafen, Berlin 1966.", "title Einführung in die Hafenkunde · publisher Verlag für Kai und Hafen"},
		{"Kron, V.: Die Häfen. In: Prado, C. (Hg.): Tiden. Springer, Berlin 1966, S. 3–9.", "container-title Tiden · publisher Springer"},
	})
}

// Theses, translators, catalogues of exhibitions and printers of old books.
func TestClausesOfManyLanguages(t *testing.T) {
	holdReadings(t, []reading{
		{"Quem, Gwen, Femmes de marins à Douarnenez, thèse de doctorat d'histoire, Université de Bretagne, 2003.", "type thesis · genre thèse de doctorat d'histoire · title Femmes de marins à Douarnenez"},
		{"Nez, Klára. Šifry a přístavy. Diplomová práce. Olomouc: Univerzita Palackého, 2013.", "type thesis · genre Diplomová práce · title Šifry a přístavy"},
		{"Jagoda B., Zegary portowe w Galicji, rozprawa doktorska, Uniwersytet Jagielloński, Kraków 2010.", "type thesis · genre rozprawa doktorska · title Zegary portowe w Galicji"},
		{"Yağcı, D. (2002). Limanda zaman (Yayımlanmamış doktora tezi). Hacettepe Üniversitesi, Ankara.", "type thesis · genre Yayımlanmamış doktora tezi · title Limanda zaman"},
		{"Hedlund S., Zima portowa, przeł. E. Rosiak, Warszawa: Molo, 1978.", "title Zima portowa · publisher-place Warszawa"},
		{"Falk, Ruth, Tuz Yolu, çev. Melis Aksoy, İstanbul: Liman Yayınları, 2009.", "title Tuz Yolu"},
		{"Sarnecka, Ludwika, Le Quai gelé, trad. du polonais par Éric Vial, Arles, Actes Sud, 1999.", "title Le Quai gelé · publisher Actes Sud"},
		{"Hollstrom, P., La voce e il molo, tr. it. di Lia Gambino, Torino, Einaudi, 1984.", "title La voce e il molo · publisher Einaudi"},
		{"Cordages bleus de Nevers, cat. exp., Nevers, Musée du Quai, 1985.", "title Cordages bleus de Nevers · publisher-place Nevers · publisher Musée du Quai · -author"},
		{"L'oro e il molo, catalogo della mostra (Venezia, Palazzo Ducale, 1986), a cura di Bruno Marcato, Milano, Electa, 1986.", "title L'oro e il molo · editor Marcato|Bruno"},
		{"Licht am Kai, Ausst.-Kat., hg. von Paul Ernst, Köln, Museum Ludwig, 1990.", "title Licht am Kai · editor Ernst|Paul"},
		{"Terenzi, Giovan Battista, La vera regola de' porti, in Roma, per Antonio Blando, 1548.", "title La vera regola de' porti · publisher-place Roma · publisher Antonio Blando"},
		{"Claude d'Estrac, Le Parfait Marin, Amsterdam, chez Marc-Michel Roi, 1769, in-12.", "title Le Parfait Marin · publisher Marc-Michel Roi · -volume"},
		{"Sand, Karin, ”Pigornas båtar”, Historisk tidskrift 1995:2, s. 188–210.", "issue 2 · issued 1995 · -volume"},
		{"Mathurin, S., La Rivière mémoire, Revue d'histoire moderne, 45-2, 1998, p. 433-435.", "volume 45 · issue 2 · page 433-435"},
		{"Valcourt (Roger), « Le sel et le port », Annales du Midi, t. 12, 1964, p. 271-298.", "author Valcourt|Roger"},
		{"Dal Monego Enrico Maria, La stanza delle mappe, Vicenza 2011.", "author Dal Monego|Enrico Maria"},
		{"Csukás Gergely: Hajósok és hidak. Századok, 118. évf. 1984. 4. sz. 702–729. o.", "author Csukás|Gergely · title Hajósok és hidak"},
		// near misses
		{"Okafor, A. (2014). The thesis of the harbour, a history. Lund: Quay Press.", "title The thesis of the harbour, a history · type book"},
		{"Okafor, A. (2014). Catalogue of the exhibits, with maps. Lund: Quay Press.", "title Catalogue of the exhibits, with maps"},
		{"Okafor, A., Letters, by Hand, 1998.", "-publisher Hand"},
		{"Prado, C. (1998). Quay Studies, 12-45, 1998, p. 433.", "volume 12-45"},
		{"Prado, C. (1998). Under the quays: Work and by and by. Lund: Quay Press.", "title Under the quays: Work and by and by"},
	})
}
