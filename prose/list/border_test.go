package list

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestBeginnings(t *testing.T) {
	for _, tt := range []struct {
		line, next string
		want       beginning
	}{
		{"Okafor, A. (2014). Harbour levies", "", beginFamily},
		{"Okafor, A.,", "Prado, B. (2014). Harbour levies", beginFamily},
		{"Harbour Union (2014). Harbour levies", "", beginFamily},
		{"van der Berg, A. (2014). Harbour levies", "", beginFamily},
		{"A. Okafor, Harbour levies", "", beginInitials},
		{"J.-P. Lefèvre and A. Okafor. 2014.", "", beginInitials},
		{"Jonas Lefèvre and Anna Okafor. Harbour levies.", "", beginGiven},
		{"———. 2014. Harbour levies", "", beginRepeat},
		{"佐藤太郎（2015）港湾", "", beginIdeographs},
		{"港湾の歴史と人々の暮らしについての小論", "", beginOther},
		{"J. Account. Public Policy 25(3), 11.", "", beginHome},
		{"J. Account. Public Policy 25", "", beginHome},
		{"Port Review, 9, 1–9.", "", beginHome},
		{"PORT ONE, 10(7), Article e01.", "", beginHome},
		{"Neural Harbours 21 (4), 309–336.", "", beginHome},
		{"Okafor AB, Prado C. Levies. Quay J 2014;12(3):4.", "", beginFamily},
		{"A. Okafor, Harb. Rev. 12(3), 45 (2014).", "", beginInitials},
		{"Harbour Acts 2004, 12(3)", "", beginFamily},
		{"Levies (12 of them) of the north", "", beginCapital},
		{"levies of the north", "", beginSmall},
		{"Harbour levies of the north", "", beginCapital},
		{"12(3), 45–67.", "", beginDigit},
		{"2014. Harbour levies", "", beginYear},
		{"(2014). Harbour levies", "", beginYear},
		{"(Harbour studies 4)", "", beginOpen},
		{"“Harbour levies of the north”", "", beginQuote},
		{"pp. 4–9.", "", beginTail},
		{"Accessed 4 March 2019.", "", beginTail},
		{"https://example.org/levies", "", beginTail},
		{"doi: 10.1234/qs.11", "", beginTail},
		{"1234/qs.11", "", beginDigit},
		{".", "", beginTail},
		{"//www.example.org/levies", "", beginTail},
	} {
		if got := beginningOf(tt.line, tt.next); got != tt.want {
			t.Errorf("%q begins with %s, want %s", tt.line, beginningNames[got], beginningNames[tt.want])
		}
	}
}

func TestEndings(t *testing.T) {
	for line, want := range map[string]ending{
		"Harbour levies of the north":     endSmall,
		"Harbour levies of the":           endJoining,
		"Okafor, A., Prado, B. &":         endJoining,
		"Okafor, A. und":                  endJoining,
		"in: Journal of Harbour":          endCapital,
		"Okafor, A.,":                     endComma,
		"London:":                         endComma,
		"Harbour lev-":                    endHyphen,
		"Prado, B. Okafor, A.":            endInitial,
		"Lefèvre, J.-P.":                  endInitial,
		"Proc.":                           endShort,
		"Harbour levies, vol.":            endShort,
		"Harbour levies. Quay Press.":     endStop,
		"J. Harb. 4, 45–67.":              endPages,
		"J. Harb. 4:45-67":                endPages,
		"Quay Press, 2014.":               endYear,
		"Quay Press, 2014":                endYear,
		"(Quay Press, 2014)":              endYear,
		"Harbour Papers 14":               endNumber,
		"https://example.org/levies.":     endLink,
		"https://doi.org/10.1234/qs.2014": endLink,
		"Harbour levies (2nd ed.)":        endClosing,
		"What are harbour levies?":        endClosing,
		"“Harbour levies”":                endClosing,
		"":                                endSmall,
	} {
		if got := endingOf(line); got != want {
			t.Errorf("%q ends with %s, want %s", line, endingNames[got], endingNames[want])
		}
	}
}

func TestCountYears(t *testing.T) {
	for s, want := range map[string]int{
		"Okafor (2014) and Prado (2019)":  2,
		"pp. 1999-2010":                   0,
		"Harbours, 1850–1914. 2001":       1,
		"https://example.org/2014/levies": 0,
		"https://example.org/2014 2015":   1,
		"10.1234/qs.2014.12":              0,
		"12014 20145":                     0,
	} {
		if got := countYears(s); got != want {
			t.Errorf("%q: %d years, want %d", s, got, want)
		}
	}
}

// readLooks gives the looks of lines whose indent is the white space before
// them.
func readLooks(text string) []look {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	looks := make([]look, len(lines))
	for i, s := range lines {
		next := ""
		if i+1 < len(lines) {
			next = strings.TrimSpace(lines[i+1])
		}
		bare := strings.TrimSpace(s)
		looks[i] = lookAt(line{text: bare, first: i == 0, indent: len(s) - len(strings.TrimLeft(s, " "))}, next)
	}
	return looks
}

func weigh(looks []look) (*borderer, []bool, []int32) {
	b := &borderer{lines: looks, list: lookAtList(looks)}
	starts, margin := b.borders()
	return b, starts, margin
}

// TestBestParting holds the parting against all others of a short list: none
// may score better, and each margin is the distance to the best that differs in
// that line.
func TestBestParting(t *testing.T) {
	looks := readLooks("Okafor, A. (2014). Harbour levies in\nnorthern ports. Quay Press.\nPrado, B. (2019). Tides, in: Okafor, A.\n(ed.), Ports of call. Lund: Tern Press\n2014 was a year. Journal of Harbours,\n4, 11–29.\nTern (2001). Pitch.\nUmeh, C. (2003). Tar.")
	b, starts, margin := weigh(looks)
	n := len(looks)
	best, other := int32(lost), make([]int32, n)
	for i := range other {
		other[i] = lost
	}
	for mask := range 1 << (n - 1) {
		way := make([]bool, n)
		way[0] = true
		for i := 1; i < n; i++ {
			way[i] = mask>>(i-1)&1 == 1
		}
		score := b.scoreOf(way)
		best = max(best, score)
		for i := range n {
			if way[i] != starts[i] {
				other[i] = max(other[i], score)
			}
		}
	}
	if got := b.scoreOf(starts); got != best {
		t.Errorf("parting %v scores %d, the best %d", starts, got, best)
	}
	for i := 1; i < n; i++ {
		if margin[i] != best-other[i] {
			t.Errorf("line %d: margin %d, want %d", i, margin[i], best-other[i])
		}
	}
}

// scoreOf adds up what a way of parting the lines shows.
func (b *borderer) scoreOf(starts []bool) int32 {
	sum := int32(0)
	for s := 0; s < len(starts); {
		end := s + 1
		for end < len(starts) && !starts[end] {
			end++
		}
		sum += b.entriesFrom(s, nil)[end-s-1]
		s = end
	}
	return sum
}

// What hangs goes on, whatever it looks like; but only where the list hangs its
// lines throughout.
func TestHung(t *testing.T) {
	hanging := "Adair, M. (2011). Ropewalks of the north and\n    Okafor, A. (2014). Harbour levies. Quay Press.\nBenoit, C. (2015). Hemp and tar.\n    Castor, D. (2008). Knots. Tern Press.\nCastor, D. (2008). Knots at sea of the north and\n    the west. Tern Press.\nDunn, P. (2009). Oakum.\nEze, A. (2004). Splices.\nFall, T. (1999). Ropes.\nGale, U. (2003). Tar.\n"
	_, starts, _ := weigh(readLooks(hanging))
	if want := []bool{true, false, true, false, true, false, true, true, true, true}; !slices.Equal(starts, want) {
		t.Errorf("hanging list: %v, want %v", starts, want)
	}
	ragged := strings.ReplaceAll(hanging, "\nCastor", "\n    Castor")
	ragged = strings.ReplaceAll(ragged, "\nEze", "\n    Eze")
	ragged = strings.ReplaceAll(ragged, "\nGale", "\n    Gale")
	_, starts, _ = weigh(readLooks(ragged))
	if !starts[4] || !starts[7] || !starts[9] {
		t.Errorf("list with stray indents: %v, want starts at Castor, Eze and Gale", starts)
	}
}

// An entry has at most longestEntry lines.
func TestLongestEntry(t *testing.T) {
	text := "Adair, M. (2011). Ropewalks of the north and of the\n" + strings.Repeat("west and of the south and of the east and of the\n", 60)
	_, starts, _ := weigh(readLooks(text))
	n, longest := 0, 0
	for i := range starts {
		if starts[i] {
			n = 0
		}
		n++
		longest = max(longest, n)
	}
	if longest > longestEntry {
		t.Errorf("an entry has %d lines, want at most %d", longest, longestEntry)
	}
	_, starts, _ = weigh(readLooks(strings.Join(strings.Split(text, "\n")[:19], "\n")))
	if slices.Contains(starts[1:], true) {
		t.Errorf("an entry of nineteen lines is cut: %v", starts)
	}
}

// What few lines share says nothing yet, what all share nothing at all.
func TestRates(t *testing.T) {
	for _, tt := range []struct {
		lines, starts, want int
	}{{2, 2, -1}, {3, 3, 4}, {3, 0, 0}, {100, 5, 0}, {100, 6, 1}, {100, 50, 2}, {100, 76, 3}, {100, 95, 4}} {
		if got := (rate{tt.lines, tt.starts}).level(); got != tt.want {
			t.Errorf("%d of %d: level %d, want %d", tt.starts, tt.lines, got, tt.want)
		}
	}
}

// Each sign has a name: explain tells them all.
func TestSignNames(t *testing.T) {
	seen := map[string]int{}
	for s := range signs {
		name := s.name()
		if name == "" || strings.Contains(name, "%!") {
			t.Errorf("sign %d is named %q", s, name)
		}
		seen[name]++
	}
	for name, n := range seen {
		if n > 3 { // the room on a line is weighed by how ragged the list is
			t.Errorf("%d signs are named %q", n, name)
		}
	}
}

// TestDoubtfulBorders asks that the margin tells a clear border from one that
// nobody could be sure of.
func TestDoubtfulBorders(t *testing.T) {
	clear := "Adair, M. (2011). Ropewalks of the north and of the\nwest. Tern Press.\nBenoit, C. (2015). Hemp and tar. Journal of Cordage,\n4(2), 11–19.\nCastor, D. (2008). Knots at sea. Tern Press.\n"
	if _, starts, margin := weigh(readLooks(clear)); slices.Min(margin[1:]) < doubtful {
		t.Errorf("clear list: %v with margins %v, want all from %d on", starts, margin, doubtful)
	}
	open := "Adair, M. (2011). Ropewalks of the north. Tern Press.\nOutlook for Ropes 2017. Paris: Cordage Board, 2018.\nCordage Board (Board of Cordage and Ropes). 2017.\nOutlook for Tar 2016. Paris\nThe book of ropes 2012\n"
	if _, starts, margin := weigh(readLooks(open)); slices.Min(margin[1:]) >= doubtful {
		t.Errorf("doubtful list: %v with margins %v, want one below %d", starts, margin, doubtful)
	}
}

// BenchmarkBorders shows that the work grows with the lines alone.
func BenchmarkBorders(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000} {
		rnd := rand.New(rand.NewPCG(1, 2))
		var text strings.Builder
		for range n {
			fmt.Fprintf(&text, "Okafor, A. (%d). Harbour levies in the northern ports of the\nwest. Quay Press.\n", 1900+rnd.IntN(120))
		}
		looks := readLooks(text.String())
		b.Run(fmt.Sprint(2*n, " lines"), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				weigh(looks)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(2*n), "ns/line")
		})
	}
}
