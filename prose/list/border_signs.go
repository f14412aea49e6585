package list

import "slices"

// A sign is one of the things about a line or an entry that are weighed.
type sign uint8

// The signs of a line as the start of an entry.
const (
	signBegin      sign = 0                            // the line's beginning
	signEnd             = signBegin + sign(beginnings) // the ending of the line before
	signPair            = signEnd + sign(endings)      // both, in three classes each
	signRoom            = signPair + 9                 // room for its first word on the line above, by how ragged the list is
	signShort           = signRoom + 12                // the line before has less than twenty characters
	signHalf            = signShort + 1                // it has less than half of the list's width
	signYearHere        = signHalf + 1                 // a year stands on the line
	signYearNext        = signYearHere + 1             // one stands on the next
	signNoYear          = signYearNext + 1             // none stands on it or the two after it
	signEntry           = signNoYear + 1               // names and a year
	signGap             = signEntry + 1                // a blank line stands before it
	signFirst           = signGap + 1                  // it begins a block without one
	signInside          = signFirst + 1                // it stands inside a block, in a list that blank lines part
	signBroken          = signInside + 1               // a page ended before it
	signOuter           = signBroken + 1               // it stands out, in a list with two indents
	signInner           = signOuter + 1                // it stands in
	signHangs           = signInner + 1                // it stands out, in a list that hangs its lines throughout
	signHung            = signHangs + 1                // it stands in there
	signLinkAgain       = signHung + 1                 // it holds an address, and so does the line before
	signOneLine         = signLinkAgain + 1            // nearly all lines of the list end closed and are dated
	signDeeper          = signOneLine + 1              // its indent is larger than that of the line before
	signShallower       = signDeeper + 1               // it is smaller
	signSorted          = signShallower + 1            // it stands where the order of the list puts it
	signUnsorted        = signSorted + 1               // it does not
	signItem            = signUnsorted + 1             // it has a bullet
	signBeginRate       = signItem + 1                 // how often lines with this beginning start an entry here, in five steps
	signEndRate         = signBeginRate + 5            // lines after this ending
	signPairRate        = signEndRate + 5              // lines with this beginning after this ending
	signIndentRate      = signPairRate + 5             // lines with this indent
	signBlockRate       = signIndentRate + 5           // lines that stand so in their block
)

// The signs of an entry.
const (
	signYears  = signBlockRate + 5 // years in it: 0, 1, 2, more; then the same where a line inside could begin an entry
	signLength = signYears + 8     // characters, in five steps
	signLines  = signLength + 5    // lines, in five steps
	signLinks  = signLines + 5     // two lines of it hold addresses
	signHome   = signLinks + 1     // pages, a volume or a publisher
	signNoHome = signHome + 1      // none of them
	signMarks  = signNoHome + 1    // a bracket or quotation mark is not closed
	signNames  = signMarks + 1     // a line inside has names and a year, or two and more
	signRatio  = signNames + 2     // characters against the list's median, in five steps
	signs      = signRatio + 5     // their number
)

// weights holds what each sign counts, in hundredths of the natural logarithm
// of odds.
type weights [signs]int32

func (w *weights) sum(found []sign) int32 {
	n := int32(0)
	for _, s := range found {
		n += w[s]
	}
	return n
}

// A listLook is what a list shows as a whole.
type listLook struct {
	width   int // characters that few of its lines exceed
	ragged  int // 0 to 2: how many breaks inside entries came though there was room
	least   int // indent of the outermost line
	indents bool
	hangs   bool // its likely starts stand out, and what surely is none stands in
	single  bool // nearly all its lines are dated, most end closed, and no blank lines part it
	sorted  bool
	blocks  bool // blank lines part most of what look like entries
	order   []order

	learnt                          bool
	begin, end, pair, indent, block []rate
	median                          int // characters of an entry
}

// order says of a line how its first word stands to those of the likely
// starts around it.
type order uint8

const (
	unknown order = iota
	inOrder
	outOfOrder
)

// lookAtList reads what the lines show together.
func lookAtList(lines []look) listLook {
	l := listLook{least: 1000}
	widths := make([]int, len(lines))
	for i := range lines {
		widths[i] = lines[i].width
		l.least = min(l.least, lines[i].indent)
	}
	l.width = margin(widths)
	inner, gaps, likely := 0, 0, 0
	within, early, out, in := 0, 0, 0, 0
	closed, dated := 0, 0
	for i := range lines {
		v := &lines[i]
		inner += count(v.indent >= l.least+2)
		closed += count(!isOpen(v.end))
		dated += count(v.years > 0 || v.address || v.undated)
		if i == 0 || v.item {
			continue
		}
		if v.entry && !isOpen(lines[i-1].end) {
			likely++
			gaps += count(v.gap)
			out += count(v.indent < l.least+2)
		}
		if !v.first && (v.begin == beginSmall || lines[i-1].end == endComma || lines[i-1].end == endJoining) {
			within++
			in += count(v.indent >= l.least+2)
			early += count(l.room(lines, i) >= 0)
		}
	}
	switch {
	case 20*early > 6*within:
		l.ragged = 2
	case 20*early > within:
		l.ragged = 1
	}
	l.indents = 10*inner >= len(lines) && 10*inner <= 9*len(lines)
	l.hangs = inner > 0 && 4*out >= 3*likely && 10*in >= 9*within
	l.blocks = likely > 0 && 4*gaps >= 3*likely
	l.single = !l.blocks && 10*closed >= 6*(len(lines)-1) && 10*dated >= 9*len(lines)
	l.sort(lines)
	return l
}

// margin gives the number that one in sixteen of some exceeds: a line or two
// that a converter joined do not make the page wider.
func margin(numbers []int) int {
	if len(numbers) == 0 {
		return 0
	}
	slices.Sort(numbers)
	return numbers[len(numbers)-1-len(numbers)/16]
}

// room is how many characters were left on the line above after the first word
// of line i, negative where it had no room.
func (l *listLook) room(lines []look, i int) int {
	return l.width - lines[i-1].width - 1 - lines[i].word
}

// fewestSorted is how many likely starts show an order.
const fewestSorted = 6

// sort finds out whether the list is in the order of the alphabet and which
// lines stand in it.
func (l *listLook) sort(lines []look) {
	var likely []int
	for i := range lines {
		if v := &lines[i]; v.entry && v.begin == beginFamily && v.key != "" && (i == 0 || !isOpen(lines[i-1].end)) {
			likely = append(likely, i)
		}
	}
	if len(likely) < fewestSorted {
		return
	}
	rising := 0
	for k := 1; k < len(likely); k++ {
		rising += count(lines[likely[k-1]].key <= lines[likely[k]].key)
	}
	if l.sorted = 10*rising >= 8*(len(likely)-1); !l.sorted {
		return
	}
	l.order = make([]order, len(lines))
	for i, k := 0, 0; i < len(lines); i++ {
		for k < len(likely) && likely[k] < i {
			k++
		}
		key, ok := lines[i].key, true
		if key == "" {
			continue
		}
		if k > 0 {
			ok = lines[likely[k-1]].key <= key
		}
		next := k
		if next < len(likely) && likely[next] == i {
			next++
		}
		if next < len(likely) {
			ok = ok && key <= lines[likely[next]].key
		}
		l.order[i] = outOfOrder
		if ok {
			l.order[i] = inOrder
		}
	}
}

// learn counts what the starts found in a first reading have in common.
func (l *listLook) learn(lines []look, starts []bool) {
	l.learnt = true
	l.begin = ratesOf(int(beginnings), starts, func(i int) int { return int(lines[i].begin) })
	l.end = ratesOf(int(endings), starts, func(i int) int { return endBefore(lines, i) })
	l.pair = ratesOf(int(beginnings)*int(endings), starts, func(i int) int { return pairOf(lines, i) })
	l.indent = ratesOf(indentClasses, starts, func(i int) int { return l.indentClass(&lines[i]) })
	l.block = ratesOf(4, starts, func(i int) int { return blockClass(&lines[i]) })
	var lengths []int
	n := 0
	for i, s := range starts {
		if s && i > 0 {
			lengths = append(lengths, n)
			n = 0
		}
		n += lines[i].width + 1
	}
	l.median = median(append(lengths, n))
}

// pairOf is the class of a line by its beginning and the ending before it, -1
// for the first.
func pairOf(lines []look, i int) int {
	if i == 0 {
		return -1
	}
	return int(lines[i].begin)*int(endings) + int(lines[i-1].end)
}

func endBefore(lines []look, i int) int {
	if i == 0 {
		return -1
	}
	return int(lines[i-1].end)
}

const indentClasses = 6

// indentClass sorts indents: two columns each, from the outermost on.
func (l *listLook) indentClass(v *look) int {
	return min((v.indent-l.least+1)/2, indentClasses-1)
}

func blockClass(v *look) int {
	switch {
	case v.gap:
		return 0
	case v.first:
		return 1
	case v.broken:
		return 2
	}
	return 3
}

// isOpen says whether an entry surely goes on after this ending.
func isOpen(e ending) bool {
	return e == endJoining || e == endComma || e == endHyphen || e == endInitial
}

// startSigns gives the signs of line i as the start of an entry.
func (l *listLook) startSigns(found []sign, lines []look, i int) []sign {
	v := &lines[i]
	found = append(found, signBegin+sign(v.begin))
	if v.item {
		found = append(found, signItem)
	}
	if v.entry {
		found = append(found, signEntry)
	}
	switch {
	case v.years > 0 || v.undated:
		found = append(found, signYearHere)
	case i+1 < len(lines) && (lines[i+1].years > 0 || lines[i+1].undated):
		found = append(found, signYearNext)
	case i+2 >= len(lines) || lines[i+2].years == 0:
		found = append(found, signNoYear)
	}
	if l.sorted && l.order[i] != unknown {
		found = append(found, signSorted+sign(count(l.order[i] == outOfOrder)))
	}
	if i == 0 {
		return found
	}
	return l.learntSigns(l.placeSigns(found, lines, i), lines, i)
}

// placeSigns adds the signs of where line i stands and of the line before it.
func (l *listLook) placeSigns(found []sign, lines []look, i int) []sign {
	v, before := &lines[i], &lines[i-1]
	found = append(found, signEnd+sign(before.end), signPair+sign(3*endClass(before.end)+beginClass(v.begin)))
	found = append(found, signRoom+sign(4*l.ragged+roomClass(l.room(lines, i))))
	if before.width < 20 {
		found = append(found, signShort)
	}
	if 2*before.width < l.width {
		found = append(found, signHalf)
	}
	switch {
	case v.gap:
		found = append(found, signGap)
	case v.first:
		found = append(found, signFirst)
	case l.blocks:
		found = append(found, signInside)
	}
	if v.broken {
		found = append(found, signBroken)
	}
	switch {
	case l.hangs:
		found = append(found, signHangs+sign(count(v.indent >= l.least+2)))
	case l.indents:
		found = append(found, signOuter+sign(count(v.indent >= l.least+2)))
	}
	if l.single {
		found = append(found, signOneLine)
	}
	if v.address && before.address && v.begin != beginTail {
		found = append(found, signLinkAgain)
	}
	switch {
	case v.indent >= before.indent+2:
		found = append(found, signDeeper)
	case v.indent+2 <= before.indent:
		found = append(found, signShallower)
	}
	return found
}

// learntSigns adds the signs of how often lines like line i begin an entry in
// this list.
func (l *listLook) learntSigns(found []sign, lines []look, i int) []sign {
	if !l.learnt {
		return found
	}
	add := func(first sign, r rate) {
		if n := r.level(); n >= 0 && 10*r.lines < 9*len(lines) { // what nearly all lines share tells none from another
			found = append(found, first+sign(n))
		}
	}
	add(signBeginRate, l.begin[lines[i].begin])
	add(signEndRate, l.end[lines[i-1].end])
	add(signPairRate, l.pair[pairOf(lines, i)])
	add(signIndentRate, l.indent[l.indentClass(&lines[i])])
	add(signBlockRate, l.block[blockClass(&lines[i])])
	return found
}

func beginClass(b beginning) int {
	switch {
	case b.isName():
		return 0
	case b == beginSmall || b == beginTail || b == beginDigit || b == beginHome:
		return 1
	}
	return 2
}

func endClass(e ending) int {
	switch {
	case isOpen(e):
		return 0
	case e == endStop || e == endPages || e == endYear || e == endLink || e == endClosing:
		return 1
	}
	return 2
}

func roomClass(room int) int {
	switch {
	case room < 0:
		return 0
	case room < 6:
		return 1
	case room < 20:
		return 2
	}
	return 3
}

// An entryLook is what the lines of an entry show together.
type entryLook struct {
	lines, chars, years, links, marks, names int
	home                                     bool
	parts                                    bool   // a line inside could begin an entry
	end                                      ending // of the last line
}

func (e *entryLook) add(v *look) {
	if e.lines > 0 {
		e.names += count(v.entry)
		e.parts = e.parts || !isOpen(e.end) && beginClass(v.begin) != 1
	}
	e.end = v.end
	e.lines++
	e.chars += v.width + 1
	e.years += v.years
	e.years += count(v.years == 0 && v.undated)
	e.links += count(v.address)
	e.marks += v.quotes
	e.home = e.home || v.home
}

// entrySigns gives the signs of an entry.
func (l *listLook) entrySigns(found []sign, e *entryLook) []sign {
	years := min(e.years, 3)
	if e.parts {
		years += 4
	}
	found = append(found[:0], signYears+sign(years), signLength+sign(step(e.chars, 20, 40, 350, 700)), signLines+sign(step(e.lines, 2, 4, 7, 10)), signNoHome-sign(count(e.home)))
	if e.links > 2 {
		found = append(found, signLinks)
	}
	if e.marks != 0 {
		found = append(found, signMarks)
	}
	if e.names > 0 {
		found = append(found, signNames+sign(min(e.names, 2)-1))
	}
	if l.learnt && l.median > 0 {
		found = append(found, signRatio+sign(step(10*e.chars/l.median, 3, 6, 16, 25)))
	}
	return found
}

// step says how many of the bounds, which rise, n has reached.
func step(n int, bounds ...int) int {
	for i, b := range bounds {
		if n < b {
			return i
		}
	}
	return len(bounds)
}
