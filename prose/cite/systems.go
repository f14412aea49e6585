package cite

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// The systems in which a text cites are decided each for itself: one text may number
// some of its works and name others.

// Systems are how a text cites by numbers and by names. Labels need no deciding.
type systems struct {
	mode    mode // in which its numbers are set
	numbers standing
	names   standing
	lost    bool // beside the raised numbers stand some that lost their sign
}

// A standing is how far a system is to be believed.
type standing uint8

const (
	unused  standing = iota
	present          // what the list has is cited by it, or no more than named; what the list lacks is no finding
	used             // a work that is cited by it and that the list lacks is a finding
)

const (
	// weightOfNames is how many citations by name, without a number beside them, it takes
	// to outweigh one by number of a numbered list.
	weightOfNames = 2
	// fewestUnnumbered is how many runs it takes for a list without numbers to be cited by place.
	fewestUnnumbered = 5
	// mostBeyond: of numbers that cite a list without numbers, fewer than one in so many lies
	// behind its end.
	mostBeyond = 4
	// fewestNamed is how many works a text that numbers its citations must name, with no number
	// beside them, for another name that the list lacks to be missed there, and partNamed
	// the part of the works cited by number that they must come to.
	fewestNamed = 3
	partNamed   = 3
)

// decide tells in which systems the text cites, by what was linked.
func (r *reader) decide() systems {
	seen, highest := r.evidence(), r.highest()
	best := square
	for m := square; m < modes; m++ {
		if seen[m].weight(m, highest) > seen[best].weight(best, highest) {
			best = m
		}
	}
	s := systems{mode: best, numbers: used, names: used}
	e, weight := &seen[best], seen[best].weight(best, highest)
	alone, works := r.namedAlone(best)
	numbered := r.hasNumbers() || r.inOrder && best == glued
	switch {
	case isWeak(best) && weightOfNames*works >= len(e.distinct):
		s.numbers = unused
	case numbered && weight > 0 && weightOfNames*weight >= alone:
	case weight > weightOfNames*alone && weight >= fewestUnnumbered && e.beyond*mostBeyond < weight:
	case numbered && weight > 0 && best == square:
		s.numbers = present
	default:
		s.numbers = unused
	}
	if s.numbers == used && (works < fewestNamed || partNamed*works < len(e.distinct)) {
		s.names = present
	}
	s.lost = s.numbers == used && best == super && seen[glued].runs > 0
	return s
}

// holds says whether the run is set as the citations of the text are.
func (s systems) holds(one *run) bool {
	return one.mode == s.mode || s.lost && one.mode == glued
}

// isWeak says whether numbers set so may as well count or measure something.
func isWeak(m mode) bool { return m == round || m == glued }

// evidence weighs the runs of each mode.
func (r *reader) evidence() [modes]evidence {
	var seen [modes]evidence
	highest := r.highest()
	for i := range r.runs {
		run := &r.runs[i]
		if run.called || run.trap || run.unsure || run.opens {
			continue // true of any mode, or of none
		}
		e := &seen[run.mode]
		if e.distinct == nil {
			e.distinct = map[int]bool{}
		}
		if run.top() > highest {
			e.beyond++
			continue
		}
		e.runs++
		for _, it := range run.items {
			e.distinct[it.low] = true
		}
	}
	if r.squareLabels() && len(seen[square].distinct) > 1 && !r.inOrder {
		seen[round], seen[glued] = evidence{}, evidence{}
	}
	return seen
}

// namedAlone counts the citations by name that have an entry and no number of that
// entry beside them, and the works they cite.
func (r *reader) namedAlone(m mode) (citations, works int) {
	cited := map[*lint.Reference]bool{}
	for _, f := range r.found {
		if f.Status == lint.Missing || f.Status == lint.Mismatch && f.shape&(taxon|quotation|unlisted) != 0 || r.besideItsNumber(f, m) {
			continue
		}
		cited[f.References[0]] = true
		if f.Status == lint.Resolved || f.Status == lint.Mismatch && f.shape&several != 0 {
			citations++
		}
	}
	return citations, len(cited)
}

// besideItsNumber says whether a number of the mode follows a citation by name that
// points to the same entry: "Okafor et al. (2014) showed [5]".
func (r *reader) besideItsNumber(f *finding, m mode) bool {
	for n := r.firstNear(f); n < len(r.runs) && r.runs[n].group.Start <= f.Span.End+nearNumber; n++ {
		one := &r.runs[n]
		if one.mode != m || one.trap || one.group.Start < f.Span.Start {
			continue
		}
		for _, it := range one.items {
			for _, ref := range f.References {
				if r.carries(ref, it) {
					return true
				}
			}
		}
	}
	return false
}

// carries says whether an entry has one of the numbers of the item.
func (r *reader) carries(ref *lint.Reference, it item) bool {
	for i := range r.numbers {
		for n := it.low; n <= min(it.high, r.numbers[i].highest); n++ {
			if found := r.numbers[i].byNumber[n]; len(found) > 0 && found[0] == ref {
				return true
			}
		}
	}
	return false
}

// nearNumber is in bytes: "Okafor et al. (2014) showed in a later study [5]".
const nearNumber = 60

// firstNear is the first run that ends behind the text right before a citation.
func (r *reader) firstNear(f *finding) int {
	return sort.Search(len(r.runs), func(i int) bool { return r.runs[i].group.End >= f.Span.Start-nearNumber })
}

// numberNear says whether numbers that are set as the citations of the text stand around a
// citation, in its sentence.
func (r *reader) numberNear(f *finding, s systems) bool {
	for n := r.firstNear(f); n < len(r.runs) && r.runs[n].group.Start <= f.Span.End+nearNumber; n++ {
		one := &r.runs[n]
		from, to := f.Span.End, one.group.Start
		if from > to {
			from, to = one.group.End, f.Span.Start
		}
		if (s.holds(one) || one.called) && (from >= to || !sentenceEndsIn(string(r.doc.Data[from:to]))) {
			return true
		}
	}
	return false
}

// sentenceEndsIn says whether a sentence ends in s and another begins.
func sentenceEndsIn(s string) bool {
	for at := strings.IndexByte(s, '.'); at >= 0; at = strings.IndexByte(s, '.') {
		s = s[at+1:]
		next := strings.TrimLeft(s, " \n")
		if first, _ := utf8.DecodeRuneInString(next); len(next) < len(s) && (next == "" || unicode.IsUpper(first)) {
			return true
		}
	}
	return false
}

// dropNumbered takes out the citations by name that repeat the number beside them.
func (r *reader) dropNumbered(m mode) {
	kept := r.found[:0]
	for _, f := range r.found {
		if f.Status == lint.Missing || !r.besideItsNumber(f, m) {
			kept = append(kept, f)
			continue
		}
		const other = taxon | unlisted | quotation | runningHead
		if f.Status == lint.Mismatch && f.shape&other == 0 && len(f.Faults) == 1 && f.Faults[0].Kind == lint.YearFault {
			r.doubt(f.Span, f.Text, anotherYear)
		}
	}
	r.found = kept
}

// citeResolved keeps the citations by name, in a text that cites by numbers, of
// entries that no number cites: of the others a name with a year speaks in passing.
func (r *reader) citeResolved(s systems) {
	var named []*lint.Citation
	for _, f := range r.found {
		if f.Status == lint.Resolved && f.References[0].Cited == 0 {
			named = append(named, f.Citation)
		}
	}
	for _, c := range named {
		c.References[0].Cited++
	}
	r.doc.Citations = append(r.doc.Citations, named...)
	r.doubtNames(s)
}

// style is the system of most citations.
func (s systems) style(citations []*lint.Citation) lint.CitationStyle {
	numbers, names := 0, 0
	for _, c := range citations {
		switch {
		case c.Status == lint.Missing:
		case c.Kind == lint.ByNumber:
			numbers++
		case c.Kind == lint.ByAuthorYear:
			names++
		}
	}
	switch {
	case s.numbers == used && numbers >= names:
		return lint.StyleNumeric
	case names > 0:
		return lint.StyleAuthorYear
	}
	return lint.StyleUnknown
}
