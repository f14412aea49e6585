package gold

import (
	"crypto/md5" //nolint:gosec // biber names its copies of files so
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// What biber writes is compared, and not what TeX sets from it: a .bbl of biber
// holds every field that a style can print, with the labels, the order and the
// shortened names of authoryear in it, so that it shows more than the page, and
// TeX itself would take twenty times as long. The control file is the real one:
// pdflatex writes it in half a second for all files of a run, each as a section
// with a source of its own. One written by hand would be of one version of
// biber, which refuses all others.

// A batch is as much as one run of biber reads: starting it takes a second,
// reading a file of twenty entries a tenth of that.
const (
	batchFiles = 60
	batchBytes = 400_000
)

// biber reads each text as the only source of a section. Texts that end the run
// without a bibliography are nil.
func biber(t *testing.T, texts [][]byte) []*reading {
	t.Helper()
	var batches [][]int
	for _, utf := range []bool{true, false} {
		var batch []int
		size := 0
		for i, text := range texts {
			if utf8.Valid(text) != utf {
				continue
			}
			if len(batch) == batchFiles || len(batch) > 0 && size+len(text) > batchBytes {
				batches, batch, size = append(batches, batch), nil, 0
			}
			batch, size = append(batch, i), size+len(text)
		}
		batches = append(batches, batch)
	}
	readings := make([]*reading, len(texts))
	each(len(batches), func(_, i int) { biberBatch(t, texts, batches[i], readings) })
	// What biber's parser does behind a fault hangs on the faults that it met
	// before, in whatever file.
	var faulty [][]int
	for i, r := range readings {
		if r != nil && r.errors > 0 {
			faulty = append(faulty, []int{i})
		}
	}
	each(len(faulty), func(_, i int) { biberBatch(t, texts, faulty[i], readings) })
	return readings
}

// biberBatch lets biber read some of the texts in one run, and looks for those
// on which it gives up by halving.
func biberBatch(t *testing.T, texts [][]byte, batch []int, readings []*reading) {
	t.Helper()
	if len(batch) == 0 {
		return
	}
	folder := t.TempDir()
	control(t, folder, len(batch))
	for n, i := range batch {
		if err := os.WriteFile(filepath.Join(folder, source(n)), texts[i], 0o644); err != nil {
			t.Error(err)
		}
	}
	arguments := []string{"--nodieonerror", "--clrmacros", "--quiet", "all"}
	if !utf8.Valid(texts[batch[0]]) {
		arguments = append(arguments, "--input-encoding=latin1")
	}
	out := run(t, folder, "biber", arguments...)
	printed, err := os.ReadFile(filepath.Join(folder, "all.bbl"))
	log, _ := os.ReadFile(filepath.Join(folder, "all.blg"))
	if err != nil && len(batch) > 1 {
		half := len(batch) / 2
		biberBatch(t, texts, batch[:half], readings)
		biberBatch(t, texts, batch[half:], readings)
		return
	}
	if err != nil {
		t.Logf("biber gives up on %.60q: %.300s", texts[batch[0]], out)
		return
	}
	sections := strings.Split(string(printed), `\refsection{`)
	for n, i := range batch {
		r := &reading{entries: map[string]string{}}
		for _, section := range sections[1:] {
			if number, rest, _ := strings.Cut(section, "}"); number == fmt.Sprint(n+1) {
				r.readSection(rest)
			}
		}
		r.readLog(string(log), n)
		readings[i] = r
	}
}

// source is the name of the file of section n+1.
func source(n int) string { return fmt.Sprintf("s%05d.bib", n+1) }

// control writes the control file for so many sections.
func control(t *testing.T, folder string, sections int) {
	t.Helper()
	var b strings.Builder
	b.WriteString("\\documentclass{article}\n\\usepackage[utf8]{inputenc}\n\\usepackage[style=authoryear,backend=biber]{biblatex}\n\\begin{document}\n")
	for n := range sections {
		fmt.Fprintf(&b, "\\begin{refsection}[%s]\\nocite{*}\\end{refsection}\n", source(n))
	}
	b.WriteString("\\end{document}\n")
	if err := os.WriteFile(filepath.Join(folder, "all.tex"), []byte(b.String()), 0o644); err != nil {
		t.Error(err)
	}
	out := run(t, folder, "pdflatex", "-interaction=batchmode", "all.tex")
	if _, err := os.Stat(filepath.Join(folder, "all.bcf")); err != nil {
		t.Errorf("no control file for biber: %s", out)
	}
}

// readSection takes the entries of a section out of a .bbl.
func (r *reading) readSection(section string) {
	for _, part := range strings.Split(section, `\entry{`)[min(1, strings.Count(section, `\entry{`)):] {
		entry, _, _ := strings.Cut(part, `\endentry`)
		key, _, _ := strings.Cut(entry, "}")
		r.keys = append(r.keys, key)
		r.entries[key] = ofRun.ReplaceAllString(entry, "")
	}
}

// ofRun stands in the warnings that biber writes into an entry: our own number
// of a section, and the name of its source.
var ofRun = regexp.MustCompile(`\(section \d+\)|\(s\d+\.bib\)`)

// biberSays is a line of biber's log that complains.
var biberSays = regexp.MustCompile(`(?m)> (WARN|ERROR) - (.*)$`)

// readLog counts the complaints of section n+1: those that name its source, or
// biber's copy of it, which has the sum of that name in its own.
func (r *reading) readLog(log string, n int) {
	sum := md5.Sum([]byte(source(n))) //nolint:gosec // see above
	copied := hex.EncodeToString(sum[:])
	copies := regexp.MustCompile(`/\S*` + copied + `\S*`)
	for _, m := range biberSays.FindAllStringSubmatch(log, -1) {
		if !strings.Contains(m[2], source(n)) && !strings.Contains(m[2], copied) {
			continue
		}
		if m[1] == "ERROR" {
			r.errors++
		} else {
			r.warnings++
		}
		said := copies.ReplaceAllString(strings.ReplaceAll(m[2], source(n), "x.bib"), "x.bib")
		r.log += m[1] + " " + said + "\n"
	}
}
