package bibfix_test

import (
	"strconv"
	"strings"
)

// A recipe is the parts of a text. Those that begin with "=" stand once, each of
// the others over and over for its share of the size. In them {i} is the number
// of the piece, {j} the next one, {name} and {other} names of its own, {low} the
// first in lower case, {year} a year, {in} an indent of up to 200 signs and {deep}
// one that grows with each piece.
type recipe []string

const entry = "Okafor, A. (2014). A levy. *Journal of Ports*, 2, 3-4. "

// after is a list behind a text.
const after = "=\n\n# References\n\n1. " + entry + "\n2. " + entry

func (parts recipe) make(size int) string {
	repeated := 0
	for _, part := range parts {
		if !strings.HasPrefix(part, "=") {
			repeated++
		}
	}
	var b strings.Builder
	for _, part := range parts {
		if once, ok := strings.CutPrefix(part, "="); ok {
			b.WriteString(once)
			continue
		}
		end := b.Len() + size/repeated
		if first := fill(part, 0); first == part {
			b.WriteString(strings.Repeat(part, max(1, size/repeated/len(part))))
			continue
		}
		for i := 0; b.Len() < end; i++ {
			b.WriteString(fill(part, i))
		}
	}
	return b.String()
}

// fill makes piece i of a part.
func fill(part string, i int) string {
	var b strings.Builder
	for {
		before, rest, open := strings.Cut(part, "{")
		b.WriteString(before)
		if !open {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if value := filling(name, i); closed && value != nil {
			b.WriteString(value())
			part = after
			continue
		}
		b.WriteByte('{')
		part = rest
	}
}

// filling is what stands for a word in braces, nil for none.
func filling(word string, i int) func() string {
	switch word {
	case "i":
		return func() string { return strconv.Itoa(i) }
	case "j":
		return func() string { return strconv.Itoa(i + 1) }
	case "year":
		return func() string { return strconv.Itoa(1950 + i%70) }
	case "name":
		return func() string { return surname(i) }
	case "other":
		return func() string { return surname(7*i + 3) }
	case "low":
		return func() string { return strings.ToLower(surname(i)) }
	case "in":
		return func() string { return strings.Repeat(" ", i%200) }
	case "deep":
		return func() string { return strings.Repeat(" ", 2*i) }
	}
	return nil
}

// prose are manuscripts in Markdown and in plain text.
var prose = map[string]recipe{
	"one line of words":       {"=# T\n\n", "word ", "=\n\n# References\n\n" + entry},
	"one word":                {"x"},
	"two columns":             {"{name} bought what the navy had left in port,        and {other} went to sea with ropes that were old\n", "=\n\n# References\n\n" + entry},
	"gutters here and there":  {"{low} bought what the navy had left in port, {in} and {other} went to sea with ropes that were old\n\f"},
	"lines that alternate":    {"{name}, A. ({year}). Levies of the ports and of the har[{i}] {other}, B. Knots. Tern Press.\nbour of the plain, and what became of it there.\nlower delta. Notes on Machines, 31, 202–210.\n"},
	"gaps":                    {"a  b   c    d     {low}\n"},
	"empty lines":             {"\n"},
	"returns":                 {"\r"},
	"blanks":                  {" ", "=a", "\t"},
	"citations":               {"(Okafor, 2014; Prado, 2011) ", "=\n\n# References\n\n" + entry},
	"open parentheses":        {"(", "=\n\n# References\n\n" + entry},
	"open brackets":           {"[", "=\n\n# References\n\n" + entry},
	"closed brackets":         {"])", "=\n\n# References\n\n" + entry},
	"open braces":             {"{", after},
	"quotation marks":         {"> "},
	"nested quotations":       {"{in}> > > > a\n", after},
	"quotes":                  {"“a ‘b ", after},
	"emphasis":                {"*a **b _c "},
	"emphasis in words":       {"_a__b"},
	"links that never end":    {"[a](b"},
	"images":                  {"![a](b c", after},
	"links by name":           {"[a][l{i}] ", "=\n\n", "[l{i}]: https://a.org/{i}\n", after},
	"comments":                {"<!--"},
	"comments that end":       {"<!-- a --> b ", after},
	"backquotes":              {"`a``b```c"},
	"entities":                {"&amp&#x41;"},
	"entities in an entry":    {"=# References\n\n1. Okafor, A. (2014). ", "A &amp; b &lt; ", "=.\n"},
	"damage in an entry":      {"=# References\n\n1. Okafor, A. (2014). ", "Ã©t ", "=.\n"},
	"damage":                  {"Ã©t{i} ", after},
	"lost letters":            {"a \ufffd ", after},
	"one entry":               {"=# References\n\n", entry},
	"one roll of names":       {"=# References\n\n", "Okafor, A., ", "=(2014). A levy."},
	"one address":             {"=# References\n\nOkafor (2014). https://x.org/?", "utm_source=a&"},
	"addresses of kilobytes":  {"=# References\n\n", "Okafor, A. ({year}). Levy. https://x.org/?a=1" + strings.Repeat("&a=%3Futm_source=b&utm_source=c", 200) + "\n\n"},
	"closing address":         {"=# References\n\nOkafor (2014). https://x.org/", ")]}>", "=\n"},
	"angles in a DOI":         {"=# References\n\nOkafor (2014). https://doi.org/10.1234/a", "<>", "=\n"},
	"closing angles":          {"=# References\n\nOkafor (2014). doi:10.1234/a", ">", "=\n"},
	"DOIs":                    {"=# References\n\n", "https://doi.org/10.1000/abc "},
	"marks of chatbots":       {"x citeturn0search1 【7†source】 [oaicite:2] ", after},
	"marks in an entry":       {"=# References\n\nOkafor, A. (2014). ", "x citeturn0search1 【7†a】 ", "=\n"},
	"nearly marks":            {"Noailles cite [cite 【† turn0 ", after},
	"a table":                 {"=# References\n\n|a|b|\n|---|---|\n", "|1|" + entry + "|\n"},
	"tables of HTML":          {"=<table>", "<tr><td>Okafor (2014)</td></tr>\n", after},
	"open tags":               {"<table><tr><td><a href=", after},
	"the same entry":          {"=# References\n\n", entry + "\n\n"},
	"one title":               {"=# References\n\n", "{name}, A. (2014). *Levies of the quay and tides*. Quay. https://doi.org/10.5555/a\n\n"},
	"disorder":                {"=# References\n\n", "{other}, A. ({year}). *Levy {i}*. Quay.\n\n"},
	"dashes for authors":      {"=# References\n\nOkafor, A. (2013). *Levies*. Quay.\n\n", "———. ({year}). *Levy {i}*. Quay.\n\n"},
	"headings":                {"# References\n\n"},
	"chapters":                {"# Chapter {i}\n\nSee Okafor (2014) and [1].\n\n## References\n\n1. " + entry + "\n\n"},
	"items of items":          {"=# References\n\n", "- "},
	"deep items":              {"{deep}- a\n", after},
	"indented items":          {"{in}- a\n", after},
	"ranges of numbers":       {"[1-99999999] ", after},
	"wide ranges":             {"See [1-9999], [1–400]. ", "=\n\n# References\n\n", "{j}. {name}, A. (2014). *Levy {i}*. Quay.\n"},
	"numbers of entries":      {"See [{j}, {i}–{j}]. ", "=\n\n# References\n\n", "{j}. {name}, A. (2014). *Levy {i}*. Quay.\n"},
	"superscripts of entries": {"levy^1,2–400^ and <sup>3-9</sup> x¹² ", "=\n\n# References\n\n", "{j}. {name}, A. (2014). *Levy {i}*. Quay.\n"},
	"links and code":          {"[a](https://x.org/b) `c` ", "=\n\n# References\n\n" + entry},
	"links in an entry":       {"=# References\n\n" + entry, "[a](https://x.org/b) *c* "},
	"formulas":                {"$a^{4}$ \\(b_1\\) $5 "},
	"tags":                    {"<sup>4</sup><i>a<ol><li>"},
	"footnotes":               {"a[^1] b.\n\n[^1]: Okafor 2014, 4. Ibid.\n\n"},
	"many footnotes":          {"a[^n{i}] ", "=\n\n", "[^n{i}]: Okafor 2014, {i}.\n\n", after},
	"fences":                  {"```\nOkafor (2014)\n```\n", after},
	"open fences":             {"{in}```\n~~~~\n`````\n", after},
	"numbers":                 {"=# References\n\n1. ", "1234567890"},
	"years":                   {"=# References\n\n", "2014 (2014) [2014a], "},
	"bytes that are no text":  {"=# References\n\n", "\xff\xfe\x80 "},
	"zeros":                   {"\x00", after},
	"long organisation":       {"=See (Okafor, 2014).\n\n# References\n\n", "Quay ", "=. (2014). *Levy*. Quay.\n\n"},
	"front matter":            {"=---\n", "bibliography: r{i}.bib\n", "=---\n\n[@a]", after},
	"named bibliographies":    {"=---\nbibliography:\n", "  - r{i}.bib\n", "=---\n\n[@a]", after},
	"keys":                    {"[@k{i}; @q{j}] ", after},
	"braces of roles":         {"{cite}`a{{{{` ", after},
	"one contents line":       {"References 25 ", after},
	"a contents line":         {"refs. 5–7 R. 4 Ref 3 ", after},
	"bits of everything":      {"*Levy* (Okafor, 2014) [1] ^2^ `a` <b>c</b> $d$ &amp; “e” [f](https://g.org/h) @i ", after},
}

// running are pieces of text that, over and over, ask much of whoever reads
// citations with a list in hand.
var running = map[string]string{
	"open and square":   "([",
	"nested":            strings.Repeat("(", 40) + "Okafor 2014" + strings.Repeat(")", 40),
	"bare years":        "(1999)",
	"years and names":   "Okafor Prado 1999 ",
	"emphasised names":  "*Okafor* (2014) ",
	"brackets":          "[1][2]",
	"superscripts":      "x^1^",
	"semicolons":        "(Okafor; Prado; ",
	"one author":        "Okafor (2014), ",
	"unknown names":     "(Okafar, 2014) ",
	"acts":              "Lei nº 13.146 ",
	"acronym":           "Harbour Union (IHU) ",
	"letters":           "2014a,b,c,d,",
	"commas":            "Okafor, ",
	"apostrophes":       "’84 ",
	"comments alone":    "<!-- bibfix:ignore year-mismatch: why --> ",
	"silenced":          "<!-- bibfix:ignore year-mismatch: why --> Okafor (2013) ",
	"silenced for ever": "<!-- bibfix:ignore-start year-mismatch: ",
	"placeholders":      "[?] ",
	"refs":              "refs. 5–7 ",
	"quoted and paged":  "(“Harbour Levies” 12) ",
	"again":             "(Okafor, 2014). Ibid. p. 4 (ibid., 5). ",
	"names and names":   "Okafor, Prado, Lund and ",
	"capitals":          "HARBOUR UNION ",
	"one at a time":     "see Okafor, A., ",
	"et al.":            "Okafor et al. ",
	"different years":   "Okafor ({year}), ({other}, {year}; {name} {year}) ",
	"lines":             "{name} ({year})\n",
	"paragraphs":        "See {name} & {other} ({year}, p. {i}).\n\n",
}

// cited are texts that cite long lists, and lists that much is asked of: what
// stands in the text, then an entry.
var cited = map[string][2]string{
	"acronyms":                 {"International {name} Union (I{i}U) met. ", "International {name} Union. (2014). *Levy {i}*. Quay."},
	"acronyms in citations":    {"International {name} Union (IU, 2014) met. ", "International {name} Union. (2014). *Levy {i}*. Quay."},
	"one acronym, many years":  {"International Harbour Union (IHU, {year}) met (IHU, 2014). ", "International Harbour Union. (2014). *Levy {i}*. Quay."},
	"one acronym, many bodies": {"Institute of Harbours {name} (IHU). See IHU (2014). ", "Institute of Harbours {name} [IHU]. (2014). *Levy {i}*. Quay."},
	"one acronym":              {"International Harbour Union [IHU] (2014), and IHU ({year}). ", "International Harbour Union. ({year}). *Levy {i}*. Quay."},
	"one author and year":      {"See Okafor (2014). ", "Okafor, A. (2014). *Levy {i}*. Quay."},
	"other co-authors":         {"See {name} and Lund ({year}). ", "{name}, A., & Prado, B. ({year}). *Levy {i}*. Quay."},
	"other co-authors of one":  {"See Okafor and {name} (2014).\n\n", "Okafor, A., & Prado, B. (2014). *Levy {i}*. Quay."},
	"co-author of all":         {"See Okafor and Lund (2014). ", "Okafor, A., & Prado, B. (2014). *Levy {i}*. Quay."},
	"years apart":              {"See {name} (1931). ", "{name}, A. ({year}). *Levy {i}*. Quay."},
	"misspelt":                 {"See {name}x ({year}). ", "{name}, A. ({year}). *Levy {i}*. Quay."},
	"misspelt, in one year":    {"See {name}x (2014). ", "{name}, A. (2014). *Levy {i}*. Quay."},
	"missing":                  {"See {other}us ({year}). ", "{name}, A. ({year}). *Levy {i}*. Quay."},
	"missing, in one year":     {"(X{other}, 2014). ", "{name}, A. (2014). *Levy {i}*. Quay."},
	"titles":                   {"(“Levy {i}” 12). See *Levy {j}* (2014). ", "*Levy {i} of the quay*. (2014). Quay."},
	"in press":                 {"({name}, in press; {other}, n.d.). ", "{name}, A. (in press). *Levy {i}*. Quay."},
	"bodies":                   {"(Ministry of {name}, 2014). ", "Country. Ministry of {name}. (2014). *Levy {i}*. Quay."},
	"mentioned":                {"{name} wrote in {year} on levies. ", "{name}, A. ({year}). *Levy {i}*. Quay."},
	"numbered":                 {"as {name} [{j}] and {other} [1] say. ", "{name}, A. ({year}). *Levy {i}*. Quay."},
}

// wide are texts and entries of which one part is long as well.
var wide = map[string]recipe{
	"a long roll, cited":         {"See Okafor, Prado, and Lund (2014). ", "=\n\n# References\n\nOkafor, A., ", "{name}, A., ", "=& Lund, B. (2014). *Levy*. Quay.\n"},
	"a long roll, cited wrongly": {"See Okafor and Prado (2014). ", "=\n\n# References\n\nOkafor, A., ", "{name}, A., ", "=& Lund, B. (2014). *Levy*. Quay.\n"},
	"a long roll, cited long":    {"=See ", "{name}, ", "=and Lund (2014).\n\n# References\n\nOkafor, A., ", "{name}, A., ", "=& Lund, B. (2014). *Levy*. Quay.\n"},
	"a long citation":            {"=(", "{name}, ", "=2014)", after},
	"a long title, cited":        {"See “Levy of Lund” (2014). ", "=\n\n# References\n\nOkafor, A. (2014). *Levy of Lund ", "and {name} ", "=*. Quay.\n"},
	"works in one bracket":       {"=(", "{name}, {year}; ", "=Lund, 2014)", after},
}
