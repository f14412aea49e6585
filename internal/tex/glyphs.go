package tex

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/bibfix/bibfix/internal/ascii"
)

// A glyph is a command that prints a letter or sign.
type glyph struct {
	text   string // what it prints; "" for a command that is none
	end    int    // after the command and what belongs to it
	opened int    // braces opened before end that are closed behind it
}

// escaped are the signs that stand for themselves behind a backslash, and one
// that is a narrow space.
var escaped = [128]string{'&': "&", '%': "%", '$': "$", '#': "#", '_': "_", '{': "{", '}': "}", ',': "\u202f"}

// accents are the combining marks of the commands that set one over or under
// the letter that follows.
var accents = map[string]rune{
	"`": 0x300, "'": 0x301, "^": 0x302, "~": 0x303, "=": 0x304, "u": 0x306, ".": 0x307, `"`: 0x308, "h": 0x309, "r": 0x30a, "H": 0x30b, "v": 0x30c,
	"U": 0x30d, "G": 0x30f, "f": 0x311, "d": 0x323, "textcommabelow": 0x326, "c": 0x327, "k": 0x328, "b": 0x331, "t": tie,
}

const tie = 0x361

// shortAccents are those whose name is one byte, by that byte.
var shortAccents = func() (table [128]rune) {
	for name, mark := range accents {
		if len(name) == 1 {
			table[name[0]] = mark
		}
	}
	return table
}()

// accentOf is the combining mark of the command of that name; 0 for any other.
func accentOf(name []byte) rune {
	if len(name) == 1 && name[0] < utf8.RuneSelf {
		return shortAccents[name[0]]
	}
	return accents[string(name)]
}

// spacing is what accents print over nothing: \~{}.
var spacing = map[rune]string{
	0x300: "`", 0x301: "´", 0x302: "^", 0x303: "~", 0x304: "¯", 0x306: "˘", 0x307: "˙", 0x308: "¨", 0x30a: "˚", 0x30b: "˝", 0x30c: "ˇ", 0x327: "¸", 0x328: "˛",
}

// glyph reads the command whose backslash stands at i.
func (d *decoder) glyph(i int) glyph {
	name := i + 1
	if name >= len(d.data) || d.data[name] >= utf8.RuneSelf {
		return glyph{}
	}
	end := max(d.wordEnd(name), name+1)
	word := d.data[name:end]
	if mark := accentOf(word); mark != 0 {
		return d.accented(mark, end)
	}
	if len(word) == 1 && !ascii.Letter(word[0]) {
		return glyph{text: escaped[word[0]], end: end}
	}
	text := signs[string(word)]
	if text == "" {
		text = symbols[string(word)]
	}
	if text == "" {
		return glyph{}
	}
	if d.starts(end, "{}") {
		return glyph{text: text, end: end + 2}
	}
	return glyph{text: text, end: d.blanks(end)}
}

// maxMarks bounds how many accents are set on one letter, and how many braces
// stand between them.
const maxMarks = 4

// accented reads what an accent is set on: o, {o}, \i, {\i}, {\^o}, {}.
func (d *decoder) accented(mark rune, i int) glyph {
	marks, opened := append(make([]rune, 0, maxMarks), mark), 0
	for {
		i = d.blanks(i)
		switch {
		case d.is(i, '{') && opened < maxMarks:
			opened++
			i++
		case d.is(i, '}') && d.data[i-1] == '{' && len(marks) == 1:
			return d.closed(spacing[mark], i, opened)
		case d.is(i, '\\'):
			name := i + 1
			end := max(d.wordEnd(name), min(name+1, len(d.data)))
			mark, word := accentOf(d.data[name:end]), d.data[name:end]
			if mark == 0 {
				base, size := utf8.DecodeRuneInString(signs[string(word)])
				if size == 0 || size != len(signs[string(word)]) || !unicode.IsLetter(base) {
					return glyph{}
				}
				if opened == 0 || !d.is(end, '}') {
					end = d.afterWord(end)
				}
				return d.closed(compose(base, marks), end, opened)
			}
			if len(marks) == maxMarks {
				return glyph{}
			}
			marks = append(marks, mark)
			i = end
		default:
			if i >= len(d.data) {
				return glyph{}
			}
			base, size := utf8.DecodeRune(d.data[i:])
			if !unicode.IsLetter(base) {
				return glyph{}
			}
			return d.closed(compose(base, marks), i+size, opened)
		}
	}
}

// afterWord is where the text goes on after a command that ends at i.
func (d *decoder) afterWord(i int) int {
	if d.starts(i, "{}") {
		return i + 2
	}
	return d.blanks(i)
}

// closed is a glyph with the braces behind it that were opened before its
// letter.
func (d *decoder) closed(text string, end, opened int) glyph {
	for opened > 0 && d.is(end, '}') {
		end++
		opened--
	}
	return glyph{text, end, opened}
}

// compose is the letter with its marks, the innermost of which stands last.
func compose(base rune, marks []rune) string {
	switch base {
	case 'ı':
		base = 'i'
	case 'ȷ':
		base = 'j'
	}
	if len(marks) == 1 && base < utf8.RuneSelf {
		return composed()[marks[0]-firstMark][base]
	}
	letters := append(make([]rune, 0, maxMarks+1), base)
	for i := len(marks) - 1; i >= 0; i-- {
		letters = append(letters, marks[i])
	}
	return norm.NFC.String(string(letters))
}

// The combining marks that are looked at.
const (
	firstMark = 0x300
	lastMark  = 0x36f
)

// composed are the letters of ASCII with each of the accents, by mark and
// letter. They are made once, as norm needs memory for each that it makes.
var composed = sync.OnceValue(func() *[lastMark + 1 - firstMark][128]string {
	var table [lastMark + 1 - firstMark][128]string
	for _, mark := range accents {
		for c := byte('A'); c <= 'z'; c++ {
			if ascii.Letter(c) {
				table[mark-firstMark][c] = norm.NFC.String(string([]rune{rune(c), mark}))
			}
		}
	}
	return &table
})

// combine reads a combining mark that stands in the file, and composes it with
// the letter before it.
func (d *decoder) combine() {
	r, _ := utf8.DecodeRune(d.data[d.pos:])
	base, size := utf8.DecodeLastRune(d.data[d.from:d.pos])
	if r < firstMark || r > lastMark || !unicode.IsLetter(base) {
		d.high()
		return
	}
	end := d.pos
	for n := 0; n < maxMarks; n++ {
		r, size := utf8.DecodeRune(d.data[end:])
		if r < firstMark || r > lastMark {
			break
		}
		end += size
	}
	start := d.pos - size
	text := norm.NFC.String(string(d.data[start:end]))
	if len(text) == end-start {
		d.pos = end
		return
	}
	d.pos = start
	d.put(text, end)
}
