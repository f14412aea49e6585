// Package works says whether two entries are one work: made ready to be compared, put
// into groups that may be, and compared.
package works

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/sim"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/dois"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/links"
)

// A Work is an entry made ready to be compared with others: folded once, and
// the details only when there is another entry to compare it with.
type Work struct {
	Reference *lint.Reference
	Title     string // folded, without blanks
	DOI       string // as doi.Key has it
	text      string // the whole entry without its label; "" where it is too short to say anything
	*details
}

// details are what tells two works apart that look alike.
type details struct {
	telling   string    // the words of the title in which no slip is forgiven
	apart     [8]string // fields that show two works where they differ, see apartFields
	page      string    // the first
	url       string
	container []string // without little words
	publisher string
	homes     [3]bool // whether it names a container, a publisher, an address
}

var apartFields = [8]string{"DOI", "volume", "issue", "number", "edition", "ISBN", "arxiv", "genre"}

// minText is how long two texts have to be for their sameness to mean anything,
// in letters.
const minText = 20

// New makes an entry ready.
func New(r *lint.Reference) *Work {
	w := &Work{
		Reference: r,
		text:      fold.Letters(strings.TrimPrefix(r.Text.String, r.Label)),
		Title:     fold.Letters(r.Value("title")),
		DOI:       doi.Key(dois.Bare(r.Value("DOI"))),
	}
	if len(w.text) <= minText {
		w.text = ""
	}
	return w
}

func (w *Work) detail() {
	if w.details != nil {
		return
	}
	r := w.Reference
	d := &details{
		telling:   tellingWords(r.Value("title")),
		url:       links.Page(r.Value("URL")),
		container: containerWords(r.Value("container-title")),
		publisher: fold.Letters(r.Value("publisher")),
	}
	d.page, _, _ = strings.Cut(fold.Words(r.Value("page")), " ")
	for i, field := range apartFields {
		d.apart[i] = fold.Letters(r.Value(field))
	}
	d.apart[0] = fold.Letters(w.DOI) // a .bib file may have it as an address
	for i, field := range [...]string{"container-title", "publisher", "URL"} {
		d.homes[i] = r.Field(field) != nil
	}
	w.details = d
}

// Handles are keys of which two entries for one work share at least one.
func (w *Work) Handles() []string {
	var handles []string
	if w.text != "" {
		handles = append(handles, "text "+w.text)
	}
	if w.DOI != "" {
		handles = append(handles, "doi "+w.DOI)
	}
	author, _ := entry.FirstAuthor(w.Reference)
	if volume, page := w.Reference.Value("volume"), w.Reference.Value("page"); volume != "" && page != "" {
		handles = append(handles, "place "+fold.Letters(author.Sorted())+" "+volume+" "+page)
	}
	key := fold.Letters(author.Sorted()) + " " + strconv.Itoa(w.Reference.Issued().Year) + " "
	if n := 12; len(w.Title) > n {
		return append(handles, "head "+key+w.Title[:n], "tail "+key+w.Title[len(w.Title)-n:])
	}
	return append(handles, "title "+key+w.Title)
}

// Same says in words why two entries are one work; "" where they are not.
func (w *Work) Same(v *Work) string {
	if w.text != "" && w.text == v.text {
		return "the same text"
	}
	if w.TellsApart(v) {
		return ""
	}
	title, near := w.CompareTitle(v)
	if w.DOI != "" && w.DOI == v.DOI && near {
		return "the same DOI and title"
	}
	a, b := w.Reference, v.Reference
	if !near && !title || !sameAuthors(a, b) {
		return ""
	}
	if !sameDate(a.Issued(), b.Issued()) {
		if title && w.samePlace(v) {
			return "the same authors, title, volume and pages, but another year"
		}
		return ""
	}
	agreeing := w.agree(v)
	switch {
	case title && len(agreeing) > 0:
		return "the same authors, year, title and " + agreeing[0]
	case near && len(agreeing) > 1:
		if w.Title == "" && v.Title == "" {
			return "the same authors, year, " + agreeing[0] + " and " + agreeing[1]
		}
		return "the same authors, year, " + agreeing[0] + " and " + agreeing[1] + ", and almost the same title"
	case title && a.Issued().Letter == b.Issued().Letter && a.Issued().Year != 0 && w.sameHome(v):
		return "the same authors, year and title"
	}
	return ""
}

// TellsApart says whether a field that both entries have shows two works.
func (w *Work) TellsApart(v *Work) bool {
	w.detail()
	v.detail()
	for i, x := range w.apart {
		if y := v.apart[i]; x != "" && y != "" && x != y {
			return true
		}
	}
	return w.page != "" && v.page != "" && w.page != v.page || !sameContainer(w.container, v.container)
}

// agree names the fields that point to one place and are the same in both.
func (w *Work) agree(v *Work) []string {
	var names []string
	add := func(word, x, y string) {
		if x != "" && x == y {
			names = append(names, word)
		}
	}
	add("pages", w.page, v.page)
	for i, word := range apartFields {
		switch word {
		case "number", "DOI", "volume":
			add(word, w.apart[i], v.apart[i])
		case "arxiv":
			add("arXiv number", w.apart[i], v.apart[i])
		}
	}
	add("address", w.url, v.url)
	return names
}

// sameHome says whether both entries tell where the work appeared, or neither:
// a working paper and the book it became share all but that.
func (w *Work) sameHome(v *Work) bool {
	return w.homes == v.homes && w.url == v.url && w.publisher == v.publisher
}

// samePlace says whether two articles stand on the same pages of the same
// volume, so that of two years next to each other one is wrong.
func (w *Work) samePlace(v *Work) bool {
	const volume = 1 // in apartFields
	a, b := w.Reference.Issued(), v.Reference.Issued()
	apart := a.Year - b.Year
	return a.Year != 0 && b.Year != 0 && -2 <= apart && apart <= 2 && a.Letter == b.Letter &&
		len(w.container) > 0 && len(v.container) > 0 &&
		w.apart[volume] != "" && w.apart[volume] == v.apart[volume] && w.page != "" && w.page == v.page
}

// CompareTitle says whether two titles are the same letter by letter, and
// whether they are at least the same but for slips of the pen. Slips are
// allowed in long words only: numbers, short words and the words that part one
// work of an author from the next have to agree.
func (w *Work) CompareTitle(v *Work) (same, near bool) {
	if w.Title == v.Title {
		return w.Title != "", true
	}
	w.detail()
	v.detail()
	if w.telling != v.telling {
		return false, false
	}
	limit := min(utf8.RuneCountInString(w.Title)/20, utf8.RuneCountInString(v.Title)/20, 3)
	return false, limit > 0 && sim.Distance(w.Title, v.Title, limit) <= limit
}

// tellingWords are the words of a title in which no slip is forgiven.
func tellingWords(title string) string {
	var telling []string
	for word := range strings.FieldsSeq(fold.Words(title)) {
		if utf8.RuneCountInString(word) < 6 || strings.ContainsAny(word, "0123456789") {
			telling = append(telling, word)
		}
	}
	return strings.Join(telling, " ")
}

// sameDate asks for equal dates, or for neither entry having one. Letters are
// left to the caller; a month that one entry leaves out is not a difference.
func sameDate(x, y lint.Date) bool {
	if x.Month != 0 && y.Month != 0 && (x.Month != y.Month || x.Day != y.Day) {
		return false
	}
	return x.Year == y.Year && x.End == y.End && x.Status == y.Status
}

// sameAuthors asks for the same names in the same order, as far as both lists
// go: a list that ends in "et al." may be the shorter. Editors count where there
// are no authors.
func sameAuthors(a, b *lint.Reference) bool {
	for _, role := range []string{"author", "editor"} {
		x, y := a.Field(role), b.Field(role)
		if x == nil || y == nil || len(x.Names) == 0 || len(y.Names) == 0 {
			if x != y {
				return false
			}
			continue
		}
		if len(x.Names) > len(y.Names) {
			x, y = y, x
		}
		if len(x.Names) < len(y.Names) && !x.Open {
			return false
		}
		for i := range x.Names {
			if !sameName(x.Names[i], y.Names[i]) {
				return false
			}
		}
		return true
	}
	return false
}

// sameContainer says whether two names of a journal or book can be one: equal,
// one missing, or one the abbreviation of the other ("J. Harb. Econ.").
func sameContainer(x, y []string) bool {
	if len(x) == 0 || len(y) == 0 {
		return true
	}
	if len(x) != len(y) {
		return strings.Join(x, "") == strings.Join(y, "")
	}
	for i := range x {
		if !strings.HasPrefix(x[i], y[i]) && !strings.HasPrefix(y[i], x[i]) && x[i][0] != y[i][0] {
			return false
		}
	}
	return true
}

// containerWords are the words of a container's name that abbreviations keep.
func containerWords(s string) []string {
	var words []string
	for word := range strings.FieldsSeq(fold.Words(s)) {
		switch word {
		case "of", "the", "and", "for", "in", "on", "de", "la", "le", "et", "der", "die", "das", "und", "fur",
			"e", "y", "da", "do", "del":
		default:
			words = append(words, word)
		}
	}
	return words
}

// sameName says whether two names are one, as far as both are spelled out.
func sameName(a, b lint.Name) bool {
	return fold.Letters(a.Sorted()) == fold.Letters(b.Sorted()) &&
		(a.Given == "" || b.Given == "" || sameInitial(a.Given, b.Given))
}

func sameInitial(a, b string) bool {
	x, y := []rune(fold.Letters(a)), []rune(fold.Letters(b))
	return len(x) > 0 && len(y) > 0 && x[0] == y[0]
}
