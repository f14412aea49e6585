package md

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// codeSpan reads "`code`".
func (in *inline) codeSpan(at int) int {
	n := 0
	for at+n < len(in.buf) && in.buf[at+n] == '`' {
		n++
	}
	if n >= len(in.limits.ticks) || in.limits.ticks[n] {
		return at + n
	}
	for from := at + n; ; {
		i := bytes.IndexByte(in.buf[from:], '`')
		if i < 0 {
			in.limits.ticks[n] = true
			return at + n
		}
		from += i
		m := 0
		for from+m < len(in.buf) && in.buf[from+m] == '`' {
			m++
		}
		if m == n {
			in.shown(lint.Code, at, at+n, from, from+n)
			return from + n
		}
		from += m
	}
}

// shown makes tokens of markup that is hidden around text shown as it stands:
// buf[start:open] and buf[close:end] are the markup.
func (in *inline) shown(kind lint.MarkKind, start, open, close, end int) {
	first := len(in.tokens)
	in.hide(start, open)
	in.hide(close, end)
	in.mark(kind, first, len(in.tokens)-1)
}

// maxScript bounds a superscript or subscript, in bytes: the longest hold a
// dozen numbers, and a lone "^" in prose has no end.
const maxScript = 60

// script reads pandoc's "^2^" and "~2~" and "~~struck~~". Superscripts may
// have spaces at their ends, as converters leave them.
func (in *inline) script(at int) int {
	c, rest := in.buf[at], in.buf[at+1:]
	if c == '~' && len(rest) > 0 && rest[0] == '~' {
		return in.hide(at, at+2)
	}
	if c == '^' && len(rest) > 0 && rest[0] == '{' {
		if i := bytes.IndexByte(rest[:min(len(rest), maxScript)], '}'); i > 0 {
			in.shown(lint.Superscript, at, at+2, at+1+i, at+2+i)
			return at + 2 + i
		}
	}
	if at > 0 && in.buf[at-1] == '[' { // "[^3]" is a note
		return 0
	}
	i := bytes.IndexByte(rest[:min(len(rest), maxScript)], c)
	if i < 1 || bytes.IndexByte(rest[:i], '\n') >= 0 {
		return 0
	}
	if c == '^' && closesEarly(rest[:i]) {
		return 0
	}
	inner := bytes.TrimSpace(bytes.ReplaceAll(rest[:i], []byte(`\ `), nil)) // a space that is escaped parts no words
	if len(inner) == 0 || bytes.IndexByte(inner, ' ') >= 0 && (c == '~' || !isNumbers(inner)) {
		return 0
	}
	if c == '~' {
		in.hide(at, at+1)
		return in.hide(at+1+i, at+2+i)
	}
	first := len(in.tokens)
	in.hide(at, at+1)
	in.escapes(at+1, at+1+i)
	in.hide(at+1+i, at+2+i)
	in.mark(lint.Superscript, first, len(in.tokens)-1)
	return at + 2 + i
}

// escapes takes the backslashes off that stand in buf[at:end]: "^\[4,\ 7\]^".
func (in *inline) escapes(at, end int) {
	for at < end {
		next := 0
		if in.buf[at] == '\\' && at+1 < end {
			next = in.backslash(at)
		}
		at = max(next, at+1)
	}
}

// closesEarly says whether what a "^" begins is a bracket that closes before the
// next one: pandoc writes "levies^(4,7)" where Unicode has no raised sign, and no
// sign at its end.
func closesEarly(inner []byte) bool {
	close := bytes.IndexByte(inner, ')')
	return inner[0] == '(' && close > 0 && close < len(inner)-1
}

// isNumbers says whether b holds only numbers and what joins them.
func isNumbers(b []byte) bool {
	for _, c := range b {
		if (c < '0' || c > '9') && c != ',' && c != ' ' && c != '-' && c != '(' && c != ')' && c < utf8.RuneSelf {
			return false
		}
	}
	return true
}

// angle reads what "<" begins: a comment, an autolink or a tag.
func (in *inline) angle(at int) int {
	rest := in.buf[at:]
	if bytes.HasPrefix(rest, []byte("<!--")) {
		if in.limits.comment {
			return 0
		}
		if i := bytes.Index(rest, []byte("-->")); i >= 0 {
			return in.hide(at, at+i+3)
		}
		in.limits.comment = true
		return 0
	}
	if end := in.autolink(at); end > 0 {
		return end
	}
	t := readTag(in.buf, at, len(in.buf))
	if t.name == "" {
		return 0
	}
	return in.tag(t)
}

// autolink reads "<https://…>" and "<ada@example.org>".
func (in *inline) autolink(at int) int {
	rest := in.buf[at+1 : min(len(in.buf), at+maxTarget)]
	i := bytes.IndexAny(rest, " \t\n<>")
	if i < 0 || rest[i] != '>' {
		return 0
	}
	inner := rest[:i]
	if colon := bytes.IndexByte(inner, ':'); colon < 2 || colon > 20 || !isScheme(inner[:colon]) {
		if at := bytes.IndexByte(inner, '@'); at < 1 || bytes.IndexByte(inner[at:], '.') < 0 {
			return 0
		}
	}
	in.hide(at, at+1)
	for j := 0; j < len(inner); {
		n := 0
		if inner[j] == '\\' {
			n = escape(inner[j:], true)
		}
		if n > 0 {
			in.token(escaped, at+1+j, at+1+j+n)
			j += n
			continue
		}
		j++
	}
	return in.hide(at+1+i, at+2+i)
}

func isScheme(b []byte) bool {
	for _, c := range b {
		if !ascii.Letter(c) && (c < '0' || c > '9') && c != '+' && c != '-' && c != '.' {
			return false
		}
	}
	return true
}

// markOf holds the tags that witness what their text is.
var markOf = map[string]lint.MarkKind{
	"i": lint.Emphasis, "em": lint.Emphasis, "cite": lint.Emphasis, "b": lint.Strong, "strong": lint.Strong,
	"sup": lint.Superscript, "code": lint.Code, "kbd": lint.Code, "samp": lint.Code, "tt": lint.Code, "a": lint.Link,
}

// tag hides a tag and pairs it with the one it closes.
func (in *inline) tag(t tag) int {
	if t.name == "br" {
		return in.put(t.start, t.end, "\n")
	}
	in.hide(t.start, t.end)
	kind, marks := markOf[t.name]
	switch {
	case !marks:
	case !t.closing:
		in.html = append(in.html, htmlOpen{t.name, len(in.tokens) - 1})
	default:
		for i := len(in.html) - 1; i >= max(0, len(in.html)-16); i-- {
			if in.html[i].name != t.name {
				continue
			}
			open := in.html[i].token
			in.html = in.html[:i]
			if kind == lint.Link {
				in.anchor(open, len(in.tokens)-1)
			} else {
				in.mark(kind, open, len(in.tokens)-1)
			}
			break
		}
	}
	return t.end
}

// anchor makes a link of <a href="…">.
func (in *inline) anchor(open, close int) {
	source := in.buf[in.tokens[open].start:in.tokens[open].end]
	i := fold.Index(string(source), "href=")
	if i < 0 || i+7 > len(source) {
		return
	}
	at := i + len("href=")
	quote := source[at]
	if quote != '"' && quote != '\'' {
		return
	}
	length := bytes.IndexByte(source[at+1:], quote)
	if length < 0 {
		return
	}
	start := int(in.tokens[open].start) + at + 1
	in.link(open, close, link{target: lint.Span{Start: start, End: start + length}})
}

// link makes the mark of a link and remembers its target.
func (in *inline) link(open, close int, l link) {
	text := in.targetText(l)
	in.pairs = append(in.pairs, pair{kind: lint.Link, open: open, close: close, target: text.String})
	if looksLikeTarget([]byte(text.String)) && text.String[0] != '#' && text.String[0] != '/' && text.String[0] != '.' {
		// Places over the block's text are known once it is written; until
		// then the tokens stand for them.
		in.targets = append(in.targets, block.Address{Address: lint.Address{Text: text, Target: true}, Start: open, End: close})
	}
}

// bracket notes a "[" or "![" that may begin a link.
func (in *inline) bracket(at, length int) int {
	if in.linkEnd(at) == len(in.buf) {
		return 0
	}
	in.openers = append(in.openers, opener{token: len(in.tokens), runs: len(in.runs), image: length == 2})
	in.token(bracket, at, at+length)
	return at + length
}

// linkEnd is the place of the next "]" from at on that may end a link text,
// the end of the buffer where there is none.
func (in *inline) linkEnd(at int) int {
	if in.limits.link >= at {
		return in.limits.link
	}
	for {
		i := bytes.IndexByte(in.buf[at:], ']')
		if i < 0 {
			at = len(in.buf)
			break
		}
		at += i
		if next := at + 1; len(in.definitions) > 0 || next < len(in.buf) && (in.buf[next] == '(' || in.buf[next] == '{') {
			break
		}
		at++
	}
	in.limits.link = at
	return at
}

// closeBracket reads "]" and what follows it.
func (in *inline) closeBracket(at int) int {
	if len(in.openers) == 0 {
		return 0
	}
	o := in.openers[len(in.openers)-1]
	in.openers = in.openers[:len(in.openers)-1]
	if inLink := len(in.openers) < in.outer; inLink {
		in.outer = len(in.openers)
		if !o.image {
			return 0
		}
	}
	open := &in.tokens[o.token]
	l, ok := in.linkAfter(in.buf[open.end:at], at+1)
	if !ok {
		return in.attributes(o, at)
	}
	in.emphasis(o.runs)
	in.hide(at, l.end)
	in.tokens[o.token].kind = hidden
	if o.image {
		return l.end
	}
	in.link(o.token, len(in.tokens)-1, l)
	in.outer = len(in.openers)
	return l.end
}

// attributes reads pandoc's "[text]{.class}": the brackets are markup.
func (in *inline) attributes(o opener, at int) int {
	rest := in.buf[at+1:]
	if len(rest) < 3 || rest[0] != '{' || rest[1] != '.' && rest[1] != '#' {
		return 0
	}
	i := bytes.IndexByte(rest[:min(len(rest), 200)], '}')
	if i < 0 {
		return 0
	}
	in.tokens[o.token].kind = hidden
	return in.hide(at, at+2+i)
}

// addresses gathers the web addresses of the block, by place in the file.
func (in *inline) addresses(b *block.Block) {
	if b.Kind == block.Code {
		return
	}
	b.Addresses = block.FindAddresses(b.Text)
	if len(in.targets) == 0 {
		return
	}
	for _, t := range in.targets {
		t.Start, t.End = int(in.tokens[t.Start].to), int(in.tokens[t.End].from)
		b.Addresses = append(b.Addresses, t)
		if t.Start < t.End && showsTarget(b.Text.String[t.Start:t.End], t.Text.String) {
			b.Addresses = append(b.Addresses, block.Address{Address: lint.Address{Text: b.Text.Slice(t.Start, t.End)}, Start: t.Start, End: t.End})
		}
	}
	block.SortAddresses(b.Addresses)
}

// showsTarget says whether a link's text is its target without the scheme, as
// in [a.org/b](https://a.org/b): then the text is an address too. With "www."
// it was found already.
func showsTarget(text, target string) bool {
	_, rest, found := strings.Cut(target, "://")
	return found && text == rest && strings.Contains(text, "/") && !strings.HasPrefix(text, "www.") && !strings.Contains(text, "doi.org/")
}
