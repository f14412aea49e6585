package cite_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestSourceLines reads the sources of tables and figures, and the cells of tables. Wanted are
// the citations, "?" for one that the list lacks, "!" for one with another year.
func TestSourceLines(t *testing.T) {
	const text = "Tides were studied early (Marlow, 2005). Benfield (2011) argues that they matter, and so it was (Ito, 2001; Cole, 2002).\n\n"
	const list = "\n\n## References\n\nBenfield, C. (2011). *Sands*. Quill.\n\nCole, C. (2002). *Bays*. Quill.\n\nIto, C. (2001). *Capes*. Quill.\n\nMarlow, A. (2005). *Tides*. Quill.\n\nPort Bank (2004). *Loans*. Quill.\n"
	for _, c := range []struct{ line, want string }{
		{"Source: Marlow (2005)", "Marlow (2005)"},
		{"Source: Marlow (2006)", "Marlow (2006)!"},
		{"Table 1. Tides by month. Source: Marlow (2006).", "Marlow (2006)!"},
		{"Quelle: Marlow, 2006", "Marlow, 2006!"},
		{"Źródło: Marlow (2006)", "Marlow (2006)!"},
		{"Fonte: adaptado de Marlow (2006).", "Marlow (2006)!"},
		{"Source: Port Bank (2009)", "Port Bank (2009)!"},
		{"Fonte: Brandt (2009)", "Brandt (2009)?"},
		{"(source: Tolland, 2009)", "Tolland, 2009?"},
		{"Fuente : Orsk et al. (2012)", "Orsk et al. (2012)?"},
		{"| Study | n |\n|---|---|\n| Orsk et al. (2012) | 40 |", "Orsk et al. (2012)?"},
		{"- Orsk et al. (2012)", "Orsk et al. (2012)?"},
		// what is no work, and the head of a page
		{"Source: World Bank (2019)", ""},
		{"Source: Authors (2019)", ""},
		{"Source: Fieldwork (2019)", ""},
		{"Source: Author's elaboration (2019)", ""},
		{"Source: Survey data (2019)", ""},
		{"Source: Census 2011", ""},
		{"Fonte: IBGE (2010)", ""},
		{"Fuente: Elaboración propia (2019).", ""},
		{"Quelle: Eigene Erhebung (2020)", ""},
		{"Fonte: Dados da pesquisa (2020).", ""},
		{"Quay: Brandt (2009)", ""},
		{"Orsk et al. (2012)", ""},
		{"| Port | n |\n|---|---|\n| Lund (2012) | 40 |", ""},
	} {
		var got []string
		for _, one := range md.Read(lint.File{Name: "a.md", Data: []byte(text + c.line + list)}).Citations[4:] {
			text := one.Text
			if strings.Contains(text, "(") {
				text += ")"
			}
			switch one.Status {
			case lint.Missing:
				text += "?"
			case lint.Mismatch:
				text += "!"
			}
			got = append(got, text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: read %q, want %q", c.line, got, c.want)
		}
	}
}
