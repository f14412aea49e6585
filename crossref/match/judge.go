package match

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

const (
	// Suggest is the score from which a record found by a search is the
	// reference's: precision .982 (docs/sources.md, Matching references).
	Suggest = .76
	// Write is the score from which its DOI may be written into a file:
	// precision .997 (docs/sources.md, Matching references).
	Write = .90
	// ahead is by how much the next candidate must be behind for that.
	ahead = .10
)

// ByIdentifier is the answer for a reference whose own identifier leads to the
// record. Where the work behind it is clearly another, the verdict is
// Contradicted, and a search may still find the right one.
func (r *Reference) ByIdentifier(w *lint.Work) lint.Answer {
	c := r.Compare(w)
	a := lint.Answer{Identifier: w.DOI, Identified: lint.ThisWork, Record: w, Score: c.Score, Differences: r.differences(c)}
	switch {
	case r.another(c):
		return lint.Answer{Verdict: lint.Contradicted, Identifier: w.DOI, Identified: lint.AnotherWork, Claimed: w, Score: c.Score}
	case c.Title <= Other && r.partOf(w):
		return lint.Answer{Verdict: lint.Verified, Reason: "its DOI is that of the whole book", Identifier: w.DOI, Identified: lint.ThisWork, Record: w, Score: c.Score}
	case c.Title <= Other && r.wholeOf(w):
		return lint.Answer{Verdict: lint.Verified, Reason: "its DOI is that of a chapter", Identifier: w.DOI, Identified: lint.ThisWork, Record: w, Score: c.Score}
	case c.Title == Other && r.translated(c):
		a.Differences = slices.DeleteFunc(a.Differences, func(d lint.Difference) bool { return d.Field == "title" })
	case c.Title == Unknown && !c.supported():
		return lint.Answer{Verdict: lint.NotCheckable, Reason: "has nothing in common that could be compared with the record of its DOI", Identifier: w.DOI, Record: w}
	}
	a.Verdict = lint.Verified
	if len(a.Differences) > 0 {
		a.Verdict = lint.Differs
	}
	return a
}

// another says whether a record is of another work. A title alone does not show
// it: records have wrong titles too, about one of 285 (docs/sources.md, Matching references).
func (r *Reference) another(c *Comparison) bool {
	if r.partOf(c.Work) || r.wholeOf(c.Work) || c.earlier && c.authors.overlap > .5 {
		return false
	}
	agree, differ := c.tally()
	switch c.Title {
	case Other:
		switch {
		case c.authors.known && c.authors.overlap == 0:
			return agree < 3 || !(c.pages.known && c.pages.agrees) // the work beside it in one volume
		case !c.authors.known:
			return agree == 0 || differ > agree
		}
		return agree == 0 && differ > 0 || differ > agree+1 // another work of the same people
	case Unknown:
		return c.authors.known && c.authors.overlap == 0 && agree == 0 && differ > 1
	}
	return false
}

// tally counts the fields besides title and authors that agree and differ.
func (c *Comparison) tally() (agree, differ int) {
	count := func(known, same bool) {
		switch {
		case known && same:
			agree++
		case known:
			differ++
		}
	}
	count(c.year.known, c.year.apart == 0)
	count(c.venue.known, c.venue.agrees)
	count(c.volume.known, c.volume.agrees)
	count(c.pages.known, c.pages.agrees)
	count(c.publisher, true)
	if c.isbn {
		agree += 2
	}
	return agree, differ
}

// supported says whether anything but the title speaks for the record.
func (c *Comparison) supported() bool {
	agree, _ := c.tally()
	return agree > 1 || c.authors.known && c.authors.overlap > 0
}

// partOf says whether the record is of the book or volume that the reference,
// a chapter, appeared in: where chapters have no DOI, the book's is given.
func (r *Reference) partOf(w *lint.Work) bool {
	if r.q.Container == "" || w.Type == "journal-article" || r.q.Type == "article-journal" {
		return false
	}
	container := tokenize(r.q.Container)
	return slices.ContainsFunc(w.Titles, func(title string) bool {
		theirs := tokenize(title)
		return len(theirs) > 0 && r.relate(r.q.Container, container, theirs, title).relation >= Misspelt
	})
}

// wholeOf says whether the reference is of the book that the record's work is a
// chapter of.
func (r *Reference) wholeOf(w *lint.Work) bool {
	return len(r.title) > 0 && w.Type != "journal-article" && slices.ContainsFunc(w.Containers, func(title string) bool {
		theirs := tokenize(title)
		return len(theirs) > 0 && r.relate(r.q.Title, r.title, theirs, title).relation >= Misspelt
	})
}

// translated says whether two titles that have nothing in common may be one in
// two languages: authors, year and place agree.
func (r *Reference) translated(c *Comparison) bool {
	agree, differ := c.tally()
	ours, theirs := language(r.title), language(tokenize(c.title.title))
	return c.authors.known && c.authors.overlap == 1 && c.title.likeness < rejectBelow && differ == 0 && agree > 2 && ours != theirs && ours != "" && theirs != ""
}

// language tells by their little words in which language a title is; "" where
// it has none. It is for comparing two titles, not for naming languages.
func language(title []token) string {
	counts := make(map[string]int)
	best := ""
	for _, t := range title {
		if l := littleWords[t.text]; l != "" {
			if counts[l]++; best == "" || counts[l] > counts[best] {
				best = l
			}
		}
	}
	return best
}

var littleWords = map[string]string{
	"the": "en", "of": "en", "and": "en", "with": "en", "from": "en", "for": "en", "on": "en", "by": "en", "an": "en", "to": "en",
	"der": "de", "die": "de", "das": "de", "und": "de", "von": "de", "zur": "de", "im": "de", "eine": "de", "fur": "de", "zum": "de",
	"le": "fr", "les": "fr", "du": "fr", "et": "fr", "une": "fr", "dans": "fr", "sur": "fr", "des": "fr", "pour": "fr", "au": "fr",
	"el": "es", "los": "es", "las": "es", "y": "es", "en": "es", "del": "es", "una": "es", "por": "es", "para": "es", "con": "es",
	"do": "pt", "da": "pt", "dos": "pt", "uma": "pt", "em": "pt", "ao": "pt", "no": "pt", "com": "pt",
	"il": "it", "della": "it", "di": "it", "nel": "it", "gli": "it", "sulla": "it", "degli": "it", "delle": "it", "per": "it",
	"van": "nl", "het": "nl", "een": "nl", "voor": "nl", "och": "sv", "av": "sv", "og": "da", "af": "da", "i": "ru", "v": "ru", "na": "ru", "iz": "ru", "po": "ru", "dlia": "ru", "dlya": "ru", "ot": "ru", "veka": "ru", "veke": "ru", "kak": "ru", "w": "pl", "oraz": "pl",
}

// BySearch is the answer for a reference of which a search brought the
// candidates. It rests on the best that is of this work. Candidates that are
// not, and fields in which another version of the work may differ, are no evidence.
func (r *Reference) BySearch(candidates []*lint.Work) lint.Answer {
	var best *Comparison
	var others []*Comparison
	for _, w := range candidates {
		if !isItem(w) {
			continue
		}
		title := r.compareTitles(w)
		if title.relation == Other { // most candidates end here
			continue
		}
		c := r.compare(w, title)
		if !r.accepts(c) {
			others = append(others, c)
			continue
		}
		switch {
		case best == nil:
			best = c
		case r.better(c, best):
			others = append(others, best)
			best = c
		default:
			others = append(others, c)
		}
	}
	if best == nil {
		return lint.Answer{Verdict: lint.NotFound, Reason: r.whyNot(others)}
	}
	a := lint.Answer{Verdict: lint.Verified, Record: best.Work, Score: best.Score, Differences: best.Differences}
	if len(a.Differences) > 0 {
		a.Verdict = lint.Differs
	}
	if a.Version = best.earlier; a.Version {
		a.Reason = "only an earlier version is on record"
	}
	a.Certain = r.certain(best, others)
	return a
}

// better says whether c is rather the reference's record than d: what is no preprint,
// where the reference names a venue; fewer differences; the higher score.
func (r *Reference) better(c, d *Comparison) bool {
	if c.earlier != d.earlier {
		return d.earlier
	}
	if x, y := len(c.Differences), len(d.Differences); x != y {
		return x < y
	}
	if x, y := c.preprint, d.preprint; x != y {
		return y
	}
	return c.Score > d.Score
}

// isItem says whether a record is of something that references are to: no
// journal, issue, figure or grant.
func isItem(w *lint.Work) bool {
	switch w.Type {
	case "journal", "journal-issue", "journal-volume", "book-series", "proceedings-series", "report-series", "component", "peer-review", "grant", "database":
		return false
	}
	return true
}

// shortTitle is from how many words on a title is one work's: shorter ones are shared
// (docs/sources.md, Matching references).
const shortTitle = 5

// accepts says whether a candidate is of the reference's work, and the fields in
// which it differs are faults of the reference rather than marks of another
// version: conference paper and article, first and second edition.
func (r *Reference) accepts(c *Comparison) bool {
	agree, differ := c.tally()
	placed := c.pages.known && (c.pages.agrees || c.pages.first) || c.volume.known && c.volume.agrees && c.venue.known && c.venue.agrees
	sameYear := c.year.known && c.year.apart == 0
	inVenue := c.venue.known && c.venue.agrees
	known := c.authors.known && c.authors.overlap > 0
	switch {
	case c.Title == Unknown: // lists of chemists have no titles
		return (len(r.title) == 0 || r.untitled(c.Work)) && known && c.authors.first && c.pages.known && c.pages.agrees && agree > 2 && differ == 0
	case c.Title == Other:
		return false
	case r.rival(c):
		return false
	case c.authors.known && !known: // a work of that title by other people is another, unless all else agrees
		return c.Title >= Misspelt && len(r.title) >= shortTitle && differ == 0 && sameYear && inVenue && (placed || r.pages.first == "")
	case c.Title == Changed:
		team := c.publisher && len(r.authors) > 1 && c.authors.overlap == 1 && len(c.authors.faults) == 0
		return known && c.authors.overlap > .5 && differ == 0 && !c.numbered() && (placed || sameYear && (inVenue || team))
	case len(r.title) < shortTitle && !(known && agree > 1 || placed && sameYear):
		return false
	case len(c.Differences) == 0:
		return c.Score >= Suggest || known && agree > 0 || known && c.authors.overlap == 1 && differ == 0
	case len(c.authors.faults) > 0 && differ == 0:
		return sameYear && (inVenue || !c.venue.known) && agree > 1 || placed
	}
	return r.faulty(c, placed, sameYear, inVenue)
}

// faulty says whether fields that differ, under one title and authors, are
// faults: one of them alone, and others that hold it in place.
func (r *Reference) faulty(c *Comparison, placed, sameYear, inVenue bool) bool {
	agree, differ := c.tally()
	if c.pages.known && !c.pages.agrees && c.pages.first { // the last page alone
		differ--
	}
	if len(c.authors.faults) > 0 || !c.authors.known {
		return differ == 1 && agree > 2
	}
	switch {
	case c.earlier: // only its year can differ
		return true
	case c.year.known && c.year.apart > 0 && differ <= 1:
		return placed || inVenue
	case c.venue.known && !c.venue.agrees:
		return differ == 1 && sameYear && (c.pages.known || c.volume.known) // without a place it may be the paper that the article grew out of
	case differ == 1, differ == 2 && inVenue && sameYear: // volume or pages
		return inVenue && (sameYear || placed) || !c.venue.known && sameYear
	case differ == 0: // the title is misspelt, or the issue is another
		return agree > 0
	}
	return false
}

// rival says whether a record is one of a work that shares its title with the
// reference's and is another: review and book, part I and part II.
func (r *Reference) rival(c *Comparison) bool {
	isBook := r.q.Type == "book" || r.q.Type == "thesis"
	if isBook && c.Work.Type == "journal-article" || r.q.Type == "article-journal" && (c.Work.Type == "book" || c.Work.Type == "monograph") {
		return true
	}
	return standsForNotice(r.title) != (len(c.Work.Titles) > 0 && standsForNotice(tokenize(c.title.title)))
}

// numbered says whether the words that differ count parts.
func (c *Comparison) numbered() bool {
	return slices.ContainsFunc(c.title.edits, func(e edit) bool {
		return counts(c.title.ours[e.start:e.end]) || counts(c.title.title[e.from:e.to])
	})
}

func counts(word string) bool {
	word = strings.ToLower(word)
	return hasDigit(word) || numbers[word] != "" || word == "i" || word == "v" || word == "x"
}

// certain says whether nothing speaks against writing the record's DOI into the
// reference: it agrees in all, and no other candidate is near or bears that title.
func (r *Reference) certain(best *Comparison, others []*Comparison) bool {
	if best.Score < Write || best.Title < Misspelt || !best.authors.known || !best.authors.first || best.earlier {
		return false
	}
	if agree, differ := best.tally(); agree == 0 || differ > 0 || len(best.authors.faults) > 0 {
		return false
	}
	title := plainTitle(best.Work)
	return !slices.ContainsFunc(others, func(c *Comparison) bool {
		return c.Work.DOI != best.Work.DOI && (c.Score > best.Score-ahead || plainTitle(c.Work) == title && c.authors.overlap > 0 && !c.preprint)
	})
}

// whyNot says what the candidates that were not accepted are.
func (r *Reference) whyNot(others []*Comparison) string {
	for _, c := range others {
		if c.Title >= Misspelt && c.authors.known && c.authors.overlap > 0 {
			return "the nearest record, https://doi.org/" + c.Work.DOI + ", agrees in too little, or is of another version"
		}
	}
	return ""
}
