package html

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// lead says in plain words what was checked and what came out.
func (b *builder) lead(s report.Summary) []string {
	if s.Files == 0 {
		return []string{"No file was read, so nothing was checked."}
	}
	subject, list := fileName(b.Documents[0].Name), "the reference list"
	if s.Files > 1 {
		subject, list = report.Count(s.Files, "file"), "reference lists"
	}
	read := fmt.Sprintf("bibfix read %s with %s in the text and %s in %s, and held them against each other.",
		subject, report.Count(s.Citations, "citation"), entries(s.References), list)
	switch {
	case s.Citations == 0:
		read = fmt.Sprintf("bibfix read %s with %s, and looked at each of them.", subject, entries(s.References))
	case len(b.notes()) > 0: // which may be that nothing was held against anything
		read = fmt.Sprintf("bibfix read %s with %s in the text and %s in %s.", subject, report.Count(s.Citations, "citation"), entries(s.References), list)
	}
	return []string{b.outcome(), read, registries(s)}
}

func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return itoa(n) + " entries"
}

// outcome counts the points by who has to do with them.
func (b *builder) outcome() string {
	author, now, small := len(b.findings[forAuthor]), len(b.findings[atOnce]), len(b.findings[smaller])
	if author+now+small == 0 && len(b.notes()) > 0 {
		return "No point was found, but not everything was checked: what is to be known about it stands below."
	}
	if author+now+small == 0 {
		return "Nothing needs your attention: as far as bibfix can read them, text and list agree."
	}
	var parts []string
	for _, part := range [...]struct {
		n          int
		one, other string
	}{
		{author, "1 point needs the author", "%d points need the author"},
		{now, "1 can be corrected without asking", "%d can be corrected without asking"},
		{small, "1 is a smaller remark", "%d are smaller remarks"},
	} {
		switch part.n {
		case 0:
		case 1:
			parts = append(parts, part.one)
		default:
			parts = append(parts, fmt.Sprintf(part.other, part.n))
		}
	}
	text := strings.Join(parts, ", ")
	if author == 0 {
		text = "Nothing needs the author; " + text
	}
	return text + "."
}

// registries says what was looked up, and what became of it.
func registries(s report.Summary) string {
	if !s.Asked {
		return "No registry was asked: whether the works exist, and whether the entries agree with what is on record, was not checked."
	}
	var parts []string
	for _, v := range [...]struct {
		verdict    lint.Verdict
		one, other string
	}{
		{lint.Verified, "1 is confirmed", "%d are confirmed"},
		{lint.Differs, "1 differs from its record", "%d differ from their records"},
		{lint.Contradicted, "1 is contradicted by the records", "%d are contradicted by the records"},
		{lint.NotFound, "1 could not be confirmed", "%d could not be confirmed"},
		{lint.NotCheckable, "1 is of a kind that cannot be checked", "%d are of a kind that cannot be checked"},
		{lint.NotChecked, "1 was not checked", "%d were not checked"},
	} {
		switch n := s.Verdicts[v.verdict]; n {
		case 0:
		case 1:
			parts = append(parts, v.one)
		default:
			parts = append(parts, fmt.Sprintf(v.other, n))
		}
	}
	if len(parts) == 0 {
		return "There was no reference to look up in the registries."
	}
	return "The references were looked up in the registries of works with a DOI: " + strings.Join(parts, ", ") + "."
}

// tiles are the numbers at the head of the page.
func (b *builder) tiles(s report.Summary) []tile {
	number := func(n int, class, href, one, other string) tile {
		t := tile{Count: n, Class: class, Href: href, Label: other}
		if n == 1 {
			t.Label = one
		}
		if n == 0 {
			t.Href = ""
		}
		return t
	}
	tiles := []tile{
		number(len(b.findings[forAuthor]), "author", "#author", "point needs the author", "points need the author"),
		number(len(b.findings[atOnce]), "at-once", "#at-once", "can be corrected without asking", "can be corrected without asking"),
		number(len(b.findings[smaller]), "smaller", "#smaller", "smaller remark", "smaller remarks"),
	}
	if s.References == 0 {
		return tiles
	}
	if !s.Asked {
		return append(tiles, number(s.References, "open", "#references", "reference was not looked up", "references were not looked up"))
	}
	open := s.Verdicts[lint.NotFound] + s.Verdicts[lint.NotCheckable] + s.Verdicts[lint.NotChecked]
	return append(tiles,
		number(s.Verdicts[lint.Verified], "good", "#references", "reference is confirmed", "references are confirmed"),
		number(open, "open", "#references", "reference could not be checked or confirmed", "references could not be checked or confirmed"))
}
