package lint

import (
	"path"
	"slices"
	"strings"
)

// links are what a document is to the other documents of a run.
type links struct {
	bibliographies []*Document     // that its manuscript names, in that order
	absent         []*FileLink     // its links to files that are not there
	incomplete     bool            // a bibliography of its manuscript is not there: an unknown key may stand in it
	citing         int             // manuscripts that name this bibliography
	shared         bool            // parts of the project that were not read may cite it
	everything     bool            // one of them cites all that it has
	cited          []int32         // citations by index of the entry; nil where nothing cites by key
	scope          int             // bibliographies that one manuscript reads together share it
	macros         map[string]bool // all that the bibliographies of the run define; nil for none
}

// Bibliographies are the bibliography files that the manuscript of this
// document names and that were read, in the order of their names.
func (d *Document) Bibliographies() []*Document { return d.bibliographies }

// Absent are the links of this document that lead to no file that was read.
func (d *Document) Absent() []*FileLink { return d.absent }

// Incomplete says whether a bibliography that the manuscript of this document
// names was not read, so that nobody can say that an entry is missing.
func (d *Document) Incomplete() bool { return d.incomplete }

// Citing counts the manuscripts of the run that name this bibliography.
func (d *Document) Citing() int { return d.citing }

// CitedWhole says whether a manuscript cites all entries of this bibliography.
func (d *Document) CitedWhole() bool { return d.everything }

// Uncited are the entries of this bibliography, by index, to which no citation
// by key leads; nil where some other text may cite them, or where nothing at
// all is cited, which says more about the reading of the text.
func (d *Document) Uncited() []int {
	if d.citing == 0 || d.everything || d.shared {
		return nil
	}
	var uncited []int
	for i, n := range d.cited {
		if n == 0 {
			uncited = append(uncited, i)
		}
	}
	if len(uncited) == len(d.cited) {
		return nil
	}
	return uncited
}

// Defines says whether a bibliography of the run defines the macro, whose name
// is in lower case.
func (d *Document) Defines(macro string) bool { return d.macros[macro] }

// Files are the names of files that a link of the document may mean, best first.
func (d *Document) Files(l *FileLink) []string {
	var all []string
	for _, base := range []string{d.Base, path.Dir(d.Name)} {
		if base == "" {
			continue
		}
		for _, name := range l.Names {
			if file := path.Join(base, name); !slices.Contains(all, file) {
				all = append(all, file)
			}
		}
	}
	return all
}

// Connect finds out which of the documents belong together, and what the citations
// by key of each manuscript point to. A manuscript is a document with those
// that it includes; its bibliographies are those that any of them names.
func Connect(docs []*Document) {
	byName := make(map[string]*Document, len(docs))
	for _, d := range docs {
		d.links = links{}
		byName[d.Name] = d
	}
	macros := map[string]bool{}
	whole, scopes := newForest(docs), newForest(docs)
	named := make(map[*Document][]*Document) // bibliographies, by the document that names them
	for _, d := range docs {
		for _, m := range d.Macros {
			macros[m.Name] = true
		}
		for i := range d.Links {
			l := &d.Links[i]
			target := d.target(l, byName)
			switch {
			case target == nil:
				d.absent = append(d.absent, l)
			case l.Kind == Include:
				whole.join(d, target)
			case target.Database != nil:
				named[d] = append(named[d], target)
				target.shared = target.shared || l.Shared
			}
		}
	}
	for _, m := range whole.groups(docs) {
		linkManuscript(m, named, scopes)
	}
	for _, d := range docs {
		d.macros = macros
		d.scope = scopes.root(d)
	}
}

func (d *Document) target(l *FileLink, byName map[string]*Document) *Document {
	if l.File != "" {
		return byName[l.File]
	}
	for _, file := range d.Files(l) {
		if target := byName[file]; target != nil && target != d {
			return target
		}
	}
	return nil
}

// linkManuscript links the citations by key of the documents of one manuscript.
func linkManuscript(m []*Document, named map[*Document][]*Document, scopes *forest) {
	var bibliographies []*Document
	incomplete, partial, everything := false, false, false
	dialect := AnyDialect
	for _, d := range m {
		for _, b := range named[d] {
			if !slices.Contains(bibliographies, b) {
				bibliographies = append(bibliographies, b)
			}
		}
		incomplete = incomplete || slices.ContainsFunc(d.absent, func(l *FileLink) bool { return l.Kind == Bibliography || len(l.Names) == 0 })
		partial = partial || slices.ContainsFunc(d.absent, func(l *FileLink) bool { return l.Kind == Include })
		everything = everything || d.CitesAll
		dialect = max(dialect, d.Dialect)
	}
	for _, b := range bibliographies {
		scopes.join(bibliographies[0], b)
		b.citing++
		b.everything = b.everything || everything
		b.shared = b.shared || partial
		if b.cited == nil {
			b.cited = make([]int32, b.Database.Len())
		}
		if b.Dialect == AnyDialect {
			b.Dialect, b.lent = dialect, dialect != AnyDialect
		}
	}
	keys := newKeyIndex(m, bibliographies)
	for _, d := range m {
		d.bibliographies, d.incomplete = bibliographies, incomplete
		for _, c := range d.Citations {
			if c.HasKey() {
				keys.resolve(c)
			}
		}
	}
}

// A keyIndex finds the entries of a manuscript by key.
type keyIndex struct {
	typed map[string][]*Reference // entries of lists in the manuscript itself
	files []*keyFile
}

// A keyFile is one bibliography with its keys.
type keyFile struct {
	doc    *Document
	cursor Cursor
	exact  map[string]int
	folded map[string]int
	read   map[int]*Reference // those that were cited
}

func newKeyIndex(m, bibliographies []*Document) *keyIndex {
	x := &keyIndex{typed: make(map[string][]*Reference)}
	cites := false
	for _, d := range m {
		for _, r := range d.References {
			if r.Key != "" {
				r.Cited, r.keyed = r.Cited-r.keyed, 0
				x.typed[r.Key] = append(x.typed[r.Key], r)
			}
		}
		cites = cites || slices.ContainsFunc(d.Citations, (*Citation).HasKey)
	}
	if !cites {
		return x
	}
	for _, b := range bibliographies {
		f := &keyFile{b, b.Database.Cursor(), make(map[string]int), nil, make(map[int]*Reference)}
		for i := range b.Database.Len() {
			key := b.Database.Key(i)
			if _, taken := f.exact[key]; !taken && key != "" {
				f.exact[key] = i
			}
		}
		for key, i := range b.Database.Aliases() {
			if _, taken := f.exact[key]; !taken {
				f.exact[key] = i
			}
		}
		x.files = append(x.files, f)
	}
	return x
}

// resolve says what a citation by key points to. A key that differs only in
// case is a mismatch: BibTeX takes it, biber does not.
func (x *keyIndex) resolve(c *Citation) {
	c.Status, c.References, c.Faults = Resolved, nil, nil
	if typed := x.typed[c.Key]; typed != nil {
		typed[0].Cited++
		typed[0].keyed++
		c.References = typed[:1:1]
		return
	}
	for _, f := range x.files {
		if i, ok := f.exact[c.Key]; ok {
			c.References = []*Reference{f.reference(i)}
			return
		}
	}
	for _, f := range x.files {
		if i, ok := f.fold(c.Key); ok {
			r := f.reference(i)
			c.Status, c.References = Mismatch, []*Reference{r}
			c.Faults = []Fault{{KeyFault, r, c.KeySpan, c.Key, r.Key}}
			return
		}
	}
	c.Status = Missing
}

// reference is entry i, counted as cited once more.
func (f *keyFile) reference(i int) *Reference {
	f.doc.cited[i]++
	r := f.read[i]
	if r == nil {
		r = f.cursor.Read(i)
		f.cursor.Keep()
		f.read[i] = r
	}
	r.Cited = int(f.doc.cited[i])
	return r
}

// fold finds a key whatever its case.
func (f *keyFile) fold(key string) (int, bool) {
	if f.folded == nil {
		f.folded = make(map[string]int, len(f.exact))
		for k, i := range f.exact {
			lower := strings.ToLower(k)
			if at, taken := f.folded[lower]; !taken || i < at {
				f.folded[lower] = i
			}
		}
	}
	i, ok := f.folded[strings.ToLower(key)]
	return i, ok
}

// A forest joins documents into groups.
type forest struct {
	index  map[*Document]int
	parent []int
}

func newForest(docs []*Document) *forest {
	f := &forest{make(map[*Document]int, len(docs)), make([]int, len(docs))}
	for i, d := range docs {
		f.index[d], f.parent[i] = i, i
	}
	return f
}

func (f *forest) root(d *Document) int {
	i := f.index[d]
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

// join makes one group of two; the earlier root stays.
func (f *forest) join(a, b *Document) {
	i, j := f.root(a), f.root(b)
	f.parent[max(i, j)] = min(i, j)
}

// groups are the documents that belong together, each group in the order of docs.
func (f *forest) groups(docs []*Document) [][]*Document {
	at := make(map[int]int)
	var all [][]*Document
	for _, d := range docs {
		root := f.root(d)
		i, known := at[root]
		if !known {
			i = len(all)
			at[root] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], d)
	}
	return all
}
