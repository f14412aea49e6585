package disk

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden" // knows -update
)

func put(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	four := put(t, filepath.Join(dir, "four"), "1234")
	for _, read := range []func(string, int64) ([]byte, error){Read, ReadNamed} {
		if data, err := read(four, 4); err != nil || string(data) != "1234" {
			t.Errorf("%q, %v", data, err)
		}
		var large *TooLargeError
		if _, err := read(four, 3); !errors.As(err, &large) {
			t.Errorf("four bytes of three: %v", err)
		}
		if _, err := read(dir, 3); !errors.Is(err, ErrIrregular) {
			t.Errorf("a folder: %v", err)
		}
		if _, err := read(filepath.Join(dir, "none"), 3); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("no file: %v", err)
		}
	}
}

func TestTooLarge(t *testing.T) {
	for limit, want := range map[int64]string{
		64 << 10:  "larger than the 64 kB that bibfix reads",
		256 << 20: "larger than the 256 MB that bibfix reads",
	} {
		if got := (&TooLargeError{limit}).Error(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestHead(t *testing.T) {
	dir := t.TempDir()
	four := put(t, filepath.Join(dir, "four"), "1234")
	for size, want := range map[int64]string{0: "", 3: "123", 9: "1234"} {
		if data, err := Head(four, size); err != nil || string(data) != want {
			t.Errorf("%d bytes: %q, %v", size, data, err)
		}
	}
	if _, err := Head(dir, 3); !errors.Is(err, ErrIrregular) {
		t.Errorf("a folder: %v", err)
	}
}
