package rules

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/needles"
)

var _ = add(lint.Rule{
	ID:       "html-entity",
	Title:    "an HTML entity that a reader sees as code",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Question: "What should stand there?",
	Doc: `
Entries copied from databases carry HTML: in plain text &amp; is what the reader sees, and in Markdown &amp;amp; is shown as
&amp;. The rule looks at the entry as it is read, so an entity that Markdown turns into its character is fine.

In .bib files the fields that readers see are looked at, and tags such as <i> and <sup> are reported as well. In the other formats
of bibliographies <i>, <b>, <sub>, <sup> and <span> are markup that styles know.

Silent about a name that is no entity, and about & in the addresses of sites.`,
	Fix: `Safe: writes the character that the entity stands for. A blank or a mark that cannot be seen is written as a plain blank or left out.
In TeX the character may belong to a command: of Gr{\&quot;o}ller, {\"o} is made. Straight quotation marks become those that open and close, < and > the commands that
print them. Where a quotation mark may be meant and not an accent, the fix is unsafe or there is none; a tag has none.`,
	Entry: checkEntities,
})

// printed are the fields that readers see, by their CSL names.
var printed = fold.Set(nil, "title", "container-title", "collection-title", "publisher", "publisher-place",
	"author", "editor", "note", "URL", "genre", "event-title")

// foreignTags are those that databases leave in titles and no program reads, and
// richTags those of CSL-JSON, which are text to TeX.
var (
	foreignTags = needles.New("html-entity", "<em>", "</em>", "<strong>", "</strong>", "<jats:", "</jats:", "<scp>", "</scp>", "<br>", "<br/>", "<p>", "</p>", "<mml:")
	richTags    = needles.New("html-entity", "<i>", "</i>", "<b>", "</b>", "<sub>", "</sub>", "<sup>", "</sup>", "<span", "</span>")
)

// hasTags says whether a text has tags. What of them is markup is not seen by a reader.
func hasTags(r *lint.Reference, text string, markup bool) bool {
	return needles.Any(foreignTags, text) || (markup || r.Is(lint.TeX)) && needles.Any(richTags, text)
}

func checkEntities(p *lint.Pass, r *lint.Reference) {
	switch {
	case r.Is(lint.Fielded):
		checkEntitiesInFields(p, r)
	case r.Is(lint.Prose):
		checkPrintedEntities(p, r)
	}
}

func checkEntitiesInFields(p *lint.Pass, r *lint.Reference) {
	for i := range r.Fields {
		f := &r.Fields[i]
		if strings.IndexByte(f.Text, '&') < 0 && strings.IndexByte(f.Text, '<') < 0 || !printed[f.Name] || !entry.Literal(f) {
			continue
		}
		found, names := entities(f.Text)
		if len(found) == 0 {
			if f.Name != "URL" && hasTags(r, f.Text, false) {
				p.Report(lint.Diagnostic{Span: f.Span, Reference: r, Message: "the field " + entry.FieldName(p.Document, f) + " has HTML tags, which are printed as they stand"})
			}
			continue
		}
		d := lint.Diagnostic{
			Span: f.Places.Span(found[0].Start, found[0].End), Reference: r,
			Message: "the field " + entry.FieldName(p.Document, f) + " has " + strings.Join(entry.Unique(names), " and ") + ", which is printed as it stands",
		}
		if f.Name == "URL" || !leavesTags(r, f.Text, found) { // what to make of a tag is the author's choice
			if edits, safety := p.Document.Syntax.Signs(r, f, found); len(edits) > 0 {
				d.Fixes = []lint.Fix{{Message: "write the characters themselves", Safety: safety, Edits: edits}}
			}
		}
		p.Report(d)
	}
}

// leavesTags says whether tags stand in a text without its entities: those that
// are printed, or that the signs would make.
func leavesTags(r *lint.Reference, text string, found []lint.Entity) bool {
	made := slices.ContainsFunc(found, func(e lint.Entity) bool { return e.Sign == "<" || e.Sign == ">" })
	return hasTags(r, unescaped(text, found), made)
}

// checkPrintedEntities looks at the text of an entry, and at the targets of its links.
func checkPrintedEntities(p *lint.Pass, r *lint.Reference) {
	all, names := entities(r.Text.String)
	var inText []lint.Entity
	safety := lint.Safe
	var edits []lint.TextEdit
	verbatim := func(text lint.Text, e lint.Entity) {
		if strings.ContainsAny(e.Sign, markupSigns) {
			safety = lint.Suggest
		}
		edits = append(edits, lint.TextEdit{Span: text.Span(e.Start, e.End), New: e.Sign})
	}
	for _, e := range all {
		if entry.IsHeld(r, e.Start, e.End) {
			verbatim(r.Text, e)
		} else {
			inText = append(inText, e)
		}
	}
	if len(inText) > 0 {
		written, sure := p.Document.Syntax.Signs(r, nil, inText)
		edits, safety = append(edits, written...), min(safety, sure)
		slices.SortFunc(edits, func(a, b lint.TextEdit) int { return a.Span.Start - b.Span.Start })
	}
	for i := range r.Addresses {
		if a := &r.Addresses[i]; a.Target {
			found, more := entities(a.Text.String)
			for _, e := range found {
				verbatim(a.Text, e)
			}
			if len(all) == 0 {
				names = append(names, more...)
			}
		}
	}
	if len(edits) == 0 {
		return
	}
	p.Report(lint.Diagnostic{
		Span:      edits[0].Span,
		Reference: r,
		Message:   "the entry shows " + strings.Join(entry.Unique(names), " and ") + " as text",
		Fixes:     []lint.Fix{{Message: "write the characters themselves", Safety: safety, Edits: edits}},
	})
}

// unescaped is the text with the characters of its entities.
func unescaped(text string, found []lint.Entity) string {
	var b strings.Builder
	at := 0
	for _, e := range found {
		b.WriteString(text[at:e.Start] + e.Sign)
		at = e.End
	}
	return b.String() + text[at:]
}

// markupSigns may end the target of a link or the argument of a command, or
// begin a comment in it. How they are escaped there depends on what is around.
const markupSigns = "%#\\{}()<>[]`$~^ \n"

// entities finds the entities of s, and how they are written. One that was escaped
// again ("&amp;lt;") counts as a whole.
func entities(s string) (found []lint.Entity, names []string) {
	for i := 0; i < len(s); {
		at := strings.IndexByte(s[i:], '&')
		if at < 0 {
			break
		}
		i += at
		n, character := entityAt(s[i:min(len(s), i+longestEntity)])
		if n > 0 {
			found = append(found, lint.Entity{Start: i, End: i + n, Sign: plainly(character)})
			names = append(names, s[i:i+n])
		}
		i += max(n, 1)
	}
	return found, names
}

// longestEntity is the length of "&CounterClockwiseContourIntegral;", with
// room for three escapes around it.
const longestEntity = 48

// entityAt reads the entity at the head of s: its length, 0 for none, and the
// character it means in the end.
func entityAt(s string) (n int, character string) {
	n = nameEnd(s)
	character = html.UnescapeString(s[:n])
	if character == s[:n] || utf8.RuneCountInString(character) != 1 {
		return 0, ""
	}
	if character == "&" {
		if inner, meant := entityAt("&" + s[n:]); inner > 0 {
			return n + inner - len("&"), meant
		}
	}
	return n, character
}

// nameEnd is the length of the entity at the head of s, 0 for none.
func nameEnd(s string) int {
	if len(s) < 3 || s[0] != '&' {
		return 0
	}
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == ';' && i > 1:
			return i + 1
		case ascii.Letter(c), ascii.Digit(c), c == '#' && i == 1:
		default:
			return 0
		}
	}
	return 0
}

// plainly is a character, or what is written in place of one that cannot be seen.
func plainly(character string) string {
	switch character {
	case "\u00a0", "\u2002", "\u2003", "\u2009", "\u202f", "\n", "\t":
		return " "
	case "\u200b", "\u00ad", "\u200c", "\u200d", "\ufeff":
		return ""
	}
	return character
}
