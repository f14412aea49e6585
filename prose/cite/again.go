package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
)

// againAt gives the token at which a word for "the same author" begins that
// ends before token end: "ders.", "dies.", "idem", "ead."; -1 for none.
func againAt(t []token, from, end int) int {
	for end > from && (t[end-1].is('.') || t[end-1].is(',')) {
		end--
	}
	if end == from || t[end-1].kind != word || len(t[end-1].text) > 10 {
		return -1
	}
	switch fold.Letters(t[end-1].text) {
	case "ders", "dies", "derselbe", "dieselbe", "dieselben", "idem", "eadem", "iidem", "id", "ead":
		return end - 1
	}
	return -1
}

// again gives the names of the last citation of the block to the word at token
// at.
func (r *reader) again(at int) (names, bool) {
	if len(r.found) == 0 || r.found[len(r.found)-1].block != r.at {
		return names{}, false
	}
	f := r.found[len(r.found)-1]
	n := names{etAl: f.EtAl, first: at, end: at + 1, tail: at + 1, wide: at}
	for _, name := range f.Names {
		n.people = append(n.people, person{family: strings.Fields(name.Family), initials: name.Given, first: at, end: at + 1})
	}
	return n, len(n.people) > 0
}
