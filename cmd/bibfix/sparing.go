package main

import (
	"path/filepath"
	"runtime/debug"
	"sync"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/project"
)

// A sparing file system lets memory grow by less between two collections when it
// reads a large bibliography. What is kept of that has no pointers, so that more
// collections cost little.
type sparing struct {
	project.Files
	once *sync.Once
}

func newSparing(files project.Files) sparing { return sparing{files, new(sync.Once)} }

// Read reads a file.
func (s sparing) Read(path string, limit int64, named bool) ([]byte, error) {
	const large = 16 << 20
	if info, err := s.Stat(path); err == nil && info.Size() > large && format.Limit(filepath.ToSlash(path)) > kind.MaxSize {
		s.once.Do(func() { debug.SetGCPercent(15) })
	}
	return s.Files.Read(path, limit, named)
}
