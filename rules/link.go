package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/punct"
	"github.com/bibfix/bibfix/lint"
)

// A link is one web address as a reader of the entry sees it: the text, the
// target behind it, or both. What stands twice in the file is one thing to
// find and one thing to repair.
type link struct {
	shown  *lint.Address // nil for a target behind other words
	target *lint.Address // nil for an address in plain text
}

// linksOf pairs the addresses of an entry.
func linksOf(doc *lint.Document, ref *lint.Reference) []link { return links(doc, ref.Addresses) }

// links pairs addresses that follow each other: a text that is an address with the
// target behind it, in Markdown, or before it, in HTML.
func links(doc *lint.Document, addresses []lint.Address) []link {
	var all []link
	for i := range addresses {
		a := &addresses[i]
		last := link{}
		if n := len(all); n > 0 {
			last = all[n-1]
		}
		switch {
		case a.Target && last.target == nil && last.shown != nil && joins(between(doc, last.shown, a)):
			all[len(all)-1].target = a
		case !a.Target && last.target != nil && last.shown == nil && closes(between(doc, last.target, a)):
			all[len(all)-1].shown = a
		case a.Target:
			all = append(all, link{target: a})
		default:
			all = append(all, link{shown: a})
		}
	}
	return all
}

// between is the short piece of the file between two addresses, "" where they
// are too far apart to belong to one link.
func between(doc *lint.Document, first, second *lint.Address) string {
	start, end := whole(first).End, whole(second).Start
	const longest = 80 // of ` class="external">` and its kind
	if start > end || end-start > longest {
		return ""
	}
	return strings.TrimSpace(string(doc.Data[start:end]))
}

// joins says whether a text and the target behind it are one Markdown link:
// "](", with the ellipsis of a shortened text or the bracket of the target. Where
// a bracket opens between them, the target is another link's.
func joins(s string) bool {
	return strings.HasSuffix(strings.TrimSuffix(s, "<"), "](") && strings.IndexByte(s, '[') < 0
}

// closes says whether a target and the text behind it are one HTML link.
func closes(s string) bool {
	return strings.HasSuffix(s, ">") && strings.IndexByte("\"'>", s[0]) >= 0 && strings.Count(s, ">") == 1
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
