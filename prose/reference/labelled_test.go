package reference

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

const labelledFolder = "testdata/labelled"

// A specimen is an invented reference string with all that stands in it, as its
// author meant it. README.md in the folder tells the form of the files.
type specimen struct {
	file   string
	line   int // of the string
	text   string
	labels []labelledField
}

type labelledField struct {
	line     int
	names    []string // the fields that may hold it, the usual one first
	optional bool     // a reader may leave it out
	text     string
}

// coreFields are those that must all be right for a string to be right as a
// whole. The others have figures of their own.
var coreFields = []string{
	"author", "editor", "issued", "title", "container-title", "publisher", "publisher-place",
	"volume", "issue", "page", "edition", "DOI", "URL", "arxiv", "ISBN",
}

var otherFields = []string{
	"type", "number", "number-of-pages", "collection-title", "genre", "accessed", "ISSN", "PMID", "PMCID", "note",
}

func TestLabelled(t *testing.T) {
	specimens, faults := readSpecimens(t)
	for _, fault := range faults {
		t.Error(fault)
	}
	score := scoreSpecimens(specimens, func(r *lint.Reference) { ParseAll([]*lint.Reference{r}) })
	holdGolden(t, "figures.golden", score.figures())
	holdGolden(t, "wrong.golden", strings.Join(score.wrong, ""))
}

func holdGolden(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join(labelledFolder, name)
	if golden.Update() {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	there, now := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range max(len(there), len(now)) {
		a, b := lineAt(there, i), lineAt(now, i)
		if a != b {
			t.Errorf("%s:%d: strings are read otherwise than before; if better, run with -update and read the difference\nthere:  %s\nwanted: %s", name, i+1, a, b)
			return
		}
	}
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// readSpecimens reads all files of the folder, and says what is wrong with them.
func readSpecimens(t testing.TB) (specimens []specimen, faults []string) {
	files, err := filepath.Glob(filepath.Join(labelledFolder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no labelled strings in %s", labelledFolder)
	}
	first := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		of, bad := parseSpecimens(filepath.Base(file), string(data))
		faults = append(faults, bad...)
		for _, s := range of {
			at := fmt.Sprintf("%s:%d", s.file, s.line)
			if other, twice := first[s.text]; twice {
				faults = append(faults, fmt.Sprintf("%s: the string stands at %s as well", at, other))
			}
			first[s.text] = at
		}
		specimens = append(specimens, of...)
	}
	return specimens, faults
}

func parseSpecimens(file, data string) (specimens []specimen, faults []string) {
	var now *specimen
	finish := func() {
		if now != nil {
			faults = append(faults, now.faults()...)
			specimens = append(specimens, *now)
		}
		now = nil
	}
	for i, line := range strings.Split(data, "\n") {
		switch line = strings.TrimRight(line, " \r"); {
		case line == "":
			finish()
		case now == nil && strings.HasPrefix(line, "#"):
		case now == nil:
			now = &specimen{file: file, line: i + 1, text: line}
		default:
			names, text, ok := strings.Cut(line, ": ")
			if !ok {
				faults = append(faults, fmt.Sprintf("%s:%d: a label is “field: text”", file, i+1))
				continue
			}
			names, optional := strings.CutSuffix(names, "?")
			now.labels = append(now.labels, labelledField{i + 1, strings.Split(names, "/"), optional, text})
		}
	}
	finish()
	return specimens, faults
}

// faults are slips of the pen: a field that does not exist or stands twice, a
// text that is not in the string.
func (s specimen) faults() (out []string) {
	complain := func(line int, format string, args ...any) {
		out = append(out, fmt.Sprintf("%s:%d: %s", s.file, line, fmt.Sprintf(format, args...)))
	}
	if len(s.labels) == 0 {
		complain(s.line, "the string has no labels")
	}
	seen := map[string]bool{}
	for _, l := range s.labels {
		for _, name := range l.names {
			if !slices.Contains(coreFields, name) && !slices.Contains(otherFields, name) {
				complain(l.line, "%s is no field", name)
			}
			if seen[name] {
				complain(l.line, "%s has a label already", name)
			}
			seen[name] = true
		}
		for _, part := range l.parts() {
			if !occurs(part, s.text) {
				complain(l.line, "%q does not stand in the string", part)
			}
		}
	}
	return out
}

// labelledDate is a date as shownDate writes it: status, year, letter, last
// year, month, day, year of the first edition.
var labelledDate = regexp.MustCompile(`^(n\.d\.|in press|forthcoming|in preparation)?(\d{1,4})?([a-z]?)(?:/(\d{4}))?(?:-(\d\d))?(?:-(\d\d))?(?:<(\d{1,4}))?$`)

// labelledTypes are the CSL types that labels may use.
var labelledTypes = []string{
	"article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic", "dataset", "document",
	"entry-dictionary", "entry-encyclopedia", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture", "pamphlet",
	"paper-conference", "patent", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report", "review",
	"review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
}

// parts are the pieces of a label that must stand in the string.
func (l labelledField) parts() []string {
	switch l.names[0] {
	case "type":
		if slices.Contains(labelledTypes, l.text) {
			return nil
		}
	case "author", "editor":
		var parts []string
		for _, name := range strings.Split(l.text, " | ") {
			if name != "+" {
				parts = append(parts, strings.Split(strings.Trim(name, "{}"), ", ")...)
			}
		}
		return parts
	case "issued", "accessed":
		if m := labelledDate.FindStringSubmatch(l.text); m != nil {
			return []string{m[2], strings.TrimPrefix(m[4], m[2][:min(2, len(m[2]))]), strings.TrimPrefix(m[6], "0"), m[7]} // "1931-32" has no 1932
		}
	}
	return []string{l.text}
}

// digitsMisread are letters that scanned pages have in the place of digits.
var digitsMisread = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1")

func occurs(part, text string) bool {
	plain := strings.NewReplacer("*", "", `\`, "").Replace(text)
	if strings.Contains(fold.Letters(plain), fold.Letters(part)) {
		return true
	}
	return strings.IndexFunc(part, unicode.IsLetter) < 0 && strings.Contains(digitsMisread.Replace(fold.Digits(plain)), part)
}

// Slips in the files of strings are told, with the line they stand in.
func TestLabelledSlips(t *testing.T) {
	const text = "Okafor, A. B., et al. (2014a). Harbour levies. Quay Studies, 12, 4–9.\n"
	for labels, want := range map[string]string{
		"":                                      "x.txt:2: the string has no labels",
		"tittle: Harbour levies":                "x.txt:3: tittle is no field",
		"title: Harbor levies":                  "x.txt:3: \"Harbor levies\" does not stand in the string",
		"title: Harbour levies\ntitle: Quay":    "x.txt:4: title has a label already",
		"author: Okafor, A. C. | +":             "x.txt:3: \"A. C.\" does not stand in the string",
		"issued: 2015a":                         "x.txt:3: \"2015\" does not stand in the string",
		"issued: May 2014":                      "x.txt:3: \"May 2014\" does not stand in the string",
		"type: article journal":                 "x.txt:3: \"article journal\" does not stand in the string",
		"title Harbour levies":                  "x.txt:3: a label is “field: text”",
		"author: Okafor, A. B. | +\nvolume: 12": "",
		"publisher/container-title: Quay Studies\ngenre?: Studies": "",
	} {
		_, faults := parseSpecimens("x.txt", "# a form\n"+text+labels+"\n")
		if len(faults) == 0 {
			faults = []string{""}
		}
		if faults[0] != want {
			t.Errorf("%s: %q, want %q", labels, faults[0], want)
		}
	}
}
