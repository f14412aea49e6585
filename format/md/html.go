package md

import (
	"bytes"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// An htmlState remembers what HTML block tags left open.
type htmlState struct {
	text  bool   // inside <li>, <p>, <td> and the like: lines are text, not Markdown
	lists []bool // open lists, true for <ol>
	quote bool
}

func (h *htmlState) inside() bool { return h.text }
func (h *htmlState) blank()       { h.text = false }

// A tag is one HTML tag of the file.
type tag struct {
	name       string // lower case
	closing    bool
	start, end int
}

// maxTag bounds, in bytes, how far the end of a tag is looked for: a "<" in
// prose has none, and the rest of the file is not searched for every one.
const maxTag = 2000

// readTag reads the tag that starts at data[at], or gives a tag without name.
// "a < b", "<0.05" and "<name of the port>" are none.
func readTag(data []byte, at, end int) tag {
	t := tag{start: at}
	at++
	if at < end && data[at] == '/' {
		t.closing = true
		at++
	}
	from := at
	for at < end && at-from < 12 && (ascii.Letter(data[at]) || '1' <= data[at] && data[at] <= '6') {
		at++
	}
	if at == from || at == end || !ascii.Letter(data[from]) {
		return tag{}
	}
	stop := bytes.IndexAny(data[at:min(end, at+maxTag)], "<>")
	if stop < 0 || data[at+stop] != '>' {
		return tag{}
	}
	attributes := bytes.Trim(data[at:at+stop], " \t\r\n/")
	if len(attributes) > 0 && (ascii.Letter(data[at]) || bytes.IndexByte(attributes, '=') < 0 && bytes.IndexByte(attributes, ' ') >= 0) {
		return tag{}
	}
	t.name = tagName(data[from:at])
	t.end = at + stop + 1
	return t
}

// tagName gives the name in lower case, "" for a name that HTML does not have.
func tagName(name []byte) string {
	return tags[string(bytes.ToLower(name))]
}

var tags, blockTags = func() (all, blocks map[string]string) {
	all, blocks = map[string]string{}, map[string]string{}
	for _, name := range []string{
		"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
		"figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "li", "main", "nav", "ol", "p",
		"pre", "script", "section", "style", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
	} {
		all[name], blocks[name] = name, name
	}
	for _, name := range []string{
		"a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label",
		"mark", "math", "meta", "link", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
	} {
		all[name] = name
	}
	return all, blocks
}()

// htmlStart reads what a line that begins with "<" opens: a comment or tags
// that part blocks.
func (s *scanner) htmlStart(start, end, next int) (after int, ok bool) {
	if bytes.HasPrefix(s.data[start:], []byte("<!--")) {
		return s.comment(start, end)
	}
	t := readTag(s.data, start, end)
	if t.name == "" || blockTags[t.name] == "" {
		return 0, false
	}
	return s.htmlLine(start, end, next), true
}

// comment reads a comment, over blank lines as well, and those that follow it on
// the line where it ends: there may be very many. One inside a line of a
// paragraph is left to the inline scanner.
func (s *scanner) comment(start, end int) (after int, ok bool) {
	if s.unclosed['!'] {
		return 0, false
	}
	length := bytes.Index(s.data[start:], []byte("-->"))
	if length < 0 {
		s.unclosed['!'] = true
		return 0, false
	}
	stop := start + length + len("-->")
	if s.open && stop <= end {
		return 0, false
	}
	s.code(start, stop)
	end, next := lines.Next(s.data, stop)
	for {
		at, _ := lines.Indent(s.data, stop, end)
		if at >= end {
			return next, true
		}
		length := -1
		if bytes.HasPrefix(s.data[at:end], []byte("<!--")) {
			length = bytes.Index(s.data[at:end], []byte("-->"))
		}
		if length < 0 {
			return stop, true
		}
		stop = at + length + len("-->")
		s.code(at, stop)
	}
}

// htmlLine reads a line with block tags in it. Text between the tags goes to
// the block that the tag before it began.
func (s *scanner) htmlLine(start, end, next int) int {
	from := start
	for at := start; at < end; {
		i := bytes.IndexByte(s.data[at:end], '<')
		if i < 0 {
			break
		}
		at += i
		t := readTag(s.data, at, end)
		if blockTags[t.name] == "" {
			at++
			continue
		}
		s.htmlText(from, at)
		if !t.closing && (t.name == "pre" || t.name == "script" || t.name == "style") {
			if after, ok := s.htmlCode(t); ok {
				return after
			}
		}
		s.htmlTag(t)
		at, from = t.end, t.end
	}
	s.htmlText(from, end)
	return next
}

func (s *scanner) htmlText(start, end int) {
	start, end = lines.Trim(s.data, start, end)
	if start == end {
		return
	}
	if s.open {
		s.extend(start, end)
		return
	}
	kind := block.Paragraph
	if s.html.quote {
		kind = block.Quote
	}
	s.add(raw{kind: kind, span: lint.Span{Start: start}}, start, end)
}

// htmlCode reads an element that holds no prose to its closing tag, past the
// end of the line if need be.
func (s *scanner) htmlCode(t tag) (after int, ok bool) {
	if s.unclosed[t.name[0]] {
		return 0, false
	}
	closing := bytes.Index(s.data[t.end:], []byte("</"+t.name))
	if closing < 0 {
		s.unclosed[t.name[0]] = true
		return 0, false
	}
	stop, next := lines.Next(s.data, t.end+closing)
	s.code(t.start, stop)
	return next, true
}

// htmlTag begins or ends a block.
func (s *scanner) htmlTag(t tag) {
	inRow := s.open && s.blocks[len(s.blocks)-1].kind == block.Row
	empty := s.open && s.blocks[len(s.blocks)-1].first == len(s.pieces)
	span := lint.Span{Start: t.start, End: t.end}
	switch t.name {
	case "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "tr":
		s.open, s.html.text = false, false
		if t.closing {
			break
		}
		b := raw{span: span}
		switch t.name[0] {
		case 'h':
			b.kind, b.level = block.Heading, int(t.name[1]-'0')
		case 't':
			b.kind = block.Row
		default:
			b.kind, b.level, b.marker = block.Item, max(1, len(s.html.lists)), span
			b.auto = len(s.html.lists) > 0 && s.html.lists[len(s.html.lists)-1]
		}
		s.add(b, t.end, t.end)
		s.html.text = true
	case "td", "th":
		if !t.closing && !inRow {
			s.add(raw{kind: block.Row, span: span}, t.end, t.end)
		}
		s.html.text = true
	case "ol", "ul":
		s.open = false
		if t.closing {
			s.html.lists = s.html.lists[:max(0, len(s.html.lists)-1)]
		} else if len(s.html.lists) < maxNesting {
			s.html.lists = append(s.html.lists, t.name == "ol")
		}
	case "blockquote":
		s.open, s.html.quote = false, !t.closing
	default:
		if inRow || empty {
			break
		}
		s.open = false
		s.html.text = t.name == "p" && !t.closing
		if t.name == "div" || t.name == "section" {
			s.html.text = false
			s.gap = true
			if !t.closing && bytes.Contains(s.data[t.start:t.end], []byte("ref")) {
				s.boundary(t.start, t.end)
			}
		}
	}
}
