package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/disk"
)

// maxSize is the largest manuscript that is read, in bytes. Reading one
// needs some fifteen times as much memory.
const maxSize = 256 << 20

func (o *opener) load(s source) ([]byte, error) {
	if s.path == "" {
		data, err := disk.ReadFrom(o.stdin, sizeLimit(s.name))
		return data, split(err)
	}
	read, limit := disk.Read, sizeLimit(s.name)
	if s.named {
		read = disk.ReadNamed
		if !disk.IsRegular(s.path) { // nothing says how much there is: /dev/zero has no end
			limit = min(limit, maxSize)
		}
	}
	data, err := read(s.path, limit)
	return data, split(err)
}

// split tells what can be done about a manuscript that is too large.
func split(err error) error {
	var large *disk.TooLargeError
	if errors.As(err, &large) {
		return fmt.Errorf("%w; split it", err)
	}
	return err
}

// sizeLimit is the size in bytes of the largest file that is read.
func sizeLimit(name string) int64 {
	if kind.Is(filepath.ToSlash(name), kind.BibTeX) {
		return bib.MaxSize
	}
	return maxSize
}
