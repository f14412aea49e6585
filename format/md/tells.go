package md

import (
	"bytes"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/lines"
)

// IsMarkdown tells by its content whether a text is Markdown. A single sign
// may be chance, an asterisk for a note or a hash for a number: two are asked
// for, or a heading between blank lines, or front matter that names a bibliography.
func IsMarkdown(data []byte) bool {
	if head := data[:min(len(data), kind.Sample)]; bytes.HasPrefix(head, []byte("---")) && bytes.Contains(head, []byte("\nbibliography:")) {
		return true
	}
	if len(data) <= 2*kind.Sample {
		return markup(data) >= enough
	}
	return markup(data[:kind.Sample])+markup(data[len(data)-kind.Sample:]) >= enough
}

const enough = 2

// markup weighs the Markdown in a text, up to what is enough.
func markup(data []byte) int {
	weight := 0
	blankBefore := true
	for at := 0; at < len(data) && weight < enough; {
		end, next := lines.Next(data, at)
		start, stop := lines.Trim(data, at, end)
		line := data[start:stop]
		after, _ := lines.Next(data, min(next, len(data)))
		blankAfter := len(bytes.TrimSpace(data[min(next, len(data)):after])) == 0
		weight += weigh(line, blankBefore && blankAfter)
		blankBefore = len(line) == 0
		at = next
	}
	return weight
}

// weigh weighs one line.
func weigh(line []byte, alone bool) int {
	if len(line) == 0 {
		return 0
	}
	weight := 0
	switch {
	case alone && line[0] == '#' && isHeading(line), bytes.Contains(line, []byte("](http")), bytes.Contains(line, []byte("](#")):
		return 2
	case bytes.HasPrefix(line, []byte("```")), bytes.HasPrefix(line, []byte("::: ")), bytes.HasPrefix(line, []byte("[^")), bytes.HasPrefix(line, []byte("> ")):
		weight++
	case bytes.HasPrefix(line, []byte("|")) && bytes.HasSuffix(line, []byte("|")) && len(line) > 4:
		weight++
	}
	if bytes.Contains(line, []byte("[@")) {
		weight++
	}
	if paired(line, "**") || paired(line, "*") || paired(line, "_") {
		weight++
	}
	if bytes.Contains(line, []byte(`\_`)) || bytes.Contains(line, []byte(`\[`)) || bytes.Contains(line, []byte("<sup>")) || bytes.Contains(line, []byte("<i>")) {
		weight++
	}
	return weight
}

func isHeading(line []byte) bool {
	level := 0
	for level < len(line) && line[level] == '#' {
		level++
	}
	return level <= 6 && level+1 < len(line) && line[level] == ' '
}

// paired says whether a pair of emphasis signs stands around words.
func paired(line []byte, sign string) bool {
	i := bytes.Index(line, []byte(sign))
	if i < 0 || i > 0 && line[i-1] != ' ' && line[i-1] != '(' {
		return false
	}
	from := i + len(sign)
	if from >= len(line) || line[from] == ' ' || line[from] == sign[0] {
		return false
	}
	j := bytes.Index(line[from:], []byte(sign))
	return j > 1 && line[from+j-1] != ' '
}
