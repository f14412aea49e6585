package ruletest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// An example is a file of the archive, or the files of a folder, that are
// checked in one run.
type example struct {
	name  string // of the file or folder
	files []lint.File
	facts lint.Facts
}

// examplesOf gives those of the archive that people write: bad.md, or bad/paper.md
// with bad/refs.bib. Records that cannot be read stop the test.
func examplesOf(archive *txtar.Archive, read Reader) []example {
	var all []example
	facts := read.factsOf(archive)
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "good") && !strings.HasPrefix(f.Name, "bad") {
			continue
		}
		folder, _, inFolder := strings.Cut(f.Name, "/")
		file := lint.File{Name: f.Name, Data: f.Data}
		if last := len(all) - 1; inFolder && last >= 0 && all[last].name == folder {
			all[last].files = append(all[last].files, file)
			continue
		}
		all = append(all, example{folder, []lint.File{file}, facts})
	}
	return all
}

// factsOf are what the registries of the archive know; nil where it has none.
func (read Reader) factsOf(archive *txtar.Archive) lint.Facts {
	var records, datacite []byte
	for _, f := range archive.Files {
		switch f.Name {
		case recordsFile:
			records = f.Data
		case dataciteFile:
			datacite = f.Data
		}
	}
	if records == nil && datacite == nil {
		return nil
	}
	facts, err := read.Facts(records, datacite)
	if err != nil {
		panic(err)
	}
	return facts
}

// The files of an archive that hold what registries know.
const (
	recordsFile  = "records.json"
	dataciteFile = "datacite.json"
)

func (e example) good() bool { return strings.HasPrefix(e.name, "good") }

func (e example) has(file string) bool {
	return slices.ContainsFunc(e.files, func(f lint.File) bool { return f.Name == file })
}

// data are the bytes of one of the files.
func (e example) data(file string) []byte {
	return e.files[slices.IndexFunc(e.files, func(f lint.File) bool { return f.Name == file })].Data
}

// same says whether two examples of the same files hold the same bytes.
func (e example) same(other example) bool {
	return slices.EqualFunc(e.files, other.files, func(a, b lint.File) bool { return bytes.Equal(a.Data, b.Data) })
}

// read reads the files. As the program does, it says in links that lead to no
// file what became of them.
func (e example) read(read Reader) []*lint.Document {
	var docs []*lint.Document
	for _, f := range e.files {
		docs = append(docs, e.dress(read)(f))
	}
	return docs
}

func (e example) dress(read Reader) func(lint.File) *lint.Document {
	return func(f lint.File) *lint.Document {
		doc := read.Read(f)
		for i := range doc.Links {
			l := &doc.Links[i]
			if files := doc.Files(l); len(files) > 0 && !slices.ContainsFunc(files, e.has) {
				l.Fault = "is not there; looked for " + strings.Join(files, ", ")
			}
		}
		return doc
	}
}

// witnesses are the rules that run for the examples of one: it alone, but all
// for the rule whose findings rest on those of the others.
func witnesses(rule lint.Rule) []lint.Rule {
	if rule.ID == lint.UnusedIgnore {
		return rules.All()
	}
	return []lint.Rule{rule}
}

// find runs the rule over the example.
func find(rule lint.Rule, read Reader, e example) []lint.Diagnostic {
	var found []lint.Diagnostic
	for _, d := range lint.Lint(e.read(read), witnesses(rule), lint.Options{Year: Year, Facts: e.facts}) {
		if d.Rule == rule.ID { // readers speak for other rules as well
			found = append(found, d)
		}
	}
	return found
}

// repair applies fixes of at least that safety, as "bibfix --write" does. What
// cannot be applied is a fault of the rule, and leaves the files as they are.
func repair(rule lint.Rule, read Reader, e example, safety lint.Safety) (example, error) {
	repaired := lint.Repair(e.read(read), e.dress(read), witnesses(rule), lint.Options{Year: Year, Facts: e.facts}, safety)
	if left := repaired.LeftOut; len(left) > 0 {
		return e, fmt.Errorf("%s: %s", left[0].File, left[0])
	}
	after := example{name: e.name, facts: e.facts}
	for _, doc := range repaired.Documents {
		after.files = append(after.files, doc.File)
	}
	return after, nil
}
