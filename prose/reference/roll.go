package reference

import (
	"github.com/bibfix/bibfix/internal/words"
)

// A roll is a list of names as read in one style.
type roll struct {
	people []person
	open   bool // "et al." or an ellipsis stands in it
	end    int  // token after the list
	score  float64
	first  int
}

// The styles of lists of names.
type rollStyle uint8

const (
	invertedNames rollStyle = iota // Okafor, A., Prado, B., & Zheng, W.
	clumpedNames                   // Okafor AB, Prado C
	spokenNames                    // A. B. Okafor, C. Prado and Wei Zheng
	mixedNames                     // Okafor, Amara, Carlo Prado, and Wei Zheng
	singleNames                    // 佐藤太郎, 鈴木花子
	rollStyles
)

// authorsAt reads the list of names at token i in every style and returns the
// one that looks most like names. The score of no names is zero.
func authorsAt(dr *draft, i int) roll {
	var best roll
	for style := range rollStyles {
		if (style == singleNames) != (i < len(dr.tokens) && dr.tokens[i].is(caseless)) && style == singleNames {
			continue
		}
		list := rollAt(dr, i, style)
		if len(list.people) > 0 && (len(best.people) == 0 || list.score > best.score) {
			best = list
		}
	}
	return best
}

// maxPeople bounds the names of one roll. The largest collaborations sign with
// some three thousand, and no list prints them all.
const maxPeople = 2000

// rollAt reads names in one style from token i until one fails.
func rollAt(dr *draft, i int, style rollStyle) roll {
	list := roll{first: i, end: i, people: dr.people[style][:0]}
	for at := i; len(list.people) < maxPeople; {
		n, ok := nameInStyle(dr.entry, at, style, &list)
		if !ok || n.evidence < 0 {
			break
		}
		list.people = append(list.people, n)
		list.end = n.end
		if len(list.people) == 1 {
			list.score += n.evidence
		} else {
			list.score += 0.7 * max(n.evidence, 0)
		}
		if e, ok := andOthers(dr.entry, n.end); ok {
			list.open, list.end = true, e
			list.score += 3
			break
		}
		next, open, ok := separator(dr.entry, n.end)
		if !ok && style == invertedNames {
			next, ok = pointedName(dr.entry, n)
		}
		if !ok {
			break
		}
		list.open = list.open || open
		at = next
	}
	dr.people[style] = list.people
	if len(list.people) == 0 {
		return list
	}
	list.score = min(list.score, 14) + closing(dr, list.end, list.people)
	if n := len(list.people); style == spokenNames && n == 2 && twins(dr.entry, list.people[0], list.people[1]) {
		list.score += 2.5 // bodies seldom come in pairs of two words each
	}
	return list
}

// pointedName is where the next name begins in a list whose names end in points:
// "OKAFOR, Amara. PRADO, Carlo.", "Okafor, A. Prado, C. D."
func pointedName(en *entry, before person) (int, bool) {
	at := before.end
	if en.at(at, '.') {
		at++
	} else if !en.at(at-1, '.') {
		return at, false
	}
	n, ok := familyFirst(en, at)
	if !ok || n.bare && !before.bare && !before.initials || n.initials != before.initials || n.family.end-n.family.first > 2 || !nameEnds(en, n.end) {
		return at, false
	}
	if n.initials {
		return at, n.evidence >= 4
	}
	capitals := func(n person) bool { t := &en.tokens[n.family.first]; return t.is(upper) && len(t.fold) > 2 }
	return at, capitals(before) && capitals(n)
}

// nameInStyle reads one name; the names before it say what may follow.
func nameInStyle(en *entry, i int, style rollStyle, list *roll) (person, bool) {
	k := len(list.people)
	switch style {
	case clumpedNames:
		return clumpedName(en, i, k)
	case singleNames:
		n, ok := single(en, i)
		return n, ok && (k == 0 || n.given.empty() == list.people[0].given.empty())
	case invertedNames:
		n, ok := familyFirst(en, i)
		if !ok && k > 0 && list.people[0].initials {
			n, ok = familyInitials(en, i)
			return n, ok && n.evidence >= 3 && nameEnds(en, n.end)
		}
		if ok && k > 0 && n.bare && list.people[0].initials && !en.at(i-1, ';') {
			return n, false
		}
		if f := n.family; ok && k > 0 && n.initials && f.end-f.first > 1 && shortInitials(en, f.first) && !en.particle(f.first) && !en.tokens[f.first+1].is(upper) {
			return n, false // "Okafor, V., JM Prado, PM Ito": the list of mixedNames
		}
		return n, ok
	case mixedNames:
		if k == 0 {
			return familyFirst(en, i)
		}
	}
	n, ok := givenFirst(en, i)
	if !ok || k == 0 {
		return n, ok
	}
	if style == mixedNames && !n.bare && !n.initials && n.family.end == n.given.first && n.suffix.empty() && !en.tokens[n.family.first].is(upper) {
		n.given, n.family = span{n.family.first, n.given.end - 1}, span{n.given.end - 1, n.given.end} // only the first is inverted
	}
	if style == mixedNames && !n.initials && !joined(en, i) && !nameAhead(en, n.end, farAhead) {
		if _, others := andOthers(en, n.end); !others {
			return n, false // "Okafor, Amara, Carlo Prado: a life"
		}
	}
	if style == spokenNames && !sameOrder(en, i, list.people, &n) {
		return n, false // "OKAFOR Amara, Carlo Prado: a life"
	}
	if n.bare && !joined(en, i) && !wordMark(en, n.end) && (list.people[0].initials || !nameAhead(en, n.end, farAhead)) && !(style == spokenNames && twins(en, list.people[k-1], n)) {
		return n, false
	}
	if first := list.people[0]; first.initials && en.at(first.given.end-1, '.') && n.initials && !en.at(n.given.end-1, '.') && n.given.end-n.given.first == 1 && (style == spokenNames || len(en.tokens[n.given.first].fold) == 1) && !joined(en, i) {
		return n, false // "…, A., I Brandolini da …"
	}
	if n.evidence < 0 || n.evidence < 1 && thingWords(en, n.family.first, n.family.end) > 0 {
		return n, false
	}
	return n, true
}

// sameOrder says whether the name n at token i is written in the order of those
// before it. Where "and" or a mark of editors says that it belongs to them, and a
// given name that stands for a family as often is all that speaks for another
// order, it turns that name round: "Jean Prado et Odile Benoît", "Prado Balázs –
// Okafor Éva (szerk.)".
func sameOrder(en *entry, i int, people []person, n *person) bool {
	inverted := func(n *person) bool { return n.family.first < n.given.first }
	first := &people[0]
	if inverted(first) == inverted(n) {
		return true
	}
	if n.initials || first.initials || !joined(en, i) && !wordMark(en, n.end) {
		return false
	}
	switch {
	case inverted(first), en.tokens[n.family.first].is(upper):
		return false
	case first.bare && len(people) == 1:
		invert(first)
	default: // the given name that stands last is a family name here
		n.given, n.family = span{n.family.first, n.given.end - 1}, span{n.given.end - 1, n.given.end}
	}
	return true
}

// invert turns a full name round, so that the family stands first.
func invert(n *person) {
	first := n.given.first
	n.family, n.given, n.bare = span{first, first + 1}, span{first + 1, n.family.end}, false
}

// clumpedName reads a name of a list like "Okafor AB, Prado C" after k others.
func clumpedName(en *entry, i, k int) (person, bool) {
	n, ok := familyInitials(en, i)
	if ok || k == 0 {
		return n, ok
	}
	if joined(en, i) {
		if n, ok = givenFirst(en, i); ok && n.initials && en.at(n.given.end-1, '.') {
			return n, true // "Okafor A. B. e C. D. Prado"
		}
	}
	n, ok = familyFirst(en, i) // "Lim S, Bae JH, Kwon, HS, Nauck MA"
	return n, ok && n.initials && nameEnds(en, n.end)
}

// twins says whether two full names in a row are written alike, the second of
// them unknown, and end before a year: "Samira Tahan, Vera Ulm. (2018)".
func twins(en *entry, a, b person) bool {
	alike := func(n person) bool {
		return !n.initials && !shortInitials(en, n.family.first) && n.given.end-n.given.first == 1 && n.family.end-n.family.first == 1 && thingWords(en, n.given.first, n.family.end) == 0
	}
	return b.bare && alike(a) && alike(b) && en.yearAhead(b.end)
}

// nameEnds says whether what stands at token i can follow a name.
func nameEnds(en *entry, i int) bool {
	_, _, more := separator(en, i)
	return more || i >= len(en.tokens) || en.at(i, '.') || en.at(i, '(') || en.at(i, ':') || en.at(i-1, '.')
}

// joined says whether "and" or its like stands before token i.
func joined(en *entry, i int) bool {
	return i > 0 && (en.at(i-1, '&') || en.tokens[i-1].kind == word && words.IsAnd(en.tokens[i-1].fold))
}

// farAhead is past how many names that no table knows another is looked for: lists of
// Chinese names may be as long as that.
const farAhead = 24

// nameAhead says whether the list goes on after an unknown full name; depth
// bounds how many more of them it looks past.
func nameAhead(en *entry, i, depth int) bool {
	next, _, ok := separator(en, i)
	if !ok {
		return false
	}
	n, ok := givenFirst(en, next)
	return ok && n.evidence > 0 && (joined(en, next) || !n.bare || depth > 0 && nameAhead(en, n.end, depth-1))
}

// separator reads what parts two names and returns the token after it.
func separator(en *entry, i int) (next int, open, ok bool) {
	at := i
	for at < len(en.tokens) {
		t := &en.tokens[at]
		switch {
		case t.at(',') || t.at(';') || t.at('&') || t.at('・') || t.at('·'):
			ok = true
		case t.at('/') || t.at('—') || t.at('-') && t.is(spaced):
			if ok {
				return at, open, ok
			}
			ok = true
		case t.at('…'):
			open, ok = true, true
		case t.at('.') && en.at(at+1, '.') || t.at('.') && en.at(at-1, '.') && open || t.at('.') && en.at(at+1, '.') && en.at(at+2, '.'):
			open, ok = true, true
		case upperJoins(en, at), t.kind == word && !t.is(capital) && words.IsAnd(t.fold) && len(t.fold) < 4 || t.kind == word && t.is(caseless) && words.IsAnd(t.fold):
			ok = true
		default:
			return at, open, ok
		}
		at++
		if at-i > 6 {
			break
		}
	}
	return at, open, ok
}

// upperJoins says whether token i is an "and" in capitals between names in capitals:
// "OKAFOR, A. AND PRADO, C.".
func upperJoins(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.kind == word && t.is(upper) && len(t.fold) > 1 && words.IsAnd(t.fold) && i > 0 && en.at(i-1, '.') && en.nameWord(i+1) && en.tokens[i+1].is(upper) && en.at(i+2, ',')
}

// andOthers reads "et al.", ", et al", "u. a.", "e outros", "и др." and the like.
func andOthers(en *entry, i int) (int, bool) {
	at := i
	for en.at(at, ',') || en.at(at, ';') || en.at(at, '[') || en.at(at, '(') || en.at(at, '&') || en.at(at, '/') {
		at++
	}
	if at >= len(en.tokens) || en.tokens[at].kind != word && !en.at(at, '…') {
		return i, false
	}
	first := en.tokens[at].fold
	second, k := "", at+1
	for ; k < len(en.tokens) && k < at+3; k++ {
		if en.tokens[k].kind == word {
			second = en.tokens[k].fold
			break
		}
	}
	length := 0
	switch {
	case first == "et" && (second == "al" || second == "alii" || second == "coll" || second == "col" || second == "alia"),
		first == "and" && (second == "others" || second == "colleagues"), first == "e" && (second == "outros" || second == "cols" || second == "col" || second == "altri"),
		first == "y" && (second == "otros" || second == "cols" || second == "col"), first == "und" && (second == "andere" || second == "a"),
		first == "u" && (second == "a" || second == "al"), first == "и" && second == "др", first == "та" && second == "ін", first == "i" && second == "in",
		first == "en" && second == "anderen", first == "ve" && second == "ark", first == "m" && second == "fl",
		words.IsAnd(first) && words.IsOthersAfterAnd(second) && (uncapital(en, k) || first == "und"): // German writes nouns with capitals
		length = 2
	case first == "others" && at > i, words.IsOthersAlone(first) && uncapital(en, at):
		length = 1
	default:
		return i, false
	}
	if length == 2 && beginsName(en, k) {
		return i, false
	}
	for length > 0 {
		if en.tokens[at].kind == word {
			length--
		}
		at++
	}
	if en.at(at, '.') {
		at++
	}
	if en.at(at, ']') && en.at(at-1, '.') || en.at(at, ')') && en.at(i, '(') {
		at++
	}
	return at, true
}

// beginsName says whether a name is sure to begin at token i: "Al Atik, L." behind an
// "and", "al Fassi, L." behind an "et".
func beginsName(en *entry, i int) bool {
	if n, ok := familyFirst(en, i); ok && !n.bare {
		return true
	}
	return en.tokens[i].is(capital) && personAt(en, i)
}

// uncapital says whether token i is written in small letters, or in those of a script
// that has no others.
func uncapital(en *entry, i int) bool {
	return !en.tokens[i].is(capital) || en.tokens[i].is(caseless)
}

// closing scores what follows a list of names: a year or a stop is what lists
// end in, running text is not.
func closing(dr *draft, end int, people []person) float64 {
	if end >= len(dr.tokens) {
		return -1
	}
	t := &dr.tokens[end]
	if field, next := labelAt(dr.entry, end); field != "" && numeral(dr, next, field) {
		return -5
	}
	switch {
	case dr.yearAhead(end):
		if people[0].bare && len(people) == 1 && people[0].given.first < people[0].family.first && dr.at(end, '.') && dr.at(end+1, '(') {
			return 0.5 // "Human Rights Watch. (2020)": lists with such dates put the family first
		}
		return 3
	case dr.at(end, '(') || dr.at(end, '['):
		if _, ok := editorMark(dr.entry, end); ok {
			return 3
		}
		if len(people) > 1 && dr.oneOf(end+2, ")]") && dr.oneOf(end+3, ".,") && acronym(dr.entry, end+1) {
			return 2 // "Okafor, Amara, and Carlo Prado (AP)."
		}
		return 0
	case t.at(':') && people[0].bare:
		return 0.8
	case t.at(':') || t.at('.'):
		return 1.5
	case pluralPossessive(dr.entry, end):
		return -4 // "Modern Language Teachers' Forum"
	case t.kind == sign && isOpeningQuote(t.sign):
		return 2
	case t.at(','):
		return commaClosing(dr.entry, end)
	case t.kind == sign:
		return 0
	case wordMark(dr.entry, end):
		return 3
	case dr.at(end-1, '.'):
		return 1.2 // the point of the last initial is the stop as well
	case dr.tokens[end-1].flags&(emphasis|strong) != t.flags&(emphasis|strong):
		return 1
	}
	if last := people[len(people)-1]; last.initials && t.is(capital) {
		return -0.5
	}
	return -4
}

// wordMark says whether a mark of editors without brackets is next: "Hrsg.".
func wordMark(en *entry, i int) bool {
	_, ok := editorMark(en, i)
	return ok
}

// commaClosing scores a comma after names: what follows should look like a title.
func commaClosing(en *entry, end int) float64 {
	words, smalls := 0, 0
	if end+1 < len(en.tokens) && joinsNames(en, end+1) {
		return 0.3 // a name goes unread
	}
	for en.at(end+1, ',') { // "Alcorta, Benito,, Los molinos"
		end++
	}
	for k := end + 1; k < len(en.tokens) && k < end+25; k++ {
		t := &en.tokens[k]
		if t.kind == sign && isOpeningQuote(t.sign) && k == end+1 {
			return 2
		}
		if t.kind == sign && (t.sign == ',' || t.sign == '.' || t.sign == ':' || t.sign == '(') {
			break
		}
		if t.kind == word {
			words++
			if !t.is(capital) {
				smalls++
			}
		}
	}
	if words >= 3 && smalls > 0 {
		return 1.1
	}
	return 0.3
}

// joinsNames says whether the "and" of a list stands at token i.
func joinsNames(en *entry, i int) bool {
	return en.tokens[i].kind == word && words.IsAnd(en.tokens[i].fold) && capitalAt(en, i+1)
}

// yearAhead says whether a year, bracketed or after a comma or point, is next.
func (en *entry) yearAhead(i int) bool {
	i = afterHandle(en, i)
	for n := 0; n < 3 && i < len(en.tokens); n++ {
		t := &en.tokens[i]
		if _, ok := en.year(i); ok {
			return true
		}
		if t.kind != sign || t.sign != '(' && t.sign != '[' && t.sign != ',' && t.sign != '.' && t.sign != ':' {
			return noDateAt(en, i) > i
		}
		i++
	}
	return i < len(en.tokens) && noDateAt(en, i) > i
}

// afterHandle is the token after the name that an author goes by on a social
// network, "[@quaywatch]", at token i, or i itself.
func afterHandle(en *entry, i int) int {
	if !en.at(i, '[') || i+1 >= len(en.tokens) || en.s[en.tokens[i+1].start] != '@' {
		return i
	}
	return max(i, en.closingBracket(i)+1)
}
