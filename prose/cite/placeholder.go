package cite

import (
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// lostReferences are what word processors leave of a cross-reference whose
// target is gone.
var lostReferences = [...]string{
	"Error! Reference source not found", "Error! Bookmark not defined", "Fehler! Verweisquelle konnte nicht gefunden werden", "Fehler! Textmarke nicht definiert",
	"Erreur ! Source du renvoi introuvable", "¡Error! No se encuentra el origen de la referencia", "Erro! Fonte de referência não encontrada", "Errore. L'origine riferimento non è stata trovata",
}

// readLost reports the lost cross-references of a block.
func (r *reader) readLost() {
	for _, lost := range lostReferences {
		for at := 0; ; {
			i := strings.Index(r.text[at:], lost)
			if i < 0 {
				break
			}
			at += i + len(lost)
			r.hold(at-len(lost), at)
		}
		if !strings.ContainsRune(r.text, '!') && lost == lostReferences[0] {
			return
		}
	}
}

// isPlaceholder says whether a bracket holds a note to put a citation there:
// "[?]", "(REF)", "(Author, year)", "(Okafor, 20XX)".
func isPlaceholder(inner string, square bool) bool {
	if len(inner) > 60 {
		return false
	}
	if strings.IndexByte(inner, '<') >= 0 {
		return false // "[=<ref>]" of a manual
	}
	plain := strings.Trim(inner, " .:!*")
	switch {
	case plain == "":
		return false
	case strings.Trim(inner, " ?") == "":
		return square || len(plain) > 1
	case plain == "REF" || plain == "REFS" || plain == "CITE" || plain == "CITATION" || plain == "REFERENCE" || plain == "REFERENCES":
		return true
	}
	folded := fold.Words(plain)
	for _, w := range strings.Fields(folded) {
		if w == "20xx" || w == "19xx" {
			return true
		}
	}
	switch folded {
	case "citation needed", "citations needed", "reference needed", "references needed", "author year", "author date", "authors year", "author et al year", "name year",
		"add ref", "add refs", "add reference", "add references", "add citation", "add citations", "insert ref", "insert reference", "insert citation", "insert references", "insert citations",
		"missing ref", "missing reference", "missing citation", "citation missing", "reference missing", "ref needed", "quelle einfugen", "autor ano", "autor jahr", "auteur annee":
		return true
	case "ref", "refs", "cite":
		return square
	}
	return false
}

// isOption says whether a bracket stands right behind a command or a name, as
// the options of programs do: "\\node[ref]", "git log[=<ref>]", "[`ref()`]".
func (r *reader) isOption(b bracket) bool {
	return b.square && (b.open > 0 && alnum(r.text[b.open-1]) && r.text[b.open-1] < utf8.RuneSelf || r.inCode(b.inner))
}

// hold keeps a placeholder at the decoded bytes [start, end).
func (r *reader) hold(start, end int) {
	span := r.span(start, end)
	if n := len(r.held); n > 0 && r.held[n-1].Span.Overlaps(span) {
		return
	}
	r.held = append(r.held, &lint.Citation{Span: span, Group: span, Text: r.text[start:end], List: r.home(span.Start), Placeholder: true, Certain: true, Status: lint.Missing})
}
