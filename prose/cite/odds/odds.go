// Package odds weighs whether a name with a year is the citation of a work that
// no list has, or something else with a year: a battle, a town, a painting.
//
// A Place tells what stands at such a place and around it, a Text how the text
// cites as a whole. Signs turns both into named signs, and Weigh adds up their
// weights, which are fitted (weights.go). Each sign is something that an editor
// would look at as well: a verb of saying, "according to", an author of the list,
// an article before the name, the title of a mayor.
package odds

// A Place is a name, or several, with a year.
type Place struct {
	Before string // the text of the block before the names, as much as is wanted, without markup
	After  string // the text behind the year and its bracket
	Names  []Name // as cited, in order
	EtAl   bool   // "et al." stands behind them
	Year   int
	Form   Form
	Where  Where

	Linked int  // other citations in the same bracket that have an entry
	Near   bool // a citation that has an entry stands close by, outside the bracket
	Spoken int  // how often the text has the last name without a year beside it
	Again  int  // how often the same name and year stand elsewhere
	Small  bool // the text has the name in small letters as well
	Author bool // an author of the list goes by the first name
}

// A Name is one of the people or bodies.
type Name struct {
	Text  string
	Given string // initials or given names beside it
}

// A Form says how names and year are set; several may be true.
type Form uint16

// The forms.
const (
	InBracket  Form = 1 << iota // names and year in one bracket
	Comma                       // a comma parts them
	Letter                      // "2014a"
	Locator                     // a page stands behind the year
	Later                       // … in a later sentence
	Possessive                  // "Okafor's (2014)"
	Emphasised                  // the names are in italics, as titles are
	Quoted                      // a quotation mark stands right before the year
	Placed                      // after "in", "at", "near"
	Thing                       // the name ends in "Act", "War", "survey", or is a number or code
	Town                        // the name of a town or region that no author has
	Apart                       // words stand between the names and the year
	NoBracket                   // no bracket holds the year
	Carried                     // the names stand before an earlier year of the bracket: "(Okafor, 2009, 2014)"
	Undated                     // "n.d.", "in press"
)

// A Where says in which kind of block a place stands.
type Where uint8

// The kinds of blocks.
const (
	Running Where = iota
	Heading
	ListItem
	TableRow
	Quotation
	Footnote
)

// A Text is how a text cites as a whole.
type Text struct {
	Linked    int  // citations by name that have an entry
	Entries   int  // of the lists
	Narrative int  // … of them those with one name in the sentence
	NoComma   bool // most of those in brackets have no comma
	Capitals  bool // most have their names in capitals
	Oldest    int  // years of the list, 0 for none
	Newest    int
	Lone      int             // places with one name in the sentence that have no entry
	Verbs     map[string]bool // words that follow its citations in the sentence, folded
}

// Score is the weight of a place, in hundredths of the logarithm of the odds
// that it is a citation.
type Score int32

// From these scores on a place is taken for a citation: as one that the list
// lacks beyond doubt, as one that it likely lacks, and as one worth counting.
// Their error rates stand in weights.go.
const (
	Sure   Score = 300
	Likely Score = 80
	Maybe  Score = -40
)

// Weight is what a sign adds to the score.
func (s Sign) Weight() Score { return Score(fitted[s]) }

// Weigh adds up the weights of what a place shows.
func Weigh(p *Place, t *Text) Score {
	sum := Score(0)
	for _, s := range Signs(p, t) {
		sum += s.Weight()
	}
	return sum
}
