package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/config"
	"github.com/bibfix/bibfix/internal/sim"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/report/html"
	"github.com/bibfix/bibfix/rules"
)

// options are the flags of the main command, as given.
type options struct {
	diff, write, unsafe bool
	format              string
	formatGiven         bool
	outputs             []string
	selected, ignored   []string
	failOn              string // "" for warning
	profile             string
	config              string // path of the settings; "" to look for them
	noConfig            bool
	forceExclude        bool
	noIgnore            bool
	baseline            string
	updateBaseline      bool
	doubtful            bool
	changed             string // path of a diff
	watch               bool
	stdinName           string
	dialect             string // "" for auto
	quiet               bool
	color               string
	verifying
}

// forms are the values of --format.
var forms = map[string]func(*report.Report, io.Writer, report.Style) error{
	"text":       (*report.Report).Text,
	"concise":    (*report.Report).Concise,
	"markdown":   undressed((*report.Report).Markdown),
	"csv":        undressed((*report.Report).CSV),
	"json":       undressed((*report.Report).JSON),
	"sarif":      undressed((*report.Report).SARIF),
	"github":     (*report.Report).GitHub,
	"rdjsonl":    undressed((*report.Report).RDJSONL),
	"junit":      undressed((*report.Report).JUnit),
	"checkstyle": undressed((*report.Report).Checkstyle),
	"joss":       undressed((*report.Report).JOSS),
	"html":       undressed(html.Write),
}

// undressed is a form that no style changes.
func undressed(write func(*report.Report, io.Writer) error) func(*report.Report, io.Writer, report.Style) error {
	return func(r *report.Report, w io.Writer, _ report.Style) error { return write(r, w) }
}

// formatNames are the names of the forms, those for people first.
var formatNames = []string{"text", "concise", "html", "markdown", "csv", "joss", "json", "sarif", "github", "rdjsonl", "junit", "checkstyle"}

// formsForPeople are those that a terminal shows, and that hints follow.
var formsForPeople = []string{"text", "concise", "joss"}

// An output is a form of the findings and the file it goes to.
type output struct{ format, file string }

// check refuses options that cannot be.
func (o options) check() error {
	switch {
	case !slices.Contains(formatNames, o.format):
		return fmt.Errorf("unknown format %q in --format; known are %s", o.format, strings.Join(formatNames, ", "))
	case !slices.Contains([]string{"auto", "always", "never"}, o.color):
		return fmt.Errorf("unknown word %q in --color; known are auto, always, never", o.color)
	case !slices.Contains([]string{"", "auto", "bibtex", "biblatex"}, o.dialect):
		return fmt.Errorf("unknown word %q in --dialect; known are auto, bibtex, biblatex", o.dialect)
	case o.profile != "" && config.FindProfile(o.profile) == nil:
		return fmt.Errorf("unknown profile %q in --profile; known are %s", o.profile, strings.Join(config.ProfileNames(), ", "))
	case o.config != "" && o.noConfig:
		return fmt.Errorf("--config names a file of settings and --no-config wants none: give one of them")
	case o.changed != "" && (o.diff || o.write):
		return fmt.Errorf("--changed is about what is reported: it does not go with --diff and --write")
	case o.updateBaseline && (o.diff || o.write):
		return fmt.Errorf("--update-baseline notes what is found as it stands: it does not go with --diff and --write")
	case o.verifying.check() != nil:
		return o.verifying.check()
	case o.diff && o.write:
		return fmt.Errorf("--diff shows the fixes and --write makes them: give one of them")
	case o.diff && o.formatGiven:
		return fmt.Errorf("--diff takes up standard output: write the findings to a file with --output %s=FILE", o.format)
	}
	return nil
}

// load reads the settings that hold for the paths: the file that --config names, or the
// one that is found.
func (o options) load(files project.Files, paths []string) (project.Settings, error) {
	switch {
	case o.config != "":
		return project.ReadSettings(files, o.config)
	case o.noConfig:
		return project.Settings{}, nil
	}
	return project.FindSettings(files, paths)
}

// lay lays the flags over the settings, and puts these behind what no flag says.
func (o *options) lay(s *project.Settings, sys system) {
	o.profile = cmp.Or(o.profile, s.Config.Profile)
	o.dialect = cmp.Or(o.dialect, s.Config.Dialect)
	o.failOn = cmp.Or(o.failOn, s.Config.FailOn)
	o.baseline = cmp.Or(o.baseline, s.Baseline)
	if o.mailto == "" && sys.getenv("BIBFIX_MAILTO") == "" { // who runs it goes before who wrote it
		o.mailto = s.Config.Verify.Mailto
	}
	o.lock = cmp.Or(o.lock, s.Path(s.Config.Verify.Lock))
	o.required = o.required || s.Config.Verify.Required && o.on()
	if s.Config.Verify.Enabled && !o.verify && o.registry == "" {
		o.verify, o.offline = true, true
		if _, err := os.Stat(o.lock); err != nil {
			o.lock = "" // the cache may know some all the same
		}
	}
	s.Config.Profile, s.Config.Dialect, s.Baseline = o.profile, o.dialect, o.baseline
	s.Input, s.InputName = sys.stdin, o.stdinName
	s.NoIgnore, s.ForceExclude = o.noIgnore, o.forceExclude
	s.Year, s.Doubtful, s.Unsafe = sys.year, o.doubtful, o.unsafe
}

// parseOutputs reads the values of --output.
func (o options) parseOutputs() ([]output, error) {
	var outputs []output
	for _, value := range o.outputs {
		format, file, ok := strings.Cut(value, "=")
		switch {
		case !ok || file == "" || !slices.Contains(formatNames, format):
			return nil, fmt.Errorf("--output %s is not FORMAT=FILE with a format of %s", value, strings.Join(formatNames, ", "))
		case file == "-":
			return nil, fmt.Errorf("--output %s names no file: for standard output give --format %s", value, format)
		case slices.ContainsFunc(outputs, func(other output) bool { return other.file == file }):
			return nil, fmt.Errorf("two --output write to %s", file)
		}
		outputs = append(outputs, output{format, file})
	}
	return outputs, nil
}

// severity is the mildest severity that fails a run; never is over all.
func (o options) severity() (lint.Severity, error) {
	if s, ok := project.SeverityOf(o.failOn); ok {
		return s, nil
	}
	switch o.failOn {
	case "":
		return lint.Warning, nil
	case "never":
		return lint.Error + 1, nil
	}
	return 0, fmt.Errorf("unknown severity %q in --fail-on; known are error, warning, info, never", o.failOn)
}

// chooseRules leaves those of all that --select and --ignore want. What the
// settings switch off is left out as well, unless --select names it.
func (o options) chooseRules(all []lint.Rule, off map[string]bool) ([]lint.Rule, error) {
	selected, err := named(all, o.selected)
	if err != nil {
		return nil, err
	}
	ignored, err := named(all, o.ignored)
	if err != nil {
		return nil, err
	}
	left := slices.DeleteFunc(all, func(r lint.Rule) bool {
		return len(selected) > 0 && !selected[r.ID] || len(selected) == 0 && off[r.ID] || ignored[r.ID]
	})
	if len(left) == 0 {
		return nil, fmt.Errorf("--select, --ignore and the settings leave no rule to check")
	}
	return left, nil
}

// named is the set of the rules of those names.
func named(all []lint.Rule, names []string) (map[string]bool, error) {
	set := make(map[string]bool)
	for _, name := range names {
		rule, err := findRule(all, strings.TrimSpace(name))
		if err != nil {
			return nil, err
		}
		set[rule.ID] = true
	}
	return set, nil
}

// findRule is the rule of that ID; the error names the nearest one.
func findRule(all []lint.Rule, id string) (lint.Rule, error) {
	for _, r := range all {
		if r.ID == id {
			return r, nil
		}
	}
	nearest := sim.Nearest(id, rules.IDs())
	if nearest == "" {
		return lint.Rule{}, fmt.Errorf("there is no rule %q; bibfix rules lists them", id)
	}
	return lint.Rule{}, fmt.Errorf("there is no rule %q, perhaps %s is meant", id, nearest)
}
