// Package lint holds the words that all of bibfix speaks, and the two loops:
// [Lint], which runs rules over documents, and [Repair], which applies what
// the rules propose until nothing is left to apply.
//
// The words, in the order in which they come into being:
//
//   - A [File] is a name and bytes. Readers turn it into a [Document], which
//     holds the [List]s of references it found, each [Reference] with its
//     [Field]s, and the [Citation]s that point to them.
//   - A [Span] is a range of bytes of a file. Readers make all spans, while
//     they read; nobody finds a place by searching the text again. [Text] is
//     decoded text that still knows the place of each of its bytes.
//   - A [Rule] looks at a document through a [Pass] and reports a
//     [Diagnostic]: what is wrong, where, and, where it knows, a [Fix].
//   - A fix is a set of [TextEdit]s. It says how safe it is, and is applied
//     whole or not at all.
//
// The package has no disk, no network, no clock and no colour: files come in
// as bytes, the year is handed in. Nothing promises that its Go interface
// stays; the command line, the JSON form and the names of rules do.
package lint

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sync"
)

// Options are what a run of the rules depends on besides the documents.
type Options struct {
	Year   int             // the current year; rules know no clock
	Ignore map[string]bool // IDs whose findings are dropped, those of readers included
	Facts  Facts           // what registries know; nil where nobody is asked
	Known  map[string]bool // fingerprints of findings that are left out; nil for none

	Keep func([]*Document, []Diagnostic) []Diagnostic // leaves those that are to be told; nil for all

	// Partial says that a project may have more manuscripts than are read: what
	// its bibliographies have for them is not called unused.
	Partial bool

	// Elsewhere are the keys that files cite which a search came upon and which are
	// no part of the run: no fix can write another key there.
	Elsewhere map[string]bool

	// Doubtful says that findings in doubt are told. They are counted in any case.
	Doubtful bool

	// Severities are how grave findings are, by rule, in the place of what the rule
	// says. What a rule itself takes more lightly than its other findings is not
	// made graver, only milder.
	Severities map[string]Severity
	Limits     map[string]Safety // how safe fixes are taken to be at most, by rule
}

// Lint checks the documents against the rules and returns the findings that
// are left, the readers' complaints among them, sorted by file, offset and
// rule. Of what a file is full of, it shows the first and counts the rest. Its
// body is the middle of the flow: documents are linked, registries asked, documents
// checked, findings sifted.
func Lint(docs []*Document, rules []Rule, options Options) []Diagnostic {
	Connect(docs)
	Ask(docs, options.Facts)
	found := Examine(docs, rules, options)
	return Sift(docs, rules, found, options)
}

// Examine runs the rules over documents that are connected, and returns what they
// and the readers complain of, in no order. It is for [Sift].
func Examine(docs []*Document, rules []Rule, options Options) []Diagnostic {
	most := MaxFlood + 1
	if options.Known != nil || options.Keep != nil || len(options.Severities) > 0 || slices.ContainsFunc(docs, (*Document).hasIgnores) {
		most = math.MaxInt // what is shown must be parted from what is not before any is counted
	}
	return examine(docs, rules, options, most)
}

// Sift leaves of what was found in the documents what is to be told, sorted.
func Sift(docs []*Document, rules []Rule, found []Diagnostic, options Options) []Diagnostic {
	return flood(settle(docs, rules, found, options), rules)
}

// Every is Lint without counting and without leaving out what is known or not
// asked for: all findings, in their order. A baseline is made of them.
func Every(docs []*Document, rules []Rule, options Options) []Diagnostic {
	options.Known, options.Keep = nil, nil
	return lintAll(docs, rules, options)
}

// lintAll is Lint without counting: all findings, in their order.
func lintAll(docs []*Document, rules []Rule, options Options) []Diagnostic {
	Connect(docs)
	Ask(docs, options.Facts)
	return settle(docs, rules, examine(docs, rules, options, math.MaxInt), options)
}

// examine is Examine. Of the findings that a rule floods with, most are kept for
// each stretch of entries, the last of which knows how many it stands for.
func examine(docs []*Document, rules []Rule, options Options, most int) []Diagnostic {
	found := checkDocuments(docs, rules, options, most)
	for _, d := range docs {
		found = append(found, d.Errors...)
	}
	return found
}

// settle is Sift without counting.
func settle(docs []*Document, rules []Rule, found []Diagnostic, options Options) []Diagnostic {
	found = sift(found, options, docs, rules)
	weigh(found, options, rules)
	spare(found)
	sortDiagnostics(found)
	if options.Known != nil {
		found = fresh(docs, found, options.Known)
	}
	if options.Keep != nil {
		found = options.Keep(docs, found)
	}
	return countDoubts(docs, found, options.Doubtful)
}

// countDoubts notes in each document how many of its findings are in doubt, and
// leaves them only where they are to be told.
func countDoubts(docs []*Document, found []Diagnostic, told bool) []Diagnostic {
	count := make(map[string]int)
	for i := range found {
		if found[i].Doubtful {
			count[found[i].File]++
		}
	}
	for _, d := range docs {
		d.doubts = count[d.Name]
	}
	if told || len(count) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(d Diagnostic) bool { return d.Doubtful })
}

// fresh leaves out what is known.
func fresh(docs []*Document, found []Diagnostic, known map[string]bool) []Diagnostic {
	var left []Diagnostic
	for i, name := range Fingerprints(docs, found) {
		if !known[name] || found[i].Rule == InternalError {
			left = append(left, found[i])
		}
	}
	return left
}

// sift drops what was asked to be left out, by the run or by comments in the
// files, and findings made twice. It adds what is to be said of those comments.
func sift(found []Diagnostic, options Options, docs []*Document, rules []Rule) []Diagnostic {
	type finding struct {
		rule, file, message string
		span                Span
	}
	silencer := newSilencer(docs)
	seen := make(map[finding]bool, len(found))
	found = slices.DeleteFunc(found, func(d Diagnostic) bool {
		key := finding{d.Rule, d.File, d.Message, d.Span}
		drop := seen[key] || d.Rule != InternalError && (options.Ignore[d.Rule] || silencer.silences(&d))
		seen[key] = true
		return drop
	})
	return append(found, silencer.unused(rules, options.Partial)...)
}

// weigh gives findings the severity, and fixes the limit, that the run asks for.
func weigh(found []Diagnostic, options Options, rules []Rule) {
	if len(options.Severities)+len(options.Limits) == 0 {
		return
	}
	own := make(map[string]Severity, len(rules))
	for i := range rules {
		own[rules[i].ID] = rules[i].Severity
	}
	for i := range found {
		d := &found[i]
		if asked, ok := options.Severities[d.Rule]; ok && (d.Severity >= own[d.Rule] || asked < d.Severity) {
			d.Severity = asked
		}
		if limit, ok := options.Limits[d.Rule]; ok {
			d.Fixes = slices.Clone(d.Fixes) // those of readers stay with the document
			for j := range d.Fixes {
				d.Fixes[j].Safety = min(d.Fixes[j].Safety, limit)
			}
		}
	}
}

func sortDiagnostics(found []Diagnostic) {
	slices.SortStableFunc(found, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Rule, b.Rule),
		)
	})
}

// Parallel calls do for 0 to n-1 and returns when all calls have. No more run
// at a time than the machine has processors.
func Parallel(n int, do func(i int)) {
	var wait sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}
