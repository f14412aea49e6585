package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// Temporary files are called .bibfix-N.tmp: hidden from searches, and beside
// the file whose place they will take, since renaming cannot cross a disk.
const (
	temporaryHead = ".bibfix-"
	temporaryTail = ".tmp"
)

// IsTemporary says whether a name is that of a temporary file.
func IsTemporary(name string) bool {
	name, head := strings.CutPrefix(name, temporaryHead)
	number, tail := strings.CutSuffix(name, temporaryTail)
	return head && tail && number != "" && strings.Trim(number, "0123456789") == ""
}

// maxHeld is how many temporary files are kept open at once, each with a lock
// that tells other runs that it is in use. Systems allow a process a thousand
// files and more. Those beyond it a run that sweeps the folder at the same moment
// could take away, and then they are not written, which is said.
const maxHeld = 500

// A temporary is a file that is written and has no place yet.
type temporary struct {
	name string
	held *os.File // open and locked; nil where it is not
}

type options struct{ hold, sync, private bool }

// writeTemporary writes a file beside the one that it will replace, whose owner
// and mode it gets; info is nil where there is none yet.
func writeTemporary(beside string, data []byte, info fs.FileInfo, o options) (temporary, error) {
	mode := fs.FileMode(0o666) // less what the user's mask takes away
	switch {
	case info != nil:
		mode = info.Mode().Perm()
	case o.private:
		mode = 0o600
	}
	file, err := createTemporary(filepath.Dir(beside), mode)
	if err != nil {
		return temporary{}, err
	}
	if info != nil {
		keepOwner(file, info)
		err = file.Chmod(info.Mode())
	}
	if err == nil {
		_, err = file.Write(data)
	}
	if err == nil && o.sync {
		err = file.Sync()
	}
	t := temporary{name: file.Name()}
	if err == nil && o.hold && canHold {
		t.held = file
		return t, nil
	}
	if err = errors.Join(err, file.Close()); err != nil {
		t.discard()
		return temporary{}, err
	}
	return t, nil
}

// createTemporary makes an empty file and locks it. Between the two a run that
// sweeps may take it for a remain; then there is another try.
func createTemporary(folder string, mode fs.FileMode) (*os.File, error) {
	const tries = 100
	for range tries {
		name := filepath.Join(folder, fmt.Sprint(temporaryHead, rand.Uint64(), temporaryTail))
		file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%w: no new file can be made beside it", withoutName(err))
		}
		if hold(file) {
			return file, nil
		}
		file.Close()
	}
	return nil, errors.New("no new file can be made beside it: each is taken away by another program")
}

// become gives the file its place.
func (t temporary) become(name string) error {
	err := os.Rename(t.name, name)
	if err == nil && t.held != nil {
		t.held.Close() // it was synced, and holds no more than its lock
	}
	return err
}

// discard takes the file away again.
func (t temporary) discard() {
	os.Remove(t.name)
	if t.held != nil {
		t.held.Close()
	}
}

// Sweep takes away what runs that were killed have left in a folder, and
// returns the names. What another run is writing stays.
func Sweep(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var gone []string
	for _, entry := range entries {
		name := filepath.Join(folder, entry.Name())
		if IsTemporary(entry.Name()) && entry.Type().IsRegular() && removeRemain(name) {
			gone = append(gone, name)
		}
	}
	return gone
}
