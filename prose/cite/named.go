package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// named looks for what a citation may mean though no author or title of the
// list is called so: before a work is called missing, the words of the entries
// of its year are read. An entry means it that begins with the cited name
// ("Renehan AGZwahlen M", glued), names it as a body ("Coordenação de …, CAPES"),
// spells it out ("MTur": Ministério do Turismo), or names it near its beginning
// where no person was read as its author
// ("Quay Collaboration, B. Okafor et al.").
type named struct {
	byYear map[int][]wording
	asked  int                        // how often entries were read, which bounds the work
	meant  map[*lint.Reference]string // the names by which uncited entries were found
}

// A wording is an entry as its words, folded, with a space at both ends.
type wording struct {
	entry *entry
	words string
}

// mostAsked bounds the entries that are read for names, over the whole text: in
// a text of very many missing works the list is another's.
const mostAsked = 200_000

// find gives the only entry that the citation may mean, nil where there is none
// or more than one.
func (n *named) find(x *index, f *finding) *lint.Reference {
	if len(f.Names) == 0 || f.Date.Year == 0 {
		return nil
	}
	if n.byYear == nil {
		n.read(x)
	}
	cited := f.Names[0].Family
	if capitals(cited) > 1 && len(f.Names) == 1 {
		if p := x.named([]key{{fold.Letters(cited), 0}}, f.Date.Year, false); len(p) == 1 {
			return x.entries[p[0].entry].ref // an acronym that the text introduces later
		}
	}
	folded := " " + fold.Words(cited) + " "
	body := len(f.Names) == 1 && !f.EtAl && !strings.Contains(strings.TrimSpace(cited), " ")
	var found *lint.Reference
	for _, w := range n.byYear[f.Date.Year] {
		if n.asked++; n.asked > mostAsked {
			return nil
		}
		if !strings.HasPrefix(w.words, folded) && !(body && w.names(cited, folded)) && !n.opens(&w, folded) {
			continue
		}
		if found != nil {
			return nil
		}
		found = w.entry.ref
	}
	if found != nil && found.Cited == 0 {
		n.meant[found] = folded
	}
	return found
}

// openingWords bounds, in folded bytes, how far into an entry its authors stand.
const openingWords = 120

// opens says whether an entry whose authors were not read as persons has the
// name near its beginning. Where a body was read, nothing else may cite it.
func (n *named) opens(w *wording, folded string) bool {
	ref := w.entry.ref
	if names := ref.Names("author"); len(names) > 0 {
		if names[0].Literal == "" && !isBody(names[0].Family) || ref.Cited > 0 && n.meant[ref] != folded {
			return false
		}
	}
	return strings.Contains(w.words[:min(len(w.words), openingWords)], folded)
}

// isBody says whether a family name is that of a group that signs papers.
func isBody(family string) bool {
	switch lastWord(family) {
	case "collaboration", "collaborations", "group", "consortium", "team", "network", "committee":
		return true
	}
	return false
}

// read sorts the entries by their years.
func (n *named) read(x *index) {
	n.byYear = make(map[int][]wording)
	n.meant = make(map[*lint.Reference]string)
	for i := range x.entries {
		e := &x.entries[i]
		w := wording{e, " " + fold.Words(e.ref.Text.String) + " "}
		for _, year := range e.years() {
			n.byYear[year] = append(n.byYear[year], w)
		}
	}
}

// names says whether the entry names the body that is cited: in full capitals,
// as the name of its own title, or by the words that the acronym is made of.
func (w *wording) names(cited, folded string) bool {
	if strings.TrimSpace(folded) == w.entry.title {
		return true
	}
	if strings.Contains(w.words, folded) && strings.Contains(w.entry.ref.Text.String, strings.ToUpper(cited)) {
		return true
	}
	parts := acronymParts(cited)
	return len(parts) > 1 && spelledOut(w.words, parts)
}

// acronymParts parts a name with capitals inside: "MTur" is "m", "tur". There
// are none in a plain word.
func acronymParts(name string) []string {
	var parts []string
	start := 0
	for i, c := range name {
		if !unicode.IsLetter(c) {
			return nil
		}
		if i > 0 && unicode.IsUpper(c) {
			parts = append(parts, fold.Letters(name[start:i]))
			start = i
		}
	}
	return append(parts, fold.Letters(name[start:]))
}

// spelledOut says whether words in a row begin with the parts; short words
// between them ("do", "of the") do not count. Two parts of one letter each are
// too little to prove anything.
func spelledOut(words string, parts []string) bool {
	if letters := len(strings.Join(parts, "")); letters < 3 {
		return false
	}
	all := strings.Fields(words)
	for i := range all {
		k := 0
		for j := i; j < len(all) && k < len(parts); j++ {
			switch {
			case strings.HasPrefix(all[j], parts[k]) && utf8.RuneCountInString(all[j]) > 2:
				k++
			case k > 0 && utf8.RuneCountInString(all[j]) <= 3:
			default:
				j = len(all)
			}
		}
		if k == len(parts) {
			return true
		}
	}
	return false
}
