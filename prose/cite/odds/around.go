package odds

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
)

// most is how many words are looked at on each side, and reach how many bytes.
const (
	most  = 5
	reach = 90
)

// wordsBefore gives the words that end a text, folded, the nearest first. A word
// with a capital inside a sentence is "^", a comma ",", and what parts sentences
// or clauses ends them.
func wordsBefore(s string) []string {
	if len(s) > reach {
		s = s[len(s)-reach:]
		for s != "" && !utf8.RuneStart(s[0]) {
			s = s[1:]
		}
	}
	var found []string
	for len(found) < most {
		s = strings.TrimRight(s, " \n\t\u00a0*_")
		if s == "" {
			break
		}
		r, size := utf8.DecodeLastRuneInString(s)
		if r == ',' || r == '،' || r == '，' || r == '、' {
			found = append(found, ",")
			s = s[:len(s)-size]
			continue
		}
		if r == '.' && isShort(s) {
			s = s[:len(s)-size]
			continue
		}
		if !isLetter(r) {
			break
		}
		start := strings.LastIndexFunc(s, func(r rune) bool { return !isLetter(r) })
		if start < 0 {
			start = 0
		} else {
			_, size := utf8.DecodeRuneInString(s[start:])
			start += size
		}
		found = append(found, tag(s[start:], opensSentence(s[:start])))
		s = s[:start]
	}
	return found
}

// isShort says whether the point that ends s is that of an abbreviation: "cf.",
// "z. B.", "vgl.".
func isShort(s string) bool {
	s = s[:len(s)-1]
	start := strings.LastIndexFunc(s, func(r rune) bool { return !isLetter(r) })
	word := s[start+1:]
	return len(word) > 0 && (utf8.RuneCountInString(word) <= 2 || isLead(fold.Letters(word)) || sources[fold.Letters(word)])
}

// opensSentence says whether a word opens a sentence that has s before it.
func opensSentence(s string) bool {
	s = strings.TrimRight(s, " \n\t\u00a0*_(\"“„«'‘")
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;", r)
}

// tag is a word as the tables have it: "^" for one with a capital that does not
// open a sentence.
func tag(word string, opens bool) string {
	first, _ := utf8.DecodeRuneInString(word)
	folded := fold.Letters(word)
	if unicode.IsUpper(first) && !opens && !isEvent(folded) && !isOffice(folded) && !isWork(folded) {
		return "^"
	}
	return folded
}

// wordsAfter gives the words that begin a text, folded, in order, up to a sign.
func wordsAfter(s string) []string {
	s = s[:min(len(s), reach)]
	var found []string
	for len(found) < most {
		s = strings.TrimLeft(s, " \n\t\u00a0*_")
		end := strings.IndexFunc(s, func(r rune) bool { return !isLetter(r) })
		switch {
		case end < 0:
			end = len(s)
		case end == 0:
			return found
		}
		if end == 0 {
			break
		}
		found = append(found, fold.Letters(s[:end]))
		s = s[end:]
	}
	return found
}

// FirstWord is the word that begins a text, folded; "" for a sign.
func FirstWord(s string) string {
	if found := wordsAfter(s); len(found) > 0 {
		return found[0]
	}
	return ""
}

func isLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || r == '-' || r == '\u00ad'
}
