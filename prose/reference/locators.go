package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/gazetteer"
)

// A locator is one number of the place inside a journal or book.
type locator struct {
	span             // the number itself, without its label
	from      int    // first token: that of the label where there is one
	to        int    // token after the last, a label that follows the number included
	label     string // "volume", "issue", "page", "number", "" where nothing says what it is
	ranged    bool   // "163-178"
	bracketed bool
	year      bool // might be a year
	skip      bool // a month or season: says nothing new
	town      span // the place that stands before a year in brackets: "72 (Napoli 1960) 234"
	count     bool // counts pages instead of naming them: "248 p."
	before    rune // the sign before it, 0 for none
	glued     bool // stands right after the sign before it, as 3 in "12.3"
}

// A cluster is a run of locators with nothing but punctuation between them.
type cluster struct {
	span
	items []locator
	score float64
}

// locatorAt reads one locator from token i.
func locatorAt(dr *draft, i int) (locator, bool) {
	l := locator{from: i}
	if dr.wordAt(i, "第") {
		i++
	}
	if end := meeting(dr.entry, i); end > i {
		l.label, l.span, l.to = "volume", span{i, end}, end
		return l, true
	}
	if l, ok := specialIssue(dr, i); ok {
		return l, true
	}
	if end := letteredIssue(dr.entry, i); end > i {
		l.label, l.span, l.to = "issue", span{i, end}, end
		return l, true
	}
	if field, next := labelAt(dr.entry, i); field != "" {
		return labelledLocator(dr, l, i, next, field)
	}
	if end, ok := monthlyDate(dr.entry, i); ok {
		l.span, l.to, l.year = span{i, end}, end, true
		return l, true
	}
	end, ranged, ok := value(dr, i, "")
	if !ok {
		return l, false
	}
	l.span, l.to, l.ranged = span{i, end}, end, ranged
	if !ranged && countsPages(&dr.tokens[i]) {
		l.label, l.count = "page", true
		return l, true
	}
	dateLocator(dr.entry, &l, i)
	labelBehind(dr, &l)
	l.count = l.count && !dr.wordAt(l.from, "第") // "第112页" is one page, "112页" a number of pages
	return l, true
}

// labelledLocator reads into l the locator whose label, for field, is in the tokens
// [i, next): "vol. 12", "Suppl 1".
func labelledLocator(dr *draft, l locator, i, next int, field string) (locator, bool) {
	end, ranged, ok := value(dr, next, field)
	if !ok || field == "issue" && loneCapital(dr.entry, i, next) || twoInitials(dr.entry, i, next) {
		return l, false
	}
	l.label, l.span, l.to, l.ranged = field, span{next, end}, end, ranged
	if field == "issue" && dr.in(i, issueWords) {
		l.first = i // "Suppl 1" is the issue as a whole
	}
	return l, true
}

// meeting is the token after the name of a meeting that is the volume of
// Proceedings of Science, "PoS LATTICE2010 (2010) 020", "PoS(EPS-HEP 2009)012"; i
// where there is none.
func meeting(en *entry, i int) int {
	last := i - 1
	if en.at(last, '(') {
		last--
	}
	if !en.wordAt(last, "pos") || !strings.HasPrefix(en.tokens[last].text(en.s), "P") || !en.nameWord(i) && !acronymNumber(en, i) {
		return i
	}
	if en.tokens[i].is(digits) {
		return i + 1
	}
	end := i + 1
	for en.at(end, '-') || en.nameWord(end) && en.at(end-1, '-') {
		end++
	}
	if end < len(en.tokens) && en.tokens[end].kind == number && !en.at(end-1, '(') {
		return end + 1
	}
	return i
}

func acronymNumber(en *entry, i int) bool {
	return i < len(en.tokens) && en.tokens[i].kind == word && en.tokens[i].is(digits) && en.tokens[i].is(capital)
}

// letteredIssue is the token after a capital, one or two numbers and the year of
// them at token i, as in one weekly that half of German political science writes
// in: "B 12/98", "B 34-35/1999"; i where there are none.
func letteredIssue(en *entry, i int) int {
	if i == 0 || i >= len(en.tokens) || len(en.tokens[i].fold) != 1 || !en.tokens[i].is(upper) || en.small(i+1, weeks) == 0 || !en.tokens[i+1].is(spaced) {
		return i
	}
	k := i + 2
	if en.at(k, '-') && en.small(k+1, weeks) > 0 {
		k += 2
	}
	if !en.at(k, '/') || k+1 >= len(en.tokens) || en.tokens[k+1].is(spaced) {
		return i
	}
	if _, year := en.year(k + 1); !year && (en.tokens[k+1].kind != number || len(en.tokens[k+1].fold) != 2) {
		return i
	}
	return k + 2
}

// weeks is how many issues a year has at most.
const weeks = 53

// specialIssue reads "Spec No 1" behind a volume.
func specialIssue(dr *draft, i int) (locator, bool) {
	if dr.in(i, extraIssues) && dr.tokens[i].is(capital) && i > 0 && !dr.in(i-1, articles) {
		end, _, ok := value(dr, labelEndsAt(dr.entry, i+1), "issue")
		_, year := dr.year(end - 1)
		return locator{span: span{i, end}, from: i, to: end, label: "issue"}, ok && !year && !dr.wordAt(end, "der")
	}
	if !dr.wordAt(i, "spec") {
		return locator{}, false
	}
	field, next := labelAt(dr.entry, labelEndsAt(dr.entry, i+1))
	end, ranged, ok := value(dr, next, field)
	return locator{span: span{i, end}, from: i, to: end, label: "issue", ranged: ranged}, ok && field == "issue"
}

// extraIssues are the numbered issues of journals beside the volume: "Sonderheft 27".
var extraIssues = set("sonderheft", "sonderband", "sonderbd", "sonderh", "beiheft", "sondernummer")

// loneCapital says whether the label at token i, whose number is at next, is a
// capital letter that is more likely part of a name: "Phys. N 12", "Prado, N. 2019".
func loneCapital(en *entry, i, next int) bool {
	t := &en.tokens[i]
	if len(t.fold) != 1 || t.kind != word || !t.is(capital) {
		return false
	}
	_, year := en.year(next)
	return year || !en.at(i+1, '.')
}

// twoInitials says whether a label and its number, at tokens i and next, are the
// initials of a name: "F. C. & J. Prado".
func twoInitials(en *entry, i, next int) bool {
	label, number := &en.tokens[i], &en.tokens[next]
	return len(label.fold) == 1 && label.is(capital) && number.kind == word && len(number.fold) == 1 && number.is(capital) && en.oneOf(next+1, ".&")
}

// countsPages says whether a word is a number of pages: "248p", "(9pp)".
func countsPages(t *token) bool {
	s := t.fold
	return t.kind == word && t.is(digits) && s[0] <= '9' && strings.HasSuffix(s, "p") && strings.Trim(s, "0123456789p") == ""
}

// dateLocator notes that an unlabelled locator from token i may be a year or a date.
func dateLocator(en *entry, l *locator, i int) {
	d, ok := en.dateAt(i)
	if !ok {
		return
	}
	if l.ranged {
		if d.first == i && (d.date.End > 0 && d.end == l.end || d.date.Day > 0 && d.end >= l.end) {
			l.year, l.end, l.to = true, d.end, d.end
		}
		return
	}
	l.year = true
	if d.date.Original > 0 && d.first == i { // "1927 [1655]"
		l.end, l.to = d.end, d.end
	} else if y, _ := en.year(i); y.Letter == "" && en.month(l.end) > 0 && !running(en, l.end+1) {
		l.end, l.to = d.end, d.end
	}
}

// labelBehind takes the label that follows its number: "248 p.", "19. Jg.".
func labelBehind(dr *draft, l *locator) {
	end := l.to
	field, next := labelAt(dr.entry, end)
	if field == "page" && !numberAhead(dr, next) && (l.ranged || dr.tokens[end].fold != "s" || countsSeiten(dr.entry, end)) {
		l.label, l.to, l.count = "page", next, !l.ranged
		return
	}
	if after, at := labelAfter(dr.entry, end); after != "" {
		l.label, l.to = after, at
	} else if field != "" && dr.tokens[end].is(caseless) {
		l.label, l.to = field, end+1
	}
}

// countsSeiten says whether the "S." at token i stands behind the number of a
// book's pages, "1051 S., Ulmer", and begins no name: "12 S. Afr. L. J. 4".
func countsSeiten(en *entry, i int) bool {
	return en.tokens[i].is(capital) && en.at(i+1, '.') && (i+2 >= len(en.tokens) || en.tokens[i+2].kind == sign)
}

// monthlyDate reads a date that starts with its month, day or season: "July
// 1988", "Fall, 1967", "Jan. 16-23, 1993".
func monthlyDate(en *entry, i int) (int, bool) {
	if en.month(i) == 0 && en.day(i) == 0 && !season(en, i) {
		return i, false
	}
	for k := i + 1; k < i+longestDate && k < len(en.tokens); k++ {
		if d, ok := en.dateAt(k); ok {
			if !dateFirstAt(en, i, d.first) {
				return i, false
			}
			return d.end, true
		}
		if t := &en.tokens[k]; t.kind == word && en.month(k) == 0 && !dateWords[t.fold] && en.day(k) == 0 || t.at(';') || t.at(':') {
			return i, false
		}
	}
	return i, false
}

// dateFirstAt says whether the date whose own first token is first begins at token i,
// perhaps with a season: "July 1988", "Fall, 1967".
func dateFirstAt(en *entry, i, first int) bool {
	return first == i || season(en, i) && (first == i+1 || first == i+2 && en.at(i+1, ','))
}

// longestDate is how many tokens the day and month before a year have at most.
const longestDate = 8

var dateWords = set("de", "del", "st", "nd", "rd", "th")

func season(en *entry, i int) bool {
	if i >= len(en.tokens) {
		return false
	}
	switch en.tokens[i].fold {
	case "spring", "summer", "autumn", "fall", "winter", "fruhjahr", "sommer", "herbst", "printemps", "ete", "automne", "hiver", "primavera", "verano", "otono", "invierno", "easter", "michaelmas", "trimestre", "semestre":
		return true
	}
	return false
}

func numberAhead(dr *draft, i int) bool {
	_, _, ok := value(dr, i, "page")
	return ok
}

// clusters finds the runs of locators from token i on.
func clusters(dr *draft, i int) []cluster {
	out := dr.clusterBuf[:0]
	items := dr.items[:0]
	for at := i; at < len(dr.tokens); {
		if dr.owner[at] != free {
			at++
			continue
		}
		if end := scaleAt(dr.entry, at); end > 0 {
			at = end
			continue
		}
		first, l, ok := openItem(dr, at)
		if !ok {
			at = max(at+1, l.to)
			continue
		}
		begin := len(items)
		c := cluster{span: span{first, l.to}}
		for ok {
			items = append(items, l)
			c.end = l.to
			if anotherCitation(dr, items[begin:], c.end) {
				dr.claim(c.end+1, len(dr.tokens), noteOwner)
				break
			}
			l, ok = nextItem(dr, c.end)
		}
		for dr.at(c.end, ')') || dr.at(c.end, ']') {
			c.end++
		}
		c.items = items[begin:len(items):len(items)]
		out = append(out, c)
		at = c.end
	}
	dr.clusterBuf, dr.items = out, items
	return out
}

// anotherCitation says whether the volume, year and pages before token i are
// followed by those of another paper of the same authors, or of a translation:
// "89, 2495 (1967); 89, 7017 (1967)", "49, 6230–6233; Angew. Kai. 2010, 122, 6370".
func anotherCitation(dr *draft, items []locator, i int) bool {
	for dr.at(i, ')') {
		i++
	}
	if !dr.at(i, ';') || !completeItems(items) {
		return false
	}
	years, words := 0, 0
	for k := i + 1; k < len(dr.tokens); k++ {
		t := &dr.tokens[k]
		if dr.owner[k] != free || isOpeningQuote(t.sign) {
			return false
		}
		if _, ok := dr.year(k); ok {
			years++
		} else if t.kind == word {
			words++
		}
	}
	return years > 0 && words <= longestVenue
}

// completeItems says whether a cluster has volume, year and pages.
func completeItems(items []locator) bool {
	years, others := 0, 0
	for k := range items {
		if items[k].year {
			years++
		} else if !items[k].bracketed {
			others++
		}
	}
	last := &items[len(items)-1]
	return years == 1 && others > 1 && (last.ranged || last.year && last.bracketed)
}

// openItem reads the first locator of a cluster, brackets before it included.
func openItem(dr *draft, i int) (int, locator, bool) {
	at := i
	if dr.at(at, '(') || dr.at(at, '[') {
		at++
	}
	l, ok := locatorAt(dr, at)
	if !ok {
		return i, locator{}, false
	}
	l.bracketed = at > i && (dr.at(l.to, ')') || dr.at(l.to, ']'))
	if at > i && !l.bracketed && l.label == "" && !l.year {
		return i, locator{}, false
	}
	if at == i && yearOfName(dr, i, &l) {
		return i, l, false
	}
	for k := i - 1; k >= 0 && l.before == 0 && dr.tokens[k].kind == sign; k-- {
		l.before = dr.tokens[k].sign
	}
	return i, l, true
}

// yearOfName says whether the year of the locator at token i belongs to a name:
// "(QUAYS 2017), pages 4–9", "(QUAYS-2017), p. 4", "(QUAYS 06, pages 4–9", or to
// what a yearbook covers: "Yearbook of quays 1993–1997. Vol. 10".
func yearOfName(dr *draft, i int, l *locator) bool {
	if i < 2 {
		return false
	}
	last := i - 1
	if dr.at(last, '-') {
		last--
	}
	t := &dr.tokens[i]
	switch {
	case l.year && l.ranged:
		return dr.at(l.to, '.') && i > dr.begin && dr.tokens[i-1].kind == word && anotherYear(dr.entry, l.to, len(dr.tokens))
	case l.year:
		return acronym(dr.entry, last) && endsMeeting(dr, l.to)
	case t.kind == number && len(t.fold) == 2 && dr.at(last-1, '(') && acronym(dr.entry, last):
		field, _ := labelAt(dr.entry, l.to+1)
		return dr.oneOf(l.to, ",)") && field == "page"
	}
	return false
}

// endsMeeting says whether what stands at token i, behind the letters of a meeting and
// its year, shows that the year is part of its name: "(QUAYS 2017), pages 4–9",
// "QUAYS 2011, pp. 4–9 (2011)".
func endsMeeting(dr *draft, i int) bool {
	if dr.at(i, ')') {
		return dr.at(i+1, ',')
	}
	field, _ := labelAt(dr.entry, i+1)
	return dr.at(i, ',') && field == "page" && anotherYear(dr.entry, i, len(dr.tokens))
}

// nextItem reads the locator that follows one which ends at token i.
func nextItem(dr *draft, i int) (locator, bool) {
	signs, ok := signsBetween(dr, i)
	if !ok {
		return locator{}, false
	}
	at := signs.end
	if signs.label {
		return labelledItem(dr, at, signs.last)
	}
	if dr.in(at, notAfterNumbers) && !signs.open {
		return locator{}, false
	}
	for _, find := range [...]func(*entry, int, bool) (locator, bool){townYear, bracketed} {
		if l, ok := find(dr.entry, at, signs.open); ok {
			l.before = signs.last
			return l, true
		}
	}
	l, ok := locatorAt(dr, at)
	if !ok {
		return l, false
	}
	l.before, l.bracketed = signs.last, signs.open && (dr.at(l.to, ')') || dr.at(l.to, ']'))
	l.glued = !signs.gap && at > i && !dr.tokens[at].is(spaced)
	return l, true
}

// between is what stands between two locators: the token after it, its last sign that
// is no bracket, and whether it opens a bracket, has a blank in it, or ends before a
// sign that is a label, "№".
type between struct {
	end              int
	last             rune
	open, gap, label bool
}

// mostBetween is how many signs stand between two locators at most: "12(3)., [45]".
const mostBetween = 5

// signsBetween reads the signs from token i on, behind a locator; false where one of
// them ends the cluster.
func signsBetween(dr *draft, i int) (b between, ok bool) {
	b.end = i
	for b.end < len(dr.tokens) && dr.tokens[b.end].kind == sign && dr.owner[b.end] == free && b.end-i < mostBetween {
		t := &dr.tokens[b.end]
		switch t.sign {
		case ',', '.', ':', ';', '/', '-':
			b.last = t.sign
		case '(', '[':
			b.open = true
		case ')', ']':
		case '№', '#':
			b.label = true
			return b, true
		default:
			return b, false
		}
		b.gap = b.gap || t.is(spaced)
		b.end++
	}
	return b, true
}

// labelledItem reads the number behind the sign at token i: "№ 11", "#3".
func labelledItem(dr *draft, i int, before rune) (locator, bool) {
	l, ok := locatorAt(dr, i)
	l.before = before
	return l, ok && l.label != ""
}

// notAfterNumbers are words that end a cluster, though a number may follow.
var notAfterNumbers = set("pt", "and", "ser")

// townYear reads a place and a year in brackets between volume and pages, as
// historians write them. Token i is the first inside.
func townYear(en *entry, i int, open bool) (locator, bool) {
	if !open {
		return locator{}, false
	}
	for k := i + 1; k < len(en.tokens) && k < i+5; k++ {
		if _, ok := en.year(k); !ok {
			continue
		}
		town := span{i, k}
		for en.at(town.end-1, ',') {
			town.end--
		}
		end := k + 1
		if en.at(end, '/') && end+1 < len(en.tokens) && en.tokens[end+1].kind == number { // 1897/8
			end += 2
		}
		ok := en.at(end, ')') && en.tokens[i].kind == word && en.tokens[i].is(capital) && gazetteer.City(en.key(town))
		return locator{span: span{k, k + 1}, from: i, to: end, year: true, bracketed: true, town: town}, ok
	}
	return locator{}, false
}

// issueWords stand for an issue, or beside its number.
var issueWords = set("suppl", "supplement", "supl", "sup", "suplemento", "pt", "part", "spec", "special", "spe", "esp", "especial", "serial")

// bracketed reads an issue of several words in brackets after a volume:
// "(1 Suppl 1)", "(Suppl. 2)", "(Pt 1)", "(I)". Token i is the first inside.
func bracketed(en *entry, i int, open bool) (locator, bool) {
	if !open {
		return locator{}, false
	}
	words, months := 0, false
	for k := i; k < len(en.tokens) && k < i+7; k++ {
		t := &en.tokens[k]
		switch {
		case en.at(k, ')'):
			l := locator{span: span{i, k}, from: i, to: k, bracketed: true, skip: months && words == 0}
			return l, words > 0 || l.skip
		case wordOfIssue(en, k, k == i):
			words++
		case en.month(k) > 0 || season(en, k):
			months = true
		case !besideIssue(t):
			return locator{}, false
		}
	}
	return locator{}, false
}

// wordOfIssue says whether the word at token i tells that a bracket is an issue:
// "Suppl.", "Pt", "I", and where it is not the first in it also "Special issue".
func wordOfIssue(en *entry, i int, first bool) bool {
	if en.in(i, issueWords) || !first && (en.wordAt(i, "issue") || en.wordAt(i, "no")) {
		return true
	}
	t := &en.tokens[i]
	return t.is(upper) && isRoman(t.fold)
}

// besideIssue says whether a token may stand beside the words of an issue: its number,
// which is shorter than a year, a point or a hyphen.
func besideIssue(t *token) bool {
	return t.kind == number && len(t.fold) < len("1999") || t.at('.') || t.at('-') || t.is(digits)
}
