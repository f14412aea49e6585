package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/sim"
	"github.com/bibfix/bibfix/lint"
)

// Relation tells how the title of a reference and that of a record are related.
type Relation uint8

// The relations, from the farthest up.
const (
	Unknown  Relation = iota // there is nothing to compare: no title, or titles in two scripts
	Other                    // two titles
	Changed                  // one title, in which words differ
	Misspelt                 // one title, in which letters differ
	Same                     // one title, as far as spelling, mark-up and a missing subtitle go
)

const (
	// otherBelow is the likeness under which two titles are of two works:
	// bibtex-check abstains below .50, RefChecker takes .80 for one work
	// (docs/sources.md, Matching references).
	otherBelow = .60
	// rejectBelow is the share of common letters under which titles are not
	// aligned: they cannot reach otherBelow.
	rejectBelow = .35
)

// An edit is one place where two titles differ: bytes [start, end) of the
// reference's text stand where the record's title has bytes [from, to). Either
// may be empty.
type edit struct {
	start, end int
	from, to   int
	slip       bool
}

// A titleMatch is how a reference's title fares against one of a record's.
type titleMatch struct {
	relation Relation
	likeness float64 // 0 to 1, by letters in words that both have
	title    string  // the record's, without "RETRACTED:"
	ours     string  // the text that edits are of: the reference's title, or the whole entry
	inside   bool    // the whole entry

	translation bool   // the record's is what the reference gives in brackets
	edits       []edit // where they differ, in order; of Changed and Misspelt
}

// compareTitles compares with each title of the record and returns the best.
func (r *Reference) compareTitles(w *lint.Work) titleMatch {
	best := titleMatch{}
	for i, title := range w.Titles {
		var m titleMatch
		if i > 0 && isHead(tokenize(title), tokenize(w.Titles[0])) { // the title without its subtitle: another subtitle would pass
			m = r.withoutSubtitle(title)
		} else {
			m = r.compareTitle(title)
		}
		if m.relation > best.relation || m.relation == best.relation && m.likeness > best.likeness {
			best = m
		}
		if best.relation == Same {
			break
		}
	}
	if best.relation <= Changed && r.untitled(w) {
		return titleMatch{}
	}
	return best
}

// untitled says whether what was read from free text as a title is none: physicists
// give none, and then a journal, volume and page take its place.
func (r *Reference) untitled(w *lint.Work) bool {
	if r.rawWords == nil {
		return false
	}
	const words, word = 3, 5 // that a title has, or letters of one
	if len(r.title) < words && !slices.ContainsFunc(r.title, func(t token) bool { return len(t.text) >= word }) {
		return true
	}
	volume, page := locatorKey(w.Volume), readPages(w.Page+w.Number).first
	return slices.ContainsFunc(r.title, func(t token) bool { return t.text == volume || pageKey(t.text) == page })
}

// withoutSubtitle compares with the title of a record whose subtitle is known: a
// reference may leave it out, and have no other.
func (r *Reference) withoutSubtitle(title string) titleMatch {
	title = stripStanding(title)
	theirs := tokenize(title)
	m := titleMatch{title: title}
	if len(r.title) == 0 || len(theirs) == 0 {
		return m
	}
	if m = r.relate(r.q.Title, r.title, theirs, title); m.relation == Same && isHead(theirs, r.title) {
		m.relation = Other
	}
	return m
}

// compareTitle compares with one title of a record. What was read from free
// text is looked for in the whole entry as well: where its title ends is a guess.
func (r *Reference) compareTitle(title string) titleMatch {
	title = stripStanding(title)
	theirs := tokenize(title)
	m := titleMatch{title: title}
	if generic[letters(theirs)] {
		return m
	}
	if len(r.title) > 0 && len(theirs) > 0 && !commonScripts(r.script, script(title)) {
		return m
	}
	if len(theirs) == 0 {
		return m
	}
	if len(r.title) > 0 {
		m = r.relate(r.q.Title, r.title, theirs, title)
		if m.relation == Same {
			return m
		}
	}
	if len(r.raw) > 0 && len(letters(theirs)) >= minInside {
		if inside := r.inside(theirs, title); inside.relation > m.relation {
			return inside
		}
	}
	return m
}

// minInside is how many letters a title must have to be looked for in an entry:
// "Origins" is a word of many.
const minInside = 8

// relate compares two titles from end to end; ours are the tokens of text.
func (r *Reference) relate(text string, ours, theirs []token, title string) titleMatch {
	m := titleMatch{relation: Other, title: title, ours: text}
	if isForm(ours, theirs) || isForm(theirs, ours) || turned(ours, theirs) || r.sameSoftware(ours, title) || r.volumeOnly(ours, theirs) || isReview(ours, theirs) {
		m.relation, m.likeness = Same, 1
		m.translation = bracketed(ours) > 0 && letters(theirs) == letters(ours[len(ours)-bracketed(ours):])
		return m
	}
	if m.likeness = common(ours, theirs); m.likeness < rejectBelow && !closeLetters(letters(ours), letters(theirs)) {
		return m
	}
	al := align(ours, theirs, false)
	m.likeness = al.likeness
	al.classify(&m, strings.Contains(title, "�") || hasFormula(title) || hasFormula(text))
	if m.relation == Changed && (versionsOnly(m.edits, title) || m.yearOnly()) {
		m.relation, m.edits = Same, nil
	}
	if m.relation != Same && (standsForNotice(ours) != standsForNotice(theirs)) {
		m.relation = Other
		m.edits = nil
	}
	return m
}

// isForm says whether a is one of the forms in which sources have the title b: as
// it is, without its subtitle, without the name before its colon, or one of two
// languages.
func isForm(a, b []token) bool {
	switch n := len(b) - len(a); {
	case n == 0, n < 0 && n > -3: // words may be joined otherwise
		return letters(a) == letters(b)
	}
	return isHead(a, b) || isTail(a, b) || besideTranslation(a, b) || letters(a) == letters(b)
}

// inside looks for the record's title within the whole entry.
func (r *Reference) inside(theirs []token, title string) titleMatch {
	m := titleMatch{relation: Other, title: title, ours: r.q.Raw, inside: true}
	if standsForNotice(theirs) { // "Correction to: …" is another work, and its title holds the whole of the first
		return m
	}
	if strings.Contains(r.rawLetters, letters(theirs)) {
		m.relation, m.likeness = Same, 1
		return m
	}
	if m.likeness = commonOf(r.rawWords, theirs); m.likeness < otherBelow {
		m.likeness /= 2 // words of an entry are not words of its title
		return m
	}
	al := align(r.raw, theirs, true)
	m.likeness = al.likeness
	al.classify(&m, strings.Contains(title, "�") || hasFormula(title) || hasFormula(r.q.Raw))
	return m
}

// sameSoftware says whether a record of an archive of software is of the program
// that our title begins with: "harbourlab/moorpy: v3.1.0 fix of rope units".
func (r *Reference) sameSoftware(ours []token, title string) bool {
	owner, rest, ok := strings.Cut(title, "/")
	program, _, versioned := strings.Cut(rest, ":")
	return ok && versioned && !strings.Contains(owner, " ") && len(ours) > 0 && strings.Contains(letters(ours), fold.Letters(program))
}

// yearOnly says whether a title differs by nothing but the year at its end, which
// one of the two does not have: "Report on ballast 2019".
func (m *titleMatch) yearOnly() bool {
	if len(m.edits) != 1 {
		return false
	}
	e := m.edits[0]
	word := m.title[e.from:e.to] + m.ours[e.start:e.end]
	_, ok := plainNumber(word)
	return ok && len(word) == 4 && (e.start == e.end || e.from == e.to) && (strings.HasSuffix(m.title, word) || strings.HasSuffix(m.ours, word))
}

// volumeOnly says whether the record's title goes on with the number of the
// volume that the reference has in a field of its own.
func (r *Reference) volumeOnly(ours, theirs []token) bool {
	n := len(theirs)
	return n == len(ours)+2 && r.q.Volume != "" && isPart(theirs[n-2:]) && fromRoman(theirs[n-1].text) == fromRoman(locatorKey(r.q.Volume)) && letters(ours) == letters(theirs[:n-2])
}

// isReview says whether ours is "Review of X, by Y" and theirs the head of a
// review as journals print it: title, author, pages and price of the book.
func isReview(ours, theirs []token) bool {
	if len(ours) < 4 || ours[0].text != "review" && ours[0].text != "rezension" || !slices.ContainsFunc(theirs, func(t token) bool { return t.text == "pp" || t.text == "review" && t.bracketed }) {
		return false
	}
	book := 0 // words of the book's title, which both have
	for _, t := range theirs {
		switch {
		case t.bracketed || t.text == "by":
			return book > 1
		case !slices.ContainsFunc(ours, func(other token) bool { return other.text == t.text }):
			return book > 2 // its subtitle
		}
		book++
	}
	return book > 1
}

// versionsOnly says whether a record's title differs by the number of a version
// at its end: "tidewright 2.4.1".
func versionsOnly(edits []edit, title string) bool {
	for _, e := range edits {
		if e.start != e.end || strings.Trim(title[e.from:], "v0123456789. ") != "" {
			return false
		}
	}
	return strings.Count(title, ".") > 0
}

// classify gives the relation that an alignment shows.
func (al *alignment) classify(m *titleMatch, damaged bool) {
	words, letters := 0, 0
	for _, e := range al.edits {
		switch {
		case damaged && (e.slip || e.small):
		case e.slip:
			letters++
			m.edits = append(m.edits, e.edit)
		default:
			words++
			m.edits = append(m.edits, e.edit)
		}
	}
	switch {
	case words+letters == 0:
		m.relation = Same
	case m.likeness < otherBelow || letters > 0 && words == 0 && 2*letters > al.matched:
		m.relation, m.edits = Other, nil
	case words == 0:
		m.relation = Misspelt
	default:
		m.relation = Changed
	}
}

// isHead says whether a is b without its subtitle: b goes on behind a sign that
// parts titles, and not with the number of a part alone, or in brackets to its end.
func isHead(a, b []token) bool {
	if len(a) >= len(b) || len(a) == 0 {
		return false
	}
	j := 0 // letters must agree; words may be joined otherwise
	want := letters(a)
	for j < len(b) && len(want) > 0 {
		rest, ok := strings.CutPrefix(want, b[j].text)
		if !ok {
			return false
		}
		want = rest
		j++
	}
	if len(want) > 0 || j >= len(b) || !b[j].breaks {
		return false
	}
	return len(letters(a)) >= minHead && !isPart(b[j:])
}

// isTail says whether b is a behind a name or other word with a colon, as in
// "BATTY: Counting bats". What begins with the word of a notice is another work.
func isTail(a, b []token) bool {
	const most = 2 // words before the colon
	n := len(b) - len(a)
	return 0 < n && n <= most && len(a) > 2 && b[n].breaks && !notices[b[0].text] && letters(a) == letters(b[n:])
}

// besideTranslation says whether a is b or the translation that stands in
// brackets behind it.
func besideTranslation(a, b []token) bool {
	at := len(b) - bracketed(b)
	if at == 0 || len(b)-at < 2 {
		return false
	}
	want := letters(a)
	return want == letters(b[:at]) || want == letters(b[at:])
}

// bracketed counts the words in brackets at the end of a title.
func bracketed(tokens []token) int {
	n := 0
	for n < len(tokens) && tokens[len(tokens)-1-n].bracketed {
		n++
	}
	return n
}

// turned says whether two titles have the same parts in another order: "Part II.
// Fog", "Fog, part II".
func turned(a, b []token) bool {
	if len(a) != len(b) {
		return false
	}
	if slices.ContainsFunc(a[min(1, len(a)):], func(t token) bool { return t.breaks }) {
		if x, y := parts(a), parts(b); slices.Equal(x, y) {
			return true
		}
	}
	rest, part := partNumber(a)
	other, otherPart := partNumber(b)
	return part != "" && part == otherPart && letters(rest) == letters(other)
}

// partNumber takes "Part II" off the head or the end of a title.
func partNumber(tokens []token) (rest []token, count string) {
	n := len(tokens)
	switch {
	case n < 4:
	case tokens[0].text == "part":
		return tokens[2:], number(tokens[1].text)
	case tokens[n-2].text == "part":
		return tokens[:n-2], number(tokens[n-1].text)
	}
	return tokens, ""
}

// parts are the pieces between signs that part titles, folded, in order of the alphabet.
func parts(tokens []token) []string {
	var list []string
	for i := range tokens {
		if i == 0 || tokens[i].breaks {
			list = append(list, "")
		}
		list[len(list)-1] += tokens[i].text
	}
	slices.Sort(list)
	return list
}

// closeLetters says whether two titles are alike letter by letter, though hardly
// a word is the same in both: each is spelt in its own way.
func closeLetters(a, b string) bool {
	limit := min(len(a), len(b)) / 5
	return limit > 0 && sim.Distance(a, b, limit) <= limit
}

// generic are titles of parts of journals and books that stand in the place of a
// work's own, where a depositor did not care.
var generic = set("frontmatter", "backmatter", "tableofcontents", "contents", "titlepage", "index", "masthead", "editorialboard", "untitled", "notitle", "titlemissing", "announcement", "bookreviews", "miscellaneous", "coverimage")

// minHead is how many letters a title must have to be known without its subtitle.
const minHead = 4

// isPart says whether words number a part: "Part II", "2", "III: Tides".
func isPart(tokens []token) bool {
	first := tokens[0].text
	switch first {
	case "part", "teil", "partie", "parte", "volume", "vol", "band", "book", "chapter", "no", "paper":
		return len(tokens) > 1
	}
	return hasDigit(first) && len(first) < 4 || numbers[first] != "" || first == "i" || first == "v" || first == "x"
}

// notices begin the titles of what is published about another work, whose title follows.
var notices = set("correction", "corrections", "erratum", "errata", "corrigendum", "corrigenda", "retraction", "reply", "comment", "comments", "response",
	"addendum", "rejoinder", "discussion", "withdrawal", "commentary", "review", "rezension", "note", "author", "authors", "publisher", "rebuttal")

func standsForNotice(tokens []token) bool {
	return len(tokens) > 1 && notices[tokens[0].text] && (len(tokens) > 2)
}

// standings are what publishers put before the title of a work that they took
// back (docs/sources.md, Retractions).
var standings = []string{"retracted article:", "retracted chapter:", "retracted paper:", "retracted:", "withdrawn:", "withdrawn article:", "removed:", "temporary removal:", "[retracted]", "(retracted)"}

// stripStanding takes them off, and what is put behind.
func stripStanding(title string) string {
	title = withoutContributors(withoutChapter(title))
	for _, s := range standings {
		if rest, found := fold.CutPrefix(title, s); found && rest != "" {
			return strings.TrimSpace(rest)
		}
		if rest, found := fold.CutSuffix(title, s); found && rest != "" && (s[0] == '[' || s[0] == '(') {
			return strings.TrimSpace(rest)
		}
	}
	return title
}

// withoutChapter takes "Chapter 71" off the head of a title.
func withoutChapter(title string) string {
	chapter, ok := fold.CutPrefix(title, "chapter ")
	if !ok {
		return title
	}
	number, rest, ok := strings.Cut(chapter, " ")
	if number = strings.TrimRight(number, ".:–-"); !ok || strings.Trim(number, "0123456789") != "" && !isRomanPage(number) {
		return title
	}
	return strings.TrimLeft(rest, " .:–—-")
}

// contributions are said of others behind a title, in some sources.
var contributions = []string{" with an appendix by ", " with appendix by ", " translated by ", " (translated by ", " trans. by ", " edited by ", " (edited by ", " with a foreword by ", " with a preface by ", " (with discussion", " with discussion"}

func withoutContributors(title string) string {
	for _, phrase := range contributions {
		if at := fold.Index(title, phrase); at > minInside {
			title = title[:at]
		}
	}
	return strings.TrimRight(title, " ,.(")
}

// commonScript says whether two texts share a script, so that the words of one
// could be those of the other.
func commonScript(a, b string) bool {
	return commonScripts(script(a), script(b))
}

func commonScripts(a, b int) bool { return a == b || a == noScript || b == noScript }

// The scripts that titles are told apart by.
const (
	noScript = iota
	latinScript
	cyrillic
	eastAsian
	greekScript
	otherScript
	scriptCount
)

// script is the one that most letters of a text are in.
func script(s string) int {
	var counts [scriptCount]int
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				counts[latinScript]++
			}
		case !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			counts[latinScript]++
		case unicode.Is(unicode.Cyrillic, r):
			counts[cyrillic]++
		case fold.IsEastAsian(r):
			counts[eastAsian]++
		case unicode.Is(unicode.Greek, r):
			if greekNames[unicode.ToLower(r)] == "" { // an accent: a word and no sign
				counts[greekScript] += 3
			}
		default:
			counts[otherScript]++
		}
	}
	most := noScript
	for i, n := range counts {
		if n > counts[most] {
			most = i
		}
	}
	return most
}

// hasFormula says whether a text holds mathematics or chemistry, which no two
// sources write alike.
func hasFormula(s string) bool {
	for _, r := range s {
		switch {
		case r == '$' || r == '^' || r == '_' || r == '\\' || r == '<' || r == '=':
			return true
		case r < utf8.RuneSelf:
		case unicode.Is(unicode.Sm, r), unicode.Is(unicode.No, r), unicode.Is(unicode.Greek, r), 0x1D400 <= r && r <= 0x1D7FF:
			return true
		}
	}
	return false
}
