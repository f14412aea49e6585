package lint_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/lint"
)

const threeEntries = "@book{a, title = {Ropes}}\n@book{b, title = {Tar}}\n@book{c, title = {Hemp}}\n"

// mixed is a text with two entries of a list and a database of three.
func mixed() *lint.Document {
	doc := bib.Read(lint.File{Name: "paper.md", Data: []byte(threeEntries)})
	doc.HasText = true
	doc.References = []*lint.Reference{{Key: "x", Nature: lint.Prose}, {Nature: lint.Prose, Index: 1}}
	return doc
}

// Entries of lists and databases are one sequence, with one count, and what is
// kept of it stays as it was.
func TestEntries(t *testing.T) {
	doc := mixed()
	var kept []*lint.Reference
	for r := range doc.Entries() {
		if r.Index != len(kept) {
			t.Errorf("entry %d has the index %d", len(kept), r.Index)
		}
		r.Keep()
		r.Keep() // twice is once
		kept = append(kept, r)
	}
	if len(kept) != 5 || doc.Count() != 5 {
		t.Fatalf("%d entries of %d", len(kept), doc.Count())
	}
	for i, want := range []string{"x", "", "a", "b", "c"} {
		if kept[i].Key != want || kept[i].Is(lint.Prose) != (i < 2) || kept[i].Is(lint.Fielded|lint.TeX) != (i >= 2) {
			t.Errorf("entry %d is %q, nature %b", i, kept[i].Key, kept[i].Nature)
		}
	}
	var some []string
	for r := range doc.EntriesAt([]int{0, 4}) {
		some = append(some, r.Key)
	}
	if !slices.Equal(some, []string{"x", "c"}) || doc.Entry(3).Value("title") != "Tar" {
		t.Errorf("entries 0 and 4 are %q, entry 3 %q", some, doc.Entry(3).Value("title"))
	}
	for r := range doc.Entries() {
		if r.Key == "a" {
			break // and no more is read
		}
	}
}

func TestKeys(t *testing.T) {
	got := make(map[string]int)
	for key, i := range mixed().Keys() {
		got[key] = i
	}
	if len(got) != 4 || got["x"] != 0 || got["a"] != 2 || got["c"] != 4 {
		t.Errorf("the keys are %v", got)
	}
}

// A rule is asked about the entries that are as it says, wherever they stand.
func TestFor(t *testing.T) {
	asked := func(of lint.Nature) (n int) {
		rule := lint.Rule{ID: "any", For: of, Entry: func(p *lint.Pass, r *lint.Reference) {
			p.Report(lint.Diagnostic{Span: lint.Span{Start: r.Index, End: r.Index}, Message: "seen"})
		}}
		return len(lint.Check(mixed(), []lint.Rule{rule}, 2026))
	}
	for of, want := range map[lint.Nature]int{0: 5, lint.Prose: 2, lint.Fielded: 3, lint.Fielded | lint.TeX: 3, lint.Prose | lint.Fielded: 0} {
		if got := asked(of); got != want {
			t.Errorf("a rule for %b is asked about %d entries, want %d", of, got, want)
		}
	}
}

// A text cites the entries that stand in itself.
func TestOwnDatabase(t *testing.T) {
	doc := mixed()
	doc.Citations = []*lint.Citation{
		{Kind: lint.ByKey, Key: "b", KeySpan: lint.Span{Start: 1, End: 2}},
		{Kind: lint.ByKey, Key: "nowhere", KeySpan: lint.Span{Start: 3, End: 4}},
	}
	lint.Connect([]*lint.Document{doc})
	if c := doc.Citations[0]; c.Status != lint.Resolved || c.References[0].Key != "b" || c.References[0].Index != 3 || c.References[0].Cited != 1 {
		t.Errorf("b leads to %+v", c.References)
	}
	if doc.Citations[1].Status != lint.Missing {
		t.Error("nowhere leads somewhere")
	}
	if !slices.Equal(doc.Uncited(), []int{2, 4}) {
		t.Errorf("uncited are %v", doc.Uncited())
	}
	if doc.IsBibliography() || !doc.Has(lint.Prose) || !doc.Has(lint.TeX) {
		t.Error("it is a text with both kinds of entries")
	}
}

// What is worked out for a list is so once, and is that of the list of the entry at
// hand. Asked again it takes no memory: rules ask at each of a million entries.
func TestTableOfList(t *testing.T) {
	doc := &lint.Document{File: lint.File{Name: "a"}, Lists: []lint.List{{First: 0, N: 2}, {First: 2, N: 1}}}
	for i := range 3 {
		doc.References = append(doc.References, &lint.Reference{ID: fmt.Sprint("r", i), List: i / 2})
	}
	type firsts string
	type count int
	made := 0
	first := func(_ *lint.Pass, entries []*lint.Reference) firsts { made++; return firsts(entries[0].ID) }
	counted := func(p *lint.Pass, entries []*lint.Reference) count {
		return count(len(entries) * len(lint.TableOfList(p, entries[0], first)))
	}
	rule := lint.Rule{ID: "r", Check: func(p *lint.Pass) {
		for _, test := range []struct {
			entry int
			first firsts
			count count
		}{{1, "r0", 4}, {2, "r2", 2}, {0, "r0", 4}} {
			r := doc.References[test.entry]
			if got := lint.TableOfList(p, r, counted); got != test.count {
				t.Errorf("%s: %d, want %d", r.ID, got, test.count)
			}
			if got := lint.TableOfList(p, r, first); got != test.first {
				t.Errorf("%s: %s, want %s", r.ID, got, test.first)
			}
			if n := testing.AllocsPerRun(10, func() { lint.TableOfList(p, r, first) }); n > 0 {
				t.Errorf("%s: asked again, it took memory %v times", r.ID, n)
			}
		}
	}}
	lint.Lint([]*lint.Document{doc}, []lint.Rule{rule}, lint.Options{})
	if made != 2 {
		t.Errorf("made %d times for two lists", made)
	}
}
