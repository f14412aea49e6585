package rules

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/works"
)

// minTitle is how many letters of ASCII a title needs to be looked for in other
// entries: "Introduction" stands everywhere.
const minTitle = 13

// alikeWorks hands in what two .bib entries of one work have in common: the
// DOI, or the title with the year. What is
// inherited is the parent's, and shared by all its parts.
func alikeWorks(r *lint.Reference, handle func(hash uint64)) {
	if f := r.Field("DOI"); f != nil && !f.Inherited {
		text := f.Text
		if at := strings.Index(text, "10."); at >= 0 {
			if hash, n := hashOf(text[at:], false); n > 6 {
				handle(uint64(hash))
			}
		}
	}
	f := entry.OwnRaw(r, "title")
	if f == nil {
		return
	}
	hash, n := hashOf(f.Text, true)
	if n < minTitle {
		return
	}
	if d := r.Field("issued"); d != nil {
		handle(uint64(hash.With(firstYear(d.Text))))
	}
}

// firstYear is the number that the first four digits of a text make.
func firstYear(s string) uint64 {
	at := strings.IndexAny(s, "0123456789")
	number := uint64(0)
	for n := 4; at >= 0 && at < len(s) && n > 0 && ascii.Digit(s[at]); n-- {
		number = number*10 + uint64(s[at]-'0')
		at++
	}
	return number
}

// hashOf hashes the letters and digits of ASCII, whatever their case, and with
// letters false all that stands between them too, but for blanks and what
// escapes; n is how many bytes counted.
func hashOf(s string, letters bool) (hash entry.Hash, n int) {
	hash = entry.NewHash()
	for i := range len(s) {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case letters || c == ' ' || c == '\\':
			continue
		}
		hash = hash.With(uint64(c))
		n++
	}
	return hash, n
}

// checkTwins reports those entries that are the work of one before.
func checkTwins(p *lint.Pass, refs []*lint.Reference) {
	var firsts []*works.Work
	for _, r := range refs {
		w := works.New(r)
		double := false
		for _, first := range firsts {
			if why := sameRecord(first, w); why != "" {
				reportTwins(p, first.Reference, r, why)
				double = true
				break
			}
		}
		if double {
			continue
		}
		for _, first := range firsts {
			if lendsDOI(first, w) {
				p.Report(lint.Diagnostic{
					File: r.File, Span: r.Field("DOI").Span, Reference: r,
					Message: fmt.Sprintf("%s is another article than %s and has the same DOI: one of the two is wrong", r.Key, first.Reference.Key),
					Related: []lint.Related{{File: first.Reference.File, Span: first.Reference.Field("DOI").Span, Message: "the same DOI"}},
				})
				break
			}
		}
		firsts = append(firsts, w)
	}
}

// lendsDOI says whether two articles of journals share a DOI and nothing else:
// neither title nor first author. Chapters may bear the DOI of their book.
func lendsDOI(w, v *works.Work) bool {
	a, b := w.Reference, v.Reference
	if w.DOI == "" || w.DOI != v.DOI || a.Type != "article-journal" || b.Type != "article-journal" ||
		strings.EqualFold(a.Key, b.Key) || len(w.Title) < minTitle || len(v.Title) < minTitle {
		return false
	}
	if f, g := a.Field("DOI"), b.Field("DOI"); f.Inherited || g.Inherited {
		return false
	}
	_, near := w.CompareTitle(v)
	x, okX := entry.FirstAuthor(a)
	y, okY := entry.FirstAuthor(b)
	return !near && okX && okY && fold.Letters(x.Sorted()) != fold.Letters(y.Sorted()) &&
		!strings.Contains(w.Title, v.Title) && !strings.Contains(v.Title, w.Title)
}

// sameRecord says in words why two entries with keys are one work. Those of one key
// are duplicate-key's, and a part is not its whole.
func sameRecord(a, b *works.Work) string {
	if a.Reference.Key == "" || b.Reference.Key == "" || strings.EqualFold(a.Reference.Key, b.Reference.Key) ||
		named(a.Reference, b.Reference) || named(b.Reference, a.Reference) {
		return ""
	}
	if a.Reference.Type != b.Reference.Type && (a.DOI == "" || a.DOI != b.DOI) &&
		!(a.Reference.Type == "document" || b.Reference.Type == "document") {
		return "" // the talk and the article, the thesis and the book
	}
	if entry.IsUnplaced(a.Reference) != entry.IsUnplaced(b.Reference) && a.DOI != b.DOI {
		return "" // the preprint and the article
	}
	if a.Reference.Raw("related") != nil || b.Reference.Raw("related") != nil || partsApart(a.Reference, b.Reference) {
		return ""
	}
	if entry.Filled(a.Reference.Field("edition")) != entry.Filled(b.Reference.Field("edition")) &&
		(a.DOI == "" || a.DOI != b.DOI) {
		return "" // the first edition rarely says so
	}
	if why := a.Same(b); why != "" || a.DOI == "" || a.DOI != b.DOI {
		return why
	}
	short, long := a.Title, b.Title
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) >= minTitle && strings.HasPrefix(long, short) && !a.TellsApart(b) {
		return "the same DOI, and one title begins with the other"
	}
	return ""
}

// partsApart says whether a field tells two parts of one work from each other,
// or two versions.
func partsApart(a, b *lint.Reference) bool {
	for _, name := range [...]string{"chapter-number", "version", "number"} {
		if differ(a.Field(name), b.Field(name)) {
			return true
		}
	}
	for _, name := range [...]string{"subtitle", "part", "titleaddon", "issuetitle"} { // CSL has no name for these
		if differ(a.Raw(name), b.Raw(name)) {
			return true
		}
	}
	return false
}

func differ(x, y *lint.Field) bool {
	return entry.Filled(x) && entry.Filled(y) && fold.Letters(x.Text) != fold.Letters(y.Text)
}

// named says whether a names b, as a part names its whole.
func named(a, b *lint.Reference) bool {
	for _, field := range [...]string{"crossref", "xref", "xdata", "related", "entryset"} {
		if f := a.Raw(field); f != nil && strings.Contains(strings.ToLower(f.Text), strings.ToLower(b.Key)) {
			return true
		}
	}
	return false
}

// reportTwins reports the second of two entries for one work. The fix keeps the
// one that says more, and lets all citations point to it.
func reportTwins(p *lint.Pass, first, second *lint.Reference, why string) {
	m := planMerge(p, second, first)
	if other := planMerge(p, first, second); other.price() < m.price() {
		m = other
	}
	d := lint.Diagnostic{
		File: second.File, Span: second.KeySpan, Reference: second,
		Message: fmt.Sprintf("%s is the same work as %s: %s", second.Key, first.Key, why),
		Related: []lint.Related{{File: first.File, Span: first.KeySpan, Message: "listed here first"}},
	}
	if fix, ok := m.fix(p); ok {
		d.Fixes = []lint.Fix{fix}
	}
	p.Report(d)
}

// fix takes an entry out of its file and lets what cited it cite the other. It
// is only shown where something would be lost with the entry, where other entries
// build on it, and where one bracket would name a key twice.
func (m *merger) fix(p *lint.Pass) (lint.Fix, bool) {
	gone, stays := m.gone, m.stays
	fix := lint.Fix{
		Message: m.message(),
		Safety:  lint.Unsafe,
		Holds:   []lint.Place{{File: stays.File, Span: stays.Span}},
		Removes: []*lint.Reference{gone},
		Keys:    true,
	}
	from := p.DocumentOf(gone)
	if from != nil {
		if fix.Edits = from.Syntax.Drop(gone); fix.Edits == nil {
			return fix, false
		}
	}
	clean := m.lossless()
	if len(m.carried) > 0 {
		carried := p.DocumentOf(stays).Syntax.Carry(stays, from, m.carried)
		fix.Edits = append(fix.Edits, carried...)
		clean = clean && carried != nil
	}
	if gone.Cited > 0 {
		for _, d := range p.Documents {
			edits, ok := recite(d, gone, stays)
			fix.Edits = append(fix.Edits, edits...)
			clean = clean && ok
		}
	}
	if !clean {
		fix.Safety = lint.Suggest
	}
	return fix, len(fix.Edits) > 0
}

// recite writes the key of one entry where the document cites another; it is
// not ok where a bracket already has that key, or a citation has no place for it.
func recite(d *lint.Document, gone, stays *lint.Reference) (edits []lint.TextEdit, ok bool) {
	ok = true
	cites := func(c *lint.Citation, r *lint.Reference) bool {
		return c.Kind == lint.ByKey && len(c.References) > 0 && c.References[0].File == r.File &&
			c.References[0].Index == r.Index
	}
	groups := make(map[lint.Span]bool) // that cite what stays
	for _, c := range d.Citations {
		if c.Group.Len() > 0 && cites(c, stays) {
			groups[c.Group] = true
		}
	}
	for _, c := range d.Citations {
		if !cites(c, gone) {
			continue
		}
		if groups[c.Group] || c.KeySpan.Len() == 0 {
			ok = false
			continue
		}
		groups[c.Group] = c.Group.Len() > 0
		edits = append(edits, lint.TextEdit{File: d.Name, Span: c.KeySpan, New: stays.Key})
	}
	return edits, ok
}
