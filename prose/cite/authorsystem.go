package cite

import (
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// byNames is the evidence that a text cites by author and page: works that its brackets
// name without a year.
type byNames struct {
	works     int                      // that have the form: names or a title, perhaps a page
	linked    int                      // of them such that an entry is meant
	paged     int                      // of these such that a page follows
	entries   map[*lint.Reference]bool // that are meant
	otherwise map[*lint.Reference]bool // that are cited in another way: with a year, in a note
}

// What makes a text one that cites by author and page: so many works in brackets that
// name an entry without a year, or fewer with a page; so large a share of its list, in
// percent; more of the list than is cited in another way, so many times; and of all that
// has the form, so large a share that is linked, in percent.
const (
	fewestNamedWorks = 4
	fewestPagedWorks = 2
	leastOfList      = 15
	timesOthers      = 2
	leastLinked      = 34
)

// cites says whether the evidence is enough, for a list of so many entries.
func (e *byNames) cites(listed int) bool {
	return (e.linked >= fewestNamedWorks || e.paged >= fewestPagedWorks) &&
		len(e.entries)*100 >= listed*leastOfList &&
		len(e.entries) > timesOthers*len(e.otherwise) &&
		e.linked*100 >= e.works*leastLinked
}

// citesByAuthor says whether the text cites by author and page. Brackets are read for it
// only where nothing else cites much of the list.
func (r *reader) citesByAuthor(blocks []block.Block) bool {
	listed := len(r.doc.References)
	e := byNames{entries: map[*lint.Reference]bool{}, otherwise: map[*lint.Reference]bool{}}
	for _, f := range r.found {
		if f.Status == lint.Resolved && f.Kind != lint.ByAuthor && !f.isShortTitle(blocks) {
			e.otherwise[f.References[0]] = true
		}
	}
	if listed == 0 || timesOthers*len(e.otherwise) >= listed {
		return false
	}
	for i := range blocks {
		if b := &blocks[i]; isProse(b) && b.Kind != block.Note && e.works < mostWeighed {
			r.at, r.block, r.text = int32(i), b, b.Text.String
			r.brackets = brackets(r.brackets, r.text)
			for _, b := range r.brackets {
				if !b.square && !r.inCode(b.open) {
					e.add(r, b)
				}
			}
		}
	}
	return e.cites(listed)
}

// add weighs the works of a bracket.
func (e *byNames) add(r *reader, b bracket) {
	r.inner = lex(r.inner[:0], r.text, b.inner, b.close)
	if len(r.inner) == 0 || len(r.inner) > mostInBracket {
		return
	}
	list := r.home(r.span(b.open, b.end).Start)
	for _, u := range r.undatedWorks(r.inner) {
		if u.head == 0 || u.head > longestWork || u.paged() && u.isYear() {
			continue
		}
		r.readNamesOf(&u, list)
		found := u.names.fitting(u.found)
		if len(found) == 0 {
			found = r.byTitleOf(&u, 0, list)
		}
		if len(found) == 0 {
			if r.readUnlisted(&u) && r.undatedFinding(&u, lint.Span{}, list).mayBeByAuthor() {
				e.works++
			}
			continue
		}
		e.works++
		e.linked++
		if u.paged() {
			e.paged++
		}
		e.entries[found[0].entry.ref] = true
	}
}

// mostWeighed bounds how many works are read to decide: more say nothing new.
const mostWeighed = 500

// longestWork is in tokens: names and a title.
const longestWork = 60

// isYear says whether what looks like a page is a year: "(Okafor 2014)".
func (u *undated) isYear() bool {
	_, _, ok := splitYear(u.t[u.locator].text)
	return ok
}
