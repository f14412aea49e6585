// Package project is the engine of bibfix, for any front end: the command line, an
// editor, a page in a browser.
//
// [Open] turns paths over a file system into documents: it searches folders, reads
// manuscripts and bibliographies, and opens what these name. The [Project] that it
// returns lints, repairs and saves them; [Project.Run] is the whole way in one look. The
// file system is an interface, [Files]: the disk, memory, or an editor's unsaved
// buffers over either.
//
// What is to be told on the way besides findings comes back as a list of [Remark], in
// order. Nothing here prints, reads the environment, knows a flag or a signal.
package project

import (
	"fmt"

	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

// A Project is what was read of some paths, and what is known of it. Its methods
// are called one after the other; two projects know nothing of each other.
type Project struct {
	settings  Settings
	files     Files
	rules     []lint.Rule // that run
	weighing  weighing
	sources   []Source
	docs      []*lint.Document         // of the sources
	found     []lint.Diagnostic        // in them
	contexts  map[string]*surroundings // by name of the file
	settled   []string                 // names of files that settle what texts cite
	ignored   int                      // paths that a search looked for, and that git ignores
	elsewhere map[string]bool          // keys that files cite which were passed over
	partial   bool                     // there may be more manuscripts than were named
	facts     lint.Facts               // what registries know; nil where nobody is asked
	known     map[string]bool          // fingerprints of the baseline; nil where there is none
	remarks   []Remark
}

// New is a project of which nothing was read yet.
func New(files Files, s Settings) *Project {
	return &Project{settings: s, files: files, rules: s.chosen(), weighing: s.weigh(), contexts: make(map[string]*surroundings), elsewhere: make(map[string]bool)}
}

// Open finds what the paths mean, reads it, and what it names. What cannot be read
// is remarked and left out. The path "-" means [Settings].Input.
func Open(files Files, paths []string, s Settings) *Project {
	p := New(files, s)
	o := newOpener(p)
	o.open(paths)
	o.read(paths)
	o.follow()
	return p
}

// Find finds what the paths mean, and reads none of it.
func Find(files Files, paths []string, s Settings) *Project {
	p := New(files, s)
	o := newOpener(p)
	o.open(paths)
	p.sources = o.found
	return p
}

// Run is the flow of bibfix, from paths to a report; everything else is reached
// from here. When all is read and before anybody is asked, ready may look at it, name
// who is asked (see [Project.Consult]), and stop the run; nil for neither.
func (p *Project) Run(paths []string, ready func() error) (*report.Report, error) {
	o := newOpener(p)
	o.open(paths) // which files the paths mean
	o.read(paths) // what these hold, as documents
	o.follow()    // and what they name, as well
	if err := p.prepare(ready); err != nil {
		return nil, err
	}
	options := p.options()
	lint.Connect(p.docs)                                 // texts with bibliographies, citations with entries
	lint.Ask(p.docs, p.facts)                            // what registries know of each entry
	found := lint.Examine(p.docs, p.rules, options)      // what the rules make of it
	p.found = lint.Sift(p.docs, p.rules, found, options) // what of that is told
	return p.Report(), nil
}

// Repaired is what fixing would leave of a project.
type Repaired struct {
	lint.Repaired
	project *Project
}

// Repair makes the fixes that are safe enough, reads and checks again, and goes on
// until none is left. No file is changed: see [Project.Save].
func (p *Project) Repair() *Repaired {
	return &Repaired{lint.Repair(p.docs, p.reread, p.rules, p.options(), p.settings.threshold()), p}
}

// Bytes are what the file of that name would hold; nil for one that was not read.
func (r *Repaired) Bytes(name string) []byte {
	for i, doc := range r.Documents {
		if doc.Name == name {
			return r.project.sources[i].Encoding.Encode(doc.Written())
		}
	}
	return nil
}

// prepare gets what checking needs besides the documents.
func (p *Project) prepare(ready func() error) error {
	if ready != nil {
		if err := ready(); err != nil {
			return err
		}
	}
	if p.settings.Baseline != "" && p.known == nil {
		b, err := ReadBaseline(p.files, p.settings.Baseline)
		if err != nil {
			return err
		}
		p.Know(b)
	}
	return nil
}

// Consult says who knows the facts about references; nil for nobody.
func (p *Project) Consult(facts lint.Facts) { p.facts = facts }

// Know leaves out what a baseline has from now on.
func (p *Project) Know(b *Baseline) { p.known = b.fingerprints() }

// Lint checks what was read, and returns what was found. A baseline that cannot be
// read is remarked.
func (p *Project) Lint() *report.Report {
	if err := p.prepare(nil); err != nil {
		p.fail(err)
	}
	p.found = p.lint()
	return p.Report()
}

func (p *Project) lint() []lint.Diagnostic { return lint.Lint(p.docs, p.rules, p.options()) }

// Report is what was found, with the documents it was found in.
func (p *Project) Report() *report.Report {
	r := report.New(p.docs, p.found, p.settings.threshold())
	r.Rules, r.Encodings = rules.All(), make(map[string]charset.Encoding)
	for _, s := range p.sources {
		if s.Encoding != charset.UTF8 {
			r.Encodings[s.Name] = s.Encoding
		}
	}
	return r
}

// options leave out the findings of rules that were not chosen: those that
// readers make under the name of a rule come without asking.
func (p *Project) options() lint.Options {
	ignore := make(map[string]bool)
	for _, id := range rules.IDs() {
		ignore[id] = true
	}
	for _, r := range p.rules {
		delete(ignore, r.ID)
	}
	o := lint.Options{
		Year: p.settings.Year, Ignore: ignore, Facts: p.facts, Known: p.known, Severities: p.weighing.severities, Limits: p.weighing.limits,
		Partial: p.partial, Elsewhere: p.elsewhere, Doubtful: p.settings.Doubtful,
	}
	if p.settings.Changes != nil {
		o.Keep = func(docs []*lint.Document, found []lint.Diagnostic) []lint.Diagnostic {
			return p.settings.Changes.keep(NewTree(p.files), docs, found)
		}
	}
	return o
}

// Sources are the files of the documents, in the same order.
func (p *Project) Sources() []Source { return p.sources }

// Documents are those that were read.
func (p *Project) Documents() []*lint.Document { return p.docs }

// Settled are the names of files that settle what texts cite, as _quarto.yml does.
func (p *Project) Settled() []string { return p.settled }

// Ignored counts the paths that a search looked for, and that git ignores.
func (p *Project) Ignored() int { return p.ignored }

// Remarks are what is to be told besides findings, in order. Each is told once.
func (p *Project) Remarks() []Remark {
	told := p.remarks
	p.remarks = nil
	return told
}

// A Remark is something to tell besides the findings.
type Remark struct {
	Err    error    // what could not be done; nil for a note
	Note   string   // a line for people; "" for an error
	Unread []string // files that are not checked, and why, for who sees the findings alone
}

// note remarks something.
func (p *Project) note(format string, values ...any) {
	p.remarks = append(p.remarks, Remark{Note: fmt.Sprintf(format, values...)})
}

// leaveOut remarks that files are not checked, each of which a line tells.
func (p *Project) leaveOut(unread []string, format string, values ...any) {
	p.remarks = append(p.remarks, Remark{Note: fmt.Sprintf(format, values...), Unread: unread})
}

// fail remarks that something could not be done.
func (p *Project) fail(err error) { p.remarks = append(p.remarks, Remark{Err: err}) }

// leave remarks that a file cannot be read.
func (p *Project) leave(err error) {
	p.remarks = append(p.remarks, Remark{Err: err, Unread: []string{err.Error()}})
}

// about is an error of the file system, told with the name that the user knows
// the file by.
func about(name string, err error) error { return disk.About(name, err) }
