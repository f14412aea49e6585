package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/dois"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/links"
)

// A merger is what would become of two .bib entries for one work if one of them
// went. What only that one says is carried over to the other.
type merger struct {
	gone, stays *lint.Reference
	carried     []*lint.Field // that the one that stays lacks
	differing   []string      // fields that say something else there, or cannot stand there
	bound       bool          // more hangs on the entry that goes than its fields
}

// planMerge holds each field of the entry that goes against the one that stays.
func planMerge(p *lint.Pass, gone, stays *lint.Reference) merger {
	m := merger{gone: gone, stays: stays}
	doc, target := p.DocumentOf(gone), p.DocumentOf(stays)
	if doc == nil || target == nil {
		m.bound = true
		return m
	}
	m.bound = gone.Mentioned || p.Elsewhere[gone.Key] || namedElsewhere(p, gone.Key) || !sameKind(gone, stays) || doc.Syntax.HoldsMore(gone)
	for i := range gone.Fields {
		f := &gone.Fields[i]
		if f.Inherited || !entry.Filled(f) {
			continue
		}
		g := counterpart(stays, f)
		switch {
		case g != nil && (stamps[f.Raw] || !g.Inherited && sameBytes(doc, f, target, g) || sayAlike(g, f)):
		case g == nil && m.canCarry(f, doc, target):
			m.carried = append(m.carried, f)
		default:
			m.differing = append(m.differing, entry.FieldName(doc, f))
		}
	}
	return m
}

// lossless says whether nothing is lost with the entry that goes.
func (m *merger) lossless() bool { return !m.bound && len(m.differing) == 0 }

// price orders mergers: the fewer edits, the better.
func (m *merger) price() int {
	switch {
	case !m.lossless():
		return 2
	case len(m.carried) > 0:
		return 1
	}
	return 0
}

// counterpart is the field of r that says what f says in another entry: of the
// same name, or of the other name that programs have for it.
func counterpart(r *lint.Reference, f *lint.Field) *lint.Field {
	g := r.Raw(f.Raw)
	if g == nil && f.Name != "" {
		g = r.Field(f.Name)
	}
	if g == nil && f.Raw == "month" {
		if d := r.Field("issued"); d != nil && d.Date.Month > 0 {
			return d
		}
	}
	if !entry.Filled(g) {
		return nil
	}
	return g
}

// stamps are what programs note about an entry and not about the work.
var stamps = fold.Set(nil, "timestamp", "owner", "date-added", "date-modified", "creationdate", "modificationdate",
	"__markedentry")

// ties are fields that bind an entry to others, or say how a program sets it out:
// in another entry they do something else.
var ties = fold.Set(nil, "crossref", "xref", "xdata", "entryset", "related", "relatedtype", "relatedstring", "ids",
	"options", "execute", "presort", "sortkey", "key", "label", "shorthand")

// canCarry says whether a field means the same at the end of the entry that
// stays.
func (m *merger) canCarry(f *lint.Field, doc, target *lint.Document) bool {
	if ties[f.Raw] || slices.ContainsFunc(m.carried, func(g *lint.Field) bool { return g.Raw == f.Raw || f.Name != "" && g.Name == f.Name }) {
		return false
	}
	value := rawValue(doc, f)
	if macro := strings.ToLower(value); f.Form == lint.Bare && macro != "" &&
		macro == words.MonthMacro(words.Month(macro)) {
		return true
	}
	if f.Form == lint.Bare || f.Form == lint.Joined { // a macro has to be defined before the entry
		n := len(doc.Macros)
		return doc == target && (n == 0 || doc.Macros[n-1].Span.End <= m.stays.Span.Start)
	}
	return doc == target || utf8.ValidString(value)
}

// strayKeys stands for the table of namedElsewhere.
type strayKeys struct{}

// namedElsewhere says whether an entry of another file builds on the key.
func namedElsewhere(p *lint.Pass, key string) bool {
	return lint.Table(p, strayKeys{}, func() map[string]bool {
		keys := map[string]bool{}
		for _, d := range p.Documents {
			for i := range d.Strays {
				keys[strings.ToLower(d.Strays[i].Key)] = true
			}
		}
		return keys
	})[strings.ToLower(key)]
}

// sameKind says whether the type of the entry that goes is no news.
func sameKind(gone, stays *lint.Reference) bool {
	isTalk := func(r *lint.Reference) bool { return r.RawType == "conference" || r.RawType == "inproceedings" }
	return gone.RawType == stays.RawType || gone.RawType == "misc" || isTalk(gone) && isTalk(stays)
}

func sameBytes(a *lint.Document, f *lint.Field, b *lint.Document, g *lint.Field) bool {
	return entry.IsText(f.Form) == entry.IsText(g.Form) && (entry.IsText(f.Form) || a == b) &&
		rawValue(a, f) == rawValue(b, g)
}

// sayAlike says whether g says all that f says. Blanks, braces and case are no
// difference, and the longer of two texts says what the shorter does.
func sayAlike(g, f *lint.Field) bool {
	switch {
	case len(f.Names) > 0 && len(g.Names) > 0:
		return namesSay(g, f)
	case f.Name == "DOI":
		return doi.Key(dois.Bare(f.Text)) == doi.Key(dois.Bare(g.Text))
	case f.Name == "URL" && links.Page(f.Text) != "":
		return links.Page(f.Text) == links.Page(g.Text)
	case f.Name == "issued":
		return f.Date == g.Date || isYear(f.Text) && g.Date.Year == f.Date.Year && g.Date.End == 0
	case f.Raw == "month" && f.Date.Month > 0:
		return f.Date.Month == g.Date.Month
	case f.Name == "page":
		return sameNumbers(f.Text, g.Text)
	}
	return contains(plainWords(g.Text), plainWords(f.Text))
}

func isYear(s string) bool { return len(s) == 4 && ascii.Number(s) }

// sameNumbers compares ranges of pages whatever their dashes are.
func sameNumbers(a, b string) bool {
	numbers := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool {
			return r < utf8.RuneSelf && !ascii.Letter(byte(r)) && !ascii.Digit(byte(r)) || r == '–' || r == '—' || r == '−'
		})
	}
	return slices.Equal(numbers(a), numbers(b))
}

// plainWords is a text in lower case with single blanks.
func plainWords(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

// contains says whether the words of a short text stand together in a long one.
func contains(long, short string) bool {
	if short == long {
		return true
	}
	at := strings.Index(long, short)
	if at < 0 || short == "" {
		return short == ""
	}
	end := at + len(short)
	return (at == 0 || !wordSign(long[at-1]) || !wordSign(short[0])) &&
		(end == len(long) || !wordSign(long[end]) || !wordSign(short[len(short)-1]))
}

func wordSign(c byte) bool { return ascii.Letter(c) || ascii.Digit(c) || c >= utf8.RuneSelf }

// namesSay says whether the people of g are those of f, with given names that say
// at least as much.
func namesSay(g, f *lint.Field) bool {
	if len(f.Names) > len(g.Names) || len(f.Names) < len(g.Names) && !f.Open ||
		f.Open && !g.Open && len(f.Names) == len(g.Names) {
		return false
	}
	for i := range f.Names {
		x, y := f.Names[i], g.Names[i]
		if !strings.EqualFold(x.Sorted(), y.Sorted()) || !strings.EqualFold(x.Suffix, y.Suffix) ||
			!givenSays(y.Given, x.Given) {
			return false
		}
	}
	return true
}

// givenSays says whether long is short with initials written out.
func givenSays(long, short string) bool {
	if strings.EqualFold(long, short) {
		return true
	}
	a, b := strings.Fields(fold.Words(long)), strings.Fields(fold.Words(short))
	if len(b) > len(a) {
		return false
	}
	for i, word := range b {
		if a[i] != word && (utf8.RuneCountInString(word) > 1 || !strings.HasPrefix(a[i], word)) {
			return false
		}
	}
	return true
}

// message says what the fix does, and what stands in its way.
func (m *merger) message() string {
	s := fmt.Sprintf("take out %s; citations of %s → %s", m.gone.Key, m.gone.Key, m.stays.Key)
	if len(m.carried) > 0 {
		names := make([]string, len(m.carried))
		for i, f := range m.carried {
			names[i] = f.Raw
		}
		s += fmt.Sprintf("; %s gets its %s", m.stays.Key, strings.Join(names, ", "))
	}
	if len(m.differing) > 0 {
		s += "; they differ in " + strings.Join(m.differing, ", ")
	}
	return s
}

// rawValue is the value of a field as it stands in the file, without delimiters.
func rawValue(doc *lint.Document, f *lint.Field) string {
	return string(doc.Data[f.Span.Start:f.Span.End])
}
