package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A change is a file on disk and what it is to hold.
type change struct {
	path     string
	old, new []byte // old is what was read
}

// writeAll replaces the files by their new texts. All are looked at before the
// first is written; still, several files are not one transaction, so the names
// of those written are returned.
func writeAll(changes []change) (written []string, err error) {
	for _, c := range changes {
		if _, _, err := c.target(); err != nil {
			return nil, err
		}
	}
	for _, c := range changes {
		if err := c.write(); err != nil {
			return written, err
		}
		written = append(written, c.path)
	}
	return written, nil
}

// target is the file behind symbolic links and its mode. It refuses what may
// not be written, and a file that is no longer what was read.
func (c change) target() (string, fs.FileMode, error) {
	real, err := filepath.EvalSymlinks(c.path)
	if err != nil {
		return "", 0, about(c.path, err)
	}
	info, err := os.Stat(real)
	if err != nil {
		return "", 0, about(c.path, err)
	}
	if !info.Mode().IsRegular() {
		return "", 0, fmt.Errorf("%s: not a regular file: not written", c.path)
	}
	if info.Mode().Perm()&0o222 == 0 {
		return "", 0, fmt.Errorf("%s: read-only: not written", c.path)
	}
	file, err := os.OpenFile(real, os.O_RDWR, 0) // replacing it asks nobody but the folder
	if err != nil {
		return "", 0, fmt.Errorf("%w: not written", about(c.path, err))
	}
	defer file.Close()
	data, err := readLimited(file)
	if err != nil {
		return "", 0, about(c.path, err)
	}
	if !bytes.Equal(data, c.old) {
		return "", 0, fmt.Errorf("%s: changed on disk since it was read: not written", c.path)
	}
	return real, info.Mode(), nil
}

// write makes a temporary file beside the target and renames it, so that
// nobody ever sees half a file.
func (c change) write() error {
	real, mode, err := c.target()
	if err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(real), ".bibfix-*")
	if err != nil {
		return fmt.Errorf("%w: no new file can be made beside it", about(c.path, err))
	}
	_, err = temporary.Write(c.new)
	err = errors.Join(err, temporary.Chmod(mode), temporary.Sync(), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), real)
	}
	if err != nil {
		return fmt.Errorf("%s: not written: %w", c.path, errors.Join(err, os.Remove(temporary.Name())))
	}
	return nil
}
