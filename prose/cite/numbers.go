package cite

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// A mode is a way to set the numbers of numbered citations.
type mode uint8

const (
	square mode = iota // [3]
	super              // moved³
	round              // (3)
	glued              // "moved.3 It", a superscript that was lost on the way
	noted              // "moved[^3]", a footnote sign in a text without footnotes
	modes
)

// A run is one group of numbers as it stands in the text, which is a citation
// only if the text as a whole cites in its mode.
type run struct {
	mode   mode
	called bool  // "refs. 5–7": a citation in whatever mode the text cites
	joined bool  // no space before it: "moved[3]", and "rate[3]" of a program
	led    bool  // a word leads to it, "(see 4)": its entries are not uncited, whatever the mode
	unsure bool  // words stand in the bracket that nobody knows: no work is missing
	opens  bool  // it opens its block: "(5) shows", and "(5) Ask the office"
	alone  bool  // no sentence goes on behind it, as behind the number of an equation
	trap   bool  // more likely an index or a power, "n[4]", "a^7^": no citation, but its entries are not uncited
	grade  grade // of one that lost its sign
	hint   bool  // of the same: it may cite by its look alone
	value  bool  // more likely the range of the number before it, "a score of 6 [4–8]": a trap
	block  int32
	group  lint.Span // in the file
	items  []item
}

// An item is a number or a range of numbers.
type item struct {
	low, high  int
	start, end int // decoded bytes, until the run is placed in the file
	span       lint.Span
	text       string
	locator    string
	letters    string // "a,b" of "4a,b": parts of one numbered entry
}

// The bounds of what is read as a list of numbers: what is longer is something
// else, and a hostile "[1-99999999]" is not worth a hundred million citations.
const (
	longestRange = 400 // numbers from first to last
	longestRun   = 300 // bytes between the brackets
	longestLead  = 40  // bytes before the first number
)

// readNumbers collects the runs of a block in brackets and superscripts.
func (r *reader) readNumbers() {
	r.runEnd, r.partEnd = 0, 0
	for _, b := range r.brackets {
		if b.labels || b.square && strings.HasSuffix(r.text[:b.open], "^(") {
			continue
		}
		if b.close-b.inner > longestRun || b.close <= b.inner || !mayBeNumbers(r.text[b.inner:b.close]) {
			continue
		}
		r.readBracket(b)
	}
	r.readUnpaired()
	r.readLinks()
	r.readSuperscripts()
	r.readCalled()
}

// readBracket collects the numbers of a bracket.
func (r *reader) readBracket(b bracket) {
	m, s := round, r.text[:b.close]
	switch {
	case r.raised(&b):
		m = super
	case b.square && r.text[b.inner] == '^' && !r.notes:
		m = noted
		b.inner++
	case b.square:
		m = square
	}
	if m != round && strings.IndexByte(r.text[b.inner:b.close], '(') >= 0 { // "[4 (p. 12), 5]"
		s = s[:b.inner] + withoutPages(s[b.inner:b.close])
	}
	items, beside := numbersAmong(s, b.inner, b.close)
	if beside == noNumbers || r.inCode(b.open) || r.linksAway(b.open, b.end, items) || r.isInterval(b) || m == square && (r.isOptional(b) || r.isCollation(b)) {
		return
	}
	like := noValues
	if m == square {
		if like = r.ofValues(b, items); like == areValues {
			return
		}
	}
	counts, opens := false, false
	if m == round {
		counts, opens = r.isCount(b), r.opensBlock(b)
	}
	if counts && !opens {
		return
	}
	r.addRun(m, b.open, b.end, items)
	one := &r.runs[len(r.runs)-1]
	word, _ := plainWord(r.text, skipSpace(r.text, b.inner, b.close), b.close)
	one.called, one.led = one.called || callsReference(word), word != ""
	one.opens, one.alone = opens, opens && !goesOn(r.text[b.end:])
	one.trap = m == square && r.isIndex(b) || m == round && (r.afterYear(b) || beside == unknownWords) || m == super && !raisedAfter(r.text[:b.open-1])
	one.unsure = beside == unknownWords
	one.value = like == mayValues
	one.trap = one.trap || one.value
}

// raised says whether a bracket stands for raised numbers, as pandoc writes what
// has no raised sign: "levies^(4,7)", "levies^([4])". It takes the inner brackets off.
func (r *reader) raised(b *bracket) bool {
	if b.square || b.open == 0 || r.text[b.open-1] != '^' {
		return false
	}
	if inner := r.text[b.inner:b.close]; strings.HasPrefix(inner, "[") && strings.IndexByte(inner, ']') == len(inner)-1 {
		b.inner, b.close = b.inner+1, b.close-1
	}
	return true
}

// opensBlock says whether nothing stands before a bracket: "(5) and (1) disagree"
// may cite, and may count.
func (r *reader) opensBlock(b bracket) bool {
	return strings.TrimSpace(r.text[:min(b.open, 8)]) == "" && b.open < 8
}

// goesOn says whether a sentence goes on behind its first word.
func goesOn(after string) bool {
	next := strings.TrimLeft(after, ", \n")
	first, _ := utf8.DecodeRuneInString(next)
	return len(next) < len(after) && (unicode.IsLower(first) || strings.HasPrefix(after, ","))
}

// mayBeNumbers is a quick look at what stands in a bracket.
func mayBeNumbers(s string) bool {
	for i := 0; i < len(s) && i < longestLead; i++ {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}

func (r *reader) addRun(m mode, from, to int, items []item) {
	one := run{mode: m, block: r.at, group: r.span(from, to), items: items, joined: m == square && from > 0 && alnum(r.text[from-1])}
	for i := range items {
		it := &items[i]
		it.span, it.text = r.span(it.start, it.end), r.text[it.start:it.end]
	}
	if n := len(r.runs); n > 0 && m == square && r.runs[n-1].mode == square && r.runs[n-1].block == r.at && r.runEnd > 0 && r.runEnd < from && isRangeGap(r.text[r.runEnd:from]) {
		if r.runs[n-1].reach(&one) {
			r.runEnd = to
			return
		}
	}
	r.runs = append(r.runs, one)
	r.runEnd = to
}

// isRangeGap says whether nothing but a dash stands in the gap between two
// brackets: "[3]–[6]".
func isRangeGap(gap string) bool {
	if len(gap) > 8 {
		return false
	}
	gap = strings.TrimFunc(gap, fold.IsSpace)
	return gap != "" && rangeSign(gap) == len(gap)
}

// rangeSign is the length of the sign of a range at the start of s: any dash, the
// tilde of East Asia, and the two hyphens with which pandoc writes a dash.
func rangeSign(s string) int {
	if strings.HasPrefix(s, "--") {
		return 2
	}
	if dash, size := utf8.DecodeRuneInString(s); size > 0 && (isNumberDash(dash) || dash == '~') {
		return size
	}
	return 0
}

// isNumberDash says whether a sign is a dash, or what a PDF with TeX's old fonts
// gives for one.
func isNumberDash(c rune) bool { return fold.IsDash(c) || c == 0x15 || c == 0x16 }

// reach makes the last number of the run and the first of next one range.
func (one *run) reach(next *run) bool {
	last, first := &one.items[len(one.items)-1], &next.items[0]
	if last.low != last.high || first.low != first.high || first.low <= last.high || first.low-last.low > longestRange {
		return false
	}
	last.high = first.high
	last.span = lint.Span{Start: last.span.Start, End: first.span.End}
	last.text = ""
	one.items = append(one.items, next.items[1:]...)
	one.group.End = next.group.End
	return true
}

// numberList reads s[from:to] as numbers: "3", "1–3, 5", "see 4, p. 12", "4a,b".
func numberList(s string, from, to int) ([]item, bool) {
	items, words := numbersAmong(s, from, to)
	return items, words == knownWords
}

// What the words beside the numbers of a bracket say.
type among uint8

const (
	noNumbers    among = iota // it does not read as a list of numbers
	knownWords                // none, or words that lead to works
	unknownWords              // "[4, Hafenbuch]": works where such numbers are, and otherwise nothing
)

// numbersAmong reads s[from:to] as numbers with words before, between and behind
// them: "see 4, p. 12", "4, cf. 7", "4, for a review".
func numbersAmong(s string, from, to int) ([]item, among) {
	i := skipLead(s, from, to)
	var items []item
	for {
		i = skipSpace(s, i, to)
		one, next, ok := oneNumber(s, i, to)
		if !ok {
			return nil, noNumbers
		}
		items = append(items, one)
		if i = skipSpace(s, next, to); i == to {
			return items, knownWords
		}
		if place := pageAfterColon(s, i, to); place > i { // without its word it may be a page, a plate or a paragraph: no locator
			if i = place; i == to {
				return items, knownWords
			}
		}
		if i = afterTurn(s, i, to); i < 0 || i == to && strings.IndexByte("],;", s[to-1]) < 0 {
			return nil, noNumbers
		}
		if place := locatorEnd(s, i, to); place > i {
			last := &items[len(items)-1]
			last.locator = strings.TrimSpace(s[i:place])
			if place = skipSpace(s, place, to); place == to {
				return items, knownWords
			}
			i = place + 1
		}
		for i < to && (s[i] == '[' || s[i] == ']' || s[i] == ',' || s[i] == ' ') {
			i++
		}
		if i == to {
			return items, knownWords
		}
		if lead := skipLead(s, i, to); lead < to && ascii.Digits(s[lead:to]) > 0 {
			i = lead
		} else if aside := asideEnd(s, i, to); aside > i {
			i = aside
		} else if may, known := tailAt(s, i, to); may && known {
			return items, knownWords
		} else if may {
			return items, unknownWords
		}
	}
}

// pageAfterColon is the end of what stands behind a colon at i, a page or another
// place in the work: "4: 290–293", "4: fig. 10.5". It is i where none does; "4:30" is a time.
func pageAfterColon(s string, i, to int) int {
	if s[i] != ':' {
		return i
	}
	at := skipSpace(s, i+1, to)
	if end := locatorEnd(s, at, to); end > at {
		return end
	}
	if at == i+1 || ascii.Digits(s[at:to]) == 0 {
		return i
	}
	for at < to && ('0' <= s[at] && s[at] <= '9' || rangeSign(s[at:to]) > 0) {
		at += max(rangeSign(s[at:to]), 1)
	}
	return at
}

// afterJoint goes over what joins a number to the next, -1 where nothing does.
func afterJoint(s string, i, to int) int {
	r, size := utf8.DecodeRuneInString(s[i:to])
	switch plainSign(r) {
	case ',', ';', '&', ']', '[': // "[[4]]", "[3],[4]" inside a bracket
		return skipSpace(s, i+size, to)
	}
	if word, end := plainWord(s, i, to); words.IsAnd(fold.Letters(word)) {
		return skipSpace(s, end, to)
	}
	return -1
}

// oneNumber reads a number or range at i.
func oneNumber(s string, i, to int) (item, int, bool) {
	n, low := brokenDigits(s[i:to])
	if n == 0 || n > 6 || s[i] == '0' {
		return item{}, i, false
	}
	one := item{low: low, start: i, end: i + n}
	one.high = one.low
	j := i + n
	if letters := subLetters(s, j, to); letters > j {
		one.end, one.letters = letters, s[j:letters]
		return one, letters, true
	}
	k := skipSpace(s, j, to)
	if size := rangeSign(s[k:to]); size > 0 {
		k = skipSpace(s, k+size, to)
		if m, high := brokenDigits(s[k:to]); m > 0 && m <= 6 {
			if high < one.low && m < n { // "112–15"
				high += one.low / pow10(m) * pow10(m)
			}
			if high <= one.low || high-one.low > longestRange {
				return item{}, i, false
			}
			one.high, one.end = high, k+m
			return one, k + m, true
		}
		return item{}, i, false
	}
	return one, j, true
}

// brokenDigits is the length of the digits at the start of s and their number. A line may
// end between two of them, as it may between any two signs in Chinese and Japanese text.
func brokenDigits(s string) (n, number int) {
	n = ascii.Digits(s)
	number = atoi(s[:n])
	if n > 0 && n+1 < len(s) && s[n] == '\n' {
		if more := ascii.Digits(s[n+1:]); more > 0 && n+more < 5 {
			return n + 1 + more, number*pow10(more) + atoi(s[n+1:n+1+more])
		}
	}
	return n, number
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// subLetters goes over the letters of "4a,b", the parts of one numbered entry.
func subLetters(s string, i, to int) int {
	end := i
	for i < to && 'a' <= s[i] && s[i] <= 'h' && (i+1 == to || !alnum(s[i+1])) {
		end = i + 1
		if i+2 < to && (s[i+1] == ',' || s[i+1] == '-') && 'a' <= s[i+2] && s[i+2] <= 'h' {
			i += 2
			continue
		}
		break
	}
	return end
}

// plainWord reads the word at i, in lower case.
func plainWord(s string, i, to int) (string, int) {
	end := i
	for end < to && end < i+16 {
		r, size := utf8.DecodeRuneInString(s[end:to])
		if !unicode.IsLetter(r) {
			break
		}
		end += size
	}
	return strings.ToLower(s[i:end]), end
}

// locatorEnd finds the end of a locator at i: "p. 12", "Sec. 3", "Thm. 2".
func locatorEnd(s string, i, to int) int {
	word, end := plainWord(s, i, to)
	if pairEnd(s, i, to) > i { // "p. ex. 4"
		return i
	}
	if word == "" {
		if strings.HasPrefix(s[i:to], "§") {
			end = i + len("§")
		} else {
			return i
		}
	} else if !isLocatorWord(word) {
		return i
	}
	for end < to && s[end] != ';' && s[end] != ']' {
		if s[end] == ',' && end+2 < to && s[end+1] == ' ' && ascii.Digits(s[end+2:to]) > 0 {
			break
		}
		end++
	}
	return end
}

func skipSpace(s string, i, to int) int {
	for i < to {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:to])
		}
		if !fold.IsSpace(r) {
			break
		}
		i += size
	}
	return i
}

// inRun says whether the decoded byte lies in a bracket that was read as
// numbers: "(ref. 4)".
func (r *reader) inRun(at int) bool {
	n := sort.Search(len(r.brackets), func(i int) bool { return r.brackets[i].open > at })
	for i := n - 1; i >= 0 && i >= n-deepestBracket; i-- {
		if b := r.brackets[i]; at < b.close && b.close-b.inner <= longestRun {
			_, ok := numberList(r.text, b.inner, b.close)
			return ok
		}
	}
	return false
}
