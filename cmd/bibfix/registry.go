package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/bibfix/bibfix/crossref/registry"
	"github.com/bibfix/bibfix/report"
)

// newRegistry makes the commands that build a local registry and tell what is
// in one.
func newRegistry(sys system, code *int) *cobra.Command {
	command := &cobra.Command{
		Use:   "registry",
		Short: "Make a local registry, for verifying without a network",
		Long: `A local registry is one file with the records of works, made of files that Crossref and Retraction Watch publish.
docs/registry.md says where they are and how large it gets.`,
		Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error { return command.Help() },
	}
	command.AddCommand(newRegistryBuild(sys, code), newRegistryInfo(sys))
	return command
}

func newRegistryBuild(sys system, code *int) *cobra.Command {
	quiet := false
	command := &cobra.Command{
		Use:   "build OUT FILE ...",
		Short: "Make a registry of files of works",
		Long: `Reads works from files and writes a registry to OUT, which is replaced when all is read. Files are those of Crossref's
public data (.jsonl.gz, .json.gz), the table of Retraction Watch (.csv), and folders of these. Of two records of one DOI
that of the later file counts. A build that was interrupted goes on where it was when it is run again; until it is done its
work is kept in the folder OUT.building.`,
		Example: `  bibfix registry build works.registry crossref/ retraction_watch.csv`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return errors.New("name the file to write and the files to read: bibfix registry build OUT FILE")
			}
			return nil
		},
		DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			defer context.AfterFunc(ctx, stop)() // a second Ctrl-C ends the program
			c := console{w: sys.stderr, silent: quiet}
			shown := newBuildProgress(&c, sys, quiet)
			totals, err := registry.Build(ctx, args[0], args[1:], shown.show)
			shown.clear()
			if errors.Is(err, context.Canceled) {
				c.fail(fmt.Errorf("interrupted after %s; the same command goes on from there", report.Count(totals.Inputs, "file")))
				*code = exitFailure
				return nil
			}
			if err != nil {
				return err
			}
			if totals.Kept > 0 {
				c.note("%s had been read before an interruption", report.Count(totals.Kept, "file"))
			}
			return describe(sys, args[0], totals)
		},
	}
	command.Flags().BoolVar(&quiet, "quiet", false, "no progress and no notes")
	return command
}

func newRegistryInfo(sys system) *cobra.Command {
	return &cobra.Command{
		Use:   "info FILE",
		Short: "Print what is in a registry",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name one registry: bibfix registry info FILE")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			r, err := registry.Open(args[0])
			if err != nil {
				return err
			}
			defer r.Close()
			return describe(sys, args[0], r.Totals())
		},
	}
}

// describe prints what is in a registry.
func describe(sys system, name string, t registry.Totals) error {
	_, err := fmt.Fprintf(sys.stdout, "%s: %s and %s of Retraction Watch from %s; %s could not be read; %d bytes\n",
		report.Printable(name), report.Count(int(t.Works), "record"), report.Count(int(t.Notices), "row"),
		report.Count(t.Inputs, "file"), report.Count(int(t.Unreadable), "record"), t.Bytes)
	return err
}

// A buildProgress is one line on a terminal that tells how far a build is. It
// is used by one goroutine.
type buildProgress struct {
	console       *console
	on            bool
	started, last time.Time
	before        int64 // works of files that are not read again
	shown         bool
}

func newBuildProgress(c *console, sys system, quiet bool) *buildProgress {
	on := !quiet && isTerminal(sys.stderr) && sys.getenv("CI") == "" && sys.getenv("TERM") != "dumb"
	return &buildProgress{console: c, on: on}
}

func (p *buildProgress) show(now registry.Progress) {
	at := time.Now()
	works := now.Works + now.Notices
	if p.started.IsZero() {
		p.started, p.before = at, works
	}
	if !p.on || at.Sub(p.last) < refresh && now.Input != "" {
		return
	}
	p.last, p.shown = at, true
	if now.Input == "" {
		fmt.Fprintf(p.console.w, "\r\x1b[Kbibfix: %s read, writing the index", report.Count(int(works), "record"))
		return
	}
	rate := ""
	if seconds := at.Sub(p.started).Seconds(); seconds > 1 {
		rate = fmt.Sprintf(" (%.0f a second)", float64(works-p.before)/seconds)
	}
	fmt.Fprintf(p.console.w, "\r\x1b[Kbibfix: file %d of %d, %s%s: %s", now.Done+1, now.Of, report.Count(int(works), "record"), rate,
		report.Printable(filepath.Base(now.Input)))
}

// clear takes the line away, so that others can be written.
func (p *buildProgress) clear() {
	if p.shown {
		fmt.Fprint(p.console.w, "\r\x1b[K")
		p.shown = false
	}
}
