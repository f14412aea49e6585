package gold

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A madeField is a field of a made entry, as it will be written.
type madeField struct {
	name, value string
	bare        bool   // without braces or quotes
	lost        string // what a fault of syntax leaves out: "=" or ","
	twice       bool   // the comma behind it
}

// A madeEntry is an entry of a made file.
type madeEntry struct {
	kind, key string
	fields    []madeField
	keyComma  string // what stands behind the key
	again     bool   // it is repeated to the last byte
}

func (e *madeEntry) set(name, value string) *madeField {
	for i := range e.fields {
		if e.fields[i].name == name {
			e.fields[i].value, e.fields[i].bare = value, false
			return &e.fields[i]
		}
	}
	e.fields = append(e.fields, madeField{name: name, value: value})
	return &e.fields[len(e.fields)-1]
}

func (e *madeEntry) value(name string) string {
	for _, f := range e.fields {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

// A habit is how the writer of a made file writes.
type habit struct {
	open, end    string
	parentheses  bool
	upper        bool
	newline      string
	encoding     string // utf-8, latin-1 or tex
	comment      string // between entries
	joined       bool   // values with # in them
	wide         bool   // all fields of an entry on one line
	lastComma    bool
	byteOrder    bool
	indent, wrap string
}

func newHabit(r *rand.Rand) habit {
	h := habit{
		open: "{", end: "}", newline: "\n", indent: pick(r, "  ", "\t", "    ", ""), wrap: "\n     ",
		encoding: pick(r, "utf-8", "utf-8", "latin-1", "tex", "tex"),
		comment:  pick(r, "", "", "% from the catalogue of Lund\n", "@comment{jabref-meta: grouping: quays {1-4}}\n", "Exported in May. 12-15 entries, see www. lund.example\n"),
		joined:   r.IntN(3) == 0, upper: r.IntN(4) == 0, parentheses: r.IntN(8) == 0, wide: r.IntN(8) == 0, lastComma: r.IntN(2) == 0,
	}
	if r.IntN(3) == 0 {
		h.open, h.end = `"`, `"`
	}
	if r.IntN(4) == 0 {
		h.newline = "\r\n"
	}
	h.byteOrder = h.encoding == "utf-8" && r.IntN(8) == 0
	return h
}

// madeBib makes .bib file i of a seed: some fifteen entries, one or two faults
// of a kind that a safe fix mends in most of them.
func madeBib(seed uint64, i int) file {
	r := chance(seed, i)
	h := newHabit(r)
	var b strings.Builder
	b.WriteString(h.comment + "@string{jhs = \"Journal of Harbour {\\& Quay} Studies\"}\n@STRING(qp = {Quay Press})\n@preamble{\"\\newcommand{\\quay}[1]{#1}\"}\n\n")
	for n := range 12 + r.IntN(6) {
		e := newEntry(r, h, n)
		for range 1 + r.IntN(2) {
			faults[(i+n*3+r.IntN(3))%len(faults)](r, h, e)
		}
		e.write(&b, r, h)
		if e.again {
			e.write(&b, rand.New(rand.NewPCG(1, 1)), h)
		}
		b.WriteString("\n" + pick(r, "", "", h.comment))
	}
	b.WriteString("@book{parent, title = {Ports of the North}, booktitle = {Ports of the North}, editor = {Lund, Ada}, publisher = qp, year = 1999}\n")
	text := strings.ReplaceAll(b.String(), "\n", h.newline)
	name := fmt.Sprintf("made-%d.bib", i)
	switch {
	case h.encoding == "latin-1":
		return file{name, latin1(text)}
	case h.byteOrder:
		return file{name, []byte("\uFEFF" + text)}
	}
	return file{name, []byte(text)}
}

// letters with signs above, as the encodings of a file have them.
func (h habit) letters(s string) string {
	if h.encoding != "tex" {
		return s
	}
	return strings.NewReplacer("ö", `{\"o}`, "é", `{\'e}`, "Å", `{\AA}`, "ß", `{\ss}`, "İ", `{\.I}`, "ñ", `{\~n}`, "–", "--", "“", "``", "”", "''").Replace(s)
}

func madeName(r *rand.Rand, h habit) string {
	family := pick(r, "Lund", "Berg", "Okafor", "Tröger", "de la Peña", "van der Quay", "Åkesson", "Méry", "Weiß", "{Harbour Union}", "Ng")
	given := pick(r, "Ada", "Tor Karl", "A. B.", "Zoé", "K.-L.", "Björn")
	if strings.HasPrefix(family, "{") {
		return family
	}
	if r.IntN(2) == 0 {
		return h.letters(family + ", " + given)
	}
	return h.letters(given + " " + family)
}

func madeTitle(r *rand.Rand) string {
	return pick(r, "Levies", "Tolls", "Ropes", "Pilots", "Cranes") + " " + pick(r, "of the", "at {Lund} and its", "in early", "for the old") + " " +
		pick(r, "{North} Sea", "quays", "coast", "$n$-fold harbours", "{IEEE} docks", "Harbour Towns") + pick(r, "", ": A History", "? An Answer", " (1890--1914)", " and of their long and winding records, measured from letters of pilots")
}

// newEntry makes an entry without faults.
func newEntry(r *rand.Rand, h habit, n int) *madeEntry {
	e := &madeEntry{kind: pick(r, "article", "article", "book", "incollection", "inproceedings", "techreport", "misc"), keyComma: ","}
	e.key = fmt.Sprintf("%s%d%s", pick(r, "lund", "Berg:", "okafor_", "ng-"), 1980+n, pick(r, "a", "b", ""))
	names := madeName(r, h)
	for range r.IntN(3) {
		names += " and " + madeName(r, h)
	}
	e.set("author", names)
	e.set("title", madeTitle(r))
	e.set("year", number(r, 1980, 2020)).bare = r.IntN(2) == 0
	switch e.kind {
	case "article":
		e.set("journal", "jhs").bare = true
		e.set("volume", number(r, 1, 80))
		e.set("pages", number(r, 10, 90)+"--"+number(r, 100, 199))
	case "book":
		e.set("publisher", "qp").bare = true
	case "incollection", "inproceedings":
		e.set("booktitle", "Proceedings of the "+number(r, 4, 19)+"th Quay Days")
		e.set("pages", number(r, 10, 90)+"--"+number(r, 100, 199))
		if r.IntN(4) == 0 {
			e.set("crossref", "parent")
		}
	case "techreport":
		e.set("institution", "Quay Office")
		e.set("number", "(QO) 05-3991")
	}
	if r.IntN(3) == 0 {
		e.set("doi", fmt.Sprintf("10.5555/jhs.%d.%d", n, 1000+r.IntN(9000)))
	}
	if r.IntN(3) == 0 {
		e.set("url", "https://quay.example/papers/"+number(r, 1, 999)+"?id="+number(r, 1, 99))
	}
	if r.IntN(3) == 0 {
		e.set("note", "Seen 12-15 times, no. 7-8, ISBN-like 05-3991")
	}
	return e
}

// write writes an entry in the habit of its file.
func (e *madeEntry) write(b *strings.Builder, r *rand.Rand, h habit) {
	kind, open, end := e.kind, "{", "}"
	if h.upper {
		kind = strings.ToUpper(kind)
	}
	if h.parentheses {
		open, end = "(", ")"
	}
	b.WriteString("@" + kind + open + e.key + e.keyComma)
	for i, f := range e.fields {
		if h.wide {
			b.WriteString(" ")
		} else {
			b.WriteString("\n" + h.indent)
		}
		name := f.name
		if h.upper {
			name = strings.ToUpper(name)
		}
		b.WriteString(name + " ")
		if f.lost != "=" {
			b.WriteString("= ")
		}
		b.WriteString(f.written(r, h))
		if f.lost != "," && (i < len(e.fields)-1 || h.lastComma) {
			b.WriteString(",")
		}
		if f.twice {
			b.WriteString(",")
		}
	}
	b.WriteString("\n" + end + "\n")
}

// written is a value with its delimiters.
func (f madeField) written(r *rand.Rand, h habit) string {
	if f.bare {
		return f.value
	}
	value := f.value
	if !h.wide && len(value) > 60 && strings.Contains(value, " ") && r.IntN(2) == 0 {
		i := 30 + strings.IndexByte(value[30:], ' ')
		if i >= 30 {
			value = value[:i] + h.wrap + value[i+1:]
		}
	}
	open, end := h.open, h.end
	if strings.Contains(value, `"`) && open == `"` {
		open, end = "{", "}"
	}
	if h.joined && f.name == "note" {
		return open + value + end + " # " + open + ". See also " + end + " # jhs"
	}
	return open + value + end
}
