package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/format/kind"
)

// maxSize is the largest manuscript that is read, in bytes. Reading one
// needs some fifteen times as much memory.
const maxSize = 256 << 20

func (o *opener) load(s source) ([]byte, error) {
	if s.path == "" {
		return readLimited(o.stdin, sizeLimit(s.name))
	}
	file, err := os.Open(s.path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readLimited(file, sizeLimit(s.name))
}

// sizeLimit is the size in bytes of the largest file that is read.
func sizeLimit(name string) int64 {
	if kind.Is(filepath.ToSlash(name), kind.BibTeX) {
		return bib.MaxSize
	}
	return maxSize
}

func readLimited(r io.Reader, limit int64) ([]byte, error) {
	var data bytes.Buffer
	if file, ok := r.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Size() <= limit {
			data.Grow(int(info.Size()) + bytes.MinRead)
		}
	}
	_, err := data.ReadFrom(io.LimitReader(r, limit+1))
	if err == nil && int64(data.Len()) > limit {
		err = tooLarge(limit)
	}
	return data.Bytes(), err
}

func tooLarge(limit int64) error {
	return fmt.Errorf("larger than the %d MB that bibfix reads; split it", limit>>20)
}
