package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/links"
)

// Whether two numbers with a dash between them are pages. Reports, patents,
// standards, telephones and addresses have such numbers too, and a dash of print
// in one of those makes it another number.

// parts are the types of works that stand on pages of a larger one.
var parts = fold.Set(nil, "article", "article-journal", "article-magazine", "article-newspaper", "chapter",
	"paper-conference", "entry", "entry-dictionary", "entry-encyclopedia", "review", "review-book")

// arePages says whether the decoded bytes [start, end) of an entry, which the
// reader takes for pages, are those of an article or chapter beyond doubt: a word
// for pages stands beside them, or they follow the volume or issue of a journal
// with nothing but its year between.
func arePages(ref *lint.Reference, start, end int) bool {
	if ref.Type != "" && !parts[ref.Type] || entry.IsHeld(ref, start, end) || inAddress(ref, start, end) ||
		insideNumber(ref.Text.String, start, end) {
		return false
	}
	s := ref.Text.String
	if words.IsPageLabel(lastWord(s[:start])) || words.IsPageLabel(firstWord(s[end:])) {
		// "p. 3-12" without a volume may be page 12 of the third part of a manual.
		return ref.Type != "" && ref.Type != "article-journal" || ref.Field("volume") != nil || ref.Field("issue") != nil
	}
	return behindVolume(ref, start)
}

// behindVolume says whether the bytes before start are the volume or issue of a
// journal, its year, and signs.
func behindVolume(ref *lint.Reference, start int) bool {
	for start > 0 {
		f := fieldBefore(ref, start)
		switch {
		case f == nil:
			return false
		case f.Name == "issued":
			start = f.Start
		default:
			return true
		}
	}
	return false
}

// fieldBefore is the volume, issue or year that ends before start, with nothing
// but signs between; nil for none.
func fieldBefore(ref *lint.Reference, start int) *lint.Field {
	for _, name := range [...]string{"volume", "issue", "issued"} {
		f := ref.Field(name)
		if f == nil || f.Start >= f.End || f.End > start {
			continue
		}
		if strings.Trim(ref.Text.String[f.End:start], " \n\u00a0.,:;()[]") == "" {
			return f
		}
	}
	return nil
}

// lastWord is the word, folded, that s ends in but for blanks and a point.
func lastWord(s string) string {
	s = strings.TrimRight(s, " \n\u00a0.:")
	return fold.Words(s[strings.LastIndexAny(s, " \n\u00a0.,;:()[]")+1:])
}

// firstWord is the word, folded, that s begins with but for blanks and a point.
func firstWord(s string) string {
	s = strings.TrimLeft(s, " \n\u00a0.")
	if end := strings.IndexAny(s, " \n\u00a0.,;:()[]"); end >= 0 {
		s = s[:end]
	}
	return fold.Words(s)
}

// inAddress says whether decoded bytes of an entry lie in a web address that is
// shown.
func inAddress(ref *lint.Reference, start, end int) bool {
	span := ref.Text.Span(start, end)
	for i := range ref.Addresses {
		if a := &ref.Addresses[i]; !a.Target && links.Span(a).Overlaps(span) {
			return true
		}
	}
	return false
}

// insideNumber says whether s[start:end] stands between the signs of a longer
// number, as "595-600" in a DOI that nothing parts from its entry.
func insideNumber(s string, start, end int) bool {
	before := start > 1 && strings.IndexByte("./-_", s[start-1]) >= 0 && (ascii.Digit(s[start-2]) || ascii.Letter(s[start-2]))
	after := end+1 < len(s) && strings.IndexByte("./-_", s[end]) >= 0 && (ascii.Digit(s[end+1]) || ascii.Letter(s[end+1]))
	return before || after
}
