package cite

import (
	"sort"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/sim"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
	"github.com/bibfix/bibfix/prose/cite/odds"
)

// judge decides in which systems the text cites and keeps the findings that are citations.
func (r *reader) judge(blocks []block.Block) {
	s := r.decide()
	if r.mayHaveLost(s) {
		r.readGlued(blocks)
		s = r.decide()
	}
	r.byAuthor = (s.numbers == unused || s.mode == round && !r.hasNumbers()) && r.citesByAuthor(blocks)
	if r.byAuthor {
		s.numbers, s.names = unused, used
		r.readByAuthor(blocks)
	}
	r.doc.NumbersLost = s.numbers == used && (s.mode == glued || s.lost)
	r.doc.NumbersMoved = r.doc.NumbersLost && r.moved
	if s.numbers != unused {
		r.citeNumbers(s, blocks)
		r.dropNumbered(s.mode)
		if r.inOrder {
			r.mentionInTurn(blocks)
		}
	}
	if s.names == used {
		r.citeAuthors(blocks)
		r.mention(blocks)
	} else {
		r.citeResolved(s)
	}
	for _, c := range r.held {
		for _, ref := range c.References {
			ref.Cited++
		}
		r.doc.Citations = append(r.doc.Citations, c)
	}
	r.doc.Style = s.style(r.doc.Citations)
	if r.byAuthor {
		r.doc.Style = lint.StyleAuthor
	}
	c := r.doc.Citations
	sort.SliceStable(c, func(i, j int) bool { return c[i].Span.Start < c[j].Span.Start })
}

// fewNumbered is the share of a list, in percent, up to which numbers that kept their
// sign are chance: labels of entries that were not read, say.
const fewNumbered = 10

// mayHaveLost says whether raised numbers may have lost their sign: next to nothing else
// cites the list, or raised numbers do that leave some of it uncited.
func (r *reader) mayHaveLost(s systems) bool {
	seen := r.evidence()
	cited, all := 100*len(seen[s.mode].distinct), r.highest()
	switch {
	case s.numbers != used:
		return s.numbers == unused && r.hardlyNamed()
	case !r.hasNumbers():
		return false
	}
	return cited < fewNumbered*all && r.hardlyNamed() || s.mode == super && cited < 100*all
}

// fewNamed is the share of a numbered list, in percent, up to which citations by name are
// chance: works that are named beside their raised number.
const fewNamed = 10

// hardlyNamed says whether next to none of the entries are cited by name.
func (r *reader) hardlyNamed() bool {
	named := 0
	for _, f := range r.found {
		if f.Status != lint.Missing {
			named++
		}
	}
	return named*100 <= len(r.doc.References)*fewNamed
}

// hasNumbers says whether a list numbers its entries.
func (r *reader) hasNumbers() bool {
	for i := range r.numbers {
		if r.numbers[i].labelled {
			return true
		}
	}
	return false
}

// citeAuthors keeps the author-year citations that are linked or likely enough.
func (r *reader) citeAuthors(blocks []block.Block) {
	r.quoteAtSecondHand(func(block int32) string { return blocks[block].Text.String })
	for _, f := range r.found {
		if f.Status == lint.Resolved {
			f.References[0].Cited++
		}
	}
	w := r.weigher(blocks)
	linked := w.text.Linked
	missing := w.weighAll() + r.partYears(w) + r.halfNamed()
	trust := r.believable(linked, missing) && !r.lacks(linked+missing)
	if !trust {
		r.unlinked(linked+missing, missing)
	}
	var dropped []*finding
	for _, f := range r.found {
		told := f.Told()
		f.Certain, f.Likely = f.Certain && trust, f.Likely && trust
		if f.Status == lint.Missing && !f.Told() {
			f.amongMany = told
			dropped = append(dropped, f)
			continue
		}
		if f.Status == lint.Mismatch && f.shape&(unlisted|taxon|quotation) != 0 {
			continue
		}
		if f.Status != lint.Resolved {
			for _, ref := range f.References {
				ref.Cited++
			}
		}
		r.doc.Citations = append(r.doc.Citations, f.Citation)
	}
	r.doubtAuthors(dropped, w)
	if r.doc.Trace {
		w.trace()
	}
}

// partYears tells another work of listed authors, which the list does not have,
// from a listed one whose year is wrong, and counts the missing ones.
func (r *reader) partYears(w *weigher) (missing int) {
	times, own := map[dated]int{}, map[inGroup]bool{}
	for _, f := range r.found {
		if f.Status == lint.Resolved {
			in := inGroup{f.References[0], f.Group}
			own[in] = own[in] || f.NamesSpan.Len() == 0
		}
		if f.Status == lint.Mismatch {
			f.preferUncited()
			times[dated{f.References[0], f.Date.Year}]++
		}
	}
	another := map[dated]bool{} // as a citation shows whose form is certain
	for _, f := range r.found {
		if f.Status == lint.Mismatch && (f.isAnotherWork(times) || f.isFurtherYear(own) || f.isFurtherLetter()) && (w.score(f) >= odds.Likely || len(f.Faults) > 1) {
			another[dated{f.References[0], f.Date.Year}] = true
		}
	}
	for _, f := range r.found {
		if f.Status == lint.Mismatch && another[dated{f.References[0], f.Date.Year}] {
			f.Status = lint.Missing
			f.Nearest, f.References, f.Faults = f.References, nil, nil
			w.judge(f)
			missing++
		}
	}
	return missing
}

// A dated is an entry with a year by which the text cites it.
type dated struct {
	ref  *lint.Reference
	year int
}

// An inGroup is an entry that a bracket cites.
type inGroup struct {
	ref   *lint.Reference
	group lint.Span
}

// isFurtherYear says whether an entry has its own year beside that of the citation, behind
// one name: "(Okafor, 2005, 2008)". Of the entries of a bracket own says whether their name
// was left out.
func (f *finding) isFurtherYear(own map[inGroup]bool) bool {
	carried, cited := own[inGroup{f.References[0], f.Group}]
	return cited && (carried || f.NamesSpan.Len() == 0) && f.isOtherYear()
}

// isFurtherLetter says whether the letter of a year goes on behind those of the list, each
// of which has its citation: 2010c beside 2010a and 2010b.
func (f *finding) isFurtherLetter() bool {
	const fewest = 2 // a letter that one entry alone has may be a slip
	last, n := f.References[0].Issued().Letter, 1
	if f.Date.Letter == "" || last == "" || f.References[0].Issued().Year != f.Date.Year || f.References[0].Cited == 0 || len(f.Faults) > 1 {
		return false
	}
	for _, other := range f.others {
		if d := other.entry.date; d.Year == f.Date.Year && d.Letter != "" {
			if other.entry.ref.Cited == 0 {
				return false
			}
			last, n = max(last, d.Letter), n+1
		}
	}
	return n >= fewest && f.Date.Letter > last
}

// isAnotherWork says of a citation with another year than its entry, which is
// cited with its own year as well, whether another work is meant: the authors
// differ too, or the text gives the year twice, or no slip of the pen makes it
// of the listed one. A book may be listed in a later printing.
func (f *finding) isAnotherWork(times map[dated]int) bool {
	ref, year := f.References[0], f.Date.Year
	listed := ref.Issued().Year
	switch {
	case ref.Cited == 0 || listed == 0 || year == 0 || year == listed, f.Kind == lint.ByNote: // a note gives the title as well
		return false
	case len(f.Faults) > 1:
		return true
	case f.Faults[0].Kind != lint.YearFault || ref.Type != "article-journal" && year < listed:
		return false
	}
	return times[dated{ref, year}] > 1 || !nearYears(year, listed)
}

// nearYears says whether one year can be a slip for the other: a few years or ten
// apart, or in one digit, or in two neighbours.
func nearYears(a, b int) bool {
	x, y := strconv.Itoa(a), strconv.Itoa(b)
	return abs(a-b) <= 3 || abs(a-b) == 10 || len(x) == len(y) && sim.Distance(x, y, 1) <= 1
}

// isOtherYear says whether all that is wrong with a citation is its year, not
// the letter alone.
func (f *finding) isOtherYear() bool {
	return f.Status == lint.Mismatch && len(f.Faults) == 1 && f.Faults[0].Kind == lint.YearFault && f.References[0].Issued().Year != f.Date.Year
}

// preferUncited turns a mismatch to an entry that nothing else cites, where
// one comes about as close: each entry has its citation.
func (f *finding) preferUncited() {
	if f.References[0].Cited == 0 {
		return
	}
	for _, other := range f.others {
		if other.cost > f.cost+costCount || other.entry.ref.Cited > 0 {
			continue
		}
		f.References = []*lint.Reference{other.entry.ref}
		for i := range other.faults {
			if other.faults[i].Kind == lint.YearFault {
				other.faults[i].Span = f.YearSpan
			} else {
				other.faults[i].Span = f.NamesSpan
			}
		}
		f.Faults = other.faults
		return
	}
}

// habits is how the linked citations of a text are written, which tells how
// far an unlinked one is to be believed.
type habits struct {
	linked   int
	noComma  bool // "(Okafor 2014)"
	italics  bool // "*Okafor* (2014)"
	capitals bool // "(OKAFOR, 2014)"
}

func (r *reader) habits() habits {
	h := habits{}
	withComma, plain, capitals, italics := 0, 0, 0, 0
	for _, f := range r.found {
		if f.Status == lint.Missing {
			continue
		}
		h.linked++
		if f.shape&emphasised != 0 {
			italics++
		}
		if f.shape&bracketed == 0 || f.Date.Year == 0 {
			continue
		}
		if len(f.Names) > 0 && isAcronym(f.Names[0].Family) {
			capitals++
		}
		if f.shape&comma != 0 {
			withComma++
		} else {
			plain++
		}
	}
	h.italics = 2*italics > h.linked
	h.capitals = 2*capitals > withComma+plain
	h.noComma = plain >= 5 && plain > 3*withComma
	return h
}

// believable withdraws the certainty of missing works where most of what looks
// like a citation has no entry: then it is the list that was not understood.
func (r *reader) believable(linked, missing int) bool {
	return linked+missing < fewToJudge || missing < mostMissing*linked
}

// unlinked keeps that most citations have no entry, with the first of them.
func (r *reader) unlinked(all, missing int) {
	r.doc.Unlinked = lint.Unlinked{Missing: missing, All: all}
	for _, f := range r.found {
		if f.Status == lint.Missing && f.Told() {
			r.doc.Unlinked.First = f.Span
			return
		}
	}
	for _, c := range r.doc.Citations {
		if c.Status == lint.Missing {
			r.doc.Unlinked.First = c.Span
			return
		}
	}
}

// What tells that most citations have no entry: how many times as many as have one, of
// so many at least. Of fewer no share is meaningful.
const (
	mostMissing = 2
	fewToJudge  = 8
)

// isThing says whether the only cited name is that of an act, an event, a
// quarter of a year, the number of a museum or a source of the author's own:
// "(Harbours Act, 1964)", "(Q1, 2014)", "(NMS DQ 1999)", "(Interview, 2020)".
func (f *finding) isThing() bool {
	if len(f.Names) != 1 {
		return false
	}
	name := f.Names[0].Family
	return strings.ContainsAny(name, "0123456789") || isVolume(name) || isEvent(name) || ownSources[lastWord(name)] || f.shape&comma == 0 && areCodes(name)
}

// isVolume says whether a name is the Roman number of a part or volume: "II". Xi is
// a name.
func isVolume(s string) bool {
	return len(s) > 1 && s != "XI" && strings.Trim(s, "IVX") == ""
}

// areCodes says whether a name is of two or more short words, all in capitals.
func areCodes(name string) bool {
	words := strings.Fields(name)
	for _, w := range words {
		if len(w) > 5 || !isAcronym(w) {
			return false
		}
	}
	return len(words) > 1
}

func isTown(folded string) bool { return gazetteer.City(folded) || gazetteer.Region(folded) }
