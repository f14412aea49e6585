// Package gold holds the engines themselves against bibfix: what BibTeX, biber
// and pandoc make of a file is the same before and after every safe fix, but for
// what the table of rules in table_test.go says may differ in print. It has
// tests only, and skips those whose engines are not installed.
//
//	BIBFIX_LONG=1 go test ./internal/gold                     a fixed sample
//	BIBFIX_LONG=1 BIBFIX_GOLD=1 go test ./internal/gold -v    all files, some 20 minutes
//
// BIBFIX_GOLD_FILES names further folders with .bib files, parted by colons.
package gold

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/bibfix/bibfix/format"
	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// year is that of all runs, so that they say the same next year.
const year = 2026

// A step is a file before and after the fixes of some rules; none where the
// file was set out anew.
type step struct {
	name          string
	before, after []byte
	rows          []row
	last          []byte // the file after all steps
}

// steps mend a file one rule after the other, so that each step is explained by
// the row of its rule alone. They end in the file that all rules together make;
// where they do not, the way from one to the other is a step as well.
func steps(t *testing.T, name string, data []byte) []step {
	t.Helper()
	all := repair(t, name, data, "")
	if string(all) == string(data) {
		return nil
	}
	var list []step
	var rows []row
	for now, round := data, 0; round < 4; round++ {
		began := now
		for _, rule := range fixable(name, now) {
			after := repair(t, name, now, rule)
			if string(after) == string(now) {
				continue
			}
			r := rowOf(rule)
			if r == nil {
				t.Errorf("%s: the rule %s has a safe fix and no row in the table of what may differ in print", name, rule)
				return nil
			}
			list = append(list, step{name + " after " + rule, now, after, []row{*r}, all})
			rows, now = append(rows, *r), after
		}
		if string(began) == string(now) {
			break
		}
	}
	if len(list) == 0 || string(list[len(list)-1].after) != string(all) {
		list = append(list, step{name + " after all rules", data, all, rows, all})
	}
	return list
}

// fixable are the rules with a safe fix for a file. That of syntax goes first:
// what a reader complains of is mended in every run, whatever rules it has.
func fixable(name string, data []byte) []string {
	var ids []string
	doc := format.Read(lint.File{Name: name, Data: data})
	for _, d := range lint.Lint([]*lint.Document{doc}, rules.All(), lint.Options{Year: year}) {
		if len(d.Fixes) > 0 && d.Fixes[0].Safety == lint.Safe {
			ids = append(ids, d.Rule)
		}
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(-cmp.Compare(boolInt(a == syntax), boolInt(b == syntax)), strings.Compare(a, b))
	})
	return slices.Compact(ids)
}

const (
	syntax  = "syntax-error"
	sparing = "chatbot-trace" // keeps what it rests on from the fixes of the others
)

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// repair is the file after the safe fixes of a rule, of all for "". A second
// run changes nothing.
func repair(t *testing.T, name string, data []byte, rule string) []byte {
	t.Helper()
	used := rules.All()
	if rule != "" {
		used = slices.DeleteFunc(slices.Clone(used), func(r lint.Rule) bool { return r.ID != rule && r.ID != sparing })
	}
	once := func(data []byte) []byte {
		doc := format.Read(lint.File{Name: name, Data: data})
		done := lint.Repair([]*lint.Document{doc}, format.Read, used, lint.Options{Year: year}, lint.Safe)
		for _, left := range done.LeftOut {
			t.Errorf("%s, rule %q: %v", name, rule, left)
		}
		return done.Documents[0].Data
	}
	after := once(data)
	if string(once(after)) != string(after) {
		t.Errorf("%s, rule %q: a second run changes more", name, rule)
	}
	checkKeys(t, name+", rule "+rule, data, after)
	return after
}

// checkKeys holds what our own reader sees: no entry and no key is lost. An
// entry may be gone that stood there twice, and one may be seen at last that a
// fault had hidden.
func checkKeys(t *testing.T, name string, before, after []byte) {
	t.Helper()
	if !strings.Contains(name, ".bib") {
		return
	}
	old, now := keysOf(before), keysOf(after)
	for _, key := range old {
		if !slices.Contains(now, key) {
			t.Errorf("%s: the entry %s is gone", name, key)
		}
	}
	if len(now) < len(old) && !repeats(old) {
		t.Errorf("%s: %d entries of %d are left", name, len(now), len(old))
	}
}

func repeats(keys []string) bool {
	keys = slices.Sorted(slices.Values(keys))
	return len(slices.Compact(slices.Clone(keys))) < len(keys)
}

func keysOf(data []byte) []string {
	doc := format.Read(lint.File{Name: "x.bib", Data: data})
	keys := make([]string, doc.Database.Len())
	for i := range keys {
		keys[i] = doc.Database.Key(i)
	}
	return keys
}

// each does a piece of work for 0 to n-1, on every processor. Workers are
// numbered, for those that keep something.
func each(n int, work func(worker, i int)) {
	next := make(chan int)
	var group sync.WaitGroup
	for worker := range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := range next {
				work(worker, i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
}
