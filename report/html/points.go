package html

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// The groups of points, in the order of the page.
const (
	forAuthor = iota // nobody else knows the answer
	atOnce           // the fix is safe enough to be made without asking
	smaller          // form: an office may leave it
	groups
)

// A group is a section of points.
type group struct {
	ID, Title, Intro, Class string
	Count                   int
	Kinds                   []kind
}

// A kind is what one rule found, within a group.
type kind struct {
	ID, Title, URL string
	About          []block // the rule, explained
	Count, Left    int
	Share          int // of the chart's width, in percent
	Points         []point
}

// titles are in the place of those of rules whose own say more to an author's
// editor than a registry can know.
var titles = map[string]string{
	"phantom-citation": "A reference that could not be confirmed",
}

// A point is one finding.
type point struct {
	ID, Number string
	Place      string
	Message    string
	Quote      *quote // nil where the first change shows the place
	Related    []related
	Record     *record
	Changes    []change
	Entry      link // the entry that it is about
}

// A related place belongs to a point.
type related struct {
	Place, Message, Text string
	Entry                link
}

// A change is what a fix would do, at each of its places.
type change struct {
	Label, Message string
	Places         []changed
	Left           int // further places
}

// A changed place is its wording before and after.
type changed struct {
	Place    string // where it is not the point's own
	Code     bool
	Old, New []piece
}

// A kindOf is what one rule found within a group, before it is written.
type kindOf struct {
	rule     lint.Rule
	severity lint.Severity
	findings []int // indexes into Report.Findings
	shown    int
}

// groupOf tells who has to do with a finding.
func (b *builder) groupOf(d *lint.Diagnostic) int {
	switch {
	case len(d.Fixes) > 0 && d.Fixes[0].Safety >= b.Threshold && d.Fixes[0].Safety > lint.Suggest:
		return atOnce
	case d.Severity == lint.Info:
		return smaller
	}
	return forAuthor
}

// sortOut puts the findings in groups and kinds, and chooses which are shown.
func (b *builder) sortOut() {
	rules := make(map[string]lint.Rule)
	for i := range b.Findings {
		d := &b.Findings[i]
		g := b.groupOf(d)
		b.findings[g] = append(b.findings[g], i)
		if _, known := rules[d.Rule]; !known {
			rules[d.Rule] = b.Rule(d.Rule)
		}
	}
	var counts []int
	for g := range b.findings {
		b.chosen[g] = b.kinds(b.findings[g], rules)
		for _, k := range b.chosen[g] {
			counts = append(counts, len(k.findings))
		}
	}
	most := fairShare(counts, maxPoints)
	for _, kinds := range b.chosen {
		for i := range kinds {
			kinds[i].shown = min(len(kinds[i].findings), most)
		}
	}
}

// kinds parts findings by rule, the gravest and then the most frequent first.
func (b *builder) kinds(findings []int, rules map[string]lint.Rule) []kindOf {
	at := make(map[string]int)
	var kinds []kindOf
	for _, i := range findings {
		d := &b.Findings[i]
		j, known := at[d.Rule]
		if !known {
			j = len(kinds)
			at[d.Rule] = j
			kinds = append(kinds, kindOf{rule: rules[d.Rule]})
		}
		kinds[j].severity = max(kinds[j].severity, d.Severity)
		kinds[j].findings = append(kinds[j].findings, i)
	}
	slices.SortFunc(kinds, func(a, b kindOf) int {
		return cmp.Or(-cmp.Compare(a.severity, b.severity), -cmp.Compare(len(a.findings), len(b.findings)), cmp.Compare(a.rule.ID, b.rule.ID))
	})
	return kinds
}

// fairShare is the greatest number so that no more than most are left when none
// of counts is over it: one retracted work is not lost behind a thousand months.
func fairShare(counts []int, most int) int {
	slices.Sort(counts)
	for i, n := range counts {
		if rest := len(counts) - i; n*rest >= most {
			return most / rest
		}
		most -= n
	}
	return maxPoints
}

// shortest is how many points fill the width of the chart at least: one point
// is no long bar because there are no two.
const shortest = 5

// groups makes the sections of points. Left is how many are not shown.
func (b *builder) groups() (all []group, left int) {
	words := [groups][4]string{
		forAuthor: {"author", "For the author", "Only the author knows what is right. A letter that asks all of this is ready below.", "author"},
		atOnce:    {"at-once", "Can be corrected without asking", "The files themselves show what is right, and the work that is meant stays the same.", "at-once"},
		smaller:   {"smaller", "Smaller remarks", "Matters of form, or good to know. Nothing here needs an answer.", "smaller"},
	}
	if b.Threshold <= lint.Unsafe {
		words[atOnce][2] = "Every correction that bibfix would write, including those that rest on a registry or a guess: look at each before you take it over."
	}
	largest, number := shortest, 0
	for _, kinds := range b.chosen {
		for _, k := range kinds {
			largest = max(largest, len(k.findings))
		}
	}
	for g, w := range words {
		one := group{ID: w[0], Title: w[1], Intro: w[2], Class: w[3], Count: len(b.findings[g])}
		for _, k := range b.chosen[g] {
			made := b.kind(w[0], k, &number)
			made.Share = max(100*made.Count/largest, 1)
			left += made.Left
			one.Kinds = append(one.Kinds, made)
		}
		if one.Count > 0 {
			all = append(all, one)
		}
	}
	return all, left
}

func (b *builder) kind(group string, k kindOf, number *int) kind {
	made := kind{
		ID: group + "-" + k.rule.ID, URL: report.PageURL(k.rule.ID), About: explain(k.rule),
		Title: cmp.Or(titles[k.rule.ID], capital(cmp.Or(k.rule.Title, k.rule.ID), "")),
		Count: len(k.findings), Left: len(k.findings) - k.shown,
	}
	for _, i := range k.findings[:k.shown] {
		*number++
		made.Points = append(made.Points, b.point(&b.Findings[i], itoa(*number)))
	}
	return made
}

func (b *builder) point(d *lint.Diagnostic, number string) point {
	p := point{ID: "point-" + number, Number: number, Place: b.place(d.File, d.Span), Message: b.message(d), Changes: b.changes(d)}
	if len(p.Changes) == 0 || !b.covered(d) {
		q := b.quote(d.File, d.Span)
		p.Quote = &q
	}
	for _, rel := range d.Related[:min(len(d.Related), maxLinks)] {
		p.Related = append(p.Related, b.related(cmp.Or(rel.File, d.File), rel))
	}
	if d.Evidence != nil {
		p.Record = newRecord(d.Evidence.Work)
	}
	p.Entry = b.pointed(d, number)
	return p
}

// pointed links a point and the entries of the page that it is about with each other.
func (b *builder) pointed(d *lint.Diagnostic, number string) link {
	spot := b.entryOf(d.File, d.Span.Start)
	if ref := d.Reference; ref != nil {
		spot = b.entryOf(cmp.Or(ref.File, d.File), ref.Span.Start)
	}
	if spot == nil {
		return link{}
	}
	b.points[spot.anchor] = append(b.points[spot.anchor], link{"#point-" + number, number})
	return link{"#" + spot.anchor, spot.short}
}

// message is what the finding says, as a sentence.
func (b *builder) message(d *lint.Diagnostic) string {
	key := ""
	if d.Reference != nil {
		key = d.Reference.Key
	}
	return sentence(clip(legible(d.Message)), key)
}

func (b *builder) related(file string, rel lint.Related) related {
	r := related{Place: b.place(file, rel.Span), Message: clip(legible(rel.Message))}
	if spot := b.entryOf(file, rel.Span.Start); spot != nil {
		r.Entry = link{"#" + spot.anchor, spot.short}
		r.Text = clipAt(spot.text, maxEntry)
	} else {
		r.Text = b.quote(file, rel.Span).plain()
	}
	return r
}

// covered says whether the first change shows the place of the finding.
func (b *builder) covered(d *lint.Diagnostic) bool {
	doc := b.documents[d.File]
	if doc == nil {
		return false
	}
	for _, e := range d.Fixes[0].Edits {
		if e.File == d.File && window(doc, e.Span).Contains(d.Span) {
			return true
		}
	}
	return false
}

// maxFixes is how many fixes of a finding are shown, and maxChanged how many
// places of each: one that renames a key may have hundreds.
const (
	maxFixes   = 5
	maxChanged = 3
)

// changes shows what each fix would do.
func (b *builder) changes(d *lint.Diagnostic) []change {
	var all []change
	for _, fix := range d.Fixes[:min(len(d.Fixes), maxFixes)] {
		c := change{Label: fixLabel(fix.Safety), Message: capital(clip(legible(fix.Message)), "")}
		places := b.changedPlaces(fix.Edits)
		c.Left = max(len(places)-maxChanged, 0)
		for _, p := range places[:len(places)-c.Left] {
			made := b.changed(p)
			if p.file != d.File || d.Span.Start < p.window.Start || d.Span.Start > p.window.End {
				made.Place = b.place(p.file, p.edits[0].Span)
			}
			c.Places = append(c.Places, made)
		}
		all = append(all, c)
	}
	return all
}

func fixLabel(safety lint.Safety) string {
	switch safety {
	case lint.Safe:
		return "Correction"
	case lint.Unsafe:
		return "Proposed correction"
	}
	return "Possible answer"
}

// A changedPlace is a window of a file with the edits inside it.
type changedPlace struct {
	file   string
	window lint.Span
	edits  []lint.TextEdit
}

// changedPlaces gathers edits whose windows meet.
func (b *builder) changedPlaces(edits []lint.TextEdit) []changedPlace {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(x, y lint.TextEdit) int {
		return cmp.Or(strings.Compare(x.File, y.File), cmp.Compare(x.Span.Start, y.Span.Start))
	})
	var places []changedPlace
	for _, e := range sorted {
		doc := b.documents[e.File]
		if doc == nil {
			continue
		}
		w := window(doc, e.Span)
		w.End = max(w.End, e.Span.End)
		if n := len(places); n > 0 && places[n-1].file == e.File && w.Start <= places[n-1].window.End {
			last := &places[n-1]
			last.window.End = max(last.window.End, w.End)
			last.edits = append(last.edits, e)
			continue
		}
		places = append(places, changedPlace{e.File, w, []lint.TextEdit{e}})
	}
	return places
}

// maxCompared is the length in bytes up to which wordings are compared word by word.
const maxCompared = 1500

func (b *builder) changed(p changedPlace) changed {
	doc := b.documents[p.file]
	if p.window.Len() > maxCompared {
		p.window = lint.Span{Start: p.edits[0].Span.Start, End: p.edits[0].Span.End}
		p.edits = p.edits[:1]
	}
	var new strings.Builder
	at := p.window.Start
	for _, e := range p.edits {
		new.WriteString(b.Source(p.file, lint.Span{Start: at, End: e.Span.Start}) + clipAt(e.New, maxCompared))
		at = max(at, e.Span.End)
	}
	new.WriteString(b.Source(p.file, lint.Span{Start: at, End: p.window.End}))
	before := clipAt(b.text(p.file, p.window), maxCompared)
	c := changed{Code: doc.IsBibliography()}
	c.Old, c.New = sides(compareWords(strings.TrimSpace(before), strings.TrimSpace(legible(new.String()))))
	return c
}
