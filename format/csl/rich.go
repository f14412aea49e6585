package csl

import (
	"html"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// Titles hold markup: tags, of which CSL knows a few, and where the text is YAML
// for pandoc Markdown as well. What is read is the text that a reader sees.

// rich is the text of a value without its markup.
func (d *decoder) rich(t lint.Text, markdown bool) lint.Text {
	signs := "<"
	if markdown {
		signs = "<\\*_^~[`&"
	}
	if !strings.ContainsAny(t.String, signs) {
		return t
	}
	m := markup{text: t, to: d.TextBuilder, markdown: markdown}
	m.read()
	return d.Next()
}

type markup struct {
	text     lint.Text
	to       *lint.TextBuilder
	markdown bool
	from     int             // what stands before is copied
	open     map[string]bool // signs of emphasis that were opened
}

func (m *markup) read() {
	s := m.text.String
	for at := 0; at < len(s); {
		n := 0
		switch c := s[at]; {
		case c == '<':
			n = tagLength(s[at:])
		case !m.markdown:
		case c == '\\' && at+1 < len(s) && isPunctuation(s[at+1]):
			m.skip(at, 1)
			at += 2
			continue
		case c == '&':
			if n, sign := entity(s[at:]); n > 0 {
				m.skip(at, 0)
				m.to.Put(sign, m.text.Span(at, at+n))
				m.from = at + n
				at += n
				continue
			}
		case c == '[' && m.spanned(at):
			n = 1
		case c == ']' && strings.HasPrefix(s[at:], "]{."):
			n = 1 + strings.IndexByte(s[at:min(len(s), at+maxTag)], '}')
		case c == '*' || c == '_':
			n = m.emphasis(at)
		case c == '^' || c == '~':
			n = m.raised(at)
		}
		if n > 0 {
			m.skip(at, n)
			at += n
			continue
		}
		at++
	}
	m.skip(len(s), 0)
}

// skip copies what stands before the place and leaves n bytes out.
func (m *markup) skip(at, n int) {
	if at > m.from {
		m.to.Append(m.text.Slice(m.from, at))
	}
	m.from = at + n
}

// tags are those that the processors of CSL know, and those that mean the same.
var tags = map[string]bool{
	"i": true, "b": true, "sup": true, "sub": true, "span": true, "sc": true, "em": true, "strong": true, "scp": true, "u": true,
}

// maxTag is how long a tag may be, in bytes.
const maxTag = 200

// tagLength is the length of the tag that s begins with, 0 where it is none that is known.
func tagLength(s string) int {
	end := strings.IndexByte(s[:min(len(s), maxTag)], '>')
	if end < 0 {
		return 0
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(s[1:end], "/"), " ")
	if !tags[strings.ToLower(name)] {
		return 0
	}
	return end + 1
}

// balance is how many known tags a text opens more than it closes; ok is false
// where one is closed before it is opened.
func balance(s string) (open int, ok bool) {
	ok = true
	for at := strings.IndexByte(s, '<'); at >= 0; {
		if n := tagLength(s[at:]); n > 0 {
			if s[at+1] == '/' {
				open--
				ok = ok && open >= 0
			} else {
				open++
			}
		}
		next := strings.IndexByte(s[at+1:], '<')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return open, ok
}

func isPunctuation(c byte) bool {
	return c > ' ' && c < 0x7F && !ascii.Digit(c) && !ascii.Letter(c)
}

// emphasis is the length of the signs of emphasis at the place, one or two, where
// they open or close some; a sign between blanks, and an underscore within a word, is text.
func (m *markup) emphasis(at int) int {
	s := m.text.String
	n := 1
	for at+n < len(s) && s[at+n] == s[at] {
		n++
	}
	if n > 3 {
		return 0
	}
	before, after := byte(' '), byte(' ')
	if at > 0 {
		before = s[at-1]
	}
	if at+n < len(s) {
		after = s[at+n]
	}
	opens, closes := !isBlank(after), !isBlank(before)
	if s[at] == '_' {
		opens, closes = opens && !isWord(before), closes && !isWord(after)
	}
	sign := s[at : at+n]
	switch {
	case closes && m.open[sign]:
		m.open[sign] = false
	case opens && strings.Contains(s[at+n:min(len(s), at+n+maxEmphasis)], sign):
		if m.open == nil {
			m.open = make(map[string]bool)
		}
		m.open[sign] = true
	default:
		return 0
	}
	return n
}

// maxEntity is how long an entity of HTML may be, in bytes.
const maxEntity = 12

// entity is the length of the entity of HTML that s begins with, and what it stands
// for; 0 for none.
func entity(s string) (length int, sign string) {
	end := strings.IndexByte(s[:min(len(s), maxEntity)], ';')
	if end < 0 {
		return 0, ""
	}
	sign = html.UnescapeString(s[:end+1])
	if sign == s[:end+1] || strings.Contains(sign, ";") {
		return 0, ""
	}
	return end + 1, sign
}

// spanned says whether a bracket opens a span with a class: [DNA]{.nocase}.
func (m *markup) spanned(at int) bool {
	after := m.text.String[at:min(len(m.text.String), at+maxEmphasis)]
	n := strings.IndexByte(after, ']')
	return n > 0 && strings.HasPrefix(after[n:], "]{.")
}

// maxEmphasis is how far a sign is looked for that goes with one, in bytes.
const maxEmphasis = 400

// raised is 1 where the sign at the place begins or ends raised or lowered letters,
// between which no blank stands.
func (m *markup) raised(at int) int {
	s, sign := m.text.String, m.text.String[at]
	after := s[at+1 : min(len(s), at+1+maxRaised)]
	if n := strings.IndexByte(after, sign); n > 0 && !strings.ContainsAny(after[:n], " \n") {
		return 1
	}
	before := s[max(0, at-maxRaised):at]
	if n := strings.LastIndexByte(before, sign); n >= 0 && n < len(before)-1 && !strings.ContainsAny(before[n:], " \n") {
		return 1
	}
	return 0
}

const maxRaised = 40

// markdownSigns are those that get a backslash where they would be markup.
const markdownSigns = "\\*_^~[]`<>$@&"

// escaped is a text with a backslash before all that could be Markdown.
func escaped(text string) string {
	if !strings.ContainsAny(text, markdownSigns) {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		if strings.IndexByte(markdownSigns, text[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
