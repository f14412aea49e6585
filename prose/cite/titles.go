package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/sim"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// A titleIndex finds entries by their titles, letter by letter: words may be broken,
// joined or spaced otherwise than in the entry.
type titleIndex struct {
	long    map[string][]titleOf // by the first titleKey letters
	opening map[string][]titleOf // by the first openingKey letters, for titles that are cut short
	short   map[string][]titleOf // by the whole title, where it has fewer
	letters map[*entry]string    // of the titles
}

// A titleOf is a title of an entry in letters, folded.
type titleOf struct {
	entry *entry
	text  string
	main  int    // bytes before the subtitle, or of the whole
	words [2]int // of the title, and of what stands before the subtitle
}

// The letters by which titles are found, in bytes: enough to tell most titles apart, and few
// enough for one word.
const (
	titleKey   = 8
	openingKey = 5
)

func newTitleIndex(x *index) *titleIndex {
	ti := &titleIndex{long: make(map[string][]titleOf, len(x.entries)), opening: make(map[string][]titleOf, len(x.entries)), short: make(map[string][]titleOf), letters: make(map[*entry]string, len(x.entries))}
	for i := range x.entries {
		e := &x.entries[i]
		title := e.ref.Value("title")
		ti.letters[e] = fold.Letters(title)
		ti.add(e, title)
		if first, rest, ok := strings.Cut(title, " "); ok && words.IsArticle(fold.Letters(first)) {
			ti.add(e, rest)
		}
		if short := announced(e.ref.Text.String); short != "" {
			ti.add(e, short)
		}
		for _, other := range append(quotedIn(e.ref.Text.String), titlesBehind(e.ref)...) {
			if fold.Letters(other) != ti.letters[e] {
				ti.add(e, other)
			}
		}
	}
	return ti
}

func (ti *titleIndex) add(e *entry, title string) {
	t := titleOf{entry: e, text: fold.Letters(title)}
	main := title
	if cut := subtitleAt(title); cut > 0 {
		main = title[:cut]
	}
	t.main = len(fold.Letters(main))
	t.words = [2]int{len(strings.Fields(fold.Words(title))), len(strings.Fields(fold.Words(main)))}
	switch {
	case len(t.text) < 3:
	case len(t.text) < titleKey:
		keep(ti.short, t.text, t)
	default:
		keep(ti.long, t.text[:titleKey], t)
		keep(ti.opening, t.text[:openingKey], t)
	}
}

func keep(under map[string][]titleOf, key string, t titleOf) {
	if len(under[key]) < widestChoice {
		under[key] = append(under[key], t)
	}
}

// subtitleAt is where a subtitle begins, with its sign; -1 for none.
func subtitleAt(title string) int {
	first := -1
	for _, sign := range [...]string{": ", " : ", ". ", " – ", " — ", " - ", "? ", "! "} {
		if i := strings.Index(title, sign); i > 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}

// quotedIn gives the first stretch of an entry that stands in double quotes: its title,
// where that was read wrongly.
func quotedIn(s string) []string {
	for _, pair := range [...][2]string{{"“", "”"}, {"«", "»"}, {"„", "“"}, {"\"", "\""}} {
		if open := strings.Index(s, pair[0]); open >= 0 {
			rest := s[open+len(pair[0]):]
			if end := strings.Index(rest, pair[1]); end > titleKey {
				return []string{rest[:end]}
			}
		}
	}
	return nil
}

// fewSigns is how many signs of an entry may stand between its authors and its title.
const fewSigns = 3

// titlesBehind gives what stands behind each of the first signs of an entry whose authors
// were not read: one of them is its title.
func titlesBehind(ref *lint.Reference) []string {
	if len(ref.Names("author")) > 0 || len(ref.Names("editor")) > 0 {
		return nil
	}
	var found []string
	rest := ref.Text.String
	for len(found) < fewSigns {
		i := strings.IndexAny(rest, ",.:")
		if i < 0 || i+1 == len(rest) {
			return found
		}
		rest = strings.TrimLeft(rest[i+1:], " \n")
		end := strings.IndexAny(rest, ",.(")
		if end > titleKey {
			found = append(found, rest[:end])
		}
	}
	return found
}

// A titleHit is a title, or the beginning of one, that stands in a text.
type titleHit struct {
	titleOf
	end     int  // token behind it
	letters int  // of the title that were read
	stopped bool // a sign, or the end of the text, stands behind what was read
}

// How many letters or words of a title are enough to know it by themselves; of fewer the
// author must stand before them.
const (
	wholeWords    = 3
	wholeLetters  = 14
	shortenedTo   = 24 // letters of a title that was cut short
	cutTo         = 40 // letters of one that goes on otherwise: a slip is in it
	fewestLetters = 4
)

// sure says whether the title means its entry without its author.
func (h *titleHit) sure() bool {
	switch {
	case h.letters == len(h.text) && h.words[0] >= wholeWords, h.letters == h.main && h.stopped && h.words[1] >= wholeWords:
		return h.letters >= wholeLetters
	case h.stopped:
		return h.letters >= shortenedTo
	}
	return h.letters >= cutTo
}

// whole says whether all of the title was read, or all before the subtitle.
func (h *titleHit) whole() bool {
	return h.stopped && (h.letters == len(h.text) || h.letters == h.main)
}

// known says whether the title means its entry behind the name of its author.
func (h *titleHit) known() bool {
	return h.stopped && h.letters >= fewestLetters || h.letters >= shortenedTo
}

// at gives the titles that stand at token i, whose letters are folded, up to token end.
func (ti *titleIndex) at(t []token, folded []string, i, end int) []titleHit {
	var hits []titleHit
	key := ""
	for j := i; j < end && len(key) < titleKey; j++ {
		if t[j].kind == sign {
			if t[j].is(';') {
				break
			}
			continue
		}
		key += folded[j]
		if len(key) < titleKey {
			for _, o := range ti.short[key] {
				hits = append(hits, titleHit{o, j + 1, len(key), stopsAt(t, j+1, end)})
			}
		}
	}
	found := ti.opening
	if len(key) >= titleKey && len(ti.long[key[:titleKey]]) > 0 {
		found, key = ti.long, key[:titleKey]
	} else if len(key) >= openingKey {
		key = key[:openingKey]
	}
	for _, o := range found[key] {
		if h := o.readAt(t, folded, i, end); h.letters >= titleKey || h.stopped {
			hits = append(hits, h)
		}
	}
	return hits
}

// slipEvery is how many letters of a title go to one word that is a letter wrong.
const slipEvery = 15

// readAt reads as much of the title as stands at token i.
func (o titleOf) readAt(t []token, folded []string, i, end int) titleHit {
	rest, slips, j, last := o.text, 0, i, i
	for ; j < end && rest != ""; j++ {
		w := folded[j]
		switch {
		case t[j].kind == sign || w == "":
			continue
		case strings.HasPrefix(rest, w):
			rest = rest[len(w):]
		case strings.HasPrefix(w, rest): // the mark of a note is glued to it
			rest = ""
		default:
			n := slipIn(rest, w)
			if n == 0 || (slips+1)*slipEvery > len(o.text) {
				return titleHit{o, last, len(o.text) - len(rest), last > i && stopsAt(t, last, end)}
			}
			slips++
			rest = rest[n:]
		}
		last = j + 1
	}
	return titleHit{o, last, len(o.text) - len(rest), stopsAt(t, last, end)}
}

// slipIn says how many letters of rest the word stands for that differs from them by
// one; 0 where it differs by more.
func slipIn(rest, w string) int {
	if len(w) < 5 {
		return 0
	}
	for _, n := range [...]int{len(w), len(w) + 1, len(w) - 1} {
		if n <= len(rest) && sim.Distance(w, rest[:n], 1) <= 1 {
			return n
		}
	}
	return 0
}

// stopsAt says whether a title may end before token i: a sign or a number stands there, or
// the text ends.
func stopsAt(t []token, i, end int) bool {
	return i >= end || t[i].kind != word && !t[i].is('-')
}

// Before are the folded words in front of a title, or of what points back.
type before struct {
	words map[string]bool
	joint string
}

func wordsBefore(folded []string) before {
	b := before{make(map[string]bool, len(folded)), strings.Join(folded, "")}
	for _, w := range folded {
		b.words[w] = true
	}
	return b
}

// fits says whether one of the authors of an entry is named among the words, the first of
// them where first is asked for.
func (b before) fits(e *entry, first bool) bool {
	if b.joint == "" {
		return false
	}
	for i := range e.authors {
		if i > 0 && (first || i > mostNamed) {
			return false
		}
		for _, k := range e.authors[i].spelled() {
			if k.cost <= costCompound && (b.words[k.text] || len(k.text) >= longKey && strings.Contains(b.joint, k.text)) {
				return true
			}
		}
	}
	return false
}

const (
	mostNamed = 6 // authors of an entry that are looked for
	longKey   = 6 // letters of a name that no other words make by chance
)
