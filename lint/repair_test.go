package lint_test

import (
	"bytes"
	"errors"
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

func repair(t *testing.T, text string, threshold lint.Safety, rules ...lint.Rule) (string, error) {
	t.Helper()
	docs := []*lint.Document{readLines(lint.File{Name: "a", Data: []byte(text)})}
	done, err := lint.Repair(docs, readLines, rules, lint.Options{Year: 2026}, threshold)
	if string(docs[0].Data) != text {
		t.Errorf("the original was changed to %q", docs[0].Data)
	}
	if err != nil {
		return "", err
	}
	return string(done.Documents[0].Data), nil
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
			got, err := repair(t, test.text, test.threshold, test.rules...)
			if err != nil || got != test.want {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestRepairRefuses(t *testing.T) {
	for _, test := range []struct {
		name, text string
		rules      []lint.Rule
		want       string
	}{
		{"a circle", "k: a\n", []lint.Rule{replaceRule("there", "a", "b", lint.Safe), replaceRule("back", "b", "a", lint.Safe), replaceRule("idle", "z", "y", lint.Safe)}, "the fixes of the rules back, there cannot be used: they undo each other"},
		{"no rest", "k: a\n", []lint.Rule{replaceRule("grow", "a", "ab", lint.Safe)}, "the fixes of the rule grow cannot be used: after 10 rounds they still change the text"},
		{"worse syntax", "k: a\nl: b\n", []lint.Rule{replaceRule("break", "k", "!", lint.Safe)}, "the fixes of the rule break cannot be used: a then has more syntax errors than before"},
		{"an entry gone", "k: a\nl: b\n", []lint.Rule{replaceRule("join", "a\n", "a;", lint.Safe)}, "the fixes of the rule join cannot be used: a then has 1 entries instead of 2"},
		{"a key gone", "k: a\nl: b\n", []lint.Rule{replaceRule("rename", "k:", "l:", lint.Safe)}, "the fixes of the rule rename cannot be used: a then has lost the key k"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := repair(t, test.text, lint.Safe, test.rules...)
			var fixError *lint.FixError
			if !errors.As(err, &fixError) || err.Error() != test.want {
				t.Errorf("got %q and error %v, want error %q", got, err, test.want)
			}
		})
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
		if fixed, err := repair(t, string(text), lint.Safe, rule); test.want != "" && (err != nil || fixed != string(text)) {
			t.Errorf("%v: made %q of it (%v)", test.edits, fixed, err)
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
		done, err := lint.Repair(read(test.a, test.b), readLines, []lint.Rule{rename, upper}, lint.Options{}, lint.Safe)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := string(done.Documents[0].Data), string(done.Documents[1].Data); a != test.wantA || b != test.wantB {
			t.Errorf("got %q and %q, want %q and %q", a, b, test.wantA, test.wantB)
		}
	}
}

// Whatever the rules: bytes outside the edits stay, the second run finds
// nothing to do, and an error leaves everything as it was.
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
		done, err := lint.Repair(docs, readLines, rules, lint.Options{}, lint.Safe)
		if string(docs[0].Data) != text.String() {
			t.Fatal("the original was changed")
		}
		if err != nil {
			return
		}
		fixed := string(done.Documents[0].Data)
		if strings.Trim(fixed, "abcxyz. é0123456789k:\n") != "" || count(fixed, "yz.é:") > count(text.String(), "yz.é:") {
			t.Fatalf("%q became %q", text.String(), fixed)
		}
		if len(done.Findings) > 0 {
			t.Fatalf("findings are left in %q: %v", fixed, done.Findings)
		}
		again, err := lint.Repair(done.Documents, readLines, rules, lint.Options{}, lint.Safe)
		if err != nil || string(again.Documents[0].Data) != fixed || again.Fixed != 0 {
			t.Fatalf("the second run made %q of %q: %v", again.Documents[0].Data, fixed, err)
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
