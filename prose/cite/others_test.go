package cite_test

import (
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// ands are words for "and" and "and others" in text and list.
var ands = []struct{ name, text, list, want string }{
	{"Japanese and, years with their sign", "港（Okafor と Prado, 2014）と税（Ito 1990 年; Kai ほか 1972 年）。また（Allen, Lund, と Ma 1998 年）。",
		"Allen, J., B. Lund, と C. Ma. 1998年. *Tides*. Quay.\n\nIto, K. 1990年. *Kai*. Quay.\n\nKai, Carl J. ほか. 1972年. *Levies*. Quay.\n\nOkafor, A. と B. Prado. 2014年. *Piers*. Quay.",
		"Okafor と Prado, 2014=4 Ito 1990 年=2 Kai ほか 1972 年=3 Allen, Lund, と Ma 1998 年=1"},
	{"Turkish others, also in the list", "[Steiner vd., 1981; Murphy vd., 1998; Sawyer ve ark., 1990]",
		"Steiner G. vd. *Gelgit*. Rıhtım, 1981.\n\nMurphy P., vd. *İskele*. Rıhtım, 1998.\n\nSawyer, B. ve ark. (1990). *Liman*. Rıhtım.",
		"Steiner vd., 1981=1 Murphy vd., 1998=2 Sawyer ve ark., 1990=3"},
	{"Indonesian others in the list", "(Sari dkk., 2018; Putri dkk. 2016)", "Putri, A., dkk. (2016). *Pasang*. Kai.\n\nSari, D. dkk. (2018). *Dermaga*. Kai.", "Sari dkk., 2018=2 Putri dkk. 2016=1"},
	{"Polish, Czech and Swedish others in the list", "(Nowak i in., 2012; Dvořák a kol., 2014; Ek m.fl., 2016)",
		"Dvořák, J. a kol. (2014). *Příliv*. Nábřeží.\n\nEk, T. m.fl. (2016). *Kajen*. Hamnen.\n\nNowak, J. i in. (2012). *Port*. Nabrzeże.", "Nowak i in., 2012=3 Dvořák a kol., 2014=1 Ek m.fl., 2016=2"},
	{"German u.", "(vgl. Roth u. Weber, 1990; Kai u. de Boer 2004). Roth u. Weber (1990) irren, A. Roth u. B. Weber (1990) auch.",
		"Kai, A., & de Boer, B. (2004). *Zoll*. Kai.\n\nRoth, A., & Weber, B. (1990). *Hafen*. Kai.", "Roth u. Weber, 1990=2 Kai u. de Boer 2004=1 Roth u. Weber (1990=2 A. Roth u. B. Weber (1990=2"},
	{"German u. a. beside it", "(Roth u. a., 1990)", "Roth, A., Weber, B., & Kai, C. (1990). *Hafen*. Kai.", "Roth u. a., 1990=1"},
	{"a dash for authors with others", "(Kim et al. 1922a; Kim et al. 1922b)", "Kim, V. et al. (1922a). *Pilgrims*. Quay.\n\n——— (1922b). *Tides*. Quay.", "Kim et al. 1922a=1 Kim et al. 1922b=2"},
	{"a dash for one author is one author", "(Kim 1922a; Kim et al. 1922b)", "Kim, V. (1922a). *Pilgrims*. Quay.\n\n——— (1922b). *Tides*. Quay.", "Kim 1922a=1 Kim et al. 1922b!2"},
	{"one author is not others", "(Murphy vd., 1998)", "Murphy, P. (1998). *İskele*. Rıhtım.", "Murphy vd., 1998!1"},
	{"a name that is a word for others", "(Kol, 2004; Col & Al, 1998)", "Col, B., & Al, C. (1998). *Piers*. Quay.\n\nKol, A. (2004). *Tides*. Quay.", "Kol, 2004=2 Col & Al, 1998=1"},
}

func TestAnds(t *testing.T) {
	for _, h := range ands {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\n" + h.text + "\n\n## References\n\n" + h.list + "\n")})
		if got := citedAs(doc); got != h.want {
			t.Errorf("%s: %q\n\tread %q\n\twant %q", h.name, h.text, got, h.want)
		}
	}
}
