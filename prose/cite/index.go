package cite

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/people"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// An index finds the entries of all lists by what a text calls them.
type index struct {
	entries   []entry
	first     map[string][]posting     // by every spelling of the first author
	byYear    map[string]years         // first again, for the names that very many entries have
	places    map[string]map[int32]int // where in first an entry stands, for names that were given later
	known     map[[2]string]bool       // names and the acronyms that the text has given them
	near      map[nearKey][]int32      // for near misses of the first author
	titles    []titled                 // titles and organisations by their words, sorted
	wordNames map[string]bool          // co-authors whose name is also a word of documents: "Page"
	searched  int                      // titles that were read for words in them, which bounds the work
	lastWord  map[string]bool          // of titles and organisations: most stretches of text end in none
}

// An entry is a reference in the form that linking compares.
type entry struct {
	ref     *lint.Reference
	authors []author
	open    bool // the list of authors ends in "et al.", or may not have been read whole
	etAl    bool // it ends in "et al."
	date    lint.Date
	guessed []int  // years that stand in an entry whose date could not be read
	other   []int  // years that an entry gives besides its own
	title   string // folded by Words

	spellings map[string]bool // of all authors, made when somebody asks
}

// An author is one name of an entry with its spellings.
type author struct {
	name  lint.Name
	keys  []key  // made when they are asked for: most co-authors are never compared
	given string // initials, folded: "ab"
}

// A key is a spelling folded by Letters, and what it costs to be called so:
// 0 for the name as it stands.
type key struct {
	text string
	cost int
}

// A posting says that entry goes by the key for that cost.
type posting struct {
	entry int32
	cost  int8
}

// years are the entries that go by one key, by year: indexes of its postings. 0
// stands for entries without a year.
type years map[int][]int

func (y years) add(e *entry, at int) {
	all := e.years()
	if len(all) == 0 {
		all = []int{0}
	}
	for _, year := range all {
		y[year] = append(y[year], at)
	}
}

// What a spelling costs. One step is a habit, ten are a doubt.
const (
	costParticle = 1 // "Meulen" for "van der Meulen"
	costSpelling = 1 // "Brueckner" for "Brückner"
	costAcronym  = 2
	costCompound = 3 // "Ibáñez" for "Ibáñez Ruiz"
	costInitials = 4 // "IHU", which nobody introduced
	costTitle    = 2

	costGivenFirst = 6
)

// A nearKey finds names that are one edit apart: such names share their first
// two letters, their last two, or the first and the last, and here also the
// year.
type nearKey struct {
	year int
	kind nearKind
	part string
}

type nearKind uint8

const (
	nearHead nearKind = iota
	nearTail
	nearBoth
)

// A titled is an entry under the words of its title or organisation.
type titled struct {
	words string
	entry int32
	cost  int8
}

func newIndex(refs []*lint.Reference) *index {
	x := &index{
		entries:   make([]entry, len(refs)),
		first:     make(map[string][]posting, 2*len(refs)),
		near:      make(map[nearKey][]int32, 2*len(refs)),
		byYear:    map[string]years{},
		places:    map[string]map[int32]int{},
		known:     map[[2]string]bool{},
		lastWord:  make(map[string]bool),
		wordNames: make(map[string]bool),
	}
	for i, r := range refs {
		e := newEntry(r)
		x.entries[i] = e
		id := int32(i)
		if len(e.authors) > 0 {
			for _, k := range e.authors[0].spelled() {
				x.first[k.text] = append(x.first[k.text], posting{id, int8(k.cost)})
			}
			x.addNear(&e, id)
			for _, a := range e.authors[1:] {
				if a.name.Literal != "" {
					x.lastWord[lastWord(a.name.Literal)] = true
				}
				if name := lastWord(a.name.Family); partWords[name] || words.Month(name) != 0 {
					x.wordNames[name] = true
				}
			}
			if literal := e.authors[0].name.Literal; literal != "" {
				x.addTitle(fold.Words(literal), id, 0)
			}
		}
		if e.title != "" {
			cost := costTitle
			if len(e.authors) > 0 {
				cost = 3 * costTitle
			}
			x.addTitle(e.title, id, cost)
		}
		if c := r.Value("container-title"); c != "" && len(e.authors) == 0 {
			x.addTitle(fold.Words(c), id, costTitle)
		}
	}
	sort.SliceStable(x.titles, func(i, j int) bool { return x.titles[i].words < x.titles[j].words })
	return x
}

func (x *index) addTitle(folded string, id int32, cost int) {
	if folded == "" {
		return
	}
	folded = trimArticle(folded)
	x.titles = append(x.titles, titled{folded, id, int8(cost)})
	for _, w := range strings.Fields(folded) {
		x.lastWord[w] = true
	}
}

func (x *index) addNear(e *entry, id int32) {
	main := e.authors[0].spelled()[0].text
	if utf8.RuneCountInString(main) < 3 {
		return
	}
	years := e.years()
	if len(years) == 0 {
		years = []int{0} // "n.d."
	}
	for _, year := range years {
		for _, k := range nearKeys(year, main) {
			x.near[k] = append(x.near[k], id)
		}
	}
}

// nearKeys are the keys of a folded name of three letters or more.
func nearKeys(year int, s string) [3]nearKey {
	_, first := utf8.DecodeRuneInString(s)
	_, second := utf8.DecodeRuneInString(s[first:])
	_, last := utf8.DecodeLastRuneInString(s)
	_, before := utf8.DecodeLastRuneInString(s[:len(s)-last])
	return [...]nearKey{
		{year, nearHead, s[:first+second]},
		{year, nearTail, s[len(s)-last-before:]},
		{year, nearBoth, s[:first] + s[len(s)-last:]},
	}
}

// years are the years by which the entry may be cited.
func (e *entry) years() []int {
	if e.date.Year == 0 {
		return e.guessed
	}
	years := []int{e.date.Year}
	if e.date.Original != 0 {
		years = append(years, e.date.Original)
	}
	if e.date.End != 0 {
		years = append(years, e.date.End)
	}
	return years
}

func newEntry(r *lint.Reference) entry {
	e := entry{ref: r, date: r.Issued(), title: fold.Words(r.Value("title"))}
	if original := r.Field("original-date"); original != nil && e.date.Original == 0 {
		e.date.Original = original.Date.Year
	}
	if year, letter := labelYear(r.Label); year == e.date.Year && e.date.Letter == "" {
		e.date.Letter = letter
	}
	for _, field := range [...]string{"author", "editor"} {
		f := r.Field(field)
		if f == nil || len(f.Names) == 0 {
			continue
		}
		e.open, e.etAl = f.Open, f.Open
		for _, n := range f.Names {
			for _, n := range e.mend(n) {
				if n.Family != "" || n.Literal != "" {
					e.authors = append(e.authors, author{name: n})
				}
			}
		}
		if len(e.authors) > 0 && len(e.authors[0].spelled()) == 0 {
			e.authors = nil // a name without a letter
		}
		if len(e.authors) > 0 {
			e.dropGiven()
			e.joinOrganisations()
			break
		}
	}
	if len(e.authors) > 1 && isBody(e.authors[0].name.Sorted()) { // "Quay Collaboration, B. Okafor et al."
		e.authors[0].keys = append(e.authors[0].spelled(), key{fold.Letters(e.authors[1].name.Sorted()), costInitials})
		e.open = true
	}
	e.addOpening()
	if len(e.authors) == 0 {
		e.guessAuthor()
	}
	switch {
	case e.date.Year == 0 && e.date.Status == "":
		e.guessed = guessYears(r.Text.String)
	case e.date.Year != 0:
		e.other = otherYears(r, e.date)
	}
	e.open = e.open || e.misreadAuthors()
	return e
}

// joinOrganisations lets organisations that were parted at their commas go by
// their joint name: "United Nations Educational, Scientific and Cultural
// Organization".
func (e *entry) joinOrganisations() {
	if len(e.authors) < 2 {
		return
	}
	joint := ""
	for _, a := range e.authors {
		if a.name.Literal == "" {
			return
		}
		joint += fold.Letters(a.name.Literal)
	}
	e.authors[0].keys = append(e.authors[0].keys, key{joint, 0})
	e.open = true
}

// addOpening lets an entry go by its first word as well, where the authors
// that were read do not begin with it: they were misread.
func (e *entry) addOpening() {
	if len(e.authors) == 0 || e.authors[0].name.Repeated {
		return
	}
	text := strings.TrimLeft(e.ref.Text.String, " *_\"“”")
	cut := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !fold.IsDash(r) && !fold.IsApostrophe(r) })
	if cut < 3 || cut > 40 || !startsUpper(text) {
		return
	}
	opening := fold.Letters(text[:cut])
	first := &e.authors[0]
	if utf8.RuneCountInString(opening) < 3 {
		return
	}
	if first.name.Given != "" && strings.HasPrefix(text[cut:], " "+first.name.Given) && !strings.ContainsAny(first.name.Given, ". ") {
		first.keys = append(first.spelled(), key{fold.Letters(first.name.Given), costGivenFirst}) // "Ezra Solomon", read the wrong way round
		return
	}
	if strings.HasPrefix(fold.Letters(first.name.Given), opening) {
		first.keys = append(first.spelled(), key{opening, costGivenFirst}) // "Nguyen Van An", whose family name may be either
		return
	}
	for _, k := range first.spelled() {
		if strings.HasPrefix(k.text, opening) {
			return
		}
	}
	first.keys = append(first.keys, key{opening, costInitials})
	e.open = true
}

// startsUpper says whether s starts with an upper-case letter.
func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// spelled gives the spellings that the author may be cited by, the listed one
// first.
func (a *author) spelled() []key {
	if a.keys != nil {
		return a.keys
	}
	n := a.name
	a.keys = make([]key, 0, 3)
	add := func(s string, cost int) {
		if s == "" || cost > 0 && utf8.RuneCountInString(s) < 2 && !isHan(s) {
			return
		}
		for _, k := range a.keys {
			if k.text == s {
				return
			}
		}
		a.keys = append(a.keys, key{s, cost})
	}
	if n.Literal != "" {
		literalKeys(n, add)
		return a.keys
	}
	a.given = people.Initials(n.Given)
	add(fold.Letters(n.Sorted()), 0)
	add(fold.Letters(n.Family), costParticle)
	if !strings.Contains(n.Given, ".") && (len(n.Given) > 3 || len(n.Given) > 1 && strings.Contains(n.Family, " ")) {
		add(fold.Letters(n.Family+n.Given), costParticle) // "Nguyen Van An", "INSTITUTO DO MAR", "PROVINCIA DEL PO"
	}
	if n.Given == "" {
		for _, part := range familyParts(n.Family) {
			add(fold.Letters(part), costParticle)
		}
	}
	if len(n.Family) <= 3 && isAcronym(n.Family) && !strings.ContainsAny(n.Family, "AEIOUY") { // "Chinnery PF" read the wrong way round
		add(fold.Letters(n.Given), costParticle)
	}
	if german := fold.German(n.Family); german != fold.Letters(n.Family) {
		add(german, costSpelling)
		if n.Particle != "" {
			add(fold.German(n.Sorted()), costSpelling)
		}
	}
	if short := initialLetters(n.Given + " " + n.Family); strings.Contains(n.Family, " ") && len(short) > 2 { // a body read as a person: "Geological Survey, U.S."
		add(short, costInitials)
	}
	surnameKeys(n.Family, add)
	return a.keys
}

// surnameKeys adds what is left of a family name of several words: without
// its particles, without a suffix, and each surname of a double one.
func surnameKeys(family string, add func(string, int)) {
	parts := strings.FieldsFunc(family, func(r rune) bool { return unicode.IsSpace(r) || fold.IsDash(r) })
	if len(parts) < 2 {
		return
	}
	long := make([]bool, len(parts)) // the German and the Danish letters are longer folded
	for i, p := range parts {
		long[i], parts[i] = utf8.RuneCountInString(p) > 2, fold.Letters(p)
	}
	for range people.Particles(parts) {
		parts, long = parts[1:], long[1:]
		add(strings.Join(parts, ""), costParticle)
	}
	if people.Suffixes(parts) > 0 {
		parts = parts[:len(parts)-1]
		add(strings.Join(parts, ""), costParticle) // "Okafor" for "Okafor Filho"
	}
	if len(parts) < 2 {
		return
	}
	for i, p := range parts {
		if long[i] && !words.IsParticle(p) {
			add(p, costCompound)
		}
	}
}

// literalKeys adds the spellings of an organisation.
func literalKeys(n lint.Name, add func(string, int)) {
	add(fold.Letters(n.Literal), 0)
	if short, long, ok := strings.Cut(strings.TrimPrefix(n.Literal, "["), "] "); ok && len(short) < len(n.Literal) { // "[IHU] International Harbour Union"
		add(fold.Letters(short), costAcronym)
		add(fold.Letters(long), costSpelling)
	}
	for _, joint := range [...]string{" - ", " – ", " — "} { // "IHU – International Harbour Union"
		if short, long, ok := strings.Cut(n.Literal, joint); ok {
			add(fold.Letters(short), costSpelling)
			add(fold.Letters(long), costSpelling)
		}
	}
	if cut := strings.IndexAny(n.Literal, "(["); cut > 0 {
		add(fold.Letters(n.Literal[:cut]), costSpelling)
		if inner := strings.TrimRight(n.Literal[cut+1:], ")]"); capitals(inner) > 1 { // "Institut des quais (IdQ)"
			add(fold.Letters(inner), costAcronym)
		}
	}
	if cut := strings.IndexAny(n.Literal, ".,;:"); cut > 3 {
		if len(fold.Letters(n.Literal[cut:])) == 1 { // a person after all: "AL- RASHIDI, S."
			add(fold.Letters(n.Literal[:cut]), costSpelling)
		}
		add(fold.Letters(n.Literal[:cut]), costCompound)
	}
	if _, part, ok := strings.Cut(n.Literal, ". "); ok { // "Brasil. Ministério da Saúde"
		add(fold.Letters(part), costCompound)
	}
	if short := nationKey(fold.Letters(n.Literal)); short != "" {
		add(short, costSpelling)
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(n.Literal), "the "); ok {
		add(fold.Letters(rest), costSpelling)
	}
	if n.Acronym != "" {
		add(fold.Letters(n.Acronym), costAcronym)
	}
	if short := initialLetters(n.Literal); utf8.RuneCountInString(short) > 1 {
		add(short, costInitials)
		for n := utf8.RuneCountInString(short) - 1; n >= 3; n-- { // "CDC" for the one "and Prevention"
			add(string([]rune(short)[:n]), costInitials+1)
		}
	}
}

// initialLetters gives the acronym that the capitals of the words make,
// folded: "ihu" for "International Harbour Union".
func initialLetters(s string) string {
	var out strings.Builder
	start := true
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			start = !fold.IsApostrophe(r)
			continue
		}
		if start && unicode.IsUpper(r) {
			out.WriteRune(r)
		}
		start = false
	}
	return fold.Letters(out.String())
}

// byTitle gives the entries whose title or organisation begins with the folded
// words.
func (x *index) byTitle(folded string) []posting {
	folded = trimArticle(folded)
	if folded == "" {
		return nil
	}
	var found []posting
	at := sort.Search(len(x.titles), func(i int) bool { return x.titles[i].words >= folded })
	for last := min(len(x.titles), at+widestChoice); at < last && len(found) < 16; at++ {
		t := x.titles[at]
		if !strings.HasPrefix(t.words, folded) {
			break
		}
		if startsWithWords(t.words, folded) {
			cost := t.cost
			if len(t.words) > len(folded) {
				cost++
			}
			found = append(found, posting{t.entry, cost})
		}
	}
	return found
}

// startsWithWords says whether folded text begins with whole words.
func startsWithWords(s, start string) bool {
	return strings.HasPrefix(s, start) && (len(s) == len(start) || s[len(start)] == ' ')
}

// trimArticle takes the article off a folded title or organisation.
func trimArticle(s string) string { return strings.TrimPrefix(s, "the ") }
