package bibfix_test

import (
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// Reading LaTeX is work that grows with the size of the file.
func TestHostileLaTeX(t *testing.T) {
	m := newMeter(t)
	m.name = "paper.tex"
	for name, piece := range map[string]string{
		"braces":       `{`,
		"citations":    `\cite{`,
		"options":      `\cite[`,
		"many":         `\cites(`,
		"arguments":    `\cites{a}`,
		"definitions":  `\newcommand{\a}[1]{`,
		"own commands": `\newcommand{\a}[1]{\cite{#1}}\a{b}`,
		"headings":     `\section{`,
		"notes":        `\footnote{`,
		"false":        `\iffalse `,
		"conditionals": `\iffalse\ifx\else\fi\fi `,
		"verbatim":     `\begin{verbatim}`,
		"short":        `\verb|`,
		"items":        `\begin{itemize}\item a `,
		"entries":      `\bibitem{a} Okafor, A. (2014). Levies. `,
		"comments":     "%a\n",
		"links":        `\href{a}{`,
		"addresses":    `\url{`,
		"formulas":     `$a`,
		"accents":      `\"{`,
		"fonts":        `{\em \textbf{`,
		"keys":         `\cite{a,b} `,
		"inputs":       `\input{a}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := func(size int) []byte { return []byte(repeat(piece, size)) }
			m.linear(t, enough, text)
			docs := []*lint.Document{format.Read(lint.File{Name: "paper.tex", Data: text(1_000_000)})}
			lint.Lint(docs, rules.All(), lint.Options{Year: 2026})
		})
	}
}
