package main

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

func newExplain(sys system, code *int) *cobra.Command {
	color := "auto"
	lists, place, entry := false, "", ""
	command := &cobra.Command{
		Use:   "explain RULE | --list FILE | --entry NUMBER FILE | --citation LINE[:COLUMN] FILE",
		Short: "Print the page of a rule, or how a list, an entry or a citation of a file was read",
		Long: `Prints what a rule finds, why that matters, when it stays silent, and how safe
its fix is. With --list it prints the lines of the reference lists of a file, and
for each whether it starts an entry, goes on with one or is none, and why. With
--entry it prints how one entry was read into fields: the entry with this number
or label, or, in a list without numbers, the one that stands at this place. With
--citation it prints what was read as a citation on a line, or at a place of it:
the entry it points to, or what spoke for a missing work and what against.`,
		Example:   "  bibfix explain year-mismatch\n  bibfix explain --list paper.txt\n  bibfix explain --entry 12 paper.md\n  bibfix explain --citation 12:40 paper.md",
		ValidArgs: rules.IDs(),
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case lists && len(args) == 0:
				return fmt.Errorf("explain --list takes the names of files, or - for standard input")
			case place != "" && len(args) != 1:
				return fmt.Errorf("explain --citation LINE:COLUMN takes the name of one file, or - for standard input")
			case entry != "" && len(args) != 1:
				return fmt.Errorf("explain --entry NUMBER takes the name of one file, or - for standard input")
			case !lists && place == "" && entry == "" && len(args) != 1:
				return fmt.Errorf("explain takes the name of one rule; bibfix rules lists them")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if lists {
				return explainFiles(sys, code, args, writeTrace)
			}
			if place != "" {
				line, column, err := lineAndColumn(place)
				if err != nil {
					return err
				}
				return explainFiles(sys, code, args, func(out *bytes.Buffer, doc *lint.Document) { writeCitations(out, doc, line, column) })
			}
			if entry != "" {
				return explainFiles(sys, code, args, func(out *bytes.Buffer, doc *lint.Document) { writeEntry(out, doc, entry) })
			}
			rule, err := findRule(rules.All(), args[0])
			if err != nil {
				return err
			}
			page := renderPage(rules.Page(rule), sys.colors(sys.stdout, color)) + "\nExamples: " + report.PageURL(rule.ID) + "\n"
			_, err = fmt.Fprint(sys.stdout, page)
			return err
		},
	}
	command.Flags().StringVar(&color, "color", "auto", "`when` to use colours: auto, always or never")
	command.Flags().StringVar(&place, "citation", "", "show what was read as a citation at `LINE[:COLUMN]` of a file, and why")
	command.Flags().StringVar(&entry, "entry", "", "show how the entry with this `NUMBER` or label was read into fields, and why")
	command.Flags().BoolVar(&lists, "list", false, "show how the lines of the reference lists of files were read, and why")
	return command
}

// explainFiles prints how files were read.
func explainFiles(sys system, code *int, paths []string, write func(*bytes.Buffer, *lint.Document)) error {
	settings, err := project.FindSettings(sys.files, paths)
	if err != nil {
		return err
	}
	c := console{w: sys.stderr}
	settings.Input, settings.NoLinks, settings.Trace = sys.stdin, true, true
	p := project.Open(sys.files, paths, settings)
	c.tell(p.Remarks())
	var out bytes.Buffer
	for _, doc := range p.Documents() {
		write(&out, doc)
		for _, text := range doc.Notes {
			c.note("%s: %s", doc.Name, text)
		}
	}
	if err := show(sys.stdout, out.Bytes()); err != nil {
		return about("standard output", err)
	}
	if c.failed {
		*code = exitFailure
	}
	return nil
}

// shownWidth is how many characters of a line are shown: enough to know it by.
const shownWidth = 48

// shown is a text on one line, cut to shownWidth.
func shown(text string) string {
	text = joinFields(text)
	if utf8.RuneCountInString(text) > shownWidth {
		text = string([]rune(text)[:shownWidth-1]) + "…"
	}
	return text
}

func writeTrace(out *bytes.Buffer, doc *lint.Document) {
	places := report.NewPlaces(doc.Data)
	list := -2
	for _, t := range doc.Traced {
		if t.List != list {
			list = t.List
			out.WriteString(listHead(doc, places, list))
		}
		text := shown(string(doc.Data[t.Span.Start:t.Span.End]))
		pad := strings.Repeat(" ", max(0, shownWidth-utf8.RuneCountInString(text)))
		fmt.Fprintf(out, "%6d  %-15s  %s%s  %s%s\n", places.Position(t.Span.Start).Line, t.Verdict, report.Printable(text), pad, odds(t.Odds), t.Why)
	}
	if len(doc.Traced) == 0 {
		fmt.Fprintf(out, "%s: no list was found that is read line by line\n", doc.Name)
	}
}

func listHead(doc *lint.Document, places *report.Places, list int) string {
	if list < 0 {
		return doc.Name + ": a stretch that looked like a list, and in which no entry was found\n"
	}
	l := doc.Lists[list]
	head := "without a heading"
	if l.Heading != "" {
		head = "under “" + report.Printable(l.Heading) + "”"
	}
	return fmt.Sprintf("%s: list %d, %s, line %d: %d entries\n", doc.Name, list+1, head, places.Position(l.Span.Start).Line, l.N)
}

// mostOdds is where odds are no longer told in figures: nobody could say
// whether they are ten thousand to one or twice that.
const mostOdds = 921

// odds tells hundredths of a logarithm as people do: "20 to 1: ".
func odds(n int) string {
	switch {
	case n <= 0:
		return ""
	case n >= mostOdds:
		return "certain: "
	}
	x := math.Exp(float64(n) / 100)
	if x >= 100 {
		x = 100 * math.Round(x/100)
	}
	return fmt.Sprintf("%.0f to 1: ", x)
}
