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

// An entry is one entry of a list as tokens. It is read once and then only looked at.
type entry struct {
	s      string
	tokens []token
	quotes []quotation
	taken  []taken

	folded, phraseBuf []byte
	bounds            []int
}

// A draft is what has been found in an entry so far: which finder claimed which
// tokens, and the fields. Each finder sees what the ones before it left.
type draft struct {
	*entry
	r        *lint.Reference
	owner    []uint8 // of each token
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
}

// A segmenter parts what the finders left of a draft.
type segmenter struct {
	*draft
	atoms     []atom
	tail      gap // after the last atom
	anyQuoted bool
	cells     []cell
	live      []int16
	segments  []segment
}

// A parser reads entries one after the other and keeps its buffers.
type parser struct{ *segmenter }

func newParser() *parser {
	return &parser{&segmenter{draft: &draft{entry: &entry{}}}}
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

func (p *parser) parse(r *lint.Reference) {
	p.reset(r)
	if strings.TrimSpace(p.s) == "" {
		return
	}
	findIdentifiers(p.entry)
	scan(p.entry, r.Marks)
	if cap(p.owner) < len(p.tokens) {
		p.owner = make([]uint8, len(p.tokens))
	}
	p.owner = p.owner[:len(p.tokens)]
	clear(p.owner)
	findQuotes(p.entry)
	takeAddresses(p.draft)

	at := skipLabel(p.draft)
	if lostDash(p.entry, at) {
		at = takeRepeated(p.draft, 0, at)
	} else {
		at = leadingDate(p.draft, at)
		at = afterHandle(p.entry, takeAuthors(p.draft, at))
	}
	at = dateAfterAuthors(p.draft, at)
	p.begin = at
	claimAnchors(p.draft, at)
	p.cut(at)
	p.anyQuoted = len(p.atoms) > 0 && p.quotedTitle()
	p.takeSegments(p.layout())
	takeTargets(p.draft)
	finishFields(p.draft)
}

// claimAnchors finds what is certain in the text from token i on. The order
// matters: each looks only at what the ones before have left.
func claimAnchors(dr *draft, at int) {
	dr.commas = at > 0 && (dr.at(at-1, ',') || dr.at(at, ','))
	dr.stopped = at > 0 && !dr.commas && stopsInside(dr, at)
	findAccess(dr, at)
	findRemarks(dr, at)
	claimLeads(dr, at)
	findLaw(dr, at)
	findMedia(dr, at)
	afterAddresses(dr, at)
	findEditions(dr, at)
	findWholes(dr, at)
	findGenre(dr, at)
	findReport(dr, at)
	findResponsibility(dr, at)
	findEditors(dr, at)
	if !frontVolume(dr, at) {
		locate(dr, at)
	}
	findDate(dr, at)
	repeatedYear(dr, at)
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
func stopsInside(dr *draft, from int) bool {
	for k := from + 1; k+1 < len(dr.tokens); k++ {
		if dr.at(k, '.') && dr.tokens[k+1].kind == word && !accessWords[dr.tokens[k+1].fold] && !leadIns[dr.tokens[k+1].fold] && dr.stopWeight(k) > 0.6 {
			return true
		}
		if dr.at(k, '?') || dr.at(k, '!') {
			return true
		}
	}
	return false
}

// quotedTitle says whether an early atom is a quotation.
func (sg *segmenter) quotedTitle() bool {
	for k := 0; k < len(sg.atoms) && k < 4; k++ {
		if sg.atoms[k].quoted && sg.atoms[k].owners&(1<<inOwner) == 0 {
			return sg.atoms[k].words > 0
		}
		if sg.atoms[k].words > 3 {
			return false
		}
	}
	return false
}

func (dr *draft) has(name string) bool {
	for i := range dr.fields {
		if dr.fields[i].name == name {
			return true
		}
	}
	return false
}

func (dr *draft) add(f field) { dr.fields = append(dr.fields, f) }

func (dr *draft) claim(first, end int, by uint8) {
	for i := max(first, 0); i < end && i < len(dr.owner); i++ {
		dr.owner[i] = by
	}
}

// skipLabel passes the label of the entry, which the list may have left on:
// "[12]", "(2)", "12.", "12", and marks such as "*".
func skipLabel(dr *draft) int {
	i := labelEnd(dr.entry)
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
func labelEnd(en *entry) int {
	if len(en.tokens) < 4 {
		return 0
	}
	label, next := &en.tokens[0], &en.tokens[1]
	if en.oneOf(0, "[(") && en.oneOf(2, "])") {
		label = next
		if short := len(label.fold) < 4; label.kind == number && short || en.at(0, '[') && label.is(digits) && label.is(capital) && len(label.fold) < 8 {
			return 3
		}
		return 0
	}
	switch {
	case label.kind != number || len(label.fold) > 3:
	case next.at('.') || next.at(')'):
		return 2
	case next.kind == word && next.is(spaced) && (next.is(capital) || en.particle(1) && en.nameWord(2)):
		return 1
	}
	return 0
}

// pointers stand before entries in notes: "Vgl. Brückner …".
var pointers = set("vgl", "siehe", "cf", "cfr", "voir", "vide", "см")

// finishFields hands out what is sure enough, in the order of the text.
func finishFields(dr *draft) {
	sortFields(dr)
	dr.r.Fields = make([]lint.Field, 0, len(dr.fields))
	for i := range dr.fields {
		f := &dr.fields[i]
		if f.confidence < 0.5 {
			continue
		}
		out := lint.Field{Name: f.name, Text: f.text, Start: f.start, End: f.end, Confidence: f.confidence, Names: f.names, Open: f.open, Date: f.date, Span: f.span}
		if !f.elsewhere {
			out.Span = dr.r.Text.Span(f.start, f.end)
			if out.Text == "" {
				out.Text = dr.s[f.start:f.end]
			}
		}
		dr.r.Fields = append(dr.r.Fields, out)
	}
	dr.r.Type = chooseType(dr)
}
