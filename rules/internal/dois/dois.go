// Package dois finds the DOIs of an entry, with the places that edits of them need.
// How a DOI is told from other text is a matter of internal/doi.
package dois

import (
	"strings"

	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

// A Mention is a DOI as it stands in the text of an entry, or as the target
// of a link.
type Mention struct {
	doi.Mention
	Reference *lint.Reference
	In        lint.Text // what the offsets count in
	Target    bool      // it stands behind a link, and not in the text
	Held      bool      // by a command, as in \doi{…}: what stands in front in print is the command's business
}

// A List is the DOIs of the entries of a list.
type List struct {
	first    int // index of the first entry
	mentions [][]Mention
}

// InList are the DOIs of the list that an entry of a text stands in. They are looked
// for once, whoever asks.
func InList(p *lint.Pass, r *lint.Reference) *List {
	return lint.TableOfList(p, r, func(_ *lint.Pass, entries []*lint.Reference) *List {
		l := &List{first: entries[0].Index, mentions: make([][]Mention, len(entries))}
		for i, ref := range entries {
			l.mentions[i] = mentions(ref)
		}
		return l
	})
}

// Of are the DOIs of one of the entries, those of its text first.
func (l *List) Of(r *lint.Reference) []Mention { return l.mentions[r.Index-l.first] }

// All are the DOIs of all of them, by entry.
func (l *List) All() [][]Mention { return l.mentions }

// mentions are the DOIs of an entry, those of its text first. A DOI within
// the address of another site is that site's business and left out.
func mentions(ref *lint.Reference) []Mention {
	var all []Mention
	for _, m := range doi.Find(ref.Text.String) {
		if len(m.Labels)+len(m.Resolvers) > 0 || m.Start == 0 || strings.IndexByte("/=:%&?", ref.Text.String[m.Start-1]) < 0 {
			all = append(all, Mention{m, ref, ref.Text, false, entry.IsHeld(ref, m.Name.Start, m.Name.End)})
		}
	}
	for _, a := range ref.Addresses {
		if !a.Target {
			continue
		}
		if found := doi.Find(a.Text.String); len(found) > 0 && found[0].Start == 0 && len(found[0].Resolvers) > 0 {
			all = append(all, Mention{found[0], ref, a.Text, true, false})
		}
	}
	return all
}

// Insert are the edits that put text between the decoded bytes at-1 and at. They are nil
// where markup stands there: the text would become part of a command, or part it from its
// argument.
func (m Mention) Insert(at int, text string) []lint.TextEdit {
	if at < 1 || at >= m.In.Len() {
		return nil
	}
	before, after := m.In.Span(at-1, at), m.In.Span(at, at+1)
	if before.End != after.Start {
		return nil
	}
	return []lint.TextEdit{{Span: lint.Span{Start: before.End, End: before.End}, New: text}}
}

// Edit are the edits that put text in the place of the decoded bytes [start, end); nil
// where they do not stand in the file in one piece.
func (m Mention) Edit(start, end int, text string) []lint.TextEdit {
	if !m.In.Exact(start, end) {
		return nil
	}
	return []lint.TextEdit{{Span: m.In.Span(start, end), New: text}}
}

// Quote are the decoded bytes [start, end) as a message quotes them, on one line.
func (m Mention) Quote(start, end int) string {
	return strings.Join(strings.Fields(m.In.String[start:end]), " ")
}
