package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/records"
)

var _ = add(lint.Rule{
	ID:       "record-mismatch",
	Title:    "a field differs from the registry's record",
	Severity: lint.Warning,
	Needs:    lint.Registries,
	Since:    "0.3.0",
	Question: "Which of the two is right?",
	Doc: `A wrong year or page, a missing author or a changed title sends readers astray, and made-up references often are real ones with
some fields changed. With ` + "`--verify`" + `, the record of each reference is held against it, field by field: title, authors, year,
container title, volume, issue, pages.

What sources write in several ways is no difference: capitals, hyphens, accents, TeX and mark-up, British and American spelling,
a missing subtitle or leading article; initials, particles, nicknames and order of names, lists that end in et al.; the years of
print and online, of December and the year after, of preprint and article; abbreviated and full names of journals, their acronyms and
series; elided pages and article numbers. Records are wrong as well: if the entry is right, docs/verification.md says what to do.

A year that is one off from the only date on record is an info: online and print often lie a year apart.`,
	Fix: `Writes what the record has: of a title only the words that differ, in the capitals of the title. It is unsafe where the
reference's own DOI leads to the record, and a suggestion where the record was found by a search. In a list, titles and containers are suggestions: where they end in free text is a guess.
In a text that cites by author and year, another year in the list is a suggestion, since the citations have it too. Of authors, in bibliographies only, those that are missing are put in, for those that the record does not have; the others stay as they are
written, and so does their order. Where fewer authors would be left it is a suggestion, since many records name some of the authors, and where the record itself
says "others" nobody is taken out.`,
	Entry: checkRecord,
})

func checkRecord(p *lint.Pass, r *lint.Reference) {
	a := p.Document.Answer(r)
	if a.Verdict != lint.Differs {
		return
	}
	for i := range a.Differences {
		diff := &a.Differences[i]
		f := differing(r, diff.Field)
		span := records.EntrySpan(r)
		if f != nil && f.Span.Len() > 0 && !f.Inherited {
			span = f.Span
		}
		d := records.Finding(r, span, diff.Message, a.Record, a.Score)
		if edits, safety := differenceEdits(p, r, f, diff, a.Record); edits != nil {
			d.Fixes = []lint.Fix{{Message: differenceFix(diff), Safety: min(safety, differenceSafety(r, a, diff)), Edits: edits}}
		}
		p.ReportAs(diff.Severity, d)
	}
}

// differing is the field of an entry that a difference is about. Article numbers
// stand among the pages as well.
func differing(r *lint.Reference, name string) *lint.Field {
	if f := r.Field(name); f != nil {
		return f
	}
	switch name {
	case "number":
		return r.Field("page")
	case "page":
		return r.Field("number")
	}
	return nil
}

func differenceFix(diff *lint.Difference) string {
	switch {
	case len(diff.Patches) > 0:
		return "write the title as the record has it"
	case len(diff.Partners) > 0:
		return "write the authors that the record has"
	}
	return "write " + records.ClipTitle(diff.Value)
}

// differenceSafety is how far a fix may go: what a search found may be the record
// of another version, and a year in a list is one in the text as well.
func differenceSafety(r *lint.Reference, a *lint.Answer, diff *lint.Difference) lint.Safety {
	if a.Identified != lint.ThisWork || r.Is(lint.Prose) && (diff.Field == "title" || diff.Field == "container-title") ||
		diff.Field == "issued" && r.Is(lint.Prose) && r.Cited > 0 && r.Number == 0 {
		return lint.Suggest
	}
	return lint.Unsafe
}

// differenceEdits are the edits that make the field what the record has; nil
// where there are none that keep all else. Authors who go without another in
// their place are a suggestion: records with some of the authors are common.
func differenceEdits(p *lint.Pass, r *lint.Reference, f *lint.Field, diff *lint.Difference, w *lint.Work) ([]lint.TextEdit, lint.Safety) {
	if f == nil || f.Inherited {
		return nil, lint.Suggest
	}
	switch diff.Field {
	case "title":
		return patchTitle(p, r, f, diff.Patches), lint.Unsafe
	case "issued":
		return setYear(p, r, f, diff.Value), lint.Unsafe
	case "author", "editor":
		if r.Is(lint.Prose) || w == nil {
			return nil, lint.Suggest
		}
		edits, fewer := patchNames(p, r, f, diff, w.Authors)
		if fewer {
			return edits, lint.Suggest
		}
		return edits, lint.Unsafe
	}
	return records.SetField(p, r, f, diff.Value), lint.Unsafe
}

// patchTitle replaces the words that differ.
func patchTitle(p *lint.Pass, r *lint.Reference, f *lint.Field, patches []lint.Patch) []lint.TextEdit {
	var edits []lint.TextEdit
	for _, patch := range patches {
		if patch.End > len(f.Text) {
			return nil // of a subtitle, which is a field of its own
		}
		cut := cutField(p, r, f, patch.Start, patch.End, patch.Text)
		if cut == nil {
			return nil
		}
		edits = append(edits, cut...)
	}
	return edits
}

// setYear replaces the four digits of the year in a field that may hold more: a
// letter, a month and a day.
func setYear(p *lint.Pass, r *lint.Reference, f *lint.Field, year string) []lint.TextEdit {
	at := strings.IndexFunc(f.Text, func(c rune) bool { return '0' <= c && c <= '9' })
	if year == "" || at < 0 || at+4 > len(f.Text) || !ascii.Number(f.Text[at:at+4]) {
		return nil
	}
	return cutField(p, r, f, at, at+4, year)
}

// cutField replaces bytes of a field's text by plain text.
func cutField(p *lint.Pass, r *lint.Reference, f *lint.Field, start, end int, text string) []lint.TextEdit {
	if strings.TrimSpace(text) != "" { // blanks at its ends part words
		head, tail := text[:len(text)-len(strings.TrimLeft(text, " "))], text[len(strings.TrimRight(text, " ")):]
		text = head + records.OneLine(text) + tail
	}
	return p.Document.Syntax.Cut(r, f, start, end, text)
}
