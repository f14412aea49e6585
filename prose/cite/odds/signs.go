package odds

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/internal/people"
	"github.com/bibfix/bibfix/internal/words"
)

// A Sign is one thing that speaks for or against a citation.
type Sign uint8

// The signs, in groups of which one member holds at most, or that say similar things.
const (
	signAny Sign = iota // of all places

	// how names and year are set
	signNarrative
	BracketComma // for internal/fit
	signBracketPlain
	signBracketUnlikeText
	signNoBracket
	signEtAl
	signSeveral
	signSeveralPlaced
	signLetter
	signLocator
	signLocatorLater
	signPossessive
	signEmphasised
	signQuoted
	signApart
	signGiven
	signCarried
	signUndated

	// the bracket
	signBesideLinked
	signLeadInBracket
	signWordsInBracket

	// the words before
	signOpensSentence
	signSourceBefore
	signSourcePair
	signAgentBefore
	signOtherAgent
	signSayingBefore
	signAsBefore
	signForBefore
	signRelativeBefore
	signOfBefore
	signWorkOf
	signEventOf
	signOfficeBefore
	signArticleBefore
	signPlaced
	signSaidIn
	signTimeBefore
	signCapitalBefore
	signCommaCapital
	signAndBefore
	signEventWordBefore

	// the words after
	signSayingAfter
	signSayingNear
	signTextsVerb
	signPossessedWork
	signSourceAfter
	signStopAfter
	signCommaAfter
	signBracketAfter
	signWasAfter
	signSubject
	signPlaceAfter
	signAndNameAfter

	// the name
	signAuthor
	signCitedAgain
	signSpokenOften
	signSmall
	signTwoWords
	signManyWords
	signGivenFirst
	signGivenAlone
	signBody
	signAcronym
	signDigit
	signParticle
	signCamel
	signFamilyEnding
	signPlaceEnding
	signThing
	signOfficeName
	signEventFirst
	signNumeral
	signRole
	signEventName
	signTown
	signMonth

	// the year
	signYearBeforePrint
	signYearBeforeList
	signYearOfList
	signYearAfterList

	// where
	signHeading
	signItem
	signRow
	signQuotation
	signFootnote
	signNear

	// the text
	signTextHardlyCites
	signTextNarrates
	signTextNeverNarrates
	signManyLone

	// together
	signNothing
	signBareNarrativeTown
	signSayingAuthor

	signCount
)

// Count is the number of signs.
const Count = int(signCount)

// A clue collects the signs of a place.
type clue struct {
	p      *Place
	t      *Text
	before []string // words before the names, the nearest first; a sign that parts clauses ends them
	after  []string // words behind, in order
	found  []Sign
}

func (c *clue) when(is bool, s Sign) bool {
	if is {
		c.found = append(c.found, s)
	}
	return is
}

// Signs gives what a place shows, in the order of the constants.
func Signs(p *Place, t *Text) []Sign {
	c := &clue{p: p, t: t, before: wordsBefore(p.Before), after: wordsAfter(p.After), found: make([]Sign, 1, 16)}
	c.form()
	spoken := c.lookBefore()
	said := c.lookAfter()
	c.name(spoken || said)
	c.year()
	c.where()
	c.text()
	lone := p.narrative() && !p.several()
	c.when(lone && !spoken && !said && p.Form&(Letter|Locator|Possessive) == 0 && !p.Author, signNothing)
	c.when(lone && p.Form&Town != 0 && !said, signBareNarrativeTown)
	c.when(p.Author && (said || spoken), signSayingAuthor)
	return c.found
}

func (p *Place) narrative() bool { return p.Form&(InBracket|NoBracket) == 0 }
func (p *Place) several() bool   { return p.EtAl || len(p.Names) > 1 }

func (c *clue) form() {
	p := c.p
	c.when(p.narrative(), signNarrative)
	if p.Form&InBracket != 0 {
		comma := p.Form&Comma != 0
		c.when(comma, BracketComma)
		c.when(!comma, signBracketPlain)
		c.when(comma == c.t.NoComma, signBracketUnlikeText)
	}
	c.when(p.Form&NoBracket != 0, signNoBracket)
	c.when(p.EtAl, signEtAl)
	c.when(len(p.Names) > 1, signSeveral)
	c.when(p.several() && p.Form&Placed != 0, signSeveralPlaced)
	c.when(p.Form&Letter != 0, signLetter)
	c.when(p.Form&Locator != 0 && p.Form&Later == 0, signLocator)
	c.when(p.Form&Locator != 0 && p.Form&Later != 0, signLocatorLater)
	c.when(p.Form&Possessive != 0, signPossessive)
	c.when(p.Form&Emphasised != 0, signEmphasised)
	c.when(p.Form&Quoted != 0, signQuoted)
	c.when(p.Form&Carried != 0, signCarried)
	c.when(p.Form&Undated != 0, signUndated)
	c.when(p.Form&Apart != 0, signApart)
	c.when(len(p.Names) > 0 && p.Names[0].Given != "", signGiven)
	c.when(p.Linked > 0, signBesideLinked)
}

// lookBefore looks at the words before the names; it says whether they lead to
// what somebody wrote.
func (c *clue) lookBefore() bool {
	if len(c.before) == 0 {
		c.when(c.p.narrative(), signOpensSentence)
		return c.when(namesSource(c.p.Before) && len(c.p.Names) > 0 && !isAcronym(c.p.Names[0].Text), signSourceBefore) // offices give figures by their initials
	}
	one, two, three := c.word(0), c.word(1), c.word(2)
	leads := c.when(sources[one] || words.IsArticle(one) && sources[two], signSourceBefore)
	leads = c.when(sourcePairs[two+" "+one] || words.IsArticle(one) && sourcePairs[three+" "+two], signSourcePair) || leads
	if c.p.Form&InBracket != 0 {
		c.when(!leads && !isLead(one) && (one != "," || two != "") && !slices.ContainsFunc(c.before, words.IsAnd), signWordsInBracket)
		return c.when(leads || isLead(one), signLeadInBracket)
	}
	byWork := IsSaying(two) || isWork(two)
	leads = c.when(agents[one] && byWork, signAgentBefore) || leads
	c.when(agents[one] && !byWork && !ofs[one], signOtherAgent)
	leads = c.when(two == "such" && one == "as" && (isWork(three) || scholars.begin(three)), signSourcePair) || leads
	leads = c.when(IsSaying(one), signSayingBefore) || leads
	leads = c.when(comparing[one] && two != "such", signAsBefore) || leads
	leads = c.when(standings[one], signForBefore) || leads
	leads = c.when(relatives[one], signRelativeBefore) || leads
	of := ofs[one] || agents[one] || words.IsArticle(one) && ofs[two]
	noun := two
	if words.IsArticle(one) {
		noun = three
	}
	c.when(ofs[one], signOfBefore)
	work := of && isWork(noun) || isWork(one) || c.opens(isWork)
	leads = c.when(work, signWorkOf) || leads
	c.when((of || placings[one]) && (isEvent(noun) || isOffice(noun)) || two == "such" && (isEvent(three) || isOffice(three)), signEventOf)
	c.when(isEvent(one), signEventWordBefore)
	c.when(isOffice(one), signOfficeBefore)
	c.when(words.IsArticle(one), signArticleBefore)
	leads = c.when(placings[one] && (IsSaying(two) || isSee(two)), signSaidIn) || leads
	c.when(c.p.Form&Placed != 0 && !IsSaying(two), signPlaced)
	c.when(times[one], signTimeBefore)
	c.when(one == "^", signCapitalBefore)
	c.when(one == "," && two == "^", signCommaCapital)
	c.when(words.IsAnd(one), signAndBefore)
	return leads
}

// opens says whether the first name begins with such a word: "Arbeit von Moosgruber".
func (c *clue) opens(such func(string) bool) bool {
	if len(c.p.Names) == 0 {
		return false
	}
	first, _, more := strings.Cut(c.p.Names[0].Text, " ")
	return more && such(fold.Letters(first))
}

// word is one of the words before, folded; "" past the end.
func (c *clue) word(i int) string {
	if i < len(c.before) {
		return c.before[i]
	}
	return ""
}

// saidWithin is in words: the verb follows its subject, with an adverb or an
// auxiliary between.
const saidWithin = 3

// lookAfter looks at the words behind; it says whether somebody says something there.
func (c *clue) lookAfter() bool {
	rest := strings.TrimLeft(c.p.After, " \n")
	if rest == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(rest)
	c.when(strings.ContainsRune(".;:!?", first), signStopAfter)
	c.when(first == ',' || first == '،' || first == '，', signCommaAfter)
	c.when(first == ')' || first == ']', signBracketAfter)
	if len(c.after) == 0 || !unicode.IsLetter(first) || !c.p.narrative() {
		return false
	}
	said := c.when(IsSaying(c.after[0]), signSayingAfter)
	near := false
	for _, w := range c.after[1:min(len(c.after), saidWithin)] {
		near = near || len(w) > 1 && IsSaying(w) // "a" is an auxiliary right behind a name alone
	}
	said = c.when(!said && near, signSayingNear) || said
	said = c.when(c.t.Verbs[c.after[0]] && !isFunctionWord(c.after[0]), signTextsVerb) || said
	said = c.when(c.p.Form&Possessive != 0 && isWork(c.after[0]), signPossessedWork) || said
	said = c.when(sourcesAfter[c.after[0]], signSourceAfter) || said
	c.when(isBeing(c.after[0]), signWasAfter)
	c.when(placings[c.after[0]], signPlaceAfter)
	c.when(words.IsAnd(c.after[0]), signAndNameAfter)
	c.when(len(c.before) == 0 && unicode.IsLower(first) && !isFunctionWord(c.after[0]), signSubject)
	return said
}

// oftenSpoken is how often a text speaks of an author it cites without giving
// a year. Of a ship, an office or a firm it speaks more often.
const oftenSpoken = 2

// name looks at the names; named says that the words around make them those of authors.
func (c *clue) name(named bool) {
	p := c.p
	c.when(p.Author, signAuthor)
	c.when(p.Again > 0, signCitedAgain)
	c.when(p.Spoken > oftenSpoken && p.narrative() && p.Form&(Locator|Letter) == 0, signSpokenOften) // an author who is spoken of is cited in brackets
	c.when(p.Small, signSmall)
	if len(p.Names) == 0 {
		return
	}
	name := p.Names[0].Text
	all := strings.Fields(name)
	if len(all) == 0 {
		return
	}
	capitals, particle, body, given := 0, false, false, false
	for i, w := range all {
		folded := fold.Letters(w)
		first, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(first):
			capitals++
		case words.IsParticle(folded) && i > 0: // "Lage von Nachtweih"; "van der Berg" is a name
			particle = true
		}
		body = body || gazetteer.Organisation(folded)
		given = given || i == 0 && gazetteer.Given(folded)
		c.when(i == len(all)-1 && words.Month(folded) > 0, signMonth)
		c.when(i == len(all)-1 && (isEvent(folded) || ends(folded, eventEndings)), signEventName)
	}
	c.when(capitals == 2 && !body && !given && len(c.before) > 0 && !isVietnamese(name), signTwoWords) // the first word of a sentence may be any
	c.when(capitals > 2 && !body && !isVietnamese(name), signManyWords)
	c.when(len(all) > 1 && (isOffice(fold.Letters(all[0])) || isOffice(fold.Letters(all[len(all)-1]))), signOfficeName)
	c.when(isRole(fold.Letters(all[0])), signRole)
	c.when(len(all) > 1 && isEvent(fold.Letters(all[0])), signEventFirst)
	c.when(len(all) > 1 && isNumeral(all[len(all)-1]), signNumeral)
	c.when(given && len(all) > 1, signGivenFirst)
	c.when(given && len(all) == 1, signGivenAlone)
	c.when(body, signBody)
	c.when(!named && p.narrative() && len(all) == 1 && len(p.Names) == 1 && utf8.RuneCountInString(name) <= longestAcronym && isAcronym(name) && !c.t.Capitals, signAcronym)
	c.when(strings.ContainsAny(name, "0123456789"), signDigit)
	c.when(particle, signParticle)
	c.when(len(all) == 1 && isCamel(name), signCamel)
	last := fold.Letters(all[len(all)-1])
	c.when(!body && ends(last, familyEndings), signFamilyEnding)
	c.when(!body && ends(last, placeEndings), signPlaceEnding)
	c.when(p.Form&Thing != 0, signThing)
	c.when(p.Form&Town != 0, signTown)
}

// firstPrinted is the year before which deeds are told rather than works cited.
const firstPrinted = 1900

func (c *clue) year() {
	y, t := c.p.Year, c.t
	switch {
	case y == 0:
	case t.Newest > 0 && y > t.Newest:
		c.when(true, signYearAfterList)
	case t.Oldest > 0 && y >= t.Oldest:
		c.when(true, signYearOfList)
	case y < firstPrinted && c.p.narrative(): // in brackets old prints are cited
		c.when(true, signYearBeforePrint)
	default:
		c.when(true, signYearBeforeList)
	}
}

func (c *clue) where() {
	switch c.p.Where {
	case Heading:
		c.when(true, signHeading)
	case ListItem:
		c.when(true, signItem)
	case TableRow:
		c.when(true, signRow)
	case Quotation:
		c.when(true, signQuotation)
	case Footnote:
		c.when(true, signFootnote)
	}
	c.when(c.p.Near, signNear)
}

// What tells how a text cites: fewer citations by name than half of the entries tell
// that it cites otherwise; so many of one name in the sentence are its habit, and none
// among so many are as well.
const (
	hardlyCites = 2
	narrates    = 3
	never       = 5
)

func (c *clue) text() {
	t := c.t
	c.when(t.Linked*hardlyCites < t.Entries && c.p.narrative() && !c.p.several(), signTextHardlyCites)
	c.when(t.Narrative >= narrates, signTextNarrates)
	c.when(t.Narrative == 0 && t.Linked >= never, signTextNeverNarrates)
	c.when(t.Lone > 2 && t.Lone > 2*t.Narrative && c.p.narrative() && !c.p.several(), signManyLone)
}

// longestAcronym is in characters: a longer word in capitals is a name.
const longestAcronym = 6

// isVietnamese says whether a name has letters that only Vietnamese has; its names are of
// three or four words.
func isVietnamese(name string) bool { return strings.ContainsFunc(name, people.IsVietnamese) }

// isNumeral says whether a word is a Roman numeral or a single capital, as in
// "Level IV" and "Farmer C".
func isNumeral(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	return strings.Trim(s, "IVX") == "" || size == len(s) && unicode.IsUpper(first)
}

// isCamel says whether a capital follows a small letter inside a word, as in
// "LexCorpus" and not in "McAdam", "DeJong" or "O'Neill".
func isCamel(s string) bool {
	before, n := ' ', 0
	for _, r := range s {
		if unicode.IsUpper(r) && unicode.IsLower(before) && n > 3 {
			return true
		}
		before = r
		n++
	}
	return false
}

// isAcronym says whether a name is in capitals alone, two at least.
func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}
