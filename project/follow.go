package project

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/lint"
)

// Surroundings are what the files around one say about it.
type surroundings struct {
	citing bool                     // it cites by key though it may not say so
	within string                   // the format that who names it says it is of: that of the text that includes it, a bibliography
	links  []lint.FileLink          // that it does not hold itself
	opened map[string]lint.FileLink // what became of the links that it holds, by kind and target
}

func linkKey(l *lint.FileLink) string { return fmt.Sprint(l.Kind, " ", l.Target) }

// reread reads a file in the light of what is known of its surroundings. It is
// how texts are read again after fixes, so its answer depends on nothing else.
func (p *Project) reread(file lint.File) *lint.Document {
	about := p.contexts[file.Name]
	context := format.Context{Dialect: Dialects[p.settings.Config.Dialect], Commands: p.settings.Config.CitationCommands}
	if about == nil {
		return format.ReadIn(file, context)
	}
	context.Citing, context.Within = about.citing, about.within
	doc := format.ReadIn(file, context)
	if doc.CitesByKey() {
		doc.Links = append(doc.Links, about.links...)
	}
	for i := range doc.Links {
		if known, ok := about.opened[linkKey(&doc.Links[i])]; ok {
			doc.Links[i].File, doc.Links[i].Fault = known.File, known.Fault
		}
	}
	return doc
}

// surroundingsOf is what is known of the files around one, made where there is none.
func (p *Project) surroundingsOf(name string) *surroundings {
	c := p.contexts[name]
	if c == nil {
		c = &surroundings{opened: make(map[string]lint.FileLink)}
		p.contexts[name] = c
	}
	return c
}

func namesBibliography(doc *lint.Document) bool {
	return slices.ContainsFunc(doc.Links, func(l lint.FileLink) bool { return l.Kind == lint.Bibliography })
}

// A resolver has the documents of a run while those that they name are opened.
type resolver struct {
	*opener
	index map[string]int               // into docs, by name
	noted map[string]bool              // files that cannot be read yet
	queue []int                        // documents whose links are still to be opened
	above map[string]map[string]string // folders above others that have a file, by its names and the other folder
}

// follow opens what documents name, and what that names.
func (o *opener) follow() {
	if !o.settings.NoLinks {
		o.followLinks()
	}
	o.passOver()
}

func (o *opener) followLinks() {
	r := &resolver{opener: o, index: make(map[string]int), noted: make(map[string]bool), above: make(map[string]map[string]string)}
	for i, doc := range o.docs {
		r.index[doc.Name] = i
		r.queue = append(r.queue, i)
	}
	r.assume()
	for next := 0; next < len(r.queue); next++ { // each document comes twice at most
		r.open(r.queue[next])
	}
}

// assume gives texts that cite by key and of which none names a bibliography that
// could be opened those that are named beside them.
func (r *resolver) assume() {
	if slices.ContainsFunc(r.docs, func(doc *lint.Document) bool {
		return slices.ContainsFunc(doc.Links, func(l lint.FileLink) bool {
			return l.Kind == lint.Bibliography && (l.File != "" || r.opens(doc, &l))
		})
	}) {
		return
	}
	var links []lint.FileLink
	var beside []*lint.Document
	for i, doc := range r.docs {
		if doc.IsBibliography() && r.sources[i].dir == "" {
			links = append(links, lint.FileLink{Kind: lint.Bibliography, Target: doc.Name, File: doc.Name})
			beside = append(beside, doc)
		}
	}
	for i := range r.docs {
		r.assumeCiting(i, beside)
		doc := r.docs[i]
		if len(links) == 0 || !doc.CitesByKey() {
			continue
		}
		if isCompanion(doc.Name) && !holdAnyKeyOf(beside, doc) {
			continue // "[@octo1]" in a README is a person
		}
		for i := range doc.Links { // "\bibliography{\jobname}": the user says what is meant
			if l := &doc.Links[i]; l.Kind == lint.Bibliography {
				l.File = links[0].File
			}
		}
		doc.Links = append(doc.Links, links...)
		r.surroundingsOf(doc.Name).links = links
	}
}

// opens says whether a link to a bibliography has a name that leads to one. Of an
// ending that other files share the content tells, where the file is there.
func (r *resolver) opens(doc *lint.Document, l *lint.FileLink) bool {
	if !slices.ContainsFunc(l.Names, func(name string) bool { return unreadable(l, name) == "" }) {
		return false
	}
	for _, name := range doc.Files(l) {
		if format.IsRead(name) || r.may(doc, name) != free {
			continue
		}
		if head, err := r.files.Head(filepath.FromSlash(name), kind.Sample); err == nil {
			return !unlike(name, head)
		}
	}
	return true
}

// assumeCiting reads document i again as one that cites by key, if one of its keys
// stands in a bibliography beside it: who runs "pandoc --bibliography refs.bib" has no
// need to name the file in the text, and "@okafor2014" could have been a person until now.
func (r *resolver) assumeCiting(i int, beside []*lint.Document) {
	doc := r.docs[i]
	if len(beside) == 0 || !formatOf(doc).Keys || doc.CitesByKey() || isCompanion(doc.Name) || bytes.IndexByte(doc.Data, '@') < 0 {
		return
	}
	about := r.surroundingsOf(doc.Name)
	before := about.citing
	about.citing = true
	again := r.reread(doc.File)
	if !holdAnyKeyOf(beside, again) {
		about.citing = before
		return
	}
	r.docs[i] = again
}

// holdAnyKeyOf says whether one of the bibliographies has an entry that a text
// cites by key. It asks each entry, of which there may be a million, and keeps none.
func holdAnyKeyOf(bibliographies []*lint.Document, text *lint.Document) bool {
	cited := make(map[string]bool)
	for _, c := range text.Citations {
		if c.HasKey() {
			cited[c.Key] = true
		}
	}
	for _, b := range bibliographies {
		for key := range b.Keys() {
			if cited[key] {
				return true
			}
		}
	}
	return false
}

// open opens what document i names.
func (r *resolver) open(i int) {
	for j := range r.docs[i].Links {
		doc := r.docs[i]
		l := &doc.Links[j]
		if _, read := r.index[l.File]; !read && l.File != "" && r.may(doc, l.File) == free {
			r.take(l, l.File) // the project names it
		} else if !read {
			r.resolve(doc, l)
		}
		r.surroundingsOf(doc.Name).opened[linkKey(l)] = *l
		if at, read := r.index[l.File]; read && l.Kind == lint.Include && l.File != doc.Name {
			r.include(doc, at)
		}
	}
}

// include makes document i a part of the manuscript of the one that includes
// it: its links start at the folder of the main file, and it cites as that does.
func (r *resolver) include(from *lint.Document, i int) {
	doc := r.docs[i]
	base := cmp.Or(from.Base, path.Dir(from.Name))
	about := r.surroundingsOf(doc.Name)
	citing := !about.citing && formatOf(doc).Keys && !isCompanion(doc.Name) && (r.surroundingsOf(from.Name).citing || namesBibliography(from) || from.CitesByKey())
	within := formatOf(from).Adopts && !doc.IsBibliography() && doc.Format != from.Format && !claimsFormat(doc.Name)
	if doc.Base != "" && !citing && !within {
		return
	}
	if citing || within {
		about.citing = about.citing || citing
		if within {
			about.within = from.Format
		}
		doc = r.reread(doc.File)
		doc.Base = r.docs[i].Base
		r.docs[i] = doc
	}
	if doc.Base == "" {
		doc.Base = base
	}
	for j := range doc.Links {
		if l := &doc.Links[j]; len(l.Names) > 0 {
			l.File, l.Fault = "", ""
		}
	}
	r.queue = append(r.queue, i)
}

// claimsFormat says whether a name ends as those of a format other than plain
// text: to TeX "chapter.txt" and "chapter.inc" are TeX.
func claimsFormat(name string) bool {
	f := format.Of(name)
	return f != nil && f.Markup != kind.Plain
}

// formatOf is the format that a document was read in.
func formatOf(doc *lint.Document) *format.Format { return format.Named(doc.Format) }

// resolve finds the file that a link leads to, reads it unless that is done,
// and notes in the link what came of it.
func (r *resolver) resolve(doc *lint.Document, l *lint.FileLink) {
	l.Fault = ""
	if len(l.Names) == 0 {
		return // a name that only another program can work out
	}
	if slices.ContainsFunc(l.Names, isAbsolute) {
		l.Fault = "has an absolute path: only files of the project are opened"
		return
	}
	tried := doc.Files(l)
	if r.find(doc, l, tried) || l.Fault != "" {
		return
	}
	if doc.Base == "" && r.climb(doc, l) {
		return
	}
	if l.Fault == "" {
		l.Fault = "is not there; looked for " + strings.Join(tried, ", ")
	}
}

// find takes the first file of those names; without one it may set the fault.
func (r *resolver) find(doc *lint.Document, l *lint.FileLink, names []string) bool {
	for _, name := range names {
		if _, read := r.index[name]; read { // whoever asked for it may have it
			l.File = name
			return true
		}
		switch r.may(doc, name) {
		case outside:
			l.Fault = "lies outside the project and is not opened"
			continue
		case leaving:
			l.Fault = "is a link out of the folder that is searched and is not opened; name it to have it read"
			continue
		}
		switch info, err := r.Stat(filepath.FromSlash(name)); {
		case err == nil && info.Mode().IsRegular():
			l.Fault = ""
			r.take(l, name)
			return true
		case err == nil && !info.IsDir():
			l.Fault = "is not a regular file"
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			l.Fault = "cannot be opened: " + about(name, err).Error()
		}
	}
	return false
}

// climb looks for the file of a link in the folders above the document. Nobody
// included it so far, so that its main file may lie in any of them up to the
// root; where the link leads to a file, it does.
func (r *resolver) climb(doc *lint.Document, l *lint.FileLink) bool {
	dir := r.nearest(path.Dir(doc.Name), l.Names)
	if dir == "" {
		return false
	}
	var names []string
	for _, name := range l.Names {
		names = append(names, path.Join(dir, name))
	}
	if !r.find(doc, l, names) {
		return false
	}
	doc.Base = dir
	return true
}

// nearest is the first folder above another, up to the root, that has a file of
// one of the names; "" for none. Each folder is asked once, whoever lies below it.
func (r *resolver) nearest(dir string, names []string) string {
	key := strings.Join(names, "\x00")
	known := r.above[key]
	if known == nil {
		known = make(map[string]string)
		r.above[key] = known
	}
	root := r.root(filepath.FromSlash(dir))
	var passed []string
	found := ""
	for at := dir; r.RealPath(filepath.FromSlash(at)) != root; {
		if before, again := known[at]; again {
			found = before
			break
		}
		passed = append(passed, at)
		at = path.Join(at, "..")
		if !r.Holds(root, filepath.FromSlash(at)) { // what is above a symbolic link need not be its project
			break
		}
		if r.has(at, names, root) {
			found = at
			break
		}
	}
	for _, at := range passed {
		known[at] = found
	}
	return found
}

// has says whether a folder has a file of one of the names, inside the root.
func (r *resolver) has(dir string, names []string, root string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		name = path.Join(dir, name)
		_, read := r.index[name]
		if read {
			return true
		}
		file := filepath.FromSlash(name)
		_, err := r.Lstat(file)
		return err == nil && isRegular(r.Tree, file) && r.Holds(root, file)
	})
}

// take reads the file of that name, which a link leads to.
func (r *resolver) take(l *lint.FileLink, name string) {
	if at, again := r.seen[r.RealPath(filepath.FromSlash(name))]; again {
		name = r.found[at].Name
		if _, read := r.index[name]; read {
			l.File = name
			return
		}
	}
	if what := unreadable(l, name); what != "" {
		r.skip(name, what)
		return
	}
	called := l.Kind == lint.Bibliography && r.called(name)
	s := Source{Name: name, Path: filepath.FromSlash(name)}
	got := r.readOne(s)
	if called && got.err == nil && got.doc.Count() == 0 { // it may be of another kind, and its keys are not known
		r.skip(name, "by its content no bibliography")
		return
	}
	s.Encoding = got.encoding
	if f := format.Of(name); got.err != nil && f != nil && !f.IsRead() { // its ending is shared, and it is what the others are
		r.skip(name, f.One)
		return
	}
	if got.err != nil {
		l.Fault = "cannot be read: " + about(name, got.err).Error()
		return
	}
	r.seen[r.RealPath(s.Path)], r.names[name] = len(r.found), true
	r.found = append(r.found, s)
	r.index[name] = len(r.docs)
	r.queue = append(r.queue, len(r.docs))
	r.sources, r.docs = append(r.sources, s), append(r.docs, got.doc)
	l.File = name
}

// called has a file read as the bibliography that its ending leaves it to be, since a text
// calls it one. It says whether it did.
func (r *resolver) called(name string) bool {
	f := format.All().Called(name)
	if f != nil {
		r.surroundingsOf(name).within = f.Name
	}
	return f != nil
}

// skip notes, once, what a linked file is that cannot be read.
func (r *resolver) skip(name, what string) {
	if !r.noted[name] {
		r.noted[name] = true
		r.note("%s: %s, which bibfix does not read: no key is called missing; export it as BibTeX to have the keys checked", name, what)
	}
}

// unreadable says what a linked file is that cannot be read; "" for one that
// can. A bibliography is known by its ending; a part of a text may have any.
func unreadable(l *lint.FileLink, name string) string {
	wanted := kind.Bibliography
	if l.Kind == lint.Include {
		wanted = kind.Manuscript
	}
	switch f := format.Of(name); {
	case format.MayBe(name, func(f *format.Format) bool { return f.IsRead() && f.Holds.Has(wanted) }):
		return ""
	case f != nil && !f.IsRead():
		return f.One
	case l.Kind == lint.Bibliography:
		return "by its name no bibliography"
	}
	return ""
}

// may says whether a file that a document names may be opened.
func (r *resolver) may(doc *lint.Document, name string) verdict {
	root := r.root(filepath.Dir(filepath.FromSlash(doc.Name)))
	return r.judge(filepath.FromSlash(name), root)
}
