package tex

import (
	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// A does is what a command does that prints nothing of its own.
type does uint8

const (
	vanishes  does = iota + 1 // switches and fonts: the argument stays
	parts                     // white space
	hides                     // its first argument is not shown
	hidesTwo                  // neither are the first two
	addresses                 // its argument is an address or identifier, as holders has them
	raises                    // superscript
	lowers                    // subscript
	maths                     // its argument is a formula
	quotes                    // takes an argument in “ ”
	quotes1                   // in ‘ ’
	brackets                  // in ( )
	squares                   // in [ ]
	delimits                  // \verb|…|
)

// effects are the commands that print nothing of their own. Those that are not
// here vanish where an argument in braces follows, and are copied where not:
// the \aap of astronomers is the name of a journal.
var effects = func() map[string]does {
	m := map[string]does{}
	for effect, names := range map[does][]string{
		vanishes: {
			"em", "it", "bf", "rm", "sf", "sl", "sc", "tt", "upshape", "itshape", "slshape", "scshape", "bfseries", "mdseries", "rmfamily",
			"sffamily", "ttfamily", "normalfont", "normalsize", "tiny", "scriptsize", "footnotesize", "small", "large", "Large", "LARGE", "huge", "Huge",
			"emph", "textit", "textbf", "textrm", "textsf", "textsl", "textsc", "texttt", "textup", "textmd", "textnormal", "text", "underline", "uline", "mbox",
			"mkbibemph", "mkbibbold", "mkbibitalic", "relax", "protect", "noindent", "nobreak", "nobreakdash", "allowbreak", "sloppy", "fussy", "par@", "bgroup", "egroup",
			"begingroup", "endgroup", "boldmath", "unboldmath", "displaystyle", "textstyle", "ignorespaces", "unskip", "penalty@", "leavevmode", "xspace", "null", "empty",
			"bibstring", "autocap", "cyr", "uppercase", "lowercase", "MakeUppercase", "MakeLowercase", "NoCaseChange", "textnohyphenation",
		},
		parts:    {"space", "quad", "qquad", "enspace", "enskip", "par", "newline", "linebreak", "break", "newblock", "hfill", "hfil", "addspace", "urlprefix", "doiprefix"},
		hides:    {"noopsort", "Noopsort", "NoopSort", "SortNoop", "sortnoop", "noop", "NOOP", "textcolor", "color", "colorbox", "foreignlanguage", "selectlanguage", "texorpdfstring", "raisebox", "hspace", "vspace", "label", "index", "phantom", "hphantom", "vphantom", "begin", "end", "bibinfo", "bibfield", "hyphenation", "parbox"},
		hidesTwo: {"fontsize"},
		raises:   {"textsuperscript", "textsu", "mkbibsuperscript", "sp"},
		lowers:   {"textsubscript", "mkbibsubscript"},
		maths:    {"ensuremath"},
		quotes:   {"enquote", "mkbibquote", "textquote"},
		quotes1:  {"singlequote"},
		brackets: {"mkbibparens", "parentext"},
		squares:  {"mkbibbrackets", "brackettext"},
		delimits: {"verb"},
	} {
		for _, name := range names {
			m[name] = effect
		}
	}
	for name, holding := range holders {
		m[name] = addresses
		if holding == HoldsTarget {
			m[name] = hides
		}
	}
	return m
}()

// Vanishes says whether a command before an argument in braces prints nothing
// of its own: it is no letter, accent or sign.
func Vanishes(name string) bool {
	word := []byte(name)
	return signs[name] == "" && symbols[name] == "" && accentOf(word) == 0
}

// backslash reads a command.
func (d *decoder) backslash() {
	if g := d.glyph(d.pos); g.text != "" {
		d.depth += g.opened
		d.put(g.text, g.end)
		return
	}
	next := d.pos + 1
	if next == len(d.data) {
		d.pos++
		return
	}
	switch c := d.data[next]; {
	case ascii.Letter(c):
		d.word(d.wordEnd(next))
	case c == '(':
		d.formula(round, next+1)
	case c == '[':
		d.formula(square, next+1)
	case c == '\\':
		d.leave(next + 1)
	case c == ';', c == ':', class[c] == white:
		d.leave(next + 1)
	case c == '-', c == '/', c == '!', c == '@':
		d.skip(next + 1)
	case class[c] == high, class[c] == accent, c == '{', c == '}':
		d.pos++
	default: // unknown, or an accent without its letter
		d.pos += 2
	}
}

// wordEnd is the end of the letters at i.
func (d *decoder) wordEnd(i int) int {
	for i < len(d.data) && ascii.Letter(d.data[i]) {
		i++
	}
	return i
}

// word reads the command whose name ends at end.
func (d *decoder) word(end int) {
	name := d.data[d.pos+1 : end]
	argument := d.blanks(end)
	if d.is(argument, '*') && d.is(argument+1, '{') {
		argument++
	}
	switch effect := effects[string(name)]; effect {
	case vanishes:
		d.skip(argument)
	case parts:
		d.leave(argument)
	case hides:
		d.hide(argument, 1)
	case hidesTwo:
		d.hide(argument, 2)
	case addresses:
		d.address(argument)
	case raises:
		d.script(argument, superscripts)
	case lowers:
		d.script(argument, subscripts)
	case maths:
		d.ensured(argument)
	case quotes, quotes1, brackets, squares:
		d.wrap(argument, wrappers[effect])
	case delimits:
		d.delimited(end)
	default:
		if d.is(argument, '{') {
			d.skip(argument)
		} else {
			d.pos = end
		}
	}
}

// hide passes n arguments. What should be an argument and is none stays.
func (d *decoder) hide(argument, n int) {
	for ; n > 0; n-- {
		end := d.group(argument)
		if end == 0 {
			break
		}
		argument = end
	}
	d.skip(argument)
}

// address reads the argument of \url.
func (d *decoder) address(argument int) {
	end := d.group(argument)
	if end == 0 {
		d.skip(argument)
		return
	}
	d.flush()
	if d.blanks(argument+1) < end-1 {
		d.bridge()
	}
	DecodeHeld(d.b, d.data, lint.Span{Start: d.pos, End: end}, lint.Span{Start: argument + 1, End: end - 1})
	d.skip(end)
}

// delimited reads \verb|…|, whose name ends at i.
func (d *decoder) delimited(i int) {
	const most = 200
	if i < len(d.data) && (class[d.data[i]] == plain || class[d.data[i]] == dash) {
		for end := i + 1; end < min(len(d.data), i+most); end++ {
			if d.data[end] == d.data[i] {
				d.skip(i + 1)
				d.literal(end)
				d.skip(end + 1)
				return
			}
		}
	}
	d.pos = i
}

// wrappers are what stands around an argument.
var wrappers = map[does][2]string{
	quotes: {"“", "”"}, quotes1: {"‘", "’"}, brackets: {"(", ")"}, squares: {"[", "]"},
}

// wrap puts signs around the argument.
func (d *decoder) wrap(argument int, signs [2]string) {
	if !d.is(argument, '{') || d.closing == len(d.closers) {
		d.skip(argument)
		return
	}
	d.closers[d.closing] = closer{d.depth, signs[1]}
	d.closing++
	d.depth++
	d.put(signs[0], argument+1)
}

// script reads the argument of a command for superscripts or subscripts:
// digits become those of Unicode, anything else is shown on the line.
func (d *decoder) script(argument int, signs string) {
	if end := d.scriptEnd(argument); end > 0 {
		if text := scripted(d.data[argument+1:end-1], signs); text != "" {
			d.put(text, end)
			return
		}
	}
	d.skip(argument)
}

// scriptEnd is the end of a short argument.
func (d *decoder) scriptEnd(argument int) int {
	const most = 12
	if !d.is(argument, '{') {
		return 0
	}
	if end, closed := GroupEnd(d.data[:min(len(d.data), argument+most)], argument); closed {
		return end
	}
	return 0
}
