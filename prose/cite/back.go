package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// Citations that point to an earlier note.

// isSame knows the words that stand for the citation before.
func isSame(folded string) bool {
	switch folded {
	case "ibid", "ibidem", "ebd", "ebenda", "ib", "ibd":
		return true
	}
	return false
}

// same reads "Ibid., 13" at token k, and gives the next token to read.
func (n *noteReader) same(p *piece, k int) int {
	end := n.overPoint(k + 1)
	if len(n.told) > 0 {
		last := n.told[len(n.told)-1]
		n.cite(p, k, end, names{}, last.entry)
		p.hit.Names = last.Names
	}
	return end
}

func (n *noteReader) overPoint(k int) int {
	if k < len(n.t) && n.t[k].is('.') {
		return k + 1
	}
	return k
}

// back reads what points back at token k: "op. cit.", "see n. 5", "(n 20)". It gives the
// token behind it, or k.
func (n *noteReader) back(p *piece, k int) int {
	if end := opCitEnd(n.t, k); end > 0 {
		if ref, who := n.earlier(p, k, 0); ref != nil {
			n.cite(p, n.whoFrom(k, who), end, who, ref)
		}
		return end
	}
	note, end := n.noteAt(k)
	if note == 0 {
		return k
	}
	if ref, who := n.earlier(p, k, note); ref != nil {
		n.cite(p, n.whoFrom(k, who), end, who, ref)
	}
	return end
}

func (n *noteReader) whoFrom(k int, who names) int {
	if len(who.people) > 0 {
		return who.first
	}
	return k
}

// noteAt reads "n. 5", "note 5", "Anm. 5" at token k, where a word or a bracket before it
// says that a note of this text is meant: "see n. 5", "(n 20)", "supra note 5".
func (n *noteReader) noteAt(k int) (note, end int) {
	if !noteWords[n.folded[k]] {
		return 0, 0
	}
	end = n.overPoint(k + 1)
	if end >= len(n.t) || n.t[end].kind != number || ascii.Digits(n.t[end].text) != len(n.t[end].text) || len(n.t[end].text) > 4 {
		return 0, 0
	}
	i := k - 1
	for i >= 0 && n.t[i].is('.') {
		i--
	}
	if i < 0 || !n.t[i].is('(') && !n.t[i].is('[') && !backWords[n.folded[i]] {
		return 0, 0
	}
	return atoi(n.t[end].text), end + 1
}

var noteWords = set("n", "nn", "nt", "note", "notes", "fn", "anm", "anmerkung", "fussnote", "fußnote", "nota", "noot", "przypis", "přyp", "сн", "прим")

var backWords = set("see", "as", "supra", "above", "wie", "siehe", "oben", "vgl", "cf", "voir", "vedi", "ver", "zie", "s", "in", "at", "from", "cit", "aao", "o")

// earlier gives the entry that was cited before and is meant by the names in front of
// token k, or, where none stand there, by those in front of the call of the note. A
// number says in which note; a note may have been added since it was written, so the names
// go first.
func (n *noteReader) earlier(p *piece, k, number int) (*entry, names) {
	var who names
	from := max(p.start, k-leadReach)
	lead := wordsBefore(n.folded[from:k])
	named := n.names(from, k)
	if named {
		who = n.index.namesBefore(n.t, from, n.beforeBack(from, k))
	} else {
		lead, named = n.callLead(p)
	}
	var there []*finding
	if in := n.notes.numbered(number, p.note); number > 0 && in >= 0 {
		there = n.byNote[in]
	}
	if e := fitting(there, lead); e != nil {
		return e, who
	}
	if named {
		if e := fitting(n.told[max(0, len(n.told)-farthestNote):], lead); e != nil {
			return e, who
		}
	}
	return oneEntry(there), who
}

// oneEntry gives the entry of findings that have the same; nil where they have several.
func oneEntry(all []*finding) *entry {
	for _, f := range all {
		if f.entry != all[0].entry {
			return nil
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all[0].entry
}

// beforeBack steps back from token k over what stands between the names and what points
// back: ", see", " (".
func (n *noteReader) beforeBack(from, k int) int {
	for k > from && (n.t[k-1].kind == sign && !n.t[k-1].is('.') || backWords[n.folded[k-1]] && !n.t[k-1].capital()) {
		k--
	}
	return k
}

// fitting gives the entry of the last of the findings whose author is named in the lead,
// nil for none.
func fitting(all []*finding, lead before) *entry {
	seen := map[*entry]bool{}
	for i := len(all) - 1; i >= 0; i-- {
		e := all[i].entry
		if seen[e] {
			continue
		}
		seen[e] = true
		if lead.fits(e, false) {
			return e
		}
	}
	return nil
}

// callLead gives the words in front of the call of a note, folded, and says whether names
// may be among them.
func (n *noteReader) callLead(p *piece) (lead before, named bool) {
	t := n.callTokens(p)
	folded := make([]string, len(t))
	for i := range t {
		if t[i].kind != sign {
			folded[i] = t[i].folded()
		}
		named = named || i > 0 && t[i].capital() && !t[i-1].is('.') && !smallWords[folded[i]]
	}
	return wordsBefore(folded), named
}

// calledYear reads a year at token k that is all its note gives: the author stands in the
// sentence that calls the note. It gives the next token to read, or k.
func (n *noteReader) calledYear(p *piece, k int) int {
	d, ok := dateAt(n.t, k)
	if !ok || !d.exact {
		return k
	}
	t := n.callTokens(p)
	if len(t) == 0 {
		return k
	}
	who := n.index.namesBefore(t, 0, len(t))
	if len(who.people) == 0 {
		return k
	}
	a := n.index.ask(&query{people: who.people, etAl: who.etAl, date: d.date, list: -1, running: true, cases: n.cases})
	if a.status != lint.Resolved || len(a.refs) != 1 {
		return k
	}
	n.cite(p, k, d.end, who, n.entryOf(a.refs[0]))
	c := p.hit.Citation
	c.Kind, c.Date, c.EtAl = lint.ByAuthorYear, d.date, who.etAl
	c.YearSpan = n.span(n.t[d.first].start, n.t[d.end-1].end)
	return d.end
}

// callReach is in bytes: names in a sentence, before the call of a note.
const callReach = 150

func (n *noteReader) callTokens(p *piece) []token {
	if p.note < 0 {
		return nil
	}
	c, ok := n.notes.calls[n.notes.all[p.note].number]
	if !ok {
		return nil
	}
	s := n.body[c.block].Text.String
	from := max(0, c.at-callReach)
	if from > 0 {
		from += strings.IndexByte(s[from:c.at], ' ') + 1
	}
	return lex(nil, s, from, c.at)
}

// opCitEnd reads "op. cit.", "loc. cit.", "art. cit." or "a. a. O." at token i.
func opCitEnd(t []token, i int) int {
	if i > 0 && t[i-1].kind != sign { // "has cited;"
		return 0
	}
	var letters strings.Builder
	for j := i; j < len(t) && j < i+6; j++ {
		if t[j].kind == word {
			letters.WriteString(t[j].folded())
		} else if !t[j].is('.') {
			break
		}
		switch letters.String() {
		case "opcit", "loccit", "artcit", "aao":
			if j+1 < len(t) && t[j+1].is('.') {
				j++
			}
			return j + 1
		}
		if citedWords[letters.String()] && (j+1 == len(t) || t[j+1].kind == sign) {
			return j + 1
		}
	}
	return 0
}

// citedWords stand by themselves for the work that was cited: "Okafor, cit., 12".
var citedWords = set("cit", "cited", "cité", "citée", "citado", "citada", "citato", "citata", "zitiert", "geciteerd", "citerad", "citeret", "cytowane", "dikutip", "цит")

// farthestNote bounds, in citations, how far back "op. cit." points.
const farthestNote = 500
