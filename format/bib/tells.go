package bib

import (
	"bytes"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/lines"
)

// IsBibTeX tells by its content whether a text is BibTeX: the first thing in it,
// but for comments, is an entry ("@article{"). A decorator or a rule of CSS has no
// brace right behind its name.
func IsBibTeX(data []byte) bool {
	data = bytes.TrimPrefix(data[:min(len(data), kind.Sample)], []byte("\ufeff"))
	for at := 0; at < len(data); {
		end, next := lines.Next(data, at)
		line := bytes.TrimSpace(data[at:end])
		at = next
		if len(line) == 0 || line[0] == '%' {
			continue
		}
		if line[0] != '@' {
			return false
		}
		name := bytes.TrimLeftFunc(line[1:], isASCIILetter)
		return len(name) < len(line)-1 && bytes.HasPrefix(bytes.TrimLeft(name, " \t"), []byte("{"))
	}
	return false
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }
