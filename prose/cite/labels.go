package cite

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// labelled finds the entries that go by a label of letters: "Oka14", "RFC9999".
func labelled(refs []*lint.Reference) map[string]*lint.Reference {
	labels := map[string]*lint.Reference{}
	add := func(label string, ref *lint.Reference) {
		if name := withoutSpaces(label); labels[name] == nil {
			labels[name] = ref
		}
	}
	for _, ref := range refs {
		if ref.Number == 0 && ref.Label != "" && ascii.Digits(ref.Label) < len(ref.Label) {
			add(ref.Label, ref)
		}
	}
	if 2*len(labels) < len(refs) {
		return labels
	}
	for i := 1; i < len(refs); i++ {
		if refs[i].Label == "" && refs[i].Number == 0 && refs[i].List == refs[i-1].List {
			if label := lastLabel(refs[i-1].Text.String); label != "" {
				add(label, refs[i])
			}
		}
	}
	return labels
}

// labelsInside are the labels in brackets within the entries of a list whose entries have
// such: those of entries that have run together with the one before.
func labelsInside(refs []*lint.Reference, labels map[string]*lint.Reference) map[string]bool {
	inside := map[string]bool{}
	if 2*len(labels) < len(refs) {
		return inside
	}
	for _, ref := range refs {
		s := ref.Text.String
		for open := strings.IndexByte(s, '['); open >= 0; open = strings.IndexByte(s, '[') {
			s = s[open+1:]
			if end := strings.IndexByte(s[:min(len(s), longestLabelInside)], ']'); end > 0 && looksLikeLabel(withoutSpaces(s[:end])) {
				inside[withoutSpaces(s[:end])] = true
			}
		}
	}
	return inside
}

// longestLabelInside is in bytes.
const longestLabelInside = 12

// lastLabel is the label in brackets at the end of an entry, "": it is that of the next one,
// which a converter left on the line above it.
func lastLabel(s string) string {
	s, ok := strings.CutSuffix(strings.TrimRight(s, " \n"), "]")
	open := strings.LastIndexByte(s, '[')
	if !ok || open < 0 || !looksLikeLabel(withoutSpaces(s[open+1:])) {
		return ""
	}
	return s[open+1:]
}

// withoutSpaces is the label as it was before a converter tore it apart: "OLP+ 09".
func withoutSpaces(s string) string { return strings.Join(strings.Fields(s), "") }

// longestLabels is in bytes, of what a bracket of labels holds.
const longestLabels = 200

// readLabels reads a square bracket of labels: "[Oka14, OLP+09]", "[see Oka14, p.
// 3]", "[Alder u. a. 2001; Harbour Board]". It says whether it was one.
func (r *reader) readLabels(b bracket) bool {
	if len(r.labels) == 0 || b.close-b.inner > longestLabels {
		return false
	}
	var found []*lint.Citation
	known, unread := false, false
	for start, end := range pieces(r.text, b.inner, b.close, ";") {
		if c := r.labelAt(b, start, end); c != nil { // a label may have commas
			found, known = append(found, c), true
			continue
		}
		before := len(found)
		for start, end := range pieces(r.text, start, end, ",") {
			c := r.labelAt(b, start, end)
			switch {
			case c != nil:
				found, known = append(found, c), true
			case len(found) > before && (r.isLocator(start, end) || r.isAside(start, end)):
			case r.unlistedLabel(start, end) < end:
				found = append(found, r.labelled(b, r.unlistedLabel(start, end), end))
			case len(found) == before && skipLead(r.text, start, end) == end: // "e.g.,"
			default:
				unread = true
			}
		}
	}
	if unread {
		for _, c := range found {
			for _, ref := range c.References {
				ref.Mentioned = true
			}
		}
		return false
	}
	if len(found) == 0 || !known && len(r.labels) < fewestLabels {
		return false
	}
	r.held = append(r.held, found...)
	return true
}

// fewestLabels is how many labels a list must have for a bracket that holds none of them to
// be one of labels.
const fewestLabels = 3

// pieces gives the places of what a sign parts in s[from:to], without the white
// space around.
func pieces(s string, from, to int, sign string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for at := from; at <= to; {
			end := to
			if i := strings.Index(s[at:to], sign); i >= 0 {
				end = at + i
			}
			piece := strings.TrimLeft(s[at:end], " \n\u00a0")
			start := end - len(piece)
			if !yield(start, start+len(strings.TrimRight(piece, " \n\u00a0"))) {
				return
			}
			at = end + len(sign)
		}
	}
}

// mostLeadWords is how many words may stand before a label: "see for instance".
const mostLeadWords = 3

// labelAt is the citation of the known label in a piece of a bracket, nil for
// none.
func (r *reader) labelAt(b bracket, start, end int) *lint.Citation {
	for n := 0; n <= mostLeadWords && start < end; n++ {
		if ref := r.labels[withoutSpaces(r.text[start:end])]; ref != nil {
			c := r.labelled(b, start, end)
			c.Status, c.References, c.Certain = lint.Resolved, []*lint.Reference{ref}, false
			return c
		}
		next := r.pastSmallWord(start, end)
		if next == start {
			return nil
		}
		start = next
	}
	return nil
}

// labelled makes a citation of a label that no entry has.
func (r *reader) labelled(b bracket, start, end int) *lint.Citation {
	text := strings.Join(strings.Fields(r.text[start:end]), " ")
	c := &lint.Citation{Span: r.span(start, end), Group: r.span(b.open, b.end), Kind: lint.ByLabel, Key: text, Text: text, Status: lint.Missing, Certain: !r.inside[withoutSpaces(text)]}
	c.List = r.home(c.Span.Start)
	return c
}

// isLocator says whether what stands behind a label says where in the work: "p. 3", "12",
// "Kap. 4".
func (r *reader) isLocator(start, end int) bool {
	s := r.text[start:end]
	return s == "" || strings.ContainsAny(s[len(s)-1:], "0123456789f.") && strings.ContainsAny(s, "0123456789") && r.unlistedLabel(start, end) == end
}

// unlistedLabel is where a label begins that no entry has, behind words that lead to it:
// "see also Oka14". It is end for none.
func (r *reader) unlistedLabel(start, end int) int {
	for n := 0; n <= mostLeadWords && start < end; n++ {
		if r.forms.has(r.text[start:end]) {
			return start
		}
		next := r.pastSmallWord(start, end)
		if next == start {
			return end
		}
		start = next
	}
	return end
}

// pastSmallWord goes over a word in small letters and the space behind it.
func (r *reader) pastSmallWord(start, end int) int {
	word := strings.IndexAny(r.text[start:end], " \n\u00a0")
	if first, _ := utf8.DecodeRuneInString(r.text[start:end]); word < 0 || !unicode.IsLower(first) {
		return start
	}
	return start + word + len(r.text[start+word:end]) - len(strings.TrimLeft(r.text[start+word:end], " \n\u00a0"))
}

// isAside says whether words about the work before them stand there: "[Oka14, for a
// critique]".
func (r *reader) isAside(start, end int) bool {
	may, _ := tailAt(r.text, start, end)
	return may && strings.IndexByte(r.text[start:end], ' ') > 0
}

// looksLikeLabel says whether s has the form of BibTeX's alpha style: letters
// of the authors, then two digits of the year.
func looksLikeLabel(s string) bool {
	letters := 0
	for letters < len(s) && ('A' <= s[letters] && s[letters] <= 'Z' || 'a' <= s[letters] && s[letters] <= 'z' || s[letters] == '+') {
		letters++
	}
	n := ascii.Digits(s[letters:])
	rest := s[letters+n:]
	return letters >= 2 && letters <= 5 && 'A' <= s[0] && s[0] <= 'Z' && n == 2 && (rest == "" || len(rest) == 1 && 'a' <= rest[0] && rest[0] <= 'z')
}
