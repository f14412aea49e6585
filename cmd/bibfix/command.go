package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/config"
	"github.com/bibfix/bibfix/rules"
)

// run runs the command line and returns the exit code.
func run(args []string, sys system) int {
	code := exitClean
	if sys.inActions() {
		sys.stderr = tamed{sys.stderr}
	}
	root := newRoot(sys, &code)
	root.SetArgs(args)
	root.SetIn(sys.stdin)
	root.SetOut(sys.stdout)
	root.SetErr(sys.stderr)
	if err := root.Execute(); err != nil {
		c := console{w: sys.stderr}
		each(err, c.fail)
		return exitFailure
	}
	return code
}

// aboutFormats says what is read.
func aboutFormats(l format.List) string {
	return "It reads manuscripts in " + l.Holding(kind.Manuscript).Words("or") + ",\nand bibliographies in " + l.Holding(kind.Bibliography).Words("or") + "."
}

// newRoot makes the command tree; the code of a run without an error is left
// in *code.
func newRoot(sys system, code *int) *cobra.Command {
	o := options{}
	root := &cobra.Command{
		Use:   "bibfix [flags] [path ...]",
		Short: "Check the references of manuscripts against their text",
		Long: `bibfix holds citations against reference lists and entries, and reports what does
not agree. What a manuscript includes, and the bibliographies that it or its project
names, are opened as long as they lie in the project, and --write repairs them too.

` + aboutFormats(format.All()) + `

A directory is searched for manuscripts and bibliographies; no path means the
current directory, and - is standard input. Settings of a project stand in
.bibfix.toml; bibfix init writes one. The exit code is 0 when nothing was found at
or over --fail-on, 1 when something was, and 2 when bibfix could not do its work.`,
		Example: `  bibfix paper.md                      report what is wrong
  bibfix paper.md refs.bib             the same, with entries that no file names
  bibfix --diff paper.md | git apply   repair it
  bibfix --write --unsafe paper.md     repair more, in place
  bibfix --verify paper.md refs.bib    ask Crossref about each reference as well
  bibfix --output html=report.html .   report to an editor, as one page
  bibfix --format json paper.md        report to another program`,
		Args: cobra.ArbitraryArgs,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault // files, besides the commands
		},
		Version:                    version(),
		SilenceUsage:               true,
		SilenceErrors:              true,
		SuggestionsMinimumDistance: 2,
		RunE: func(command *cobra.Command, paths []string) error {
			if err := mistyped(command, paths); err != nil {
				return err
			}
			o.formatGiven = command.Flags().Changed("format")
			if o.watch {
				ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
				defer stop()
				return watch(ctx, sys, o, paths)
			}
			c, err := newChecker(sys, o, paths)
			if err != nil {
				return err
			}
			*code = c.run(paths)
			return nil
		},
	}
	root.SetFlagErrorFunc(func(command *cobra.Command, err error) error {
		return fmt.Errorf("%w; %s --help lists the flags", err, command.CommandPath())
	})
	root.SetVersionTemplate("bibfix {{.Version}}\n")
	addFlags(root, &o)
	root.AddCommand(newExplain(sys, code), newRules(sys), newExport(sys, code), newFormat(sys, code), newInit(sys), newVersion(sys), newCache(sys), newRegistry(sys, code))
	addCompletion(root)
	return root
}

// mistyped tells a path that does not exist and looks like a command.
func mistyped(root *cobra.Command, paths []string) error {
	if len(paths) == 0 || paths[0] == "" {
		return nil
	}
	names := root.SuggestionsFor(paths[0])
	if _, err := os.Stat(paths[0]); err == nil || len(names) == 0 {
		return nil
	}
	return fmt.Errorf("%s is neither a file nor a command; perhaps bibfix %s is meant", paths[0], names[0])
}

// addCompletion adds cobra's command, which answers the name of an unknown
// shell with its help and exit code 0.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	completion, _, err := root.Find([]string{"completion"})
	must(err)
	completion.Args = nil
	completion.RunE = func(*cobra.Command, []string) error {
		return errors.New("for which shell? give bash, zsh, fish or powershell")
	}
}

// noArgs refuses arguments.
func noArgs(command *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no arguments", command.CommandPath())
	}
	return nil
}

func addFlags(root *cobra.Command, o *options) {
	flags := root.Flags()
	flags.SortFlags = false
	flags.BoolVar(&o.diff, "diff", false, "print the fixes as a unified diff that git apply takes")
	flags.BoolVar(&o.write, "write", false, "apply the fixes")
	flags.BoolVar(&o.write, "fix", false, "the same as --write")
	flags.BoolVar(&o.unsafe, "unsafe", false, "let --diff and --write use unsafe fixes as well")
	flags.StringVar(&o.format, "format", "text", "`form` of the findings: "+strings.Join(formatNames, ", "))
	flags.StringArrayVar(&o.outputs, "output", nil, "write the findings to a file as well: `FORMAT=FILE` (repeatable)")
	flags.StringSliceVar(&o.selected, "select", nil, "check these `rules` only (comma-separated)")
	flags.StringSliceVar(&o.ignored, "ignore", nil, "leave these `rules` out (comma-separated)")
	flags.StringVar(&o.failOn, "fail-on", "", "mildest `severity` that makes the exit code 1: error, warning, info or never (default warning)")
	flags.BoolVar(&o.doubtful, "doubtful", false, "tell, as information, what may be a citation without an entry as well")
	flags.StringVar(&o.profile, "profile", "", "`name` of a set of rules and severities: "+strings.Join(config.ProfileNames(), ", "))
	flags.StringVar(&o.config, "config", "", "`file` of settings (default .bibfix.toml, looked for upwards to the root of the repository)")
	flags.BoolVar(&o.noConfig, "no-config", false, "use no file of settings")
	flags.BoolVar(&o.forceExclude, "force-exclude", false, "leave out what the settings exclude even where it is named")
	flags.BoolVar(&o.noIgnore, "no-ignore", false, "search files and folders that git ignores, and repositories within the repository")
	flags.StringVar(&o.baseline, "baseline", "", "`file` of findings that are known and left out")
	flags.BoolVar(&o.updateBaseline, "update-baseline", false, "write what is found into the baseline")
	flags.StringVar(&o.changed, "changed", "", "report only what stands on lines that this unified `diff` adds")
	flags.BoolVar(&o.verify, "verify", false, "ask Crossref, doi.org and DataCite about the references; only their data is sent, never the text")
	flags.BoolVar(&o.offline, "offline", false, "with --verify: answer from the cache and the lock file alone")
	flags.BoolVar(&o.required, "require-verified", false, "with --verify: exit with 1 when a reference could not be checked")
	flags.StringVar(&o.mailto, "mailto", "", "`address` that registries may write to, for their faster service (also BIBFIX_MAILTO)")
	flags.StringVar(&o.cache, "cache", "", "`folder` that answers of registries are kept in (also BIBFIX_CACHE)")
	flags.StringVar(&o.lock, "lock", "", "`file` of the answers of this project, to be committed with it")
	flags.StringVar(&o.registry, "registry", "", "`file` of records that is asked first, or alone without --verify; bibfix registry build makes one")
	flags.StringVar(&o.crossref, "crossref-url", "", "`address` of Crossref's API (also BIBFIX_CROSSREF_URL)")
	flags.StringVar(&o.doi, "doi-url", "", "`address` of doi.org (also BIBFIX_DOI_URL)")
	flags.StringVar(&o.datacite, "datacite-url", "", "`address` of DataCite's API (also BIBFIX_DATACITE_URL)")
	flags.BoolVar(&o.watch, "watch", false, "check again whenever a file changes")
	flags.StringVar(&o.stdinName, "stdin-filename", "", "`name` to report for standard input")
	flags.StringVar(&o.dialect, "dialect", "", "`program` that .bib files are for: bibtex, biblatex, or auto to tell by the file (default auto)")
	flags.BoolVar(&o.quiet, "quiet", false, "print findings only: no closing line, notes or hints")
	flags.StringVar(&o.color, "color", "auto", "`when` to use colours: auto, always or never")

	complete := func(flag string, values ...string) {
		must(root.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)))
	}
	complete("format", formatNames...)
	complete("fail-on", "error", "warning", "info", "never")
	complete("profile", config.ProfileNames()...)
	complete("dialect", "auto", "bibtex", "biblatex")
	complete("color", "auto", "always", "never")
	must(root.RegisterFlagCompletionFunc("select", completeRules))
	must(root.RegisterFlagCompletionFunc("ignore", completeRules))
}

// completeRules completes the last rule of a list with commas.
func completeRules(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	before := typed[:strings.LastIndexByte(typed, ',')+1]
	var lists []string
	for _, id := range rules.IDs() {
		lists = append(lists, before+id)
	}
	return lists, cobra.ShellCompDirectiveNoFileComp
}

// must stops the program on a mistake in its own text.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
