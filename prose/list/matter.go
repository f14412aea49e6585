package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/prose/block"
)

// isMatter says whether the last block of a region differs from the entries
// above it and shows nothing of one.
func (f *finder) isMatter(r region, h habit) bool {
	b := &f.blocks[r.last-1]
	s := b.Text.String
	if !h.clear() || isTrailer(s) || f.unfinished(r.last-1, h) {
		return false
	}
	if kind := h.foot(s, ""); kind == footLine || kind == footVolume && h.stop() {
		return true
	}
	lab := h.label(b, s)
	if lab.form == noLabel && (isBiography(s) || isDates(s)) {
		return true
	}
	if f.isEntry(b) && !hasMail(s) {
		return false
	}
	rest := s[lab.end:]
	shows := hasYear(rest) || hasAddress(rest) || isUndated(rest) || startsWithName(rest)
	switch {
	case isRuler(s), hasMail(s):
		return true
	case h.form != noLabel && lab.form == noLabel && h.bare == 0 && (b.Level == 0 || h.items == 0):
		return true // no other entry has a second paragraph
	case 2*h.items > h.texts != (b.Kind == block.Item) && b.Level <= 1:
		return !shows || isSentence(s)
	case h.form != noLabel && lab.form != h.form:
		return !shows || proseWords(rest) > 1
	case lab.form != noLabel && lab.form == h.form:
		return false
	}
	return !shows && !isBareTitle(s) || isSentence(s) || runsIn(s)
}

// shortestSentence is in words.
const shortestSentence = 5

// isSentence says whether s tells something, and may name years in doing so: it
// has the words of sentences, or no capital but its first.
func isSentence(s string) bool {
	if hasAddress(s) || !tellsOfYears(s) {
		return false
	}
	n, capitals := 0, 0
	for word := range strings.FieldsSeq(trimOrnaments(s)) {
		n++
		capitals += count(startsUpper(word) && n > 1)
	}
	verbs := proseWords(s)
	return verbs > 1 || hasYear(s) && (verbs > 0 || capitals == 0 && n >= shortestSentence)
}

// runsIn says whether the heading of something else stands in front of s, with
// no sign behind it: "Publisher's Note Tern Press remains neutral".
func runsIn(s string) bool {
	if hasYear(s) || hasAddress(s) && proseWords(s) == 0 {
		return false
	}
	end := 0
	for n := 1; n <= 4; n++ {
		word, after := firstWord(s[end:])
		if word == "" {
			return false
		}
		end = len(s) - len(after)
		if n > 1 && strings.HasPrefix(after, " ") && words.EndsList(fold.Words(s[:end])) {
			return true
		}
		end = len(s) - len(strings.TrimLeft(after, " "))
	}
	return false
}

// isBiography says whether s begins with the name of a person and what that
// person is or does: "Ada Brook is", "Ada Brook (S'05) received".
func isBiography(s string) bool {
	rest := s
	for names := 0; names < 6; names++ {
		word, after := firstWord(rest)
		if word == "" || !startsUpper(word) && !words.IsParticle(fold.Words(word)) {
			return names > 1 && tellsOf[word] && strings.HasPrefix(after, " ")
		}
		after = strings.TrimPrefix(after, ".")
		if strings.HasPrefix(after, " (") {
			shut := strings.IndexByte(after, ')')
			if shut < 0 || hasYear(after[:shut]) {
				return false
			}
			after = after[shut+1:]
		}
		rest = strings.TrimPrefix(after, " ")
	}
	return false
}

// tellsOf holds verbs that stand behind the name of a person in a biography.
var tellsOf = func() map[string]bool {
	m := map[string]bool{}
	for _, word := range strings.Fields("is was has holds received teaches works lectures studied earned obtained joined ist war lehrt arbeitet studierte est enseigne es fue enseña é foi ensina è insegna är er") {
		m[word] = true
	}
	return m
}()

// longestDates is in bytes.
const longestDates = 160

// isDates says whether s begins with the dates of the article: "Manuscript
// received March 3", "Eingereicht am 3. Mai", "Submitted to".
func isDates(s string) bool {
	rest := s
	for range 2 {
		word, after := firstWord(rest)
		if rest = strings.TrimLeft(after, " "); word == "" || len(s) > longestDates {
			return false
		}
		if words.DatesArticle(fold.Words(word)) {
			next, _ := firstWord(rest)
			return hasYear(rest) && (utf8.RuneCountInString(next) <= 3 || neverFirst[next])
		}
	}
	return false
}

// tellsOfYears says whether all years in s stand as sentences have them, behind
// a small word: "since 2009", not "Tar Post, 2009".
func tellsOfYears(s string) bool {
	before := ""
	for word := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(before); hasYear(word) && !(unicode.IsLower(r) && unicode.IsLetter(rune(before[len(before)-1]))) {
			return false
		}
		before = word
	}
	return true
}

// isBareTitle says whether s may be an entry that is a title and no more.
func isBareTitle(s string) bool {
	head, _, labelled := strings.Cut(s, ": ")
	return strings.HasSuffix(s, ".") && proseWords(s) == 0 && !(labelled && strings.Count(head, " ") < 3)
}
