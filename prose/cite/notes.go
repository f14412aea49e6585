package cite

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// Citations in notes have no year beside the name, or the whole imprint between them. They
// are read after all others, in phases:
//
//  1. the notes are found (apparatus.go);
//  2. each is parted into its pieces: at semicolons, and where the next note begins;
//  3. in a piece, a title of the list is looked for, with the names before it
//     (titles.go);
//  4. where there is none, a word or a number that points to an earlier note (back.go);
//  5. what was linked to nothing is kept, and judged once all notes are read
//     (unlisted.go, shortnotes.go).
//
// What was read in the place of a citation before, as the year of an imprint, gives way
// to it.
type noteReader struct {
	*reader
	notes   *apparatus
	titles  *titleIndex
	body    []block.Block
	cites   []*finding                   // what the notes cite without a year
	told    []*finding                   // the same and what they cite by names and years, in their order
	byNote  map[int][]*finding           // by index of the note
	claims  []claim                      // by block
	forms   map[workForm]map[*entry]bool // how the works are set out that were linked
	short   []*entry                     // that notes cite by a name, a word and a page
	lost    []lostWork
	bare    []datedNote
	asked   int               // how often entries were read, which bounds the work
	letters map[*entry]string // of entries, folded
	entries map[*lint.Reference]*entry
	dated   []*finding // by names and years, of the blocks that are still to be read

	t      []token  // of the block that is read
	folded []string // their letters
}

// A piece is what stands between two semicolons of a note.
type piece struct {
	start  int      // token
	note   int      // index, -1 for none
	sure   bool     // it begins where a note or the piece before it ended
	opened bool     // it begins where a note begins or behind a semicolon
	hit    *finding // what it cites
}

// longestNote is in bytes: a longer block is no footnote.
const longestNote = 5000

// readNotes reads the citations of the notes.
func (r *reader) readNotes(body []block.Block) {
	if len(r.doc.References) == 0 {
		return
	}
	a := findNotes(body, r.allNumbered())
	if a == nil || len(a.all) == 0 && r.mostlyDated() {
		return
	}
	titles := newTitleIndex(r.index)
	n := r.readApparatus(a, titles, body)
	if a.printed && !n.believable() {
		a = a.formatted(body)
		n = r.readApparatus(a, titles, body)
	}
	if a.printed && 2*len(n.cites) >= len(a.calls) {
		r.runs = r.runs[:0]                                          // the raised numbers call notes
		r.found = slices.DeleteFunc(r.found, func(f *finding) bool { // "Okafor et al.23": no page
			_, called := a.calls[noteNumber(f.Locator)]
			return called && f.shape&pageOnly != 0
		})
	}
	n.joinClaims()
	r.bare = n.leftOver(r.bare)
	citing := n.citing()
	r.found = append(append(n.leftOver(r.found), n.cites...), n.judgeUnlisted(citing)...)
	r.found = append(r.found, n.judgeDated(citing)...)
	sort.SliceStable(r.found, func(i, j int) bool {
		a, b := r.found[i], r.found[j]
		return a.block < b.block || a.block == b.block && a.decoded.Start < b.decoded.Start
	})
}

// mostlyDated says whether half of the entries are cited by names and years: then numbers
// behind words for which no notes were found call none.
func (r *reader) mostlyDated() bool {
	dated := make(map[*lint.Reference]bool)
	for _, f := range r.found {
		if f.Status == lint.Resolved {
			dated[f.References[0]] = true
		}
	}
	return 2*len(dated) >= len(r.doc.References)
}

// nearlyAll is in percent: some entries of a numbered list lose their numbers.
const nearlyAll = 90

// allNumbered says whether nearly all entries have numbers.
func (r *reader) allNumbered() bool {
	numbered := 0
	for _, ref := range r.doc.References {
		if ref.Number > 0 {
			numbered++
		}
	}
	return numbered*100 >= len(r.doc.References)*nearlyAll
}

// readApparatus reads all notes, in the order of the text.
func (r *reader) readApparatus(a *apparatus, titles *titleIndex, body []block.Block) *noteReader {
	n := &noteReader{reader: r, notes: a, titles: titles, body: body, byNote: make(map[int][]*finding), forms: make(map[workForm]map[*entry]bool), dated: r.found}
	next := 0
	for i := range body {
		b := &body[i]
		first := next
		for next < len(a.all) && int(a.all[next].block) == i {
			next++
		}
		if b.Kind == block.Note && b.Text.Len() <= longestNote || a.printed && (isText(b) || first < next && b.Kind == block.Heading) {
			n.readBlock(i, a.all[first:next])
		}
	}
	return n
}

// fewestCited is how many works the notes of a text cite, at least, where nothing but
// their numbers tells that they are notes.
const fewestCited = 3

// What tells printed notes of a text that cites by names and years, in its notes: the
// share of its calls, in percent, that found a note, and that found one which cites in the
// manner of notes.
const (
	mostAnswered = 50
	someCite     = 25
)

// believable says whether what was taken for printed notes cites: more works than the
// text cites by names and years, or the notes are plain to see.
func (n *noteReader) believable() bool {
	dated := 0
	for _, f := range n.found {
		if f.Status == lint.Resolved {
			dated++
		}
	}
	some := len(n.cites)*100 >= len(n.notes.calls)*someCite && len(n.notes.all)*100 >= len(n.notes.calls)*mostAnswered
	return len(n.cites) >= fewestCited && (len(n.cites) > dated || some)
}

func isText(b *block.Block) bool {
	return b.Kind == block.Paragraph || b.Kind == block.Item || b.Kind == block.Quote || b.Kind == block.Note
}

// readBlock reads a block in which the notes begin.
func (n *noteReader) readBlock(i int, begin []note) {
	b := &n.body[i]
	n.reader.at, n.block, n.text = int32(i), b, b.Text.String
	n.t = lex(n.t[:0], n.text, 0, len(n.text))
	n.fold()
	for len(n.dated) > 0 && n.dated[0].block < int32(i) {
		n.dated = n.dated[1:]
	}
	first := len(n.told)
	p := piece{note: n.notes.at(int32(i), 0), sure: b.Kind == block.Note, opened: b.Kind == block.Note || n.notes.unnumbered(int32(i))}
	depth := 0
	for k := 0; k < len(n.t); {
		for len(begin) > 0 && begin[0].start <= n.t[k].start {
			n.noteUnlisted(&p, n.beforeNumber(p.start, k))
			p = piece{start: k, note: n.notes.at(int32(i), begin[0].start), sure: true, opened: true}
			begin, depth = begin[1:], 0
		}
		switch t := &n.t[k]; {
		case t.is('('):
			depth++
		case t.is(')'):
			depth = max(0, depth-1)
		case t.is(';') && depth == 0:
			n.noteUnlisted(&p, k)
			p = piece{start: k + 1, note: p.note, sure: p.sure, opened: p.sure}
		case n.startsLine(k) && !n.open(k):
			n.noteUnlisted(&p, k)
			p = piece{start: k, note: p.note, sure: p.sure}
		}
		k = n.readPiece(&p, k)
	}
	n.noteUnlisted(&p, len(n.t))
	for _, f := range n.told[first:] {
		in := n.notes.at(f.block, f.decoded.Start)
		n.byNote[in] = append(n.byNote[in], f)
	}
}

// beforeNumber steps back from the beginning of a note over its number: "18.", "[18]".
func (n *noteReader) beforeNumber(from, k int) int {
	for _, is := range [...]func(*token) bool{
		func(t *token) bool { return t.is('.') || t.is(')') || t.is(']') },
		func(t *token) bool { return t.kind == number },
		func(t *token) bool { return t.is('[') },
	} {
		if k > from && is(&n.t[k-1]) {
			k--
		}
	}
	return k
}

// fold folds the tokens of the block.
func (n *noteReader) fold() {
	n.folded = n.folded[:0]
	for i := range n.t {
		if n.t[i].kind == sign {
			n.folded = append(n.folded, "")
			continue
		}
		n.folded = append(n.folded, n.t[i].folded())
	}
}

// startsLine says whether token k is the first of its line, in a text whose notes were
// printed.
func (n *noteReader) startsLine(k int) bool {
	return n.notes.printed && k > 0 && strings.Contains(n.text[n.t[k-1].end:n.t[k].start], "\n")
}

// open says whether the line before token k goes on: no full stop ends it.
func (n *noteReader) open(k int) bool {
	return !n.t[k-1].is('.') || k > 1 && n.t[k-2].kind == word && isAbbreviation(n.t[k-2].text)
}

// readPiece reads what begins at token k, and gives the next token to read.
func (n *noteReader) readPiece(p *piece, k int) int {
	t := &n.t[k]
	if t.kind == sign {
		return k + 1
	}
	n.meetDated(p, t.start)
	if p.hit == nil && isSame(n.folded[k]) && n.opens(p, k) {
		return n.same(p, k)
	}
	if t.kind == number && p.hit == nil && p.note >= 0 && n.opens(p, k) {
		if end := n.calledYear(p, k); end > k {
			return end
		}
	}
	if n.mayOpenTitle(k) {
		if h := n.title(p, k); h != nil {
			return n.citeTitle(p, k, h)
		}
	}
	if p.hit == nil && (p.note >= 0 || n.notes.printed) {
		if end := n.back(p, k); end > k {
			return end
		}
	}
	return k + 1
}

// meetDated takes a citation by names and year that ends before a place as that of the
// piece.
func (n *noteReader) meetDated(p *piece, at int) {
	for len(n.dated) > 0 && n.dated[0].block == n.reader.at && n.dated[0].decoded.End <= at {
		f := n.dated[0]
		n.dated = n.dated[1:]
		if len(f.References) == 1 && f.Status == lint.Resolved && f.decoded.Start >= n.t[p.start].start && !n.claimed(f.decoded) {
			f.entry = n.entryOf(f.References[0])
			n.tell(p, f)
		}
	}
}

// tell makes a citation the last of its piece.
func (n *noteReader) tell(p *piece, f *finding) {
	p.hit = f
	n.told = append(n.told, f)
}

// claimed says whether the last claim lies over a place of the block.
func (n *noteReader) claimed(at lint.Span) bool {
	last := len(n.claims) - 1
	return last >= 0 && n.claims[last].block == n.reader.at && n.claims[last].Overlaps(at)
}

// entryOf is the entry of a reference in the index.
func (n *noteReader) entryOf(ref *lint.Reference) *entry {
	if n.entries == nil {
		n.entries = make(map[*lint.Reference]*entry, len(n.index.entries))
		for i := range n.index.entries {
			n.entries[n.index.entries[i].ref] = &n.index.entries[i]
		}
	}
	return n.entries[ref]
}

// opens says whether nothing but words that lead to a citation stands before token k in
// its piece.
func (n *noteReader) opens(p *piece, k int) bool {
	return k-p.start <= leadReach && !n.names(p.start, k)
}

// leadReach is in tokens: names and what leads to them, before a title.
const leadReach = 60

// names says whether a word among tokens [i, k) may be a name.
func (n *noteReader) names(i, k int) bool {
	for ; i < k; i++ {
		if n.t[i].capital() && len(n.folded[i]) > 1 && !smallWords[n.folded[i]] && !leadWords[n.folded[i]] {
			return true
		}
	}
	return false
}

// mayOpenTitle says whether a title may begin at token k: behind a sign, at the start of
// a line, or with a capital letter behind a small word.
func (n *noteReader) mayOpenTitle(k int) bool {
	return k == 0 || n.t[k-1].kind == sign || n.t[k-1].kind == number || n.notes.printed && strings.Contains(n.text[n.t[k-1].end:n.t[k].start], "\n") || n.block.Kind == block.Note && n.t[k].spaced && n.startsMark(k)
}

// startsMark says whether emphasis begins at token k.
func (n *noteReader) startsMark(k int) bool {
	m := n.within(lint.Emphasis, n.t[k].start, n.t[k].end)
	return m != nil && m.Start >= n.t[k].start-2
}

// title chooses the title that stands at token k, nil for none.
func (n *noteReader) title(p *piece, k int) *titleHit {
	hits := n.titles.at(n.t, n.folded, k, len(n.t))
	if len(hits) == 0 {
		return nil
	}
	from := max(p.start, k-leadReach)
	here, named := wordsBefore(n.folded[from:k]), n.names(from, k)
	lead := here
	if !named && len(hits) > 1 {
		lead, _ = n.callLead(p) // of works with one title, that of the author in the sentence
	}
	var best *titleHit
	score := 0
	for i := range hits {
		h := &hits[i]
		if !n.believes(p, h, k, here, named) {
			continue
		}
		if s := n.score(h, lead, len(hits) > 1); s > score {
			best, score = h, s
		}
	}
	return best
}

// What speaks for one of several titles, in letters of a title.
const (
	firstAuthorNamed = 10
	anyAuthorNamed   = 7
	yearBehind       = 5
	wordBehind       = 1 // of the place where it was published
)

// score weighs a title with what stands around it.
func (n *noteReader) score(h *titleHit, lead before, others bool) int {
	s := h.letters
	switch {
	case lead.fits(h.entry, true):
		s += firstAuthorNamed
	case lead.fits(h.entry, false):
		s += anyAuthorNamed
	}
	if n.yearBehind(h) > 0 {
		s += yearBehind
	}
	if others {
		for j := h.end; j < len(n.t) && j < h.end+publishedIn && !n.t[j].is(';'); j++ {
			if len(n.folded[j]) > fewestLetters && strings.Contains(n.lettersOf(h.entry), n.folded[j]) {
				s += wordBehind
			}
		}
	}
	return s
}

// publishedIn is in tokens: the name of a journal or a publisher behind a title.
const publishedIn = 12

// believes says whether a title at token k is that of its entry.
func (n *noteReader) believes(p *piece, h *titleHit, k int, lead before, named bool) bool {
	switch fits := lead.fits(h.entry, true); {
	case p.hit != nil && (n.behindIn(p.start, k) || !h.sure()):
		return false
	case fits:
		return h.known() && (p.sure || h.sure() || h.whole() && n.t[k-1].kind == sign) && !n.behindIn(p.start, k)
	case !named:
		return h.sure() && (p.sure || k-p.start <= shortLead)
	case lead.fits(h.entry, false):
		return h.sure()
	case h.whole() && h.letters >= titleKey && n.misspelt(n.namesBefore(max(p.start, k-leadReach), k), k, h.entry):
		return p.sure && !n.behindIn(p.start, k)
	}
	return h.sure() && h.letters == len(h.text) && h.letters >= cutTo && !n.behindIn(p.start, k)
}

// shortLead is in tokens: quotes and "See also" before a title without an author.
const shortLead = 6

// behindIn says whether the title at token k is that of a book in which another work
// stands.
func (n *noteReader) behindIn(from, k int) bool {
	for i := k - 1; i > from && i > k-leadReach && !n.t[i].is(';'); i-- {
		if n.t[i].kind == word && isIn(n.folded[i]) && i-1 > from && n.t[i-1].kind == sign {
			return true
		}
	}
	return false
}

func isIn(folded string) bool {
	switch folded {
	case "in", "dans", "en", "em", "nel", "w", "в":
		return true
	}
	return false
}

// citeTitle keeps the citation of a title at token k, and gives the token behind it.
func (n *noteReader) citeTitle(p *piece, k int, h *titleHit) int {
	n.countForm(p, k, h)
	from, lead := k, p.start
	var who names
	if wordsBefore(n.folded[max(p.start, k-leadReach):k]).fits(h.entry, false) {
		if who = n.namesBefore(max(p.start, k-leadReach), k); len(who.people) > 0 {
			from = who.first
		}
	} else if slipped := n.namesBefore(max(p.start, k-leadReach), k); n.misspelt(slipped, k, h.entry) {
		who, from = slipped, slipped.first
	}
	if short := announced(n.text[n.t[h.end-1].end:n.t[min(len(n.t), h.end+imprint)-1].end]); short != "" {
		n.titles.add(h.entry, short)
	}
	behind := n.behindQuote(h.end)
	end := h.end
	if imprintYear(n.t, behind) > 0 {
		end = imprintEnd(n.t, behind)
	}
	year := n.wrongYear(p, h, behind)
	if year >= end {
		if end = year + 1; end < len(n.t) && n.t[end].is(')') {
			end++
		}
	}
	n.cite(p, from, end, who, h.entry)
	if year >= 0 {
		n.otherYear(p.hit, &n.t[year])
	}
	if n.misspelt(who, k, h.entry) {
		n.otherName(p.hit, &who)
	}
	if end := n.yearBehind(h); end > 0 {
		n.claim(lead, end)
	} else {
		n.claim(lead, min(h.end+1, len(n.t)))
	}
	return h.end
}

// namesBefore reads the names in front of the title at token k.
func (n *noteReader) namesBefore(from, k int) names {
	end := k
	for end > from && n.t[end-1].kind == sign && !n.t[end-1].is(')') {
		end--
	}
	return n.index.namesBefore(n.t, from, end)
}

// cite keeps a citation of tokens [from, end).
func (n *noteReader) cite(p *piece, from, end int, who names, e *entry) {
	decoded := lint.Span{Start: n.t[from].start, End: n.t[end-1].end}
	span := n.span(decoded.Start, decoded.End)
	c := &lint.Citation{Span: span, Group: span, Kind: lint.ByNote, Text: n.text[decoded.Start:decoded.End], List: n.home(span.Start), References: []*lint.Reference{e.ref}, Status: lint.Resolved}
	for i := range who.people {
		c.Names = append(c.Names, lint.Name{Family: lastName(&who.people[i]), Given: who.people[i].initials})
	}
	if first, last := locatorAt(n.t, end); last > first && n.ends(last) {
		from, to := n.t[first].start, n.t[last-1].end
		c.Locator, c.LocatorSpan = n.text[from:to], n.span(from, to)
	}
	f := &finding{Citation: c, entry: e, block: n.reader.at, decoded: decoded, shape: inNote}
	n.cites = append(n.cites, f)
	n.tell(p, f)
	n.claim(from, end)
}

// ends says whether a piece ends at token k: what stands before it is then the page that is
// cited, and no volume.
func (n *noteReader) ends(k int) bool {
	return k >= len(n.t) || n.t[k].is(';') || n.t[k].is('.')
}

// claim keeps that tokens [from, end) belong to a citation.
func (n *noteReader) claim(from, end int) {
	n.claims = append(n.claims, claim{n.reader.at, lint.Span{Start: n.t[from].start, End: n.t[end-1].end}})
}

// A claim is a stretch of a block that belongs to a citation of a note.
type claim struct {
	block int32
	lint.Span
}

// leftOver gives the findings that lie in no claim. Where notes cite without years, those
// among them that no entry fits are imprints: "(Kaj Film, 1957)".
func (n *noteReader) leftOver(all []*finding) []*finding {
	undated := n.citesUndated()
	return slices.DeleteFunc(slices.Clone(all), func(f *finding) bool {
		if undated && f.Status == lint.Missing && n.isNote(f) {
			return true
		}
		i := sort.Search(len(n.claims), func(k int) bool {
			c := &n.claims[k]
			return c.block > f.block || c.block == f.block && c.End > f.decoded.Start
		})
		return i < len(n.claims) && n.claims[i].block == f.block && n.claims[i].Overlaps(f.decoded)
	})
}

// citesUndated says whether most notes cite without years.
func (n *noteReader) citesUndated() bool {
	return len(n.cites) >= fewestCited && 2*len(n.cites) > len(n.told)
}

// isNote says whether a finding stands in a note: printed ones share no block with the text
// that calls them, or stand behind their number there.
func (n *noteReader) isNote(f *finding) bool {
	if n.body[f.block].Kind == block.Note || n.notes.printed && !n.notes.calling[f.block] {
		return true
	}
	i := n.notes.at(f.block, f.decoded.Start)
	return i >= 0 && n.notes.all[i].block == f.block
}

// joinClaims sorts the claims and joins those that overlap.
func (n *noteReader) joinClaims() {
	slices.SortFunc(n.claims, func(a, b claim) int { return cmp.Or(cmp.Compare(a.block, b.block), cmp.Compare(a.Start, b.Start)) })
	joined := n.claims[:0]
	for _, c := range n.claims {
		if last := len(joined) - 1; last >= 0 && joined[last].block == c.block && joined[last].End >= c.Start {
			joined[last].End = max(joined[last].End, c.End)
			continue
		}
		joined = append(joined, c)
	}
	n.claims = joined
}
