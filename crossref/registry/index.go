package registry

import (
	"bufio"
	"context"
	"encoding/binary"
	"io"
	"math"
)

// writeIndex writes all that stands behind the blocks.
func writeIndex(ctx context.Context, w *bufio.Writer, f *footer, places []int64, runs []string) error {
	for _, place := range places {
		w.Write(binary.LittleEndian.AppendUint64(nil, uint64(place)))
	}
	f.Pages = f.Places + 8*f.Blocks
	pages := pager{w: w, at: f.Pages}
	err := merge(runs, func(l *list) error {
		f.Keys++
		if f.Keys%(1<<12) == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		pages.add(l)
		return nil
	})
	if err != nil {
		return err
	}
	pages.end()
	f.Index, f.IndexSize = pages.at, int64(len(pages.index)/16)
	w.Write(pages.index)
	tail, err := f.tail()
	if err != nil {
		return err
	}
	_, err = w.Write(tail)
	return err
}

// A pager writes lists in pages. A page is short, or has one list.
type pager struct {
	w     *bufio.Writer
	at    int64  // where the page starts
	page  []byte // not yet written
	first key    // of the page
	last  key
	entry []byte
	index []byte
}

func (p *pager) add(l *list) {
	p.entry = appendList(p.entry[:0], l, p.last)
	if len(p.page)+len(p.entry) > pageSize && len(p.page) > 0 {
		p.end()
	}
	if len(p.page) == 0 {
		p.first, p.last = l.key, 0
		p.entry = appendList(p.entry[:0], l, 0)
	}
	p.page = append(p.page, p.entry...)
	p.last = l.key
}

func (p *pager) end() {
	if len(p.page) == 0 {
		return
	}
	p.w.Write(p.page)
	p.index = binary.LittleEndian.AppendUint64(p.index, uint64(p.first))
	p.index = binary.LittleEndian.AppendUint64(p.index, uint64(p.at))
	p.at += int64(len(p.page))
	p.page = p.page[:0]
}

// An entry is a list in the file, whose numbers are not read yet.
type entry struct {
	count uint64 // of works that have the key
	at    int64  // of the numbers
	size  int64  // of the numbers, in bytes
	ids   []byte // the numbers, where they came with the page
}

// maxList bounds the bytes of the numbers of one list.
const maxList = maxIDs * binary.MaxVarintLen64

// find looks a key up; the zero entry where no work has it.
func (r *Registry) find(k key) (entry, error) {
	low, high := int64(0), r.footer.IndexSize // the page is before high, and not before low-1
	lowKey, highKey := key(0), key(math.MaxUint64)
	var at int64
	for step := 0; low < high; step++ {
		middle := (low + high) / 2
		if step%4 < 3 { // keys spread evenly: a guess is nearly right, also in a large file
			share := float64(k-lowKey) / (float64(highKey-lowKey) + 1)
			middle = max(low, min(low+int64(share*float64(high-low)), high-1))
		}
		first, start, err := r.page(middle)
		if err != nil {
			return entry{}, err
		}
		if first <= k {
			low, lowKey, at = middle+1, first, start
		} else {
			high, highKey = middle, first
		}
	}
	if low == 0 {
		return entry{}, nil
	}
	end := r.footer.Index
	if low < r.footer.IndexSize {
		_, start, err := r.page(low)
		if err != nil {
			return entry{}, err
		}
		end = start
	}
	if at < r.footer.Pages || end <= at || end > r.footer.Index {
		return entry{}, errDamaged
	}
	data := make([]byte, min(end-at, pageSize))
	if _, err := r.file.ReadAt(data, at); err != nil {
		return entry{}, err
	}
	return findInPage(data, at, end, k)
}

// page gives the first key of a page, and its place.
func (r *Registry) page(i int64) (key, int64, error) {
	var data [16]byte
	if _, err := r.file.ReadAt(data[:], r.footer.Index+16*i); err != nil {
		return 0, 0, err
	}
	return key(binary.LittleEndian.Uint64(data[:])), int64(binary.LittleEndian.Uint64(data[8:])), nil
}

// findInPage looks for a key in the head of the page [at, end).
func findInPage(data []byte, at, end int64, k key) (entry, error) {
	var have key
	for i := 0; i < len(data); {
		var numbers [3]uint64 // step of the key, count, size
		for j := range numbers {
			v, n := binary.Uvarint(data[i:])
			if n <= 0 {
				return entry{}, errDamaged
			}
			numbers[j] = v
			i += n
		}
		have += key(numbers[0])
		if have > k {
			break
		}
		size := numbers[2]
		if size > maxList || int64(size) > end-at-int64(i) {
			return entry{}, errDamaged
		}
		if have == k {
			e := entry{count: numbers[1], at: at + int64(i), size: int64(size)}
			if i+int(size) <= len(data) {
				e.ids = data[i : i+int(size)]
			}
			return e, nil
		}
		i += int(size)
	}
	return entry{}, nil
}

// ids reads the numbers of the works of an entry, in order.
func (r *Registry) ids(e entry) ([]uint64, error) {
	data := e.ids
	if data == nil && e.size > 0 {
		data = make([]byte, e.size)
		if _, err := io.ReadFull(io.NewSectionReader(r.file, e.at, e.size), data); err != nil {
			return nil, err
		}
	}
	ids := make([]uint64, 0, min(e.count, uint64(len(data))))
	id := uint64(0)
	for len(data) > 0 {
		delta, n := binary.Uvarint(data)
		if n <= 0 {
			return nil, errDamaged
		}
		id += delta
		data = data[n:]
		ids = append(ids, id)
	}
	return ids, nil
}
