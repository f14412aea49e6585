package cite

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
	"github.com/bibfix/bibfix/prose/cite/odds"
)

// What is unlinked is weighed: is it the citation of a work that the list lacks, or
// something else with a year? The signs and their weights are those of package odds;
// here they are collected from the text.

// A weigher collects what speaks for and against the places of a text.
type weigher struct {
	r       *reader
	blocks  []block.Block
	text    odds.Text
	spoken  map[string]spoken
	again   map[string]int    // places by names and year
	linked  map[lint.Span]int // citations that have an entry, by bracket
	names   named
	further map[string]bool   // further authors of the entries, each with the year, as work has it
	italics bool              // the text sets the names of its citations in italics
	near    map[*finding]bool // a citation with an entry stands close by
}

// A spoken is how often the text has a word.
type spoken struct {
	times int  // without a year beside it
	small bool // in small letters as well
}

// mayBeMissing says whether a citation is one that is weighed: names and a date, no entry,
// and nothing that makes it another thing in any text.
func (f *finding) mayBeMissing() bool {
	const other = taxon | unlisted | pageOnly | quotation | runningHead | inNote
	return f.Status == lint.Missing && !f.again && len(f.Names) > 0 && !f.Secondary && f.shape&other == 0 && (f.Date.Year > 0 || f.Date.Status != "")
}

// weigher looks at the text as a whole.
func (r *reader) weigher(blocks []block.Block) *weigher {
	h := r.habits()
	w := &weigher{italics: h.italics, r: r, blocks: blocks, again: map[string]int{}, linked: map[lint.Span]int{}}
	w.text = odds.Text{Linked: h.linked, Entries: len(r.doc.References), NoComma: h.noComma, Capitals: h.capitals, Verbs: map[string]bool{}}
	var candidates []*finding
	for _, f := range r.found {
		if f.Status != lint.Missing {
			w.linked[f.Group]++
			w.learn(f)
		}
		if !f.mayBeMissing() {
			continue
		}
		candidates = append(candidates, f)
		if len(f.Names) == 1 && f.Narrative && !f.EtAl {
			w.text.Lone++
		}
		w.again[f.work()]++
	}
	w.lookAround()
	w.further = r.furtherAuthors()
	w.text.Oldest, w.text.Newest = r.years()
	w.spoken = w.listen(candidates)
	return w
}

// mostFurther bounds the authors of an entry who are kept: a name far back in a list of
// hundreds cites nothing.
const mostFurther = 12

// furtherAuthors are the second and later authors of the entries, with the years.
func (r *reader) furtherAuthors() map[string]bool {
	further := map[string]bool{}
	for i := range r.index.entries {
		e := &r.index.entries[i]
		for k := 1; k < min(len(e.authors), mostFurther); k++ {
			further[lastWord(e.authors[k].name.Sorted())+" "+strconv.Itoa(e.date.Year)+e.date.Letter] = true
		}
	}
	return further
}

// closeBy is in bytes: "Rossi (2004) and Prado (2011) differ".
const closeBy = 40

// lookAround keeps which citations have one with an entry right before or behind them
// in the same sentence.
func (w *weigher) lookAround() {
	w.near = map[*finding]bool{}
	found := w.r.found
	for i := 1; i < len(found); i++ {
		a, b := found[i-1], found[i]
		if a.block != b.block || a.Group == b.Group || b.decoded.Start < a.decoded.End || b.decoded.Start-a.decoded.End > closeBy ||
			strings.Contains(w.blocks[a.block].Text.String[a.decoded.End:b.decoded.Start], ". ") {
			continue
		}
		if a.Status != lint.Missing {
			w.near[b] = true
		}
		if b.Status != lint.Missing {
			w.near[a] = true
		}
	}
}

// work is what a citation calls its work.
func (f *finding) work() string {
	return f.lastName() + " " + strconv.Itoa(f.Date.Year) + f.Date.Letter
}

// learn takes a linked citation as an example of how the text cites.
func (w *weigher) learn(f *finding) {
	if !f.Narrative || f.shape&bare != 0 {
		return
	}
	if len(f.Names) == 1 && !f.EtAl {
		w.text.Narrative++
	}
	if verb := odds.FirstWord(w.behind(f)); verb != "" {
		w.text.Verbs[verb] = true
	}
}

// behind is the text after a citation and the bracket that closes it.
func (w *weigher) behind(f *finding) string {
	s := w.blocks[f.block].Text.String[f.decoded.End:]
	if f.shape&bare != 0 {
		return s
	}
	if i := strings.IndexAny(s[:min(len(s), longestRest)], ")]）］"); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		return s[i+size:]
	}
	return s
}

// longestRest is in bytes: what a bracket holds behind a year, a page for the most part.
const longestRest = 60

// years are the first and the last year of the list, 0 for none.
func (r *reader) years() (oldest, newest int) {
	for _, ref := range r.doc.References {
		if y := ref.Issued().Year; y > 0 {
			if oldest == 0 || y < oldest {
				oldest = y
			}
			newest = max(newest, y)
		}
	}
	return oldest, newest
}

// listen counts how often the text has the names of the places.
func (w *weigher) listen(candidates []*finding) map[string]spoken {
	heard := make(map[string]spoken, len(candidates))
	for _, f := range candidates {
		heard[f.lastName()] = spoken{}
	}
	for i := range w.blocks {
		if !isProse(&w.blocks[i]) {
			continue
		}
		for word := range strings.FieldsFuncSeq(w.blocks[i].Text.String, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' }) {
			folded := fold.Letters(word)
			s, asked := heard[folded]
			if !asked {
				continue
			}
			if first, _ := utf8.DecodeRuneInString(word); unicode.IsLower(first) {
				s.small = true
			} else {
				s.times++
			}
			heard[folded] = s
		}
	}
	for _, f := range w.r.found {
		if len(f.Names) == 0 {
			continue
		}
		if s, asked := heard[f.lastName()]; asked {
			s.times--
			heard[f.lastName()] = s
		}
	}
	return heard
}

// weighAll weighs what has no entry, and links what another reading of the list
// finds. It counts what is told as missing.
func (w *weigher) weighAll() (missing int) {
	for _, f := range w.r.found {
		switch {
		case f.mayBeMissing():
			w.judge(f)
		case (f.Kind == lint.ByAuthor || f.shape&inNote != 0) && f.Status == lint.Missing:
			f.Certain = f.sure
		}
		if f.mayBeMissing() && (f.score >= odds.Maybe || f.shape&(several|comma) != 0) || f.isOtherYear() {
			if ref := w.names.find(w.r.index, f); ref != nil {
				f.Status, f.References, f.Nearest, f.Faults = lint.Resolved, []*lint.Reference{ref}, nil, nil
				f.Certain, f.Likely = false, false
				ref.Cited++
			}
		}
		if f.Told() {
			missing++
		}
	}
	return missing
}

// judge says what a place without an entry is told as.
func (w *weigher) judge(f *finding) {
	f.score = w.score(f)
	if f.thing = w.r.byAuthor && !f.EtAl || f.isThing() || f.shape&emphasised != 0 && !w.italics || w.isTrial(f) || f.arePlaces(w.r.index) && w.onlyPlace(f); f.thing {
		return
	}
	if f.coauthor = f.Narrative && len(f.Names) == 1 && !f.EtAl && w.further[f.work()]; f.coauthor {
		return
	}
	f.Certain = f.score >= odds.Sure || f.score >= odds.Likely && f.shape&bracketed != 0 && f.shape&comma != 0
	f.Likely = !f.Certain && f.score >= odds.Likely
}

// isTrial says whether the name is that of a party to a lawsuit: "Marten v Withern (1987)".
func (w *weigher) isTrial(f *finding) bool {
	before := strings.TrimRight(w.blocks[f.block].Text.String[:f.decoded.Start], " \n*_.")
	versus := before[strings.LastIndexAny(before, " \n*_")+1:]
	return versus == "v" || versus == "vs" || versus == "versus" || versus == "./."
}

// onlyPlace says whether the name of a town stands where no author would: after
// "in", or in a bracket with nothing beside it.
func (w *weigher) onlyPlace(f *finding) bool {
	return f.shape&placed != 0 || f.shape&bracketed != 0 && len(f.Names) == 1 && f.Locator == "" && f.Date.Letter == "" && w.linked[f.Group] == 0
}

// score weighs a place.
func (w *weigher) score(f *finding) odds.Score { return odds.Weigh(w.place(f), &w.text) }

// place tells what stands at a place and around it.
func (w *weigher) place(f *finding) *odds.Place {
	s := w.blocks[f.block].Text.String
	heard := w.spoken[f.lastName()]
	p := &odds.Place{
		Before: s[:f.decoded.Start], After: w.behind(f), EtAl: f.EtAl, Year: f.Date.Year, Form: w.form(f), Where: where(&w.blocks[f.block]),
		Linked: w.linked[f.Group], Spoken: heard.times, Small: heard.small, Near: w.near[f], Again: max(0, w.again[f.work()]-1),
	}
	for _, n := range f.Names {
		p.Names = append(p.Names, odds.Name{Text: n.Family, Given: n.Given})
	}
	p.Author = w.r.index.listed(fold.Letters(f.Names[0].Family)) || w.r.index.listed(lastWord(f.Names[0].Family)) && len(f.Names) == 1
	return p
}

// form tells how the names and the year of a place are set.
func (w *weigher) form(f *finding) (form odds.Form) {
	set := func(is bool, one odds.Form) {
		if is {
			form |= one
		}
	}
	set(f.shape&bracketed != 0 || f.NamesSpan.Len() == 0 && !f.Narrative, odds.InBracket)
	set(f.NamesSpan.Len() == 0, odds.Carried)
	set(f.shape&comma != 0, odds.Comma)
	set(f.shape&bare != 0, odds.NoBracket)
	set(f.shape&distant != 0, odds.Apart)
	set(f.shape&emphasised != 0, odds.Emphasised)
	set(f.shape&placed != 0, odds.Placed)
	set(f.Date.Letter != "", odds.Letter)
	set(f.Date.Year == 0, odds.Undated)
	set(f.Locator != "", odds.Locator)
	set(f.shape&later != 0, odds.Later)
	set(strings.Contains(f.Text, "'s") || strings.Contains(f.Text, "’s"), odds.Possessive)
	set(strings.ContainsAny(f.Text, "\"“”„«»「」"), odds.Quoted)
	set(f.isThing(), odds.Thing)
	set(f.arePlaces(w.r.index), odds.Town)
	return form
}

// where is the kind of a block, as odds knows it.
func where(b *block.Block) odds.Where {
	switch b.Kind {
	case block.Heading:
		return odds.Heading
	case block.Item:
		return odds.ListItem
	case block.Row:
		return odds.TableRow
	case block.Quote:
		return odds.Quotation
	case block.Note:
		return odds.Footnote
	}
	return odds.Running
}
