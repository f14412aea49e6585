package doi

import (
	"fmt"
	"strings"
	"testing"
)

func describe(found []Mention) string {
	var out []string
	for _, m := range found {
		text := ""
		for _, l := range m.Labels {
			text += "[" + l.Text + "]"
		}
		for _, r := range m.Resolvers {
			text += "<" + r.Text + ">"
		}
		text += m.Name.Text
		if m.Name.Text == "" {
			text += "?" + m.Rest
		}
		if n := len(m.Gaps); n > 0 {
			text += fmt.Sprintf(" gaps %d", n)
		}
		out = append(out, text)
	}
	return strings.Join(out, " ; ")
}

func TestFind(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"Harbour levies. 10.1 and 10.12/3, p. 10.", ""},
		{"See 10.1234/quay.5.", "10.1234/quay.5"},
		{"doi:10.1234/quay.5, 3", "[doi:]10.1234/quay.5"},
		{"DOI: 10.1234/quay(12)3).", "[DOI: ]10.1234/quay(12)3"},
		{"DOI 10.1234/x", "[DOI ]10.1234/x"},
		{"doi10.1234/x", "[doi]10.1234/x"},
		{"doi:\u00a010.1234/x", "[doi:\u00a0]10.1234/x"},
		{"DOI\u202f10.1234/x", "[DOI\u202f]10.1234/x"},
		{"doi:\u2009https://doi.org/10.1234/x", "[doi:\u2009]<https://doi.org/>10.1234/x"},
		{"the doi\u00a0of 3", ""},
		{"https://doi.org/10.1234/x-y_z.", "<https://doi.org/>10.1234/x-y_z"},
		{"http://dx.doi.org/10.1234/x", "<http://dx.doi.org/>10.1234/x"},
		{"dx.doi.org/10.1234/x", "<dx.doi.org/>10.1234/x"},
		{"DOI: https://doi.org/10.1234/x", "[DOI: ]<https://doi.org/>10.1234/x"},
		{"https://doi.org/https://doi.org/10.1234/x", "<https://doi.org/><https://doi.org/>10.1234/x"},
		{"https://doi.org/doi:10.1234/x", "[doi:]<https://doi.org/>10.1234/x"},
		{"doi: doi:10.1234/x", "[doi: ][doi:]10.1234/x"},
		{"https://doi.org/ 10.1234/x", "<https://doi.org/>10.1234/x gaps 1"},
		{"doi:10. 1234/ x5 7", "[doi:]10. 1234/ x5 gaps 2"},
		{"doi: 10.1234 /x5 7", "[doi: ]10.1234 /x5 gaps 1"},
		{"doi:10.1016/j. quay.2014.05.003.", "[doi:]10.1016/j. quay.2014.05.003 gaps 1"},
		{"https://doi.org/10.1016/j.quay.2014. 05.003.", "<https://doi.org/>10.1016/j.quay.2014. 05.003 gaps 1"},
		{"https://doi.org/10.1016/j.quay.2014. 05.00 and 10.1234/j.quay.2014. 5.0031", "<https://doi.org/>10.1016/j.quay.2014 ; 10.1234/j.quay.2014"},
		{"10.1103/PhysRevD. 71.091601", "10.1103/PhysRevD. 71.091601 gaps 1"},
		{"doi:10.1371/journal.\npquay.0012345, 4", "[doi:]10.1371/journal.\npquay.0012345 gaps 1"},
		{"doi:10.1111/j. 1365-2648.2004.03071.x", "[doi:]10.1111/j. 1365-2648.2004.03071.x gaps 1"},
		{"https://doi.org/10.1186/1471- 2105-9-12", "<https://doi.org/>10.1186/1471- 2105-9-12 gaps 1"},
		{"10.1234/quay. In 2014", "10.1234/quay"},
		{"10.1234/quay. 12.05.2014", "10.1234/quay"},
		{"10.1234/quay.4. pone.5", "10.1234/quay.4"},
		{"10.1234/quay. p.12 and 10.1234/quay. no.3", "10.1234/quay ; 10.1234/quay"},
		{"10.1234/quay. pmid:12345678", "10.1234/quay"},
		{"https://doi.org10.1234/x", "<https://doi.org>10.1234/x"},
		{"doi:10.1234/x5.PMID:12345", "[doi:]10.1234/x5"},
		{"doi:10.1234/x5https://doi.org/10.1234/x6", "[doi:]10.1234/x5 ; <https://doi.org/>10.1234/x6"},
		{"doi:10.1234/x5[Epub 2014], 10.1234/x(5)[12:A]3", "[doi:]10.1234/x5 ; 10.1234/x(5)[12:A]3"},
		{"doi:10.1234%2Fx", "[doi:]10.1234%2Fx"},
		{"10.1175/1520-0426(1988)005<0666:EOSROT>2.0.CO;2, 4", "10.1175/1520-0426(1988)005<0666:EOSROT>2.0.CO;2"},
		{"<10.1234/x>", "10.1234/x"},
		{"10.1234/x。", "10.1234/x"},
		{"10.1000.10/x and 10.1234/y", "10.1000.10/x ; 10.1234/y"},
		{"doi: 1016/j.quay.2014", "[doi: ]?1016/j.quay.2014"},
		{"DOI:", "[DOI:]?"},
		{"https://doi.org/dhg2", "<https://doi.org/>?dhg2"},
		{"The doi of it, doing, Androidoi: 3", ""},
		{"https://quay.example/doi/10.1234/x", "10.1234/x"},
		{"v10.1234/x, 3.10.1234/x", ""},
	} {
		got := describe(Find(test.text))
		if got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestKey(t *testing.T) {
	for text, want := range map[string]string{"doi:10. 1234/ ABC%2Fd": "10.1234/abc/d", `10.1234/a\_b`: "10.1234/a_b", "10.1234/%zz": "10.1234/%zz", "doi: 12": ""} {
		if got := Key(Find(text)[0].Name.Text); got != want {
			t.Errorf("key of %q is %q, not %q", text, got, want)
		}
	}
}

func TestIsShort(t *testing.T) {
	for s, want := range map[string]bool{"dhg2": true, "10/dhg2": true, "": false, "ab": false, "the-identifier": false, "10/": false, "Overview": false} {
		if IsShort(s) != want {
			t.Errorf("IsShort(%q) is not %v", s, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{"doi: https://doi.org/10. 1234/ x", "10.1234%2F", "https://dx.doi.org/doi:", "doi"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, m := range Find(s) {
			if m.Start < at || m.End <= m.Start || m.End > len(s) {
				t.Fatalf("mention %+v of %q", m, s)
			}
			if m.Name.End > m.End || m.Name.End < m.Name.Start {
				t.Fatalf("name %+v of %q", m, s)
			}
			for _, g := range m.Gaps {
				if s[g.Start:g.End] != g.Text {
					t.Fatalf("gap %+v of %q", g, s)
				}
			}
			at = m.End
		}
	})
}
