package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/bibfix/bibfix/export"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
)

func newExport(sys system, code *int) *cobra.Command {
	var to, stdinName string
	var noIgnore bool
	command := &cobra.Command{
		Use:   "export --to csl-json|bibtex [path ...]",
		Short: "Print the reference lists as CSL-JSON or BibTeX",
		Long: `Prints the entries of the reference lists as bibfix read them, in the order of
the list. Fields that it was not sure of are left out: look the result over
before you use it. Nothing is checked and no file is changed.`,
		Example: `  bibfix export --to csl-json paper.md > paper.json   for Zotero or pandoc
  bibfix export --to bibtex paper.md > paper.bib      for LaTeX`,
		DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, paths []string) error {
			write := export.CSL
			switch to {
			case "csl-json":
			case "bibtex":
				write = export.BibTeX
			case "":
				return fmt.Errorf("in which form? give --to csl-json or --to bibtex")
			default:
				return fmt.Errorf("unknown form %q in --to; known are csl-json, bibtex", to)
			}
			return exportLists(sys, code, write, paths, project.Settings{Input: sys.stdin, InputName: stdinName, NoLinks: true, NoIgnore: noIgnore})
		},
	}
	command.Flags().StringVar(&to, "to", "", "`form` of the list: csl-json or bibtex")
	command.Flags().BoolVar(&noIgnore, "no-ignore", false, "search what git ignores as well")
	command.Flags().StringVar(&stdinName, "stdin-filename", "", "`name` to give standard input")
	must(command.RegisterFlagCompletionFunc("to", cobra.FixedCompletions([]string{"csl-json", "bibtex"}, cobra.ShellCompDirectiveNoFileComp)))
	return command
}

// exportLists prints the lists of what the paths mean. How that is read the settings
// say, and those of the project.
func exportLists(sys system, code *int, write func(io.Writer, []*lint.Document) error, paths []string, s project.Settings) error {
	found, err := project.FindSettings(sys.files, paths)
	if err != nil {
		return err
	}
	s.Config, s.Folder = found.Config, found.Folder
	c := console{w: sys.stderr}
	paths, err = meant(paths, s.InputName)
	if err != nil {
		c.fail(err)
	}
	p := project.Open(sys.files, paths, s)
	c.tell(p.Remarks())
	for _, doc := range p.Documents() {
		for _, text := range doc.Notes {
			c.note("%s: %s", doc.Name, text)
		}
	}
	var list bytes.Buffer
	err = write(&list, p.Documents())
	if err == nil {
		err = show(sys.stdout, list.Bytes())
	}
	if err != nil {
		return about("standard output", err)
	}
	if c.failed {
		*code = exitFailure
	}
	return nil
}

// show prints text as it is, but to a terminal nothing that it would obey.
func show(w io.Writer, text []byte) error {
	if isTerminal(w) {
		var safe bytes.Buffer
		for line := range bytes.Lines(text) {
			safe.WriteString(report.Printable(string(bytes.TrimRight(line, "\r\n"))) + "\n")
		}
		text = safe.Bytes()
	}
	_, err := w.Write(text)
	return err
}
