package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/bibfix/bibfix/internal/disk"
)

// A change is a file on disk and what it is to hold.
type change struct {
	path     string
	old, new []byte // old is what was read
}

// A staged change lies beside its file, whole and ready to take its place.
type staged struct {
	change
	real, temporary string // paths of the file behind symbolic links, and of its new text
}

// writeAll replaces the files by their new texts, all of them or none: each new
// text is on disk before the first file is replaced. Only renaming can still
// fail then, so the names of those written are returned.
func writeAll(changes []change) (written []string, err error) {
	var ready []staged
	defer func() {
		for _, s := range ready[len(written):] {
			os.Remove(s.temporary)
		}
	}()
	for _, c := range changes {
		s, err := c.stage()
		if err != nil {
			return nil, err
		}
		ready = append(ready, s)
	}
	for _, s := range ready {
		if err := s.commit(); err != nil {
			return written, err
		}
		written = append(written, s.path)
	}
	return written, nil
}

// target is the path of the file behind symbolic links, and what the system
// knows of it. It refuses what may not be written, and a file that is no longer
// what was read.
func (c change) target() (string, fs.FileInfo, error) {
	info, err := os.Stat(c.path)
	if err != nil {
		return "", nil, about(c.path, err)
	}
	if !info.Mode().IsRegular() {
		return "", nil, fmt.Errorf("%s: not a regular file: not written", c.path)
	}
	real, err := filepath.EvalSymlinks(c.path)
	if err != nil {
		return "", nil, about(c.path, err)
	}
	if info.Mode().Perm()&0o222 == 0 {
		return "", nil, fmt.Errorf("%s: read-only: not written", c.path)
	}
	file, err := os.OpenFile(real, os.O_RDWR, 0) // replacing it asks nobody but the folder
	if err != nil {
		return "", nil, fmt.Errorf("%w: not written", about(c.path, err))
	}
	defer file.Close()
	data, err := disk.ReadFrom(file, sizeLimit(c.path))
	if err != nil {
		return "", nil, about(c.path, err)
	}
	if !bytes.Equal(data, c.old) {
		return "", nil, fmt.Errorf("%s: changed on disk since it was read: not written", c.path)
	}
	return real, info, nil
}

// stage writes the new text to a file of its own beside the target.
func (c change) stage() (staged, error) {
	real, info, err := c.target()
	if err != nil {
		return staged{}, err
	}
	file, err := os.CreateTemp(filepath.Dir(real), ".bibfix-*")
	if err != nil {
		return staged{}, fmt.Errorf("%w: no new file can be made beside it", about(c.path, err))
	}
	keepOwner(file, info)
	_, err = file.Write(c.new)
	if err = errors.Join(err, file.Chmod(info.Mode()), file.Sync(), file.Close()); err != nil {
		os.Remove(file.Name())
		return staged{}, fmt.Errorf("%w: not written", about(c.path, err))
	}
	return staged{c, real, file.Name()}, nil
}

// commit puts the new text in the place of the file, unless that has changed
// meanwhile. Nobody ever sees half a file.
func (s staged) commit() error {
	if _, _, err := s.target(); err != nil {
		return err
	}
	if err := os.Rename(s.temporary, s.real); err != nil {
		return fmt.Errorf("%w: not written", about(s.path, err))
	}
	return nil
}
