package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/punct"
	"github.com/bibfix/bibfix/lint"
)

// A link is one web address as a reader of the entry sees it: the text, the
// target behind it, or both. What stands twice in the file is one thing to
// find and one thing to repair.
type link struct {
	shown  *lint.Address // nil for a target behind other words
	target *lint.Address // nil for an address in plain text

	field *lint.Field // that holds the text, nil in prose
	at    int         // where in its text
}

// eachLink calls do for every link of an entry. Of a database there may be
// millions: a link is made only of an address that may be of interest.
func eachLink(p *lint.Pass, r *lint.Reference, may func(address string) bool, do func(link)) {
	switch {
	case r.Is(lint.Fielded):
		eachLinkInFields(p, r, may, do)
	case r.Is(lint.Prose):
		for _, l := range linksOf(p, r) {
			do(l)
		}
	}
}

func eachLinkInFields(p *lint.Pass, r *lint.Reference, may func(address string) bool, do func(link)) {
	// In all but the last two nothing stands but an address.
	for _, f := range [...]*lint.Field{own(r, "URL"), ownField(r, "adsurl"), ownField(r, "bdsk-url-1"), ownField(r, "howpublished"), own(r, "note")} {
		if !literal(f) {
			continue
		}
		for _, target := range p.Document.Syntax.Targets(f) {
			if may(target.String) {
				do(link{target: &lint.Address{Text: target, Target: true}})
			}
		}
		for start, end := nextAddress(f.Text, 0); start < end; start, end = nextAddress(f.Text, end) {
			if may(f.Text[start:end]) {
				do(link{shown: &lint.Address{Text: f.Places.Slice(start, end)}, field: f, at: start})
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
	for end < len(text) && text[end] > ' ' && text[end] != '"' && text[end] != '>' && !strings.HasPrefix(text[end:], "\u00a0") {
		end++
	}
	return start, end
}

// A listLinks is the links of a list, by entry.
type listLinks struct {
	first int // index of the first entry
	links [][]link
}

// linksOf are the links of an entry of a text, put together once, whoever asks.
func linksOf(p *lint.Pass, r *lint.Reference) []link {
	l := ofList(p, r, func(entries []*lint.Reference) *listLinks {
		l := &listLinks{first: entries[0].Index, links: make([][]link, len(entries))}
		for i, ref := range entries {
			l.links[i] = links(ref.Addresses)
		}
		return l
	})
	return l.links[r.Index-l.first]
}

// links are the links of which addresses are the texts and targets.
func links(addresses []lint.Address) []link {
	var all []link
	for i := range addresses {
		a := &addresses[i]
		if !a.Second || len(all) == 0 {
			all = append(all, link{})
		}
		if last := &all[len(all)-1]; a.Target {
			last.target = a
		} else {
			last.shown = a
		}
	}
	return all
}

// replace writes another text in the place of decoded bytes of one of the
// addresses; nil where they do not stand in one piece.
func (l link) replace(p *lint.Pass, r *lint.Reference, a *lint.Address, start, end int, text string) []lint.TextEdit {
	switch {
	case l.field != nil && a == l.shown:
		return p.Document.Syntax.Cut(r, l.field, l.at+start, l.at+end, text)
	case !a.Text.Exact(start, end):
		return nil
	}
	return []lint.TextEdit{{Span: a.Text.Span(start, end), New: text}}
}

// addresses are the one or two places at which the link stands, text first.
func (l link) addresses() []*lint.Address {
	var list []*lint.Address
	for _, a := range []*lint.Address{l.shown, l.target} {
		if a != nil {
			list = append(list, a)
		}
	}
	return list
}

// whole is the span of an address in the file.
func whole(a *lint.Address) lint.Span { return a.Text.Span(0, a.Text.Len()) }

// trimEnd is the length of an address without the punctuation of the sentence
// around it.
func trimEnd(s string) int { return punct.End(s, ".,;:!?\"'>*") }

// host is the host name of an address, lower case, without "www."; "" where
// there is none.
func host(address string) string {
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
