package registry

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
)

// An input is a file that works are read from. Its size and time tell whether
// it is the one that was read before an interruption.
type input struct {
	Path string    `json:"path"` // absolute
	Size int64     `json:"size"`
	Time time.Time `json:"time"`
}

// same says whether both are one file, unchanged.
func (in input) same(other input) bool {
	return in.Path == other.Path && in.Size == other.Size && in.Time.Equal(other.Time)
}

// findInputs lists the files behind paths: a directory stands for what lies
// in it and below and has the name of an input, in the order of names.
func findInputs(paths []string) ([]input, error) {
	var inputs []input
	add := func(path string, info fs.FileInfo) error {
		absolute, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		in := input{absolute, info.Size(), info.ModTime().Round(0)}
		if !slices.ContainsFunc(inputs[max(0, len(inputs)-1):], in.same) {
			inputs = append(inputs, in)
		}
		return nil
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			if readerFor(path) == nil {
				return nil, fmt.Errorf("%s: of a kind that is not known; known are .jsonl, .json and .csv, each also with .gz", path)
			}
			if err := add(path, info); err != nil {
				return nil, err
			}
			continue
		}
		before := len(inputs)
		err = filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() || readerFor(name) == nil {
				return err
			}
			info, err := entry.Info()
			if err != nil {
				return err
			}
			return add(name, info)
		})
		if err != nil {
			return nil, err
		}
		if len(inputs) == before {
			return nil, fmt.Errorf("%s: holds no .jsonl, .json or .csv file, with or without .gz", path)
		}
	}
	if len(inputs) == 0 {
		return nil, errors.New("no file to read works from")
	}
	return inputs, nil
}

// A parser makes a work of a piece of an input.
type parser func(piece []byte) (*lint.Work, error)

// A format splits a file into pieces of one work each. A nil piece stands for a
// work that is longer than maxWork. An error ends the file.
type format struct {
	split func(r *bufio.Reader, emit func(piece []byte) error) error
	parse parser
}

// readerFor gives the format of a file by its name, nil where it has none.
func readerFor(name string) *format {
	name = strings.TrimSuffix(strings.ToLower(filepath.Base(name)), ".gz")
	switch filepath.Ext(name) {
	case ".jsonl", ".ndjson":
		return &format{splitLines, parseWork}
	case ".json":
		return &format{splitItems, parseWork}
	case ".csv":
		return &format{splitRows, parseNotice}
	}
	return nil
}

// maxWork bounds one work, in bytes as JSON. Lists of some ten thousand
// references make the longest that Crossref has, a tenth of it.
const maxWork = 16 << 20

// maxSkip bounds what is passed over in search of the end of a longer one: more
// is no file of works, but one made to waste time.
const maxSkip = 256 << 20

// readInput hands in the pieces of a file. Errors name the file.
func readInput(ctx context.Context, in input, f *format, emit func(piece []byte) error) error {
	file, err := disk.OpenNamed(in.Path, disk.NoLimit)
	if err != nil {
		return err
	}
	defer file.Close()
	var r io.Reader = &interruptible{ctx, file}
	if strings.HasSuffix(strings.ToLower(in.Path), ".gz") {
		unzipped, err := gzip.NewReader(bufio.NewReaderSize(r, 1<<18))
		if err != nil {
			return unreadable(in, err)
		}
		r = unzipped
	}
	if err := f.split(bufio.NewReaderSize(r, 1<<18), emit); err != nil {
		return unreadable(in, err)
	}
	return nil
}

// unreadable tells a damaged file from a disk that fails and from an interruption.
func unreadable(in input, err error) error {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, gzip.ErrHeader):
		return fmt.Errorf("%s: no gzip file, as its name says it is; fetch it again", in.Path)
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s: damaged or not whole (%w); fetch it again", in.Path, err)
	}
	return fmt.Errorf("%s: %w", in.Path, err)
}

// An interruptible reader fails when the context ends.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

func (i *interruptible) Read(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return i.r.Read(p)
}
