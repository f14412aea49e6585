package rules

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/citation"
	"github.com/bibfix/bibfix/rules/internal/entry"
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
whole list: the numbers are lost, as raised ones are when a manuscript is saved as plain text. So it is where less than a tenth of a list
of ten entries or more is cited. Where raised numbers lost their sign, "harbours4", and less than nine tenths of the list were found cited by them,
that is one piece of information: the others may be among the numbers that cannot be told from years and counts. It is one as well where a PDF moved such numbers to other lines. A list by itself, with a few words around
it, is left alone, and so is one whose entries are no works with author and year.

A piece that may belong to the entry above it, since it names no author and begins in the middle of a sentence or with an address, is
information; a heading, the head of a page and what else is no entry is counted with the doubtful places (--doubtful).

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
	reportUncited(p)
	grounds := p.Document.Grounds()
	for i, l := range p.Document.Lists {
		if l.Optional || l.Notes {
			continue
		}
		entries, cited := entry.OfList(p.Document, i), 0
		for _, r := range entries {
			cited += min(r.Cited, 1)
		}
		switch ground := min(grounds.Without(i), lint.LooseBorder); {
		case cited == 0 && hasLostNumbers(p.Document, i):
			severity, counted := ground.Weigh(p.Rule.Severity)
			p.ReportAs(severity, lint.Diagnostic{Span: entries[0].Span, Reference: entries[0], Doubtful: counted, Message: fmt.Sprintf(
				"no number in the text points to the %d entries of this list: were they lost on the way?", len(entries))})
		case cited*100 < l.N*fewCitations || cited == 0:
			reportMisread(p, i, cited, ground)
		case p.Document.NumbersMoved && len(notPointedTo(entries)) > 0, p.Document.NumbersLost && !nearlyAllCited(entries):
			reportLost(p, entries)
		default:
			reportSingly(p, grounds, entries)
		}
	}
}

// reportSingly reports the entries that nothing points to. What may be a piece of
// the entry above it is information; what hardly is an entry is only counted.
func reportSingly(p *lint.Pass, grounds *lint.Grounds, entries []*lint.Reference) {
	for i, r := range entries {
		if r.Cited > 0 || r.Mentioned {
			continue
		}
		d := lint.Diagnostic{Span: r.Span, Reference: r, Message: "nothing in the text points to " + entryNumber(r) + ": " + citation.Called(r)}
		switch {
		case isNoEntry(r):
			d.Doubtful = true
			d.Message = "nothing in the text points to this, which may be no entry: " + citation.Called(r)
			p.ReportAs(lint.Info, d)
		case i > 0 && isPiece(entries[i-1], r):
			d.Message = "this may be part of the entry before, and nothing in the text points to it: " + citation.Called(r)
			p.ReportAs(lint.Info, d)
		default:
			p.ReportOn(grounds.Of(r), d)
		}
	}
}

// reportMisread tells once of a list of which next to nothing is cited: then the
// text cites in a way that was not understood, or the list is that of another text.
func reportMisread(p *lint.Pass, list, cited int, ground lint.Ground) {
	entries := entry.OfList(p.Document, list)
	n := len(entries)
	if n < fewestToJudge || cited*100 >= n*nextToNothing || p.Document.Unlinked.Missing > 0 ||
		!shouldCite(p.Document, list) {
		return
	}
	message := fmt.Sprintf("nothing in the text points to any of the %d entries of this list: is it cited in a way that was lost, or not understood?", n)
	if cited > 0 {
		message = fmt.Sprintf("the text points to %d of the %d entries of this list: is it cited in a way that was lost, or not understood?", cited, n)
	}
	severity, counted := ground.Weigh(p.Rule.Severity)
	if cited > 0 {
		severity = lint.Info // it is the reading that is in doubt
	}
	p.ReportAs(severity, lint.Diagnostic{Span: entries[0].Span, Reference: entries[0], Doubtful: counted, Message: message})
}

// A list of which less than this share, in percent, is cited is told of once, if it has so
// many entries.
const (
	nextToNothing = 10
	fewestToJudge = 10
)

// What makes a finding of a list that nothing cites: entries, words of text
// around it, and the percentage of entries that are works by somebody of some year.
// An exported list has a title and a sentence or two; notes, links and steps are
// numbered as well.
const (
	fewestNumbered = 3
	leastText      = 150
	mostAreWorks   = 50
)

// nearlyAll is the share of a list, in percent, that must be found cited by numbers that
// lost their raise for the rest to be called uncited: the others may be among the
// numbers that could not be told from years, units and counts.
const nearlyAll = 90

func nearlyAllCited(entries []*lint.Reference) bool {
	return (len(entries)-len(notPointedTo(entries)))*100 >= len(entries)*nearlyAll
}

// notPointedTo are the entries that nothing in the text points to.
func notPointedTo(entries []*lint.Reference) []*lint.Reference {
	var all []*lint.Reference
	for _, r := range entries {
		if r.Cited == 0 && !r.Mentioned {
			all = append(all, r)
		}
	}
	return all
}

// reportLost tells once of a list that is cited by numbers which lost their raise.
func reportLost(p *lint.Pass, entries []*lint.Reference) {
	lost := notPointedTo(entries)
	p.ReportAs(lint.Info, lint.Diagnostic{Span: lost[0].Span, Reference: lost[0], Message: fmt.Sprintf(
		"the raised numbers of the text lost their sign, and those of %d of the %d entries could not be found in it", len(lost), len(entries))})
}

// hasLostNumbers says whether the text should cite the numbered list and cites nothing.
func hasLostNumbers(doc *lint.Document, list int) bool {
	l := doc.Lists[list]
	return l.Numbered && l.N >= fewestNumbered && len(doc.Citations) == 0 && shouldCite(doc, list)
}

// shouldCite says whether a text is long enough to cite its only list, and the list
// one of works, which the text does not name either.
func shouldCite(doc *lint.Document, list int) bool {
	l := doc.Lists[list]
	if len(doc.Lists) > 1 || doc.CitesAll {
		return false
	}
	works, mentioned := 0, 0
	for _, r := range entry.OfList(doc, list) {
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
	return mentioned*100 < l.N*fewCitations && works*100 >= l.N*mostAreWorks &&
		hasWords(doc.Data[:l.Span.Start], doc.Data[l.Span.End:], leastText)
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
	cited := citedKeys(p.Documents)
	var last *lint.Reference
	found, n := 0, 0
	for r := range p.Document.EntriesAt(uncited) {
		if n++; n > maxUncitedCounted {
			break
		}
		if r.Mentioned || cited[strings.ToLower(r.Key)] || r.RawType == "xdata" || r.RawType == "set" ||
			r.KeySpan.Len() == 0 {
			continue
		}
		if found++; found <= maxUncited {
			r.Keep()
			p.ReportAs(lint.Info, lint.Diagnostic{Span: r.KeySpan, Reference: r, Message: "no citation has the key " + r.Key})
		} else if last == nil {
			last = r
			r.Keep()
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
