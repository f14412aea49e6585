package rules

import (
	"fmt"
	"strconv"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

var _ = add(lint.Rule{
	ID:       "duplicate-key",
	Title:    "two entries have one number, label or key",
	Severity: lint.Error,
	Needs:    lint.Manuscript,
	Since:    "0.1.0",
	Question: "Which entry should keep it?",
	Doc: `A citation such as [11] can only point to one entry. Where two entries of a list carry the number 11, or the label
[Oka14], every citation of it is a riddle, and mostly another number is missing.

Of two entries with one number the finding stands at the one that breaks the count of its neighbours; where both or
neither do, at the second, unless the count broke before the first.

The rule is silent about lists that begin again at 1 (chapters, appendices), about several works that share one label on
purpose, as (a) and (b) do in chemistry, and about numbers that Markdown itself counts (1., 1., 1.).

In bibliography files, and over the files that one manuscript reads, a key that stands twice is an error: BibTeX calls it a repeated
entry and keeps the first, biber warns and keeps the first. Keys that differ only in their capitals are a warning: to BibTeX they
are one key, to biber two.`,
	Fix:   "Of two entries of a bibliography file that are the same to the last byte the second is taken out; that is safe, since every program passes over it.",
	Check: checkDuplicateKey,
	For:   lint.Fielded,
	Alike: func(r *lint.Reference, handle func(uint64)) {
		if r.KeySpan.Len() > 0 {
			handle(hashKey(r.Key))
		}
	},
	Twins: reportTwinKeys,
})

func checkDuplicateKey(p *lint.Pass) {
	for i := range p.Document.Lists {
		for _, part := range countedParts(entry.OfList(p.Document, i)) {
			reportDuplicateKeys(p, part)
		}
	}
}

// countedParts cuts a list where its numbers begin again: at a 1 that a 2 follows.
func countedParts(entries []*lint.Reference) [][]*lint.Reference {
	var parts [][]*lint.Reference
	start := 0
	for i := 1; i+1 < len(entries); i++ {
		if entries[i].Number == 1 && entries[i+1].Number == 2 && entries[i-1].Number != 0 {
			parts = append(parts, entries[start:i])
			start = i
		}
	}
	return append(parts, entries[start:])
}

func reportDuplicateKeys(p *lint.Pass, entries []*lint.Reference) {
	used := map[string]bool{}
	for _, r := range entries {
		used[keyOf(r)] = true
	}
	first := map[string]int{}
	for i, r := range entries {
		key := keyOf(r)
		if key == "" {
			continue
		}
		j, taken := first[key]
		if !taken {
			first[key] = i
			continue
		}
		if entries[j].LabelSpan == r.LabelSpan {
			continue // two works under one label
		}
		odd, other := i, j
		if r.Number != 0 && breaksCount(entries, used, j, i) {
			odd, other = j, i
		}
		message := "two entries of this list have the label " + r.Label
		if r.Number != 0 {
			message = fmt.Sprintf("two entries of this list have the number %d", r.Number)
			if want := expected(entries, odd); want > 1 && !used[strconv.Itoa(want)] {
				message += fmt.Sprintf("; after %d one would expect %d here", want-1, want)
			}
		}
		p.Report(lint.Diagnostic{
			Span: entries[odd].LabelSpan, Message: message, Reference: entries[odd],
			Related: []lint.Related{{Span: entries[other].LabelSpan, Message: "the other entry"}},
		})
	}
}

// keyOf is what citations call an entry: its number as counted, or its label.
func keyOf(r *lint.Reference) string {
	switch {
	case r.LabelSpan.Len() == 0:
		return ""
	case r.Number != 0:
		return strconv.Itoa(r.Number)
	}
	return "label " + fold.Words(r.Label)
}

// breaksCount says whether of two entries with one number the first is the odd
// one: fewer of its neighbours lead to its number, or as many, and the number
// one would expect there is missing from the list.
func breaksCount(entries []*lint.Reference, used map[string]bool, first, second int) bool {
	a, b := fits(entries, first), fits(entries, second)
	return a < b || a == b && a == 0 && expected(entries, first) != 0 && !used[strconv.Itoa(expected(entries, first))]
}

// fits counts the neighbours, 0 to 2, whose numbers lead to that of entry i.
func fits(entries []*lint.Reference, i int) int {
	n := 0
	if expected(entries, i) == entries[i].Number {
		n++
	}
	if i+1 < len(entries) && entries[i+1].Number == entries[i].Number+1 {
		n++
	}
	return n
}

// expected is the number that follows that of the entry before; 1 for the
// first, 0 where the entry before has none.
func expected(entries []*lint.Reference, i int) int {
	switch {
	case i == 0:
		return 1
	case entries[i-1].Number == 0:
		return 0
	}
	return entries[i-1].Number + 1
}
