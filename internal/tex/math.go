package tex

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
)

// The pairs of signs around formulas.
const (
	inline    = iota // $…$
	displayed        // $$…$$
	round            // \(…\)
	square           // \[…\]
)

var mathEnds = [...]string{inline: "$", displayed: "$$", round: `\)`, square: `\]`}

// formula reads a formula whose inside begins at i. It is copied as it stands
// unless it is as simple as a number or a sign.
func (d *decoder) formula(kind, i int) {
	end := 0
	if !d.noMath[kind] {
		end = d.mathEnd(mathEnds[kind], i)
	}
	if end == 0 {
		d.noMath[kind] = true
		d.pos = i
		return
	}
	after := end + len(mathEnds[kind])
	if text := simple(d.data[i:end]); text != "" {
		d.put(text, after)
		return
	}
	d.literal(after)
}

// mathEnd finds the sign that ends a formula; 0 for none.
func (d *decoder) mathEnd(sign string, i int) int {
	for ; i < len(d.data); i++ {
		if d.starts(i, sign) {
			return i
		}
		if d.data[i] == '\\' {
			i++
		}
	}
	return 0
}

// ensured reads the argument of \ensuremath.
func (d *decoder) ensured(argument int) {
	end := d.group(argument)
	if end == 0 {
		d.skip(argument)
		return
	}
	if text := simple(d.data[argument+1 : end-1]); text != "" {
		d.put(text, end)
		return
	}
	d.literal(end)
}

// simple is the text of a formula that is a number, a sign such as \alpha, or
// digits as superscript or subscript; "" for any other.
func simple(formula []byte) string {
	const most = 40
	if len(formula) > most {
		return ""
	}
	f := bytes.TrimSpace(formula)
	f = bytes.TrimSpace(bytes.TrimPrefix(f, []byte("{}")))
	if len(f) == 0 {
		return ""
	}
	switch f[0] {
	case '^':
		return raised(argumentOf(f[1:]))
	case '_':
		return scripted(argumentOf(f[1:]), subscripts)
	case '\\':
		if name := f[1:]; onlyLetters(name) {
			return symbols[string(name)]
		}
		return ""
	}
	if isNumber(f) {
		return string(f)
	}
	return ""
}

// argumentOf is f without braces around it.
func argumentOf(f []byte) []byte {
	f = bytes.TrimSpace(f)
	if IsGroup(f) {
		f = bytes.TrimSpace(f[1 : len(f)-1])
	} else if len(f) > 1 && f[0] != '\\' {
		return nil // $^2x$: the digit alone is raised
	}
	return f
}

func raised(f []byte) string {
	switch string(f) {
	case `\circ`:
		return "°"
	case `\dagger`, `\dag`:
		return "†"
	case `\prime`:
		return "′"
	case `\ast`, `*`:
		return "*"
	}
	return scripted(f, superscripts)
}

const (
	superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
	subscripts   = "₀₁₂₃₄₅₆₇₈₉₊₋"
)

// scripted writes digits and + and - with the signs of Unicode; "" where there
// is anything else.
func scripted(f []byte, signs string) string {
	var b strings.Builder
	for _, c := range f {
		n := strings.IndexByte("0123456789+-", c)
		if n < 0 {
			return ""
		}
		at := 0
		for ; n > 0; n-- {
			_, size := utf8.DecodeRuneInString(signs[at:])
			at += size
		}
		_, size := utf8.DecodeRuneInString(signs[at:])
		b.WriteString(signs[at : at+size])
	}
	return b.String()
}

func onlyLetters(name []byte) bool {
	for _, c := range name {
		if !ascii.Letter(c) {
			return false
		}
	}
	return true
}

// isNumber says whether f is digits, perhaps with points or commas between them.
func isNumber(f []byte) bool {
	for i, c := range f {
		inner := (c == '.' || c == ',') && i > 0 && i < len(f)-1
		if !inner && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}
