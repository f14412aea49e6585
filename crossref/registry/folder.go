package registry

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A folder holds what a build has done so far: the file of the works, the runs
// of postings, and the journal, in which a line is written for each input that
// was read to its end. What goes beyond the last line is cut off when a build
// goes on.
type folder struct {
	path    string
	journal *os.File
	lines   []line
	runs    []run
}

// A line of the journal is the state after an input.
type line struct {
	Version int    `json:"version"` // of the form of the file
	Input   input  `json:"input"`
	Blocks  int    `json:"blocks"`
	At      int64  `json:"at"` // where the next block goes
	Totals  Totals `json:"totals"`
}

// A run holds the postings of the blocks [from, to).
type run struct{ from, to int }

func (r run) name() string { return fmt.Sprintf("run-%012d-%012d", r.from, r.to) }

const (
	worksName   = "works"
	journalName = "journal"
)

// openBuilder begins a build, or goes on with one.
func openBuilder(path string, inputs []input, limit int) (*builder, error) {
	f, err := openFolder(path)
	if err != nil {
		return nil, err
	}
	b := &builder{folder: f, limit: limit, at: int64(headerSize)}
	if err := b.restore(inputs); err != nil {
		f.close()
		if b.works != nil {
			b.works.Close()
		}
		return nil, err
	}
	b.startWorkers()
	return b, nil
}

// openFolder opens the folder and reads its journal. A last line that is not
// whole was never written.
func openFolder(path string) (*folder, error) {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, err
	}
	f := &folder{path: path}
	name := filepath.Join(path, journalName)
	data, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	whole := data[:bytes.LastIndexByte(data, '\n')+1]
	for text := range bytes.Lines(whole) {
		var l line
		if err := json.Unmarshal(text, &l); err != nil || l.Version != version {
			return nil, fmt.Errorf("%s: was begun by another version of bibfix; remove it", path)
		}
		f.lines = append(f.lines, l)
	}
	if f.journal, err = os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return nil, err
	}
	if err = f.journal.Truncate(int64(len(whole))); err == nil {
		_, err = f.journal.Seek(0, io.SeekEnd)
	}
	if err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

func (f *folder) close() { f.journal.Close() }

// remove takes the folder away. What stays of it on failure does no harm: the
// next build of this name begins by cutting it off.
func (f *folder) remove() {
	f.close()
	os.RemoveAll(f.path)
}

// note writes a line of the journal.
func (f *folder) note(l line) error {
	l.Version = version
	data, err := json.Marshal(l)
	if err != nil {
		return err
	}
	if _, err := f.journal.Write(append(data, '\n')); err != nil {
		return err
	}
	f.lines = append(f.lines, l)
	return f.journal.Sync()
}

// has says whether an input was read to its end.
func (b *builder) has(in input) bool {
	return slices.ContainsFunc(b.folder.lines, func(l line) bool { return l.Input.same(in) })
}

// restore brings the builder to where the journal ends.
func (b *builder) restore(inputs []input) error {
	last := line{At: int64(headerSize)}
	for _, l := range b.folder.lines {
		if !slices.ContainsFunc(inputs, func(in input) bool { return in.Path == l.Input.Path }) {
			return fmt.Errorf("%s: a build was interrupted that had read %s; name that file again, or remove the folder", b.folder.path, l.Input.Path)
		}
		last = l
	}
	works, err := os.OpenFile(filepath.Join(b.folder.path, worksName), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	b.works = works
	if len(b.folder.lines) == 0 {
		if err := works.Truncate(0); err != nil {
			return err
		}
		if _, err := works.Write(header()); err != nil {
			return err
		}
	}
	b.totals = last.Totals
	b.totals.Kept = 0
	if err := b.findPlaces(last); err != nil {
		return err
	}
	if err := works.Truncate(last.At); err != nil {
		return err
	}
	if _, err := works.Seek(last.At, io.SeekStart); err != nil {
		return err
	}
	b.at, b.writer = last.At, bufio.NewWriterSize(works, 1<<20)
	return b.restorePostings()
}

// findPlaces finds out where the blocks start.
func (b *builder) findPlaces(last line) error {
	damaged := fmt.Errorf("%s: does not hold what its journal says; remove it", b.folder.path)
	head := make([]byte, blockHead)
	at := int64(headerSize)
	for range last.Blocks {
		if _, err := b.works.ReadAt(head, at); err != nil {
			return damaged
		}
		b.places = append(b.places, at)
		at += blockHead + int64(binary.LittleEndian.Uint32(head))
	}
	if info, err := b.works.Stat(); err != nil || at != last.At || info.Size() < at {
		return damaged
	}
	return nil
}

// restorePostings keeps the runs that follow one another up to the last block
// of the journal, and makes the postings of blocks in none of them again.
func (b *builder) restorePostings() error {
	names, err := filepath.Glob(filepath.Join(escapeGlob(b.folder.path), "run-*"))
	if err != nil {
		return err
	}
	slices.Sort(names)
	covered := 0
	for _, name := range names {
		var r run
		_, err := fmt.Sscanf(filepath.Base(name), "run-%d-%d", &r.from, &r.to)
		if err == nil && name == filepath.Join(b.folder.path, r.name()) && r.from == covered && r.to <= len(b.places) {
			b.folder.runs = append(b.folder.runs, r)
			covered = r.to
			continue
		}
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	for block := covered; block < len(b.places); block++ {
		lines, err := readBlock(b.works, b.places[block], b.at)
		if err != nil {
			return fmt.Errorf("%s: does not hold what its journal says; remove it (%w)", b.folder.path, err)
		}
		keys := make([][]key, len(lines))
		for slot, text := range lines {
			w, err := unpack(text)
			if err != nil {
				return fmt.Errorf("%s: %w", b.folder.path, err)
			}
			keys[slot] = keysOf(w)
		}
		if err := b.post(block, keys); err != nil {
			return err
		}
	}
	return nil
}

// escapeGlob takes their meaning from signs in the name of the folder.
func escapeGlob(path string) string {
	return strings.NewReplacer(`[`, `[[]`, `*`, `[*]`, `?`, `[?]`).Replace(path)
}

// addRun writes postings up to those of a block.
func (f *folder) addRun(to int, postings []posting) error {
	r := run{to: to}
	if n := len(f.runs); n > 0 {
		r.from = f.runs[n-1].to
	}
	if err := writeRun(filepath.Join(f.path, r.name()), postings); err != nil {
		return err
	}
	f.runs = append(f.runs, r)
	return nil
}

// runNames gives the files of the runs, in order.
func (f *folder) runNames() []string {
	var names []string
	for _, r := range f.runs {
		names = append(names, filepath.Join(f.path, r.name()))
	}
	return names
}
