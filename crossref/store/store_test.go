package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/crossref/store"
	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

var at = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

func entry(title string) record.Kept {
	return record.Kept{Fetched: at, Works: []*lint.Work{{Source: "crossref", DOI: "10.9999/x", Titles: []string{title}}}}
}

func TestDir(t *testing.T) {
	folder := t.TempDir()
	d := store.OpenDir(filepath.Join(folder, "not", "there", "yet"))
	if _, ok := d.Get("doi:10.9999/x"); ok {
		t.Error("an answer out of nothing")
	}
	for key, e := range map[string]record.Kept{"doi:10.9999/x": entry("Tides"), "handle:10.9999/y": {Fetched: at, Absent: true}, "agency:10.9999": {Fetched: at, Text: "mEDRA"}} {
		if err := d.Put(key, e); err != nil {
			t.Fatal(err)
		}
		got, ok := d.Get(key)
		if !ok || fmt.Sprintf("%+v", got.Works) == "" || got.Absent != e.Absent || got.Text != e.Text || !got.Fetched.Equal(at) || len(got.Works) != len(e.Works) {
			t.Errorf("%s: got %+v, %v; want %+v", key, got, ok, e)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "not", "there", "yet", "mine.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(folder, "not", "there", "yet", "v2", "src", "main.go")
	if err := os.MkdirAll(filepath.Dir(other), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if n, err := d.Clear(); n != 3 || err != nil {
		t.Errorf("cleared %d, %v; want 3", n, err)
	}
	if _, ok := d.Get("doi:10.9999/x"); ok {
		t.Error("an answer after clearing")
	}
	if _, err := os.Stat(filepath.Join(folder, "not", "there", "yet", "mine.txt")); err != nil {
		t.Error("a file of others was removed")
	}
	if _, err := os.Stat(other); err != nil {
		t.Error("a folder of others was removed")
	}
	if n, err := store.OpenDir(filepath.Join(folder, "nowhere")).Clear(); n != 0 || err != nil {
		t.Errorf("clearing a folder that is not there: %d, %v", n, err)
	}
}

// Damaged files, and files under another's name, are no answers.
func TestDamage(t *testing.T) {
	folder := t.TempDir()
	d := store.OpenDir(folder)
	if err := d.Put("doi:10.9999/x", entry("Tides")); err != nil {
		t.Fatal(err)
	}
	var name string
	if err := filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			name = path
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, damage := range []string{"", "{", "null", `{"key":"doi:10.9999/other","works":[]}`, `{"key":"doi:10.9999/x","works":[null]}`, `{"key":"doi:10.9999/x","works":7}`} {
		if err := os.WriteFile(name, []byte(damage), 0o600); err != nil {
			t.Fatal(err)
		}
		if e, ok := d.Get("doi:10.9999/x"); ok {
			t.Errorf("%q passes for %+v", damage, e)
		}
	}
}

// Several writers of one key leave one whole answer.
func TestTogether(t *testing.T) {
	folder := t.TempDir()
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			d := store.OpenDir(folder)
			for range 50 {
				if err := d.Put("doi:10.9999/x", entry(strings.Repeat(fmt.Sprint(i), 2000))); err != nil {
					t.Error(err)
				}
				if e, ok := d.Get("doi:10.9999/x"); !ok || len(e.Works[0].Titles[0]) != 2000 {
					t.Error("a part of an answer")
				}
			}
		})
	}
	wait.Wait()
}

func TestLock(t *testing.T) {
	name := filepath.Join(t.TempDir(), "bibfix.lock")
	save := func(keys ...string) string {
		l, err := store.OpenLock(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range keys {
			e := entry(key)
			e.Fetched = time.Now()
			l.Use(key, e)
		}
		if err := l.Save(); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	first := save("doi:b", "doi:a")
	if again := save("doi:a", "doi:b"); again != first {
		t.Errorf("the same answers make another file:\n%s\n%s", first, again)
	}
	if lines := strings.Count(first, "\n"); lines != 4 || strings.Index(first, "doi:a") > strings.Index(first, "doi:b") {
		t.Errorf("not a line for each answer, sorted:\n%s", first)
	}
	if less := save("doi:a"); strings.Contains(less, "doi:b") {
		t.Error("an answer of no reference stays")
	}
	for _, bad := range []string{"{", `{"version": 99}`, "# Title"} {
		if err := os.WriteFile(name, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.OpenLock(name); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%q passes for a lock file, or the error does not name it: %v", bad, err)
		}
	}
}
