package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

// How lists are sorted. Keys are compared byte by byte; '{' follows 'z'.

// waysToSort gives the keys by which somebody might sort an entry: those of the
// name it stands under, and of the text it begins with, since the reader may
// have taken the name to pieces wrongly.
func waysToSort(r *lint.Reference) []string {
	n, _ := entry.FirstAuthor(r)
	whole, text := n.Sorted(), r.Text.String
	ways := []string{fold.Letters(whole)}
	add := func(s string) {
		if key := fold.Letters(s); key != "" {
			ways = append(ways, key)
		}
	}
	ways = append(ways, fold.Words(whole)) // "De Moraes" before "Degenhardt": word by word
	add(text[:min(len(text), 3*len(whole))])
	add(fold.German(whole))
	ways = append(ways, nationalKey(whole, "z{"), nationalKey(whole, ""))
	add(n.Acronym)
	add(n.Family)
	if rest, ok := strings.CutPrefix(whole, "Mc"); ok {
		add("Mac" + rest)
	}
	rest := whole
	for range 3 { // "von", "van der", "The"
		first, tail, ok := strings.Cut(rest, " ")
		if !ok || n.Literal == "" && strings.ToLower(first) != first || n.Literal != "" && !isArticle(first) {
			break
		}
		add(tail)
		rest = tail
	}
	for _, apart := range []string{" – ", " — ", " - ", "("} { // "QBL – Quayboard für Lund"
		if _, full, ok := strings.Cut(whole, apart); ok {
			add(full)
		}
	}
	if at := strings.IndexAny(whole, "-'’"); 0 < at && at <= 2 { // al-Rashidi, El-Khoury, L'Office, D'Amico
		add(whole[at:])
	}
	if family := strings.Fields(n.Family); len(family) > 1 { // Van der Meulen, El Khoury, Garcia Prado
		add(family[len(family)-1])
	}
	return ways
}

// nationalKey sorts letters with signs behind their plain letters, as Czech and
// Polish lists do, and "Ch" behind "H"; those that Scandinavian lists have
// behind Z begin with the given letters, where there are any.
func nationalKey(name, last string) string {
	var b strings.Builder
	name = strings.ToLower(name)
	if rest, ok := strings.CutPrefix(name, "ch"); ok && last == "" {
		b.WriteString("h{")
		name = rest
	}
	for _, c := range name {
		plain := fold.Letters(string(c))
		switch {
		case last != "" && strings.ContainsRune("åäöøæ", c):
			b.WriteString(last)
		case c >= utf8.RuneSelf && len(plain) > 0 && plain[0] < utf8.RuneSelf:
			plain += "{" // behind z
		}
		b.WriteString(plain)
	}
	return b.String()
}

func isArticle(word string) bool {
	switch strings.ToLower(word) {
	case "the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "o", "os", "as", "il", "lo", "gli":
		return true
	}
	return false
}

// ascends says whether some way to sort a comes before some way to sort b.
// Which script comes first is up to the list.
func ascends(a, b []string) bool {
	if isLatin(a[0]) != isLatin(b[0]) {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if x <= y {
				return true
			}
		}
	}
	return false
}

// isLatin says whether a folded key begins with a Latin letter.
func isLatin(key string) bool { return key == "" || key[0] < utf8.RuneSelf }
