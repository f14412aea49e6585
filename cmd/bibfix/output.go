package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
)

// A claim is a file that a run reads or writes, and what it is to the user.
type claim struct{ path, what string }

// spare refuses to write findings or a baseline over what the run reads, or
// over each other.
func (c *checker) spare() error {
	written := c.written()
	if len(written) == 0 {
		return nil
	}
	kept := c.kept()
	at := project.NewTree(c.files)
	for i, w := range written {
		switch {
		case isLink(w.path):
			return fmt.Errorf("%s: %w", w.what, disk.ErrLink)
		case away(at, w.path):
			return fmt.Errorf("%s: its folder is a symbolic link out of this one: not written; name the folder itself", w.what)
		}
		for _, k := range kept {
			if same(at, w.path, k.path) {
				return fmt.Errorf("%s would overwrite %s: nothing was done", w.what, k.what)
			}
		}
		for _, other := range written[:i] {
			if same(at, w.path, other.path) {
				return fmt.Errorf("%s and %s write to one file: nothing was done", other.what, w.what)
			}
		}
	}
	return nil
}

// written are the files that a run writes, apart from what it repairs.
func (c *checker) written() []claim {
	var written []claim
	for _, o := range c.outputs {
		written = append(written, claim{o.file, "--output " + o.format + "=" + o.file})
	}
	if c.updateBaseline {
		written = append(written, claim{c.baseline, "--update-baseline with " + c.baseline})
	}
	return written
}

// away says whether a path that begins at the working directory and stays in it
// as it is written is led out of it by a link: whoever filled the directory may have put that there.
func away(at *project.Tree, name string) bool {
	return filepath.IsLocal(name) && !at.Holds(at.RealPath("."), filepath.Dir(name))
}

// kept are the files that a run reads.
func (c *checker) kept() []claim {
	kept := []claim{{c.settings.File, "the settings"}, {c.lock, "the lock file"}, {c.verifying.registry, "the registry"}, {c.options.changed, "the diff of --changed"}}
	if !c.updateBaseline {
		kept = append(kept, claim{c.baseline, "the baseline"})
	}
	for _, name := range c.project.Settled() {
		kept = append(kept, claim{name, "the settings in " + name})
	}
	for _, s := range c.project.Sources() {
		kept = append(kept, claim{s.Path, "the manuscript"})
	}
	return slices.DeleteFunc(kept, func(k claim) bool { return k.path == "" })
}

// same says whether two names are of one file, which need not be there yet. A
// device or a pipe is nobody's.
func same(at *project.Tree, a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return at.RealPath(a) == at.RealPath(b)
	}
	other, err := os.Stat(b)
	return err == nil && one.Mode().IsRegular() && os.SameFile(one, other)
}

// isLink says whether a file of --output is a link. Those of the system lead
// to the streams of the process.
func isLink(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0 && !ofSystem(name)
}

func ofSystem(name string) bool {
	name = filepath.ToSlash(filepath.Clean(name))
	return strings.HasPrefix(name, "/dev/fd/") || strings.HasPrefix(name, "/dev/std") || strings.HasPrefix(name, "/proc/")
}

// print writes the findings to w and to the files of --output.
func (c *checker) print(w io.Writer, r *report.Report) {
	if err := c.show(w, r); err != nil {
		c.fail(about("standard output", err))
	}
	for _, o := range c.outputs {
		var b bytes.Buffer
		err := c.writeAs(o.format, &b, r, report.Style{})
		if err == nil {
			err = c.deliver(o.file, b.Bytes())
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			c.fail(fmt.Errorf("%s: not written: there is no folder %s", o.file, filepath.Dir(o.file)))
		case err != nil:
			c.fail(err)
		}
	}
}

// deliver writes bytes to a file of --output. What is no file, as the pipe of
// ">(program)", takes them as they come, and so do the streams of the program itself.
func (c *checker) deliver(name string, data []byte) error {
	switch filepath.ToSlash(filepath.Clean(name)) {
	case "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1":
		return stream(name, c.stdout, data)
	case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2":
		return stream(name, c.stderr, data)
	}
	info, err := os.Stat(name)
	if err == nil && (info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) != 0 || ofSystem(name)) && !isLink(name) {
		return disk.Pour(name, data)
	}
	return whole(func() error { return disk.Write(name, data) })
}

func stream(name string, w io.Writer, data []byte) error {
	if _, err := w.Write(data); err != nil {
		return about(name, err)
	}
	return nil
}
