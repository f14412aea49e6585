package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
	"github.com/bibfix/bibfix/prose/cite/odds"
)

// A finding is a citation with what is needed to judge it once the whole text
// is read.
type finding struct {
	entry *entry // of a citation in a note: what it is linked to
	*lint.Citation
	shape   shape
	block   int32
	decoded lint.Span // in the text of the block
	cost    int
	sure    bool        // a citation by author alone that is none of anything else
	others  []candidate // of a mismatch: further entries that may be meant
	score   odds.Score  // of one without an entry: how likely it cites

	again     bool   // "a. a. O." or "op. cit." behind it: the work was cited before
	thing     string // why it can be no work at this place, "" for a place that may
	coauthor  bool   // one name, and an entry of that year has it as that of a further author
	amongMany bool   // it was to be told, and most citations have no entry
}

// A shape says how sure the form of a citation is.
type shape uint16

const (
	bracketed   shape = 1 << iota // names and year together in a bracket
	comma                         // "Okafor, 2014"
	several                       // "Okafor & Prado", "Okafor et al."
	bare                          // no bracket around the year
	distant                       // words between the name and the year
	placed                        // "in Lund and Bergen (2012)": may be places
	taxon                         // after the name of a species: who named it
	emphasised                    // the title of a work rather than a name
	unlisted                      // in preparation, a span of years, a day: need not be listed
	pageOnly                      // "Okafor 144"
	quotation                     // inside a block quotation, whose author cites, or a whole entry that the text shows
	later                         // its locator stands in a later sentence, and may be another's
	runningHead                   // opens a line without a full stop, as the head of a page does
	inNote                        // in a note, without a year: notes are judged by themselves
)

// emitGroup links the works of a bracket and keeps what is a citation.
func (r *reader) emitGroup(b bracket, works []work) bool {
	group := r.span(b.open, b.end)
	if works[0].narrative && !works[0].carried && len(works[0].names.people) > 0 && &works[0].t[0] != &works[0].dt[0] {
		group.Start = r.span(works[0].t[works[0].names.first].start, b.end).Start
	}
	any, before := false, len(r.found)
	for i := range works {
		if r.emit(&works[i], group) {
			any = true
		}
	}
	likeTheOthers(r.found[before:])
	return any
}

// emit links one work, and its further letters, and keeps them.
func (r *reader) emit(w *work, group lint.Span) bool {
	if w.secondary && len(w.names.people) == 0 {
		return false
	}
	list := r.home(group.Start)
	best, names := r.resolve(w, list)
	if w.carried && best.status != lint.Resolved && r.isPage(w, group) {
		return false
	}
	w.names = names
	r.index.shorten(&names)
	if len(names.people) == 0 || w.narrative && best.status == lint.Missing && isCaseless(names.people[0].family[0]) && !isHan(names.people[0].family[0]) {
		return false // where no capital shows a name, any words may stand before "(2014)"
	}
	f := r.finding(w, group, list)
	r.answer(f, w, best)
	r.found = append(r.found, f)
	for _, more := range w.date.letters {
		one := *w
		one.date.date.Letter = more.letter
		one.carried = true
		a, _ := r.resolve(&one, list)
		g := r.finding(&one, group, list)
		g.Span = r.span(more.start, more.end)
		g.decoded = lint.Span{Start: more.start, End: more.end}
		g.YearSpan, g.Text = g.Span, r.text[more.start:more.end]
		r.answer(g, &one, a)
		r.found = append(r.found, g)
	}
	return true
}

// finding makes the citation of a work, not yet linked.
func (r *reader) finding(w *work, group lint.Span, list int) *finding {
	d := &w.date
	start, end := w.dt[d.first].start, w.dt[d.end-1].end
	c := &lint.Citation{Group: group, Narrative: w.narrative, List: list, EtAl: w.names.etAl, Date: d.date, YearSpan: r.span(start, end), Secondary: w.secondary}
	if w.locator[1] > w.locator[0] {
		from, to := w.dt[w.locator[0]].start, w.dt[w.locator[1]-1].end
		c.Locator, c.LocatorSpan = r.text[from:to], r.span(from, to)
	}
	if !w.carried {
		from, to := w.t[w.names.first].start, w.t[max(w.names.tail, w.names.end)-1].end
		c.NamesSpan = r.span(from, to)
		start, end = min(start, from), max(end, to)
	}
	c.Span, c.Text = r.span(start, end), r.text[start:end]
	for i := range w.names.people {
		p := &w.names.people[i]
		n := lint.Name{Family: p.text(), Given: p.initials}
		if p.initials == w.t[p.first].text && isBody(n.Family) && len(p.family) > 1 { // "R Core Team"
			n = lint.Name{Family: p.initials + " " + n.Family}
		}
		n.Span = r.span(w.t[p.first].start, w.t[p.end-1].end)
		c.Names = append(c.Names, n)
	}
	f := &finding{Citation: c, block: r.at, decoded: lint.Span{Start: start, End: end}}
	f.shape = r.shapeOfPlace(f) | w.shapeOfDate()
	f.again = saysAgain(r.text[end:min(len(r.text), end+furthestAgain)])
	if !w.carried {
		f.shape |= r.shapeOfNames(w) | r.shapeOfThing(w)
	}
	if w.names.etAl || len(w.names.people) > 1 {
		f.shape |= several
	}
	return f
}

// shapeOfNames looks at the names and at what stands right before them.
func (r *reader) shapeOfNames(w *work) (s shape) {
	from, to := w.t[w.names.first].start, w.t[w.names.end-1].end
	switch {
	case w.names.apart:
		s |= distant
	case !w.narrative:
		s |= bracketed
	}
	if w.names.first > 0 {
		before := &w.t[w.names.first-1]
		if w.narrative && isPlacing(before.text) {
			s |= placed
		}
		if before.is(':') && !(afterSourceLabel(w.t, w.names.first) && !r.providesData(w)) { // "Lund: Quay Press, 2014"
			s |= unlisted
		}
	}
	if isFigure(w) && r.emphasised(to-1, to) { // "Okafor's *Soap* (1993, fig. 3)" is shown
		s |= unlisted
	}
	if r.emphasised(from, to) {
		s |= emphasised
	}
	if r.afterSpecies(from) {
		s |= taxon
	}
	if w.date.first > 0 && w.dt[w.date.first-1].is(',') {
		s |= comma
	}
	return s
}

// afterSourceLabel says whether the names at token i follow the word that gives the source
// of a table or figure, and its colon: "Source: Okafor (2014)".
func afterSourceLabel(t []token, i int) bool {
	return i > 1 && t[i-1].is(':') && odds.IsSourceLabel(t[i-2].folded())
}

// providesData says whether the only name is that of an organisation that no entry has:
// "Source: Port Bank (2014)" tells whose the figures are.
func (r *reader) providesData(w *work) bool {
	p := w.names.people
	return len(p) == 1 && institutions[lastWord(p[0].text())] && !r.index.listed(fold.Letters(p[0].text()))
}

// shapeOfDate tells the dates of what need not be listed.
func (w *work) shapeOfDate() shape {
	d := &w.date
	if !d.exact || d.date.End > d.date.Year+1 || d.date.Status != "" && d.date.Status != "n.d." && d.date.Status != "in press" {
		return unlisted
	}
	return 0
}

// furthestAgain is in bytes: how far behind a year words say that the work was cited before.
const furthestAgain = 24

// saysAgain says whether such words open a text: "), a. a. O.", ", op. cit.".
func saysAgain(s string) bool {
	s = strings.ToLower(strings.TrimLeft(s, "),.;] \n"))
	for _, w := range [...]string{"a. a. o", "a.a.o", "op. cit", "op.cit", "loc. cit", "loc.cit", "a. a. oo"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// longestHead is in bytes: the head of a page is no longer than a line.
const longestHead = 160

// shapeOfPlace looks at where in its block a citation stands. The last one of a
// block quotation is the document's own and tells its source.
func (r *reader) shapeOfPlace(f *finding) (s shape) {
	rest := r.text[min(f.decoded.End+40, len(r.text)):]
	if r.block.Kind == block.Quote && (f.Narrative || strings.ContainsFunc(rest, unicode.IsLetter)) {
		s |= quotation
	}
	if r.block.Kind == block.Paragraph && f.Narrative && isShown(r.text, f.decoded) {
		s |= quotation
	}
	isLine := r.block.Kind != block.Row && r.block.Kind != block.Item
	if isLine && f.decoded.Start < 4 && len(r.text) < longestHead && !strings.HasSuffix(strings.TrimRight(r.text, " \n\"”)"), ".") {
		s |= runningHead
	}
	return s
}

// isShown says whether a paragraph is an entry that the text shows, as guides
// for authors do: it begins with names that have initials and a year in
// brackets, and a point and a title follow.
func isShown(text string, cited lint.Span) bool {
	title, ok := strings.CutPrefix(text[cited.End:], "). ")
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(title, "\"“„«'‘"))
	return ok && unicode.IsUpper(first) && cited.Start < 80 && strings.Contains(text[:cited.End], ".") && strings.IndexByte(text[:cited.End], '(') == strings.LastIndexByte(text[:cited.End], '(') && !strings.Contains(text[:cited.Start], ". ")
}

// answer writes the answer of the index into the citation.
func (r *reader) answer(f *finding, w *work, a answer) {
	f.Status, f.References, f.Nearest, f.Faults = a.status, a.refs, a.nearest, a.faults
	f.cost, f.others = a.cost, a.others
	for i := range f.Faults {
		fault := &f.Faults[i]
		tokens := fault.Span
		switch {
		case fault.Kind == lint.YearFault:
			fault.Span = f.YearSpan
		case tokens.End > 0 && !w.carried:
			fault.Span = r.span(w.t[tokens.Start].start, w.t[tokens.End-1].end)
		case f.NamesSpan.Len() > 0:
			fault.Span = f.NamesSpan
		default:
			fault.Span = f.Span
		}
	}
	for _, twin := range a.twins {
		twin.Mentioned = true
	}
}
