package cite

import (
	"slices"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// narrative finds the names of a bracket that begins with a date in the text
// before it: "Okafor (2014)".
func (r *reader) narrative(b bracket, works []work, last int) bool {
	w := &works[0]
	if !leadOnly(w.dt, w.date.first) {
		return false
	}
	t := r.before(last, b.open, 320)
	if len(t) == 0 {
		return false
	}
	w.names = r.index.namesBefore(t, 0, len(t))
	if at := againAt(t, 0, len(t)); at >= 0 {
		if n, ok := r.again(at); ok {
			w.names = n
		}
	}
	w.t = t
	w.narrative = true
	if len(w.names.people) == 0 && !r.inClause(w) && w.names.wide == w.names.first {
		return false
	}
	for i := 1; i < len(works) && works[i].carried || i < len(works) && len(works[i].names.people) == 0 && onlyDate(works[i], works[i-1]); i++ {
		works[i].carried, works[i].narrative = true, true
		works[i].names, works[i].t = w.names, t
	}
	return true
}

func onlyDate(w, before work) bool {
	from := max(before.date.end, before.locator[1])
	return onlyJoints(w.dt, afterLead(w.dt, from, w.date.first), w.date.first)
}

// inClause looks for a listed name further back in the clause: "Raiz’s
// criteria (1997)".
func (r *reader) inClause(w *work) bool {
	t := w.t
	for i, n := len(t)-1, 0; i >= 0 && n < 14; i, n = i-1, n+1 {
		if t[i].is('.') && !(i > 0 && isAbbreviation(t[i-1].text)) || t[i].is(';') || t[i].is(')') || t[i].is(']') {
			return false
		}
		if !t[i].capital() || r.index.isNoName(t[i].text) {
			continue
		}
		found := r.index.namesBefore(t, 0, i+1)
		if len(found.people) == 0 {
			continue
		}
		q := query{people: found.people, etAl: found.etAl, date: w.date.date, list: -1}
		if a := r.index.ask(&q); a.cost <= costCompound {
			w.names = found
			w.names.apart = true
			return true
		}
	}
	return false
}

// yearFirst reads "(2014, Okafor)".
func (r *reader) yearFirst(t []token, works []work) bool {
	w := &works[0]
	if len(works) != 1 || w.date.first != 0 || w.date.end >= len(t) || !t[w.date.end].is(',') {
		return false
	}
	n := r.index.namesBefore(t, w.date.end+1, len(t))
	if len(n.people) == 0 || n.first != w.date.end+1 {
		return false
	}
	if a := r.index.ask(&query{people: n.people, etAl: n.etAl, date: w.date.date, list: -1}); a.status == lint.Missing || a.cost > resolvedCost {
		return false
	}
	w.names, w.names.apart = n, true
	w.locator = [2]int{}
	return true
}

// readBare reads a year outside brackets at decoded byte i: "as Okafor 2014
// shows". It gives the end of what it read, or 0.
func (r *reader) readBare(last, i int) int {
	t := r.before(last, i, 200)
	if len(t) == 0 {
		return 0
	}
	r.inner = lex(r.inner[:0], r.text, i, min(i+48, len(r.text)))
	dt := r.inner
	d, ok := dateAt(dt, 0)
	if !ok || !d.exact {
		return 0
	}
	w := work{date: d, t: t, dt: dt, narrative: true}
	w.names = r.index.namesBefore(t, 0, len(t))
	if len(w.names.people) == 0 {
		return r.datedNarrative(&w)
	}
	if isRoll(w.names.people) {
		return 0
	}
	list := r.home(r.span(i, i+4).Start)
	a, n := r.resolve(&w, list)
	w.locator[0], w.locator[1] = locatorAt(dt, d.end)
	sure := n.etAl || len(n.people) > 1 || afterSourceLabel(t, n.first) || r.block.Kind == block.Note && w.locator[1] > w.locator[0]
	if a.cost > costCompound && !(sure && a.status != lint.Missing) {
		if n.etAl && a.status == lint.Missing {
			r.holdBare(&w, n, list)
		}
		return 0
	}
	w.names = n
	f := r.finding(&w, lint.Span{}, list)
	f.Group = f.Span
	f.shape |= bare
	r.answer(f, &w, a)
	r.found = append(r.found, f)
	return dt[d.end-1].end
}

// shortestRoll is how many people with initials before a bare year are those of an entry
// that the text shows, "Okafor A, Prado B, Ito K, Lund C. 2015."
const shortestRoll = 4

func isRoll(people []person) bool {
	return len(people) >= shortestRoll && !slices.ContainsFunc(people, func(p person) bool { return p.initials == "" })
}

// datedNarrative reads "In 2014, Okafor showed".
func (r *reader) datedNarrative(w *work) int {
	t := w.t
	if len(t) == 0 || t[len(t)-1].kind != word || !r.index.isNoName(t[len(t)-1].text) {
		return 0
	}
	dt := w.dt
	if w.date.end+1 >= len(dt) || !dt[w.date.end].is(',') || !dt[w.date.end+1].capital() {
		return 0
	}
	end := w.date.end + 1
	for end < len(dt) && end < w.date.end+8 && (dt[end].capital() || dt[end].kind == word && isJoint(&dt[end]) && end+1 < len(dt) && dt[end+1].capital()) {
		end++
	}
	n := r.index.namesBefore(dt, w.date.end+1, end)
	if len(n.people) == 0 || n.first != w.date.end+1 {
		return 0
	}
	list := r.home(r.span(dt[0].start, dt[0].end).Start)
	q := query{people: n.people, etAl: n.etAl, date: w.date.date, list: list}
	a := r.index.ask(&q)
	if a.cost > costSpelling || len(a.refs) != 1 {
		return 0
	}
	w.names, w.t = n, dt
	w.names.apart = true
	f := r.finding(w, lint.Span{}, list)
	f.Group = f.Span
	f.shape |= bare
	r.answer(f, w, a)
	r.found = append(r.found, f)
	return dt[end-1].end
}
