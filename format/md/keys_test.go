package md

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/lint"
)

// keys writes the citations by key of a document: "-" for those of brackets, "t"
// for those in the text, "x" for those that cannot be missing.
func keys(doc *lint.Document) string {
	var all []string
	for _, c := range doc.Citations {
		if c.Kind != lint.ByKey {
			continue
		}
		sign := ""
		if c.Narrative {
			sign = "t:"
		}
		if c.Exempt {
			sign += "x:"
		}
		if c.Locator != "" {
			sign += "(" + c.Locator + ")"
		}
		if got := string(doc.Data[c.KeySpan.Start:c.KeySpan.End]); got != c.Key {
			sign += fmt.Sprintf("[key stands at %q]", got)
		}
		if !c.Group.Contains(c.Span) || !c.Span.Contains(c.KeySpan) {
			sign += "[spans are not within one another]"
		}
		all = append(all, sign+c.Key)
	}
	return strings.Join(all, " ")
}

const named = "---\nbibliography: refs.bib\n---\n\n"

func TestKeys(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"in brackets", named + "Ropes [@adair2011; see -@prado, pp. 3–5; @{https://example.org/a?b=c}].", "adair2011 (pp. 3–5)prado https://example.org/a?b=c"},
		{"prefix and suffix", named + "[see @adair99, ch. 4 and *passim*]", "(ch. 4 and passim)adair99"},
		{"in the text", named + "As @adair2011 [p. 3] and @prado say, -@lind_a does; \"@oka:b\".", "t:(p. 3)adair2011 t:prado lind_a t:oka:b"},
		{"a further work behind it", named + "@adair2011 [p. 3; @prado, 7]", "t:adair2011 (7)prado"},
		{"wrapped", named + "Ropes [@adair2011;\n@prado].", "adair2011 prado"},
		{"in an item, a note, a table and a quotation", named + "- @a1\n\n[^1]: @b2\n\n| @c3 | x |\n|---|---|\n| y | @d4 |\n\n> @e5\n", "t:a1 t:b2 t:c3 t:d4 t:e5"},
		{"what ends a key", named + "@adair2011. @prado's @lind, (@oka) @ito... @a_b_c; @é1 @x--y", "t:adair2011 t:prado t:lind t:oka t:ito t:a_b_c t:é1 t:x"},
		{"inner signs", named + "@DBLP:conf/quay/Adair11 @doi:10.1234/x-1", "t:DBLP:conf/quay/Adair11 t:doi:10.1234/x-1"},
		{"attributes", named + "[@adair2011]{.note}", "t:adair2011"},
		{"emphasis", named + "*see @adair2011* and **@prado**", "t:adair2011 t:prado"},
		{"cross-references", named + "See @fig-quay, [@tbl-ropes], @sec:tides, @Fig-x, \\@ref(fig:x) and @ref(tab:y).", ""},
		{"labels of the file", named + "## Quays {#quays}\n\nSee @quays.\n\n(@good) An example.\n\nAs (@good) shows.", ""},
		{"escapes, addresses and code", named + "\\@adair a@b.org <a@b.org> `@adair` $@x$ https://example.org/@adair [@okafor](https://example.org) &#64;x", ""},
		{"code blocks", named + "```python\n@property\ndef f(): pass\n```\n", ""},
		{"comments", named + "<!-- [@adair2011] -->\n", ""},
		{"chunk options", named + "```{r}\n#| fig-cap: \"As @adair2011 says [@prado1]\"\n@x\n```\n", "t:x:adair2011 x:prado1"},
		{"people in a text without bibliography", "Thanks to @okafor and [@prado](https://example.org). Use @types/node; [@lind].", ""},
		{"brackets are evidence", "Ropes [@adair2011]. As @prado says.", "adair2011 t:prado"},
		{"a list of bibliographies", "---\nbibliography:\n  - a.bib\n  - \"b.json\"\n---\n@adair", "t:adair"},
		{"nocite", "---\nbibliography: [a.bib, b]\nnocite: |\n  @adair, @{b c}, @prado\ntitle: x\n---\n", "t:x:adair t:x:prado"},
		{"roles", "Ropes {cite:p}`adair,prado:2` as {cite:t}`lind` and {cite}`oka` {ref}`x` {cite:year}`ito{p. 3}` {cite:p}`{see}vance`.", "adair prado:2 t:lind oka ito vance"},
		{"roles in a directive", "```{note}\nSee {cite:p}`adair` and [@prado2].\n```\n\n{cite}`b`", "x:adair x:prado2 b"},
		{"MultiMarkdown", "---\nbibtex: refs.bib\n---\nRopes [p. 3][#adair] and [#prado;]. See [#12].", "adair prado"},
		{"numbers in brackets elsewhere", named + "See [p. 3][#adair].", ""},
		{"items in the metadata", "---\nreferences:\n- id: adair2011\n  title: Ropes\n---\n@adair2011", "t:adair2011"},
		{"commands of LaTeX", named + "Ropes \\citep[see][p. 3]{adair, prado_b} and \\textcite*{lind}; \\citation{x}.", "x:adair x:prado_b x:lind"},
		{"commands of LaTeX elsewhere", "Write \\cite{adair2011} to cite.", ""},
		{"an escaped bracket", named + "\\[@adair2011\\]", "t:adair2011"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := strings.ReplaceAll(tt.want, "t:x:", "x:")
			got := strings.ReplaceAll(keys(Read(lint.File{Name: "a.md", Data: []byte(tt.in)})), "t:x:", "x:")
			if got != want {
				t.Errorf("keys of %q:\n%s\nwant:\n%s", tt.in, got, want)
			}
		})
	}
}

// FuzzKeys asks that every citation by key lies where its key stands.
func FuzzKeys(f *testing.F) {
	for _, seed := range []string{
		named + "Ropes [@adair2011; see -@prado, pp. 3–5; @{https://example.org/a?b=c}] {cite:p}`a{p. 3},{see}b`.",
		"---\nnocite: |\n  @a, @*\nreferences:\n- id: x\n  DOI: '10.1/x'\nbibliography: &a [*a, \"b\"]\n---\n[[@x1] @{y}]",
		"```{bibliography} a b\n:all:\n```\n```{note}\n[@a1] }`x`\n```\n[#a][#b;]\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc := ReadIn(lint.File{Name: "a.md", Data: data}, kind.Context{Citing: true})
		for _, c := range doc.Citations {
			if c.Kind == lint.ByKey && c.KeySpan.Len() > 0 && string(data[c.KeySpan.Start:c.KeySpan.End]) != c.Key {
				t.Errorf("%q stands at %q", c.Key, data[c.KeySpan.Start:c.KeySpan.End])
			}
		}
		for _, l := range doc.Links {
			if l.Span.Start < 0 || l.Span.Start > l.Span.End || l.Span.End > len(data) {
				t.Errorf("%q stands at %v of %d", l.Target, l.Span, len(data))
			}
		}
		for _, r := range doc.References {
			if r.Span.Start > r.Span.End || r.Span.End > len(data) {
				t.Errorf("entry at %v of %d", r.Span, len(data))
			}
		}
	})
}

func TestLinks(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{named, "refs.bib@18[refs.bib]"},
		{"---\nbibliography: [\"a.bib\", b]\n---\n", "a.bib@20[a.bib] b@28[b.bib b]"},
		{"---\ntitle: Å\nbibliography:\n  main: 'å.bib'\n---\n", "å.bib@37[å.bib]"},
		{"---\nbibliography: \"`r f()`\"\n---\n", "`r f()`@19[]"},
		{"---\nbibliography: true\n---\n", ""},
		{"---\nbibliography: *x\n---\n", "@3[]"},
		{"```{bibliography} ../refs.bib\n:all:\n```\n", "../refs.bib@18[../refs.bib]"},
		{named + "{{< include _ropes.qmd >}} {{{< include x.qmd >}}}", "refs.bib@18[refs.bib] _ropes.qmd@44[_ropes.qmd]"},
		{"{{< include ropes.md >}}", ""},
		{"```{include} tides.md\n```\n", "tides.md@13[tides.md]"},
		{"{{< include code.py >}}\n", ""},
	} {
		var got []string
		doc := Read(lint.File{Name: "a.md", Data: []byte(tt.in)})
		for _, l := range doc.Links {
			got = append(got, fmt.Sprintf("%s@%d%v", l.Target, l.Span.Start, l.Names))
			if at := l.Span; l.Target != "" && string(doc.Data[at.Start:at.End]) != l.Target {
				t.Errorf("%q stands at %q", l.Target, doc.Data[at.Start:at.End])
			}
		}
		if all := strings.Join(got, " "); all != tt.want {
			t.Errorf("links of %q: %s\nwant %s", tt.in, all, tt.want)
		}
	}
}

func TestWrittenBibliography(t *testing.T) {
	const head = "---\nbibliography: [book.bib, packages.bib]\n---\n\n@okafor\n"
	for _, tt := range []struct {
		text string
		want int // files that the text makes itself
	}{
		{head, 0},
		{head + "\n```{r}\nknitr::write_bib(c('knitr'), 'packages.bib')\n```\n", 1},
		{head + "\n```{r}\nwrite_bib(.packages(), file = \"packages.bib\")\n```\n", 1},
		{head + "\n```{r}\nwrite_bib(.packages())\n```\n", 0},
	} {
		made := 0
		for _, l := range Read(lint.File{Name: "index.Rmd", Data: []byte(tt.text)}).Links {
			if len(l.Names) == 0 {
				made++
			}
		}
		if made != tt.want {
			t.Errorf("%q: %d files are made, want %d", tt.text, made, tt.want)
		}
	}
}
