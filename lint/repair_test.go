package lint_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

// readLines reads a toy format: every line is an entry whose key is the word
// before the colon; a line that starts with "!" is a syntax error, and an
// entry that ends in "?" is not to be trusted.
func readLines(file lint.File) *lint.Document {
	doc := &lint.Document{File: file, Format: "lines"}
	at := 0
	for line := range strings.Lines(string(file.Data)) {
		span := lint.Span{Start: at, End: at + len(strings.TrimSuffix(line, "\n"))}
		at += len(line)
		if strings.HasPrefix(line, "!") {
			doc.Errors = append(doc.Errors, lint.Diagnostic{Rule: "syntax-error", File: file.Name, Span: span, Message: "not a line"})
			continue
		}
		text := strings.TrimSuffix(line, "\n")
		key, _, _ := strings.Cut(text, ":")
		trust := lint.Safe
		if strings.HasSuffix(text, "?") {
			trust = lint.Suggest
		}
		doc.References = append(doc.References, &lint.Reference{Key: key, Span: span, Text: lint.PlainText(text, span.Start), Trust: trust})
	}
	return doc
}

// replaceRule turns every old into new, an edit for each place.
func replaceRule(id, from, to string, safety lint.Safety) lint.Rule {
	return lint.Rule{ID: id, Severity: lint.Warning, Check: func(p *lint.Pass) {
		for at := 0; ; {
			i := bytes.Index(p.Document.Data[at:], []byte(from))
			if i < 0 {
				return
			}
			span := lint.Span{Start: at + i, End: at + i + len(from)}
			at = span.End
			p.Report(lint.Diagnostic{Span: span, Message: from + " should be " + to, Fixes: []lint.Fix{
				{Message: "write " + to, Safety: safety, Edits: []lint.TextEdit{{Span: span, New: to}}},
			}})
		}
	}}
}

// dropRule deletes one of two entries that have the same text after the key:
// the first or the last. Without a hold on the survivor, a rule that drops
// first entries and one that drops last entries would remove both.
func dropRule(id string, first bool) lint.Rule {
	return lint.Rule{ID: id, Check: func(p *lint.Pass) {
		seen := make(map[string]*lint.Reference)
		for _, r := range p.Document.References {
			_, text, _ := strings.Cut(r.Text.String, ":")
			twin := seen[text]
			seen[text] = r
			if twin == nil {
				continue
			}
			gone, kept := r, twin
			if first {
				gone, kept = twin, r
			}
			span := lint.Span{Start: gone.Span.Start, End: gone.Span.End + 1}
			p.Report(lint.Diagnostic{Span: gone.Span, Message: "twice", Fixes: []lint.Fix{{
				Safety:  lint.Safe,
				Edits:   []lint.TextEdit{{Span: span}},
				Holds:   []lint.Place{{File: p.Document.Name, Span: kept.Span}},
				Removes: []*lint.Reference{gone},
			}}})
		}
	}}
}

func insertRule(id, at, text string) lint.Rule {
	return lint.Rule{ID: id, Check: func(p *lint.Pass) {
		i := bytes.Index(p.Document.Data, []byte(at))
		if i < 0 || bytes.Contains(p.Document.Data, []byte(text)) {
			return
		}
		i += len(at)
		p.Report(lint.Diagnostic{Span: lint.Span{Start: i - len(at), End: i}, Message: "lacks " + text, Fixes: []lint.Fix{
			{Safety: lint.Safe, Edits: []lint.TextEdit{{Span: lint.Span{Start: i, End: i}, New: text}}},
		}})
	}}
}

func repair(t *testing.T, text string, threshold lint.Safety, rules ...lint.Rule) (string, []lint.LeftOut) {
	t.Helper()
	docs := []*lint.Document{readLines(lint.File{Name: "a", Data: []byte(text)})}
	done := lint.Repair(docs, readLines, rules, lint.Options{Year: 2026}, threshold)
	if string(docs[0].Data) != text {
		t.Errorf("the original was changed to %q", docs[0].Data)
	}
	return string(done.Documents[0].Data), done.LeftOut
}

func TestRepair(t *testing.T) {
	safe, unsafe, suggest := lint.Safe, lint.Unsafe, lint.Suggest
	for _, test := range []struct {
		name, text string
		threshold  lint.Safety
		rules      []lint.Rule
		want       string
	}{
		{"nothing to do", "k: a\n", safe, nil, "k: a\n"},
		{"each place", "k: aa b a\n", safe, []lint.Rule{replaceRule("r", "a", "x", safe)}, "k: xx b x\n"},
		{"unsafe is not safe", "k: a\n", safe, []lint.Rule{replaceRule("r", "a", "x", unsafe)}, "k: a\n"},
		{"unsafe when allowed", "k: a\n", unsafe, []lint.Rule{replaceRule("r", "a", "x", unsafe)}, "k: x\n"},
		{"a suggestion is never written", "k: a\n", suggest, []lint.Rule{replaceRule("r", "a", "x", suggest)}, "k: a\n"},
		{"an entry the reader doubts", "k: a?\nl: a\n", unsafe, []lint.Rule{replaceRule("r", "a", "x", safe)}, "k: a?\nl: x\n"},
		{"overlap waits a round", "k: abc\n", safe, []lint.Rule{replaceRule("q", "ab", "b", safe), replaceRule("r", "bc", "d", safe)}, "k: d\n"},
		{"touching waits a round", "k: ab\n", safe, []lint.Rule{replaceRule("q", "a", "1", safe), replaceRule("r", "b", "2", safe)}, "k: 12\n"},
		{"equal fixes count once", "k: a\n", safe, []lint.Rule{replaceRule("q", "a", "aX", unsafe), replaceRule("r", "a", "x", safe), replaceRule("s", "a", "x", safe)}, "k: x\n"},
		{"insertions at one point follow each other", "k: a\n", safe, []lint.Rule{insertRule("q", "a", " one"), insertRule("r", "a", " two")}, "k: a two one\n"},
		{"not in a file of another encoding", "k: \xfca\n", unsafe, []lint.Rule{replaceRule("q", "a", "ä", safe)}, "k: \xfca\n"},
		{"but ASCII is", "k: \xfca\n", unsafe, []lint.Rule{replaceRule("q", "a", "e", safe)}, "k: \xfce\n"},
		{"a survivor is held", "k: a\nl: a\n", safe, []lint.Rule{dropRule("q", true), dropRule("r", false)}, "l: a\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, left := repair(t, test.text, test.threshold, test.rules...)
			if len(left) > 0 || got != test.want {
				t.Errorf("got %q, %v; want %q", got, left, test.want)
			}
		})
	}
}

// What cannot be used is left out and named; all else is made.
func TestRepairLeavesOut(t *testing.T) {
	drop := func(from string) lint.Rule { return replaceRule("drop", from, "", lint.Safe) }
	dots := replaceRule("dots", "…", "...", lint.Safe)
	for _, test := range []struct {
		name, text, want string
		rules            []lint.Rule
		left             string
	}{
		{"a circle", "k: a…\n", "k: a...\n", []lint.Rule{replaceRule("there", "a", "b", lint.Safe), replaceRule("back", "b", "a", lint.Safe), replaceRule("idle", "z", "y", lint.Safe), dots},
			"the fixes of the rules back, there are left out: they undo each other"},
		{"no rest", "k: a…\n", "k: a...\n", []lint.Rule{replaceRule("grow", "a", "ab", lint.Safe), dots}, "the fixes of the rule grow are left out: after 10 rounds they still change the text"},
		{"worse syntax", "k: a…\nl: k\n", "k: a...\nl: !\n", []lint.Rule{replaceRule("break", "k", "!", lint.Safe), dots},
			"the fixes of the rule break are left out: the file would have more syntax errors than before"},
		{"an entry gone", "k: a…\nl: b\n", "k: a...\nl: b\n", []lint.Rule{replaceRule("join", "\nl", "; l", lint.Safe), dots}, "the fixes of the rule join are left out: the file would have 1 entries instead of 2"},
		{"a key gone", "k: a…\nl: k:\n", "k: a...\nl: l:\n", []lint.Rule{replaceRule("rename", "k:", "l:", lint.Safe), dots}, "the fixes of the rule rename are left out: the file would have lost the key k"},
		{"one of many", "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\n", "a: \nb: \nc: \nd: 4\ne: \nf: \ng: \n",
			[]lint.Rule{drop("1"), drop("2"), drop("3"), replaceRule("worse", "d: 4", "!", lint.Safe), drop("5"), drop("6"), drop("7")},
			"the fixes of the rule worse are left out: the file would have more syntax errors than before"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, left := repair(t, test.text, lint.Safe, test.rules...)
			if got != test.want || len(left) != 1 || left[0].File != "a" || left[0].String() != test.left {
				t.Errorf("got %q without %q, want %q without %q", got, left, test.want, test.left)
			}
		})
	}
}

// What is left out of one file does not keep the others from being fixed; and
// a finding whose fix was left out no longer promises it.
func TestRepairOtherFiles(t *testing.T) {
	docs := []*lint.Document{readLines(lint.File{Name: "a", Data: []byte("k: x\nl: y\n")}), readLines(lint.File{Name: "b", Data: []byte("m: y\n")})}
	done := lint.Repair(docs, readLines, []lint.Rule{replaceRule("break", "k", "!", lint.Safe), replaceRule("y", "y", "z", lint.Safe)}, lint.Options{}, lint.Safe)
	if a, b := string(done.Documents[0].Data), string(done.Documents[1].Data); a != "k: x\nl: z\n" || b != "m: z\n" || done.Fixed != 2 {
		t.Errorf("%d fixes made %q and %q", done.Fixed, a, b)
	}
	if len(done.Findings) != 1 || done.Findings[0].Fixes[0].Safety != lint.Suggest {
		t.Errorf("left is %+v", done.Findings)
	}
}

// A file that is made so that all its fixes damage it is read a bounded number
// of times.
func TestRepairTrials(t *testing.T) {
	for _, lines := range []int{100, 1000, 4000} {
		readings := 0
		read := func(f lint.File) *lint.Document { readings++; return readLines(f) }
		doc := readLines(lint.File{Name: "a", Data: []byte(strings.Repeat("k: x\n", lines))})
		done := lint.Repair([]*lint.Document{doc}, read, []lint.Rule{replaceRule("break", "k", "!", lint.Safe)}, lint.Options{}, lint.Safe)
		if readings > 110 || done.Fixed > 0 || len(done.LeftOut) == 0 {
			t.Errorf("%d lines: %d readings, %d fixes, left out %v", lines, readings, done.Fixed, done.LeftOut)
		}
	}
}

// What the program of a file would read worse is left out, though our reader
// reads it as before.
func TestRepairStrictly(t *testing.T) {
	strictly := func(file lint.File) *lint.Document {
		doc := readLines(file)
		doc.Strict = func() lint.Strictness {
			return lint.Strictness{Program: "BibTeX", Faults: bytes.Count(file.Data, []byte("{")), Entries: len(doc.References) - bytes.Count(file.Data, []byte("%"))}
		}
		return doc
	}
	for _, test := range []struct{ to, want, left string }{
		{"x", "k: x\n", ""},
		{"{", "k: a\n", "BibTeX would find 1 faults in the file instead of 0"},
		{"%", "k: a\n", "BibTeX would read 0 entries instead of 1"},
	} {
		doc := strictly(lint.File{Name: "a", Data: []byte("k: a\n")})
		done := lint.Repair([]*lint.Document{doc}, strictly, []lint.Rule{replaceRule("r", "a", test.to, lint.Safe)}, lint.Options{}, lint.Safe)
		left := ""
		for _, l := range done.LeftOut {
			left += l.Problem
		}
		if got := string(done.Documents[0].Data); got != test.want || left != test.left {
			t.Errorf("%q: got %q without %q, want %q without %q", test.to, got, left, test.want, test.left)
		}
	}
}

// While a finding is open that holds its place, no fix of another takes that
// away; once it is settled, or its rule left out, the fix is made.
func TestRepairSparesEvidence(t *testing.T) {
	trace := lint.Rule{ID: "trace", Check: func(p *lint.Pass) {
		if i := bytes.Index(p.Document.Data, []byte("bot")); i >= 0 {
			p.Report(lint.Diagnostic{Span: lint.Span{Start: i, End: i + 3}, Message: "a trace", Holds: true})
		}
	}}
	wide, beside := replaceRule("wide", "?by=bot", "", lint.Safe), replaceRule("beside", "&c", "", lint.Safe)
	for _, test := range []struct {
		name, want string
		rules      []lint.Rule
		options    lint.Options
	}{
		{"open", "k: a?by=bot\n", []lint.Rule{trace, wide, beside}, lint.Options{}},
		{"left out", "k: a\n", []lint.Rule{wide, beside}, lint.Options{}},
		{"ignored", "k: a\n", []lint.Rule{trace, wide, beside}, lint.Options{Ignore: map[string]bool{"trace": true}}},
	} {
		doc := readLines(lint.File{Name: "a", Data: []byte("k: a?by=bot&c\n")})
		done := lint.Repair([]*lint.Document{doc}, readLines, test.rules, test.options, lint.Unsafe)
		if got := string(done.Documents[0].Data); got != test.want || len(done.LeftOut) > 0 {
			t.Errorf("%s: got %q, want %q; left out %v", test.name, got, test.want, done.LeftOut)
		}
	}
}

// A fix that no text could take is told as such, and left alone.
func TestSound(t *testing.T) {
	span := func(start, end int) lint.Span { return lint.Span{Start: start, End: end} }
	for _, test := range []struct {
		edits []lint.TextEdit
		want  string
	}{
		{[]lint.TextEdit{{Span: span(0, 1), New: "l"}, {Span: span(1, 1), New: "x"}}, ""},
		{nil, "it has no edits"},
		{[]lint.TextEdit{{Span: span(3, 99)}}, "an edit of a lies outside the file"},
		{[]lint.TextEdit{{Span: span(-1, 2)}}, "an edit of a lies outside the file"},
		{[]lint.TextEdit{{Span: span(2, 1)}}, "an edit of a lies outside the file"},
		{[]lint.TextEdit{{File: "b", New: "x"}}, "an edit is for b, which was not read"},
		{[]lint.TextEdit{{Span: span(0, 1), New: "k"}}, "an edit of a at byte 0 changes nothing"},
		{[]lint.TextEdit{{Span: span(0, 2)}, {Span: span(1, 3)}}, "two edits of a overlap at byte 1"},
		{[]lint.TextEdit{{Span: span(1, 1), New: "x"}, {Span: span(1, 1), New: "y"}}, "two edits of a overlap at byte 1"},
	} {
		rule := lint.Rule{ID: "r", Check: func(p *lint.Pass) {
			p.Report(lint.Diagnostic{Span: span(0, 1), Fixes: []lint.Fix{{Safety: lint.Safe, Edits: test.edits}}})
		}}
		text := []byte("k: a\n")
		doc := readLines(lint.File{Name: "a", Data: text})
		got := ""
		if err := lint.Check(doc, []lint.Rule{rule}, 2026)[0].Fixes[0].Sound(map[string][]byte{"a": text}); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%v: %q, want %q", test.edits, got, test.want)
		}
		if fixed, left := repair(t, string(text), lint.Safe, rule); test.want != "" && (len(left) > 0 || fixed != string(text)) {
			t.Errorf("%v: made %q of it (%v)", test.edits, fixed, left)
		}
	}
}

// A fix that spans two files is written in both or in none.
func TestRepairWholeFixes(t *testing.T) {
	rename := lint.Rule{ID: "rename", Check: func(p *lint.Pass) {
		if p.Document.Name == "a" && bytes.HasPrefix(p.Document.Data, []byte("old")) {
			p.Report(lint.Diagnostic{Span: lint.Span{End: 3}, Fixes: []lint.Fix{{
				Safety:  lint.Safe,
				Edits:   []lint.TextEdit{{Span: lint.Span{End: 3}, New: "new"}, {File: "b", Span: lint.Span{Start: 2, End: 5}, New: "new"}},
				Removes: p.Document.References[:1],
			}}})
		}
	}}
	// upper comes before rename in the order of findings of b, and not in a
	upper := replaceRule("upper", "see old", "see OLD", lint.Safe)
	read := func(a, b string) []*lint.Document {
		return []*lint.Document{readLines(lint.File{Name: "a", Data: []byte(a)}), readLines(lint.File{Name: "b", Data: []byte(b)})}
	}
	for _, test := range []struct{ a, b, wantA, wantB string }{
		{"old: x\n", "l:old\n", "new: x\n", "l:new\n"},
		{"old: see old\n", "l:old\n", "new: see OLD\n", "l:new\n"},
	} {
		done := lint.Repair(read(test.a, test.b), readLines, []lint.Rule{rename, upper}, lint.Options{}, lint.Safe)
		if a, b := string(done.Documents[0].Data), string(done.Documents[1].Data); a != test.wantA || b != test.wantB {
			t.Errorf("got %q and %q, want %q and %q", a, b, test.wantA, test.wantB)
		}
	}
}

// Whatever the rules: bytes outside the edits stay, the second run finds
// nothing to do.
func TestRepairProperties(t *testing.T) {
	word := rapid.StringMatching(`[abc ]{0,3}`)
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		for i := range rapid.IntRange(0, 6).Draw(t, "lines") {
			fmt.Fprintf(&text, "k%d: %s\n", i, rapid.StringMatching(`[abcxyz. é]{0,12}`).Draw(t, "line"))
		}
		var rules []lint.Rule
		for i := range rapid.IntRange(1, 4).Draw(t, "rules") {
			from := rapid.StringMatching(`[abc]{1,2}`).Draw(t, "from")
			rules = append(rules, replaceRule(fmt.Sprint("r", i), from, strings.ReplaceAll(word.Draw(t, "to"), from, "x"), lint.Safe))
		}
		rules = append(rules, dropRule("drop-first", true), dropRule("drop-last", false))
		docs := []*lint.Document{readLines(lint.File{Name: "a", Data: []byte(text.String())})}
		done := lint.Repair(docs, readLines, rules, lint.Options{}, lint.Safe)
		if string(docs[0].Data) != text.String() {
			t.Fatal("the original was changed")
		}
		fixed := string(done.Documents[0].Data)
		if strings.Trim(fixed, "abcxyz. é0123456789k:\n") != "" || count(fixed, "yz.é:") > count(text.String(), "yz.é:") {
			t.Fatalf("%q became %q", text.String(), fixed)
		}
		if len(done.Findings) > 0 && len(done.LeftOut) == 0 {
			t.Fatalf("findings are left in %q: %v", fixed, done.Findings)
		}
		again := lint.Repair(done.Documents, readLines, rules, lint.Options{}, lint.Safe)
		if string(again.Documents[0].Data) != fixed || again.Fixed != 0 {
			t.Fatalf("the second run made %q of %q, %v", again.Documents[0].Data, fixed, again.LeftOut)
		}
	})
}

// count is how many bytes of s are among the characters.
func count(s, chars string) int {
	n := 0
	for _, c := range chars {
		n += strings.Count(s, string(c))
	}
	return n
}

// Bytes outside edits never change: pieces between edits are found again, in
// their order, in the edited text.
func TestApply(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := rapid.SliceOf(rapid.Byte()).Draw(t, "data")
		cuts := rapid.SliceOfNDistinct(rapid.IntRange(0, len(data)), 0, 8, rapid.ID[int]).Draw(t, "cuts")
		var edits []lint.TextEdit
		want := []byte{}
		at := 0
		for i, cut := range slices.Sorted(slices.Values(cuts)) {
			if i%2 == 0 { // untouched up to here
				want = append(want, data[at:cut]...)
			} else {
				text := rapid.String().Draw(t, "new")
				edits = append(edits, lint.TextEdit{Span: lint.Span{Start: at, End: cut}, New: text})
				want = append(want, text...)
			}
			at = cut
		}
		want = append(want, data[at:]...)
		if got := lint.Apply(data, rapid.Permutation(edits).Draw(t, "edits")); !bytes.Equal(got, want) {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}
