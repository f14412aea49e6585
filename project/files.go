package project

import (
	"context"
	"io/fs"

	"github.com/bibfix/bibfix/internal/disk"
)

// Files is a file system as the engine needs it: the disk ([Disk]), memory
// ([NewMemory]), or an editor's buffers over either ([Overlay]). Paths are as the
// system writes them, absolute or from the working directory. Methods but
// Replace and Sweep may be called by several goroutines at once.
//
// Which of its files may be looked at is not its business: the engine sees to
// that in one place, whatever it stands on.
type Files interface {
	// Here is the working directory.
	Here() (string, error)

	// Stat says what a path leads to, Lstat what it is itself: links differ.
	Stat(path string) (fs.FileInfo, error)
	Lstat(path string) (fs.FileInfo, error)

	// Real is the path behind all links, of what is there.
	Real(path string) (string, error)

	// FoldsCase says whether names that differ in case may be one file's.
	FoldsCase() bool

	// ReadDir is what a folder holds, sorted by name.
	ReadDir(path string) ([]fs.DirEntry, error)

	// Read reads a regular file of at most so many bytes; of what the user named,
	// a pipe or a terminal as well.
	Read(path string, limit int64, named bool) ([]byte, error)

	// Head reads the beginning of a regular file, so many bytes at most.
	Head(path string, size int64) ([]byte, error)

	// Replace gives files their new texts, all of them or none, and returns the
	// paths of those that were written: a group is in its place before the next is
	// begun. It refuses a file that is no longer what was read. When the context
	// ends before the first is in its place, none is written; after that all are.
	Replace(ctx context.Context, groups ...[]Change) (written []string, err error)

	// Sweep takes away what runs that were killed have left in a folder, and
	// returns the paths.
	Sweep(folder string) []string
}

// A Change is a file that is there and what it is to hold instead.
type Change = disk.Change

// Disk is the file system of the machine.
func Disk() Files { return disk.System{} }
