package tex

import (
	"bytes"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// deepest bounds how deep headings, footnotes and definitions are read in one
// another.
const deepest = 8

// A scanner goes over the file once. It collects keys, links and definitions,
// and the places of the text that is left, block by block.
type scanner struct {
	data     []byte
	at, end  int
	doc      *lint.Document
	own      map[string]command // what the commands of the file cite by
	given    []string           // commands that cite though their definition may not show it
	embedded map[string]bool    // files that the file itself holds, by their names in lower case
	endless  map[string]bool    // verbatim environments of which no end follows any more
	cited    []*lint.Citation
	code     []lint.Span

	depth    int    // of headings, notes and definitions around the place
	defining int    // definitions around the place: their text is none of the file
	preamble bool   // before \begin{document}
	whole    bool   // the file has a \begin{document}: it is no part of another
	muted    string // the environment without prose around the place, "" for none
	lists    []int  // open lists: how many items each has, -1 for one without numbers
	typing   bool   // in an entry: empty lines do not end it
	short    byte   // sign of short verbatim text, 0 for none
	knitr    bool   // the file has chunks of R

	open   raw   // the block that is being collected
	notes  []raw // footnotes in it
	blocks []raw
}

// A raw is a block before its markup is taken off.
type raw struct {
	block.Block             // all but the text
	pieces      []lint.Span // the text, in the file
}

func scan(doc *lint.Document, commands []string) *scanner {
	s := &scanner{
		data: doc.Data, end: len(doc.Data), doc: doc,
		own: make(map[string]command), given: commands, embedded: make(map[string]bool), endless: make(map[string]bool),
		knitr: kind.EndsIn(doc.Name, sweave...),
	}
	s.run(s.end)
	s.flush()
	s.drop()
	slices.SortStableFunc(s.blocks, func(a, b raw) int { return a.Span.Start - b.Span.Start }) // a note may stand before its text
	return s
}

// run reads up to the place end.
func (s *scanner) run(end int) {
	from := s.at
	for s.at < min(end, s.end) {
		c := s.data[s.at]
		if c != '\\' && c != '%' && c != '\n' && c != '\r' && (c != '<' || !s.knitr) && (c != s.short || c == 0) {
			s.at++
			continue
		}
		start := s.at
		s.keepText(from, start)
		switch c {
		case '\\':
			s.command()
		case '%':
			s.at = s.lineAfter(start)
			s.code = append(s.code, lint.Span{Start: start, End: s.at})
			for s.at < s.end && (s.data[s.at] == ' ' || s.data[s.at] == '\t') {
				s.at++
			}
			if s.at < s.end && isLineEnd(s.data[s.at]) && !s.typing {
				s.flush()
			}
		case '\n', '\r':
			s.lineEnd()
		case '<':
			s.chunk()
		default:
			s.shortVerb()
		}
		from = s.at
		if s.at <= start { // nothing was read: the sign is text
			s.at, from = start+1, start
		}
	}
	s.keepText(from, min(s.at, end))
}

// keepText adds text to the open block.
func (s *scanner) keepText(start, end int) {
	if start >= end || s.defining > 0 || s.preamble || s.muted != "" {
		return
	}
	o := &s.open
	if n := len(o.pieces); n > 0 && o.pieces[n-1].End == start {
		o.pieces[n-1].End = end
		return
	}
	if len(o.pieces) == 0 && o.Kind == block.Paragraph {
		for start < end && isSpace(s.data[start]) {
			start++
		}
		if start == end {
			return
		}
	}
	o.pieces = append(o.pieces, lint.Span{Start: start, End: end})
}

// displayed stands for the environment of \[ … \].
const displayed = `\]`

// lineEnd reads a line ending; an empty line ends the block.
func (s *scanner) lineEnd() {
	next := s.lineAfter(s.at)
	at := next
	for at < s.end && (s.data[at] == ' ' || s.data[at] == '\t') {
		at++
	}
	if at < s.end && isLineEnd(s.data[at]) && !s.typing {
		s.flush()
		if s.muted == displayed {
			s.muted = ""
		}
		s.at = at
		return
	}
	s.keepText(s.at, next)
	s.at = next
}

func isLineEnd(c byte) bool { return c == '\n' || c == '\r' }

// placed is the block with the place of all its text.
func (r raw) placed() raw {
	if n := len(r.pieces); n > 0 {
		if r.Kind == block.Paragraph {
			r.Span.Start = r.pieces[0].Start
		}
		r.Span.End = max(r.Span.End, r.pieces[n-1].End)
	}
	return r
}

// flush ends the open block.
func (s *scanner) flush() {
	if len(s.open.pieces) > 0 || s.open.Key != "" {
		s.blocks = append(s.blocks, s.open.placed())
	}
	s.blocks = append(s.blocks, s.notes...)
	s.open, s.notes, s.typing = raw{}, nil, false
}

// within reads a stretch that lies behind s.at, and goes back to its place.
func (s *scanner) within(span lint.Span) {
	at := s.at
	s.depth++
	s.at = span.Start
	s.run(span.End)
	s.depth--
	s.at = at
}

// heading reads the argument of \section and its kin.
func (s *scanner) heading(start, after, level int) int {
	at := s.past(after, '*')
	if _, end, ok := s.optional(at, '['); ok {
		at = end
	}
	inner, end, ok := s.optional(at, '{')
	if !ok || s.depth >= deepest || s.defining > 0 {
		return after
	}
	s.flush()
	s.muted, s.lists = "", nil
	s.open.Kind, s.open.Level, s.open.Span, s.open.Gap = block.Heading, level, lint.Span{Start: start, End: end}, true
	s.within(inner)
	s.flush()
	return end
}

// note reads a footnote.
func (s *scanner) note(start, after int) int {
	if _, end, ok := s.optional(after, '['); ok {
		after = end
	}
	inner, end, ok := s.optional(after, '{')
	if !ok || s.depth >= deepest || s.defining > 0 || s.typing {
		return after
	}
	outer, notes, typing := s.open, s.notes, s.typing
	s.open, s.notes, s.typing = raw{}, nil, true
	s.open.Kind, s.open.Span = block.Note, lint.Span{Start: start, End: end}
	s.within(inner)
	note := s.open
	s.open, s.notes, s.typing = outer, append(notes, s.notes...), typing
	if len(note.pieces) > 0 {
		s.notes = append(s.notes, note.placed())
	}
	return end
}

// bibitem begins an entry: \bibitem[label]{key}.
func (s *scanner) bibitem(start, after int) int {
	label, at, labelled := s.optional(after, '[')
	inner, end, ok := s.keyArgument(at)
	if !ok {
		return after
	}
	key := s.key(inner)
	if s.defining > 0 || !isKey(key) {
		return end
	}
	s.flush()
	s.muted, s.preamble = "", false
	items := s.items(inner)
	if len(items) > 0 {
		inner = lint.Span{Start: items[0].Start, End: items[len(items)-1].End}
	}
	o := &s.open
	o.Kind, o.Level, o.Span, o.Key, o.KeySpan = block.Item, 1, lint.Span{Start: start, End: end}, key, inner
	if labelled {
		o.Marker, o.MarkerSpan = s.label(label)
	} else {
		o.Marker = "#."
	}
	s.typing = true
	return end
}

// label is the label of an entry as the list shows it. Those that natbib and
// others compose of names and year are shown nowhere.
func (s *scanner) label(span lint.Span) (string, lint.Span) {
	text := strings.Trim(s.text(span), "{}")
	if text == "" || len(text) > 30 || strings.ContainsAny(text, `\(){}$`) {
		return "", lint.Span{}
	}
	at := span.Start + bytes.Index(s.data[span.Start:span.End], []byte(text))
	return text, lint.Span{Start: at, End: at + len(text)}
}

// drop takes the names away from links to files that the file itself holds.
func (s *scanner) drop() {
	for i := range s.doc.Links {
		l := &s.doc.Links[i]
		for _, name := range l.Names {
			if s.embedded[strings.ToLower(name)] {
				l.Names = nil
				break
			}
		}
	}
}
