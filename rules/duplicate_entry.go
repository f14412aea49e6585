package rules

import (
	"slices"
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/links"
	"github.com/bibfix/bibfix/rules/internal/works"
)

var _ = add(lint.Rule{
	ID:       "duplicate-entry",
	Title:    "the same work is listed twice",
	Severity: lint.Warning,
	Needs:    lint.Manuscript,
	Since:    "0.1.0",
	Question: "Are they the same work? If so, which entry should stay?",
	Doc: `A work that stands twice in a list gets two numbers or two letters, and citations of one work look like citations of
two. It happens when lists of several authors are joined.

Two entries are the same work when their text is the same; when they share a DOI and their titles agree; or when authors,
year and title agree and nothing else tells them apart. Where titles differ by a slip, two of pages, volume, article number, DOI and
address have to agree as well. Two articles of one title on the same pages of one volume are one, even if their years differ by one or two.

The rule is silent where a volume, issue, page, edition, number, DOI or container differs, where titles differ in a number or in
words such as "part", "correction" or "reply", where a year's letters say that the author knows of both, between a
preprint and its article, and between different lists. Footnotes may repeat themselves.

In .bib files the same is asked of entries with different keys, in all bibliographies of a manuscript together. Those of one key are
duplicate-key's. A part is not held against the book it names by crossref, nor a talk, thesis or report against an article, unless
they share the DOI. Two articles of journals with one DOI and other authors and titles are no duplicates, but one of the DOIs is wrong, and that
is reported too.`,
	Fix: `Takes out the second entry with its lines. It is unsafe, because somebody should look first. It is only shown where the second says something
that the first does not, in numbered lists, where links of the text may lead to it, and where the letters of years would have to change.

Of two .bib entries the one goes that says less. The other gets the fields that it lacks, with their bytes, and every citation of the key
that goes, in all files of the run, gets the key of the one that stays, in the same fix. It is only shown where fields of both differ in more than blanks, braces,
case and initials (they are named), where a type, a comment or a macro would be lost, where other entries build on the one that goes or a file cites it that is no part of the run,
and where a citation would name one key twice. What programs note about an entry and not about the work (timestamp, owner, date-added) goes with it.`,
	Check: checkDuplicateEntry,
	For:   lint.Fielded,
	Alike: alikeWorks,
	Twins: checkTwins,
})

// bucketSize bounds how many earlier entries one entry is compared with, so
// that a list of 100,000 alike entries takes no quadratic time.
const bucketSize = 40

func checkDuplicateEntry(p *lint.Pass) {
	grounds := p.Document.Grounds()
	for i, list := range p.Document.Lists {
		if list.Notes {
			continue
		}
		buckets := map[string][]*works.Work{}
		entries := entry.OfList(p.Document, i)
		for j, r := range entries {
			w := works.New(r)
			handles := w.Handles()
			if first, why := findDouble(buckets, handles, w); first != nil {
				dashed := j+1 < len(entries) && entry.IsDashed(entries[j+1])
				p.ReportOn(grounds.Of(first.Reference, r), double(p.Document, first, w, why, dashed))
				continue // of three, both copies are held against the first
			}
			for _, handle := range handles {
				if len(buckets[handle]) < bucketSize {
					buckets[handle] = append(buckets[handle], w)
				}
			}
		}
	}
}

func findDouble(buckets map[string][]*works.Work, handles []string, w *works.Work) (*works.Work, string) {
	for _, handle := range handles {
		for _, earlier := range buckets[handle] {
			if why := earlier.Same(w); why != "" {
				return earlier, why
			}
		}
	}
	return nil, ""
}

// double is the finding of the second of two entries for one work; dashed says that
// the entry after it takes its author from it.
func double(doc *lint.Document, first, second *works.Work, why string, dashed bool) lint.Diagnostic {
	d := lint.Diagnostic{
		Span:      second.Reference.Span,
		Message:   "this work is in the list already: " + why,
		Reference: second.Reference,
		Related:   []lint.Related{{Span: first.Reference.Span, Message: "listed here first"}},
	}
	if edits := doc.Syntax.Drop(second.Reference); edits != nil {
		fix := lint.Fix{
			Message: "take out the second entry",
			Edits:   edits,
			Holds:   []lint.Place{{File: doc.Name, Span: first.Reference.Span}},
			Removes: []*lint.Reference{second.Reference},
		}
		if !dashed && !doc.Syntax.Anchored(second.Reference) && canGo(first, second) {
			fix.Safety = lint.Unsafe
		}
		d.Fixes = []lint.Fix{fix}
	}
	return d
}

// keepsAddresses says whether a has each address that b has.
func keepsAddresses(a, b *lint.Reference) bool {
	for i := range b.Addresses {
		address := links.Plain(b.Addresses[i].Text.String)
		if !slices.ContainsFunc(a.Addresses, func(other lint.Address) bool { return links.Plain(other.Text.String) == address }) {
			return false
		}
	}
	return true
}

// onlyLetters is a text without its punctuation and case.
func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// canGo says whether the second entry may be taken out without a loss: nothing
// in the text has to change, and it says nothing that the first does not.
func canGo(first, second *works.Work) bool {
	a, b := first.Reference, second.Reference
	if b.Label != "" || b.Number != 0 || a.Issued().Letter != b.Issued().Letter || a.Issued().Year != b.Issued().Year {
		return false
	}
	if !keepsAddresses(a, b) {
		return false
	}
	if onlyLetters(a.Text.String) == onlyLetters(b.Text.String) {
		return true
	}
	for i := range b.Fields {
		if g := a.Field(b.Fields[i].Name); g == nil || !sayAlike(g, &b.Fields[i]) {
			return false
		}
	}
	return entry.Explained(b)
}
