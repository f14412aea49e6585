// Package links puts the web addresses of an entry together: what is shown and what
// lies behind it is one link. It says where an address ends, and when two are one.
package links

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/punct"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

// A Link is one web address as a reader of the entry sees it: the text, the
// target behind it, or both. What stands twice in the file is one thing to
// find and one thing to repair.
type Link struct {
	Shown  *lint.Address // nil for a target behind other words
	Target *lint.Address // nil for an address in plain text

	field *lint.Field // that holds the text, nil in prose
	at    int         // where in its text
}

// Each calls do for every link of an entry, printed or in fields. Of a database there
// may be millions: there a link is made only of an address that may be of interest.
func Each(p *lint.Pass, r *lint.Reference, may func(address string) bool, do func(Link)) {
	switch {
	case r.Is(lint.Fielded):
		eachLinkInFields(p, r, may, do)
	case r.Is(lint.Prose):
		for _, l := range Of(p, r) {
			do(l)
		}
	}
}

func eachLinkInFields(p *lint.Pass, r *lint.Reference, may func(address string) bool, do func(Link)) {
	// In all but the last two nothing stands but an address.
	for _, f := range [...]*lint.Field{
		entry.Own(r, "URL"), entry.OwnRaw(r, "adsurl"), entry.OwnRaw(r, "bdsk-url-1"),
		entry.OwnRaw(r, "howpublished"), entry.Own(r, "note"),
	} {
		if !entry.Literal(f) {
			continue
		}
		for _, target := range p.Document.Syntax.Targets(f) {
			if may(target.String) {
				do(Link{Target: &lint.Address{Text: target, Target: true}})
			}
		}
		for start, end := nextAddress(f.Text, 0); start < end; start, end = nextAddress(f.Text, end) {
			if may(f.Text[start:end]) {
				do(Link{Shown: &lint.Address{Text: f.Places.Slice(start, end)}, field: f, at: start})
			}
		}
	}
}

// nextAddress is where the next address in the text of a field begins and ends.
func nextAddress(text string, from int) (start, end int) {
	const sign = "://"
	i := strings.Index(text[from:], sign)
	if i < 0 {
		return from, from
	}
	start, end = from+i, from+i+len(sign)
	for start > from && ascii.Letter(text[start-1]) {
		start--
	}
	for end < len(text) && text[end] > ' ' && text[end] != '"' && text[end] != '>' &&
		!strings.HasPrefix(text[end:], "\u00a0") {
		end++
	}
	return start, end
}

// ofEntries are the links of a list, by entry.
type ofEntries struct {
	first int // index of the first entry
	links [][]Link
}

// Of are the links of an entry of a text, put together once, whoever asks.
func Of(p *lint.Pass, r *lint.Reference) []Link {
	l := lint.TableOfList(p, r, func(_ *lint.Pass, entries []*lint.Reference) *ofEntries {
		l := &ofEntries{first: entries[0].Index, links: make([][]Link, len(entries))}
		for i, ref := range entries {
			l.links[i] = From(ref.Addresses)
		}
		return l
	})
	return l.links[r.Index-l.first]
}

// From are the links of which addresses are the texts and targets.
func From(addresses []lint.Address) []Link {
	var all []Link
	for i := range addresses {
		a := &addresses[i]
		if !a.Second || len(all) == 0 {
			all = append(all, Link{})
		}
		if last := &all[len(all)-1]; a.Target {
			last.Target = a
		} else {
			last.Shown = a
		}
	}
	return all
}

// Replace are the edits that write another text in the place of the decoded bytes
// [start, end) of a, one of the link's addresses; nil where they do not stand in the
// file in one piece.
func (l Link) Replace(p *lint.Pass, r *lint.Reference, a *lint.Address, start, end int, text string) []lint.TextEdit {
	switch {
	case l.field != nil && a == l.Shown:
		return p.Document.Syntax.Cut(r, l.field, l.at+start, l.at+end, text)
	case !a.Text.Exact(start, end):
		return nil
	}
	return []lint.TextEdit{{Span: a.Text.Span(start, end), New: text}}
}

// Addresses are the one or two places at which the link stands, text first.
func (l Link) Addresses() []*lint.Address {
	var list []*lint.Address
	for _, a := range []*lint.Address{l.Shown, l.Target} {
		if a != nil {
			list = append(list, a)
		}
	}
	return list
}

// Span is the span of an address in the file.
func Span(a *lint.Address) lint.Span { return a.Text.Span(0, a.Text.Len()) }

// TrimEnd is the length of an address, in bytes, without the punctuation of the sentence
// around it.
func TrimEnd(s string) int { return punct.End(s, ".,;:!?\"'>*") }

// Host is the host name of an address, lower case, without "www."; "" where
// there is none.
func Host(address string) string {
	rest := address
	if _, after, found := strings.Cut(address, "://"); found {
		rest = after
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	if _, after, found := strings.Cut(rest, "@"); found {
		rest = after
	}
	name, _, _ := strings.Cut(strings.ToLower(rest), ":")
	return strings.TrimPrefix(name, "www.")
}
