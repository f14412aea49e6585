package csl

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
)

// A decoder makes text of scalars, with the place of each of its bytes.
type decoder struct {
	data  []byte
	valid bool // the data are UTF-8
	*lint.TextBuilder
}

// text is the text of a scalar, without quotes and escapes.
func (d *decoder) text(n *node) lint.Text {
	span := n.inside()
	if n.kind != scalar || span.Len() == 0 {
		return lint.PlainText("", span.Start)
	}
	if d.asItStands(n, span) {
		inside := d.data[span.Start:span.End]
		return lint.PlainText(unsafe.String(&inside[0], len(inside)), span.Start) // a million values need no memory each
	}
	d.scalar(n)
	return d.Next()
}

// asItStands says whether a scalar is its own text.
func (d *decoder) asItStands(n *node, span lint.Span) bool {
	if !d.valid || n.style == literal || n.style == folded {
		return false
	}
	inside := d.data[span.Start:span.End]
	switch n.style {
	case quoted:
		return bytes.IndexByte(inside, '\\') < 0
	case double:
		return bytes.IndexByte(inside, '\\') < 0 && bytes.IndexByte(inside, '\n') < 0
	case single:
		return bytes.IndexByte(inside, '\'') < 0 && bytes.IndexByte(inside, '\n') < 0
	case plain:
		return bytes.IndexByte(inside, '\n') < 0
	}
	return true
}

// scalar appends the text of a scalar.
func (d *decoder) scalar(n *node) {
	span := n.inside()
	switch n.style {
	case quoted:
		d.escaped(span.Start, span.End, d.jsonEscape)
	case double:
		d.folds(span, func(start, end int) { d.escaped(start, end, d.yamlEscape) })
	case single:
		d.folds(span, d.doubled)
	case plain:
		d.folds(span, d.copied)
	case literal, folded:
		d.block(n)
	default:
		d.copied(span.Start, span.End)
	}
}

func (d *decoder) copied(start, end int) {
	if d.valid {
		d.Copy(d.data[start:end], start)
	} else {
		charset.Copy(d.TextBuilder, d.data[start:end], start)
	}
}

// doubled copies the inside of single quotes, where a quote is written twice.
func (d *decoder) doubled(start, end int) {
	for start < end {
		n := bytes.Index(d.data[start:end], []byte("''"))
		if n < 0 {
			break
		}
		d.copied(start, start+n)
		d.Put("'", lint.Span{Start: start + n, End: start + n + 2})
		start += n + 2
	}
	d.copied(start, end)
}

// escaped copies a stretch with escapes; escape appends what one stands for and
// returns its length.
func (d *decoder) escaped(start, end int, escape func(at, end int) int) {
	for start < end {
		n := bytes.IndexByte(d.data[start:end], '\\')
		if n < 0 {
			break
		}
		d.copied(start, start+n)
		start += n
		start += escape(start, end)
	}
	d.copied(start, end)
}

// jsonEscape appends what the escape at the place stands for. One that is none
// stands for itself.
func (d *decoder) jsonEscape(at, end int) int {
	if at+1 >= end {
		d.copied(at, end)
		return end - at
	}
	short := lint.Span{Start: at, End: at + 2}
	switch c := d.data[at+1]; c {
	case '"', '\\', '/':
		d.Put(string(rune(c)), short)
	case 'b':
		d.Put("\b", short)
	case 'f':
		d.Put("\f", short)
	case 'n':
		d.Put("\n", short)
	case 'r':
		d.Put("\r", short)
	case 't':
		d.Put("\t", short)
	case 'u':
		return d.unicode(at, end)
	default:
		d.copied(at, at+1)
		return 1
	}
	return 2
}

// unicode appends the character of \u00e9, or of two such that are one.
func (d *decoder) unicode(at, end int) int {
	r := d.hexAt(at+2, at+6, end)
	if r < 0 {
		d.copied(at, at+1)
		return 1
	}
	size := 6
	if utf16.IsSurrogate(r) {
		second := rune(-1)
		if at+8 <= end && d.data[at+6] == '\\' && d.data[at+7] == 'u' {
			second = d.hexAt(at+8, at+12, end)
		}
		if r = utf16.DecodeRune(r, second); r != utf8.RuneError {
			size = 12
		}
	}
	d.Put(string(r), lint.Span{Start: at, End: at + size})
	return size
}

func (d *decoder) hexAt(start, stop, end int) rune {
	if stop > end {
		return -1
	}
	return hex(d.data[start:stop])
}

func (d *decoder) yamlEscape(at, end int) int {
	if at+1 >= end {
		return end - at // before the end of a line: the lines are joined without a blank
	}
	var size int
	switch c := d.data[at+1]; c {
	case 'u':
		return d.unicode(at, end)
	case 'x':
		size = 4
	case 'U':
		size = 10
	default:
		if text, known := yamlEscapes[c]; known {
			d.Put(text, lint.Span{Start: at, End: at + 2})
			return 2
		}
		d.copied(at, at+1)
		return 1
	}
	r := d.hexAt(at+2, at+size, end)
	if r < 0 {
		d.copied(at, at+1)
		return 1
	}
	d.Put(string(r), lint.Span{Start: at, End: at + size})
	return size
}

// folds appends text that goes over several lines: a line break is a blank, and
// an empty line a line break.
func (d *decoder) folds(span lint.Span, part func(start, end int)) {
	at := span.Start
	for {
		n := bytes.IndexByte(d.data[at:span.End], '\n')
		if n < 0 {
			part(at, span.End)
			return
		}
		end := trimmed(d.data, at, at+n)
		part(at, end)
		breaks, next := 0, at+n
		for next < span.End && isBlank(d.data[next]) {
			if d.data[next] == '\n' {
				breaks++
			}
			next++
		}
		joined := " "
		switch {
		case breaks > 1:
			joined = newlines(breaks - 1)
		case end > at && d.data[end-1] == '\\' && odd(d.data[at:end]) && span.Start > 0 && d.data[span.Start-1] == '"':
			joined = ""
		}
		d.Put(joined, lint.Span{Start: end, End: next})
		at = next
	}
}

// odd says whether a line ends in a backslash that is not itself escaped.
func odd(line []byte) bool {
	return (len(line)-len(bytes.TrimRight(line, `\`)))%2 == 1
}

func newlines(n int) string { return string(bytes.Repeat([]byte{'\n'}, n)) }

// block appends the lines of a literal or folded scalar without the last break.
func (d *decoder) block(n *node) {
	end := int(n.value.end)
	at := d.lineAfter(int(n.value.start), end)
	last, deep, empty := -1, false, 0 // where the line before ended, whether it stands further in, and the empty lines since
	for at < end {
		stop := end
		if i := bytes.IndexByte(d.data[at:end], '\n'); i >= 0 {
			stop = at + i
		}
		text := min(at+int(n.indent), stop)
		lineEnd := stop
		if lineEnd > text && d.data[lineEnd-1] == '\r' {
			lineEnd--
		}
		if trimmed(d.data, at, stop) == at {
			empty++
			at = stop + 1
			continue
		}
		further := d.data[text] == ' ' || d.data[text] == '\t'
		if gap := (lint.Span{Start: last, End: text}); last >= 0 {
			switch {
			case n.style == literal || further || deep:
				d.Put(newlines(empty+1), gap)
			case empty > 0:
				d.Put(newlines(empty), gap)
			default:
				d.Put(" ", gap)
			}
		}
		d.copied(text, lineEnd)
		last, deep, empty = lineEnd, further, 0
		at = stop + 1
	}
}

// lineAfter is where the line after that of the place begins.
func (d *decoder) lineAfter(at, end int) int {
	if n := bytes.IndexByte(d.data[at:end], '\n'); n >= 0 {
		return at + n + 1
	}
	return end
}
