package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

var _ = add(lint.Rule{
	ID:       "title-capitals",
	Title:    "capitals of a title that no braces protect",
	Severity: lint.Info,
	Since:    "0.2.0",
	Flood:    "titles have capitals that no braces protect",
	Doc: `The styles of BibTeX, and of biblatex those of APA and IEEE, print the titles of articles and papers with small letters: of "The DNA of
LaTeX users" they make "The dna of latex users". Braces keep what they hold: "The {DNA} of {LaTeX} users".

Reported are words with a capital behind their first letter, as acronyms and names such as McGregor have them. A
capital at the head of a word tells nothing where titles are written with capitals throughout. The rule is silent about the titles of books, theses and
collections, which no style changes, about what stands in braces or in formulas, about titles in capitals, and about
German titles, whose nouns would need braces all of them.`,
	Fix:   `Puts braces round the words. It is unsafe, as it changes what a reader sees: that is its purpose.`,
	For:   lint.Fielded | lint.TeX,
	Entry: checkTitleCapitals,
})

func checkTitleCapitals(p *lint.Pass, r *lint.Reference) {
	switch r.RawType {
	case "article", "inproceedings", "conference", "incollection", "misc", "techreport", "unpublished", "mastersthesis", "report":
	default:
		return
	}
	f := entry.Own(r, "title")
	if !entry.Literal(f) || r.Trust == lint.Suggest || !hasInnerCapital(f.Text) {
		return
	}
	title := p.Source(f.Span)
	var words []string
	fix := lint.Fix{Message: "put braces round it", Safety: lint.Unsafe}
	for s := p.Document.Syntax.Unprotected(f, f.Span.Start); s.Len() > 0; s = p.Document.Syntax.Unprotected(f, s.End) {
		if !hasInnerCapital(title[s.Start-f.Span.Start : s.End-f.Span.Start]) {
			continue
		}
		if words == nil && (isInCapitals(f.Text) || isForeignTitle(r, f.Text)) {
			return
		}
		word := lint.Span{Start: f.Span.Start + initialBefore(title, s.Start-f.Span.Start), End: s.End}
		words = append(words, p.Source(word))
		fix.Edits = append(fix.Edits, p.Document.Syntax.Protect(word)...)
	}
	if len(fix.Edits) == 0 {
		return
	}
	message := "no braces protect the capitals of " + strings.Join(words, ", ")
	if len(words) > 1 {
		fix.Message = "put braces round them"
	}
	p.Report(lint.Diagnostic{
		Span: fix.Edits[0].Span, Reference: r, Fixes: []lint.Fix{fix},
		Message: message + ": many styles print titles in small letters",
	})
}

// isForeignTitle says whether a title is in a language whose nouns begin with
// capitals, and which no style writes with small ones.
func isForeignTitle(r *lint.Reference, title string) bool {
	for i := range r.Fields {
		if f := &r.Fields[i]; f.Name == "language" || f.Raw == "hyphenation" {
			lower := strings.ToLower(f.Text)
			if strings.Contains(lower, "german") || lower == "de" || strings.HasPrefix(lower, "de-") ||
				strings.HasPrefix(lower, "deu") || strings.HasPrefix(lower, "ger") || lower == "austrian" {
				return true
			}
		}
	}
	return words.IsGerman(title)
}

// hasInnerCapital says whether a capital stands behind the first letter of a word.
func hasInnerCapital(text string) bool {
	for i := 1; i < len(text); i++ {
		if c, before := text[i], text[i-1]; 'A' <= c && c <= 'Z' &&
			(ascii.Letter(before) || ascii.Digit(before) || before >= utf8.RuneSelf) {
			return true
		}
	}
	return false
}

// initialBefore is where a word of a title begins if the single capital before its
// hyphen is counted in, as that of "R-CNN": braces round the rest would leave "r-{CNN}".
func initialBefore(title string, start int) int {
	if start < 2 || title[start-1] != '-' || title[start-2] < 'A' || 'Z' < title[start-2] {
		return start
	}
	if start > 2 && title[start-3] != ' ' && title[start-3] != '(' {
		return start
	}
	return start - 2
}

// isInCapitals says whether a title is written in capitals: a third of its
// letters or less are small.
func isInCapitals(title string) bool {
	small, capitals := 0, 0
	for i := range len(title) {
		switch c := title[i]; {
		case 'a' <= c && c <= 'z':
			small++
		case 'A' <= c && c <= 'Z':
			capitals++
		}
	}
	return small*2 < capitals
}
