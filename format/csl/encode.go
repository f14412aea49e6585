package csl

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A habit is how a file writes what may be written in several ways.
type habit struct {
	ascii   bool // letters outside ASCII as \u00e9
	slashes bool // \/ for a slash
	quote   byte // of YAML
}

// habitOf tells the habit of a file.
func habitOf(data []byte) habit {
	h := habit{quote: '"'}
	if bytes.Count(data, []byte(": '")) > bytes.Count(data, []byte(`: "`)) {
		h.quote = '\''
	}
	if at := bytes.IndexByte(data, '/'); at > 0 && data[at-1] == '\\' {
		h.slashes = true
	}
	h.ascii = bytes.Contains(data, []byte(`\u`)) && bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
	return h
}

// inJSON writes text as the inside of a string of JSON.
func (h habit) inJSON(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '"', r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '/' && h.slashes:
			b.WriteString(`\/`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ', r >= utf8.RuneSelf && r <= 0xFFFF && h.ascii:
			fmt.Fprintf(&b, `\u%04x`, r)
		case r > 0xFFFF && h.ascii:
			first, second := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, first, second)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// inDouble writes text in double quotes of YAML.
func inDouble(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"', r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ', r == 0x7F, r == 0x85, r == 0x2028, r == 0x2029:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// inSingle writes text in single quotes of YAML; "" where it cannot stand there.
func inSingle(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7F || r == 0x85 || r == 0x2028 || r == 0x2029 }) {
		return ""
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// inYAML writes text in the style, or in the one that comes closest and can hold
// it; flow says that it stands in brackets.
func (h habit) inYAML(text string, as style, flow bool) string {
	switch {
	case as == plain && isPlain(text, flow):
		return text
	case as == single, as == plain && h.quote == '\'':
		if s := inSingle(text); s != "" {
			return s
		}
	}
	return inDouble(text)
}

// isPlain says whether a text can stand without quotes and is that text then, in
// every program: none takes it for a number with another spelling, a day or a truth value.
func isPlain(text string, flow bool) bool {
	if text == "" || strings.TrimSpace(text) != text || !utf8.ValidString(text) {
		return false
	}
	switch text[0] {
	case '[', ']', '{', '}', ',', '#', '&', '*', '!', '|', '>', '@', '`', '%', '"', '\'', '-', '?', ':', '~', '=', '<':
		return false
	}
	if strings.Contains(text, ": ") || strings.Contains(text, " #") || strings.HasSuffix(text, ":") ||
		strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7F || r == 0x85 || r == 0x2028 || r == 0x2029 }) {
		return false
	}
	if flow && strings.ContainsAny(text, ",[]{}:") {
		return false
	}
	switch strings.ToLower(text) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", ".inf":
		return false
	}
	return !strings.ContainsAny(text[:1], "0123456789+.") || isFigure(text)
}

// isFigure says whether a text that begins with a digit is a whole number which no program
// writes in another way, or cannot be a number at all.
func isFigure(text string) bool {
	if strings.Trim(text, "0123456789") == "" {
		return text[0] != '0' || len(text) == 1
	}
	return strings.ContainsFunc(text, func(r rune) bool {
		return r > ' ' && !strings.ContainsRune("0123456789abcdefABCDEFxXoO._+-:eE", r)
	}) || strings.Count(text, "-") == 1 && text[0] != '-' && strings.Trim(text, "0123456789-") == ""
}
