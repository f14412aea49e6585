package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/internal/disk"
)

// A Lock is a file of verified answers that a project commits, so that others
// get them without a network. It has one line for each, sorted by key: what
// changes between two runs is what changed in the registries.
type Lock struct {
	path    string
	entries map[string]record.Kept // as read
	used    map[string]record.Kept // of this run
}

// lockFile is the form of the file.
type lockFile struct {
	Version int                    `json:"version"`
	Answers map[string]record.Kept `json:"answers"`
}

const lockVersion = 1

// maxLock is the largest lock file that is read, in bytes: a few kB for each
// reference.
const maxLock = 256 << 20

// OpenLock reads a lock file. One that is not there yet is empty.
func OpenLock(path string) (*Lock, error) {
	l := &Lock{path: path, entries: make(map[string]record.Kept), used: make(map[string]record.Kept)}
	data, err := disk.Read(path, maxLock)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return nil, disk.About(path, err)
	}
	var f lockFile
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("%s is no lock file of bibfix, or damaged: %w; remove it to have it made anew", path, err)
	}
	if f.Version != lockVersion {
		return nil, fmt.Errorf("%s is a lock file of version %d; this bibfix reads version %d", path, f.Version, lockVersion)
	}
	for key, e := range f.Answers {
		if !hasNil(e.Works) {
			l.entries[key] = e
		}
	}
	return l, nil
}

// Get returns the answer under the key.
func (l *Lock) Get(key string) (record.Kept, bool) {
	e, ok := l.entries[key]
	return e, ok
}

// Use says that the answer belongs to a verified reference of this run. The
// time of one that did not change stays.
func (l *Lock) Use(key string, e record.Kept) {
	if old, ok := l.entries[key]; ok && same(old, e) {
		e = old
	}
	l.used[key] = e
}

// KeepAll says that all answers that were read belong to the project still.
func (l *Lock) KeepAll() {
	for key, e := range l.entries {
		l.used[key] = e
	}
}

func same(e, other record.Kept) bool {
	e.Fetched = other.Fetched
	a, err1 := json.Marshal(e)
	b, err2 := json.Marshal(other)
	return err1 == nil && err2 == nil && bytes.Equal(a, b)
}

// Save writes the answers that were used, if they are other than before.
func (l *Lock) Save() error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\"version\": %d, \"answers\": {", lockVersion)
	for i, key := range slices.Sorted(maps.Keys(l.used)) {
		name, err := json.Marshal(key)
		if err != nil {
			return err
		}
		value, err := json.Marshal(l.used[key])
		if err != nil {
			return err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "\n%s: %s", name, value)
	}
	b.WriteString("\n}}\n")
	if old, err := disk.Read(l.path, maxLock); err == nil && bytes.Equal(old, b.Bytes()) {
		return nil
	}
	return disk.Write(l.path, b.Bytes())
}
