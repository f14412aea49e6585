package bib

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

func many(n int) []byte {
	var b bytes.Buffer
	b.WriteString("@string{jor = {Journal of Ropes}}\n\n")
	for i := range n {
		fmt.Fprintf(&b, "@article{okafor%d,\n  author    = {Okafor, Adaeze and Prado, Jos{\\'e} and M\\\"uller, Kai},\n  title     = {On the tension of {DNA} ropes in harbours, part %d},\n  journal   = jor,\n  volume    = {%d},\n  number    = 3,\n  pages     = {%d--%d},\n  year      = %d,\n  month     = jan,\n  doi       = {10.5555/ropes.%d},\n", i, i, i%90, i, i+12, 1980+i%40, i)
		if i%3 == 0 {
			fmt.Fprintf(&b, "  abstract  = {%s},\n", bytes.Repeat([]byte("Ropes are long and the harbour is wide, so we measured both. "), 12))
		}
		b.WriteString("}\n\n")
	}
	return b.Bytes()
}

func BenchmarkRead(b *testing.B) {
	data := many(10000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		Read(lint.File{Name: "a.bib", Data: data})
	}
}

func BenchmarkEach(b *testing.B) {
	data := many(10000)
	doc := Read(lint.File{Name: "a.bib", Data: data})
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		for range doc.Entries() {
		}
	}
}
