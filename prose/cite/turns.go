package cite

import (
	"slices"
	"sort"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// guessNumbers tells of a number that no entry carries which entry is meant,
// in a list that is numbered by first citation: the uncited entry whose turn it
// is at that place. That entry is then not called uncited, since one
// slip is one finding.
func (r *reader) guessNumbers() {
	citations := r.doc.Citations
	sort.SliceStable(citations, func(i, j int) bool { return citations[i].Span.Start < citations[j].Span.Start })
	if len(r.numbers) != 1 {
		return
	}
	if !slices.ContainsFunc(citations, missingNumber) {
		return
	}
	x := &r.numbers[0]
	x.copies = copies(r.doc.References)
	turns, inOrder := firstCited(citations)
	if !inOrder {
		x.pairOnly(citations)
		return
	}
	for _, c := range citations {
		if !missingNumber(c) || c.Number <= x.highest { // within the list: the entry is gone, and the number is right
			continue
		}
		before, after := x.turnAt(turns, c.Span.Start)
		if ref := r.nearestIn(c, x.uncited(before, after)); ref != nil {
			c.Nearest = append(c.Nearest, ref)
			ref.Mentioned = true
		}
	}
}

func missingNumber(c *lint.Citation) bool {
	return c.Kind == lint.ByNumber && c.Status == lint.Missing
}

// copies are the entries that repeat an earlier one word for word.
func copies(refs []*lint.Reference) map[*lint.Reference]bool {
	found := make(map[*lint.Reference]bool)
	seen := make(map[string]bool, len(refs))
	for _, ref := range refs {
		text := fold.Letters(ref.Text.String)
		if text != "" && seen[text] {
			found[ref] = true
		}
		seen[text] = true
	}
	return found
}

// contextBytes is how much of the file on each side of a citation is held
// against the entries it may mean: about the sentence it stands in.
const contextBytes = 200

// nearestIn is the entry that the citation means among those whose turn it is:
// the only one, or the one that shares most words with the text around.
func (r *reader) nearestIn(c *lint.Citation, among []*lint.Reference) *lint.Reference {
	if len(among) < 2 {
		return only(among)
	}
	data := r.doc.Data
	around := rareWords(string(data[max(c.Span.Start-contextBytes, 0):min(c.Span.End+contextBytes, len(data))]))
	var best *lint.Reference
	most, second := 0, 0
	for _, ref := range among {
		shared := 0
		for word := range rareWords(ref.Text.String) {
			if around[word] {
				shared++
			}
		}
		switch {
		case shared > most:
			best, most, second = ref, shared, most
		case shared > second:
			second = shared
		}
	}
	if most <= second {
		return nil
	}
	return best
}

// rareWords are the words of a text that are long enough to say what it is
// about, cut to the stem that English, Romance and Germanic endings leave.
func rareWords(s string) map[string]bool {
	found := make(map[string]bool)
	for word := range strings.FieldsSeq(fold.Words(s)) {
		if len(word) >= 5 {
			found[word[:5]] = true
		}
	}
	return found
}

// pairOnly takes the one number over the end of the list for the one entry that
// is never cited, in a list of any order.
func (x *numbering) pairOnly(citations []*lint.Citation) {
	var beyond []*lint.Citation
	for _, c := range citations {
		if missingNumber(c) && c.Number > x.highest {
			beyond = append(beyond, c)
		}
	}
	meant := only(x.uncited(0, x.highest+1))
	if len(beyond) == 0 || beyond[0].Number != beyond[len(beyond)-1].Number || meant == nil {
		return
	}
	for _, c := range beyond {
		c.Nearest = append(c.Nearest, meant)
	}
	meant.Mentioned = true
}

// A turn is the first citation of a number.
type turn struct{ number, place int }

// firstCited gives the first citations in the order of the text, and says
// whether the numbers rise with them, but for one step in six.
func firstCited(citations []*lint.Citation) ([]turn, bool) {
	var turns []turn
	seen := map[int]bool{}
	last, descents := 0, 0
	for _, c := range citations {
		if c.Kind != lint.ByNumber || c.Status != lint.Resolved || seen[c.Number] {
			continue
		}
		seen[c.Number] = true
		turns = append(turns, turn{c.Number, c.Span.Start})
		if c.Number < last {
			descents++
		}
		last = c.Number
	}
	return turns, descents*6 <= len(turns)
}

// longestWait bounds, in numbers of the list, how far behind one whose turn it
// was an uncited entry is looked for.
const longestWait = 2000

// turnAt gives the numbers that are new before and after the place: the number
// of an entry whose turn it is there lies between them.
func (x *numbering) turnAt(turns []turn, place int) (before, after int) {
	at := sort.Search(len(turns), func(i int) bool { return turns[i].place > place })
	after = x.highest + 1
	if at > 0 {
		before = turns[at-1].number
	}
	if at < len(turns) && turns[at].number > before {
		after = turns[at].number
	}
	return before, after
}

// uncited are the entries between the two numbers that nothing points to. One
// that repeats another entry word for word is left out: it is a copy.
func (x *numbering) uncited(before, after int) []*lint.Reference {
	var found []*lint.Reference
	for n := before + 1; n < min(after, before+longestWait); n++ {
		refs := x.byNumber[n]
		if len(refs) > 0 && refs[0].Cited == 0 && !refs[0].Mentioned && !x.copies[refs[0]] {
			found = append(found, refs[0])
		}
	}
	return found
}

// only is the one entry there is; nil where there are none or more.
func only(refs []*lint.Reference) *lint.Reference {
	if len(refs) == 1 {
		return refs[0]
	}
	return nil
}
