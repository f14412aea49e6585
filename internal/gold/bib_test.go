package gold

import (
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/internal/tools"
	"github.com/bibfix/bibfix/lint"
)

// whole says whether more than the sample is asked for: all files, or with a
// word in place of 1 those that have it in their names.
func whole() bool { return os.Getenv("BIBFIX_GOLD") != "" }

// chosen drops the files that are not asked for.
func chosen(files []file) []file {
	word := os.Getenv("BIBFIX_GOLD")
	if word == "" || word == "1" {
		return files
	}
	return slices.DeleteFunc(files, func(f file) bool { return !strings.Contains(f.name, word) })
}

// What BibTeX and biber print of .bib files is the same before and after every
// safe fix, but for what the table says, and the same when a file is set out
// anew.
func TestBibliographies(t *testing.T) {
	long.Test(t)
	tools.All(t, "bibtex")
	files := chosen(bibliographies(t))
	var all []step
	for _, f := range files {
		all = append(all, steps(t, f.name, f.data)...)
		if set, err := bib.Format(lint.File{Name: f.name, Data: f.data}, bib.DefaultStyle()); err == nil && string(set.Data) != string(f.data) {
			all = append(all, step{name: f.name + " set out by format", before: f.data, after: set.Data, last: set.Data})
		}
	}
	compared, runs := compareAll(t, all)
	explained := 0
	for _, c := range compared {
		explained += c.count
	}
	t.Logf("%d files, %d steps, %d runs of BibTeX; %d differences, all of which the table explains unless the test says otherwise", len(files), len(all), runs, explained)
	checkRows(t, all)
	t.Run("biber", func(t *testing.T) { testBiber(t, compared) })
}

// checkRows wants each row of the table to explain something.
func checkRows(t *testing.T, all []step) {
	t.Helper()
	if word := os.Getenv("BIBFIX_GOLD"); word != "" && word != "1" {
		return // a few files do not have all faults
	}
	used := map[string]bool{}
	for _, s := range all {
		for _, r := range s.rows {
			used[r.rule] = true
		}
	}
	for _, r := range table {
		if !used[r.rule] && !r.prose {
			t.Errorf("no file has a safe fix of the rule %s", r.rule)
		}
	}
}

// compareAll lets BibTeX look at all steps, on every processor.
func compareAll(t *testing.T, all []step) (compared []*comparison, runs int) {
	t.Helper()
	engines := make([]*engine, runtime.GOMAXPROCS(0))
	for i := range engines {
		engines[i] = newEngine(t)
	}
	compared = make([]*comparison, len(all))
	each(len(all), func(worker, i int) { compared[i] = engines[worker].compare(t, all[i]) })
	for _, e := range engines {
		runs += e.runs
	}
	return compared, runs
}

func testBiber(t *testing.T, compared []*comparison) {
	tools.All(t, "biber", "pdflatex")
	if out := run(t, t.TempDir(), "kpsewhich", "biblatex.sty"); len(out) == 0 {
		t.Skip("biblatex is not installed")
	}
	var texts [][]byte
	index := map[string]int{}
	place := func(data []byte) int {
		i, known := index[string(data)]
		if !known {
			i = len(texts)
			index[string(data)], texts = i, append(texts, data)
		}
		return i
	}
	for _, c := range compared {
		place(c.step.before)
		place(c.step.after)
		place(c.step.last)
	}
	readings := biber(t, texts)
	given := 0
	for _, r := range readings {
		if r == nil {
			given++
		}
	}
	explained := 0
	for _, c := range compared {
		c.t, c.count = t, 0
		c.last = readings[place(c.step.last)]
		c.biber(readings[place(c.step.before)], readings[place(c.step.after)])
		explained += c.count
	}
	t.Logf("%d texts, on %d of which biber gives up; %d differences", len(texts), given, explained)
}
