package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// readCalled collects numbers that are called references: "refs. 5–7".
func (r *reader) readCalled() {
	s := r.text
	for i := 0; ; {
		n := strings.Index(s[i:], "ef")
		if n < 1 && i+n < 1 || n < 0 {
			if n < 0 {
				return
			}
			i += n + 2
			continue
		}
		i += n
		start := i - 1
		i += 2
		if s[start]|0x20 != 'r' || start > 0 && (alnum(s[start-1]) || strings.IndexByte(`[\@#$`, s[start-1]) >= 0) {
			continue
		}
		word, end := plainWord(s, start, len(s))
		if !callsReference(word) {
			continue
		}
		if end < len(s) && s[end] == '.' {
			end++
		}
		j := skipSpace(s, end, len(s))
		if j > end+2 || isContentsLine(s, start, j) || j >= len(s) || s[j] < '1' || s[j] > '9' || (r.within(lint.Superscript, j, j+1) != nil) || r.inRun(j) {
			continue
		}
		stop := calledEnd(s, j)
		if items, ok := numberList(s, j, stop); ok && (stop == len(s) || !alnum(s[stop])) {
			r.addRun(square, j, stop, items)
			r.runs[len(r.runs)-1].called = true
		}
	}
}

// longestCalled is in bytes, of numbers that are called references.
const longestCalled = 60

// calledEnd goes over numbers, with commas and "and" between them: "4, 5 and 7".
func calledEnd(s string, j int) int {
	stop := j
	for stop < len(s) && stop < j+longestCalled {
		c, size := utf8.DecodeRuneInString(s[stop:])
		if c == ' ' {
			word, end := plainWord(s, stop+1, len(s))
			if word != "" && words.IsAnd(fold.Letters(word)) && end+1 < len(s) && s[end] == ' ' && unicode.IsDigit(rune(s[end+1])) {
				stop = end + 1
				continue
			}
		}
		if !unicode.IsDigit(c) && !fold.IsDash(c) && c != ',' && !(c == ' ' && stop+1 < len(s) && unicode.IsDigit(rune(s[stop+1]))) {
			break
		}
		stop += size
	}
	for stop > j && (s[stop-1] == ',' || s[stop-1] == ' ' || s[stop-1] == '-') {
		stop--
	}
	return stop
}

// isContentsLine says whether a word and the number at j fill their line, as in
// a table of contents: "7 References 25".
func isContentsLine(s string, word, j int) bool {
	if s[word] != 'R' {
		return false
	}
	start := word
	for start > 0 && strings.IndexByte(" .0123456789", s[start-1]) >= 0 && word-start < longestContents {
		start--
	}
	end := j + ascii.Digits(s[j:min(len(s), j+longestContents)])
	for end < len(s) && s[end] == ' ' && end-j < longestContents {
		end++
	}
	return (start == 0 || s[start-1] == '\n') && (end == len(s) || s[end] == '\n')
}

// longestContents bounds, in bytes, the numbers on both sides of a word in a
// table of contents: the line may be the whole text.
const longestContents = 40

func callsReference(word string) bool {
	return word == "ref" || word == "refs" || word == "reference" || word == "references"
}
