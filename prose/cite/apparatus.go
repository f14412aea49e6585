package cite

import (
	"sort"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/prose/block"
)

// The notes of a text, in the order in which they stand. Where the format has notes
// they are its blocks. Where they were printed, at the feet of pages or behind the
// text, they are what begins with one number after the other.
type apparatus struct {
	all     []note
	printed bool           // found by their numbers, of which some may be lost: all text may belong to notes
	calls   map[int]call   // by number: the first place that calls the note
	calling map[int32]bool // the blocks with calls
	last    int            // the highest number that is called so far
}

// A note begins at a place of a block and goes on to the next note.
type note struct {
	block  int32
	start  int // decoded byte behind its number
	number int // 0 where it is not known
	chain  int // of numbers, 0 for the notes of the format
}

// A call is the place in the text, before the raised number, that calls a note.
type call struct {
	block int32
	at    int
}

// How printed notes are told from numbered headings and lists: so many numbers in a
// row, of which two may be lost between each two, called by so many in the text.
const (
	shortestChain = 3
	mostLost      = 2
	highestNote   = 1999
	openChains    = 4
	calledNotes   = 3
	allNotes      = 80 // percent of the calls that the notes of the format answer, unless some were printed
)

// findNotes finds the notes of a text; nil where it has none. Raised numbers may cite by
// a numbered list: beside one, printed notes must be seen.
func findNotes(body []block.Block, numbered bool) *apparatus {
	a := &apparatus{calls: make(map[int]call), calling: make(map[int32]bool)}
	for i := range body {
		if b := &body[i]; b.Kind == block.Note {
			a.all = append(a.all, note{block: int32(i), number: noteNumber(b.Marker)})
		} else if b.Kind != block.Code {
			a.findCalls(b, int32(i))
		}
	}
	if len(a.calls) < calledNotes && len(a.all) == 0 {
		return nil
	}
	if len(a.all)*100 < len(a.calls)*allNotes {
		printed := printedNotes(body, a.calls)
		a.all, a.printed = mergeNotes(a.all, printed), len(printed) > 0 || !numbered
	}
	if len(a.all) == 0 && !a.printed {
		return nil
	}
	return a
}

// formatted leaves of the notes those that the format has as such.
func (a *apparatus) formatted(body []block.Block) *apparatus {
	f := &apparatus{calls: a.calls}
	for _, n := range a.all {
		if body[n.block].Kind == block.Note {
			f.all = append(f.all, n)
		}
	}
	return f
}

func mergeNotes(a, b []note) []note {
	a = append(a, b...)
	sort.SliceStable(a, func(i, j int) bool { return a[i].before(a[j].block, a[j].start) })
	return a
}

func (n note) before(at int32, start int) bool {
	return n.block < at || n.block == at && n.start < start
}

// unnumbered says whether a block may be a note of a text whose notes lost all their
// numbers.
func (a *apparatus) unnumbered(at int32) bool { return a.printed && len(a.all) == 0 && !a.calling[at] }

// noteNumber reads the number in the marker of a note: "[^12]:", "3.", "¹".
func noteNumber(marker string) int {
	s := fold.Digits(strings.Trim(marker, "[]^:.() \t"))
	if n := ascii.Digits(s); n > 0 && n == len(s) && n < 5 {
		return atoi(s)
	}
	return 0
}

// at gives the note that a place belongs to, as an index; -1 for none.
func (a *apparatus) at(in int32, byte int) int {
	return sort.Search(len(a.all), func(i int) bool { return !a.all[i].before(in, byte+1) }) - 1
}

// farthestNumber bounds, in notes, how far back a number points.
const farthestNumber = 2000

// numbered gives the last note with that number before note i, as an index; -1 for
// none. Notes begin anew in each chapter.
func (a *apparatus) numbered(number, i int) int {
	for to := i - farthestNumber; i > max(0, to); {
		i--
		if a.all[i].number == number {
			return i
		}
	}
	return -1
}

// findCalls collects the raised numbers of a block: "¹²", "[^3]", and those that lost
// their raising and stand glued to a word, a quote or a stop.
func (a *apparatus) findCalls(b *block.Block, at int32) {
	s := b.Text.String
	for i := 1; i < len(s); i++ {
		n, end := a.callAt(s, i)
		if n == 0 {
			if d := ascii.Digits(s[i:]); d > 0 {
				i += d - 1
			}
			continue
		}
		if n <= a.last+1+mostLost {
			a.last = max(a.last, n)
			a.calling[at] = true
		}
		if _, known := a.calls[n]; !known {
			a.calls[n] = call{at, i}
		}
		i = end - 1
	}
}

// callAt reads the number of a call at byte i of s and gives its end; 0 where there
// is none.
func (a *apparatus) callAt(s string, i int) (number, end int) {
	switch c := s[i]; {
	case c == '[':
		from := i + 1
		if strings.HasPrefix(s[from:], "^") {
			from++
		}
		end = from + ascii.Digits(s[from:])
		if end > from && end < len(s) && s[end] == ']' && end < from+4 && !strings.HasPrefix(s[end:], "](") && s[i-1] != ' ' {
			return atoi(s[from:end]), end + 1
		}
	case '1' <= c && c <= '9':
		n := ascii.Digits(s[i:])
		end = i + n
		if n < 4 && opensCall(s[:i]) && (end == len(s) || !alnum(s[end]) && s[end] != '.' || strings.HasPrefix(s[end:], ". ")) {
			return atoi(s[i:end]), end
		}
		if number = atoi(s[i:end]); n < 4 && number > a.last && number <= a.last+1+mostLost && i > 1 && (s[i-1] == ' ' || s[i-1] == '\n') && ascii.Digits(s[i-2:]) == 0 && endsCall(s[end:]) {
			return number, end
		}
		return 0, 0
	case c == 0xC2 || c == 0xE2:
		if marks := block.Superscripts(s[i:min(len(s), i+16)]); len(marks) > 0 && marks[0].Start == 0 {
			plain, _ := plainRaised(s[i:], 0)
			return noteNumber(plain), i + marks[0].End
		}
	}
	return 0, 0
}

// endsCall says whether a number that blanks part from its word may be a call: a stop or
// the next word of the sentence stands behind it.
func endsCall(s string) bool {
	rest := strings.TrimLeft(s, " \n\u00a0")
	if rest == "" {
		return true
	}
	c := rest[0]
	return len(rest) < len(s) && (strings.IndexByte(".,;:?!", c) >= 0 || 'a' <= c && c <= 'z' || c >= 0x80)
}

// opensCall says whether a number glued to the end of s may be a call: s ends in a
// word, a quote, a bracket or a stop behind a word.
func opensCall(s string) bool {
	last := s[len(s)-1]
	switch {
	case 'a' <= last && last <= 'z', last >= 0x80 && !strings.HasSuffix(s, "\u00a0") && !strings.HasSuffix(s, "–") && !strings.HasSuffix(s, "—"):
		return true
	case 'A' <= last && last <= 'Z':
		return len(s) > 3 && 'A' <= s[len(s)-2] && s[len(s)-2] <= 'Z' && 'A' <= s[len(s)-3] && s[len(s)-3] <= 'Z'
	case last == '.' || last == ',' || last == ';' || last == ')' || last == '"':
		before := s[:len(s)-1]
		return before != "" && ('a' <= before[len(before)-1] && before[len(before)-1] <= 'z' || before[len(before)-1] >= 0x80 || before[len(before)-1] == ')')
	}
	return false
}

// printedNotes finds the notes that begin with one number after the other.
func printedNotes(body []block.Block, calls map[int]call) []note {
	c := chains{calls: calls}
	for i := range body {
		b := &body[i]
		if b.Kind == block.Code || b.Kind == block.Row {
			continue
		}
		s := b.Text.String
		if b.Kind == block.Note {
			c.take(note{block: int32(i), number: noteNumber(b.Marker)})
			continue
		}
		c.takeBlock(s, int32(i))
	}
	return c.long(body)
}

// takeBlock looks for the notes of a block: each behind its number, or the whole block in
// front of it.
func (c *chains) takeBlock(s string, in int32) {
	if n := c.numberBehind(s); n > 0 {
		c.take(note{block: in, number: n})
		return
	}
	for at := 0; at < len(s); {
		if n, start := numberedLine(s, at); n > 0 {
			c.take(note{block: in, start: start, number: n})
		}
		end := strings.IndexByte(s[at:], '\n')
		if end < 0 {
			end = len(s) - at
		}
		c.takeInside(s[:at+end], at, in)
		at += end + 1
	}
}

// numberBehind reads the number at the end of a block that is the note: it lies at the
// height of the note's first line, and pdftotext set it behind the last. 0 for none.
func (c *chains) numberBehind(s string) int {
	i := len(s)
	for i > 0 && '0' <= s[i-1] && s[i-1] <= '9' {
		i--
	}
	if i == len(s) || len(s)-i > 3 || i < 2 || s[i-1] != ' ' && s[i-1] != '\n' || !endsNote(s[:i-1]) {
		return 0
	}
	several := false
	for at := 0; at < i-1 && !several; {
		n, _ := numberedLine(s, at)
		end := strings.IndexByte(s[at:], '\n')
		if end < 0 {
			end = len(s) - at
		}
		c.inside(s[:at+end], at, func(int, int) { several = true })
		several = several || n > 0
		at += end + 1
	}
	if several {
		return 0
	}
	n := atoi(s[i:])
	if _, called := c.calls[n]; !called {
		return 0
	}
	return n
}

// numberedLine reads the number that a line begins with, and gives where its text
// begins.
func numberedLine(s string, at int) (number, start int) {
	for at < len(s) && s[at] == ' ' {
		at++
	}
	end := at
	if at < len(s) && s[at] == '[' {
		at++
	}
	if n := ascii.Digits(s[at:]); n > 0 && n < 5 {
		number, end = atoi(s[at:at+n]), at+n
		if end < len(s) && strings.IndexByte(".)]", s[end]) >= 0 {
			end++
		}
	} else if marks := block.Superscripts(s[at:min(len(s), at+16)]); len(marks) > 0 && marks[0].Start == 0 {
		plain, _ := plainRaised(s[at:], 0)
		return noteNumber(plain), at + marks[0].End
	}
	if number == 0 || number > highestNote || end < len(s) && s[end] != ' ' && s[end] != '\n' && s[end] != '\t' && !strings.HasPrefix(s[end:], "\u00a0") {
		return 0, 0
	}
	return number, end
}

// Chains are runs of notes that may be continued: those of the sections of a text
// and those of its notes go side by side.
type chains struct {
	calls map[int]call
	all   [][]note
	open  []int // indices of all, the last continued one at the end
}

// take adds a numbered place to the chain that it continues, or begins one with it.
func (c *chains) take(n note) {
	if n.number == 0 {
		return
	}
	for lost := 0; lost <= mostLost; lost++ {
		for k := len(c.open) - 1; k >= 0; k-- {
			i := c.open[k]
			if last := c.all[i][len(c.all[i])-1]; last.number+1+lost == n.number {
				c.all[i] = append(c.all[i], n)
				c.open = append(append(c.open[:k:k], c.open[k+1:]...), i)
				return
			}
		}
	}
	if n.number <= 1+mostLost {
		c.open = append(c.open, len(c.all))
		c.all = append(c.all, []note{n})
		if len(c.open) > openChains {
			c.open = c.open[1:]
		}
	}
}

// takeInside looks for the numbers inside a line, "… 1999. 7 Gottlob Frege. …", where a
// converter made one paragraph of all notes of a page.
func (c *chains) takeInside(s string, from int, in int32) {
	c.inside(s, from, func(number, end int) { c.take(note{block: in, start: end, number: number}) })
}

// inside calls for each number in a line that may begin a note, with its end.
func (c *chains) inside(s string, from int, take func(number, end int)) {
	for i := from + 1; i < len(s); i++ {
		if s[i-1] != ' ' || s[i] < '1' || s[i] > '9' {
			continue
		}
		n := ascii.Digits(s[i:])
		end := i + n
		if n < 4 && end+1 < len(s) && s[end] == ' ' && opensNote(s[end+1:]) && endsNote(s[:i-1]) {
			if _, called := c.calls[atoi(s[i:end])]; called {
				take(atoi(s[i:end]), end)
			}
		}
		i = end
	}
}

// opensNote says whether a note may begin so: with a capital letter, a quote or a
// bracket.
func opensNote(s string) bool {
	switch c := s[0]; {
	case 'A' <= c && c <= 'Z', c == '"', c == '*', c == '_', c == '(':
		return true
	case c >= 0x80:
		return true
	}
	return strings.HasPrefix(s, "cf") || strings.HasPrefix(s, "see ") || strings.HasPrefix(s, "siehe") || strings.HasPrefix(s, "vgl")
}

// endsNote says whether a note, or the text over the notes, may end so.
func endsNote(s string) bool {
	if s == "" {
		return false
	}
	switch s[len(s)-1] {
	case '.', ')', ']', '"', '/', '*':
		return true
	}
	return strings.HasSuffix(s, "”") || strings.HasSuffix(s, "»")
}

// long gives the notes of the chains that are long enough, besides those of the format, in
// the order of the text.
func (c *chains) long(body []block.Block) []note {
	var all []note
	for k, chain := range c.all {
		if len(chain) < shortestChain {
			continue
		}
		for _, n := range chain {
			if n.chain = k + 1; body[n.block].Kind != block.Note {
				all = append(all, n)
			}
		}
	}
	return mergeNotes(nil, all)
}
