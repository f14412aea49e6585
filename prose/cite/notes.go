package cite

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// readNote reads the citations of a footnote that have no year beside the
// name: a full reference, a short one by title, and those that point to an
// earlier note (ibid., op. cit., ders.).
func (r *reader) readNote() {
	if len(r.text) > longestNote {
		return
	}
	t := lex(nil, r.text, 0, len(r.text))
	for i := 0; i < len(t); i++ {
		if t[i].kind != word || i > 0 && !endsClause(t, i) {
			continue
		}
		switch folded := t[i].folded(); folded {
		case "ibid", "ibidem", "ebd", "ebenda", "ib", "ibd":
			r.same(t, i)
		case "ders", "dies", "idem", "derselbe", "dieselbe", "id":
			r.sameAuthor(t, i)
		default:
			if t[i].capital() {
				i = max(i, r.noteTitle(t, i))
			}
		}
	}
	for i := len(r.found) - 1; i >= 0 && r.found[i].block == r.at; i-- {
		if f := r.found[i]; len(f.References) > 0 && (r.lastNote == nil || r.lastNote.block != r.at || f.decoded.End > r.lastNote.decoded.End) {
			r.lastNote = f
		}
	}
}

// endsClause says whether a new reference may begin at token i.
func endsClause(t []token, i int) bool {
	for i > 0 && t[i-1].kind == word && (smallWords[t[i-1].folded()] || isInitialOrGiven(t, i-1)) {
		i--
	}
	return i == 0 || t[i-1].is(';') || t[i-1].is('.') || t[i-1].is(':')
}

func isInitialOrGiven(t []token, i int) bool { return t[i].capital() && i < 2 }

// same reads "Ibid., 13".
func (r *reader) same(t []token, i int) {
	if r.lastNote == nil || len(r.lastNote.References) == 0 {
		return
	}
	end := i + 1
	if end < len(t) && t[end].is('.') {
		end++
	}
	r.addNoted(t, i, end, r.lastNote.Names, r.lastNote.References[:1])
}

// sameAuthor reads "Ders. 2009, 3".
func (r *reader) sameAuthor(t []token, i int) {
	end := i + 1
	if end < len(t) && t[end].is('.') {
		end++
	}
	if r.lastNote == nil || end >= len(t) {
		return
	}
	d, ok := dateAt(t, end)
	if !ok {
		return
	}
	var people []person
	for _, n := range r.lastNote.Names {
		people = append(people, person{family: strings.Fields(n.Sorted())})
	}
	a := r.index.ask(&query{people: people, etAl: r.lastNote.EtAl, date: d.date, list: r.lastNote.List})
	if a.status == lint.Resolved {
		r.addNoted(t, i, d.end, r.lastNote.Names, a.refs)
	}
}

// noteTitle reads "Amara Okafor, Harbour Levies (Lund: Quay Press, 2014), 12",
// "Okafor, Harbour Levies, 14" and "Okafor, op. cit., 14" from token i on. It
// gives the last token it read.
func (r *reader) noteTitle(t []token, i int) int {
	comma := i
	for comma < len(t) && comma < i+12 && !t[comma].is(',') {
		comma++
	}
	if comma >= len(t)-1 || !t[comma].is(',') {
		return i
	}
	n := r.index.namesBefore(t, i, comma)
	if len(n.people) == 0 || n.first != i {
		return i
	}
	found := r.index.byFirst(&query{people: n.people, etAl: n.etAl, list: -1})
	if end := opCitEnd(t, comma+1); end > 0 {
		if ref := r.citedBefore(found); ref != nil {
			r.addNoted(t, i, end, namesOf(n), []*lint.Reference{ref})
			return end - 1
		}
		return i
	}
	var other *candidate // of that title, and of another year
	for k := range found {
		c := &found[k]
		if c.name > costParticle || c.entry.title == "" {
			continue
		}
		end := titleEnd(t, comma+1, c.entry.title)
		if end == 0 {
			continue
		}
		if year := imprintYear(t, end); year < 0 || c.entry.hasYear(atoi(t[year].text)) {
			r.addNoted(t, i, imprintEnd(t, end), namesOf(n), []*lint.Reference{c.entry.ref})
			return end - 1
		}
		if other == nil {
			other = c
		}
	}
	if other == nil {
		return i
	}
	end := titleEnd(t, comma+1, other.entry.title)
	r.addNoted(t, i, imprintEnd(t, end), namesOf(n), []*lint.Reference{other.entry.ref})
	r.noteYear(&t[imprintYear(t, end)], other.entry)
	return end - 1
}

// noteYear makes the citation just added a mismatch: its imprint has another
// year than the entry.
func (r *reader) noteYear(year *token, e *entry) {
	c := r.lastNote.Citation
	c.Date = lint.Date{Year: atoi(year.text)}
	c.YearSpan = r.span(year.start, year.end)
	c.Status = lint.Mismatch
	c.Faults = []lint.Fault{{Kind: lint.YearFault, Reference: e.ref, Span: c.YearSpan, Cited: year.text, Listed: dateText(e.date)}}
}

// imprintYear is the token of the year that ends the bracket at token i, as in
// "(Lund: Quay Press, 2014)"; -1 where there is none.
func imprintYear(t []token, i int) int {
	end := imprintEnd(t, i)
	if end == i || t[end-2].kind != number {
		return -1
	}
	if _, letter, ok := splitYear(t[end-2].text); !ok || letter != "" {
		return -1
	}
	return end - 2
}

func namesOf(n names) []lint.Name {
	var out []lint.Name
	for i := range n.people {
		out = append(out, lint.Name{Family: n.people[i].text(), Given: n.people[i].initials})
	}
	return out
}

// opCitEnd reads "op. cit.", "loc. cit." or "a. a. O." at token i.
func opCitEnd(t []token, i int) int {
	var letters strings.Builder
	for j := i; j < len(t) && j < i+6; j++ {
		if t[j].kind == word {
			letters.WriteString(t[j].folded())
		} else if !t[j].is('.') {
			break
		}
		switch letters.String() {
		case "opcit", "loccit", "aao":
			if j+1 < len(t) && t[j+1].is('.') {
				j++
			}
			return j + 1
		}
	}
	return 0
}

// farthestNote bounds, in citations, how far back "op. cit." points.
const farthestNote = 500

// longestNote is in bytes: a longer block is no footnote.
const longestNote = 5000

// citedBefore gives the first of the entries that a note cited already.
func (r *reader) citedBefore(found []candidate) *lint.Reference {
	for i := len(r.found) - 1; i >= max(0, len(r.found)-farthestNote); i-- {
		for _, c := range found {
			if f := r.found[i]; c.name <= costParticle && len(f.References) > 0 && f.References[0] == c.entry.ref {
				return c.entry.ref
			}
		}
	}
	return nil
}

// titleEnd says where the title, or its beginning of two words or more, ends
// when it stands at token i; 0 when it does not.
func titleEnd(t []token, i int, title string) int {
	for i < len(t) && t[i].is('"') {
		i++
	}
	want := strings.Fields(title)
	k, j := 0, i
	for ; j < len(t) && k < len(want); j++ {
		if t[j].kind == sign {
			if t[j].is(',') || t[j].is('"') || t[j].is('(') || t[j].is('.') {
				break
			}
			continue
		}
		parts := strings.Fields(fold.Words(t[j].text))
		if len(parts) > len(want)-k || strings.Join(parts, " ") != strings.Join(want[k:k+len(parts)], " ") {
			return 0
		}
		k += len(parts)
	}
	if k < min(2, len(want)) || j < len(t) && t[j].kind != sign && k < len(want) {
		return 0
	}
	for j < len(t) && (isQuote(&t[j]) || t[j].is(',') && j+1 < len(t) && isQuote(&t[j+1])) {
		j++
	}
	return j
}

func isQuote(t *token) bool {
	return t.is('"') || t.kind == sign && fold.IsApostrophe(t.sign)
}

// imprintEnd steps over "(Lund: Quay Press, 2014)".
func imprintEnd(t []token, i int) int {
	if i >= len(t) || !t[i].is('(') {
		return i
	}
	for j := i; j < len(t) && j < i+20; j++ {
		if t[j].is(')') {
			return j + 1
		}
	}
	return i
}

// addNoted keeps a citation of tokens [i, end) with the locator after it. What
// was read in its place before, as the year of an imprint, gives way.
func (r *reader) addNoted(t []token, i, end int, names []lint.Name, refs []*lint.Reference) {
	first, last := locatorAt(t, end)
	decoded := lint.Span{Start: t[i].start, End: t[end-1].end}
	r.found = append(r.found[:r.blockStart], slices.DeleteFunc(r.found[r.blockStart:], func(f *finding) bool { return f.decoded.Overlaps(decoded) })...)
	span := r.span(decoded.Start, decoded.End)
	c := &lint.Citation{Span: span, Group: span, Text: r.text[decoded.Start:decoded.End], List: r.home(span.Start), Names: names, References: refs}
	if last > first {
		from, to := t[first].start, t[last-1].end
		c.Locator, c.LocatorSpan = r.text[from:to], r.span(from, to)
	}
	if len(refs) > 1 {
		c.Status = lint.Ambiguous
	}
	r.lastNote = &finding{Citation: c, block: r.at, decoded: decoded, shape: pageOnly}
	r.found = append(r.found, r.lastNote)
}
