package project

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"

	"github.com/bibfix/bibfix/internal/disk"
)

// A Memory is a file system of names and bytes: what a browser was given, or a
// test. Relative paths begin at its root. It has no links.
type Memory struct {
	files   map[string][]byte                 // by absolute path, with slashes
	folders map[string]map[string]fs.FileInfo // what each holds, by name
}

// NewMemory is a file system with those files; the folders in their names are there
// as well. The bytes are not copied.
func NewMemory(files map[string][]byte) *Memory {
	m := &Memory{make(map[string][]byte), map[string]map[string]fs.FileInfo{"/": {}}}
	for name, data := range files {
		m.put(inMemory(name), data)
	}
	return m
}

// inMemory is the absolute path of a file.
func inMemory(name string) string { return path.Join("/", filepath.ToSlash(name)) }

func (m *Memory) put(name string, data []byte) {
	m.files[name] = data
	entry := fs.FileInfo(disk.Info{Base: path.Base(name), Bytes: len(data)})
	for name != "/" {
		folder := path.Dir(name)
		if m.folders[folder] == nil {
			m.folders[folder] = make(map[string]fs.FileInfo)
		}
		m.folders[folder][path.Base(name)] = entry
		name, entry = folder, disk.Info{Base: path.Base(folder), Folder: true}
	}
}

// Here is the root.
func (m *Memory) Here() (string, error) { return "/", nil }

// Stat says what a path is.
func (m *Memory) Stat(name string) (fs.FileInfo, error) {
	if at := inMemory(name); at != "/" {
		if info := m.folders[path.Dir(at)][path.Base(at)]; info != nil {
			return info, nil
		}
		return nil, missing("stat", name)
	}
	return disk.Info{Base: "/", Folder: true}, nil
}

// Lstat says what a path is.
func (m *Memory) Lstat(name string) (fs.FileInfo, error) { return m.Stat(name) }

// Real is the absolute path of what is there.
func (m *Memory) Real(name string) (string, error) {
	_, err := m.Stat(name)
	return inMemory(name), err
}

// FoldsCase says that names are told apart by case.
func (m *Memory) FoldsCase() bool { return false }

// ReadDir is what a folder holds, sorted by name.
func (m *Memory) ReadDir(name string) ([]fs.DirEntry, error) {
	folder := m.folders[inMemory(name)]
	if folder == nil {
		return nil, missing("open", name)
	}
	var list []fs.DirEntry
	for _, name := range slices.Sorted(maps.Keys(folder)) {
		list = append(list, fs.FileInfoToDirEntry(folder[name]))
	}
	return list, nil
}

// Read reads a file.
func (m *Memory) Read(name string, limit int64, _ bool) ([]byte, error) {
	data, there := m.files[inMemory(name)]
	switch {
	case m.folders[inMemory(name)] != nil:
		return nil, disk.ErrIrregular
	case !there:
		return nil, missing("open", name)
	}
	return data, withinLimit(data, limit)
}

// Head reads the beginning of a file.
func (m *Memory) Head(name string, size int64) ([]byte, error) {
	data, err := m.Read(name, disk.NoLimit, false)
	return beginning(data, size), err
}

// Replace gives files their new texts.
func (m *Memory) Replace(ctx context.Context, groups ...[]Change) (written []string, err error) {
	all := slices.Concat(groups...)
	if err := replaceable(ctx, all, func(c Change) []byte { return m.files[inMemory(c.Path)] }); err != nil {
		return nil, err
	}
	for _, c := range all {
		m.put(inMemory(c.Path), c.New)
		written = append(written, c.Path)
	}
	return written, nil
}

// replaceable says whether files that are not on disk may get their new texts: each
// is what was read.
func replaceable(ctx context.Context, all []Change, now func(Change) []byte) error {
	for _, c := range all {
		if !bytes.Equal(now(c), c.Old) {
			return fmt.Errorf("%s: changed since it was read: not written", c.Path)
		}
	}
	return ctx.Err()
}

// Sweep does nothing: nothing is left over here.
func (m *Memory) Sweep(string) []string { return nil }

func missing(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist} }

func beginning(data []byte, size int64) []byte { return data[:min(int64(len(data)), size)] }

func withinLimit(data []byte, limit int64) error {
	if int64(len(data)) > limit {
		return &disk.TooLargeError{Limit: limit}
	}
	return nil
}
