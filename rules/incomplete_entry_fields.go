package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

// A need is what an entry of some type has to have: one of the fields. The
// first is what BibTeX calls it; biblatex, where it has a name of its own,
// calls it otherwise.
type need struct {
	fields   []string
	biblatex string
	side     lint.Dialect // the program that alone asks for it
}

// The fields that stand for one another. Whatever stands in the place of the
// author, if only for sorting, is enough: much is published without one.
var (
	needAuthor = need{fields: []string{"author", "editor", "organization", "institution", "collaboration", "translator", "holder", "shortauthor",
		"key", "label", "sortname", "editora", "howpublished"}}
	needTitle   = need{fields: []string{"title", "maintitle", "issuetitle"}}
	needYear    = need{fields: []string{"year", "date", "pubstate"}, biblatex: "date"}
	needJournal = need{fields: []string{"journal", "journaltitle", "shortjournal", "maintitle"}, biblatex: "journaltitle"}
	needBook    = need{fields: []string{"booktitle", "maintitle", "eventtitle", "crossref"}}
	needSchool  = need{fields: []string{"school", "institution", "publisher", "university", "organization"}, biblatex: "institution"}
	needOffice  = need{fields: []string{"institution", "publisher", "organization", "school"}}
	needAddress = need{fields: []string{"url", "doi", "eprint", "howpublished", "note", "link", "organization"}}
	needNumber  = need{fields: []string{"number", "url", "doi"}}
	needHouse   = need{fields: []string{"publisher", "organization", "institution", "school", "howpublished"}, side: lint.BibTeX}
)

// needs are the required fields by type: what BibTeX's documentation (btxdoc,
// section 3.1) and the data model of biber both ask for, and what one of them
// asks for alone where the file is known to be for it. What is reasonable to
// leave out is not asked for, whatever the models say: the date of a page of the
// web, the author of a manual, the editor of a collection, the chapter of a part
// of a book, the note of what is unpublished.
var needs = map[string][]need{
	"article":         {needAuthor, needTitle, needJournal, needYear},
	"suppperiodical":  {needTitle, needJournal, needYear},
	"book":            {needAuthor, needTitle, needHouse, needYear},
	"mvbook":          {needAuthor, needTitle, needYear},
	"inbook":          {needAuthor, needTitle, needHouse, needYear},
	"bookinbook":      {needAuthor, needTitle, needBook, needYear},
	"booklet":         {needTitle},
	"collection":      {needTitle, needYear},
	"mvcollection":    {needTitle, needYear},
	"incollection":    {needAuthor, needTitle, needBook, needHouse, needYear},
	"inproceedings":   {needAuthor, needTitle, needBook, needYear},
	"conference":      {needAuthor, needTitle, needBook, needYear},
	"proceedings":     {needTitle, needYear},
	"mvproceedings":   {needTitle, needYear},
	"manual":          {needTitle},
	"phdthesis":       {needAuthor, needTitle, needSchool, needYear},
	"mastersthesis":   {needAuthor, needTitle, needSchool, needYear},
	"bachelorsthesis": {needAuthor, needTitle, needSchool, needYear},
	"thesis":          {needAuthor, needTitle, needSchool, needYear},
	"techreport":      {needAuthor, needTitle, needOffice, needYear},
	"report":          {needAuthor, needTitle, needOffice, needYear},
	"unpublished":     {needAuthor, needTitle},
	"online":          {needTitle, needAddress},
	"electronic":      {needTitle, needAddress},
	"www":             {needTitle, needAddress},
	"patent":          {needTitle, needNumber},
	"dataset":         {needTitle},
	"software":        {needTitle},
	"periodical":      {needTitle, needYear},
}

// cslNeeds are the fields that a type of CSL has to have, under their CSL names:
// what the styles of its repository print of nearly every such work. Of what is
// often missing with a reason nothing is asked, as with BibTeX's types.
var cslNeeds = map[string][]need{
	"article-journal":   {cslAuthor, cslTitle, cslContainer, cslIssued},
	"article-magazine":  {cslTitle, cslContainer, cslIssued},
	"article-newspaper": {cslTitle, cslContainer, cslIssued},
	"book":              {cslAuthor, cslTitle, cslIssued},
	"chapter":           {cslAuthor, cslTitle, cslContainer, cslIssued},
	"entry-dictionary":  {cslTitle, cslContainer},
	"paper-conference":  {cslAuthor, cslTitle, cslIssued},
	"report":            {cslAuthor, cslTitle, cslIssued},
	"thesis":            {cslAuthor, cslTitle, cslHouse, cslIssued},
	"webpage":           {cslTitle, cslAddress},
}

var (
	cslAuthor    = need{fields: []string{"author", "editor", "collection-editor", "container-author", "translator", "director", "publisher"}}
	cslTitle     = need{fields: []string{"title", "title-short"}}
	cslIssued    = need{fields: []string{"issued", "status"}}
	cslContainer = need{fields: []string{"container-title", "container-title-short", "journalAbbreviation", "event-title"}}
	cslHouse     = need{fields: []string{"publisher", "archive"}}
	cslAddress   = need{fields: []string{"URL", "DOI"}}
)

// needsOf is what an entry has to have, by its type.
func needsOf(r *lint.Reference) []need {
	if r.Is(lint.TeX) {
		return needs[r.RawType]
	}
	return cslNeeds[r.Type]
}

// checkIncompleteFields names in one finding all that an entry lacks.
func checkIncompleteFields(p *lint.Pass, r *lint.Reference) {
	complete := true
	asked := needsOf(r)
	for i := range asked {
		complete = complete && asked[i].met(p, r)
	}
	if complete || r.Trust == lint.Suggest || leans(r) {
		return
	}
	var lacks []string
	unplaced, undated := entry.IsUnplaced(r), entry.IsToAppear(r)
	for i := range asked {
		n := &asked[i]
		what := n.fields[0]
		switch {
		case n.met(p, r):
		case unplaced && homeFields[what]:
		case undated && (what == "year" || what == "issued" || what == "publisher" || what == "journal" || what == "container-title"):
		default:
			lacks = append(lacks, n.name(r))
		}
	}
	if len(lacks) == 0 {
		return
	}
	span := r.KeySpan
	if span.Len() == 0 {
		span = lint.Span{Start: r.Span.Start, End: r.Span.Start + 1}
	}
	sign := "@"
	if !r.Is(lint.TeX) {
		sign = ""
	}
	p.Report(lint.Diagnostic{Span: span, Reference: r, Message: "this " + sign + r.RawType + " has no " + strings.Join(lacks, ", no ")})
}

// homeFields say where a work appeared.
var homeFields = fold.Set(fold.Letters, "journal", "publisher", "booktitle", "institution", "container-title")

func (n *need) met(p *lint.Pass, r *lint.Reference) bool {
	if n.side != lint.AnyDialect && n.side != p.Document.Dialect {
		return true
	}
	for _, name := range n.fields {
		if entry.Filled(r.Raw(name)) {
			return true
		}
	}
	return false
}

// name is what the entry would call the field: biblatex takes BibTeX's names as
// well as its own, and an entry that has others of its own names would have this one.
func (n *need) name(r *lint.Reference) string {
	name := n.fields[0]
	modern := r.Raw("date") != nil || r.Raw("journaltitle") != nil || r.Raw("location") != nil
	if n.biblatex != "" && modern && r.Raw(name) == nil {
		name = n.biblatex
	}
	if f := r.Raw(name); f != nil {
		return name + " (it is empty)"
	}
	if name == "author" && (r.Type == "book" && !r.Is(lint.TeX) || r.RawType == "book" || r.RawType == "inbook" || r.RawType == "mvbook") {
		return "author or editor"
	}
	return name
}

// leans says whether an entry takes fields from one that is not in this file.
func leans(r *lint.Reference) bool {
	named := false
	for i := range r.Fields {
		f := &r.Fields[i]
		if f.Inherited {
			return false
		}
		named = named || f.Raw == "crossref" || f.Raw == "xdata"
	}
	return named
}
