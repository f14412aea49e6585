package cite

import (
	"sort"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// A reader holds what the reading of one document needs.
type reader struct {
	doc     *lint.Document
	index   *index
	numbers []numbering                  // of the lists
	labels  map[string]*lint.Reference   // entries by labels of letters
	inside  map[string]bool              // labels of letters within the entries
	forms   labelForms                   // of the labels of letters
	acts    map[string][]*lint.Reference // numbered documents of the lists
	scopes  []int                        // indices of lists by the start of their scope
	cases   []declension                 // by which the text inflects names
	notes   bool                         // the text has footnotes

	byAuthor bool // the text cites by author and page

	// What was found so far, in the order of the text.
	found []*finding       // citations by name
	bare  []*finding       // names that no entry fits, with a year that no bracket holds
	runs  []run            // numbers
	held  []*lint.Citation // placeholders and labels, which need no judging

	// The block that is read.
	at         int32
	block      *block.Block
	text       string
	blockStart int // index of the block's first finding
	brackets   []bracket
	inner      []token // of a bracket, kept for its memory
	outer      []token // of what stands before it
	runEnd     int     // decoded end of the last run
	tail, next string  // the end of the block before, the block behind
	sections   int     // whose numbers stood before their headings
	inOrder    bool    // lost numbers cite the list in its order
	moved      bool    // many of them were moved to the heads of lines
	torn       bool    // blanks part the raised numbers from their words, where they lost their sign
	firstYear  int     // before which no work is meant; 0 until somebody asks
	partEnd    int     // decoded end of the last number of an equation, figure or the like
}

// readAuthors reads the author-year citations of a block.
func (r *reader) readAuthors(b *block.Block) {
	r.block, r.text, r.blockStart = b, b.Text.String, len(r.found)
	r.brackets = brackets(r.brackets, r.text)
	for i := range r.brackets {
		b := &r.brackets[i]
		b.labels = b.square && !r.inCode(b.open) && r.readLabels(*b)
	}
	s, last, next := r.text, 0, 0
	for i := 0; i < len(s); i++ {
		for next < len(r.brackets) && r.brackets[next].open < i {
			next++
		}
		if next < len(r.brackets) && r.brackets[next].open == i {
			b := r.brackets[next]
			if b.labels || !r.inCode(i) && r.readGroup(b, last) {
				last = b.end
				i = b.end - 1
			}
			continue
		}
		if c := s[i]; c < '1' || c > '2' {
			if '0' <= c && c <= '9' {
				i += ascii.Digits(s[i:]) - 1
			}
			continue
		}
		n := ascii.Digits(s[i:])
		if n == 4 && !r.inCode(i) {
			if end := r.readBare(last, i); end > i {
				last = end
				i = end - 1
				continue
			}
		}
		i += n - 1
	}
}

// within gives the innermost mark of the kind that lies over the decoded bytes,
// nil for none.
func (r *reader) within(kind lint.MarkKind, from, to int) *lint.Mark {
	marks := r.block.Marks
	n := sort.Search(len(marks), func(i int) bool { return marks[i].Start > from })
	for i := n - 1; i >= 0 && i >= n-deepestMarks; i-- {
		if marks[i].Kind == kind && marks[i].End >= to {
			return &marks[i]
		}
	}
	return nil
}

// deepestMarks bounds how many marks are looked at around a place.
const deepestMarks = 8

// inCode says whether the decoded byte lies in code.
func (r *reader) inCode(at int) bool { return r.within(lint.Code, at, at+1) != nil }

// afterSpecies says whether an emphasised name of a species ends at the decoded
// byte, which is then followed by who named it.
func (r *reader) afterSpecies(at int) bool {
	marks := r.block.Marks
	n := sort.Search(len(marks), func(i int) bool { return marks[i].Start >= at })
	for i := n - 1; i >= 0 && i > n-4; i-- {
		m := marks[i]
		if m.Kind != lint.Emphasis || m.End > at || m.End < at-2 {
			continue
		}
		t := lex(nil, r.text, m.Start, m.End)
		return len(t) >= 2 && len(t) <= 5 && t[0].capital() && t[len(t)-1].kind == word && !t[len(t)-1].capital()
	}
	return false
}

// emphasised says whether the decoded bytes lie in emphasis, as titles do.
func (r *reader) emphasised(from, to int) bool { return r.within(lint.Emphasis, from, to) != nil }

// before lexes what stands before the decoded byte i, back to the end of the
// last citation, at most reach bytes.
func (r *reader) before(last, i, reach int) []token {
	from := max(last, i-reach)
	for from > last && from < i && (r.text[from]&0xc0 == 0x80 || alnum(r.text[from-1])) {
		from++
	}
	r.outer = lex(r.outer[:0], r.text, from, i)
	return r.outer
}

func alnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80
}

// home is the list whose scope holds the place in the file, -1 for none.
func (r *reader) home(at int) int {
	n := sort.Search(len(r.scopes), func(i int) bool { return r.doc.Lists[r.scopes[i]].Scope.Start > at })
	for i := n - 1; i >= 0 && i >= n-4; i-- {
		if at < r.doc.Lists[r.scopes[i]].Scope.End {
			return r.scopes[i]
		}
	}
	return -1
}

// wordsOf folds tokens [i, j) of the text.
func (r *reader) wordsOf(t []token, i, j int) string {
	if i >= j {
		return ""
	}
	return fold.Words(r.text[t[i].start:t[j-1].end])
}

// span is the place in the file of decoded bytes.
func (r *reader) span(start, end int) lint.Span { return r.block.Text.Span(start, end) }
