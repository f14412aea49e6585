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
