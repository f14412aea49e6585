// Package charset reads bytes that are no UTF-8 as what they most often are,
// Windows-1252 (a superset of Latin-1), without changing a byte of the file.
package charset

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/bibfix/bibfix/lint"
)

// Clean says whether data is UTF-8 without zero bytes: then it is its own
// decoded text.
func Clean(data []byte) bool { return utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 }

// Copy appends source, which stands at byte offset at of the file: UTF-8 as it
// stands, other bytes as the Windows-1252 signs they stand for, zero bytes as
// U+FFFD.
func Copy(b *lint.TextBuilder, source []byte, at int) {
	from := 0
	for i := 0; i < len(source); {
		r, size := utf8.DecodeRune(source[i:])
		if r != 0 && (r != utf8.RuneError || size > 1) {
			i += size
			continue
		}
		b.Copy(source[from:i], at+from)
		b.Put(decode(source[i]), lint.Span{Start: at + i, End: at + i + 1})
		i++
		from = i
	}
	b.Copy(source[from:], at+from)
}

// Text is source as Copy reads it.
func Text(source []byte) string {
	if utf8.Valid(source) {
		return string(source)
	}
	var b lint.TextBuilder
	Copy(&b, source, 0)
	return b.Text().String
}

func decode(c byte) string {
	if c == 0 {
		return string(utf8.RuneError)
	}
	return string(charmap.Windows1252.DecodeByte(c))
}

// Damage gives a warning for a file that is not UTF-8 throughout. It stands at
// the first byte at fault.
func Damage(file lint.File) []lint.Diagnostic {
	first, n := -1, 0
	data := file.Data
	if utf8.Valid(data) {
		return nil
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			if first < 0 {
				first = i
			}
			n++
		}
		i += size
	}
	return []lint.Diagnostic{{
		Rule: "encoding-damage", Severity: lint.Warning, File: file.Name, Span: lint.Span{Start: first, End: first + 1},
		Message: fmt.Sprintf("the file is not UTF-8: %s read as Windows-1252, 0x%02X first; save it as UTF-8", count(n), data[first]),
	}}
}

func count(n int) string {
	if n == 1 {
		return "1 byte is"
	}
	return fmt.Sprintf("%d bytes are", n)
}
