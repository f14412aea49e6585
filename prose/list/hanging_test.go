package list_test

import (
	"strings"
	"testing"
)

// Hanging lines may look like anything: a place, a note of access, an editor,
// a number, a year.
func TestHangingLines(t *testing.T) {
	entries := []string{
		"Adair, M. (2011). Ropewalks of the north: hemp, tar|and ties. London: Tern Press.",
		"Benoit, C. (2015). Hemp and tar. https://example.org/hemp.|(Accessed: 4 March 2019).",
		"Castor, D. (2008). Knots at sea. In A. Dunn and B.|Smith (ed.) Handbook of knots. Quay, pp. 4–9.",
		"Cordage Board (2017). Annual report.",
		"Dunn, P. (2009). Oakum. Journal of Cordage.|12. pp. 14–18. 2009.",
		"Eze, A. (2004). Splices.",
		"Eze, A. (2006). More splices of the north and west.|Okafor, A. (2001) had fewer. Lund: Quay.",
		"Fall, T. (1999). Ropes, with a foreword by Ann|[Lund edition].|Retrieved from https://example.org/ropes",
		"Gale, U. (2003). Tar.",
		"Hale, V. (2005). Yarn.",
		"Ibe, W. (1988). Strands.",
		"Jung, X. (2012). Twine. Lund: Tern Press.",
		"Kofi, Y. (2013). Threads of the north.",
		"Lund, Z. (1977). Oakum again.",
		"Moe, A. (1978). Reefs and knots.",
		"Nilsson, B. (2012). Twine. Lund: Tern Press.|Smith, C. (ed.) London, 2012.",
		"Olsen, C. (1980). Fibres.",
		"Pryce, D. (1981). Pitch.",
		"The book of ropes (1999). 2nd ed. Lund: Quay.",
		"Verdi, E. (1981). Tow.",
	}
	for _, indent := range []string{"    ", "\t", "  "} {
		for _, from := range []int{0, 3, 7, 8} {
			for _, between := range []string{"\n", "\n\n"} {
				for _, end := range []string{"\n", "\r\n"} {
					for _, file := range []string{"a.txt", "a.md"} {
						text := "Hemp was dear.\n\nReferences\n\n"
						if file == "a.md" {
							text = "Hemp was dear.\n\n## References\n\n"
						}
						var want []string
						for _, e := range entries[from:] {
							text += strings.ReplaceAll(e, "|", "\n"+indent) + between
							want = append(want, strings.ReplaceAll(e, "|", " "))
						}
						compare(t, file+" by "+strings.NewReplacer("\t", "tab", " ", "_", "\n", "+").Replace(indent+between), file, strings.ReplaceAll(text, "\n", end), want)
					}
				}
			}
		}
	}
}
