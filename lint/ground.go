package lint

// A Ground is what a finding rests on that holds the text against a list: that
// the list is the list of works cited, and that its entries begin and end where
// the reader thinks.
type Ground uint8

// The grounds, from the weakest up.
const (
	GuessedList Ground = iota // no heading announces the list, and the text hardly cites it; or the order of the lines is a guess, or that of the pieces of a list
	LooseBorder               // an entry was parted from its neighbour by the look of its words alone
	FirmGround                // what the file shows of itself: headings, labels, blank lines, indents
)

// Weigh turns what a finding would be on firm ground into what it may be on this
// one: nothing is an error that rests on a border in doubt, nothing more than
// information that rests on a list that was guessed. What is information
// already is then only counted, unless somebody asks for doubts.
func (g Ground) Weigh(severity Severity) (s Severity, counted bool) {
	switch g {
	case GuessedList:
		return Info, severity == Info
	case LooseBorder:
		return min(severity, Warning), false
	}
	return severity, false
}

// Grounds tells the ground of each list of a document.
type Grounds struct {
	doc   *Document
	lists []Ground
	guess []bool // the list may be none of works cited
}

// A list that was guessed is likely the list of works cited once half of its entries
// are cited, and no guess any more where nearly all are, nor is one that was put together
// of pieces, unless numbers did it: these are scattered only where columns are mixed; a list is parted by look where
// that is true of a fifth of its entries.
const (
	mostlyCited = 50 // percent
	nearlyCited = 90 // percent
	mostlyLook  = 20 // percent
)

// Grounds looks at the lists of a document, once for all findings of a rule.
func (d *Document) Grounds() *Grounds {
	g := &Grounds{doc: d, lists: make([]Ground, len(d.Lists)), guess: make([]bool, len(d.Lists))}
	for i, l := range d.Lists {
		cited, loose := 0, 0
		for _, r := range d.References[l.First : l.First+l.N] {
			cited += min(r.Cited, 1)
			if r.Trust < Safe {
				loose++
			}
		}
		few := cited*100 < l.N*nearlyCited
		g.guess[i] = l.Guessed && few
		switch {
		case g.guess[i] && cited*100 < l.N*mostlyCited, l.Torn && (few || l.Numbered), d.Order.isGuess():
			g.lists[i] = GuessedList
		case g.guess[i] || loose*100 > l.N*mostlyLook:
			g.lists[i] = LooseBorder
		default:
			g.lists[i] = FirmGround
		}
	}
	return g
}

// Of is the ground of a finding about entries: their lists, and the borders above
// and below them.
func (g *Grounds) Of(entries ...*Reference) Ground {
	ground := FirmGround
	for _, r := range entries {
		if r.List < 0 || r.List >= len(g.lists) {
			continue
		}
		l := &g.doc.Lists[r.List]
		if g.lists[r.List] == GuessedList {
			return GuessedList
		}
		at := r.Index - g.doc.References[l.First].Index
		if r.Trust < Safe || g.guess[r.List] || at+1 < l.N && g.doc.References[l.First+at+1].Trust < Safe {
			ground = LooseBorder
		}
	}
	return ground
}

// Without is the ground of a finding that a list lacks an entry: the weakest of
// the lists, or that of the one that is asked, if it is one.
func (g *Grounds) Without(list int) Ground {
	if list >= 0 && list < len(g.lists) {
		return g.lists[list]
	}
	ground := FirmGround
	for _, one := range g.lists {
		ground = min(ground, one)
	}
	return ground
}

// ReportOn hands in a finding with the rule's own severity, weighed by what it
// rests on.
func (p *Pass) ReportOn(ground Ground, d Diagnostic) {
	severity, counted := ground.Weigh(p.Rule.Severity)
	d.Doubtful = d.Doubtful || counted
	p.ReportAs(severity, d)
}
