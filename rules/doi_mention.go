package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/lint"
)

// A doiMention is a DOI as it stands in the text of an entry, or as the target
// of a link.
type doiMention struct {
	doi.Mention
	ref    *lint.Reference
	text   lint.Text // what the mention's offsets count in
	target bool
	held   bool // by a command, as in \doi{…}: what stands in front in print is the command's business
}

// ofEntries are the DOIs of a list, by entry.
type ofEntries struct {
	first    int // index of the first entry
	mentions [][]doiMention
}

// doisOf are the DOIs of an entry of a text, those of its text first. They are
// looked for once, whoever asks.
func doisOf(p *lint.Pass, r *lint.Reference) []doiMention {
	list := ofList(p, r, func(entries []*lint.Reference) *ofEntries {
		all := &ofEntries{first: entries[0].Index, mentions: make([][]doiMention, len(entries))}
		for i, ref := range entries {
			all.mentions[i] = doiMentions(ref)
		}
		return all
	})
	return list.mentions[r.Index-list.first]
}

// doiMentions are the DOIs of an entry, those of its text first. A DOI within
// the address of another site is that site's business and left out.
func doiMentions(ref *lint.Reference) []doiMention {
	var all []doiMention
	for _, m := range doi.Find(ref.Text.String) {
		if len(m.Labels)+len(m.Resolvers) > 0 || m.Start == 0 || strings.IndexByte("/=:%&?", ref.Text.String[m.Start-1]) < 0 {
			all = append(all, doiMention{m, ref, ref.Text, false, isHeld(ref, m.Name.Start, m.Name.End)})
		}
	}
	for _, a := range ref.Addresses {
		if !a.Target {
			continue
		}
		if found := doi.Find(a.Text.String); len(found) > 0 && found[0].Start == 0 && len(found[0].Resolvers) > 0 {
			all = append(all, doiMention{found[0], ref, a.Text, true, false})
		}
	}
	return all
}

// isHeld says whether decoded bytes of an entry lie in the argument of a
// command that holds an address or identifier.
func isHeld(ref *lint.Reference, start, end int) bool {
	for _, m := range ref.Marks {
		if m.Kind == lint.Held && m.Start < end && start < m.End {
			return true
		}
	}
	return false
}

// insert puts text between the decoded bytes at-1 and at. It is nil where markup
// stands there: the text would become part of a command, or part it from its
// argument.
func (m doiMention) insert(at int, text string) []lint.TextEdit {
	if at < 1 || at >= m.text.Len() {
		return nil
	}
	before, after := m.text.Span(at-1, at), m.text.Span(at, at+1)
	if before.End != after.Start {
		return nil
	}
	return []lint.TextEdit{{Span: lint.Span{Start: before.End, End: before.End}, New: text}}
}

// edit replaces a part of the mention, if it stands in the file in one piece.
func (m doiMention) edit(start, end int, text string) []lint.TextEdit {
	if !m.text.Exact(start, end) {
		return nil
	}
	return []lint.TextEdit{{Span: m.text.Span(start, end), New: text}}
}

// shown is a part of the mention as a message quotes it, on one line.
func (m doiMention) shown(start, end int) string {
	return strings.Join(strings.Fields(m.text.String[start:end]), " ")
}
