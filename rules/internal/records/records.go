// Package records is what the rules that rest on registries have in common: their
// findings, what they call a work on record, and what of a record may be written.
package records

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/lint"
)

// Finding is a finding about the entry that rests on a record; w is the record, nil for
// none, and score how well it fits, from 0 to 1.
func Finding(r *lint.Reference, span lint.Span, message string, w *lint.Work, score float64) lint.Diagnostic {
	d := lint.Diagnostic{Span: span, Reference: r, Message: message}
	if w != nil {
		d.Evidence = &lint.Evidence{Work: w, Score: score}
	}
	return d
}

// EntrySpan is where a finding about an entry as a whole stands: its title, its
// key, or all of it.
func EntrySpan(r *lint.Reference) lint.Span {
	if f := r.Field("title"); f != nil && f.Span.Len() > 0 && !f.Inherited {
		return f.Span
	}
	if r.KeySpan.Len() > 0 {
		return r.KeySpan
	}
	return r.Span
}

// IdentifierSpan is where the identifier of an entry stands.
func IdentifierSpan(r *lint.Reference) lint.Span {
	for _, name := range [...]string{"DOI", "arxiv", "URL"} {
		if f := r.Field(name); f != nil && f.Span.Len() > 0 && !f.Inherited {
			return f.Span
		}
	}
	return EntrySpan(r)
}

// IdentifierName is what the identifier is called: "DOI 10.1234/abc", "arXiv number 2101.00001".
func IdentifierName(r *lint.Reference, doi string) string {
	if number, ok := strings.CutPrefix(doi, "10.48550/arxiv."); ok && r.Field("DOI") == nil {
		return "arXiv number " + number
	}
	return "DOI " + doi
}

// Cite tells a work on record in one line: "Okafor and Prado, Harbour levies (2014)".
func Cite(w *lint.Work) string {
	var b strings.Builder
	for i, p := range w.Authors {
		if i == 2 {
			b.WriteString(" et al.")
			break
		}
		if i > 0 {
			if len(w.Authors) == 2 {
				b.WriteString(" and ")
			} else {
				b.WriteString(", ")
			}
		}
		b.WriteString(p.Name().Sorted())
	}
	if len(w.Titles) > 0 {
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString("“" + ClipTitle(w.Titles[0]) + "”")
	}
	if year := w.Year(); year != 0 {
		b.WriteString(" (" + strconv.Itoa(year) + ")")
	}
	return b.String()
}

// maxShown is how much of a title a message shows, in code points.
const maxShown = 120

// ClipTitle shortens a title to what a message shows.
func ClipTitle(title string) string {
	if runes := []rune(title); len(runes) > maxShown {
		return strings.TrimRight(string(runes[:maxShown]), " ,:") + "…"
	}
	return title
}

// SetField are the edits that make value, plain text, the value of an entry's
// field; nil where that cannot be done.
func SetField(p *lint.Pass, r *lint.Reference, f *lint.Field, value string) []lint.TextEdit {
	value = OneLine(value)
	if f == nil || f.Inherited || value == "" {
		return nil
	}
	return p.Document.Syntax.Set(r, f, value)
}

// OneLine makes what a record has fit to stand in a file: a lock file or a
// registry of somebody else's may hold anything.
func OneLine(text string) string {
	text = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case unicode.In(c, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Co),
			'\u202a' <= c && c <= '\u202e', '\u2066' <= c && c <= '\u2069': // what turns the direction
			return -1
		}
		return c
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// ReplaceDOI are the edits that put another DOI in the place of an entry's; nil
// where it stands in no field of its own.
func ReplaceDOI(p *lint.Pass, r *lint.Reference, doi string) []lint.TextEdit {
	f := r.Field("DOI")
	if f == nil && r.Is(lint.Fielded) && r.Field("URL") != nil {
		f, doi = r.Field("URL"), "https://doi.org/"+doi
	}
	return SetField(p, r, f, doi)
}

// IsPhantom says whether nothing is left of a reference but its text: its
// identifier speaks against it, and a search that was answered found nothing.
func IsPhantom(a *lint.Answer) bool {
	return a.Verdict == lint.Contradicted && a.Record == nil && a.Reason == ""
}
