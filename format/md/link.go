package md

import (
	"bytes"
	"html"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// Bounds of a link. What is longer or deeper is text that happens to hold
// brackets, and is not searched for their ends again and again.
const (
	maxLabel   = 200  // bytes of the label of a reference link
	maxTarget  = 4000 // bytes of a target and its title; signed addresses reach half of that
	maxNesting = 32   // parentheses open at once in a target, as in CommonMark, and lists in HTML
)

// definition reads the target of reference links: "[label]: https://… 'title'".
// "[1]: Okafor, A. …" is none: a list may be labelled so.
func (s *scanner) definition(start, end int) bool {
	if s.open && len(s.items) == 0 || start+3 >= end || s.data[start+1] == '^' {
		return false
	}
	i := bytes.Index(s.data[start:min(end, start+maxLabel)], []byte("]:"))
	if i < 2 {
		return false
	}
	at, stop := lines.Trim(s.data, start+i+2, end)
	target := s.data[at:stop]
	if cut := bytes.IndexAny(target, " \t"); cut >= 0 {
		title := bytes.TrimLeft(target[cut:], " \t")
		if c := title[0]; c != '"' && c != '\'' && c != '(' {
			return false
		}
		target = target[:cut]
	}
	if len(target) > 2 && target[0] == '<' && target[len(target)-1] == '>' {
		at++
		target = target[1 : len(target)-1]
	} else if !looksLikeTarget(target) {
		return false
	}
	label := foldLabel(s.data[start+1 : start+i])
	if _, known := s.definitions[label]; !known {
		s.definitions[label] = lint.Span{Start: at, End: at + len(target)}
	}
	if s.listsLinks(label) {
		s.open = false
		s.add(raw{kind: block.Note, marker: lint.Span{Start: start, End: start + i + 2}, span: lint.Span{Start: start, End: end}}, start+i+2, end)
		s.open, s.linked = false, len(s.blocks)
	}
	return true
}

// listsLinks says whether a definition with that label is an entry as well:
// chatbots give their sources so, below the heading of a list, and cite them as
// "[[1]][1]". Below the same heading others keep the targets of their links.
func (s *scanner) listsLinks(label string) bool {
	if len(s.blocks) == 0 || strings.Trim(label, "0123456789") != "" {
		return false
	}
	if len(s.blocks) != s.linked {
		last := &s.blocks[len(s.blocks)-1]
		if last.last-last.first != 1 || words.ListHeading(fold.Words(string(s.data[s.pieces[last.first].Start:s.pieces[last.first].End]))) == words.NoList {
			return false
		}
	}
	if !s.looked {
		s.cited, s.looked = bytes.Contains(s.data, []byte("[[1]][1]")), true
	}
	return s.cited
}

func looksLikeTarget(b []byte) bool {
	return bytes.Contains(b, []byte("://")) || bytes.HasPrefix(b, []byte("www.")) || bytes.HasPrefix(b, []byte("mailto:")) ||
		len(b) > 0 && (b[0] == '#' || b[0] == '/' || b[0] == '.')
}

// foldLabel makes labels comparable: case and white space do not count.
func foldLabel(label []byte) string {
	return strings.ToLower(strings.Join(strings.Fields(string(label)), " "))
}

// A link is what follows the "]" of a link text: where the target stands and
// where the link ends.
type link struct {
	target lint.Span // in the buffer, or in the file for a reference
	file   bool
	end    int // in the buffer
}

// linkAfter reads what follows the closing bracket at buf[at-1]: "(target
// 'title')", "[label]", or nothing where the text itself is a label.
func (in *inline) linkAfter(text []byte, at int) (link, bool) {
	buf := in.buf
	if at < len(buf) && buf[at] == '(' {
		if l, ok := inlineTarget(buf, at+1); ok {
			return l, true
		}
	}
	if len(in.definitions) == 0 {
		return link{}, false
	}
	end := at
	if at < len(buf) && buf[at] == '[' {
		if i := bytes.IndexByte(buf[at:min(len(buf), at+maxLabel)], ']'); i > 0 {
			end = at + i + 1
			if i > 1 {
				text = buf[at+1 : at+i]
			}
		}
	}
	if len(text) > maxLabel {
		return link{}, false
	}
	span, ok := in.definitions[foldLabel(text)]
	return link{target: span, file: true, end: end}, ok
}

// inlineTarget reads "target 'title')" from at. Spaces inside a web address,
// which converters leave where a line was broken, are taken as part of it.
func inlineTarget(buf []byte, at int) (link, bool) {
	limit := min(len(buf), at+maxTarget)
	for at < limit && isSpace(buf[at]) {
		at++
	}
	if at < limit && buf[at] == '<' {
		if i := bytes.IndexAny(buf[at+1:limit], "<>\n"); i >= 0 && buf[at+1+i] == '>' {
			stop := at + 1 + i
			end, ok := closeLink(buf, stop+1, limit)
			return link{target: lint.Span{Start: at + 1, End: stop}, end: end}, ok
		}
		return link{}, false
	}
	start, depth := at, 0
	for ; at < limit; at++ {
		switch c := buf[at]; {
		case c == '\\' && at+1 < limit:
			at++
		case c == '(':
			if depth++; depth > maxNesting {
				return link{}, false
			}
		case c == ')':
			if depth == 0 {
				return link{target: trimmed(buf, start, at), end: at + 1}, true
			}
			depth--
		case isSpace(c):
			if end, ok := closeLink(buf, at, limit); ok {
				return link{target: trimmed(buf, start, at), end: end}, true
			}
			if !isWeb(buf[start:at]) {
				return link{}, false
			}
		}
	}
	return link{}, false
}

func trimmed(buf []byte, start, end int) lint.Span {
	start, end = lines.Trim(buf, start, end)
	return lint.Span{Start: start, End: end}
}

func isWeb(b []byte) bool {
	return bytes.HasPrefix(b, []byte("http://")) || bytes.HasPrefix(b, []byte("https://"))
}

// closeLink reads the optional title and the closing bracket of a link.
func closeLink(buf []byte, at, limit int) (end int, ok bool) {
	for at < limit && isSpace(buf[at]) {
		at++
	}
	if at < limit && (buf[at] == '"' || buf[at] == '\'') {
		i := bytes.IndexByte(buf[at+1:limit], buf[at])
		if i < 0 {
			return 0, false
		}
		at += i + 2
		for at < limit && isSpace(buf[at]) {
			at++
		}
	}
	if at < limit && buf[at] == ')' {
		return at + 1, true
	}
	return 0, false
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// entity decodes the character reference at the start of b; length is 0 for
// none.
func entity(b []byte) (decoded string, length int) {
	i := bytes.IndexByte(b[:min(len(b), 34)], ';')
	if i < 2 {
		return "", 0
	}
	source := string(b[:i+1])
	decoded = html.UnescapeString(source)
	if decoded == source || strings.HasSuffix(decoded, ";") {
		return "", 0
	}
	return decoded, i + 1
}

// targetText decodes a link target: escapes and character references are taken
// off, percent escapes belong to the address and stay.
func (in *inline) targetText(l link) lint.Text {
	var b lint.TextBuilder
	source, base := in.buf, in.offset
	if l.file {
		source, base = in.data, func(at int) int { return at }
	}
	from := l.target.Start
	put := func(at, length int, decoded string) {
		in.copyFrom(&b, source[from:at], base(from))
		b.Put(decoded, lint.Span{Start: base(at), End: base(at+length-1) + 1})
		from = at + length
	}
	for at := l.target.Start; at < l.target.End; at++ {
		switch source[at] {
		case '\\':
			if n := escape(source[at:l.target.End], true); n > 0 {
				put(at, n, string(source[at+n-1]))
				at = from - 1
			}
		case '&':
			if decoded, n := entity(source[at:l.target.End]); n > 0 {
				put(at, n, decoded)
				at = from - 1
			}
		case '\n':
			in.copyFrom(&b, source[from:at], base(from))
			from = at + 1
		}
	}
	in.copyFrom(&b, source[from:l.target.End], base(from))
	return b.Text()
}

// escape gives the length of the escape at the start of b: backslash and sign,
// or in an address two backslashes and a sign, as converters escape twice.
func escape(b []byte, address bool) int {
	if len(b) < 2 || !isPunctuation(b[1]) {
		return 0
	}
	if address && b[1] == '\\' && len(b) > 2 && isPunctuation(b[2]) && b[2] != '\\' {
		return 3
	}
	return 2
}

func isPunctuation(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
