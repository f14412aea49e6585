package csl

import (
	"bytes"
	"strings"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/lint"
)

// JSON and YAML are the two formats. Their endings are those of other files as well,
// so that the content tells.
var (
	JSON = &kind.Format{
		Name: "csl-json", Title: "CSL-JSON", One: "a CSL-JSON file", Many: "CSL-JSON files", Shared: []string{".json"},
		Holds: kind.Bibliography, Limit: MaxSize, Tells: IsJSON, Cannot: kind.Layout,
		Read: func(file lint.File, _ kind.Context) *lint.Document { return ReadJSON(file) },
	}
	YAML = &kind.Format{
		Name: "csl-yaml", Title: "CSL-YAML", One: "a CSL-YAML file", Many: "CSL-YAML files", Shared: []string{".yaml", ".yml"},
		Holds: kind.Bibliography, Limit: MaxSize, Tells: IsYAML, Cannot: kind.Layout,
		Read: func(file lint.File, _ kind.Context) *lint.Document { return ReadYAML(file) },
		Part: kind.CSLItems,
		ReadPart: func(file lint.File, part lint.Part, _ kind.Context) *lint.Document {
			return readPart(file, part.Span)
		},
	}
)

// looked is how many items are looked at to tell what a file is.
const looked = 5

// IsJSON tells by its content, which may be cut off, whether a file is CSL-JSON.
func IsJSON(data []byte) bool {
	data = bytes.TrimPrefix(data[:min(len(data), kind.Sample)], mark)
	head := bytes.TrimLeft(data, " \t\r\n")
	if len(head) == 0 || head[0] != '[' && head[0] != '{' {
		return false
	}
	items := 0
	told := false
	l := jsonList{jsonReader: jsonReader{reader{tree: tree{data: data}, end: len(data)}}}
	l.found = func(_, _ int, _ bool) {
		told = told || isItem(&l.tree, false)
		if items++; items == looked || told {
			l.end = l.at
		}
	}
	l.file()
	return told
}

// IsYAML tells by its content, which may be cut off, whether a file is CSL-YAML.
func IsYAML(data []byte) bool {
	data = data[:min(len(data), kind.Sample)]
	head := bytes.TrimLeft(data, "\ufeff \t\r\n")
	if !bytes.Contains(data, []byte("references")) && (len(head) == 0 || bytes.IndexByte([]byte("-[#%"), head[0]) < 0) {
		return false
	}
	items := 0
	told := false
	l := yamlList{yamlReader: yamlReader{reader: reader{tree: tree{data: data}, end: len(data)}}}
	named := bytes.Contains(data, []byte("references:"))
	l.found = func(_, _, _ int, _ bool) {
		told = told || isItem(&l.tree, named)
		if items++; items == looked || told {
			l.end = l.at
		}
	}
	l.document()
	return told
}

// isItem says whether an object is an item of CSL: its members are weighed. An id, a type
// and a title alone are what much else has, unless they stand under the name of references.
func isItem(t *tree, named bool) bool {
	if len(t.nodes) == 0 || t.nodes[root].kind != object {
		return false
	}
	weight := 0
	if named {
		weight++
	}
	t.children(&t.nodes[root], func(n *node) bool {
		switch name := string(t.data[n.name.start:n.name.end]); name {
		case "type":
			inside := n.inside()
			if written := string(t.data[inside.Start:inside.End]); n.kind == scalar && (typesOfCSL[written] || otherTypes[written] != "") {
				weight += 1 + strings.Count(written, "-") + strings.Count(written, "_")
			}
		case "title":
			if n.kind == scalar {
				weight++
			}
		case "id", "citation-key":
			weight++
		case "container-title", "publisher-place", "collection-title", "citation-label", "number-of-pages", "event-place", "original-date":
			weight += 2
		case "author", "editor", "issued", "accessed":
			weight += 2 * structured(t, n)
			if n.kind == scalar && (name == "author" || name == "editor") { // a name as most catalogues have it
				weight--
			}
		case "DOI", "ISBN", "ISSN", "PMID", "URL", "volume", "issue":
			weight++
		case "itemType", "creators", "@type", "@context", "config": // Zotero's own, schema.org's, Better BibTeX's
			weight -= 6
		}
		return true
	})
	return weight >= enough
}

// enough is the weight of an item: an id, a type, a title and one thing more.
const enough = 4

// structured is 1 for names and dates as CSL has them.
func structured(t *tree, n *node) int {
	for _, name := range [...]string{"family", "literal", "date-parts", "raw", "year"} {
		if t.member(n, name) != nil {
			return 1
		}
		if n.kind == list && n.first != 0 && t.member(&t.nodes[n.first], name) != nil {
			return 1
		}
	}
	return 0
}
