package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// maxSize is the largest file that is read, in bytes. Reading a manuscript
// needs some fifteen times as much memory.
const maxSize = 256 << 20

// A source is a file as it was opened.
type source struct {
	lint.File
	path string // on disk; "" for standard input
	dir  string // the directory that was searched for it; "" for a file that the user named
}

// An opener turns the paths of a command line into documents.
type opener struct {
	*console
	stdin     io.Reader
	stdinName string
	seen      map[string]bool // real paths that were opened
	names     map[string]bool // of files that were read: edits go by them
	searched  map[string]bool // directories, and whether a manuscript was found in them
}

// documents opens and reads what the paths name. What cannot be read is said
// and left out. Of a searched directory, files with a reference list are
// manuscripts; a repository is full of others.
func (o *opener) documents(paths []string) (sources []source, docs []*lint.Document) {
	if o.stdinName != "" && !slices.Contains(paths, "-") {
		o.fail(errors.New("--stdin-filename names standard input, which is read where a path is -"))
		return nil, nil
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	o.seen, o.names, o.searched = make(map[string]bool), make(map[string]bool), make(map[string]bool)
	var opened []source
	for _, path := range paths {
		opened = append(opened, o.open(path)...)
	}
	read := make([]*lint.Document, len(opened))
	lint.Parallel(len(opened), func(i int) { read[i] = format.Read(opened[i].File) })
	for i, doc := range read {
		switch s := opened[i]; {
		case s.dir == "" || len(doc.References) > 0:
			sources, docs = append(sources, s), append(docs, doc)
			o.searched[s.dir] = true
		case len(doc.Citations) > 0 && !isCompanion(doc.Name):
			o.note("%s: passed over: it cites and has no reference list", doc.Name)
		}
	}
	for _, path := range paths {
		if found, dir := o.searched[path]; dir && !found {
			o.fail(fmt.Errorf("%s: no manuscript found: no Markdown or text file in it has a reference list; name a file to have it checked all the same", path))
		}
	}
	return sources, docs
}

// open reads the bytes of a file, of all files of a directory that might be
// manuscripts, or of standard input.
func (o *opener) open(path string) []source {
	switch path {
	case "-":
		return o.openStdin()
	case "":
		o.fail(errors.New("a path is empty: perhaps a variable is not set"))
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		o.fail(about(path, err))
		return nil
	}
	if info.IsDir() {
		return o.search(path)
	}
	if kind := foreign[strings.ToLower(filepath.Ext(path))]; kind != "" {
		o.fail(about(path, &illegibleError{kind, saveAs}))
		return nil
	}
	file, err := o.openFile(path, "")
	if err != nil {
		o.fail(err)
	}
	return file
}

func (o *opener) openStdin() []source {
	if o.seen["-"] {
		return nil
	}
	o.seen["-"] = true
	name := "-"
	if o.stdinName != "" {
		name = filepath.ToSlash(filepath.Clean(o.stdinName))
	}
	data, err := readLimited(o.stdin)
	switch {
	case err != nil:
	case o.names[name]:
		err = fmt.Errorf("the name %s is taken by a file", name)
	default:
		err = legible(data)
	}
	if err != nil {
		o.fail(about("standard input", err))
		return nil
	}
	o.names[name] = true
	return []source{{File: lint.File{Name: name, Data: data}}}
}

// openFile reads one file, unless it was read under another name before.
func (o *opener) openFile(path, dir string) ([]source, error) {
	real := path
	if absolute, err := filepath.Abs(path); err == nil {
		real = absolute
	}
	if resolved, err := filepath.EvalSymlinks(real); err == nil {
		real = resolved
	}
	if o.seen[real] {
		return nil, nil
	}
	o.seen[real] = true
	file, err := os.Open(path)
	if err != nil {
		return nil, about(path, err)
	}
	defer file.Close()
	data, err := readLimited(file)
	if err == nil {
		err = legible(data)
	}
	if err != nil {
		return nil, about(path, err)
	}
	name := filepath.ToSlash(filepath.Clean(path))
	if o.names[name] {
		return nil, fmt.Errorf("%s: the name is taken by standard input", path)
	}
	o.names[name] = true
	return []source{{lint.File{Name: name, Data: data}, path, dir}}, nil
}

// search opens the files of a directory, and of those in it, that might be
// manuscripts by their names. Hidden folders and those of other people's code
// are left out.
func (o *opener) search(dir string) []source {
	var sources []source
	root := filepath.Clean(dir) + string(filepath.Separator) // follows a symbolic link
	o.searched[dir] = false
	walk := func(path string, entry fs.DirEntry, err error) error {
		hidden := path != root && strings.HasPrefix(entry.Name(), ".")
		switch {
		case err != nil:
			o.fail(about(path, err))
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			if path != root && (hidden || slices.Contains(skippedDirs, entry.Name())) {
				return fs.SkipDir
			}
			return nil
		case hidden || !slices.Contains(searchedExts, strings.ToLower(filepath.Ext(path))) || !isRegular(path):
			return nil
		}
		found, err := o.openFile(path, dir)
		var illegible *illegibleError
		switch {
		case err == nil && found == nil:
			o.searched[dir] = true // it was named before
		case err != nil && !errors.As(err, &illegible):
			o.fail(err)
		}
		sources = append(sources, found...)
		return nil
	}
	if err := filepath.WalkDir(root, walk); err != nil {
		o.fail(about(dir, err))
	}
	return sources
}

var (
	searchedExts = []string{".md", ".markdown", ".qmd", ".rmd", ".txt"}
	skippedDirs  = []string{"node_modules", "vendor", "__pycache__", "CVS", "venv"}

	// foreign are formats that people try and bibfix would misread.
	foreign = map[string]string{
		".bib": "a BibTeX file", ".tex": "a LaTeX file", ".typ": "a Typst file", ".ris": "an RIS file",
		".docx": "a Word file", ".doc": "a Word file", ".odt": "an OpenDocument file", ".rtf": "an RTF file",
		".pdf": "a PDF file", ".html": "an HTML file", ".htm": "an HTML file", ".xml": "an XML file", ".json": "a JSON file",
	}

	// companions are the files that stand beside manuscripts and other work.
	companions = []string{
		"readme", "license", "licence", "copying", "notice", "changelog", "changes", "history", "news", "contributing",
		"contributors", "code_of_conduct", "security", "authors", "maintainers", "support", "requirements", "robots", "todo",
	}
)

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

func isRegular(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular() // let opening tell what is wrong
}

func readLimited(r io.Reader) ([]byte, error) {
	var data bytes.Buffer
	if file, ok := r.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Size() <= maxSize {
			data.Grow(int(info.Size()) + bytes.MinRead)
		}
	}
	_, err := data.ReadFrom(io.LimitReader(r, maxSize+1))
	if err == nil && data.Len() > maxSize {
		err = fmt.Errorf("larger than the %d MB that bibfix reads; split it", maxSize>>20)
	}
	return data.Bytes(), err
}

// An illegibleError says what a file is instead of text, and what to do.
type illegibleError struct{ kind, remedy string }

func (e *illegibleError) Error() string { return "is " + e.kind + "; " + e.remedy }

const saveAs = "bibfix reads Markdown and plain text: save it as one of them"

// legible refuses what is no text. Bytes that are not UTF-8 are no reason: the
// readers take them for Windows-1252.
func legible(data []byte) error {
	for _, m := range []struct{ prefix, kind, remedy string }{
		{"%PDF-", "a PDF file", saveAs},
		{"PK\x03\x04", "a zip archive, perhaps a Word file", saveAs},
		{"{\\rtf", "an RTF file", saveAs},
		{"\xFF\xFE", "text in UTF-16", "save it as UTF-8"},
		{"\xFE\xFF", "text in UTF-16", "save it as UTF-8"},
	} {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return &illegibleError{m.kind, m.remedy}
		}
	}
	head := data[:min(len(data), 8192)]
	controls := 0
	for _, c := range head {
		if c < '\a' || c > '\r' && c < ' ' && c != '\x1b' {
			controls++
		}
	}
	if 100*controls > len(head) { // a stray one may come out of a PDF
		return &illegibleError{"a binary file", saveAs}
	}
	return nil
}
