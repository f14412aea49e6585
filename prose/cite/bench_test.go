package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
	"github.com/bibfix/bibfix/prose/cite"
)

// bigText makes a text of about the size with citations to all of n entries.
func bigText(size, n int, numeric bool) ([]byte, []*lint.Reference) {
	l := &listMaker{}
	for i := 1; i <= n; i++ {
		if numeric {
			l.add(&lint.Reference{ID: fmt.Sprint(i), Number: i, Label: fmt.Sprint(i)})
			continue
		}
		l.add(&lint.Reference{ID: fmt.Sprint(i), Fields: []lint.Field{
			{Name: "author", Names: []lint.Name{{Family: madeUpName(i), Given: "A."}, {Family: madeUpName(i + 7), Given: "B."}, {Family: "Lund", Given: "C."}}},
			{Name: "issued", Date: lint.Date{Year: 1960 + i%60}},
			{Name: "title", Text: fmt.Sprintf("Quays and levies of the %dth harbour", i)},
		}})
	}
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		k := i%n + 1
		if numeric {
			fmt.Fprintf(&b, "The levy of the quays failed twice, and nobody knew why it did so in those years [%d, %d]. ", k, i%(n-3)+2)
		} else {
			fmt.Fprintf(&b, "The levy of the quays failed twice (%s et al., %d), and nobody in Lund or Bergen knew why it did so in those years, 1987 among them. ", madeUpName(k), 1960+k%60)
		}
		if i%6 == 5 {
			b.WriteString("\n\n")
		}
	}
	return []byte(b.String()), l.refs
}

// madeUpName gives a different name for every number.
func madeUpName(i int) string {
	syllables := [...]string{"ka", "lo", "mi", "ru", "ste", "von", "dar", "pel", "ost", "bri"}
	var b strings.Builder
	for n := i + 10; n > 0; n /= 10 {
		b.WriteString(syllables[n%10])
	}
	name := b.String()
	return strings.ToUpper(name[:1]) + name[1:]
}

func benchmarkRead(b *testing.B, size, n int, numeric bool) {
	data, refs := bigText(size, n, numeric)
	blocks := md.Blocks(data)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		readBlocks(data, blocks, refs)
	}
}

func readBlocks(data []byte, blocks []block.Block, refs []*lint.Reference) *lint.Document {
	doc := &lint.Document{File: lint.File{Name: "big.md", Data: data}, References: refs}
	doc.Lists = []lint.List{{Scope: lint.Span{End: len(data)}, N: len(refs), Numbered: refs[0].Number > 0}}
	for _, r := range refs {
		r.Cited, r.Mentioned = 0, false
	}
	cite.Read(doc, blocks)
	return doc
}

// 1 MB with 1,000 references is the size that the whole program has a limit
// for; the others show that time grows with the size and not faster.
func BenchmarkReadAuthors1MB(b *testing.B)      { benchmarkRead(b, 1<<20, 1000, false) }
func BenchmarkReadAuthors4MB(b *testing.B)      { benchmarkRead(b, 4<<20, 4000, false) }
func BenchmarkReadNumbers1MB(b *testing.B)      { benchmarkRead(b, 1<<20, 1000, true) }
func BenchmarkReadNumbers4MB(b *testing.B)      { benchmarkRead(b, 4<<20, 4000, true) }
func BenchmarkReadAuthors100kRefs(b *testing.B) { benchmarkRead(b, 1<<20, 100000, false) }
