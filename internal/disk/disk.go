// Package disk is how bibfix opens files and replaces them. There is one way in
// and one way out, since what lies in the folder of a stranger may be a device
// without an end, a pipe that nobody writes to, or a link to somewhere else.
//
// Errors do not name the file, unless they are the system's own: who asks knows
// it by the name that the user gave.
package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// ErrIrregular is what a device, a pipe, a socket or a folder is refused with.
var ErrIrregular = errors.New("not a regular file: not read")

// A TooLargeError is what a file of more bytes than the limit is refused with.
type TooLargeError struct{ Limit int64 }

func (e *TooLargeError) Error() string {
	if e.Limit < 1<<20 {
		return fmt.Sprintf("larger than the %d kB that bibfix reads", e.Limit>>10)
	}
	return fmt.Sprintf("larger than the %d MB that bibfix reads", e.Limit>>20)
}

// About is an error of the file system, told with the name that the user knows
// the file by and without the name of a system call.
func About(name string, err error) error { return fmt.Errorf("%s: %w", name, withoutName(err)) }

// withoutName is the reason alone.
func withoutName(err error) error {
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		return pathError.Err
	case errors.As(err, &linkError):
		return linkError.Err
	}
	return err
}

// NoLimit is the limit of files that are read piece by piece.
const NoLimit = 1 << 62

// Open opens a regular file of at most so many bytes. It is asked before it is
// opened, since opening a device may do something, and again when it is open,
// since it may be another one by then.
func Open(name string, limit int64) (*os.File, error) {
	info, err := os.Stat(name)
	if err == nil {
		err = regular(info, limit)
	}
	if err != nil {
		return nil, err
	}
	file, err := os.OpenFile(name, os.O_RDONLY|atOnce, 0)
	if err != nil {
		return nil, err
	}
	if info, err = file.Stat(); err == nil {
		err = regular(info, limit)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

func regular(info fs.FileInfo, limit int64) error {
	switch {
	case !info.Mode().IsRegular():
		return ErrIrregular
	case info.Size() > limit:
		return &TooLargeError{limit}
	}
	return nil
}

// Read reads a regular file of at most so many bytes.
func Read(name string, limit int64) ([]byte, error) {
	file, err := Open(name, limit)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return ReadFrom(file, limit)
}

// Head reads the beginning of a regular file, so many bytes at most.
func Head(name string, size int64) ([]byte, error) {
	file, err := Open(name, NoLimit)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, size))
}

// OpenNamed opens a file that the user named, and that may therefore be a pipe
// or a terminal as well: "bibfix <(git show HEAD:paper.md)". Whoever reads it
// stops at a limit.
func OpenNamed(name string, limit int64) (*os.File, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) != 0:
		return os.Open(name)
	}
	return Open(name, limit)
}

// ReadNamed reads a file that the user named.
func ReadNamed(name string, limit int64) ([]byte, error) {
	file, err := OpenNamed(name, limit)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return ReadFrom(file, limit)
}

// ReadFrom reads all, if it is not more than so many bytes.
func ReadFrom(r io.Reader, limit int64) ([]byte, error) {
	var data bytes.Buffer
	if file, ok := r.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Size() <= limit {
			data.Grow(int(info.Size()) + bytes.MinRead)
		}
	}
	_, err := data.ReadFrom(io.LimitReader(r, limit+1))
	if err == nil && int64(data.Len()) > limit {
		err = &TooLargeError{limit}
	}
	return data.Bytes(), err
}
