package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/records"
)

var _ = add(lint.Rule{
	ID:       "retracted-work",
	Title:    "the work was retracted, corrected, or is under doubt",
	Severity: lint.Error,
	Needs:    lint.Registries,
	Since:    "0.3.0",
	Question: "Did you know of this notice, and do you still wish to cite the work?",
	Doc: `Retracted works go on being cited for years. With ` + "`--verify`" + `, Crossref's record of each cited work is asked for the notices
about it; it holds those of publishers and of Retraction Watch. A retraction, withdrawal or removal is an error, a partial
retraction and an expression of concern are warnings, a correction is an info. Where the work was reinstated later, or the entry says itself that
the work was retracted, it is an info as well. Nothing is said of an article of which only the preprint is on record.

Answers about retractions are kept for seven days, others for thirty.`,
	Entry: checkRetracted,
})

// standings tell the kinds of notices, as Crossref and Retraction Watch name
// them (docs/sources.md, Retractions): what happened to the work, and how grave it is.
// A new version or edition does not change the standing of the old.
var standings = map[string]struct {
	what     string
	severity lint.Severity
}{
	"retraction":            {"was retracted", lint.Error},
	"withdrawal":            {"was withdrawn", lint.Error},
	"removal":               {"was removed", lint.Error},
	"partial_retraction":    {"was retracted in part", lint.Warning},
	"expression_of_concern": {"is under an expression of concern", lint.Warning},
	"correction":            {"was corrected", lint.Info},
	"erratum":               {"was corrected", lint.Info},
	"corrigendum":           {"was corrected", lint.Info},
	"addendum":              {"has an addendum", lint.Info},
	"clarification":         {"has a clarification", lint.Info},
}

func checkRetracted(p *lint.Pass, r *lint.Reference) {
	a := p.Document.Answer(r)
	w := a.Record
	if w == nil || a.Version { // a preprint may be withdrawn because it appeared
		return
	}
	known := saysRetracted(r)
	reported := false
	for i, u := range w.Updates {
		s, ok := standings[u.Kind]
		if !ok {
			continue
		}
		reported = reported || s.severity == lint.Error
		message, severity := "this work "+s.what+describeNotice(u), s.severity
		switch {
		case severity > lint.Info && reinstated(w.Updates[i+1:]):
			message, severity = message+", and reinstated later", lint.Info
		case severity > lint.Info && known:
			severity = lint.Info
		}
		p.ReportAs(severity, records.Finding(r, records.EntrySpan(r), message, w, a.Score))
	}
	if !reported && !known && hasRetractedTitle(w) {
		p.Report(records.Finding(r, records.EntrySpan(r), "this work was retracted: its title on record is “"+records.ClipTitle(w.Titles[0])+"”", w, a.Score))
	}
}

// saysRetracted says whether an entry tells itself that its work was retracted.
func saysRetracted(r *lint.Reference) bool {
	for word := range strings.FieldsSeq(fold.Words(r.Value("title") + " " + r.Value("note") + " " + r.Text.String)) {
		if word == "retracted" {
			return true
		}
	}
	return strings.Contains(fold.Words(r.Value("note")), "retraction")
}

// describeNotice tells when, by whom and where: " on 2019-07-26 (retraction-watch), see https://doi.org/…".
func describeNotice(u lint.Update) string {
	var b strings.Builder
	switch len(u.Date) {
	case 0:
	case len("2006-01-02"):
		b.WriteString(" on " + u.Date)
	default:
		b.WriteString(" in " + u.Date)
	}
	if u.Source != "" {
		b.WriteString(" according to " + map[string]string{"publisher": "its publisher", "retraction-watch": "Retraction Watch"}[u.Source])
		if u.Source != "publisher" && u.Source != "retraction-watch" {
			b.WriteString(u.Source)
		}
	}
	if u.Notice != "" {
		b.WriteString(", see https://doi.org/" + u.Notice)
	}
	return b.String()
}

func reinstated(later []lint.Update) bool {
	for _, u := range later {
		if u.Kind == "reinstatement" {
			return true
		}
	}
	return false
}

// hasRetractedTitle says whether the publisher wrote it before the title.
func hasRetractedTitle(w *lint.Work) bool {
	if len(w.Titles) == 0 {
		return false
	}
	title := strings.ToLower(w.Titles[0])
	for _, head := range [...]string{"retracted:", "retracted article:", "retracted chapter:", "retracted paper:", "withdrawn:"} {
		if strings.HasPrefix(title, head) {
			return true
		}
	}
	return false
}
