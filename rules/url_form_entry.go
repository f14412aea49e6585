package rules

import (
	"bytes"
	"strings"

	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
)

// checkURLField holds the url field of a .bib entry against one bare address.
func checkURLField(p *lint.Pass, r *lint.Reference) {
	f := own(r, "URL")
	if !literal(f) || strings.TrimSpace(f.Text) == "" {
		return
	}
	raw := p.Document.Data[f.Span.Start:f.Span.End]
	if isPlainAddress(raw) {
		return
	}
	problem, repaired, safety := urlFault(string(raw), f.Text)
	if problem == "" {
		return
	}
	severity := lint.Warning
	if strings.HasPrefix(problem, "has TeX") {
		severity = lint.Info
	}
	d := lint.Diagnostic{Span: f.Span, Reference: r, Message: "the field " + fieldName(p.Document, f) + " " + problem}
	if repaired != "" {
		if edits := p.Document.Syntax.Set(r, f, repaired); edits != nil {
			d.Fixes = []lint.Fix{{Message: "write " + repaired, Safety: safety, Edits: edits}}
		}
	}
	p.ReportAs(severity, d)
}

// isPlainAddress is a quick look at a value: it begins with a scheme, has no
// other, and no sign that something may be wrong with.
func isPlainAddress(raw []byte) bool {
	rest, found := bytes.CutPrefix(raw, []byte("http"))
	rest = bytes.TrimPrefix(rest, []byte("s"))
	rest, scheme := bytes.CutPrefix(rest, []byte("://"))
	for _, c := range rest {
		if c <= ' ' || c == '\\' || c == '<' || c == '{' || c == ',' || c == ';' {
			return false
		}
	}
	return found && scheme && len(rest) > 0 && isWordByte(rest[0]) && !bytes.HasPrefix(rest, []byte("http"))
}

func isWordByte(c byte) bool { return isLetter(c) || isDigit(c) }

// urlFault is what is wrong with an address, as it stands in the file and as it
// is read, with what to write instead, "" where that is not known.
func urlFault(raw, text string) (problem, repaired string, safety lint.Safety) {
	trimmed := strings.TrimSpace(raw)
	switch {
	case tex.HolderAround(trimmed) != "" && !strings.ContainsAny(text, `\ {}`):
		safety := lint.Safe
		if !strings.Contains(trimmed, text) { // \url{…\%20…}: how the escape is printed hangs on the packages
			safety = lint.Unsafe
		}
		return "has " + tex.HolderAround(trimmed) + " around the address, and styles put it there as well", text, safety
	case strings.Contains(raw, "<a ") || strings.Contains(raw, "</a>"):
		return "holds HTML and not an address", "", lint.Suggest
	case strings.Contains(text, " http"), strings.Contains(text, ",http"), strings.Contains(text, ";http"):
		return "holds more than one address, and links lead to neither", "", lint.Suggest
	case strings.ContainsAny(trimmed, " \t"):
		return "has a blank inside of the address", "", lint.Suggest
	}
	if h, broken := brokenHead(text, 0); broken {
		return "holds an address that nobody can follow: " + h.problem, h.repaired + text[h.end:], min(h.safety, lint.Unsafe)
	}
	switch {
	case strings.HasPrefix(text, "www."):
		return "has no https:// in front of the address: links made of it lead to a file", "https://" + text, lint.Unsafe
	case text != raw && strings.Contains(raw, `\`) && !strings.ContainsAny(text, `\{}`) && strings.Contains(text, "://"):
		return "has TeX escapes in the address, in which TeX is not at work: links made of it may lead nowhere", text, lint.Unsafe
	}
	return "", "", lint.Suggest
}
