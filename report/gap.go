package report

import (
	"cmp"
	"slices"

	"github.com/bibfix/bibfix/lint"
)

// Gap says why the citations of a text and the entries were not held against
// each other, and what a user can do about it; "" where they were, where a note
// of the document says it, and for a bibliography with entries, which need not be
// cited. One of abbreviations alone is a bibliography as well.
func Gap(doc *lint.Document) string {
	switch {
	case doc.IsBibliography() && doc.Count()+len(doc.Macros)+doc.Citing() == 0:
		return "it has no entry: is it " + cmp.Or(doc.FormatTitle, doc.Format) + "?"
	case doc.IsBibliography():
		return ""
	case slices.ContainsFunc(doc.References, func(r *lint.Reference) bool { return r.Cited > 0 }):
		return "" // by its chapters, where not by itself
	case len(doc.Citations) == 0 && len(doc.References) > 0:
		return "no citation was found in the text, so only its list was checked"
	case doc.CitesNothing():
		return "no citation was found in the text, so only its bibliography was checked"
	case len(doc.References)+len(doc.Citations)+len(doc.Links)+len(doc.Notes) == 0 && doc.Base == "":
		return "neither a citation nor a reference list was found"
	case !doc.CitesByKey() || len(doc.References) > 0 || slices.ContainsFunc(doc.Citations, leadsByKey):
		return ""
	}
	entries := 0
	for _, b := range doc.Bibliographies() {
		entries += b.Count()
	}
	switch {
	case entries > 0:
		return ""
	case len(doc.Bibliographies()) > 0:
		return "it cites by key, and " + doc.Bibliographies()[0].Name + " has no entry"
	case len(doc.Absent()) == 0 && doc.Incomplete(): // its main file names one
		return "none of its keys was checked, since a bibliography of its manuscript was not read"
	case len(doc.Absent()) == 0:
		return "it cites by key and names no bibliography: name the .bib file beside it to have its keys checked"
	}
	for _, l := range doc.Absent() {
		if l.Kind == lint.Bibliography && len(l.Names) == 0 && l.Target != "" {
			return "none of its keys was checked: bibfix cannot open the bibliography " + l.Target + "; name a .bib file beside it"
		}
	}
	return "none of its keys was checked, since what it names was not read"
}

// leadsByKey says whether a citation by key has found its entry, as that of a
// chapter does in the list of its main file.
func leadsByKey(c *lint.Citation) bool { return c.HasKey() && c.Status != lint.Missing }
