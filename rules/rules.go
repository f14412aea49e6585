// Package rules holds the rules, one in each file.
//
// A rule is a value, registered by the line that declares it:
//
//	var _ = add(lint.Rule{ID: "doi-form", …, Check: checkDOIForm})
//
// Its examples stand in testdata/rules/doi-form.txtar, and that is all a rule
// needs: CONTRIBUTING.md walks through it, package internal/ruletest says what
// is tested unasked. Rules know neither a format's syntax nor the network, the
// disk or the clock. They look at what the reader found and turn it into
// findings whose edits stand on the places the reader kept.
package rules

import (
	"sort"

	"github.com/bibfix/bibfix/lint"
)

var all []lint.Rule

// add registers a rule; each rule's file calls it once. An ID taken twice is a
// mistake that no run could repair, so it stops the program at its start.
func add(r lint.Rule) lint.Rule {
	for _, other := range all {
		if other.ID == r.ID {
			panic("two rules are called " + r.ID)
		}
	}
	all = append(all, r)
	return r
}

// All returns the rules, sorted by ID.
func All() []lint.Rule {
	sorted := append([]lint.Rule(nil), all...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].ID < sorted[j].ID })
	return sorted
}

// IDs are the IDs of all rules, sorted.
func IDs() []string {
	var ids []string
	for _, r := range All() {
		ids = append(ids, r.ID)
	}
	return ids
}
