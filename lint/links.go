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
	uncited        bool            // it names bibliographies with entries, and its manuscript has no citation
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

// CitesNothing says whether this document names a bibliography with entries though
// its manuscript, which was read whole, cites nothing.
func (d *Document) CitesNothing() bool { return d.uncited }

// Citing counts the manuscripts of the run that name this bibliography.
func (d *Document) Citing() int { return d.citing }

// CitedWhole says whether a manuscript cites all entries of this bibliography.
func (d *Document) CitedWhole() bool { return d.everything }

// Uncited are the entries of this bibliography, by index for [Document.EntriesAt],
// to which no citation by key leads; nil where some other text may cite them, or where nothing at
// all is cited, which says more about the reading of the text.
func (d *Document) Uncited() []int {
	if d.citing == 0 || d.everything || d.shared {
		return nil
	}
	var uncited []int
	for i, n := range d.cited {
		if n == 0 {
			uncited = append(uncited, len(d.References)+i)
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
		if d.Database != nil && d.HasText {
			named[d] = append(named[d], d)
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
	files := make(keyFiles)
	for _, m := range whole.groups(docs) {
		linkManuscript(m, named, scopes, files)
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
func linkManuscript(m []*Document, named map[*Document][]*Document, scopes *forest, files keyFiles) {
	var bibliographies []*Document
	seen := make(map[*Document]bool)
	incomplete, partial, everything, cites := false, false, false, false
	dialect := AnyDialect
	for _, d := range m {
		for _, b := range named[d] {
			if !seen[b] {
				bibliographies = append(bibliographies, b)
			}
			seen[b] = true
		}
		incomplete = incomplete || slices.ContainsFunc(d.absent, func(l *FileLink) bool { return l.Kind == Bibliography || len(l.Names) == 0 })
		partial = partial || slices.ContainsFunc(d.absent, func(l *FileLink) bool { return l.Kind == Include })
		everything = everything || d.CitesAll
		cites = cites || len(d.Citations) > 0
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
			b.Dialect, b.assumed = dialect, dialect != AnyDialect
		}
	}
	keys := newKeyIndex(m, bibliographies, files)
	for _, d := range m {
		d.bibliographies, d.incomplete = bibliographies, incomplete
		d.uncited = !cites && !everything && !partial && slices.ContainsFunc(named[d], func(b *Document) bool { return b.Database.Len() > 0 })
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
	exact map[string]*keyFile // the first file that has a key; nil where the files are few
	lower map[string]*keyFile // the same by keys in lower case, made when somebody asks
}

// A keyFile is one bibliography with its keys.
type keyFile struct {
	doc    *Document
	reader *entryReader
	exact  map[string]int // indexes of entries of its database
	folded map[string]int
	read   map[int]*Reference // those that were cited
}

// keyFiles are those of a run: a hundred papers may cite one bibliography.
type keyFiles map[*Document]*keyFile

// fewFiles is how many bibliographies of a manuscript are asked for a key one
// after the other; of more, a table says which. It would have to hold all that
// they hold for each manuscript, though most share theirs and have one or two.
const fewFiles = 8

func newKeyIndex(m, bibliographies []*Document, files keyFiles) *keyIndex {
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
		x.files = append(x.files, files.of(b))
	}
	if len(x.files) > fewFiles {
		x.exact = firstOf(x.files, func(f *keyFile) map[string]int { return f.exact })
	}
	return x
}

// of is the file with the keys of a bibliography.
func (files keyFiles) of(b *Document) *keyFile {
	if f := files[b]; f != nil {
		return f
	}
	f := &keyFile{b, b.newEntryReader(), make(map[string]int), nil, make(map[int]*Reference)}
	for key, i := range b.Keys() {
		if _, taken := f.exact[key]; !taken && i >= len(b.References) {
			f.exact[key] = i
		}
	}
	files[b] = f
	return f
}

// firstOf says which of the files is the first to have a key.
func firstOf(files []*keyFile, keys func(*keyFile) map[string]int) map[string]*keyFile {
	first := make(map[string]*keyFile)
	for _, f := range files {
		for key := range keys(f) {
			if first[key] == nil {
				first[key] = f
			}
		}
	}
	return first
}

// find is the first entry of that key, nil for none.
func (x *keyIndex) find(key string) (*keyFile, int) {
	if x.exact != nil {
		f := x.exact[key]
		if f == nil {
			return nil, 0
		}
		return f, f.exact[key]
	}
	for _, f := range x.files {
		if i, ok := f.exact[key]; ok {
			return f, i
		}
	}
	return nil, 0
}

// fold is the first entry of that key, whatever its case, nil for none.
func (x *keyIndex) fold(key string) (*keyFile, int) {
	key = strings.ToLower(key)
	if x.exact != nil {
		if x.lower == nil {
			x.lower = firstOf(x.files, (*keyFile).lower)
		}
		f := x.lower[key]
		if f == nil {
			return nil, 0
		}
		return f, f.folded[key]
	}
	for _, f := range x.files {
		if i, ok := f.lower()[key]; ok {
			return f, i
		}
	}
	return nil, 0
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
	if f, i := x.find(c.Key); f != nil {
		c.References = []*Reference{f.reference(i)}
		return
	}
	if f, i := x.fold(c.Key); f != nil {
		r := f.reference(i)
		c.Status, c.References = Mismatch, []*Reference{r}
		c.Faults = []Fault{{KeyFault, r, c.KeySpan, c.Key, r.Key}}
		return
	}
	c.Status = Missing
}

// reference is entry i, counted as cited once more.
func (f *keyFile) reference(i int) *Reference {
	at := i - len(f.doc.References)
	f.doc.cited[at]++
	r := f.read[i]
	if r == nil {
		r = f.reader.read(i)
		r.Keep()
		f.read[i] = r
	}
	r.Cited = int(f.doc.cited[at])
	return r
}

// lower are the keys in lower case.
func (f *keyFile) lower() map[string]int {
	if f.folded == nil {
		f.folded = make(map[string]int, len(f.exact))
		for k, i := range f.exact {
			lower := strings.ToLower(k)
			if at, taken := f.folded[lower]; !taken || i < at {
				f.folded[lower] = i
			}
		}
	}
	return f.folded
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
