package project

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// A turn is when a file is replaced. Who takes an entry out of a bibliography
// gives its citations the key of another one, and to that one what it alone said. If the
// program is killed between two files, those that cite and those that gain are done: every key
// that is cited is there, nothing is lost, and the next run takes the entry out.
//
// Within a turn files come in the order of the run, in which the one that gains
// stands first: of two entries the first one stays, unless it says nothing of its own.
type turn int

const (
	citing  turn = iota // texts
	keeping             // bibliographies that keep their entries
	losing              // those that lose some
	turns
)

func turnOf(before, after *lint.Document) turn {
	switch {
	case !after.IsBibliography() || !before.IsBibliography():
		return citing
	case after.Count() < before.Count():
		return losing
	}
	return keeping
}

// Save puts repaired documents in the place of those that were read, and the
// project then holds what stands in the files. It returns the paths that were
// written. What [Settings].Input gave is for the front end to write.
//
// When the context ends before the first file is replaced, nothing is written;
// after that the rest is.
func (p *Project) Save(ctx context.Context, repaired *Repaired) (written []string, err error) {
	groups := make([][]Change, turns)
	for i, doc := range repaired.Documents {
		s, before := p.sources[i], p.docs[i]
		if s.Path != "" && !bytes.Equal(doc.Data, before.Data) {
			at := turnOf(before, doc)
			groups[at] = append(groups[at], s.Change(before.Data, doc.Data))
		}
	}
	p.Sweep()
	written, err = p.files.Replace(ctx, groups...)
	switch {
	case err == nil:
		p.docs, p.found = repaired.Documents, repaired.Findings
	case !errors.Is(err, context.Canceled):
		p.docs = slices.Clone(p.docs)
		for i, s := range p.sources {
			if slices.Contains(written, s.Path) {
				p.docs[i] = repaired.Documents[i]
			}
		}
		p.found = p.lint()
	}
	return written, err
}

// Change is what becomes of a source.
func (s Source) Change(before, after []byte) Change {
	return Change{Path: s.Path, Old: s.Encoding.Encode(before), New: s.Encoding.Encode(after), Limit: format.Limit(s.Name)}
}

// Sweep takes away what runs that were killed have left beside the sources.
func (p *Project) Sweep() {
	t := NewTree(p.files)
	done := make(map[string]bool)
	for _, s := range p.sources {
		folder := filepath.Dir(t.RealPath(s.Path))
		if s.Path == "" || done[folder] {
			continue
		}
		done[folder] = true
		for _, name := range p.files.Sweep(folder) {
			p.note("%s: removed: a run that was killed had left it", filepath.ToSlash(filepath.Join(filepath.Dir(s.Path), filepath.Base(name))))
		}
	}
}
