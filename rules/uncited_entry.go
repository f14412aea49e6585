package rules

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

var _ = add(lint.Rule{
	ID:       "uncited-entry",
	Title:    "nothing in the text points to an entry",
	Severity: lint.Warning,
	Needs:    lint.Manuscript,
	Since:    "0.1.0",
	Question: "Where in the text should it be cited, or may we take it out of the list?",
	Doc: `An entry that is never cited is left over from an earlier version, or its citation is misspelt or lost. Most journals
ask that every entry be cited.

The text is read in the widest way before the rule speaks: captions, tables, footnotes, titles, and the authors' names near the
year count, whether or not they have the form of a citation. The rule is silent about lists that may hold more than the text
cites ("Further reading"), about footnotes, and about texts in which next to nothing could be read as a citation.

Where no number of a numbered list occurs in a text of some length, and nothing else cites either, that is one finding for the
whole list: the numbers are lost, as raised ones are when a manuscript is saved as plain text. A list by itself, with a few words around
it, is left alone, and so is one whose entries are no works with author and year.

Of a bibliography file it is information and no more: what is not cited is not printed. Entries that others inherit from need no
citation. The rule is silent where everything is cited (\nocite{*}), where nothing is, where a part of the manuscript is not
there, and where only some chapters of a project were read. After twenty findings it counts the rest.`,
	Check: checkUncitedEntry,
})

// fewCitations is the share of a list, in percent, that must be cited for the
// rest to be called uncited: below it the text cites in a way that was not
// understood.
const fewCitations = 25

func checkUncitedEntry(p *lint.Pass) {
	if p.Document.Database != nil {
		reportUncited(p)
	}
	for i, l := range p.Document.Lists {
		if l.Optional || l.Notes {
			continue
		}
		cited := 0
		for _, r := range entriesOf(p.Document, i) {
			if r.Cited > 0 {
				cited++
			}
		}
		if cited == 0 && hasLostNumbers(p.Document, i) {
			reportLostNumbers(p, i)
		}
		if cited*100 < l.N*fewCitations || cited == 0 {
			continue
		}
		for _, r := range entriesOf(p.Document, i) {
			if r.Cited == 0 && !r.Mentioned {
				p.Report(lint.Diagnostic{Span: r.Span, Reference: r, Message: "nothing in the text points to " + entryNumber(r) + ": " + called(r)})
			}
		}
	}
}

// What makes a finding of a numbered list that nothing cites: entries, words of text
// around it, and the percentage of entries that are works by somebody of some year.
// An exported list has a title and a sentence or two; notes, links and steps are
// numbered as well.
const (
	fewestNumbered = 3
	leastText      = 150
	mostAreWorks   = 50
)

// hasLostNumbers says whether the text should cite the numbered list and cites nothing.
func hasLostNumbers(doc *lint.Document, list int) bool {
	l := doc.Lists[list]
	if !l.Numbered || l.N < fewestNumbered || len(doc.Lists) > 1 || len(doc.Citations) > 0 || doc.CitesAll {
		return false
	}
	works, mentioned := 0, 0
	for _, r := range entriesOf(doc, list) {
		if r.Key != "" { // what cites by key may do so in commands that nobody knows
			return false
		}
		if r.Mentioned {
			mentioned++
		}
		if len(r.Names("author")) > 0 && r.Issued().Year > 0 {
			works++
		}
	}
	return mentioned*100 < l.N*fewCitations && works*100 >= l.N*mostAreWorks && hasWords(doc.Data[:l.Span.Start], doc.Data[l.Span.End:], leastText)
}

// hasWords says whether the texts before and behind a list have so many words
// together. Of a long text the beginning tells.
func hasWords(before, behind []byte, most int) bool {
	n := 0
	for _, text := range [][]byte{before, behind} {
		for range bytes.FieldsSeq(text) {
			if n++; n >= most {
				return true
			}
		}
	}
	return false
}

func reportLostNumbers(p *lint.Pass, list int) {
	entries := entriesOf(p.Document, list)
	first := entries[0]
	p.Report(lint.Diagnostic{Span: first.Span, Reference: first, Message: fmt.Sprintf(
		"no number in the text points to the %d entries of this list: were they lost on the way?", len(entries))})
}

// entryNumber is what a list calls an entry by: "entry 9" where it is numbered.
func entryNumber(r *lint.Reference) string {
	if r.Number > 0 {
		return fmt.Sprintf("entry %d", r.Number)
	}
	return "this entry"
}

// Bounds of what is said about one bibliography file: single findings, and how
// many further entries are read to count them.
const (
	maxUncited        = 20
	maxUncitedCounted = 100_000
)

// reportUncited looks at the entries of a bibliography file.
func reportUncited(p *lint.Pass) {
	uncited := p.Document.Uncited()
	if len(uncited) == 0 {
		return
	}
	cursor, cited := p.Document.Database.Cursor(), citedKeys(p.Documents)
	var last *lint.Reference
	found := 0
	for n, i := range uncited {
		r := cursor.Read(i)
		if r.Mentioned || cited[strings.ToLower(r.Key)] || r.RawType == "xdata" || r.RawType == "set" || r.KeySpan.Len() == 0 {
			continue
		}
		if found++; found <= maxUncited {
			cursor.Keep()
			p.ReportAs(lint.Info, lint.Diagnostic{Span: r.KeySpan, Reference: r, Message: "no citation has the key " + r.Key})
		} else if last == nil {
			last = r
			cursor.Keep()
		}
		if n > maxUncitedCounted {
			break
		}
	}
	if last != nil {
		p.ReportAs(lint.Info, lint.Diagnostic{Span: last.KeySpan, Reference: last, Message: fmt.Sprintf("no citation has the key %s, nor those of %d further entries", last.Key, found-maxUncited-1)})
	}
}

// citedKeys are the keys that any text cites, in lower case: of two entries with
// one key the second is not uncited but a repeated entry.
func citedKeys(docs []*lint.Document) map[string]bool {
	keys := make(map[string]bool)
	for _, d := range docs {
		for _, c := range d.Citations {
			if c.Kind == lint.ByKey {
				keys[strings.ToLower(c.Key)] = true
			}
		}
	}
	return keys
}
