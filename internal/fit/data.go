package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"log"
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
	doc := &lint.Document{File: lint.File{Name: name, Data: data}}
	if strings.HasSuffix(name, ".md") {
		return list.Samples(doc, md.Blocks(data))
	}
	return list.Samples(doc, txt.Blocks(data))
}

func heldBack(source string) bool {
	h := fnv.New32a()
	h.Write([]byte(source))
	return h.Sum32()%4 == 0
}

// A truth is what a made manuscript tells of itself.
type truth struct {
	File, Engine, Form string
	Works              []struct {
		Family []string
		Listed bool
		Words  []string
	}
}

func made(name string, held bool) []example {
	data, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	var t truth
	if err := json.Unmarshal(data, &t); err != nil {
		log.Fatal(err)
	}
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

// align tells which lines begin the entries of a made manuscript: each line
// goes to the entry whose words it has, and an entry prefers to begin where its
// first author stands. It gives nil where too many lines are of no entry.
func align(lines []string, t *truth) []bool {
	type entry struct {
		words map[string]bool
		first []string
	}
	var entries []entry
	often := map[string]int{}
	for _, w := range t.Works {
		if !w.Listed || len(w.Words) == 0 {
			continue
		}
		e := entry{words: map[string]bool{}}
		for _, x := range w.Words {
			e.words[x] = true
			often[x]++
		}
		if len(w.Family) > 0 {
			e.first = wordsOf(w.Family[0])
			for _, f := range w.Family {
				for _, x := range wordsOf(f) {
					e.words[x] = true
				}
			}
		}
		entries = append(entries, e)
	}
	n, m := len(lines), len(entries)
	if m == 0 || n < m {
		return nil
	}
	score := make([]float64, m+1)
	from := make([][]int, n)
	for i, line := range lines {
		words := wordsOf(line)
		best := 0
		for e := range score {
			if score[e] > score[best] {
				best = e
			}
		}
		next := make([]float64, m+1)
		from[i] = make([]int, m+1)
		for e := range next {
			points := -0.6
			if e < m {
				points = 0
				for _, x := range words {
					switch {
					case entries[e].words[x]:
						points += 1 / float64(max(often[x], 1))
					case utf8.RuneCountInString(x) > 2:
						points -= 0.03
					}
				}
			}
			change := -0.5
			if e < m && len(entries[e].first) > 0 && slices.Contains(words[:min(len(words), 8)], entries[e].first[len(entries[e].first)-1]) {
				change = 0.7
			}
			from[i][e] = e
			next[e] = score[e]
			if score[best]+change > score[e] && (best != e || i == 0) {
				next[e], from[i][e] = score[best]+change, best
			}
			next[e] += points
		}
		score = next
	}
	state := 0
	for e := range score {
		if score[e] > score[state] {
			state = e
		}
	}
	gold := make([]bool, n)
	none, starts := 0, 0
	seen := map[int]bool{}
	for i := n - 1; i >= 0; i-- {
		before := from[i][state]
		if state == m {
			none++
		} else if before != state || i == 0 {
			gold[i] = true
			starts++
			if seen[state] {
				none += 3 // in two pieces: something is wrong
			}
			seen[state] = true
		}
		state = before
	}
	if 20*none > n || 10*starts < 9*min(m, n) && starts < m-2 {
		if os.Getenv("FITDEBUG") != "" {
			fmt.Println("reject", t.File, t.Engine, t.Form, "lines", n, "entries", m, "none", none, "starts", starts)
		}
		return nil
	}
	return gold
}

// rendered sets labelled reference strings as lists.
func rendered(files []string) []example {
	var found []example
	for _, name := range files {
		lists := map[string][]string{}
		f, err := os.Open(name)
		if err != nil {
			log.Fatal(err)
		}
		scan := bufio.NewScanner(f)
		scan.Buffer(nil, 1<<20)
		for scan.Scan() {
			var row struct {
				Raw, Source string
				Doc, Style  *string
				Subset      string
			}
			if err := json.Unmarshal(scan.Bytes(), &row); err != nil {
				log.Fatal(err)
			}
			if row.Subset != "" || len(row.Raw) > 700 {
				continue
			}
			group := row.Source
			switch {
			case row.Style != nil && strings.Contains(row.Source, "synth"):
				group = *row.Style
			case row.Doc != nil:
				group += *row.Doc
			default:
				group += fmt.Sprint(len(lists[group]) / 40)
			}
			lists[group] = append(lists[group], strings.Join(strings.Fields(strings.ReplaceAll(row.Raw, "*", "")), " "))
		}
		f.Close()
		base := strings.TrimSuffix(filepath.Base(name), ".jsonl")
		if base == "grobid-corpus" || base == "linkedbooks-ocr" {
			continue // page heads and fragments among them
		}
		// sources of a few references each make lists together
		names := make([]string, 0, len(lists))
		for k := range lists {
			names = append(names, k)
		}
		slices.Sort(names)
		var pool []string
		poolName := ""
		for _, k := range names {
			if pool == nil {
				poolName = k
			}
			pool = append(pool, lists[k]...)
			if len(pool) < 12 && !strings.Contains(base, "synth") {
				continue
			}
			if len(pool) >= 8 {
				found = append(found, layouts(base, poolName, pool)...)
			}
			pool = nil
		}
	}
	return found
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
