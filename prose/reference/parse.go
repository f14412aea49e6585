// Package reference reads one entry of a reference list into fields.
//
// The reading goes from what is certain to what is not. First the anchors:
// identifiers and addresses, dates of access, editions, theses, the names of
// authors and editors, the date, volume, issue and pages. Each claims its
// tokens. What is left is free text between anchors; a small dynamic
// programme (layout.go) parts it into title, container, publisher and place,
// scored by what the words look like (score.go, internal/gazetteer) and by
// what stands between them. No list style is named anywhere: APA, Vancouver,
// ГОСТ or GB/T are what the anchors and signs make of them.
//
// Markdown emphasis and quotation marks are witnesses, never needed.
package reference

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// owners is a set of what claimed tokens: bit 1<<nameOwner and so on.
type owners uint16

// What may claim a token; free tokens are left for the layout.
const (
	free uint8 = iota
	nameOwner
	dateOwner
	locatorOwner
	editorOwner
	editionOwner
	genreOwner
	inOwner
	mediumOwner
	noteOwner
	addressOwner
)

// A field is one part found, before it is handed out.
type field struct {
	name       string
	text       string
	start, end int
	span       lint.Span
	elsewhere  bool // stands outside the text: in the target of a link
	confidence float64
	names      []lint.Name
	open       bool
	date       lint.Date
}

// A parser reads entries one after the other and keeps its buffers.
type parser struct {
	r        *lint.Reference
	s        string
	tokens   []token
	owner    []uint8
	folded   []byte
	bounds   []int
	taken    []taken
	quotes   []quotation
	fields   []field
	dated    bool
	issued   lint.Date
	kind     string // CSL type, where something said it outright
	whole    int    // token of the word that leads to the whole ("In"), 0 for none
	located  bool   // volume, issue or pages of a journal were found
	begin    int    // first token after label and authors
	lawVenue bool   // the volume stands before the journal, and no page after it
	stopped  bool   // the parts of the entry end in points …
	commas   bool   // … or in commas; neither where nothing stands before the title

	people     [rollStyles][]person
	clusterBuf []cluster
	items      []locator
	atoms      []atom
	tail       gap // after the last atom
	anyQuoted  bool
	cells      []cell
	live       []int16
	segments   []segment
	phraseBuf  []byte
}

// Parse fills in Type and Fields of an entry from its Text, Marks and
// Addresses. What is not sure is left out.
func Parse(r *lint.Reference) {
	var p parser
	p.parse(r)
}

// ParseAll reads the entries of a document in order. An author who is repeated
// by a dash, "Ders." or "Idem" is filled in from the entry above in the same list.
func ParseAll(refs []*lint.Reference) {
	var p parser
	for i, r := range refs {
		p.parse(r)
		if i > 0 && refs[i-1].List == r.List {
			p.repeat(refs[i-1])
		}
	}
}

func (p *parser) parse(r *lint.Reference) {
	p.reset(r)
	if strings.TrimSpace(p.s) == "" {
		return
	}
	p.findIdentifiers()
	p.scan(r.Marks)
	if cap(p.owner) < len(p.tokens) {
		p.owner = make([]uint8, len(p.tokens))
	}
	p.owner = p.owner[:len(p.tokens)]
	clear(p.owner)
	p.findQuotes()
	p.takeAddresses()

	at := p.skipLabel()
	if p.lostDash(at) {
		at = p.takeRepeated(0, at)
	} else {
		at = p.leadingDate(at)
		at = p.afterHandle(p.takeAuthors(at))
	}
	at = p.dateAfterAuthors(at)
	p.begin = at
	p.claimAnchors(at)
	p.cut(at)
	p.anyQuoted = len(p.atoms) > 0 && p.quotedTitle()
	p.takeSegments(p.layout())
	p.takeTargets()
	p.finishFields()
}

// claimAnchors finds what is certain in the text from token i on. The order
// matters: each looks only at what the ones before have left.
func (p *parser) claimAnchors(at int) {
	p.commas = at > 0 && (p.at(at-1, ',') || p.at(at, ','))
	p.stopped = at > 0 && !p.commas && p.stopsInside(at)
	p.findAccess(at)
	p.findRemarks(at)
	p.claimLeads(at)
	p.findLaw(at)
	p.findMedia(at)
	p.afterAddresses(at)
	p.findEditions(at)
	p.findWholes(at)
	p.findGenre(at)
	p.findReport(at)
	p.findResponsibility(at)
	p.findEditors(at)
	if !p.frontVolume(at) {
		p.locate(at)
	}
	p.findDate(at)
	p.repeatedYear(at)
}

func (p *parser) reset(r *lint.Reference) {
	p.r, p.s = r, r.Text.String
	p.fields = p.fields[:0]
	p.folded = p.folded[:0]
	p.dated, p.kind, p.whole, p.begin, p.anyQuoted = false, "", 0, 0, false
	p.lawVenue = false
	p.issued, p.located = lint.Date{}, false
	r.Type, r.Fields = "", nil
}

// stopsInside says whether a clause of the body ends in a point and another follows.
func (p *parser) stopsInside(from int) bool {
	for k := from + 1; k+1 < len(p.tokens); k++ {
		if p.at(k, '.') && p.tokens[k+1].kind == word && !accessWords[p.tokens[k+1].fold] && !leadIns[p.tokens[k+1].fold] && p.stopWeight(k) > 0.6 {
			return true
		}
		if p.at(k, '?') || p.at(k, '!') {
			return true
		}
	}
	return false
}

// quotedTitle says whether an early atom is a quotation.
func (p *parser) quotedTitle() bool {
	for k := 0; k < len(p.atoms) && k < 4; k++ {
		if p.atoms[k].quoted && p.atoms[k].owners&(1<<inOwner) == 0 {
			return p.atoms[k].words > 0
		}
		if p.atoms[k].words > 3 {
			return false
		}
	}
	return false
}

func (p *parser) has(name string) bool {
	for i := range p.fields {
		if p.fields[i].name == name {
			return true
		}
	}
	return false
}

func (p *parser) add(f field) { p.fields = append(p.fields, f) }

func (p *parser) claim(first, end int, by uint8) {
	for i := max(first, 0); i < end && i < len(p.owner); i++ {
		p.owner[i] = by
	}
}

// skipLabel passes the label of the entry, which the list may have left on:
// "[12]", "(2)", "12.", "12", and marks such as "*".
func (p *parser) skipLabel() int {
	i := p.labelEnd()
	if p.in(i, pointers) && (p.at(i+1, '.') || p.nameWord(i+1)) && i+3 < len(p.tokens) {
		for p.in(i, pointers) || p.at(i, '.') || p.wordAt(i, "also") || p.wordAt(i, "auch") {
			i++
		}
	}
	for p.oneOf(i, "*†‡•.,#{") {
		i++
	}
	p.claim(0, i, noteOwner)
	return i
}

// labelEnd is the token after the number or code that numbers the entry.
func (p *parser) labelEnd() int {
	if len(p.tokens) < 4 {
		return 0
	}
	label, next := &p.tokens[0], &p.tokens[1]
	if p.oneOf(0, "[(") && p.oneOf(2, "])") {
		label = next
		if short := len(label.fold) < 4; label.kind == number && short || p.at(0, '[') && label.is(digits) && label.is(capital) && len(label.fold) < 8 {
			return 3
		}
		return 0
	}
	switch {
	case label.kind != number || len(label.fold) > 3:
	case next.at('.') || next.at(')'):
		return 2
	case next.kind == word && next.is(spaced) && (next.is(capital) || p.particle(1) && p.nameWord(2)):
		return 1
	}
	return 0
}

// pointers stand before entries in notes: "Vgl. Brückner …".
var pointers = set("vgl", "siehe", "cf", "cfr", "voir", "vide", "см")

// finishFields hands out what is sure enough, in the order of the text.
func (p *parser) finishFields() {
	p.sortFields()
	p.r.Fields = make([]lint.Field, 0, len(p.fields))
	for i := range p.fields {
		f := &p.fields[i]
		if f.confidence < 0.5 {
			continue
		}
		out := lint.Field{Name: f.name, Text: f.text, Start: f.start, End: f.end, Confidence: f.confidence, Names: f.names, Open: f.open, Date: f.date, Span: f.span}
		if !f.elsewhere {
			out.Span = p.r.Text.Span(f.start, f.end)
			if out.Text == "" {
				out.Text = p.s[f.start:f.end]
			}
		}
		p.r.Fields = append(p.r.Fields, out)
	}
	p.r.Type = p.chooseType()
}
