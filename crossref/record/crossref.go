package record

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// Fields is what a list of works has to be asked for (parameter select) so that
// [Crossref] finds all it reads. A name that the API does not know makes the
// whole call fail: these were valid in October 2026.
const Fields = "DOI,type,title,subtitle,original-title,short-title,author,editor,issued,published,published-print,published-online,posted," +
	"container-title,short-container-title,volume,issue,page,article-number,publisher,ISSN,ISBN,relation,updated-by,event,score"

type crossrefWork struct {
	DOI                 text                       `json:"DOI"`
	Type                text                       `json:"type"`
	Title               texts                      `json:"title"`
	Subtitle            texts                      `json:"subtitle"`
	OriginalTitle       texts                      `json:"original-title"`
	ShortTitle          texts                      `json:"short-title"`
	Author              lenient[[]crossrefPerson]  `json:"author"`
	Editor              lenient[[]crossrefPerson]  `json:"editor"`
	Issued              crossrefDate               `json:"issued"`
	Published           crossrefDate               `json:"published"`
	PublishedPrint      crossrefDate               `json:"published-print"`
	PublishedOnline     crossrefDate               `json:"published-online"`
	PublishedOther      crossrefDate               `json:"published-other"`
	Posted              crossrefDate               `json:"posted"`
	ContainerTitle      texts                      `json:"container-title"`
	ShortContainerTitle texts                      `json:"short-container-title"`
	Volume              text                       `json:"volume"`
	Issue               text                       `json:"issue"`
	Page                text                       `json:"page"`
	ArticleNumber       text                       `json:"article-number"`
	Publisher           text                       `json:"publisher"`
	ISSN                texts                      `json:"ISSN"`
	ISBN                texts                      `json:"ISBN"`
	Event               lenient[crossrefEvent]     `json:"event"`
	UpdatedBy           lenient[[]crossrefUpdate]  `json:"updated-by"`
	Relation            lenient[crossrefRelations] `json:"relation"`
}

type crossrefPerson struct {
	Given  text `json:"given"`
	Family text `json:"family"`
	Suffix text `json:"suffix"`
	Name   text `json:"name"`
}

type crossrefEvent struct {
	Name    text         `json:"name"`
	Acronym text         `json:"acronym"`
	Start   crossrefDate `json:"start"`
}

type crossrefUpdate struct {
	DOI     text         `json:"DOI"`
	Type    text         `json:"type"`
	Source  text         `json:"source"`
	Updated crossrefDate `json:"updated"`
}

type crossrefRelations struct {
	IsPreprintOf lenient[[]crossrefRelation] `json:"is-preprint-of"`
}

type crossrefRelation struct {
	ID     text `json:"id"`
	IDType text `json:"id-type"`
}

// A crossrefDate is {"date-parts": [[2014, 3, 1]]}, where any part may be null.
type crossrefDate struct{ Year, Month, Day int }

func (d *crossrefDate) UnmarshalJSON(data []byte) error {
	var value struct {
		Parts [][]any `json:"date-parts"`
	}
	if json.Unmarshal(data, &value) != nil || len(value.Parts) == 0 {
		return nil
	}
	for i, part := range value.Parts[0] {
		n := 0
		switch v := part.(type) {
		case float64:
			n = int(v)
		case string: // "2014", as some deposits have it
			if _, err := fmt.Sscan(v, &n); err != nil {
				n = 0
			}
		}
		switch {
		case n <= 0 || n > 9999:
		case i == 0:
			d.Year = n
		case i == 1 && n <= 12:
			d.Month = n
		case i == 2 && n <= 31:
			d.Day = n
		}
	}
	return nil
}

// String is the date as far as it is known: "2014-03".
func (d crossrefDate) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Crossref reads one work, an item of a list or of a public data file. The error
// is that of JSON, or says that there is no DOI.
func Crossref(data []byte) (*lint.Work, error) {
	var c crossrefWork
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, fmt.Errorf("a work that is no JSON object: %w", err)
	}
	w := &lint.Work{
		Source: "crossref", DOI: bare(string(c.DOI)), Type: string(c.Type),
		Titles:  crossrefTitles(&c),
		Authors: persons(c.Author.value), Editors: persons(c.Editor.value),
		Dates:  crossrefDates(&c),
		Volume: clean(string(c.Volume)), Issue: clean(string(c.Issue)), Page: clean(string(c.Page)), Number: clean(string(c.ArticleNumber)),
		Publisher: clean(string(c.Publisher)), ISSN: c.ISSN, Updates: crossrefUpdates(c.UpdatedBy.value),
		Events: appendNew(nil, clean(string(c.Event.value.Name)), clean(string(c.Event.value.Acronym))),
	}
	if w.DOI == "" {
		return nil, fmt.Errorf("a work without a DOI")
	}
	for _, name := range slices.Concat(c.ContainerTitle, c.ShortContainerTitle) {
		w.Containers = appendNew(w.Containers, clean(name))
	}
	for _, isbn := range c.ISBN {
		w.ISBN = appendNew(w.ISBN, isbn[strings.LastIndexByte(isbn, '/')+1:])
	}
	for _, of := range c.Relation.value.IsPreprintOf.value {
		if of.IDType == "doi" || of.IDType == "" {
			w.PublishedAs = appendNew(w.PublishedAs, bare(string(of.ID)))
		}
	}
	return w, nil
}

// crossrefTitles are the titles of a work, the most complete first. Publishers
// split subtitles off, or deposit them in both places.
func crossrefTitles(c *crossrefWork) []string {
	var titles []string
	if len(c.Title) > 0 {
		title, subtitle := clean(c.Title[0]), ""
		if len(c.Subtitle) > 0 {
			subtitle = strings.TrimLeft(clean(c.Subtitle[0]), ":–—- ")
		}
		if subtitle != "" && !strings.Contains(strings.ToLower(title), strings.ToLower(subtitle)) {
			joint := ": "
			if strings.HasSuffix(title, ":") || strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") {
				joint = " "
			}
			titles = appendNew(titles, title+joint+subtitle)
		}
		for _, t := range c.Title {
			titles = appendNew(titles, clean(t))
		}
	}
	for _, t := range slices.Concat(c.OriginalTitle, c.ShortTitle) {
		titles = appendNew(titles, clean(t))
	}
	return titles
}

func persons(list []crossrefPerson) []lint.Person {
	var all []lint.Person
	for _, p := range list {
		if made, ok := person(string(p.Given), string(p.Family), string(p.Suffix), string(p.Name)); ok {
			all = append(all, made)
		}
	}
	return all
}

// crossrefDates leaves out created, deposited and indexed: they date the record,
// and old volumes are deposited decades after print.
func crossrefDates(c *crossrefWork) []lint.Dated {
	var dates []lint.Dated
	for _, d := range []struct {
		kind string
		date crossrefDate
	}{
		{"issued", c.Issued}, {"published", c.Published}, {"print", c.PublishedPrint}, {"online", c.PublishedOnline},
		{"print", c.PublishedOther}, {"posted", c.Posted}, {"event", c.Event.value.Start},
	} {
		if d.date.Year != 0 {
			dates = append(dates, lint.Dated{Kind: d.kind, Year: d.date.Year, Month: d.date.Month})
		}
	}
	return dates
}

// crossrefUpdates lists each notice once: publishers and Retraction Watch both
// report the same.
func crossrefUpdates(list []crossrefUpdate) []lint.Update {
	var updates []lint.Update
	for _, u := range list {
		kind := strings.ReplaceAll(strings.ToLower(string(u.Type)), " ", "_")
		if kind == "" {
			continue
		}
		update := lint.Update{Kind: kind, Notice: bare(string(u.DOI)), Date: u.Updated.String(), Source: string(u.Source)}
		same := func(old lint.Update) bool {
			return old.Kind == update.Kind && (old.Notice == update.Notice || old.Date == update.Date)
		}
		if i := slices.IndexFunc(updates, same); i >= 0 {
			updates[i].Notice = cmp.Or(updates[i].Notice, update.Notice)
			continue
		}
		updates = append(updates, update)
	}
	slices.SortStableFunc(updates, func(a, b lint.Update) int { return strings.Compare(a.Date, b.Date) })
	return updates
}

// Message reads the answer of Crossref's API to a question for one work.
func Message(data []byte) (*lint.Work, error) {
	var envelope struct {
		Status  string          `json:"status"`
		Message json.RawMessage `json:"message"`
	}
	if err := json.Unmarshal(data, &envelope); err != nil {
		return nil, fmt.Errorf("an answer that is no JSON: %w", err)
	}
	if envelope.Status != "ok" {
		return nil, fmt.Errorf("an answer of the status %q", envelope.Status)
	}
	return Crossref(envelope.Message)
}

// Messages reads the answer to a question for a list of works, in its order.
// Items that cannot be read are left out.
func Messages(data []byte) ([]*lint.Work, error) {
	var envelope struct {
		Status  string `json:"status"`
		Message struct {
			Items []json.RawMessage `json:"items"`
		} `json:"message"`
	}
	if err := json.Unmarshal(data, &envelope); err != nil {
		return nil, fmt.Errorf("an answer that is no JSON: %w", err)
	}
	if envelope.Status != "ok" {
		return nil, fmt.Errorf("an answer of the status %q", envelope.Status)
	}
	var works []*lint.Work
	for _, item := range envelope.Message.Items {
		if w, err := Crossref(item); err == nil {
			works = append(works, w)
		}
	}
	return works, nil
}
