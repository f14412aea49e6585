package charset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// An Encoding is how text stands in the bytes of a file.
type Encoding uint8

// The encodings that are told apart.
const (
	UTF8    Encoding = iota // or one byte for each sign: such files are read as they stand, see Copy
	UTF16LE                 // units of two bytes, the low byte first
	UTF16BE
)

// String is the name that the registry of IANA has for it.
func (e Encoding) String() string {
	return [...]string{"UTF-8", "UTF-16LE", "UTF-16BE"}[e]
}

// order is the order of the bytes in a unit of UTF-16.
func (e Encoding) order() binary.ByteOrder {
	if e == UTF16BE {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// Decode gives text in UTF-16 as UTF-8, and everything else as it is. A byte
// order mark stays in the text as U+FEFF, so that Encode gives back the very
// bytes; what would not come back is refused.
func Decode(data []byte) ([]byte, Encoding, error) {
	if isUTF32(data) {
		return nil, UTF8, errors.New("text in UTF-32")
	}
	e := guess(data)
	if e == UTF8 {
		return data, UTF8, nil
	}
	if len(data)%2 != 0 {
		return nil, e, errors.New("text in UTF-16 that ends in the middle of a character")
	}
	text := make([]byte, 0, len(data)/2+len(data)/8)
	order := e.order()
	for i := 0; i < len(data); i += 2 {
		unit := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(unit) {
			pair := utf8.RuneError
			if i+4 <= len(data) {
				pair = utf16.DecodeRune(unit, rune(order.Uint16(data[i+2:])))
			}
			if pair == utf8.RuneError {
				return nil, e, fmt.Errorf("text in UTF-16 with half a character, at byte %d", i+1)
			}
			unit, i = pair, i+2
		}
		text = utf8.AppendRune(text, unit)
	}
	return text, e, nil
}

// Encode is the text in the encoding: what Decode gave comes back byte for byte.
func (e Encoding) Encode(text []byte) []byte {
	if e == UTF8 {
		return text
	}
	data := make([]byte, 0, 2*len(text))
	order := e.order()
	unit := func(u rune) {
		var b [2]byte
		order.PutUint16(b[:], uint16(u))
		data = append(data, b[:]...)
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		i += size
		if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
			unit(high)
			unit(low)
			continue
		}
		unit(r)
	}
	return data
}

// What guess goes by. Markup, digits and blanks are ASCII, even
// between Chinese words: one unit in twenty is a low bar for a text in UTF-16. It
// lies above the share of control characters at which a file is taken for binary.
const (
	sample     = 8192 // bytes of the beginning
	leastASCII = 20   // one unit in so many is ASCII
	clear      = 4    // times as many as on the other side, where the blank of Chinese, U+3000, looks like a zero
)

// guess tells UTF-16 by its byte order mark, or without one by the zero bytes of
// its ASCII signs, which stand on one side of the units. Where most units would
// be two signs of ASCII, it is such a text with a stray zero byte: in Chinese it is
// one unit in five.
func guess(data []byte) Encoding {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return UTF16LE
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return UTF16BE
	}
	head := data[:min(len(data), sample)]
	units := len(head) / 2
	little, big, pairs := 0, 0, 0
	for i := 0; i+1 < len(head); i += 2 {
		switch first, second := head[i], head[i+1]; {
		case isASCII(first) && second == 0:
			little++
		case first == 0 && isASCII(second):
			big++
		case isASCII(first) && isASCII(second):
			pairs++
		}
	}
	switch {
	case 2*pairs > units:
	case little*leastASCII > units && little > clear*big:
		return UTF16LE
	case big*leastASCII > units && big > clear*little:
		return UTF16BE
	}
	return UTF8
}

// isASCII says whether a byte is a sign of text in ASCII.
func isASCII(c byte) bool { return ' ' <= c && c <= '~' || '\t' <= c && c <= '\r' }

// isUTF32 says whether data is units of four bytes: by their byte order mark, or
// because each of the first ones is the number of a character.
func isUTF32(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")) || bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")) {
		return true
	}
	if len(data) < 8 || len(data)%4 != 0 {
		return false
	}
	head := data[:min(len(data), sample)]
	for _, order := range [...]binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		valid := true
		for i := 0; i+4 <= len(head) && valid; i += 4 {
			c := order.Uint32(head[i:])
			valid = 0 < c && c <= utf8.MaxRune
		}
		if valid {
			return true
		}
	}
	return false
}

// Offsets turns places in a text that was decoded into those in the file.
type Offsets struct {
	encoding Encoding
	text     []byte
	marks    []int // the place in the file of every stride-th byte of the text
}

// stride is how many bytes of text are walked at most to find one place.
const stride = 1024

// Offsets makes the table for a text, once; a place is then found without
// reading it again.
func (e Encoding) Offsets(text []byte) *Offsets {
	o := &Offsets{encoding: e, text: text}
	if e == UTF8 {
		return o
	}
	at := 0
	for i := 0; i < len(text); {
		for i/stride >= len(o.marks) {
			o.marks = append(o.marks, at)
		}
		r, size := utf8.DecodeRune(text[i:])
		at += 2 * utf16.RuneLen(r)
		i += size
	}
	return o
}

// At is the place in the file of a byte of the text.
func (o *Offsets) At(offset int) int {
	if o.encoding == UTF8 || len(o.text) == 0 {
		return offset
	}
	offset = min(max(offset, 0), len(o.text))
	mark := min(offset/stride, len(o.marks)-1)
	i, at := mark*stride, o.marks[mark]
	for i < len(o.text) && !utf8.RuneStart(o.text[i]) { // the mark is that of the character which begins next
		i++
	}
	for i < offset {
		r, size := utf8.DecodeRune(o.text[i:])
		if i+size > offset {
			break
		}
		at += 2 * utf16.RuneLen(r)
		i += size
	}
	return at
}
