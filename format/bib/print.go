package bib

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// A writer sets out the blocks of a file.
type writer struct {
	*Database
	doc      *lint.Document
	style    Style
	newline  string
	out      []byte
	notes    []string
	ranks    map[string]int // of fields in their order
	order    []int          // scratch: the fields of an entry as they are written
	sequence []uint32       // the entries as they are written, when they were sorted
	drops    bool           // some fields are left out
	begun    bool
	last     blockKind // the block written last
	lastTail bool      // and whether it ended with lines of text
}

func newWriter(doc *lint.Document, style Style, newline string) *writer {
	w := &writer{Database: doc.Database.(*Database), doc: doc, style: style, newline: newline}
	w.out = make([]byte, 0, len(doc.Data)+len(doc.Data)/8+64)
	w.drops = style.DropEmpty || len(style.Drop) > 0
	w.style.Drop = nil
	for _, name := range style.Drop {
		w.style.Drop = append(w.style.Drop, lowered(name))
	}
	w.ranks = make(map[string]int)
	var names []string
	for _, name := range style.Fields {
		if name == "standard" {
			names = append(names, standardFields...)
			continue
		}
		names = append(names, lowered(name))
	}
	for i, name := range names {
		if _, twice := w.ranks[name]; !twice {
			w.ranks[name] = i - len(names) // below 0, which others have
		}
	}
	return w
}

// entry writes an entry; end is its end without white space.
func (w *writer) entry(e *entry, end int) {
	if !w.whole(e) {
		w.out = append(w.out, w.data[e.at:end]...)
		return
	}
	fields := w.of(e)
	after := int(e.end) - 1
	if len(fields) > 0 {
		after = int(fields[0].name)
	}
	key := w.gap(int(e.keyEnd), after)
	w.head(int(e.word), int(e.wordEnd))
	w.out = append(w.out, w.data[e.key:e.keyEnd]...)
	if key.comma {
		w.out = append(w.out, ',')
	}
	w.comments(int(e.keyEnd), key, true)
	w.arrange(fields, w.commented(e))
	column := w.column(fields)
	w.left(e, -1)
	for n, i := range w.order {
		f := &fields[i]
		w.lines(1)
		w.field(f, column)
		if n < len(w.order)-1 || w.style.Comma == "always" || w.style.Comma == "keep" && w.behind(e, len(fields)-1).comma {
			w.out = append(w.out, ',')
		}
		w.comments(int(f.valueEnd), w.behind(e, i), true)
		w.left(e, i)
	}
	if key.comma || w.data[e.end-1] == ')' { // which is part of a key that it follows at once
		w.lines(1)
	}
	w.out = append(w.out, w.data[e.end-1])
}

// head writes @type and the bracket that opens it.
func (w *writer) head(word, wordEnd int) {
	w.out = append(w.out, '@')
	w.cased(w.data[word:wordEnd], w.style.Types)
	open := wordEnd
	for ascii.Space(w.data[open]) {
		open++
	}
	w.out = append(w.out, w.data[open])
}

// cased writes a name in the letters that are wanted.
func (w *writer) cased(name []byte, letters string) {
	switch letters {
	case "lower":
		w.out = lower(w.out, name)
	case "upper":
		for _, c := range name {
			if c >= 'a' && c <= 'z' {
				c -= 'a' - 'A'
			}
			w.out = append(w.out, c)
		}
	default:
		w.out = append(w.out, name...)
	}
}

// A gap is what stands between the parts of an entry.
type gap struct {
	ok       bool // nothing but white space, comments and at most one comma
	comma    bool
	comments bool
	end      int
}

// gap looks at what stands between two parts of an entry.
func (w *writer) gap(from, to int) gap {
	g := gap{ok: true, end: to}
	for i := from; i < to; i++ {
		switch c := w.data[i]; {
		case ascii.Space(c):
		case c == ',' && !g.comma:
			g.comma = true
		case c == '%':
			g.comments = true
			next := bytes.IndexByte(w.data[i:to], '\n')
			if next < 0 {
				return gap{}
			}
			i += next
		default:
			return gap{}
		}
	}
	return g
}

// behind is the gap behind field i of an entry.
func (w *writer) behind(e *entry, i int) gap {
	fields := w.of(e)
	if i+1 < len(fields) {
		return w.gap(int(fields[i].valueEnd), int(fields[i+1].name))
	}
	return w.gap(int(fields[i].valueEnd), int(e.end)-1)
}

// commented says whether comments stand between the fields of an entry.
func (w *writer) commented(e *entry) bool {
	if len(w.ranks) == 0 || e.fields == 0 { // nobody asks
		return false
	}
	fields := w.of(e)
	for i := range fields {
		if w.behind(e, i).comments {
			return true
		}
	}
	return w.gap(int(e.keyEnd), int(fields[0].name)).comments
}

// whole says whether an entry is made of what it should be made of, and of
// nothing else, so that it can be written anew.
func (w *writer) whole(e *entry) bool {
	open := w.skip(int(e.wordEnd))
	if e.broken || open+1 >= int(e.end) || w.data[e.end-1] != closer(w.data[open]) || w.skip(open+1) != int(e.key) ||
		w.skip(int(e.at)+1) != int(e.word) {
		return false
	}
	if bytes.IndexByte(w.data[e.key:e.keyEnd], '%') >= 0 { // to biber a comment: what it hides hangs on the line ends
		return false
	}
	if _, _, lost := w.lostField(int(e.end)); lost {
		return false
	}
	fields := w.of(e)
	if len(fields) == 0 {
		key := w.gap(int(e.keyEnd), int(e.end)-1)
		return key.ok && (key.comma || !key.comments)
	}
	if key := w.gap(int(e.keyEnd), int(fields[0].name)); !key.ok || !key.comma {
		return false
	}
	for i := range fields {
		f := &fields[i]
		equals := w.skip(int(f.nameEnd))
		if f.odd || w.data[equals] != '=' || w.skip(equals+1) != int(f.value) {
			return false
		}
		if g := w.behind(e, i); !g.ok || !g.comma && i+1 < len(fields) {
			return false
		}
	}
	return true
}

// skip skips white space.
func (db *Database) skip(at int) int {
	return db.space(at, len(db.data))
}

// left writes the comments behind fields that are left out after field i.
func (w *writer) left(e *entry, i int) {
	if !w.drops {
		return
	}
	fields := w.of(e)
	for i++; i < len(fields) && !w.keeps(&fields[i]); i++ {
		w.comments(int(fields[i].valueEnd), w.behind(e, i), false)
	}
}

// keeps says whether a field is not left out.
func (w *writer) keeps(f *field) bool {
	if !w.drops {
		return true
	}
	inside := f.inside()
	empty := (f.form == lint.Braced || f.form == lint.Quoted) && w.trimmed(inside.Start, inside.End) == inside.Start
	return !(w.style.DropEmpty && empty) && !slices.Contains(w.style.Drop, w.nameOf(f))
}

// comments writes the comments of a gap: those on the line of what stands
// before them there, if that is written, the others on lines of their own.
func (w *writer) comments(from int, g gap, sameLine bool) {
	if !g.comments {
		return
	}
	to := g.end
	for i := from; i < to; i++ {
		switch w.data[i] {
		case '\n':
			sameLine = false
		case '%':
			end := i + bytes.IndexByte(w.data[i:to], '\n')
			if sameLine {
				w.out = append(w.out, ' ')
			} else {
				w.lines(1)
				w.out = append(w.out, w.style.Indent...)
			}
			w.out = append(w.out, w.data[i:w.trimmed(i, end)]...)
			i, sameLine = end, false
		}
	}
}

// column is how wide the names of an entry are, the space before = included.
func (w *writer) column(fields []field) int {
	if w.style.Align != AlignEntry {
		return w.style.Align
	}
	widest := 0
	for _, i := range w.order {
		widest = max(widest, utf8.RuneCount(w.data[fields[i].name:fields[i].nameEnd]))
	}
	return widest + 1
}

// pad writes spaces.
func (w *writer) pad(n int) {
	const spaces = "                                "
	for ; n > len(spaces); n -= len(spaces) {
		w.out = append(w.out, spaces...)
	}
	w.out = append(w.out, spaces[:n]...)
}

// field writes name = value.
func (w *writer) field(f *field, column int) {
	w.out = append(w.out, w.style.Indent...)
	name := w.data[f.name:f.nameEnd]
	w.cased(name, w.style.Names)
	pad := max(1, column-utf8.RuneCount(name))
	w.pad(pad)
	w.out = append(w.out, "= "...)
	w.value(f, len(w.style.Indent)+utf8.RuneCount(name)+pad+2)
}

// value writes a value that begins in a column.
func (w *writer) value(f *field, column int) {
	switch {
	case f.form == lint.Joined:
		at := len(w.out)
		w.pieces(f, func(p field) {
			if len(w.out) > at {
				w.out = append(w.out, " # "...)
			}
			w.piece(&p)
		})
	case w.style.Months == "macro" && w.kind(f).role == monthly && w.month(f) != "":
		w.out = append(w.out, w.month(f)...)
	case w.style.Numbers == "bare" && w.number(f) != nil:
		w.out = append(w.out, w.number(f)...)
	case w.style.Wrap > 0 && w.folds(f):
		w.fold(f, column+1)
	default:
		w.piece(f)
	}
}

// number is a literal of digits alone; nil for any other.
func (w *writer) number(f *field) []byte {
	if f.form != lint.Braced && f.form != lint.Quoted {
		return nil
	}
	inside := f.inside()
	text := w.data[inside.Start:inside.End]
	if w.style.Wrap > 0 && w.folds(f) {
		text = bytes.TrimSpace(text)
	}
	if !ascii.Number(string(text)) {
		return nil
	}
	return text
}

// piece writes a value, or a part of one, in the delimiters that are wanted.
func (w *writer) piece(p *field) {
	inside := p.inside()
	open, closing := w.delimiters(p)
	if open != 0 {
		w.out = append(w.out, open)
	}
	w.out = append(w.out, w.data[inside.Start:inside.End]...)
	if closing != 0 {
		w.out = append(w.out, closing)
	}
}

// delimiters are those that a piece is to have; 0 for none.
func (w *writer) delimiters(p *field) (open, closing byte) {
	switch {
	case p.form == lint.Bare || p.form == lint.Number && w.style.Numbers != "delimited":
		return 0, 0
	case w.style.Delimiters == "quotes" && (p.form == lint.Quoted || w.quotable(p.inside())):
		return '"', '"'
	case p.form == lint.Quoted && w.style.Delimiters == "keep":
		return '"', '"'
	}
	return '{', '}'
}

// quotable says whether a text can stand in quotes as it is: there is none in
// it outside of braces.
func (w *writer) quotable(inside lint.Span) bool {
	depth := 0
	for _, c := range w.data[inside.Start:inside.End] {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth == 0 {
				return false
			}
		}
	}
	return true
}

// month is the macro that says the same as a literal month; "" for none, or
// where the file gives that macro another meaning.
func (w *writer) month(f *field) string {
	if f.form == lint.Bare || f.form == lint.Joined {
		return ""
	}
	inside := f.inside()
	name := monthMacro(w.data[inside.Start:inside.End])
	if name == "" || w.macros[name].index >= 0 {
		return ""
	}
	return name
}

// monthMacro is the macro of an English month, its abbreviation or its number.
func monthMacro(text []byte) string {
	text = bytes.Trim(text, " ")
	if n := len(text); n > 1 && n <= 5 && text[n-1] == '.' {
		text = text[:n-1]
	}
	if len(text) == 0 || len(text) > len("september") {
		return ""
	}
	var buffer [16]byte
	name := string(lower(buffer[:0], text))
	for month := 1; month <= words.Months; month++ {
		macro, number := words.MonthMacro(month), strconv.Itoa(month)
		if name == macro || strings.EqualFold(name, words.MonthName(month)) || name == number || name == "0"+number && month < 10 {
			return macro
		}
	}
	if name == "sept" {
		return "sep"
	}
	return ""
}

// macro writes @string{name = value}, or copies one that has a comma too many.
func (w *writer) macro(at, end int, value lint.Span) {
	f, word, wordEnd, ok := w.definition(at, end, value)
	if !ok {
		w.out = append(w.out, w.data[at:end]...)
		return
	}
	w.head(word, wordEnd)
	w.out = append(w.out, w.data[f.name:f.nameEnd]...)
	w.out = append(w.out, " = "...)
	if f.form == lint.Joined {
		w.value(&f, 0)
	} else {
		w.piece(&f)
	}
	w.out = append(w.out, w.data[end-1])
}

// definition takes a @string apart once more.
func (db *Database) definition(at, end int, value lint.Span) (f field, word, wordEnd int, ok bool) {
	s := scanner{Database: db, limit: end}
	word = db.skip(at + 1)
	wordEnd = db.identifier(word, end)
	name := db.skip(db.skip(wordEnd) + 1)
	nameEnd := db.identifier(name, end)
	f, _, ok = s.value(value.Start)
	f.name, f.nameEnd = uint32(name), uint32(nameEnd)
	return f, word, wordEnd, ok && int(f.valueEnd) == value.End && db.skip(value.End) == end-1
}
