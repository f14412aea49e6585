package registry

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// retractionWatch is the source of works that were made of its rows.
const retractionWatch = "retraction-watch"

// A notice is a row of Retraction Watch's table.
type notice struct {
	Title, Author, Journal, Publisher     string
	OriginalPaperDOI, OriginalPaperDate   string
	RetractionDOI, RetractionDate, Nature string
}

// columns are the names of the table's columns, and where they go.
func (n *notice) columns() map[string]*string {
	return map[string]*string{
		"title": &n.Title, "author": &n.Author, "journal": &n.Journal, "publisher": &n.Publisher,
		"originalpaperdoi": &n.OriginalPaperDOI, "originalpaperdate": &n.OriginalPaperDate,
		"retractiondoi": &n.RetractionDOI, "retractiondate": &n.RetractionDate, "retractionnature": &n.Nature,
	}
}

// splitRows gives the rows of Retraction Watch's table as JSON of a notice.
func splitRows(r *bufio.Reader, emit func([]byte) error) error {
	limited := &bounded{r: r}
	rows := csv.NewReader(limited)
	rows.FieldsPerRecord, rows.LazyQuotes, rows.ReuseRecord = -1, true, true
	head, err := rows.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	names := make([]string, len(head))
	for i, name := range head {
		names[i] = strings.ToLower(strings.ReplaceAll(strings.Trim(name, " \ufeff"), " ", ""))
	}
	if known := strings.Join(names, ","); !strings.Contains(known, "originalpaperdoi") || !strings.Contains(known, "retractionnature") {
		return errors.New("no table of Retraction Watch: columns OriginalPaperDOI and RetractionNature are missing")
	}
	for {
		limited.since = 0
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		n := notice{}
		columns := n.columns()
		for i, value := range row[:min(len(row), len(names))] {
			if column := columns[names[i]]; column != nil {
				*column = strings.TrimSpace(value)
			}
		}
		data, err := json.Marshal(n)
		if err != nil {
			return err
		}
		if err := emit(data); err != nil {
			return err
		}
	}
}

// A bounded reader fails when more than a work is read since the count was last
// set to nought: a quote that is never closed would make a file one row.
type bounded struct {
	r     io.Reader
	since int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.since > maxWork {
		return 0, errors.New("a row without end: a quotation mark is not closed")
	}
	n, err := b.r.Read(p)
	b.since += n
	return n, err
}

// natures gives Crossref's names for the natures of notices.
var natures = map[string]string{
	"retraction": "retraction", "correction": "correction", "expression of concern": "expression_of_concern", "reinstatement": "reinstatement",
}

// parseNotice makes a work of a row, with its one notice.
func parseNotice(data []byte) (*lint.Work, error) {
	var n notice
	if err := json.Unmarshal(data, &n); err != nil {
		return nil, err
	}
	kind := natures[strings.ToLower(n.Nature)]
	if kind == "" {
		return nil, fmt.Errorf("a notice of unknown nature %q", n.Nature)
	}
	w := &lint.Work{Source: retractionWatch, DOI: bareDOI(n.OriginalPaperDOI), Publisher: n.Publisher}
	if w.DOI == "" {
		return nil, errors.New("a notice of a work without a DOI")
	}
	if n.Title != "" {
		w.Titles = []string{strings.Join(strings.Fields(n.Title), " ")}
	}
	if n.Journal != "" {
		w.Containers = []string{n.Journal}
	}
	for name := range strings.SplitSeq(n.Author, ";") {
		if p, ok := personOf(name); ok {
			w.Authors = append(w.Authors, p)
		}
	}
	if date, ok := dateOf(n.OriginalPaperDate); ok {
		w.Dates = []lint.Dated{{Kind: "issued", Year: date.Year(), Month: int(date.Month())}}
	}
	update := lint.Update{Kind: kind, Notice: bareDOI(n.RetractionDOI), Source: retractionWatch}
	if date, ok := dateOf(n.RetractionDate); ok {
		update.Date = date.Format(time.DateOnly)
	}
	w.Updates = []lint.Update{update}
	return w, nil
}

// bareDOI is "" for what stands in place of one: "Unavailable", "0".
func bareDOI(s string) string {
	at := strings.Index(s, "10.")
	if at < 0 || !strings.Contains(s[at:], "/") {
		return ""
	}
	return doi.Key(s[at:])
}

// personOf reads a name in its natural order, "Ada M van Lund Jr".
func personOf(name string) (lint.Person, bool) {
	parts := strings.Fields(name)
	if len(parts) == 0 {
		return lint.Person{}, false
	}
	p := lint.Person{}
	if last := len(parts) - 1; last > 1 && words.IsNameSuffix(strings.ToLower(strings.Trim(parts[last], ".,"))) {
		p.Suffix, parts = parts[last], parts[:last]
	}
	from := len(parts) - 1
	for from > 1 && words.IsParticle(strings.ToLower(parts[from-1])) {
		from--
	}
	p.Given, p.Family = strings.Join(parts[:from], " "), strings.TrimSuffix(strings.Join(parts[from:], " "), ",")
	return p, p.Family != ""
}

// dateOf reads a date as the table has it, "7/26/2019 0:00": month first.
func dateOf(s string) (time.Time, bool) {
	day, _, _ := strings.Cut(s, " ")
	for _, layout := range [...]string{"1/2/2006", time.DateOnly} {
		if date, err := time.Parse(layout, day); err == nil && date.Year() > 1000 {
			return date, true
		}
	}
	return time.Time{}, false
}
