package crossref_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/format"
	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// A family is one archive of ../testdata/verify, or a folder of them: references,
// what the registries hold, and what a verifier has to say. README.md there has the form.
type family struct {
	Name      string
	Records   []json.RawMessage // works as Crossref's API has them, without the envelope
	DataCite  []json.RawMessage // answers of DataCite's API
	Handles   []string          // DOIs in lower case that the handle system knows, besides those of the records
	Documents []*lint.Document  // refs.bib and paper.md, those that are there
	Wants     []want            // one for each reference, in the order of the documents
}

// A want is what has to come out for one reference.
type want struct {
	Key     string   // of the entry, or r1, r2 … in paper.md
	Verdict string   // that of a lint.Verdict, or "silent" or "flagged", which each stand for several
	Fields  []string // the CSL fields that have to differ, and no others; nil where that is open
	Why     string   // what the case is about, may be ""
	Where   string   // the line in "want", with its archive
}

// verdicts says which verdicts satisfy the word of a want. Where more than one
// outcome can be defended, silent forbids to accuse and flagged to acquit.
var verdicts = map[string][]lint.Verdict{
	"verified":      {lint.Verified},
	"differs":       {lint.Differs},
	"contradicted":  {lint.Contradicted},
	"not-found":     {lint.NotFound},
	"not-checkable": {lint.NotCheckable},
	"not-checked":   {lint.NotChecked},
	"silent":        {lint.Verified, lint.NotFound, lint.NotCheckable, lint.NotChecked},
	"flagged":       {lint.Differs, lint.Contradicted},
}

// fieldNames are the fields that can be reported as different.
var fieldNames = []string{"author", "title", "issued", "container-title", "volume", "issue", "page", "DOI"}

// complaint is "" where the answer is what is wanted.
func (w *want) complaint(a *lint.Answer) string {
	var fields, messages []string
	for _, d := range a.Differences {
		if !slices.Contains(fields, d.Field) {
			fields = append(fields, d.Field)
		}
		messages = append(messages, d.Message)
	}
	slices.Sort(fields)
	if slices.Contains(verdicts[w.Verdict], a.Verdict) && (w.Fields == nil || slices.Equal(fields, w.Fields)) {
		return ""
	}
	return fmt.Sprintf("is %s %q (%s%s), want %s %q: %s", a.Verdict, fields, a.Reason, strings.Join(messages, "; "), w.Verdict, w.Fields, w.Why)
}

// parseWant reads a line such as
//
//	quist2019: differs [issued,page] # two things at once
func parseWant(line string) (want, error) {
	line, why, _ := strings.Cut(line, " # ")
	key, rest, ok := strings.Cut(line, ": ")
	if !ok {
		return want{}, fmt.Errorf("%q has no \": \" after the key", line)
	}
	verdict, list, bracketed := strings.Cut(strings.TrimSpace(rest), " [")
	w := want{Key: key, Verdict: verdict, Why: why}
	if verdicts[verdict] == nil {
		return w, fmt.Errorf("%s: %q is no verdict", key, verdict)
	}
	if bracketed != (verdict == "differs") {
		return w, fmt.Errorf("%s: fields in brackets belong to differs, and to nothing else", key)
	}
	if !bracketed {
		return w, nil
	}
	list, ok = strings.CutSuffix(list, "]")
	if !ok {
		return w, fmt.Errorf("%s: the bracket is not closed", key)
	}
	w.Fields = strings.Split(list, ",")
	slices.Sort(w.Fields)
	for _, name := range w.Fields {
		if !slices.Contains(fieldNames, name) {
			return w, fmt.Errorf("%s: %q is no field that is reported", key, name)
		}
	}
	return w, nil
}

// readFamily reads an archive or a folder of archives, in the order of their names.
func readFamily(path string) (*family, error) {
	f := &family{Name: strings.TrimSuffix(filepath.Base(path), ".txtar")}
	if filepath.Ext(path) == ".txtar" {
		return f, f.add(path)
	}
	paths, err := filepath.Glob(filepath.Join(path, "*.txtar"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no archive in it", path)
	}
	for _, path := range paths {
		if err := f.add(path); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// add reads an archive; what has no place in it is an error.
func (f *family) add(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	archive := txtar.Parse(data)
	if len(strings.TrimSpace(string(archive.Comment))) == 0 {
		return fmt.Errorf("%s: no comment says what it is about", path)
	}
	for _, file := range archive.Files {
		switch file.Name {
		case "records.json":
			err = addJSON(&f.Records, file.Data)
		case "datacite.json":
			err = addJSON(&f.DataCite, file.Data)
		case "handles":
			f.Handles = append(f.Handles, strings.Fields(string(file.Data))...)
		case "refs.bib", "paper.md":
			f.Documents = append(f.Documents, format.Read(lint.File{Name: file.Name, Data: file.Data}))
		case "want":
			err = f.readWants(filepath.Base(path), file.Data)
		default:
			err = fmt.Errorf("unknown file")
		}
		if err != nil {
			return fmt.Errorf("%s: %s: %w", path, file.Name, err)
		}
	}
	return nil
}

// addJSON puts the elements of a list behind those that are there.
func addJSON(to *[]json.RawMessage, list []byte) error {
	var more []json.RawMessage
	err := json.Unmarshal(list, &more)
	*to = append(*to, more...)
	return err
}

func (f *family) readWants(archive string, data []byte) error {
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		w, err := parseWant(line)
		if err != nil {
			return fmt.Errorf("line %d: %w", i+1, err)
		}
		w.Where = fmt.Sprintf("%s: want, line %d", archive, i+1)
		f.Wants = append(f.Wants, w)
	}
	return nil
}

// families reads all archives.
func families(t *testing.T) []*family {
	t.Helper()
	all, err := readFamilies()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// readFamilies reads them once: what is read of them nobody changes.
var readFamilies = sync.OnceValues(func() (all []*family, err error) {
	const folder = "../testdata/verify"
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if !e.IsDir() && filepath.Ext(e.Name()) != ".txtar" {
			continue
		}
		f, err := readFamily(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
})

// keys are the keys of the references, r1, r2 … where they have none.
func (f *family) keys() []string {
	var keys []string
	for _, d := range f.Documents {
		n := 0
		for r := range d.Entries() {
			n++
			if r.Is(lint.Fielded) {
				keys = append(keys, r.Key)
			} else {
				keys = append(keys, fmt.Sprintf("r%d", n))
			}
			r.Keep()
		}
	}
	return keys
}

// Each reference has its want, so that a case is never passed over because a
// reader has lost the entry.
func TestCasesAreComplete(t *testing.T) {
	references := 0
	for _, f := range families(t) {
		references += len(f.Wants)
		keys := f.keys()
		for i := range max(len(keys), len(f.Wants)) {
			key, line, where := "(none)", "(none)", "no line of want"
			if i < len(keys) {
				key = keys[i]
			}
			if i < len(f.Wants) {
				line, where = f.Wants[i].Key, f.Wants[i].Where
			}
			if key != line {
				t.Errorf("%s: reference %d is %s, and %s is for %s", f.Name, i+1, key, where, line)
				break
			}
		}
	}
	if references < 300 {
		t.Errorf("%d references, want at least 300", references)
	}
	t.Logf("%d references", references)
}

// members are those that a work has in Crossref's API. A name that is written
// wrong would make a case say nothing.
var members = strings.Fields(`DOI type subtype title subtitle original-title short-title author editor translator chair
	container-title short-container-title group-title volume issue page article-number published-print published-online
	published-other published issued posted accepted created deposited indexed publisher publisher-location ISSN issn-type ISBN
	edition-number event relation updated-by update-to reference reference-count references-count is-referenced-by-count
	institution language license link member prefix source score URL alternative-id abstract aliases archive subject
	content-domain assertion funder standards-body review resource journal-issue`)

// Records are such as the registries send: they are read, and no two have one DOI.
func TestCasesAreOfTheRegistries(t *testing.T) {
	long.Short(t)
	for _, f := range families(t) {
		seen := map[string]bool{}
		for _, data := range f.Records {
			w, err := record.Crossref(data)
			if err != nil {
				t.Errorf("%s: %v in %.80s", f.Name, err, data)
				continue
			}
			var object map[string]json.RawMessage
			if err := json.Unmarshal(data, &object); err != nil {
				t.Fatal(err)
			}
			for name := range object {
				if !slices.Contains(members, name) {
					t.Errorf("%s: %s: Crossref has no %q", f.Name, w.DOI, name)
				}
			}
			f.once(t, seen, w.DOI)
		}
		for _, data := range f.DataCite {
			w, err := record.DataCite(data)
			if err != nil {
				t.Errorf("%s: %v in %.80s", f.Name, err, data)
				continue
			}
			f.once(t, seen, w.DOI)
		}
		for _, doi := range f.Handles {
			if doi != strings.ToLower(doi) {
				t.Errorf("%s: handle %s is not in lower case", f.Name, doi)
			}
			f.once(t, seen, doi)
		}
	}
}

func (f *family) once(t *testing.T, seen map[string]bool, doi string) {
	t.Helper()
	if seen[doi] {
		t.Errorf("%s: %s is there twice", f.Name, doi)
	}
	seen[doi] = true
}

// The judge of the cases is judged itself.
func TestWant(t *testing.T) {
	page := lint.Difference{Field: "page"}
	issued := lint.Difference{Field: "issued"}
	for _, c := range []struct {
		line   string
		answer lint.Answer
		meets  bool
	}{
		{"a: verified", lint.Answer{Verdict: lint.Verified}, true},
		{"a: verified", lint.Answer{Verdict: lint.NotFound}, false},
		{"a: silent # why", lint.Answer{Verdict: lint.NotFound}, true},
		{"a: silent", lint.Answer{Verdict: lint.Differs}, false},
		{"a: silent", lint.Answer{Verdict: lint.Contradicted}, false},
		{"a: flagged", lint.Answer{Verdict: lint.Contradicted}, true},
		{"a: flagged", lint.Answer{Verdict: lint.Verified}, false},
		{"a: differs [page,issued]", lint.Answer{Verdict: lint.Differs, Differences: []lint.Difference{issued, page, page}}, true},
		{"a: differs [page]", lint.Answer{Verdict: lint.Differs, Differences: []lint.Difference{issued, page}}, false},
		{"a: differs [page]", lint.Answer{Verdict: lint.Verified, Differences: []lint.Difference{page}}, false},
	} {
		w, err := parseWant(c.line)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.complaint(&c.answer); (got == "") != c.meets {
			t.Errorf("%s: %s", c.line, got)
		}
	}
	for _, line := range []string{"a", "a: fine", "a: verified [page]", "a: differs", "a: differs [page", "a: differs [pages]"} {
		if _, err := parseWant(line); err == nil {
			t.Errorf("%q is read", line)
		}
	}
}
