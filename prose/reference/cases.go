package reference

// versus stands between the parties of a case. Titles have it as well ("Bread v.
// salt"), and so it counts only before a report.
var versus = set("v", "vs")

// caseLeads begin cases that have one party: "Re Quay Estates [1999] Ch 4".
var caseLeads = set("re", "ex")

// longestCase is how many tokens the name of a case may have.
const longestCase = 40

// caseName is the token after the name of a case that begins at token i, i where
// none does. Parties are no authors: "Okafor v Quay Board [1967] 2 QB 118".
func caseName(en *entry, i int) int {
	parties := en.in(i, caseLeads) && en.tokens[i].is(capital) && (capitalAt(en, i+1) || en.wordAt(i+1, "parte")) || en.wordAt(i, "in") && en.wordAt(i+1, "re")
	for k := i; k < len(en.tokens) && k-i < longestCase; k++ {
		switch {
		case en.in(k, versus) && !en.tokens[k].is(capital) && k > i && partyAhead(en, k+1):
			parties = true
		case parties && reportAhead(en, k):
			return k
		case en.oneOf(k, "“\"‘«:?!"):
			return i
		}
	}
	return i
}

// partyAhead says whether the name of the other party may begin at token i.
func partyAhead(en *entry, i int) bool {
	if en.at(i, '.') {
		i++
	}
	return capitalAt(en, i) || en.wordAt(i, "the")
}

// reportAhead says whether token i begins what cases are cited by: "[1967] 2 QB",
// "(1868) LR 3 HL", ", 412 U.S.", ", No. 45678/99", "(App no 12345/67)".
func reportAhead(en *entry, i int) bool {
	next := i + 1
	switch {
	case en.at(i, '['):
		_, year := en.year(next)
		return year && en.at(next+1, ']')
	case en.at(i, '(') && (en.wordAt(next, "app") || en.wordAt(next, "application")):
		return true
	case en.at(i, '('):
		_, year := en.year(next)
		return year && en.at(next+1, ')') && next+2 < len(en.tokens) && (en.tokens[next+2].kind == number || capitalAt(en, next+2))
	case en.at(i, ',') && en.wordAt(next, "no"):
		return true
	}
	return en.at(i, ',') && next+1 < len(en.tokens) && en.tokens[next].kind == number && len(en.tokens[next].fold) <= 3 && capitalAt(en, next+1) && en.month(next+1) == 0
}
