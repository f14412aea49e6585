package cite

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// linksAway says whether the bytes are the text of a link that leads out of
// the document, and not to where the entry of that number leads: chatbots link each
// number to its source, "[[2]](https://quay.example/levies)".
func (r *reader) linksAway(from, to int, items []item) bool {
	m := r.within(lint.Link, from, to)
	return m != nil && m.Target != "" && !strings.Contains(m.Target, "#") && !r.leadsToEntry(m.Target, items)
}

// leadsToEntry says whether an entry of the number has the address.
func (r *reader) leadsToEntry(target string, items []item) bool {
	if len(items) != 1 || items[0].low != items[0].high {
		return false
	}
	for i := range r.numbers {
		for _, ref := range r.numbers[i].byNumber[items[0].low] {
			for _, a := range ref.Addresses {
				if sameAddress(a.Text.String, target) {
					return true
				}
			}
		}
	}
	return false
}

// sameAddress compares two addresses without the place in the page and what was
// added to follow readers.
func sameAddress(a, b string) bool {
	a, _, _ = strings.Cut(a, "#")
	b, _, _ = strings.Cut(b, "#")
	a, _, _ = strings.Cut(a, "?utm_")
	b, _, _ = strings.Cut(b, "?utm_")
	return a != "" && strings.TrimRight(a, "/") == strings.TrimRight(b, "/")
}

// longestLink is in bytes, of the text of a link that is a number.
const longestLink = 12

// readLinks collects numbers that are links into the document, or to where their entry
// leads, without brackets of their own: "[4](#ref4)".
func (r *reader) readLinks() {
	for _, m := range r.block.Marks {
		if m.Kind != lint.Link || m.End-m.Start > longestLink || m.End <= m.Start || m.End > len(r.text) {
			continue
		}
		if c := r.text[m.Start]; c < '1' || c > '9' || m.Start > 0 && (r.text[m.Start-1] == '[' || alnum(r.text[m.Start-1])) || r.within(lint.Superscript, m.Start, m.Start+1) != nil {
			continue
		}
		if items, ok := numberList(r.text, m.Start, m.End); ok && (strings.HasPrefix(m.Target, "#") || r.leadsToEntry(m.Target, items)) {
			r.addRun(square, m.Start, m.End, items)
		}
	}
}
