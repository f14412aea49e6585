package match

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// A venue is the name of a journal, book or proceedings, ready to be compared.
type venue struct {
	names   []venueName // the whole name, and its heads before a colon or comma
	acronym []string    // its own, folded: all of the name, in brackets, or in the name of a meeting
	bare    bool        // it is one acronym and nothing else
	heads   string      // the first letters of the words that an acronym may take one from
	joined  string      // all letters
}

// A venueName is one form of a name.
type venueName struct {
	words   []string // folded, in order, without those that one source has and the next leaves out
	all     []string // with them
	short   []bool   // of all: in capitals, or a single letter
	section string   // the letter of its part: "D" of "Physical Notes D", "Section C"
	meeting bool     // a conference or the like
	track   string   // workshop, findings: what is not the main volume, in order of the alphabet
}

var (
	// function are the words that acronyms pass over.
	function = set("of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "with", "de", "la", "le", "les", "des", "du", "et", "der", "die", "das", "und", "fur", "zur",
		"e", "y", "da", "do", "del", "della", "di", "van", "voor", "its", "as", "en", "el", "los", "o", "für")
	// lenders are bodies that stand before the names of what others edit.
	lenders = set("ieee", "acm", "siam", "cvf", "rsj", "ifip", "iapr", "iop", "aip", "asme", "usa", "uk", "iet", "ei", "ns", "spie")
	// optional are words and places that names have or leave out.
	optional = set("journal", "j", "jour", "jnl", "jrnl", "united", "states", "america", "lond", "london", "usa", "uk", "us", "series", "ser", "section", "sect", "sec", "part", "pt",
		"online", "print", "electronic", "edition", "ed", "volume", "vol")
	// meetings mark the name of a conference; years, ordinals and such words differ
	// from source to source.
	meetings = heads(set("conference", "conf", "symposium", "symp", "workshop", "workshops", "meeting", "congress", "colloquium", "convention", "summit"))
	around   = heads(set("conference", "conf", "symposium", "symp", "meeting", "congress", "proceedings", "proc", "annual", "ann", "international", "int", "intl", "internat", "th", "st", "nd", "rd", "edition",
		"poster", "oral", "spotlight", "long", "short", "papers", "paper", "main", "track", "volume", "vol", "record", "digest", "technical", "selected", "revised", "joint", "companion", "adjunct"))
	// tracks are volumes beside the main one.
	tracks = set("workshop", "workshops", "wksh", "findings", "extended", "abstracts", "demonstrations", "demo", "tutorial", "tutorials", "doctoral", "supplement")
)

// macros are the names that the styles of the American Astronomical Society give journals.
var macros = map[string]string{
	"aj": "Astronomical Journal", "apj": "Astrophysical Journal", "apjl": "Astrophysical Journal Letters", "apjs": "Astrophysical Journal Supplement Series",
	"aap": "Astronomy and Astrophysics", "aaps": "Astronomy and Astrophysics Supplement Series", "mnras": "Monthly Notices of the Royal Astronomical Society",
	"pasp": "Publications of the Astronomical Society of the Pacific", "pasj": "Publications of the Astronomical Society of Japan", "araa": "Annual Review of Astronomy and Astrophysics",
	"nat": "Nature", "prd": "Physical Review D", "pra": "Physical Review A", "prb": "Physical Review B", "prc": "Physical Review C", "pre": "Physical Review E", "prl": "Physical Review Letters",
	"jcap": "Journal of Cosmology and Astroparticle Physics", "solphys": "Solar Physics", "ssr": "Space Science Reviews", "physrep": "Physics Reports", "jgr": "Journal of Geophysical Research",
	"grl": "Geophysical Research Letters", "planss": "Planetary and Space Science", "pasa": "Publications of the Astronomical Society of Australia", "na": "New Astronomy", "nar": "New Astronomy Reviews", "icarus": "Icarus",
}

// abbreviations look like little words and are cut off: For. of Forest.
var abbreviations = set("For", "In", "On", "As", "An", "Den")

// aliases are names under which catalogues have a journal, by all their letters.
var aliases = map[string]string{
	"procbiolsci": "Proceedings of the Royal Society B", "publiclibraryofscienceone": "PLOS ONE", "plosone": "PLOS ONE", "jpnjapplphys": "Japanese Journal of Applied Physics", "pnasusa": "Proceedings of the National Academy of Sciences",
}

func newVenue(name string) venue {
	if macro, ok := strings.CutPrefix(name, `\`); ok && macros[macro] != "" {
		name = macros[macro]
	}
	if alias := aliases[fold.Letters(name)]; alias != "" {
		name = alias
	}
	v := venue{}
	if at := strings.IndexAny(name, "(["); at > 2 { // "Science (New York, N.Y.)", "… Recognition (CVPR)"
		if inside := strings.Fields(strings.Trim(name[at:], "()[] ")); len(inside) > 0 && capitals(inside[0]) {
			v.addAcronym(inside[0])
		}
		name = name[:at]
	}
	v.joined = fold.Letters(strings.TrimPrefix(strings.ToLower(name), "the "))
	fields := venueFields(name)
	told := 0 // words that say something
	for _, f := range fields {
		word := fold.Letters(f)
		if word == "" || function[word] || isOrdinal(word) {
			continue
		}
		v.heads += word[:1]
		if !around[word] && !lenders[word] {
			told++
		}
	}
	for _, form := range forms(name) {
		v.names = append(v.names, newVenueName(form, nil))
	}
	for _, f := range fields {
		if abbreviations[f] {
			v.names = append(v.names, newVenueName(name, abbreviations))
			break
		}
	}
	for _, f := range fields {
		if capitals(f) && (told == 1 || v.names[0].meeting || !strings.ContainsFunc(name, unicode.IsLower)) {
			v.addAcronym(f)
		}
	}
	v.bare = told == 1 && len(v.acronym) == 1
	return v
}

func (v *venue) addAcronym(word string) {
	if a := strings.TrimRight(fold.Letters(word), "0123456789"); len(a) > 1 && !lenders[a] {
		v.acronym = append(v.acronym, a)
	}
}

// venueFields parts a name into words; points part them too: "Phys.Rev.D".
func venueFields(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/-–.,:;", r) })
}

// forms are a name and its heads: before a colon, a comma, a dash, or a point
// that ends a word and no abbreviation.
func forms(name string) []string {
	list := append(make([]string, 0, 4), name)
	if !strings.ContainsAny(name, ":-–=,;.") && !strings.HasSuffix(name, "Edition") && !strings.HasSuffix(name, " Ed") {
		return list
	}
	if at := strings.IndexByte(name, ':'); at > 2 && name[at-2] == ' ' && 'A' <= name[at-1] && name[at-1] <= 'Z' { // "… Society B: Biological Sciences"
		return []string{name[:at]}
	}
	for _, edition := range [...]string{" International Edition", " Int. Ed.", " Int Ed"} {
		if head, ok := strings.CutSuffix(name, edition); ok {
			list = append(list, head)
		}
	}
	for _, sign := range [...]string{":", " - ", " – ", " = ", ", ", "; "} {
		if at := strings.Index(name, sign); at > 3 && !isSeries(name[at+len(sign):]) {
			list = append(list, name[:at])
		}
	}
	if at := strings.Index(name, ". "); at > 0 {
		const whole = 6 // letters: shorter words may be cut off
		if last := name[:at][strings.LastIndexByte(name[:at], ' ')+1:]; len(last) >= whole {
			list = append(list, name[:at])
		}
	}
	return list
}

// isSeries says whether what follows a sign is the letter of a series: the sign
// then parts no subtitle off.
func isSeries(rest string) bool {
	fields := strings.Fields(strings.ToLower(rest))
	return len(fields) > 1 && (fields[0] == "series" || fields[0] == "section" || fields[0] == "part") && len(fields[1]) == 1
}

func newVenueName(name string, cut map[string]bool) venueName {
	var n venueName
	fields := venueFields(name)
	for i, f := range fields {
		word := fold.Letters(f)
		if word == "" {
			continue
		}
		if len(f) == 1 && 'a' <= f[0] && f[0] <= 'z' && i > 0 {
			continue // "Zeitschr. f. Phys."
		}
		n.meeting = n.meeting || meetings[word]
		if !function[word] && !isOrdinal(word) {
			n.all, n.short = append(n.all, word), append(n.short, capitals(f))
		}
		afterSection := i > 0 && (strings.EqualFold(fields[i-1], "section") || strings.EqualFold(fields[i-1], "series") || strings.EqualFold(fields[i-1], "sect"))
		switch {
		case len(f) == 1 && (strings.Contains("ABCDEFGHX", f) && i > 0 && i == len(fields)-1 || 'A' <= f[0] && f[0] <= 'Z' && afterSection):
			n.section = word
			if afterSection { // what follows is the name of the section
				return n
			}
		case tracks[word]:
			n.track += word[:4]
		case cut[f]: // "Stud. For. Hist."
			n.words = append(n.words, word)
		case function[word], lenders[word], optional[word], isOrdinal(word):
		default:
			n.words = append(n.words, word)
		}
	}
	return n
}

// capitals says whether a word is an acronym: two capitals or more, and hardly
// anything else.
func capitals(word string) bool {
	upper, lower := 0, 0
	for _, r := range word {
		switch {
		case 'A' <= r && r <= 'Z':
			upper++
		case 'a' <= r && r <= 'z':
			lower++
		}
	}
	return upper > 1 && lower <= 1+upper/3
}

// isOrdinal says whether a word is a year or counts the meeting.
func isOrdinal(word string) bool {
	if word[0] >= '0' && word[0] <= '9' {
		return true
	}
	return ordinals[word] || strings.HasSuffix(word, "th") && (strings.HasPrefix(word, "twent") || strings.HasPrefix(word, "thirt") || strings.HasPrefix(word, "fort"))
}

var ordinals = set("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
	"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth")

// hosts keep copies of what appeared elsewhere: their names are no venue.
var hosts = set("arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "ssrn", "zenodo", "figshare", "openreview", "researchgate", "hal", "preprint", "corr",
	"researchsquare", "osf", "pubmed", "jstor", "repec", "eprint", "techrxiv", "authorea", "engrxiv", "edarxiv", "mpra", "iacr", "cryptology")

// isHost says whether a name has that of a host among its words.
func isHost(name string) bool {
	if name == "" {
		return false
	}
	for word := range strings.FieldsSeq(fold.Words(name)) {
		if hosts[word] || strings.HasSuffix(word, "rxiv") {
			return true
		}
	}
	return false
}

// bookSeries publish volumes that have titles of their own; references name
// either, records one or both.
var bookSeries = []string{"lecture notes", "lncs", "lnai", "communications in computer", "ccis", "advances in intelligent", "aisc", "ifip", "proceedings of machine learning",
	"pmlr", "ceur", "spie", "smart innovation", "studies in computational", "studies in fuzziness", "studies in health technology", "springer proceedings", "astronomical society of the pacific", "acs symposium", "aip conference",
	"conference series", "methods in molecular", "leibniz", "lipics", "synthesis lectures", "grundlehren", "contemporary mathematics", "graduate texts",
	"advances in neural information", "nato science", "iop conference", "materials science forum", "key engineering", "applied mechanics and materials", "icps", "international conference proceeding"}

// names says whether a name has one of the list among its words.
func names(list []string, name string) bool {
	if name == "" {
		return false
	}
	words := " " + fold.Words(name) + " "
	return slices.ContainsFunc(list, func(part string) bool {
		at := strings.Index(words, part)
		return at > 0 && words[at-1] == ' ' && words[at+len(part)] == ' '
	})
}

// translations are journals that bring articles out in English a year or so after
// the Russian original, with volumes and pages of their own. References are to
// either, or to both.
var translations = []string{"ussr", "izvestiya", "sbornik", "doklady", "soviet", "russian", "theory of probability", "functional analysis and its", "siberian", "mathematical notes",
	"differential equations", "journal of mathematical sciences", "algebra and logic", "problems of information transmission", "automation and remote", "st petersburg mathematical", "jetp", "steklov"}

func isTranslation(w *lint.Work) bool {
	return len(w.Containers) > 0 && names(translations, w.Containers[0])
}

// A venueMatch is how the container of a reference fares.
type venueMatch struct {
	known, agrees bool
	theirs        string // the record's name for it
}

// compareVenue holds the container title against those on record: they agree
// unless they are clearly two.
func (r *Reference) compareVenue(w *lint.Work, preprint bool) venueMatch {
	if len(r.venues) == 0 || len(w.Containers) == 0 || preprint || r.hosted || r.inSeries {
		return venueMatch{}
	}
	m := venueMatch{known: true, theirs: w.Containers[0]}
	theirs := slices.Concat(w.Containers, w.Events)
	for _, name := range theirs { // as most are
		letters := fold.Letters(name)
		if slices.ContainsFunc(r.venues, func(v venue) bool { return v.joined == letters }) {
			m.agrees = true
			return m
		}
	}
	for _, name := range theirs {
		if isHost(name) {
			return venueMatch{}
		}
		their := newVenue(name)
		for i := range r.venues {
			if sameVenue(&r.venues[i], &their) {
				m.agrees = true
				return m
			}
			if len(r.venues[i].acronym) > 0 && len(r.venues[i].joined) < 15 && len(their.acronym) == 0 && w.Type == "proceedings-article" {
				return venueMatch{} // an acronym that the record does not have
			}
		}
		if r.rawLetters != "" && len(their.joined) > 3 && strings.Contains(r.rawLetters, their.joined) {
			m.agrees = true
			return m
		}
	}
	if r.rawWords != nil && r.namesInText(w) {
		m.agrees = true
		return m
	}
	own := slices.DeleteFunc(slices.Clone(w.Containers), func(name string) bool { return names(bookSeries, name) })
	if len(own) == 0 {
		return venueMatch{}
	}
	m.theirs = own[0]
	if len(w.ISSN) > 0 && slices.Contains(w.ISSN, r.q.ISSN) || !commonScript(r.q.Container, m.theirs) {
		return venueMatch{}
	}
	return m
}

// enough is how many words tell a venue, whatever follows.
const enough = 3

// namesInText says whether a container on record stands somewhere in an entry of
// free text, abbreviated or not: where it begins was a guess.
func (r *Reference) namesInText(w *lint.Work) bool {
	for _, name := range w.Containers {
		n := newVenueName(name, nil)
		words := n.words
		if n.section != "" {
			words = append(slices.Clone(words), n.section)
		}
		for at := range r.raw {
			if len(words) >= enough && follows(r.raw[at:], words) {
				return true
			}
		}
	}
	return false
}

// follows says whether a text begins with the words, which it may cut off, and
// between which it may have little ones.
func follows(text []token, words []string) bool {
	for _, t := range text {
		switch {
		case len(words) == 0:
			return true
		case abbreviates(t.text, words[0]):
			words = words[1:]
		case !function[t.text] && !optional[t.text]:
			return false
		}
	}
	return len(words) == 0
}

// sameVenue says whether two names can be those of one venue.
func sameVenue(a, b *venue) bool {
	if a.joined == b.joined {
		return true
	}
	const cut = 20 // letters that a name has at least which was cut off
	if shorter := min(len(a.joined), len(b.joined)); shorter >= cut && a.joined[:shorter] == b.joined[:shorter] && tracksOf(a) == tracksOf(b) {
		return true
	}
	if acronymFor(a, b) || acronymFor(b, a) {
		return tracksOf(a) == tracksOf(b)
	}
	for i := range a.names {
		for j := range b.names {
			if sameName(&a.names[i], &b.names[j]) {
				return true
			}
		}
	}
	return false
}

func tracksOf(v *venue) string { return v.names[0].track }

// sameName says whether two forms of names are of one venue: the words of both
// agree in order, or one is the other cut short. Of conferences, what the sources
// write around the subject does not count.
func sameName(a, b *venueName) bool {
	if a.track != b.track || a.section != b.section && a.section != "" && b.section != "" {
		return false
	}
	x, y := expanded(a, b), expanded(b, a)
	if a.meeting || b.meeting {
		x, y = withoutGeneric(x), withoutGeneric(y)
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return len(y) == 0
	}
	switch n := aligned(x, y); {
	case n < len(x) && !(a.meeting && b.meeting && n >= enough && 4*n >= 3*len(x)):
		return false
	case len(x) == len(y):
		return true
	case len(y) == len(x)+1 && (y[0] == "quarterly" || y[0] == "monthly"): // renamed, or cut
		return true
	}
	return len(x) >= enough && aligned(x, y[:len(x)]) == len(x)
}

// expanded are the words of a name, those in capitals replaced by the words of the
// other that they stand for: "IEEE TPAMI", "JGR Atmospheres", "Proc. ACL".
func expanded(n, other *venueName) []string {
	words := n.words
	for i, acronym := range n.all {
		if !n.short[i] || len(acronym) < 2 {
			continue
		}
		for at := 0; at+len(acronym) <= len(other.all); at++ {
			run := other.all[at : at+len(acronym)]
			if k := slices.Index(words, acronym); k >= 0 && spells(acronym, run) {
				kept := slices.DeleteFunc(slices.Clone(run), func(w string) bool { return optional[w] || lenders[w] })
				words = slices.Concat(words[:k], kept, words[k+1:])
				break
			}
		}
	}
	return words
}

func spells(acronym string, words []string) bool {
	for i := range words {
		if words[i][0] != acronym[i] {
			return false
		}
	}
	return true
}

// heads adds to a set of words what they may be cut to: "Inter.", "Symp.".
func heads(words map[string]bool) map[string]bool {
	const least = 4 // letters
	all := make(map[string]bool)
	for word := range words {
		all[word] = true
		for n := least; n < len(word); n++ {
			all[word[:n]] = true
		}
	}
	return all
}

func withoutGeneric(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return around[w] })
}

// acronymFor says whether a names b by its acronym, or by first letters: NAACL, JMLR, PNAS.
func acronymFor(a, b *venue) bool {
	for _, acronym := range a.acronym {
		if len(acronym) > enough && hasDigit(b.joined) && slices.Contains(b.names[0].all, acronym) {
			return true // "Computer Vision – ECCV 2020"
		}
		for _, other := range b.acronym {
			if strings.HasSuffix(other, acronym) && len(acronym) > 2 { // SIGKDD, KDD
				return true
			}
		}
		if a.bare && len(b.acronym) == 0 && takesHeads(acronym, b) {
			return true
		}
	}
	return false
}

// takesHeads says whether an acronym takes its letters from the heads of a
// name's words in order, and from two of five of them at least; or from the first
// letters of some of its words, as SISC and TiCS do.
func takesHeads(acronym string, v *venue) bool {
	i := 0
	for j := 0; j < len(v.heads) && i < len(acronym); j++ {
		if v.heads[j] == acronym[i] {
			i++
		}
	}
	if i == len(acronym) && (len(acronym) > 2 && 5*len(acronym) >= 2*len(v.heads) || acronym == v.heads) {
		return true
	}
	return len(acronym) > 3 && v.joined != "" && acronym[0] == v.joined[0] && isSubsequence(acronym, v.joined) && 2*commonHeads(acronym, v.heads) >= len(acronym)
}

func isSubsequence(short, long string) bool {
	i := 0
	for j := 0; j < len(long) && i < len(short); j++ {
		if long[j] == short[i] {
			i++
		}
	}
	return i == len(short)
}

// commonHeads counts the letters of an acronym that are heads, in order.
func commonHeads(acronym, heads string) int {
	n, j := 0, 0
	for i := range len(acronym) {
		if at := strings.IndexByte(heads[j:], acronym[i]); at >= 0 {
			n++
			j += at + 1
		}
	}
	return n
}

// aligned counts the words that two names have in common, in order. A word may
// be abbreviated: "Philos.", "Quat Int", "Natl", "Zh.".
func aligned(a, b []string) int {
	best := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			up := best[j+1]
			if abbreviates(x, y) {
				best[j+1] = max(up, diagonal+1)
			} else {
				best[j+1] = max(up, best[j])
			}
			diagonal = up
		}
	}
	return best[len(b)]
}

// abbreviates says whether one word is short for the other: the same first
// letter, and the letters of the shorter in order within the longer.
func abbreviates(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if x == y {
		return true
	}
	if x[0] != y[0] {
		return false
	}
	if strings.HasPrefix(y, x) {
		return true
	}
	if compareWords(x, y) != unlike {
		return true
	}
	if len(x) > 5 || len(y) < len(x)+3 {
		return common2(x, y)
	}
	i := 0
	for j := 0; j < len(y) && i < len(x); j++ {
		if x[i] == y[j] {
			i++
		}
	}
	return i == len(x)
}

// common2 says whether two words share a long head: "psychology", "psychological".
func common2(x, y string) bool {
	n := 0
	for n < len(x) && x[n] == y[n] {
		n++
	}
	return n >= 5 && 3*n >= 2*len(x)
}

// samePublisher says whether both name one publisher. Two names prove nothing:
// publishers have imprints and are bought.
func (r *Reference) samePublisher(w *lint.Work) bool {
	if r.q.Publisher == "" || w.Publisher == "" {
		return false
	}
	a, b := newVenue(r.q.Publisher), newVenue(w.Publisher)
	x, y := a.names[0].words, b.names[0].words
	return len(x) > 0 && len(y) > 0 && aligned(x, y) == min(len(x), len(y)) || a.joined == b.joined
}

// sameISBN says whether the reference's book number is on record.
func (r *Reference) sameISBN(w *lint.Work) bool {
	ours := isbnKey(r.q.ISBN)
	return ours != "" && slices.ContainsFunc(w.ISBN, func(isbn string) bool { return isbnKey(isbn) == ours })
}

// isbnKey is what ISBN-10 and ISBN-13 of a book have in common: its nine digits
// before the check digit.
func isbnKey(s string) string {
	s = strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' || r == 'X' || r == 'x' {
			return r
		}
		return -1
	}, s)
	switch len(s) {
	case 10:
		return s[:9]
	case 13:
		return s[3:12]
	}
	return ""
}

// venueFault is the difference that a venue makes, nil for none.
func (r *Reference) venueFault(c *Comparison) *lint.Difference {
	m := c.venue
	if !m.known || m.agrees || c.title.translation { // then the record has the venue in that language, too
		return nil
	}
	value := m.theirs
	if value == strings.ToUpper(value) {
		value = "" // a record that shouts
	}
	return &lint.Difference{
		Field: "container-title", Value: value, Severity: lint.Warning,
		Message: fmt.Sprintf("on record it appeared in %q, not in %q", m.theirs, r.q.Container),
	}
}
