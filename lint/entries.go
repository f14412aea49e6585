package lint

import "iter"

// Nature tells what an entry is like, whatever format it stands in. Rules ask for
// this and not for the name of a format.
type Nature uint8

// The natures of entries. They combine: an entry of thebibliography is Prose and
// TeX, one of a .bib file Fielded and TeX.
const (
	Prose   Nature = 1 << iota // printed text of a list, with punctuation, markup and a style that it shares with its list
	Fielded                    // its fields stand under names of their own, see Field.Raw
	TeX                        // it is text for TeX: braces group, a backslash begins a command
)

// Is says whether the entry has all of these natures.
func (r *Reference) Is(n Nature) bool { return r.Nature&n == n }

// Keep lets an entry that [Document.Entries] gave live on. Those of lists do so
// in any case.
func (r *Reference) Keep() {
	if r.cursor != nil {
		r.cursor.Keep()
		r.cursor = nil
	}
}

// Entries are all entries of the document, of its lists and of its database, in
// the order of the file. There may be a million, made one at a time in memory that
// is used again: an entry is good until the next step, unless [Reference.Keep] is called.
func (d *Document) Entries() iter.Seq[*Reference] {
	return func(yield func(*Reference) bool) {
		s := d.newEntryReader()
		for i := range d.Count() {
			if !yield(s.read(i)) {
				return
			}
		}
	}
}

// EntriesAt are the entries of those indexes, as [Document.Entries] gives them.
func (d *Document) EntriesAt(indexes []int) iter.Seq[*Reference] {
	return func(yield func(*Reference) bool) {
		s := d.newEntryReader()
		for _, i := range indexes {
			if !yield(s.read(i)) {
				return
			}
		}
	}
}

// Entry is the entry of that index, 0 ≤ i < Count, for whoever wants a few of
// them: it is the caller's.
func (d *Document) Entry(i int) *Reference {
	r := d.newEntryReader().read(i)
	r.Keep()
	return r
}

// Keys are the keys of all entries with their index, in the order of the file,
// and then the further keys of entries ("ids" of biblatex) in no order.
func (d *Document) Keys() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for i, r := range d.References {
			if r.Key != "" && !yield(r.Key, i) {
				return
			}
		}
		if d.Database == nil {
			return
		}
		first := len(d.References)
		for i := range d.Database.Len() {
			if key := d.Database.Key(i); key != "" && !yield(key, first+i) {
				return
			}
		}
		for key, i := range d.Database.Aliases() {
			if !yield(key, first+i) {
				return
			}
		}
	}
}

// Count is the number of entries.
func (d *Document) Count() int {
	n := len(d.References)
	if d.Database != nil {
		n += d.Database.Len()
	}
	return n
}

// IsBibliography says whether the file holds entries and nothing else: it has no
// text that could cite. Findings that hold text and list against each other
// stand elsewhere then.
func (d *Document) IsBibliography() bool { return d.Database != nil && !d.HasText }

// Has says whether entries of that nature may stand in the document.
func (d *Document) Has(n Nature) bool {
	return d.Database != nil && d.Database.Nature()&n == n || len(d.References) > 0 && d.References[0].Is(n)
}

// An entryReader makes the entries of a document, each in the memory of the one
// before unless that was kept. It is used by one goroutine at a time.
type entryReader struct {
	doc    *Document
	cursor Cursor // nil for a document without a database
}

func (d *Document) newEntryReader() *entryReader {
	s := &entryReader{doc: d}
	if d.Database != nil {
		s.cursor = d.Database.Cursor()
	}
	return s
}

// read is entry i, with what linking found about it.
func (s *entryReader) read(i int) *Reference {
	d := s.doc
	if i < len(d.References) {
		return d.References[i]
	}
	at := i - len(d.References)
	r := s.cursor.Read(at)
	r.Index, r.Nature, r.cursor = i, d.Database.Nature(), s.cursor
	if d.cited != nil {
		r.Cited = int(d.cited[at])
	}
	return r
}

// ownKeys are the keys of all entries, in the order of the file.
func (d *Document) ownKeys() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, r := range d.References {
			if r.Key != "" && !yield(r.Key) {
				return
			}
		}
		for i := 0; d.Database != nil && i < d.Database.Len(); i++ {
			if key := d.Database.Key(i); key != "" && !yield(key) {
				return
			}
		}
	}
}
