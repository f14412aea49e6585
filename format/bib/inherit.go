package bib

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// relate finds the entries that others name: their parents by crossref, xref
// and xdata, the members of sets, related works; and the aliases of entries.
func (db *Database) relate(naming []int) {
	if len(naming) == 0 {
		return
	}
	db.parents, db.aliases = make(map[string]int), make(map[string]int)
	for _, i := range naming {
		e := &db.entries[i]
		for _, f := range db.of(e) {
			if db.kind(&f).role != referring {
				continue
			}
			inside := f.inside()
			for key := range strings.SplitSeq(db.text[inside.Start:inside.End], ",") {
				key = strings.TrimSpace(key)
				switch name := db.names[f.id]; {
				case key == "":
				case name == "ids":
					if _, taken := db.aliases[key]; !taken {
						db.aliases[key] = i
					}
				default:
					db.parents[lowered(key)] = -1
					e.inherits = e.inherits || name == "crossref" || name == "xdata"
				}
			}
		}
	}
	for i := range db.entries {
		key := lowered(db.Key(i))
		if at, named := db.parents[key]; named && at < 0 {
			db.parents[key] = i
		}
	}
}

// strays are the places where entries name others that are not there, or, by
// crossref, others that stand before them, where BibTeX does not look.
func (db *Database) strays(naming []int) []lint.KeyUse {
	var strays []lint.KeyUse
	for _, i := range naming {
		for _, f := range db.of(&db.entries[i]) {
			name := db.names[f.id]
			if db.kind(&f).role != referring || name == "ids" || f.odd || f.form != lint.Braced && f.form != lint.Quoted {
				continue
			}
			at := f.inside().Start
			for part := range strings.SplitSeq(db.text[at:f.inside().End], ",") {
				key := strings.TrimSpace(part)
				start := at + strings.Index(part, key)
				at += len(part) + 1
				target, known := db.parents[lowered(key)]
				if known && (target < 0 || name == "crossref" && target < i) {
					strays = append(strays, lint.KeyUse{Field: name, Key: key, Span: lint.Span{Start: start, End: start + len(key)}, Entry: i, Target: target})
				}
			}
		}
	}
	return strays
}

// maxDepth bounds how far entries inherit; a circle is as long as one likes.
// maxAncestors bounds from how many: parents may name as many of their own each.
// A thousand entries may have one parent: maxInherited bounds how many fields it
// hands on to each, maxHandedOn the length of a value in bytes.
const (
	maxDepth     = 4
	maxAncestors = 100
	maxInherited = 64
	maxHandedOn  = 1 << 11
)

// An ancestor is an entry that another inherits from, and how.
type ancestor struct {
	entry    int
	crossref bool
}

// inherit appends the fields that an entry has from others and not itself.
func (c *cursor) inherit(to []lint.Field, e *entry, depth int) []lint.Field {
	if depth == maxDepth {
		return to
	}
	for _, f := range c.of(e) {
		name := c.names[f.id]
		if name != "crossref" && name != "xdata" {
			continue
		}
		inside := f.inside()
		for key := range strings.SplitSeq(c.text[inside.Start:inside.End], ",") {
			parent, known := c.parents[lowered(strings.TrimSpace(key))]
			from := ancestor{parent, name == "crossref"}
			if !known || parent < 0 || &c.entries[parent] == e || slices.Contains(c.ancestors, from) || len(c.ancestors) == maxAncestors {
				continue
			}
			c.ancestors = append(c.ancestors, from)
			to = c.take(to, e, &c.entries[parent], from.crossref)
			to = c.inherit(to, &c.entries[parent], depth+1)
		}
	}
	return to
}

// take appends the fields of a parent. By crossref, BibTeX hands fields on under
// their own names; biblatex hands the title of a book on as the title of the
// book, as its manual has it in appendix B.
func (c *cursor) take(to []lint.Field, child, parent *entry, crossref bool) []lint.Field {
	fields := c.of(parent)
	for _, f := range fields[:min(len(fields), maxInherited)] {
		kind := c.kind(&f)
		name := c.names[f.id]
		if f.valueEnd-f.value > maxHandedOn || kind.role == referring || notInherited[name] || has(to, name) && !crossref {
			continue
		}
		var got lint.Field
		c.read(&got, &f)
		got.Inherited = true
		if whole := bookFields[name]; whole != "" && crossref && c.dialect != lint.BibTeX && isPart[entryKinds[child.kind].raw] {
			if c.hasField(parent, whole) {
				continue
			}
			got.Raw, got.Name = whole, ""
			if name == "title" {
				got.Name = "container-title"
			}
		}
		if !has(to, got.Raw) && (got.Name != "issued" || !slices.ContainsFunc(to, func(f lint.Field) bool { return f.Name == "issued" })) {
			to = append(to, got)
		}
	}
	return to
}

func (c *cursor) hasField(e *entry, raw string) bool {
	for _, f := range c.of(e) {
		if c.names[f.id] == raw {
			return true
		}
	}
	return false
}

func has(fields []lint.Field, raw string) bool {
	for i := range fields {
		if fields[i].Raw == raw {
			return true
		}
	}
	return false
}

var (
	// isPart are the types whose entries are parts of their parents.
	isPart = map[string]bool{
		"inproceedings": true, "conference": true, "incollection": true, "inbook": true, "bookinbook": true, "suppbook": true,
		"suppcollection": true, "inreference": true, "article": true, "suppperiodical": true,
	}
	bookFields = map[string]string{"title": "booktitle", "subtitle": "booksubtitle"}

	notInherited = map[string]bool{"label": true, "key": true, "options": true, "shorthand": true, "execute": true, "presort": true, "sortkey": true, "keywords": true, "abstract": true}
)
