//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package disk

import (
	"os"
	"syscall"
)

// canHold says that a file which is open can be renamed, and locked.
const canHold = true

// hold locks a new file, and says whether it is still there. A file system
// without locks has nobody who sweeps either: that asks for the lock as well.
func hold(file *os.File) bool {
	if syscall.Flock(int(file.Fd()), syscall.LOCK_EX) != nil {
		return true
	}
	var stat syscall.Stat_t
	return syscall.Fstat(int(file.Fd()), &stat) != nil || stat.Nlink > 0
}

// removeRemain removes a temporary file that nobody holds.
func removeRemain(name string) bool {
	file, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NOFOLLOW|atOnce, 0)
	if err != nil {
		return false
	}
	defer file.Close()
	if syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		return false
	}
	return os.Remove(name) == nil
}

// syncFolder makes sure that the names in a folder are on disk, as far as its
// file system can.
func syncFolder(folder string) error {
	dir, err := os.Open(folder)
	if err != nil {
		return nil // a folder that may be written and not read
	}
	_ = dir.Sync() // what cannot be synced is in the hands of its file system
	return dir.Close()
}
