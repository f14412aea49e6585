package rules

import (
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/habit"
	"github.com/bibfix/bibfix/rules/internal/links"
)

var _ = add(lint.Rule{
	ID:       "url-form",
	Title:    "an address that leads nowhere as it is written",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Question: "What is the right address?",
	Doc: `
The rule reports addresses that nobody can follow: a scheme that is misspelt, doubled or torn (htpp://, http://https://, https: //,
http:/), a blank behind www. or in the host's name (https://quay. org/), an end that was cut off (…, a hyphen, half an escape), a link target without scheme, which a browser
takes for a file, a file on the author's own disk; and a link that shows one address or DOI and leads to another.

In bibliography files the field url holds one bare address. Reported are a \url around it, which styles put there as well, a tag of HTML, a second
address, a blank inside, a missing scheme, and, as a remark, TeX escapes such as \_: TeX is not at work in addresses.

Blanks that are the end of a line are layout. A text that shows only the beginning of its target is a habit, and so is www. without
a scheme: it is a remark (info) where nearly all other addresses of the list have one.`,
	Fix: "Safe where the scheme can be read beyond doubt (a blank or a repetition goes). Unsafe where one is guessed. What was cut off, " +
		"and which of two addresses is right, only the author knows.",
	Flood: "addresses have TeX escapes, or no scheme",
	Entry: checkURLs,
})

func checkURLs(p *lint.Pass, r *lint.Reference) {
	switch {
	case r.Is(lint.Fielded):
		checkURLField(p, r)
	case r.Is(lint.Prose):
		checkPrintedURLs(p, r)
	}
}

func checkPrintedURLs(p *lint.Pass, r *lint.Reference) {
	checkSchemes(p, r)
	checkShownDOI(p, r)
	for _, l := range links.Of(p, r) {
		checkLink(p, r, l)
		if isPlain(l) && !hasScheme(l) && bool(lint.TableOfList(p, r, haveSchemes)) {
			reportBare(p, r, l.Shown)
		}
	}
}

// isPlain says whether a link is an address in plain text that is no DOI.
func isPlain(l links.Link) bool {
	return l.Shown != nil && l.Target == nil && links.Host(l.Shown.Text.String) != "doi.org"
}

func hasScheme(l links.Link) bool { return strings.Contains(l.Shown.Text.String, "://") }

// schemed says whether nearly all plain addresses of a list have a scheme.
type schemed bool

func haveSchemes(p *lint.Pass, entries []*lint.Reference) schemed {
	var schemes []string
	for _, r := range entries {
		for _, l := range links.Of(p, r) {
			if isPlain(l) {
				schemes = append(schemes, strconv.FormatBool(hasScheme(l)))
			}
		}
	}
	usual, clear := habit.Majority(schemes)
	return schemed(clear && usual == strconv.FormatBool(true))
}

func reportBare(p *lint.Pass, ref *lint.Reference, a *lint.Address) {
	at := links.Span(a).Start
	p.ReportAs(lint.Info, lint.Diagnostic{
		Span: links.Span(a), Reference: ref,
		Message: "the address " + entry.Clip(a.Text.String) + " has no https:// in front; nearly all others of the list have",
		Fixes: []lint.Fix{{Message: "write https:// in front", Safety: lint.Unsafe,
			Edits: []lint.TextEdit{{Span: lint.Span{Start: at, End: at}, New: "https://"}}}},
	})
}

// checkSchemes looks for addresses whose head is broken.
func checkSchemes(p *lint.Pass, ref *lint.Reference) {
	s := ref.Text.String
	for i := 0; i < len(s); {
		if !ascii.Letter(s[i]) || i > 0 && (ascii.Letter(s[i-1]) || ascii.Digit(s[i-1]) || s[i-1] == '/' || s[i-1] == '=') {
			i++
			continue
		}
		h, broken := brokenHead(s, i)
		if !broken {
			for i < len(s) && ascii.Letter(s[i]) {
				i++
			}
			continue
		}
		if span := ref.Text.Span(i, h.end); !strings.Contains(s[i:h.end], " ") ||
			!strings.ContainsAny(p.Source(span), "\r\n") {
			d := lint.Diagnostic{Span: span, Reference: ref, Message: h.problem}
			if ref.Text.Exact(i, h.end) {
				d.Fixes = []lint.Fix{{Message: "write " + h.repaired, Safety: h.safety, Edits: []lint.TextEdit{{Span: span, New: h.repaired}}}}
				if h.repaired == "" {
					d.Fixes[0].Message = "remove the first"
				}
			}
			p.Report(d)
		}
		i = h.end
	}
}

// A head is the broken beginning of an address, up to its host.
type head struct {
	end      int
	problem  string
	repaired string
	safety   lint.Safety
}

// misspelt holds schemes that slipped, as they stand before "://".
var misspelt = map[string]string{
	"htp": "http", "htpp": "http", "hhttp": "http", "htttp": "http", "ttp": "http", "hppt": "http", "httpp": "http", "hhtp": "http",
	"htps": "https", "htpps": "https", "hhttps": "https", "htttps": "https", "ttps": "https", "httpss": "https", "httpps": "https", "hhtps": "https",
}

// brokenHead reads the head of an address at i, where a word begins.
func brokenHead(s string, i int) (head, bool) {
	at := i
	for at < len(s) && ascii.Letter(s[at]) {
		at++
	}
	word, rest := strings.ToLower(s[i:at]), s[at:]
	switch {
	case word == "www" && strings.HasPrefix(rest, ". ") && looksLikeHost(rest[2:]):
		return head{at + 2, "www. is followed by a blank", "www.", lint.Safe}, true
	case word == "http" || word == "https":
		return brokenSeparator(s, i, at, word)
	case misspelt[word] != "" && strings.HasPrefix(rest, "://") && looksLikeHost(rest[3:]):
		return head{at + 3, "the address begins with " + s[i:at] + ":// instead of " + misspelt[word] + "://", misspelt[word] + "://", lint.Unsafe}, true
	}
	return head{}, false
}

// brokenSeparator reads what stands between the scheme, which ends at at, and
// the host.
func brokenSeparator(s string, i, at int, scheme string) (head, bool) {
	end := at
	for end < len(s) && end-at < 8 && strings.IndexByte(`:;/\ `, s[end]) >= 0 {
		end++
	}
	separator := s[at:end]
	tight := strings.ReplaceAll(separator, " ", "")
	switch {
	case tight == "://" && schemeAgain(s[end:]):
		return head{end, "the address begins twice", "", lint.Safe}, true
	case separator == "://":
		return tornHost(s, i, end)
	case !looksLikeHost(s[end:]) && !strings.HasPrefix(s[end:], "www. "):
		return head{}, false
	case tight == "://":
		return head{end, "a blank tears the address apart behind " + s[i:at], scheme + "://", lint.Safe}, true
	case strings.ContainsAny(tight, `/\`), separator == ":":
		return head{end, "the address begins with " + s[i:end] + " instead of " + scheme + "://", scheme + "://", lint.Unsafe}, true
	}
	return head{}, false
}

// tornHost finds a blank in front of the last part of a host name: "https://www.quay. org/".
func tornHost(s string, i, at int) (head, bool) {
	end := at
	for end < len(s) && (ascii.Letter(s[end]) || ascii.Digit(s[end]) || s[end] == '-' || s[end] == '.') {
		end++
	}
	if end-at < len("a.") || !strings.HasPrefix(s[end-1:], ". ") {
		return head{}, false
	}
	for _, domain := range [...]string{"com", "org", "net", "edu", "gov", "int"} {
		if strings.HasPrefix(s[end+1:], domain+"/") {
			stop := end + len(" ") + len(domain)
			return head{stop, "a blank stands within " + s[i:stop], s[i:end] + domain, lint.Safe}, true
		}
	}
	return head{}, false
}

// schemeAgain says whether another scheme stands where a host should.
func schemeAgain(s string) bool {
	rest, ok := fold.CutPrefix(s, "http")
	rest, _ = fold.CutPrefix(rest, "s")
	return ok && (strings.HasPrefix(rest, ":/") || strings.HasPrefix(rest, "//"))
}

// looksLikeHost says whether s begins with a host name: labels of letters,
// digits and hyphens with points between them, the last of letters.
func looksLikeHost(s string) bool {
	end, point := 0, -1
	for end < len(s) && end < 256 && (ascii.Letter(s[end]) || ascii.Digit(s[end]) || s[end] == '-' || s[end] == '.') {
		if s[end] == '.' && end+1 < len(s) && (ascii.Letter(s[end+1]) || ascii.Digit(s[end+1])) {
			point = end
		}
		end++
	}
	last := strings.TrimRight(s[point+1:end], ".")
	return point > 0 && len(last) >= 2 && ascii.Letter(last[0]) && ascii.Letter(last[1])
}

// checkLink looks at the end of an address, at its target, and at the two
// against each other.
func checkLink(p *lint.Pass, ref *lint.Reference, l links.Link) {
	report := func(a *lint.Address, problem string, fixes ...lint.Fix) {
		p.Report(lint.Diagnostic{Span: links.Span(a), Message: problem, Reference: ref, Fixes: fixes})
	}
	a := l.Target
	if a == nil {
		a = l.Shown
	}
	text := a.Text.String
	h, broken := brokenHead(text, 0)
	switch {
	case leadsHome(text):
		report(a, "the address leads to one computer only: "+text)
	case a.Target && broken && a.Text.Exact(0, h.end):
		report(a, "in the target of the link, "+h.problem, lint.Fix{Message: "repair the target", Safety: h.safety,
			Edits: []lint.TextEdit{{Span: a.Text.Span(0, h.end), New: h.repaired}}})
	case cutOff(ref, a):
		report(a, "the address seems to be cut off at its end: "+tail(text))
	case strings.HasSuffix(text, escapedBlank):
		report(a, "the address ends in an escaped blank: "+tail(text), lint.Fix{Message: "remove %20", Safety: lint.Unsafe, Edits: trailingBlanks(l)})
	case l.Target != nil && withoutScheme(text):
		at := links.Span(a).Start
		report(a, "the target of the link has no https:// in front, so it leads to a file: "+text, lint.Fix{Message: "write https:// in front",
			Safety: lint.Unsafe, Edits: []lint.TextEdit{{Span: lint.Span{Start: at, End: at}, New: "https://"}}})
	case l.Shown != nil && l.Target != nil && disagree(l.Shown.Text.String, text):
		report(l.Shown, "the link shows "+l.Shown.Text.String+" and leads to "+text)
	}
}

// leadsHome says whether nobody else can follow an address.
func leadsHome(text string) bool {
	name := links.Host(text)
	return fold.HasPrefix(text, "file:") || name == "localhost" || name == "127.0.0.1"
}

const escapedBlank = "%20"

// trailingBlanks takes an escaped blank off the end of both addresses of a link.
func trailingBlanks(l links.Link) []lint.TextEdit {
	var edits []lint.TextEdit
	for _, a := range l.Addresses() {
		if s := a.Text.String; strings.HasSuffix(s, escapedBlank) {
			edits = append(edits, lint.TextEdit{Span: a.Text.Span(len(s)-len(escapedBlank), len(s))})
		}
	}
	return edits
}

// checkShownDOI looks for links that show a DOI and lead to another.
func checkShownDOI(p *lint.Pass, ref *lint.Reference) {
	for _, m := range ref.Marks {
		if m.Kind != lint.Link || m.End > ref.Text.Len() {
			continue
		}
		text := ref.Text.String[m.Start:m.End]
		shown, target := doi.Find(text), doi.Find(m.Target)
		if len(shown) != 1 || len(target) != 1 || len(shown[0].Resolvers) > 0 || len(target[0].Resolvers) == 0 {
			continue
		}
		a, b := doi.Key(shown[0].Name.Text), doi.Key(target[0].Name.Text)
		if a != "" && b != "" && !strings.HasPrefix(a, b) && !strings.HasPrefix(b, a) {
			p.Report(lint.Diagnostic{
				Span: ref.Text.Span(m.Start, m.End), Reference: ref,
				Message: "the link shows the DOI " + shown[0].Name.Text + " and leads to " + target[0].Name.Text,
			})
		}
	}
}

// withoutScheme says whether a link target is an address without its scheme.
func withoutScheme(target string) bool {
	return fold.HasPrefix(target, "www.") || fold.HasPrefix(target, "doi.org/") || fold.HasPrefix(target, "dx.doi.org/")
}

// cutOff says whether an address ends where no address ends: in an ellipsis, a
// hyphen, or half of an escape.
func cutOff(ref *lint.Reference, a *lint.Address) bool {
	text := a.Text.String
	if a.Target {
		return strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…") || halfEscape(text)
	}
	at := strings.Index(ref.Text.String, text)
	if at < 0 {
		return false
	}
	after := ref.Text.String[at+len(text):]
	return strings.HasPrefix(after, "...") || strings.HasPrefix(after, "…") || halfEscape(text) ||
		strings.HasSuffix(text, "-") && strings.Contains(text, "/") && (after == "" || after == ".")
}

func halfEscape(text string) bool {
	n := len(text)
	return n > 1 && text[n-1] == '%' || n > 2 && text[n-2] == '%'
}

// tail is the end of a long text, for a message.
func tail(text string) string {
	const length = 40
	for i := range text {
		if len(text)-i <= length {
			if i > 0 {
				return "…" + text[i:]
			}
			break
		}
	}
	return text
}

// disagree says whether a link that shows an address leads to another one. The
// beginning of the target is enough to show, and so is the address of which the
// target is an archived copy.
func disagree(shown, target string) bool {
	if shown == target {
		return false
	}
	a, b := links.Plain(shown), links.Plain(target)
	copied := strings.Contains(links.Host(target), "archive") && strings.Contains(b, a)
	return !strings.HasPrefix(b, a) && !strings.HasPrefix(a, b) && !copied
}
