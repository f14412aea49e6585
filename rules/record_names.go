package rules

import (
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/internal/bibname"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// A namePatch makes a list of names what the record has. Names that both have
// stay as they are written.
type namePatch struct {
	doc    *lint.Document
	field  *lint.Field
	record []lint.Person
	open   bool // the record does not name all authors
	edits  []lint.TextEdit
	heads  int  // how many names at the head are taken out
	fewer  bool // names are taken out that no other replaces
	failed bool
}

// patchNames puts the authors of the record that are missing at their places, for
// those that it does not have. It does nothing where the two have another order, a
// name cannot be written, or it is not plain which name stands for which. No author on
// record goes: what goes are people that a whole record does not have.
func patchNames(p *lint.Pass, r *lint.Reference, f *lint.Field, diff *lint.Difference, record []lint.Person) (edits []lint.TextEdit, fewer bool) {
	if len(diff.Partners) != len(f.Names) || r.Trust == lint.Suggest || f.Inherited || !literal(f) {
		return nil, false
	}
	n := namePatch{doc: p.Document, field: f, record: record, open: diff.Open}
	first, next := 0, 0 // of our names and of the record's, behind the last that both have
	for i, j := range diff.Partners {
		switch {
		case j < 0:
			continue
		case j < next || j >= len(record):
			return nil, false // in another order
		}
		n.gap(first, i, next, j)
		first, next = i+1, j+1
	}
	if n.gap(first, len(f.Names), next, len(record)); n.failed {
		return nil, false
	}
	return n.edits, n.fewer
}

// gap makes our names [from, to) those of the record in [start, end).
func (n *namePatch) gap(from, to, start, end int) {
	var ours []int // people: what the entry alone has of bodies stays
	for i := from; i < to; i++ {
		if n.field.Names[i].Literal == "" {
			ours = append(ours, i)
		}
	}
	missing := n.missing(start, end, len(ours))
	switch {
	case n.open && len(ours) > 0 && len(missing) > 0 && len(ours) != len(missing):
		n.failed = true // which of ours are those that it does not name?
		return
	case n.open && len(missing) == 0:
		return
	}
	for k, i := range ours {
		switch {
		case k < len(missing):
			n.replace(i, missing[k])
		default:
			n.remove(i)
		}
	}
	if len(missing) > len(ours) {
		n.insert(to, missing[len(ours):])
	}
}

// missing are the authors of the record in [start, end) as the file has them.
// Bodies, which many entries leave out, count only where they replace people.
func (n *namePatch) missing(start, end, replaced int) []string {
	named := func(person lint.Person) bool {
		stands := strings.TrimSpace(fold.Words(person.Given + " " + person.Family + person.Literal))
		return stands != "" && !words.StandsForOthers(stands)
	}
	bodies := replaced // how many of them count
	for _, person := range n.record[start:end] {
		if named(person) && person.Literal == "" {
			bodies--
		}
	}
	var names []string
	for _, person := range n.record[start:end] {
		if !named(person) {
			continue
		}
		if person.Literal != "" {
			if bodies--; bodies < 0 {
				continue
			}
		}
		name := person.Name()
		name.Family, name.Given = unshouted(oneLine(name.Family)), unshouted(oneLine(name.Given))
		name.Literal, name.Suffix = oneLine(name.Literal), oneLine(name.Suffix)
		text := n.doc.Syntax.Name(n.field, name)
		n.failed = n.failed || text == "" || person.Literal == "" && (name.Family == "" || name.Given == "") // half a name
		names = append(names, text)
	}
	return names
}

func (n *namePatch) edit(start, end int, text string) {
	n.edits = append(n.edits, lint.TextEdit{Span: lint.Span{Start: start, End: end}, New: text})
}

func (n *namePatch) replace(i int, text string) {
	span := n.field.Names[i].Span
	n.edit(span.Start, span.End, text)
}

// remove takes a name out, with the "and" before it, or with the one behind it
// where all names before it go.
func (n *namePatch) remove(i int) {
	list := n.field.Names
	n.fewer = true
	switch {
	case i != n.heads:
		n.edit(list[i-1].Span.End, list[i].Span.End, "")
	case i+1 < len(list):
		n.heads++
		n.edit(list[i].Span.Start, list[i+1].Span.Start, "")
	default:
		n.failed = true
	}
}

// insert puts names behind the first of our names, as many as to.
func (n *namePatch) insert(to int, names []string) {
	list := n.field.Names
	text := strings.Join(names, bibname.And)
	switch {
	case to > 0:
		n.edit(list[to-1].Span.End, list[to-1].Span.End, bibname.And+text)
	default:
		n.edit(list[0].Span.Start, list[0].Span.Start, text+bibname.And)
	}
}

// unshouted writes a name that a record has in capitals as names are written.
func unshouted(name string) string {
	letters := []rune(name)
	if len(letters) < 3 || name != strings.ToUpper(name) || strings.Contains(name, ".") {
		return name
	}
	for i := 1; i < len(letters); i++ {
		if unicode.IsLetter(letters[i-1]) {
			letters[i] = unicode.ToLower(letters[i])
		}
	}
	return string(letters)
}
