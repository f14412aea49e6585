package disk

import (
	"io/fs"
	"time"
)

// An Info is what is known of a file or folder that is not on disk.
type Info struct {
	Base   string
	Bytes  int
	Folder bool
}

// Name is the last part of its path.
func (i Info) Name() string { return i.Base }

// Size is its length in bytes.
func (i Info) Size() int64 { return int64(i.Bytes) }

// IsDir says whether it is a folder.
func (i Info) IsDir() bool { return i.Folder }

// Sys is nil.
func (i Info) Sys() any { return nil }

// ModTime is the zero time: nobody asks.
func (i Info) ModTime() time.Time { return time.Time{} }

// Mode is that of what may be read and written.
func (i Info) Mode() fs.FileMode {
	if i.Folder {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
