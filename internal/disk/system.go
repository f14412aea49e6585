package disk

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// A System is the disk as a file system that is asked by path, with the ways in
// and out of this package. The zero value is ready.
type System struct{ Writer Writer }

// Here is the working directory.
func (System) Here() (string, error) { return os.Getwd() }

// Stat says what a path leads to.
func (System) Stat(path string) (fs.FileInfo, error) { return os.Stat(path) }

// Lstat says what a path is itself.
func (System) Lstat(path string) (fs.FileInfo, error) { return os.Lstat(path) }

// Real is the path behind symbolic links.
func (System) Real(path string) (string, error) { return filepath.EvalSymlinks(path) }

// FoldsCase says whether the usual disks of the system do not tell names apart by case.
func (System) FoldsCase() bool {
	return runtime.GOOS == "windows" || runtime.GOOS == "darwin" || runtime.GOOS == "ios"
}

// ReadDir is what a folder holds, sorted by name.
func (System) ReadDir(path string) ([]fs.DirEntry, error) { return os.ReadDir(path) }

// Read reads a regular file, or what the user named, of at most so many bytes.
func (System) Read(path string, limit int64, named bool) ([]byte, error) {
	if named {
		return ReadNamed(path, limit)
	}
	return Read(path, limit)
}

// Head reads the beginning of a regular file.
func (System) Head(path string, size int64) ([]byte, error) { return Head(path, size) }

// Replace gives files their new texts.
func (s System) Replace(ctx context.Context, groups ...[]Change) ([]string, error) {
	return s.Writer.Replace(ctx, groups...)
}

// Sweep takes away what runs that were killed have left in a folder.
func (System) Sweep(folder string) []string { return Sweep(folder) }
