package bibfix_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// The documents of testdata/borders are of kinds that no printing program makes:
// converted Word, letters, reports of chatbots, theses by hand, and lists in many
// languages and scripts. Beside each, in a .want, stands where its entries are:
//
//	entries: 12
//	44-45: the entry's first signs ⋯ and its last
//	not: text that lies in no entry
//	finds: rule-id, a word of its message
//
// The numbers are lines of the file.

// What holds for all documents together, whatever the table of gaps says.
const (
	bordersFloor  = 98.0 // percent of the entries that are right, at least
	alarmsCeiling = 11   // findings about text and list that nobody planted, at most; may only sink
)

// gaps is the table of the documents in which something is wrong today. The test
// fails when a number is no longer true: a document that got worse must not hide
// behind one that got better. With -update the table is written anew; its
// difference is read before it is kept.
const gaps = "testdata/borders/gaps.tsv"

// A gap is what is wrong in a document.
type gap struct {
	wrong    int // entries that are not read as they should be
	invented int // entries read where there is none
	alarms   int // findings about text and list that nobody planted
}

func (g gap) worse(than gap) bool {
	return g.wrong > than.wrong || g.invented > than.invented || g.alarms > than.alarms
}

// held are the rules that hold the text against the list.
var held = []string{
	"ambiguous-citation", "author-mismatch", "citation-order", "list-order", "misspelled-name",
	"missing-entry", "phantom-citation", "uncited-entry", "year-mismatch",
}

// border is an entry as it should be read.
type border struct {
	span lint.Span
	line int // where its first line begins
	text string
}

// truth is a .want.
type truth struct {
	entries []border
	not     []string
	finds   []string
}

func TestBorders(t *testing.T) {
	names, err := filepath.Glob("testdata/borders/*.want")
	if err != nil || len(names) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	known := readGaps(t)
	var sum score
	var table strings.Builder
	table.WriteString("document\twrong\tinvented\talarms\n")
	for _, name := range names {
		stem := strings.TrimSuffix(filepath.Base(name), ".want")
		got, missed := measure(t, stem)
		sum.add(got)
		t.Logf("%-28s %v", stem, got)
		if now := got.gap(); now != (gap{}) {
			fmt.Fprintf(&table, "%s\t%d\t%d\t%d\n", stem, now.wrong, now.invented, now.alarms)
		}
		hold(t, stem, got, known[stem])
		if len(missed) > 0 {
			t.Errorf("%s: planted and not found: %q", stem, missed)
		}
	}
	if golden.Update() {
		if err := os.WriteFile(gaps, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	share := 100 * float64(sum.right) / float64(sum.right+sum.wrong())
	t.Logf("%-28s %v", fmt.Sprintf("%d documents: %.1f %%", len(names), share), sum)
	if share < bordersFloor || sum.alarms > alarmsCeiling {
		t.Errorf("%.1f %% of the entries are right, the floor is %v; %d false alarms, the ceiling is %d", share, bordersFloor, sum.alarms, alarmsCeiling)
	}
}

// measure reads a document and holds it against the truth.
func measure(t *testing.T, stem string) (score, []string) {
	t.Helper()
	name := filepath.Join("testdata/borders", stem)
	file := lint.File{Name: stem, Data: read(t, name)}
	want := parseTruth(t, stem, string(file.Data), string(read(t, name+".want")))
	doc := format.Read(file)
	got := compare(doc, want)
	unplanted, missed := alarms(doc, want)
	got.alarms, got.notes = len(unplanted), append(got.notes, unplanted...)
	return got, missed
}

// hold fails when a document is not what the table says. A short run, as before
// each of many small changes, lets pass what got better.
func hold(t *testing.T, stem string, got score, known gap) {
	t.Helper()
	now := got.gap()
	if now == known || golden.Update() || testing.Short() && !now.worse(known) {
		return
	}
	t.Errorf("%s: %d wrong, %d invented, %d false alarms; %s has %d, %d, %d (go test . -run TestBorders -update)\n%s", stem,
		now.wrong, now.invented, now.alarms, gaps, known.wrong, known.invented, known.alarms, strings.Join(got.notes, "\n"))
}

func readGaps(t *testing.T) map[string]gap {
	t.Helper()
	known := map[string]gap{}
	for i, line := range strings.Split(strings.TrimSpace(string(read(t, gaps))), "\n") {
		if i == 0 {
			continue // names of the columns
		}
		var stem string
		var g gap
		if _, err := fmt.Sscanf(line, "%s\t%d\t%d\t%d", &stem, &g.wrong, &g.invented, &g.alarms); err != nil {
			t.Fatalf("%s: %q: %v", gaps, line, err)
		}
		known[stem] = g
	}
	return known
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// alarms are what was found about text and list and not planted, and what was
// planted and not found.
func alarms(doc *lint.Document, want truth) (unplanted, missed []string) {
	missed = slices.Clone(want.finds)
	for _, d := range lint.Lint([]*lint.Document{doc}, rules.All(), options) {
		if !slices.Contains(held, d.Rule) {
			continue
		}
		i := slices.IndexFunc(missed, func(find string) bool {
			rule, word, _ := strings.Cut(find, ", ")
			return rule == d.Rule && strings.Contains(d.Message, word)
		})
		if i >= 0 {
			missed = slices.Delete(missed, i, i+1)
			continue
		}
		if d.Severity == lint.Info {
			continue // what rests on a border in doubt is said, and no alarm
		}
		unplanted = append(unplanted, fmt.Sprintf("  %d: %s: %s", lineAt(doc.File.Data, d.Span.Start), d.Rule, d.Message))
	}
	return unplanted, missed
}

func lineAt(data []byte, at int) int { return 1 + strings.Count(string(data[:at]), "\n") }

// parseTruth finds the entries that a .want names in the text.
func parseTruth(t *testing.T, name, text, want string) truth {
	t.Helper()
	starts := []int{0}
	for i, line := range strings.SplitAfter(text, "\n") {
		starts = append(starts, starts[i]+len(line))
	}
	var out truth
	said := -1
	for line := range strings.Lines(want) {
		key, value, _ := strings.Cut(strings.TrimRight(line, "\n"), ": ")
		switch key {
		case "entries":
			said, _ = strconv.Atoi(value)
		case "not":
			out.not = append(out.not, value)
		case "finds":
			out.finds = append(out.finds, value)
		default:
			b, ok := parseBorder(text, starts, key, value)
			if !ok {
				t.Fatalf("%s: not in the text: %s", name, line)
			}
			out.entries = append(out.entries, b)
		}
	}
	if said != len(out.entries) {
		t.Fatalf("%s: %d entries, and %d said", name, len(out.entries), said)
	}
	return out
}

// parseBorder reads "44-45" and "first signs ⋯ last signs".
func parseBorder(text string, starts []int, lines, value string) (border, bool) {
	from, to, two := strings.Cut(lines, "-")
	if !two {
		to = from
	}
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err != nil || err2 != nil || last >= len(starts) {
		return border{}, false
	}
	begin, end, two := strings.Cut(value, " ⋯ ")
	if !two {
		end = begin
	}
	b := border{line: starts[first-1], text: value}
	at := strings.Index(text[b.line:starts[first]], begin)
	behind := strings.LastIndex(text[starts[last-1]:starts[last]], end)
	b.span = lint.Span{Start: b.line + at, End: starts[last-1] + behind + len(end)}
	return b, at >= 0 && behind >= 0 && b.span.Start < b.span.End
}

// score counts the entries of a document. An entry is split when two or more begin
// in it, joined when it shares one with another, lost when none covers it.
type score struct {
	right, split, joined, lost, bent int // bent is one to one, with a border that is off
	invented                         int // read where there is none
	furniture                        int // read with text that is no entry's
	alarms                           int // findings about text and list that nobody planted
	notes                            []string
}

func (s score) gap() gap { return gap{s.wrong(), s.invented, s.alarms} }

func (s score) wrong() int { return s.split + s.joined + s.lost + s.bent }

func (s *score) add(o score) {
	s.right, s.split, s.joined, s.lost, s.bent = s.right+o.right, s.split+o.split, s.joined+o.joined, s.lost+o.lost, s.bent+o.bent
	s.invented, s.furniture, s.alarms = s.invented+o.invented, s.furniture+o.furniture, s.alarms+o.alarms
}

func (s score) String() string {
	return fmt.Sprintf("right %2d  split %d  joined %d  lost %d  bent %d  invented %d  furniture %d  alarms %d",
		s.right, s.split, s.joined, s.lost, s.bent, s.invented, s.furniture, s.alarms)
}

func compare(doc *lint.Document, want truth) score {
	var s score
	text := string(doc.File.Data)
	spans := make([]lint.Span, len(doc.References))
	for i, r := range doc.References {
		spans[i] = whole(r)
		for _, not := range want.not {
			if strings.Contains(strings.Join(strings.Fields(r.Text.String), " "), not) {
				s.furniture++
				s.notes = append(s.notes, "  no entry's text: "+not)
			}
		}
	}
	used := make([]bool, len(spans))
	for _, b := range want.entries {
		s.judge(text, b, want, spans, used)
	}
	for i, ok := range used {
		if !ok {
			s.invented++
			s.notes = append(s.notes, fmt.Sprintf("  %d: invented: %.60q", lineAt(doc.File.Data, spans[i].Start), text[spans[i].Start:spans[i].End]))
		}
	}
	return s
}

// judge says what became of one entry.
func (s *score) judge(text string, b border, want truth, spans []lint.Span, used []bool) {
	var over []int
	for i, span := range spans {
		if overlap(span, b.span) {
			over, used[i] = append(over, i), true
		}
	}
	verdict := ""
	switch {
	case len(over) == 0:
		s.lost++
		verdict = "lost"
	case slices.ContainsFunc(over, func(i int) bool { return shared(spans[i], want.entries) }):
		s.joined++
		verdict = "joined"
	case len(over) > 1:
		s.split++
		verdict = "split"
	case !b.fits(text, spans[over[0]]):
		s.bent++
		verdict = fmt.Sprintf("bent to %q", text[spans[over[0]].Start:spans[over[0]].End])
	default:
		s.right++
		return
	}
	s.notes = append(s.notes, fmt.Sprintf("  %d: %s: %s", lineAt([]byte(text), b.span.Start), verdict, b.text))
}

func overlap(a, b lint.Span) bool { return a.Start < b.End && b.Start < a.End }

// shared says whether a reference covers parts of more than one entry.
func shared(span lint.Span, entries []border) bool {
	n := 0
	for _, b := range entries {
		if overlap(span, b.span) {
			n++
		}
	}
	return n > 1
}

// whole is a reference with the targets of the links in it.
func whole(r *lint.Reference) lint.Span {
	span := r.Span
	for _, a := range r.Addresses {
		at := a.Text.Span(0, a.Text.Len())
		span.Start, span.End = min(span.Start, at.Start), max(span.End, at.End)
	}
	return span
}

// fits says whether a reference begins and ends as it should, but for its label
// and for what is neither letter nor digit.
func (b border) fits(text string, got lint.Span) bool {
	return b.line <= got.Start && got.Start <= b.span.Start+len(silence(text[b.span.Start:])) && b.end(text, got.End)
}

func (b border) end(text string, got int) bool {
	return !strings.ContainsFunc(text[min(got, b.span.End):max(got, b.span.End)], loud)
}

// silence is what stands in front of the first letter or digit.
func silence(s string) string {
	i := strings.IndexFunc(s, loud)
	return s[:max(i, 0)]
}

func loud(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == utf8.RuneError }
