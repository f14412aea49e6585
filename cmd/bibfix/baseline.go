package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// A baselineFile is the findings that a project knows and lives with. It holds
// fingerprints of content, so that it stays true while text is put in above;
// rule and path are there for whoever reads the file.
type baselineFile struct {
	Version  int               `json:"version"`
	Findings []baselineFinding `json:"findings"` // sorted by path, rule and fingerprint
}

type baselineFinding struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	Path        string `json:"path"`
}

const baselineVersion = 1

// readBaseline reads a file of findings that are known.
func readBaseline(name string) ([]baselineFinding, error) {
	data, err := disk.Read(name, kind.MaxSize)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s: the baseline is not there; --update-baseline writes it", name)
	}
	if err != nil {
		return nil, about(name, err)
	}
	var file baselineFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%s: no baseline of bibfix (%w); --update-baseline writes it anew", name, err)
	}
	if file.Version != baselineVersion {
		return nil, fmt.Errorf("%s: a baseline of version %d, and this bibfix knows version %d; --update-baseline writes it anew", name, file.Version, baselineVersion)
	}
	return file.Findings, nil
}

// fingerprints is the set of those of the findings.
func fingerprints(list []baselineFinding) map[string]bool {
	known := make(map[string]bool, len(list))
	for _, f := range list {
		known[f.Fingerprint] = true
	}
	return known
}

// writeBaseline writes the findings into a file, a line for each.
func writeBaseline(name string, list []baselineFinding) error {
	slices.SortFunc(list, func(a, b baselineFinding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n \"version\": %d,\n \"findings\": [", baselineVersion)
	for i, f := range list {
		line, err := json.Marshal(f)
		if err != nil {
			return err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n  ")
		b.Write(line)
	}
	b.WriteString("\n ]\n}\n")
	return whole(func() error { return disk.Write(name, b.Bytes()) })
}

// useBaseline reads the baseline of the run, or writes it, and returns what it
// knows; nil where there is none.
func (c *checker) useBaseline(docs []*lint.Document) (map[string]bool, error) {
	switch {
	case c.baseline == "":
		return nil, nil
	case !c.updateBaseline:
		list, err := readBaseline(c.baseline)
		return fingerprints(list), err
	case c.failed:
		return nil, fmt.Errorf("%s: not written: what could not be read would be missing from it", c.baseline)
	}
	found := lint.Every(docs, c.rules, c.lintOptions())
	list := c.unseen(docs)
	for i, fingerprint := range lint.Fingerprints(docs, found) {
		list = append(list, baselineFinding{fingerprint, found[i].Rule, found[i].File})
	}
	if err := writeBaseline(c.baseline, list); err != nil {
		return nil, err
	}
	c.note("%s: %s known from now on", c.baseline, report.Count(len(list), "finding"))
	return fingerprints(list), nil
}

// unseen are the findings of the baseline that this run could not make: of
// rules that it leaves out, and of files that it does not read. They stay. A file that is
// no baseline, or of another version, is written anew.
func (c *checker) unseen(docs []*lint.Document) []baselineFinding {
	old, err := readBaseline(c.baseline)
	if err != nil {
		return nil
	}
	ran, read := make(map[string]bool), make(map[string]bool)
	for _, rule := range c.rules {
		ran[rule.ID] = true
	}
	for _, doc := range docs {
		read[doc.Name] = true
	}
	return slices.DeleteFunc(old, func(f baselineFinding) bool { return ran[f.Rule] && read[f.Path] })
}
