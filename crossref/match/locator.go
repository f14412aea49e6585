package match

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/roman"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// A locatorMatch is how volume, issue or pages fare: known where both sides
// have something that can be compared.
type locatorMatch struct {
	known, agrees bool
	first         bool // of pages: the first agrees
}

// A pageRange is first and last page, folded; last is "" for a single page.
type pageRange struct{ first, last string }

// readPages reads what stands for pages: "317–35", "pp. S12–S19", "e1002", "123:1-123:17".
func readPages(s string) pageRange {
	s = strings.TrimSpace(strings.ToLower(s))
	for _, unit := range [...]string{"pages", "pp", "pp.", "p"} { // how many there are: "45pp"
		if count, ok := strings.CutSuffix(s, unit); ok {
			if _, plain := plainNumber(strings.TrimSpace(count)); plain {
				return pageRange{}
			}
		}
	}
	for _, label := range [...]string{"pages", "page", "pp.", "pp", "p.", "s.", "art.", "article", "no."} {
		if rest, ok := strings.CutPrefix(s, label); ok && rest != "" && !('a' <= rest[0] && rest[0] <= 'z') {
			s = strings.TrimSpace(rest)
			break
		}
	}
	if at := strings.IndexAny(s, ",;+("); at > 0 {
		s = s[:at] // the first of several ranges
	}
	at := strings.IndexFunc(s, fold.IsDash)
	if at < 0 {
		return pageRange{first: pageKey(s)}
	}
	p := pageRange{first: pageKey(s[:at]), last: pageKey(strings.TrimLeftFunc(s[at:], func(r rune) bool { return fold.IsDash(r) || r == ' ' }))}
	if n := len(p.first) - len(p.last); n > 0 && p.last != "" { // elided: 317–35 is 317–335
		if head := p.first[:n]; !letterIn(p.last) {
			p.last = head + p.last
		}
	}
	return p
}

func letterIn(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return 'a' <= r && r <= 'z' })
}

// pageKey folds a page: no blanks, no leading zeros.
func pageKey(s string) string {
	key := fold.Letters(s)
	if trimmed := strings.TrimLeft(key, "0"); trimmed != "" {
		return trimmed
	}
	return key
}

// samePage says whether two pages are one. An article number may have a letter
// in front, or not.
func samePage(a, b string) bool {
	return a == b || bare(a) == bare(b) && bare(a) != "" || numbersArticle(a, b) || numbersArticle(b, a)
}

// numbersArticle says whether a is an article number and b one of its pages: "034004", "034004-1".
func numbersArticle(a, b string) bool { return len(a) > 4 && strings.HasPrefix(b, a) }

// bare is a page without the letters in front of its digits.
func bare(page string) string {
	return strings.TrimLeft(strings.TrimLeft(page, "abcdefghijklmnopqrstuvwxyz"), "0")
}

// comparePages holds pages or article number against those on record.
func (r *Reference) comparePages(w *lint.Work) locatorMatch {
	ours := r.pages
	if ours.first == "" {
		return locatorMatch{}
	}
	var theirs []pageRange
	for _, s := range [...]string{w.Page, w.Number} {
		if s != "" && (hasDigit(s) || isRomanPage(s)) { // "n/a-n/a"
			theirs = append(theirs, readPages(s))
		}
	}
	if len(theirs) == 0 {
		return locatorMatch{}
	}
	if counted(ours, theirs[0]) || counted(theirs[0], ours) {
		return locatorMatch{}
	}
	m := locatorMatch{known: true}
	for _, t := range theirs {
		m.agrees = m.agrees || agreeOnPages(ours, t)
		m.first = m.first || samePage(ours.first, t.first)
	}
	m.agrees = m.agrees || r.excusesPages(w, ours, theirs)
	return m
}

// excusesPages says whether something explains pages that are not those on record.
func (r *Reference) excusesPages(w *lint.Work, ours pageRange, theirs []pageRange) bool {
	if strings.Contains(r.q.Page, ":") != strings.Contains(w.Page, ":") && agreeOnPages(readPages(withoutArticle(r.q.Page)), readPages(withoutArticle(w.Page))) {
		return true // "3:1–3:17" of an article 3
	}
	if w.Number == "" && ours.last == "" && endsWith(w.DOI, ours.first) {
		return true // the article number stands in the DOI alone
	}
	if r.rawWords == nil {
		return false
	}
	// The reader of free text may have taken another number.
	if all := fold.Letters(w.Page); len(all) > 3 && strings.Contains(r.rawLetters, all) {
		return true
	}
	return slices.ContainsFunc(theirs, func(t pageRange) bool { return r.hasPage(t.first) && (t.last == "" || r.hasPage(t.last)) })
}

// withoutArticle leaves the pages of "3:1–3:17".
func withoutArticle(pages string) string {
	var kept []string
	for _, part := range strings.FieldsFunc(pages, fold.IsDash) {
		kept = append(kept, strings.TrimSpace(part[strings.LastIndexByte(part, ':')+1:]))
	}
	return strings.Join(kept, "-")
}

// counted says whether a counts the pages of an article, from 1, for which b has
// a number: nothing can be said then.
func counted(a, b pageRange) bool {
	return a.first == "1" && a.last != "" && b.last == "" && b.first != "1"
}

// hasPage says whether a page stands somewhere in an entry of free text.
func (r *Reference) hasPage(page string) bool {
	return r.rawWords[page] || r.rawWords["0"+page]
}

func agreeOnPages(a, b pageRange) bool {
	if !samePage(a.first, b.first) {
		return paginatedAnew(a, b)
	}
	return a.last == "" || b.last == "" || samePage(a.last, b.last) || a.last == a.first || b.last == b.first
}

// paginatedAnew says whether a counts from 1 the pages that b has of the
// volume: as many, as an article is cited before it has its place.
func paginatedAnew(a, b pageRange) bool {
	if a.first != "1" {
		return false
	}
	x, ok := plainNumber(a.last)
	from, ok1 := plainNumber(b.first)
	to, ok2 := plainNumber(b.last)
	return ok && ok1 && ok2 && x > 1 && to-from+1 == x
}

// plainNumber reads a plain number, without fmt: it is called for each candidate.
func plainNumber(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > 1<<24 {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, s != ""
}

func endsWith(doi, page string) bool {
	return len(page) > 3 && strings.HasSuffix(doi, page)
}

// compareVolume holds the volume against that on record.
func (r *Reference) compareVolume(w *lint.Work) locatorMatch {
	return r.compareNumber(r.q.Volume, w.Volume, w)
}

// compareIssue holds the issue against that on record. BibTeX's number is an
// article number now and then.
func (r *Reference) compareIssue(w *lint.Work) locatorMatch {
	m := r.compareNumber(r.q.Issue, w.Issue, w)
	if m.known && !m.agrees && (w.Number != "" && samePage(pageKey(r.q.Issue), pageKey(w.Number)) || pageKey(r.q.Issue) == pageKey(w.Page)) {
		m.agrees = true
	}
	return m
}

func (r *Reference) compareNumber(ours, theirs string, w *lint.Work) locatorMatch {
	a, b := locatorKey(ours), locatorKey(theirs)
	if a == "" || b == "" || isYear(a, w) != isYear(b, w) || isMonth(a) != isMonth(b) {
		return locatorMatch{}
	}
	if w.Type != "journal-article" && w.Type != "" && a != b {
		return locatorMatch{} // books and proceedings count in their series, or in themselves
	}
	m := locatorMatch{known: true, agrees: a == b || fromRoman(a) == fromRoman(b)}
	if len(a) != len(b) { // the letter of a section: "B83", "88B"
		m.agrees = m.agrees || bare(a) == bare(b) || unlettered(a) == unlettered(b)
	}
	if !m.agrees && r.rawWords != nil {
		m.agrees = r.rawWords[b]
	}
	if !m.agrees { // double issues: "3-4" and "3", "3/4"
		m.agrees = slices.Contains(strings.Fields(fold.Words(ours)), b) || slices.Contains(strings.Fields(fold.Words(theirs)), a)
	}
	return m
}

// unlettered is a volume without the letter of its section: "88B", "B88".
func unlettered(s string) string { return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") }

// isYear says whether a volume is named by a year of the record: some journals
// count so, and some sources.
func isYear(volume string, w *lint.Work) bool {
	n, ok := plainNumber(volume)
	return ok && slices.ContainsFunc(w.Dates, func(d lint.Dated) bool { return d.Year == n || d.Year == n+1 || d.Year == n-1 })
}

// isMonth says whether an issue is named by its month or season.
func isMonth(issue string) bool {
	name := strings.TrimLeft(issue, "0123456789")
	return words.Month(name) != 0 && name == issue || seasons[name]
}

var seasons = set("spring", "summer", "autumn", "fall", "winter")

// locatorKey folds a volume or issue: "Vol. 12", "no. 3", "PP" for none yet.
func locatorKey(s string) string {
	key := fold.Letters(s)
	for _, label := range [...]string{"volume", "vol", "issue", "no", "nr", "number", "band", "bd", "tome", "supplement", "suppl", "supp", "s"} {
		if rest, ok := strings.CutPrefix(key, label); ok && rest != "" && '0' <= rest[0] && rest[0] <= '9' {
			key = rest
		}
	}
	if key == "pp" || key == "inpress" || key == "earlyaccess" {
		return ""
	}
	return strings.TrimLeft(key, "0")
}

// fromRoman gives the digits of a roman numeral; other text stays.
func fromRoman(s string) string {
	if n := roman.Value(s); n > 0 {
		return strconv.Itoa(n)
	}
	return s
}

// isRomanPage says whether text, or the first page of a range, is a roman numeral.
func isRomanPage(s string) bool {
	first, _, _ := strings.Cut(s, "-")
	return roman.Of(first)
}

// placeField is the field in which the reference has its place in the volume.
func (r *Reference) placeField() string {
	if r.q.Page == "" {
		return "number"
	}
	return "page"
}

// locatorFaults are the differences in volume, issue and pages.
func (r *Reference) locatorFaults(c *Comparison, w *lint.Work) []lint.Difference {
	var faults []lint.Difference
	add := func(field, word, ours, theirs string, m locatorMatch) {
		shown := theirs
		if field == r.placeField() && shown == "" {
			shown = w.Page
		}
		if m.known && !m.agrees {
			faults = append(faults, lint.Difference{
				Field: field, Value: theirs, Severity: lint.Warning,
				Message: fmt.Sprintf("the %s on record is %s, not %s", word, shown, ours),
			})
		}
	}
	add("volume", "volume", r.q.Volume, w.Volume, c.volume)
	add("issue", "issue", r.q.Issue, w.Issue, c.issue)
	page := strings.ReplaceAll(w.Page, "-", "–")
	if r.pages.last != "" && readPages(w.Page).last == "" {
		page = "" // to put in the first alone would lose the last
	}
	switch {
	case !c.pages.known || c.pages.agrees:
	case w.Page != "":
		add(r.placeField(), "page range", r.q.Page+r.articleNumber(), page, c.pages)
	default:
		add(r.placeField(), "article number", r.q.Page+r.articleNumber(), w.Number, c.pages)
	}
	return faults
}
