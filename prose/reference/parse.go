// Package reference reads one entry of a reference list into fields, in four
// phases. Each takes what the one before it made.
//
// Tokens: the text as words, numbers, signs and whole addresses, with the words
// that pages read badly had glued or broken put right; made once, and then only
// looked at. (token, glued, gluednames, broken, damaged, identifier, quotes)
//
// Anchors: what is certain. At the head of an entry stand names and a date (people:
// authors, names, family, little, initials, roll, order, closing, capitals, groups,
// scripts, oldnames, journalalone, journalrun; bodies, cases); in its body a table of
// finders looks for one kind of thing each (parse, draft): dates (dates, issued, seen,
// issueday, coming), volume, issue and pages (locators, labels, numerals, romans,
// cluster, plain, plates), editions, editors (editors, ineditors, credits), the whole
// and the thesis (genre), laws (laws, statutes, parliament), papers and patents
// (papers, patents, descriptors, servers), series (series, openseries), imprints
// (imprint, imprints), remarks (notes). A finder is a function over the tokens and
// what is free of them; it claims its tokens and adds its fields.
//
// Segments: the free text between anchors is cut at its signs (atoms, points, spots),
// and a small dynamic programme (layout) looks for the best way to part it into title,
// container, publisher, place and notes: by what the words look like (score, journal,
// subtitle, internal/gazetteer), what a part holds (inside) and what parts it from its
// neighbours (steps). What counts for a way, and how much, has a name (weights, sum).
//
// Fields: what is sure enough, and the type of the work (types). What every phase did
// can be asked for (trace, readings; bibfix explain --entry).
//
// No list style is named anywhere: APA, Vancouver, ГОСТ or GB/T are what the anchors
// and signs make of them. Markdown emphasis and quotation marks are witnesses, never
// needed.
package reference

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// An entry is one entry of a list as tokens. It is read once and then only looked at.
type entry struct {
	s      string
	tokens []token
	quotes []quotation
	taken  []taken

	folded, phraseBuf []byte
	bounds            []int
}

// Parts are the stretches of text that no finder claimed, with what they look like.
type parts struct {
	*draft
	atoms     []atom
	tail      gap // after the last atom
	anyQuoted bool
	bare      bool // a journal without a title before it, see bareJournal
	ofBook    bool // the volume is one of a book

	frontVolume bool // the volume stands before all text
}

// A scorer says how well stretches of the parts would do as title, container,
// publisher, place or note, by the weights.
type scorer struct{ *parts }

// A segmenter looks for the best way to part the text.
type segmenter struct {
	*scorer
	cells    []cell
	live     []int16
	segments []segment
}

// A parser reads entries one after the other and keeps its buffers.
type parser struct{ *segmenter }

func newParser() *parser {
	return &parser{&segmenter{scorer: &scorer{&parts{draft: &draft{entry: &entry{}, w: &judgement}}}}}
}

// Parse fills in Type and Fields of an entry from its Text, Marks and
// Addresses. What is not sure is left out.
func Parse(r *lint.Reference) {
	p := newParser()
	p.parse(r)
}

// ParseAll reads the entries of a document in order. An author who is repeated
// by a dash, "Ders." or "Idem" is filled in from the entry above in the same list.
func ParseAll(refs []*lint.Reference) {
	p := newParser()
	for i, r := range refs {
		p.parse(r)
		if i > 0 && refs[i-1].List == r.List {
			p.repeat(refs[i-1])
		}
	}
}

// parse is the four phases: tokens, anchors, segments, fields.
func (p *parser) parse(r *lint.Reference) {
	p.reset(r)
	if strings.TrimSpace(p.s) == "" {
		return
	}
	readTokens(p.entry, r.Marks)
	p.findAnchors()
	segments := p.segment()
	p.weighed(segments)
	p.takeSegments(segments)
	takeTargets(p.draft)
	finishFields(p.draft)
}

// readTokens parts the entry into words, numbers, signs and whole addresses, and
// finds its quotations.
func readTokens(en *entry, marks []lint.Mark) {
	findIdentifiers(en)
	scan(en, marks)
	findQuotes(en)
}

// A finder knows the forms of one kind of anchor. It sees the tokens from the
// first of the body on, leaves alone what the finders before it have claimed,
// claims what it knows and adds the fields that stand there.
type finder struct {
	name string // for people who ask how an entry was read
	find func(dr *draft, from int)
}

// finders are in the order in which they look, from what no other thing looks
// like to what is only a number.
var finders = [...]finder{
	{"a date of access", findAccess},
	{"a series in brackets", findSeries},
	{"a remark", findRemarks},
	{"words that lead to a part", claimLeads},
	{"a law or case", findLaw},
	{"the number of a public paper", findPublicPapers},
	{"a parliamentary paper", findPaper},
	{"the day of a newspaper", findIssueDay},
	{"the day an address was seen", findSeen},
	{"a medium", findMedia},
	{"what follows an address", afterAddresses},
	{"an edition", findEditions},
	{"the whole that holds the work", findWholes},
	{"a thesis", findGenre},
	{"a kind of work in brackets", findDescriptors},
	{"a version", findVersions},
	{"a standard", findStandard},
	{"the server of a preprint", findServer},
	{"a medium as a clause", findSoloMedia},
	{"numbers of reviews", findReviewNumbers},
	{"a meeting", findMeetings},
	{"a patent", findPatent},
	{"a numbered paper", findPapers},
	{"a report", findReport},
	{"who translated or adapted", findResponsibility},
	{"editors", findEditors},
	{"who directed, sang or asked", findCredits},
	{"an imprint in brackets", findImprint},
	{"a series outside brackets", findOpenSeries},
	{"a day without its year", findDay},
	{"what is still to come", findComing},
	{"volume, issue and pages", findLocators},
	{"a volume in roman numbers", findRomanVolume},
	{"a date", findDate},
	{"the year once more", repeatedYear},
	{"a database", findDatabases},
	{"the year of the first edition", findFirstYear},
}

// findAnchors claims what is certain: first what stands at the head of an entry,
// then what the finders know in its body.
func (dr *draft) findAnchors() {
	if cap(dr.owner) < len(dr.tokens) {
		dr.owner = make([]uint8, len(dr.tokens))
	}
	dr.owner = dr.owner[:len(dr.tokens)]
	clear(dr.owner)
	takeAddresses(dr)
	dr.told("an address")
	dr.begin = findHead(dr)
	dr.commas = dr.begin > 0 && (dr.at(dr.begin-1, ',') || dr.at(dr.begin, ','))
	dr.stopped = dr.begin > 0 && !dr.commas && stopsInside(dr, dr.begin)
	for _, f := range finders {
		f.find(dr, dr.begin)
		dr.told(f.name)
	}
}

// findHead takes label, authors and the date beside them, and gives the first
// token of the body.
func findHead(dr *draft) int {
	at := skipLabel(dr)
	dr.told("a label")
	if end := caseName(dr.entry, at); end > at {
		dr.kind = "legal_case"
		dr.addSegment(title, span{at, end})
		dr.claim(at, end, nameOwner)
		at = end
	} else if end := takeStatute(dr, at); end > at {
		at = end
	} else if lostDash(dr.entry, at) {
		at = takeRepeated(dr, 0, at)
	} else {
		at = leadingDate(dr, noAuthor(dr, at))
		dr.told("a date in front")
		at = afterHandle(dr.entry, takeAuthors(dr, at))
	}
	dr.told("authors")
	at = dateAfterAuthors(dr, at)
	dr.told("a date behind the authors")
	return at
}

// segment parts what no finder claimed into title, container, publisher and place.
func (p *parser) segment() []segment {
	p.cut(p.begin)
	p.noteVolumes()
	p.anyQuoted = len(p.atoms) > 0 && p.quotedTitle()
	p.ofBook = p.bookVolume()
	p.bare = p.bareJournal()
	return p.layout(nil)
}

func (p *parser) reset(r *lint.Reference) {
	*p.draft = draft{entry: p.entry, w: p.w, r: r, owner: p.owner[:0], fields: p.fields[:0], people: p.people, clusterBuf: p.clusterBuf, items: p.items, tracing: p.tracing}
	p.s, p.folded = r.Text.String, p.folded[:0]
	p.anyQuoted, p.ofBook = false, false
	r.Type, r.Fields = "", nil
}

// stopsInside says whether a clause of the body ends in a point and another follows.
func stopsInside(dr *draft, from int) bool {
	for k := from + 1; k+1 < len(dr.tokens); k++ {
		if dr.at(k, '.') && dr.tokens[k+1].kind == word && !accessWords[dr.tokens[k+1].fold] && !leadIns[dr.tokens[k+1].fold] && dr.stopWeight(k) > dr.w.Point.Strong {
			return true
		}
		if dr.at(k, '?') || dr.at(k, '!') {
			return true
		}
	}
	return false
}

// quotedTitle says whether an early atom is a quotation.
func (pa *parts) quotedTitle() bool {
	for k := 0; k < len(pa.atoms) && k < 4; k++ {
		if pa.atoms[k].quoted && pa.atoms[k].owners&(1<<inOwner) == 0 {
			return pa.atoms[k].words > 0
		}
		if pa.atoms[k].words > 3 {
			return false
		}
	}
	return false
}

// skipLabel passes the label of the entry, which the list may have left on:
// "[12]", "(2)", "12.", "12", and marks such as "*".
func skipLabel(dr *draft) int {
	i := listLetter(dr.entry, labelEnd(dr))
	if dr.in(i, pointers) && (dr.at(i+1, '.') || dr.nameWord(i+1)) && i+3 < len(dr.tokens) {
		for dr.in(i, pointers) || dr.at(i, '.') || dr.wordAt(i, "also") || dr.wordAt(i, "auch") {
			i++
		}
	}
	for dr.oneOf(i, "*†‡•.,#{") {
		i++
	}
	dr.claim(0, i, noteOwner)
	return i
}

// labelEnd is the token after the number or code that numbers the entry.
func labelEnd(dr *draft) int {
	if len(dr.tokens) < 4 {
		return 0
	}
	label, next := &dr.tokens[0], &dr.tokens[1]
	if dr.oneOf(0, "[(") && dr.oneOf(2, "])") {
		label = next
		if short := len(label.fold) < 4; label.kind == number && short || dr.at(0, '[') && label.is(digits) && label.is(capital) && len(label.fold) < 8 {
			return 3
		}
		return 0
	}
	switch {
	case label.kind != number || len(label.fold) > 3:
	case next.at('.') || next.at(')'):
		return 2
	case next.kind == word && next.is(spaced) && (next.is(capital) || dr.particle(1) && dr.nameWord(2)):
		return 1
	}
	return 0
}

// listLetter is the token after the letter that chemists number the works of one
// note by, "[4] a) N. Ferrand", or i itself.
func listLetter(en *entry, i int) int {
	k := i
	if en.at(k, '(') {
		k++
	}
	if k+2 < len(en.tokens) && en.tokens[k].kind == word && !en.tokens[k].is(capital) && len(en.tokens[k].fold) == 1 && en.at(k+1, ')') && en.tokens[k+2].kind == word && en.tokens[k+2].is(capital) {
		return k + 2
	}
	return i
}

// pointers stand before entries in notes: "Vgl. Brückner …".
var pointers = set("vgl", "siehe", "cf", "cfr", "voir", "vide", "см")

// finishFields hands out what is sure enough, in the order of the text.
func finishFields(dr *draft) {
	sortFields(dr)
	dr.r.Fields = make([]lint.Field, 0, len(dr.fields))
	for i := range dr.fields {
		f := &dr.fields[i]
		if f.confidence < dr.w.Sure.Least {
			continue
		}
		out := dr.shown(f)
		if out.Span = f.span; !f.elsewhere {
			out.Span = dr.r.Text.Span(f.start, f.end)
		}
		dr.r.Fields = append(dr.r.Fields, out)
	}
	dr.r.Type = chooseType(dr)
}
