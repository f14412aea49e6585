package rules

import "github.com/bibfix/bibfix/lint"

// Its findings are made where findings are silenced (lint/silence.go): they
// rest on those of all other rules.
var _ = add(lint.Rule{
	ID:       lint.UnusedIgnore,
	Title:    "a comment silences a rule that has nothing to say there",
	Severity: lint.Warning,
	Since:    "0.5.0",
	Question: "May we take the comment out?",
	Doc: `What was wrong once is right now, or the comment stands in the wrong place. A comment that silences nothing today hides
the next slip, which nobody has looked at.

The rule is silent about rules that a run leaves out, about those of ` + "`--verify`" + ` where the registries were not asked about every
entry, about those that compare texts with bibliographies where not all of them were read or files were named one by one, so that other
manuscripts may need the bibliography, and about those that depend on the program that a .bib file is for where the file itself does not tell which.`,
	Fix: "Takes the rule out of the comment, or the comment out of the file; unsafe, since it is the words of a person. The two comments of a stretch are left alone.",
})
