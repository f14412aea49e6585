package bibfix_test

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// projects are all the inputs over which work is to grow as they do.
func projects() map[string]project {
	all := make(map[string]project)
	for name, r := range prose {
		all["markdown, "+name] = one("paper.md", r.make)
		all["text, "+name] = one("paper.txt", r.make)
	}
	for name, piece := range running {
		r := recipe{piece, after}
		all["markdown, "+name] = one("paper.md", r.make)
		all["text, "+name] = one("paper.txt", r.make)
	}
	for name, c := range cited {
		all["cited, "+name] = one("paper.md", recipe{c[0], "=\n\n# References\n\n", c[1] + "\n\n"}.make)
	}
	for name, r := range wide {
		all["cited, "+name] = one("paper.md", r.make)
	}
	all["markdown, manuscript"] = one("paper.md", func(size int) string { return string(manuscript(size/1_000 + 1)) })
	addBibliographies(all)
	for name, piece := range texPieces {
		all["latex, "+name] = one("paper.tex", recipe{piece}.make)
	}
	for name, r := range latex {
		all["latex, "+name] = one("paper.tex", r.make)
	}
	for name, p := range several {
		all["several, "+name] = p
	}
	return all
}

func addBibliographies(all map[string]project) {
	for name, piece := range bibPieces {
		for where, head := range map[string]string{"alone": "", "in a field": "@misc{okafor, author = {", "in an entry": "@book{b,\n"} {
			all["bib, "+name+", "+where] = one("refs.bib", recipe{"=" + head, piece}.make)
		}
	}
	for name, r := range bibliographies {
		all["bib, "+name] = one("refs.bib", r.make)
	}
	for _, field := range longFields {
		for name, piece := range longValues {
			all["bib, long "+field+", "+name] = one("refs.bib", recipe{"=@article{k, " + field + " = {", piece, "=}}\n"}.make)
		}
	}
}

// file makes a file whose name and text are filled with its number.
func file(i int, name, text string) lint.File {
	return lint.File{Name: fill(name, i), Data: []byte(fill(text, i))}
}

// files are so many of one kind.
func files(n int, name, text string) []lint.File {
	var all []lint.File
	for i := range max(n, 1) {
		all = append(all, file(i, name, text))
	}
	return all
}

// of is a single file made by a recipe.
func of(size int, name string, parts ...string) lint.File {
	return lint.File{Name: name, Data: []byte(recipe(parts).make(size))}
}

// several are projects of many files, or of two that have much to do with each other.
var several = map[string]project{
	"chapters with near-miss keys": func(size int) []lint.File {
		n := size / 400
		return append(files(n, "ch{i}.tex", "See \\cite{{low}x{year}}.\n"),
			of(n*20, "main.tex", "\\include{ch{i}}\n", "=\\bibliography{refs}"), of(size/2, "refs.bib", "@misc{{low}{year}, title = {Levies {i}}}\n"))
	},
	"near-miss keys of one text": func(size int) []lint.File {
		return []lint.File{of(size/2, "main.tex", "\\cite{{low}x{year}}\n", "=\\bibliography{refs}"), of(size/2, "refs.bib", "@misc{{low}{year}, title = {Levies {i}}}\n")}
	},
	"near-miss keys that are alike": func(size int) []lint.File {
		return []lint.File{of(size/2, "main.tex", "\\cite{smithandlund{i}x}\n", "=\\bibliography{refs}"), of(size/2, "refs.bib", "@misc{smithandlund{i}, title = {Levies {i}}}\n")}
	},
	"keys in another case": func(size int) []lint.File {
		return []lint.File{of(size/2, "main.tex", "\\cite{Key{i}}\n", "=\\bibliography{refs}"), of(size/2, "refs.bib", "@misc{key{i}, title = {Levies {i}}}\n")}
	},
	"papers with a bibliography each": func(size int) []lint.File {
		n := size / 200
		return append(files(n, "p{i}/a.md", "---\nbibliography: r.bib\n---\n\nSee [@a; @b].\n"), files(n, "p{i}/r.bib", "@misc{a, title = {Levies}}\n@misc{c, title = {Quay}}\n")...)
	},
	"papers on one bibliography": func(size int) []lint.File {
		return append(files(size/200, "a{i}.md", "---\nbibliography: r.bib\n---\n\nSee [@a{i}; @b{i}; @A{i}].\n"), of(size/2, "r.bib", "@misc{a{i}, title = {Levies {i}}}\n"))
	},
	"a paper on many bibliographies": func(size int) []lint.File {
		n := size / 100
		return append(files(n, "r{i}.bib", "@misc{a{i}, title = {Levies {i}}}\n"), of(size/2, "p.md", "=---\nbibliography:\n", "  - r{i}.bib\n", "=---\n\n", "[@a{i}; @A{i}; @x{i}] "))
	},
	"chapters and bibliographies": func(size int) []lint.File {
		n := size / 100
		return slicesOf(files(n, "r{i}.bib", "@misc{a{i}, title = {Levies {i}}}\n"), files(n, "ch{i}.tex", "\\cite{a{i}}\\addbibresource{r{i}.bib}\n"), files(1, "main.tex", many("\\include{ch%d}\n", n)))
	},
	"a chain of chapters": func(size int) []lint.File {
		return slicesOf(files(size/100, "ch{i}.tex", "\\cite{a{i}}\\input{ch{j}}\n"), files(1, "main.tex", "\\input{ch0}\\bibliography{r}"), files(1, "r.bib", "@misc{a1, title = {Levies}}\n"))
	},
	"bibliographies that are alike": func(size int) []lint.File {
		return files(size/100, "r{i}.bib", "@article{a, title = {Levies of the quay}, author = {Lund, A}, year = 2014, doi = {10.5555/a}}\n")
	},
	"papers": func(size int) []lint.File {
		return files(size/100, "p{i}.md", "See Okafor (2013).\n\n# References\n\n"+entry+"\n")
	},
	"strings of many files": func(size int) []lint.File {
		return files(size/100, "r{i}.bib", "@string{s{i} = {x}}\n@article{a, title = u{i}, journal = s{j}}\n")
	},
	"deep folders": func(size int) []lint.File {
		var all []lint.File
		for i := range size / 400 {
			all = append(all, file(i, strings.Repeat("d/", i%100)+"p{i}.md", "See [@a].\n\n---\nbibliography: ../r.bib\n---\n"))
		}
		return append(all, file(0, "r.bib", "@misc{a, title = {Levies}}\n"))
	},
}

func slicesOf(all ...[]lint.File) []lint.File {
	var joined []lint.File
	for _, some := range all {
		joined = append(joined, some...)
	}
	return joined
}

// many is a text of n numbered pieces.
func many(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// findings are projects in which there is much to tell.
func findings() map[string]project {
	return map[string]project{
		"on one line":                 one("paper.md", recipe{"See Okafor (2013) and Okafar (2014). ", after}.make),
		"on many lines":               one("paper.md", recipe{"See Okafor (2013).\n\nAnd Okafar (2014).\n\n", after}.make),
		"in one entry":                one("paper.md", recipe{"=# References\n\nOkafor, A. (2014). ", "x citeturn0search1 ", "=\n"}.make),
		"in a long field":             one("refs.bib", recipe{"=@misc{a, title = {", "x citeturn0search1 ", "=}}\n"}.make),
		"in one line of entries":      one("refs.bib", recipe{"@article{k{i}, title = {A \ufffd b}, url = {https://a.org/{i}?utm_source=x}, pages = {1-2}} "}.make),
		"in entries":                  one("refs.bib", recipe{"@article{k{i}, doi = {https://doi.org/10.5555/{i}}, pages = {4-3}}\n"}.make),
		"in files":                    several["papers"],
		"with many twins":             one("refs.bib", recipe{"@misc{a, title = {Levies of the quay and tides}, author = {Lund, A}, year = 2014}\n"}.make),
		"on the words of a long line": one("paper.txt", recipe{"=x", " y", "=\n\nSee Okafor (2013). ", "And Okafor (2012). ", after}.make),
	}
}
