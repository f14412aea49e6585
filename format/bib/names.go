package bib

import "github.com/bibfix/bibfix/lint"

func parseNames(b *lint.TextBuilder, names []lint.Name, data []byte, span lint.Span) ([]lint.Name, bool) {
	return append(names, lint.Name{Literal: string(data[span.Start:span.End]), Span: span}), false
}
