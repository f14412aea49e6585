// Package match tells whether a reference and a registry's record are of one
// work, and where they differ. It has no network: records come in, answers go out.
//
// [Prepare] makes a reference ready, once. [Reference.Compare] holds it against
// one record, field by field. [Reference.ByIdentifier] and [Reference.BySearch]
// draw the conclusions: what the record of its own DOI says, and which of the
// records that a search brought is of this work, if any is.
//
// The order of duties: never to call a right reference wrong; then to see what is
// wrong. Wherever sources write one thing in several ways (titles with and
// without subtitle, names in all their forms, years online and in print, short
// names of journals, elided pages) both ways are right, and where a field was
// read from free text, the whole entry is searched for what the record has before
// anything is said. A title that no record has proves nothing.
package match

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// A Reference is a query made ready to be compared with many records. It is
// not changed by comparing.
type Reference struct {
	q           lint.Query
	title       []token
	script      int // that the title is in
	authors     []person
	editors     []person
	openAuthors bool
	venues      []venue
	hosted      bool // names an archive of preprints or copies where others name a journal
	published   bool // names a venue that is none
	preprint    bool // names such an archive and nothing else
	inSeries    bool // names a series whose volumes have titles of their own
	pages       pageRange

	// Of the whole entry, where it is free text; empty otherwise.
	raw        []token
	rawWords   map[string]bool
	rawLetters string
}

// Prepare folds what is compared.
func Prepare(q lint.Query) *Reference {
	q.Title = stripStanding(q.Title)
	q.Volume, q.Issue, q.Page = fold.Digits(q.Volume), fold.Digits(q.Issue), fold.Digits(q.Page) // records have "۵" as 5
	r := &Reference{q: q, title: tokenize(q.Title), script: script(q.Title), authors: newPeople(q.Authors), editors: newPeople(q.Editors), openAuthors: q.OpenAuthors}
	r.openAuthors = r.openAuthors || strings.Contains(" "+fold.Words(q.Raw)+" ", " et al ")
	if n := len(q.Authors); n > 0 {
		if last, open := withoutOthers(q.Authors[n-1]); open {
			r.openAuthors = true
			r.authors = newPeople(append(slices.Clone(q.Authors[:n-1]), last))
		}
	}
	for _, name := range [...]string{q.Container, q.Series} {
		if name != "" {
			r.venues = append(r.venues, newVenue(name))
		}
	}
	r.hosted, r.inSeries = isHost(q.Container), names(bookSeries, q.Container)
	r.published = q.Container != "" && !r.hosted
	r.preprint = r.hosted || q.Container == "" && (q.Arxiv != "" || isHost(q.Publisher) || isHost(q.URL))
	r.pages = readPages(cmp.Or(q.Page, r.articleNumber()))
	if q.Raw != "" {
		r.raw = tokenize(blankAddresses(q.Raw))
		r.rawLetters = letters(r.raw)
		r.rawWords = make(map[string]bool, len(r.raw))
		for i := range r.raw {
			r.rawWords[r.raw[i].text] = true
		}
	}
	return r
}

// withoutOthers takes "et al." out of a name that it was put into; a name that is
// nothing else is left empty.
func withoutOthers(n lint.Name) (lint.Name, bool) {
	open := false
	for _, part := range [...]*string{&n.Family, &n.Given, &n.Literal, &n.Particle} {
		words := " " + fold.Words(*part) + " "
		for _, mark := range [...]string{" et al ", " and others ", " others ", " u a ", " etal "} {
			if strings.HasSuffix(words, mark) || words == " al " {
				*part, open = strings.TrimSuffix(words, mark), true
				break
			}
		}
	}
	if open && strings.TrimSpace(fold.Words(n.Family)) == "al" {
		n.Family = ""
	}
	return n, open
}

// blankAddresses replaces what is no text by blanks: numbers in a DOI are no years.
func blankAddresses(s string) string {
	out := []byte(s)
	for start := 0; start < len(s); {
		end := start + 1
		for end < len(s) && s[end] != ' ' {
			end++
		}
		word := strings.TrimLeft(s[start:end], " (<[")
		if strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || strings.HasPrefix(strings.ToLower(word), "doi:") || strings.HasPrefix(word, "10.") && strings.Contains(word, "/") || strings.HasPrefix(word, "doi.org/") {
			for i := start; i < end; i++ {
				out[i] = ' '
			}
		}
		start = end
	}
	return string(out)
}

// articleNumber is the number of an article without pages; of reports the number
// is another thing.
func (r *Reference) articleNumber() string {
	if r.q.Page == "" && (r.q.Type == "article-journal" || r.q.Type == "article" || r.q.Type == "") {
		return r.q.Number
	}
	return ""
}

// A Comparison is a reference held against one record.
type Comparison struct {
	Work        *lint.Work
	Title       Relation
	Score       float64           // of all fields that the reference has, 0 to 1, see [Reference.score]
	Differences []lint.Difference // none for two works of other titles

	title                titleMatch
	authors              authorMatch
	year                 yearMatch
	venue                venueMatch
	publisher, isbn      bool // agree
	preprint             bool // the record is of a preprint
	earlier              bool // the record is of an earlier version of what the reference names as published: a preprint or working paper
	volume, issue, pages locatorMatch
}

// Compare holds the reference against a record.
func (r *Reference) Compare(w *lint.Work) *Comparison { return r.compare(w, r.compareTitles(w)) }

func (r *Reference) compare(w *lint.Work, title titleMatch) *Comparison {
	c := &Comparison{Work: w, title: title}
	c.Title = c.title.relation
	c.authors = r.compareAuthors(w)
	c.preprint = isPreprint(w)
	c.earlier = r.published && (c.preprint || w.Type == "report" && r.q.Type == "article-journal")
	c.year = r.compareYear(c)
	c.venue = r.compareVenue(w, c.preprint)
	c.publisher, c.isbn = r.samePublisher(w), r.sameISBN(w)
	c.volume, c.issue, c.pages = r.compareVolume(w), r.compareIssue(w), r.comparePages(w)
	c.Score = r.score(c)
	if c.Title != Other {
		c.Differences = r.differences(c)
	}
	return c
}

// score is the generalised Jaccard similarity by which Crossref's search-based
// matching with validation accepts a candidate: over the fields that the
// reference has, what agrees by what should. A field that is on neither or only
// one side has half a weight, as there.
//
// Source: CrossRef/search-based-reference-matcher, structured references. Precision
// by threshold: .76 → .982, .90 → .997, .95 → 1.000 (docs/sources.md, Matching references).
func (r *Reference) score(c *Comparison) float64 {
	var have, want float64
	add := func(known bool, value float64, asked bool) {
		switch {
		case known:
			want++
			have += value
		case asked:
			want += .5
		}
	}
	add(c.Title != Unknown, c.title.likeness, len(r.title) > 0)
	add(c.authors.known, authorValue(c.authors), len(r.authors) > 0)
	year := 0.0
	switch c.year.apart {
	case 0:
		year = 1
	case 1:
		year = .5
	}
	add(c.year.known, year, false)
	add(c.venue.known, truth(c.venue.agrees), false)
	add(c.volume.known, truth(c.volume.agrees), r.q.Volume != "")
	add(c.pages.known, truth(c.pages.agrees), r.pages.first != "")
	if want == 0 {
		return 0
	}
	return have / want
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// authorValue is the agreement of two lists; the first author weighs half.
func authorValue(m authorMatch) float64 {
	v := m.overlap / 2
	if m.first {
		v += .5
	}
	return v
}

// differences lists the fields that differ, in the order of an entry.
func (r *Reference) differences(c *Comparison) []lint.Difference {
	w := c.Work
	// A preprint and what it became are one work with two records: titles, years
	// and all else may have changed.
	asPreprint := c.earlier
	var all []lint.Difference
	if len(c.authors.faults) > 0 && !(asPreprint && c.authors.first && c.authors.overlap >= .5) {
		all = append(all, lint.Difference{
			Field: r.authorField(), Severity: lint.Warning, Partners: r.partners(c), Open: isOpen(w),
			Message: "the authors differ: " + strings.Join(c.authors.faults, "; "),
		})
	}
	if d := r.yearFault(c.year); d != nil && !isTranslation(w) {
		all = append(all, *d)
	}
	if d := r.titleFault(&c.title); d != nil && !(asPreprint && c.authors.overlap > .5) {
		all = append(all, *d)
	}
	if asPreprint || r.preprint || c.Title == Same && c.venue.known && isTranslation(w) { // the rest is that of the published version
		return all
	}
	if d := r.venueFault(c); d != nil {
		all = append(all, *d)
	}
	return append(all, r.locatorFaults(c, w)...)
}

func (r *Reference) authorField() string {
	if len(r.q.Authors) == 0 {
		return "editor"
	}
	return "author"
}

// partners gives for each author of the reference the index of its author on
// record, -1 for none; nil where names of the reference were left out.
func (r *Reference) partners(c *Comparison) []int {
	if len(c.authors.partner) != len(r.q.Authors) {
		return nil
	}
	return c.authors.partner
}

// titleFault is the difference that a title makes, nil for none.
func (r *Reference) titleFault(m *titleMatch) *lint.Difference {
	if m.relation == Unknown || m.relation == Same {
		return nil
	}
	d := &lint.Difference{Field: "title", Severity: lint.Warning, Value: m.title, Message: "the title on record is “" + m.title + "”"}
	if len(m.edits) > 0 && len(m.edits) <= maxEdits {
		d.Message += ": " + m.describe()
		if !m.inside {
			d.Patches = m.patches()
		}
	}
	return d
}

// patches are the edits that give a title the words of the record, in the
// letters' case that the title has there: a title's capitals are its own.
func (m *titleMatch) patches() []lint.Patch {
	var patches []lint.Patch
	for _, e := range m.edits {
		ours, theirs := m.ours[e.start:e.end], m.title[e.from:e.to]
		if m.title == strings.ToUpper(m.title) { // a record that shouts
			theirs = strings.ToLower(theirs)
		}
		p := lint.Patch{Start: e.start, End: e.end, Text: inCaseOf(ours, theirs)}
		switch {
		case theirs == "" && e.start > 0:
			if !spaced(m.ours, e.start) {
				return nil // with the sign before it, more would go than the word
			}
			p.Start--
		case theirs == "":
			return nil // its first word: what becomes of the next one's case?
		case ours == "" && (e.start == 0 || e.start < len(m.ours) && m.ours[e.start] != ' '):
			return nil
		case ours == "":
			p.Text = " " + inCaseOf("x", theirs)
		}
		patches = append(patches, p)
	}
	return patches
}

// spaced says whether one blank and a letter stand before the place in a text.
func spaced(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:max(0, at-1)])
	return at > 1 && text[at-1] == ' ' && inWord(before)
}

// inCaseOf writes a word of a record with the first letter as the reference's has it.
func inCaseOf(ours, theirs string) string {
	if theirs == "" {
		return ""
	}
	a, _ := utf8.DecodeRuneInString(ours)
	b, size := utf8.DecodeRuneInString(theirs)
	rest := theirs[size:]
	switch {
	case rest != strings.ToLower(rest): // an acronym or a name of its own
		return theirs
	case unicode.IsUpper(a):
		return string(unicode.ToUpper(b)) + rest
	case unicode.IsLower(a):
		return string(unicode.ToLower(b)) + rest
	}
	return theirs
}

// maxEdits is how many differences of a title are named one by one.
const maxEdits = 3

// describe names the words that differ.
func (m *titleMatch) describe() string {
	var parts []string
	for _, e := range m.edits {
		ours, theirs := m.ours[e.start:e.end], m.title[e.from:e.to]
		switch {
		case theirs == "":
			parts = append(parts, "it does not have “"+ours+"”")
		case ours == "":
			parts = append(parts, "it has “"+theirs+"” as well")
		default:
			parts = append(parts, "“"+theirs+"”, not “"+ours+"”")
		}
	}
	return strings.Join(parts, ", ")
}

// plainTitle is a title for people: folded, without what a publisher put before it.
func plainTitle(w *lint.Work) string {
	if len(w.Titles) == 0 {
		return ""
	}
	return fold.Letters(stripStanding(w.Titles[0]))
}
