//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package disk

import (
	"os"
	"time"
)

// canHold says that a file which is open can be renamed, and locked. On Windows
// it cannot.
const canHold = false

func hold(*os.File) bool { return true }

// old is the age from which on nobody writes a temporary file any more.
const old = time.Hour

// removeRemain removes a temporary file that has been there for long.
func removeRemain(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && time.Since(info.ModTime()) > old && os.Remove(name) == nil
}

// syncFolder does nothing: folders are no files here.
func syncFolder(string) error { return nil }
