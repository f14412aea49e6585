package md

import (
	"bytes"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/metadata"
	"github.com/bibfix/bibfix/lint"
)

// What cites or names files and is neither text nor pandoc's: roles and
// directives of MyST, chunks of R Markdown, commands of LaTeX, shortcodes of
// Quarto, fields of metadata.

// role reads the keys of a role of MyST, {cite:p}`a,b`, whose code the text
// shows as s[start:end].
func (k *keyReader) role(before string, start, end int) {
	before = strings.TrimSuffix(before[max(0, start-maxRole):], "`") // code of a directive still has its sign
	name, ok := strings.CutSuffix(before, "}")
	i := strings.LastIndexByte(name, '{')
	if !ok || i < 0 || !isRole(name[i+1:]) {
		return
	}
	k.citing, k.roles = true, true
	group := k.text.Span(max(0, start-maxRole)+i, end)
	for at := start; at < end; {
		stop := end
		if j := strings.IndexAny(k.s[at:end], ",;"); j >= 0 {
			stop = at + j
		}
		from, to := at, stop
		if j := strings.IndexByte(k.s[from:to], '}'); j >= 0 && strings.HasPrefix(strings.TrimSpace(k.s[from:to]), "{") {
			from += j + 1 // {see}key
		}
		if j := strings.IndexByte(k.s[from:to], '{'); j >= 0 {
			to = from + j // key{p. 3}
			for stop < end && strings.Count(k.s[to:stop], "{") > strings.Count(k.s[to:stop], "}") {
				stop++
			}
		}
		for from < to && isSpace(k.s[from]) {
			from++
		}
		for to > from && isSpace(k.s[to-1]) {
			to--
		}
		if from < to && k.text.Exact(from, to) && strings.IndexByte(k.s[from:to], ' ') < 0 {
			span := k.text.Span(from, to)
			k.found = append(k.found, &lint.Citation{
				Kind: lint.ByKey, Span: span, Group: group, Text: k.s[from:to], Key: k.s[from:to], KeySpan: span,
				Narrative: strings.HasSuffix(name, ":t"), List: -1, Certain: true, Exempt: k.shown,
			})
		}
		at = stop + 1
	}
}

// command reads "\citep[p. 3]{a,b}", which only LaTeX will see: what it cites
// counts, and is never missing.
func (k *keyReader) command(at int) int {
	if !slices.ContainsFunc(commands, func(c string) bool { return strings.HasPrefix(k.s[at:], c) }) {
		return at + 1
	}
	start := at
	for at++; at < len(k.s) && (ascii.Letter(k.s[at]) || k.s[at] == '*'); {
		at++
	}
	for range 2 {
		if at < len(k.s) && k.s[at] == '[' {
			if i := strings.IndexByte(k.s[at:min(len(k.s), at+maxBraces)], ']'); i > 0 {
				at += i + 1
			}
		}
	}
	if at == len(k.s) || k.s[at] != '{' {
		return at
	}
	length := strings.IndexByte(k.s[at:min(len(k.s), at+maxBracket)], '}')
	if length < 0 {
		return at
	}
	group := k.text.Span(start, at+length+1)
	from := at + 1
	for key := range strings.SplitSeq(k.s[from:at+length], ",") {
		trimmed := strings.TrimSpace(key)
		begin := from + strings.Index(key, trimmed)
		if from += len(key) + 1; trimmed == "" || !k.text.Exact(begin, begin+len(trimmed)) {
			continue
		}
		span := k.text.Span(begin, begin+len(trimmed))
		k.found = append(k.found, &lint.Citation{
			Kind: lint.ByKey, Span: span, Group: group, Text: trimmed, Key: trimmed, KeySpan: span, List: -1, Certain: true, Exempt: true,
		})
	}
	return at + length + 1
}

func isRole(name string) bool {
	name, _, _ = strings.Cut(name, ":")
	return name == "cite" || name == "footcite" || name == "fullcite"
}

// code reads what a block of code may cite: directives of MyST hold prose,
// chunks of R Markdown the captions of their figures. It may as well be an
// example, so nothing in it is missing.
func (k *keyReader) code(span lint.Span) {
	data := k.doc.Data[span.Start:span.End]
	if bytes.HasPrefix(data, []byte("---")) || bytes.HasPrefix(data, []byte("<!--")) || !slices.ContainsFunc(signs, func(sign []byte) bool { return bytes.Contains(data, sign) }) {
		return
	}
	source := string(data)
	fence, _, _ := strings.Cut(source, "\n")
	k.directive(fence, source, span.Start)
	k.load(lint.PlainText(source, span.Start), codeSpans(source), true)
	k.block()
}

// codeSpans are the parts of source between single back quotes that a role
// stands before.
func codeSpans(source string) []lint.Mark {
	var marks []lint.Mark
	for at := 0; ; {
		i := strings.Index(source[at:], "}`")
		if i < 0 {
			return marks
		}
		at += i + 2
		end := strings.IndexByte(source[at:], '`')
		if end < 0 {
			return marks
		}
		// The mark begins behind the back quote, which the text still has: role
		// wants the brace right before it.
		marks = append(marks, lint.Mark{Kind: lint.Code, Start: at, End: at + end})
		at += end + 1
	}
}

// include adds a link to a file that is part of the text, unless it is code.
func (k *keyReader) include(file string, at int) {
	if isMarkdown(file) {
		k.doc.Links = append(k.doc.Links, lint.FileLink{
			Kind: lint.Include, Target: file, Span: lint.Span{Start: at, End: at + len(file)}, Names: []string{file},
		})
	}
}

// shortcodes reads Quarto's {{< include chapter.qmd >}}.
func (k *keyReader) shortcodes(data []byte) {
	const sign = "{{< include "
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte(sign))
		if i < 0 {
			return
		}
		escaped := at+i > 0 && data[at+i-1] == '{' // {{{< include file >}}} is shown as it stands
		at += i + len(sign)
		end := bytes.IndexAny(data[at:min(len(data), at+maxBraces)], " \n>")
		if end > 0 && !escaped {
			k.include(string(data[at:at+end]), at)
		}
	}
}

// directive reads "```{bibliography} refs.bib" and its option :all:, and
// "```{include} chapter.md".
func (k *keyReader) directive(fence, source string, at int) {
	name, argument, ok := strings.Cut(strings.TrimLeft(fence, "`~: "), "}")
	from := len(fence) - len(argument)
	switch {
	case !ok:
		return
	case name == "{include":
		if file := strings.TrimSpace(argument); file != "" {
			k.include(file, at+from+strings.Index(argument, file))
		}
		return
	case name != "{bibliography":
		return
	}
	k.citing, k.roles = true, true
	k.doc.CitesAll = k.doc.CitesAll || strings.Contains(source, "\n:all:")
	for name := range strings.FieldsSeq(fence[from:]) {
		start := at + from + strings.Index(fence[from:], name)
		k.doc.Links = append(k.doc.Links, metadata.Link(name, lint.Span{Start: start, End: start + len(name)}))
	}
}

// nocite reads the keys of the metadata field of that name; "@*" cites all.
func (k *keyReader) nocite(span lint.Span) {
	source := string(k.doc.Data[span.Start:span.End])
	if strings.Contains(source, "@*") {
		k.doc.CitesAll = true
	}
	k.load(lint.PlainText(source, span.Start), nil, true)
	for c, rest := k.key(0, len(source)); c != nil; c, rest = k.key(rest, len(source)) {
		k.found = append(k.found, c)
	}
}
