package lint

import (
	"slices"
	"unicode/utf8"
)

// Check runs the rules over one document and returns their findings in the
// order of the file; findings at one place are ordered by rule. Rules see the
// year, as they know no clock. Several run at a time.
func Check(doc *Document, rules []Rule, year int) []Diagnostic {
	each := make([][]Diagnostic, len(rules))
	isUTF8 := utf8.Valid(doc.Data)
	Parallel(len(rules), func(i int) {
		rules[i].Check(&Pass{
			Rule:     &rules[i],
			Document: doc,
			Year:     year,
			isUTF8:   isUTF8,
			report:   func(d Diagnostic) { each[i] = append(each[i], d) },
		})
	})
	found := slices.Concat(each...)
	sortDiagnostics(found)
	return found
}
