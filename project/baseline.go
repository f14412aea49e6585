package project

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/lint"
)

// A Baseline is the findings that a project knows and lives with. It holds
// fingerprints of content, so that it stays true while text is put in above;
// rule and path are there for whoever reads the file.
type Baseline struct {
	Version  int            `json:"version"`
	Findings []KnownFinding `json:"findings"` // sorted by path, rule and fingerprint
}

// A KnownFinding is a line of a baseline.
type KnownFinding struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	Path        string `json:"path"`
}

const baselineVersion = 1

// A BaselineError is that of a file which is not there, or no baseline that can be
// read: it may be written anew.
type BaselineError struct {
	Missing bool
	text    string
}

func (e *BaselineError) Error() string { return e.text }

// ReadBaseline reads a file of findings that are known.
func ReadBaseline(files Files, name string) (*Baseline, error) {
	data, err := files.Read(name, kind.MaxSize, false)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &BaselineError{true, name + ": the baseline is not there"}
	}
	if err != nil {
		return nil, about(name, err)
	}
	b := new(Baseline)
	if err := json.Unmarshal(data, b); err != nil {
		return nil, &BaselineError{text: fmt.Sprintf("%s: no baseline of bibfix (%v)", name, err)}
	}
	if b.Version != baselineVersion {
		return nil, &BaselineError{text: fmt.Sprintf("%s: a baseline of version %d, and this bibfix knows version %d", name, b.Version, baselineVersion)}
	}
	return b, nil
}

// fingerprints is the set of those of the findings.
func (b *Baseline) fingerprints() map[string]bool {
	known := make(map[string]bool, len(b.Findings))
	for _, f := range b.Findings {
		known[f.Fingerprint] = true
	}
	return known
}

// Bytes are the file, with a line for each finding.
func (b *Baseline) Bytes() ([]byte, error) {
	slices.SortFunc(b.Findings, func(a, b KnownFinding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	var text bytes.Buffer
	fmt.Fprintf(&text, "{\n \"version\": %d,\n \"findings\": [", baselineVersion)
	for i, f := range b.Findings {
		line, err := json.Marshal(f)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			text.WriteByte(',')
		}
		text.WriteString("\n  ")
		text.Write(line)
	}
	text.WriteString("\n ]\n}\n")
	return text.Bytes(), nil
}

// NewBaseline is a baseline of all that is found now, and of what the old one
// knows and this run could not find: by rules that it leaves out, and in files
// that it does not read. The old one may be nil.
func (p *Project) NewBaseline(old *Baseline) *Baseline {
	b := &Baseline{Version: baselineVersion}
	found := lint.Every(p.docs, p.rules, p.options())
	if old != nil {
		b.Findings = p.unseen(old.Findings)
	}
	for i, fingerprint := range lint.Fingerprints(p.docs, found) {
		b.Findings = append(b.Findings, KnownFinding{fingerprint, found[i].Rule, found[i].File})
	}
	return b
}

// unseen are the findings that this run could not make.
func (p *Project) unseen(old []KnownFinding) []KnownFinding {
	ran, read := make(map[string]bool), make(map[string]bool)
	for _, rule := range p.rules {
		ran[rule.ID] = true
	}
	for _, doc := range p.docs {
		read[doc.Name] = true
	}
	return slices.DeleteFunc(slices.Clone(old), func(f KnownFinding) bool { return ran[f.Rule] && read[f.Path] })
}
