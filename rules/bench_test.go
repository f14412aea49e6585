package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// BenchmarkRules runs each rule over a list of two thousand entries.
func BenchmarkRules(b *testing.B) {
	const entries = 2000
	var text strings.Builder
	text.WriteString("# References\n\n")
	for i := range entries {
		fmt.Fprintf(&text, "- Okafor%d, A., & Prado, B. (%d). Harbour levies %d of Lund. *Quay Studies*, *%d*(3), %d–%d. [https://quay.example/%d?id=%d](https://quay.example/%d?id=%d) doi:10.1234/quay.%d\n",
			i, 1950+i%70, i, i%90, i, i+9, i, i, i, i, i)
	}
	doc := format.Read(lint.File{Name: "paper.md", Data: []byte(text.String())})
	if len(doc.References) != entries {
		b.Fatalf("%d references", len(doc.References))
	}
	for _, rule := range rules.All() {
		b.Run(rule.ID, func(b *testing.B) {
			for b.Loop() {
				lint.Check(doc, []lint.Rule{rule}, 2026)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*entries), "ns/entry")
		})
	}
}
