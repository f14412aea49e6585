// Package metadata reads what YAML says about citing: the front matter of
// Markdown, and the files of book projects (_quarto.yml, _bookdown.yml,
// _config.yml, myst.yml).
//
// The parser is go.yaml.in/yaml, asked for nodes only: aliases are not
// followed, so that no file can make its own text grow.
package metadata

import (
	"bytes"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/bibfix/bibfix/lint"
)

// Metadata is what a piece of YAML says about citing. Places are of the file.
type Metadata struct {
	Bibliographies []lint.FileLink
	References     []*lint.Reference // CSL items that stand in the YAML itself
	Items          lint.Span         // where these stand: whole lines, where the list does not begin behind its name; empty for none
	Nocite         []lint.Span       // where keys stand that are cited without a place in the text
	MultiMarkdown  bool              // the bibliography has the name that MultiMarkdown gives it
}

// Cites says whether the text that this belongs to cites by key.
func (m *Metadata) Cites() bool {
	return len(m.Bibliographies)+len(m.References)+len(m.Nocite)+m.Items.Len() > 0
}

// maxSize bounds the YAML that is parsed, in bytes, and maxDepth how deep
// bibliographies are looked for.
const (
	maxSize  = 4 << 20
	maxDepth = 6
)

// words are what makes parsing worth while.
var words = [][]byte{[]byte("bib"), []byte("nocite"), []byte("references")}

// Read reads the YAML that stands in data at the span. What cannot be parsed
// says nothing but that there is a bibliography, if it names one.
func Read(data []byte, span lint.Span) Metadata {
	source := data[span.Start:span.End]
	relevant := false
	for _, word := range words {
		relevant = relevant || bytes.Contains(source, word)
	}
	if !relevant || len(source) > maxSize {
		return Metadata{}
	}
	r := &reader{source: source, base: span.Start, starts: lineStarts(source)}
	var root yaml.Node
	if err := yaml.Unmarshal(source, &root); err != nil || len(root.Content) == 0 {
		if bytes.Contains(source, []byte("\nbibliography:")) || bytes.HasPrefix(source, []byte("bibliography:")) {
			r.Bibliographies = []lint.FileLink{{Kind: lint.Bibliography, Span: span}}
		}
		r.Items = r.brokenItems()
		return r.Metadata
	}
	r.mapping(root.Content[0], 0)
	return r.Metadata
}

type reader struct {
	Metadata
	source []byte
	base   int   // of source in the file
	starts []int // where the lines of source begin
}

func lineStarts(source []byte) []int {
	starts := []int{0}
	for i, c := range source {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// mapping looks for what is known among the keys of a mapping and of those in it.
func (r *reader) mapping(node *yaml.Node, depth int) {
	if node.Kind != yaml.MappingNode || depth > maxDepth {
		return
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		switch name := key.Value; {
		case name == "bibliography" || name == "bibtex_bibfiles" || name == "bibtex" && depth == 0:
			r.MultiMarkdown = r.MultiMarkdown || name == "bibtex"
			r.bibliography(value, depth)
		case name == "nocite" && depth == 0:
			r.Nocite = append(r.Nocite, r.region(value, after(node, i)))
		case name == "references" && depth == 0:
			r.references(value)
			r.Items = r.lines(node, value, after(node, i))
		default:
			r.mapping(value, depth+1)
		}
	}
}

// after is the node that follows the pair at i, nil at the end of the mapping.
func after(mapping *yaml.Node, i int) *yaml.Node {
	if i+2 < len(mapping.Content) {
		return mapping.Content[i+2]
	}
	return nil
}

// bibliography reads one name, a list of names, or names under names.
func (r *reader) bibliography(node *yaml.Node, depth int) {
	if depth > maxDepth {
		return
	}
	switch node.Kind {
	case yaml.ScalarNode:
		if node.Tag != "!!str" && !strings.HasPrefix(node.Tag, "!expr") || node.Value == "" {
			return
		}
		span, _ := r.scalar(node)
		r.Bibliographies = append(r.Bibliographies, Link(node.Value, span))
	case yaml.SequenceNode:
		for _, item := range node.Content {
			r.bibliography(item, depth+1)
		}
	case yaml.MappingNode:
		for i := 1; i < len(node.Content); i += 2 {
			r.bibliography(node.Content[i], depth+1)
		}
	}
}

// Link is the link to a bibliography of that name. A name that a program has
// yet to work out, or one on the web, leads nowhere.
func Link(target string, span lint.Span) lint.FileLink {
	l := lint.FileLink{Kind: lint.Bibliography, Target: target, Span: span}
	switch {
	case strings.ContainsAny(target, "`${}\n") || strings.Contains(target, "://"):
	case path.Ext(target) == "":
		l.Names = []string{target + ".bib", target}
	default:
		l.Names = []string{target}
	}
	return l
}

// offset is the place of a node in source.
func (r *reader) offset(node *yaml.Node) int {
	if node.Line < 1 || node.Line > len(r.starts) {
		return len(r.source)
	}
	at := r.starts[node.Line-1]
	for range node.Column - 1 { // columns are characters
		if at >= len(r.source) || r.source[at] == '\n' {
			break
		}
		at++
		for at < len(r.source) && r.source[at]&0xC0 == 0x80 {
			at++
		}
	}
	return at
}

// scalar is the place of a scalar in the file, without its quotes; exact is
// false where it is written in another way than it reads.
func (r *reader) scalar(node *yaml.Node) (span lint.Span, exact bool) {
	at := r.offset(node)
	if node.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		at = min(at+1, len(r.source))
	}
	if bytes.HasPrefix(r.source[at:], []byte(node.Value)) {
		return lint.Span{Start: r.base + at, End: r.base + at + len(node.Value)}, true
	}
	end := len(r.source)
	if i := bytes.IndexByte(r.source[at:], '\n'); i >= 0 {
		end = at + i
	}
	return lint.Span{Start: r.base + at, End: r.base + end}, false
}

// region is the part of the file from a node to the next.
func (r *reader) region(node, next *yaml.Node) lint.Span {
	end := len(r.source)
	if next != nil {
		end = r.offset(next)
	}
	start := min(r.offset(node), end)
	end = start + len(bytes.TrimRight(r.source[start:end], " \t\r\n-"))
	return lint.Span{Start: r.base + start, End: r.base + end}
}

// lines are the lines that a list in a mapping fills, up to those of the next name;
// a list that begins behind its own name begins there. What stands between braces
// has no lines of its own.
func (r *reader) lines(mapping, list, next *yaml.Node) lint.Span {
	if list.Kind != yaml.SequenceNode || len(list.Content) == 0 || mapping.Style&yaml.FlowStyle != 0 {
		return lint.Span{}
	}
	start, end := r.offset(list), len(r.source)
	if line := r.starts[list.Line-1]; len(bytes.TrimSpace(r.source[line:start])) == 0 {
		start = line
	}
	if next != nil {
		end = r.starts[next.Line-1]
	}
	return lint.Span{Start: r.base + start, End: r.base + max(start, end)}
}

// brokenItems is where the items stand in what cannot be parsed: the lines below
// their name, up to the next name at the head of a line. Who reads them says what is wrong.
func (r *reader) brokenItems() lint.Span {
	const name = "references:"
	start, end := -1, len(r.source)
	for i, at := range r.starts {
		next := len(r.source)
		if i+1 < len(r.starts) {
			next = r.starts[i+1]
		}
		line := r.source[at:next]
		if start >= 0 && len(bytes.TrimSpace(line)) > 0 && bytes.IndexByte([]byte(" \t-#"), line[0]) < 0 {
			end = at
			break
		}
		if start < 0 && string(bytes.TrimRight(line, " \t\r\n")) == name {
			start = next
		}
	}
	if start < 0 || !bytes.Contains(r.source[start:end], []byte("- ")) {
		return lint.Span{}
	}
	return lint.Span{Start: r.base + start, End: r.base + end}
}

// references reads CSL items. Nothing in them is ever edited.
func (r *reader) references(list *yaml.Node) {
	if list.Kind != yaml.SequenceNode {
		return
	}
	for i, item := range list.Content {
		if item.Kind != yaml.MappingNode {
			continue
		}
		var next *yaml.Node
		if i+1 < len(list.Content) {
			next = list.Content[i+1]
		}
		span := r.region(item, next)
		ref := &lint.Reference{
			Index: i, Span: span, List: -1, Trust: lint.Suggest,
			Text: lint.PlainText(string(r.source[span.Start-r.base:span.End-r.base]), span.Start),
		}
		r.item(ref, item)
		if ref.Key != "" {
			r.References = append(r.References, ref)
		}
	}
}

// item reads the members of a CSL item that are plain text.
func (r *reader) item(ref *lint.Reference, item *yaml.Node) {
	for i := 0; i+1 < len(item.Content); i += 2 {
		name, value := item.Content[i].Value, item.Content[i+1]
		if value.Kind != yaml.ScalarNode {
			continue
		}
		span, exact := r.scalar(value)
		switch name {
		case "id":
			ref.Key = value.Value
			if exact {
				ref.KeySpan = span
			}
		case "type":
			ref.Type, ref.RawType = value.Value, value.Value
		case "title", "container-title", "publisher", "volume", "issue", "page", "DOI", "URL", "ISBN", "ISSN":
			if exact && ref.Span.Contains(span) {
				ref.Fields = append(ref.Fields, lint.Field{
					Name: name, Text: value.Value, Span: span, Confidence: 1,
					Start: span.Start - ref.Span.Start, End: span.End - ref.Span.Start,
				})
			}
		}
	}
}
