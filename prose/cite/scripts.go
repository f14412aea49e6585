package cite

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/people"
	"github.com/bibfix/bibfix/lint"
)

// Chinese, Japanese and Korean lists give whole names and do not part the
// family name from the given one, while texts may cite by the family name
// alone: "佐藤（2015）" for 佐藤健一, "张等 (2008)" for 张伟. And where words are
// not parted, a name stands glued to the words before it, "据国家研究院（2019）",
// and to the name beside it, "李和王". Arabic glues its "and" to the next name.

// longestEastAsian is in characters; what is longer is no person.
const longestEastAsian = 5

// familyParts gives the beginnings of a whole name that may be its family name.
func familyParts(name string) []string {
	var parts []string
	runes := 0
	for i, r := range name {
		if !isHan(string(r)) || runes >= longestEastAsian {
			return nil
		}
		if i > 0 {
			parts = append(parts, name[:i])
		}
		runes++
	}
	return parts
}

// unglue parts what is glued together in scripts that do not space names.
func (x *index) unglue(n *names) {
	n.hanEtAl()
	n.partHangul()
	x.dropClause(n)
	defer x.trimToListed(n)
	for i := 0; i < len(n.people); i++ {
		p := &n.people[i]
		last := len(p.family) - 1
		switch text := p.family[last]; {
		case isArabic(text):
			x.unglueArabic(n, i)
		case isHan(text) && last > 0 && isHan(p.family[0]) && !x.listed(fold.Letters(strings.Join(p.family, ""))):
			// A line ended in the midst of the sentence: "本稿 は三輪".
			if x.listed(fold.Letters(text)) {
				p.family = p.family[last:]
			} else if name := x.listedEnd(text); name != "" {
				p.family = []string{name}
			}
		case !isHan(text) || last > 0 || x.listed(fold.Letters(text)):
		default:
			if first, second, ok := x.joinedHan(text); ok {
				p.family = []string{first}
				n.people = slices.Insert(n.people, i+1, person{family: []string{second}, first: p.first, end: p.end})
				i++
			} else if name := x.listedEnd(text); name != "" {
				p.family = []string{name}
			} else if i == 0 {
				p.family = []string{withoutLead(text)}
			}
		}
	}
}

// dropClause takes off the clause that a comma parts from the last names, "认为引航员反对，
// 何敏等（2018）": it is too long for a name or has letters that no name has, or the list
// knows the name behind it and not what stands before.
func (x *index) dropClause(n *names) {
	for i := len(n.people) - 1; i > 0; i-- {
		before := &n.people[i-1]
		text := strings.Join(before.family, "")
		if !isHan(text) || before.end > n.people[i].first || x.listed(fold.Letters(text)) || x.listedEnd(text) != "" {
			continue
		}
		if utf8.RuneCountInString(text) > longestEastAsian || strings.ContainsFunc(text, isHiragana) || x.listed(fold.Letters(strings.Join(n.people[i].family, ""))) {
			n.people = n.people[i:]
			n.first = n.people[0].first
			return
		}
	}
}

func isHiragana(r rune) bool { return unicode.Is(unicode.Hiragana, r) }

// partHangul parts "김철수와 이영희", whose "and" is glued to the first name.
func (n *names) partHangul() {
	for i := 0; i < len(n.people); i++ {
		p := n.people[i]
		for k := 0; k+1 < len(p.family); k++ {
			word := p.family[k]
			if r, _ := utf8.DecodeRuneInString(word); !unicode.Is(unicode.Hangul, r) {
				break
			}
			stem := strings.TrimSuffix(strings.TrimSuffix(word, "와"), "과")
			if size := utf8.RuneCountInString(stem); stem == word || size < 2 || size >= longestEastAsian {
				continue
			}
			first := person{family: []string{stem}, first: p.first, end: p.end}
			second := person{family: p.family[k+1:], first: p.first, end: p.end}
			n.people = slices.Replace(n.people, i, i+1, first, second)
			break
		}
	}
}

// joinedHan parts "李和王" where the list knows the first of the two.
func (x *index) joinedHan(s string) (first, second string, ok bool) {
	for _, joint := range [...]string{"和", "与", "與", "及", "と"} {
		first, second, ok = strings.Cut(s, joint)
		if !ok || first == "" || second == "" || utf8.RuneCountInString(second) > longestEastAsian {
			continue
		}
		if x.listed(fold.Letters(first)) {
			return first, second, true
		}
		if end := x.listedEnd(first); end != "" { // "与孙比和赵安"
			return end, second, true
		}
	}
	return "", "", false
}

// listedEnd is the longest end of s, of two characters or more, that the list
// knows as an author.
func (x *index) listedEnd(s string) string {
	if len(s) > 120 {
		return ""
	}
	for i := range s {
		if i > 0 && utf8.RuneCountInString(s[i:]) > 1 && x.listed(fold.Letters(s[i:])) {
			return s[i:]
		}
	}
	return ""
}

// unglueArabic parts "الخوري وحداد" and "سپیدار و نوبخت" and takes "وآخرون" (and
// others) off, in the person at i.
func (x *index) unglueArabic(n *names, i int) {
	p := &n.people[i]
	if rest, ok := strings.CutPrefix(p.family[0], "و"); ok && !x.listed(fold.Letters(p.family[0])) && x.listed(fold.Letters(rest)) {
		p.family[0] = rest
	}
	for k := 1; k < len(p.family); k++ {
		rest, ok := strings.CutPrefix(p.family[k], "و")
		switch {
		case ok && rest == "" && k+1 < len(p.family):
			if p.family[k+1] == "همکاران" || p.family[k+1] == "دیگران" {
				p.family, n.etAl = p.family[:k], true
				break
			}
			second := person{family: p.family[k+1:], first: p.first, end: p.end}
			p.family = p.family[:k]
			n.people = slices.Insert(n.people, i+1, second)
		case !ok || utf8.RuneCountInString(rest) < 3:
		case rest == "آخرون" || rest == "آخرين" || rest == "زملاؤه" || rest == "زملائه":
			p.family, n.etAl = p.family[:k], true
		default:
			second := person{family: append([]string{rest}, p.family[k+1:]...), first: p.first, end: p.end}
			p.family = p.family[:k]
			n.people = slices.Insert(n.people, i+1, second)
		}
		if len(p.family) == k {
			return
		}
	}
}

// trimToListed takes off what no capital parts from a name: the words before
// it, "ذكر الراوندي", and people who are words of the sentence. It keeps all where
// the last of the people is not listed.
func (x *index) trimToListed(n *names) {
	for i := len(n.people) - 1; i >= 0; i-- {
		p := &n.people[i]
		if isHan(p.family[0]) || !isCaseless(p.family[0]) {
			return
		}
		k := 0
		for k < len(p.family) && !x.listed(fold.Letters(strings.Join(p.family[k:], ""))) {
			k++
		}
		switch {
		case k < len(p.family):
			p.family = p.family[k:]
		case i == len(n.people)-1:
			return
		case len(p.family) > 1:
			n.people = slices.Delete(n.people, 0, i+1)
			return
		}
	}
}

// isCaseless knows words of scripts without capitals.
func isCaseless(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r) && !unicode.IsTitle(r)
}

func isArabic(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Arabic, r)
}

// vietnamese parts the authors of a Vietnamese list that were read as one body: "Hà Mẫn,
// Bình Đào, La Bích". Each has two to four words, all with a capital, and some have the
// marks of that language.
func vietnamese(n lint.Name) []lint.Name {
	if !strings.Contains(n.Literal, ", ") || !strings.ContainsFunc(n.Literal, people.IsVietnamese) {
		return []lint.Name{n}
	}
	var people []lint.Name
	for _, one := range strings.Split(n.Literal, ", ") {
		words := strings.Fields(one)
		if len(words) < 2 || len(words) > 4 || slices.ContainsFunc(words, func(w string) bool { return !startsUpper(w) }) {
			return []lint.Name{n}
		}
		people = append(people, lint.Name{Literal: one})
	}
	return people
}

// isTorn says whether two words are one listed name with a blank in it, as converters leave
// them at the line ends of Chinese and Japanese text: "Tyle r".
func (x *index) isTorn(first, rest *token) bool {
	return utf8.RuneCountInString(rest.text) <= longestEastAsian && x.listed(fold.Letters(first.text+rest.text))
}

// tornYear says whether the number at bytes [i, end) is the rest of a year that such a
// blank cuts, "199 6 年": its digits make a year with those of the number before it, and
// what follows a year in a citation follows them.
func tornYear(before *token, s string, i, end, to int) bool {
	if before.kind != number || before.end+1 != i || len(before.text) > 3 || len(before.text)+ascii.Digits(s[i:end]) != len("2014") {
		return false
	}
	if _, _, ok := splitYear(before.text + s[i:i+ascii.Digits(s[i:end])]); !ok || s[i-1] == '\n' {
		return false
	}
	rest := strings.TrimLeft(s[end:to], " ")
	return strings.HasPrefix(rest, "年") || strings.Contains(s[i:end], "年") || rest != "" && strings.IndexByte(");:", rest[0]) >= 0 && isEastAsian(s, i)
}

// besideYear is in bytes, around a year in a text of mixed scripts.
const besideYear = 60

// isEastAsian says whether ideographs or kana stand near byte i.
func isEastAsian(s string, i int) bool {
	return strings.ContainsFunc(s[max(0, i-besideYear):min(len(s), i+besideYear)], func(r rune) bool { return isHan(string(r)) })
}
