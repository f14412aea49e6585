package tex

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// What a command holds is read as it stands, whatever stands beside it.
func TestHolders(t *testing.T) {
	for in, want := range map[string]string{
		`See \doi{10.1234/a_b}.`:                      "See 10.1234/a_b.",
		`\doi{10.1234/a\_b}PMID 12`:                   "10.1234/a_b PMID 12",
		`DOI\doi{10.1234/a}\url{https://a.example}`:   "DOI 10.1234/a https://a.example",
		`\DOI*{10.1234/a--b}`:                         "10.1234/a--b",
		`\burl {https://a.example/%20}(seen)`:         "https://a.example/%20 (seen)",
		`\Eprint{https://arxiv.org/abs/1}{arXiv:1}`:   "arXiv:1",
		`\urlprefix\url{https://a.example}`:           "https://a.example",
		`\bibinfo{doi}{10.1234/a}, \showDOI{x \b{d}}`: "10.1234/a, x ḏ",
	} {
		if got := strings.TrimSpace(decode(in, Decode).String); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestHolderAround(t *testing.T) {
	for in, want := range map[string]string{
		`\url{https://a.example}`:     `\url`,
		" \\doi {10.1234/a}\n":        `\doi`,
		`\doi*{10.1234/a}`:            `\doi*`,
		`\url{https://a.example}, b`:  "",
		`\href{https://a.example}{b}`: "",
		`{10.1234/a}`:                 "",
		`\doi`:                        "",
	} {
		if got := HolderAround(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestInHolder(t *testing.T) {
	for in, want := range map[string]bool{ // of the sign ^
		`See \url{https://a.example/?b^c}`:         true,
		`See \href {https://a.example/?b^c}{d}`:    true,
		`See \href{https://a.example/}{b ^ c}`:     false,
		`See \url{https://a.example/} b ^ c`:       false,
		`See \emph{b ^ c}`:                         false,
		`\url{` + strings.Repeat("x", 3000) + `^}`: false, // too far
	} {
		if got := InHolder([]byte(in), 0, strings.IndexByte(in, '^')); got != want {
			t.Errorf("%.60s: %v", in, got)
		}
	}
}

// The blank beside a command is no byte that may be edited.
func TestDecodeHeldPlaces(t *testing.T) {
	text := decode(`a\doi{10.1234/x}b`, Decode)
	at := strings.Index(text.String, " b")
	if at < 0 || text.Exact(at, at+1) {
		t.Errorf("%q", text.String)
	}
	if span := text.Span(2, 11); span != (lint.Span{Start: len(before) + len(`a\doi{`), End: len(before) + len(`a\doi{10.1234/x`)}) {
		t.Errorf("%v", span)
	}
}
