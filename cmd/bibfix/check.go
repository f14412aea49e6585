package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

// A checker is the main command with its options understood.
type checker struct {
	system
	options
	console
	settings     project.Settings
	project      *project.Project
	outputs      []output
	verification *verification // nil where nobody is asked
	failAt       lint.Severity // the mildest that makes the exit code 1
}

// newChecker understands the options, and the settings of the project that the
// paths lie in.
func newChecker(sys system, o options, paths []string) (*checker, error) {
	c := &checker{system: sys, console: console{w: sys.stderr, silent: o.quiet}}
	err := o.check()
	if err == nil {
		c.settings, err = o.load(sys.files, paths)
	}
	if err != nil {
		return nil, err
	}
	o.lay(&c.settings, sys)
	c.options = o
	if o.updateBaseline && o.baseline == "" {
		return nil, fmt.Errorf("--update-baseline writes a file: name it with --baseline FILE, or baseline in %s", project.SettingsName)
	}
	if c.failAt, err = o.severity(); err != nil {
		return nil, err
	}
	if c.outputs, err = o.parseOutputs(); err != nil {
		return nil, err
	}
	if o.changed != "" {
		if c.settings.Changes, err = readChanges(sys.files, o.changed); err != nil {
			return nil, err
		}
	}
	if c.settings.Rules, err = o.chooseRules(rules.All(), c.settings.Off()); err != nil {
		return nil, err
	}
	c.project = project.New(sys.files, c.settings)
	return c, nil
}

// readChanges reads the diff of --changed, which may be a pipe.
func readChanges(files project.Files, name string) (project.Changes, error) {
	file, err := disk.OpenNamed(name, disk.NoLimit)
	if err != nil {
		return nil, about(name, err)
	}
	defer file.Close()
	return project.ReadChanges(files, name, file)
}

// run goes from paths to an exit code. The way to the findings is (*project.Project).Run.
func (c *checker) run(paths []string) int {
	paths, err := meant(paths, c.stdinName)
	if err != nil {
		c.fail(err)
	}
	if _, err := c.project.Run(paths, c.ready); err != nil {
		c.fail(err)
		return exitFailure
	}
	findings := c.stdout
	stopped := c.verification != nil && c.verification.interrupted()
	switch {
	case stopped:
		// what is not known yet may change what is right to write
	case c.diff:
		c.printDiffs(c.repair().Documents)
		findings = io.Discard
	case c.write:
		findings = c.beside()
		if err := c.save(c.repair()); errors.Is(err, errInterrupted) {
			return exitFailure
		}
	}
	if c.verification != nil {
		c.verification.close(stopped)
	}
	r := c.project.Report()
	r.Version, r.Date, r.Remarks = version(), c.date, c.remarks()
	if len(r.Documents) == 0 && slices.Contains(formsForPeople, c.format) {
		findings = io.Discard // why there are none has been said
	}
	c.print(findings, r)
	c.remark(r)
	return c.exitCode(r.Findings, r.Summary())
}

// meant are the paths that a command line means: the current directory where it
// has none. With a name for standard input, that must be one of them.
func meant(paths []string, stdinName string) ([]string, error) {
	switch {
	case stdinName != "" && !slices.Contains(paths, "-"):
		return nil, errors.New("--stdin-filename names standard input, which is read where a path is -")
	case len(paths) == 0:
		return []string{"."}, nil
	}
	return paths, nil
}

// ready says what was remarked while files were read, and opens what a run needs
// besides: the way to the registries, and the baseline.
func (c *checker) ready() error {
	c.tell(c.project.Remarks())
	err := c.spare()
	if err == nil && c.on() && len(c.project.Documents()) > 0 {
		if c.verification, err = newVerification(c); err == nil {
			c.project.Consult(c.verification.facts)
		}
	}
	if err == nil && c.updateBaseline {
		err = c.renewBaseline()
	}
	return err
}

// renewBaseline writes what is found into the baseline. What the old one knows and
// this run could not find stays; a file that is none, or of another version, is
// written anew.
func (c *checker) renewBaseline() error {
	if c.failed {
		return fmt.Errorf("%s: not written: what could not be read would be missing from it", c.baseline)
	}
	old, err := project.ReadBaseline(c.files, c.baseline)
	if err != nil {
		old = nil
	}
	b := c.project.NewBaseline(old)
	data, err := b.Bytes()
	if err == nil {
		err = whole(func() error { return disk.Write(c.baseline, data) })
	}
	if err != nil {
		return err
	}
	c.project.Know(b)
	c.note("%s: %s known from now on", c.baseline, report.Count(len(b.Findings), "finding"))
	return nil
}

// repair fixes what may be fixed, and says what was left out.
func (c *checker) repair() *project.Repaired {
	repaired := c.project.Repair()
	for _, l := range repaired.LeftOut {
		c.note("%s: %s", l.File, l)
	}
	return repaired
}

// printDiffs shows what --write would do. The text of a file in UTF-16 is shown as
// UTF-8, so that people can read it: git apply would not find that in the file.
func (c *checker) printDiffs(after []*lint.Document) {
	style := c.style(c.stdout)
	for i, doc := range c.project.Documents() {
		if in := c.project.Sources()[i].Encoding; in != charset.UTF8 && !bytes.Equal(doc.Data, after[i].Data) {
			c.warn("%s: the file is in %s and its diff in UTF-8: git apply does not take it, --write does", doc.Name, in)
		}
		if err := report.Diff(c.stdout, fromHere(doc.Name), doc.Data, after[i].Data, style); err != nil {
			c.fail(about("standard output", err))
			return
		}
	}
}

// fromHere is the name of a file as seen from the working directory, as git
// wants it; what lies outside keeps its name.
func fromHere(name string) string {
	here, err := os.Getwd()
	if err != nil || !filepath.IsAbs(name) {
		return name
	}
	relative, err := filepath.Rel(here, name)
	if err != nil || !filepath.IsLocal(relative) {
		return name
	}
	return filepath.ToSlash(relative)
}

// beside is where findings go when files are fixed: to standard error when
// standard output holds the fixed text of standard input.
func (c *checker) beside() io.Writer {
	if slices.ContainsFunc(c.project.Sources(), isInput) {
		return c.stderr
	}
	return c.stdout
}

// isInput says whether a source is standard input.
func isInput(s project.Source) bool { return s.Path == "" }

// show writes the findings where the user reads them, or a program.
func (c *checker) show(w io.Writer, r *report.Report) error {
	if w == io.Discard || !c.inActions() || !slices.Contains(formsForPeople, c.format) {
		return c.writeAs(c.format, w, r, c.style(w))
	}
	var lines bytes.Buffer
	if err := c.writeAs(c.format, &lines, r, c.style(w)); err != nil {
		return err
	}
	_, err := tamed{w}.Write(lines.Bytes())
	return err
}

// writeAs writes a report in one form. With the profile of JOSS those for
// people begin with the classes of its bot; the closing line stays the last.
func (c *checker) writeAs(format string, w io.Writer, r *report.Report, style report.Style) error {
	if c.profile == "joss" && w != io.Discard && (format == "text" || format == "concise" || format == "markdown") {
		if err := c.writeJOSS(w, r, format == "markdown"); err != nil {
			return err
		}
	}
	return forms[format](r, w, style)
}

func (c *checker) writeJOSS(w io.Writer, r *report.Report, fenced bool) error {
	var b bytes.Buffer
	if fenced {
		b.WriteString("```\n")
	}
	if err := r.JOSS(&b); err != nil {
		return err
	}
	if fenced {
		b.WriteString("```\n")
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

// style is how text for w is dressed up.
func (c *checker) style(w io.Writer) report.Style {
	return report.Style{Color: c.colors(w, c.color), Quiet: c.quiet, Terminal: isTerminal(w)}
}

// remarks tell a reader of the page, who sees nothing else, what it lacks.
func (c *checker) remarks() []string {
	var all []string
	for _, text := range c.unread {
		all = append(all, "Not checked: "+text)
	}
	if c.baseline != "" {
		all = append(all, "What "+c.baseline+" lists as known is left out")
	}
	if c.settings.Changes != nil {
		all = append(all, "Only points on changed lines are told")
	}
	return all
}

// remark says on standard error what is no finding: the readers' notes, the
// closing line where standard output holds something else, and what to do next.
func (c *checker) remark(r *report.Report) {
	if c.baseline != "" && !c.updateBaseline {
		c.note("what %s lists as known is left out", c.baseline)
	}
	c.noteEach(r.Documents)
	s := r.Summary()
	if c.diff && !c.quiet && len(r.Documents) > 0 {
		fmt.Fprintln(c.stderr, s)
	}
	if len(r.Documents) > 0 && slices.Contains(formsForPeople, c.format) {
		c.hints(s)
	}
}

// noteEach says what is to be remarked of documents; what holds for many of
// them, as of the files that a hook names, is one line.
func (c *checker) noteEach(docs []*lint.Document) {
	var texts []string
	names := make(map[string][]string)
	for _, doc := range docs {
		notes := slices.Clone(doc.Notes)
		if gap := report.Gap(doc); gap != "" {
			notes = append(notes, gap)
		}
		for _, text := range notes {
			if names[text] == nil {
				texts = append(texts, text)
			}
			names[text] = append(names[text], doc.Name)
		}
	}
	const few = 3
	for _, text := range texts {
		of := names[text]
		if len(of) > few {
			c.note("%s and %d more: %s", of[0], len(of)-1, text)
			continue
		}
		for _, name := range of {
			c.note("%s: %s", name, text)
		}
	}
}

// hints say what to do next, each once.
func (c *checker) hints(s report.Summary) {
	switch more := fmt.Sprintf("%d more with --unsafe", s.Unsafe); {
	case s.Fixable+s.Unsafe == 0:
	case s.Unsafe > 0 && (c.diff || c.write):
		c.hint("%s", more)
	case c.diff || c.write:
	case s.Fixable == 0:
		c.hint("%d of these may be fixed, after a look: bibfix --diff --unsafe", s.Unsafe)
	case s.Unsafe == 0:
		c.hint("%d of these can be fixed: bibfix --write, and --diff shows how", s.Fixable)
	default:
		c.hint("%d of these can be fixed: bibfix --write, and --diff shows how; %s", s.Fixable, more)
	}
	unchecked := s.Verdicts[lint.NotChecked]
	if unchecked > 0 && c.format == "text" && !c.diff && !c.write && (!c.verify || c.offline && c.settings.Config.Verify.Enabled) {
		was := "was"
		if unchecked > 1 {
			was = "were"
		}
		c.hint("%s %s not checked against Crossref: add --verify", report.Count(unchecked, "reference"), was)
	}
}

// isFailure says whether a finding tells that bibfix itself failed.
func isFailure(d lint.Diagnostic) bool { return d.Rule == lint.InternalError }

// exitCode is for a run with those findings.
func (c *checker) exitCode(found []lint.Diagnostic, s report.Summary) int {
	switch {
	case c.failed, slices.ContainsFunc(found, isFailure):
		return exitFailure
	case c.required && s.Verdicts[lint.NotChecked] > 0:
		return exitFindings
	case slices.ContainsFunc(found, func(d lint.Diagnostic) bool { return d.Severity >= c.failAt }):
		return exitFindings
	}
	return exitClean
}
