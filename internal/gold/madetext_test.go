package gold

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A reader of LaTeX, Markdown or plain text is given the same entries in its
// own dress.
type dress struct {
	heading, list, item, end, italic, italicEnd string
	escape                                      func(string) string
	link                                        func(address string) string
}

func dressOf(ending string) dress {
	plain := func(s string) string { return s }
	switch ending {
	case ".tex":
		return dress{
			heading: "\\section{%s}\n", list: "\\begin{thebibliography}{99}\n", item: "\\bibitem{%s} ", end: "\\end{thebibliography}\n\\end{document}\n", italic: `\emph{`, italicEnd: "}",
			escape: strings.NewReplacer("&", `\&`, "_", `\_`, "%", `\%`, "#", `\#`, "$", `\$`).Replace,
			link:   func(a string) string { return `\url{` + a + `}` },
		}
	case ".txt":
		return dress{heading: "%s\n", escape: plain, link: plain}
	}
	return dress{heading: "## %s\n", item: "- ", italic: "*", italicEnd: "*", escape: plain, link: func(a string) string { return "<" + a + ">" }}
}

// madeText makes manuscript i of a seed: a text that cites by author and year,
// and a list of a dozen entries with what safe fixes mend.
func madeText(seed uint64, i int, ending string) file {
	r := chance(seed+1, i)
	d := dressOf(ending)
	var text, list strings.Builder
	if ending == ".tex" {
		text.WriteString("\\documentclass{article}\n\\begin{document}\n")
	}
	fmt.Fprintf(&text, d.heading+"\n", "Tolls and quays")
	families := strings.Fields("Abara Berg Cole Dahl Eriksen Fabre Groß Holm Iversen Jansen Krüger Lund Möller Nørgaard")
	for n, family := range families {
		key := fmt.Sprintf("k%d", n)
		year := 1990 + r.IntN(30)
		cited := fmt.Sprintf("%s et al. (%d)", family, year)
		if r.IntN(4) == 0 {
			cited = fmt.Sprintf("%s et al (%d)", family, year)
		}
		sentence := pick(r, "Tolls were studied by %s in towns of 12-15 houses.", "As %s have shown, No. 7-8 of the quays are wide.", "We follow %s (see also doi 10.5555/x_y and A &amp; B).")
		fmt.Fprintf(&text, d.escape(sentence)+pick(r, " ", "\n", "\n\n"), cited)
		item := d.item
		if strings.Contains(item, "%s") {
			item = fmt.Sprintf(item, key)
		}
		list.WriteString(item + madeReference(r, d, ending, family, year) + "\n")
		if ending != ".md" || n%2 == 0 {
			list.WriteString("\n")
		}
	}
	fmt.Fprintf(&text, "\n\n"+d.heading+"\n", "References")
	text.WriteString(d.list + list.String() + d.end)
	out := text.String()
	if r.IntN(4) == 0 {
		out = strings.ReplaceAll(out, "\n", "\r\n")
	}
	return file{fmt.Sprintf("made-%d%s", i, ending), []byte(out)}
}

// madeReference is an entry of a list, one in two with a fault.
func madeReference(r *rand.Rand, d dress, ending, family string, year int) string {
	title := pick(r, "Levies of the quay", "Ropes and early coasts", "Pilots at Lund", "Report 12-15 of the harbour") + pick(r, "", ": a history", " (1890–1914)")
	if r.IntN(4) == 0 {
		title += " A " + pick(r, "&amp;amp;", "&amp;lt;", "&amp;eacute;", "&amp;#8211;") + " B"
		if ending == ".txt" || ending == ".tex" {
			title = strings.ReplaceAll(title, "&amp;", "&")
		}
	}
	dash := "–"
	if ending == ".tex" {
		dash = "--"
	}
	if r.IntN(6) == 0 {
		dash = "-"
	}
	pages := fmt.Sprintf("%d%s%d", 10+r.IntN(80), dash, 100+r.IntN(90))
	s := fmt.Sprintf("%s, A., Berg, T., & Okafor, A. (%d). %s. %sQuay Studies%s, %d(%d), %s.", family, year, title, d.italic, d.italicEnd, 1+r.IntN(60), 1+r.IntN(4), pages)
	if ending == ".tex" {
		s = strings.ReplaceAll(s, "& O", `\& O`)
	}
	return s + madeLocator(r, d, ending)
}

// madeLocator is what stands at the end of an entry: a DOI, an address, a
// number or nothing.
func madeLocator(r *rand.Rand, d dress, ending string) string {
	name := fmt.Sprintf("10.5555/jhs_%d.%d", r.IntN(90), 100+r.IntN(900))
	if ending == ".tex" {
		name = strings.ReplaceAll(name, "_", `\_`)
	}
	switch r.IntN(6) {
	case 0:
		return " " + pick(r, "https://doi.org/", "http://dx.doi.org/", "https://dx.doi.org/", "doi: doi:", "https://doi.org/https://doi.org/", "doi:https://doi.org/", "doi:", "DOI ", "doi: ") + name
	case 1:
		return " " + pick(r, "https://doi.org/10.5555/ jhs"+number(r, 1, 99), "https://doi.org/"+name+".", "doi:"+name+" (open access)")
	case 2:
		return " " + d.link("https://quay.example/p/"+number(r, 1, 99)+pick(r, "?id=4&utm_source=a", "?utm_source=a&utm_medium=b", "?utm_source=a&id=7", "?id=3&fbclid=x#top", "?id=3"))
	case 3:
		return " " + pick(r, "https:// quay.example/a"+number(r, 1, 9), "http://http://quay.example/b", "https://www. quay.example/c", "https: //quay.example/d", "https://quay.example/12-15/e")
	case 4:
		return " " + pick(r, "ISBN 2049-3630.", "ISSN 2049-3630.", "ISBN 978-3-16-148410-0.", "Publication No. (SMA) 05-3991.", "Tel. 555-1234.")
	}
	return ""
}
