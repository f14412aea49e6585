// Package store keeps what registries answered: on disk between runs ([Dir]),
// and in a file that a project commits ([Lock]).
//
// What is kept is answers, with the time they came. Failures are no answers and
// never get here. How long an answer is good for is decided by who asks.
package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
)

// version is that of the form of the files. Files of another version count as
// none; it goes up when the meaning of a record's fields changes.
const version = "v1"

// A Dir is a folder of answers, one file each. Several processes may use it at
// the same time: a file appears whole or not at all.
type Dir struct{ path string }

// OpenDir gives the store in a folder, which need not be there yet.
func OpenDir(path string) *Dir { return &Dir{path} }

// DefaultDir is the folder of bibfix in the user's cache directory.
func DefaultDir() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no cache directory: %w; name one with --cache DIR", err)
	}
	return filepath.Join(base, "bibfix"), nil
}

// maxAnswer is the largest file of an answer that is read, in bytes. Those of a
// search hold a few works.
const maxAnswer = 64 << 20

// A file is an entry under its key, which tells two keys of one name apart.
type file struct {
	Key string `json:"key"`
	record.Kept
}

func (d *Dir) name(key string) string {
	sum := sha256.Sum256([]byte(key))
	name := hex.EncodeToString(sum[:16])
	return filepath.Join(d.path, version, name[:1], name[1:]+".json")
}

// Get returns the answer under the key. What cannot be read is not there.
func (d *Dir) Get(key string) (record.Kept, bool) {
	data, err := disk.Read(d.name(key), maxAnswer)
	if err != nil {
		return record.Kept{}, false
	}
	var f file
	if json.Unmarshal(data, &f) != nil || f.Key != key || hasNil(f.Works) {
		return record.Kept{}, false
	}
	return f.Kept, true
}

func hasNil(works []*lint.Work) bool {
	for _, w := range works {
		if w == nil {
			return true
		}
	}
	return false
}

// Put keeps an answer.
func (d *Dir) Put(key string, e record.Kept) error {
	data, err := json.Marshal(file{key, e})
	if err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	name := d.name(key)
	if err := disk.Keep(name, data); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	return disk.Keep(name, data)
}

// Clear removes all answers and says how many there were. Files of others in
// the folder stay, whatever they are called.
func (d *Dir) Clear() (int, error) {
	removed := 0
	root := filepath.Join(d.path, version)
	folders, err := os.ReadDir(root)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	for _, folder := range folders {
		if !folder.IsDir() || !isHex(folder.Name(), 1) {
			continue
		}
		path := filepath.Join(root, folder.Name())
		files, err := os.ReadDir(path)
		if err != nil {
			return removed, err
		}
		for _, f := range files {
			name, answer := strings.CutSuffix(f.Name(), ".json")
			answer = answer && isHex(name, 31)
			if !f.Type().IsRegular() || !answer && !disk.IsTemporary(f.Name()) {
				continue
			}
			if err := os.Remove(filepath.Join(path, f.Name())); err != nil {
				return removed, err
			}
			if answer {
				removed++
			}
		}
		os.Remove(path) // it stays where others put files there
	}
	os.Remove(root) // it stays where others put files there
	return removed, nil
}

// isHex says whether a name is so many hexadecimal digits.
func isHex(name string, n int) bool {
	return len(name) == n && strings.Trim(name, "0123456789abcdef") == ""
}
