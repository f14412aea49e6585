package lint

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// A Rule is a value: it has no state, and can be listed, documented, tested
// and run by several goroutines at once.
type Rule struct {
	ID       string // kebab-case, never reused
	Title    string // one line, lower case, no stop: what it finds
	Doc      string // Markdown: what it does, why it is bad, when it stays silent, how safe its fix is, sources
	Fix      string // one sentence: what its fix does and why it is as safe as it claims; "" for a rule that only reports
	Since    string // version that first had it: "0.1.0"
	Question string // what the author is asked where the rule speaks: "Which year is right?"; "" for a rule that only remarks
	Severity Severity
	Needs    Needs       // what it must have seen besides the file to speak
	Check    func(*Pass) // looks at a whole document: its lists, citations and links; nil for none
	Flood    string      // what a file may be full of, in the plural: of more than [MaxFlood] infos the rest is counted by one, "12 more " + Flood; "" where each is shown

	// Entry looks at one entry of a database. The reference is good during the
	// call, or for as long as a finding about it that the call made.
	Entry func(*Pass, *Reference)
	// Alike hands in what an entry of a database has in common with entries that
	// may be the same: hashes of its key, DOI, title. Twins is then called with
	// the entries that share one, in the order of the files: two or more.
	Alike func(r *Reference, handle func(hash uint64))
	Twins func(*Pass, []*Reference)
}

// Needs tells what a rule must have seen to speak about a file: a comment that
// silences it is called unused only where it has.
type Needs uint8

// What rules need.
const (
	OneFile    Needs = iota // nothing besides the file
	Manuscript              // the texts and bibliographies that belong together
	Registries              // the answers of registries
	Program                 // which program a bibliography file is for
)

// A Pass is one rule looking at one document.
type Pass struct {
	Rule     *Rule
	Document *Document // of twins: that of the first
	*desk
}

// A desk is what the passes of one goroutine share: it takes the findings.
type desk struct {
	*shelf
	Year    int                // the current year, handed in: rules know no clock
	unicode map[*Document]bool // whether it is UTF-8, once somebody asked
	report  func(Diagnostic)
}

// A shelf is the documents of a run. All desks share it: to look a document up
// by name, each rule and document would need a table of all others.
type shelf struct {
	Documents []*Document     // all that may be edited
	Elsewhere map[string]bool // keys that other files cite
	byName    map[string]*Document
	tables    sync.Map // of what each table is, to a func that returns it
}

func newShelf(docs []*Document) *shelf {
	s := &shelf{Documents: docs, byName: make(map[string]*Document, len(docs))}
	for _, doc := range docs {
		s.byName[doc.Name] = doc
	}
	return s
}

func (s *shelf) desk(year int, report func(Diagnostic)) *desk {
	return &desk{s, year, nil, report}
}

// DocumentOf is the document that an entry stands in, nil for none of the run.
func (s *shelf) DocumentOf(r *Reference) *Document { return s.byName[r.File] }

// Table is a table that a rule makes of documents of the run, made when it is
// first asked for: a hundred chapters need one of the keys of their
// bibliography, not one each. What it is of is told by a type of the rule's own.
func Table[K comparable, T any](p *Pass, of K, make func() T) T {
	once, _ := p.tables.LoadOrStore(of, sync.OnceValue(make))
	return once.(func() T)()
}

// Report hands in a finding with the rule's own severity.
func (p *Pass) Report(d Diagnostic) { p.ReportAs(p.Rule.Severity, d) }

// ReportAs hands in a finding with a severity of its own. Rule and file are
// filled in; a fix is lowered to what the reader trusts in the entry the
// finding is about and in every entry of a list that the fix edits, and to a
// suggestion where its text does not fit the encoding of the file, or where it
// changes a key and does not say so. A fix after which the braces of the entry
// would not pair is dropped.
func (p *Pass) ReportAs(severity Severity, d Diagnostic) {
	d.Rule = p.Rule.ID
	d.Severity = severity
	if d.File == "" && d.Reference != nil {
		d.File = d.Reference.File
	}
	if d.File == "" {
		d.File = p.Document.Name
	}
	for i := range d.Fixes {
		fix := &d.Fixes[i]
		if d.Reference != nil {
			fix.Safety = min(fix.Safety, d.Reference.Trust)
		}
		for j := range fix.Edits {
			edit := &fix.Edits[j]
			if edit.File == "" {
				edit.File = d.File
			}
			if doc := p.byName[edit.File]; doc != nil {
				fix.Safety = min(fix.Safety, doc.trust(edit.Span), p.writable(doc, edit.New), doc.Order.trust())
				if !fix.Keys && p.touchesKey(doc, edit.Span) {
					fix.Safety = Suggest
				}
			}
		}
	}
	d.Fixes = slices.DeleteFunc(d.Fixes, func(fix Fix) bool { return !p.keepsBraces(&d, &fix) || p.scatters(&fix) })
	p.report(d)
}

// scatters says whether a fix edits what does not stand together in its file.
func (p *Pass) scatters(fix *Fix) bool {
	return slices.ContainsFunc(fix.Edits, func(e TextEdit) bool {
		doc := p.byName[e.File]
		return doc != nil && doc.Order != nil && !doc.Order.whole(e.Span)
	})
}

// writable is how far new text may go into a file. Where the file is not
// UTF-8, edits are bytes of the file itself or ASCII: other characters would be
// damage in any encoding but the one they are made for.
func (p *Pass) writable(doc *Document, text string) Safety {
	if !utf8.ValidString(text) || !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return Safe
	}
	valid, known := p.unicode[doc]
	if !known {
		valid = utf8.Valid(doc.Data)
		if p.unicode == nil {
			p.unicode = make(map[*Document]bool)
		}
		p.unicode[doc] = valid
	}
	if valid {
		return Safe
	}
	return Suggest
}

// trust is the least trust in the entries that the span touches; Safe where it
// touches none. Entries stand in the order of the file and do not overlap.
func (d *Document) trust(span Span) Safety {
	trust := Safe
	first := sort.Search(len(d.References), func(i int) bool { return d.References[i].Span.End >= span.Start })
	for _, r := range d.References[first:] {
		if r.Span.Start > span.End {
			break
		}
		trust = min(trust, r.Trust)
	}
	return trust
}
