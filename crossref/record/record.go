// Package record reads what registries have on record: the JSON of Crossref's
// REST API and public data files, and that of DataCite. Fields that are missing,
// null, empty, or of another type than the documentation says are passed over:
// of 180 million records some have each of these faults.
//
// Titles and names come out decoded: mark-up (JATS, MathML, HTML) and entities
// are gone, white space is single.
//
// Sources: github.com/CrossRef/rest-api-doc, api_format.md;
// support.datacite.org/docs/api-get-doi; the DataCite metadata schema 4.6.
package record

import (
	"encoding/json"
	"html"
	"strings"

	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/lint"
)

// texts is a field that is a list of strings, a string, or null.
type texts []string

func (t *texts) UnmarshalJSON(data []byte) error {
	var list []any
	if json.Unmarshal(data, &list) == nil {
		for _, v := range list {
			if s, ok := v.(string); ok {
				*t = append(*t, s)
			}
		}
		return nil
	}
	var one string
	if json.Unmarshal(data, &one) == nil && one != "" {
		*t = texts{one}
	}
	return nil
}

// text is a field that is a string, a number, or a list whose first counts.
type text string

func (t *text) UnmarshalJSON(data []byte) error {
	var list texts
	if err := list.UnmarshalJSON(data); err == nil && len(list) > 0 {
		*t = text(list[0])
		return nil
	}
	var number json.Number
	if json.Unmarshal(data, &number) == nil {
		*t = text(number)
	}
	return nil
}

// lenient is a value that counts only where it has the shape it should have.
type lenient[T any] struct{ value T }

func (l *lenient[T]) UnmarshalJSON(data []byte) error {
	var value T
	if json.Unmarshal(data, &value) == nil {
		l.value = value
	}
	return nil
}

// clean takes mark-up, entities and odd white space out of a title or name.
func clean(s string) string {
	if strings.ContainsRune(s, '&') {
		s = html.UnescapeString(html.UnescapeString(s)) // deposits are often escaped twice
	}
	if strings.ContainsRune(s, '<') {
		s = untag(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// maxTag bounds how far the end of a tag is looked for, in bytes.
const maxTag = 400

// untag removes the tags of s, and with it the TeX that stands beside a formula
// a second time. "p < 0.05" has no tag.
func untag(s string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:open])
		s = s[open:]
		end := tagEnd(s)
		if end < 0 {
			b.WriteByte('<')
			s = s[1:]
			continue
		}
		tag := s[:end]
		s = s[end:]
		for _, name := range [...]string{"tex-math", "annotation"} {
			if at := strings.Index(tag, name); at == 1 || at > 1 && tag[at-1] == ':' && tag[1] != '/' {
				if closing := strings.Index(s, name+">"); closing >= 0 {
					s = s[closing+len(name)+1:]
				}
			}
		}
		if breaks(tag) {
			b.WriteByte(' ')
		}
	}
}

// tagEnd is the place after the tag at the start of s, -1 where none starts.
func tagEnd(s string) int {
	if len(s) < 2 || s[1] != '/' && s[1] != '!' && (s[1]|0x20 < 'a' || s[1]|0x20 > 'z') {
		return -1
	}
	if end := strings.IndexByte(s[:min(len(s), maxTag)], '>'); end > 0 {
		return end + 1
	}
	return -1
}

// breaks says whether a tag parts words: <br>, <p>, <title>; <i> and <sub> do not.
func breaks(tag string) bool {
	name := strings.ToLower(strings.Trim(tag, "</> "))
	if i := strings.IndexAny(name, " \t\n"); i >= 0 {
		name = name[:i]
	}
	switch name[strings.IndexByte(name, ':')+1:] {
	case "br", "break", "p", "title", "div", "math", "inline-formula", "subtitle":
		return true
	}
	return false
}

// appendNew appends what is not empty and not there yet.
func appendNew(list []string, values ...string) []string {
next:
	for _, v := range values {
		if v == "" {
			continue
		}
		for _, old := range list {
			if strings.EqualFold(old, v) {
				continue next
			}
		}
		list = append(list, v)
	}
	return list
}

// bare is a DOI in the form in which records are told apart, without resolver.
func bare(s string) string {
	if at := strings.Index(s, "10."); at > 0 {
		s = s[at:]
	}
	return doi.Key(s)
}

// person makes one of the parts of a name; false where nothing is left of it.
func person(given, family, suffix, literal string) (lint.Person, bool) {
	p := lint.Person{Given: clean(given), Family: clean(family), Suffix: clean(suffix), Literal: clean(literal)}
	if p.Family == "" && p.Literal == "" {
		p.Literal, p.Given = p.Given, "" // one name alone, in the wrong field
	}
	if p.Family != "" {
		p.Literal = ""
	}
	return p, p.Family != "" || p.Literal != ""
}
