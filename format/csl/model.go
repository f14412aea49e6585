package csl

import "strings"

// A role says how the value of a variable is read.
type role uint8

const (
	opaque   role = iota // of some program's own
	prose                // text with tags in it
	verbatim             // an address, identifier or number
	people               // a list of names
	dated                // a date
)

// A variable is what is known of a member of an item by its name: what CSL calls
// it, and how it is read.
//
// Sources: the CSL 1.0.2 specification, appendix IV, and its schema csl-data.json.
type variable struct {
	csl  string
	role role
}

var variables = func() map[string]variable {
	m := make(map[string]variable)
	for as, names := range map[role]string{
		people: `author chair collection-editor compiler composer container-author contributor curator director editor editorial-director
			executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient
			reviewed-author script-writer series-creator translator`,
		dated: `accessed available-date event-date issued original-date submitted`,
		prose: `abstract annote archive archive-place archive_collection authority call-number collection-title container-title
			container-title-short dimensions division event event-place event-title genre jurisdiction keyword license medium note
			original-publisher original-publisher-place original-title part-title publisher publisher-place references reviewed-genre
			reviewed-title scale source status title title-short volume-title volume-title-short`,
		verbatim: `DOI ISBN ISSN PMCID PMID URL archive_location chapter-number citation-label citation-number collection-number edition
			first-reference-note-number issue language locator number number-of-pages number-of-volumes page page-first part-number
			printing-number section supplement-number version volume year-suffix`,
	} {
		for name := range strings.FieldsSeq(names) {
			m[name] = variable{name, as}
		}
	}
	// What programs write that were there before CSL had a word for it, or have another.
	for name, csl := range map[string]string{
		"journalAbbreviation": "container-title-short", "shortTitle": "title-short", "archive-location": "archive_location",
		"doi": "DOI", "url": "URL", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID",
	} {
		m[name] = variable{csl, m[csl].role}
	}
	return m
}()

// typesOfCSL are the types of CSL 1.0.2, which a content that may be CSL is told by.
var typesOfCSL = func() map[string]bool {
	m := make(map[string]bool)
	for name := range strings.FieldsSeq(`article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
		dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript
		map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog
		regulation report review review-book software song speech standard thesis treaty webpage`) {
		m[name] = true
	}
	return m
}()

// otherTypes are those of Crossref, which doi.org gives items of CSL with, and of CSL 1.0.
var otherTypes = map[string]string{
	"journal-article": "article-journal", "proceedings-article": "paper-conference", "book-chapter": "chapter", "monograph": "book",
	"edited-book": "book", "reference-book": "book", "proceedings": "book", "book-section": "chapter", "book-part": "chapter",
	"posted-content": "article", "dissertation": "thesis", "report-component": "report", "reference-entry": "entry", "peer-review": "review",
}

// typeOf is the type of CSL for one that is written so.
func typeOf(written string) string {
	if csl := otherTypes[written]; csl != "" {
		return csl
	}
	return written
}
