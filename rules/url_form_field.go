package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/links"
)

// checkURLField holds the field URL of an entry of a bibliography file against one
// bare address.
func checkURLField(p *lint.Pass, r *lint.Reference) {
	f := entry.Own(r, "URL")
	if !entry.Literal(f) || strings.TrimSpace(f.Text) == "" || isPlainAddress(f) {
		return
	}
	problem, repaired, safety := urlFault(p, f)
	if problem == "" {
		return
	}
	severity := lint.Warning
	if strings.HasPrefix(problem, "has TeX") {
		severity = lint.Info
	}
	d := lint.Diagnostic{Span: f.Span, Reference: r, Message: "the field " + entry.FieldName(p.Document, f) + " " + problem}
	if repaired != "" {
		if edits := p.Document.Syntax.Set(r, f, repaired); edits != nil {
			d.Fixes = []lint.Fix{{Message: "write " + repaired, Safety: safety, Edits: edits}}
		}
	}
	p.ReportAs(severity, d)
}

// isPlainAddress is a quick look at a field: it begins with a scheme, has no
// other, and no sign that something may be wrong with.
func isPlainAddress(f *lint.Field) bool {
	rest, found := strings.CutPrefix(f.Text, "http")
	rest = strings.TrimPrefix(rest, "s")
	rest, scheme := strings.CutPrefix(rest, "://")
	for i := range len(rest) {
		if c := rest[i]; c <= ' ' || c == '\\' || c == '<' || c == '{' || c == ',' || c == ';' {
			return false
		}
	}
	return found && scheme && len(rest) > 0 && isWordByte(rest[0]) && !strings.HasPrefix(rest, "http") && f.AsWritten()
}

func isWordByte(c byte) bool { return ascii.Letter(c) || ascii.Digit(c) }

// urlFault is what is wrong with an address, with what to write instead, "" where
// that is not known.
func urlFault(p *lint.Pass, f *lint.Field) (problem, repaired string, safety lint.Safety) {
	text := f.Text
	switch holder := p.Document.Syntax.Holder(f); {
	case holder != "" && !strings.ContainsAny(text, `\ {}`):
		safety := lint.Safe
		if !f.Places.Exact(0, len(text)) { // \url{…\%20…}: how the escape is printed hangs on the packages
			safety = lint.Unsafe
		}
		return "has " + holder + " around the address, and styles put it there as well", text, safety
	case strings.Contains(text, "<a ") || strings.Contains(text, "</a>"):
		return "holds HTML and not an address", "", lint.Suggest
	case strings.Contains(text, " http"), strings.Contains(text, ",http"), strings.Contains(text, ";http"):
		return "holds more than one address, and links lead to neither", "", lint.Suggest
	case strings.ContainsAny(strings.TrimSpace(text), " \t"):
		return "has a blank inside of the address", "", lint.Suggest
	}
	if h, broken := brokenHead(text, 0); broken {
		return "holds an address that nobody can follow: " + h.problem, h.repaired + text[h.end:], min(h.safety, lint.Unsafe)
	}
	switch {
	case strings.HasPrefix(text, "www."):
		return "has no https:// in front of the address: links made of it lead to a file", "https://" + text, lint.Unsafe
	case !strings.Contains(text, "://"):
	case p.Document.Syntax.Escaped(f) && !strings.ContainsAny(text, `\{}`), links.WithoutEscapes(text) != text:
		return "has TeX escapes in the address, in which TeX is not at work: links made of it may lead nowhere", links.WithoutEscapes(text), lint.Unsafe
	}
	return "", "", lint.Suggest
}
