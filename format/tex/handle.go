package tex

import (
	"strings"

	"github.com/bibfix/bibfix/internal/tex"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// levels are the headings.
var levels = map[string]int{
	"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "subparagraph": 6,
	"addchap": 1, "addsec": 2, "frametitle": 2,
}

// hidden are commands that show nothing of their arguments, with how many they
// have in braces.
var hidden = map[string]int{
	"label": 1, "ref": 1, "eqref": 1, "pageref": 1, "autoref": 1, "cref": 1, "Cref": 1, "vref": 1, "nameref": 1, "hypersetup": 1, "bibliographystyle": 1,
	"vspace": 1, "hspace": 1, "includegraphics": 1, "pagestyle": 1, "thispagestyle": 1, "urlstyle": 1, "doistyle": 1, "setlength": 2, "addtolength": 2, "setcounter": 2, "addtocounter": 2,
	"index": 1, "color": 1, "textcolor": 1, "bibinfo": 1, "bibfield": 1, "noopsort": 1, "BibitemShut": 1, "href@noop": 1, "bibAnnote": 3, "fontsize": 2, "selectlanguage": 1, "pdfbookmark": 2, "hyperlink": 1,
	"hypertarget": 1, "phantom": 1, "graphicspath": 1, "geometry": 1, "addcontentsline": 3, "renewbibmacro": 1, "enlargethispage": 1, "Sexpr": 1,
	"foreignlanguage": 1, "bibitemdeclare": 2, "citestyle": 1, "setcitestyle": 1, "cellcolor": 1, "rowcolor": 1, "multicolumn": 2, "linespread": 1,
}

// command reads the command at s.at. Where it leaves s.at as it is, the
// command is text.
func (s *scanner) command() {
	start := s.at
	name, after := s.name(start)
	if name == "" || !inCommand(name[0]) {
		s.sign(name, after)
		return
	}
	if name == "bibinfo" || name == "bibfield" {
		s.part(after)
		return
	}
	if n, known := hidden[name]; known {
		s.at = s.hide(after, n)
		if at := s.skip(s.at); at < s.end && s.data[at] == '{' {
			s.at = at // what is shown is the next argument: \bibinfo {year} {2014}
		}
		if name == "bibliographystyle" && s.doc.Dialect == lint.AnyDialect {
			s.doc.Dialect = lint.BibTeX
		}
		return
	}
	if level := levels[name]; level > 0 {
		s.at = s.heading(start, after, level)
		return
	}
	if s.file(name, after) || s.structure(name, start, after) || s.definition(name, after) {
		return
	}
	if strings.HasPrefix(name, "nobibliography") || strings.HasPrefix(name, "bibliography") && name != "bibliographystyle" {
		s.at = s.bibliography(s.past(after, '*'))
		return
	}
	if c, cites := s.find(name); cites {
		s.at = s.cite(start, after, name, c)
		return
	}
	s.asText(after)
}

// asText lets a command be text.
func (s *scanner) asText(after int) {
	s.keepText(s.at, after)
	s.at = after
}

// sign reads a command of one character that is no letter.
func (s *scanner) sign(name string, after int) {
	switch {
	case name == "[":
		s.flush()
		s.muted, s.at = displayed, after
	case name == "]" && s.muted == displayed:
		s.muted, s.at = "", after
	default:
		s.asText(after)
	}
}

// hide skips a star, arguments in square brackets and n in braces.
func (s *scanner) hide(at, n int) int {
	at = s.past(at, '*')
	for range n {
		if _, end, ok := s.optional(at, '['); ok {
			at = end
		}
		_, end, ok := s.optional(at, '{')
		if !ok {
			return at
		}
		at = end
	}
	return at
}

// file reads commands that name other files.
func (s *scanner) file(name string, after int) bool {
	switch name {
	case "input", "include", "subfile", "subfileinclude", "loadchapter":
		s.at = s.input(after)
	case "import", "subimport", "includefrom", "subincludefrom", "inputfrom", "subinputfrom":
		s.at = s.imported(after)
	case "addbibresource", "addglobalbib", "addsectionbib":
		s.at = s.resource(after)
	case "externalcitedocument": // of xcite: keys of another manuscript
		if inner, _, ok := s.optional(after, '{'); ok {
			s.link(lint.Include, inner)
		}
		s.at = s.hide(after, 1)
	case "documentclass":
		s.at = s.class(after)
	case "usepackage", "RequirePackage":
		s.at = s.packages(after)
	default:
		return false
	}
	return true
}

// structure reads commands that part the text.
func (s *scanner) structure(name string, start, after int) bool {
	switch name {
	case "begin":
		s.begin(start, after)
	case "end":
		s.finish(after)
	case "bibitem":
		s.at = s.bibitem(start, after)
	case "item":
		s.item(start, after)
	case "par":
		if !s.typing {
			s.flush()
		}
		s.at = after
	case "footnote", "footnotetext", "thanks", "endnote":
		s.at = s.note(start, after)
	case "verb", "lstinline", "mintinline", "Verb", "spverb":
		if name == "mintinline" {
			if _, end, ok := s.optional(after, '{'); ok {
				after = end
			}
		}
		s.at = s.verb(start, after)
	case "MakeShortVerb", "DefineShortVerb", "lstMakeShortInline":
		s.at = s.makeShortVerb(after)
	case "iffalse":
		s.at = s.skipFalse(start, after)
	case "string", "noexpand":
		s.at = after
		if at := s.skip(after); at < s.end && s.data[at] == '\\' {
			_, s.at = s.name(at)
		}
	default:
		if tex.Holders(name) == tex.HoldsNothing {
			return false
		}
		s.address(after)
	}
	return true
}

// part reads \bibinfo{year}{2014}: what is shown is the second argument. Where
// that is an address or identifier, the command stays, so that the argument is
// read as one.
func (s *scanner) part(after int) {
	first, end, ok := s.optional(after, '{')
	second := s.skip(end)
	if !ok || second >= s.end || s.data[second] != '{' {
		s.at = s.hide(after, 1)
		return
	}
	if tex.HeldParts(s.text(first)) {
		s.address(second)
		return
	}
	s.at = second
}

// address keeps an address as text whole: a % in it begins no comment.
func (s *scanner) address(after int) {
	end := after
	if at := s.skip(s.past(after, '*')); at < s.end && s.data[at] == '{' {
		if i := balanced(s.data[at+1 : min(s.end, at+1+maxArgument)]); i >= 0 {
			end = at + 1 + i + 1
		}
	}
	s.asText(end)
}

// definition reads commands that define others.
func (s *scanner) definition(name string, after int) bool {
	switch name {
	case "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newrobustcmd", "renewrobustcmd":
		s.at = s.define(after)
	case "NewDocumentCommand", "RenewDocumentCommand", "ProvideDocumentCommand", "DeclareDocumentCommand", "NewExpandableDocumentCommand":
		s.at = s.defineX(after)
	case "def", "gdef", "edef", "xdef":
		s.at = s.defineTeX(after)
	case "let":
		s.at = s.let(after)
	case "newenvironment", "renewenvironment":
		s.at = s.environment(after)
	case "DeclareCiteCommand":
		s.at = s.citeCommand(after, plain)
	case "DeclareMultiCiteCommand":
		s.at = s.citeCommand(after, multi)
	case "newcites":
		s.at = s.suffixes(after)
	default:
		return false
	}
	return true
}

// environment reads \newenvironment{name}[1]{…}{…}, whose text is none of the
// file.
func (s *scanner) environment(after int) int {
	_, at, ok := s.optional(s.past(after, '*'), '{')
	for range 2 {
		if _, end, ok := s.optional(at, '['); ok {
			at = end
		}
	}
	for range 2 {
		if inner, end, found := s.optional(at, '{'); ok && found {
			s.silently(inner)
			at = end
		}
	}
	return at
}

// withArguments are environments with arguments in braces.
var withArguments = map[string]int{
	"tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "array": 1, "minipage": 1, "thebibliography": 1, "multicols": 1, "supertabular": 1,
	"CSLReferences": 2, "adjustbox": 1, "wrapfigure": 2, "otherlanguage": 1, "list": 2,
}

// begin reads \begin{name}.
func (s *scanner) begin(start, after int) {
	inner, end, ok := s.optional(after, '{')
	if !ok {
		s.at = after
		return
	}
	name := s.text(inner)
	if verbatim[name] && s.skipVerbatim(name, start, end) {
		if name != "comment" {
			s.flush()
		}
		return
	}
	if s.defining > 0 {
		s.at = end
		return
	}
	if !s.typing || name == "thebibliography" {
		s.flush()
	}
	switch {
	case name == "document":
		s.preamble, s.whole = false, true
	case muted[name] && s.muted == "":
		s.muted = name
	case name == "itemize" || name == "description":
		s.lists = append(s.lists, -1)
	case name == "enumerate":
		s.lists = append(s.lists, 0)
	case name == "refsection" || name == "refsegment":
		if list, at, ok := s.optional(end, '['); ok {
			s.bibliographies(list)
			end = at
		}
	case name == "displaycquote" || name == "foreigndisplaycquote":
		if name != "displaycquote" {
			_, end, _ = s.optional(end, '{')
		}
		end = s.cite(start, end, name, command{arguments: "ook"})
	}
	s.at = s.hide(end, withArguments[name])
	if withArguments[name] == 0 && s.at < s.end && s.data[s.at] == '[' {
		if _, at, ok := s.group(s.at); ok {
			s.at = at
		}
	}
}

// finish reads \end{name}.
func (s *scanner) finish(after int) {
	inner, end, ok := s.optional(after, '{')
	if !ok {
		s.at = after
		return
	}
	s.at = end
	if s.defining > 0 {
		return
	}
	switch name := s.text(inner); {
	case name == "document":
		s.flush()
		s.code = append(s.code, lint.Span{Start: end, End: s.end})
		s.at, s.end = end, end
		return
	case name == s.muted:
		s.muted = ""
	case name == "itemize", name == "enumerate", name == "description":
		if n := len(s.lists); n > 0 {
			s.lists = s.lists[:n-1]
		}
	case name != "thebibliography" && s.typing:
		return
	}
	s.flush()
}

// item begins an item of a list.
func (s *scanner) item(start, after int) {
	s.at = after
	if s.defining > 0 || s.typing {
		return
	}
	s.flush()
	s.open.Kind, s.open.Level, s.open.Span, s.open.Marker = block.Item, max(len(s.lists), 1), lint.Span{Start: start, End: after}, "-"
	if n := len(s.lists); n > 0 && s.lists[n-1] >= 0 {
		s.lists[n-1]++
		s.open.Marker = "#."
	}
	s.open.MarkerSpan = lint.Span{Start: start, End: after}
}
