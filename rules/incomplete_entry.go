package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/habit"
	"github.com/bibfix/bibfix/rules/internal/years"
)

var _ = add(lint.Rule{
	ID:       "incomplete-entry",
	Title:    "an entry lacks what is needed to find the work",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Needs:    lint.Program,
	Question: "Please send us what is missing.",
	Doc: `An entry with an author, a year and a title, and nothing after it, does not say where the work appeared: no journal,
no publisher, no address, no DOI. Such entries are left-overs of copying, and often of chatbots. An article or a book without a year
cannot be found by its year, and an article with a journal and nothing else (no volume, pages, article number or
DOI) can only be found by leafing; the latter is an info, given where another entry of the list has a volume of the same journal.

What is missing is only reported where the rest of the list has it, and where every word of the entry was understood: a
part that was not recognised is not missing. The rule is silent about works that are in press or unpublished, about
entries under the name of an organisation, which is mostly its own publisher, and about books without a place.

In .bib files the type of an entry tells what it needs: an article its author, title, journal and year, a part of a book the
title of the book, a thesis its school, and so on: what BibTeX's documentation and biblatex's data model both ask for. Either
program's field names count (year or date, journal or journaltitle, school or institution, author or editor), what is inherited by
crossref and xdata counts, and a macro that another file may define. BibTeX's styles also want the publisher of a book; that is asked for
only where the file is known to be for BibTeX. A finding names all that is missing. The rule is silent about types that it
does not know, about preprints, data sets and programs, which have no journal, about what is to appear, which has no year, and
about the dates of pages of the web.

Sources: BibTeXing (btxdoc), section 3.1; the biblatex manual, section 2.1, and biber's default data model.`,
	Check: checkIncompleteEntry,
	For:   lint.Fielded,
	Entry: checkIncompleteFields,
})

// minJudged is how many entries a list needs before it shows what is usual.
const minJudged = 5

func checkIncompleteEntry(p *lint.Pass) {
	for i, list := range p.Document.Lists {
		if list.Notes {
			continue
		}
		entries := entry.OfList(p.Document, i)
		housed := mostly(entries, func(r *lint.Reference) bool { return !isHomeless(r) })
		dated := mostly(entries, func(r *lint.Reference) bool {
			_, slip := years.Token(r)
			return slip != "" || !r.Issued().IsZero()
		})
		journals := journalsOf(entries)
		for _, r := range entries {
			message, severity := "", p.Rule.Severity
			switch {
			case housed && isHomeless(r):
				message = fmt.Sprintf("nothing says where this appeared: no journal, publisher, address or DOI follows the title %q", r.Value("title"))
			case dated && lacksYear(r) && isPlaced(r) && (r.Field("issue") != nil || journals[fold.Letters(r.Value("container-title"))]):
				message = fmt.Sprintf("this article in %s has no year; nearly all other entries have one", r.Value("container-title"))
			case dated && lacksYear(r) && isBook(r):
				message = "this book has no year; nearly all other entries have one"
			case lacksPlace(r) && journals[fold.Letters(r.Value("container-title"))]:
				message = fmt.Sprintf("no volume, pages, article number or DOI says where in %s this article is", r.Value("container-title"))
				severity = lint.Info
			default:
				continue
			}
			p.ReportAs(severity, lint.Diagnostic{Span: r.Span, Message: message, Reference: r})
		}
	}
}

// mostly says whether a list that is long enough is as asked, but for one entry
// or one in ten.
func mostly(entries []*lint.Reference, ok func(*lint.Reference) bool) bool {
	odd := 0
	for _, r := range entries {
		if !ok(r) {
			odd++
		}
	}
	return len(entries) >= minJudged && habit.FewOdd(odd, len(entries))
}

// isHomeless says whether an entry of a person has a year and a title and
// nothing else, and whether the title is one: no part of it could be the
// journal or publisher that the reader failed to see.
func isHomeless(r *lint.Reference) bool {
	author, ok := entry.FirstAuthor(r)
	date := r.Issued()
	if !ok || author.Literal != "" || author.Given == "" || date.Year == 0 || date.Status != "" ||
		r.Field("title") == nil {
		return false
	}
	for _, f := range r.Fields {
		if f.Name != "author" && f.Name != "issued" && f.Name != "title" {
			return false
		}
	}
	yearFirst := r.Field("issued").Start < r.Field("title").Start // "Lund, 1992" at the end may hold a place
	return yearFirst && len(r.Addresses) == 0 && entry.Explained(r) && isBareTitle(r.Value("title"))
}

// homes are words that names of journals, publishers and archives are made of,
// in the languages of reference lists; weakHomes those that titles hold as well.
var (
	homes = fold.Set(fold.Letters, "press", "university", "universitat", "universite", "universidad", "universidade", "universita", "universiteit", "uniwersytet",
		"verlag", "editions", "editora", "editorial", "ediciones", "edicoes", "publisher", "publishers", "publishing", "publications",
		"journal", "revue", "revista", "zeitschrift", "rivista", "tijdschrift", "magazine", "annals", "proceedings", "transactions",
		"thesis", "dissertation", "these", "tese", "tesis", "dissertacao", "preprint", "manuscript", "unpublished", "forthcoming",
		"masch", "mschr", "typoskript", "typescript", "mimeo", "unpubl", "unveroff", "unveroffentlicht", "inedit", "inedito",
		"http", "https", "www", "isbn", "issn", "doi", "vol", "pp", "heft", "hg", "hrsg", "eds")
	weakHomes = fold.Set(fold.Letters, "report", "bericht", "rapport", "paper", "papers", "conference", "congress", "congresso", "congreso", "symposium", "workshop",
		"meeting", "lecture", "speech", "interview", "film", "dvd", "software", "dataset", "institute", "institut", "instituto", "ministry", "ministerio",
		"department", "society", "association", "review", "letters", "archives", "archive", "bulletin", "books", "series", "times", "news", "blog", "law", "act")
)

// spoken are the words with which the titles of speeches, letters and talks begin,
// which appear nowhere.
var spoken = fold.Set(fold.Letters, "speech", "address", "remarks", "lecture", "interview", "conversation", "letter", "email", "testimony", "statement", "memorandum", "memo",
	"rede", "ansprache", "vortrag", "brief", "gesprach", "mitteilung", "discours", "entretien", "lettre", "conference", "communication",
	"discurso", "entrevista", "carta", "palestra", "conferencia", "discorso", "intervista", "lettera", "toespraak", "wywiad", "list")

// isBareTitle says whether a title is long enough to be one and reads as a
// title and nothing else: one sentence, without a number at its end and without
// a part that could be the journal or publisher.
func isBareTitle(title string) bool {
	words := strings.Fields(title)
	if len(words) < 3 || strings.Contains(title, ". ") || strings.ContainsAny(title, "[]") ||
		spoken[fold.Letters(words[0])] {
		return false
	}
	if strings.ContainsAny(words[len(words)-1], "0123456789") {
		return false
	}
	if at := strings.LastIndex(title, ", "); at >= 0 {
		tail, _ := utf8.DecodeRuneInString(title[at+2:])
		if unicode.IsUpper(tail) && len(strings.Fields(title[at:])) <= 4 {
			return false // ", Quay Press" or ", Lund"
		}
	}
	capital := false // inside a part that a comma and a capital begin, as a journal's name would
	for i, word := range words[1:] {
		first, _ := utf8.DecodeRuneInString(word)
		if strings.HasSuffix(words[i], ",") {
			capital = unicode.IsUpper(first)
		}
		key := fold.Letters(word)
		if homes[key] || capital && weakHomes[key] || word == "In" {
			return false
		}
	}
	return true
}

// isPlaced says whether an article names journal, volume and pages.
func isPlaced(r *lint.Reference) bool {
	return r.Type == "article-journal" && r.Field("container-title") != nil && r.Field("volume") != nil &&
		r.Field("page") != nil && startsWithLetter(r.Value("container-title"))
}

// isBook says whether an entry names a person, a title, a publisher and its
// place. Homer and Plato have no given name; their books are often cited without a year.
func isBook(r *lint.Reference) bool {
	author, ok := entry.FirstAuthor(r)
	return ok && author.Literal == "" && author.Given != "" && r.Type == "book" && r.Field("title") != nil &&
		r.Field("publisher") != nil && r.Field("publisher-place") != nil && len(r.Addresses) == 0
}

// lacksYear says whether no part of an entry, every word of which was understood, is a year.
func lacksYear(r *lint.Reference) bool {
	if r.Field("issued") != nil {
		return false
	}
	if _, slip := years.Token(r); slip != "" {
		return false // year-form speaks of it
	}
	for word := range strings.FieldsSeq(fold.Words(years.Digits(r.Text.String))) {
		if len(word) >= 4 && len(word) <= 6 && ascii.Number(word[:4]) {
			return false
		}
	}
	return entry.Explained(r)
}

func startsWithLetter(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first)
}

// journalsOf are the containers that have a volume and a year in some entry:
// journals, and no newspapers, archives or sites.
func journalsOf(entries []*lint.Reference) map[string]bool {
	journals := map[string]bool{}
	for _, r := range entries {
		if r.Type == "article-journal" && r.Field("volume") != nil && r.Issued().Year != 0 {
			journals[fold.Letters(r.Value("container-title"))] = true
		}
	}
	return journals
}

// lacksPlace says whether an article names its journal and nothing to find it
// there by.
func lacksPlace(r *lint.Reference) bool {
	if r.Type != "article-journal" || r.Field("container-title") == nil || r.Issued().Year == 0 ||
		r.Issued().Status != "" || len(r.Addresses) > 0 {
		return false
	}
	for _, f := range r.Fields {
		switch f.Name {
		case "author", "issued", "title", "container-title":
		default:
			return false
		}
	}
	return entry.Explained(r)
}
