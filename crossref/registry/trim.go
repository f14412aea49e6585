package registry

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/lint"
)

// fields are the members of a work's JSON that package record reads.
var fields = strings.Split(record.Fields+",published-other", ",")

// wanted says whether a member is one of them, as package json compares names.
func wanted(name []byte) bool {
	if bytes.IndexByte(name, '\\') >= 0 {
		return true // to be on the safe side
	}
	for _, field := range fields {
		if len(name) == len(field) && name[0]|0x20 == field[0]|0x20 && strings.EqualFold(field, string(name)) {
			return true
		}
	}
	return !ascii(name)
}

func ascii(name []byte) bool {
	for _, c := range name {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// parseWork makes a work of an item of Crossref's data. Nine tenths of the bytes
// are lists of references, which are taken out first: that is several times as
// fast as to have them parsed.
func parseWork(piece []byte) (*lint.Work, error) { return record.Crossref(trim(piece)) }

// trim takes out the members of a JSON object that nobody reads. What is no
// object comes back as it is, for the parser to complain about.
func trim(piece []byte) []byte {
	at := skipSpace(piece, 0)
	if at >= len(piece) || piece[at] != '{' {
		return piece
	}
	out := make([]byte, 1, min(len(piece), 2048))
	out[0] = '{'
	for at++; ; at++ {
		start := skipSpace(piece, at)
		nameEnd := skipString(piece, start)
		value := skipSpace(piece, nameEnd)
		if nameEnd < 0 || value >= len(piece) || piece[value] != ':' {
			return piece
		}
		at = skipSpace(piece, skipValue(piece, value+1))
		if at < 0 || at >= len(piece) || piece[at] != ',' && piece[at] != '}' {
			return piece
		}
		if wanted(piece[start+1 : nameEnd-1]) {
			if len(out) > 1 {
				out = append(out, ',')
			}
			out = append(out, piece[start:at]...)
		}
		if piece[at] == '}' {
			break
		}
	}
	if skipSpace(piece, at+1) < len(piece) {
		return piece
	}
	return append(out, '}')
}

// The functions that skip give the place after what is at i, and -1 where there
// is none or i is -1.

func skipSpace(data []byte, i int) int {
	if i < 0 {
		return -1
	}
	for i < len(data) && (data[i] == ' ' || data[i] == '\n' || data[i] == '\r' || data[i] == '\t') {
		i++
	}
	return i
}

func skipString(data []byte, i int) int {
	if i < 0 || i >= len(data) || data[i] != '"' {
		return -1
	}
	for i++; ; i++ {
		quote := bytes.IndexByte(data[i:], '"')
		if quote < 0 {
			return -1
		}
		i += quote
		slashes := 0
		for data[i-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return i + 1
		}
	}
}

func skipValue(data []byte, i int) int {
	depth := 0
	for i >= 0 && i < len(data) {
		switch data[i] {
		case '"':
			if i = skipString(data, i); i < 0 {
				return -1
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i
			}
			depth--
		case ',':
			if depth == 0 {
				return i
			}
		}
		i++
	}
	return -1
}
