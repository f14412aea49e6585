package rules

import (
	"bytes"
	"fmt"
	"sort"
	"unicode"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/habit"
)

var _ = add(lint.Rule{
	ID:       "list-order",
	Title:    "an entry breaks the alphabetical order of its list",
	Severity: lint.Info,
	Since:    "0.1.0",
	Doc: `Who looks for Waltz in an alphabetical list does not look behind Yu.

A list counts as alphabetical when it has at least eight entries without numbers and nine in ten of them stand in order.
Only the name an entry is listed under is compared, without case, accents and signs. Habits differ, and any of them
passes: "van der Meulen" under M or V, McTavish as MacTavish, Brückner as Bruckner or Brueckner, Ödberg under O or behind
Z, "The Harbour Post" under H or T, an organisation under its name or its acronym, one script before the other. In which order
one author's works stand is left to the author.`,
	Fix: `Moves the entry with its lines to its place. It is unsafe, because a dash for a repeated author or a note below an entry
belongs to what stands above it; it is only shown where such a dash is near.`,
	Check: checkListOrder,
})

func checkListOrder(p *lint.Pass) {
	for i, list := range p.Document.Lists {
		if list.Numbered || list.Notes {
			continue
		}
		entries := entry.OfList(p.Document, i)
		for from, k := 0, 1; k <= len(entries); k++ {
			if k == len(entries) || isParted(p.Document.Data, entries[k-1], entries[k]) {
				orderOf(p, entries[from:k])
				from = k
			}
		}
	}
}

// isParted says whether text stands between two entries, such as the heading
// "Secondary literature": each part of a list has an order of its own.
func isParted(data []byte, a, b *lint.Reference) bool {
	if a.Span.End >= b.Span.Start {
		return false
	}
	for line := range bytes.Lines(data[a.Span.End:b.Span.Start]) {
		line = bytes.TrimSpace(line)
		tag := len(line) > 0 && (line[0] == ':' || line[0] == '<') // divs and tags part nothing
		if !tag && bytes.ContainsFunc(line, unicode.IsLetter) {
			return true
		}
	}
	return false
}

// orderOf reports the entries of one part of a list that break its order.
func orderOf(p *lint.Pass, entries []*lint.Reference) {
	keys, ok := sortKeys(entries)
	if !ok {
		return
	}
	run := longestRun(keys)
	if (len(entries)-len(run))*3 > len(entries) {
		return // no order that other habits of sorting could save
	}
	out := misplaced(entries, keys, run)
	if !habit.FewOdd(len(out), len(entries)) {
		return
	}
	for _, j := range out {
		after := sort.Search(len(run), func(n int) bool { return keys[run[n]] > keys[j] }) - 1
		if after >= 0 {
			after = run[after]
		}
		reportOutOfOrder(p, entries, j, after)
	}
}

// sortKeys gives the commonest key of each entry; "" for one without an author.
// It is not ok for a list with labels, too short, or too poor in authors to be
// judged.
func sortKeys(entries []*lint.Reference) (keys []string, ok bool) {
	known := 0
	keys = make([]string, len(entries))
	for i, r := range entries {
		if r.Number != 0 || r.Label != "" {
			return nil, false
		}
		name, _ := entry.FirstAuthor(r)
		key := fold.Letters(name.Sorted())
		if key == "" || ascii.Digit(key[0]) {
			continue // "3rd Harbour Congress" may stand anywhere
		}
		keys[i] = key
		known++
	}
	return keys, known >= habit.Enough && known*10 >= len(entries)*9
}

// longestRun gives a longest sequence of entries whose keys stand in order.
func longestRun(keys []string) []int {
	var tails []int // tails[n]: the entry that ends the run of length n+1 with the smallest key
	before := make([]int, len(keys))
	for i, key := range keys {
		before[i] = -1
		if key == "" {
			continue
		}
		at := sort.Search(len(tails), func(n int) bool { return keys[tails[n]] > key })
		if at > 0 {
			before[i] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, i)
		} else {
			tails[at] = i
		}
	}
	run := make([]int, len(tails))
	for n := len(tails) - 1; n >= 0; n-- {
		run[n] = tails[len(tails)-1]
		if n < len(tails)-1 {
			run[n] = before[run[n+1]]
		}
	}
	return run
}

// misplaced gives the entries outside the run that do not fit between their
// neighbours of the run by any way of sorting them.
func misplaced(entries []*lint.Reference, keys []string, run []int) []int {
	var out []int
	n := 0 // run[n] is the next of the run
	for i, key := range keys {
		if n < len(run) && run[n] == i {
			n++
			continue
		}
		if key == "" {
			continue
		}
		ways := waysToSort(entries[i])
		above := n == 0 || ascends(waysToSort(entries[run[n-1]]), ways)
		below := n == len(run) || ascends(ways, waysToSort(entries[run[n]]))
		if !above || !below {
			out = append(out, i)
		}
	}
	return out
}

// reportOutOfOrder reports entry i, which belongs behind entry after, or to the
// head of the list where that is -1.
func reportOutOfOrder(p *lint.Pass, entries []*lint.Reference, i, after int) {
	name, _ := entry.FirstAuthor(entries[i])
	d := lint.Diagnostic{Span: name.Span, Reference: entries[i]}
	if d.Span.Len() == 0 {
		d.Span = entries[i].Span
	}
	if after < 0 {
		d.Message = fmt.Sprintf("the list is alphabetical: %s belongs at its head", name.Sorted())
	} else {
		other, _ := entry.FirstAuthor(entries[after])
		d.Message = fmt.Sprintf("the list is alphabetical: %s belongs after %s", name.Sorted(), other.Sorted())
		d.Related = []lint.Related{{Span: entries[after].Span, Message: "after this entry"}}
	}
	if fix, ok := moveAfter(p.Document, entries, i, after); ok {
		fix.Message = "move the entry to its place"
		d.Fixes = []lint.Fix{fix}
	}
	p.Report(d)
}

// moveAfter moves entry i behind entry after, or before the first entry where after
// is -1.
func moveAfter(doc *lint.Document, entries []*lint.Reference, i, after int) (lint.Fix, bool) {
	edits := doc.Syntax.Move(entries[i], entries[max(after, 0)], after >= 0)
	if edits == nil {
		return lint.Fix{}, false
	}
	fix := lint.Fix{Safety: lint.Unsafe, Edits: edits}
	for _, j := range []int{i, i + 1, after + 1} {
		if j < len(entries) && entry.IsDashed(entries[j]) {
			fix.Safety = lint.Suggest
		}
	}
	return fix, true
}
