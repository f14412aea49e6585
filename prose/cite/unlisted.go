package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// Works that a note sets out and the list does not have. A piece of a note that was linked
// to nothing is one where it names an author and a title in the form of those that were
// linked: then nearly all such works are listed, and this one is missing.

// A workForm is how a note sets out a work.
type workForm struct {
	named bool // the author stands in the note, and not in the sentence that calls it
	dress titleDress
}

type titleDress uint8

const (
	plainTitle titleDress = iota
	quotedTitle
	italicTitle
)

// A lostWork is a work of a note that no entry fits.
type lostWork struct {
	*finding
	form  workForm
	full  bool   // with the whole name of its author, and its year
	short bool   // nothing but a name, a word and a page: "Okafor, Levies, 9"
	note  int    // index
	key   string // the beginning of its title, folded
}

// Of how many listed works a form is known, and how many times as many they are as those
// that have no entry. In the made documents nine in ten works of a note are listed where one
// is missing; a text that lists a choice of its works lists half of them.
// A short note of one word is in doubt where the notes cite so many listed works in any form.
const (
	knownForm   = 5
	doubtedForm = 3
	mostListed  = 4
)

// How much of a title is looked for among the entries, in letters, and the words of a title that
// no name or place has by chance.
const (
	lookedFor     = 16
	fewestWords   = 3
	callWords     = 4 // where the author stands in the sentence
	mostUnlisted  = 300
	longestAuthor = 40 // tokens before a title
	imprintNear   = 30 // tokens between a title and its year
	fewestCite    = 40 // percent of the notes of a chain
)

// noteUnlisted keeps the work that a piece sets out and that ends before token end, where
// nothing was linked.
func (n *noteReader) noteUnlisted(p *piece, end int) {
	if p.start < end {
		n.meetDated(p, n.t[end-1].end)
	}
	if p.hit != nil || !p.opened || p.note < 0 && len(n.notes.all) > 0 || len(n.lost) > mostUnlisted {
		return
	}
	from := n.skipLead(p.start, end)
	if from > p.start && from < end && n.t[from].kind == word && !n.t[from].capital() { // "On the tracks of"
		from = p.start
	}
	if n.noteDated(p, from, end) {
		return
	}
	k, dress := n.titleIn(from, end)
	if k < 0 {
		n.noteShort(p, from, end)
		return
	}
	if n.isArchival(from, end) {
		return
	}
	form := workForm{named: k > from && n.names(from, k), dress: dress}
	to := n.endOfTitle(k, end, dress)
	dated := n.hasAnyYear(to, min(end, to+imprintNear))
	if to == k || dress == plainTitle && !dated && !n.endsPiece(to, end) || !form.named && dress != quotedTitle && !dated {
		return
	}
	who, start := n.authorsOf(p, &form, from, k, to)
	key := strings.Join(n.folded[k:to], "")
	full := form.named && dated && len(who.people) > 0 && len(who.people[0].family)+len(who.people[0].initials) > 1
	short := len(key) < titleKey && !full && form.named && dress != plainTitle && n.isPaged(to, end)
	if len(who.people) == 0 || len(key) < titleKey && (!full && !short || dress == plainTitle || len(key) < fewestLetters) || things[n.folded[to-1]] {
		return
	}
	if form.named && n.citeInner(p, who, from, k, to, key) || n.isListed(key, wordsBefore(n.folded[from:k])) {
		return
	}
	n.lose(&lostWork{form: form, full: full, short: short, note: p.note, key: key}, who, [3]int{start, k, to})
	n.claim(from, min(end, to+imprint))
}

// lose keeps a work that has no entry, with the tokens where it and its title begin and where
// it ends.
func (n *noteReader) lose(u *lostWork, who names, at [3]int) {
	decoded := lint.Span{Start: n.t[at[0]].start, End: n.t[at[2]-1].end}
	span := n.span(decoded.Start, decoded.End)
	c := &lint.Citation{Span: span, Group: span, Kind: lint.ByNote, Text: n.text[decoded.Start:decoded.End], List: n.home(span.Start), Status: lint.Missing, EtAl: who.etAl, Title: strings.Join(strings.Fields(n.text[n.t[at[1]].start:decoded.End]), " ")}
	for i := range who.people {
		c.Names = append(c.Names, lint.Name{Family: lastName(&who.people[i]), Given: who.people[i].initials})
	}
	u.finding = &finding{Citation: c, block: n.reader.at, decoded: decoded, shape: inNote}
	u.key = u.key[:min(len(u.key), lookedFor)]
	n.lost = append(n.lost, *u)
}

// lastName is the family name of a person whose given names stand before it.
func lastName(p *person) string {
	if len(p.family) > 2 {
		return p.text()
	}
	return p.family[len(p.family)-1]
}

// skipLead goes over "See also" and the like from token k on.
func (n *noteReader) skipLead(k, end int) int {
	for k < end && (n.t[k].kind == sign && !isQuote(&n.t[k]) || n.t[k].kind == word && (smallWords[n.folded[k]] || leadWords[n.folded[k]])) {
		k++
	}
	return k
}

// titleIn finds where the title of a work begins among tokens [from, end): behind a quote, in
// emphasis, behind the sign that ends its authors, or at once; -1 for none.
func (n *noteReader) titleIn(from, end int) (int, titleDress) {
	italic := -1
	for k := from; k < end && k < from+longestAuthor; k++ {
		switch {
		case n.t[k].kind != word:
		case k > 0 && n.opensQuote(k-1):
			return k, quotedTitle
		case italic < 0 && n.startsMark(k):
			italic = k
		}
	}
	if italic >= 0 && (!n.names(from, italic) || n.areAuthors(from, italic)) {
		return italic, italicTitle
	}
	for _, capitals := range [...]bool{false, true} { // a title in capitals may be names
		for k := from + 1; k < end && k < from+longestAuthor; k++ {
			if n.t[k].capital() && (n.t[k-1].is(':') || n.t[k-1].is(',') || n.t[k-1].is('.')) && n.isPlainTitle(k, end, capitals) {
				if n.areAuthors(from, k) {
					return k, plainTitle
				}
			}
		}
	}
	if from < end && n.t[from].capital() && n.isPlainTitle(from, end, false) {
		return from, plainTitle
	}
	return -1, plainTitle
}

// areAuthors says whether all of tokens [from, k) are names.
func (n *noteReader) areAuthors(from, k int) bool {
	who := n.namesBefore(from, k)
	return len(who.people) > 0 && who.first == from
}

// opensQuote says whether token k is a quote that opens; an apostrophe is none.
func (n *noteReader) opensQuote(k int) bool {
	return n.t[k].is('"') || n.t[k].text == "‘" || n.t[k].text == "‹" || n.t[k].text == "'" && n.t[k].spaced && !n.t[k+1].spaced
}

// isPlainTitle says whether the words at token k have the look of a title without quotes, and
// not of a name: small words are among them, or a colon stands before them or a bracket behind.
func (n *noteReader) isPlainTitle(k, end int, capitals bool) bool {
	to := k + n.plainWords(k, end)
	small := 0
	for i := k; i < to; i++ {
		if n.t[i].kind == word && !n.t[i].capital() && !isJoint(&n.t[i]) && !words.IsParticle(n.folded[i]) && etAlBefore(n.t, k, i+1) < 0 {
			small++
		}
	}
	switch {
	case k > 0 && n.t[k-1].is(':'):
		return to-k > 1
	case small == 0 && !capitals:
		return to-k > 1 && to < end && n.t[to].is('(')
	}
	return to-k >= fewestWords
}

// plainWords counts the words from token k to the next sign.
func (n *noteReader) plainWords(k, end int) int {
	i := k
	for i < end && (n.t[i].kind == word || n.t[i].is('-') || n.t[i].kind == sign && fold.IsApostrophe(n.t[i].sign)) {
		i++
	}
	return i - k
}

// endOfTitle is the token behind a title that begins at token k.
func (n *noteReader) endOfTitle(k, end int, dress titleDress) int {
	switch dress {
	case quotedTitle:
		for i := k; i < end; i++ {
			if n.t[i].is('"') || isQuote(&n.t[i]) && (i+1 == len(n.t) || n.t[i+1].kind == sign || n.t[i+1].spaced) {
				for i > k && n.t[i-1].kind == sign {
					i--
				}
				return i
			}
		}
		if end == len(n.t) && end-k >= callWords { // the page, or the column, ends
			return end
		}
		return k
	case italicTitle:
		m := n.within(lint.Emphasis, n.t[k].start, n.t[k].end)
		i := k
		for i < end && n.t[i].end <= m.End {
			i++
		}
		for i > k && n.t[i-1].kind == sign {
			i--
		}
		return i
	}
	return k + n.plainWords(k, end)
}

// authorsOf reads the authors in front of a title, which all words there must be, or those
// in the sentence that calls the note. It gives the token where the citation begins.
func (n *noteReader) authorsOf(p *piece, form *workForm, from, k, to int) (names, int) {
	if form.named {
		who := n.namesBefore(from, k)
		if len(who.people) == 0 || who.first != from || ownSources[n.folded[from]] || things[lastWord(who.people[0].text())] {
			return names{}, 0
		}
		return who, from
	}
	if to-k < callWords {
		return names{}, 0
	}
	t := n.callTokens(p)
	who := n.index.namesBefore(t, 0, len(t))
	return who, k
}

// endsPiece says whether nothing but a page stands between token i and the end of the
// piece.
func (n *noteReader) endsPiece(i, end int) bool {
	if first, last := locatorAt(n.t[:end], i); last > first {
		i = last
	}
	for i < end && n.t[i].kind == sign {
		i++
	}
	return i == end
}

// hasAnyYear says whether a year stands among tokens [i, end), near their beginning.
func (n *noteReader) hasAnyYear(i, end int) bool {
	for ; i < end && i < len(n.t); i++ {
		if n.t[i].kind == number {
			if _, _, ok := splitYear(n.t[i].text); ok {
				return true
			}
		}
	}
	return false
}

// isArchival says whether a piece names an archive, a letter or the like, of which no
// list has an entry.
func (n *noteReader) isArchival(from, end int) bool {
	for i := from; i < end; i++ {
		if archival[n.folded[i]] {
			return true
		}
	}
	return false
}

var archival = set("archive", "archives", "archiv", "archivio", "archivo", "arquivo", "archief", "arkiv", "papers", "fonds", "fondo", "bestand", "nachlass", "box", "folder", "folio", "fol", "ms", "mss", "hs",
	"letter", "letters", "brief", "lettre", "carta", "lettera", "interview", "conversation", "gesprach", "email", "diary", "tagebuch", "protokoll", "minutes", "hearing", "court", "gericht", "urteil", "bgh", "bverfg", "ewhc", "ewca", "uksc", "ecli",
	"hansard", "parl", "debates", "drucksache", "newspaper", "gazette", "zeitung", "telegram", "catalogue", "inv")

// citeInner cites the only entry by the authors whose title has the words of a short one
// inside: "Okafor, Levies" for "Small Harbour Levies".
func (n *noteReader) citeInner(p *piece, who names, from, k, to int, key string) bool {
	var found *entry
	lead := wordsBefore(n.folded[from:k])
	if n.asked += len(n.index.entries); n.asked > mostAsked {
		return false
	}
	for i := range n.index.entries {
		e := &n.index.entries[i]
		if !strings.Contains(n.titles.letters[e], key) || !lead.fits(e, true) {
			continue
		}
		if found != nil {
			return false
		}
		found = e
	}
	if found == nil {
		return false
	}
	n.countShort(k, found)
	n.cite(p, from, to, who, found)
	return true
}

// isListed says whether an entry has the beginning of the title among its words: then its
// title was misread, or the work is another edition. A short title must be its beginning,
// or its author be the same.
func (n *noteReader) isListed(key string, lead before) bool {
	if n.asked += len(n.index.entries); n.asked > mostAsked {
		return true // nobody knows
	}
	short := len(key) < lookedFor
	key = key[:min(len(key), lookedFor)]
	for i := range n.index.entries {
		e := &n.index.entries[i]
		if short && !strings.HasPrefix(n.titles.letters[e], key) && !lead.fits(e, true) {
			continue
		}
		if strings.Contains(n.lettersOf(e), key) {
			return true
		}
	}
	return false
}

// lettersOf folds the text of an entry, once.
func (n *noteReader) lettersOf(e *entry) string {
	if n.letters == nil {
		n.letters = make(map[*entry]string, len(n.index.entries))
	}
	s, known := n.letters[e]
	if !known {
		s = fold.Letters(e.ref.Text.String)
		n.letters[e] = s
	}
	return s
}

// countForm keeps the form of a work that was linked, whose title stands at token k.
func (n *noteReader) countForm(p *piece, k int, h *titleHit) {
	f := workForm{named: n.names(p.start, k), dress: n.dressAt(k)}
	if n.forms[f] == nil {
		n.forms[f] = make(map[*entry]bool)
	}
	n.forms[f][h.entry] = true
	if _, last := locatorAt(n.t, h.end); f.named && n.ends(last) {
		n.countShort(k, h.entry)
	}
}

// dressAt is how the title at token k is set out.
func (n *noteReader) dressAt(k int) titleDress {
	switch {
	case k > 0 && isQuote(&n.t[k-1]):
		return quotedTitle
	case n.startsMark(k):
		return italicTitle
	}
	return plainTitle
}

// judgeUnlisted keeps each work that has no entry once: as missing where nearly all
// works of its form have one, as information where it is set out in full and most works of the
// notes have one, and in doubt elsewhere.
func (n *noteReader) judgeUnlisted(citing map[int]bool) []*finding {
	all := n.lostOnce(citing)
	type countedForm struct {
		workForm
		short bool
	}
	count := make(map[countedForm]int)
	for _, u := range all {
		count[countedForm{u.form, u.short}]++
	}
	linked := make(map[*entry]bool)
	for _, f := range n.cites {
		linked[f.entry] = true
	}
	why := inNoteForm
	if len(all) > 1 {
		why = inNoteAlone
	}
	var missing []*finding
	for _, u := range all {
		listed := len(n.forms[u.form])
		if u.short && len(linked) < doubtedForm {
			continue
		}
		if u.short && u.form.dress == plainTitle {
			listed = len(n.short)
		}
		known := listed >= knownForm && listed >= mostListed*count[countedForm{u.form, u.short}]
		if !known && !(u.full && len(linked) > len(all)) {
			n.doubt(u.Span, u.Text, why)
			continue
		}
		u.sure, u.Certain, u.Tentative = true, true, !known
		missing = append(missing, u.finding)
	}
	return missing
}

// lostOnce gives each work that has no entry once. A short note has that of its author which
// another note gives in full.
func (n *noteReader) lostOnce(citing map[int]bool) []lostWork {
	authors := make(map[string]bool)
	for _, u := range n.lost {
		if !u.short {
			authors[u.Names[0].Family] = true
		}
	}
	first := make(map[string]bool)
	var all []lostWork
	for _, u := range n.lost {
		if u.short && (authors[u.Names[0].Family] || u.arePlaces(n.index)) {
			continue
		}
		if !first[u.key] && (u.note < 0 || citing[n.notes.all[u.note].chain]) {
			first[u.key] = true
			all = append(all, u)
		}
	}
	return all
}

// citing says of each chain of printed notes whether it cites: the numbers of sections
// make chains as well.
func (n *noteReader) citing() map[int]bool {
	all, cite := make(map[int]int), make(map[int]int)
	for i, note := range n.notes.all {
		all[note.chain]++
		if len(n.byNote[i]) > 0 {
			cite[note.chain]++
		}
	}
	citing := make(map[int]bool)
	for chain := range all {
		citing[chain] = chain == 0 || cite[chain]*100 >= all[chain]*fewestCite
	}
	return citing
}
