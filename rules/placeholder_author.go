package rules

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/needles"
)

var _ = add(lint.Rule{
	ID:       "placeholder-author",
	Title:    "a name of a template stands where the author should",
	Severity: lint.Error,
	Since:    "0.1.0",
	Question: "Who are the authors of this work?",
	Doc: `"Author, A. A., & Author, B. B." and "Lastname, Firstname" come out of style guides and chatbots and were never
replaced. An entry with such an author points to nothing.

The rule knows the words for author, surname, family name and first name in the languages of reference lists, and rows of X. A bare
"Author" without initials is how manuscripts for blind review hide their own works, so it passes, as do Anonymous and the
German N. N. People are called Doe, and an economist is called Autor: "Doe, J." is reported only where
the title or the journal is a template too ("Title of article"), "Autor, A." only beside "Autor, B.".`,
	Entry: checkPlaceholderAuthor,
})

// placeholders are family names that nobody has; placeholderGiven are given
// names of templates. Keyed by fold.Letters.
var (
	placeholders = fold.Set(fold.Letters, "author", "authorname", "lastname", "surname", "familyname", "nachname", "familienname", "vorname",
		"apellido", "apellidos", "sobrenome", "nomdefamille", "cognome", "achternaam", "nazwisko", "фамилия", "firstname")
	placeholderGiven = fold.Set(fold.Letters, "firstname", "givenname", "vorname", "nombre", "prenom", "primeironome", "voornaam", "imie", "имя", "initial", "initials", "name")
	doubtful         = fold.Set(fold.Letters, "doe", "autor", "auteur", "autore", "name", "nom", "nome", "mustermann", "smith")
	fillers          = fold.Set(fold.Letters, "insert", "your", "here", "autor", "auteur", "autore", "nom", "nome")
	templateTitles   = []string{"title of", "article title", "book title", "paper title", "chapter title", "your title", "titel des", "titre de l", "titulo del", "titulo do",
		"journal name", "name of journal", "journal title", "lorem ipsum", "nombre de la revista", "nome da revista", "sample title", "example title"}
)

// traces are pieces of the names of templates: most entries have none of them, and of a
// million that is quick to see.
var traces = needles.New("placeholder-author", "uthor", "UTHOR", "utor", "uteur", "ame", "AME", "nom", "Nom", "XX", "Xx", "xx", "Doe", "doe", "DOE", "mith", "uster", "TBD", "tbd", "ODO", "odo", "odO",
	"pellid", "ombre", "ognome", "zwisk", "imi", "Imi", "nitial", "nser", "фами", "Фами", "имя", "Имя")

func checkPlaceholderAuthor(p *lint.Pass, r *lint.Reference) {
	// "[Author name]", "Author 1 & Author 2"
	if title := r.Field("title"); r.Is(lint.Prose) && title != nil && r.Field("author") == nil {
		if title.Start < len("[1") && isTemplateWords(title.Text) {
			reportPlaceholder(p, r, title.Span, title.Text)
			return
		}
	}
	for _, name := range [...]string{"author", "editor"} {
		f := entry.Own(r, name)
		if f == nil {
			continue
		}
		if n := placeholderAmong(f.Names, r); n != nil {
			span := n.Span
			if span.Len() == 0 {
				span = f.Span
			}
			reportPlaceholder(p, r, span, entry.Listed(*n)) // one finding for an entry is enough
			return
		}
	}
}

func reportPlaceholder(p *lint.Pass, r *lint.Reference, span lint.Span, name string) {
	p.Report(lint.Diagnostic{
		Span: span, Reference: r,
		Message: fmt.Sprintf("%q is a name of a template: the author is still to be filled in", name),
	})
}

// placeholderAmong is the first name of a template among those of an entry, nil
// for none.
func placeholderAmong(names []lint.Name, r *lint.Reference) *lint.Name {
	template, looked := false, false
	for i := range names {
		n := &names[i]
		if r.Is(lint.Fielded) && !needles.Any(traces, n.Literal) && !needles.Any(traces, n.Family) &&
			!needles.Any(traces, n.Given) {
			continue
		}
		doubt := isDoubtful(*n)
		if doubt && !looked {
			template, looked = isTemplate(r), true
		}
		if isPlaceholder(*n) || doubt && (template || besideTwin(names, i)) {
			return n
		}
	}
	return nil
}

// isPlaceholder says whether nobody is called that.
func isPlaceholder(n lint.Name) bool {
	if n.Literal != "" {
		return isPlaceholderLiteral(n.Literal)
	}
	family, given := fold.Letters(strings.TrimRight(n.Family, "0123456789")), fold.Letters(n.Given)
	switch {
	case allX(n.Family), placeholderGiven[given] && (placeholders[family] || doubtful[family]):
		return true
	case family == "author" || family == "vorname" || family == "firstname":
		return given != ""
	}
	return placeholders[family]
}

func isPlaceholderLiteral(s string) bool {
	folded := fold.Letters(s)
	return allX(s) || folded == "tbd" || folded == "todo" || folded == "nameoforganization" ||
		folded == "nameoforganisation" || isTemplateWords(s)
}

// isTemplateWords says whether a text is made of two or more words of templates,
// with numbers and single letters among them.
func isTemplateWords(s string) bool {
	known, all := 0, 0
	for word := range strings.FieldsSeq(fold.Words(s)) {
		all++
		switch {
		case placeholders[word] || placeholderGiven[word] || fillers[word]:
			known++
		case len(word) > 1:
			return false
		}
	}
	return known > 0 && all > 1
}

// allX says whether a name is a row of three or more X: "XXX", "Xxxx".
func allX(s string) bool {
	return len(s) >= 3 && strings.Trim(strings.ToLower(s), "x") == ""
}

// isDoubtful says whether the name is a template's here and there, and a
// person's elsewhere.
func isDoubtful(n lint.Name) bool { return doubtful[fold.Letters(n.Family)] }

// isTemplate says whether the entry's title or container is a template's.
func isTemplate(r *lint.Reference) bool {
	for _, field := range []string{"title", "container-title"} {
		value := fold.Words(r.Value(field))
		for _, template := range templateTitles {
			if strings.HasPrefix(value, template) {
				return true
			}
		}
	}
	return false
}

// besideTwin says whether the name is one of "Autor, A." and "Autor, B.": the
// same family name with the letters of the alphabet, beginning with A.
func besideTwin(names []lint.Name, i int) bool {
	if len(names) < 2 || fold.Letters(names[i].Family) == "smith" ||
		fold.Letters(names[0].Family) != fold.Letters(names[1].Family) {
		return false
	}
	return strings.HasPrefix(fold.Letters(names[0].Given), "a") && strings.HasPrefix(fold.Letters(names[1].Given), "b")
}
