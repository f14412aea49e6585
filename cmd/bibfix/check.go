package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

// A checker is the main command with its options understood.
type checker struct {
	system
	options
	console
	settings     projectConfig
	weighing     weighing
	rules        []lint.Rule
	outputs      []output
	changes      changedLines    // nil for all lines
	known        map[string]bool // fingerprints of the baseline; nil where there is none
	verification *verification   // nil where nobody is asked
	threshold    lint.Safety     // of the fixes that are used
	failAt       lint.Severity   // the mildest that makes the exit code 1
	reread       func(lint.File) *lint.Document
	writer       disk.Writer
	read         []string        // names of the files that were read
	partial      bool            // there may be more manuscripts than were named
	elsewhere    map[string]bool // keys that files cite which were passed over
}

// newChecker understands the options, and the settings of the project that the
// paths lie in.
func newChecker(sys system, o options, paths []string) (*checker, error) {
	c := &checker{system: sys, threshold: o.threshold()}
	c.console = console{w: sys.stderr, silent: o.quiet}
	err := o.check()
	if err == nil {
		c.settings, err = loadConfig(&o, paths)
	}
	if err != nil {
		return nil, err
	}
	c.settings.apply(&o, sys)
	c.options = o
	if o.updateBaseline && o.baseline == "" {
		return nil, fmt.Errorf("--update-baseline writes a file: name it with --baseline FILE, or baseline in %s", configName)
	}
	if c.failAt, err = o.severity(); err != nil {
		return nil, err
	}
	if c.outputs, err = o.parseOutputs(); err != nil {
		return nil, err
	}
	if o.changed != "" {
		if c.changes, err = readChanged(o.changed); err != nil {
			return nil, err
		}
	}
	c.weighing = c.settings.weigh(o.profile)
	c.rules, err = o.chooseRules(rules.All(), c.weighing.off)
	return c, err
}

// run is the flow of the program, from paths to an exit code.
func (c *checker) run(paths []string) int {
	sources, docs, err := c.open(paths)
	if err != nil {
		c.fail(err)
		return exitFailure
	}
	found := lint.Lint(docs, c.rules, c.lintOptions())
	findings := c.stdout
	stopped := c.verification != nil && c.verification.interrupted()
	switch {
	case stopped:
		// what is not known yet may change what is right to write
	case c.diff:
		c.printDiffs(sources, docs, c.repair(docs).Documents)
		findings = io.Discard
	case c.write:
		if docs, found, err = c.save(sources, docs, c.repair(docs)); errors.Is(err, errInterrupted) {
			return exitFailure
		}
		findings = c.beside(sources)
	}
	if c.verification != nil {
		c.verification.close(stopped)
	}
	r := report.New(docs, found, c.threshold)
	r.Rules, r.Version, r.Date, r.Remarks = rules.All(), version(), c.date, c.remarks()
	r.Encodings = encodings(sources)
	if len(docs) == 0 && slices.Contains(formsForPeople, c.format) {
		findings = io.Discard // why there are none has been said
	}
	c.print(findings, r)
	c.remark(docs, r)
	return c.exitCode(found, r.Summary())
}

// open reads what the paths name and what a run needs besides: the way to the
// registries, and the baseline.
func (c *checker) open(paths []string) ([]source, []*lint.Document, error) {
	open := opener{
		console: &c.console, stdin: c.stdin, stdinName: c.stdinName, follow: true,
		dialect: dialects[c.dialect], commands: c.settings.CitationCommands,
		excludes: c.settings.excludes, forceExclude: c.forceExclude, noIgnore: c.noIgnore,
	}
	c.reread = open.reread
	sources, docs := open.documents(paths)
	c.elsewhere = open.elsewhere
	for _, s := range sources {
		c.read = append(c.read, s.name)
	}
	c.partial = slices.ContainsFunc(paths, func(path string) bool {
		info, err := os.Stat(path)
		return err != nil || !info.IsDir()
	})
	err := c.spare(sources, open.settled)
	if err == nil && c.on() && len(docs) > 0 {
		c.verification, err = newVerification(c)
	}
	if err == nil {
		c.known, err = c.useBaseline(docs)
	}
	return sources, docs, err
}

// encodings are those of the files that are not read as they stand.
func encodings(sources []source) map[string]charset.Encoding {
	found := make(map[string]charset.Encoding)
	for _, s := range sources {
		if s.encoding != charset.UTF8 {
			found[s.name] = s.encoding
		}
	}
	return found
}

// lintOptions leave out the findings of rules that were not chosen: those that
// readers make under the name of a rule come without asking.
func (c *checker) lintOptions() lint.Options {
	ignore := make(map[string]bool)
	for _, id := range rules.IDs() {
		ignore[id] = true
	}
	for _, r := range c.rules {
		delete(ignore, r.ID)
	}
	options := lint.Options{Year: c.year, Ignore: ignore, Known: c.known, Severities: c.weighing.severities, Limits: c.weighing.limits, Partial: c.partial, Elsewhere: c.elsewhere, Doubtful: c.doubtful}
	if c.changes != nil {
		options.Keep = c.changes.keep
	}
	if c.verification != nil {
		options.Facts = c.verification.facts
	}
	return options
}

// repair fixes what may be fixed, and says what was left out.
func (c *checker) repair(docs []*lint.Document) lint.Repaired {
	repaired := lint.Repair(docs, c.reread, c.rules, c.lintOptions(), c.threshold)
	for _, l := range repaired.LeftOut {
		c.note("%s: %s", l.File, l)
	}
	return repaired
}

// printDiffs shows what --write would do. The text of a file in UTF-16 is shown as
// UTF-8, so that people can read it: git apply would not find that in the file.
func (c *checker) printDiffs(sources []source, before, after []*lint.Document) {
	style := c.style(c.stdout)
	for i, doc := range before {
		if in := sources[i].encoding; in != charset.UTF8 && !bytes.Equal(doc.Data, after[i].Data) {
			c.warn("%s: the file is in %s and its diff in UTF-8: git apply does not take it, --write does", doc.Name, in)
		}
		if err := report.Diff(c.stdout, fromHere(doc.Name), doc.Data, after[i].Data, style); err != nil {
			c.fail(about("standard output", err))
			return
		}
	}
}

// beside is where findings go when files are fixed: to standard error when
// standard output holds the fixed text of standard input.
func (c *checker) beside(sources []source) io.Writer {
	if slices.ContainsFunc(sources, func(s source) bool { return s.path == "" }) {
		return c.stderr
	}
	return c.stdout
}

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
	if c.known != nil {
		all = append(all, "What "+c.baseline+" lists as known is left out")
	}
	if c.changes != nil {
		all = append(all, "Only points on changed lines are told")
	}
	return all
}

// remark says on standard error what is no finding: the readers' notes, the
// closing line where standard output holds something else, and what to do next.
func (c *checker) remark(docs []*lint.Document, r *report.Report) {
	if c.known != nil && !c.updateBaseline {
		c.note("what %s lists as known is left out", c.baseline)
	}
	c.noteEach(docs)
	s := r.Summary()
	if c.diff && !c.quiet && len(docs) > 0 {
		fmt.Fprintln(c.stderr, s)
	}
	if len(docs) > 0 && slices.Contains(formsForPeople, c.format) {
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
	if unchecked > 0 && c.format == "text" && !c.diff && !c.write && (!c.verify || c.offline && c.settings.Verify.Enabled) {
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
