package project

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
)

// A Source is a file that is read.
type Source struct {
	Name     string           // as findings call it, with slashes; edits go by it
	Path     string           // in the file system; "" for what [Settings].Input gives
	Encoding charset.Encoding // of its bytes, known when it was read

	dir   string // the directory that was searched for it; "" for a file that the user named or a text names
	named bool   // by the user: a pipe will do as well
}

// An opener turns paths into documents: find, read, follow.
type opener struct {
	*Project
	guard
	excluded    exclusion
	found       []Source            // what the paths mean, and then what texts name
	seen        map[string]int      // index into found by real path
	names       map[string]bool     // of those
	passed      []string            // names of files that a search came upon, which cite and have no list
	citing      map[string][]string // by name of a file that was not kept, the keys that it cites
	manuscripts map[string]bool     // directories that are searched, and whether there is one in them
	searches    []*searching        // of directories
	ignoredIn   map[string]int      // by directory, what git ignores of what was looked for
	setups      map[string]*setup   // by name of the folder; nil for one that has none
}

func newOpener(p *Project) *opener {
	o := &opener{
		Project: p, guard: guard{Tree: NewTree(p.files)},
		seen: make(map[string]int), names: make(map[string]bool), citing: make(map[string][]string),
		manuscripts: make(map[string]bool), ignoredIn: make(map[string]int), setups: make(map[string]*setup),
	}
	o.excluded = p.settings.exclusion(o.Tree)
	return o
}

// read reads what was found. What cannot be read is said and left out, and so
// is what a search came upon and is no manuscript: a repository is full of it.
func (o *opener) read(paths []string) {
	readings := make([]reading, len(o.found))
	lint.Parallel(len(o.found), func(i int) { readings[i] = o.readOne(o.found[i]) })
	o.keep(readings)
	for _, path := range paths {
		if found, dir := o.manuscripts[path]; dir && !found {
			o.fail(&NothingFoundError{path, o.ignoredIn[path]})
		}
	}
}

// passOver says which files were passed over, and notes the keys that they cite.
func (o *opener) passOver() {
	kept := make(map[string]bool, len(o.sources))
	for _, s := range o.sources {
		kept[s.Name] = true
	}
	o.elsewhere = make(map[string]bool)
	for name, keys := range o.citing {
		for _, key := range keys {
			o.elsewhere[key] = o.elsewhere[key] || !kept[name]
		}
	}
	for _, name := range o.passed {
		if !kept[name] { // no other file includes it
			o.note("%s: passed over: it cites and has no reference list; name it, and its .bib file if it has one, to have it checked", name)
		}
	}
}

// A reading is what became of a source: a document, an error, or neither for a
// file of a searched directory that is no manuscript.
type reading struct {
	doc      *lint.Document
	cites    bool     // no manuscript, but it has citations
	keys     []string // that these name
	encoding charset.Encoding
	err      error
}

// readOne reads one source. What is no manuscript is let go at once: a directory
// may hold more text than there is memory.
func (o *opener) readOne(s Source) reading {
	if s.dir != "" && !format.IsRead(s.Name) { // data, most of the time: its beginning tells
		if head, err := o.files.Head(s.Path, kind.Sample); err == nil && unlike(s.Name, head) {
			return reading{}
		}
	}
	text, encoding, err := o.Text(s)
	if err != nil {
		return reading{err: err}
	}
	doc := o.reread(lint.File{Name: s.Name, Data: text, Trace: o.settings.Trace})
	if s.dir != "" && !isManuscript(doc) {
		return reading{cites: len(doc.Citations) > 0, keys: keysOf(doc)}
	}
	return reading{doc: doc, encoding: encoding}
}

// keysOf are the keys that a document cites.
func keysOf(doc *lint.Document) []string {
	var keys []string
	for _, c := range doc.Citations {
		if c.HasKey() {
			keys = append(keys, c.Key)
		}
	}
	return keys
}

// isManuscript judges a file that a search came upon: it is a bibliography with
// entries, holds or names one, or has a reference list. One without a heading
// is a guess, which citations must bear out.
func isManuscript(doc *lint.Document) bool {
	if doc.IsBibliography() {
		return doc.Count() > 0
	}
	if doc.Has(lint.Fielded) || namesBibliography(doc) || slices.ContainsFunc(doc.Errors, isFailure) {
		return true
	}
	headed := slices.ContainsFunc(doc.Lists, func(l lint.List) bool { return l.Heading != "" })
	return len(doc.References) > 0 && (headed || len(doc.Citations) > 0)
}

// keep keeps the manuscripts, says what could not be read, and remembers what is
// passed over.
func (o *opener) keep(readings []reading) {
	for i, r := range readings {
		s := o.found[i]
		if len(r.keys) > 0 {
			o.citing[s.Name] = r.keys
		}
		var illegible *illegibleError
		switch {
		case r.doc != nil:
			s.Encoding = r.encoding
			o.sources, o.docs = append(o.sources, s), append(o.docs, r.doc)
			o.manuscripts[s.dir] = true
		case r.err != nil && s.Path == "":
			o.leave(about("standard input", r.err))
		case r.err != nil && (s.dir == "" || !errors.As(r.err, &illegible)):
			o.leave(about(s.Path, r.err))
		case r.err != nil && illegible.kind != binary:
			o.leaveOut([]string{s.Name + ": it " + illegible.Error()}, "%s: left out: it %s", s.Name, illegible)
		case r.cites && !isCompanion(s.Name):
			o.passed = append(o.passed, s.Name)
		}
	}
}

// companions are the files that stand beside manuscripts and other work.
var companions = []string{
	"readme", "license", "licence", "copying", "notice", "changelog", "changes", "history", "news", "contributing",
	"contributors", "code_of_conduct", "security", "authors", "maintainers", "support", "requirements", "robots", "todo",
}

func isCompanion(name string) bool {
	base := filepath.Base(name)
	return slices.Contains(companions, strings.ToLower(strings.TrimSuffix(base, filepath.Ext(base))))
}

// isFailure says whether a finding tells that bibfix itself failed.
func isFailure(d lint.Diagnostic) bool { return d.Rule == lint.InternalError }
