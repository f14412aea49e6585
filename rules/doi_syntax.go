package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/dois"
)

var _ = add(lint.Rule{
	ID:       "doi-syntax",
	Title:    "what stands behind a DOI label cannot be a DOI",
	Severity: lint.Error,
	Since:    "0.1.0",
	Question: "What is the right DOI?",
	Doc: `
A DOI is 10., a registrant of at least four digits, a slash and a suffix (ISO 26324). What is labelled as one and has another shape
leads nowhere: the "10." is missing, a letter stands for a digit (1O.1234), the slash, the registrant or the suffix is lost, or there is
nothing at all. The rule also reports a label in front of an address of another kind, as a warning.

In bibliography files it reports a field doi that holds no DOI at all: N/A, a title, the address of another site (a warning where the DOI can be seen
in it, as behind a library's proxy).

It is silent about short DOIs (10/abcd, https://doi.org/abcd), about the pages of doi.org itself, and about a title that talks
about DOIs.`,
	Fix:   "A suggestion, and only where the DOI can be seen: the missing 10. or slash is put back, letters become digits.",
	Entry: checkDOISyntax,
})

func checkDOISyntax(p *lint.Pass, r *lint.Reference) {
	switch {
	case r.Is(lint.Fielded):
		checkDOIFieldSyntax(p, r)
	case r.Is(lint.Prose):
		checkPrintedDOISyntax(p, r)
	}
}

func checkPrintedDOISyntax(p *lint.Pass, r *lint.Reference) {
	for _, m := range dois.InList(p, r).Of(r) {
		if m.Name.Text != "" || m.Target && hasShown(r) {
			continue
		}
		checkNoDOI(p, m)
	}
}

// hasShown says whether a DOI's label or resolver stands in the entry's text:
// then its link target says the same again.
func hasShown(ref *lint.Reference) bool {
	for _, m := range doi.Find(ref.Text.String) {
		if m.Name.Text == "" {
			return true
		}
	}
	return false
}

// checkNoDOI judges what stands where a DOI should. A word that is far from
// being a DOI is prose: the label was none.
func checkNoDOI(p *lint.Pass, m dois.Mention) {
	rest := strings.Trim(m.Rest, "()[]<>")
	d := lint.Diagnostic{Span: m.In.Span(m.Start, m.End), Reference: m.Reference}
	what := m.Quote(m.Start, m.End)
	switch {
	case len(m.Resolvers) > 0 && (doi.IsShort(rest) || !looksNumeric(rest)), doi.IsShort(rest) && strings.HasPrefix(rest, "10/"):
		return
	case rest == "" && m.End == m.In.Len():
		d.Message = "a DOI label without a DOI"
	case strings.HasPrefix(strings.ToLower(rest), "http"):
		if strings.Contains(rest, "10.") { // an address that holds the DOI
			return
		}
		d.Message = "the address behind the DOI label is not a DOI"
		p.ReportAs(lint.Warning, d)
		return
	case isNothing(rest):
		d.Message = what + " is not a DOI"
	case !attempt(rest):
		return
	default:
		d.Message = what + " cannot be a DOI: " + defect(rest)
		d.Fixes = mend(m, rest)
	}
	p.Report(d)
}

// looksNumeric says whether the text after a resolver was meant as a DOI
// rather than as a page of doi.org.
func looksNumeric(rest string) bool { return strings.HasPrefix(straighten(rest), "10") }

// attempt says whether a word behind a label was meant as a DOI: it holds a
// digit and one of the signs that part a DOI, and is no number or date.
func attempt(rest string) bool {
	digits, signs, others := 0, 0, 0
	for i := range len(rest) {
		switch c := rest[i]; {
		case ascii.Digit(c):
			digits++
		case c == '/' || c == '.':
			signs++
		default:
			others++
		}
	}
	return digits >= 3 && signs > 0 && (others > 0 || strings.HasPrefix(rest, "10.")) && len(rest) >= 6
}

func isNothing(rest string) bool {
	switch strings.ToLower(rest) {
	case "n/a", "na", "none", "null", "unknown", "tba", "tbd", "xxx", "-", "–", "—":
		return true
	}
	return false
}

// straighten reads letters at the head of a DOI as the digits they stand for.
func straighten(s string) string {
	head := min(len(s), len("10.1234567"))
	for i := range head {
		if s[i] == '/' {
			head = i
			break
		}
	}
	return strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1", ",", ".").Replace(s[:head]) + s[head:]
}

func isName(s string) bool {
	found := doi.Find(s)
	return len(found) == 1 && found[0].Name.Start == 0 && found[0].Name.End == len(s) && len(found[0].Gaps) == 0
}

func defect(rest string) string {
	switch {
	case isName(rest):
		return "brackets stand in front"
	case isName(straighten(rest)):
		return "a letter or a comma stands in its number"
	case strings.HasPrefix(rest, "/"):
		return "a slash stands in front"
	case isName(missingHead(rest)):
		return "the 10. is missing"
	case strings.HasPrefix(rest, "10.") && !strings.Contains(rest, "/"):
		return "there is no slash behind the registrant"
	case strings.HasPrefix(rest, "10."):
		return "behind 10. a registrant of four digits or more is missing"
	}
	return "a DOI begins with 10."
}

// missingHead puts back what was lost in front of a registrant: "10." or the
// "1" of it.
func missingHead(rest string) string {
	switch {
	case strings.HasPrefix(rest, "10"):
		return ""
	case strings.HasPrefix(rest, "0."):
		return "1" + rest
	}
	return "10." + rest
}

// missingSlash reads "10.1234.abc" and "10.1234-abc" as "10.1234/abc".
func missingSlash(rest string) string {
	const head = len("10.1234")
	if strings.Contains(rest, "/") || len(rest) <= head || !ascii.Number(rest[3:head]) || ascii.Digit(rest[head]) {
		return ""
	}
	return rest[:head] + "/" + rest[head+1:]
}

// mend suggests the DOI where it can be seen.
func mend(m dois.Mention, rest string) []lint.Fix {
	at := strings.Index(m.In.String[m.Start:m.End], rest) + m.Start
	if isName(rest) {
		start := at - strings.Index(m.Rest, rest)
		if edits := m.Edit(start, start+len(m.Rest), rest); m.Rest != rest && edits != nil {
			return []lint.Fix{{Message: "take the brackets out", Edits: edits}}
		}
		return nil
	}
	for _, name := range [...]string{straighten(rest), strings.TrimLeft(rest, "/"), missingHead(rest), missingSlash(rest)} {
		if isName(name) {
			if edits := m.Edit(at, at+len(rest), name); edits != nil {
				return []lint.Fix{{Message: "write " + name, Edits: edits}}
			}
		}
	}
	return nil
}
