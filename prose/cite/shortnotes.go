package cite

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// Notes that hold nothing but names and a year, "Okafor 2014, 12": no bracket or comma has
// to tell that they cite.

// Of how many works such notes are known to cite in a text; and they cite no more works
// that the list lacks than works that it has, with another year or spelling or the same.
const fewestDated = 3

// A datedNote is a piece of a note that holds nothing but names and a year.
type datedNote struct {
	*finding
	note  int  // index
	paged bool // with a page
	inner bool // the year stands in a bracket
}

// noteDated reads a piece of tokens [from, end) that holds nothing but names, a year and a page,
// and which the reading of the text has left out. It says whether it is one.
func (n *noteReader) noteDated(p *piece, from, end int) bool {
	for k := from + 1; k < end && k < from+longestAuthor; k++ {
		if n.t[k].kind != number {
			continue
		}
		d, ok := dateAt(n.t[:end], k)
		behind := d.end
		if n.t[k-1].is('(') && behind < end && n.t[behind].is(')') {
			behind++
		}
		if !ok || !d.exact || !n.areAuthors(from, k) || !n.endsPiece(behind, end) {
			return false
		}
		w := work{date: d, names: n.namesBefore(from, k), t: n.t, dt: n.t}
		if w.names.withTitle() {
			return false
		}
		w.locator[0], w.locator[1] = locatorAt(n.t, behind)
		f := n.finding(&w, lint.Span{}, n.home(n.span(n.t[k].start, n.t[k].end).Start))
		f.Group, f.shape = f.Span, inNote
		n.answer(f, &w, n.index.ask(&query{people: w.names.people, etAl: w.names.etAl, date: d.date, list: f.List}))
		if len(f.Names) == 1 && f.arePlaces(n.index) || f.isThing() || f.Status == lint.Missing && (!f.arePersons() || isHan(f.Names[0].Family)) {
			return false
		}
		n.bare = append(n.bare, datedNote{f, p.note, n.isPaged(behind, end), behind > d.end})
		return true
	}
	return false
}

// withTitle says whether a title and a place were read as names behind the whole name of the
// author: "Beate Holunder, Rat und Rechnung, Stuttgart 2006".
func (n *names) withTitle() bool {
	if len(n.people) < 3 || len(n.people[0].family) != 2 || words.IsParticle(fold.Letters(n.people[0].family[0])) {
		return false
	}
	for _, p := range n.people[1:] {
		if len(p.family) > 1 || p.initials != "" {
			return false
		}
	}
	return true
}

// judgeDated keeps the pieces that hold nothing but names and a year: the linked ones, and,
// where enough were linked, those that are not.
func (n *noteReader) judgeDated(citing map[int]bool) []*finding {
	linked := make(map[*lint.Reference]bool)
	for _, f := range n.told {
		if f.Kind == lint.ByAuthorYear {
			linked[f.References[0]] = true
		}
	}
	missing := 0
	for _, b := range n.bare {
		switch b.Status {
		case lint.Missing:
			missing++
		default:
			linked[b.References[0]] = true
		}
	}
	trust := len(linked) >= fewestDated && len(linked) >= missing
	read := make(map[int]bool) // years, by where they stand
	for _, f := range n.found {
		read[f.YearSpan.Start] = true
	}
	var all []*finding
	for _, b := range n.bare {
		cites := b.note >= 0 && citing[n.notes.all[b.note].chain]
		switch {
		case b.inner && (read[b.YearSpan.Start] || !b.paged || !n.citesUndated()): // judged as all brackets
		case b.Status == lint.Resolved || trust && cites:
			b.sure, b.Certain = true, true
			all = append(all, b.finding)
		case b.Status == lint.Missing && b.paged && cites && len(n.cites) >= fewestCited:
			b.sure, b.Certain, b.Tentative = true, true, true
			all = append(all, b.finding)
		case b.Status == lint.Missing && !b.inner:
			n.doubt(b.Span, b.Text, bareYear)
		}
	}
	return all
}

// noteShort cites an entry by a word or two of its title, "Okafor, Levies, 9", or keeps that
// no entry is meant.
func (n *noteReader) noteShort(p *piece, from, end int) {
	for k := from + 1; k < end && k < from+longestAuthor; k++ {
		if !n.t[k-1].is(',') && !n.t[k-1].is(':') || !n.t[k].capital() {
			continue
		}
		to := k + n.plainWords(k, end)
		if !n.endsPiece(to, end) || to == k || !n.areAuthors(from, k) {
			continue
		}
		form := workForm{named: true}
		key := strings.Join(n.folded[k:to], "")
		if len(n.folded[k]) > fewestLetters && n.citeInner(p, n.namesBefore(from, k), from, k, to, key) || len(key) < 3 || !n.isPaged(to, end) {
			return
		}
		who, _ := n.authorsOf(p, &form, from, k, to)
		if len(who.people) == 1 && len(who.people[0].family) == 1 && !things[n.folded[to-1]] && !n.isArchival(from, end) && !n.isListed(key, wordsBefore(n.folded[from:k])) {
			n.lose(&lostWork{form: form, short: true, note: p.note, key: key}, who, [3]int{from, k, to})
		}
		return
	}
}

// isPaged says whether a page of a book is all that stands between token i and the end of the
// piece: "514a" and "1.22" are places of old texts.
func (n *noteReader) isPaged(i, end int) bool {
	i = n.behindQuote(i)
	first, last := locatorAt(n.t[:end], i)
	if last == first && i < end && n.t[i].kind == number && n.t[i-1].kind == sign { // the comma stands in the quotes
		first, last = i, placeEnd(n.t[:end], i)
	}
	if last == first || !n.endsPiece(last, end) {
		return false
	}
	for j := first; j < last; j++ {
		if t := &n.t[j]; t.kind == number {
			return len(strings.TrimRight(t.text, "f")) == ascii.Digits(t.text) && !(j+2 < last && n.t[j+1].is('.') && n.t[j+2].kind == number)
		}
	}
	return false
}

// countShort keeps an entry that a short note cites by a title without quotes at token k.
func (n *noteReader) countShort(k int, e *entry) {
	if n.dressAt(k) == plainTitle && !slices.Contains(n.short, e) {
		n.short = append(n.short, e)
	}
}

// announced gives the short title that an entry or a note announces: "(zit.: Brückner,
// Hafen)", "hereafter Levies".
func announced(s string) string {
	lower := fold.ASCII(s) // as long as s
	for _, lead := range announcing {
		i := strings.Index(lower, lead)
		if i < 0 {
			continue
		}
		rest := s[i+len(lead):]
		end := 0
		for end < len(rest) && rest[end] != ')' && rest[end] != ']' && rest[end] != ';' && end < longestShort {
			end++
		}
		if end == len(rest) && end > longestShort/2 || end == longestShort {
			return ""
		}
		rest = rest[:end]
		for j := len(rest) - 1; j >= 0; j-- {
			if rest[j] == ',' {
				return rest[j+1:]
			}
		}
		return rest
	}
	return ""
}

// longestShort is in bytes: names and a short title.
const longestShort = 120

var announcing = [...]string{"zit.:", "zit. als", "zitiert als", "zitiert:", "cited as", "hereafter", "hereinafter", "henceforth", "im folgenden", "abgekürzt", "cité dorénavant", "ci-après", "d’ora in poi", "d'ora in poi", "en adelante", "doravante"}
