package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

func newExplain(sys system) *cobra.Command {
	color := "auto"
	command := &cobra.Command{
		Use:       "explain RULE",
		Short:     "Print the page of a rule",
		Long:      "Prints what a rule finds, why that matters, when it stays silent, and how safe its fix is.",
		Example:   "  bibfix explain year-mismatch",
		ValidArgs: rules.IDs(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("explain takes the name of one rule; bibfix rules lists them")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
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
	return command
}

func newRules(sys system) *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			table := tabwriter.NewWriter(sys.stdout, 0, 0, 2, ' ', 0)
			for _, r := range rules.All() {
				fmt.Fprintf(table, "%s\t%s\t%s\n", r.ID, r.Severity, r.Title)
			}
			return table.Flush()
		},
	}
}
