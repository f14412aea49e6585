package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

var _ = add(lint.Rule{
	ID:       "acm-number",
	Title:    "a number of the ACM's library stands where the DOI should",
	Severity: lint.Info,
	Since:    "0.5.0",
	Flood:    "numbers of the ACM's library stand where DOIs should",
	Doc: `The ACM Digital Library gives works that have no DOI a number that looks like one: 10.5555/3524938.3525087. It is registered
nowhere, so that the link that styles make of it leads to an error page of doi.org, and tools that look DOIs up find nothing. The
page of the work at dl.acm.org has the number in its address. The bot of the Journal of Open Source Software refuses such numbers. The ACM's own
export writes them into doi, so that this is information; the profile joss makes an error of it.

The rule looks at entries of bibliography files whose field doi holds the prefix 10.5555 with a number as the ACM gives them: six digits or
more, perhaps a second number behind a point, or the letters of a thesis in front (10.5555/AAI28023430). It is silent about 10.5555/12345678 and
other names under this prefix, which examples and tests use, and about the number in the field url, where it belongs.`,
	Fix:   "Makes a field url with the address at dl.acm.org of it; unsafe, since the work may have a DOI of its own by now, which would be better. A suggestion where the entry has another url.",
	For:   lint.Fielded,
	Entry: checkACMNumber,
})

// acmPrefix is the prefix of names that are not registered. Crossref hands it
// out for examples (https://www.crossref.org/documentation/register-maintain-records/creating-and-managing-dois/).
const acmPrefix = "10.5555/"

func checkACMNumber(p *lint.Pass, r *lint.Reference) {
	f := entry.Own(r, "DOI")
	if !entry.Literal(f) {
		return
	}
	at := strings.Index(f.Text, acmPrefix)
	if at < 0 {
		return
	}
	number := strings.TrimSpace(f.Text[at:])
	if !isACMNumber(number[len(acmPrefix):]) || at > 0 && !strings.HasSuffix(f.Text[:at], "/") {
		return
	}
	d := lint.Diagnostic{Span: f.Span, Reference: r, Message: number + " is a number of the ACM's library and no DOI: doi.org does not know it"}
	address := "https://dl.acm.org/doi/" + number
	field := p.Document.Syntax.FieldName(r, "URL")
	if edits := entry.Renamed(p.Document, r, f, "URL", address); edits != nil {
		fix := lint.Fix{Message: "make it the " + field + " " + address, Safety: lint.Unsafe, Edits: edits}
		switch other := r.Field("URL"); {
		case other != nil && strings.Contains(other.Text, number):
			fix = lint.Fix{Message: "take it out: the " + field + " has it", Safety: lint.Unsafe, Edits: p.Document.Syntax.Remove(r, f)}
		case other != nil:
			fix = lint.Fix{Message: "take it out", Edits: p.Document.Syntax.Remove(r, f)}
		}
		d.Fixes = []lint.Fix{fix}
	}
	p.Report(d)
}

// isACMNumber says whether what stands behind the prefix is as the ACM numbers
// works: digits, or digits in two parts.
func isACMNumber(suffix string) bool {
	const fewest = 6
	if thesis, ok := strings.CutPrefix(suffix, "AAI"); ok {
		suffix = thesis
	}
	first, second, parts := strings.Cut(suffix, ".")
	return len(first) >= fewest && ascii.Number(first) && (!parts || second != "" && ascii.Number(second)) &&
		suffix != "12345678"
}
