package cite

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// labelled finds the entries that go by a label of letters: "Oka14", "RFC9999".
func labelled(refs []*lint.Reference) map[string]*lint.Reference {
	labels := map[string]*lint.Reference{}
	for _, ref := range refs {
		if ref.Number == 0 && ref.Label != "" && digits(ref.Label) < len(ref.Label) {
			if _, taken := labels[ref.Label]; !taken {
				labels[ref.Label] = ref
			}
		}
	}
	return labels
}

// readLabels reads a square bracket of labels: "[Oka14, OLP+09]". It says
// whether it was one.
func (r *reader) readLabels(b bracket) bool {
	if len(r.labels) == 0 || b.close-b.inner > 200 {
		return false
	}
	inner := r.text[b.inner:b.close]
	var found []*lint.Citation
	known := false
	for at := 0; at <= len(inner); {
		end := strings.IndexAny(inner[at:], ",;")
		if end < 0 {
			end = len(inner)
		} else {
			end += at
		}
		key := strings.TrimSpace(inner[at:end])
		start := b.inner + at + strings.Index(inner[at:end], key)
		if key == "" || strings.ContainsAny(key, " \n") {
			return false
		}
		c := &lint.Citation{Span: r.span(start, start+len(key)), Group: r.span(b.open, b.end), Kind: lint.ByKey, Key: key, Text: key, Status: lint.Missing}
		c.List = r.home(c.Span.Start)
		if ref := r.labels[key]; ref != nil {
			c.Status, c.References = lint.Resolved, []*lint.Reference{ref}
			known = true
		} else {
			c.Certain = looksLikeLabel(key)
		}
		found = append(found, c)
		at = end + 1
	}
	for _, c := range found {
		if c.Status == lint.Missing && !c.Certain {
			return false
		}
	}
	if !known && len(r.labels) < 3 {
		return false
	}
	r.held = append(r.held, found...)
	return true
}

// looksLikeLabel says whether s has the form of BibTeX's alpha style: letters
// of the authors, then two digits of the year.
func looksLikeLabel(s string) bool {
	letters := 0
	for letters < len(s) && ('A' <= s[letters] && s[letters] <= 'Z' || 'a' <= s[letters] && s[letters] <= 'z' || s[letters] == '+') {
		letters++
	}
	n := digits(s[letters:])
	rest := s[letters+n:]
	return letters >= 2 && letters <= 5 && 'A' <= s[0] && s[0] <= 'Z' && n == 2 && (rest == "" || len(rest) == 1 && 'a' <= rest[0] && rest[0] <= 'z')
}
