package registry

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"sync"

	"github.com/bibfix/bibfix/lint"
)

// blockHead is the size of what stands before a block: length and checksum of
// the packed works.
const blockHead = 8

// A packer makes blocks. It is used by one goroutine.
type packer struct {
	out    bytes.Buffer
	writer *flate.Writer
}

func newPacker() *packer {
	p := new(packer)
	p.writer, _ = flate.NewWriter(nil, 6) // the error is that of a level that does not exist
	return p
}

// pack makes a block of up to 16 works, with its head.
func (p *packer) pack(works []*lint.Work) ([]byte, error) {
	p.out.Reset()
	p.out.Write(make([]byte, blockHead))
	p.writer.Reset(&p.out)
	to := json.NewEncoder(p.writer)
	to.SetEscapeHTML(false)
	for _, w := range works {
		if err := to.Encode(w); err != nil {
			return nil, err
		}
	}
	if err := p.writer.Close(); err != nil {
		return nil, err
	}
	block := bytes.Clone(p.out.Bytes())
	binary.LittleEndian.PutUint32(block, uint32(len(block)-blockHead))
	binary.LittleEndian.PutUint32(block[4:], crc32.Checksum(block[blockHead:], castagnoli))
	return block, nil
}

// unpackers are readers of deflated data, which are worth keeping: 40 KB each.
var unpackers = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}

// readBlock gives the works of the block at a place, each as its JSON.
func readBlock(r io.ReaderAt, at, end int64) ([][]byte, error) {
	head := make([]byte, blockHead)
	if _, err := r.ReadAt(head, at); err != nil {
		return nil, fmt.Errorf("%w (%w)", errDamaged, err)
	}
	n := int64(binary.LittleEndian.Uint32(head))
	if n > maxBlock || at+blockHead+n > end {
		return nil, errDamaged
	}
	packed := make([]byte, n)
	if _, err := r.ReadAt(packed, at+blockHead); err != nil {
		return nil, fmt.Errorf("%w (%w)", errDamaged, err)
	}
	if crc32.Checksum(packed, castagnoli) != binary.LittleEndian.Uint32(head[4:]) {
		return nil, errDamaged
	}
	unpacker := unpackers.Get().(io.ReadCloser)
	defer unpackers.Put(unpacker)
	if err := unpacker.(flate.Resetter).Reset(bytes.NewReader(packed), nil); err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(unpacker, maxBlock+1))
	if err != nil || len(data) > maxBlock {
		return nil, errDamaged
	}
	lines := bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
	if len(lines) > slots {
		return nil, errDamaged
	}
	return lines, nil
}

// unpack makes a work of its JSON.
func unpack(line []byte) (*lint.Work, error) {
	w := new(lint.Work)
	if err := json.Unmarshal(line, w); err != nil {
		return nil, errDamaged
	}
	return w, nil
}
