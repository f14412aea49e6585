//go:build linux || darwin

package disk

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// What has no end, or waits for somebody, is not opened.
func TestIrregular(t *testing.T) {
	dir := t.TempDir()
	pipe, link := filepath.Join(dir, "pipe"), filepath.Join(dir, "link")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("/dev/zero", link); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{pipe, link, "/dev/zero"} {
		if _, err := Read(name, 1<<20); !errors.Is(err, ErrIrregular) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var large *TooLargeError
	if _, err := ReadNamed("/dev/zero", 1<<20); !errors.As(err, &large) {
		t.Errorf("a device that is named ends at the limit: %v", err)
	}
}

// A pipe that takes the place of a file after it was asked about does not keep
// anybody waiting.
func TestPipeInPlaceOfFile(t *testing.T) {
	dir := t.TempDir()
	name, pipe, file := filepath.Join(dir, "x"), filepath.Join(dir, "pipe"), filepath.Join(dir, "file")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip(err)
	}
	put(t, file, "text")
	stop := make(chan bool)
	stopped := make(chan bool)
	go func() { // two links change places as fast as they can
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			next := filepath.Join(dir, "next")
			_ = os.Symlink([]string{pipe, file}[i%2], next)
			_ = os.Rename(next, name)
		}
	}()
	defer func() { close(stop); <-stopped }()
	done := make(chan bool)
	go func() {
		defer close(done)
		for range 2000 {
			if data, err := Read(name, 1<<20); err == nil && string(data) != "text" {
				t.Errorf("read %q", data)
			}
		}
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("it waits for the other end of a pipe")
	}
}

// A pipe that is named is read.
func TestNamedPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip(err)
	}
	go func() { _ = os.WriteFile(pipe, []byte("text"), 0) }()
	if data, err := ReadNamed(pipe, 10); err != nil || string(data) != "text" {
		t.Errorf("%q, %v", data, err)
	}
}
