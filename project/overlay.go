package project

import (
	"context"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/disk"
)

// Overlay is a file system with unsaved texts over it, by path: those that an
// editor holds. They are read in the place of the files, which need not be there yet,
// whatever path or link leads to them. Replacing such a file changes the text and not
// the file.
func Overlay(base Files, buffers map[string][]byte) Files {
	o := &overlay{base, make(map[string][]byte, len(buffers))}
	for path, text := range buffers {
		o.buffers[o.real(path)] = text
	}
	return o
}

type overlay struct {
	Files
	buffers map[string][]byte // by real path
}

// real is the path behind links, of a file that need not be there. Several
// goroutines ask, and links may change between them: nothing is remembered.
func (o *overlay) real(path string) string { return NewTree(o.Files).RealPath(path) }

// Stat says what a path leads to.
func (o *overlay) Stat(path string) (fs.FileInfo, error) { return o.info(path, o.Files.Stat) }

// Lstat says what a path is itself.
func (o *overlay) Lstat(path string) (fs.FileInfo, error) { return o.info(path, o.Files.Lstat) }

// info is what is known of a file that is there, or of a buffer that has none yet.
func (o *overlay) info(path string, ask func(string) (fs.FileInfo, error)) (fs.FileInfo, error) {
	info, err := ask(path)
	if err != nil {
		if text, held := o.buffers[o.real(path)]; held {
			return disk.Info{Base: filepath.Base(path), Bytes: len(text)}, nil
		}
	}
	return info, err
}

// Real is the path behind all links.
func (o *overlay) Real(path string) (string, error) {
	real, err := o.Files.Real(path)
	if err != nil {
		at := o.real(path)
		if _, held := o.buffers[at]; held {
			return at, nil
		}
	}
	return real, err
}

// ReadDir is what a folder holds, with the buffers in it.
func (o *overlay) ReadDir(path string) ([]fs.DirEntry, error) {
	list, err := o.Files.ReadDir(path)
	if err != nil {
		return list, err
	}
	folder := o.real(path)
	for _, at := range slices.Sorted(maps.Keys(o.buffers)) {
		name := filepath.Base(at)
		if filepath.Dir(at) == folder && !slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == name }) {
			list = append(list, fs.FileInfoToDirEntry(disk.Info{Base: name, Bytes: len(o.buffers[at])}))
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// Read reads a buffer, or a file that has none.
func (o *overlay) Read(path string, limit int64, named bool) ([]byte, error) {
	if text, held := o.buffers[o.real(path)]; held {
		return text, withinLimit(text, limit)
	}
	return o.Files.Read(path, limit, named)
}

// Head reads the beginning of a buffer, or of a file that has none.
func (o *overlay) Head(path string, size int64) ([]byte, error) {
	if text, held := o.buffers[o.real(path)]; held {
		return beginning(text, size), nil
	}
	return o.Files.Head(path, size)
}

// Replace gives files their new texts, and then buffers.
func (o *overlay) Replace(ctx context.Context, groups ...[]Change) (written []string, err error) {
	var buffers []Change
	held := func(c Change) bool { _, held := o.buffers[o.real(c.Path)]; return held }
	files := make([][]Change, len(groups))
	for i, group := range groups {
		for _, c := range group {
			if held(c) {
				buffers = append(buffers, c)
			} else {
				files[i] = append(files[i], c)
			}
		}
	}
	if err := replaceable(ctx, buffers, func(c Change) []byte { return o.buffers[o.real(c.Path)] }); err != nil {
		return nil, err
	}
	if written, err = o.Files.Replace(ctx, files...); err != nil {
		return written, err
	}
	for _, c := range buffers {
		o.buffers[o.real(c.Path)] = c.New
		written = append(written, c.Path)
	}
	return written, nil
}
