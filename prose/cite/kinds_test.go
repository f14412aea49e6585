package cite_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

const kindList = `Tarn, A. (1999). *Docks*. Quay.

United States Levy and Tide Office. (2012). *General levies*. Quay.

Weil, B. (2002). *Piers*. Quay.`

// readKind gives what a text cites of a list, without the citations that show how it cites.
func readKind(text, list string) string {
	const habit = "Levies fell (Tarn, 1999; Weil, 2002; Tarn, 1999; Weil, 2002; Tarn, 1999; Weil, 2002)."
	doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\n" + habit + " " + text + "\n\n## References\n\n" + list + "\n")})
	return strings.TrimSpace(strings.TrimPrefix(citedAs(doc), strings.TrimSpace(strings.Repeat("Tarn, 1999=1 Weil, 2002=3 ", 3))))
}

// TestBodies reads organisations that no entry has: whole, and without what stands before
// an author in the same breath.
func TestBodies(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"(Government of Norland, 2018)", "Government of Norland, 2018?"},
		{"(see the Ministry of Ports and Trade, 2018)", "Ministry of Ports and Trade, 2018?"},
		{"(Institut für Seerecht und Hafenbau, 2015)", "Institut für Seerecht und Hafenbau, 2015?"},
		{"(Agencia de Puertos y Mareas, 2015)", "Agencia de Puertos y Mareas, 2015?"},
		{"(Okafor and the Port Office, 2014)", "Port Office, 2014?"},
		{"(Okafor and Prado, 2014)", "Okafor and Prado, 2014?"},
		{"(Harbour Games, 2023)", "Harbour Games, 2023?"},
		{"(Olympic Games, 2012)", ""},
		{"(Port Act, 2021)", ""},
		{"(U.S. Levy and Tide Office, 2012)", "U.S. Levy and Tide Office, 2012=2"},
		{"(US Levy and Tide Office 2012)", "US Levy and Tide Office 2012=2"},
		{"(U.S. Levy and Tide Office, 2011)", "U.S. Levy and Tide Office, 2011!2"},
		{"(AIC, Tarn, 1998)", "Tarn, 1998!1"},
		{"the Federal Council of Ports, Tarn (1998), agrees", "Tarn (1998!1"},
		{"(Northern Institute of Tides, Weil, 2001)", "Weil, 2001!3"},
		{"(Okafor, Tarn, 1999)", "Tarn, 1999=1"},
		{"(Okafor, Tarn, 1998)", "Okafor, Tarn, 1998?"},
	} {
		if got := readKind(c.text, kindList); got != c.want {
			t.Errorf("%s\n\tread %q\n\twant %q", c.text, got, c.want)
		}
	}
}

// TestThings reads what has a name and a year and is no citation, and citations that stand
// in the same places.
func TestThings(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Antby's *Soap and Salt* (1993, fig. 3) hangs there.", ""},
		{"*Oficios* (Some Trades, 1976) too.", ""},
		{"*Braunes Brot* (Brown Bread V, 2009/2015, fig. 2) too.", ""},
		{"“Brown Bread” (Dark Loaf IV, 1999).", ""},
		{"*Tablas* (Boards II, 1970–71) is one.", ""},
		{"*Ships at Lund* (Boats, 1888, pl. 4).", ""},
		{"See *Low Tide* (Okafor, 1976).", "Okafor, 1976?"},
		{"See *Low Tide* (van der Berg, 1976).", "van der Berg, 1976?"},
		{"See *Low Tide* (World Harbour Office, 1976).", "World Harbour Office, 1976?"},
		{"See *Low Tide* (Okafor & Prado, 1976).", "Okafor & Prado, 1976?"},
		{"Workshops at the Harbour Institute, London (2011); the School of the Arts, Moscow (2018).", ""},
		{"We met in the Kern Museum, Oslo, Bergen (2012).", ""},
		{"(Quay Press, Paris, 2014)", ""},
		{"Okafor and Paris (2014) say so.", "Okafor and Paris (2014?"},
		{"(US Great Plains, 2022 storms)", ""},
		{"(Northern Coast, 1953 flood)", ""},
		{"(Okafor, 2014 emphasis added)", "Okafor, 2014?"},
		{"(Okafor, 2014 for a review)", "Okafor, 2014?"},
		{"(COMPLETED – May–August 2025)", ""},
		{"(IN PROGRESS, 2025)", ""},
		{"(✅ FINISHED - March-May 2024)", ""},
		{"(London, British Museum, 1888)", ""},
		{"(Norway–Sweden, 1998)", ""},
		{"(Prado–Sundby, 1998)", "Prado–Sundby, 1998?"},
		{"(Venice Biennale, 1964; USD, 2014; Audi A4, 2004)", ""},
		{"(Prado to Ito, 1911)", ""},
		{"(Okafor AB, 2004)", "Okafor AB, 2004?"},
		{"(e.g., Tarn 1999, Ellery 2003)", "Tarn 1999=1 Ellery 2003?"},
		{"(Tarn 1999; Paris 2003)", "Tarn 1999=1 Paris 2003?"},
		{"(Weil 2002; Okafor 2003; see Ito 2001)", "Weil 2002=3 Okafor 2003? Ito 2001?"},
		{"(Ellery 2003)", "Ellery 2003?"},
		{"(Paris 2003)", ""},
	} {
		if got := readKind(c.text, kindList); got != c.want {
			t.Errorf("%s\n\tread %q\n\twant %q", c.text, got, c.want)
		}
	}
}

const yearList = `BAKLIN, M. Estética do porto [1979]. São Paulo: Cais, 2011.

BAKLIN, M. O problema do texto [1954-1961]. São Paulo: Cais, 2011, p. 307-336.

LINDT, A. Harbours. Oslo: North, 1992 [1988].

MANOVIC, L. The Language of Media. Cambridge: Quay Press, 2001, 2002.

OKAFOR, B. Old tales. Oslo: North, [1504] 1886.

PRADO, C. Levies [1977]. Oslo: North, 1988.

TARN, A. Docks. Oslo: North, 1999.

WEIL, B. Piers. Oslo: North, 2002.`

// TestTwoYears reads the years of an original and its edition, in the ways that texts give
// both.
func TestTwoYears(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"(Okafor, [1504] 1886)", "Okafor, [1504] 1886=5"},
		{"Okafor ([1504] 1886)", "Okafor ([1504] 1886=5"},
		{"Okafor (1886 [1504])", "Okafor (1886 [1504]=5"},
		{"(Prado [1977] 1988)", "Prado [1977] 1988=6"},
		{"(Lindt (1988) 1992)", "Lindt (1988) 1992=3"},
		{"(Lindt, (1988) 1992, p. 4)", "Lindt, (1988) 1992=3"},
		{"Lindt (1988/1992)", "Lindt (1988/1992=3"},
		{"(Lindt, 1992 [orig. 1988])", "Lindt, 1992 [orig. 1988]=3"},
		{"(Baklin, 2011 [1979])", "Baklin, 2011 [1979]=1"},
		{"(Baklin, 2011 [1954-1961])", "Baklin, 2011 [1954-1961]=2"},
		{"(Baklin, 2011)", "Baklin, 2011~1,2"},
		{"(Manovic, 2001, 2002)", "Manovic, 2001=4 2002=4"},
		{"(Lindt, (1988), 1993)", "Lindt, (1988=3"},
		{"(Tarn (1999) and 2014 others)", "Tarn (1999=7"},
	} {
		got := readKind(c.text, yearList)
		got = strings.TrimSpace(strings.TrimPrefix(got, strings.TrimSpace(strings.Repeat("Tarn, 1999=7 Weil, 2002=8 ", 3))))
		if got != c.want {
			t.Errorf("%s\n\tread %q\n\twant %q", c.text, got, c.want)
		}
	}
}

const nameList = `AL-RASHIDI, M. Quays. Oslo: North, 1975.

DE LA FUENTE, A. Old quays. Oslo: North, 2021.

ISO s. d. What remains of ports. Oslo: North.

LEE, Karin. Notes on ledgers. Oslo: North, [s.d.].

Martín Garza, J. Los muelles. Madrid: Ancla, 2008.

Okoye B., de la Fuente G.H. 1992: Une histoire des marées. Oslo: North.

SUH, Suk-Hwan; BISHOP, Albert B. Avoiding collisions. Oslo: North, 1988.

TARN, A. Docks. Oslo: North, 1999.

Wertsch, A. Bonds. Oslo: North, 1998.

YU J M, DE VLAS S J, YUAN H C. 1998. Passivation of bonds[J]. Letters, 63(11): 1510-1512.`

// TestNames reads names in the forms that styles and converters give them.
func TestNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"(DE LA FUENTE, 2021; LEE, [s.d.])", "DE LA FUENTE, 2021=2 LEE, [s.d.]=4"},
		{`(LEE, \[n.d.\])`, "LEE, [n.d.]=4"},
		{"LEE ([s.d.])", "LEE ([s.d.]=4"},
		{"(Okoye, de la Fuente, 1992, p. 496)", "Okoye, de la Fuente, 1992=6"},
		{"von SUH; BISHOP (1988)", "von SUH; BISHOP (1988=7"},
		{"（YU J M, DE VLAS S J, YUAN H C，1998）", "YU J M, DE VLAS S J, YUAN H C，1998=10"},
		{"YU J M, DE VLAS S J, YUAN H C （；1998）", "YU J M, DE VLAS S J, YUAN H C （；1998=10"},
		{"ISO (s. d.) et (ISO, s. d.)", "ISO (s. d.=3 ISO, s. d.=3"},
		{"WertschÕs (1998) bonds", "WertschÕs (1998=9"},
		{"so it is.2Wertsch (1998) is the reference", "Wertsch (1998=9"},
		{"(SEXTO *apud*MARTÍN GARZA. 2008, p. 188)", "MARTÍN GARZA. 2008=5"},
		{"the 3Com (1998) and 2D (1999) things", ""},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\nSee Tarn (1999). " + c.text + "\n\n## References\n\n" + nameList + "\n")})
		if got := strings.TrimSpace(strings.TrimPrefix(citedAs(doc), "Tarn (1999=8")); got != c.want {
			t.Errorf("%s\n\tread %q\n\twant %q", c.text, got, c.want)
		}
	}
}

const slipList = `BRASIL. Decreto nº 2848, de 07 de dezembro de 1940. Código do Porto. Brasília.

BRASIL. Decreto nº 6.214, de 26 de setembro de 2007. Regulamenta o benefício. Brasília, 2007.

Ezra Solomon. *The finance of ports*. Columbia, New York, 1963.

GUENNEC, Olena; ITO, Ken. The making of tides. Oslo: North, 1926.

ROBERTS, Brian E. A Dead Senator Tells No Lies. Oslo: North, 1990.

Tarn, A. (1999). *Docks*. Quay.

van den Berg, A. (2009). *Piers*. Quay.

Xiaoming van der Molenaar. Einführung in die Gezeiten. Open Vault, 2002.

Falk, C. (2011). *Weirs*. Quay.

Falk, C. (2011). *Masts*. Quay.

Cole, A., Ito, B., & Lund, C. (in press). *Keels*. Quay.

Dahl, A. (in press). *Keels of old*. Quay.

HOOG, VAN DEN Q. Sails. Oslo: North, 1981.`

// TestSlips reads what differs from its entry, and what only seems to.
func TestSlips(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"(van den Berg, 2009)", "van den Berg, 2009=7"},
		{"(van der Berg, 2009)", "van der Berg, 2009!7"},
		{"(V. d. Berg, 2009; Berg, 2009)", "Berg, 2009=7 Berg, 2009=7"},
		{"(ROBERTS, 1990)", "ROBERTS, 1990=5"},
		{"(GUENNEC, 1926)", "GUENNEC, 1926!4"},
		{"(Solomon, 1963)", "Solomon, 1963=3"},
		{"wie van der Molenaar (2002) sagt", "van der Molenaar (2002=8"},
		{"(BRASIL, CÓDIGO DO PORTO, 1940, p. 5)", "BRASIL, CÓDIGO DO PORTO, 1940=1"},
		{"O Decreto nº 6.214/2007 (BRASIL, 2007) trata disso", "BRASIL, 2007=2"},
		{"O Decreto nº 6.214/2007 trata disso", "O Decreto nº 6.214/2007=2"},
		{"(Falk, 2011a; Falk, 2011b; Falk, 2011c)", "Falk, 2011a=9 Falk, 2011b=10 Falk, 2011c!9"},
		{"(van den Berg, 2009a)", "van den Berg, 2009a!7"},
		{"(Cole et al., s. d.; Dahl, n.d.)", "Cole et al., s. d.=11 Dahl, n.d.=12"},
		{"(HOOG, 1981; Cole et al., in press)", "HOOG, 1981=13 Cole et al., in press=11"},
		{"Neither Tarn (1999) nor Conversely (1999)", "Tarn (1999=6"},
		{"**Cite as** Tarn A, Weil B, Ito K, Lund C. 1999. Docks of old.", ""},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\nSee Tarn (1999). " + c.text + "\n\n## References\n\n" + slipList + "\n")})
		if got := strings.TrimSpace(strings.TrimPrefix(citedAs(doc), "Tarn (1999=6")); got != c.want {
			t.Errorf("%s\n\tread %q\n\twant %q", c.text, got, c.want)
		}
	}
}
