package report

import (
	"slices"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// severities are all there are, the gravest first.
var severities = [...]lint.Severity{lint.Error, lint.Warning, lint.Info}

// A group is the findings of one file.
type group struct {
	file  string
	found []*lint.Diagnostic // in the order of the report; may be empty
}

// groups are the files of the report in their order, each with its findings;
// after them those that only a finding names.
func (r *Report) groups() []group {
	groups := make([]group, 0, len(r.Documents))
	index := make(map[string]int, len(r.Documents))
	of := func(file string) int {
		i, known := index[file]
		if !known {
			i = len(groups)
			index[file] = i
			groups = append(groups, group{file: file})
		}
		return i
	}
	for _, doc := range r.Documents {
		of(doc.Name)
	}
	for i := range r.Findings {
		d := &r.Findings[i]
		g := of(d.File)
		groups[g].found = append(groups[g].found, d)
	}
	return groups
}

// gravest are the indexes of the findings, errors first and infos last, else in
// the order of the report: forms with a limit cut them at its end.
func (r *Report) gravest() []int {
	order := make([]int, len(r.Findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(r.Findings[b].Severity) - int(r.Findings[a].Severity) })
	return order
}

// related are the places that belong to a finding, a line for each.
func (r *Report) related(d *lint.Diagnostic) []string {
	lines := make([]string, 0, len(d.Related))
	for _, rel := range d.Related {
		lines = append(lines, r.place(fileOr(rel.File, d.File), rel.Span)+": "+Printable(rel.Message))
	}
	return lines
}

// remarks are what a finding rests on and what would mend it, a line for each.
func remarks(d *lint.Diagnostic, style Style) []string {
	var lines []string
	if d.Evidence != nil {
		lines = append(lines, Printable(d.Evidence.String()))
	}
	for _, fix := range d.Fixes {
		lines = append(lines, style.paint(cyan, fixLabel(fix.Safety))+": "+Printable(fix.Message))
	}
	return lines
}

// details are the lines that stand below a finding.
func (r *Report) details(d *lint.Diagnostic, style Style) []string {
	return append(r.related(d), remarks(d, style)...)
}

// clip cuts text to so many bytes, at most, and says so with an ellipsis.
// Messages quote manuscripts, in which a title can be a megabyte long.
func clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	end := most - len(ellipsis)
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + ellipsis
}
