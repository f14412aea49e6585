package rules

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
)

// A texSign is an entity in text for TeX. What it decodes to may be a part of a
// command: somebody's Gr{\"o}ller was escaped for a web page as Gr{\&quot;o}ller.
// Others wrote the text of a page for TeX, and "the \&quot;quay\&quot;" is in
// quotation marks.
type texSign struct {
	data      []byte
	whole     lint.Span // the field or entry
	span      lint.Span // the entity, with the backslash before its ampersand
	character string
	formula   bool // it stands in a formula
}

// A formulaScan tells which places of a text lie in formulas. It is asked for
// one after the other, so that a text full of entities is read once.
type formulaScan struct {
	data   []byte
	at     int
	inside bool
}

// holds says whether the place lies between dollar signs.
func (f *formulaScan) holds(place int) bool {
	for ; f.at < place; f.at++ {
		switch f.data[f.at] {
		case '\\':
			f.at++
		case '$':
			f.inside = !f.inside
		}
	}
	return f.inside
}

// nearby bounds how far a sign looks round for what decides its meaning: the
// word before it, the mark that closes, \verb.
const nearby = 300

// before are the bytes before the sign, and behind those that follow it, as far
// as they are looked at.
func (s texSign) before() []byte {
	return s.data[max(s.whole.Start, s.span.Start-nearby):s.span.Start]
}

func (s texSign) behind() []byte {
	return s.data[s.span.End:min(s.whole.End, s.span.End+nearby)]
}

// edit puts right what an edit writes for the sign, and says how far it may go.
func (s texSign) edit(e lint.TextEdit) (lint.TextEdit, lint.Safety) {
	switch {
	case s.formula:
		if !strings.Contains(`<>'"|=`, s.character) || s.data[s.span.Start-1] == '\\' {
			return e, lint.Suggest // "&" parts columns there, \> is a space
		}
		e.New = s.character
		return e, lint.Safe
	case s.isVerbatim():
		e.New = s.character
		return e, lint.Safe
	case bytes.HasPrefix(s.data[s.span.Start:], []byte(`\&`)) && len(s.character) == 1 && strings.Contains(accents, s.character):
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

// plain is what stands in text for the sign, which [tex.Encode] writes as encoded.
func (s texSign) plain(encoded string) string {
	switch s.character {
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
	if name, ok := strings.CutPrefix(encoded, `{\text`); ok && strings.ContainsFunc(s.character, isGreek) && strings.Contains(greek, " "+strings.TrimSuffix(name, "}")+" ") {
		return `{$\` + strings.TrimSuffix(name, "}") + `$}` // \textalpha is a package's
	}
	return encoded
}

func isGreek(r rune) bool { return unicode.Is(unicode.Greek, r) } // the micro sign is none

// greek are the letters that formulas have.
const greek = " alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega "

// accents are the signs that put an accent on the letter behind them where a
// backslash stands before them.
const accents = "\"'`^~=."

// accent reads the sign as the name of an accent with its letter: an edit that
// writes nothing where it is none. It is a suggestion to take it for one or not
// where both are common: S\'anchez, l'eau.
func (s texSign) accent(e lint.TextEdit) (lint.TextEdit, lint.Safety) {
	end := s.letterEnd()
	command := `\` + s.character + string(s.data[s.span.End:end])
	if !composes(command) {
		return lint.TextEdit{}, lint.Safe
	}
	e.Span.End, e.New = end, command
	grouped := s.span.Start > s.whole.Start && s.data[s.span.Start-1] == '{'
	if !grouped { // BibTeX knows a letter by its braces; blanks behind \i end its name
		e.New = "{" + command + "}"
		for isLetter(command[len(command)-1]) && len(command) == len(`\'\i`) && e.Span.End < s.whole.End && isBlank(s.data[e.Span.End]) {
			e.Span.End++
		}
	}
	if grouped || !isLetter(s.data[s.span.End]) || !strings.Contains(`"'`, s.character) {
		return e, lint.Safe
	}
	switch before := s.wordBefore(); {
	case s.character == "'" && before != "" && slices.Contains(contracted, s.wordAfter()):
		return lint.TextEdit{}, lint.Safe
	case s.character == `"` && before != "":
		return e, lint.Safe
	case before == "" && s.closes():
		return lint.TextEdit{}, lint.Safe
	case s.character == "'" && (before == "" || slices.Contains(elided, before)):
		return e, lint.Suggest
	}
	return e, lint.Unsafe
}

// letterEnd is the end of what an accent stands over: a letter, a group, \i or \j.
func (s texSign) letterEnd() int {
	rest := s.behind()
	switch {
	case len(rest) == 0:
		return s.span.End
	case rest[0] == '{':
		end, _ := tex.GroupEnd(rest, 0)
		return s.span.End + end
	case rest[0] == '\\' && len(rest) > 1 && (rest[1] == 'i' || rest[1] == 'j') && (len(rest) == 2 || !isLetter(rest[2])):
		return s.span.End + 2
	}
	_, size := utf8.DecodeRune(rest)
	return s.span.End + size
}

// composes says whether a command makes one letter with an accent.
func composes(command string) bool {
	var b lint.TextBuilder
	tex.Decode(&b, []byte(command), lint.Span{End: len(command)})
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
func (s texSign) wordBefore() string {
	text := string(s.before())
	return fold.ASCII(text[strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '}' })+1:])
}

// wordAfter are the letters right behind the sign.
func (s texSign) wordAfter() string {
	rest := s.behind()
	return string(rest[:len(rest)-len(bytes.TrimLeftFunc(rest, unicode.IsLetter))])
}

// closes says whether a second sign of the kind stands behind a word further on,
// so that the two are quotation marks.
func (s texSign) closes() bool {
	sign := s.data[s.span.Start:s.span.End]
	rest := s.behind()
	for at := bytes.Index(rest, sign); at >= 0; {
		after := rest[at+len(sign):]
		if at > 0 && !isBlank(rest[at-1]) && (len(after) == 0 || !isLetter(after[0]) && after[0] != '{') {
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
func (s texSign) quotationMark(opening, closing string) string {
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
func (s texSign) opens() bool {
	before := bytes.TrimSuffix(s.before(), []byte("&quot;"))
	return len(before) == 0 || strings.IndexByte(" \t\r\n([{-~/", before[len(before)-1]) >= 0
}

// isVerbatim says whether the sign stands in \verb|…|.
func (s texSign) isVerbatim() bool {
	const verb = `\verb`
	before := s.before()
	at := bytes.LastIndex(before, []byte(verb))
	if at < 0 || at+len(verb) == len(before) || isLetter(before[at+len(verb)]) {
		return false
	}
	sign, rest := before[at+len(verb)], before[at+len(verb)+1:]
	return bytes.IndexByte(rest, sign) < 0
}
