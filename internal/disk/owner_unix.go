//go:build unix

package disk

import (
	"io/fs"
	"os"
	"syscall"
)

// keepOwner gives a new file to the owner of the one it will replace. Only root
// may do so, and only there is it needed: a container that runs as root must
// not take an author's manuscript away.
func keepOwner(file *os.File, replaced fs.FileInfo) {
	if stat, ok := replaced.Sys().(*syscall.Stat_t); ok {
		_ = file.Chown(int(stat.Uid), int(stat.Gid)) // others keep what they make
	}
}
