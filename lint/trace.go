package lint

// A TracedLine is a line of a reference list and what it was taken for.
type TracedLine struct {
	List    int  // index into Document.Lists; -1 for a region in which no entry was found
	Span    Span // of the line's text, without the white space around it
	Verdict LineVerdict
	Odds    int    // that the verdict is right, in hundredths of their natural logarithm: 230 is ten to one; 0 where markup or a label decides
	Why     string // a clause or several
}

// A LineVerdict is what a line of a list was taken for.
type LineVerdict uint8

// The verdicts on a line.
const (
	StartsEntry LineVerdict = iota
	GoesOn                  // it belongs to the entry before it
	NoEntry                 // heads of pages, notes, text around the entries
)

var lineVerdicts = [...]string{"starts an entry", "goes on", "is no entry"}

func (v LineVerdict) String() string { return lineVerdicts[v] }

// A TracedPlace is a place that looks like a citation and that no entry fits, and
// what spoke for and against it.
type TracedPlace struct {
	Span Span // names and year, or the bracket of a number
	Text string
	Odds int       // that it is a citation, in hundredths of their natural logarithm
	Told bool      // as a work that the list lacks
	Why  []Weighed // what was weighed, in the order of its weight; empty where something rules a citation out
	Not  string    // what rules it out
}

// Weighed is one thing that speaks for a citation, or against it.
type Weighed struct {
	What   string
	Weight int // in hundredths of a logarithm of odds
}
