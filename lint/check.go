package lint

import (
	"math"
	"slices"
)

// Check runs the rules over one document and returns their findings in the
// order of the file; findings at one place are ordered by rule. Rules see the
// year, as they know no clock. Several run at a time. Of what other documents
// of a run know, it uses what [Connect] found.
func Check(doc *Document, rules []Rule, year int) []Diagnostic {
	found := checkDocuments([]*Document{doc}, rules, Options{Year: year}, math.MaxInt)
	sortDiagnostics(found)
	return found
}

// checkDocuments runs the rules over the documents: first those that look at
// whole documents, then those that look at single entries. The
// findings are in no order. Of those that a rule floods with, most are kept for each chunk.
func checkDocuments(docs []*Document, rules []Rule, options Options, most int) []Diagnostic {
	each := make([][]Diagnostic, len(docs)*len(rules))
	all := newRuleRun(docs, options)
	Parallel(len(each), func(i int) {
		doc, rule := docs[i/len(rules)], &rules[i%len(rules)]
		if rule.Check == nil {
			return
		}
		report := func(d Diagnostic) { each[i] = append(each[i], d) }
		defer guard(doc.Name, rule, report)
		pass := all.pass(rule, doc, report)
		rule.Check(&pass)
	})
	return append(slices.Concat(each...), checkEntries(all, rules, most)...)
}

// guard, deferred, makes a finding of a panic of the rule: the other rules and
// files go on.
func guard(file string, rule *Rule, report func(Diagnostic)) {
	if cause := recover(); cause != nil {
		report(Failure(file, "the rule "+rule.ID, cause))
	}
}
