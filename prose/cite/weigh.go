package cite

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
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
	further map[string]bool          // further authors of the entries, each with the year, as work has it; nil until somebody asks
	italics bool                     // the text sets the names of its citations in italics
	near    map[*finding]bool        // a citation with an entry stands close by
	chains  map[*finding][2]*finding // the first and the last of names in a row, "Brandt (2009), Tandy (2010) and Orsk (2012)"
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
	w.text.Oldest, w.text.Newest = r.years()
	w.spoken = w.listen(candidates)
	return w
}

// inRow says whether two citations in the sentence are joined by nothing but "and" or a comma.
func (w *weigher) inRow(a, b *finding) bool {
	if a.block != b.block || !a.Narrative || !b.Narrative || b.decoded.Start < a.decoded.End || b.decoded.Start-a.decoded.End > closeBy || b.NamesSpan.Len() == 0 {
		return false
	}
	joint := strings.Trim(w.blocks[a.block].Text.String[a.decoded.End:b.decoded.Start], " )]）］,;、，\n")
	and, rest, _ := strings.Cut(joint, " ")
	return joint == "" || words.IsAnd(fold.Letters(and)) && (rest == "" || isPlacing(rest))
}

// mostFurther bounds the authors of an entry who are kept: a name far back in a list of
// hundreds cites nothing.
const mostFurther = 12

// isFurther says whether the first name is that of a further author of an entry of the year.
func (w *weigher) isFurther(f *finding) bool {
	if w.further == nil {
		w.further = w.r.furtherAuthors()
	}
	return w.further[f.work()]
}

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
	w.near, w.chains = map[*finding]bool{}, map[*finding][2]*finding{}
	found := w.r.found
	for first, i := 0, 1; i <= len(found); i++ {
		if i < len(found) && w.inRow(found[i-1], found[i]) {
			continue
		}
		for k := first; k < i && i-first > 1; k++ {
			w.chains[found[k]] = [2]*finding{found[first], found[i-1]}
		}
		first = i
	}
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

// before is the text in front of a citation, or of the first in its row.
func (w *weigher) before(f *finding) string {
	if row, ok := w.chains[f]; ok {
		f = row[0]
	}
	return w.blocks[f.block].Text.String[:f.decoded.Start]
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
	var begins [256]bool // first bytes of the names, in small letters
	for _, f := range candidates {
		if name := f.lastName(); name != "" {
			heard[name] = spoken{}
			begins[name[0]] = true
		}
	}
	if len(heard) == 0 {
		return heard
	}
	for i := range w.blocks {
		if !isProse(&w.blocks[i]) {
			continue
		}
		for word := range strings.FieldsFuncSeq(w.blocks[i].Text.String, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' }) {
			if c := word[0]; c < utf8.RuneSelf && !begins[c|0x20] { // most words, and folding takes time
				continue
			}
			folded := foldWord(word)
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
	p := w.place(f)
	f.score = odds.Weigh(p, &w.text)
	if f.Narrative && isHan(f.Names[0].Family) && !p.Author && !odds.IsSaying(odds.FirstWord(p.After)) {
		f.score = min(f.score, odds.Likely-1) // no capital tells a name there
	}
	if f.thing = w.noWork(f); f.thing != "" {
		return
	}
	if f.coauthor = f.Narrative && len(f.Names) == 1 && !f.EtAl && w.isFurther(f); f.coauthor {
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

// noWork says why a place can be no work, in words; "" where it may be one.
func (w *weigher) noWork(f *finding) string {
	switch {
	case w.r.byAuthor && !f.EtAl:
		return "a year, in a text that cites by author and page"
	case len(w.r.labels) > 0 && f.shape&bracketed != 0 && len(f.Names) == 1 && isAcronym(f.Names[0].Family) && w.r.doc.Data[f.Group.Start] == '[':
		return "a label in a form that the list does not have"
	case f.isThing(), endsCaselessThing(f.Names[len(f.Names)-1].Family):
		return "the name of an act, an event, a code or a source of the author's own"
	case f.shape&emphasised != 0 && !w.italics:
		return "a title, in italics or behind one"
	case w.isTrial(f):
		return "a party to a lawsuit"
	case f.Narrative && odds.DidBefore(w.before(f)):
		return "who did something, and wrote nothing by it"
	case f.Narrative && odds.IsTime(wordBeforeYear(f.Text)):
		return "a time, since or until when"
	case f.arePlaces(w.r.index) && w.onlyPlace(f):
		return "a town or region"
	}
	return ""
}

// wordBeforeYear is the word between the bracket and the year of "Joan (since 2011", folded.
func wordBeforeYear(text string) string {
	_, rest, ok := strings.Cut(text, "(")
	if !ok {
		return ""
	}
	word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	return fold.Letters(word)
}

// onlyPlace says whether the name of a town stands where no author would: after
// "in", or in a bracket with nothing beside it.
func (w *weigher) onlyPlace(f *finding) bool {
	return f.shape&placed != 0 || w.chains[f][0] != nil && w.chains[f][0].shape&placed != 0 || f.shape&bracketed != 0 && len(f.Names) == 1 && f.Locator == "" && f.Date.Letter == "" && w.linked[f.Group] == 0
}

// score weighs a place.
func (w *weigher) score(f *finding) odds.Score { return odds.Weigh(w.place(f), &w.text) }

// place tells what stands at a place and around it.
func (w *weigher) place(f *finding) *odds.Place {
	heard := w.spoken[f.lastName()]
	last := f
	if row, ok := w.chains[f]; ok { // what leads to the first and what follows the last is said of all
		last = row[1]
	}
	p := &odds.Place{
		Before: w.before(f), After: w.behind(last), EtAl: f.EtAl, Year: f.Date.Year, Form: w.form(f), Where: where(&w.blocks[f.block]),
		Linked: w.linked[f.Group], Spoken: heard.times, Small: heard.small, Near: w.near[f], Again: max(0, w.again[f.work()]-1),
	}
	for _, n := range f.Names {
		p.Names = append(p.Names, odds.Name{Text: n.Family, Given: n.Given})
	}
	if len(f.Names) == 0 {
		return p
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
	set(f.shape&placed != 0 || w.chains[f][0] != nil && w.chains[f][0].shape&placed != 0, odds.Placed)
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
