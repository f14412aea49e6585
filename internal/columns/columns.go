// Package columns gives text that was set in columns in the order in which
// people read it.
//
// A PDF has no lines, only places of words on a page. What takes the text out of
// it leaves the columns side by side in each line with a gutter of spaces
// between them. [Part] finds the gutter, page by page, and gives the
// left column before the right one. Lines that run over the whole width, as a
// title or a wide table do, end both columns.
//
// Without the layout kept there is no gutter, and lines of two columns that were taken
// for one alternate: a weaver parts them by what goes on in what, where that is
// clear.
//
// It looks at a page at a time and no line twice as often as the page has
// columns, so its work grows with the file and no faster. Where it is not sure
// it leaves the file as it is: a table, code and a list with tab stops have gaps
// above each other as well, but nothing in them goes on in the line below.
package columns

import (
	"bytes"

	"github.com/bibfix/bibfix/internal/lines"
	"github.com/bibfix/bibfix/internal/pages"
	"github.com/bibfix/bibfix/lint"
)

// longestPage is how many lines are looked at as one page, where no form feed
// ends it.
const longestPage = 150

// Part gives the text of a file in the order of reading; nil for a file that is read
// as it stands, as most are.
func Part(data []byte) *lint.Order {
	p := parter{data: data}
	at := 0
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	for at < len(data) {
		at = p.page(at)
	}
	if p.order == nil {
		return nil
	}
	p.order.Copy(lint.Span{Start: p.done, End: len(data)})
	return p.order
}

// A parter goes through a file page by page.
type parter struct {
	data   []byte
	order  *lint.Order       // nil until columns are found
	done   int               // the file is copied up to here
	rows   []row             // of the page
	tokens []token           // of its rows
	words  words             // of the file, asked for when lines may alternate
	heads  []pages.Furniture // asked for when columns are found
	sought bool
}

// page reads the page that begins at a place, and gives that of the next.
func (p *parter) page(from int) int {
	gaps, count, at := 0, 0, from
	for ; at < len(p.data) && count < longestPage && (p.data[at] != '\f' || at == from); count++ {
		end, next := lines.Next(p.data, at)
		if hasGap(p.data[at:end]) {
			gaps++
		}
		at = next
	}
	if gaps < fewestMore || gaps < fewestBoth && p.order == nil {
		if fewGaps*gaps <= count {
			p.weavePage(from, at)
		}
		return at
	}
	at = p.pageEnd(from, at)
	p.rows, p.tokens = p.rows[:0], p.tokens[:0]
	for start := from; start < at; {
		end, next := lines.Next(p.data, start)
		r := p.row(start, end)
		r.next = next
		p.rows = append(p.rows, r)
		start = next
	}
	p.mark()
	p.part(p.rows, 0)
	return at
}

// pageEnd is where a page ends that no form feed ends: behind the first line, down from
// a few, that is the head or foot of a page or its number.
func (p *parter) pageEnd(from, at int) int {
	if !p.sought {
		p.sought, p.heads = true, pages.Find(p.data)
	}
	if at < len(p.data) && p.data[at] == '\f' {
		return at
	}
	heads, gap := p.heads, false
	for start, n := from, 0; start < at; n++ {
		end, next := lines.Next(p.data, start)
		first, _ := lines.Indent(p.data, start, end)
		_, stop := lines.Trim(p.data, first, end)
		for len(heads) > 0 && (heads[0].Margin || heads[0].Start < first) {
			heads = heads[1:]
		}
		isHead := len(heads) > 0 && heads[0].Start == first
		if n >= shortestPage && (isHead || gap && pages.IsNumber(p.data[first:stop])) {
			return next
		}
		gap, start = first == stop, next
	}
	return at
}

// shortestPage is in lines: what stands at the edge of a page may be as much.
const shortestPage = 10

// fewGaps is the share of lines, as a divisor, that may have a gap where the layout
// was not kept.
const fewGaps = 20

// hasGap says whether a line has two spaces where a gutter may be.
func hasGap(line []byte) bool {
	return len(line) > 2*narrowest && bytes.Contains(line[narrowest-2:], []byte("  "))
}

// mark takes note of what stands at the edge of the page, or between two pages: it
// belongs to no column.
func (p *parter) mark() {
	first, last := -1, -1
	for i := range p.rows {
		r := &p.rows[i]
		if r.blank() {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		for len(p.heads) > 0 && (p.heads[0].Margin || p.heads[0].Start < r.at) {
			p.heads = p.heads[1:]
		}
		r.full = r.full || len(p.heads) > 0 && p.heads[0].Start == r.at || p.alone(i) && pages.IsNumber(p.data[r.at:r.stop])
	}
	for _, i := range [...]int{first, last} {
		if i >= 0 && (i > first && p.rows[i-1].blank() || i == first && i+1 < len(p.rows) && p.rows[i+1].blank()) {
			p.rows[i].full = true
		}
	}
}

// alone says whether nothing stands in the lines above and below a row.
func (p *parter) alone(i int) bool {
	return (i == 0 || p.rows[i-1].blank()) && (i+1 == len(p.rows) || p.rows[i+1].blank())
}
