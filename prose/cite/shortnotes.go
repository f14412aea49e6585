package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// Notes that hold nothing but names and a year, "Okafor 2014, 12": no bracket or comma has
// to tell that they cite.

// Of how many works such notes are known to cite in a text; and they cite no more works
// that the list lacks than works that it has, with another year or spelling or the same.
const fewestDated = 3

// A datedNote is a piece of a note that holds nothing but names and a year.
type datedNote struct {
	*finding
	note int // index
}

// noteDated reads a piece of tokens [from, end) that holds nothing but names, a year and a page,
// and which the reading of the text has left out. It says whether it is one.
func (n *noteReader) noteDated(p *piece, from, end int) bool {
	for k := from + 1; k < end && k < from+longestAuthor; k++ {
		if n.t[k].kind != number {
			continue
		}
		d, ok := dateAt(n.t[:end], k)
		if !ok || !d.exact || !n.areAuthors(from, k) || !n.endsPiece(d.end, end) {
			return false
		}
		w := work{date: d, names: n.namesBefore(from, k), t: n.t, dt: n.t}
		w.locator[0], w.locator[1] = locatorAt(n.t, d.end)
		f := n.finding(&w, lint.Span{}, n.home(n.span(n.t[k].start, n.t[k].end).Start))
		f.Group, f.shape = f.Span, inNote
		n.answer(f, &w, n.index.ask(&query{people: w.names.people, etAl: w.names.etAl, date: d.date, list: f.List}))
		if len(f.Names) == 1 && f.arePlaces(n.index) || f.isThing() || f.Status == lint.Missing && (!f.arePersons() || isHan(f.Names[0].Family)) {
			return false
		}
		n.bare = append(n.bare, datedNote{f, p.note})
		return true
	}
	return false
}

// judgeDated keeps the pieces that hold nothing but names and a year: the linked ones, and,
// where enough were linked, those that are not.
func (n *noteReader) judgeDated(citing map[int]bool) []*finding {
	linked := make(map[*lint.Reference]bool)
	for _, f := range n.told {
		if f.Kind == lint.ByAuthorYear {
			linked[f.References[0]] = true
		}
	}
	missing := 0
	for _, b := range n.bare {
		switch b.Status {
		case lint.Missing:
			missing++
		default:
			linked[b.References[0]] = true
		}
	}
	trust := len(linked) >= fewestDated && len(linked) >= missing
	var all []*finding
	for _, b := range n.bare {
		if b.Status == lint.Resolved || trust && b.note >= 0 && citing[n.notes.all[b.note].chain] {
			b.sure, b.Certain = true, true
			all = append(all, b.finding)
		} else if b.Status == lint.Missing {
			n.doubt(b.Span, b.Text, bareYear)
		}
	}
	return all
}

// isArticle says whether a folded word is an article, which short titles leave out.
func isArticle(folded string) bool { return articles[folded] }

var articles = set("the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "l", "un", "une", "il", "lo", "gli", "i", "el", "los", "las", "o", "os", "as", "um", "uma", "de", "het", "een")

// announced gives the short title that an entry or a note announces: "(zit.: Brückner,
// Hafen)", "hereafter Levies".
func announced(s string) string {
	lower := fold.ASCII(s) // as long as s
	for _, lead := range announcing {
		i := strings.Index(lower, lead)
		if i < 0 {
			continue
		}
		rest := s[i+len(lead):]
		end := 0
		for end < len(rest) && rest[end] != ')' && rest[end] != ']' && rest[end] != ';' && end < longestShort {
			end++
		}
		if end == len(rest) && end > longestShort/2 || end == longestShort {
			return ""
		}
		rest = rest[:end]
		for j := len(rest) - 1; j >= 0; j-- {
			if rest[j] == ',' {
				return rest[j+1:]
			}
		}
		return rest
	}
	return ""
}

// longestShort is in bytes: names and a short title.
const longestShort = 120

var announcing = [...]string{"zit.:", "zit. als", "zitiert als", "zitiert:", "cited as", "hereafter", "hereinafter", "henceforth", "im folgenden", "abgekürzt", "cité dorénavant", "ci-après", "d’ora in poi", "d'ora in poi", "en adelante", "doravante"}
