package columns

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/lines"
)

// widest is how many columns of characters a line may have that stands in
// columns of text; longer ones run over the whole page.
const widest = 300

// A row is one line of the file.
type row struct {
	start, at, stop, next int     // its first byte, that of its text, the end of the text, the next line
	tokens                []token // words, and what else has no space in it
	full                  bool    // it runs over the whole width, whatever gaps it has
	pushed                bool    // it does not begin where it would, since the text before it is too long
	beside                bool    // it is empty, and the other column has text there
}

// A token is a word at its columns and at its bytes.
type token struct{ from, to, start, end int }

func (r *row) blank() bool { return r.at == r.stop }

// tabStop is where terminals put the text after a tab.
const tabStop = 8

// row reads one line.
func (p *parter) row(start, end int) row {
	at, _ := lines.Indent(p.data, start, end)
	_, stop := lines.Trim(p.data, at, end)
	r := row{start: start, at: at, stop: stop}
	if stop-start > widest*utf8.UTFMax {
		r.full = true
		return r
	}
	first, column, open := len(p.tokens), 0, false
	for i := start; i < stop; {
		c, size := utf8.DecodeRune(p.data[i:stop])
		switch {
		case c == '\t' && len(p.tokens) == first:
			column += tabStop - column%tabStop
		case c == '\t':
			r.full = true // typed: no program puts a tab into a gutter
			return r
		case c == '\f':
		case c == ' ' || c == '\v' || unicode.IsSpace(c):
			column++
			open = false
		default:
			if !open {
				p.tokens = append(p.tokens, token{from: column, start: i})
				open = true
			}
			column++
			last := &p.tokens[len(p.tokens)-1]
			last.to, last.end = column, i+size
		}
		i += size
	}
	r.tokens = p.tokens[first:len(p.tokens):len(p.tokens)]
	if column > widest {
		r.full = true
	}
	return r
}

// cut is the number of tokens that stand before a column, and whether the text
// runs over it: a word does, or the space at the column is one between words.
func (r *row) cut(column int) (n int, crosses bool) {
	n = sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].from >= column })
	switch {
	case n == 0:
		return 0, false
	case n == len(r.tokens):
		return n, r.tokens[n-1].to > column
	}
	return n, r.tokens[n-1].to > column || r.tokens[n-1].to == column && r.tokens[n].from == column+1
}
