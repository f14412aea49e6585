package reference

import (
	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/lint"
)

// groupInList reads a body that stands among people, "Okafor A, Quay Study Group,
// Prado B": another name of the list must follow it. One that closes the list is
// read by groupAfter.
func groupInList(en *entry, i int, style rollStyle, list *roll) (person, bool) {
	first := groupLead(en, i)
	end := groupEnd(en, first)
	if end == first || !groupName(en, first, end) && !(first > i+1 && capitalAt(en, first)) {
		return person{}, false
	}
	next, _, ok := separator(en, end)
	if !ok {
		return person{}, false
	}
	if n, ok := nameInStyle(en, next, style, list); !ok || n.bare || n.evidence < surePerson {
		return person{}, false
	}
	return person{family: span{first, end}, end: end, body: true}, true
}

// surePerson is the evidence from which a name is one of a person without doubt.
const surePerson = 2

// groupLead is the token after the words that lead to a group at token i: "for the",
// "on behalf of".
func groupLead(en *entry, i int) int {
	for en.in(i, groupLeads) && !en.tokens[i].is(upper) {
		i++
	}
	return i
}

// longestGroup is in tokens, of a group within a list.
const longestGroup = 16

// groupEnd is the end of the words that may be the name of a group within a list.
func groupEnd(en *entry, i int) int {
	end := i
	for end < len(en.tokens) && end-i < longestGroup {
		t := &en.tokens[end]
		if t.kind == number || t.kind == address || t.kind == sign && !en.oneOf(end, "/-()’'") {
			break
		}
		end++
	}
	return end
}

// groupName says whether the words from token i on name a group of people: the last
// or the first is a word for one.
func groupName(en *entry, i, end int) bool {
	first, last := &en.tokens[i], &en.tokens[end-1]
	if en.at(end-1, ')') && end-i > 3 && en.at(end-3, '(') {
		last = &en.tokens[end-4] // "Quay Study Group (QSG)"
	}
	if end-i < 2 || !first.is(capital) || last.kind != word {
		return false
	}
	return last.is(capital) && gazetteer.Organisation(last.fold) || groupWords[last.fold] || groupWords[first.fold]
}

// groupWords name groups of people in any place of a list, in small letters as well.
var groupWords = set("group", "collaboration", "collaborators", "investigators", "consortium", "network", "committee", "team", "initiative", "trialists", "researchers", "force", "registry", "inquiry", "commission", "cooperative", "partnership", "taskforce",
	"grupo", "grup", "groupe", "gruppe", "gruppo", "arbeitsgruppe", "arbeitsgemeinschaft", "arbeitskreis", "equipe", "equipo", "consorcio", "comite", "colaboracion", "colaboracao")

// groupAfter reads the group that closes a list of people: "…, & the Quay Study
// Group", "…; for the Quay Investigators". The list and the group must be
// followed by the date or a stop.
func groupAfter(dr *draft, i int) (lint.Name, int) {
	at, _, ok := separator(dr.entry, i)
	if !ok {
		return lint.Name{}, i
	}
	for dr.in(at, groupLeads) {
		at++
	}
	end := clauseEnd(dr, at)
	if end <= at+1 || end-at > 20 || !dr.tokens[at].is(capital) || dr.in(at, titleArticles) || !dr.at(end, '.') && !dr.yearAhead(end) {
		return lint.Name{}, i
	}
	for k := at; k < end; k++ {
		if dr.in(k, thesisWords) {
			return lint.Name{}, i // "W. Zheng, Ph.D. thesis, Lund University, 2001"
		}
	}
	if last := &dr.tokens[end-1]; last.kind != word || !gazetteer.Organisation(last.fold) || !last.is(capital) {
		return lint.Name{}, i
	}
	start, finish := dr.tokens[at].start, dr.tokens[end-1].end
	return lint.Name{Literal: dr.s[start:finish], Span: dr.r.Text.Span(start, finish)}, end
}

var groupLeads = set("for", "on", "behalf", "of", "the", "and", "from", "in", "representing")
