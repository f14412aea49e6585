// Package tex is a placeholder.
package tex

import "github.com/bibfix/bibfix/lint"

func Decode(b *lint.TextBuilder, data []byte, span lint.Span) {
	b.Copy(data[span.Start:span.End], span.Start)
}
func DecodeVerbatim(b *lint.TextBuilder, data []byte, span lint.Span) {
	b.Copy(data[span.Start:span.End], span.Start)
}
func Encode(text string, ascii bool) string { return text }
