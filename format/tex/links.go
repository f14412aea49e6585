package tex

import (
	"path"
	"strings"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/lint"
)

// systemFiles are bibliographies that come with every TeX, in which there are
// nothing but abbreviations.
var systemFiles = []string{"IEEEabrv", "IEEEfull"}

// foreignExts end the names of files that \input reads and that are no text of
// the manuscript: packages, drawings, settings.
var foreignExts = []string{".sty", ".cls", ".def", ".cfg", ".clo", ".ldf", ".pgf", ".tikz", ".pdf_tex", ".eps_tex", ".ps_tex", ".pstex_t", ".code", ".dat", ".csv", ".ind", ".gls", ".toc"}

// bibliographies adds a link for each name in a list of bibliographies.
func (s *scanner) bibliographies(list lint.Span) {
	for _, span := range s.items(list) {
		name := string(s.data[span.Start:span.End])
		system := false
		for _, known := range systemFiles {
			system = system || strings.EqualFold(known, strings.TrimSuffix(name, ".bib"))
		}
		if system || kind.EndsIn(name, bbl...) {
			continue
		}
		if !strings.EqualFold(path.Ext(name), ".bib") {
			name += ".bib"
		}
		s.link(lint.Bibliography, span, name)
	}
}

// include adds a link to another file of the manuscript, in a folder or in "".
func (s *scanner) include(folder string, span lint.Span) {
	name := strings.Trim(s.text(span), `"`)
	ext := kind.Ending(name)
	for _, foreign := range foreignExts {
		if ext == foreign {
			return
		}
	}
	switch {
	case name == "":
	case kind.EndsIn(name, bbl...):
		s.link(lint.Include, span) // made by BibTeX: its entries are known to nobody here
	case kind.EndsIn(name, extensions...) || kind.EndsIn(name, sweave...):
		s.link(lint.Include, span, path.Join(folder, name))
	default:
		s.link(lint.Include, span, path.Join(folder, name+".tex"), path.Join(folder, name))
	}
}

// link adds a link. What macros compute, what lies elsewhere and what is
// absolute leads to no name: nobody can say what stands there.
func (s *scanner) link(sort lint.FileLinkKind, span lint.Span, names ...string) {
	target := s.text(span)
	if strings.Contains(target, "#") {
		return // of a definition
	}
	for _, name := range names {
		if strings.ContainsAny(name, "\\{}|~$*\x00") || strings.Contains(name, "://") || path.IsAbs(name) || len(name) > 1 && name[1] == ':' || s.embedded[strings.ToLower(name)] {
			names = nil
			break
		}
	}
	s.doc.Links = append(s.doc.Links, lint.FileLink{Kind: sort, Target: target, Span: span, Names: names})
}

// resource reads \addbibresource, \addglobalbib and \addsectionbib.
func (s *scanner) resource(after int) int {
	options, at, _ := s.optional(after, '[')
	inner, end, ok := s.optional(at, '{')
	if !ok {
		return after
	}
	s.doc.Dialect = lint.Biblatex
	switch {
	case strings.Contains(strings.ReplaceAll(s.text(options), " ", ""), "location=remote"):
		s.link(lint.Bibliography, inner)
	case strings.EqualFold(path.Ext(s.text(inner)), ".bib") || path.Ext(s.text(inner)) == "":
		s.bibliographies(inner)
	default:
		s.link(lint.Bibliography, inner, s.text(inner)) // biber opens the very name
	}
	return end
}

// bibliography reads \bibliography and what packages derive from it, as
// \bibliographypri of multibib.
func (s *scanner) bibliography(after int) int {
	inner, end, ok := s.optional(after, '{')
	if ok {
		s.bibliographies(inner)
		return end
	}
	return after
}

// input reads \input{x}, "\input x" and their kin.
func (s *scanner) input(after int) int {
	if inner, end, ok := s.optional(after, '{'); ok {
		s.include("", inner)
		return end
	}
	at := s.skip(after)
	end := at
	for end < s.end && !isSpace(s.data[end]) && s.data[end] != '\\' && s.data[end] != '{' && s.data[end] != '}' && s.data[end] != '%' {
		end++
	}
	if at == after || end == at {
		return after
	}
	s.include("", lint.Span{Start: at, End: end})
	return end
}

// imported reads \import{folder/}{file} and its kin.
func (s *scanner) imported(after int) int {
	after = s.past(after, '*')
	folder, at, ok := s.optional(after, '{')
	if !ok {
		return after
	}
	inner, end, ok := s.optional(at, '{')
	if !ok {
		return after
	}
	if dir := s.text(folder); strings.ContainsAny(dir, `\#`) || path.IsAbs(dir) {
		s.link(lint.Include, lint.Span{Start: folder.Start, End: inner.End})
	} else {
		s.include(dir, inner)
	}
	return end
}

// class reads \documentclass: with subfiles its option is the main file.
func (s *scanner) class(after int) int {
	s.preamble = true
	options, at, _ := s.optional(after, '[')
	inner, end, ok := s.optional(at, '{')
	if ok && s.text(inner) == "subfiles" {
		s.include("", options)
	}
	if !ok {
		return after
	}
	return end
}

// packages reads \usepackage.
func (s *scanner) packages(after int) int {
	_, at, _ := s.optional(after, '[')
	inner, end, ok := s.optional(at, '{')
	if !ok {
		return after
	}
	for _, span := range s.items(inner) {
		if strings.HasPrefix(string(s.data[span.Start:span.End]), "biblatex") {
			s.doc.Dialect = lint.Biblatex
		}
	}
	return end
}
