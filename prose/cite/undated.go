package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// readUndated reads a bracket without a date: a placeholder, an acronym that
// is introduced, the page of the citation before it, or a work by author and
// page or by title and page, as MLA has it.
func (r *reader) readUndated(b bracket, t []token) bool {
	if isPlaceholder(r.text[b.inner:b.close], b.square) && !r.isOption(b) {
		r.hold(b.open, b.end)
		return true
	}
	if len(t) == 1 && capitals(t[0].text) > 1 {
		r.introduce(b, t[0].text)
		return false
	}
	if first, end := locatorAt(t, 0); end == len(t) && end > first && t[first].kind == word {
		return r.placeLater(b, t)
	}
	return len(t) <= 24 && r.readPaged(b, t)
}

// introduce makes an acronym in brackets a name of the organisation before it:
// "International Harbour Union (IHU)".
func (r *reader) introduce(b bracket, acronym string) {
	t := r.before(max(0, b.open-160), b.open, 160)
	short := fold.Letters(acronym)
	if len(t) == 0 || len(r.index.first[short]) > 0 && r.index.listed(short) {
		return
	}
	n := r.index.namesBefore(t, 0, len(t))
	for s := n.wide; s < len(t); s++ {
		if !t[s].capital() {
			continue
		}
		r.index.abbreviate(fold.Letters(r.text[t[s].start:t[len(t)-1].end]), short)
		if len(r.index.first[short]) > 0 {
			return
		}
	}
}

// shorten lets the organisation cited as "International Harbour Union [IHU]"
// go by its acronym from there on.
func (x *index) shorten(n *names) {
	if n.acronym == "" || len(n.people) != 1 {
		return
	}
	x.abbreviate(fold.Letters(n.people[0].text()), fold.Letters(n.acronym))
}

// abbreviate lets the entries that go by a name go by its acronym, once: most
// texts give both more often than that.
func (x *index) abbreviate(name, acronym string) {
	if len(x.first[name]) == 0 || x.known[[2]string{name, acronym}] {
		return
	}
	x.known[[2]string{name, acronym}] = true
	for _, p := range x.first[name] {
		if p.cost <= costSpelling {
			x.alias(acronym, p.entry)
		}
	}
}

// alias lets an entry go by one more name. A body may have a thousand entries,
// and be called by its acronym as often: nothing is looked for in all of them.
func (x *index) alias(folded string, id int32) {
	places := x.places[folded]
	if places == nil {
		places = make(map[int32]int)
		for i, p := range x.first[folded] {
			places[p.entry] = i
		}
		x.places[folded] = places
	}
	if i, known := places[id]; known {
		p := &x.first[folded][i]
		p.cost = min(p.cost, costAcronym)
		return
	}
	at := len(x.first[folded])
	places[id] = at
	x.first[folded] = append(x.first[folded], posting{id, costAcronym})
	if years := x.byYear[folded]; years != nil {
		years.add(&x.entries[id], at)
	}
	a := &x.entries[id].authors[0]
	a.keys = append(a.spelled(), key{folded, costAcronym})
	if e := &x.entries[id]; e.spellings != nil {
		e.spellings[folded] = true
	}
}

// placeLater gives a locator that stands alone in a bracket after a quotation
// to the narrative citation before it: "Okafor (2014) wrote … (p. 12)".
func (r *reader) placeLater(b bracket, t []token) bool {
	if len(r.found) == 0 {
		return false
	}
	f := r.found[len(r.found)-1]
	if f.block != r.at || !f.Narrative || f.Locator != "" || b.open-f.decoded.End > 600 || b.open < f.decoded.End {
		return false
	}
	from, to := t[0].start, t[len(t)-1].end
	f.Locator, f.LocatorSpan = r.text[from:to], r.span(from, to)
	if endsSentence(r.text[f.decoded.End:b.open]) {
		f.shape |= later
	}
	return false
}

// readPaged reads "(Okafor 144)", "(Okafor, *Levies* 144)", "(“Harbour Levies”
// 12)" and several of them: each a listed name or title, then a page.
func (r *reader) readPaged(b bracket, t []token) bool {
	any := false
	for len(t) > 0 && !b.square {
		end := 0
		for end < len(t) && !t[end].is(';') {
			end++
		}
		if r.readPagedWork(b, t[:end]) {
			any = true
		}
		t = t[min(end+1, len(t)):]
	}
	return any
}

// readPagedWork reads one work of such a bracket.
func (r *reader) readPagedWork(b bracket, t []token) bool {
	for len(t) > 0 && (r.isLeadIn(&t[0]) || t[0].is('.') || t[0].is(',')) {
		t = t[1:]
	}
	place := len(t) - 1
	for place > 0 && (t[place].kind == number || t[place].is('-') || t[place].is(',')) {
		place--
	}
	place++
	for place < len(t) && t[place].is(',') {
		place++
	}
	if place <= 0 || place >= len(t) || t[place].kind != number || ascii.Digits(t[place].text) != len(t[place].text) || len(t[place].text) > 4 {
		return false
	}
	w := work{t: t, dt: t, locator: [2]int{place, len(t)}}
	w.date = when{first: place, end: place + 1, exact: true}
	list := r.home(r.span(b.open, b.end).Start)
	a, ok := r.askPaged(&w, place, list)
	if !ok {
		return false
	}
	f := r.finding(&w, r.span(b.open, b.end), list)
	f.shape |= pageOnly
	f.Kind = lint.ByAuthor
	f.YearSpan, f.Date = lint.Span{}, lint.Date{}
	r.answer(f, &w, a)
	r.found = append(r.found, f)
	return true
}

// askPaged asks for the work whose name or title fills tokens [0, place).
func (r *reader) askPaged(w *work, place, list int) (answer, bool) {
	t := w.t
	n := r.index.namesBefore(t, 0, place)
	if len(n.people) > 0 && n.first == 0 && !quotedWhole(t, place) {
		q := query{people: n.people, etAl: n.etAl, list: list}
		if a := r.index.ask(&q); a.status == lint.Resolved && a.cost == 0 && len(a.refs) == 1 {
			w.names = n
			return a, true
		}
	}
	comma := 0
	for comma < place && !t[comma].is(',') {
		comma++
	}
	if comma < place { // a name, then a title
		n = r.index.namesBefore(t, 0, comma)
		if len(n.people) == 0 || n.first != 0 {
			return answer{}, false
		}
		q := query{people: n.people, etAl: n.etAl, list: list}
		a := r.index.ask(&q)
		for _, ref := range a.refs {
			if title := r.wordsOf(t, comma+1, place); title != "" && hasTitle(ref, title) {
				w.names = n
				return answer{status: lint.Resolved, refs: []*lint.Reference{ref}}, true
			}
		}
		return answer{}, false
	}
	folded, marked := r.wordsOf(t, 0, place), quotedWhole(t, place) || r.emphasised(t[0].start, t[place-1].end)
	if !marked && (!t[0].capital() || r.index.isNoName(t[0].text)) {
		return answer{}, false
	}
	a := r.index.askTitle(folded, lint.Date{}, list)
	if a.status != lint.Resolved || len(a.refs) != 1 || !marked && !isMainTitle(a.refs[0], folded) {
		return answer{}, false
	}
	w.names = names{first: 0, end: place, people: []person{{family: []string{r.text[t[0].start:t[place-1].end]}, end: place}}}
	return a, true
}

func quotedWhole(t []token, place int) bool { return t[0].is('"') && t[place-1].is('"') }

// isMainTitle says whether the folded words are the entry's whole title, up to
// its colon: plain text has lost the emphasis of "(Levies 144)".
func isMainTitle(ref *lint.Reference, folded string) bool {
	main, _, _ := strings.Cut(ref.Value("title"), ":")
	return trimArticle(fold.Words(main)) == trimArticle(folded)
}

// hasTitle says whether the entry's title begins with the folded words.
func hasTitle(ref *lint.Reference, folded string) bool {
	title := fold.Words(ref.Value("title"))
	return startsWithWords(title, folded) || startsWithWords(trimArticle(title), trimArticle(folded))
}

// endsSentence says whether a sentence ends in s, which quotes nothing.
func endsSentence(s string) bool {
	if strings.ContainsAny(s, "“”„»«\"") {
		return false
	}
	for {
		at := strings.Index(s, ". ")
		if at < 0 {
			return false
		}
		s = s[at+2:]
		if startsUpper(s) {
			return true
		}
	}
}
