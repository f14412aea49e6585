package columns

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// place gives labels that stand alone to the fragments that begin their entries,
// which follow without them. Between two labels that stand where they belong, as
// many entries begin as numbers are missing there. It gives the labels that found
// a place; a fragment has the index of its own, from 1.
func (w *weaver) place(labels []lineOf) []lineOf {
	if len(labels) == 0 {
		return nil
	}
	numbers := make(map[int]lineOf, len(labels))
	for _, l := range labels {
		numbers[label(w.data[l.start:l.end])] = l
	}
	p := placer{weaver: w, numbers: numbers}
	stop := w.firstNumber(true)
	p.column(false, 0, stop)
	p.column(true, p.last, noNumber)
	return p.placed
}

// noNumber is more than any label.
const noNumber = 1 << 30

// firstNumber is the first label of a column, noNumber where it has none.
func (w *weaver) firstNumber(right bool) int {
	for i := range w.fragments {
		if f := &w.fragments[i]; f.right == right {
			if f.number > 0 {
				return f.number
			}
		}
	}
	return noNumber
}

// numberOf is the number of the label that a fragment begins with, 0 for none.
func (w *weaver) numberOf(f *fragment) int {
	text := w.data[f.start:f.end]
	if !isLabel(text) {
		return 0
	}
	return label(text[:slices.Index(text, ']')+1])
}

// A placer goes through the columns.
type placer struct {
	*weaver
	numbers  map[int]lineOf
	placed   []lineOf
	last     int  // number so far
	labelled bool // some entries of this column have theirs
	rest     bool // what finds no entry here may find one in the other column
}

// column places the labels of one column, whose numbers lie between two.
func (p *placer) column(right bool, after, before int) {
	p.labelled = p.firstNumber(right) < noNumber
	var run []int // fragments since the last label
	previous := -1
	for i := range p.fragments {
		f := &p.fragments[i]
		if f.right != right {
			continue
		}
		if n := f.number; n > 0 {
			p.between(run, after, n)
			after, run = n, run[:0]
			p.last = max(p.last, n)
		} else if previous < 0 || p.fragments[previous].line != f.line {
			run = append(run, i)
		}
		previous = i
	}
	p.rest = !right
	p.between(run, after, before)
	p.rest = false
}

// between gives the missing numbers between two to the likeliest of some fragments.
func (p *placer) between(run []int, after, before int) {
	var missing []int
	for n := range p.numbers {
		if n > after && n < before {
			missing = append(missing, n)
		}
	}
	slices.Sort(missing)
	likely := slices.Clone(run)
	slices.SortStableFunc(likely, func(a, b int) int { return p.begins(b) - p.begins(a) })
	good := 0
	for good < len(likely) && p.begins(likely[good]) >= goodLink {
		good++
	}
	if p.rest {
		missing = missing[:min(len(missing), good)]
	}
	if len(missing) > good {
		return
	}
	likely = likely[:len(missing)]
	if !p.labelled && 3*p.named(likely) < 2*len(likely) {
		return // text beside a list
	}
	slices.Sort(likely)
	for k, i := range likely {
		p.placed = append(p.placed, p.numbers[missing[k]])
		p.fragments[i].label = len(p.placed)
		p.last = max(p.last, missing[k])
	}
}

// named is how many fragments begin with an initial, or a family name before a comma.
func (p *placer) named(all []int) int {
	n := 0
	for _, i := range all {
		text := p.data[p.fragments[i].start:p.fragments[i].end]
		letters := lettersAt(text)
		upper := unicode.IsUpper(first(text)) && len(text) > letters
		n += count(upper && (text[letters] == ',' || text[letters] == '.' && utf8.RuneCount(text[:letters]) == 1))
	}
	return n
}

// begins says how well an entry may begin with a fragment: behind the end of
// another, with a capital, an initial and a name best of all.
func (p *placer) begins(i int) int {
	f := &p.fragments[i]
	text := p.data[f.start:f.end]
	first, size := utf8.DecodeRune(text)
	points := 0
	if !unicode.IsUpper(first) {
		points -= 4
	} else if len(text) > size+1 && text[size] == '.' {
		points += goodLink
	}
	before := p.before(i)
	if before < 0 {
		return points + goodLink
	}
	b := &p.fragments[before]
	line := p.data[b.start:b.end]
	switch last, _ := utf8.DecodeLastRune(line); {
	case b.glued:
		return points - sureLink
	case last == '.':
		word := line[:len(line)-1]
		n := lettersBefore(word)
		if n == 1 && unicode.IsUpper(lastRune(word)) {
			return points - goodLink
		}
		return points + sureLink
	case unicode.IsDigit(last) || last == '/' || last == ')':
		return points + fairLink
	}
	return points - goodLink
}

// before is the fragment of the same column before one, -1 for none.
func (p *placer) before(i int) int {
	for k := i - 1; k >= 0; k-- {
		if p.fragments[k].right == p.fragments[i].right {
			return k
		}
	}
	return -1
}
