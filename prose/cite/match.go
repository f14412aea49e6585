package cite

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/sim"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// What a disagreement costs. Up to resolvedCost a citation means the entry
// without a doubt; up to mismatchCost one entry is clearly meant, and
// something differs.
const (
	costOriginal   = 1  // the year of first publication is cited
	costLoose      = 2  // "et al." for two authors
	costUndated    = 6  // the entry's date could not be read
	costGiven      = 9  // other initials
	resolvedCost   = 11 // what is over it is a fault
	costCount      = 12 // co-authors left out or too many
	costLetter     = 13
	costNear       = 16 // a name one edit away
	costYear       = 20 // and the years between, up to costYears
	costYears      = 12
	costOrder      = 24 // another co-author
	mismatchCost   = 46
	impossibleCost = 99
)

// A candidate is an entry that a citation may mean, with its price.
type candidate struct {
	entry  *entry
	cost   int
	name   int // part of cost that is the first author's spelling
	faults []lint.Fault
}

// spellings gives the folded forms under which a cited name may be listed,
// the likeliest first.
func (p *person) spellings() []key {
	n := len(p.family)
	if n == 0 {
		return nil
	}
	list := []key{{fold.Letters(strings.ReplaceAll(strings.Join(p.family, ""), "&", "and")), 0}}
	add := func(s string, cost int) {
		if utf8.RuneCountInString(s) < 2 {
			return
		}
		for _, k := range list {
			if k.text == s {
				return
			}
		}
		list = append(list, key{s, cost})
	}
	add(nationKey(list[0].text), costSpelling)
	last := p.family[n-1]
	if plain := withoutCase(last); plain != "" {
		add(fold.Letters(strings.Join(p.family[:n-1], "")+plain), costSpelling)
	}
	if bare := withoutArticle(last); bare != "" {
		add(fold.Letters(bare), costParticle)
	}
	if n == 1 {
		if parts := strings.FieldsFunc(p.family[0], fold.IsDash); len(parts) > 1 {
			add(fold.Letters(parts[len(parts)-1]), costCompound)
			add(fold.Letters(parts[0]), costCompound)
		}
		return list
	}
	rest := p.family
	for len(rest) > 1 && words.IsParticle(fold.Letters(rest[0])) {
		rest = rest[1:]
		add(fold.Letters(strings.Join(rest, "")), costParticle)
	}
	for i := 1; i < len(rest); i++ {
		add(fold.Letters(strings.Join(rest[i:], "")), costParticle)
	}
	add(fold.Letters(rest[0]), costCompound)
	return list
}

// is says what it costs that the cited person is the author; impossibleCost
// when it is not.
func (p *person) is(a *author) int {
	best := impossibleCost
	for _, s := range p.spellings() {
		for _, k := range a.spelled() {
			if s.text == k.text {
				best = min(best, s.cost+k.cost)
			}
		}
	}
	if best < impossibleCost {
		best += p.givenCost(a)
	}
	return best
}

// givenCost compares cited initials with the entry's.
func (p *person) givenCost(a *author) int {
	if p.initials == "" || a.given == "" {
		return 0
	}
	cited := fold.Letters(p.initials)
	if strings.HasPrefix(a.given, cited) || strings.HasPrefix(cited, a.given) {
		return 0
	}
	if strings.IndexByte(a.given, cited[0]) >= 0 { // the middle name
		return 1
	}
	return costGiven
}

// misspells says of a name that matched at that cost whether it matched by a
// part of it alone, and the wholes are a slip apart: "Bronk-Rees" for
// Bronk-Reese.
func (p *person) misspells(a *author, cost int) bool {
	if cost > 0 && cost < costCompound && p.otherParticle(a) {
		return true
	}
	if cost < costCompound || len(p.family) == 1 && !strings.ContainsFunc(p.family[0], fold.IsDash) {
		return false
	}
	whole, near := p.spellings()[0].text, false
	for _, k := range a.spelled() {
		if k.cost > costParticle {
			continue
		}
		if whole == k.text {
			return false
		}
		near = near || slip(whole, k.text)
	}
	return near
}

// otherParticle says whether cited and listed name agree but for the letters of their
// particles: "van der Berg" for van den Berg. One that is left out, or shortened, is a habit.
func (p *person) otherParticle(a *author) bool {
	if len(p.family) < 2 || !words.IsParticle(fold.Letters(p.family[0])) {
		return false
	}
	listed := strings.Fields(a.name.Sorted())
	if len(listed) != len(p.family) || fold.Letters(listed[len(listed)-1]) != fold.Letters(p.family[len(p.family)-1]) {
		return false
	}
	for i := range listed[:len(listed)-1] {
		cited, own := fold.Letters(p.family[i]), fold.Letters(listed[i])
		if !words.IsParticle(own) || cited != own && len(cited) == len(own) && len(own) > 2 {
			return words.IsParticle(own)
		}
	}
	return false
}

// nearly says whether a name with those spellings is a slip of the author's: one
// edit, or two in a long name.
func nearly(spellings []key, a *author) bool {
	for _, s := range spellings {
		for _, k := range a.spelled() {
			if k.cost <= costParticle && slip(s.text, k.text) {
				return true
			}
		}
		if s.cost >= costParticle {
			break
		}
	}
	return false
}

func slip(a, b string) bool {
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if n == len(a) && m == len(b) && bits.OnesCount64(letters(a)^letters(b)) > 4 { // two slips are four letters of ASCII at most
		return false
	}
	switch n = min(n, m); {
	case n < 3:
		return false
	case n < 8:
		return sim.Distance(a, b, 1) <= 1
	}
	return sim.Distance(a, b, 2) <= 2
}

// letters is the set of the bytes of a name, as far as 64 bits tell them apart.
func letters(s string) uint64 {
	var set uint64
	for i := range len(s) {
		set |= 1 << (s[i] & 63)
	}
	return set
}

// compareYear adds to the candidate what the cited date differs in.
func (c *candidate) compareYear(d lint.Date) {
	listed := c.entry.date
	switch {
	case d.IsZero():
		return
	case d.End > d.Year+1 && listed.End != d.End:
		c.cost += impossibleCost
		return
	case d.Status != "":
		c.compareStatus(d)
		return
	case listed.Year == 0 && listed.Status == "":
		for _, y := range c.entry.guessed {
			if y == d.Year {
				c.cost += costOriginal
				return
			}
		}
		if len(c.entry.guessed) > 0 {
			c.cost += costYear + costYears
			c.fault(lint.YearFault, dateText(d), "")
			return
		}
		c.cost += costUndated + 1
		return
	case listed.Year == 0:
		c.cost += costYear + 2
		c.fault(lint.YearFault, dateText(d), dateText(listed))
		return
	}
	switch {
	case d.Year == listed.Year, d.End != 0 && d.End == listed.Year:
	case d.Year == listed.Original, d.Original == listed.Year, d.Original != 0 && d.Original == listed.Original,
		listed.End != 0 && d.Year >= listed.Year && d.Year <= listed.End:
		c.cost += costOriginal
	case slices.Contains(c.entry.other, d.Year):
		c.cost += costUndated
	default:
		c.cost += costYear + min(abs(d.Year-listed.Year), costYears)
		c.fault(lint.YearFault, dateText(d), dateText(listed))
		return
	}
	if d.Original != 0 && d.Original != listed.Original && !strings.Contains(c.entry.ref.Text.String, strconv.Itoa(d.Original)) {
		c.cost += costOriginal // of two editions of one year the one of that original is meant
	}
	if d.Letter != listed.Letter && d.Letter != "" {
		c.cost += costLetter
		c.fault(lint.YearFault, dateText(d), dateText(listed))
	}
}

// compareStatus compares "n.d." and "in press" with the entry's date.
func (c *candidate) compareStatus(d lint.Date) {
	listed := c.entry.date
	switch {
	case listed.Status == d.Status && (d.Letter == listed.Letter || d.Letter == ""):
	case listed.Status == "" && listed.Year == 0 && len(c.entry.guessed) == 0, listed.Status != "" && d.Status != "n.d." && listed.Status != "n.d.":
		c.cost += costOriginal
	case listed.Year == 0 && listed.Status == "", listed.Status != "" && d.Letter == "", d.Status == "n.d." && (listed.End > listed.Year+1 || c.entry.datedByTitle()): // a span of years stands in a title
		c.cost += costUndated
	default:
		c.cost += costYear
		c.fault(lint.YearFault, dateText(d), dateText(listed))
	}
}

// comparePeople adds what the cited co-authors differ in. The first author has
// been found already.
func (c *candidate) comparePeople(q *query) {
	people, etAl, authors := q.people, q.etAl, c.entry.authors
	if len(authors) == 0 {
		return
	}
	k, n := len(people), len(authors)
	for i := 1; i < k && i < n; i++ {
		if cost := people[i].is(&authors[i]); cost < impossibleCost && !people[i].misspells(&authors[i], cost) {
			c.cost += min(cost, 2)
			continue
		}
		if q.running && people[i].declinedFrom(&authors[i], q.cases) {
			c.cost += costSpelling
			continue
		}
		if nearly(people[i].spellings(), &authors[i]) {
			c.cost += costNear
			c.fault(lint.SpellingFault, people[i].text(), authors[i].name.Sorted())
			c.faults[len(c.faults)-1].Span = lint.Span{Start: people[i].first, End: people[i].end}
			continue
		}
		if i > 0 && c.among(&people[i]) {
			c.cost += costCount
		} else {
			c.cost += costOrder
		}
		c.fault(lint.AuthorsFault, people[i].text(), authors[i].name.Sorted())
		c.faults[len(c.faults)-1].Span = lint.Span{Start: people[i].first, End: people[i].end}
		return
	}
	switch {
	case c.entry.etAl && k == 1 && n == 1 && !etAl && c.entry.date.Year != 0: // the entry ends in "et al."
		c.cost += costCount
		c.fault(lint.AuthorsFault, cited(people, etAl), listed(authors)+" et al.")
	case etAl && n > k+1, c.entry.open && k <= n && (etAl || k == n || !c.entry.etAl), !etAl && k == n:
	case etAl && n > 1 && n >= k:
		c.cost += costLoose
	case c.entry.open && k > n:
		c.cost += costLoose
	case (etAl || k > n) && c.entry.namesMore(people, n), etAl && n == 1 && c.entry.mayHaveMore():
		c.cost += costLoose
	default:
		c.cost += costCount
		c.fault(lint.AuthorsFault, cited(people, etAl), listed(authors))
	}
}

// namesMore says whether the entry may have more authors than were read: the
// cited co-authors stand in its text, or names stand between its authors and
// its title.
func (e *entry) namesMore(people []person, n int) bool {
	text := e.ref.Text.String
	if len(people) > n {
		folded := " " + fold.Words(text) + " "
		more := n // who of the further people stands in the entry
		for more < len(people) && strings.Contains(folded, " "+fold.Words(people[more].text())+" ") {
			more++
		}
		return more == len(people) || more > n && strings.Contains(folded, " et al ") // the entry stops, and the text goes on
	}
	author, title := e.ref.Field("author"), e.ref.Field("title")
	if author == nil || title == nil || title.Start <= author.End || title.Start > len(text) {
		return false
	}
	capitals := 0
	for _, t := range lex(nil, text, author.End, title.Start) {
		if t.kind == word && t.capital() {
			capitals++
		}
	}
	return capitals > 2
}

// among says whether the person stands anywhere among the authors.
func (c *candidate) among(p *person) bool {
	e := c.entry
	if e.spellings == nil { // there may be a thousand authors, and as many citations
		e.spellings = make(map[string]bool)
		for i := range e.authors {
			for _, k := range e.authors[i].spelled() {
				e.spellings[k.text] = true
			}
		}
	}
	return slices.ContainsFunc(p.spellings(), func(k key) bool { return e.spellings[k.text] })
}

func (c *candidate) fault(kind lint.FaultKind, cited, listed string) {
	c.faults = append(c.faults, lint.Fault{Kind: kind, Reference: c.entry.ref, Cited: cited, Listed: listed})
}

// cited writes the names as the text has them.
func cited(people []person, etAl bool) string {
	var out []string
	for i := range people {
		out = append(out, people[i].text())
	}
	if etAl {
		return strings.Join(out, ", ") + " et al."
	}
	return joinNames(out)
}

// listed writes the names of an entry, the long lists cut.
func listed(authors []author) string {
	var out []string
	for i := range authors {
		if i == 6 {
			return strings.Join(out[:1], ", ") + " et al."
		}
		out = append(out, authors[i].name.Sorted())
	}
	return joinNames(out)
}

func joinNames(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	case 2:
		return names[0] + " & " + names[1]
	default:
		return strings.Join(names[:n-1], ", ") + ", & " + names[n-1]
	}
}

// dateText writes a date as citations do.
func dateText(d lint.Date) string {
	if d.Status != "" {
		if d.Letter != "" {
			return d.Status + "-" + d.Letter
		}
		return d.Status
	}
	if d.Year == 0 {
		return ""
	}
	return strconv.Itoa(d.Year) + d.Letter
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
