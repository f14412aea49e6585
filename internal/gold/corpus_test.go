package gold

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/export"
	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// A file is one of the files that are tried. Its name ends as its format's do.
type file struct {
	name string
	data []byte
}

// installed are the folders in which Debian keeps .bib files, and the one into
// which .ci/run extracts those of packages that it does not install.
func installed() []string {
	folders := []string{"/usr/share/texlive/texmf-dist", "/usr/share/doc/texlive-doc", "/usr/share/texmf"}
	if more := os.Getenv("BIBFIX_GOLD_FILES"); more != "" {
		folders = append(folders, filepath.SplitList(more)...)
	}
	return folders
}

// sampled are the files of TeX Live that are always tried where they are
// installed: those in which safe fixes find most, of each kind, some in Latin-1,
// and one with all that biblatex knows.
var sampled = strings.Fields(`
	bibtex/bestpapers/tex.bib economic/apecon-ex.bib economic/erae-ex.bib economic/ier-ex.bib biblatex-spbasic/biblatex-spbasic.bib
	biblatex-unified/unified-test.bib ecobiblatex/ecobiblatex.bib ltb2bib/bibdest.bib nmbib/nmbib.bib nostarch/nostarch.bib
	spie/report.bib jurabib/jbtest.bib biblatex-musuos/musuos-bsp.bib gloss/sample.bib
`)

// Made files are numbered; these many are tried, of which some are in the sample.
const (
	madeFiles  = 200
	madeSample = 12
	madeSeed   = 82
)

// bibliographies are the .bib files to try.
func bibliographies(t *testing.T) []file {
	t.Helper()
	fromTeX := texLive(t)
	if len(fromTeX) == 0 {
		t.Log("left out: no .bib files of TeX Live here (Debian's texlive-bibtex-extra, texlive-publishers, texlive-latex-extra)")
	}
	ours := append(exported(t), examples(t, ".bib")...)
	made := madeSample
	if whole() {
		made = madeFiles
	} else {
		ours = slices.DeleteFunc(ours, func(f file) bool { return !strings.HasPrefix(f.name, "exported") })
	}
	files := slices.Concat(fromTeX, ours)
	for i := range made {
		files = append(files, madeBib(madeSeed, i))
	}
	t.Logf("%d .bib files of TeX Live, %d of our own, %d made", len(fromTeX), len(ours), made)
	return files
}

// entryHead begins an entry; what TeX Live calls .bib may have none.
var entryHead = regexp.MustCompile(`(?mi)^[^%\n]*@\s*[a-z]+\s*[{(]`)

func texLive(t *testing.T) []file {
	t.Helper()
	var files []file
	seen := map[string]bool{}
	for _, folder := range installed() {
		_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".bib") {
				return nil //nolint:nilerr // what cannot be read is not tried
			}
			if !whole() && !slices.ContainsFunc(sampled, func(tail string) bool { return strings.HasSuffix(path, "/"+tail) }) {
				return nil
			}
			data, err := os.ReadFile(path)
			if err == nil && entryHead.Match(data) && !seen[string(data)] {
				seen[string(data)] = true
				files = append(files, file{path, data})
			}
			return nil
		})
	}
	return files
}

// exported are the lists of manuscripts and of made files as our exporter
// writes them.
func exported(t *testing.T) []file {
	t.Helper()
	var files []file
	names, _ := filepath.Glob("../../testdata/manuscripts/*")
	var sources []file
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, file{name, data})
	}
	sources = append(sources, madeBib(madeSeed, madeFiles), madeText(madeSeed, madeFiles, ".md"), madeText(madeSeed, madeFiles+1, ".txt"))
	for _, s := range sources {
		var out bytes.Buffer
		if err := export.BibTeX(&out, []*lint.Document{format.Read(lint.File{Name: s.name, Data: s.data})}); err != nil {
			t.Fatal(err)
		}
		if entryHead.Match(out.Bytes()) {
			files = append(files, file{"exported " + filepath.Base(s.name) + ".bib", out.Bytes()})
		}
	}
	return files
}

// examples are the examples of all rules with one of the endings.
func examples(t *testing.T, endings ...string) []file {
	t.Helper()
	names, err := filepath.Glob("../../testdata/rules/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no examples of rules: %v", err)
	}
	var files []file
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if slices.Contains(endings, filepath.Ext(f.Name)) && (strings.HasPrefix(f.Name, "bad") || strings.HasPrefix(f.Name, "good")) {
				files = append(files, file{strings.TrimSuffix(filepath.Base(name), "txtar") + strings.ReplaceAll(f.Name, "/", "-"), f.Data})
			}
		}
	}
	return files
}

// source is the chance behind a made file: the same for the same numbers.
func chance(seed uint64, i int) *rand.Rand { return rand.New(rand.NewPCG(seed, uint64(i))) }

// latin1 is a text in that encoding; what it lacks stands as a question mark.
func latin1(s string) []byte {
	var out []byte
	for _, c := range s {
		if c > 0xff {
			c = '?'
		}
		out = append(out, byte(c))
	}
	return out
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

func number(r *rand.Rand, from, to int) string { return fmt.Sprint(from + r.IntN(to-from+1)) }
