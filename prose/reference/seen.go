package reference

// findSeen takes the day on which an address was seen where no word says so: it
// stands behind the address and ends the entry, "http://…/x.pdf, 11.08.2006.", or
// between another date and the address, "2 Aug. 2001. 23 Jan. 2002 <http://…>".
func findSeen(dr *draft, from int) {
	if dr.has("accessed") {
		return
	}
	for i := from + 1; i < len(dr.tokens); i++ {
		if dr.tokens[i].kind != address {
			continue
		}
		if d, ok := dayBehind(dr, i+1); ok || dayBefore(dr, i, &d) {
			dr.add(field{name: "accessed", start: dr.tokens[d.first].start, end: dr.tokens[d.end-1].end, date: d.date, confidence: 0.85})
			dr.claim(d.first, d.end, noteOwner)
			return
		}
	}
}

// dayBehind is the day from token i on that ends the entry, where the work has
// another date.
func dayBehind(dr *draft, i int) (dated, bool) {
	from := i
	for i-from < 3 && dr.oneOf(i, ",.;>()[]") {
		i++
	}
	for k := i; k < i+longestDate && k < len(dr.tokens); k++ {
		if d, ok := dr.dateAt(k); ok && i > from {
			return d, d.first == i && d.date.Day > 0 && signsOnly(dr, d.end) && dr.owner[i] == free && (dr.dated || anotherYear(dr.entry, dr.begin, from-1))
		}
	}
	return dated{}, false
}

// dayBefore finds the day that ends before the address at token i, where a date
// with its own day stands before it.
func dayBefore(dr *draft, i int, d *dated) bool {
	k := i - 1
	for dr.oneOf(k, "<.,(") {
		k--
	}
	last, ok := dr.dateAt(k)
	if !ok || last.date.Day == 0 || last.end != k+1 || dr.owner[k] != free || !dr.at(last.first-1, '.') {
		return false
	}
	before, ok := dr.dateAt(last.first - 2)
	*d = last
	return ok && before.end == last.first-1
}
