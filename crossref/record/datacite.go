package record

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

type dataciteAttributes struct {
	DOI             text                       `json:"doi"`
	Titles          lenient[[]dataciteTitle]   `json:"titles"`
	Creators        lenient[[]dataciteCreator] `json:"creators"`
	PublicationYear text                       `json:"publicationYear"`
	Publisher       lenient[datacitePublisher] `json:"publisher"`
	Container       lenient[dataciteContainer] `json:"container"`
	Types           lenient[dataciteTypes]     `json:"types"`
	Dates           lenient[[]dataciteDate]    `json:"dates"`
	Related         lenient[[]dataciteRelated] `json:"relatedIdentifiers"`
}

type dataciteTitle struct {
	Title text `json:"title"`
	Type  text `json:"titleType"` // "Subtitle", "AlternativeTitle", "TranslatedTitle"; none for the main title
}

type dataciteCreator struct {
	Name       text `json:"name"`
	GivenName  text `json:"givenName"`
	FamilyName text `json:"familyName"`
	NameType   text `json:"nameType"`
}

// A datacitePublisher is a string, or since 2024 an object with a name.
type datacitePublisher struct{ Name string }

func (p *datacitePublisher) UnmarshalJSON(data []byte) error {
	var object struct {
		Name text `json:"name"`
	}
	if json.Unmarshal(data, &object) == nil {
		p.Name = string(object.Name)
		return nil
	}
	return json.Unmarshal(data, &p.Name)
}

type dataciteContainer struct {
	Title     text `json:"title"`
	Volume    text `json:"volume"`
	Issue     text `json:"issue"`
	FirstPage text `json:"firstPage"`
	LastPage  text `json:"lastPage"`
}

type dataciteTypes struct {
	General text `json:"resourceTypeGeneral"`
}

type dataciteDate struct {
	Date text `json:"date"`
	Type text `json:"dateType"`
}

type dataciteRelated struct {
	Relation text `json:"relationType"`
	ID       text `json:"relatedIdentifier"`
	Type     text `json:"relatedIdentifierType"`
}

// dataciteKinds gives Crossref's names for DataCite's types of works.
var dataciteKinds = map[string]string{
	"Preprint": "posted-content", "JournalArticle": "journal-article", "ConferencePaper": "proceedings-article", "Book": "book",
	"BookChapter": "book-chapter", "Dissertation": "dissertation", "Report": "report", "Dataset": "dataset", "Software": "software",
}

// DataCite reads the answer of DataCite's API to a question for one DOI.
func DataCite(data []byte) (*lint.Work, error) {
	var envelope struct {
		Data struct {
			ID         text               `json:"id"`
			Attributes dataciteAttributes `json:"attributes"`
		} `json:"data"`
	}
	if err := json.Unmarshal(data, &envelope); err != nil {
		return nil, fmt.Errorf("an answer that is no JSON: %w", err)
	}
	a := &envelope.Data.Attributes
	w := &lint.Work{
		Source: "datacite", DOI: bare(string(a.DOI)), Type: dataciteKinds[string(a.Types.value.General)],
		Publisher: clean(a.Publisher.value.Name), Dates: dataciteDates(a),
	}
	if w.DOI == "" {
		w.DOI = bare(string(envelope.Data.ID))
	}
	if w.DOI == "" {
		return nil, fmt.Errorf("an answer without a DOI")
	}
	if strings.HasPrefix(w.DOI, "10.48550/arxiv.") {
		w.Type = "posted-content" // older records call them articles
	}
	addDataciteTitles(w, a.Titles.value)
	for _, c := range a.Creators.value {
		if p, ok := dataciteCreatorName(c); ok {
			w.Authors = append(w.Authors, p)
		}
	}
	c := a.Container.value
	w.Containers = appendNew(nil, clean(string(c.Title)))
	w.Volume, w.Issue, w.Page = clean(string(c.Volume)), clean(string(c.Issue)), clean(string(c.FirstPage))
	if last := clean(string(c.LastPage)); last != "" && w.Page != "" {
		w.Page += "-" + last
	}
	for _, r := range a.Related.value {
		published := r.Relation == "IsPreprintOf" || r.Relation == "IsVersionOf" && w.Type == "posted-content"
		if id := bare(string(r.ID)); published && r.Type == "DOI" && !sameArchive(id, w.DOI) {
			w.PublishedAs = appendNew(w.PublishedAs, id)
		}
	}
	return w, nil
}

// sameArchive says whether two DOIs have one prefix: then they are versions of
// one preprint rather than preprint and article.
func sameArchive(a, b string) bool {
	prefix, _, _ := strings.Cut(b, "/")
	return strings.HasPrefix(a, prefix+"/")
}

func addDataciteTitles(w *lint.Work, titles []dataciteTitle) {
	var main, subtitle string
	var others []string
	for _, t := range titles {
		title := clean(string(t.Title))
		switch {
		case t.Type == "" && main == "":
			main = title
		case t.Type == "Subtitle" && subtitle == "":
			subtitle = title
		default:
			others = append(others, title)
		}
	}
	if main != "" && subtitle != "" {
		w.Titles = appendNew(w.Titles, main+": "+subtitle)
	}
	w.Titles = appendNew(w.Titles, append([]string{main}, others...)...)
}

func dataciteCreatorName(c dataciteCreator) (lint.Person, bool) {
	if c.FamilyName != "" {
		return person(string(c.GivenName), string(c.FamilyName), "", "")
	}
	family, given, comma := strings.Cut(string(c.Name), ",")
	if comma && c.NameType != "Organizational" {
		return person(given, family, "", "")
	}
	return person("", "", "", string(c.Name))
}

func dataciteDates(a *dataciteAttributes) []lint.Dated {
	var dates []lint.Dated
	add := func(kind, text string) {
		year, rest, _ := strings.Cut(strings.TrimSpace(text), "-")
		month, _, _ := strings.Cut(rest, "-")
		y, err := strconv.Atoi(year)
		if err != nil || y < 1000 || y > 9999 {
			return
		}
		m, err := strconv.Atoi(month)
		if err != nil || m < 1 || m > 12 {
			m = 0
		}
		dates = append(dates, lint.Dated{Kind: kind, Year: y, Month: m})
	}
	add("issued", string(a.PublicationYear))
	for _, d := range a.Dates.value {
		switch d.Type {
		case "Issued", "Submitted", "Available", "Updated": // versions of a preprint are cited by the year of any
			add("posted", string(d.Date))
		}
	}
	return dates
}
