package reference

// A finder of what lists of films, plays and interviews say between title and
// company, as MLA has it: "Directed by Ilse Marrow, Ealing Pictures, 1954".

// credits stand before "by" and the name of somebody who is no author; the CSL type
// that they tell, if any.
var credits = map[string]string{
	"directed": "motion_picture", "interview": "", "interviewed": "", "conducted": "", "performed": "", "performance": "", "adapted": "", "illustrated": "", "produced": "", "narrated": "", "read": "",
	"photographs": "", "illustrations": "", "screenplay": "motion_picture", "written": "", "presented": "", "hosted": "", "choreographed": "",
}

// longestCredit is how many tokens the names behind "by" may have.
const longestCredit = 14

// findCredits claims the clauses that say who directed, sang or asked.
func findCredits(dr *draft, from int) {
	for i := from + 1; i+2 < len(dr.tokens); i++ {
		if reviewAt(dr, i) {
			claimReviewed(dr, i)
			continue
		}
		kind, ok := creditAt(dr, i)
		if !ok {
			continue
		}
		end := endOfCredit(dr, i)
		if end-i >= longestCredit {
			continue
		}
		dr.claim(i, end, noteOwner)
		if dr.kind == "" {
			dr.kind = kind
		}
	}
}

// reviewAt says whether "Review of" stands at token i behind a title in quotation marks.
func reviewAt(dr *draft, i int) bool {
	return dr.wordAt(i, "review") && dr.wordAt(i+1, "of") && dr.tokens[i].is(capital) && dr.owner[i] == free && closesAny(dr.tokens[i-1].sign) && len(dr.quotes) > 0
}

// creditAt says whether a credit begins a clause at token i and a name follows its
// "by", and which CSL type it tells.
func creditAt(dr *draft, i int) (kind string, ok bool) {
	if dr.owner[i] != free || dr.tokens[i].kind != word || !dr.wordAt(i+1, "by") {
		return "", false
	}
	kind, ok = credits[dr.tokens[i].fold]
	return kind, ok && dr.oneOf(i-1, ".,;”\"’)") && !dr.quotedAt(i) && capitalAt(dr.entry, i+2)
}

// endOfCredit is the token behind the names of the credit at token i.
func endOfCredit(dr *draft, i int) int {
	end := i + 2
	for end < len(dr.tokens) && dr.owner[end] == free && end-i < longestCredit && !dr.oneOf(end, ",;(") && !(dr.at(end, '.') && dr.stops(end)) {
		end++
	}
	return end
}

// claimReviewed claims the clause that names the work under review and its author
// from token i on, behind the title of the review. "Review of Income and Wealth" is a journal.
func claimReviewed(dr *draft, i int) {
	end := freeClause(dr, i)
	for k := i; k < end; k++ {
		if dr.at(k, ',') && dr.wordAt(k+1, "by") {
			dr.claim(i, end, noteOwner)
			return
		}
	}
}

// databases hold what other houses have published; MLA names them before the address.
var databases = set("jstor", "proquest", "netflix", "kanopy", "ebscohost", "project muse", "internet archive", "google books", "hathitrust", "gale academic onefile", "academic search complete", "academia.edu", "researchgate", "literature online", "disney+", "hulu", "amazon prime video", "scopus", "sciencedirect", "wiley online library", "taylor & francis online", "persee", "cairn", "gallica", "early english books online", "eighteenth century collections online")

// findDatabases claims the name of a database that stands as a clause before an
// address or at the end.
func findDatabases(dr *draft, from int) {
	for i := from + 1; i < len(dr.tokens); i++ {
		if dr.tokens[i].kind != word || dr.owner[i] != free || !dr.oneOf(i-1, ".,") || !(dr.located || dr.dated || dr.has("DOI") || dr.has("URL")) {
			continue
		}
		end := i
		for end < len(dr.tokens) && dr.owner[end] == free && end-i < longestDatabase && (dr.tokens[end].kind == word || dr.oneOf(end, "&+") || dr.at(end, '.') && !dr.tokens[min(end+1, len(dr.tokens)-1)].is(spaced)) {
			end++
		}
		if end > i && databases[dr.key(span{i, end})] && signsOnly(dr, end) {
			dr.claim(i, end, noteOwner)
			return
		}
	}
}

// longestDatabase is in tokens.
const longestDatabase = 6
