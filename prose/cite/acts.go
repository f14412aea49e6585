package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// Laws, resolutions and their like are cited by their number, as "Lei nº
// 13.146/2015" for the entry "Lei nº 13.146, de 6 de julho de 2015".

// An act is the number of such a document with the words before it.
type act struct {
	kind       string // folded words before the number: "lei", "nota tecnica"
	number     string // its digits
	year       int    // 0 where none stands beside it
	start, end int
}

// actOpening bounds how far into an entry its number is looked for, in bytes.
const actOpening = 200

// acts finds the entries that are numbered documents, by number.
func acts(refs []*lint.Reference) map[string][]*lint.Reference {
	found := map[string][]*lint.Reference{}
	for _, ref := range refs {
		text := ref.Text.String[:min(len(ref.Text.String), actOpening)]
		if a, ok := nextAct(text, 0); ok {
			found[a.number] = append(found[a.number], ref)
		}
	}
	return found
}

// nextAct finds "nº 13.146" at or after byte i, with up to three words before
// it and a year after it.
func nextAct(s string, i int) (act, bool) {
	for {
		at := strings.Index(s[i:], "\u00ba")
		if other := strings.Index(s[i:], "\u00b0"); at < 0 || other >= 0 && other < at {
			at = other
		}
		if at < 0 {
			return act{}, false
		}
		at += i
		i = at + 2
		n := at
		for n > 0 && (s[n-1] == '.' || s[n-1]|0x20 == 'n') {
			n--
		}
		if n == at || s[n]|0x20 != 'n' || n > 0 && alnum(s[n-1]) {
			continue
		}
		if a, ok := readAct(s, n, skipSpace(s, i, len(s))); ok {
			return a, true
		}
	}
}

// readAct reads the number at byte i of the document whose "nº" is at n.
func readAct(s string, n, i int) (act, bool) {
	a := act{end: i}
	for a.end < len(s) && ('0' <= s[a.end] && s[a.end] <= '9' || s[a.end] == '.' && a.end+1 < len(s) && ascii.Digits(s[a.end+1:]) == 3) {
		a.end++
	}
	a.number = strings.ReplaceAll(s[i:a.end], ".", "")
	t := lex(nil, s, max(0, n-60), n)
	first := len(t)
	for first > 0 && first > len(t)-3 && t[first-1].kind == word {
		first--
	}
	for first < len(t) && !t[first].capital() {
		first++
	}
	if a.number == "" || first == len(t) {
		return act{}, false
	}
	a.start = t[first].start
	a.kind = fold.Words(s[a.start:n])
	after := lex(nil, s, a.end, min(len(s), a.end+40))
	for k := 0; k < len(after) && k < 8; k++ {
		if year, _, ok := splitYear(after[k].text); ok {
			a.year, a.end = year, after[k].end
			break
		}
		if after[k].kind == sign && !after[k].is('/') && !after[k].is(',') {
			break
		}
	}
	return a, true
}

// readActs reads the numbered documents of a block that the list has.
func (r *reader) readActs() {
	if len(r.acts) == 0 {
		return
	}
	before := r.found[r.blockStart:]
	for i := 0; ; {
		a, ok := nextAct(r.text, i)
		if !ok {
			return
		}
		i = a.end
		for len(before) > 0 && before[0].decoded.End <= a.start {
			before = before[1:]
		}
		if len(before) > 0 && before[0].decoded.Start < a.end {
			continue // it was read as a citation by name
		}
		for _, ref := range r.acts[a.number] {
			listed, _ := nextAct(ref.Text.String, 0)
			if !sameKind(listed.kind, a.kind) || a.year != 0 && listed.year != 0 && a.year != listed.year {
				continue
			}
			if !citedBehind(before, a.end, ref) {
				r.addAct(a, ref)
			}
			break
		}
	}
}

// citedBehind says whether the bracket behind a document's number, which ends at the byte,
// cites the same entry: "Decreto nº 6.214/2007 (BRASIL, 2007)" is one citation.
func citedBehind(found []*finding, end int, ref *lint.Reference) bool {
	return len(found) > 0 && found[0].decoded.Start <= end+len(" (") && len(found[0].References) == 1 && found[0].References[0] == ref
}

// sameKind says whether the words before two numbers name one kind of
// document: the first words agree, or one ends in the other.
func sameKind(a, b string) bool {
	return a == b || strings.HasSuffix(a, " "+b) || strings.HasSuffix(b, " "+a) || strings.Fields(a)[0] == strings.Fields(b)[0]
}

// addAct keeps the citation of a numbered document.
func (r *reader) addAct(a act, ref *lint.Reference) {
	decoded := lint.Span{Start: a.start, End: a.end}
	span := r.span(a.start, a.end)
	c := &lint.Citation{Span: span, Group: span, Text: r.text[a.start:a.end], Title: r.text[a.start:a.end], Narrative: true, List: r.home(span.Start), References: []*lint.Reference{ref}}
	r.found = append(r.found, &finding{Citation: c, block: r.at, decoded: decoded, shape: bare})
}
