package rules

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
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
	For:   lint.Fielded,
	Entry: checkTitleCapitals,
})

func checkTitleCapitals(p *lint.Pass, r *lint.Reference) {
	switch r.RawType {
	case "article", "inproceedings", "conference", "incollection", "misc", "techreport", "unpublished", "mastersthesis", "report":
	default:
		return
	}
	f := ownField(r, "title")
	if !literal(f) || r.Trust == lint.Suggest {
		return
	}
	t := titleScan{data: p.Document.Data[f.Span.Start:f.Span.End]}
	first := t.next()
	if first.Len() == 0 || t.isCapitals() || isForeignTitle(r, f.Text) {
		return
	}
	var words []string
	fix := lint.Fix{Message: "put braces round it", Safety: lint.Unsafe}
	for s := first; s.Len() > 0; s = t.next() {
		word := string(t.data[s.Start:s.End])
		words = append(words, word)
		span := lint.Span{Start: f.Span.Start + s.Start, End: f.Span.Start + s.End}
		fix.Edits = append(fix.Edits, lint.TextEdit{Span: span, New: "{" + word + "}"})
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
	for _, name := range [...]string{"langid", "language", "hyphenation"} {
		if f := r.Raw(name); f != nil {
			lower := strings.ToLower(f.Text)
			if strings.Contains(lower, "german") || lower == "de" || strings.HasPrefix(lower, "de-") || strings.HasPrefix(lower, "deu") || strings.HasPrefix(lower, "ger") || lower == "austrian" {
				return true
			}
		}
	}
	return isGerman(title)
}

// A titleScan finds the words of a title, as the file has it, that have a
// capital behind their first letter and stand in no braces, formula or command.
type titleScan struct {
	data []byte
	at   int
}

func (t *titleScan) next() lint.Span {
	for t.at < len(t.data) {
		switch c := t.data[t.at]; {
		case c == '{':
			t.at, _ = tex.GroupEnd(t.data, t.at)
		case c == '$':
			end := bytes.IndexByte(t.data[t.at+1:], '$')
			if end < 0 {
				t.at = len(t.data)
				return lint.Span{}
			}
			t.at += end + 2
		case c == '\\':
			t.at++
			for n := 0; t.at < len(t.data) && (letterByte(t.data[t.at]) || n == 0); n++ {
				letter := letterByte(t.data[t.at])
				t.at++
				if !letter {
					break
				}
			}
		case wordLetter(t.data[t.at:]) > 0:
			start, inner := t.at, false
			for n := wordLetter(t.data[t.at:]); n > 0; n = wordLetter(t.data[t.at:]) {
				inner = inner || t.at > start && 'A' <= t.data[t.at] && t.data[t.at] <= 'Z'
				t.at += n
			}
			glued := t.at < len(t.data) && (t.data[t.at] == '{' || t.data[t.at] == '\\') || start > 0 && t.data[start-1] == '}'
			if inner && !glued {
				return lint.Span{Start: t.initial(start), End: t.at}
			}
		default:
			t.at++
		}
	}
	return lint.Span{}
}

// initial is where a word begins if the single capital before its hyphen is
// counted in, as that of "R-CNN": braces round the rest would leave "r-{CNN}".
func (t *titleScan) initial(start int) int {
	if start < 2 || t.data[start-1] != '-' || t.data[start-2] < 'A' || 'Z' < t.data[start-2] {
		return start
	}
	if start > 2 && t.data[start-3] != ' ' && t.data[start-3] != '(' {
		return start
	}
	return start - 2
}

// isCapitals says whether a title is written in capitals: a third of its
// letters or less are small.
func (t *titleScan) isCapitals() bool {
	small, capitals := 0, 0
	for _, c := range t.data {
		switch {
		case 'a' <= c && c <= 'z':
			small++
		case 'A' <= c && c <= 'Z':
			capitals++
		}
	}
	return small*2 < capitals
}

// wordLetter is the length of what the data begins with if that belongs to a
// word, a digit as in "3D" too, and 0 otherwise. Quotes, dashes and ¿ beyond
// ASCII belong to none: behind them a word begins. Bytes that are no UTF-8 are
// taken for Latin-1, where the letters begin at 0xC0.
func wordLetter(data []byte) int {
	if len(data) == 0 {
		return 0
	}
	c := data[0]
	if c < utf8.RuneSelf {
		if letterByte(c) || '0' <= c && c <= '9' {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRune(data)
	if r == utf8.RuneError && n == 1 && c >= 0xC0 || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
		return n
	}
	return 0
}

func letterByte(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
