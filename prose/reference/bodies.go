package reference

import (
	"unicode"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// organisation reads a body as author from token i: "Ministério da Saúde
// (BR)", "Brasil. Ministério da Saúde. Secretaria de Atenção à Saúde".
// The score says how much it looks like one.
func organisation(dr *draft, i int) (end int, score float64) {
	for end = i; end < len(dr.tokens); end++ {
		stop, part := bodyClause(dr, i, end)
		if stop == end {
			break
		}
		if end == i {
			score = part
		} else {
			score += furtherClause
		}
		end = stop
		if mark, ok := editorMark(dr.entry, end); ok && dr.at(end, '(') && mark-end <= 4 && score >= 0 {
			score += markedBody
			break
		}
		if dr.yearAhead(end) {
			score += datedBody(dr.entry, end, score)
			break
		}
		if !dr.at(end, '.') {
			break
		}
		if end+1 < len(dr.tokens) && dr.tokens[end+1].kind == sign && isOpeningQuote(dr.tokens[end+1].sign) {
			score += quotedNext
		}
		if !bodyGoesOn(dr, end+1) {
			break
		}
	}
	return end, score
}

// What the surroundings of a body add to what its words say.
const (
	furtherClause = 0.3 // "Brasil. Ministério da Saúde": a little more than the first says alone
	markedBody    = 3.0 // "Quay Board (Hrsg.) (2020)"
	quotedNext    = 1.5 // a title in quotation marks is next
	leastClause   = 1.0 // what a clause must score to be one more of the body: a word for bodies
	longestPart   = 12  // in tokens, of such a further clause
	regionScore   = 2.0 // "Rio Grande do Sul. Decreto …": a state that makes laws
)

// bodyClause is the end of the clause from token end on that may name a body, or a
// part of the one that begins at token i, and its score; end itself where none does.
func bodyClause(dr *draft, i, end int) (stop int, score float64) {
	stop = clauseEnd(dr, end)
	rest := leastClause
	if dr.yearAhead(stop) {
		rest = -leastClause // a year is near: only a title parts body and year
	}
	stop = bodyComma(dr.entry, end, stop, rest)
	length := stop - end
	if length > maxBody || holdsExhibition(dr.entry, end, stop) {
		return end, 0
	}
	score = bodyScore(dr.entry, end, stop)
	if end == i && length > 1 && length < 6 && gazetteer.Region(dr.key(span{i, stop})) {
		score = max(score, regionScore)
	}
	if end > i && (score < leastClause || length > longestPart) {
		return end, 0
	}
	return stop, score
}

// bodyGoesOn says whether the clause from token i on, behind a point, is one more of
// the name of a body.
func bodyGoesOn(dr *draft, i int) bool {
	next := clauseEnd(dr, i)
	if next >= len(dr.tokens)-1 || next-i >= longestPart || dr.at(next, ':') || caseBreak(dr.entry, i-1, i) {
		return false
	}
	return leadsBody(dr.entry, i) && bodyScore(dr.entry, i, next) >= leastClause
}

// datedBody scores the year that follows what may be a body, before token end;
// named is what its words say.
func datedBody(en *entry, end int, named float64) float64 {
	if en.tokens[end-1].kind == number || en.tokens[end-1].is(digits) {
		return 0
	}
	if named < 0 && !en.at(end, ',') {
		return 1 // "Atlas of quays. (2018)" is a title
	}
	if en.at(end, ',') {
		if named >= 0 && en.at(end+2, '.') && end+4 < len(en.tokens) {
			return 2.5 // "City of Lund, 2009. Quay plan."
		}
		return 1.5
	}
	if en.at(end, '(') || en.at(end, '.') && en.at(end+1, '(') {
		return 4.5
	}
	return 3
}

// leadsBody says whether the clause from token i begins as names of bodies do.
func leadsBody(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.kind == word && t.is(capital) && (gazetteer.InstitutionWord(t.fold) || t.fold == "division" || t.fold == "national" || t.fold == "instituto" || t.fold == "comite")
}

// bodyComma is the first comma from i on that ends the name of a body:
// "CMS Collaboration, Observation of …". What follows scores below rest as a
// body. It is end where there is none.
func bodyComma(en *entry, i, end int, rest float64) int {
	for k := i + 1; k < end && k-i < maxBody; k++ {
		if en.at(k, ',') && en.tokens[k-1].kind == word && bodyScore(en, i, k) >= 1 && bodyScore(en, k+1, min(end, k+maxBody)) < rest {
			return k
		}
	}
	return end
}

// surelyBody is the score from which a body is believed as people with initials are.
const surelyBody = 3.5

// maxBody is the length in tokens beyond which nothing is the name of a body.
const maxBody = 80

// clauseEnd is the token at which the clause from i ends: a stop, a bracketed
// year, a quotation mark. Brackets that hold no year belong to the clause.
func clauseEnd(dr *draft, i int) int {
	depth := 0
	for k := i; k < len(dr.tokens); k++ {
		t := &dr.tokens[k]
		switch {
		case t.kind == address:
			return k
		case t.kind != sign:
			if depth == 0 && k > i && yearCloses(dr.entry, k) {
				if dr.at(k-1, ',') {
					return k - 1
				}
				return k
			}
		case t.sign == '(' || t.sign == '[':
			if bracketCloses(dr.entry, k, depth) {
				return k
			}
			depth++
		case t.sign == ')' || t.sign == ']':
			depth = max(0, depth-1)
		case depth > 0, pluralPossessive(dr.entry, k):
		case isOpeningQuote(t.sign), t.sign == '?', t.sign == '!', t.sign == ':', t.sign == '.' && dr.stops(k):
			return k
		}
	}
	return len(dr.tokens)
}

// yearCloses says whether a year at token k ends the clause before it.
func yearCloses(en *entry, k int) bool {
	_, ok := en.year(k)
	return ok && (en.at(k-1, ',') || en.at(k+1, '.') || en.at(k-1, ')') && en.at(k+1, ':'))
}

// bracketCloses says whether the bracket at token k, within so many others, ends the
// clause before it: it holds a year or a mark of editors.
func bracketCloses(en *entry, k, depth int) bool {
	if depth == 0 && (en.yearAhead(k) || noDateAt(en, k+1) > k+1 || collaborationBefore(en, k)) {
		return true
	}
	_, ok := editorMark(en, k)
	return ok
}

// pluralPossessive says whether the apostrophe at token i ends a word and the name
// goes on: "Dock Workers' Union".
func pluralPossessive(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.kind == sign && fold.IsApostrophe(t.sign) && !t.is(spaced) && capitalAt(en, i+1) && en.tokens[i+1].is(spaced)
}

// collaborationBefore says whether the word for a collaboration stands before token k:
// a bracket there holds the people who sign for it.
func collaborationBefore(en *entry, k int) bool {
	if en.at(k+2, ')') {
		return false // its acronym
	}
	if en.at(k-1, '.') {
		k--
	}
	return en.wordAt(k-1, "collaboration") || en.wordAt(k-1, "collab")
}

// periodicals are words of journals' names that no body has in its own.
var periodicals = set("journal", "revista", "zeitschrift", "review", "reviews", "acta", "annals", "bulletin", "proceedings", "letters", "transactions", "phys", "rev", "proc", "revue", "rivista", "chem", "advances")

// bodyScore says how much the range looks like the name of a body.
func bodyScore(en *entry, i, end int) float64 {
	c := countBody(en, i, end)
	if c.capitals == 0 {
		return noBody
	}
	score := c.score
	if c.uppers >= 2 && c.smalls == 0 && c.uppers*2 > c.capitals {
		score++ // ABNT and DIN write authors in capitals, bodies as well
	}
	if gazetteer.City(en.tokens[i].fold) || end-i > 1 && gazetteer.City(en.key(span{i, min(i+2, end)})) {
		score++
	}
	score += bodyTail(en, i, end, c.smalls)
	return min(score, mostOfWords) - smallCost*float64(c.smalls) - longCost*float64(max(0, c.capitals-usualBody))
}

// What the words of a clause say for a body.
const (
	noBody      = -2.0 // nothing with a capital
	bodyWord    = 1.2  // "Ministry", "Board"
	bodyFirst   = 0.6  // in front, or before what it is for, it says more: "Ministry of Ports", "Royal Commission on Fen Drainage"
	numberCost  = 1.5  // numbers stand in titles
	mostOfWords = 3.0  // more words of a body are no more reason
	smallCost   = 0.8  // long words in small letters are those of a sentence
	longCost    = 0.15 // of each capital beyond the usual number
	usualBody   = 8    // words with capitals, "Federal Institute for Ports and Tides of Northern Norway"
	acronymEnd  = 0.5  // "International Harbour Union (IHU)"
	groupTail   = 0.8  // "… Core Team", "… Study Group"
	collabEnd   = 2.0  // "UKQCD collaboration", "Virgo and LIGO Scientific collaborations"
)

// bodyPurposes stand before what a body is for.
var bodyPurposes = set("on", "for", "of", "to", "fur", "pour", "para", "per")

// bodyCount is what the words of a clause are.
type bodyCount struct {
	score                    float64
	capitals, smalls, uppers int
}

func countBody(en *entry, i, end int) (c bodyCount) {
	for k := i; k < end; k++ {
		t := &en.tokens[k]
		if t.kind == number && k > i {
			c.score -= numberCost
		}
		if t.kind != word {
			continue
		}
		if !t.is(capital) {
			if len(t.fold) > 3 {
				c.smalls++
			}
			continue
		}
		c.capitals++
		switch {
		case gazetteer.Organisation(t.fold):
			c.score += bodyWord
			if k == i || k == i+1 && en.in(k+1, bodyPurposes) && !gazetteer.Given(en.tokens[i].fold) {
				c.score += bodyFirst
			}
		case periodicals[t.fold]:
			c.score--
		}
		if t.is(upper) && len(t.fold) > 2 {
			c.uppers++
			if end-i <= 3 {
				c.score++ // "OECD", "WORLD BANK"
			}
		}
	}
	return c
}

// bodyTail scores how the clause ends.
func bodyTail(en *entry, i, end, smalls int) float64 {
	score, last := 0.0, end-1
	if en.at(last, ')') && last-i > 3 && en.at(last-2, '(') && acronym(en, last-1) {
		score += acronymEnd
		last -= 3
	}
	if t := &en.tokens[last]; last > i && t.kind == word {
		switch {
		case t.is(capital) && gazetteer.Organisation(t.fold):
			score += groupTail
		case t.fold == "collaboration" || t.fold == "collaborations":
			score += collabEnd + smallCost*float64(min(smalls, 2)) // its own small letter and "and" cost nothing
		}
	}
	return score
}

// acronym says whether token i is written as the letters of a body are: "IHU",
// "NCD-RisC".
func acronym(en *entry, i int) bool {
	t, capitals := &en.tokens[i], 0
	if t.kind != word || t.is(caseless) || len(t.fold) > 10 {
		return false
	}
	for _, r := range t.text(en.s) {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 2
}

// takeBody adds a body as the author: its name is a literal, an abbreviation
// in brackets at its end an acronym.
func takeBody(dr *draft, i, end int, score float64) int {
	stop := end
	for dr.at(end-1, '.') && !(initialNext(dr.entry, end-2) && dr.at(end-3, '.')) || dr.at(end-1, ',') {
		end-- // not of "Quay Society e. V."
	}
	start, finish := dr.tokens[i].start, dr.tokens[end-1].end
	name := lint.Name{Literal: dr.s[start:finish], Span: dr.r.Text.Span(start, finish)}
	if dr.at(end-1, ')') && end-i > 3 && dr.at(end-3, '(') && dr.tokens[end-2].kind == word {
		if acronym(dr.entry, end-2) {
			name.Acronym = dr.tokens[end-2].text(dr.s)
		}
	}
	role := "author"
	if e, ok := editorMark(dr.entry, stop); ok {
		role, stop = "editor", e
	}
	confidence := 0.85
	if score < surelyBody {
		confidence = 0.65
	}
	f := field{name: role, start: start, end: finish, names: bodies(dr, i, end, name), confidence: confidence}
	if role == "author" {
		stop = peopleOfBody(dr, &f, stop)
	}
	dr.add(f)
	dr.claim(i, stop, nameOwner)
	return stop
}

// peopleOfBody adds the people who sign for a body, from token i on, and returns the
// token after them: "Quay Collaboration, A. Okafor et al.", "Quay Collab. (A. Okafor et
// al.)".
func peopleOfBody(dr *draft, f *field, i int) int {
	if dr.at(i, '.') && dr.at(i+1, '(') && collaborationBefore(dr.entry, i+1) {
		i++
	}
	if !dr.oneOf(i, ",(") {
		return i
	}
	list := authorsAt(dr, i+1)
	if len(list.people) == 0 || !list.people[0].initials || dr.at(i, '(') && !(list.open && dr.at(list.end, ')')) || dr.at(i, ',') && list.score < signsForBody {
		return i
	}
	for _, n := range list.people {
		f.names = append(f.names, nameOf(dr, n))
	}
	f.open, f.end = list.open, dr.tokens[list.people[len(list.people)-1].end-1].end
	if dr.at(i, '(') {
		return list.end + 1
	}
	return list.end
}

// signsForBody is the score from which people behind a comma sign for the body in front,
// and are no part of the title.
const signsForBody = 2.5

// bodies parts a list of bodies at its commas or points, when every part is
// one: "Brasil. Ministério da Saúde. Departamento de Atenção Básica".
func bodies(dr *draft, i, end int, whole lint.Name) []lint.Name {
	var names []lint.Name
	first, depth := i, 0
	for k := i; k <= end; k++ {
		if k < end && (dr.at(k, '(') || dr.at(k, ')')) {
			depth++
		}
		if k < end && !((dr.at(k, ',') || dr.at(k, '.') && dr.stops(k)) && depth%2 == 0) {
			continue
		}
		for first < k && (dr.at(first, '&') || dr.at(first, ',') || dr.tokens[first].kind == word && words.IsAnd(dr.tokens[first].fold)) {
			first++
		}
		if first >= k || bodyScore(dr.entry, first, k) < 1 {
			return []lint.Name{whole}
		}
		start, finish := dr.tokens[first].start, dr.tokens[k-1].end
		names = append(names, lint.Name{Literal: dr.s[start:finish], Span: dr.r.Text.Span(start, finish)})
		first = k + 1
	}
	if len(names) < 2 {
		return []lint.Name{whole}
	}
	return names
}
