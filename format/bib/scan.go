package bib

import (
	"bytes"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
)

// Classes of bytes. Those of values are summed up over a value while its end
// is looked for, so that one without any of them need not be decoded; those
// that matter in pairs ("--", two spaces) are told by their neighbours.
const (
	special uint8 = 1 << iota // TeX
	blank                     // space
	dash
	tick      // ' and `
	breaks    // line ends and tabs
	high      // outside ASCII
	delimiter // braces and the double quote
)

// paired are the classes that need decoding only where two stand together.
const paired = blank | dash | tick

var class = func() (table [256]uint8) {
	for c := 0x80; c < 0x100; c++ {
		table[c] = high
	}
	for _, c := range "\\~$`\x00" {
		table[c] = special
	}
	table[0xCC], table[0xCD] = high|special, high|special // they begin combining accents
	table['{'], table['}'], table['"'] = delimiter, delimiter, delimiter
	table[' '], table['-'] = blank, dash
	table['\''], table['`'] = tick, special
	table['\n'], table['\r'], table['\t'] = breaks, breaks, breaks
	return table
}()

// A scanner finds entries and fields in a file.
type scanner struct {
	*Database
	doc          *lint.Document
	pos          int
	limit        int            // of the entry being read: nothing behind it belongs to it
	limited      bool           // the limit is the next entry, as this one is damaged
	failures     int            // values of the entry that are never closed
	stretch      lint.Span      // from all of which reading would be resumed
	resumed      int            // at this place
	openComments int            // comments that are never closed
	firstField   int            // of the entry being read
	keptNames    [32]namedField // what the last entry had in each place
	keptKind     [2]string      // the last entry types, as written, and
	keptKindID   [2]uint16      // their indexes
	referring    []int          // entries that name others
	refers       bool           // the entry being read does
	bibTeXOnly   []int          // complaints that are only BibTeX's, by their index
	percentAt    int            // where a comment would go on that was complained of
}

// A namedField is the name of a field as written, and its index.
type namedField struct {
	name string
	id   uint16
}

// scan reads the whole file.
func (s *scanner) scan() {
	if strings.HasPrefix(s.text, "\ufeff") {
		s.pos = len("\ufeff")
	}
	for {
		at := bytes.IndexByte(s.data[s.pos:], '@')
		if at < 0 {
			return
		}
		at += s.pos
		s.pos = s.object(at)
	}
}

// object reads what begins at the @ and returns where to go on.
func (s *scanner) object(at int) int {
	word := s.space(at+1, len(s.data))
	wordEnd := s.identifier(word, len(s.data))
	open := s.space(wordEnd, len(s.data))
	opens := wordEnd > word && open < len(s.data) && (s.data[open] == '{' || s.data[open] == '(')
	if s.commented(at) {
		if opens {
			s.onlyBibTeX(lint.Info, lint.Span{Start: at, End: open + 1}, "this entry stands in a line that begins with %: biber passes it over, BibTeX reads it all the same")
		}
		return s.lineEnd(at)
	}
	is := func(name string) bool {
		return wordEnd-word == len(name) && strings.EqualFold(s.text[word:wordEnd], name)
	}
	switch {
	case is("comment"):
		return s.comment(at, wordEnd, open, opens)
	case !opens:
		s.stray(at, wordEnd)
		return at + 1
	case is("string"):
		return s.macro(at, open)
	case is("preamble"):
		return s.preamble(at, open)
	}
	return s.entry(at, word, wordEnd, open)
}

// commented says whether the line of the @ begins with a percent sign.
func (s *scanner) commented(at int) bool {
	start := s.pos + bytes.LastIndexByte(s.data[s.pos:at], '\n') + 1
	if start == s.pos && s.pos > len("\ufeff") && s.data[s.pos-1] != '\n' {
		return false // the line began with an entry
	}
	return s.data[s.space(start, at)] == '%'
}

// stray complains of an @ between entries that begins none.
func (s *scanner) stray(at, end int) {
	severity := lint.Warning
	if at > 0 && isWord(s.data[at-1]) && end > at+1 { // an address of a person, in a header
		severity = lint.Info
	}
	s.complain(severity, lint.Span{Start: at, End: max(end, at+1)}, "an @ outside of entries: BibTeX and biber take it for the beginning of one and complain")
}

// comment reads @comment. BibTeX forgets the word and reads on, so that an
// entry in the comment's braces is live; biber and JabRef pass over the braces.
func (s *scanner) comment(at, wordEnd, open int, opens bool) int {
	if !opens || s.data[open] != '{' {
		return wordEnd
	}
	if s.openComments > maxFailures {
		return open + 1
	}
	end, ok := tex.GroupEnd(s.data, open)
	if !ok {
		s.openComments++
		s.complain(lint.Warning, lint.Span{Start: at, End: open + 1}, "the brace of this comment is never closed: biber reads nothing after it")
		return open + 1
	}
	s.comments = append(s.comments, lint.Span{Start: at, End: end})
	body := s.data[open:end]
	for from := 0; ; {
		i := bytes.IndexByte(body[from:], '@')
		if i < 0 {
			return end
		}
		from += i + 1
		if s.opensEntry(open + from - 1) {
			s.onlyBibTeX(lint.Info, lint.Span{Start: at, End: wordEnd}, "this comment holds an entry: biber and JabRef pass it over, BibTeX reads it all the same")
			return end
		}
	}
}

// opensEntry says whether an @ has the form "@word{" or "@word(".
func (s *scanner) opensEntry(at int) bool {
	word := at + 1
	end := word
	for end < len(s.data) && end-word < 40 && ascii.Letter(s.data[end]) {
		end++
	}
	open := s.space(end, min(len(s.data), end+40))
	return end > word && open < len(s.data) && (s.data[open] == '{' || s.data[open] == '(')
}

// preamble reads @preamble{…}, whose value is TeX's business.
func (s *scanner) preamble(at, open int) int {
	s.unlimited()
	_, end, ok := s.value(open + 1)
	if ok {
		end = s.space(end, s.limit)
	}
	if !ok || end >= len(s.data) || s.data[end] != closer(s.data[open]) {
		s.complain(lint.Error, lint.Span{Start: at, End: open + 1}, "this @preamble is not closed")
		return s.resume(open + 1)
	}
	s.preambles = append(s.preambles, lint.Span{Start: at, End: end + 1})
	return end + 1
}

// macro reads @string{name = value}.
func (s *scanner) macro(at, open int) int {
	s.unlimited()
	name := s.space(open+1, s.limit)
	nameEnd := s.identifier(name, s.limit)
	equals := s.space(nameEnd, s.limit)
	fail := func(what string) int {
		s.complain(lint.Error, lint.Span{Start: at, End: open + 1}, what)
		return s.resume(open + 1)
	}
	if nameEnd == name || equals >= s.limit || s.data[equals] != '=' {
		return fail("this @string has no name = value")
	}
	start := s.space(equals+1, s.limit)
	f, valueEnd, ok := s.value(start)
	end := s.space(valueEnd, s.limit)
	if ok && end < s.limit && s.data[end] == ',' {
		end = s.space(end+1, s.limit)
	}
	if !ok || end >= s.limit || s.data[end] != closer(s.data[open]) {
		return fail("this @string is not closed")
	}
	f.name, f.nameEnd = uint32(name), uint32(nameEnd)
	s.uses(&f, -1)
	called := lowered(s.text[name:nameEnd])
	text := s.plain(&f)
	if len(s.macros) < maxMacros {
		s.macros[called] = macro{text, len(s.doc.Macros)}
	}
	s.doc.Macros = append(s.doc.Macros, lint.Macro{
		Name: called, Span: lint.Span{Start: at, End: end + 1}, Value: lint.Span{Start: int(f.value), End: int(f.valueEnd)},
	})
	return end + 1
}

// maxMacros bounds how many abbreviations are remembered; the largest lists of
// journals define some 10,000. maxMacroText bounds, in bytes, the text of one and
// what all of a value give it: a macro that doubles another doubles its length
// with each line, and each use of two letters may stand for all of it. Names of
// journals and publishers have some 200.
const (
	maxMacros    = 1 << 18
	maxMacroText = 1 << 11
)

// uses notes which macros a value uses: those of this file, and those nobody
// has defined so far.
func (s *scanner) uses(f *field, entry int) {
	if f.form != lint.Bare && f.form != lint.Joined {
		return
	}
	s.pieces(f, func(p field) {
		if p.form != lint.Bare {
			return
		}
		var buffer [64]byte
		name := lower(buffer[:0], s.data[p.value:p.valueEnd])
		m, known := s.macros[string(name)]
		switch {
		case !known:
			s.doc.Unknown = append(s.doc.Unknown, lint.MacroUse{Name: string(name), Span: p.inside(), Entry: entry})
		case m.index >= 0:
			s.doc.Macros[m.index].Used = true
		}
	})
}

// unlimited begins something that may go on to the end of the file.
func (s *scanner) unlimited() { s.limit, s.limited, s.failures = len(s.data), false, 0 }

// confine keeps what is left of a damaged entry before the next one.
func (s *scanner) confine(from int) {
	if !s.limited {
		s.limit, s.limited = s.resume(from), true
	}
}

// maxFailures bounds how often the end of something is looked for in vain, each
// time up to the end of the file.
const maxFailures = 8

// resume is where the next entry may begin after something broken: at an @ at
// the start of a line that opens one, or at the end of the file. The last answer
// holds up to that line: a file of a single line is not walked for each entry.
func (s *scanner) resume(from int) int {
	if s.stretch.Start <= from && from < s.stretch.End {
		return s.resumed
	}
	for at := from; ; {
		line := bytes.IndexByte(s.data[at:], '\n')
		if line < 0 {
			s.stretch, s.resumed = lint.Span{Start: from, End: len(s.data) + 1}, len(s.data)
			return s.resumed
		}
		at += line + 1
		if start := s.indent(at); start < len(s.data) && s.data[start] == '@' && s.opensEntry(start) {
			s.stretch, s.resumed = lint.Span{Start: from, End: at}, start
			return start
		}
	}
}

// indent skips spaces and tabs.
func (s *scanner) indent(at int) int {
	for at < len(s.data) && (s.data[at] == ' ' || s.data[at] == '\t') {
		at++
	}
	return at
}

// lineEnd is the start of the next line.
func (s *scanner) lineEnd(at int) int {
	if end := bytes.IndexByte(s.data[at:], '\n'); end >= 0 {
		return at + end + 1
	}
	return len(s.data)
}

// space skips white space up to limit.
func (db *Database) space(at, limit int) int {
	for at < limit && ascii.Space(db.data[at]) {
		at++
	}
	return at
}

// identifier skips what names of types, fields and macros are made of.
//
// Source: bibtex.web, section "identifier scanning": all but white space and
// "#%'(),={}.
func (db *Database) identifier(at, limit int) int {
	for at < limit && inIdentifier[db.data[at]] {
		at++
	}
	return at
}

var inIdentifier = func() (table [256]bool) {
	for c := range table {
		table[c] = c > ' ' && c != 0x7f && !strings.ContainsRune("\"#%'(),={}@", rune(c))
	}
	for c := 0x80; c < 0x100; c++ {
		table[c] = true
	}
	return table
}()

func closer(open byte) byte {
	if open == '(' {
		return ')'
	}
	return '}'
}

func isWord(c byte) bool { return ascii.Letter(c) || ascii.Digit(c) || c == '_' || c >= 0x80 }

// lower appends name in lower case; letters outside ASCII stay, as in BibTeX.
func lower(to, name []byte) []byte {
	for _, c := range name {
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		to = append(to, c)
	}
	return to
}

// onlyBibTeX complains of what biber takes as it is meant. It is taken back when
// the file turns out to be biblatex's.
func (s *scanner) onlyBibTeX(severity lint.Severity, span lint.Span, message string) {
	if len(s.doc.Errors) < maxComplaints {
		s.bibTeXOnly = append(s.bibTeXOnly, len(s.doc.Errors))
	}
	s.complain(severity, span, message)
}

// takeBack drops the complaints that matter to BibTeX alone.
func (s *scanner) takeBack() {
	for _, i := range slices.Backward(s.bibTeXOnly) {
		if i < len(s.doc.Errors) {
			s.doc.Errors = slices.Delete(s.doc.Errors, i, i+1)
		}
	}
}

// maxComplaints bounds what is said of one file; a file that is no bibliography
// at all would fill the screen and the memory.
const maxComplaints = 200

// complain reports a fault of the file under the rule syntax-error.
func (s *scanner) complain(severity lint.Severity, span lint.Span, message string, fixes ...lint.Fix) {
	if len(s.doc.Errors) >= maxComplaints {
		return
	}
	for i := range fixes {
		for j := range fixes[i].Edits {
			fixes[i].Edits[j].File = s.name
		}
	}
	s.doc.Errors = append(s.doc.Errors, lint.Diagnostic{
		Rule: "syntax-error", Severity: severity, File: s.name, Span: span, Message: message, Fixes: fixes,
	})
}
