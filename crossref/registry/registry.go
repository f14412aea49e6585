// Package registry keeps records of works in one file, and answers from it
// without a network: by DOI, and by the words of a title and an author.
//
// [Build] makes the file of Crossref's public data and of Retraction Watch's
// table, [Open] reads it. The file is written once and never changed. It is
// made for the 160 million works that Crossref has: all is written and read in
// order while it is built, with a bounded amount of memory, and a look-up reads
// some pages of it. Any number of goroutines and processes may read it.
//
// Works in it are [lint.Work] with the source "registry".
package registry

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
)

// A Registry is a file of works, open for reading.
type Registry struct {
	path   string
	file   *os.File
	footer *footer
}

// Open opens the file of a registry. It reads a few hundred bytes. The error
// says if the file is no registry, not a whole one, or one of another version.
func Open(path string) (*Registry, error) {
	file, err := disk.Open(path, disk.NoLimit)
	r := &Registry{path: path, file: file}
	if err != nil {
		return nil, r.about(err)
	}
	info, err := file.Stat()
	if err == nil {
		r.footer, err = readFooter(file, info.Size())
	}
	if err != nil {
		file.Close()
		return nil, r.about(err)
	}
	return r, nil
}

// about names the file in an error.
func (r *Registry) about(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return err
	}
	return fmt.Errorf("%s: %w", r.path, err)
}

// Close closes the file.
func (r *Registry) Close() error { return r.file.Close() }

// Totals say what is in the registry.
func (r *Registry) Totals() Totals {
	f := r.footer
	return Totals{
		Inputs: int(f.Inputs), Works: f.Works, Notices: f.Notices, Unreadable: f.Unreadable, Keys: f.Keys,
		Bytes: f.Index + 16*f.IndexSize, // but for the footer
	}
}

// Works looks up DOIs, bare and in any case. The works stand under their DOIs in
// lower case; of a DOI that is not in the registry there is none. Notices of
// Retraction Watch are among a work's updates, with "retraction-watch" as their
// source; where there is no other record of a work, its row makes one.
func (r *Registry) Works(ctx context.Context, dois []string) (map[string]*lint.Work, error) {
	works := make(map[string]*lint.Work, len(dois))
	for _, doi := range dois {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		doi = strings.ToLower(doi)
		if works[doi] != nil || doi == "" {
			continue
		}
		w, err := r.work(doi)
		if err != nil {
			return nil, r.about(err)
		}
		if w != nil {
			works[doi] = w
		}
	}
	return works, nil
}

// maxRecords bounds how many records of one DOI are looked at, the last ones.
const maxRecords = 64

// work joins the records of a DOI; nil where there is none.
func (r *Registry) work(doi string) (*lint.Work, error) {
	e, err := r.find(keyOf(byDOI, doi))
	if err != nil {
		return nil, err
	}
	ids, err := r.ids(e)
	if err != nil {
		return nil, err
	}
	var base, row *lint.Work
	var notices []lint.Update
	for _, id := range ids[max(0, len(ids)-maxRecords):] {
		w, err := r.record(id)
		switch {
		case err != nil:
			return nil, err
		case w.DOI != doi: // another of the same key
		case w.Source == retractionWatch:
			row = w
			notices = append(notices, w.Updates...)
		default:
			base = w
		}
	}
	w := cmp.Or(base, row)
	if w == nil {
		return nil, nil
	}
	if base == nil {
		w.Updates = nil // they are among the notices
	}
	w.Updates = withNotices(w.Updates, notices)
	w.Source = "registry"
	return w, nil
}

// withNotices adds notices that are not among the updates, oldest first. Crossref
// has many of Retraction Watch's itself.
func withNotices(updates, notices []lint.Update) []lint.Update {
	for _, n := range notices {
		same := func(u lint.Update) bool {
			return u.Kind == n.Kind && (u.Notice == n.Notice && n.Notice != "" || u.Date == n.Date)
		}
		if !slices.ContainsFunc(updates, same) {
			updates = append(updates, n)
		}
	}
	slices.SortStableFunc(updates, func(a, b lint.Update) int { return cmp.Compare(a.Date, b.Date) })
	return updates
}

// record reads the work of a number.
func (r *Registry) record(id uint64) (*lint.Work, error) {
	block := int64(id / slots)
	if block >= r.footer.Blocks || block < 0 {
		return nil, errDamaged
	}
	var place [8]byte
	if _, err := r.file.ReadAt(place[:], r.footer.Places+8*block); err != nil {
		return nil, err
	}
	at := int64(binary.LittleEndian.Uint64(place[:]))
	if at < int64(headerSize) || at > r.footer.Places {
		return nil, errDamaged
	}
	lines, err := readBlock(r.file, at, r.footer.Places)
	if err != nil {
		return nil, err
	}
	if slot := int(id % slots); slot < len(lines) {
		return unpack(lines[slot])
	}
	return nil, errDamaged
}
