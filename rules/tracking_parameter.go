package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/tracking"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/links"
)

var _ = add(lint.Rule{
	ID:       "tracking-parameter",
	Title:    "an address that tells who followed which link",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Question: "What is the address of the page itself?",
	Doc: `
Addresses copied out of mails, search results, chatbots and publishers' sites carry parameters that identify a campaign, a
click, a session or a library: utm_source, fbclid, casa_token, Scopus' partnerID. They make an address long, they age badly,
and they show where the author found the link.

The rule knows the common campaign parameters on every host, and the publishers' and networks' own by host. It never touches
id, ref, source and the like on a host it does not know, and keeps what identifies the page: Scopus' eid, the id and pg
of Google Books, arnumber.

An address that goes through a library's proxy or a redirecting page (google.com/url, a mail filter's safelinks) is reported too,
with the address behind it.

Addresses of the text and its notes are looked at as those of entries are, but for proxies and redirections.

Every other byte of the address stays: the order of its parameters, its fragment, its escapes. A link that shows its own
target is one finding, and both are cleaned.`,
	Fix: "Safe: removes the parameter with its separator from the text and the target of the link. The page stays the same. " +
		"The address behind a proxy or a redirection is a suggestion.",
	Check: checkTrackingInText,
	Entry: checkTracking,
})

func checkTracking(p *lint.Pass, r *lint.Reference) {
	links.Each(p, r, tracking.Suspicious, func(l links.Link) {
		if !reportParameters(p, r, l) { // a detour is looked at when the address is clean
			reportDetour(p, r, l)
		}
	})
}

func checkTrackingInText(p *lint.Pass) {
	for _, l := range links.From(p.Document.Addresses) {
		reportParameters(p, nil, l)
	}
}

func reportParameters(p *lint.Pass, ref *lint.Reference, l links.Link) bool {
	var names []string
	var edits []lint.TextEdit
	safety := lint.Safe
	for _, a := range l.Addresses() {
		for _, cut := range tracking.Find(a.Text.String[:links.TrimEnd(a.Text.String)]) {
			span := a.Text.Span(cut.Start, cut.End)
			if !a.Text.Severable(cut.Start, cut.End) || a.Open && cut.End == a.Text.Len() { // its value goes on
				safety = lint.Suggest
			}
			edits = append(edits, lint.TextEdit{Span: span})
			names = append(names, cut.Names...)
		}
	}
	if len(edits) == 0 {
		return false
	}
	names = entry.Unique(names)
	list, verb := strings.Join(names, ", "), "does"
	if len(names) > 1 {
		verb = "do"
	}
	p.Report(lint.Diagnostic{
		Span:      edits[0].Span,
		Message:   "the address carries " + list + ", which " + verb + " not identify the page",
		Reference: ref,
		Fixes:     []lint.Fix{{Message: "remove " + list, Safety: safety, Edits: edits}},
	})
	return true
}

// reportDetour reports an address that leads to another one through a server
// that counts, or that lets only the members of one library pass.
func reportDetour(p *lint.Pass, ref *lint.Reference, l links.Link) {
	var edits []lint.TextEdit
	var first tracking.Detour
	for _, a := range l.Addresses() {
		d, ok := tracking.FindDetour(a.Text.String[:links.TrimEnd(a.Text.String)])
		if !ok {
			continue
		}
		if first.Via == "" {
			first = d
		}
		edits = append(edits, l.Replace(p, ref, a, d.Start, d.End, d.Text)...)
	}
	if first.Via == "" {
		return
	}
	d := lint.Diagnostic{Span: links.Span(l.Addresses()[0]), Reference: ref, Message: "the address is a redirection of " + first.Via}
	if first.Proxy {
		d.Message = "the address goes through the library proxy " + first.Via + ", which other readers cannot pass"
	}
	if len(edits) > 0 {
		d.Fixes = []lint.Fix{{Message: "write " + first.Text, Safety: lint.Suggest, Edits: edits}}
	}
	p.Report(d)
}
