package cite

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/people"
	"github.com/bibfix/bibfix/internal/words"
)

// Words before a name that look like a part of it: an article with a capital before an
// acronym, "Het CBS", and words of scripts without capitals.

// dropLeads takes such words off the names.
func (x *index) dropLeads(n *names, t []token) {
	if len(n.people) == 0 {
		return
	}
	before := n.people[0].first
	for i := range n.people {
		x.acronymAlone(&n.people[i], t, len(n.people) == 1)
		n.people[i].startAtName(t)
	}
	p := &n.people[0]
	for len(p.family) > 1 && p.first+1 < p.end && t[p.first].text == p.family[0] && x.isLead(p.family) {
		p.family = p.family[1:]
		p.first++
	}
	if p.first > before {
		n.first = p.first
	}
}

// startAtName lets a name begin with the token that is its first word, where words were
// taken off before it.
func (p *person) startAtName(t []token) {
	if !isCaseless(p.family[0]) {
		return
	}
	for i := p.first; i < p.end; i++ {
		if t[i].text == p.family[0] {
			p.first = i
			return
		}
	}
}

// shortestBody is in capitals: a shorter word behind a name is the initials of a person.
const shortestBody = 3

// acronymAlone leaves of a name that ends in a listed acronym nothing but that, "Dane GUS",
// and takes the article off one that no list has.
func (x *index) acronymAlone(p *person, t []token, alone bool) {
	last := p.end - 1
	if last <= p.first || t[last].kind != word {
		return
	}
	acronym := unpossess(t[last].text)
	if !isAcronym(acronym) || !allCapitals(acronym) {
		return
	}
	before := p.family
	if before[len(before)-1] == acronym {
		before = before[:len(before)-1]
	}
	if x.isName(before, acronym, p.initials != "") {
		return
	}
	long := capitals(acronym) >= shortestBody
	if x.listsBody(acronym) && (long || alone) || long && len(before) == 1 && words.IsArticle(foldWord(before[0])) {
		*p = person{family: []string{acronym}, first: last, end: p.end}
	}
}

// isName says whether the words before an acronym are a name: that of a listed author with
// his initials, of one listed with the acronym, or written as no word of a sentence is.
func (x *index) isName(before []string, acronym string, initials bool) bool {
	joined := strings.Join(before, "")
	return !startsUpper(joined) || allCapitals(joined) || initials && x.listed(fold.Letters(joined)) || x.listed(fold.Letters(joined+acronym))
}

// listsBody says whether an entry is by a body of that acronym.
func (x *index) listsBody(acronym string) bool {
	return slices.ContainsFunc(x.postings(fold.Letters(acronym), 0, true), func(p posting) bool {
		if p.cost > costParticle {
			return p.cost == costAcronym
		}
		author := &x.entries[p.entry].authors[0]
		return author.name.Given == "" && author.name.Sorted() == acronym
	})
}

// isLead says whether the first word of a name belongs to the sentence.
func (x *index) isLead(family []string) bool {
	first, rest := family[0], family[1:]
	switch {
	case x.listed(fold.Letters(strings.Join(family, ""))):
		return false
	case first == "Theo": // Vietnamese for "according to"
		return strings.ContainsFunc(strings.Join(rest, ""), people.IsVietnamese)
	case isArabic(first):
		verb := strings.TrimPrefix(strings.TrimPrefix(first, "و"), "ف")
		return arabicLeads[first] || arabicLeads[verb]
	}
	return slices.Contains(koreanAnds, first)
}

// koreanAnds are glued to the citation before the name: "원(2018)과 대구".
var koreanAnds = []string{"와", "과", "및", "그리고"}

// arabicLeads are the verbs and prepositions by which Arabic leads to an author.
var arabicLeads = map[string]bool{"يرى": true, "ترى": true, "رأى": true, "ذكر": true, "ذكرت": true, "يذكر": true, "تذكر": true, "أشار": true, "يشير": true, "تشير": true, "أكد": true, "يؤكد": true, "تؤكد": true,
	"وجد": true, "يجد": true, "قال": true, "يقول": true, "تقول": true, "أوضح": true, "يوضح": true, "درس": true, "يدرس": true, "اقترح": true, "يقترح": true, "أثبت": true, "بين": true, "يبين": true, "وصف": true, "يصف": true, "عرف": true, "يعرف": true,
	"ناقش": true, "يناقش": true, "لاحظ": true, "يلاحظ": true, "كتب": true, "يكتب": true, "حسب": true, "بحسب": true, "وفق": true, "وفقا": true, "عند": true, "لدى": true, "إلى": true, "خالف": true, "يخالف": true, "أضاف": true, "يضيف": true}

// hanLeads are the words for "according to" and "and" that are glued to a name.
var hanLeads = [...]string{"根据", "依据", "按照", "依照", "据", "根據", "據", "以及", "と", "や", "和", "与", "與", "及"}

// withoutLead takes such a word off a name that no list has: "根据孙立恒（2013）",
// "原口（2018）と門田（2016）".
func withoutLead(s string) string {
	for _, lead := range hanLeads {
		if rest, ok := strings.CutPrefix(s, lead); ok && utf8.RuneCountInString(rest) > 1 && utf8.RuneCountInString(rest) < longestEastAsian {
			return rest
		}
	}
	return s
}
