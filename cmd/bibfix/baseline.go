package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"

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

// readBaseline is the set of the fingerprints in a file.
func readBaseline(name string) (map[string]bool, error) {
	opened, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s: the baseline is not there; --update-baseline writes it", name)
	}
	if err != nil {
		return nil, about(name, err)
	}
	defer opened.Close()
	data, err := readLimited(opened, maxSize)
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
	known := make(map[string]bool, len(file.Findings))
	for _, f := range file.Findings {
		known[f.Fingerprint] = true
	}
	return known, nil
}

// writeBaseline writes the findings into a file, a line for each, and returns
// the set of their fingerprints.
func writeBaseline(name string, docs []*lint.Document, found []lint.Diagnostic) (map[string]bool, error) {
	var list []baselineFinding
	known := make(map[string]bool, len(found))
	for i, fingerprint := range lint.Fingerprints(docs, found) {
		list = append(list, baselineFinding{fingerprint, found[i].Rule, found[i].File})
		known[fingerprint] = true
	}
	slices.SortFunc(list, func(a, b baselineFinding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n \"version\": %d,\n \"findings\": [", baselineVersion)
	for i, f := range list {
		line, err := json.Marshal(f)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n  ")
		b.Write(line)
	}
	b.WriteString("\n ]\n}\n")
	if err := os.WriteFile(name, b.Bytes(), 0o666); err != nil {
		return nil, about(name, err)
	}
	return known, nil
}

// useBaseline reads the baseline of the run, or writes it, and returns what it
// knows; nil where there is none.
func (c *checker) useBaseline(docs []*lint.Document) (map[string]bool, error) {
	if !c.updateBaseline {
		if c.baseline == "" {
			return nil, nil
		}
		return readBaseline(c.baseline)
	}
	if c.failed {
		return nil, fmt.Errorf("%s: not written: what could not be read would be missing from it", c.baseline)
	}
	known, err := writeBaseline(c.baseline, docs, lint.Every(docs, c.rules, c.lintOptions()))
	if err == nil {
		c.note("%s: %s known from now on", c.baseline, report.Count(len(known), "finding"))
	}
	return known, err
}
