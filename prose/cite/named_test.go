package cite_test

import (
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestNamed cites works by what their entries say of themselves, though no
// author or title of the list is called so.
func TestNamed(t *testing.T) {
	for _, c := range []struct{ cited, entry, want string }{
		{"Vander et al., 2004", "Vander QRTolle MPrado C2004Quays and weirsQuay Stud123449", "resolved"},
		{"Copas, 2022", "Conselho de Portos e Águas do Sul. (2022). Relatório. COPAS, Ministério dos Portos.", "resolved"},
		{"MPor, 2022", "Nortelândia. (2022). Ministério dos Portos. *Plano de cais*. https://example.org/plano", "resolved"},
		{"Brazil, 2022", "Brasil. (2022). *Portos públicos*. Brasília: Cais.", "resolved"},
		{"Xpq, 2010", "Haldane, W. (2010). Xpq. *Quay Studies*, *4*(1), 12–19.", "resolved"},
		{"Vander et al., 2004", "STAR Collaboration (Vander B. I. et al.), Quay Lett. B, 673 (2004) 183.", "resolved"},
		{"Vander, 2004", "Weir collaboration, Q. Vander, Quays and weirs, Quay Stud. A 93 (2004) 593.", "resolved"},

		{"Vander, 2004", "Haldane, Q., & Vander, B. (2004). Quays and weirs. *Quay Studies*, *4*(1), 12–19.", "mismatch"},
		{"Vander, 2004", "Haldane, Vander. (2004). Quays and weirs. *Quay Studies*, *4*(1), 12–19.", "missing"},
		{"Vander et al., 2004", "Haldane, Q. (2004). After Vander. *Quay Studies*, *4*(1), 12–19.", "missing"},
		{"Copas, 2022", "Haldane, Q. (2022). Trees and their copas. *Quay Studies*, *4*(1), 12–19.", "missing"},
		{"MPor, 2021", "Nortelândia. (2022). Ministério dos Portos. *Plano de cais*. https://example.org/plano", "missing"},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("Quays rose (Okafor, 2014; " + c.cited + "). They fell (Prado, 2011).\n\n## References\n\n" +
			"Okafor, A. (2014). Harbour levies. *Quay Studies*, *12*(3), 4–9.\n\nPrado, B. (2011). Piers. *Quay Studies*, *9*(1), 4–9.\n\n" + c.entry + "\n")})
		got := "none"
		for _, cited := range doc.Citations {
			if cited.Text == c.cited {
				got = map[lint.Status]string{lint.Resolved: "resolved", lint.Mismatch: "mismatch", lint.Ambiguous: "ambiguous", lint.Missing: "missing"}[cited.Status]
			}
		}
		if got != c.want {
			t.Errorf("%s with %q: %s, want %s", c.cited, c.entry, got, c.want)
		}
	}
}
