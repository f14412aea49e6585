package cite

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A text that cites by author and page, as MLA has it, is read a second time: every
// bracket without a year, and every listed name in a sentence, which stands for its
// work there. Texts that cite by years or numbers are never read so (citesByAuthor).
type authorReader struct {
	*reader
	names   map[string]bool // last words of the names of first authors, folded
	bodies  map[string]bool // first words of the names of organisations
	taken   []lint.Span     // of the block, decoded: citations with a year, in order
	last    *finding        // the last narrative citation of the block, which may get its page later
	unfound []unfound
	cited   map[*lint.Reference]bool // made when somebody asks
	texts   []string                 // the beginnings of the entries, folded, made when somebody asks
	asked   int                      // how many of them were read, which bounds the work
}

// readByAuthor reads the citations of a text that cites by author and page.
func (r *reader) readByAuthor(blocks []block.Block) {
	a := &authorReader{reader: r, names: map[string]bool{}, bodies: map[string]bool{}}
	for i := range r.index.entries {
		a.learn(int32(i))
	}
	r.found = slices.DeleteFunc(r.found, func(f *finding) bool {
		return f.Kind == lint.ByAuthor || f.isPageNotYear() || f.Kind == lint.ByNote && blocks[f.block].Kind != block.Note
	})
	dated := map[int32][]*finding{}
	for _, f := range r.found {
		dated[f.block] = append(dated[f.block], f)
	}
	for i := range blocks {
		if b := &blocks[i]; isProse(b) {
			a.readBlock(b, int32(i), dated[int32(i)])
		}
	}
	a.judgeUnfound(blocks)
	sort.SliceStable(r.found, func(i, j int) bool {
		x, y := r.found[i], r.found[j]
		return x.block < y.block || x.block == y.block && x.decoded.Start < y.decoded.Start
	})
}

// learn keeps by what words the first author of an entry is recognised.
func (a *authorReader) learn(id int32) {
	e := &a.index.entries[id]
	if len(e.authors) == 0 {
		return
	}
	n := e.authors[0].name
	if name := n.Sorted(); isHan(name) { // the family name alone: one sign
		_, size := utf8.DecodeRuneInString(name)
		a.index.first[name[:size]] = append(a.index.first[name[:size]], posting{id, costCompound})
		a.names[name[:size]] = true
	}
	if n.Literal != "" {
		if all := strings.Fields(n.Literal); len(all) > 1 {
			a.bodies[fold.Letters(all[0])] = true
		}
		a.names[fold.Letters(n.Literal)] = true
		return
	}
	for w := range strings.FieldsSeq(n.Family) {
		a.names[fold.Letters(w)] = true
	}
	for _, k := range e.authors[0].spelled() {
		a.names[k.text] = a.names[k.text] || k.cost < costGivenFirst
	}
}

// isShortTitle says whether a work by author and title, as notes have it, is one of the text:
// it stands in a round bracket, or its title does.
func (f *finding) isShortTitle(blocks []block.Block) bool {
	if f.Kind != lint.ByNote || blocks[f.block].Kind == block.Note {
		return false
	}
	text := blocks[f.block].Text.String
	if strings.ContainsAny(text[f.decoded.Start:f.decoded.End], "(（") {
		return true
	}
	before := text[max(0, f.decoded.Start-farthestOpening):f.decoded.Start]
	return max(strings.LastIndexByte(before, '('), strings.LastIndex(before, "（")) > max(strings.LastIndexByte(before, ')'), strings.LastIndex(before, "）"))
}

// farthestOpening bounds, in bytes, how far behind its opening sign a work of a bracket stands.
const farthestOpening = 600

// isPageNotYear says whether what was read as a year behind a listed name that has no work
// of it is a page here: "(Sundby 1933)".
func (f *finding) isPageNotYear() bool {
	d := f.Date
	plain := d.Year > 0 && d.Letter == "" && d.Status == "" && d.End == 0 && d.Original == 0
	switch f.Status {
	case lint.Mismatch:
		return plain && len(f.Faults) == 1 && f.Faults[0].Kind == lint.YearFault
	case lint.Missing:
		return plain && len(f.Nearest) > 0
	}
	return false
}

// readBlock reads a block from left to right.
func (a *authorReader) readBlock(b *block.Block, at int32, dated []*finding) {
	r := a.reader
	r.at, r.block, r.text = at, b, b.Text.String
	r.brackets = brackets(r.brackets, r.text)
	a.last, a.taken = nil, a.taken[:0]
	for _, f := range dated {
		a.taken = append(a.taken, f.decoded)
	}
	slices.SortFunc(a.taken, func(x, y lint.Span) int { return x.Start - y.Start })
	t := lex(nil, r.text, 0, len(r.text))
	next, from := 0, 0
	for i := 0; i < len(t); i++ {
		for next < len(r.brackets) && r.brackets[next].open < t[i].start {
			next++
		}
		switch {
		case a.isTaken(t[i].start, t[i].end):
			from = i + 1
		case next < len(r.brackets) && r.brackets[next].open == t[i].start:
			if b := r.brackets[next]; !b.square && !r.inCode(b.open) && a.readBracket(b, t, i) {
				for i+1 < len(t) && t[i+1].start < b.end {
					i++
				}
				from = i + 1
			}
		case t[i].capital():
			if end := a.readRunning(t, from, i); end > i {
				i, from = end-1, end
			}
		}
	}
}

// isTaken says whether the decoded bytes lie in a citation with a year.
func (a *authorReader) isTaken(from, to int) bool {
	for len(a.taken) > 0 && a.taken[0].End <= from {
		a.taken = a.taken[1:]
	}
	return len(a.taken) > 0 && a.taken[0].Start < to
}

// readBracket reads a bracket without a year; at is its token. It says whether the bracket
// cites.
func (a *authorReader) readBracket(b bracket, t []token, at int) bool {
	r := a.reader
	inner := lex(nil, r.text, b.inner, b.close)
	if len(inner) == 0 || len(inner) > mostInBracket || len(a.taken) > 0 && a.taken[0].Start < b.end {
		return false
	}
	works := r.undatedWorks(inner)
	if len(works) == 1 && len(works[0].t) > 0 && works[0].locator == 0 {
		return a.readPage(b, &works[0], t, at)
	}
	group := r.span(b.open, b.end)
	list := r.home(group.Start)
	linked := 0
	var open []unfound
	for i := range works {
		u := &works[i]
		if u.head == 0 {
			continue
		}
		f, ok := a.link(u, group, list)
		switch {
		case f == nil:
		case ok && len(works) == 1 && a.behindName(b) && f.References[0] == a.last.References[0]: // "Okafor (“Levies” 12)"
			a.last.Title, a.last.Locator, a.last.LocatorSpan = f.Title, f.Locator, f.LocatorSpan
			return true
		case ok:
			r.found = append(r.found, f)
			linked++
		default:
			open = append(open, unfound{finding: f, known: u.known, apposed: !u.paged() && u.names.apposed(u.t), titled: u.marked, hints: r.hintsOf(u, t, at, b)})
		}
	}
	cited := r.found[len(r.found)-linked:]
	for i := range open {
		if !isOfTitle(cited, open[i].finding) && (open[i].Locator != "" || !a.behindName(b)) {
			open[i].shared = linked
			a.unfound = append(a.unfound, open[i])
		}
	}
	return linked+len(open) > 0
}

// behindName says whether the bracket stands right behind a narrative citation, and so has
// the title or the page of its work.
func (a *authorReader) behindName(b bracket) bool {
	return a.last != nil && a.last.decoded.End <= b.open && strings.TrimSpace(a.text[a.last.decoded.End:b.open]) == ""
}

// isOfTitle says whether a work that no entry fits is the end of a title cited before it in
// the bracket: "nel ijoo; Le Vesti".
func isOfTitle(cited []*finding, f *finding) bool {
	folded := " " + fold.Words(f.Text) + " "
	return slices.ContainsFunc(cited, func(c *finding) bool {
		return strings.Contains(" "+fold.Words(c.References[0].Text.String)+" ", folded)
	})
}

// mostInBracket bounds, in tokens, a bracket that is read for works without a year: many
// works with long titles.
const mostInBracket = 200

// link finds what a work of a bracket means. ok says that an entry is meant; otherwise the
// finding, if there is one, has a name that no entry fits.
func (a *authorReader) link(u *undated, group lint.Span, list int) (f *finding, ok bool) {
	r := a.reader
	r.readNamesOf(u, list)
	if u.title < u.head && len(u.found) == 0 { // another work of a listed author, or words
		if byTitle := r.byTitleOf(u, u.title, list); len(byTitle) > 0 {
			return a.resolve(u, byTitle, group, list), true
		}
		f = r.undatedFinding(u, group, list)
		f.Status = lint.Missing
		return f, false
	}
	found := u.names.fitting(u.found)
	if u.title < u.head {
		found = u.found
	}
	if len(found) > 0 {
		return a.resolve(u, found, group, list), true
	}
	if byTitle := r.byTitleOf(u, 0, list); len(byTitle) > 0 {
		return a.resolve(u, byTitle, group, list), true
	}
	near := u.found
	if !r.readUnlisted(u) {
		return nil, false
	}
	f = r.undatedFinding(u, group, list)
	f.Status = lint.Missing
	for i := 0; i < len(near) && i < 3; i++ {
		f.Nearest = append(f.Nearest, near[i].entry.ref)
	}
	return f, false
}

// readUnlisted reads the names of a work that no entry fits, and its title behind them.
func (r *reader) readUnlisted(u *undated) bool {
	u.title = u.head
	u.names = r.namesOfWork(u.t, u.head)
	if len(u.names.people) > 0 && u.names.first == 0 {
		if u.paged() && u.names.apposed(u.t) { // "Tollby, Crumbs 3" without its emphasis
			u.title = u.names.people[1].first
			u.marked = r.emphasised(u.t[u.title].start, u.t[u.head-1].end)
			u.names.people, u.names.end, u.names.tail = u.names.people[:1], u.title-1, u.title-1
		}
		return true
	}
	for cut := 1; cut < u.head; cut++ {
		if !r.mayEndNames(u.t, cut) {
			continue
		}
		rest := cut
		for rest < u.head && u.t[rest].is(',') {
			rest++
		}
		n := r.namesOfWork(u.t, cut)
		if len(n.people) == 0 || n.first != 0 || rest == u.head {
			return false
		}
		u.marked = isQuote(&u.t[rest]) || r.emphasised(u.t[rest].start, u.t[u.head-1].end)
		if u.marked || u.t[rest].capital() && u.head-rest >= firstOfTitle && !u.t[rest+1].is(',') && !isJoint(&u.t[rest+1]) {
			u.names, u.title = n, rest
			return true
		}
	}
	return false
}

// byTitleOf gives the one entry that goes by the title that the work gives from token from
// on: set in quotes or emphasis, or whole.
func (r *reader) byTitleOf(u *undated, from, list int) []candidate {
	t := u.t[from:u.head]
	folded := titleWords(t)
	marked := isQuote(&t[0]) || r.emphasised(t[0].start, t[len(t)-1].end)
	if folded == "" || !marked && !t[0].capital() && t[0].kind == word {
		return nil
	}
	answer := r.index.askTitle(folded, lint.Date{}, list)
	if answer.status == lint.Missing && marked {
		answer = r.index.titleWith(folded)
	}
	if answer.status != lint.Resolved || len(answer.refs) != 1 || !marked && !isMainTitle(answer.refs[0], folded) {
		return nil
	}
	if from > 0 {
		return r.candidateOf(answer.refs[0])
	}
	u.names = names{people: []person{{family: []string{strings.Trim(r.text[t[0].start:t[len(t)-1].end], `"“”„«»*_ `)}, end: len(t)}}, end: len(t), tail: len(t)}
	u.title, u.byTitle = u.head, true
	return r.candidateOf(answer.refs[0])
}

// titleWith finds the one entry whose title has the words, in any place: "(*Lamp* 3)" for
// *The Keeper's Lamp*.
func (x *index) titleWith(folded string) answer {
	a := answer{status: lint.Missing}
	for i := range x.entries {
		if x.searched++; x.searched > mostAsked {
			return answer{status: lint.Missing}
		}
		if e := &x.entries[i]; strings.Contains(" "+e.title+" ", " "+folded+" ") {
			a.refs = append(a.refs, e.ref)
		}
	}
	if len(a.refs) == 1 {
		a.status = lint.Resolved
	}
	return a
}

func (r *reader) candidateOf(ref *lint.Reference) []candidate {
	for i := range r.index.entries {
		if e := &r.index.entries[i]; e.ref == ref {
			return []candidate{{entry: e}}
		}
	}
	return nil
}

// resolve makes the citation of a work that fits the entries: of several, those with the
// page, and those whose title the paragraph has named.
func (a *authorReader) resolve(u *undated, found []candidate, group lint.Span, list int) *finding {
	if (u.title < u.head || u.byTitle) && u.paged() && len(found) == 1 && isYearOfTitle(u, found[0].entry) {
		u.head, u.locator = len(u.t), len(u.t)
	}
	f := a.reader.undatedFinding(u, group, list)
	ans := resolved(found)
	if len(ans.refs) > 1 && u.paged() {
		if within := withPage(ans.refs, f.Locator); len(within) > 0 {
			ans.refs = within
		}
	}
	f.References, f.Status, f.cost = ans.refs, lint.Resolved, ans.cost
	if len(ans.refs) > 1 {
		f.Status = lint.Ambiguous
	}
	for _, twin := range ans.twins {
		twin.Mentioned = true
	}
	return f
}

// isYearOfTitle says whether what was taken for the page belongs to the title of the entry:
// "The View from 1968".
func isYearOfTitle(u *undated, e *entry) bool {
	from := u.title
	if u.byTitle {
		from = 0
	}
	return strings.Contains(" "+fold.Words(e.ref.Text.String)+" ", " "+titleWords(u.t[from:])+" ")
}

// withPage keeps the entries that may have the page: those without a range of pages, and
// those with the page in it.
func withPage(refs []*lint.Reference, locator string) []*lint.Reference {
	at := strings.IndexAny(locator, "0123456789")
	if at < 0 {
		return refs
	}
	page := atoi(locator[at : at+ascii.Digits(locator[at:])])
	var kept []*lint.Reference
	for _, ref := range refs {
		if first, last := pagesOf(ref.Value("page")); last == 0 || first <= page && page <= last {
			kept = append(kept, ref)
		}
	}
	return kept
}

// readPage gives a page that stands alone in a bracket to the narrative citation before it:
// "As Okafor writes, “nothing moved” (33)".
func (a *authorReader) readPage(b bracket, u *undated, t []token, at int) bool {
	if a.readUnfoundBefore(b, u, t, at) {
		return true
	}
	f := a.last
	if f == nil || f.Locator != "" || b.open < f.decoded.End || b.open-f.decoded.End > pageReach {
		return false
	}
	between := strings.TrimSpace(a.text[f.decoded.End:b.open])
	if between != "" && (endsSentence(between) || !a.closesClause(b)) {
		return false
	}
	from, to := u.t[0].start, u.t[len(u.t)-1].end
	f.Locator, f.LocatorSpan = a.text[from:to], a.span(from, to)
	return true
}

// pageReach bounds, in bytes, how far behind a name the page of its work stands: a
// quotation lies between them.
const pageReach = 600

// closesClause says whether a bracket stands where a clause ends, as a citation does.
func (r *reader) closesClause(b bracket) bool {
	rest := strings.TrimLeft(r.text[b.end:], " \n\u00a0")
	return rest == "" || strings.ContainsAny(rest[:1], ".,;:!?)") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "–")
}

// readUnfoundBefore reads a name right before a page in brackets that no entry fits: "unlike
// Tollby (7)". It says whether the page is that name's, or nobody's: a number behind a name
// that is no source tells an age or a count.
func (a *authorReader) readUnfoundBefore(b bracket, u *undated, t []token, at int) bool {
	if at == 0 || !t[at-1].capital() || a.last != nil && a.last.decoded.End >= t[at-1].end || a.index.isNoName(t[at-1].text) {
		return false
	}
	n := a.index.namesBefore(t, max(0, at-reach), at)
	if len(n.people) == 0 || n.tail != at {
		return true
	}
	f := a.unlistedNarrative(t, &n)
	from, to := u.t[0].start, u.t[len(u.t)-1].end
	f.Locator, f.LocatorSpan = a.text[from:to], a.span(from, to)
	one := unfound{finding: f, known: true, hints: a.hintsOf(u, t, at, b) | pageHints(u.t)}
	switch {
	case isSourceWord(t, n.first-1):
		one.hints |= led
	case isAgentWord(t, n.first-1):
		one.hints |= agent
	}
	if !one.mayCite(a.index) {
		return one.hints&pageWord == 0
	}
	a.unfound = append(a.unfound, one)
	return true
}

// unlistedNarrative makes the citation of names in a sentence that no entry fits.
func (a *authorReader) unlistedNarrative(t []token, n *names) *finding {
	u := narrated(t, n)
	f := a.undatedFinding(&u, a.span(u.t[0].start, u.t[len(u.t)-1].end), -1)
	f.List = a.home(f.Span.Start)
	f.Status, f.Narrative, f.shape = lint.Missing, true, f.shape&^bracketed
	return f
}
