package cite

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A numbering finds the entries of a list by number.
type numbering struct {
	first    int // index of the list's first entry
	n        int
	labelled bool
	byNumber map[int][]*lint.Reference
	highest  int
	copies   map[*lint.Reference]bool // entries that repeat an earlier one
}

// numberings makes one for each list. An entry of a list without numbers goes
// by its place.
func numberings(doc *lint.Document) []numbering {
	all := make([]numbering, len(doc.Lists))
	for i, l := range doc.Lists {
		x := numbering{first: l.First, n: l.N, byNumber: make(map[int][]*lint.Reference, l.N)}
		refs := doc.References[l.First:min(l.First+l.N, len(doc.References))]
		labelled := 0
		for _, ref := range refs {
			if ref.Number > 0 {
				labelled++
			}
		}
		x.labelled = 2*labelled > len(refs)
		between := numbersBetween(refs)
		for k, ref := range refs {
			number := ref.Number
			switch {
			case !x.labelled:
				number = k + 1
			case number == 0:
				number = between[ref]
			}
			if number > 0 {
				x.byNumber[number] = append(x.byNumber[number], ref)
				x.highest = max(x.highest, number)
			}
		}
		x.repair(refs)
		all[i] = x
	}
	return all
}

// numbersBetween gives entries that lost their labels the numbers that are left for
// them, where as many are left as there are entries: of 5, –, 7 the second is 6.
func numbersBetween(refs []*lint.Reference) map[*lint.Reference]int {
	var between map[*lint.Reference]int
	last := -1 // index of the last entry with a number
	for k, ref := range refs {
		if ref.Number == 0 {
			continue
		}
		before := 0
		if last >= 0 {
			before = refs[last].Number
		}
		if k-last > 1 && ref.Number-before == k-last {
			if between == nil {
				between = make(map[*lint.Reference]int)
			}
			for i := last + 1; i < k; i++ {
				between[refs[i]] = before + i - last
			}
		}
		last = k
	}
	return between
}

// repair parts two neighbours that carry one number, where the number before
// or after is carried by none: of 9, 11, 11, 12 the first 11 is cited as 10.
func (x *numbering) repair(refs []*lint.Reference) {
	for k := 1; k < len(refs); k++ {
		n := refs[k].Number
		if n == 0 || refs[k-1].Number != n || refs[k-1].LabelSpan == refs[k].LabelSpan || len(x.byNumber[n]) != 2 {
			continue
		}
		switch {
		case n > 1 && len(x.byNumber[n-1]) == 0:
			x.byNumber[n-1], x.byNumber[n] = x.byNumber[n][:1:1], x.byNumber[n][1:]
		case len(x.byNumber[n+1]) == 0 && k+1 < len(refs):
			x.byNumber[n+1], x.byNumber[n] = x.byNumber[n][1:], x.byNumber[n][:1:1]
		}
	}
}

// evidence is what speaks for a mode.
type evidence struct {
	runs     int // whose numbers are all in the list
	beyond   int // with numbers over the highest
	distinct map[int]bool
}

// squareLabels says whether the list numbers its entries in square brackets,
// which then stand around its numbers in the text as well.
func (r *reader) squareLabels() bool {
	n := 0
	for _, ref := range r.doc.References {
		if at := ref.LabelSpan.Start; ref.Number > 0 && ref.LabelSpan.Len() > 0 && at > 0 && r.doc.Data[at-1] == '[' {
			n++
		}
	}
	return n > 0 && 2*n > len(r.doc.References)
}

// weight is how many runs of the mode count as citations. The weaker modes
// must reach a good part of the list.
func (e *evidence) weight(m mode, highest int) int {
	switch m {
	case round, glued:
		if 5*len(e.distinct) < 2*highest {
			return 0
		}
		return (e.runs + 1) / 2
	}
	return e.runs
}

// mostSpread bounds the citations that are made of all numbers between the ends of
// ranges: "[1–400]", over and over, is a hundred times as many as bytes.
const mostSpread = 50_000

// citeNumbers turns the runs of the system into citations.
func (r *reader) citeNumbers(s systems, blocks []block.Block) {
	m, missing, highest, spread := s.mode, 0, r.highest(), 0
	joins := r.joins(m, highest)
	r.judgeOpenings()
	r.judgeValues(highest)
	for i := range r.runs {
		run := &r.runs[i]
		switch {
		case run.trap && s.holds(run), run.led && !s.holds(run) && !run.called:
			r.mentionNumbers(run)
			continue
		case run.trap, !s.holds(run) && !run.called, run.joined && !joins && (run.top() > highest || run.repeats()):
			continue
		}
		missing += r.citeRun(s, run, &spread)
	}
	if m == round && missing > 0 && !r.thorough() {
		r.doc.Citations = slices.DeleteFunc(r.doc.Citations, func(c *lint.Citation) bool {
			if c.Status == lint.Missing {
				r.doubtNumber(c, highest, inRound)
			}
			return c.Status == lint.Missing
		})
		missing = 0
	}
	if !r.believable(len(r.doc.Citations)-missing, missing) || missing > 0 && (r.gaps(highest) || r.goesOn(blocks)) {
		r.unlinked(len(r.doc.Citations), missing)
		for _, c := range r.doc.Citations {
			c.Certain = false
			if c.Status == lint.Missing {
				r.doubt(c.Span, c.Text, amongMany)
			}
		}
	}
	r.guessNumbers()
}

// judgeOpenings tells of the numbers that open a block which of them count the blocks: 1,
// and each that follows on the one before.
func (r *reader) judgeOpenings() {
	last := 0
	for i := range r.runs {
		if one := &r.runs[i]; one.opens {
			one.trap = one.trap || one.alone || len(one.items) == 1 && one.items[0].low == last+1
			if len(one.items) == 1 {
				last = one.items[0].low
			}
		}
	}
}

// citeRun makes the citations of a run and counts those that no entry has.
func (r *reader) citeRun(s systems, run *run, spread *int) (missing int) {
	list := r.home(run.group.Start)
	for k := range run.items {
		it := &run.items[k]
		for n := it.low; n <= it.high; n++ {
			if *spread++; *spread > mostSpread && n > it.low {
				n = it.high // the ends alone
			}
			c := r.numbered(run, it, n, list)
			switch {
			case c.Status != lint.Missing:
			case run.unsure, s.numbers != used:
				continue
			case !c.Certain:
				r.doubtNumber(c, r.highest(), lostSign)
				continue
			default:
				missing++
			}
			r.doc.Citations = append(r.doc.Citations, c)
			for _, ref := range c.References {
				ref.Cited++
			}
		}
	}
	return missing
}

// thorough says whether a text that cites in round brackets, as it may count
// and number in them, cites nearly all of a list of some length, and very few
// numbers that no entry has.
func (r *reader) thorough() bool {
	missing := make(map[int]bool)
	for _, c := range r.doc.Citations {
		if c.Status == lint.Missing {
			missing[c.Number] = true
		}
	}
	cited := 0
	for _, ref := range r.doc.References {
		cited += min(ref.Cited, 1)
	}
	n := len(r.doc.References)
	return n >= fewToJudge && 10*cited >= 8*n && len(missing) <= 1+n/10
}

// mentionNumbers marks the entries of a run that may cite.
func (r *reader) mentionNumbers(run *run) {
	for _, it := range run.items {
		for n := it.low; n <= it.high; n++ {
			r.mentionNumber(n)
		}
	}
}

// joins says whether the text sets its citations without a space before them,
// as most of those do whose numbers are listed.
func (r *reader) joins(m mode, highest int) bool {
	joined := 0
	for i := range r.runs {
		run := &r.runs[i]
		switch {
		case run.mode != m || run.trap || run.top() > highest:
		case run.joined:
			joined++
		default:
			joined--
		}
	}
	return joined > 0
}

// top is the highest number of a run.
func (one *run) top() int {
	n := 0
	for i := range one.items {
		n = max(n, one.items[i].high)
	}
	return n
}

// repeats says whether a run holds a number twice, as a row of numbers may:
// "fit[2,2]".
func (one *run) repeats() bool {
	for i := 1; i < len(one.items); i++ {
		if one.items[i].low == one.items[i-1].low {
			return true
		}
	}
	return false
}

// highest is the highest number of the lists.
func (r *reader) highest() int {
	n := 0
	for i := range r.numbers {
		n = max(n, r.numbers[i].highest)
	}
	return n
}

// numbered links one number.
func (r *reader) numbered(run *run, it *item, n, list int) *lint.Citation {
	c := &lint.Citation{Span: it.span, Group: run.group, Kind: lint.ByNumber, Text: it.text, List: list, Number: n, Locator: it.locator}
	if c.Text == "" {
		c.Text = string(r.doc.Data[it.span.Start:it.span.End])
	}
	if list >= 0 {
		if found := r.numbers[list].byNumber[n]; len(found) > 0 {
			c.References = works(found, it.letters)
			return c
		}
	}
	for i := range r.numbers {
		if found := r.numbers[i].byNumber[n]; len(found) > 0 && i != list {
			c.List, c.References = i, works(found, it.letters)
			return c
		}
	}
	highest := r.highest()
	c.Status = lint.Missing
	kept := run.mode != glued || r.inOrder && !r.moved && r.hasNumbers() && (run.grade == sure || run.grade == behind)
	c.Certain = kept && run.mode != noted && n <= highest+highest/2+40
	return c
}

// works are what a number stands for: the first entry that has it, or, where
// that shares its label with others, as (a) and (b) do in chemistry, those of
// them that the letters after the number name, and all without letters.
func works(found []*lint.Reference, letters string) []*lint.Reference {
	n := 1
	for n < len(found) && found[n].LabelSpan == found[0].LabelSpan && found[n].LabelSpan.Len() > 0 {
		n++
	}
	if n == 1 || letters == "" {
		return found[:n]
	}
	var named []*lint.Reference
	for _, ref := range found[:n] {
		if ref.Label != "" && namesPart(letters, ref.Label[len(ref.Label)-1]) {
			named = append(named, ref)
		}
	}
	if len(named) == 0 {
		return found[:n]
	}
	return named
}

// namesPart says whether the letters of "4a,b" or "4a-c" name that one.
func namesPart(letters string, letter byte) bool {
	if first, last, ok := strings.Cut(letters, "-"); ok && first != "" && last != "" {
		return first[len(first)-1] <= letter && letter <= last[0]
	}
	return strings.IndexByte(letters, letter) >= 0
}
