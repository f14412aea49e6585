package reference

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

func Example() {
	r := &lint.Reference{Text: lint.PlainText("Okafor, A., & Prado, B. (2014a). Harbour levies. Quay Studies, 12(3), 163–178.", 0)}
	Parse(r)
	fmt.Println(r.Type)
	for _, f := range r.Fields {
		fmt.Printf("%s: %s\n", f.Name, f.Text)
	}
	// Output:
	// article-journal
	// author: Okafor, A., & Prado, B.
	// issued: 2014a
	// title: Harbour levies
	// container-title: Quay Studies
	// volume: 12
	// issue: 3
	// page: 163–178
}

func TestParseAllFillsRepeatedAuthors(t *testing.T) {
	for _, c := range []struct{ above, entry, want string }{
		{"Okafor, A. (2014). Levies. Quay Press.", "———. (2016). Tides. Quay Press.", "Okafor|A.^"},
		{"OKAFOR, A. Levies. Lund: Quay, 2014.", ". Tides. Lund: Quay, 2016.", "OKAFOR|A.^"}, // the dash was drawn as a rule
		{"Okafor, A. 2014. Levies. Quay Press.", ". 2016. Tides. Quay Press.", "Okafor|A.^"},
		{"Okafor, A. (2014). Levies. Quay Press.", "______. (2016). Tides. Quay Press.", "Okafor|A.^"},
		{"Okafor, A. (2014). Levies. Quay Press.", "-- (2016). Tides. Quay Press.", "Okafor|A.^"},
		{"Okafor, A. (2014). Levies. Quay Press.", "——— and Prado, B. (2016). Tides. Quay Press.", "Okafor|A.^; Prado|B."},
		{"Okafor, A., & Ito, C. (2014). Levies. Quay Press.", "———. (2016). Tides. Quay Press.", "Okafor|A.^; Ito|C.^"},
		{"Brückner, Anna (2014): Häfen. Lund: Kai.", "Dies. (2016): Gezeiten. Lund: Kai.", "Brückner|Anna^"},
		{"Brückner, Karl (2014): Häfen. Lund: Kai.", "Ders. (2016): Gezeiten. Lund: Kai.", "Brückner|Karl^"},
		{"Bellandi, G., I moli, Venezia 1984.", "Id., Le maree, Venezia 1986.", "Bellandi|G.^"},
		{"Okafor, A. (2014). Levies. Quay Press.", "Prado, B. (2016). Tides. Quay Press.", "Prado|B."},
		// an entry that begins with its year
		{"Okafor, A. and Ito, C. 2014a Levies. Lund: Quay Press.", "2014b Tides and tolls. Lund: Quay Press.", "Okafor|A.^; Ito|C.^"},
		{"OKAFOR A. 2014 : Levies, Quay Press.", "2016 : Tides and tolls, Quay Press.", "Okafor|A.^"},
		{"OKAFOR A. 2014 : Levies, Quay Press.", "2012 : Tides and tolls, Quay Press.", ""}, // years go up
		{"Okafor, A. Levies. Lund: Quay Press, 2014.", "2016 Tides and tolls. Lund: Quay Press.", ""},
		{"The tolls of Lund. 2014. Quay Press.", "2016. Tides and tolls. Lund: Quay Press.", ""},
		{"Okafor, A. 2014a Levies. Lund: Quay Press.", "2016, Quay Studies, 12, 93", ""}, // a piece without a title
		{"Okafor, Amara. 2014. “Levies.” Quay Press.", "2016. Tides and tolls. Lund: Quay Press.", "Okafor|Amara^"},
		{"Okafor, A. 2014 “Levies.” Quay Press.", "2016 Tides and tolls. Lund: Quay Press.", "Okafor|A.^"},
		{"Okafor, A. (2014). Levies. Lund: Quay Press.", "2016 Tides and tolls. Quay Stud. 12, 93.", ""}, // not set alike
		{"Okafor, A. 2014. Levies. Lund: Quay Press.", "2016 Tides and tolls. Quay Stud. 12, 93.", ""},
		{"Okafor, A. (2014) Levies. Lund: Quay Press.", "2016 Tides and tolls. Quay Stud. 12, 93.", ""},
	} {
		refs := []*lint.Reference{plainEntry(c.above), plainEntry(c.entry)}
		ParseAll(refs)
		got := ""
		if f := refs[1].Field("author"); f != nil {
			got = shown(*f)
		}
		if !strings.EqualFold(got, c.want) {
			t.Errorf("%s\ngot  %s\nwant %s", c.entry, got, c.want)
		}
	}
}

func TestParseAllStopsAtTheList(t *testing.T) {
	refs := []*lint.Reference{plainEntry("Okafor, A. (2014). Levies. Quay Press."), plainEntry("———. (2016). Tides. Quay Press.")}
	refs[1].List = 1
	ParseAll(refs)
	if n := refs[1].Names("author"); len(n) != 1 || n[0].Family != "" || !n[0].Repeated {
		t.Errorf("the dash at the head of a list was filled from another list: %v", n)
	}
}

func TestIdentifiers(t *testing.T) {
	for _, c := range []struct{ text, field, want string }{
		{"doi:10.1234/x", "DOI", "10.1234/x"},
		{"https://doi.org/10.1234/x.", "DOI", "10.1234/x"},
		{"http://dx.doi.org/10.1234/x", "DOI", "10.1234/x"},
		{"doi.org/10.1234/x", "DOI", "10.1234/x"},
		{"DOI 10.1234/x(12)3.", "DOI", "10.1234/x(12)3"},
		{"(doi: 10.1234/x)", "DOI", "10.1234/x"},
		{"DOI:https://doi.org/10.1234/x", "DOI", "10.1234/x"},
		{"10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-X968>3.0.CO;2-2", "DOI", "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-X968>3.0.CO;2-2"},
		{"10.1234/x.URL https://example.org", "DOI", "10.1234/x"},
		{"https://example.org/view?id=10.1371/quay.0276840&x=1", "DOI", "10.1371/quay.0276840"},
		{"<https://example.org/a_b>", "URL", "https://example.org/a_b"},
		{"https://example.org/a_(b).", "URL", "https://example.org/a_(b)"},
		{"(https://example.org/a)", "URL", "https://example.org/a"},
		{"docs.example.org/a/b.", "URL", "docs.example.org/a/b"},
		{"Tides and/or quays.", "URL", ""},
		{"me@example.org/a", "URL", ""},
		{"www.example.org/a,", "URL", "www.example.org/a"},
		{"&lt;https://example.org/a&gt;", "URL", "https://example.org/a"},
		{"arXiv:1401.01234v2", "arxiv", "1401.01234v2"},
		{"[arXiv:hep-ph/0201195]", "arxiv", "hep-ph/0201195"},
		{"PMID: 12345678", "PMID", "12345678"},
		{"PMCID: PMC1234567", "PMCID", "PMC1234567"},
		{"ISBN 978-3-16-148410-0.", "ISBN", "978-3-16-148410-0"},
		{"ISBN-10: 0-306-40615-2", "ISBN", "0-306-40615-2"},
		{"ISSN 0378-5955", "ISSN", "0378-5955"},
	} {
		r := plainEntry("Okafor, A. Harbour levies. Lund: Quay Press, 2014. " + c.text)
		Parse(r)
		if got := r.Value(c.field); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.text, c.field, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Okafor, A. (2014). Levies. Quay Press.", "2014"},
		{"Okafor, A. (2014 a). Levies. Quay Press.", "2014a"},
		{"Okafor, A. [2014a]. Levies. Quay Press.", "2014a"},
		{"Okafor, A. 2014a: Levies. Lund: Quay Press.", "2014a"},
		{"Okafor, A. (2014 [1978]). Levies. Quay Press.", "2014<1978"},
		{"Okafor, A. (1998–2004). Levies. Quay Press.", "1998/2004"},
		{"Okafor, A. (ca. 1640). Levies. Quay Press.", "1640"},
		{"Okafor, A. (s. d.). Levies. Quay Press.", "n.d."},
		{"Brückner, A. (o. J.): Häfen. Lund: Kai.", "n.d."},
		{"Соколова, А. (б. г.). Порт. М.: Наука.", "n.d."},
		{"OKAFOR, A. (no prelo). Taxas. Porto: Cais.", "in press"},
		{"Brückner, A. (im Druck): Häfen. Lund: Kai.", "in press"},
		{"Okafor, A. (forthcoming). Levies. Quay Press.", "forthcoming"},
		{"A. Okafor, Harbour levies, Lund 2014.", "2014"},
		{"Okafor, A. Levies of 1850. Lund: Quay Press, 2014. Accessed 4 March 2019.", "2014"},
		{"Okafor A. Levies. Quay Stud. 2014 Mar 4;12(3):4-9.", "2014-03-04"},
		{"Okafor, A. (4 March 2019). Strike. Harbour Post.", "2019-03-04"},
		{"Okafor, A. (2019, March 4). Strike. Harbour Post.", "2019-03-04"},
		{"OKAFOR, A. Greve. Correio do Cais, Lund, 4 mar. 2019.", "2019-03-04"},
		{"S. D. Okafor, Harbour levies (Quay Press, Lund, 2014).", "2014"},
		{"سالم، منى. (٢٠١٤). الرسوم. دار الرصيف.", "2014"},
		{"نوبخت، آرش. (۱۳۸۵). نان. نشر سنگک.", "1385"},
		{"الحمداوي، إدريس (1415هـ). الرسوم. دار الرصيف.", "1415"},
		{"سالم، منى (2014م). الرسوم. دار الرصيف.", "2014"},
		{"佐藤健一（２０１４）『銭湯』波止場出版．", "2014"},
	} {
		r := plainEntry(c.text)
		Parse(r)
		if got := shownDate(r.Issued()); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestAccess checks that the day on which a page was seen is not when it came out.
func TestAccess(t *testing.T) {
	for _, c := range []struct{ text, issued, accessed string }{
		{"Заріченська рада. Криниці. 2016. URL: http://a.example/b (дата звернення: 02.05.2017).", "2016", "2017-05-02"},
		{"Phan Đình Cát (1998). Ghi âm. http://a.example/b, truy cập ngày 20/3/2019.", "1998", "2019-03-20"},
		{"سالم، منى (2014). الرسوم. تاريخ الاطلاع: 3/4/2019. http://a.example/b", "2014", "2019-04-03"},
		{"변다움 (2014). 조사. http://a.example/d (검색일: 2018.3.4.)", "2014", "2018-03-04"},
		{"江小鱼. 铅笔[EB/OL]. http://a.example/l, 2016. 访问日期: 2018-03-04.", "2016", "2018-03-04"},
		{"Kazlas, A. (2015). Uostas. http://a.example/i (žiūrėta 2018-05-04)", "2015", "2018-05-04"},
		{"Okafor, A. (2015). 访问 and its limits. Quay Press.", "2015", ""},
	} {
		r := plainEntry(c.text)
		Parse(r)
		accessed := ""
		if f := r.Field("accessed"); f != nil {
			accessed = shownDate(f.Date)
		}
		if got := shownDate(r.Issued()); got != c.issued || accessed != c.accessed {
			t.Errorf("%s: %q, seen %q, want %q and %q", c.text, got, accessed, c.issued, c.accessed)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ names, want string }{
		{"Okafor, A. B.", "Okafor|A. B."},
		{"OKAFOR, A. B.", "OKAFOR|A. B."},
		{"Okafor, Amara B.", "Okafor|Amara B."},
		{"van der Meulen, J.", "van der Meulen|J."},
		{"Meulen, J. van der", "Meulen|J. van der"},
		{"de la Torre, J., & García Lorca, F.", "de la Torre|J.; García Lorca|F."},
		{"al-Rashidi, H., & O’Brennan, T.", "al-Rashidi|H.; O’Brennan|T."},
		{"Lund-Berg, K.-J.", "Lund-Berg|K.-J."},
		{"Lund‐Berg, K.", "Lund‐Berg|K."},
		{"Okafor, A., Prado, B., et al.", "Okafor|A.; Prado|B.; …"},
		{"Okafor, A. u. a.", "Okafor|A.; …"},
		{"Okafor, A. e outros", "Okafor|A.; …"},
		{"Okafor, A., Prado, B., und Mitarbeiter", "Okafor|A.; Prado|B.; …"},
		{"Okafor, A., Prado, B., i wsp.", "Okafor|A.; Prado|B.; …"},
		{"OKAFOR A., PRADO B. ET AL.", "OKAFOR|A.; PRADO|B.; …"},
		// names that are words for others elsewhere
		{"Okafor, A. and Al Atik, L.", "Okafor|A.; Al Atik|L."},
		{"Okafor, A. and al Atik, L.", "Okafor|A.; al Atik|L."},
		{"Okafor, A. et al Fassi, L.", "Okafor|A.; al Fassi|L."},
		{"Okafor, AA, AW Prado, and JT Lund", "Okafor|AA; Prado|AW; Lund|JT"},
		{"Okafor, AA, AW Prado, and DR Lund", "Okafor|AA; Prado|AW; Lund|DR"},
		{"Okafor, AA, AW Prado, und JT Lund", "Okafor|AA; Prado|AW; Lund|JT"},
		{"Okafor, A., Prado, B., y Col, C.", "Okafor|A.; Prado|B.; Col|C."},
		{"Okafor, A., Prado, B., und Andere, C.", "Okafor|A.; Prado|B.; Andere|C."},
		{"Okafor A, Prado B, and Kol C", "Okafor|A; Prado|B; Kol|C"},
		{"Okafor, A., Jr.", "Okafor|A.|Jr"},
		{"Silva Filho, J. A.", "Silva Filho|J. A."},
		{"World Health Organization", "World Health Organization"},
		{"Brasil. Ministério da Saúde", "Brasil; Ministério da Saúde"},
		{"Statistisches Bundesamt", "Statistisches Bundesamt"},
		{"*Okafor, A.", "Okafor|A."},
		{"†Okafor, A.", "Okafor|A."},
		{"سالم، منى، والراوندي، وائل", "سالم|منى; الراوندي|وائل"},
		{"سالم، منى، والتر، علي", "سالم|منى; والتر|علي"},
		{"سپیدار، لاله و نوبخت، آرش", "سپیدار|لاله; نوبخت|آرش"},
		{"الحمداوي، إدريس؛ الشبراني، منى", "الحمداوي|إدريس; الشبراني|منى"},
		{"کاشفی\u200cراد، بهمن", "کاشفی\u200cراد|بهمن"},
	} {
		r := plainEntry(c.names + " (2014). Harbour levies. Lund: Quay Press.")
		Parse(r)
		if f := r.Field("author"); f == nil || shown(*f) != c.want {
			t.Errorf("%s: %v, want %s", c.names, f, c.want)
		}
	}
}

// TestPlaces checks that every field says where it stands, in the text and in the file.
func TestPlaces(t *testing.T) {
	for _, f := range forms {
		r := plainEntry(f.text)
		Parse(r)
		for _, x := range r.Fields {
			if got := r.Text.String[x.Start:x.End]; !strings.Contains(fold.Letters(got), fold.Letters(x.Text)) {
				t.Errorf("%s: %s %q stands at %q", f.name, x.Name, x.Text, got)
			}
			if x.Span.Len() < x.End-x.Start {
				t.Errorf("%s: %s has the span %v of %d bytes", f.name, x.Name, x.Span, x.End-x.Start)
			}
		}
	}
}

// TestKeys holds the family name and year, by which entries are found, against
// the labelled strings beside the project, where they are.
func TestKeys(t *testing.T) {
	long.Test(t)
	files, _ := filepath.Glob("../../../shared/eval/refs/*.jsonl")
	if len(files) == 0 {
		t.Skip("no labelled strings in ../shared/eval/refs")
	}
	total, right := 0, 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			var gold struct {
				Raw    string
				Fields struct {
					Family []string `json:"author_family"`
					Date   string
				}
			}
			if json.Unmarshal([]byte(line), &gold) != nil || len(gold.Fields.Family) == 0 || gold.Fields.Date == "" {
				continue
			}
			r := plainEntry(gold.Raw)
			Parse(r)
			total++
			if sameKey(r, gold.Fields.Family[0], gold.Fields.Date) {
				right++
			}
		}
	}
	if 100*right < 94*total {
		t.Errorf("first author and year are right in %d of %d entries, below 94 %%", right, total)
	}
}

func sameKey(r *lint.Reference, family, date string) bool {
	names := r.Names("author")
	if names == nil {
		names = r.Names("editor")
	}
	year := fmt.Sprint(r.Issued().Year)
	return len(names) > 0 && strings.Contains(fold.Letters(family), fold.Letters(names[0].Family+names[0].Literal)) &&
		(strings.Contains(date, year) || strings.Contains(date, fmt.Sprint(r.Issued().Original)))
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"(", "1", "———. 2014.", "“a", "10.1234/x(", "http://", "A. B. (Ed", "Vol. ", "In: ", "“.”", "«»", "12(", "&lt;", "佐藤（", "2014–", "Okafor, A. (Hg"} {
		f.Add(s)
	}
	for _, c := range forms {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := &lint.Reference{Text: lint.PlainText(s, 7)}
		Parse(r)
		last := 0
		for _, x := range r.Fields {
			if x.Start < last || x.End > len(s) || x.Start > x.End {
				t.Errorf("%s: [%d,%d) of %d bytes, after %d", x.Name, x.Start, x.End, len(s), last)
			}
			last = x.Start
			if x.Span.Start < 7 || x.Span.End > 7+len(s) || x.Span.Start > x.Span.End {
				t.Errorf("%s: span %v", x.Name, x.Span)
			}
			if x.Confidence < 0.5 || x.Confidence > 1 {
				t.Errorf("%s: confidence %v", x.Name, x.Confidence)
			}
		}
	})
}
