package registry

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// many makes so many works, from a number on.
func many(from, n int) []string {
	var lines []string
	for i := from; i < from+n; i++ {
		lines = append(lines, fmt.Sprintf(`{"DOI":"10.5555/m%d","title":["Harbour ledger %d of the northern isles"],"author":[{"family":"Okrent"}]}`, i, i))
	}
	return lines
}

// wantMany looks the works up, by DOI and by title.
func wantMany(t *testing.T, r *Registry, numbers ...int) {
	t.Helper()
	for _, i := range numbers {
		doi := fmt.Sprintf("10.5555/m%d", i)
		if lookUp(t, r, doi) == nil {
			t.Errorf("%s is not there", doi)
		}
		works, err := r.Search(t.Context(), lint.Query{Title: fmt.Sprintf("Harbour ledger %d of the northern isles", i)}, 3)
		if err != nil || len(works) == 0 || works[0].DOI != doi {
			t.Errorf("search for %s: %v, %v", doi, works, err)
		}
	}
}

// A build that is interrupted goes on where it was, whether its postings were
// on the disk or not.
func TestResume(t *testing.T) {
	for _, inMemory := range []int{postingsInMemory, 500, 1} {
		t.Run(fmt.Sprint(inMemory), func(t *testing.T) {
			t.Parallel() // it waits for the disk
			dir, out := t.TempDir(), filepath.Join(t.TempDir(), "works.registry")
			for i := range 4 {
				write(t, dir, fmt.Sprintf("%d.jsonl.gz", i), many(1000*i, 1000)...)
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			_, err := build(ctx, out, []string{dir}, func(p Progress) {
				if p.Done == 2 { // in the third file
					cancel()
				}
			}, inMemory)
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("interrupted build: %v", err)
			}
			if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("there is a file already: %v", err)
			}
			if _, err := Open(filepath.Join(out+".building", worksName)); !errors.Is(err, errUnfinished) && !errors.Is(err, errNoRegistry) {
				t.Errorf("the half of a registry opens: %v", err)
			}
			var read []string
			totals, err := build(t.Context(), out, []string{dir}, func(p Progress) {
				if name := filepath.Base(p.Input); p.Input != "" && (len(read) == 0 || read[len(read)-1] != name) {
					read = append(read, name)
				}
			}, inMemory)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(read, " "); got != "2.jsonl.gz 3.jsonl.gz" {
				t.Errorf("read after the interruption: %s", got)
			}
			if totals.Kept != 2 || totals.Inputs != 4 || totals.Works != 4000 {
				t.Errorf("totals %+v", totals)
			}
			wantMany(t, opened(t, out), 0, 999, 1000, 1999, 2000, 3000, 3999)
		})
	}
}

// A process that is killed leaves what no line of the journal speaks of.
func TestResumeAfterACrash(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "works.registry")
	first := write(t, dir, "1.jsonl", many(0, 500)...)
	second := write(t, dir, "2.jsonl.gz", "this will be damaged")
	if err := os.WriteFile(second, []byte("no gzip"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := build(t.Context(), out, []string{first, second}, func(Progress) {}, 300); err == nil || !strings.Contains(err.Error(), "2.jsonl.gz") {
		t.Fatalf("damaged file: %v", err)
	}
	folder := out + ".building"
	for name, junk := range map[string]string{worksName: "\x10\x00\x00\x00half of a block", journalName: `{"version":1,"inp`} {
		file, err := os.OpenFile(filepath.Join(folder, name), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		_, err = file.WriteString(junk)
		if err := errors.Join(err, file.Close()); err != nil {
			t.Fatal(err)
		}
	}
	write(t, folder, run{20, 99}.name(), "a run of blocks that were never written")
	write(t, folder, "run-odd", "no run")
	write(t, dir, "2.jsonl.gz", many(500, 500)...)
	totals, err := build(t.Context(), out, []string{first, second}, func(Progress) {}, 300)
	if err != nil || totals.Works != 1000 || totals.Kept != 1 {
		t.Fatalf("totals %+v, error %v", totals, err)
	}
	wantMany(t, opened(t, out), 0, 250, 499, 500, 999)
}

// An unfinished build is not mixed with works of files that are not named.
func TestResumeWithOtherInputs(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "works.registry")
	first, second := write(t, dir, "1.jsonl", many(0, 10)...), write(t, dir, "2.json", "nothing")
	if _, err := Build(t.Context(), out, []string{first, second}, nil); err == nil {
		t.Fatal("a file without a list is read without an error")
	}
	if _, err := Build(t.Context(), out, []string{second}, nil); err == nil || !strings.Contains(err.Error(), "1.jsonl; name that file again") {
		t.Errorf("without the first file: %v", err)
	}
}

// An old registry stays until a new one is whole.
func TestReplace(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "works.registry")
	if _, err := Build(t.Context(), out, []string{write(t, dir, "1.jsonl", many(0, 10)...)}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := Build(t.Context(), out, []string{write(t, dir, "2.csv", "a,b")}, nil); err == nil {
		t.Fatal("no error of a table of another kind")
	}
	wantMany(t, opened(t, out), 5)
}

func TestUnreadableWorks(t *testing.T) {
	dir := t.TempDir()
	long := `{"DOI":"10.5555/long","title":["` + strings.Repeat("a", maxWork) + `"]}`
	lines := append([]string{"{", "null", `{"title":["Without a DOI"]}`, long, `{"DOI":"10.5555/cut","ti`}, many(0, 20)...)
	for name, path := range map[string]string{
		"lines": write(t, dir, "a.jsonl.gz", lines...),
		"items": write(t, dir, "b.json.gz", `{"items":[{"DOI":{}},{"a":tru},{"title":["Without"]},`+long+`,{"DOI" "10.5555/x"},`+strings.Join(many(0, 20), ",")+`]}`),
	} {
		t.Run(name, func(t *testing.T) {
			r, totals := built(t, path)
			if totals.Works != 20 || totals.Unreadable != 5 {
				t.Errorf("totals %+v", totals)
			}
			wantMany(t, r, 0, 19)
		})
	}
}

// Each damaged input ends the build with an error that names it and says what
// is wrong.
func TestDamagedInputs(t *testing.T) {
	long.Short(t)
	dir := t.TempDir()
	whole, err := os.ReadFile(write(t, dir, "whole.gz", many(0, 500)...))
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(whole)
	flipped[len(flipped)-6] ^= 1 // the checksum
	var member bytes.Buffer      // of a bomb: a file of gzip may have many
	zipped := gzip.NewWriter(&member)
	if _, err := zipped.Write(make([]byte, 1<<20)); err != nil {
		t.Fatal(err)
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	bomb := strings.Repeat(member.String(), maxSkip>>20+2)
	tests := []struct{ name, data, want string }{
		{"text.jsonl.gz", "this is no gzip file", "no gzip file"},
		{"empty.jsonl.gz", "", "EOF"},
		{"cut.jsonl.gz", string(whole[:len(whole)/2]), "damaged or not whole"},
		{"flipped.jsonl.gz", string(flipped), "damaged or not whole"},
		{"bomb.jsonl.gz", bomb, "a work without end"},
		{"cut.json", `{"items":[{"DOI":"10.5555/a"},{"DOI":`, "damaged or not whole"},
		{"other.json", `{"works":[]}`, "no list of works"},
		{"empty.csv", "", "no table of Retraction Watch"},
		{"quote.csv", table + `"` + strings.Repeat("x,\n", maxWork/2), "quotation mark"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(dir, test.name)
			if err := os.WriteFile(path, []byte(test.data), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Build(t.Context(), filepath.Join(t.TempDir(), "out"), []string{path}, nil)
			if err == nil || !strings.Contains(err.Error(), test.name) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want the name and %q", err, test.want)
			}
		})
	}
	if _, err := Build(t.Context(), filepath.Join(dir, "out"), nil, nil); err == nil {
		t.Error("no inputs: no error")
	}
	if _, err := Build(t.Context(), filepath.Join(dir, "out"), []string{t.TempDir()}, nil); err == nil {
		t.Error("an empty folder: no error")
	}
}

func TestOpenWhatIsNoRegistry(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "works.registry")
	if _, err := Build(t.Context(), out, []string{write(t, dir, "1.jsonl", many(0, 100)...)}, nil); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	later := bytes.Clone(good)
	binary.LittleEndian.PutUint32(later[len(magic):], version+1)
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "no registry"},
		{"text", []byte("DOI,title\n10.5555/a,A"), "no registry"},
		{"header", good[:headerSize], "not whole"},
		{"half", good[:len(good)/2], "not whole"},
		{"one byte short", good[:len(good)-1], "not whole"},
		{"later form", later, "form 2"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(dir, "damaged")
			if err := os.WriteFile(path, test.data, 0o600); err != nil {
				t.Fatal(err)
			}
			r, err := Open(path)
			if err == nil {
				r.Close()
			}
			if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want the path and %q", err, test.want)
			}
		})
	}
}

// Bytes that were changed lead to an error or to nothing, and never to a panic
// or to a work that was not put in.
func TestDamagedRegistry(t *testing.T) {
	long.Short(t)
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "works.registry")
	if _, err := Build(t.Context(), out, []string{write(t, dir, "1.jsonl", many(0, 400)...)}, nil); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		data := bytes.Clone(good)
		for range 1 + random.IntN(200) {
			data[random.IntN(len(data)-tailSize-300)+headerSize] = byte(random.IntN(256))
		}
		path := filepath.Join(dir, "damaged")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := Open(path)
		if err != nil {
			continue
		}
		for i := range 20 {
			doi := fmt.Sprintf("10.5555/m%d", 20*i)
			works, err := r.Works(t.Context(), []string{doi})
			if w := works[doi]; err == nil && w != nil && w.Titles[0] != fmt.Sprintf("Harbour ledger %d of the northern isles", 20*i) {
				t.Errorf("%s is %q", doi, w.Titles[0])
			}
			_, _ = r.Search(t.Context(), lint.Query{Title: "Harbour ledger 7 of the isles"}, 3) // either is right
		}
		r.Close()
	}
}
