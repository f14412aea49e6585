package pages

import (
	"bytes"

	"github.com/bibfix/bibfix/lint"
)

// Converters that join the lines of a paragraph join the foot of its page as
// well: "… Tern Press, 1993. J. Harbours 12 (2019) 101–130".

const (
	mostHeads   = 16 // texts that are looked for at the ends of lines
	leastGlued  = 12 // bytes of such a text
	gluedFactor = 2  // times a text may stick to lines for each time that it stands alone
)

// A glue is a known head and where it sticks to other lines.
type glue struct {
	text  []byte
	alone int
	found []Furniture
}

// glued finds known heads at the end of longer lines.
func (s *sheets) glued() []Furniture {
	var heads []glue
	for i := range s.lines {
		if l := &s.lines[i]; l.head && !l.bare && l.key != 0 {
			heads = note(heads, s.data[l.start:l.end])
		}
	}
	if len(heads) == 0 {
		return nil
	}
	for i := range s.lines {
		if l := &s.lines[i]; !l.head && l.end-l.start > leastGlued {
			s.stick(heads, l)
		}
	}
	var found []Furniture
	for _, g := range heads {
		if len(g.found) <= gluedFactor*g.alone {
			found = append(found, g.found...)
		}
	}
	return found
}

// note counts the text of a head, without the number of its page.
func note(heads []glue, text []byte) []glue {
	if bytes.IndexByte([]byte("#*_"), text[0]) >= 0 {
		return heads
	}
	text, _, _ = cutNumber(text)
	text = bytes.Trim(text, " \t")
	for i := range heads {
		if bytes.Equal(heads[i].text, text) {
			heads[i].alone++
			return heads
		}
	}
	if len(text) < leastGlued || len(heads) == mostHeads {
		return heads
	}
	return append(heads, glue{text: text, alone: 1})
}

// stick looks for a head at the end of a line, behind the end of a sentence.
func (s *sheets) stick(heads []glue, l *line) {
	text := s.data[l.start:l.end]
	for i := range heads {
		g := &heads[i]
		at := len(text) - len(g.text)
		if at > 2 && text[at-1] == ' ' && bytes.IndexByte([]byte(".)?!"), text[at-2]) >= 0 && bytes.Equal(text[at:], g.text) {
			g.found = append(g.found, Furniture{Span: lint.Span{Start: l.start + at, End: l.end}, Margin: true})
			return
		}
	}
}
