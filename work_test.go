package bibfix_test

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A meter is bibfix built with the counters of Go's coverage tool. It measures
// work in statements that were executed, of this module and of the library
// behind the diff: the same number on every machine and under every load,
// which a time is not. Work inside the standard library is not in it; the
// benchmarks have that.
type meter struct {
	program string
	name    string // of the file that is measured
}

func newMeter(t *testing.T) meter {
	t.Helper()
	if testing.Short() {
		t.Skip("builds bibfix a second time")
	}
	m := meter{filepath.Join(t.TempDir(), "bibfix"), "paper.md"}
	command(t, nil, "go", "build", "-cover", "-covermode=atomic", "-coverpkg=./...,github.com/sergi/go-diff/diffmatchpatch", "-o", m.program, "./cmd/bibfix")
	return m
}

// enough is a size of texts, in bytes, at which squares show: well over the
// bounds of some thousand bytes that searches have, and so small that a
// statement for each pair of bytes of four times the text still fits the
// counters, which have 32 bits.
const enough = 16_000

// linear wants four times the text to cost at most five and a half times the
// work. The square would cost sixteen times as much.
func (m meter) linear(t *testing.T, size int, text func(size int) []byte) {
	t.Helper()
	one, four := m.statements(t, text(size)), m.statements(t, text(4*size))
	if four > 5.5*one {
		t.Errorf("the size %d takes %.0f statements, four times the size %.0f", size, one, four)
	}
}

// statements is the work of finding, fixing and printing what is wrong in data.
func (m meter) statements(t *testing.T, data []byte) float64 {
	t.Helper()
	dir := t.TempDir()
	paper, profile := filepath.Join(dir, m.name), filepath.Join(dir, "profile")
	if err := os.WriteFile(paper, data, 0o644); err != nil {
		t.Fatal(err)
	}
	command(t, []string{"GOCOVERDIR=" + dir}, m.program, "--fail-on=never", "--diff", "--output=json="+os.DevNull, paper)
	command(t, nil, "go", "tool", "covdata", "textfmt", "-i="+dir, "-o="+profile)
	counted, err := os.ReadFile(profile)
	if err != nil {
		t.Fatal(err)
	}
	var sum float64
	lines := bufio.NewScanner(bytes.NewReader(counted))
	for lines.Scan() { // name.go:12.34,56.78 statements times
		fields := strings.Fields(lines.Text())
		if len(fields) != 3 {
			continue // the mode, in the first line
		}
		statements, err := strconv.ParseFloat(fields[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		times, err := strconv.ParseFloat(fields[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		sum += statements * times
	}
	if sum == 0 {
		t.Fatal("nothing was counted")
	}
	return sum
}

func command(t *testing.T, environment []string, name string, args ...string) {
	t.Helper()
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), environment...)
	var complaints bytes.Buffer
	c.Stderr = &complaints
	if err := c.Run(); err != nil {
		t.Fatalf("%s: %v: %.1000s", name, err, complaints.String())
	}
}
