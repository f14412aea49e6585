package main

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/bibfix/bibfix/crossref/store"
	"github.com/bibfix/bibfix/report"
)

// newCache makes the command that tells where answers of registries are kept,
// and removes them.
func newCache(sys system) *cobra.Command {
	dir := ""
	command := &cobra.Command{
		Use:   "cache",
		Short: "Show or clear the answers of registries that are kept",
		Long: `What registries answer to --verify is kept: records for 30 days (for 7 as far as retractions go), that there is none for a day,
and failures never. The folder is bibfix in the user's cache directory, or the one that --cache or BIBFIX_CACHE names.`,
		Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error { return command.Help() },
	}
	command.PersistentFlags().StringVar(&dir, "cache", "", "`folder` of the cache")
	place := func() (string, error) {
		if named := cmp.Or(dir, sys.getenv("BIBFIX_CACHE")); named != "" {
			return named, nil
		}
		return store.DefaultDir()
	}
	command.AddCommand(
		&cobra.Command{
			Use: "path", Short: "Print the folder of the cache", Args: cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error {
				folder, err := place()
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(sys.stdout, folder)
				return err
			},
		},
		&cobra.Command{
			Use: "clear", Short: "Remove all answers from the cache", Args: cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error {
				folder, err := place()
				if err != nil {
					return err
				}
				removed, err := store.OpenDir(folder).Clear()
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(sys.stdout, "removed %s from %s\n", report.Count(removed, "answer"), folder)
				return err
			},
		},
	)
	return command
}
