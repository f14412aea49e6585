package lint

import (
	"bytes"
	"sort"
	"strings"
)

// ignoreMark begins a comment that silences a rule. What the comment is written
// with is the format's own: <!-- … --> in Markdown, % in LaTeX and .bib files,
// @comment{…} in .bib files.
var ignoreMark = []byte("bibfix:ignore ")

// An ignoreComment is one that silences rules for what stands next to it.
type ignoreComment struct {
	scope Span     // findings that begin in it are left out
	rules []string // their IDs
}

// ignoresOf reads the comments of a file such as
//
//	<!-- bibfix:ignore phantom-citation: in print only, see https://… -->
//
// Behind the rules, which are parted by commas, stand a colon and the reason. A
// comment silences the line that it stands on, or, alone on its line, what
// follows: the next entry of a .bib file, the next paragraph of a text.
func ignoresOf(d *Document) []ignoreComment {
	var list []ignoreComment
	for at := 0; ; {
		i := bytes.Index(d.Data[at:], ignoreMark)
		if i < 0 {
			return list
		}
		start := at + i
		at = start + len(ignoreMark)
		if line, ok := commentAt(d, start); ok {
			after := -1
			if n := len(list); n > 0 && line.End < list[n-1].scope.End {
				after = list[n-1].scope.End // one more comment on the same entry or paragraph
			}
			list = append(list, ignoreComment{scopeOf(d, start, line, after), ruleList(d.Data[at:line.End])})
		}
	}
}

// commentAt is the line on which a mark stands; false where the mark is no comment.
func commentAt(d *Document, mark int) (line Span, ok bool) {
	line.Start = bytes.LastIndexByte(d.Data[:mark], '\n') + 1
	line.End = len(d.Data)
	if n := bytes.IndexByte(d.Data[mark:], '\n'); n >= 0 {
		line.End = mark + n
	}
	before := bytes.TrimRight(d.Data[line.Start:mark], " \t")
	switch d.Format {
	case "bibtex":
		return line, bytes.HasSuffix(before, []byte("%")) || hasSuffixFold(before, "@comment{") || hasSuffixFold(before, "@comment(")
	case "latex":
		return line, bytes.HasSuffix(before, []byte("%"))
	}
	return line, bytes.HasSuffix(before, []byte("<!--"))
}

func hasSuffixFold(data []byte, suffix string) bool {
	return len(data) >= len(suffix) && strings.EqualFold(string(data[len(data)-len(suffix):]), suffix)
}

// ruleList is what stands between the mark and the colon.
func ruleList(text []byte) []string {
	names, _, _ := strings.Cut(string(text), ":")
	if len(names) > 1000 { // no list of rules
		return nil
	}
	return strings.FieldsFunc(names, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '}' || r == ')' })
}

// scopeOf is what a comment silences; end is where that ends, where it is known.
func scopeOf(d *Document, mark int, line Span, end int) Span {
	before := strings.ToLower(strings.TrimSpace(string(d.Data[line.Start:mark])))
	switch before {
	case "%", "<!--", "@comment{", "@comment(":
		if end < 0 {
			end = blockEnd(d, line.End)
		}
		return Span{line.End, end}
	}
	return line
}

// blockEnd is the end of the entry or paragraph that begins at or after the offset.
func blockEnd(d *Document, at int) int {
	started := false
	for at < len(d.Data) {
		end := len(d.Data)
		if n := bytes.IndexByte(d.Data[at:], '\n'); n >= 0 {
			end = at + n + 1
		}
		text := bytes.TrimSpace(d.Data[at:end])
		opens := len(text) > 0 && text[0] == '@' && !hasSuffixFold(text[:min(len(text), 9)], "@comment{")
		switch {
		case d.Format == "bibtex" && opens && started, d.Format != "bibtex" && len(text) == 0 && started:
			return at
		case d.Format == "bibtex" && opens, d.Format != "bibtex" && len(text) > 0:
			started = true
		}
		at = end
	}
	return at
}

// silenced says whether a comment of its file silences a finding.
func silenced(ignores map[string][]ignoreComment, d *Diagnostic) bool {
	list := ignores[d.File]
	at := d.Span.Start
	// Scopes begin in the order of the file and may overlap where comments follow one another.
	n := sort.Search(len(list), func(i int) bool { return list[i].scope.Start > at })
	for _, ig := range list[max(0, n-maxIgnores):n] {
		if at < ig.scope.End {
			for _, rule := range ig.rules {
				if rule == d.Rule {
					return true
				}
			}
		}
	}
	return false
}

// maxIgnores bounds how many comments in a row are looked at for a finding.
const maxIgnores = 32
