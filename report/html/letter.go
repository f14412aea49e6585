package html

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// A letter asks the author of one manuscript all that only the author knows.
type letter struct {
	Title     string // the manuscript's file; "" where there is one letter
	Text      string
	Questions int
	Rows      int // lines that it takes up
}

// letters writes one letter for each manuscript that has questions.
func (b *builder) letters() []letter {
	manuscript := b.manuscripts()
	var names []string
	asked := make(map[string][]int)
	for _, i := range b.findings[forAuthor] {
		name := manuscript[b.Findings[i].File]
		if asked[name] == nil {
			names = append(names, name)
		}
		asked[name] = append(asked[name], i)
	}
	names = names[:min(len(names), maxQuestions)]
	var letters []letter
	for _, name := range names {
		l := b.letter(name, asked[name])
		if len(names) > 1 {
			l.Title = fileName(name)
		}
		letters = append(letters, l)
	}
	return letters
}

// manuscripts maps each file to the one that stands for all that belong
// together: a text, its chapters and its bibliographies have one author.
func (b *builder) manuscripts() map[string]string {
	root := make(map[string]string)
	find := func(name string) string {
		for root[name] != name {
			root[name] = root[root[name]]
			name = root[name]
		}
		return name
	}
	for _, doc := range b.Documents {
		root[doc.Name] = doc.Name
	}
	var last []*lint.Document
	for _, doc := range b.Documents {
		shared := doc.Bibliographies()
		if len(shared) > 0 && len(last) > 0 && &shared[0] == &last[0] { // of the chapter before: all of a manuscript have the same
			shared = shared[:1]
		}
		last = doc.Bibliographies()
		for _, bibliography := range shared {
			if _, read := root[bibliography.Name]; read {
				root[find(bibliography.Name)] = find(doc.Name)
			}
		}
		for i := range doc.Links {
			for _, name := range append([]string{doc.Links[i].File}, doc.Files(&doc.Links[i])...) {
				if _, read := root[name]; read && name != doc.Name {
					root[find(name)] = find(doc.Name)
					break
				}
			}
		}
	}
	for name := range root {
		root[name] = find(name)
	}
	return root
}

// A question is one or more findings that say the same.
type question struct {
	first  *lint.Diagnostic
	places []string
}

// ask gathers findings that say the same, in the order of the file. Places
// need the name of theirs only where the letter is about several.
func (b *builder) ask(findings []int) []question {
	place := b.line
	if b.Findings[findings[0]].File != b.Findings[findings[len(findings)-1]].File { // they are sorted
		place = b.place
	}
	var all []question
	at := make(map[string]int)
	for _, i := range findings {
		d := &b.Findings[i]
		said := d.Rule + "\x00" + d.File + "\x00" + d.Message
		j, known := at[said]
		if !known {
			j = len(all)
			at[said] = j
			all = append(all, question{first: d})
		}
		if at := place(d.File, d.Span); !slices.Contains(all[j].places, at) && len(all[j].places) < maxLinks {
			all[j].places = append(all[j].places, at)
		}
	}
	return all
}

func (b *builder) letter(name string, findings []int) letter {
	asked := b.ask(findings)
	var t strings.Builder
	points := "some points are"
	if len(asked) == 1 {
		points = "one point is"
	}
	fmt.Fprintf(&t, "Dear author,\n\nThank you for your manuscript (%s). We have gone through its references, and %s left that only you can settle. "+
		"Please answer below each number; where we propose something, a yes is enough.\n", fileName(path.Base(name)), points)
	for i, q := range asked[:min(len(asked), maxQuestions)] {
		t.WriteString("\n" + itoa(i+1) + ". " + b.question(q) + "\n")
	}
	if left := len(asked) - maxQuestions; left > 0 {
		fmt.Fprintf(&t, "\nThere are %d further points of the same kinds, which we will send once these are settled.\n", left)
	}
	t.WriteString("\nThank you for your help.\n\nWith kind regards\n")
	l := letter{Text: t.String(), Questions: min(len(asked), maxQuestions)}
	for line := range strings.Lines(l.Text) {
		l.Rows += 1 + len(line)/80
	}
	return l
}

// question is one point of the letter: place, wording, what is the matter,
// what is asked.
func (b *builder) question(q question) string {
	d := q.first
	where := strings.Join(q.places, ", ")
	if strings.HasPrefix(where, "line ") {
		where = "L" + where[1:]
	}
	words := b.quote(d.File, d.Span).plain()
	if spot := b.entryOf(d.File, d.Span.Start); spot != nil {
		words = spot.text // without the markup of the file
	}
	if words = clipAt(words, maxEntry); words != "" {
		where += ": “" + words + "”"
	}
	lines := []string{where, b.message(d)}
	for _, rel := range d.Related[:min(len(d.Related), maxChanged)] {
		r := b.related(cmp.Or(rel.File, d.File), rel)
		lines = append(lines, capital(r.Message, "")+": “"+clipAt(r.Text, maxEntry)+"”")
	}
	if d.Evidence != nil {
		r := newRecord(d.Evidence.Work)
		line := "On record at " + r.Source + ": " + r.Text
		if r.URL != "" {
			line = lint.Stopped(line) + " " + r.URL
		}
		lines = append(lines, line)
	}
	asked := cmp.Or(b.Rule(d.Rule).Question, "What should stand there?")
	if len(d.Fixes) > 0 && d.Fixes[0].Safety > lint.Suggest && strings.HasPrefix(asked, "Please") {
		asked = "Is that what is meant?" // nothing need be sent where the answer is at hand
	}
	lines = append(lines, asked)
	if may := proposal(d.Fixes); may != "" && !strings.HasPrefix(asked, "Please") {
		lines[len(lines)-1] += " " + may
	}
	return strings.Join(lines, "\n")
}

// proposal says what will be done, or what could be.
func proposal(fixes []lint.Fix) string {
	var all []string
	for _, fix := range fixes[:min(len(fixes), maxChanged)] {
		all = append(all, clipAt(legible(fix.Message), 300))
	}
	switch {
	case len(all) == 0:
		return ""
	case fixes[0].Safety > lint.Suggest:
		return lint.Stopped("Our proposal: " + all[0])
	case len(all) == 1:
		return lint.Stopped("Perhaps: " + all[0])
	}
	return lint.Stopped("Possible answers: " + strings.Join(all, "; or: "))
}
