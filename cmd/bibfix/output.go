package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// A claim is a file that a run reads or writes, and what it is to the user.
type claim struct{ path, what string }

// spare refuses to write findings or a baseline over what the run reads, or
// over each other.
func (c *checker) spare(sources []source, settings []string) error {
	written := c.written()
	if len(written) == 0 {
		return nil
	}
	kept := c.kept(sources, settings)
	at := new(folders)
	for i, w := range written {
		switch {
		case isLink(w.path):
			return fmt.Errorf("%s: %w", w.what, disk.ErrLink)
		case at.away(w.path):
			return fmt.Errorf("%s: its folder is a symbolic link out of this one: not written; name the folder itself", w.what)
		}
		for _, k := range kept {
			if at.same(w.path, k.path) {
				return fmt.Errorf("%s would overwrite %s: nothing was done", w.what, k.what)
			}
		}
		for _, other := range written[:i] {
			if at.same(w.path, other.path) {
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
func (f *folders) away(name string) bool {
	return filepath.IsLocal(name) && !within(f.real("."), f.real(filepath.Dir(name)))
}

// kept are the files that a run reads.
func (c *checker) kept(sources []source, settings []string) []claim {
	kept := []claim{{c.settings.file, "the settings"}, {c.lock, "the lock file"}, {c.verifying.registry, "the registry"}, {c.options.changed, "the diff of --changed"}}
	if !c.updateBaseline {
		kept = append(kept, claim{c.baseline, "the baseline"})
	}
	for _, name := range settings {
		kept = append(kept, claim{name, "the settings in " + name})
	}
	for _, s := range sources {
		kept = append(kept, claim{s.path, "the manuscript"})
	}
	return slices.DeleteFunc(kept, func(k claim) bool { return k.path == "" })
}

// same says whether two names are of one file, which need not be there yet. A
// device or a pipe is nobody's.
func (f *folders) same(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return f.real(a) == f.real(b)
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

// whole writes a file while signals wait.
func whole(write func() error) error {
	_, err := unbroken(func(context.Context) error { return write() })
	return err
}

// save puts the repaired documents in the place of those before, and returns
// what then stands there with what is left to find in it.
func (c *checker) save(sources []source, before []*lint.Document, repaired lint.Repaired) ([]*lint.Document, []lint.Diagnostic, error) {
	written, err := c.put(sources, before, repaired.Documents)
	switch {
	case err == nil:
		if repaired.Fixed > 0 {
			c.note("fixed %s", report.Count(repaired.Fixed, "finding"))
		}
		return repaired.Documents, repaired.Findings, nil
	case errors.Is(err, errInterrupted):
		c.fail(err)
		return nil, nil, err
	}
	c.fail(err)
	now := slices.Clone(before)
	for i, s := range sources {
		if slices.Contains(written, s.path) {
			now[i] = repaired.Documents[i]
			c.note("%s: written before that", s.path)
		}
	}
	return now, lint.Lint(now, c.rules, c.lintOptions()), nil
}

// put writes documents that differ from those before to where they came
// from, and standard input to standard output in any case. It returns the
// paths that were written.
func (c *checker) put(sources []source, before, after []*lint.Document) ([]string, error) {
	groups := make([][]disk.Change, turns)
	for i, doc := range after {
		switch {
		case sources[i].path == "":
			if _, err := c.stdout.Write(sources[i].encoding.Encode(doc.Written())); err != nil {
				return nil, about("standard output", err)
			}
		case !bytes.Equal(doc.Data, before[i].Data):
			at := turnOf(before[i], doc)
			groups[at] = append(groups[at], sources[i].change(before[i].Data, doc.Data))
		}
	}
	c.sweep(sources)
	return c.replace(c.writer, groups...)
}

// change is what becomes of a source.
func (s source) change(before, after []byte) disk.Change {
	return disk.Change{Path: s.path, Old: s.encoding.Encode(before), New: s.encoding.Encode(after), Limit: format.Limit(s.name)}
}
