package prose

import (
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/list"
)

// findJoined looks for the works that no entry fits inside the entries: where two
// have run together, the second is missing only because it was not parted. What
// it finds is kept with the citation.
func findJoined(doc *lint.Document) {
	var seams *seamIndex
	for _, c := range doc.Citations {
		if c.Status != lint.Missing && c.Status != lint.Mismatch || c.KeySpan.Len() > 0 || c.Placeholder {
			continue
		}
		if seams == nil {
			seams = newSeamIndex(doc)
		}
		found := seams.find(c)
		if found == nil {
			continue
		}
		if c.Status == lint.Mismatch { // another entry was taken for it, which nothing else may cite
			for _, r := range c.References {
				r.Cited--
				r.Mentioned = true
			}
			c.Status, c.Nearest, c.References, c.Faults = lint.Missing, nil, nil, nil
		}
		c.Joined = found
	}
}

// A seamIndex finds the seams of all entries by what stands behind them.
type seamIndex struct {
	byName   map[string][]seam // by each of the first words, folded
	byNumber map[int]seam
	asked    map[string]*lint.Seam // what was answered, by names and year
}

type seam struct {
	ref *lint.Reference
	list.Seam
}

// How much is looked at behind a seam: the words among which the family name of
// the first author is, the bytes in which its year stands, and the seams of one name.
const (
	firstWords  = 6
	behindSeam  = 600
	widestSeams = 8
)

func newSeamIndex(doc *lint.Document) *seamIndex {
	x := &seamIndex{byName: make(map[string][]seam), byNumber: make(map[int]seam), asked: make(map[string]*lint.Seam)}
	for _, r := range doc.References {
		if doc.Lists[r.List].Notes {
			continue
		}
		for _, at := range list.Seams(r, doc.Data) {
			x.add(seam{r, at})
		}
	}
	return x
}

func (x *seamIndex) add(s seam) {
	if _, taken := x.byNumber[s.Number]; s.Number > 0 && !taken {
		x.byNumber[s.Number] = s
	}
	for _, key := range s.keys() {
		if len(x.byName[key]) < widestSeams {
			x.byName[key] = append(x.byName[key], s)
		}
	}
}

// keys are the folded words by which a seam is found: the first behind it, or those
// of the authors of its entry.
func (s *seam) keys() []string {
	text := s.text()
	if s.Dated {
		text = s.ref.Text.String[:min(s.ref.Text.Len(), behindSeam)]
	}
	var keys []string
	for word := range strings.FieldsSeq(text) {
		if len(keys) == firstWords {
			break
		}
		keys = append(keys, fold.Letters(word))
	}
	return keys
}

func (s *seam) text() string {
	return s.ref.Text.String[s.At:min(s.ref.Text.Len(), s.At+behindSeam)]
}

// find gives the seam behind which the cited work stands: its number, or all its
// names and its year.
func (x *seamIndex) find(c *lint.Citation) *lint.Seam {
	if c.Kind == lint.ByNumber {
		if s, ok := x.byNumber[c.Number]; ok {
			return s.seam()
		}
		return nil
	}
	if len(c.Names) == 0 || c.Date.Year == 0 && c.Date.Status == "" && c.Kind != lint.ByAuthor {
		return nil
	}
	key := strconv.Itoa(c.Date.Year) + c.Date.Status
	for _, n := range c.Names {
		key += " " + n.Sorted()
	}
	found, known := x.asked[key]
	if !known {
		found = x.search(c)
		x.asked[key] = found
	}
	return found
}

func (x *seamIndex) search(c *lint.Citation) *lint.Seam {
	first := strings.Fields(c.Names[0].Sorted())
	if len(first) == 0 {
		return nil
	}
	for _, s := range x.byName[fold.Letters(first[len(first)-1])] {
		if s.holds(c) {
			return s.seam()
		}
	}
	return nil
}

func (s *seam) seam() *lint.Seam {
	return &lint.Seam{Reference: s.ref, At: s.ref.Text.Span(s.At, s.At+1).Start, Span: s.ref.Text.Span(s.At, s.ref.Text.Len())}
}

// holds says whether the work behind the seam has the cited year, and the cited
// names, the first of them first.
func (s *seam) holds(c *lint.Citation) bool {
	text := s.text()
	if s.Dated {
		return opensWith(s.ref.Text.String, c.Names[0].Sorted()) && beginsWithDate(text, c.Date)
	}
	folded := fold.Letters(text)
	for _, n := range c.Names[1:] {
		if !strings.Contains(folded, fold.Letters(n.Sorted())) {
			return false
		}
	}
	switch {
	case !opensWith(text, c.Names[0].Sorted()):
		return false
	case c.Kind == lint.ByAuthor:
		return true
	case c.Date.Year == 0:
		return strings.Contains(" "+fold.Words(text[:min(len(text), behindSeam/4)])+" ", " "+fold.Words(c.Date.Status)+" ")
	}
	return hasYear(text, strconv.Itoa(c.Date.Year))
}

// beginsWithDate says whether a text begins with the year and its letter, or with
// the year and none.
func beginsWithDate(text string, d lint.Date) bool {
	rest, ok := strings.CutPrefix(text, strconv.Itoa(d.Year)+d.Letter)
	return ok && rest != "" && (rest[0] < 'a' || rest[0] > 'z')
}

// opensWith says whether a text begins with the name, or with initials, particles
// or a label and then the name.
func opensWith(text, name string) bool {
	rest := fold.Words(text[:min(len(text), behindSeam/4)]) + " "
	for n := 0; n < firstWords; n++ {
		if strings.HasPrefix(rest, fold.Words(name)+" ") {
			return true
		}
		word, after, _ := strings.Cut(rest, " ")
		if len(word) > longestInitials && !words.IsParticle(word) {
			return false
		}
		rest = after
	}
	return false
}

// longestInitials is in bytes: "A", "AB", a number.
const longestInitials = 3

// mostYears is how many years are looked at: that of the work stands behind its
// authors or at its end, and one may be part of its title.
const mostYears = 3

// hasYear says whether the year is one of the first of a text.
func hasYear(text, year string) bool {
	seen := 0
	for i := 0; i < len(text) && seen < mostYears; {
		n := 0
		for i+n < len(text) && '0' <= text[i+n] && text[i+n] <= '9' {
			n++
		}
		if n == len(year) {
			if text[i:i+n] == year {
				return true
			}
			if text[i] == '1' || text[i] == '2' {
				seen++
			}
		}
		i += max(n, 1)
	}
	return false
}
