package report

import (
	"slices"
	"sort"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// maxGap is the number of lines, of both texts together, up to which the
// library looks for the shortest difference. Its time grows with the square of
// the changes (a millisecond here), and it panics beyond 1.1 million
// different lines, each of which it gives a Unicode code point of its own.
const maxGap = 1_000

// A line is one line of a comparison with its end; op is ' ', '-' or '+'.
type line struct {
	op   byte
	text string
}

// compareLines lists the lines of both texts in the order of a diff.
func compareLines(old, new string) []line {
	a, b := splitLines(old), splitLines(new)
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	lines := appendLines(nil, ' ', a[:head])
	lines = append(lines, compareMiddle(a[head:len(a)-tail], b[head:len(b)-tail])...)
	return appendLines(lines, ' ', a[len(a)-tail:])
}

// compareMiddle cuts large texts at the lines that stand once in each of them
// and in the same order, and compares what is between.
func compareMiddle(a, b []string) []line {
	if len(a)+len(b) <= maxGap {
		return compareGap(a, b)
	}
	var lines []line
	var at pair
	for _, p := range append(anchors(a, b), pair{len(a), len(b)}) {
		lines = append(lines, compareGap(a[at.a:p.a], b[at.b:p.b])...)
		if p.a < len(a) {
			lines = append(lines, line{' ', a[p.a]})
		}
		at = pair{p.a + 1, p.b + 1}
	}
	return lines
}

// compareGap finds the shortest difference of small texts. Large ones, in
// which almost every line has changed, are compared line by line, as fixes
// seldom change the number of lines; else one is put in place of the other.
func compareGap(a, b []string) []line {
	switch {
	case len(a)+len(b) <= maxGap:
		return shortest(a, b)
	case len(a) != len(b):
		return appendLines(appendLines(nil, '-', a), '+', b)
	}
	var lines []line
	for i := range a {
		if a[i] == b[i] {
			lines = append(lines, line{' ', a[i]})
		} else {
			lines = append(lines, line{'-', a[i]}, line{'+', b[i]})
		}
	}
	return lines
}

func shortest(a, b []string) []line {
	differ := diffmatchpatch.New()
	differ.DiffTimeout = 0 // else the result depends on the load of the machine
	runesA, runesB, table := differ.DiffLinesToRunes(strings.Join(a, ""), strings.Join(b, ""))
	var lines []line
	for _, d := range differ.DiffCharsToLines(differ.DiffMainRunes(runesA, runesB, false), table) {
		op := byte(' ')
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			op = '-'
		case diffmatchpatch.DiffInsert:
			op = '+'
		}
		lines = appendLines(lines, op, splitLines(d.Text))
	}
	return lines
}

// A pair is the index of a line in each text.
type pair struct{ a, b int }

// anchors are the lines that stand once in each text, those of them that are
// in the same order in both: the longest such row, as in a patience diff.
func anchors(a, b []string) []pair {
	inB := once(b)
	var common []pair
	for text, i := range once(a) {
		if j, ok := inB[text]; ok && i >= 0 && j >= 0 {
			common = append(common, pair{i, j})
		}
	}
	slices.SortFunc(common, func(p, q pair) int { return p.a - q.a })
	var piles []int // index into common of the top of each pile
	before := make([]int, len(common))
	for i, p := range common {
		pile := sort.Search(len(piles), func(k int) bool { return common[piles[k]].b >= p.b })
		before[i] = -1
		if pile > 0 {
			before[i] = piles[pile-1]
		}
		piles = slices.Replace(piles, pile, min(pile+1, len(piles)), i)
	}
	row := make([]pair, len(piles))
	for k, at := len(row)-1, top(piles); k >= 0; k, at = k-1, before[at] {
		row[k] = common[at]
	}
	return row
}

func top(piles []int) int {
	if len(piles) == 0 {
		return -1
	}
	return piles[len(piles)-1]
}

// once maps each line to its index, or to -1 where it stands more than once.
func once(lines []string) map[string]int {
	index := make(map[string]int, len(lines))
	for i, text := range lines {
		if _, again := index[text]; again {
			i = -1
		}
		index[text] = i
	}
	return index
}

func splitLines(s string) []string {
	lines := strings.SplitAfter(s, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

func appendLines(lines []line, op byte, texts []string) []line {
	for _, t := range texts {
		lines = append(lines, line{op, t})
	}
	return lines
}
