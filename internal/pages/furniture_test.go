package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// texts gives what Find takes out of a file, numbers of pages left away.
func texts(data string) []string {
	var found []string
	for _, f := range Find([]byte(data)) {
		if s := data[f.Start:f.End]; !IsNumber([]byte(s)) {
			found = append(found, s)
		}
	}
	return found
}

// book sets n pages of a list between heads and feet.
func book(n int, head, foot func(page int) string, entry func(i int) string) string {
	var b strings.Builder
	for p := range n {
		b.WriteString(head(p))
		for e := range 8 {
			b.WriteString(entry(8*p + e))
		}
		b.WriteString(foot(p))
	}
	return b.String()
}

func none(int) string { return "" }

func wrapped(i int) string {
	return fmt.Sprintf("Adair, M. %d. Ropewalks of the north, part %d, and of\nthe land behind them. Journal of Cordage %d: 1–%d.\n", 1950+i, i, i, i+9)
}

func TestHeads(t *testing.T) {
	for _, tt := range []struct {
		name       string
		head, foot func(page int) string
		pages      int
		want       int // of all pages
	}{
		{"author and title between form feeds", func(int) string { return "\fAda Brook\n\nOn counting harbours\n\n" }, none, 4, 8},
		{"volume, year and pages", none, func(p int) string { return fmt.Sprintf("\nJ. Harbours 12 (2019) 101–130\n\n%d\n\n", p+4) }, 2, 2},
		{"the same, between form feeds", none, func(int) string { return "\nJ. Harbours 12 (2019) 101–130\n\f" }, 4, 4},
		{"left and right pages", func(p int) string {
			if p%2 == 0 {
				return fmt.Sprintf("\f%d   A. Brook et al.\n\n", p+12)
			}
			return fmt.Sprintf("\fHäfen und Menschen   %d\n\n", p+12)
		}, none, 8, 8},
		{"no blank lines", func(int) string { return "\fSoupis přístavů\n" }, none, 4, 4},
		{"a licence", none, func(int) string { return "\nCC BY 4.0, see the last page\n\f" }, 4, 4},
		{"a stamp", none, func(int) string { return "\nDownloaded from quay.example by guest on 3 May 2011\n\f" }, 4, 4},
		{"set at both ends of a wide line", none, func(p int) string {
			return fmt.Sprintf("\nJ. Harbours 12 (2019) 101–130%s%d\n\f", strings.Repeat(" ", 110), p+2)
		}, 4, 4},
		{"the number of all pages", none, func(p int) string { return fmt.Sprintf("\nRopes 2019, 11, 101   %d of 12\n\n", p+2) }, 4, 4},
		{"a DOI", none, func(p int) string { return fmt.Sprintf("\ndoi:10.5555/jh.2019.12\n\n%d\n\n", p+2) }, 4, 4},
		{"Chinese", func(p int) string { return fmt.Sprintf("\f港口研究 第12卷\n\n%d\n\n", p+2) }, none, 4, 4},
		{"Markdown that lost its page breaks", none, func(int) string { return "\nAda Brook\n\nOn counting harbours\n\n" }, 5, 10},
		{"headings of a converter", func(p int) string { return fmt.Sprintf("\n## Port Review\n\n%d\n\n", p+40) }, none, 5, 5},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := book(tt.pages, tt.head, tt.foot, wrapped)
			if found := texts(data); len(found) != tt.want {
				t.Errorf("%d, want %d: %q", len(found), tt.want, found)
			}
		})
	}
}

// Lines of lists that come back.
func TestNoHeads(t *testing.T) {
	feed := func(int) string { return "\f" }
	number := func(p int) string { return fmt.Sprintf("\n%d\n\n", p+2) }
	for _, tt := range []struct {
		name  string
		foot  func(int) string
		entry func(int) string
	}{
		{"the same publisher", feed, func(i int) string { return fmt.Sprintf("Adair, M. (%d). Ropes.\nLund: Tern Press.\n\n", 1950+i) }},
		{"the same journal without a stop", number, func(i int) string {
			return fmt.Sprintf("Adair, M. %d. Ropes of part %d in the\nJournal of Cordage\n\n", 1950+i, i)
		}},
		{"annual reports", feed, func(i int) string { return fmt.Sprintf("Harbour Office (%d). Annual report.\n", 1950+i) }},
		{"annual reports, apart", number, func(i int) string { return fmt.Sprintf("Harbour Office (%d). Annual report.\n\n", 1950+i) }},
		{"dashes for the author", feed, func(i int) string { return fmt.Sprintf("———. %d. Ropes.\n", 1950+i) }},
		{"a name over its works", number, func(i int) string { return fmt.Sprintf("Adair, Mona\n\n%d Ropes of the north. Lund.\n\n", 1950+i) }},
		{"a few labels on lines of their own", func(p int) string {
			return fmt.Sprintf("%d\n\nAdair, M. Ropes, vol. %d.\nLund: Tern Press\n\n", p+1, 3*p)
		}, none},
		{"labels on lines of their own", none, func(i int) string {
			return fmt.Sprintf("%d\n\nAdair, M. Ropes, vol. %d.\nLund: Tern Press\n\n", i+1, 3*i)
		}},
		{"an address at the end of two pages", func(p int) string {
			if p > 1 {
				return "\f"
			}
			return "https://ropes.example/data/5699\n\f"
		}, wrapped},
		{"addresses", number, func(i int) string { return fmt.Sprintf("Adair, M. %d. Ropes.\nhttps://ropes.example/\n\n", 1950+i) }},
		{"numbered works", feed, func(i int) string { return fmt.Sprintf("Adair, M. Ropes %d\n\n", i+1) }},
		{"chapters", none, func(i int) string {
			return fmt.Sprintf("# Study %d\n\n%s\n\n", i+1, strings.Repeat("Hemp is dear and tar is not. ", 30))
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if found := texts(book(6, none, tt.foot, tt.entry)); len(found) > 0 {
				t.Errorf("%d lines taken for heads: %q", len(found), found[:min(len(found), 3)])
			}
		})
	}
}

// A line that comes once, and has the number of its page.
func TestNumberOfThisPage(t *testing.T) {
	page := func(p int) string {
		return book(1, none, none, func(i int) string { return wrapped(8*p + i) })
	}
	one, two, three := page(0), page(1), page(2)
	for _, tt := range []struct {
		data string
		want int
	}{
		{one + "\f" + two + "\fOn counting harbours 3\n" + three, 1},
		{one + "\f" + two + "On counting harbours 2\n\f" + three, 1},
		{one + "\f" + two + "\fHarbours of the north 12\n" + three, 0},
		{one + "\f" + two + "\fHarbours of the north 1993\n" + three, 0},
		{one + "\f" + two + "On counting harbours 3\n" + three, 0},
	} {
		if found := texts(tt.data); len(found) != tt.want {
			t.Errorf("%q, want %d", found, tt.want)
		}
	}
}

// Heads at the end of longer lines, where a converter joined them.
func TestGlued(t *testing.T) {
	const head = "J. Harbours 12 (2019) 101–130"
	text := book(3, none, func(p int) string { return fmt.Sprintf("\n%s\n\n%d\n\n", head, p+2) }, wrapped)
	for _, tt := range []struct {
		line string
		want int
	}{
		{"Castor, D. (2008). Knots at sea. Tern Press. " + head, 1},
		{"Castor, D. (2008). Knots at sea (2nd ed.) " + head, 1},
		{"Castor, D. (2008). Knots at sea. Tern " + head, 0}, // the work stood in that volume
		{"Castor, D. (2008). Knots at sea. " + head + ", 5", 0},
	} {
		found := 0
		for _, f := range Find([]byte(text + tt.line + "\n")) {
			found += count(f.Margin)
		}
		if found != tt.want {
			t.Errorf("%q: %d, want %d", tt.line, found, tt.want)
		}
	}
	often := strings.Repeat("Castor, D. (2008). Knots at sea. "+head+"\n\n", 9)
	for _, f := range Find([]byte(text + often)) {
		if f.Margin {
			t.Fatal("what ends most entries is taken for a head")
		}
	}
}

func TestBreaks(t *testing.T) {
	for _, tt := range []struct {
		data string
		want []string
	}{
		{"as papers have shown (Tollman\n\n166\n\nPort Review\n\nVol. 12, 4, 201–214\n\nand Riis, 2000).\n", []string{"166", "Port Review", "Vol. 12, 4, 201–214"}},
		{"wie Sundby\n28\n\n(2006) sagt, steigt es.\n", []string{"28"}},
		{"of the people who\n\n\fA. Brook\n\nlive there.\n", []string{"A. Brook"}},
		{"les ports de la\n\nPage 3 de 12\n\nmer du Nord.\n", nil}, // a number alone may be part of the sentence
		{"les ports (Brun,\n\nPage 3 de 12\n\n2011) de la mer.\n", []string{"Page 3 de 12"}},
		{"We set\n\nx plus y\n\nand go on.\n", nil},
		{"References\n\nAdair, M. Ropes of the\n\n88\n\f\nnorth.\n", []string{"88"}},
		{"as they say in the north\n\n32\n\nReferências\n\n(1)\n\nAdair, M. Ropes.\n", nil},
		{"The end.\n\n12\n\nPort Review\n\nand so on.\n", nil},
	} {
		var found []string
		for _, f := range Find([]byte(tt.data)) {
			found = append(found, tt.data[f.Start:f.End])
		}
		if !slices.Equal(found, tt.want) {
			t.Errorf("%q: %q, want %q", tt.data, found, tt.want)
		}
	}
}
