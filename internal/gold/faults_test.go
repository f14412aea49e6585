package gold

import (
	"math/rand/v2"
	"strings"
)

// faults plant what safe fixes mend into an entry, each in many variants.
var faults = []func(*rand.Rand, habit, *madeEntry){
	faultyPages, faultyMonth, faultyMacro, faultyTitle, faultyDOI, faultySigns, faultyAddress, faultyField,
	faultyNumber, faultyNames, faultyScheme, faultySyntax, faultyPages, faultySigns, faultyKey,
}

func faultyPages(r *rand.Rand, h habit, e *madeEntry) {
	if e.value("pages") == "" {
		e.kind = "article"
		e.set("journal", "Quay Notes")
	}
	e.set("pages", h.letters(pick(r, "12-15", "12–15", "12 - 15", "12---15", "pp. 12--15", "p. 7", "12-15, 20-22", "S. 4--9", "112--15", "12-15,20--22", "pp. 3-5",
		"12 -- 15", "e12-e15", "1205-1", "12{-}15", "12-15+", "pages 3--8", "1--12", "12, 15-18", "2005-11")))
}

func faultyMonth(r *rand.Rand, _ habit, e *madeEntry) {
	f := e.set("month", pick(r, "January", "Feb.", "march", "apr", "May", "JUNE", "7", "08", "Sept.", "October", "nov", "12", "May--June", "1 March", "Spring"))
	if f.value == "7" && r.IntN(2) == 0 {
		f.bare = true
	}
}

func faultyMacro(r *rand.Rand, _ habit, e *madeEntry) {
	e.set("month", pick(r, "january", "February", "march", "Sept", "december", "JULY")).bare = true
}

func faultyTitle(r *rand.Rand, _ habit, e *madeEntry) {
	title := strings.TrimRight(e.value("title"), "?")
	e.set("title", pick(r, title+" of quays.", "{"+title+" of quays.}", title+" {quays.}", title+" etc.", title+" vol.", title+" of "+"{IEEE}.", title+" and ropes. "))
}

func faultyDOI(r *rand.Rand, _ habit, e *madeEntry) {
	e.set("doi", pick(r, "https://doi.org/10.5555/jhs.7.1234", "http://dx.doi.org/10.5555/jhs_7.12", "doi:10.5555/jhs.8", "DOI 10.5555/jhs.8", "10.5555/jhs.9.",
		`10.5555/jhs\_10`, `10.5555/jhs{\_}11`, "10.5555/ jhs.12", "https://doi.org/10.5555%2Fjhs.13", "https://dx.doi.org/10.5555/(sici)1097<1::aid>3.0.co;2-x",
		`https://doi.org/10.5555/jhs\_14`, "https://www.doi.org/10.5555/jhs.15", "{10.5555/jhs.16}", `\doi{10.5555/jhs.17}`, "https://doi.org/10.5555/jhs.18/", "doi.org/10.5555/jhs.19,"))
}

func faultySigns(r *rand.Rand, h habit, e *madeEntry) {
	sign := pick(r, "&amp;", `\&amp;`, "&eacute;", "&Ouml;", "&#8211;", "&ndash;", "&nbsp;", "&#x27;", "&quot;", "&rsquo;", "&szlig;", "&#246;", "&lt;", "&amp;amp;", "&hellip;",
		"&copy;", "&alpha;", "&ldquo;x&rdquo;", "&#37;", "&#95;", "&#36;", "&#35;", "&#123;", "&#125;", "&#92;", "&#126;", "&#94;", "&tilde;", "&Aring;", "&shy;", "&reg;", "&times;", "&frac12;", "&deg;")
	switch r.IntN(4) {
	case 0:
		e.set("title", e.value("title")+" and Ropes "+sign+" quays")
	case 1:
		e.set("note", "Ropes"+sign+" quays"+pick(r, "", ".", " "+sign+" tolls"))
	case 2:
		e.set("publisher", "Quay "+sign+" Sons")
	default:
		e.set("author", h.letters("Tr"+pick(r, "&ouml;", "&eacute;", "&#246;", "&ntilde;")+"ger, Ada and Berg, Tor"))
	}
}

func faultyAddress(r *rand.Rand, _ habit, e *madeEntry) {
	a := "https://quay.example/papers/" + number(r, 1, 999) + pick(r, "?utm_source=letter", "?id=4&utm_source=a&utm_medium=b", `?utm_source=x\&id=3`, "?fbclid=IwAR0x_y", "?a=1&gclid=4#top", `?utm\_source=x`,
		"?utm_campaign=a%20b&p=1", "?p=1&utm_source=a&q=2")
	switch r.IntN(4) {
	case 0:
		e.set("note", `Available at \url{`+a+`}.`)
	case 1:
		e.set("howpublished", `\url{`+a+`}`)
	case 2:
		e.set("note", `See \href{`+a+`}{the page}`)
	default:
		e.set("url", a)
	}
}

// faultyField repeats a field.
func faultyField(r *rand.Rand, _ habit, e *madeEntry) {
	e.fields = append(e.fields, e.fields[r.IntN(len(e.fields))])
}

func faultyNumber(r *rand.Rand, _ habit, e *madeEntry) {
	e.set("isbn", pick(r, "2049-3630", "ISSN 2049-3630", "0317-8471", "978-3-16-148410-0"))
}

func faultyNames(r *rand.Rand, h habit, e *madeEntry) {
	a, b := madeName(r, h), madeName(r, h)
	e.set(pick(r, "author", "author", "editor"), pick(r, a+" and "+b+" et al.", a+" et al.", a+", et al", a+" and et al.", a+" and and "+b, a+" and "+b+" and", "and "+a+" and "+b,
		a+" and "+b+" and others", a+" and "+b+" et.~al.", h.letters("İleri, İpek")+" et al.", a+" and others et al."))
}

func faultyScheme(r *rand.Rand, _ habit, e *madeEntry) {
	if e.value("doi") == "" && r.IntN(3) == 0 {
		e.set("url", "https://doi.org/10.5555/jhs.21")
		return
	}
	e.set("url", pick(r, `\url{https://quay.example/a_b}`, `\url{https://quay.example/c}`, `\url{http://quay.example/d?e=f}`, "http://https://quay.example/a", "https:// quay.example/a", "https: //quay.example/b", "https://www. quay.example/c", "http://http://www.quay.example",
		"https://quay.example/a b", "http:/quay.example", "www.quay.example", `\url{https://quay.example/\%7Ea}`, "https://quay .org/x", `\href{https://quay.example/z}{z}`))
}

// faultySyntax leaves out or repeats a sign of the syntax.
func faultySyntax(r *rand.Rand, h habit, e *madeEntry) {
	i := r.IntN(len(e.fields) - 1)
	switch r.IntN(4) {
	case 0:
		if !h.wide {
			e.fields[i].lost = ","
		}
	case 1:
		e.fields[i].lost = "="
	case 2:
		e.fields[i].twice = true
	default:
		e.keyComma = pick(r, "", ",,")
	}
}

func faultyKey(_ *rand.Rand, _ habit, e *madeEntry) { e.again = true }
