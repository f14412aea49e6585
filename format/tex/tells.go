package tex

import (
	"bytes"

	"github.com/bibfix/bibfix/internal/lines"
)

// openings stand at the head of a line in a LaTeX text or in its list.
var openings = [][]byte{[]byte(`\documentclass`), []byte(`\documentstyle`), []byte(`\begin{document}`), []byte(`\begin{thebibliography}`)}

// IsLaTeX tells by its content whether a text is LaTeX, and not one that shows
// some in a block of code.
func IsLaTeX(data []byte) bool {
	if !bytes.Contains(data, []byte(`\begin{`)) && !bytes.Contains(data, []byte(`\document`)) {
		return false
	}
	for at := 0; at < len(data); {
		end, next := lines.Next(data, at)
		line := bytes.TrimLeft(data[at:end], " \t")
		if bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~")) {
			return false
		}
		for _, opening := range openings {
			if bytes.HasPrefix(line, opening) {
				return true
			}
		}
		at = next
	}
	return false
}
