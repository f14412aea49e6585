package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"log"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/format/txt"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
	"github.com/bibfix/bibfix/prose/list"
)

func read(dir string) []example {
	var found []example
	if files, _ := filepath.Glob(filepath.Join(dir, "*.jsonl")); len(files) > 0 {
		return rendered(files)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) == 0 {
		log.Fatalf("%s: no .json or .jsonl files in it", dir)
	}
	for _, name := range files {
		found = append(found, made(name, strings.HasSuffix(dir, "test"))...)
	}
	return found
}

func samples(name string, data []byte) []*list.Sample {
	return list.Samples(blocksOf(name, data))
}

// blocksOf gives the blocks of a file, and the document that is to be made of them.
func blocksOf(name string, data []byte) (*lint.Document, []block.Block) {
	doc := &lint.Document{File: lint.File{Name: name, Data: data}}
	if strings.HasSuffix(name, ".md") {
		return doc, md.Blocks(data)
	}
	return doc, txt.Blocks(data)
}

func heldBack(source string) bool {
	h := fnv.New32a()
	h.Write([]byte(source))
	return h.Sum32()%4 == 0
}

// A truth is what a made manuscript tells of itself.
type truth struct {
	File, Engine, Form string
	Works              []madeWork
}

// A madeWork is one that a made manuscript cites, or lists, or both.
type madeWork struct {
	Family []string
	Year   int
	Listed bool
	Words  []string
}

func readTruth(name string) truth {
	data, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	var t truth
	if err := json.Unmarshal(data, &t); err != nil {
		log.Fatal(err)
	}
	return t
}

func made(name string, held bool) []example {
	t := readTruth(name)
	if strings.Contains(t.Engine, "2col") && !strings.Contains(t.Engine, "raw") {
		return nil // its lines are mixed
	}
	text, err := os.ReadFile(filepath.Join(filepath.Dir(name), t.File))
	if err != nil {
		log.Fatal(err)
	}
	var found []example
	for _, s := range samples(t.File, text) {
		if gold := align(s.Texts, &t); gold != nil {
			found = append(found, example{s, t.Engine + " " + t.File, gold, held})
		}
	}
	return found
}

func wordsOf(s string) []string {
	return strings.Fields(fold.Words(strings.Map(func(r rune) rune {
		if strings.ContainsRune("-–.,:;/()[]", r) {
			return ' '
		}
		return r
	}, s)))
}

// A listed entry is one of a made manuscript, as far as its truth knows it.
type listed struct {
	words map[string]bool
	first string // family name of the first author, its last word
}

// An aligner gives each line of a list to the entry whose words it has: of all
// ways to do so the one in which the entries have most of their words and begin
// where their first author stands.
type aligner struct {
	entries []listed
	often   map[string]int // in how many entries a word is
}

func newAligner(t *truth) *aligner {
	a := &aligner{often: map[string]int{}}
	for _, w := range t.Works {
		if !w.Listed || len(w.Words) == 0 {
			continue
		}
		e := listed{words: map[string]bool{}}
		for _, x := range w.Words {
			e.words[x] = true
			a.often[x]++
		}
		for i, f := range w.Family {
			for _, x := range wordsOf(f) {
				e.words[x] = true
				if i == 0 {
					e.first = x
				}
			}
		}
		a.entries = append(a.entries, e)
	}
	return a
}

// What counts for and against giving a line to an entry, in units of a word
// that no other entry has.
const (
	noEntry  = -0.6  // the line is given to none
	foreign  = -0.03 // each word that the entry does not have
	changed  = -0.5  // another entry begins with the line
	headedBy = 0.7   // one begins, and its first author is among the line's first words
	headSize = 8     // how many words these are
)

// points tells how well a line fits entry e; len(entries) stands for none.
func (a *aligner) points(words []string, e int) float64 {
	if e == len(a.entries) {
		return noEntry
	}
	sum := 0.0
	for _, x := range words {
		switch {
		case a.entries[e].words[x]:
			sum += 1 / float64(max(a.often[x], 1))
		case utf8.RuneCountInString(x) > 2:
			sum += foreign
		}
	}
	return sum
}

func (a *aligner) change(words []string, e int) float64 {
	if e < len(a.entries) && a.entries[e].first != "" && slices.Contains(words[:min(len(words), headSize)], a.entries[e].first) {
		return headedBy
	}
	return changed
}

// run gives for each line the entry that it goes to, and whether it begins one.
func (a *aligner) run(lines []string) (entry []int, begins []bool) {
	states := len(a.entries) + 1
	score := make([]float64, states)
	from := make([][]int, len(lines))
	for i, line := range lines {
		words := wordsOf(line)
		best := argmax(score)
		next := make([]float64, states)
		from[i] = make([]int, states)
		for e := range next {
			from[i][e], next[e] = e, score[e]
			if c := score[best] + a.change(words, e); c > score[e] && (best != e || i == 0) {
				from[i][e], next[e] = best, c
			}
			next[e] += a.points(words, e)
		}
		score = next
	}
	entry, begins = make([]int, len(lines)), make([]bool, len(lines))
	state := argmax(score)
	for i := len(lines) - 1; i >= 0; i-- {
		before := from[i][state]
		entry[i], begins[i] = state, state < states-1 && (before != state || i == 0)
		state = before
	}
	return entry, begins
}

func argmax(x []float64) int {
	best := 0
	for i := range x {
		if x[i] > x[best] {
			best = i
		}
	}
	return best
}

// align tells which lines begin the entries of a made manuscript. It gives nil
// where too many lines are of no entry, an entry comes in pieces or too few are
// found: the list was cut wrongly, or its lines are mixed.
func align(lines []string, t *truth) []bool {
	a := newAligner(t)
	n, m := len(lines), len(a.entries)
	if m == 0 || n < m {
		return nil
	}
	entry, begins := a.run(lines)
	strange, starts := 0, 0
	seen := map[int]bool{}
	for i, b := range begins {
		switch {
		case entry[i] == m:
			strange++
		case b && seen[entry[i]]:
			strange += 3
		}
		if b {
			starts++
			seen[entry[i]] = true
		}
	}
	if 20*strange > n || 10*starts < 9*m && starts < m-2 {
		return nil
	}
	return begins
}

// fragments are sets of strings that are no lists: heads of pages and pieces are
// among them.
var fragments = []string{"grobid-corpus", "linkedbooks-ocr"}

// A list of less than fewest references shows no habit; sources of few
// references make lists together, but for styles, which are not mixed.
const fewest = 8

// rendered sets labelled reference strings as lists.
func rendered(files []string) []example {
	var found []example
	for _, name := range files {
		base := strings.TrimSuffix(filepath.Base(name), ".jsonl")
		if slices.Contains(fragments, base) {
			continue
		}
		styles := strings.Contains(base, "styles")
		lists := bySource(name)
		var pool []string
		first := ""
		for _, source := range slices.Sorted(maps.Keys(lists)) {
			if len(pool) == 0 {
				first = source
			}
			pool = append(pool, lists[source]...)
			if len(pool) < fewest+4 && !styles {
				continue
			}
			if len(pool) >= fewest {
				found = append(found, layouts(base, first, pool)...)
			}
			pool = nil
		}
	}
	return found
}

// longestRaw is the length in bytes above which a string holds several entries.
const longestRaw = 700

// bySource reads labelled strings: by style, document, or forties in their order.
func bySource(name string) map[string][]string {
	f, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	lists := map[string][]string{}
	counts := map[string]int{}
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		var row struct {
			Raw, Source, Subset string
			Doc, Style          *string
		}
		if err := json.Unmarshal(scan.Bytes(), &row); err != nil {
			log.Fatalf("%s: %v", name, err)
		}
		if row.Subset != "" || len(row.Raw) > longestRaw {
			continue
		}
		source := row.Source
		switch {
		case row.Style != nil && strings.Contains(row.Source, "synth"):
			source = *row.Style
		case row.Doc != nil:
			source += *row.Doc
		default:
			source += fmt.Sprintf("%04d", counts[row.Source]/40)
		}
		counts[row.Source]++
		lists[source] = append(lists[source], strings.Join(strings.Fields(strings.ReplaceAll(row.Raw, "*", "")), " "))
	}
	if err := scan.Err(); err != nil {
		log.Fatalf("%s: %v", name, err)
	}
	return lists
}

// layoutsEach is in how many ways each list is set.
const layoutsEach = 12

func layouts(base, name string, refs []string) []example {
	var found []example
	h := fnv.New64a()
	h.Write([]byte(name))
	rnd := rand.New(rand.NewPCG(h.Sum64(), 1))
	for k := range layoutsEach {
		refs := slices.Clone(refs)
		rnd.Shuffle(len(refs), func(i, j int) { refs[i], refs[j] = refs[j], refs[i] })
		if refs = refs[:min(len(refs), 8+rnd.IntN(30))]; k%3 == 0 {
			refs = refs[:2+rnd.IntN(6)]
		}
		if rnd.IntN(3) > 0 {
			slices.SortFunc(refs, func(a, b string) int { return strings.Compare(fold.Words(a), fold.Words(b)) })
		}
		text, starts := set(rnd, refs, k%6 == 0)
		for _, s := range samples("a.txt", text) {
			gold := make([]bool, len(s.Spans))
			n := 0
			for i, span := range s.Spans {
				_, gold[i] = slices.BinarySearch(starts, span.Start)
				if gold[i] {
					n++
				}
			}
			if 10*n < 9*len(refs) {
				continue // part of the list was not found
			}
			gold[0] = true
			found = append(found, example{s, fmt.Sprintf("%s %s %d", base, name, k), gold, heldBack(name)})
		}
	}
	return found
}

// set prints references as a list, single for one line each, and tells where each begins.
func set(rnd *rand.Rand, refs []string, single bool) (text []byte, starts []int) {
	var b bytes.Buffer
	b.WriteString("Ropes are made of hemp, and hemp is grown in the north, where it is wet.\n\nReferences\n\n")
	width := 40 + rnd.IntN(70)
	indent := []int{0, 0, 0, 0, 2, 3, 4, 8}[rnd.IntN(8)]
	outdent := 0
	if rnd.IntN(8) == 0 {
		outdent, indent = 4, 0 // the first line stands in
	}
	blank := []int{0, 0, 0, 0, 50, 95, 100}[rnd.IntN(7)] // per cent of entries with a blank line before them
	hyphens := rnd.IntN(2) == 0
	slack := rnd.IntN(3) * 6 // justified text in a proportional font: lines differ in characters
	single = single || rnd.IntN(6) == 0
	stray := rnd.IntN(3) == 0   // a page ends now and then
	dashes := rnd.IntN(4) == 0  // stand for some authors
	endless := rnd.IntN(6) == 0 // no entry ends with a point
	early := rnd.IntN(3) == 0   // some lines of a list that hangs them end early, before what may look like a start
	for i, ref := range refs {
		if i > 0 && dashes && rnd.IntN(4) == 0 {
			ref = dashed(ref)
		}
		if clear := indent > 1 || outdent > 1 || blank > 50; rnd.IntN(30) == 0 || clear && rnd.IntN(8) == 0 {
			ref = nameless(ref)
		}
		if endless {
			ref = strings.TrimRight(ref, ". ")
		}
		if i > 0 && rnd.IntN(100) < blank {
			b.WriteByte('\n')
		}
		b.WriteString(strings.Repeat(" ", outdent))
		starts = append(starts, b.Len())
		column, room := outdent, width-rnd.IntN(slack+1)
		for j, word := range strings.Fields(ref) {
			n := utf8.RuneCountInString(word)
			switch {
			case j == 0 || single:
			case column+1+n > room, early && indent > 1 && j > 3 && word[0] <= 'Z' && rnd.IntN(12) == 0:
				left := room - column - 2
				if cut := left; column+1+n > room && hyphens && n > 7 && left > 2 && left < n-2 && isWord(word) {
					runes := []rune(word)
					b.WriteString(" " + string(runes[:cut]) + "-")
					word = string(runes[cut:])
					n = len(runes) - cut
				}
				b.WriteByte('\n')
				if stray && rnd.IntN(40) == 0 {
					b.WriteString("\n")
				}
				b.WriteString(strings.Repeat(" ", indent))
				column, room = indent, width-rnd.IntN(slack+1)
				j = 0
			}
			if j > 0 {
				b.WriteByte(' ')
				column++
			}
			b.WriteString(word)
			column += n
		}
		b.WriteByte('\n')
	}
	return b.Bytes(), starts
}

func isWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

// dashed puts a dash for the names before the year or title of a reference.
func dashed(ref string) string {
	for _, sign := range []string{" (", ". "} {
		if i := strings.Index(ref, sign); i > 5 && i < 60 && len(ref) > i+20 {
			return "———" + ref[i:]
		}
	}
	return ref
}

// nameless leaves out the names before a title.
func nameless(ref string) string {
	for _, sign := range []string{"). ", ". "} {
		if i := strings.Index(ref, sign); i > 5 && i < 90 && len(ref) > i+40 {
			return ref[i+len(sign):]
		}
	}
	return ref
}
