package tracking

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func clean(address string) (string, []string) {
	var out strings.Builder
	var names []string
	at := 0
	for _, c := range Find(address) {
		out.WriteString(address[at:c.Start])
		at = c.End
		names = append(names, c.Names...)
	}
	return out.String() + address[at:], names
}

func TestFind(t *testing.T) {
	for _, test := range []struct{ address, want, names string }{
		// Nothing to cut.
		{"https://quay.example/a?id=3&ref=x&source=y&s=1", "", ""},
		{"https://quay.example/", "", ""},
		{"https://quay.example", "", ""},
		{"", "", ""},
		{"?", "", ""},
		{"https://quay.example/?", "", ""},
		{"https://quay.example/?&&#", "", ""},
		{"https://quay.example/utm_source=notes", "", ""},
		{"https://quay.example/a?utm=3", "", ""},
		{"https://quay.example/a?utm_source", "", ""},
		{"https://quay.example/a%", "", ""},
		{"https://quay.example/a?b=%zz&c=%", "", ""},
		{"https://quay.example/a#:~:text=tides", "", ""},
		{"https://notscopus.com/a?partnerID=4", "", ""},
		{"https://web.archive.org/web/2019/https://quay.example/a?utm_source=x", "", ""},
		{"https://webarchive.quay.example/2019/https://quay.example/a?utm_source=x", "", ""},
		// One, first, middle, last, all.
		{"https://quay.example/a?utm_source=chatgpt.com", "https://quay.example/a", "utm_source"},
		{"https://quay.example/?utm_source=x&utm_medium=y#tides", "https://quay.example/#tides", "utm_source utm_medium"},
		{"https://quay.example/a?utm_source=x&id=3", "https://quay.example/a?id=3", "utm_source"},
		{"https://quay.example/a?id=3&utm_source=x", "https://quay.example/a?id=3", "utm_source"},
		{"https://quay.example/a?id=3&utm_source=x&page=2#top", "https://quay.example/a?id=3&page=2#top", "utm_source"},
		{"https://quay.example/a?gclid=1&id=3&fbclid=2&page=2&UTM_Term=z", "https://quay.example/a?id=3&page=2", "gclid fbclid UTM_Term"},
		{"https://quay.example/a?utm_source=x&utm_medium=y&id=3", "https://quay.example/a?id=3", "utm_source utm_medium"},
		{"https://quay.example/a?&utm_source=x", "https://quay.example/a", "utm_source"},
		{"https://quay.example/a?utm_source=x&#b", "https://quay.example/a#b", "utm_source"},
		// Semicolons part parameters too; one within a value goes with it.
		{"https://quay.example/a?utm_source=x;id=3", "https://quay.example/a?id=3", "utm_source"},
		{"https://quay.example/a?id=3;utm_source=x;page=2#c", "https://quay.example/a?id=3;page=2#c", "utm_source"},
		{"https://quay.example/a?id=3&utm_source=x;page=2", "https://quay.example/a?id=3;page=2", "utm_source"},
		{"https://quay.example/a?utm_term=x;y&id=3", "https://quay.example/a?id=3", "utm_term"},
		{"https://quay.example/a;v=2?id=3", "", ""},
		{"https://quay.example/a;utm_source=x", "", ""},
		// An encoded ampersand alone belongs to the value.
		{"https://quay.example/search?q=tides%26utm_source=x", "", ""},
		// Escapes of every kind.
		{`https://quay.example/a?utm\_source=x`, "https://quay.example/a", "utm_source"},
		{"https://quay.example/a?id=3&amp;utm_source=x&amp;b=4", "https://quay.example/a?id=3&amp;b=4", "utm_source"},
		{"https://quay.example/a?id=3&#38;utm_source=x&#x26;b=4", "https://quay.example/a?id=3&#x26;b=4", "utm_source"},
		{"https://quay.example/a?id=3&amp;amp;utm_source=x", "https://quay.example/a?id=3", "utm_source"},
		{"https://quay.example/a?-utm_source=x", "https://quay.example/a", "utm_source"},
		{"https://quay.example/a?utm%5Fsource=x", "https://quay.example/a", "utm_source"},
		{"https://quay.example/a%3Futm_source%3Dx", "https://quay.example/a", "utm_source"},
		{"https://quay.example/a%3fid%3D4%26utm_source%3Dx", "https://quay.example/a%3fid%3D4", "utm_source"},
		// Addresses that went wrong on the way.
		{"https://quay.example/a?id=1?utm_source=x", "https://quay.example/a?id=1", "utm_source"},
		{"https://quay.example/a#quays?utm_source=x", "https://quay.example/a#quays", "utm_source"},
		{"https://quay.example/a#utm_source=rss", "https://quay.example/a", "utm_source"},
		{"https://quay.example/a&utm_source=x", "https://quay.example/a", "utm_source"},
		{"quay.example/a?utm_source=x", "quay.example/a", "utm_source"},
		{"https://quay.example?utm_source=x", "https://quay.example", "utm_source"},
		{"https://quay.example/go?to=https%3A%2F%2Fpier.example%2F%3Futm_source%3Dx%26id%3D2&lang=en", "https://quay.example/go?to=https%3A%2F%2Fpier.example%2F%3Fid%3D2&lang=en", "utm_source"},
		{"https://quay.example/a;jsessionid=0A1B.node2?id=4&utm_id=5", "https://quay.example/a?id=4", "jsessionid utm_id"},
		{"https://quay.example/a;jsessionid=0A1B", "https://quay.example/a", "jsessionid"},
		// By host.
		{"https://www.scopus.com/inward/record.url?eid=2-s2.0-1&partnerID=40&md5=abc", "https://www.scopus.com/inward/record.url?eid=2-s2.0-1", "partnerID md5"},
		{"http://www.ncbi.nlm.nih.gov/pmc/articles/PMC1/?tool=pmcentrez&rendertype=abstract", "http://www.ncbi.nlm.nih.gov/pmc/articles/PMC1/", "tool rendertype"},
		{"http://www.ncbi.nlm.nih.gov/pmc/articles/PMC1/?rendertype=figure&id=F1", "", ""},
		{"https://www.sciencedirect.com/science/article/pii/S1?via%3Dihub", "https://www.sciencedirect.com/science/article/pii/S1", "via"},
		{"http://www.sciencedirect.com/science?_ob=ArticleURL&_udi=B6&_user=10&_rdoc=1&md5=a", "http://www.sciencedirect.com/science?_ob=ArticleURL&_udi=B6", "_user _rdoc md5"},
		{"https://www.sciencedirect.com/science/article/pii/S1?_returnURL=https%3A%2F%2Flinkinghub.example%2F%3Fshowall%3Dtrue&x=1", "https://www.sciencedirect.com/science/article/pii/S1?x=1", "_returnURL"},
		{"https://www.tandfonline.com/doi/full/10.1080/1?scroll=top&needAccess=true&journalCode=abc", "https://www.tandfonline.com/doi/full/10.1080/1", "scroll needAccess journalCode"},
		{"https://books.google.co.uk/books?id=Q1&pg=PA4&lpg=PA4&dq=tides&source=bl&ots=x&sig=y&hl=en", "https://books.google.co.uk/books?id=Q1&pg=PA4&dq=tides", "lpg source ots sig hl"},
		{"https://www.annualreviews.org/doi/10.1146/1?url_ver=Z39.88-2003&rfr_id=ori:rid:crossref.org&rfr_dat=cr_pub", "https://www.annualreviews.org/doi/10.1146/1", "url_ver rfr_id rfr_dat"},
		{"https://resolver.quay.example/sfx?url_ver=Z39.88-2003&rfr_id=info:sid/x&rft.issn=1", "", ""},
		{"https://quay.example/a?referrer=grok.com", "https://quay.example/a", "referrer"},
		{"https://quay.example/a?referrer=home", "", ""},
		{"https://en.wikipedia.org/w/index.php?title=Quay&oldid=12&wprov=sfla1", "https://en.wikipedia.org/w/index.php?title=Quay&oldid=12", "wprov"},
		{"https://www.proquest.com/docview/12?pq-origsite=gscholar&fromopenview=true&sourcetype=Dissertations%20&%20Theses", "https://www.proquest.com/docview/12", "pq-origsite fromopenview sourcetype"},
		{"https://www.proquest.com/openview/1a/1?pq-origsite=gscholar&cbl=18750&diss=y", "https://www.proquest.com/openview/1a/1?cbl=18750&diss=y", "pq-origsite"},
		{"https://search.proquest.com/docview/12?accountid=14", "https://search.proquest.com/docview/12", "accountid"},
		{"https://twitter.com/quay/status/12?s=20", "https://twitter.com/quay/status/12", "s"},
		{"https://twitter.com/search?s=20", "", ""},
		{"https://medium.com/@quay/tides-1?source=rss", "https://medium.com/@quay/tides-1", "source"},
		{"https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=12", "https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=12", "tp"},
	} {
		got, names := clean(test.address)
		if test.want == "" {
			test.want = test.address
		}
		if got != test.want || strings.Join(names, " ") != test.names {
			t.Errorf("%s\n got %s (%s)\nwant %s (%s)", test.address, got, strings.Join(names, " "), test.want, test.names)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("https://quay.example/a?utm_source=x&id=3%26gclid%3D4#a?fbclid=1")
	f.Add("a;jsessionid=1?;jsessionid=2&utm_=%26")
	f.Fuzz(func(t *testing.T, address string) {
		at := 0
		for _, c := range Find(address) {
			if c.Start < at || c.End <= c.Start || c.End > len(address) || len(c.Names) == 0 {
				t.Fatalf("cut %v of %q", c, address)
			}
			at = c.End
		}
		once, _ := clean(address)
		if len(once) > len(address) {
			t.Fatalf("%q grew", address)
		}
	})
}

// Whatever the parameters are and whatever parts them, those that do not track
// stay, in their order, and so does the fragment.
func TestOthersStay(t *testing.T) {
	kept := []string{"id=3", "ref=x", "source=y", "campaign=z", "s=1", "a=b+c%20d", "q=tides", "page=2", "utm=1", "x"}
	gone := []string{"utm_source=x", "fbclid=1", "gclid=a-b_c", "UTM_Term=z%20y"}
	split := regexp.MustCompile(`&amp;|[?&;]`)
	rapid.Check(t, func(rt *rapid.T) {
		separator := rapid.SampledFrom([]string{"&", "&amp;", ";"}).Draw(rt, "separator")
		all := rapid.SliceOfN(rapid.SampledFrom(append(kept, gone...)), 1, 6).Draw(rt, "parameters")
		if separator == ";" {
			all = slices.DeleteFunc(all, func(s string) bool { return s == "x" }) // may belong to the value before
			if len(all) == 0 {
				return
			}
		}
		fragment := rapid.SampledFrom([]string{"", "#top", "#page=4"}).Draw(rt, "fragment")
		var want []string
		for _, p := range all {
			if !slices.Contains(gone, p) {
				want = append(want, p)
			}
		}
		address := "https://quay.example/a"
		got, _ := clean(address + "?" + strings.Join(all, separator) + fragment)
		rest, found := strings.CutPrefix(got, address)
		body, cut := strings.CutSuffix(rest, fragment)
		var left []string
		if body != "" {
			left = split.Split(body, -1)[1:]
		}
		if !found || !cut || !slices.Equal(left, want) || len(want) == 0 && body != "" {
			rt.Fatalf("%v with %q: %s", all, separator, got)
		}
	})
}
