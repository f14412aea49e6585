package main

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/reference"
	"github.com/bibfix/bibfix/report"
)

// writeEntry prints how the entry that name means was read into fields.
func writeEntry(out *bytes.Buffer, doc *lint.Document, name string) {
	if doc.IsBibliography() {
		fmt.Fprintf(out, "%s: its fields stand under their names, and were not told apart by their looks\n", doc.Name)
		return
	}
	found := entriesNamed(doc.References, name)
	if len(found) == 0 {
		fmt.Fprintf(out, "%s: no entry %s; %s\n", doc.Name, report.Printable(name), countEntries(len(doc.References)))
	}
	for _, r := range found {
		p := report.NewPlaces(doc.Data).Position(r.Span.Start)
		fmt.Fprintf(out, "%s:%d:%d: %s\n", doc.Name, p.Line, p.Column, report.Printable(joinFields(r.Text.String)))
		again := *r
		trace := reference.Explain(&again)
		writeAnchors(out, trace.Anchors)
		writeReading(out, "what was left was parted so", r, &trace.Chosen)
		if len(trace.Next.Parts) > 0 {
			writeReading(out, "the next best way", r, &trace.Next)
		}
		writeFields(out, r)
		writeDropped(out, r, &trace.Chosen)
	}
}

// entriesNamed is the entries that have this number, label or key, in each list of a
// file; where none has, the one that stands at this place, unless the list has numbers.
// Brackets and points around the number do not count: "[3]", "3."
func entriesNamed(refs []*lint.Reference, name string) (found []*lint.Reference) {
	if name = strings.Trim(name, "[](). "); name == "" {
		return nil
	}
	for _, r := range refs {
		if r.Label == name || r.Key == name || r.Number > 0 && strconv.Itoa(r.Number) == name {
			found = append(found, r)
		}
	}
	n, err := strconv.Atoi(name)
	if len(found) == 0 && err == nil && n >= 1 && n <= len(refs) && refs[n-1].Number == 0 {
		found = append(found, refs[n-1])
	}
	return found
}

func countEntries(n int) string {
	if n == 1 {
		return "there is one"
	}
	return fmt.Sprintf("there are %d", n)
}

func writeAnchors(out *bytes.Buffer, anchors []reference.Anchor) {
	out.WriteString("  found first, in this order:\n")
	for _, a := range anchors {
		var fields []string
		for i := range a.Fields {
			fields = append(fields, a.Fields[i].Name+" "+report.Printable(fieldText(&a.Fields[i])))
		}
		fmt.Fprintf(out, "    %-30s %s", a.Finder, report.Printable(joinFields(a.Text)))
		if len(fields) > 0 {
			fmt.Fprintf(out, "  → %s", strings.Join(fields, ", "))
		}
		out.WriteByte('\n')
	}
}

// writeReading prints the parts of a reading, and for each what counted most for it
// and against it.
func writeReading(out *bytes.Buffer, head string, r *lint.Reference, reading *reference.Reading) {
	if len(reading.Parts) == 0 {
		return
	}
	fmt.Fprintf(out, "  %s (%+.1f):\n", head, reading.Score)
	for i := range reading.Parts {
		p := &reading.Parts[i]
		fmt.Fprintf(out, "    %-16s %s\n", p.Name, report.Printable(joinFields(r.Text.String[p.Start:p.End])))
		writeShares(out, "it looks so", p.Looks)
		writeShares(out, "it follows so", p.Turn)
	}
	writeShares(out, "as a whole", reading.Whole)
}

// mostShares is how many weights are told of a part: the others count little.
const mostShares = 5

// writeShares prints weights, the heaviest first: "+2.2 Title.ManyWords".
func writeShares(out *bytes.Buffer, head string, shares []reference.Share) {
	shares = slices.Clone(shares)
	slices.SortStableFunc(shares, func(a, b reference.Share) int { return cmp.Compare(math.Abs(b.By), math.Abs(a.By)) })
	var told []string
	for _, s := range shares[:min(len(shares), mostShares)] {
		told = append(told, fmt.Sprintf("%+.1f %s", s.By, s.Name))
	}
	if len(told) > 0 {
		fmt.Fprintf(out, "      %-14s %s\n", head+":", strings.Join(told, ", "))
	}
}

// writeFields prints what the entry came to.
func writeFields(out *bytes.Buffer, r *lint.Reference) {
	kind := r.Type
	if kind == "" {
		kind = "not known"
	}
	fmt.Fprintf(out, "  read as (type: %s):\n", kind)
	for i := range r.Fields {
		f := &r.Fields[i]
		fmt.Fprintf(out, "    %-16s %s  (%.0f %% sure)\n", f.Name, report.Printable(fieldText(f)), 100*f.Confidence)
	}
}

// writeDropped prints the parts that became no field, since they did not look enough
// like one.
func writeDropped(out *bytes.Buffer, r *lint.Reference, reading *reference.Reading) {
	for i := range reading.Parts {
		if p := &reading.Parts[i]; p.Name != "note" && r.Field(p.Name) == nil {
			fmt.Fprintf(out, "  left out, not sure enough: %s %s\n", p.Name, report.Printable(joinFields(r.Text.String[p.Start:p.End])))
		}
	}
}

// fieldText is the value of a field on one line; names have a stroke between them.
func fieldText(f *lint.Field) string {
	if len(f.Names) == 0 {
		return joinFields(f.Text)
	}
	var names []string
	for _, n := range f.Names {
		s := n.Sorted()
		if given := strings.TrimSpace(n.Given + " " + n.Suffix); given != "" {
			s += ", " + given
		}
		names = append(names, s)
	}
	if f.Open {
		names = append(names, "…")
	}
	return strings.Join(names, " | ")
}

func joinFields(s string) string { return strings.Join(strings.Fields(s), " ") }
