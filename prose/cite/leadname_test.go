package cite_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestLeadNames reads names without the words of the sentence that look like a part of them.
func TestLeadNames(t *testing.T) {
	const before = "# T\n\nTides were studied (Haverkort, 2005; Benfield, 2011). 陈伯涛（2011）认为书店是聚会场所。김민수(2010)는 말한다. Haverkort (2005) stelt dat het zo is. "
	const list = "\n\n## References\n\nBenfield, C. (2011). *Sands*. Quill.\n\nCBS. (2016). *Fietsen*. Den Haag: CBS.\n\n김민수. (2010). 바다. 서울: 창.\n\n陈伯涛. (2011). 书店与聚会. 成都: 山城出版社.\n\nHaverkort, J. (2005). *Straat*. Spaak.\n\nISTAT. (2017). *Popolazione*. Roma: ISTAT.\n\nLe, A. B. C. (2014). *Weirs*. Quill.\n\nPhạm Quốc Lượng. (2013). *Nơi gặp gỡ*. Hà Nội: NXB Núi.\n\n البيطار، سامي. (2012). مكان للقراءة. القاهرة: دار النخيل.\n"
	for _, c := range []struct{ text, want string }{
		{"Het CBS (2016) telt ze.", "CBS=CBS"},
		{"Dane CBS (2016) to potwierdzają.", "CBS=CBS"},
		{"I dati ISTAT (2017) lo mostrano.", "ISTAT=ISTAT"},
		{"Dati ISTAT (2017) lo mostrano.", "ISTAT=ISTAT"},
		{"El CBS (2016) lo cuenta.", "CBS=CBS"},
		{"Het CBS (2014) telt ze.", "CBS!CBS"},
		{"Het NIBUD (2014) stelt dat het zo is.", "NIBUD"},
		{"Le CNRS (2014) stelt dat.", "CNRS"},
		{"Okafor ABC (2014) argues so.", "Okafor"},
		{"Le ABC (2014) argues so.", "Le=Le"},
		{"Zoals Haverkort (2006) stelt, is het zo.", "Haverkort!Haverkort"},
		{"It was run in R (R Core Team, 2018).", "R Core Team"},
		{"Theo Phạm Quốc Lượng (2013), chợ là nơi gặp gỡ.", "Phạm Quốc Lượng=Phạm"},
		{"Theo Hermans (2013) argues so.", "Theo Hermans"},
		{"根据孙立恒等（2013）的研究，书店减少。", "孙立恒"},
		{"据孙立恒等（2013）的研究，书店减少。", "孙立恒"},
		{"高岡（2005）や尾道（2008）の事例。", "perhaps 高岡（2005 perhaps や尾道（2008"},
		{"전주(2016)와 대구(2017)에서 열렸다.", "perhaps 전주(2016 perhaps 대구(2017"},
		{"ويرى البيطار (2012) أن المقهى مكان.", "البيطار=البيطار"},
		{"ويرى البيطار (2011) أن المقهى مكان.", "البيطار!البيطار"},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte(before + c.text + list)})
		var got []string
		for _, cited := range doc.Citations[5:] {
			one := cited.Names[0].Family
			if !strings.Contains(cited.Text, one) || strings.HasPrefix(cited.Text, "ويرى") {
				t.Errorf("%s\n\tthe citation is %q", c.text, cited.Text)
			}
			if cited.Status != lint.Missing {
				sign := map[lint.Status]string{lint.Resolved: "=", lint.Mismatch: "!", lint.Ambiguous: "?"}[cited.Status]
				one += sign + cited.References[0].Names("author")[0].Sorted()
			}
			if one != "Haverkort=Haverkort" {
				got = append(got, one)
			}
		}
		for _, place := range doc.Doubtful {
			got = append(got, "perhaps "+place.Text)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\n\tread %q, want %q", c.text, got, c.want)
		}
	}
}
