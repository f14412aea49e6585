package rules

import (
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/records"
)

// A namePatch makes a list of names what the record has. Names that both have
// stay as they are written.
type namePatch struct {
	names  []lint.Name // of the entry
	record []lint.Person
	open   bool            // the record does not name all authors
	list   []lint.NameSlot // what becomes of it
	fewer  bool            // names are taken out that no other replaces
	failed bool
}

// patchNames puts the authors of the record that are missing at their places, for
// those that it does not have. It does nothing where the two have another order, a
// name cannot be written, or it is not plain which name stands for which. No author on
// record goes: what goes are people that a whole record does not have.
func patchNames(p *lint.Pass, r *lint.Reference, f *lint.Field, diff *lint.Difference, record []lint.Person) (edits []lint.TextEdit, fewer bool) {
	if len(diff.Partners) != len(f.Names) || r.Trust == lint.Suggest || f.Inherited {
		return nil, false
	}
	n := namePatch{names: f.Names, record: record, open: diff.Open}
	first, next := 0, 0 // of our names and of the record's, behind the last that both have
	for i, j := range diff.Partners {
		switch {
		case j < 0:
			continue
		case j < next || j >= len(record):
			return nil, false // in another order
		}
		n.gap(first, i, next, j)
		n.keep(i)
		first, next = i+1, j+1
	}
	if n.gap(first, len(f.Names), next, len(record)); n.failed {
		return nil, false
	}
	return p.Document.Syntax.SetNames(r, f, n.list), n.fewer
}

func (n *namePatch) keep(i int) { n.list = append(n.list, lint.NameSlot{Old: i}) }

// gap makes our names [from, to) those of the record in [start, end). What the entry
// alone has of bodies stays.
func (n *namePatch) gap(from, to, start, end int) {
	people := 0
	for _, name := range n.names[from:to] {
		if name.Literal == "" {
			people++
		}
	}
	missing := n.missing(start, end, people)
	n.failed = n.failed || n.open && people > 0 && len(missing) > 0 && people != len(missing) // which of ours are those that it does not name?
	all := n.open && len(missing) == 0
	for i := from; i < to; i++ {
		switch {
		case all || n.names[i].Literal != "":
			n.keep(i)
		case len(missing) > 0:
			n.list, missing = append(n.list, missing[0]), missing[1:]
		default:
			n.fewer = true
		}
	}
	n.list = append(n.list, missing...)
}

// missing are the authors of the record in [start, end).
// Bodies, which many entries leave out, count only where they replace people.
func (n *namePatch) missing(start, end, replaced int) []lint.NameSlot {
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
	var names []lint.NameSlot
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
		name.Family, name.Given = unshouted(records.OneLine(name.Family)), unshouted(records.OneLine(name.Given))
		name.Literal, name.Suffix = records.OneLine(name.Literal), records.OneLine(name.Suffix)
		n.failed = n.failed || person.Literal == "" && (name.Family == "" || name.Given == "") // half a name
		names = append(names, lint.NameSlot{Old: -1, New: name})
	}
	return names
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
