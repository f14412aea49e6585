package rules

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
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

In .bib files the fields that readers see are looked at, and tags such as <i> and <sup> are reported as well.

Silent about a name that is no entity, and about & in the addresses of sites.`,
	Fix: `Safe: writes the character that the entity stands for. A blank or a mark that cannot be seen is written as a plain blank or left out.
In TeX the character may belong to a command: of Gr{\&quot;o}ller, {\"o} is made. Straight quotation marks become those that open and close, < and > the commands that
print them. Where a quotation mark may be meant and not an accent, the fix is unsafe or there is none; a tag has none.`,
	Check: checkEntities,
	For:   lint.Fielded,
	Entry: checkEntityFields,
})

// printed are the fields of .bib entries that readers see, by their CSL names.
var printed = map[string]bool{
	"title": true, "container-title": true, "collection-title": true, "publisher": true, "publisher-place": true,
	"author": true, "editor": true, "note": true, "URL": true, "genre": true, "event-title": true,
}

// tags are those that databases leave in titles.
var tags = newNeedles("html-entity", "<i>", "</i>", "<b>", "</b>", "<em>", "</em>", "<sub>", "</sub>", "<sup>", "</sup>", "<strong>", "</strong>", "<span", "</span>", "<jats:", "</jats:", "<scp>", "</scp>", "<br>", "<br/>", "<p>", "</p>", "<mml:")

// checkEntityFields looks at the fields of a .bib entry that readers see.
func checkEntityFields(p *lint.Pass, r *lint.Reference) {
	for i := range r.Fields {
		f := &r.Fields[i]
		if strings.IndexByte(f.Text, '&') < 0 && strings.IndexByte(f.Text, '<') < 0 || !printed[f.Name] || !literal(f) {
			continue
		}
		found := entities(f.Text)
		if len(found) == 0 {
			if f.Name != "URL" && stands(tags, f.Text) {
				p.Report(lint.Diagnostic{Span: f.Span, Reference: r, Message: "the field " + fieldName(p.Document, f) + " has HTML tags, which are printed as they stand"})
			}
			continue
		}
		var names []string
		for _, e := range found {
			names = append(names, f.Text[e.start:e.end])
		}
		d := lint.Diagnostic{
			Span: f.Places.Span(found[0].start, found[0].end), Reference: r,
			Message: "the field " + fieldName(p.Document, f) + " has " + strings.Join(unique(names), " and ") + ", which is printed as it stands",
		}
		if f.Name == "URL" || !stands(tags, unescaped(f.Text, found)) { // what to make of a tag is the author's choice
			d.Fixes = entityFix(p, r, f, found)
		}
		p.Report(d)
	}
}

// entityFix writes the characters of a field's entities; nil where one cannot be written.
func entityFix(p *lint.Pass, r *lint.Reference, f *lint.Field, found []entity) []lint.Fix {
	fix := lint.Fix{Message: "write the characters themselves", Safety: lint.Safe}
	formulas := formulaScan{data: p.Document.Data, at: f.Span.Start}
	for _, e := range found {
		edits := p.Document.Syntax.Cut(r, f, e.start, e.end, plainly(e.character))
		if len(edits) != 1 {
			return nil
		}
		data, edit := p.Document.Data, edits[0]
		if f.Name != "URL" && !tex.InHolder(data, f.Span.Start, edit.Span.Start) {
			written, safety := texSign{data, f.Span, edit.Span, e.character, formulas.holds(edit.Span.Start)}.edit(edit)
			edit, fix.Safety = written, min(fix.Safety, safety)
		}
		fix.Edits = append(fix.Edits, edit)
	}
	return []lint.Fix{fix}
}

// unescaped is the text with the characters of its entities.
func unescaped(text string, found []entity) string {
	var b strings.Builder
	at := 0
	for _, e := range found {
		b.WriteString(text[at:e.start] + e.character)
		at = e.end
	}
	return b.String() + text[at:]
}

func checkEntities(p *lint.Pass) {
	for _, ref := range p.Document.References {
		var names []string
		var edits []lint.TextEdit
		safety := lint.Safe
		formulas := formulaScan{data: p.Document.Data, at: ref.Span.Start}
		look := func(text lint.Text, verbatim func(start, end int) bool) {
			for _, e := range entities(text.String) {
				edit := lint.TextEdit{Span: text.Span(e.start, e.end), New: written(p.Document, e.character)}
				switch {
				case verbatim(e.start, e.end):
					if strings.ContainsAny(e.character, markupSigns) {
						safety = lint.Suggest
					}
					edit.New = plainly(e.character)
				case ref.Is(lint.TeX):
					inTeX, least := texSign{p.Document.Data, ref.Span, edit.Span, e.character, formulas.holds(edit.Span.Start)}.edit(edit)
					edit, safety = inTeX, min(safety, least)
				}
				edits = append(edits, edit)
				names = append(names, text.String[e.start:e.end])
			}
		}
		look(ref.Text, func(start, end int) bool { return isHeld(ref, start, end) })
		shown := len(names)
		for _, a := range ref.Addresses {
			if a.Target {
				look(a.Text, func(int, int) bool { return true })
			}
		}
		if len(edits) == 0 {
			continue
		}
		if shown > 0 {
			names = names[:shown]
		}
		p.Report(lint.Diagnostic{
			Span:      edits[0].Span,
			Reference: ref,
			Message:   "the entry shows " + strings.Join(unique(names), " and ") + " as text",
			Fixes:     []lint.Fix{{Message: "write the characters themselves", Safety: safety, Edits: edits}},
		})
	}
}

// markupSigns may end the target of a link or the argument of a command, or
// begin a comment in it. How they are escaped there depends on what is around.
const markupSigns = "%#\\{}()<>[]`$~^ \n"

// An entity stands in decoded text.
type entity struct {
	start, end int
	character  string
}

// entities finds the entities of s. One that was escaped again
// ("&amp;lt;") counts as a whole.
func entities(s string) []entity {
	var found []entity
	for i := 0; i < len(s); {
		at := strings.IndexByte(s[i:], '&')
		if at < 0 {
			break
		}
		i += at
		n, character := entityAt(s[i:min(len(s), i+longestEntity)])
		if n > 0 {
			found = append(found, entity{i, i + n, character})
		}
		i += max(n, 1)
	}
	return found
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
		case isLetter(c), isDigit(c), c == '#' && i == 1:
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

// written is a character as it is written into the file.
func written(doc *lint.Document, character string) string {
	return doc.Syntax.Plain(plainly(character))
}

// unique drops repeated words and keeps the order.
func unique(words []string) []string {
	seen := map[string]bool{}
	var list []string
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			list = append(list, w)
		}
	}
	return list
}
