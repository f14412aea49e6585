package cite

import (
	"slices"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// Mentions are the widest reading of the text, for the sake of entries that no
// citation reaches: an author's name near the year, or the title, in whatever
// form, in headings, tables, captions and notes. Only a text that cites by
// name is read so; where numbers cite, a name alone points to nothing.
type mentions struct {
	byName  map[string][]*entry // by the last word of the first author's family name
	byTitle map[string][]*entry // by the first words of the title
	noYears bool                // the text cites by author and page: a name stands for its works
}

const (
	titleStart    = 3   // words of a title that lead to it
	shortestTitle = 12  // folded bytes of a title that is no chance phrase
	nameReach     = 140 // folded bytes between a name and its year
)

// mention marks the uncited entries that the blocks name; taken are the
// citations that stand for other entries, by block.
func (r *reader) mention(blocks []block.Block) {
	defer r.spareUncited()
	m := r.uncited()
	if len(m.byName) == 0 && len(m.byTitle) == 0 {
		return
	}
	taken := map[int32][]lint.Span{}
	for _, f := range r.found {
		if f.Status == lint.Resolved {
			taken[f.block] = append(taken[f.block], f.decoded)
		}
	}
	for i := range blocks {
		if !isProse(&blocks[i]) {
			continue
		}
		m.read(foldAround(blocks[i].Text.String, taken[int32(i)]))
	}
}

// uncitedInNotes is the share of the list, in percent, and the number of entries, that a text
// with notes leaves uncited at most. Where more seem to be so, notes were not read: they
// were printed among the entries, or name their works in the text alone.
const (
	uncitedInNotes    = 15
	fewUncitedInNotes = 3
)

// spareUncited marks all entries of a text that cites in notes, where too many seem to be
// uncited.
func (r *reader) spareUncited() {
	if !slices.ContainsFunc(r.found, func(f *finding) bool { return f.shape&inNote != 0 }) {
		return
	}
	var uncited []*lint.Reference
	for _, ref := range r.doc.References {
		if ref.Cited == 0 && !ref.Mentioned {
			uncited = append(uncited, ref)
		}
	}
	if len(uncited) <= fewUncitedInNotes || len(uncited)*100 <= len(r.doc.References)*uncitedInNotes {
		return
	}
	for _, ref := range uncited {
		ref.Mentioned = true
	}
}

// citesPages says whether most of what was read cites by author and page, as
// MLA does.
func (r *reader) citesPages() bool {
	pages := 0
	for _, f := range r.found {
		if f.shape&pageOnly != 0 {
			pages++
		}
	}
	return pages > 2 && 2*pages > len(r.found)
}

// uncited collects what the entries without citations could be called.
func (r *reader) uncited() mentions {
	m := mentions{byName: map[string][]*entry{}, byTitle: map[string][]*entry{}, noYears: r.citesPages()}
	for i := range r.index.entries {
		e := &r.index.entries[i]
		if e.ref.Cited > 0 || e.ref.Mentioned {
			continue
		}
		if len(e.authors) > 0 && !r.byAuthor && (m.noYears || len(e.years()) > 0 || e.date.Status != "") {
			if name := lastWord(e.authors[0].name.Sorted()); len(name) > 2 {
				m.byName[name] = appendFew(m.byName[name], e)
			}
		}
		if start := firstWords(e.title, titleStart); start != "" && len(e.title) >= shortestTitle {
			m.byTitle[start] = appendFew(m.byTitle[start], e)
		}
	}
	return m
}

// appendFew keeps the lists short that every occurrence of a word goes over.
func appendFew(list []*entry, e *entry) []*entry {
	if len(list) == widestChoice {
		return list
	}
	return append(list, e)
}

// firstWords gives the first n words of folded text, "" when it has fewer.
func firstWords(folded string, n int) string {
	at := 0
	for range n {
		if at > len(folded) {
			return ""
		}
		next := strings.IndexByte(folded[at:], ' ')
		if next < 0 {
			at = len(folded) + 1
			continue
		}
		at += next + 1
	}
	return folded[:at-1]
}

// foldAround folds text by words, without the ranges that are taken. A sign
// that no word holds stands in their place.
func foldAround(s string, taken []lint.Span) string {
	if len(taken) == 0 {
		return fold.Words(s)
	}
	var b strings.Builder
	at := 0
	for _, t := range taken {
		if t.Start < at || t.End > len(s) {
			continue
		}
		b.WriteString(fold.Words(s[at:t.Start]))
		b.WriteString(" | ")
		at = t.End
	}
	b.WriteString(fold.Words(s[at:]))
	return b.String()
}

// read looks up every word of folded text.
func (m *mentions) read(s string) {
	for at := 0; at < len(s); {
		end := strings.IndexByte(s[at:], ' ')
		if end < 0 {
			end = len(s)
		} else {
			end += at
		}
		named := m.byName[s[at:end]]
		if len(named) == 0 && end > at && s[end-1] == 's' { // "Zheng's"
			named = m.byName[s[at:end-1]]
		}
		for _, e := range named {
			if !e.ref.Mentioned && (m.noYears || nearYear(s, at, end, e)) {
				e.ref.Mentioned = true
			}
		}
		if start := firstWords(s[at:min(len(s), at+80)], titleStart); start != "" {
			for _, e := range m.byTitle[start] {
				if strings.HasPrefix(s[at:], e.title) {
					e.ref.Mentioned = true
				}
			}
		}
		at = end + 1
	}
}

// opensStatus says whether "n d" or its like stands among the first few words
// of folded text.
func opensStatus(s string) bool {
	after := strings.Fields(s)
	for i := 0; i < len(after) && i < 6; i++ {
		if words.DateStatus(after[i]) != "" || i+1 < len(after) && words.DateStatus(after[i]+" "+after[i+1]) != "" {
			return true
		}
	}
	return false
}

// nearYear says whether one of the entry's years stands within reach of the
// folded bytes [at, end).
func nearYear(s string, at, end int, e *entry) bool {
	before, after := s[max(0, at-nameReach):at], s[end:min(len(s), end+nameReach)]
	if e.date.Year == 0 && e.date.Status != "" {
		return opensStatus(after)
	}
	for _, year := range e.years() {
		text := strconv.Itoa(year)
		if strings.Contains(after, text) || strings.Contains(before, text) {
			return true
		}
	}
	return false
}
