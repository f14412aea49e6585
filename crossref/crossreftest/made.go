package crossreftest

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// A Made is an invented work: its record, and a reference to it without a DOI.
type Made struct {
	DOI    string
	Record json.RawMessage // in Crossref's JSON
	Query  lint.Query
}

// Make invents n works, always the same.
func Make(n int) []Made {
	all := make([]Made, n)
	for i := range all {
		family := invented("family", i)
		title := fmt.Sprintf("The %s of %s harbours under %s levies", invented("noun", i), invented("place", i), invented("kind", 7*i))
		volume, pages, year, doi := 1+i%40, fmt.Sprintf("%d-%d", 10*i+1, 10*i+9), 1980+i%40, fmt.Sprintf("10.9999/made.%d", i)
		all[i] = Made{
			DOI: doi,
			Record: json.RawMessage(fmt.Sprintf(`{"DOI":%q,"type":"journal-article","title":[%q],"author":[{"family":%q,"given":"Ada"}],`+
				`"container-title":["Quay Studies"],"volume":"%d","page":%q,"issued":{"date-parts":[[%d,3]]}}`, doi, title, family, volume, pages, year)),
			Query: lint.Query{
				Type: "article-journal", Title: title, Authors: []lint.Name{{Family: family, Given: "Ada"}}, Container: "Quay Studies",
				Volume: fmt.Sprint(volume), Page: pages, Issued: lint.Date{Year: year},
			},
		}
	}
	return all
}

// Entry is the reference as a BibTeX entry, with the DOI or without.
func (m *Made) Entry(withDOI bool) string {
	q := &m.Query
	doi := ""
	if withDOI {
		doi = ",\n  doi = {" + m.DOI + "}"
	}
	return fmt.Sprintf("@article{%s,\n  author = {%s, %s},\n  title = {%s},\n  journal = {%s},\n  volume = {%s},\n  pages = {%s},\n  year = {%d}%s\n}\n",
		strings.ReplaceAll(m.DOI, "/", ":"), q.Authors[0].Family, q.Authors[0].Given, q.Title, q.Container, q.Volume, strings.Replace(q.Page, "-", "--", 1), q.Issued.Year, doi)
}

// invented is a word that no other number gives.
func invented(kind string, i int) string {
	syllables := []string{"ba", "do", "fi", "gu", "ke", "lo", "mi", "nu", "pa", "re"}
	word := kind[:1]
	for n := i + 11; n > 0; n /= 10 {
		word += syllables[n%10]
	}
	return strings.ToUpper(word[:1]) + word[1:]
}
