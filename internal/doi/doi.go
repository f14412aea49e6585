// Package doi finds digital object identifiers in the forms in which people
// write them: bare, behind a label, as the address of a resolver, broken by
// blanks or escapes, and what was meant to be one and cannot be.
//
// A DOI is "10.", a registrant of four to nine digits, which may have parts
// ("10.1000.10"), a slash, and a suffix in which the registrant may use nearly
// any sign (ISO 26324, DOI Handbook 2.2). The Handle system also resolves
// short forms, "10/abcd".
package doi

import (
	"net/url"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/punct"
)

// A Mention is one DOI as it stands in a text. Places are byte offsets.
type Mention struct {
	Start, End int
	Labels     []Part // "doi:", "DOI ", in order
	Resolvers  []Part // "https://doi.org/", in order
	Name       Part   // "10.1234/abc" as written; empty where no DOI follows
	Gaps       []Part // blanks that tear name or prefix apart: none belongs there
	Rest       string // without a name: the word that follows label or resolver
}

// A Part is a piece of a mention.
type Part struct {
	Start, End int
	Text       string
}

// Find returns the mentions of s in order. Text that holds no DOI is passed
// over quickly.
func Find(s string) []Mention {
	var found []Mention
	for i := 0; i < len(s); {
		if !begins(s, i) {
			i++
			continue
		}
		m, ok := mentionAt(s, i)
		if !ok {
			i++
			continue
		}
		found = append(found, m)
		i = m.End
	}
	return found
}

// begins is a cheap look at whether a mention may begin at i.
func begins(s string, i int) bool {
	switch s[i] {
	case 'h', 'H', 'w', 'W', 'd', 'D':
		return i == 0 || !letterOrDigit(s[i-1]) || isScheme(s[i:])
	case '1':
		return (i == 0 || !letterOrDigit(s[i-1]) && s[i-1] != '.' && s[i-1] != '-') && strings.HasPrefix(s[i:], "10")
	}
	return false
}

func letterOrDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

// mentionAt reads labels and resolvers in any number, and a name.
func mentionAt(s string, start int) (Mention, bool) {
	m := Mention{Start: start, End: start}
	at := start
	for len(m.Labels)+len(m.Resolvers) < 6 { // more is no DOI but noise
		if end := resolverAt(s, at); end > at {
			m.Resolvers = append(m.Resolvers, Part{at, end, s[at:end]})
			at = m.skip(s, end)
			continue
		}
		if end := labelAt(s, at); end > at && (at > start || opens(s, at)) {
			m.Labels = append(m.Labels, Part{at, end, s[at:end]})
			at = end
			continue
		}
		break
	}
	prefixed := len(m.Labels)+len(m.Resolvers) > 0
	if m.readName(s, at) {
		m.End = m.Name.End
		return m, true
	}
	if !prefixed || at+1 < len(s) && s[at] == '\\' && letterOrDigit(s[at+1]) { // doi: \doi{10.1234/abc} is read from its argument on
		return m, false
	}
	m.Gaps = nil
	end := at
	for end < len(s) && !blank(s[end]) {
		end++
	}
	m.Rest = s[at : at+trim(s[at:end])]
	m.End = max(at+len(m.Rest), start+1)
	return m, true
}

// skip passes blanks after a resolver, where none belong.
func (m *Mention) skip(s string, at int) int {
	end := at
	for end < len(s) && end-at < 2 && s[end] == ' ' {
		end++
	}
	if end > at && end < len(s) && (s[end] == '1' || s[end] == 'd' || s[end] == 'D' || s[end] == 'h') {
		m.Gaps = append(m.Gaps, Part{at, end, s[at:end]})
		return end
	}
	return at
}

// resolverAt is the end of a resolver's address at i, or i.
func resolverAt(s string, i int) int {
	at := i
	for _, scheme := range [...]string{"https://", "http://"} {
		if fold.HasPrefix(s[at:], scheme) {
			at += len(scheme)
			break
		}
	}
	for _, host := range [...]string{"dx.doi.org/", "www.doi.org/", "doi.org/", "www.dx.doi.org/"} {
		if fold.HasPrefix(s[at:], host) {
			return at + len(host)
		}
	}
	if fold.HasPrefix(s[at:], "doi.org10.") { // the slash was lost
		return at + len("doi.org")
	}
	return i
}

// labelAt is the end of a label at i with the blanks behind it, or i.
func labelAt(s string, i int) int {
	if !fold.HasPrefix(s[i:], "doi") {
		return i
	}
	at := i + len("doi")
	signs := 0
	for at < len(s) && at-i < 8 {
		width := blankWidth(s[at:])
		if width == 0 && (s[at] == ':' || s[at] == '=') {
			width = 1
			signs++
		}
		if width == 0 {
			break
		}
		at += width
	}
	switch {
	case signs > 0, fold.HasPrefix(s[at:], "10."), fold.HasPrefix(s[at:], "doi"), resolverAt(s, at) > at:
		return at
	}
	return i
}

// blankWidth is the length of the blank that s begins with, 0 for none. A label
// is often held together with its DOI by one that breaks no line: "doi:~10.1234/abc".
func blankWidth(s string) int {
	if s[0] == ' ' || s[0] == '\n' {
		return 1
	}
	for _, blank := range [...]string{"\u00a0", "\u2009", "\u202f"} {
		if strings.HasPrefix(s, blank) {
			return len(blank)
		}
	}
	return 0
}

// opens says whether a label may stand at i: not in the middle of a word or of
// a path such as "/doi/", nor as the name of a command, "\doi".
func opens(s string, i int) bool {
	return i == 0 || !letterOrDigit(s[i-1]) && strings.IndexByte(`/.?&\`, s[i-1]) < 0
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// readName reads the DOI itself, across a blank that tears it apart after
// "10." or after the slash.
func (m *Mention) readName(s string, at int) bool {
	if !strings.HasPrefix(s[at:], "10.") {
		return false
	}
	i := m.gap(s, at+3, ascii.Digit)
	digits := i
	for i < len(s) && (ascii.Digit(s[i]) || s[i] == '.' && i+1 < len(s) && ascii.Digit(s[i+1])) {
		i++
	}
	if i-digits < 4 {
		return false
	}
	i = m.gap(s, i, func(c byte) bool { return c == '/' })
	var slash int
	switch {
	case i < len(s) && s[i] == '/':
		slash = m.gap(s, i+1, letterOrDigit)
	case fold.HasPrefix(s[i:], "%2F"):
		slash = i + 3
	default:
		return false
	}
	end := suffixEnd(s, slash)
	if end == slash {
		return false
	}
	if next := torn(s, slash, end); next > end {
		start := next
		for !blank(s[start-1]) {
			start--
		}
		m.Gaps = append(m.Gaps, Part{start - 1, start, s[start-1 : start]})
		end = suffixEnd(s, next)
	}
	m.Name = Part{at, end, s[at:end]}
	return true
}

// gap passes one blank that is followed by what the DOI goes on with.
func (m *Mention) gap(s string, at int, next func(byte) bool) int {
	if at+1 < len(s) && s[at] == ' ' && next(s[at+1]) {
		m.Gaps = append(m.Gaps, Part{at, at + 1, " "})
		return at + 1
	}
	return at
}

// suffixEnd is the end of a suffix that begins at i, without the punctuation
// of the sentence. Angle brackets belong to it in pairs, as in DOIs made from
// SICIs ("…005<0666:EOSROT>2.0.CO;2").
func suffixEnd(s string, i int) int {
	end := i
	for end < len(s) {
		c := s[end]
		if c <= ' ' || c == '"' || c == '|' || c == '{' || c == '}' || c == 0xc2 && strings.HasPrefix(s[end:], "\u00a0") {
			break
		}
		if strings.HasPrefix(s[end:], "“") || strings.HasPrefix(s[end:], "”") || strings.HasPrefix(s[end:], "»") || c >= 0xe3 { // letters of scripts that write no blanks
			break
		}
		if c == '[' && !strings.ContainsRune(s[end:wordEnd(s, end)], ']') || c == 'h' && isScheme(s[end:]) || c == 'P' && end > i && isPubMed(s[end:]) {
			break // what follows is glued to it
		}
		if c == '<' && !strings.Contains(s[end:min(len(s), end+40)], ">") || c == '>' && !strings.Contains(s[i:end], "<") {
			break
		}
		end++
	}
	return i + trim(s[i:end])
}

// wordEnd is where the word that goes on at i ends.
func wordEnd(s string, i int) int {
	for i < len(s) && !blank(s[i]) {
		i++
	}
	return i
}

func isScheme(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

func isPubMed(s string) bool {
	return strings.HasPrefix(s, "PMID:") || strings.HasPrefix(s, "PMCID:") || strings.HasPrefix(s, "PubMed:")
}

// trim is the length of s without the punctuation of the sentence around it.
func trim(s string) int { return punct.End(s, ".,;:'!?*_") }

// Key is the name of a DOI in the form in which two spellings of it are equal:
// lower case, without gaps and escapes; "" without a name.
func Key(name string) string {
	name = unspaced.Replace(name)
	if decoded, err := url.PathUnescape(name); err == nil {
		name = decoded
	}
	return strings.ToLower(name)
}

// unspaced takes out what stands in a DOI by mistake.
var unspaced = strings.NewReplacer(" ", "", `\`, "")

// IsShort says whether s is what stands after the resolver in a short DOI:
// "abcd2", or "10/abcd2" (shortdoi.org).
func IsShort(s string) bool {
	s = strings.TrimPrefix(s, "10/")
	if len(s) < 3 || len(s) > 9 {
		return false
	}
	for i := range len(s) {
		if !ascii.Digit(s[i]) && (s[i] < 'a' || s[i] > 'z') {
			return false
		}
	}
	return true
}
