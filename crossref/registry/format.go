package registry

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// The file, in order:
//
//	header   magic, version
//	blocks   up to 16 works each: length, checksum, works as JSON lines, deflated
//	places   where each block starts, 8 bytes each
//	pages    keys in order, each with the works that have it
//	index    the first key of each page and where the page starts, 16 bytes each
//	footer   JSON, see footer; then its length and checksum, and the magic again
//
// A work goes by its number: that of its block times 16, plus its place in the
// block. Numbers of an integer type are little-endian.
const (
	magic      = "bibfixRG"
	version    = 1
	headerSize = len(magic) + 4
	tailSize   = 8 + len(magic)

	slots    = 16        // works in a block
	maxBlock = 256 << 20 // bytes of a block, packed or not: what is over is damage

	pageSize = 4 << 10 // bytes after which a page is closed
	maxIDs   = 1 << 20 // works under one key: the first so many in the file. A word of more is no help in a search.
)

// A footer says where things are and how many.
type footer struct {
	Works      int64 `json:"works"`
	Notices    int64 `json:"notices"` // rows of Retraction Watch
	Unreadable int64 `json:"unreadable"`
	Inputs     int64 `json:"inputs"`
	Blocks     int64 `json:"blocks"`
	Keys       int64 `json:"keys"`
	Places     int64 `json:"places"` // offset
	Pages      int64 `json:"pages"`  // offset
	Index      int64 `json:"index"`  // offset
	IndexSize  int64 `json:"indexSize"`
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func header() []byte {
	return binary.LittleEndian.AppendUint32([]byte(magic), version)
}

// tail is the footer with what is needed to find it from the end of the file.
func (f *footer) tail() ([]byte, error) {
	data, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	n, sum := len(data), crc32.Checksum(data, castagnoli)
	data = binary.LittleEndian.AppendUint32(data, uint32(n))
	data = binary.LittleEndian.AppendUint32(data, sum)
	return append(data, magic...), nil
}

var (
	errNoRegistry = errors.New("this is no registry; bibfix registry build OUT FILES makes one")
	errUnfinished = errors.New("this registry is not whole; run bibfix registry build again")
	errDamaged    = errors.New("this registry is damaged; build it again")
)

// readFooter checks header and footer of a file of that size.
func readFooter(r io.ReaderAt, size int64) (*footer, error) {
	head := make([]byte, headerSize)
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if string(head[:len(magic)]) != magic {
		return nil, errNoRegistry
	}
	if v := binary.LittleEndian.Uint32(head[len(magic):]); v != version {
		return nil, fmt.Errorf("this registry has form %d and this bibfix reads form %d; build it again", v, version)
	}
	tail := make([]byte, tailSize)
	if size < int64(headerSize+tailSize) {
		return nil, errUnfinished
	}
	if _, err := r.ReadAt(tail, size-int64(tailSize)); err != nil {
		return nil, err
	}
	n := int64(binary.LittleEndian.Uint32(tail))
	if string(tail[8:]) != magic || n > 1<<16 || n > size-int64(headerSize+tailSize) {
		return nil, errUnfinished
	}
	data := make([]byte, n)
	if _, err := r.ReadAt(data, size-int64(tailSize)-n); err != nil {
		return nil, err
	}
	f := new(footer)
	if crc32.Checksum(data, castagnoli) != binary.LittleEndian.Uint32(tail[4:]) || json.Unmarshal(data, f) != nil {
		return nil, errDamaged
	}
	if !f.fits(size) {
		return nil, errDamaged
	}
	return f, nil
}

// fits says whether all parts lie in the file, one after the other.
func (f *footer) fits(size int64) bool {
	return f.Blocks >= 0 && f.Blocks < size && f.IndexSize >= 0 && f.IndexSize < size &&
		f.Places >= int64(headerSize) && f.Pages == f.Places+8*f.Blocks && f.Index >= f.Pages && f.Index < size && f.Index+16*f.IndexSize < size
}
