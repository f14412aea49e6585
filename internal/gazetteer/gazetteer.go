// Package gazetteer holds the proper names and telling words by which the
// parts of a reference are known apart: towns where books are published,
// publishers, journals, organisations, given names.
//
// The tables are facts of common knowledge, written by hand, and meant as
// witnesses: a hit speaks for a reading, a miss says nothing. All keys are
// lower case without diacritics and apostrophes, words joined by one space
// (or by the hyphen they are written with).
package gazetteer

import "strings"

// table is a set of words or phrases.
type table map[string]bool

// phrases reads one phrase a line or comma.
func phrases(lists ...string) table {
	t := table{}
	for _, list := range lists {
		for _, line := range strings.FieldsFunc(list, func(r rune) bool { return r == '\n' || r == ',' }) {
			if line = strings.TrimRight(strings.TrimSpace(line), "."); line != "" {
				t[cyrillic.Replace(line)] = true
			}
		}
	}
	return t
}

// wordset reads words parted by white space.
func wordset(list string) table {
	t := table{}
	for _, w := range strings.Fields(list) {
		t[cyrillic.Replace(w)] = true
	}
	return t
}

// cyrillic takes the diacritics off Cyrillic letters, as folding does.
var cyrillic = strings.NewReplacer("й", "и", "ё", "е", "ї", "і")
