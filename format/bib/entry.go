package bib

import (
	"bytes"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// entry reads @type{key, name = value, …} and returns where to go on.
func (s *scanner) entry(at, word, wordEnd, open int) int {
	e := entry{at: uint32(at), word: uint32(word), wordEnd: uint32(wordEnd), first: uint32(len(s.fields)), kind: s.kindOf(word, wordEnd)}
	s.unlimited()
	s.firstField = len(s.fields)
	pos := s.key(&e, open)
	pos = s.fieldsOf(&e, pos, closer(s.data[open]))
	e.end = uint32(pos)
	e.fields = uint16(min(len(s.fields)-int(e.first), 1<<16-1))
	if s.refers {
		s.referring = append(s.referring, len(s.entries))
		s.refers = false
	}
	s.entries = append(s.entries, e)
	s.afterEntry(&e)
	return pos
}

// key reads the key and its comma, and returns where the fields begin.
func (s *scanner) key(e *entry, open int) int {
	at := s.space(open+1, s.limit)
	closing := closer(s.data[open])
	end := at
	for end < s.limit && s.data[end] != ',' && !ascii.Space(s.data[end]) && (s.data[end] != '}' || closing != '}') {
		if s.data[end] == '=' && end > at && s.isField(at, end) {
			end = at // the first field stands where the key should
			break
		}
		end++
	}
	next := s.space(end, s.limit)
	e.key, e.keyEnd = uint32(at), uint32(end)
	switch {
	case next >= s.limit:
		return next
	case end == at, s.data[next] == '=':
		e.keyEnd = e.key
		s.complain(lint.Warning, lint.Span{Start: int(e.at), End: open + 1}, "this entry has no key: BibTeX reads it and nobody can cite it, biber leaves it out")
		if s.data[next] == ',' {
			return next + 1
		}
		return at
	case s.data[next] == ',':
		return next + 1
	case s.data[next] == closing:
		return next
	}
	return s.afterKey(e, end, next)
}

// isField says whether what stands where a key should is the name of a field:
// a key may have an = in it, and so it must be one that is known.
func (s *scanner) isField(at, end int) bool {
	var buffer [64]byte
	_, known := fieldIDs[string(lower(buffer[:0], s.data[at:min(end, at+64)]))]
	return known
}

// afterKey handles a key that no comma follows.
func (s *scanner) afterKey(e *entry, end, next int) int {
	nameEnd := s.identifier(next, s.limit)
	equals := s.space(nameEnd, s.limit)
	if nameEnd > next && equals < s.limit && s.data[equals] == '=' {
		s.complain(lint.Error, lint.Span{Start: int(e.key), End: end}, "no comma stands after this key: BibTeX and biber lose the entry", insert(end, ",", "put the comma there", lint.Safe))
		return next
	}
	e.broken = true
	comma := end
	for comma < s.limit && s.data[comma] != ',' && s.data[comma] != '\n' {
		comma++
	}
	if comma < s.limit && s.data[comma] == ',' {
		e.keyEnd = uint32(comma)
		s.complain(lint.Error, lint.Span{Start: int(e.key), End: comma}, "a key cannot hold white space: BibTeX and biber lose the entry")
		return comma + 1
	}
	s.complain(lint.Error, lint.Span{Start: int(e.key), End: max(int(e.keyEnd), int(e.key)+1)}, "what follows this key is neither a comma nor a field")
	return s.resync(next)
}

func insert(at int, text, message string, safety lint.Safety) lint.Fix {
	return lint.Fix{Message: message, Safety: safety, Edits: []lint.TextEdit{{Span: lint.Span{Start: at, End: at}, New: text}}}
}

// fieldsOf reads the fields of an entry and returns where to go on: behind its
// closing delimiter, or where something else begins.
func (s *scanner) fieldsOf(e *entry, pos int, closing byte) int {
	for {
		pos = s.space(pos, s.limit)
		if pos >= s.limit {
			return s.unfinished(e, pos, closing)
		}
		switch c := s.data[pos]; {
		case c == closing:
			return pos + 1
		case c == '}' || c == ')':
			e.broken = true
			s.complain(lint.Error, lint.Span{Start: pos, End: pos + 1}, "the entry was opened by another bracket than the one that closes it here")
			return pos + 1
		case c == '%':
			s.percent(pos)
			pos = s.lineEnd(pos)
		case c == ',':
			s.complain(lint.Error, lint.Span{Start: pos, End: pos + 1}, "a comma too many: BibTeX skips the rest of the entry here, biber the whole entry",
				lint.Fix{Message: "take it out", Safety: lint.Safe, Edits: []lint.TextEdit{{Span: lint.Span{Start: pos, End: pos + 1}}}})
			pos++
		case c == '@' && s.startsLine(pos) && s.opensEntry(pos):
			return s.unfinished(e, pos, closing)
		default:
			pos = s.field(e, pos, closing)
		}
	}
}

// unfinished ends an entry that is not closed. Mostly it is one of its values
// that is not, and that went on over the fields that follow: then they are read
// once more.
func (s *scanner) unfinished(e *entry, pos int, closing byte) int {
	line := 0 // the first that begins a field behind the value at hand
	for i := int(e.first); i < len(s.fields) && !e.broken; i++ {
		f := s.fields[i]
		if line <= int(f.value) {
			line = s.unclosed(int(f.value))
		}
		if line < int(f.valueEnd) && s.data[f.value] != closing {
			s.fields = s.fields[:i]
			return s.fieldsOf(e, s.badValue(e, f, int(f.value)), closing)
		}
	}
	if !e.broken {
		message := "this entry is never closed: BibTeX and biber lose it, and what follows it"
		if text := s.text[e.at:pos]; strings.Contains(text, `\{`) || strings.Contains(text, `\}`) {
			message += `; they count the braces of \{ and \} as well`
		}
		s.complain(lint.Error, lint.Span{Start: int(e.at), End: int(e.wordEnd)}, message)
	}
	e.broken = true
	if pos == s.limit && s.limit < len(s.data) {
		return s.limit
	}
	return pos
}

// startsLine says whether only spaces stand before an offset in its line.
func (s *scanner) startsLine(at int) bool {
	for at > 0 && (s.data[at-1] == ' ' || s.data[at-1] == '\t') {
		at--
	}
	return at == 0 || s.data[at-1] == '\n' || s.data[at-1] == '\r'
}

// percent complains of a comment inside an entry, once for a run of them.
func (s *scanner) percent(pos int) {
	if s.percentAt == pos && pos > 0 {
		s.percentAt = s.space(s.lineEnd(pos), s.limit)
		return
	}
	s.percentAt = s.space(s.lineEnd(pos), s.limit)
	s.onlyBibTeX(lint.Warning, lint.Span{Start: pos, End: s.textEnd(pos)}, "a comment inside an entry: biber passes it over, for BibTeX it is an error that costs the rest of the entry")
}

// textEnd is the end of the text of a line.
func (s *scanner) textEnd(pos int) int {
	end := s.lineEnd(pos)
	for end > pos && ascii.Space(s.data[end-1]) {
		end--
	}
	return end
}

// field reads name = value and what parts it from the next.
func (s *scanner) field(e *entry, pos int, closing byte) int {
	nameEnd := s.identifier(pos, s.limit)
	if nameEnd == pos {
		return s.noField(e, pos)
	}
	equals := s.space(nameEnd, s.limit)
	if equals >= s.limit || s.data[equals] != '=' {
		return s.noValue(e, pos, nameEnd, equals)
	}
	f, end, ok := s.value(equals + 1)
	f.name, f.nameEnd = uint32(pos), uint32(nameEnd)
	if !ok {
		return s.badValue(e, f, s.space(equals+1, s.limit))
	}
	next := s.space(end, s.limit)
	if next < s.limit && s.data[next] == ',' {
		s.keep(f)
		return next + 1
	}
	if next < s.limit && s.data[next] == closing {
		s.keep(f)
		return next
	}
	return s.afterValue(e, f, end, next)
}

// add adds a field to the entry that is being read, whatever became of its value.
func (s *scanner) add(f field) {
	f.id = s.idOf(int(f.name), int(f.nameEnd), len(s.fields)-s.firstField)
	s.fields = append(s.fields, f)
}

// keep adds a field with its value.
func (s *scanner) keep(f field) {
	s.add(f)
	s.uses(&f, len(s.entries))
	s.refers = s.refers || s.kind(&s.fields[len(s.fields)-1]).role == referring
}

// noField handles what stands where a field's name should.
func (s *scanner) noField(e *entry, pos int) int {
	e.broken = true
	s.complain(lint.Error, lint.Span{Start: pos, End: pos + 1}, "the name of a field should stand here; what follows is passed over up to the next one")
	return s.resync(pos + 1)
}

// noValue handles a name without a value.
func (s *scanner) noValue(e *entry, pos, nameEnd, next int) int {
	name := s.text[pos:nameEnd]
	if next < s.limit && (s.data[next] == '{' || s.data[next] == '"') {
		f, end, ok := s.value(next)
		if ok {
			f.name, f.nameEnd = uint32(pos), uint32(nameEnd)
			s.complain(lint.Error, lint.Span{Start: pos, End: nameEnd}, "no = stands between "+quote(name)+" and its value", insert(nameEnd, " =", "put the = there", lint.Safe))
			s.keep(f)
			return s.comma(s.space(end, s.limit))
		}
	}
	e.broken = true
	s.complain(lint.Error, lint.Span{Start: pos, End: nameEnd}, quote(name)+" stands where a field should, and no = follows it")
	if next < s.limit && (s.data[next] == ',' || s.data[next] == '}' || s.data[next] == '@') {
		return s.comma(next)
	}
	return s.resync(nameEnd)
}

// comma steps over a comma.
func (s *scanner) comma(at int) int {
	if at < s.limit && s.data[at] == ',' {
		return at + 1
	}
	return at
}

// badValue handles a value that is missing or never closed.
func (s *scanner) badValue(e *entry, f field, start int) int {
	e.broken = true
	name := quote(s.text[f.name:f.nameEnd])
	if start >= s.limit || s.data[start] != '{' && s.data[start] != '"' {
		s.complain(lint.Error, lint.Span{Start: int(f.name), End: int(f.nameEnd)}, "the field "+name+" has no value")
		if start < s.limit && (s.data[start] == ',' || s.data[start] == '}' || s.data[start] == ')' || s.data[start] == '@') {
			return s.comma(start)
		}
		return s.resync(start)
	}
	what := "brace"
	if s.data[start] == '"' {
		what = "quote"
	}
	s.confine(start)
	next := s.unclosed(start)
	if s.failures++; s.failures > maxFailures {
		next = s.limit
	}
	f.form, f.needs, f.odd = lint.Braced, true, true
	f.value, f.valueEnd = uint32(start+1), uint32(s.back(next, start+1))
	s.complain(lint.Error, lint.Span{Start: int(f.name), End: start + 1}, "the "+what+" that opens the value of "+name+" here is never closed", s.closing(start, int(f.valueEnd))...)
	s.add(f)
	return next
}

// closing closes a value where it should have ended: with the braces that are
// open there, and its quote.
func (s *scanner) closing(start, end int) []lint.Fix {
	value := s.data[start:end]
	quoted := value[0] == '"'
	if quoted && len(value) > 1 && value[len(value)-1] == '"' {
		value, quoted = value[:len(value)-1], false
	}
	missing := bytes.Count(value, []byte("{")) - bytes.Count(value, []byte("}"))
	if missing < 0 || missing > 3 {
		return nil
	}
	text := strings.Repeat("}", missing)
	if quoted {
		text += `"`
	}
	if text == "" {
		return nil
	}
	return []lint.Fix{insert(start+len(value), text, "close it at the end of the line", lint.Unsafe)}
}

// afterValue handles what follows a value and is neither comma nor the end.
func (s *scanner) afterValue(e *entry, f field, end, next int) int {
	name := quote(s.text[f.name:f.nameEnd])
	if next >= s.limit || s.data[next] == '@' && s.startsLine(next) || s.data[next] == '}' || s.data[next] == ')' || s.data[next] == '%' {
		s.keep(f)
		return next
	}
	after := s.identifier(next, s.limit)
	equals := s.space(after, s.limit)
	if after > next && equals < s.limit && s.data[equals] == '=' {
		s.keep(f)
		s.complain(lint.Error, lint.Span{Start: int(f.name), End: int(f.nameEnd)}, "no comma stands after the value of "+name+": BibTeX loses the fields that follow, biber the whole entry",
			insert(end, ",", "put the comma there", lint.Safe))
		return next
	}
	e.broken = true
	stop := s.resync(next)
	f.valueEnd = uint32(s.back(stop, end))
	switch f.form {
	case lint.Bare, lint.Number:
		s.complain(lint.Error, lint.Span{Start: int(f.value), End: int(f.valueEnd)}, "the value of "+name+" stands in no braces",
			lint.Fix{Message: "put it in braces", Safety: lint.Unsafe, Edits: []lint.TextEdit{
				{Span: lint.Span{Start: int(f.value), End: int(f.value)}, New: "{"}, {Span: lint.Span{Start: int(f.valueEnd), End: int(f.valueEnd)}, New: "}"},
			}})
	case lint.Quoted:
		s.complain(lint.Error, lint.Span{Start: end - 1, End: end}, "this quote ends the value of "+name+"; a quote inside of quotes has to stand in braces")
	default:
		s.complain(lint.Error, lint.Span{Start: end - 1, End: end}, "the value of "+name+" ends here, and something follows that is no field")
	}
	f.form, f.needs, f.odd = lint.Braced, true, true
	s.add(f)
	return stop
}

// resync is where the next field may begin: at the start of a line that begins
// one or ends the entry, or at the end of the entry.
func (s *scanner) resync(from int) int {
	s.confine(from)
	return s.nextField(min(from, s.limit))
}

// afterEntry complains of fields that an entry lost, as a closing brace too
// many stood before them.
func (s *scanner) afterEntry(e *entry) {
	if at, end, lost := s.lostField(int(e.end)); lost {
		s.complain(lint.Error, lint.Span{Start: at, End: end}, "the field "+quote(s.text[at:end])+" stands outside of any entry: the one before it was closed by a brace too many", s.reopen(e)...)
	}
}

// reopen takes out the brace that closed an entry too early, where the entry
// ends properly without it before the next one.
func (s *scanner) reopen(e *entry) []lint.Fix {
	last := int(e.end) - 1
	next := s.resume(last)
	before := s.back(next, last)
	if s.data[last] != '}' || before == last || s.data[before-1] != '}' || before-last > longestLost || !closesAtEnd(s.data[last+1:before]) {
		return nil
	}
	return []lint.Fix{{Message: "take the brace out", Safety: lint.Unsafe, Edits: []lint.TextEdit{{Span: lint.Span{Start: last, End: last + 1}}}}}
}

// longestLost bounds, in bytes, the fields behind an entry that are looked
// through for its end: a file of one line has no next entry that is told by its line.
const longestLost = 8 << 10

// closesAtEnd says whether the last byte is a closing brace, and the only one
// that no brace in the text opened.
func closesAtEnd(text []byte) bool {
	depth := 0
	for i, c := range text {
		switch {
		case c == '{':
			depth++
		case c == '}' && depth == 0:
			return i == len(text)-1
		case c == '}':
			depth--
		}
	}
	return false
}

// lostField finds the name of a field that stands right behind an entry.
func (db *Database) lostField(at int) (start, end int, lost bool) {
	for at < len(db.data) && (ascii.Space(db.data[at]) || db.data[at] == ',') {
		at++
	}
	if at >= len(db.data) || db.data[at] == '@' || db.data[at] == '%' {
		return 0, 0, false
	}
	end = db.identifier(at, min(len(db.data), at+64))
	equals := db.skip(end)
	if end == at || equals+1 >= len(db.data) || db.data[equals] != '=' {
		return 0, 0, false
	}
	value := db.skip(equals + 1)
	return at, end, value < len(db.data) && (db.data[value] == '{' || db.data[value] == '"' || isWord(db.data[value]))
}

func quote(name string) string { return "“" + name + "”" }

// kindOf is the index of an entry type in the table.
func (s *scanner) kindOf(word, end int) uint16 {
	name := s.text[word:end]
	for i, kept := range s.keptKind {
		if kept == name {
			return s.keptKindID[i]
		}
	}
	id := entryIDs[strings.ToLower(name)]
	s.keptKind, s.keptKindID = [2]string{name, s.keptKind[0]}, [2]uint16{id, s.keptKindID[0]}
	return id
}

// maxNames bounds how many field names are told apart.
const maxNames = 1<<16 - 1

// idOf is the index of a field's name in Database.names, which grows by names
// of no table. Entries tend to have their fields in one order: the name that
// the last entry had in this place is tried first.
func (s *scanner) idOf(start, end, place int) uint16 {
	kept := &s.keptNames[place%len(s.keptNames)]
	if kept.name == s.text[start:end] {
		return kept.id
	}
	kept.name, kept.id = s.text[start:end], s.lookUp(start, end)
	return kept.id
}

// lookUp finds or makes the index of a field's name.
func (s *scanner) lookUp(start, end int) uint16 {
	var buffer [64]byte
	name := buffer[:0]
	if end-start > len(buffer) {
		name = nil
	}
	name = lower(name, s.data[start:end])
	id, known := s.ids[string(name)]
	if !known {
		if len(s.names) == maxNames {
			return 0
		}
		id = uint16(len(s.names))
		s.names = append(s.names, string(name))
		s.ids[string(name)] = id
	}
	return id
}
