package cite

import (
	"fmt"
	"os"
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// An unfound is a work that a text by author and page names and no entry fits, with what
// tells whether it is a citation at all.
type unfound struct {
	*finding
	work   undated
	place  place
	shared int // works of the same bracket that are linked
}

// A place says where a bracket stands.
type place uint8

const (
	closing place = 1 << iota // a clause ends behind it
	plain                     // no name or number stands before it, that it could explain
)

func (r *reader) placeOf(t []token, at int, b bracket) (p place) {
	if r.closesClause(b) {
		p |= closing
	}
	if at > 0 && t[at-1].kind != number && !t[at-1].capital() {
		p |= plain
	}
	return p
}

// A usage is how a text has a word outside of the brackets in question.
type usage struct {
	small    int // as an ordinary word, without a capital
	numbered int // with a number behind it: "Apollo 11"
	narrated int // with a capital and no number
}

// judgeUnfound keeps what is a citation that no entry fits, and counts what may be one.
func (a *byAuthor) judgeUnfound(blocks []block.Block) {
	if len(a.unfound) == 0 {
		return
	}
	use := a.usages(blocks)
	var kept []*unfound
	h := bracketHabits{}
	for _, f := range a.found {
		if f.Kind == lint.ByAuthor && !f.Narrative {
			h.add(f, true)
		}
	}
	for i := range a.unfound {
		u := &a.unfound[i]
		if !a.mayCite(u) {
			continue
		}
		if refs := a.byText(u); len(refs) > 0 {
			u.Status, u.References, u.Nearest = lint.Resolved, refs[:1], nil
			for _, ref := range refs[1:] {
				ref.Mentioned = true
			}
			a.found = append(a.found, u.finding)
			continue
		}
		kept = append(kept, u)
		h.add(u.finding, false)
	}
	for _, u := range kept {
		if os.Getenv("APDBG") != "" {
			fmt.Fprintf(os.Stderr, "UNF %q place=%d shared=%d known=%v several=%v habits=%+v use=%+v\n", u.Text, u.place, u.shared, u.work.known, u.shape&several != 0, h, use[u.lastName()])
		}
		if u.sure(&h, use[u.lastName()]) {
			u.finding.sure = true
			a.found = append(a.found, u.finding)
		} else {
			a.doubt(u.Span, u.Text, byNameOnly)
		}
	}
}

// A bracketHabits is how often a bracket with one name, with a page or without, has an entry.
type bracketHabits struct {
	paged, bare               int
	pagedMissing, bareMissing int
}

func (h *bracketHabits) add(f *finding, linked bool) {
	if f.shape&several != 0 {
		return
	}
	switch {
	case f.Locator != "" && linked:
		h.paged++
	case f.Locator != "":
		h.pagedMissing++
	case linked:
		h.bare++
	default:
		h.bareMissing++
	}
}

// mayCite says whether the names of a work that no entry fits can be those of authors.
func (a *byAuthor) mayCite(u *unfound) bool {
	return len(u.Names) > 0 && u.arePersons() && !u.isThing() && (u.shared > 0 || !u.arePlaces())
}

// byText gives the entries that begin with the first of the names and have the others near
// their beginning: their authors were misread.
func (a *byAuthor) byText(u *unfound) []*lint.Reference {
	if u.Title != "" {
		return nil
	}
	if a.texts == nil {
		for i := range a.index.entries {
			text := a.index.entries[i].ref.Text.String
			a.texts = append(a.texts, " "+fold.Words(text[:min(len(text), openingWords)])+" ")
		}
	}
	var refs []*lint.Reference
	for i, text := range a.texts {
		if a.asked++; a.asked > mostAsked {
			return nil
		}
		if !strings.HasPrefix(text, " "+fold.Words(u.Names[0].Family)+" ") {
			continue
		}
		all := true
		for _, n := range u.Names[1:] {
			all = all && strings.Contains(text, " "+fold.Words(n.Family)+" ")
		}
		if all {
			refs = append(refs, a.index.entries[i].ref)
		}
	}
	return refs
}

// sure says whether a work without an entry is a citation beyond doubt.
func (u *unfound) sure(h *bracketHabits, use *usage) bool {
	switch {
	case u.EtAl, u.shared > 0 && u.work.known:
		return true
	case u.shape&several != 0:
		return u.place&closing != 0
	}
	return u.place == closing|plain
}

// usages counts how the text has the last words of the names that no entry fits.
func (a *byAuthor) usages(blocks []block.Block) map[string]*usage {
	use := map[string]*usage{}
	for i := range a.unfound {
		if u := &a.unfound[i]; len(u.Names) > 0 {
			use[u.lastName()] = &usage{}
		}
	}
	for i := range blocks {
		if isProse(&blocks[i]) {
			countUsages(use, blocks[i].Text.String)
		}
	}
	return use
}

func countUsages(use map[string]*usage, s string) {
	for i := 0; i < len(s); {
		start := strings.IndexFunc(s[i:], unicode.IsLetter)
		if start < 0 {
			return
		}
		start += i
		end := wordEnd(s, start, len(s))
		u := use[fold.Letters(unpossess(s[start:end]))]
		i = end
		if u == nil || start > 0 && s[start-1] == '(' {
			continue
		}
		switch rest := strings.TrimLeft(s[end:], " "); {
		case !startsUpper(s[start:]):
			u.small++
		case rest != "" && '0' <= rest[0] && rest[0] <= '9':
			u.numbered++
		default:
			u.narrated++
		}
	}
}
