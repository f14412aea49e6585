package tex

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// An EntityWriter puts right what edits write in the place of entities of web
// pages, in a text for TeX. What an entity decodes to may be a part of a command:
// somebody's Gr{\"o}ller was escaped for a web page as Gr{\&quot;o}ller. Others wrote
// the text of a page for TeX, and "the \&quot;quay\&quot;" is in quotation marks.
// It is asked for one entity after the other, so that a text full of them is read once.
type EntityWriter struct {
	data    []byte
	whole   lint.Span // the field or entry
	at      int       // up to where formulas were looked for
	formula bool      // one goes on there
}

// Entities makes a writer for the text that the span holds.
func Entities(data []byte, whole lint.Span) EntityWriter {
	return EntityWriter{data: data, whole: whole, at: whole.Start}
}

// Write puts right an edit that writes the sign of an entity as [Encode] does, and
// says how far it may go.
func (w *EntityWriter) Write(e lint.TextEdit, sign string) (lint.TextEdit, lint.Safety) {
	return entity{w.data, w.whole, e.Span, sign, w.inFormula(e.Span.Start)}.edit(e)
}

// inFormula says whether the place lies between dollar signs.
func (w *EntityWriter) inFormula(place int) bool {
	for ; w.at < place; w.at++ {
		switch w.data[w.at] {
		case '\\':
			w.at++
		case '$':
			w.formula = !w.formula
		}
	}
	return w.formula
}

// An entity is one such place.
type entity struct {
	data    []byte
	whole   lint.Span // the field or entry
	span    lint.Span // the entity, with the backslash before its ampersand
	sign    string
	formula bool // it stands in a formula
}

// nearby bounds how far a sign looks round for what decides its meaning: the
// word before it, the mark that closes, \verb.
const nearby = 300

// before are the bytes before the sign, and behind those that follow it, as far
// as they are looked at.
func (s entity) before() []byte {
	return s.data[max(s.whole.Start, s.span.Start-nearby):s.span.Start]
}

func (s entity) behind() []byte {
	return s.data[s.span.End:min(s.whole.End, s.span.End+nearby)]
}

// edit puts right what an edit writes for the sign, and says how far it may go.
func (s entity) edit(e lint.TextEdit) (lint.TextEdit, lint.Safety) {
	switch {
	case s.formula:
		if s.sign == "" || !strings.Contains(`<>'"|=`, s.sign) || s.data[s.span.Start-1] == '\\' {
			return e, lint.Suggest // "&" parts columns there, \> is a space
		}
		e.New = s.sign
		return e, lint.Safe
	case s.isVerbatim():
		e.New = s.sign
		return e, lint.Safe
	case bytes.HasPrefix(s.data[s.span.Start:], []byte(`\&`)) && len(s.sign) == 1 && strings.Contains(accentSigns, s.sign):
		accented, sure := s.accent(e)
		switch {
		case sure == lint.Suggest:
			e.New = s.plain(e.New)
			return e, lint.Suggest
		case accented.New != "":
			return accented, sure
		}
	}
	e.New = s.plain(e.New)
	return e, lint.Safe
}

// plain is what stands in text for the sign, which [Encode] writes as encoded.
func (s entity) plain(encoded string) string {
	switch s.sign {
	case `"`:
		return s.quotationMark("``", "''")
	case "'":
		if s.opens() && s.closes() {
			return s.quotationMark("`", "'")
		}
	case "<": // in the old encoding that most styles use, < is printed as ¡
		return `{\textless}`
	case ">":
		return `{\textgreater}`
	case "|":
		return `{\textbar}`
	}
	if name, ok := strings.CutPrefix(encoded, `{\text`); ok && strings.ContainsFunc(s.sign, isGreek) && strings.Contains(greek, " "+strings.TrimSuffix(name, "}")+" ") {
		return `{$\` + strings.TrimSuffix(name, "}") + `$}` // \textalpha is a package's
	}
	return encoded
}

func isGreek(r rune) bool { return unicode.Is(unicode.Greek, r) } // the micro sign is none

// greek are the letters that formulas have.
const greek = " alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega "

// accentSigns are the signs that put an accent on the letter behind them where a
// backslash stands before them.
const accentSigns = "\"'`^~=."

// accent reads the sign as the name of an accent with its letter: an edit that
// writes nothing where it is none. It is a suggestion to take it for one or not
// where both are common: S\'anchez, l'eau.
func (s entity) accent(e lint.TextEdit) (lint.TextEdit, lint.Safety) {
	end := s.letterEnd()
	command := `\` + s.sign + string(s.data[s.span.End:end])
	if !composes(command) {
		return lint.TextEdit{}, lint.Safe
	}
	e.Span.End, e.New = end, command
	grouped := s.span.Start > s.whole.Start && s.data[s.span.Start-1] == '{'
	if !grouped { // BibTeX knows a letter by its braces; blanks behind \i end its name
		e.New = "{" + command + "}"
		for ascii.Letter(command[len(command)-1]) && len(command) == len(`\'\i`) && e.Span.End < s.whole.End && isBlank(s.data[e.Span.End]) {
			e.Span.End++
		}
	}
	if grouped || !ascii.Letter(s.data[s.span.End]) || !strings.Contains(`"'`, s.sign) {
		return e, lint.Safe
	}
	switch before := s.wordBefore(); {
	case s.sign == "'" && before != "" && slices.Contains(contracted, s.wordAfter()):
		return lint.TextEdit{}, lint.Safe
	case s.sign == `"` && before != "":
		return e, lint.Safe
	case before == "" && s.closes():
		return lint.TextEdit{}, lint.Safe
	case s.sign == "'" && (before == "" || slices.Contains(elided, before)):
		return e, lint.Suggest
	}
	return e, lint.Unsafe
}

// letterEnd is the end of what an accent stands over: a letter, a group, \i or \j.
func (s entity) letterEnd() int {
	rest := s.behind()
	switch {
	case len(rest) == 0:
		return s.span.End
	case rest[0] == '{':
		end, _ := GroupEnd(rest, 0)
		return s.span.End + end
	case rest[0] == '\\' && len(rest) > 1 && (rest[1] == 'i' || rest[1] == 'j') && (len(rest) == 2 || !ascii.Letter(rest[2])):
		return s.span.End + 2
	}
	_, size := utf8.DecodeRune(rest)
	return s.span.End + size
}

// composes says whether a command makes one letter with an accent.
func composes(command string) bool {
	var b lint.TextBuilder
	Decode(&b, []byte(command), lint.Span{End: len(command)})
	text := b.Text().String
	letter, size := utf8.DecodeRuneInString(text)
	return size == len(text) && letter >= utf8.RuneSelf && unicode.IsLetter(letter)
}

// contracted are what English puts behind an apostrophe.
var contracted = []string{"s", "m", "n", "ll", "re", "t", "ve", "d"}

// elided are the words that lose their vowel before an apostrophe, and begin
// names with an accent.
var elided = []string{
	"l", "d", "c", "j", "m", "n", "s", "t", "qu", "o", "jusqu", "lorsqu", "puisqu", "quelqu", "aujourd", "dell", "nell", "all", "dall", "sull", "un", "quell", "sant",
}

// wordBefore are the letters right before the sign, in lower case.
func (s entity) wordBefore() string {
	text := string(s.before())
	return fold.ASCII(text[strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '}' })+1:])
}

// wordAfter are the letters right behind the sign.
func (s entity) wordAfter() string {
	rest := s.behind()
	return string(rest[:len(rest)-len(bytes.TrimLeftFunc(rest, unicode.IsLetter))])
}

// closes says whether a second sign of the kind stands behind a word further on,
// so that the two are quotation marks.
func (s entity) closes() bool {
	sign := s.data[s.span.Start:s.span.End]
	rest := s.behind()
	for at := bytes.Index(rest, sign); at >= 0; {
		after := rest[at+len(sign):]
		if at > 0 && !isBlank(rest[at-1]) && (len(after) == 0 || !ascii.Letter(after[0]) && after[0] != '{') {
			return true
		}
		next := bytes.Index(after, sign)
		if next < 0 {
			return false
		}
		at += len(sign) + next
	}
	return false
}

// quotationMark is a straight mark as TeX has it, where it prints what opens and
// what closes.
func (s entity) quotationMark(opening, closing string) string {
	mark := closing
	if s.opens() {
		mark = opening
	}
	const joins = "'`&;" // signs, or entities for signs, that TeX would read with it
	if s.span.Start > s.whole.Start && strings.IndexByte(joins, s.data[s.span.Start-1]) >= 0 ||
		s.span.End < s.whole.End && strings.IndexByte(joins, s.data[s.span.End]) >= 0 {
		return "{" + mark + "}"
	}
	return mark
}

// opens says whether a quotation mark would open here: behind a blank, a bracket,
// or the entity of another mark that does.
func (s entity) opens() bool {
	before := bytes.TrimSuffix(s.before(), []byte("&quot;"))
	return len(before) == 0 || strings.IndexByte(" \t\r\n([{-~/", before[len(before)-1]) >= 0
}

// isVerbatim says whether the sign stands in \verb|…|.
func (s entity) isVerbatim() bool {
	const verb = `\verb`
	before := s.before()
	at := bytes.LastIndex(before, []byte(verb))
	if at < 0 || at+len(verb) == len(before) || ascii.Letter(before[at+len(verb)]) {
		return false
	}
	sign, rest := before[at+len(verb)], before[at+len(verb)+1:]
	return bytes.IndexByte(rest, sign) < 0
}

func isBlank(c byte) bool { return class[c] == white }
