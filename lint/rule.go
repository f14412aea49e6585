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
	For      Nature      // which entries it is asked about: those that have all of this; 0 for all

	// Entry looks at one entry, of a list or of a database. The reference is good
	// during the call, or for as long as a finding about it that the call made.
	Entry func(*Pass, *Reference)
	// Alike hands in what an entry has in common with entries that
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

// A Pass is one rule looking at one document: what a rule knows, and how it
// speaks. Besides the fields, which nothing may change, it offers
//
//   - [Pass.Report], [Pass.ReportAs] and [Pass.ReportOn], which hand in a finding,
//   - [Pass.DocumentOf], the document of an entry in another file,
//   - [Pass.TouchesKey], whether an edit would change a key,
//   - [Pass.Source], the file's own bytes, for a message that quotes them,
//   - [Table], what is worked out once for all passes of a run, and [TableOfList],
//     what is worked out once for a list.
//
// Of the document it looks at [Document.Entries], Citations and Lists; edits it asks of
// [Document.Syntax]. A pass is used by one goroutine.
type Pass struct {
	Rule      *Rule
	Document  *Document       // of twins: that of the first
	Year      int             // the current one: rules know no clock
	Documents []*Document     // all of the run: those that may be edited
	Elsewhere map[string]bool // keys that files cite which are no part of the run

	run    *ruleRun
	report func(Diagnostic)
	lists  []any // the last answers of [TableOfList], a *listTable[T] for each T
}

// A ruleRun is what the passes of all rules over all documents share. To look a
// document up by name, each would need a table of all others.
type ruleRun struct {
	documents []*Document
	options   Options
	byName    map[string]*Document
	tables    sync.Map // of what each table is, to a func that returns it
}

func newRuleRun(docs []*Document, options Options) *ruleRun {
	all := &ruleRun{documents: docs, options: options, byName: make(map[string]*Document, len(docs))}
	for _, doc := range docs {
		all.byName[doc.Name] = doc
	}
	return all
}

func (all *ruleRun) pass(rule *Rule, doc *Document, report func(Diagnostic)) Pass {
	return Pass{rule, doc, all.options.Year, all.documents, all.options.Elsewhere, all, report, nil}
}

// Source is a stretch of the document as it stands in the file. It is for quoting,
// and for rules about bytes: what the signs in it mean depends on the format, and
// is asked of [Document.Syntax].
func (p *Pass) Source(span Span) string { return string(p.Document.Data[span.Start:span.End]) }

// DocumentOf is the document that an entry stands in, nil for none of the run.
func (p *Pass) DocumentOf(r *Reference) *Document { return p.run.byName[r.File] }

// Table is a table that a rule makes of documents of the run, made when it is
// first asked for: a hundred chapters need one of the keys of their
// bibliography, not one each. What it is of is told by a type of the rule's own.
func Table[K comparable, T any](p *Pass, of K, make func() T) T {
	once, made := p.run.tables.Load(of)
	if !made {
		once, _ = p.run.tables.LoadOrStore(of, sync.OnceValue(make))
	}
	return once.(func() T)()
}

// A listTable is a table of the entries of one list.
type listTable[T any] struct {
	list  int
	table T
}

// A listKey tells the tables of lists apart.
type listKey[T any] struct {
	doc  *Document
	list int
}

// TableOfList is what make finds out about the list that an entry of a text stands
// in, once for a list and a type T, which has to be a type of the rule's own. A rule
// asks at every entry: the pass keeps the last answer, and where make captures
// nothing, asking again takes no memory.
func TableOfList[T any](p *Pass, r *Reference, make func(p *Pass, entries []*Reference) T) T {
	var last *listTable[T]
	for _, of := range p.lists {
		if t, same := of.(*listTable[T]); same {
			last = t
		}
	}
	if last != nil && last.list == r.List {
		return last.table
	}
	list := p.Document.Lists[r.List]
	entries := p.Document.References[list.First : list.First+list.N]
	table := Table(p, listKey[T]{p.Document, r.List}, func() T { return make(p, entries) })
	if last == nil {
		last = new(listTable[T])
		p.lists = append(p.lists, last)
	}
	last.list, last.table = r.List, table
	return table
}

// Report hands in a finding with the rule's own severity.
func (p *Pass) Report(d Diagnostic) { p.ReportAs(p.Rule.Severity, d) }

// ReportAs hands in a finding with a severity of its own. Rule and file are
// filled in; a fix is lowered to what the reader trusts in the entry the
// finding is about and in every entry of a list that the fix edits, and to a
// suggestion where its text does not fit the encoding of the file, or where it
// changes a key and does not say so. A fix after which the brackets of the
// entry would not pair is dropped.
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
			if doc := p.run.byName[edit.File]; doc != nil {
				fix.Safety = min(fix.Safety, doc.trust(edit.Span), p.writable(doc, edit.New), doc.Order.trust(), doc.mayWrite())
				if !fix.Keys && p.touchesKey(doc, edit.Span) {
					fix.Safety = Suggest
				}
			}
		}
	}
	d.Fixes = slices.DeleteFunc(d.Fixes, func(fix Fix) bool { return !p.keepsBalance(&d, &fix) || p.scatters(&fix) })
	p.report(d)
}

// scatters says whether a fix edits what does not stand together in its file.
func (p *Pass) scatters(fix *Fix) bool {
	return slices.ContainsFunc(fix.Edits, func(e TextEdit) bool {
		doc := p.run.byName[e.File]
		return doc != nil && doc.Order != nil && !doc.Order.whole(e.Span)
	})
}

// unicodeOf is what it is kept under whether a document is UTF-8.
type unicodeOf struct{ doc *Document }

// writable is how far new text may go into a file. Where the file is not
// UTF-8, edits are bytes of the file itself or ASCII: other characters would be
// damage in any encoding but the one they are made for.
func (p *Pass) writable(doc *Document, text string) Safety {
	if !utf8.ValidString(text) || !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return Safe
	}
	valid := Table(p, unicodeOf{doc}, func() bool { return utf8.Valid(doc.Data) })
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
