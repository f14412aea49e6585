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
	for end = i; end < len(dr.tokens); {
		stop := clauseEnd(dr, end)
		rest := 1.0
		if dr.yearAhead(stop) {
			rest = -1 // a year is near: only a title parts body and year
		}
		stop = bodyComma(dr.entry, end, stop, rest)
		length := stop - end
		if length > maxBody || holdsExhibition(dr.entry, end, stop) {
			break
		}
		part := bodyScore(dr.entry, end, stop)
		if end == i && length > 1 && length < 6 && gazetteer.Region(dr.key(span{i, stop})) {
			part = max(part, 2) // "Rio Grande do Sul. Decreto …"
		}
		if stop == end || end > i && (part < 1 || length > 12) {
			break
		}
		if end == i {
			score = part
		} else {
			score += 0.3
		}
		end = stop
		if mark, ok := editorMark(dr.entry, end); ok && dr.at(end, '(') && mark-end <= 4 && score >= 0 {
			score += 3 // "Quay Board (Hrsg.) (2020)"
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
			score += 1.5
		}
		if next := clauseEnd(dr, end+1); next >= len(dr.tokens)-1 || next-end > 12 || !leadsBody(dr.entry, end+1) || bodyScore(dr.entry, end+1, next) < 1 {
			break
		}
		end++
	}
	return end, score
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

// maxBody is the length in tokens beyond which nothing is the name of a body.
const maxBody = 80

// clauseEnd is the token at which the clause from i ends: a stop, a bracketed
// year, a quotation mark. Brackets that hold no year belong to the clause.
func clauseEnd(dr *draft, i int) int {
	depth := 0
	for k := i; k < len(dr.tokens); k++ {
		t := &dr.tokens[k]
		if t.kind == address {
			return k
		}
		if t.kind != sign {
			if _, ok := dr.year(k); ok && depth == 0 && k > i && (dr.at(k-1, ',') || dr.at(k+1, '.') || dr.at(k-1, ')') && dr.at(k+1, ':')) {
				if dr.at(k-1, ',') {
					return k - 1
				}
				return k
			}
			continue
		}
		switch {
		case t.sign == '(' || t.sign == '[':
			if depth == 0 && (dr.yearAhead(k) || noDateAt(dr.entry, k+1) > k+1) {
				return k
			}
			if _, ok := editorMark(dr.entry, k); ok {
				return k
			}
			depth++
		case t.sign == ')' || t.sign == ']':
			depth = max(0, depth-1)
		case pluralPossessive(dr.entry, k):
		case depth == 0 && (isOpeningQuote(t.sign) || t.sign == '?' || t.sign == '!' || t.sign == ':'):
			return k
		case depth == 0 && t.sign == '.' && dr.stops(k):
			return k
		}
	}
	return len(dr.tokens)
}

// pluralPossessive says whether the apostrophe at token i ends a word and the name
// goes on: "Dock Workers' Union".
func pluralPossessive(en *entry, i int) bool {
	t := &en.tokens[i]
	return t.kind == sign && fold.IsApostrophe(t.sign) && !t.is(spaced) && capitalAt(en, i+1) && en.tokens[i+1].is(spaced)
}

// periodicals are words of journals' names that no body has in its own.
var periodicals = set("journal", "revista", "zeitschrift", "review", "reviews", "acta", "annals", "bulletin", "proceedings", "letters", "transactions", "phys", "rev", "proc", "revue", "rivista", "chem", "advances")

// bodyScore says how much the range looks like the name of a body.
func bodyScore(en *entry, i, end int) float64 {
	score, capitals, smalls, uppers := 0.0, 0, 0, 0
	for k := i; k < end; k++ {
		t := &en.tokens[k]
		if t.kind == number && k > i {
			score -= 1.5
		}
		if t.kind != word {
			continue
		}
		if gazetteer.Organisation(t.fold) && t.is(capital) {
			score += 1.2
			if k == i || k == i+1 && en.in(k+1, bodyPurposes) && !gazetteer.Given(en.tokens[i].fold) {
				score += bodyLeads
			}
		} else if periodicals[t.fold] && t.is(capital) {
			score--
		}
		if t.is(capital) {
			capitals++
		} else if len(t.fold) > 3 {
			smalls++
		}
		if t.is(upper) && len(t.fold) > 2 {
			uppers++
			if end-i <= 3 {
				score++
			}
		}
	}
	if capitals == 0 {
		return -2
	}
	if uppers >= 2 && smalls == 0 && uppers*2 > capitals {
		score++ // ABNT and DIN write authors in capitals, bodies as well
	}
	if gazetteer.City(en.tokens[i].fold) || end-i > 1 && gazetteer.City(en.key(span{i, min(i+2, end)})) {
		score++
	}
	last := end - 1
	if en.at(last, ')') && last-i > 3 && en.at(last-2, '(') && acronym(en, last-1) {
		score += 0.5 // "International Harbour Union (IHU)"
		last -= 3
	}
	if t := &en.tokens[last]; last > i && t.kind == word {
		switch {
		case t.is(capital) && gazetteer.Organisation(t.fold):
			score += 0.8 // "… Core Team", "… Study Group"
		case t.fold == "collaboration" || t.fold == "collaborations":
			score += 2 + 0.8*float64(min(smalls, 2)) // "UKQCD collaboration", "Virgo and LIGO Scientific collaborations"
		}
	}
	return min(score, 3) - 0.8*float64(smalls) - 0.15*float64(max(0, capitals-8))
}

// bodyLeads is for the word that says that a body is one, at its head or before
// what it is for: "Royal Commission on Fen Drainage".
const bodyLeads = 0.6

var bodyPurposes = set("on", "for", "of", "to", "fur", "pour", "para", "per")

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
	if score < 3.5 {
		confidence = 0.65
	}
	f := field{name: role, start: start, end: finish, names: bodies(dr, i, end, name), confidence: confidence}
	if next := stop + 1; dr.at(stop, ',') && role == "author" { // "Quay Collaboration, A. Okafor et al."
		if list := authorsAt(dr, next); len(list.people) > 0 && list.people[0].initials && list.score >= 2.5 {
			for _, n := range list.people {
				f.names = append(f.names, nameOf(dr, n))
			}
			f.open, stop = list.open, list.end
			f.end = dr.tokens[list.people[len(list.people)-1].end-1].end
		}
	}
	dr.add(f)
	dr.claim(i, stop, nameOwner)
	return stop
}

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
