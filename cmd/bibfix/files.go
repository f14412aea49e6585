package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
)

// A source is a file that is to be read.
type source struct {
	name string // as findings call it; edits go by it
	path string // on disk; "" for standard input
	dir  string // the directory that was searched for it; "" for a file that the user named or a text names

	named    bool             // by the user: a pipe will do as well
	encoding charset.Encoding // of its bytes, known when it was read
}

// An opener turns the paths of a command line into documents.
type opener struct {
	*console
	stdin        io.Reader
	stdinName    string
	follow       bool // links to other files are opened
	dialect      lint.Dialect
	commands     []string          // of LaTeX that cite, besides those that are known
	excludes     func(string) bool // paths that a search leaves out; nil for none
	forceExclude bool              // and those that are named
	trace        bool              // reading keeps what it took the lines of lists for
	noIgnore     bool              // git is not asked what it ignores
	ability      kind.Ability      // what is to be done with the files that a search is for; 0 for all that can be read
	sources      []source
	seen         map[string]int      // index into sources by real path
	names        map[string]bool     // of the sources
	passed       []string            // names of files that a search came upon, which cite and have no list
	citing       map[string][]string // by name of a file that was not kept, the keys that it cites
	elsewhere    map[string]bool     // keys that such files cite
	searched     map[string]bool     // directories, and whether there is a manuscript in them
	searches     []*searching        // of directories
	ignored      map[string]int      // by directory, what git ignores of what was looked for
	projects
}

// documents reads what the paths name. What cannot be read is said and left
// out, and so is what a search came upon and is no manuscript: a repository is
// full of it.
func (o *opener) documents(paths []string) ([]source, []*lint.Document) {
	if o.stdinName != "" && !slices.Contains(paths, "-") {
		o.fail(errors.New("--stdin-filename names standard input, which is read where a path is -"))
		return nil, nil
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	o.findAll(paths)
	if o.follow {
		o.findProjects()
	}
	o.spareMemory()
	readings := make([]reading, len(o.sources))
	lint.Parallel(len(o.sources), func(i int) { readings[i] = o.read(o.sources[i]) })
	sources, docs := o.keep(readings)
	for _, path := range paths {
		if found, dir := o.searched[path]; dir && !found {
			o.fail(o.noneFound(path))
		}
	}
	if o.follow {
		sources, docs = o.followLinks(sources, docs)
	}
	kept := make(map[string]bool, len(sources))
	for _, s := range sources {
		kept[s.name] = true
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
	return sources, docs
}

// spareMemory lets memory grow by less between two collections where files are
// large. What is kept of them has no pointers, so that more collections cost little.
func (o *opener) spareMemory() {
	const large = 16 << 20
	for _, s := range o.sources {
		if info, err := os.Stat(s.path); err == nil && info.Size() > large && format.Limit(s.name) > kind.MaxSize {
			debug.SetGCPercent(15)
			return
		}
	}
}

// leaveOut notes that a search came upon what may well be a manuscript, and
// cannot be read.
func (o *opener) leaveOut(name string, why *illegibleError) {
	o.unread = append(o.unread, name+": it "+why.Error())
	o.note("%s: left out: it %s", name, why)
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

// read reads one source. What is no manuscript is let go at once: a directory
// may hold more text than there is memory.
func (o *opener) read(s source) reading {
	text, encoding, err := o.text(s)
	if err != nil {
		return reading{err: err}
	}
	doc := o.reread(lint.File{Name: s.name, Data: text, Trace: o.trace})
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
// entries, names one, or has a reference list. One without a heading
// is a guess, which citations must bear out.
func isManuscript(doc *lint.Document) bool {
	if doc.Database != nil {
		return doc.Database.Len() > 0
	}
	if namesBibliography(doc) || slices.ContainsFunc(doc.Errors, isFailure) {
		return true
	}
	headed := slices.ContainsFunc(doc.Lists, func(l lint.List) bool { return l.Heading != "" })
	return len(doc.References) > 0 && (headed || len(doc.Citations) > 0)
}

// keep says what could not be read, remembers what is passed over, and returns
// the rest.
func (o *opener) keep(readings []reading) (sources []source, docs []*lint.Document) {
	o.citing = make(map[string][]string)
	for i, r := range readings {
		s := o.sources[i]
		if len(r.keys) > 0 {
			o.citing[s.name] = r.keys
		}
		var illegible *illegibleError
		switch {
		case r.doc != nil:
			s.encoding = r.encoding
			sources, docs = append(sources, s), append(docs, r.doc)
			o.searched[s.dir] = true
		case r.err != nil && s.path == "":
			o.leave(about("standard input", r.err))
		case r.err != nil && (s.dir == "" || !errors.As(r.err, &illegible)):
			o.leave(about(s.path, r.err))
		case r.err != nil && illegible.kind != binary:
			o.leaveOut(s.name, illegible)
		case r.cites && !isCompanion(s.name):
			o.passed = append(o.passed, s.name)
		}
	}
	return sources, docs
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

// fromHere is the name of a file as seen from the working directory, as git
// wants it; what lies outside keeps its name.
func fromHere(name string) string {
	here, err := os.Getwd()
	if err != nil || !filepath.IsAbs(name) {
		return name
	}
	relative, err := filepath.Rel(here, name)
	if err != nil || !filepath.IsLocal(relative) {
		return name
	}
	return filepath.ToSlash(relative)
}
