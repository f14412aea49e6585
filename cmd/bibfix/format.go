package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
)

// formatOptions are the flags of the command format, as given.
type formatOptions struct {
	check, diff, write bool
	stdinName          string
	noIgnore           bool
	quiet              bool
	color              string
	indent, align      string
	style              bib.Style
}

func newFormat(sys system, code *int) *cobra.Command {
	o := formatOptions{style: bib.DefaultStyle()}
	command := &cobra.Command{
		Use:   "format [flags] [path ...]",
		Short: "Set out .bib files anew",
		Long: `Sets out whole .bib files: one field a line, one indent, one column of =. Names,
keys, values, comments, macros and what stands between entries mean the same
afterwards; where they would not, the file is left alone. Nothing is lost but
the fields that --drop and --drop-empty name. Damaged entries are copied as they
are.

The text of one file, or of - (standard input), is printed; --check, --diff and
--write take many, and directories, which are searched for .bib files. The exit
code is 1 when --check finds a file that would change, and 2 when a file could
not be done.`,
		Example: `  bibfix format refs.bib                       print it
  bibfix format --write refs.bib               replace it
  bibfix format --check .                      for a script: is all in order?
  bibfix format --sort author,year refs.bib    by first author, then year`,
		DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, paths []string) error {
			if err := o.parse(paths); err != nil {
				return err
			}
			f := formatter{system: sys, formatOptions: o, console: console{w: sys.stderr, silent: o.quiet}}
			*code = f.run(paths)
			return nil
		},
	}
	addFormatFlags(command, &o)
	return command
}

func addFormatFlags(command *cobra.Command, o *formatOptions) {
	flags := command.Flags()
	flags.SortFlags = false
	s := &o.style
	flags.BoolVar(&o.check, "check", false, "name the files that would change, and end with 1 if there are any")
	flags.BoolVar(&o.diff, "diff", false, "print what would change as a unified diff")
	flags.BoolVar(&o.write, "write", false, "replace the files")
	flags.StringVar(&o.indent, "indent", "2", "before a field: `number` of spaces, or tab")
	flags.StringVar(&o.align, "align", strconv.Itoa(s.Align), "`column` of the = behind names; entry for that of the longest name, none for one space")
	flags.StringVar(&s.Types, "types", s.Types, "`letters` of entry types: lower, upper or keep")
	flags.StringVar(&s.Names, "names", s.Names, "`letters` of field names: lower, upper or keep")
	flags.StringVar(&s.Delimiters, "delimiters", s.Delimiters, "`delimiters` of values: keep, braces or quotes")
	flags.StringVar(&s.Numbers, "numbers", s.Numbers, "`form` of values that are digits alone: keep, bare or delimited")
	flags.StringVar(&s.Months, "months", s.Months, "`form` of months: keep, or macro to make {March} and 3 the macro mar")
	flags.StringVar(&s.Comma, "trailing-comma", s.Comma, "`when` a comma stands behind the last field: always, never or keep")
	flags.IntVar(&s.BlankLines, "blank-lines", s.BlankLines, "`number` of blank lines between entries")
	flags.IntVar(&s.Wrap, "wrap", 0, "fold long text to lines of so many `characters`")
	flags.StringSliceVar(&s.Fields, "sort-fields", nil, "put the fields in the order of these `names`; standard is a list of the usual ones")
	flags.StringSliceVar(&s.Entries, "sort", nil, "sort the entries by key, author, year, type or other `fields`; - before one for descending")
	flags.StringSliceVar(&s.Drop, "drop", nil, "leave out fields of these `names`")
	flags.BoolVar(&s.DropEmpty, "drop-empty", false, "leave out fields that are empty")
	flags.StringVar(&o.stdinName, "stdin-filename", "", "`name` to report for standard input")
	flags.BoolVar(&o.noIgnore, "no-ignore", false, "search what git ignores as well")
	flags.BoolVar(&o.quiet, "quiet", false, "no notes")
	flags.StringVar(&o.color, "color", "auto", "`when` to use colours in a diff: auto, always or never")
	for flag, words := range map[string][]string{
		"types": {"lower", "upper", "keep"}, "names": {"lower", "upper", "keep"}, "delimiters": {"keep", "braces", "quotes"},
		"numbers": {"keep", "bare", "delimited"}, "months": {"keep", "macro"}, "trailing-comma": {"always", "never", "keep"},
		"color": {"auto", "always", "never"},
	} {
		must(command.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)))
	}
}

// parse reads the flags that are words or numbers, and refuses options that
// cannot be.
func (o *formatOptions) parse(paths []string) error {
	n, err := strconv.Atoi(o.indent)
	switch {
	case o.indent == "tab":
		o.style.Indent = "\t"
	case err != nil || n < 0 || n > 100:
		return fmt.Errorf("--indent %s is neither a number of spaces nor tab", o.indent)
	default:
		o.style.Indent = strings.Repeat(" ", n)
	}
	n, err = strconv.Atoi(o.align)
	switch {
	case o.align == "entry":
		o.style.Align = bib.AlignEntry
	case o.align == "none":
		o.style.Align = 0
	case err != nil || n < 0:
		return fmt.Errorf("--align %s is neither a column, nor entry, nor none", o.align)
	default:
		o.style.Align = n
	}
	switch {
	case o.write && (o.check || o.diff):
		return errors.New("--write replaces the files, --check and --diff only tell: give the one or the others")
	case !slices.Contains([]string{"auto", "always", "never"}, o.color):
		return fmt.Errorf("unknown word %q in --color; known are auto, always, never", o.color)
	case len(paths) == 0 && !o.check && !o.diff && !o.write:
		return errors.New("which file? Name one to have it printed, or - for standard input; --check, --diff and --write take directories as well")
	case o.stdinName != "" && !slices.Contains(paths, "-"):
		return errors.New("--stdin-filename names standard input, which is read where a path is -")
	}
	return o.style.Check()
}

// A formatter is the command format with its options understood.
type formatter struct {
	system
	formatOptions
	console
}

// formatting is what became of a source.
type formatting struct {
	old []byte
	bib.Formatted
	encoding charset.Encoding
	err      error
}

// run is the flow of the command, from paths to an exit code.
func (f *formatter) run(paths []string) int {
	settings, err := project.FindSettings(f.files, paths)
	if err != nil {
		each(err, f.fail)
		return exitFailure
	}
	settings.Input, settings.InputName, settings.Ability, settings.NoIgnore, settings.NoLinks = f.stdin, f.stdinName, kind.Layout, f.noIgnore, true
	if len(paths) == 0 {
		paths = []string{"."}
	}
	p := project.Find(f.files, paths, settings)
	f.tell(p.Remarks())
	sources := p.Sources()
	if !f.check && !f.diff && !f.write && len(sources) > 1 {
		f.fail(fmt.Errorf("%s are too many to print: give --check, --diff or --write", report.Count(len(sources), "file")))
		return exitFailure
	}
	if len(sources) == 0 && !f.failed {
		f.note("no .bib file found%s", ignoredByGit(p.Ignored()))
	}
	results := make([]formatting, len(sources))
	lint.Parallel(len(sources), func(i int) { results[i] = f.format(p, sources[i]) })
	changed := f.deliver(p, results)
	switch {
	case f.failed:
		return exitFailure
	case f.check && changed > 0:
		return exitFindings
	}
	return exitClean
}

// format reads a source and sets it out.
func (f *formatter) format(p *project.Project, s project.Source) formatting {
	if s.Path != "" && !format.Of(s.Name).Can(kind.Layout) {
		return formatting{err: fmt.Errorf("%s: not a .bib file; give its text to - if it is one", s.Path)}
	}
	name := s.Path
	if name == "" {
		name = "standard input"
	}
	data, encoding, err := p.Text(s)
	if err != nil {
		return formatting{err: about(name, err)}
	}
	done, err := bib.Format(lint.File{Name: s.Name, Data: data}, f.style)
	if err != nil {
		err = fmt.Errorf("%s: %w", name, err)
	}
	return formatting{data, done, encoding, err}
}

// deliver prints, tells or writes what was set out, and returns how many files
// change.
func (f *formatter) deliver(p *project.Project, results []formatting) int {
	var changes []project.Change
	sources := p.Sources()
	changed := 0
	for i, r := range results {
		if r.err != nil {
			f.fail(r.err)
			continue
		}
		for _, text := range r.Notes {
			f.note("%s: %s", sources[i].Name, text)
		}
		differs := !bytes.Equal(r.old, r.Data)
		if differs {
			changed++
		}
		switch {
		case f.check || f.diff:
			if differs {
				f.show(sources[i], r)
			}
		case sources[i].Path == "" || !f.write:
			if err := show(f.stdout, r.encoding.Encode(r.Data)); err != nil {
				f.fail(about("standard output", err))
			}
		case differs:
			s := sources[i]
			s.Encoding = r.encoding
			changes = append(changes, s.Change(r.old, r.Data))
		}
	}
	written, err := f.replace(p, func(ctx context.Context) ([]string, error) {
		if f.write {
			p.Sweep()
		}
		return f.files.Replace(ctx, changes)
	})
	if err != nil {
		f.fail(err)
	}
	for _, path := range written {
		f.note("%s: set out anew", path)
	}
	return changed
}

// show names a file that changes, or shows how.
func (f *formatter) show(s project.Source, r formatting) {
	var err error
	if f.diff {
		err = report.Diff(f.stdout, fromHere(s.Name), r.old, r.Data, report.Style{Color: f.colors(f.stdout, f.color), Terminal: isTerminal(f.stdout)})
	} else {
		_, err = fmt.Fprintln(f.stdout, report.Printable(s.Name))
	}
	if err != nil {
		f.fail(about("standard output", err))
	}
}
