package rules

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

var _ = add(lint.Rule{
	ID:       "identifier-checksum",
	Title:    "an ISBN, ISSN or ORCID whose check digit is wrong",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Question: "What is the right number?",
	Doc: `
The last digit of these numbers is computed from the others, so that one wrong digit or two exchanged ones show: ISBN-10 modulo 11,
ISBN-13 modulo 10 (ISO 2108), ISSN modulo 11 (ISO 3297), ORCID by ISO 7064 MOD 11-2. The rule reports a number that fails, one with
too few or too many digits, and an ISSN behind the label ISBN or the other way round.

In bibliography files the fields isbn and issn are looked at, number by number.

In prose a number is looked at only behind its label or in an address of orcid.org. The nine digits of an SBN from before 1970, and numbers
with letters, are left alone.`,
	Fix:   "Safe where the check digit proves that only the label is wrong: an ISSN called an ISBN. Unsafe in a bibliography file, where styles print one field and not the other. Which digit is wrong only the work itself knows.",
	Entry: checkIdentifiers,
})

// checkIdentifierFields looks at the numbers in the fields for ISBN and ISSN.
func checkIdentifierFields(p *lint.Pass, r *lint.Reference) {
	for i, field := range [...]string{"ISBN", "ISSN"} {
		f := entry.Own(r, field)
		if !entry.Literal(f) {
			continue
		}
		s := schemes[i]
		for at := 0; at < len(f.Text); {
			if !ascii.Digit(f.Text[at]) {
				at++
				continue
			}
			_, end, digits := s.number(f.Text, at)
			if problem, other := s.problem(digits); problem != "" {
				d := lint.Diagnostic{Span: f.Places.Span(at, end), Message: "the " + s.name + " " + f.Text[at:end] + " " + problem, Reference: r}
				alone := at == 0 && end == len(f.Text)
				if other == "ISSN" && alone && r.Field("ISSN") == nil { // biblatex prints isbn of books and issn of articles, natbib's styles both
					d.Fixes = calledISSN(p, r, f)
				}
				if other != "ORCID" {
					p.Report(d)
				}
			}
			at = max(end, at+1)
		}
	}
}

// calledISSN gives a field the name that its number has.
func calledISSN(p *lint.Pass, r *lint.Reference, f *lint.Field) []lint.Fix {
	edits := p.Document.Syntax.Rename(r, f, "ISSN")
	if edits == nil {
		return nil
	}
	return []lint.Fix{{Message: "call the field " + p.Document.Syntax.FieldName(r, "ISSN"), Safety: lint.Unsafe, Edits: edits}}
}

// A scheme is one kind of number and how its check digit is computed.
type scheme struct {
	name  string
	label string                   // what stands before the number
	valid func(digits string) bool // digits, and X for ten at the end
	sizes []int                    // numbers of digits that it may have
	old   int                      // one that it had once, and that has no check digit of its own
}

var schemes = []scheme{
	{"ISBN", "ISBN", validISBN, []int{10, 13}, 9},
	{"ISSN", "ISSN", validISSN, []int{8}, 0},
	{"ORCID", "orcid.org/", validORCID, []int{16}, 0},
}

func checkIdentifiers(p *lint.Pass, r *lint.Reference) {
	switch {
	case r.Is(lint.Fielded):
		checkIdentifierFields(p, r)
	case r.Is(lint.Prose):
		checkPrintedIdentifiers(p, r)
	}
}

func checkPrintedIdentifiers(p *lint.Pass, r *lint.Reference) {
	text := r.Text.String
	for _, s := range schemes {
		for _, label := range s.labels(text) {
			start, end, digits := s.number(text, behindLabel(text, label+len(s.label)))
			problem, other := s.problem(digits)
			if problem == "" {
				continue
			}
			d := lint.Diagnostic{Span: r.Text.Span(start, end), Message: "the " + s.name + " " + text[start:end] + " " + problem, Reference: r}
			if len(other) == len(s.label) && r.Text.Exact(label, label+len(other)) {
				edit := lint.TextEdit{Span: r.Text.Span(label, label+len(other)), New: other}
				d.Fixes = []lint.Fix{{Message: "write " + other, Safety: lint.Safe, Edits: []lint.TextEdit{edit}}}
			}
			p.Report(d)
		}
	}
}

// labels are the offsets of the scheme's label in the text.
func (s scheme) labels(text string) []int {
	var list []int
	for i := 0; i+len(s.label) <= len(text); i++ {
		if fold.HasPrefix(text[i:], s.label) {
			list = append(list, i)
		}
	}
	return list
}

// behindLabel passes what may stand between a label and its number: "-13",
// "-L", a colon, blanks.
func behindLabel(text string, i int) int {
	for _, kind := range [...]string{"-13", "-10", "-L", "-l", " 13:", " 10:", "13:", "10:"} {
		if strings.HasPrefix(text[i:], kind) {
			i += len(kind)
			break
		}
	}
	for i < len(text) && strings.IndexByte(" :=\n", text[i]) >= 0 {
		i++
	}
	if rest, ok := strings.CutPrefix(text[i:], "："); ok {
		return len(text) - len(rest)
	}
	return i
}

// number reads a number with hyphens, dashes or single blanks between its
// groups, and gives its digits without them.
func (s scheme) number(text string, start int) (_, end int, digits string) {
	var b strings.Builder
	end = start
	for i := start; i < len(text); {
		switch c := text[i]; {
		case ascii.Digit(c):
			b.WriteByte(c)
			i++
			end = i
			continue
		case (c == 'X' || c == 'x') && b.Len() > 6 && (i+1 == len(text) || !ascii.Letter(text[i+1]) && !ascii.Digit(text[i+1])):
			b.WriteByte('X')
			return start, i + 1, b.String()
		}
		n := 0
		for _, sign := range [...]string{"-", "–", "‐", "‑", " "} {
			if strings.HasPrefix(text[i:], sign) {
				n = len(sign)
			}
		}
		if n == 0 || i+n >= len(text) || !ascii.Digit(text[i+n]) && text[i+n] != 'X' || text[i] == ' ' && s.full(b.String()) {
			if i < len(text) && ascii.Letter(text[i]) && i == end { // "978-1-23456-78-Z": no number
				return start, end, ""
			}
			break
		}
		i += n
	}
	return start, end, b.String()
}

// full says whether the digits may be a whole number, so that a blank parts it
// from what follows. An ISBN that begins with 978 or 979 has thirteen.
func (s scheme) full(digits string) bool {
	long := strings.HasPrefix(digits, "978") || strings.HasPrefix(digits, "979")
	return slices.Contains(s.sizes, len(digits)) && (len(digits) != 10 || !long)
}

// problem is what is wrong with the digits, "" for a number that is right, or
// that is none of the scheme's business; other is the scheme that the digits are right in.
func (s scheme) problem(digits string) (problem, other string) {
	if len(digits) < 7 || len(digits) == s.old {
		return "", ""
	}
	if slices.Contains(s.sizes, len(digits)) {
		if s.valid(digits) {
			return "", ""
		}
		return "fails its check digit: one digit is wrong, or two have changed places", ""
	}
	for _, o := range schemes {
		if slices.Contains(o.sizes, len(digits)) && o.valid(digits) {
			return "is an " + o.name, o.name
		}
	}
	if len(digits) > 16 { // two numbers without a sign between them
		return "", ""
	}
	return "has " + count(len(digits)) + " digits instead of " + sizes(s.sizes), ""
}

func count(n int) string {
	return [...]string{7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen"}[n]
}

func sizes(list []int) string {
	var words []string
	for _, n := range list {
		words = append(words, count(n))
	}
	return strings.Join(words, " or ")
}

// weigh adds up the digits times the weights that fall from first to 1; X is
// ten.
func weigh(digits string, first int) (sum int, ok bool) {
	for i := range len(digits) {
		value := int(digits[i] - '0')
		if digits[i] == 'X' {
			if i != len(digits)-1 {
				return 0, false
			}
			value = 10
		}
		sum += value * (first - i)
	}
	return sum, true
}

func validISBN(digits string) bool {
	if len(digits) == 10 {
		sum, ok := weigh(digits, 10)
		return ok && sum%11 == 0
	}
	if !strings.HasPrefix(digits, "978") && !strings.HasPrefix(digits, "979") || strings.Contains(digits, "X") {
		return false
	}
	sum := 0
	for i := range len(digits) {
		sum += int(digits[i]-'0') * (1 + 2*(i%2))
	}
	return sum%10 == 0
}

func validISSN(digits string) bool {
	sum, ok := weigh(digits, 8)
	return ok && sum%11 == 0
}

func validORCID(digits string) bool {
	total := 0
	for i := range 15 {
		if digits[i] == 'X' {
			return false
		}
		total = (total + int(digits[i]-'0')) * 2
	}
	check := (12 - total%11) % 11
	return digits[15] == 'X' && check == 10 || digits[15] != 'X' && check == int(digits[15]-'0')
}
