package rules

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/citation"
)

var _ = add(lint.Rule{
	ID:       "missing-entry",
	Title:    "a citation has no entry",
	Severity: lint.Error,
	Needs:    lint.Manuscript,
	Since:    "0.1.0",
	Question: "Please send us the full reference, or tell us that the citation should go.",
	Doc: `A work is cited that no list of the file has. The entries that come closest are named. Placeholders ("[?]", "(REF)",
"Error! Reference source not found.") are citations that never got their entry, and are reported as such.

A name with a year that no entry fits is weighed: "et al.", names and year in one bracket as the text has them, a verb of saying
("Ostrow (1931) argues"), "according to", a page, an author of the list, other citations beside it speak for a work; an article, a
battle, a film, a mayor, a town, italics, a name of which the text speaks all the time against one. What is beyond doubt is an error,
what is likely a warning. A number is missed in a text that cites by numbers. In a text that cites by author and page, "(Okafor 12)", a name is missed where "et al.", a
quotation, the word for a page, the other works of the bracket and the like leave no doubt. It is silent about years of events, laws, places, editions, personal communications, works
quoted at second hand, works in preparation, and whatever else stands in brackets with a year.

A work that a footnote sets out is missing where nearly all works that the notes set out in the same form are listed. One that is set
out in full in another form is information, as long as the list has more works of the notes than it lacks. A text that gives its works in
its notes alone lacks none.

Where it is the reading of the list that failed, one piece of information says so, and no single work is called missing: where its entry stands elsewhere in
the file, where most citations have no entry, or a quarter of those by name and the list is in doubt or shorter than what is missing.

What may as well be something else is counted in the closing line where no entry fits, and told as information with --doubtful. It
never fails a run unless information does. bibfix explain --citation LINE:COLUMN shows what was weighed at a place.

Of citations by key it names the keys that come closest. A key that differs from that of an entry only in its capitals is a
warning: BibTeX takes it, biber and pandoc do not. The rule is silent where a bibliography of the manuscript is not there or
cannot be read (missing-file speaks of that), and about keys in \nocite.`,
	Fix:   "Adds a stub of an entry to the end of the list, or writes the key that is a slip away. Both are only shown: what is cited has to be looked up. Capitals of a key are written as the entry has them; that is unsafe, since a tool that takes both may be meant to.",
	Check: checkMissingEntry,
})

func checkMissingEntry(p *lint.Pass) {
	citations := p.Document.Citations
	checkKeys(p)
	reportDoubts(p)
	reportJoined(p)
	reportUnlinked(p)
	grounds := p.Document.Grounds()
	for i, c := range citations {
		if c.KeySpan.Len() > 0 {
			continue
		}
		if !isMissing(p.Document, c) || i > 0 && sameRange(citations[i-1], c) && isMissing(p.Document, citations[i-1]) {
			continue
		}
		d := lint.Diagnostic{Span: c.Span}
		switch {
		case c.Placeholder:
			d.Message = fmt.Sprintf("%q is a placeholder where a citation should be", strings.TrimSpace(c.Text))
		case c.Kind == lint.ByNumber:
			d.Message = noEntryHas(missingOfRange(p.Document, citations[i:]))
		case c.Kind == lint.ByLabel:
			d.Message = "no entry has the label " + c.Key
		default:
			d.Message = "no entry for " + citation.Work(c)
			d.Fixes = stub(p.Document, c)
		}
		for _, r := range c.Nearest {
			d.Related = append(d.Related, citation.PointTo(r, "an entry that comes close"))
		}
		switch {
		case c.Placeholder:
			p.Report(d)
		case c.Tentative:
			p.ReportAs(lint.Info, d)
		case c.Certain:
			p.ReportOn(grounds.Without(c.List), d)
		default:
			p.ReportOn(min(grounds.Without(c.List), lint.LooseBorder), d)
		}
	}
}

// reportUnlinked tells once of a text most of whose citations have no entry: then
// the reading failed, more likely than the author.
func reportUnlinked(p *lint.Pass) {
	u := p.Document.Unlinked
	joined := 0
	for _, c := range p.Document.Citations {
		if c.Joined != nil {
			joined++
		}
	}
	if u.Missing == 0 || 2*joined >= u.Missing {
		return
	}
	_, counted := p.Document.Grounds().Without(-1).Weigh(lint.Info)
	p.ReportAs(lint.Info, lint.Diagnostic{Span: u.First, Doubtful: counted, Message: fmt.Sprintf(
		"%d of %d citations have no entry in the list: it, or they, may have been misread, and none of them is held against the text", u.Missing, u.All)})
}

// reportDoubts hands in the places that may cite what the list does not have.
func reportDoubts(p *lint.Pass) {
	for _, d := range p.Document.Doubtful {
		p.ReportAs(lint.Info, lint.Diagnostic{Span: d.Span, Doubtful: true, Message: fmt.Sprintf("%s may cite a work that has no entry: %s", closed(d.Text), d.Why)})
	}
}

// closed is the text of a citation on one line, with the bracket that is left open
// where it ends at its year.
func closed(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, pair := range [...]string{"()", "[]", "（）"} {
		open, end, _ := strings.Cut(pair, pair[len(pair)/2:])
		end = pair[len(pair)/2:] + end
		if strings.Count(text, open) > strings.Count(text, end) {
			text += end
		}
	}
	return text
}

func isMissing(doc *lint.Document, c *lint.Citation) bool {
	return c.Status == lint.Missing && c.Told() && c.Joined == nil && (len(doc.References) > 0 || c.Placeholder)
}

// sameRange says whether both citations are numbers of one range: "3–6".
func sameRange(a, b *lint.Citation) bool {
	return a.Kind == lint.ByNumber && b.Kind == lint.ByNumber && a.Span == b.Span
}

// missingOfRange gives the numbers in a row that are missing at the head of the
// citations and belong to one range, which is one finding.
func missingOfRange(doc *lint.Document, citations []*lint.Citation) (first, last int) {
	first, last = citations[0].Number, citations[0].Number
	for _, c := range citations[1:] {
		if !sameRange(citations[0], c) || !isMissing(doc, c) {
			break
		}
		last = c.Number
	}
	return first, last
}

func noEntryHas(first, last int) string {
	if first == last {
		return fmt.Sprintf("no entry has the number %d", first)
	}
	return fmt.Sprintf("no entries have the numbers %d to %d", first, last)
}

// stub offers a new entry at the end of the citation's list, set out as the
// last one is.
func stub(doc *lint.Document, c *lint.Citation) []lint.Fix {
	if len(doc.Lists) == 0 {
		return nil
	}
	list := max(c.List, 0)
	l := doc.Lists[list]
	gap, ok := gapBetween(doc, list)
	if !ok || l.Numbered {
		return nil
	}
	at := doc.References[l.First+l.N-1].Span.End
	text := strings.Join(familyNames(c), ", ") + ". …"
	if year := citation.Year(c.Date); year != "" {
		text = strings.Join(familyNames(c), ", ") + " (" + year + "). …"
	}
	if c.Title != "" {
		text = strings.Join(familyNames(c), ", ") + ". " + c.Title + ". …"
	}
	text = doc.Syntax.Plain(text)
	return []lint.Fix{{Message: "add an entry for " + citation.Names(c) + " to the list", Safety: lint.Suggest, Edits: []lint.TextEdit{{Span: lint.Span{Start: at, End: at}, New: gap + text}}}}
}

func familyNames(c *lint.Citation) []string {
	var out []string
	for _, n := range c.Names {
		out = append(out, n.Sorted())
	}
	if c.EtAl {
		out = append(out, "…")
	}
	return out
}
