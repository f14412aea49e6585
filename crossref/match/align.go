package match

// An alignment lays two titles side by side, word by word.
type alignment struct {
	edits    []difference
	matched  int     // words that both have
	common   int     // letters in words that both have
	window   int     // letters of ours that were laid beside the record's
	likeness float64 // share of letters in them: 2·common / (all of one + all of the other)
}

// A difference is an edit and whether it could be the leftovers of a formula.
type difference struct {
	edit
	small bool
}

// step says how a cell of the table was reached.
type step uint8

const (
	start  step = iota
	pair        // one word against one
	pair21      // two words of ours against one of theirs
	pair12
	pair31
	pair13
	ours   // a word that the record does not have
	theirs // a word that the entry does not have
)

// The costs of the steps, in hundredths of a word.
const (
	costSlip   = 40
	costOther  = 160
	costMissed = 100
	costFree   = 1
)

// align compares the words of ours and those of the record. Within says that
// ours is a whole entry, whose words before and after the title cost nothing.
func align(a, b []token, within bool) *alignment {
	head, tail := 0, 0
	if !within { // what both begin and end with need not be searched for
		for head < min(len(a), len(b)) && a[head].text == b[head].text {
			head++
		}
		for tail < min(len(a), len(b))-head && a[len(a)-1-tail].text == b[len(b)-1-tail].text {
			tail++
		}
	}
	common := 0
	for i := range a[:head] {
		common += len(a[i].text)
	}
	for i := range a[len(a)-tail:] {
		common += len(a[len(a)-tail+i].text)
	}
	al := alignMiddle(a[head:len(a)-tail], b[head:len(b)-tail], within)
	al.matched += head + tail
	if all := al.window + 2*common + size(b[head:len(b)-tail]); all > 0 {
		al.likeness = min(1, 2*float64(common+al.common)/float64(all))
	}
	return al
}

// alignMiddle lays out what lies between.
func alignMiddle(a, b []token, within bool) *alignment {
	n, m := len(a), len(b)
	width := m + 1
	costs := make([]int32, (n+1)*width)
	steps := make([]step, (n+1)*width)
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			if i == 0 && j == 0 {
				continue
			}
			best, how := int32(1<<30), start
			try := func(di, dj int, cost int32, s step) {
				if i < di || j < dj {
					return
				}
				if c := costs[(i-di)*width+j-dj] + cost; c < best {
					best, how = c, s
				}
			}
			if i > 0 && j > 0 {
				try(1, 1, pairCost(a[i-1].text, b[j-1].text), pair)
			}
			joins(a, b, i, j, try)
			if i > 0 {
				cost := missCost(a[i-1])
				if within && (j == 0 || j == m) {
					cost = 0
				}
				try(1, 0, cost, ours)
			}
			if j > 0 {
				try(0, 1, missCost(b[j-1]), theirs)
			}
			costs[i*width+j], steps[i*width+j] = best, how
		}
	}
	return trace(a, b, steps, within)
}

// joins tries words that one side writes as one: "data base", "H 2 O".
func joins(a, b []token, i, j int, try func(di, dj int, cost int32, s step)) {
	if i > 1 && j > 0 && joined(a[i-2].text, a[i-1].text, b[j-1].text) {
		try(2, 1, 0, pair21)
	}
	if i > 0 && j > 1 && joined(b[j-2].text, b[j-1].text, a[i-1].text) {
		try(1, 2, 0, pair12)
	}
	if i > 2 && j > 0 && len(a[i-3].text)+len(a[i-2].text)+len(a[i-1].text) == len(b[j-1].text) && a[i-3].text+a[i-2].text+a[i-1].text == b[j-1].text {
		try(3, 1, 0, pair31)
	}
	if i > 0 && j > 2 && len(b[j-3].text)+len(b[j-2].text)+len(b[j-1].text) == len(a[i-1].text) && b[j-3].text+b[j-2].text+b[j-1].text == a[i-1].text {
		try(1, 3, 0, pair13)
	}
}

// joined says whether two words are the one: letter by letter, or as numbers and
// spellings go ("twenty-first" and "21st", "data centre" and "datacenter").
func joined(first, second, one string) bool {
	const spread = 2
	switch n := len(first) + len(second) - len(one); {
	case one[0] <= '9':
		return first[0] == 't' && number(first+second) == one || n == 0 && first+second == one
	case first[0] != one[0] || n < -spread || n > spread:
		return false
	}
	return compareWords(first+second, one) == same
}

func pairCost(a, b string) int32 {
	if a == b {
		return 0
	}
	if !sameHead(a[0], b[0]) {
		return costOther
	}
	switch compareWords(a, b) {
	case same:
		return 0
	case slip:
		return costSlip
	}
	return costOther
}

// sameHead says whether two words may be one by their first bytes. Nearly all
// pairs of two titles end here.
func sameHead(a, b byte) bool {
	return a == b || vowel(a) && vowel(b) || (a <= '9') != (b <= '9') // oestrogen, estrogen; two, 2
}

func vowel(c byte) bool { return c == 'a' || c == 'e' || c == 'o' }

func missCost(t token) int32 {
	if t.free {
		return costFree
	}
	return costMissed
}

// trace follows the cheapest way back and collects what differs on it.
func trace(a, b []token, steps []step, within bool) *alignment {
	al := &alignment{}
	i, j, width := len(a), len(b), len(b)+1
	common, inWindow := 0, 0
	for i > 0 || j > 0 {
		switch steps[i*width+j] {
		case pair:
			i, j = i-1, j-1
			x, y := a[i], b[j]
			inWindow += len(x.text)
			kind := compareWords(x.text, y.text)
			switch kind {
			case same:
				common += len(y.text)
			case slip:
				common += len(y.text) - 1
			}
			if kind != unlike {
				al.matched++
			}
			if kind != same {
				al.add(edit{x.start, x.end, y.start, y.end, kind == slip}, len(x.text) < 3 && len(y.text) < 3 || hasDigit(x.text) && hasDigit(y.text))
			}
		case pair21, pair31:
			i, j = i-2-int(steps[i*width+j]-pair21)/2, j-1
			al.matched++
			common += len(b[j].text)
			inWindow += len(b[j].text)
		case pair12, pair13:
			i, j = i-1, j-2-int(steps[i*width+j]-pair12)/2
			al.matched++
			common += len(a[i].text)
			inWindow += len(a[i].text)
		case ours:
			i--
			if within && (j == 0 || j == len(b)) {
				continue
			}
			if !a[i].free {
				inWindow += len(a[i].text)
				al.add(edit{start: a[i].start, end: a[i].end}, len(a[i].text) < 3)
			}
		case theirs:
			j--
			if !b[j].free {
				at := 0
				if i > 0 {
					at = a[i-1].end
				}
				al.add(edit{at, at, b[j].start, b[j].end, false}, len(b[j].text) < 3)
			}
		default:
			i, j = 0, 0
		}
	}
	al.common, al.window = common, inWindow
	return al
}

// add puts a difference before those behind it.
func (al *alignment) add(e edit, small bool) {
	al.edits = append([]difference{{e, small}}, al.edits...)
}

// common is the share of letters in words that two titles have in common,
// whatever their order: no more than an alignment can reach, but for words that
// are joined or misspelt, which rejectBelow allows for.
func common(a, b []token) float64 {
	shared, all := 0, 0
	for i := range a {
		all += len(a[i].text)
		for j := range b {
			if a[i].text == b[j].text {
				shared += len(a[i].text)
				break
			}
		}
	}
	for j := range b {
		all += len(b[j].text)
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(all)
}

// commonOf is the share of letters of b in words that the set holds.
func commonOf(words map[string]bool, b []token) float64 {
	shared, all := 0, 0
	for j := range b {
		all += len(b[j].text)
		if words[b[j].text] {
			shared += len(b[j].text)
		}
	}
	if all == 0 {
		return 0
	}
	return float64(shared) / float64(all)
}
