package cite

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

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
	called bool // "refs. 5–7": a citation in whatever mode the text cites
	joined bool // no space before it: "moved[3]", and "rate[3]" of a program
	led    bool // a word leads to it, "(see 4)": its entries are not uncited, whatever the mode
	unsure bool // words stand in the bracket that nobody knows: no work is missing
	trap   bool // more likely an index or a power, "n[4]", "a^7^": no citation, but its entries are not uncited
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
	r.readLinks()
	r.readSuperscripts()
	r.readCalled()
}

// readBracket collects the numbers of a bracket.
func (r *reader) readBracket(b bracket) {
	m := round
	switch {
	case r.raised(&b):
		m = super
	case b.square && r.text[b.inner] == '^' && !r.notes:
		m = noted
		b.inner++
	case b.square:
		m = square
	}
	items, beside := numbersAmong(r.text, b.inner, b.close)
	if beside == noNumbers || r.inCode(b.open) || r.linksAway(b.open, b.end) || r.isInterval(b) || m == square && (r.isOptional(b) || r.isCollation(b)) {
		return
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
	one.trap = opens || m == square && r.isIndex(b) || m == round && (r.afterYear(b) || beside == unknownWords) || m == super && !raisedAfter(r.text[:b.open-1])
	one.unsure = beside == unknownWords
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
	if dash, size := utf8.DecodeRuneInString(s); size > 0 && (fold.IsDash(dash) || dash == '~') {
		return size
	}
	return 0
}

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
		if i = afterJoint(s, i, to); i < 0 || i == to && s[to-1] != ']' {
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
		if lead := skipLead(s, i, to); lead < to && digits(s[lead:to]) > 0 {
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
	n := digits(s[i:to])
	if n == 0 || n > 6 || s[i] == '0' {
		return item{}, i, false
	}
	one := item{low: atoi(s[i : i+n]), start: i, end: i + n}
	one.high = one.low
	j := i + n
	if letters := subLetters(s, j, to); letters > j {
		one.end, one.letters = letters, s[j:letters]
		return one, letters, true
	}
	k := skipSpace(s, j, to)
	if size := rangeSign(s[k:to]); size > 0 {
		k = skipSpace(s, k+size, to)
		if m := digits(s[k:to]); m > 0 && m <= 6 {
			high := atoi(s[k : k+m])
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
		if s[end] == ',' && end+2 < to && s[end+1] == ' ' && digits(s[end+2:to]) > 0 {
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

// linksAway says whether the bytes are the text of a link that leads out of
// the document.
func (r *reader) linksAway(from, to int) bool {
	m := r.within(lint.Link, from, to)
	return m != nil && m.Target != "" && !strings.Contains(m.Target, "#")
}

// readLinks collects numbers that are links into the document without brackets
// of their own: "[4](#ref4)".
func (r *reader) readLinks() {
	for _, m := range r.block.Marks {
		if m.Kind != lint.Link || m.End-m.Start > 12 || !strings.HasPrefix(m.Target, "#") || m.End <= m.Start || m.End > len(r.text) {
			continue
		}
		if c := r.text[m.Start]; c < '1' || c > '9' || m.Start > 0 && (r.text[m.Start-1] == '[' || alnum(r.text[m.Start-1])) || r.within(lint.Superscript, m.Start, m.Start+1) != nil {
			continue
		}
		if items, ok := numberList(r.text, m.Start, m.End); ok {
			r.addRun(square, m.Start, m.End, items)
		}
	}
}

// isInterval says whether a bracket of numbers is mathematics: "x in [1, 4]".
func (r *reader) isInterval(b bracket) bool {
	before := strings.TrimRightFunc(r.text[max(0, b.open-24):b.open], fold.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(before)
	switch last {
	case '=', '∈', '<', '>', '≤', '≥', '±', '×', '∼', '≈', '+':
		return true
	}
	if namesRow(before) && strings.IndexByte(r.text[b.inner:b.close], ',') > 0 {
		return true
	}
	// One of a row of intervals: "[0, 1], [1, 4]".
	if strings.HasSuffix(before, "],") {
		if open := strings.LastIndexByte(before, '['); open >= 0 {
			first := strings.TrimLeft(before[open+1:], " ")
			return strings.HasPrefix(first, "0") || strings.HasPrefix(first, "-") || strings.HasPrefix(first, "−")
		}
	}
	return false
}

// namesRow says whether the text ends in a word that a row of numbers follows:
// "the interval [1, 4]", "the vector [1, 2, 3]".
func namesRow(before string) bool {
	switch strings.ToLower(before[strings.LastIndexByte(before, ' ')+1:]) {
	case "interval", "intervals", "range", "ranges", "vector", "vectors", "array", "tuple", "matrix", "set", "intervall", "vektor", "intervalle", "vecteur", "intervalo":
		return true
	}
	return false
}

// isOptional says whether a square bracket belongs to a command:
// "\\rootSum[E][8]{29}".
func (r *reader) isOptional(b bracket) bool {
	return b.end < len(r.text) && r.text[b.end] == '{' || r.afterOption(b)
}

// isCollation says whether a square bracket counts leaves that bear no number,
// as descriptions of books do: "[4], 212 pp.", "[4] sheets of paper".
func (r *reader) isCollation(b bracket) bool {
	after := r.text[b.end:min(len(r.text), b.end+24)]
	rest := strings.TrimLeft(after, ", ")
	if n := digits(rest); n > 0 && strings.HasPrefix(after, ",") {
		switch word, _ := plainWord(rest, skipSpace(rest, n, len(rest)), len(rest)); word {
		case "p", "pp", "s", "seiten", "pages", "páginas", "leaves":
			return true
		}
	}
	switch word, _ := plainWord(rest, 0, len(rest)); word {
	case "sheets", "leaves", "folios", "blatt", "feuillets", "folhas", "hojas":
		return true
	}
	return false
}

// isIndex says whether a square bracket belongs to a short name before it, as
// an index does: "a[1]".
func (r *reader) isIndex(b bracket) bool {
	if b.open == 0 || !alnum(r.text[b.open-1]) || r.text[b.open-1] >= utf8.RuneSelf {
		return false
	}
	i := b.open
	for i > 0 && alnum(r.text[i-1]) {
		i--
	}
	return b.open-i < 2 && r.text[i] >= 'A' && (i == 0 || r.text[i-1] == ' ')
}

// afterOption says whether a bracket follows at once one that holds no number:
// "[E][8]".
func (r *reader) afterOption(b bracket) bool {
	if b.open == 0 || r.text[b.open-1] != ']' {
		return false
	}
	open := strings.LastIndexByte(r.text[max(0, b.open-40):b.open], '[')
	return open >= 0 && !mayBeNumbers(r.text[max(0, b.open-40)+open:b.open-1])
}

// isCount says whether a number in round brackets is no citation by what
// stands around it, "4 (2) mg", "equations (3) and (4)", or how it is set: "(2 ,2)".
func (r *reader) isCount(b bracket) bool {
	before := strings.TrimRightFunc(r.text[max(0, b.open-48):b.open], fold.IsSpace)
	if before == "" || strings.IndexByte(":;(=<>+", before[len(before)-1]) >= 0 || strings.Contains(r.text[b.inner:b.close], " ,") {
		return true
	}
	if r.partEnd > 0 && r.partEnd <= b.open && isSeries(r.text[r.partEnd:b.open]) {
		r.partEnd = b.end
		return true
	}
	i := strings.LastIndexFunc(before, fold.IsSpace) + 1
	if isMeasure(before[i:]) && !isYear(before[i:]) {
		return true
	}
	if isPart(fold.Letters(before[i:])) {
		r.partEnd = b.end
		return true
	}
	return false
}

// afterYear says whether a round bracket follows a year: "described in 1933 (1)"
// cites, "2010 (12) and 2011 (15)" counts.
func (r *reader) afterYear(b bracket) bool {
	before := strings.TrimRightFunc(r.text[max(0, b.open-24):b.open], fold.IsSpace)
	return isYear(before[strings.LastIndexFunc(before, fold.IsSpace)+1:])
}

func isYear(s string) bool {
	return len(s) == 4 && digits(s) == 4 && (s[0] == '1' || s[0] == '2')
}

// isSeries says whether nothing but a comma or "and" stands between two
// numbered parts.
func isSeries(gap string) bool {
	switch strings.Trim(gap, " ,\n") {
	case "", "and", "or", "to", "-", "–", "und", "et", "y", "e":
		return true
	}
	return false
}

// isMeasure says whether the word is a plain number: "0.4", "1,200".
func isMeasure(s string) bool {
	for i := 0; i < len(s); i++ {
		if alnum(s[i]) && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return s != "" && '0' <= s[len(s)-1] && s[len(s)-1] <= '9'
}

// isPart tells the words that a bracketed number goes with in a document.
func isPart(folded string) bool {
	switch folded {
	case "eq", "eqs", "eqn", "eqns", "equation", "equations", "figure", "figures", "fig", "figs", "table", "tables", "appendix", "section", "sections", "step", "steps", "chapter", "stage", "phase",
		"expression", "inequality", "formula", "condition", "conditions", "hypothesis", "gleichung", "equacao", "ecuacion", "formel", "ecuaciones":
		return true
	}
	return false
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
