package disk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A Change is a file that is there and what it is to hold instead.
type Change struct {
	Path     string
	Old, New []byte // Old is what was read
	Limit    int64  // of reading it again
}

// A Writer replaces files. The zero value is ready.
type Writer struct {
	// Before is called before each rename, with the path that is about to be
	// replaced, and stops the work by an error; nil for no call.
	Before func(path string) error
}

// Replace gives files their new texts, all of them or none: each new text is on
// disk before the first file is replaced. Only renaming can still fail then, so the
// paths of those written are returned. A group is replaced, and its folders are on
// disk, before the next one is begun.
//
// When the context ends before the first rename, nothing was written; after it
// the work is brought to its end.
func (w Writer) Replace(ctx context.Context, groups ...[]Change) (written []string, err error) {
	var ready []staged
	defer func() {
		for _, s := range ready[len(written):] {
			s.discard()
		}
	}()
	for _, group := range groups {
		for _, c := range group {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			s, err := c.stage(len(ready) < maxHeld)
			if err != nil {
				return nil, err
			}
			ready = append(ready, s)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, group := range groups {
		for range group {
			s := ready[len(written)]
			if err := w.commit(s); err != nil {
				return written, err
			}
			written = append(written, s.Path)
		}
		if err := syncFolders(ready[len(written)-len(group) : len(written)]); err != nil {
			return written, err
		}
	}
	return written, nil
}

// A staged change lies beside its file, whole and ready to take its place.
type staged struct {
	Change
	real string // path of the file behind symbolic links
	temporary
}

// target is the path of the file behind symbolic links, and what the system
// knows of it. It refuses what may not be written, and a file that is no longer
// what was read.
func (c Change) target() (string, fs.FileInfo, error) {
	real, info, err := writable(c.Path)
	if err != nil {
		return "", nil, err
	}
	data, err := Read(real, c.Limit)
	if err != nil {
		return "", nil, About(c.Path, err)
	}
	if !bytes.Equal(data, c.Old) {
		return "", nil, fmt.Errorf("%s: changed on disk since it was read: not written", c.Path)
	}
	return real, info, nil
}

// writable is the path of a file behind symbolic links, and what the system
// knows of it, if it may be written.
func writable(path string) (string, fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", nil, About(path, err)
	}
	if !info.Mode().IsRegular() {
		return "", nil, fmt.Errorf("%s: not a regular file: not written", path)
	}
	if info.Mode().Perm()&0o222 == 0 {
		return "", nil, fmt.Errorf("%s: read-only: not written", path)
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", nil, About(path, err)
	}
	file, err := os.OpenFile(real, os.O_RDWR|atOnce, 0) // replacing it asks nobody but the folder
	if err != nil {
		return "", nil, fmt.Errorf("%w: not written", About(path, err))
	}
	return real, info, file.Close()
}

// stage writes the new text to a file of its own beside the target.
func (c Change) stage(hold bool) (staged, error) {
	real, info, err := c.target()
	if err != nil {
		return staged{}, err
	}
	t, err := writeTemporary(real, c.New, info, options{hold: hold, sync: true})
	if err != nil {
		return staged{}, fmt.Errorf("%w: not written", About(c.Path, err))
	}
	return staged{c, real, t}, nil
}

// commit puts the new text in the place of the file, unless that has changed
// meanwhile. Nobody ever sees half a file.
func (w Writer) commit(s staged) error {
	if _, _, err := s.target(); err != nil {
		return err
	}
	if w.Before != nil {
		if err := w.Before(s.Path); err != nil {
			return err
		}
	}
	if err := s.become(s.real); err != nil {
		return fmt.Errorf("%w: not written", About(s.Path, err))
	}
	return nil
}

// syncFolders makes sure that the new names are on disk.
func syncFolders(list []staged) error {
	done := make(map[string]bool)
	for _, s := range list {
		folder := filepath.Dir(s.real)
		if !done[folder] {
			done[folder] = true
			if err := syncFolder(folder); err != nil {
				return About(folder, err)
			}
		}
	}
	return nil
}

// Write gives a file new bytes, or makes it, in one step: whoever reads it sees
// the old ones or the new ones. A link is refused, since somebody else may have put
// it there. Remains of runs that were killed are taken out of its folder.
func Write(path string, data []byte) error { return write(path, data, true) }

// Keep is Write for what may be lost when the power fails, and is private to
// the user: answers that can be had again. It waits for no disk.
func Keep(path string, data []byte) error { return write(path, data, false) }

// Pour writes bytes into what is no regular file, and is there: a pipe or a
// terminal.
func Pour(path string, data []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return About(path, err)
	}
	if _, err = file.Write(data); err != nil {
		err = About(path, err)
	}
	return errors.Join(err, file.Close())
}

// ErrLink is what Write refuses a link with.
var ErrLink = errors.New("a symbolic link: not written; name the file itself")

func write(path string, data []byte, durable bool) error {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		info = nil // it is not there yet, or making it will tell
	case info.Mode()&fs.ModeSymlink != 0:
		return About(path, ErrLink)
	default:
		if _, _, err := writable(path); err != nil {
			return err
		}
	}
	folder := filepath.Dir(path)
	if durable {
		Sweep(folder)
	}
	t, err := writeTemporary(path, data, info, options{hold: true, sync: durable, private: !durable})
	if err != nil {
		return fmt.Errorf("%w: not written", About(path, err))
	}
	if err := t.become(path); err != nil {
		t.discard()
		return fmt.Errorf("%w: not written", About(path, err))
	}
	if durable {
		return syncFolder(folder)
	}
	return nil
}

// Create makes a file that is not there yet, in one step. The error is
// fs.ErrExist where it is.
func Create(path string, data []byte) error {
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	t, err := writeTemporary(path, data, nil, options{hold: true, sync: true})
	if err != nil {
		return fmt.Errorf("%w: not written", About(path, err))
	}
	switch err = os.Link(t.name, path); { // unlike renaming, it never takes the place of another file
	case err == nil, errors.Is(err, fs.ErrExist):
		t.discard()
	default: // a file system without links
		err = t.become(path)
	}
	if err != nil {
		return About(path, err)
	}
	return syncFolder(filepath.Dir(path))
}

// Rename gives a file its last name, for good. Both lie in one file system.
func Rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(to))
}
