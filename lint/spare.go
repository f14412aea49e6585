package lint

import (
	"slices"
	"strings"
)

// spare makes suggestions of the fixes that would take away what another
// finding rests on. Who wants them written settles that finding first, or
// leaves its rule out.
func spare(found []Diagnostic) {
	held := make(map[string]*cover)
	holders := make(map[string][]string) // rules, by file
	for i := range found {
		if d := &found[i]; d.Holds {
			enter(held, d.File, d.Span)
			if !slices.Contains(holders[d.File], d.Rule) {
				holders[d.File] = append(holders[d.File], d.Rule)
			}
		}
	}
	if len(held) == 0 {
		return
	}
	for i := range found {
		d := &found[i]
		if d.Holds || !slices.ContainsFunc(d.Fixes, func(fix Fix) bool { return takes(&fix, held) }) {
			continue
		}
		d.Fixes = slices.Clone(d.Fixes) // those of readers stay with the document
		for j := range d.Fixes {
			if fix := &d.Fixes[j]; takes(fix, held) {
				fix.Safety = Suggest
				fix.Message += " (not written while " + strings.Join(holders[d.File], " or ") + " rests on it)"
			}
		}
	}
}

// takes says whether a fix edits anything that is held.
func takes(fix *Fix, held map[string]*cover) bool {
	return slices.ContainsFunc(fix.Edits, func(e TextEdit) bool { return held[e.File].overlaps(e.Span) })
}
