package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/tracking"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/dois"
	"github.com/bibfix/bibfix/rules/internal/habit"
)

var _ = add(lint.Rule{
	ID:       "doi-form",
	Title:    "a DOI in a form that is broken, outdated, or not the list's own",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Question: "What is the right DOI?",
	Doc: `
The form that Crossref and DataCite recommend is https://doi.org/10.1234/abc; many journals print doi:10.1234/abc instead. Either
is right, and so is DOI: https://doi.org/10.1234/abc. The rule reports

- a prefix said twice (doi: doi:10.1234/abc, https://doi.org/https://doi.org/10.1234/abc),
- the outdated resolvers http://dx.doi.org/, www.doi.org and http://doi.org/; as a remark only (info) where most of the list has them,
- blanks within a DOI (10.1016/j. quay.2014.05), a slash that is percent encoded, underscores that are escaped once too often,
- a label without colon or blank (doi10.1234/abc), and a DOI that runs into what follows (…abc.PMID:12345),
- a dash of print where registrants have a hyphen,
- what a web page added to the DOI (/full, /abstract, .pdf, ?journalCode=…),
- as a remark (info), a form that differs from the one nearly all other entries of the list use; but https://doi.org/ is never
  exchanged for another form.

In bibliography files the field doi holds the bare DOI. Reported is an address or a label in front of it, which styles would print twice, a
blank inside, percent escapes, TeX commands such as \_ that exporters put into it, and a comma or stop behind it.

It is silent about DOIs that are broken by the end of a line, about everything in the address of another site, and about signs
that look odd and are legal: 10.1175/1520-0426(1988)005<0666:EOSROT>2.0.CO;2.`,
	Fix: "Safe where the DOI itself stays the same. Unsafe where TeX escapes go, which a style of BibTeX may need, where a reader sees another form, or where what a page added goes: " +
		"a registrant may have meant it.",
	Entry: checkDOIForm,
})

const resolver = "https://doi.org/"

// A doiFault is what is wrong with the form of one DOI.
type doiFault struct {
	problem  string // "is said twice"
	repair   string // "write …"
	severity lint.Severity
	safety   lint.Safety
	edits    []lint.TextEdit
}

func checkDOIForm(p *lint.Pass, r *lint.Reference) {
	switch {
	case r.Is(lint.Fielded):
		checkDOIField(p, r)
	case r.Is(lint.Prose):
		checkPrintedDOIs(p, r)
	}
}

func checkPrintedDOIs(p *lint.Pass, r *lint.Reference) {
	list := listOf(p, r)
	mentions := list.Of(r)
	var found []lint.Diagnostic
	var severities []lint.Severity
	for i := range mentions {
		m := &mentions[i]
		if m.Name.Text == "" {
			continue
		}
		fault, ok := list.house.fault(p, m)
		if !ok {
			continue
		}
		// The target of a link repeats its text: one finding, two edits.
		if n := len(found); m.Target && n > 0 && found[n-1].Message == message(m, fault) {
			if last := &found[n-1]; len(last.Fixes) > 0 {
				last.Fixes[0].Edits = append(last.Fixes[0].Edits, fault.edits...)
			}
			continue
		}
		d := lint.Diagnostic{Span: m.In.Span(m.Start, m.End), Reference: m.Reference, Message: message(m, fault)}
		if len(fault.edits) > 0 {
			d.Fixes = []lint.Fix{{Message: fault.repair, Safety: fault.safety, Edits: fault.edits}}
		}
		found, severities = append(found, d), append(severities, fault.severity)
	}
	for i, d := range found {
		p.ReportAs(severities[i], d)
	}
}

func message(m *dois.Mention, fault doiFault) string {
	return "the DOI " + m.Quote(m.Name.Start, m.Name.End) + " " + fault.problem
}

// A house is how a list writes its DOIs.
type house struct {
	form     string // of nearly all; only with clear
	prefix   string // which they have, as they write it: "doi:", "https://doi.org/", ""
	clear    bool   // form and prefix are known, and may be recommended
	outdated bool   // most of its resolvers are outdated
}

// housed is the DOIs of a list, and how it writes them.
type housed struct {
	*dois.List
	house house
}

// listOf is that of the list in which an entry stands.
func listOf(p *lint.Pass, r *lint.Reference) *housed {
	return lint.TableOfList(p, r, func(p *lint.Pass, entries []*lint.Reference) *housed {
		list := dois.InList(p, entries[0])
		return &housed{list, houseOf(list.All())}
	})
}

func houseOf(entries [][]dois.Mention) house {
	var forms, shown []string
	var prefixes []string // of forms
	old, resolvers := 0, 0
	for _, mentions := range entries {
		for i := range mentions {
			m := &mentions[i]
			if m.Name.Text == "" {
				continue
			}
			if len(m.Resolvers) > 0 {
				resolvers++
				if m.Resolvers[0].Text != resolver {
					old++
				}
			}
			if !m.Target && !m.Held {
				forms, prefixes = append(forms, formOf(m)), append(prefixes, m.In.String[m.Start:m.Name.Start])
			}
		}
	}
	h := house{outdated: old*2 > resolvers}
	usual, clear := habit.Majority(forms)
	if !clear {
		return h
	}
	for i, form := range forms {
		if form == usual {
			shown = append(shown, prefixes[i])
		}
	}
	h.form = usual
	h.prefix, h.clear = habit.Majority(shown)
	// Nobody is told to follow an outdated resolver: once the list has left it, the next run compares.
	h.clear = h.clear && (!strings.Contains(usual, "address") || strings.HasSuffix(h.prefix, resolver))
	return h
}

// formOf names the way in which a DOI is introduced.
func formOf(m *dois.Mention) string {
	switch {
	case len(m.Labels) > 0 && len(m.Resolvers) > 0:
		return "label and address"
	case len(m.Labels) > 0:
		return "label"
	case len(m.Resolvers) > 0:
		return "address"
	}
	return "bare"
}

// fault is the first thing wrong with a DOI; after its repair the next is found.
func (h house) fault(p *lint.Pass, m *dois.Mention) (doiFault, bool) {
	for _, look := range [...]func(*lint.Pass, *dois.Mention) (doiFault, bool){repeated, torn, escaped, dashed, glued, h.old, added, h.other} {
		if fault, ok := look(p, m); ok {
			return fault, true
		}
	}
	return doiFault{}, false
}

func repeated(_ *lint.Pass, m *dois.Mention) (doiFault, bool) {
	fault := doiFault{problem: "is introduced twice", severity: lint.Warning, safety: lint.Safe}
	switch labels, addresses := len(m.Labels), len(m.Resolvers); {
	case addresses > 1, addresses == 1 && labels > 0 && m.Labels[labels-1].Start > m.Resolvers[0].Start:
		fault.edits = m.Edit(m.Resolvers[0].Start, m.Name.Start, resolver)
		fault.repair = "write " + resolver + " once"
	case labels > 1:
		fault.edits = m.Edit(m.Labels[0].Start, m.Labels[labels-1].Start, "")
		fault.repair = "write the label once"
	default:
		return doiFault{}, false
	}
	return fault, true
}

// torn finds blanks inside; a line end is layout.
func torn(p *lint.Pass, m *dois.Mention) (doiFault, bool) {
	fault := doiFault{problem: "has a blank inside", repair: "remove the blank", severity: lint.Warning, safety: lint.Safe}
	for _, gap := range m.Gaps {
		span := m.In.Span(gap.Start, gap.End)
		if strings.Trim(p.Source(span), " ") == "" {
			fault.edits = append(fault.edits, lint.TextEdit{Span: span})
		}
	}
	return fault, len(fault.edits) > 0
}

// escaped finds escapes that the DOI does not need. In an address a percent
// sign does no harm.
func escaped(_ *lint.Pass, m *dois.Mention) (doiFault, bool) {
	fault := doiFault{problem: "has a backslash that does not belong to it", repair: "remove the backslash", severity: lint.Warning, safety: lint.Safe}
	name := m.Name.Text
	for i := 0; i < len(name); i++ {
		at := m.Name.Start + i
		switch {
		case name[i] == '\\' && i+1 < len(name) && !ascii.Letter(name[i+1]): // \abc may be a command
			fault.edits = append(fault.edits, lint.TextEdit{Span: m.In.Span(at, at+1)})
		case len(m.Resolvers) == 0 && (strings.HasPrefix(name[i:], "%2F") || strings.HasPrefix(name[i:], "%2f")):
			fault.problem, fault.repair = "has "+name[i:i+3]+" in place of a slash", "write the slash"
			fault.edits = append(fault.edits, lint.TextEdit{Span: m.In.Span(at, at+3), New: "/"})
		}
	}
	return fault, len(fault.edits) > 0
}

// dashed finds dashes of print. Registrants give hyphens.
func dashed(_ *lint.Pass, m *dois.Mention) (doiFault, bool) {
	fault := doiFault{problem: "has a dash where DOIs have a hyphen", repair: "write a hyphen", severity: lint.Warning, safety: lint.Unsafe}
	for i, c := range m.Name.Text {
		switch c {
		case '–', '—', '−', '\u2010', '\u2011':
			at := m.Name.Start + i
			fault.edits = append(fault.edits, lint.TextEdit{Span: m.In.Span(at, at+utf8.RuneLen(c)), New: "-"})
		}
	}
	return fault, len(fault.edits) > 0
}

// glued finds what nothing parts from the DOI: its label, doi.org, or what
// follows.
func glued(_ *lint.Pass, m *dois.Mention) (doiFault, bool) {
	fault := doiFault{severity: lint.Warning, safety: lint.Safe}
	behind := m.In.String[m.End:]
	mark := strings.TrimLeft(behind, ".,;")
	switch {
	case len(m.Labels) > 0 && len(m.Labels[0].Text) == len("doi"):
		fault.problem, fault.repair = "is glued to its label", "put a colon between them"
		fault.edits = m.Insert(m.Labels[0].End, ":")
	case len(m.Resolvers) > 0 && !strings.HasSuffix(m.Resolvers[0].Text, "/"):
		fault.problem, fault.repair = "is glued to doi.org", "put the slash between them"
		fault.edits = m.Insert(m.Resolvers[0].End, "/")
	case !m.Target && (strings.HasPrefix(mark, "http") || strings.HasPrefix(mark, "PMID:") || strings.HasPrefix(mark, "PMCID:")):
		fault.problem, fault.repair = "is glued to what follows", "put a blank between them"
		fault.edits = m.Insert(m.End+len(behind)-len(mark), " ")
	default:
		return doiFault{}, false
	}
	return fault, fault.edits != nil // what markup parts is not glued in print
}

func (h house) old(_ *lint.Pass, m *dois.Mention) (doiFault, bool) {
	if len(m.Resolvers) == 0 || strings.EqualFold(m.Resolvers[0].Text, resolver) {
		return doiFault{}, false
	}
	if m.Start > 0 && !m.Target && strings.IndexByte("/:", m.In.String[m.Start-1]) >= 0 {
		return doiFault{}, false // "http:/doi.org/": url-form speaks of it
	}
	r := m.Resolvers[0]
	fault := doiFault{
		problem: "stands behind the outdated " + r.Text, repair: "write " + resolver,
		severity: lint.Warning, safety: lint.Safe, edits: m.Edit(r.Start, r.End, resolver),
	}
	if h.outdated {
		fault.severity = lint.Info
	}
	if !strings.Contains(r.Text, "://") && !m.Target { // a reader sees another form
		fault.problem, fault.severity = "stands behind "+r.Text+" without https://", lint.Info
	}
	return fault, true
}

// tails are what web pages append to a DOI in their own addresses.
var tails = [...]string{"/full/html", "/full", "/abstract", "/fulltext", "/epdf", "/pdf", "/html", "/meta", ".full.pdf", ".pdf", ".full", "/-/dcsupplemental", "/suppinfo"}

// added finds what web pages append to the DOI. A question mark or a hash in an
// address begins what is not the DOI any more, even if a DOI may hold them.
func added(_ *lint.Pass, m *dois.Mention) (doiFault, bool) {
	if formOf(m) == "bare" {
		return doiFault{}, false
	}
	name := m.Name.Text
	length := 0
	for _, tail := range tails {
		if fold.HasSuffix(name, tail) && strings.Contains(name[:len(name)-len(tail)], "/") {
			length = len(tail)
			break
		}
	}
	if at := strings.IndexAny(name, "?#"); len(m.Resolvers) > 0 && at > 0 && len(name)-at > 3 &&
		ascii.Letter(name[at+1]) && len(tracking.Find(resolver+name)) == 0 {
		length = len(name) - at
	}
	if length == 0 {
		return doiFault{}, false
	}
	tail := name[len(name)-length:]
	return doiFault{
		problem: "ends in " + tail + ", which belongs to a page's address", repair: "remove " + tail,
		severity: lint.Warning, safety: lint.Unsafe, edits: m.Edit(m.Name.End-length, m.Name.End, ""),
	}, true
}

// other finds a form that is not the one of the list. An address is never given
// up for a label, whatever the list does: Crossref's display guidelines recommend
// https://doi.org/ over every other form.
func (h house) other(_ *lint.Pass, m *dois.Mention) (doiFault, bool) {
	if !h.clear || m.Target || m.Held || formOf(m) == h.form {
		return doiFault{}, false
	}
	if len(m.Resolvers) > 0 && !strings.HasSuffix(h.prefix, resolver) {
		return doiFault{}, false
	}
	problem, repair := "stands alone; most entries of the list put "+h.prefix+" in front", "write "+h.prefix
	if prefix := strings.TrimSpace(m.In.String[m.Start:m.Name.Start]); prefix != "" {
		problem = "stands behind " + prefix + "; most entries of the list put " + h.prefix + " in front"
	}
	if h.prefix == "" {
		problem, repair = "has a prefix; most entries of the list give the DOI alone", "remove the prefix"
	}
	fault := doiFault{problem: problem, repair: repair, severity: lint.Info, safety: lint.Unsafe}
	if formOf(m) == "bare" {
		at := m.In.Span(m.Name.Start, m.Name.End).Start
		fault.edits = []lint.TextEdit{{Span: lint.Span{Start: at, End: at}, New: h.prefix}}
	} else {
		fault.edits = m.Edit(m.Start, m.Name.Start, h.prefix)
	}
	return fault, true
}
