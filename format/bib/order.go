package bib

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// arrange puts the fields of an entry that are kept in order into w.order. Fields of one name
// keep theirs, as BibTeX takes the first of them and biber the last; an entry
// with comments between its fields is left as it is.
func (w *writer) arrange(fields []field, commented bool) {
	w.order = w.order[:0]
	for i := range fields {
		if w.keeps(&fields[i]) {
			w.order = append(w.order, i)
		}
	}
	if len(w.ranks) == 0 || commented {
		return
	}
	slices.SortStableFunc(w.order, func(i, j int) int {
		return cmp.Compare(w.rank(&fields[i]), w.rank(&fields[j]))
	})
}

func (w *writer) rank(f *field) int { return w.ranks[w.nameOf(f)] }

// nameOf is the name of a field in lower case.
func (db *Database) nameOf(f *field) string {
	if f.id == 0 {
		return lowered(db.text[f.name:f.nameEnd])
	}
	return db.names[f.id]
}

// sorted writes the blocks with their entries sorted. Definitions go before
// all entries; where that would change what they stand for, entries are sorted
// in the stretches between them. The head and the end of the file stay.
func (w *writer) sorted(walk *blocks) {
	var list []block
	for b, more := walk.next(); more; b, more = walk.next() {
		list = append(list, b)
	}
	if line := w.damaged(); line > 0 {
		w.notes = append(w.notes, fmt.Sprintf("the entries were not sorted: the one in line %d is damaged", line))
	} else {
		w.sort(list)
	}
	for i := range list {
		w.block(&list[i])
		if list[i].kind == entryBlock {
			w.sequence = append(w.sequence, list[i].index)
		}
	}
}

// damaged is the line of the first entry that is damaged, 0 for none. Such a
// file cannot be sorted: where the entry ends depends on what follows it.
func (w *writer) damaged() int {
	for i := range w.entries {
		_, _, lost := w.lostField(int(w.entries[i].end))
		if lost || w.entries[i].broken {
			return w.line(w.entries[i].at)
		}
	}
	return 0
}

func (db *Database) line(at uint32) int { return 1 + bytes.Count(db.data[:at], []byte{'\n'}) }

func (w *writer) sort(list []block) {
	for i := range list {
		if list[i].close {
			list[i].close = false
			list[i-1].tail = uint32(w.trimmed(int(list[i-1].end), int(list[i-1].tail)))
		}
	}
	if w.movable() {
		class := func(b block) int {
			switch {
			case b.kind == entryBlock:
				return 2
			case b.kind != textBlock:
				return 1
			case b.lead == list[0].lead:
				return 0
			}
			return 3
		}
		slices.SortStableFunc(list, func(a, b block) int { return cmp.Compare(class(a), class(b)) })
	}
	ranks := w.parentRanks()
	for start := 0; start < len(list); {
		end := start
		for end < len(list) && list[end].kind == entryBlock {
			end++
		}
		w.sortRun(list[start:end], ranks)
		start = end + 1
	}
}

// movable says whether definitions mean the same when all of them stand before
// the entries: none is defined twice, used before, or a month.
func (w *writer) movable() bool {
	seen := make(map[string]bool, len(w.doc.Macros))
	for _, m := range w.doc.Macros {
		if seen[m.Name] || months[m.Name] != "" {
			return false
		}
		seen[m.Name] = true
	}
	return !slices.ContainsFunc(w.doc.Unknown, func(use lint.MacroUse) bool { return seen[use.Name] })
}

// parentRanks are the lower-cased keys of entries that BibTeX wants behind
// those that name them in crossref, with the length of the chain that leads
// there; nil where the file is biber's, which wants nothing.
func (w *writer) parentRanks() map[string]int {
	if w.dialect == lint.Biblatex {
		return nil
	}
	ranks := make(map[string]int)
	for range maxAncestors {
		for i := range w.entries {
			e := &w.entries[i]
			if !e.inherits {
				continue
			}
			child := ranks[lowered(w.Key(i))]
			for _, f := range w.of(e) {
				if w.names[f.id] == "crossref" && w.keeps(&f) {
					inside := f.inside()
					parent := lowered(strings.TrimSpace(w.text[inside.Start:inside.End]))
					ranks[parent] = max(ranks[parent], min(child+1, maxAncestors))
				}
			}
		}
	}
	return ranks
}

// A sortable is an entry with what it is sorted by.
type sortable struct {
	block
	parent int
	keys   []string // "" where the entry has none
}

// sortRun sorts entries that follow one another.
func (w *writer) sortRun(run []block, ranks map[string]int) {
	cursor := w.Cursor()
	list := make([]sortable, len(run))
	keys := make([]string, len(run)*len(w.style.Entries))
	for i, b := range run {
		n := len(w.style.Entries)
		list[i] = sortable{b, 0, keys[i*n : (i+1)*n]}
		r := cursor.Read(int(b.index))
		list[i].parent = ranks[lowered(r.Key)]
		for k, by := range w.style.Entries {
			list[i].keys[k] = sortKey(r, strings.TrimPrefix(by, "-"))
		}
	}
	slices.SortStableFunc(list, func(a, b sortable) int {
		if a.parent != b.parent {
			return cmp.Compare(a.parent, b.parent)
		}
		for k, by := range w.style.Entries {
			if order := compareKeys(a.keys[k], b.keys[k], strings.HasPrefix(by, "-")); order != 0 {
				return order
			}
		}
		return 0
	})
	for i := range list {
		run[i] = list[i].block
	}
	w.keepTwins(run)
}

// sortKey is what a reference is sorted by.
func sortKey(r *lint.Reference, by string) string {
	switch by = lowered(by); by {
	case "key":
		return strings.Clone(strings.ToLower(r.Key))
	case "type":
		return strings.Clone(r.RawType)
	case "author":
		f := r.Raw("author")
		if f == nil {
			f = r.Raw("editor")
		}
		return byFamily(f)
	case "year":
		f := r.Raw("year")
		if f == nil {
			f = r.Raw("date")
		}
		if f == nil {
			return ""
		}
		if year := firstNumber(f.Text); year != "" {
			return strings.Clone(year)
		}
		return strings.Clone(fold.Words(f.Text))
	}
	if f := r.Raw(by); f != nil {
		if len(f.Names) > 0 {
			return byFamily(f)
		}
		return strings.Clone(fold.Words(f.Text))
	}
	return ""
}

// firstNumber is the first run of digits: the year of 2019-01 and of c. 1990.
func firstNumber(s string) string {
	start := strings.IndexAny(s, "0123456789")
	if start < 0 {
		return ""
	}
	end := start
	for end < len(s) && ascii.Digit(s[end]) {
		end++
	}
	return s[start:end]
}

// byFamily is a list of names as it is sorted: family names first.
func byFamily(f *lint.Field) string {
	if f == nil {
		return ""
	}
	var b strings.Builder
	for _, n := range f.Names {
		if n.Family == "" {
			b.WriteString(fold.Words(n.Literal))
		} else {
			b.WriteString(fold.Words(n.Family) + " " + fold.Words(n.Given))
		}
		b.WriteByte('\x01') // before any letter: one author goes before two
	}
	if b.Len() == 0 {
		return strings.Clone(fold.Words(f.Text))
	}
	return b.String()
}

// compareKeys puts numbers in the order of their values, and what has no key
// last in any case.
func compareKeys(a, b string, descending bool) int {
	switch {
	case a == b:
		return 0
	case a == "":
		return 1
	case b == "":
		return -1
	}
	order := 0
	if ascii.Number(a) && ascii.Number(b) {
		a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
		order = cmp.Compare(len(a), len(b))
	}
	if order == 0 {
		order = strings.Compare(a, b)
	}
	if descending {
		return -order
	}
	return order
}

// keepTwins gives entries of one key the order that they had: BibTeX takes the
// first of them.
func (w *writer) keepTwins(run []block) {
	at := make(map[string][]int)
	first := make(map[string]int, len(run))
	for i, b := range run {
		key := lowered(w.Key(int(b.index)))
		if n, twice := first[key]; twice {
			if len(at[key]) == 0 {
				at[key] = append(at[key], n)
			}
			at[key] = append(at[key], i)
			continue
		}
		first[key] = i
	}
	for _, places := range at {
		twins := make([]block, 0, len(places))
		for _, i := range places {
			twins = append(twins, run[i])
		}
		slices.SortFunc(twins, func(a, b block) int { return cmp.Compare(a.index, b.index) })
		for n, i := range places {
			run[i] = twins[n]
		}
	}
}
