package match

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// Unregistered says why a work is of a kind that registries of DOIs do not hold
// as a rule, in a clause without a subject; "" where it may be on record. Such
// works are worth no question without a DOI.
func Unregistered(q *lint.Query) string {
	switch q.Type {
	case "webpage", "post-weblog", "post", "entry-encyclopedia-online":
		return "is a web page"
	case "software":
		return "is software"
	case "legislation", "bill", "legal_case", "regulation", "treaty", "hearing":
		return "is law"
	case "standard":
		return "is a standard"
	case "patent":
		return "is a patent"
	case "article-newspaper", "broadcast", "interview", "motion_picture", "song", "graphic", "map", "speech", "personal_communication", "performance":
		return "is of a kind that has no DOI"
	}
	return ""
}

// firstYear is the year before which few works have a record.
const firstYear = 1950

// Unlikely says why a work that no search found need not be on record, in a
// clause without a subject; "" where it should have been.
func Unlikely(q *lint.Query) string {
	if why := Unregistered(q); why != "" {
		return why
	}
	switch q.Type {
	case "thesis":
		return "is a thesis"
	case "report":
		return "is a report"
	case "manuscript", "collection", "periodical":
		return "is unpublished or a collection"
	case "dataset":
		return "is a data set"
	}
	switch year := q.Issued.Year; {
	case year != 0 && year < firstYear:
		return "is older than the registries"
	case q.Issued.Status != "" && year == 0:
		return "has not appeared yet or bears no year"
	}
	if isStandard(q) {
		return "is a standard"
	}
	if noDOIs(q.Container) || noDOIs(q.Series) {
		return "appeared where works get no DOI"
	}
	if q.Container == "" && q.Publisher == "" && q.URL != "" && !hasLocator(q) {
		return "is known by its address alone"
	}
	return ""
}

func hasLocator(q *lint.Query) bool { return q.Volume != "" || q.Page != "" || q.ISBN != "" }

// standardBodies number what they publish.
var standardBodies = set("iso", "iec", "din", "en", "astm", "ansi", "rfc", "nist", "bs", "nf", "ieee", "itu", "etsi", "ecma", "gost", "jis", "gb", "csa", "asme", "sae", "ietf", "w3c")

// isStandard says whether the title of a reference, or its text, names a body
// that makes standards with a number behind it: "ISO 9001", "IEEE Std 754".
func isStandard(q *lint.Query) bool {
	words := strings.Fields(fold.Words(q.Title + " " + q.Number + " " + q.Raw))
	for i, word := range words {
		if !standardBodies[word] {
			continue
		}
		for _, next := range words[i+1 : min(len(words), i+4)] {
			if next[0] >= '0' && next[0] <= '9' {
				return true
			}
			if !standardBodies[next] && next != "std" && next != "ts" && next != "tr" && next != "standard" && next != "no" && next != "specification" {
				break
			}
		}
	}
	return false
}

// withoutDOI are venues that give their papers no DOI, or gave none for long
// (docs/sources.md, Matching references), folded; a name that holds one of them is theirs.
var withoutDOI = []string{
	"neural information processing systems", "neurips", "nips", "international conference on machine learning", "icml", "learning representations", "iclr",
	"machine learning research", "jmlr", "tmlr", "usenix", "network and distributed system security", "ndss", "ceur", "uncertainty in artificial intelligence", "uai",
	"artificial intelligence and statistics", "aistats", "conference on learning theory", "colt", "openreview", "arxiv", "iacr", "eprint", "ssrn",
	"robot learning", "corl", "internet society", "journal of statistical education", "bmvc", "british machine vision", "gesellschaft fur informatik",
}

func noDOIs(name string) bool {
	folded := " " + fold.Words(name) + " "
	for _, v := range withoutDOI {
		if strings.Contains(folded, " "+v+" ") {
			return true
		}
	}
	return false
}
