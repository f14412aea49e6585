package registry

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"slices"

	"github.com/bibfix/bibfix/internal/disk"
)

// A posting says that a work has a key.
type posting struct {
	key key
	id  uint64 // number of the work
}

// A list is a key with the works that have it.
type list struct {
	key   key
	count uint64 // of all works that have it, also of those left out
	ids   []uint64
}

// writeRun sorts postings and writes them as lists to a file of their own, which
// appears whole or not at all.
func writeRun(name string, postings []posting) error {
	slices.SortFunc(postings, func(a, b posting) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.id, b.id))
	})
	file, err := os.Create(name + ".tmp")
	if err != nil {
		return err
	}
	defer file.Close()
	w := bufio.NewWriterSize(file, 1<<18)
	l, last := list{}, key(0)
	var entry []byte
	flush := func() {
		if l.count > 0 {
			entry = appendList(entry[:0], &l, last)
			w.Write(entry)
			last = l.key
		}
	}
	for _, p := range postings {
		if p.key != l.key || l.count == 0 {
			flush()
			l = list{key: p.key, ids: l.ids[:0]}
		}
		l.add(p.id)
	}
	flush()
	if err := cmp.Or(w.Flush(), file.Sync(), file.Close()); err != nil {
		return err
	}
	return disk.Rename(name+".tmp", name)
}

// add appends a work, of which a title may have a word twice.
func (l *list) add(id uint64) {
	if n := len(l.ids); n > 0 && l.ids[n-1] == id {
		return
	}
	l.count++
	if len(l.ids) < maxIDs {
		l.ids = append(l.ids, id)
	}
}

// appendList writes a list: the difference of its key from the last, the count,
// the bytes of the numbers, the differences of the numbers.
func appendList(to []byte, l *list, last key) []byte {
	to = binary.AppendUvarint(to, uint64(l.key-last))
	to = binary.AppendUvarint(to, l.count)
	size, before := 0, uint64(0)
	for _, id := range l.ids {
		size += uvarintSize(id - before)
		before = id
	}
	to = binary.AppendUvarint(to, uint64(size))
	before = 0
	for _, id := range l.ids {
		to = binary.AppendUvarint(to, id-before)
		before = id
	}
	return to
}

func uvarintSize(v uint64) int {
	n := 1
	for v >= 0x80 {
		v >>= 7
		n++
	}
	return n
}

// A cursor reads a run list by list.
type cursor struct {
	list
	file   *os.File
	reader *bufio.Reader
	order  int // of the run: its works come after those of earlier runs
}

func openRun(name string, order int) (*cursor, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return &cursor{file: file, reader: bufio.NewReaderSize(file, 1<<16), order: order}, nil
}

// next goes to the next list, io.EOF after the last.
func (c *cursor) next() error {
	step, err := binary.ReadUvarint(c.reader)
	if err != nil {
		return err // io.EOF only before the first byte
	}
	c.key += key(step)
	if c.count, err = binary.ReadUvarint(c.reader); err != nil {
		return short(err)
	}
	size, err := binary.ReadUvarint(c.reader)
	if err != nil {
		return short(err)
	}
	c.ids = c.ids[:0]
	id := uint64(0)
	for size > 0 {
		delta, err := binary.ReadUvarint(c.reader)
		if err != nil {
			return short(err)
		}
		id += delta
		c.ids = append(c.ids, id)
		size -= min(size, uint64(uvarintSize(delta)))
	}
	return nil
}

func short(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// merge gives the lists of all runs in the order of their keys, those of one
// key joined. The list is good until emit returns.
func merge(names []string, emit func(*list) error) error {
	var heap []*cursor
	defer func() {
		for _, c := range heap {
			c.file.Close()
		}
	}()
	for i, name := range names {
		c, err := openRun(name, i)
		if err != nil {
			return err
		}
		heap = append(heap, c)
	}
	for i := len(heap) - 1; i >= 0; i-- {
		if err := advance(&heap, i); err != nil {
			return err
		}
	}
	joined := list{}
	for len(heap) > 0 {
		c := heap[0]
		if joined.count > 0 && joined.key != c.key {
			if err := emit(&joined); err != nil {
				return err
			}
			joined.count, joined.ids = 0, joined.ids[:0]
		}
		joined.key = c.key
		joined.count += c.count
		joined.ids = append(joined.ids, c.ids[:min(len(c.ids), maxIDs-len(joined.ids))]...)
		if err := advance(&heap, 0); err != nil {
			return err
		}
	}
	if joined.count > 0 {
		return emit(&joined)
	}
	return nil
}

// advance moves the cursor at place i on, takes it out at its end, and restores
// the order of the heap below i.
func advance(heap *[]*cursor, i int) error {
	h := *heap
	switch err := h[i].next(); {
	case errors.Is(err, io.EOF):
		h[i].file.Close()
		last := len(h) - 1
		h[i] = h[last]
		h = h[:last]
		*heap = h
	case err != nil:
		return err
	}
	for i < len(h) {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h); child++ {
			if before(h[child], h[least]) {
				least = child
			}
		}
		if least == i {
			break
		}
		h[i], h[least] = h[least], h[i]
		i = least
	}
	return nil
}

func before(a, b *cursor) bool { return a.key < b.key || a.key == b.key && a.order < b.order }
