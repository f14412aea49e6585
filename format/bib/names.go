package bib

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
)

// parseNames appends the names of data[span], the inside of a value, to names.
// The list is open where it ends in "others", or in the "et al." that some
// write instead. The texts of names share the memory of b, from which the
// caller has taken what it built before.
//
// Names are read as BibTeX reads them (bibtex.web, x_format_name), and as biber
// does where BibTeX is misled by what it does not know: letters outside ASCII
// have a case, a hyphen does not part words ("Young-jin Kim" has no particle
// "jin"), a name that begins with \v{S} begins with a capital. biblatex's
// "family=Hasselbeck, given=Ada" is read too. An empty name is no name.
func parseNames(b *lint.TextBuilder, names []lint.Name, data []byte, span lint.Span) (all []lint.Name, open bool) {
	data = data[:span.End]
	n := nameShape{start: max(span.Start, pastAnd(data, span.Start))}
	take := func(end int) {
		switch whole := trimmed(data, lint.Span{Start: n.start, End: end}); {
		case whole.Len() == 0:
		case isOthers(data[whole.Start:whole.End]):
			open = true
		default:
			names = append(names, n.read(b, data, whole))
		}
	}
	depth := 0
	for i := n.start; i < span.End; i++ {
		switch c := data[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth = max(0, depth-1)
		case depth > 0 || ascii.Letter(c):
		case ascii.Space(c):
			if i > n.start && ascii.Space(data[i-1]) {
				continue // a long gap is looked over once
			}
			if next := pastAnd(data, i); next > 0 {
				take(i)
				n = nameShape{start: next}
				i = next - 1 // the space behind may stand before another "and"
			}
		case i == n.start || data[i-1] != '\\': // \, is a space, \~ an accent
			n.note(c, i)
		}
	}
	take(span.End)
	return names, open
}

// pastAnd is the place after the word "and" that follows the white space at i;
// 0 where it does not.
func pastAnd(data []byte, i int) int {
	for i < len(data) && ascii.Space(data[i]) {
		i++
	}
	end := i + 3
	if end > len(data) || data[i]|0x20 != 'a' || data[i+1]|0x20 != 'n' || data[i+2]|0x20 != 'd' || end < len(data) && !ascii.Space(data[end]) {
		return 0
	}
	return end
}

func trimmed(data []byte, span lint.Span) lint.Span {
	for span.Start < span.End && ascii.Space(data[span.Start]) {
		span.Start++
	}
	for span.Start < span.End && ascii.Space(data[span.End-1]) {
		span.End--
	}
	return span
}

// isOthers says whether a name stands for those who are not named.
func isOthers(name []byte) bool {
	if len(name) > len("et. al.") || len(name) < len("et al") {
		return false
	}
	for _, word := range [...]string{"others", "et al", "et al.", "et. al.", "et. al", "et~al.", "et~al"} {
		if bytes.EqualFold(name, []byte(word)) {
			return true
		}
	}
	return false
}

// A nameShape is what was seen of a name, outside of braces, while its end was
// looked for.
type nameShape struct {
	start  int
	commas [2]int // places of the first two
	count  int    // of commas
	tilde  bool
	equals bool
}

func (n *nameShape) note(c byte, at int) {
	switch c {
	case ',':
		if n.count < len(n.commas) {
			n.commas[n.count] = at
		}
		n.count++
	case '~':
		n.tilde = true
	case '=':
		n.equals = true
	}
}

// read makes the name that stands at whole.
func (n *nameShape) read(b *lint.TextBuilder, data []byte, whole lint.Span) lint.Name {
	name := lint.Name{Span: whole}
	if n.equals && n.labelled(b, data, whole, &name) {
		return name
	}
	n.dropLastComma(data, &whole)
	if isOneGroup(data, whole) {
		name.Literal = n.text(b, data, lint.Span{Start: whole.Start + 1, End: whole.End - 1})
		return name
	}
	var given, particle, family, suffix lint.Span
	switch n.count {
	case 0:
		given, particle, family = splitName(data, whole)
	case 2:
		suffix = lint.Span{Start: n.commas[0] + 1, End: n.commas[1]}
		given = lint.Span{Start: n.commas[1] + 1, End: whole.End}
	default: // of more commas than BibTeX takes, the first has the family name before it
		given = lint.Span{Start: n.commas[0] + 1, End: whole.End}
	}
	if n.count > 0 {
		var first lint.Span
		first, particle, family = splitName(data, lint.Span{Start: whole.Start, End: n.commas[0]})
		switch { // all before the comma is particle and family name
		case particle.Len() > 0 && first.Len() > 0:
			particle.Start = first.Start
		case first.Len() > 0:
			family.Start = first.Start
		}
	}
	name.Given, name.Particle = n.text(b, data, given), n.text(b, data, particle)
	name.Family, name.Suffix = n.text(b, data, family), n.text(b, data, suffix)
	if name.Family == "" && name.Particle == "" { // ", Ada"
		name.Family, name.Given = name.Given, ""
	}
	return name
}

// dropLastComma forgets commas with nothing behind them, as BibTeX and biber do: "Ada Lund,".
func (n *nameShape) dropLastComma(data []byte, whole *lint.Span) {
	for 0 < n.count && n.count <= len(n.commas) {
		last := n.commas[n.count-1]
		before := trimmed(data, lint.Span{Start: whole.Start, End: last})
		if behind := trimmed(data, lint.Span{Start: last + 1, End: whole.End}); before.Len() == 0 || behind.Len() > 0 {
			return
		}
		*whole = before
		n.count--
	}
}

// text is the decoded text of a part of a name. Ties between words are spaces.
func (n *nameShape) text(b *lint.TextBuilder, data []byte, part lint.Span) string {
	if !n.tilde {
		tex.Decode(b, data, part)
		return b.Next().String
	}
	depth, from := 0, part.Start
	for i := part.Start; i < part.End; i++ {
		switch data[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '~':
			if depth > 0 || i > part.Start && data[i-1] == '\\' {
				continue
			}
			before := b.Len()
			tex.Decode(b, data, lint.Span{Start: from, End: i})
			if b.Len() > before {
				b.Put(" ", lint.Span{Start: i, End: i + 1})
			}
			from = i + 1
		}
	}
	tex.Decode(b, data, lint.Span{Start: from, End: part.End})
	return strings.TrimSpace(b.Next().String)
}

// isOneGroup says whether a name is one group in braces, and so the name of an
// organisation. A group that begins with a backslash is a letter to BibTeX,
// unless it goes on with another word.
func isOneGroup(data []byte, name lint.Span) bool {
	if !tex.IsGroup(data[name.Start:name.End]) {
		return false
	}
	inside := data[name.Start+1 : name.End-1]
	return len(inside) == 0 || inside[0] != '\\' || bytes.ContainsAny(inside, " \t\r\n")
}

// wordEnd is the end of the word at i: white space or a tie outside of braces.
func wordEnd(data []byte, i int) int {
	for depth := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth <= 0 && (ascii.Space(c) || c == '~' && (i == 0 || data[i-1] != '\\')):
			return i
		}
	}
	return i
}

// splitName parts "First von Last": the particle goes from the first word in
// lower case to the last one, the final word excepted, which is a family name
// in any case.
func splitName(data []byte, name lint.Span) (given, particle, family lint.Span) {
	data = data[:name.End]
	var before, word lint.Span // the last two words
	for i := name.Start; ; {
		for i < name.End && (ascii.Space(data[i]) || data[i] == '~') {
			i++
		}
		if i == name.End {
			break
		}
		if word.Len() > 0 && beginsLower(data[word.Start:word.End]) {
			if particle.Len() == 0 {
				particle.Start = word.Start
				given.End = before.End
			}
			particle.End = word.End
			family.Start = i
		}
		before, word = word, lint.Span{Start: i, End: wordEnd(data, i)}
		if before.Len() == 0 {
			given.Start = i
		}
		i = word.End
	}
	family.End = word.End
	if particle.Len() == 0 {
		given.End = before.End
		family.Start = word.Start
	}
	given.End = max(given.Start, given.End)
	return given, particle, family
}

// beginsLower says whether the first letter of a word is one in lower case.
// Groups in braces are passed over, but for those that begin with a backslash.
// Scripts without case have no such letter.
func beginsLower(word []byte) bool {
	for i := 0; i < len(word); {
		switch c := word[i]; {
		case c == '\\':
			return commandLower(word[i:])
		case c == '{' && i+1 < len(word) && word[i+1] != '\\':
			i, _ = tex.GroupEnd(word, i)
		default:
			r, size := utf8.DecodeRune(word[i:])
			if unicode.IsLetter(r) {
				return unicode.IsLower(r)
			}
			i += size
		}
	}
	return false
}

// commandLower is beginsLower where a command stands before any letter: the
// letter is the command's own, or the first of what it is set on.
func commandLower(word []byte) bool {
	for i := 0; i < len(word); {
		switch c := word[i]; {
		case c == '\\':
			name := i + 1
			for i = name; i < len(word) && ascii.Letter(word[i]); {
				i++
			}
			switch string(word[name:i]) {
			case "i", "j", "o", "oe", "ae", "aa", "l", "ss", "dh", "dj", "th", "ng":
				return true
			case "O", "OE", "AE", "AA", "L", "SS", "DH", "DJ", "TH", "NG":
				return false
			case "":
				i++
			}
		default:
			r, size := utf8.DecodeRune(word[i:])
			if unicode.IsLetter(r) {
				return unicode.IsLower(r)
			}
			i += size
		}
	}
	return false
}

// labelled reads biblatex's extended form, "family=Hasselbeck, given=Ada,
// prefix=von, useprefix=true" (biblatex manual, section 3.4). Values may stand
// in quotes or braces, and so may the label with its value. It says no where no
// part of a name is labelled.
func (n *nameShape) labelled(b *lint.TextBuilder, data []byte, whole lint.Span, name *lint.Name) bool {
	found := false
	depth, quoted, from := 0, false, whole.Start
	for i := whole.Start; i <= whole.End; i++ {
		if i < whole.End {
			switch data[i] {
			case '{':
				depth++
			case '}':
				depth--
			case '"':
				quoted = quoted != (depth == 0)
			}
			if data[i] != ',' || depth > 0 || quoted {
				continue
			}
		}
		label, value := labelOf(data, lint.Span{Start: from, End: i})
		var to *string
		switch string(data[label.Start:label.End]) {
		case "family":
			to = &name.Family
		case "given":
			to = &name.Given
		case "prefix":
			to = &name.Particle
		case "suffix":
			to = &name.Suffix
		}
		if to != nil {
			*to = n.text(b, data, value)
			found = true
		}
		from = i + 1
	}
	return found
}

// labelOf parts label=value; the label is empty where there is none.
func labelOf(data []byte, piece lint.Span) (label, value lint.Span) {
	piece = unquoted(data, trimmed(data, piece))
	equals := bytes.IndexByte(data[piece.Start:piece.End], '=')
	if equals < 0 {
		return lint.Span{}, piece
	}
	equals += piece.Start
	label = trimmed(data, lint.Span{Start: piece.Start, End: equals})
	value = trimmed(data, lint.Span{Start: equals + 1, End: piece.End})
	return label, unquoted(data, value)
}

func unquoted(data []byte, span lint.Span) lint.Span {
	if span.Len() > 1 && data[span.Start] == '"' && data[span.End-1] == '"' {
		return lint.Span{Start: span.Start + 1, End: span.End - 1}
	}
	return span
}
