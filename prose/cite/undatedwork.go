package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// An undated is one work of a bracket that gives no year: "Okafor 144", "see Okafor,
// *Levies*, S. 12", "“Harbour Levies” 4". Its tokens are those without what leads to
// the work and without what is said about it.
type undated struct {
	t       []token
	known   bool // only words of citing lead to it
	head    int  // past its names and title
	locator int  // first token of its page; len(t) for none
	names   names
	title   int  // first token of its title; head for none
	marked  bool // quotes or emphasis stand around the title
	byTitle bool // a title stands in place of a name
	found   []candidate
}

// paged says whether the work is cited with a page.
func (u *undated) paged() bool { return u.locator < len(u.t) }

// undatedWorks parts the tokens of a bracket at semicolons, those inside a title apart, and at
// commas between a page and the next name.
func (r *reader) undatedWorks(t []token) []undated {
	var works []undated
	for start := 0; start < len(t); {
		end, quoted := start, false
		for end < len(t) {
			if isQuote(&t[end]) {
				quoted = !quoted
			}
			if t[end].is(';') && !r.emphasised(t[end].start, t[end].end) && !(quoted && closes(t, end)) {
				break
			}
			if t[end].is(',') && end > start && end+1 < len(t) && t[end-1].kind == number && t[end+1].capital() {
				break
			}
			end++
		}
		works = append(works, r.undatedWork(t[start:end]))
		start = end + 1
	}
	return works
}

// closes says whether a quotation mark follows token i, so that the one before it is not
// open by mistake.
func closes(t []token, i int) bool {
	for i < len(t) && !isQuote(&t[i]) {
		i++
	}
	return i < len(t)
}

// undatedWork takes the tokens of one work apart.
func (r *reader) undatedWork(t []token) undated {
	u := undated{known: true}
	t = secondHand(t)
	for len(t) > 0 {
		n := r.leadLength(t)
		if n == 0 {
			break
		}
		if t[0].kind == word && !leadWords[t[0].folded()] && !secondhand[t[0].folded()] && n == 1 {
			u.known = false
		}
		t = t[n:]
	}
	t = withoutAside(t)
	for len(t) > 0 && (t[len(t)-1].is('.') && etAlBefore(t, 0, len(t)) < 0 || t[len(t)-1].is(',')) {
		t = t[:len(t)-1]
	}
	u.t = t
	u.locator = r.locatorStart(t)
	u.head = u.locator
	for u.head > 0 && (t[u.head-1].is(',') || t[u.head-1].is(':')) {
		u.head--
	}
	u.title = u.head
	return u
}

// secondHand gives the tokens of the work in which another is quoted: "Sundby 33" of "Tollby,
// qtd. in Sundby 33". "In" inside a title leads to no work.
func secondHand(t []token) []token {
	quoted := false
	for i := 1; i < len(t); i++ {
		if isQuote(&t[i-1]) {
			quoted = !quoted
		}
		if !quoted && t[i].capital() && isSecondary(t, 0, i) {
			return t[i:]
		}
	}
	return t
}

// leadLength counts the tokens at the head of t that lead to a work and are no part of
// its name: "see", "e.g.,", "qtd. in", "z. B."; 0 for none.
func (r *reader) leadLength(t []token) int {
	switch {
	case t[0].is('.'), t[0].is(','), t[0].is(':'):
		return 1
	case r.placeStart(t[:min(len(t), 3)]) == 0: // "p. 33"
		return 0
	case len(t) > 3 && t[1].is('.') && germanShort[t[0].text+" "+t[2].text]:
		return 3
	case r.isLeadIn(&t[0]), len(t) > 1 && openingLeads[t[0].folded()] && !r.index.listed(t[0].folded()):
		return 1
	}
	return 0
}

// openingLeads lead to a work with a capital letter as well, and open no title.
var openingLeads = set("see", "cf", "compare", "vgl", "siehe", "voir", "ver", "vease", "vide", "veja", "cfr", "vedi", "zie", "vergelijk", "bkz", "lihat", "se", "jf", "jfr", "zob", "srov", "viz", "lasd", "ks", "см")

// isLeadIn says whether the word leads to a work and is no part of its name:
// "qtd. in", "see also".
func (r *reader) isLeadIn(t *token) bool {
	return t.kind == word && !t.capital() && !r.index.listed(t.folded()) && (isPreposition(t.text) || !words.IsParticle(t.folded()))
}

// withoutAside cuts words about the work off its end: ", for a review", ", emphasis added",
// " and the works cited there".
func withoutAside(t []token) []token {
	for i := len(t) - 1; i > 1; i-- { // "mit weiteren Nachweisen"
		if t[i].is(',') && i < len(t)-1 && areTailWords(t[i+1:]) && etAlBefore(t, 0, len(t)) < 0 {
			return t[:i]
		}
	}
	from := len(t)
	for from > 0 && (t[from-1].kind == word && !t[from-1].capital() || t[from-1].is('.')) {
		from--
	}
	if from < 1 || etAlBefore(t, 0, len(t)) >= 0 || isPassage(t[from:]) {
		return t
	}
	switch {
	case from < len(t) && t[from-1].is(',') && from > 1:
		return t[:from-1]
	case from < len(t) && t[from-1].capital() && areTailWords(t[from:]):
		return t[:from]
	}
	return t
}

// areTailWords says whether the tokens are words about a work before them.
func areTailWords(t []token) bool {
	n := 0
	for i := range t {
		if t[i].kind == number || t[i].kind == word && !tailWords[t[i].folded()] {
			return false
		}
		if t[i].kind == word {
			n++
		}
	}
	return n > 0
}

// isPassage says whether the tokens are of a place in a work: "passim", "ch. ii".
func isPassage(t []token) bool {
	for i := range t {
		if t[i].kind == word && (isLocatorWord(t[i].text) || isLowerRoman(t[i].text) || isFollowing(t[i].text)) {
			return true
		}
	}
	return false
}

// locatorStart is the token at which the page at the end of t begins, with the word
// that leads to it: of "Okafor, S. 33 f." that of "S", of "Okafor, vol. 2, p. 33" that of
// "vol"; len(t) for none.
func (r *reader) locatorStart(t []token) int {
	start := len(t)
	for start > 0 {
		i := r.placeStart(t[:start])
		if i == start || start < len(t) && t[i].kind != word { // "1850–1914, p. 76": the years are the title's
			break
		}
		start = i
		if t[start].kind != word { // a number without its word has none before it
			break
		}
	}
	return start
}

// placeStart is locatorStart for the last page, chapter or volume alone.
func (r *reader) placeStart(t []token) int {
	i, pages := len(t), false
	for i > 0 && isOfLocator(t, i-1) {
		i--
		pages = pages || t[i].kind == number || isLowerRoman(t[i].text)
	}
	for i < len(t) && (t[i].kind == sign && !t[i].is('§') || isFollowing(t[i].text)) { // what parts the page from the name, and "ff" alone
		i++
	}
	if !pages || i == len(t) {
		return len(t)
	}
	j := i - 1
	for j > 0 && (t[j].is('.') || t[j].is('ª') || t[j].is('º') || t[j].is('§')) {
		j--
	}
	if j >= 0 && (t[j].is('§') || t[j].kind == word && isLocatorWord(t[j].text) && !(j == 0 && t[j].capital() && r.index.listed(t[j].folded())) && !isInitialBefore(t, j, i)) {
		return j
	}
	return i
}

// isInitialBefore says whether the letter at token j with its point is an initial, as
// in "Okafor S. 33"? Styles that set initials behind the name set a comma before pages.
func isInitialBefore(t []token, j, i int) bool {
	return i > j+1 && len(t[j].text) == 1 && t[j].capital() && t[j].text != "S" && t[j].text != "P"
}

// isOfLocator says whether token i can be part of a page: numbers, dashes, small Roman
// numbers, "f." and what parts them.
func isOfLocator(t []token, i int) bool {
	switch t[i].kind {
	case number:
		return len(t[i].text) <= 8 && (!strings.HasPrefix(t[i].text, "0") || i > 0 && t[i-1].is('-')) // "105–07"
	case word:
		return isLowerRoman(t[i].text) && i > 0 || isFollowing(t[i].text)
	}
	switch t[i].sign {
	case '-', ',', '.', ':', '/', '§':
		return true
	}
	return false
}

func isLowerRoman(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(c) && mayBeRoman(s)
}

// isFollowing tells what stands behind a page: "33 f.", "33 ff.", "passim".
func isFollowing(s string) bool {
	switch s {
	case "f", "ff", "sq", "sqq", "n", "nn", "passim":
		return true
	}
	return false
}

// mostCuts bounds at how many places the names of one work are tried to end.
const mostCuts = 12

// readNamesOf finds the entries that the names, or the title, of the work fit. The longest
// names are tried first: what stands behind shorter ones must be a title of theirs.
func (r *reader) readNamesOf(u *undated, list int) {
	cuts := 0
	for cut := u.head; cut > 0 && cuts < mostCuts; cut-- {
		if cut < u.head && !r.mayEndNames(u.t, cut) {
			continue
		}
		cuts++
		n, found := r.called(u.t, cut, list)
		if len(found) == 0 {
			continue
		}
		rest := cut
		for rest < u.head && u.t[rest].is(',') {
			rest++
		}
		if rest == u.head {
			u.names, u.found = n, found
			return
		}
		if title := titleWords(u.t[rest:u.head]); title != "" && (u.t[rest].capital() || isQuote(&u.t[rest])) {
			u.names, u.title = n, rest
			u.marked = isQuote(&u.t[rest]) || r.emphasised(u.t[rest].start, u.t[u.head-1].end)
			u.found = titledSo(found, title)
			return
		}
	}
}

// mayEndNames says whether names may end before token i: a comma, a quote or emphasis
// begins there.
func (r *reader) mayEndNames(t []token, i int) bool {
	return t[i].is(',') || isQuote(&t[i]) || r.emphasised(t[i].start, t[i].end) && !r.emphasised(t[i-1].start, t[i-1].end)
}

// titleWords folds tokens as titles are folded.
func titleWords(t []token) string {
	var out []string
	for i := range t {
		if t[i].kind != sign {
			out = append(out, fold.Words(t[i].text))
		}
	}
	return strings.Join(out, " ")
}

// titledSo keeps the candidates whose title begins with the words, or has them where
// none begins so, or whose text has them: of a title the reading may have lost what follows
// a colon. Where lines and columns broke the words, it is enough that most are the same.
func titledSo(found []candidate, title string) []candidate {
	joined, cited := strings.ReplaceAll(title, " ", ""), strings.Fields(title)
	for _, fits := range [...]func(e *entry) bool{
		func(e *entry) bool { return startsWithWords(trimArticle(e.title), trimArticle(title)) },
		func(e *entry) bool { return strings.Contains(" "+e.title+" ", " "+title+" ") },
		func(e *entry) bool { return strings.Contains(" "+fold.Words(e.ref.Text.String)+" ", " "+title+" ") },
		func(e *entry) bool {
			return len(joined) >= shortestTitle && strings.Contains(fold.Letters(e.ref.Text.String), joined)
		},
		func(e *entry) bool { return nearlyTitled(strings.Fields(e.title), cited) },
	} {
		var kept []candidate
		for _, c := range found {
			if fits(c.entry) {
				kept = append(kept, c)
			}
		}
		if len(kept) > 0 {
			return kept
		}
	}
	return nil
}

// What makes one title of another: its first words, or this part of all of them.
const (
	firstOfTitle = 3
	mostOfTitle  = 3 // two of three
)

// nearlyTitled says whether a cited title may be the listed one, broken.
func nearlyTitled(listed, cited []string) bool {
	same := 0
	for same < min(len(listed), len(cited)) && listed[same] == cited[same] {
		same++
	}
	if same >= firstOfTitle {
		return true
	}
	all := make(map[string]bool, len(listed))
	for _, w := range listed {
		all[w] = true
	}
	shared := 0
	for _, w := range cited {
		if all[w] {
			shared++
		}
	}
	return shared >= firstOfTitle && shared*mostOfTitle >= len(cited)*(mostOfTitle-1)
}

// called gives the entries that go by the name, or names, that tokens [0, cut) are, the
// cheapest first.
func (r *reader) called(t []token, cut, list int) (names, []candidate) {
	end := cut
	for end > 1 && t[end-1].is(',') {
		end--
	}
	if end > 1 {
		text := strings.Join(strings.Fields(r.text[t[0].start:t[end-1].end]), " ")
		n := names{people: []person{{family: []string{text}, end: end}}, end: end, tail: end}
		if found := r.index.byFirst(&query{people: n.people, list: list}); len(found) > 0 && found[0].cost <= costAcronym {
			return n, found
		}
	}
	n := r.namesOfWork(t, end)
	if len(n.people) == 0 || n.first != 0 || n.apposed(t) {
		return n, nil
	}
	return n, r.index.byFirst(&query{people: n.people, etAl: n.etAl, list: list})
}

// namesOfWork reads the names that tokens [0, end) are, with the particles that they begin
// with: in a sentence "de la Fuente" may be "of la Fuente", in a bracket it is a name.
func (r *reader) namesOfWork(t []token, end int) names {
	n := r.index.namesBefore(t, 0, end)
	if len(n.people) == 0 || n.first == 0 {
		return n
	}
	var particles []string
	for i := range n.first {
		if t[i].kind != word || !words.IsParticle(t[i].folded()) {
			return n
		}
		particles = append(particles, t[i].text)
	}
	p := &n.people[0]
	p.family, p.first, n.first = append(particles, p.family...), 0, 0
	return n
}

// apposed says whether nothing but a comma parts two names: "Lindqvist, Tides", "Wetzlar,
// Germany". They are no two authors.
func (n *names) apposed(t []token) bool {
	return len(n.people) == 2 && !n.etAl && t[n.people[1].first-1].is(',')
}

// fitting gives the entries among the candidates that a work may mean by its names: those
// that differ least, if they differ in nothing that names tell, or else those that have all
// the names at their beginning, where not all of them were read. Where only some have
// the "et al." of the citation, the others are not meant.
func (n *names) fitting(found []candidate) []candidate {
	k := 0
	for k < len(found) && found[k].cost < costGiven && found[k].cost <= found[0].cost {
		k++
	}
	if k == 0 {
		return n.opening(found)
	}
	var same []candidate
	for _, c := range found[:k] {
		if c.entry.etAl == n.etAl || n.etAl && len(c.entry.authors) > 1 {
			same = append(same, c)
		}
	}
	if len(same) > 0 {
		return same
	}
	return found[:k]
}

// opening gives the candidate whose text begins with all the names though other authors
// were read of it, or fewer. "Et al." behind the one author that was read is no difference.
func (n *names) opening(found []candidate) []candidate {
	for i, c := range found[:min(len(found), mostMisread)] {
		if c.name > costCompound || c.cost-c.name < costCount {
			continue
		}
		if len(n.people) == 1 && n.etAl && len(c.entry.authors) == 1 || len(n.people) > 1 && opensWithAll(c.entry.ref.Text.String, n.people) {
			return found[i : i+1]
		}
	}
	return nil
}

// mostMisread bounds how many entries of one author are read for his co-authors.
const mostMisread = 8

func opensWithAll(text string, people []person) bool {
	folded := " " + fold.Words(text[:min(len(text), openingWords)]) + " "
	for i := range people {
		if !strings.Contains(folded, " "+fold.Words(people[i].text())+" ") {
			return false
		}
	}
	return true
}

const quotes = `"“”„‟«»‹›「」『』《》`

// undatedFinding makes the citation of a work without a year.
func (r *reader) undatedFinding(u *undated, group lint.Span, list int) *finding {
	end := u.head
	c := &lint.Citation{Kind: lint.ByAuthor, Group: group, List: list, EtAl: u.names.etAl}
	if u.paged() {
		from, to := u.t[u.locator].start, u.t[len(u.t)-1].end
		c.Locator, c.LocatorSpan = r.text[from:to], r.span(from, to)
		end = len(u.t)
	}
	if len(u.names.people) > 0 {
		c.NamesSpan = r.span(u.t[u.names.first].start, u.t[max(u.names.tail, u.names.end)-1].end)
	}
	for i := range u.names.people {
		p := &u.names.people[i]
		c.Names = append(c.Names, lint.Name{Family: p.text(), Given: p.initials, Span: r.span(u.t[p.first].start, u.t[p.end-1].end)})
	}
	if u.title < u.head {
		c.Title = strings.Trim(strings.Join(strings.Fields(r.text[u.t[u.title].start:u.t[u.head-1].end]), " "), quotes+" ")
	}
	decoded := lint.Span{Start: u.t[0].start, End: u.t[end-1].end}
	c.Span, c.Text = r.span(decoded.Start, decoded.End), r.text[decoded.Start:decoded.End]
	f := &finding{Citation: c, block: r.at, decoded: decoded, shape: pageOnly | bracketed}
	if len(u.names.people) > 1 || u.names.etAl {
		f.shape |= several
	}
	return f
}
