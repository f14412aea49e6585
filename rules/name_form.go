package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/habit"
)

var _ = add(lint.Rule{
	ID:       "name-form",
	Title:    "a name is written otherwise than the names of its list",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Question: "How should the name stand?",
	Doc: `Lists are searched by family name. The rule holds each name against the list's own habit and reports

- a first author whose given name comes first, in a list that puts the family name first;
- as an info, a first author whose family name comes first, in a list that puts the given name first;
- initials without points (Okafor, AB) in a list that has them (Prado, C. D.); a single point that is missing (Okafor, A) is an info,
  and so are points in a list that has none (Okafor AB);
- a family name in CAPITALS in a list that has none;
- "et al." with one more name after it and, as an info, "et. al.".

A habit needs at least eight names, nine in ten of them alike; a mixed list has none, and the rule is silent. It
is silent about organisations, names of one word, second and later authors (many styles turn only the first name round), and about
a given name written out among initials.

In .bib files names are parted by the word "and", and the rule reports what is not: commas ("A. Okafor, B. Lund", "Okafor A, Lund B"),
semicolons, "&" between people, an "and" without a name beside it, "et al." in place of "and others", more commas than a name may have, and
initials that no comma parts from the family name ("Lund AM and Berg T"). What BibTeX parts rightly is right in any of its forms, with points
or without: "Lund, Ada M", "Ada M Lund", "von Lund, Jr., Ada". What stands in braces is one name and is left alone, and so are suffixes (Jr., III), biblatex's extended names (family=…), firms, and Chinese and Japanese names.`,
	Fix: `Writes the initials with points, the family name with small letters, or turns the name round. It is unsafe: a reader sees the
change, and capitals do not tell whether MACDONALD is Macdonald or MacDonald. In .bib files it writes "and others" for "et al." and takes
out an "and" too many, which are safe, and puts "and" between names, which is not.`,
	Entry: checkNameForm,
})

// habits are what most names of a list have in common.
type habits struct {
	familyFirst  bool
	givenFirst   bool
	initials     bool // given names are initials
	points       bool // initials have points
	bare         bool // initials have no points, and stand side by side
	spaced       bool // "A. B." rather than "A.B."
	smallLetters bool // family names are not in capitals
}

func checkNameForm(p *lint.Pass, r *lint.Reference) {
	switch {
	case r.Is(lint.Prose):
		checkNamesOfList(p, r)
	case r.Is(lint.TeX): // other fields have a place of its own for each name
		checkAnds(p, r)
	}
}

// checkNamesOfList holds the names of an entry against those of its list.
func checkNamesOfList(p *lint.Pass, r *lint.Reference) {
	f := r.Field("author")
	if f == nil || len(f.Names) == 0 || p.Document.Lists[r.List].Notes {
		return
	}
	h := lint.TableOfList(p, r, habitsOf)
	checkOrder(p, r, f, h)
	for _, form := range forms {
		if form.usual(h) {
			checkNames(p, r, f, form, h)
		}
	}
	checkEtAl(p, r, f)
}

// A form is one way in which a single name can leave the habit of its list.
type form struct {
	habit    string
	severity lint.Severity
	usual    func(habits) bool
	faulty   func(lint.Name) bool
	write    func(lint.Name, habits) (was, should string) // the part at fault, and what it should be
}

var forms = []form{
	{
		"the list has points after initials", lint.Warning, func(h habits) bool { return h.points }, isGlued,
		func(n lint.Name, h habits) (string, string) { return n.Given, pointed(n.Given, h.spaced) },
	},
	{
		"the list has points after initials", lint.Info, func(h habits) bool { return h.points }, lacksLastPoint,
		func(n lint.Name, h habits) (string, string) {
			if strings.Contains(n.Given, " ") {
				return n.Given, pointed(n.Given, true)
			}
			return n.Given, n.Given + "."
		},
	},
	{
		"the list has no points after initials", lint.Info, func(h habits) bool { return h.bare }, hasPoint,
		func(n lint.Name, h habits) (string, string) { return n.Given, unpointed.Replace(n.Given) },
	},
	{
		"the list has no family names in capitals", lint.Warning, func(h habits) bool { return h.smallLetters }, inCapitals,
		func(n lint.Name, h habits) (string, string) { return n.Family, smallLetters(n.Family) },
	},
}

// habitsOf counts how the people of a list are written.
func habitsOf(p *lint.Pass, entries []*lint.Reference) habits {
	var firsts, familyFirst, initials, withPoints, plain, bare, spaced, people, capitals int
	for _, r := range entries {
		for i, n := range r.Names("author") {
			if n.Literal != "" || n.Given == "" || n.Repeated {
				continue
			}
			people++
			if isCapitals(n.Family) {
				capitals++
			}
			if i == 0 {
				firsts++
				if !givenFirst(p, n) {
					familyFirst++
				}
			}
			if !isInitials(n.Given) {
				continue
			}
			initials++
			if !decidesPoints(p, r, n, i+1 == len(r.Names("author"))) {
				continue
			}
			plain++
			if strings.HasSuffix(n.Given, ".") && !isGlued(n) {
				withPoints++
			} else if !strings.ContainsAny(n.Given, ". ") {
				bare++
			}
			if strings.Contains(n.Given, ". ") {
				spaced++
			}
		}
	}
	most := func(part, whole int) bool { return part >= habit.Enough && habit.FewOdd(whole-part, whole) }
	return habits{
		familyFirst:  most(familyFirst, firsts),
		givenFirst:   most(firsts-familyFirst, firsts),
		points:       most(withPoints, plain),
		bare:         most(bare, plain),
		spaced:       spaced > 0,
		smallLetters: most(people-capitals, people),
		initials:     most(initials, people),
	}
}

// behind is the start of what follows a place of an entry in the file: signs, and
// the first letter behind them.
func behind(p *lint.Pass, r *lint.Reference, at int) string {
	const enough = 8
	return p.Source(lint.Span{Start: at, End: max(at, min(at+enough, r.Span.End))})
}

// decidesPoints says whether a name shows what the list does about points. The
// one point behind the last name may end the list of names: "Falk G. Cranes".
func decidesPoints(p *lint.Pass, r *lint.Reference, n lint.Name, last bool) bool {
	if !last || strings.Contains(strings.TrimSuffix(n.Given, "."), ".") || isGlued(n) {
		return true
	}
	next := strings.TrimLeft(behind(p, r, n.Span.End), ". ")
	return next != "" && strings.IndexByte("(,;:&", next[0]) >= 0
}

// isGivenFamily says whether a name is made of words alone, given name first.
func isGivenFamily(p *lint.Pass, n lint.Name) bool {
	return n.Literal == "" && givenFirst(p, n) && isFullName(n.Given+" "+n.Family)
}

// checkOrder looks at the first author. A full name in front of one family name
// may be an organisation's, "Amnesty International"; initials, or a second
// author written the same way, tell that it is a person's.
func checkOrder(p *lint.Pass, r *lint.Reference, f *lint.Field, h habits) {
	n := f.Names[0]
	if n.Literal != "" || n.Given == "" || n.Repeated {
		return
	}
	d := lint.Diagnostic{Span: n.Span, Reference: r}
	if h.givenFirst && isInitials(n.Given) && !strings.Contains(n.Family, " ") &&
		p.Source(n.Span) == n.Sorted()+", "+n.Given {
		d.Message = fmt.Sprintf("the list puts the given name first: %q should be %q", p.Source(n.Span), n.Given+" "+n.Sorted())
		d.Fixes = []lint.Fix{{Message: "put the given name first", Edits: []lint.TextEdit{{Span: n.Span, New: n.Given + " " + n.Sorted()}}}}
		p.ReportAs(lint.Info, d)
	}
	if !h.familyFirst {
		return
	}
	switch {
	case h.initials && looksLikeTwo(n):
		d.Message = fmt.Sprintf("the list puts the family name first: %q reads as two full names", p.Source(n.Span))
	case !givenFirst(p, n):
		return
	case isInitials(n.Given) && isPersonal(n.Given):
		d.Message = fmt.Sprintf("the list puts the family name first: %q should be %q", p.Source(n.Span), entry.Listed(n))
		edit := lint.TextEdit{Span: n.Span, New: withoutDoubledPoint(entry.Listed(n), behind(p, r, n.Span.End))}
		fix := lint.Fix{Message: "put the family name first", Edits: []lint.TextEdit{edit}}
		if len(f.Names) == 1 {
			fix.Safety = lint.Unsafe
		}
		d.Fixes = []lint.Fix{fix}
	case len(f.Names) > 1 && isGivenFamily(p, n) && isGivenFamily(p, f.Names[1]):
		d.Message = fmt.Sprintf("the list puts the family name first: %q has the given name first", p.Source(n.Span))
	default:
		return
	}
	p.Report(d)
}

// looksLikeTwo says whether a name is made of two full names of two words or
// more, as "Wexa Tahan, Vera Ulm" read by its comma: a family name of two
// words before a given name of two. Only where the list has initials is that a
// sign of anything.
func looksLikeTwo(n lint.Name) bool {
	return n.Particle == "" && isFullName(n.Family) && isFullName(n.Given)
}

// checkNames reports the people of one entry who leave one habit of the list,
// all in one finding.
func checkNames(p *lint.Pass, r *lint.Reference, f *lint.Field, form form, h habits) {
	fix := lint.Fix{Message: "write the names as the list does", Safety: lint.Unsafe}
	var first lint.Span
	var changes []string
	for _, n := range f.Names {
		if n.Literal != "" || n.Repeated || !form.faulty(n) || !strings.HasPrefix(p.Source(n.Span), n.Sorted()) {
			continue
		}
		was, should := form.write(n, h)
		at := strings.LastIndex(p.Source(n.Span), was)
		if at < 0 || runsOn(behind(p, r, n.Span.End)) {
			continue
		}
		span := lint.Span{Start: n.Span.Start + at, End: n.Span.Start + at + len(was)}
		edit := lint.TextEdit{Span: span, New: withoutDoubledPoint(should, behind(p, r, span.End))}
		if edit.New == was {
			continue
		}
		if edit.New != should {
			was += "."
		}
		if first.Len() == 0 {
			first = n.Span
		}
		changes = append(changes, fmt.Sprintf("%q should be %q", was, should))
		fix.Edits = append(fix.Edits, edit)
	}
	if len(fix.Edits) == 0 {
		return
	}
	p.ReportAs(form.severity, lint.Diagnostic{
		Span: first, Reference: r, Fixes: []lint.Fix{fix},
		Message: fmt.Sprintf("%s: %s", form.habit, strings.Join(changes, ", ")),
	})
}

// runsOn says whether a name seems to go on behind its end: "James Q" of
// "James Q Wilson".
func runsOn(following string) bool {
	next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(following, " "))
	return unicode.IsUpper(next)
}

// withoutDoubledPoint drops the last point of what is written before a point.
func withoutDoubledPoint(s, following string) string {
	if strings.HasPrefix(following, ".") {
		return strings.TrimSuffix(s, ".")
	}
	return s
}

// checkEtAl looks at the "et al." that ends a list of names: at a point too many,
// and at one more name behind it, joined to it by "and" or "&": "Okafor, A., et al., & Ito, K. (2014)".
func checkEtAl(p *lint.Pass, r *lint.Reference, f *lint.Field) {
	if !f.Open || f.End > r.Text.Len() {
		return
	}
	text := r.Text.String
	at := len(text) - len(strings.TrimLeft(text[f.End:], "., \n"))
	rest := text[at:]
	if strings.HasPrefix(rest, "et. al") {
		span := r.Text.Span(at+2, at+3)
		p.ReportAs(lint.Info, lint.Diagnostic{
			Span: r.Text.Span(at, at+len("et. al")), Reference: r, Message: `"et" is a whole word and takes no point`,
			Fixes: []lint.Fix{{Message: "write et al", Safety: lint.Unsafe, Edits: []lint.TextEdit{{Span: span}}}},
		})
	}
	for _, others := range [...]string{"et al", "et. al"} {
		rest = strings.TrimPrefix(rest, others)
	}
	rest = strings.TrimLeft(rest, "., ")
	name, ok := strings.CutPrefix(rest, "& ")
	if !ok {
		name, ok = strings.CutPrefix(rest, "and ")
	}
	if first, _ := utf8.DecodeRuneInString(name); !ok || !unicode.IsUpper(first) {
		return
	}
	start := len(text) - len(name)
	end := strings.IndexAny(name, "(0123456789")
	if end < 0 || end > 60 {
		return
	}
	name = strings.TrimRight(name[:end], " ,")
	if !strings.Contains(name, ".") || len(strings.Fields(name)) > 4 {
		return // no initials: not a name
	}
	p.Report(lint.Diagnostic{
		Span: r.Text.Span(start, start+len(name)), Reference: r,
		Message: fmt.Sprintf(`"et al." ends a list of names, but %q follows`, name),
	})
}
