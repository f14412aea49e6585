package registry

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// FuzzRead reads bytes as each kind of input. Whatever they are, works have a
// DOI and keys, and come out of a block as they went in.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{tides + "\n" + bells, `{"items":[` + deep + `,` + cjk + `]}`, table, `[{"a":"\"}]"},{"DOI":"10.1/x"}]`, `{"items":[[{}]]}{"items":[{`} {
		f.Add("a.jsonl", []byte(seed))
		f.Add("a.json", []byte(seed))
		f.Add("a.csv", []byte(seed))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		format := readerFor(name)
		if format == nil {
			return
		}
		size := 0
		_ = format.split(bufio.NewReaderSize(bytes.NewReader(data), 16), func(piece []byte) error {
			size += len(piece)
			w, err := format.parse(piece)
			if err != nil {
				return nil
			}
			if w.DOI == "" || w.DOI != strings.ToLower(w.DOI) {
				t.Errorf("DOI %q", w.DOI)
			}
			if len(keysOf(w)) == 0 {
				t.Error("a work without keys")
			}
			checkBlock(t, w)
			return nil
		}) // an error is as good
		if strings.HasPrefix(name, "a.json") && size > len(data) {
			t.Errorf("%d bytes of works from %d", size, len(data))
		}
	})
}

func checkBlock(t *testing.T, w *lint.Work) {
	block, err := newPacker().pack([]*lint.Work{w, w})
	if err != nil {
		t.Fatal(err)
	}
	lines, err := readBlock(bytes.NewReader(block), 0, int64(len(block)))
	if err != nil || len(lines) != 2 {
		t.Fatalf("%d works, %v", len(lines), err)
	}
	again, err := unpack(lines[1])
	if err != nil || again.DOI != strings.ToValidUTF8(w.DOI, "\uFFFD") {
		t.Errorf("%v of %q, %v", again, w.DOI, err)
	}
}

// FuzzPage reads bytes as a page of the index.
func FuzzPage(f *testing.F) {
	l := list{key: 7, count: 3, ids: []uint64{1, 5, 1 << 40}}
	f.Add(appendList(nil, &l, 0), uint64(7))
	f.Fuzz(func(t *testing.T, data []byte, k uint64) {
		e, err := findInPage(data, 0, int64(len(data)), key(k))
		if err == nil && e.at+e.size > int64(len(data)) {
			t.Errorf("%d bytes at %d of %d", e.size, e.at, len(data))
		}
	})
}
