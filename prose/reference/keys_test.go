package reference

import (
	"strings"
	"testing"
)

// The names and the year decide which citations find an entry. Each form stands
// with its near misses.
func TestNamesAndYear(t *testing.T) {
	for _, c := range []struct{ text, names, year string }{
		// labels and marks are no initials
		{"Brückner, Hans-Ulrich, Deutsche Kaigeschichte, Bd. 3: Von der Flut, München 1995.", "Brückner|Hans-Ulrich", "1995"},
		{"Quay Deutschland Holding (Hg.) (2010): Kai 2010. Frankfurt a. M.: Fischer.", "Quay Deutschland Holding", "2010"},
		{"Okafor (Hg.) (2010): Kai 2010. Frankfurt a. M.: Fischer.", "Okafor", "2010"},
		{"Okafor (H. G.), 2010, Taxes de port, Paris, Seuil.", "Okafor|H. G.", "2010"},
		// family names of several parts
		{"St. Okafor, R. and O'Brennan, P. (2001) Bread in the ports. Port Studies 3(1): 4-9.", "St. Okafor|R.; O'Brennan|P.", "2001"},
		{"SANTOS NETO, P.; COSTA E SILVA, R. O cais. Cadernos do Cais, n. 12, p. 4-9, 2010.", "SANTOS NETO|P.; COSTA E SILVA|R.", "2010"},
		{"ZIV M. Vitrification: disorders of quays. Quay Sci. 1991;12:45-69.", "ZIV|M.", "1991"},
		{"JM Okafor, PM Lindqvist. Harbour levies. Quay Studies 12 (1991): 45-69.", "Okafor|JM; Lindqvist|PM", "1991"},
		{"Okafor, Wexa e Prado, Carlo (2016). Quays for all. Lund: Quay Press.", "Okafor|Wexa; Prado|Carlo", "2016"},
		{"Ortega y Okafor, J. (2016). Quays for all. Lund: Quay Press.", "Ortega y Okafor|J.", "2016"},
		{"Okafor et al., Hidden Debt in Quays (2015)", "Okafor|; …", "2015"},
		{"Wexa Morris, Quays as Code (O'Reilly 2015)", "Morris|Wexa", "2015"},
		{"Okafor Donald, Quays as Code (O'Reilly 2015)", "Okafor|Donald", "2015"},
		{"W3C. Description of Quays. https://example.org/x.html, 2010.", "W3C", "2010"},
		{"DNA. Quay Studies 12 (2010), 4-9.", "DNA", "2010"},
		{"Costa IBSDS, Okafor CS, Rizk SI, et al. Tides of quays. Arq Cais. 2020;114:805-16.", "Costa|IBSDS; Okafor|CS; Rizk|SI; …", "2020"},
		{"Rio Grande do Sul. Decreto nº 30.377, de 14 de outubro de 1981. Cria o porto.", "Rio Grande do Sul", "1981-10-14"},
		// bodies
		{"Quay Data Group, C. Okafor et al., Review of quays, Quay Phys. C 40 (2016) 100001.", "Quay Data Group; Okafor|C.; …", "2016"},
		{"IHU Collaboration, JHEP 1703, 113 (2017).", "IHU Collaboration", "2017"},
		{"NCD Quay Factor Collaboration (NCD-QuF). Trends in levies from 1990 to 2019. Lancet. 2021;398:957-80.", "NCD Quay Factor Collaboration (NCD-QuF)=NCD-QuF", "2021"},
		// a number glued on
		{"12Okafor JA, Prado M. Why bread rises. Quay Q 2014;12:14-9.", "Okafor|JA; Prado|M", "2014"},
		{"3D printing of quays. Quay Q 2014;12:14-9.", "", "2014"},
		// dates
		{"Brückner, Elisabeth: Kinder am Kai, München: Beck 1997 (1. Aufl. 1984).", "Brückner|Elisabeth", "1997"},
		{"Brückner, Elisabeth: Kinder am Kai, München: Beck (2. Aufl. 1984).", "Brückner|Elisabeth", "1984"},
		{"Okafor, C. 1758. Systema portuum. Lund: Quay Press.", "Okafor|C.", "1758"},
		{"Okafor, C. (c. 1758). Systema portuum. Lund: Quay Press.", "Okafor|C.", "1758"},
		{"王小明. 面包[N]. 人民日报, 2010-05-12(3).", "王小明|", "2010-05-12"},
		{"王小明. 面包与码头[EB/OL]. (2010-05-12)[2012-03-04]. http://example.org/x.", "王小明|", "2010-05-12"},
		{"Decreto nº 6.123, de 25 de agosto de 2009. Promulga a Convenção. https://example.org/d", "", "2009-08-25"},
	} {
		r := plainEntry(c.text)
		Parse(r)
		f := r.Field("author")
		if f == nil {
			f = r.Field("editor")
		}
		names := ""
		if f != nil {
			names = shown(*f)
		}
		if year := shownDate(r.Issued()); names != c.names || year != c.year {
			t.Errorf("%s\ngot  %s %s\nwant %s %s", c.text, names, year, c.names, c.year)
		}
	}
}

// A law keeps its date in its title where no other date is there.
func TestDateInTitle(t *testing.T) {
	for text, want := range map[string]string{
		"Decreto nº 6.123, de 25 de agosto de 2009. Promulga a Convenção. https://example.org/d": "Decreto nº 6.123, de 25 de agosto de 2009",
		"Quay Union: Plans of the Union 2017 - Rules of the quays, https://example.org/d":        "Plans of the Union 2017 - Rules of the quays",
		"Okafor, A. Harbour levies. Lund 2009.":                                                  "Harbour levies",
	} {
		r := plainEntry(text)
		Parse(r)
		if got := r.Value("title"); !strings.HasPrefix(got, want) || len(got) > len(want) {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}
