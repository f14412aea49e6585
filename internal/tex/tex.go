// Package tex reads the TeX text of bibliography files as Unicode, and writes
// plain text as TeX.
//
// Decode reads what a field of prose holds (titles, names, notes),
// DecodeVerbatim what is an address or identifier, in which TeX is not at work
// and only the escapes that exporters leave are undone. Encode is the way back:
// Decode of it is the text again.
//
// Nothing here expands macros or knows categories of characters: it reads what
// people and programs write into .bib files. Braces and font commands vanish,
// letters and signs become what they print, formulas stay as they are. What is
// not understood is copied as it stands, so that nothing is lost silently.
//
// Decoding goes over the bytes once, from left to right, without recursion;
// wherever it looks ahead, the distance or the number of failures is bounded.
//
// Sources for what commands print: the LaTeX2e companion files ltoutenc.dtx,
// tuenc.def and textcomp; the biblatex manual, section 3.13, for \mkbib…;
// bibtex.web for what BibTeX takes for a letter.
package tex

import (
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
)

// Decode appends the text of data[span], the inside of a value, to b. White
// space at its ends goes; any other becomes one space.
func Decode(b *lint.TextBuilder, data []byte, span lint.Span) {
	d := decoder{b: b, data: data[:span.End], from: span.Start, pos: span.Start}
	d.run()
}

// DecodePart is Decode for one of the parts of a value that # joins: white
// space at its ends parts words and stays, as one space.
func DecodePart(b *lint.TextBuilder, data []byte, span lint.Span) {
	d := decoder{b: b, data: data[:span.End], from: span.Start, pos: span.Start, shown: true}
	d.run()
	d.bridge()
}

// A decoder is at work on one value. Places are indexes of data.
type decoder struct {
	b        *lint.TextBuilder
	data     []byte // of the file, up to the end of the value
	pos      int
	from     int       // data[from:pos] is shown as it stands, and not copied yet
	gap      lint.Span // white space that is shown as soon as something follows; empty for none
	shown    bool      // something was copied or put
	depth    int       // of braces
	closers  [8]closer // signs to put where a group ends, innermost last
	closing  int       // how many there are
	failures int       // groups that were looked for and never end
	noMath   [4]bool   // signs that end formulas and do not occur from here on
}

// A closer is put where the braces are closed down to a depth.
type closer struct {
	depth int
	text  string
}

// Classes of bytes.
const (
	plain   uint8 = iota // copied as it stands
	white                // space, tab, line ends
	dash                 // -
	quote                // '
	high                 // outside ASCII, and zero, which charset reads
	accent               // first byte of the combining marks U+0300 to U+036F
	command              // any other byte with a meaning of its own
)

var class = func() (table [256]uint8) {
	for c := utf8.RuneSelf; c < len(table); c++ {
		table[c] = high
	}
	table[0], table[0xcc], table[0xcd] = high, accent, accent
	for _, c := range " \t\n\r\v\f" {
		table[c] = white
	}
	for _, c := range "\\{}$~`" {
		table[c] = command
	}
	table['-'], table['\''] = dash, quote
	return table
}()

func (d *decoder) run() {
	for d.pos < len(d.data) {
		switch class[d.data[d.pos]] {
		case plain:
			d.stretch()
		case white:
			d.space()
		case dash:
			d.dash()
		case quote:
			d.ligature('\'', "”", "'")
		case high:
			d.high()
		case accent:
			d.combine()
		default:
			d.command()
		}
	}
	d.flush()
}

// stretch passes plain words with single spaces between them, which is what
// most values are.
func (d *decoder) stretch() {
	data, i := d.data, d.pos+1
	for i < len(data) {
		c := class[data[i]]
		if c != plain && (data[i] != ' ' || i+1 == len(data) || class[data[i+1]] != plain) {
			break
		}
		i++
	}
	d.pos = i
}

// is says whether byte i is c.
func (d *decoder) is(i int, c byte) bool { return i < len(d.data) && d.data[i] == c }

// starts says whether s stands at i.
func (d *decoder) starts(i int, s string) bool {
	return i+len(s) <= len(d.data) && string(d.data[i:i+len(s)]) == s
}

// flush copies what is shown as it stands.
func (d *decoder) flush() {
	if d.pos > d.from {
		d.bridge()
		d.b.Copy(d.data[d.from:d.pos], d.from)
	}
	d.from = d.pos
}

// put shows text for the bytes from the position to end.
func (d *decoder) put(text string, end int) {
	d.flush()
	if text != "" {
		d.bridge()
		d.b.Put(text, lint.Span{Start: d.pos, End: end})
	}
	d.skip(end)
}

// skip shows nothing for the bytes up to end.
func (d *decoder) skip(end int) {
	d.flush()
	d.pos, d.from = end, end
}

// bridge shows the white space before what comes next.
func (d *decoder) bridge() {
	if d.shown && d.gap.Len() > 0 {
		if d.gap.Len() == 1 && d.data[d.gap.Start] == ' ' {
			d.b.Copy(d.data[d.gap.Start:d.gap.End], d.gap.Start)
		} else {
			d.b.Put(" ", d.gap)
		}
	}
	d.gap = lint.Span{}
	d.shown = true
}

// leave makes a gap of the bytes up to end. Of several gaps without anything
// between them but braces, one is shown.
func (d *decoder) leave(end int) {
	d.flush()
	if d.gap.Len() == 0 {
		d.gap = lint.Span{Start: d.pos, End: end}
	}
	d.skip(end)
}

// space passes white space. Most often it is one space between words, which is
// copied with them.
func (d *decoder) space() {
	next := d.pos + 1
	if d.data[d.pos] == ' ' && d.pos > d.from && next < len(d.data) && (class[d.data[next]] == plain || class[d.data[next]] == high) {
		d.pos++
		return
	}
	d.leave(d.blanks(next))
}

// blanks is the end of the white space at i.
func (d *decoder) blanks(i int) int {
	for i < len(d.data) && class[d.data[i]] == white {
		i++
	}
	return i
}

// dash reads - -- and ---.
func (d *decoder) dash() {
	switch {
	case !d.is(d.pos+1, '-'):
		d.pos++
	case d.is(d.pos+2, '-'):
		d.put("—", d.pos+3)
	default:
		d.put("–", d.pos+2)
	}
}

// ligature reads one or two of the sign c.
func (d *decoder) ligature(c byte, two, one string) {
	switch {
	case d.is(d.pos+1, c):
		d.put(two, d.pos+2)
	case one[0] == c:
		d.pos++
	default:
		d.put(one, d.pos+1)
	}
}

// high reads what is not ASCII. It is copied where it is UTF-8.
func (d *decoder) high() {
	r, size := utf8.DecodeRune(d.data[d.pos:])
	if r != 0 && (r != utf8.RuneError || size > 1) {
		d.pos += size
		return
	}
	d.flush()
	d.bridge()
	charset.Copy(d.b, d.data[d.pos:d.pos+1], d.pos)
	d.pos++
	d.from = d.pos
}

// command reads what begins with a byte that means something to TeX.
func (d *decoder) command() {
	switch d.data[d.pos] {
	case '~':
		d.put("\u00a0", d.pos+1)
	case '`':
		d.backtick()
	case '{':
		d.open()
	case '}':
		d.close()
	case '$':
		if d.is(d.pos+1, '$') {
			d.formula(displayed, d.pos+2)
		} else {
			d.formula(inline, d.pos+1)
		}
	case '\\':
		d.backslash()
	}
}

// backtick reads ` and “, and the ?` of Spanish.
func (d *decoder) backtick() {
	if d.pos > d.from && !d.is(d.pos+1, '`') {
		turned := ""
		switch d.data[d.pos-1] {
		case '?':
			turned = "¿"
		case '!':
			turned = "¡"
		}
		if turned != "" {
			end := d.pos + 1
			d.pos--
			d.put(turned, end)
			return
		}
	}
	d.ligature('`', "“", "‘")
}

// open passes an opening brace. A group of one letter or sign is taken whole,
// so that an edit of the letter replaces its braces too.
func (d *decoder) open() {
	if d.is(d.pos+1, '\\') {
		if g := d.glyph(d.pos + 1); g.text != "" && g.opened == 0 && d.is(g.end, '}') {
			d.put(g.text, g.end+1)
			return
		}
	}
	d.depth++
	d.skip(d.pos + 1)
}

// close passes a closing brace.
func (d *decoder) close() {
	d.depth--
	if d.closing > 0 && d.closers[d.closing-1].depth == d.depth {
		d.closing--
		d.put(d.closers[d.closing].text, d.pos+1)
		return
	}
	d.skip(d.pos + 1)
}

// literal copies what stands before end, white space and bytes that are no
// UTF-8 excepted.
func (d *decoder) literal(end int) {
	for d.pos < end {
		switch class[d.data[d.pos]] {
		case white:
			d.space()
		case high, accent:
			d.high()
		default:
			d.pos++
		}
	}
}

// group is where the group that is opened at i ends, after its brace; 0 where
// it does not. After a few that do not end none is looked for: every such look
// goes to the end of the value.
func (d *decoder) group(i int) int {
	const most = 4
	if !d.is(i, '{') || d.failures == most {
		return 0
	}
	if end, closed := GroupEnd(d.data, i); closed {
		return end
	}
	d.failures++
	return 0
}

// GroupEnd is the place after the brace that closes the one at i, and the end of
// the data where none does. As BibTeX does, it counts braces behind a backslash
// as well.
func GroupEnd(data []byte, i int) (end int, closed bool) {
	for depth := 0; i < len(data); i++ {
		switch data[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1, true
			}
		}
	}
	return len(data), false
}

// IsGroup says whether the data is one group in braces and nothing else.
func IsGroup(data []byte) bool {
	if len(data) == 0 || data[0] != '{' {
		return false
	}
	end, closed := GroupEnd(data, 0)
	return closed && end == len(data)
}
