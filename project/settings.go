package project

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/config"
	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

// SettingsName is the file of a project's settings.
const SettingsName = ".bibfix.toml"

// Settings are what a run depends on besides the files. The zero value reads what
// the paths mean and what that names, and runs every rule.
type Settings struct {
	// Config is what a file of settings says, which the front end may change.
	Config config.Config
	File   string // that it stands in, as the user knows it; "" for none
	Folder string // that its paths begin at, as the system writes it

	// What is read.
	Input        io.Reader    // what the path "-" means
	InputName    string       // the name that findings give it, which tells its format; "" for "-"
	NoLinks      bool         // what documents name is not opened
	NoIgnore     bool         // a search looks at what git ignores, too
	ForceExclude bool         // what the settings exclude is left out even where it is named
	Ability      kind.Ability // what is to be done with the files that a search is for; 0 for all that can be read
	Trace        bool         // reading keeps what it took the lines of lists for

	// What is checked.
	Rules    []lint.Rule // those that run; nil for all that the file does not switch off
	Year     int         // the current one
	Doubtful bool        // what is in doubt is told as well
	Unsafe   bool        // fixes that are unsafe are used as well
	Baseline string      // file of findings that are known and left out; "" for none
	Changes  Changes     // lines that findings must stand on; nil for all
}

// Dialects are the words for them in a file of settings.
var Dialects = map[string]lint.Dialect{"bibtex": lint.BibTeX, "biblatex": lint.Biblatex}

// FindSettings reads the file of settings that holds for the paths, in their
// folder or one above; the settings are empty where there is none.
func FindSettings(files Files, paths []string) (Settings, error) {
	t := NewTree(files)
	name, err := t.findSettings(paths)
	if name == "" || err != nil {
		return Settings{}, err
	}
	return t.readSettings(name, false)
}

// ReadSettings reads the file of settings that the user named.
func ReadSettings(files Files, name string) (Settings, error) {
	return NewTree(files).readSettings(name, true)
}

func (t *Tree) readSettings(name string, named bool) (Settings, error) {
	data, err := t.settingsText(name, named)
	if err != nil {
		return Settings{}, err
	}
	s := Settings{File: filepath.ToSlash(name), Folder: filepath.Dir(name)}
	var faults []config.Fault
	if s.Config, faults = config.Parse(data, rules.IDs()); len(faults) > 0 {
		return s, &SettingsError{s.File, data, faults}
	}
	for _, named := range []string{s.Config.Baseline, s.Config.Verify.Lock} {
		if named != "" && !t.holdsPath(t.RealPath(s.Folder), s.Path(named)) {
			return s, fmt.Errorf("%s: %s leads out of the folder of this file, by a symbolic link", s.File, named)
		}
	}
	s.Baseline = s.Path(s.Config.Baseline)
	return s, nil
}

// settingsText is the text of a file of settings.
func (t *Tree) settingsText(name string, named bool) ([]byte, error) {
	data, err := t.Read(name, config.MaxSize, named)
	var large *disk.TooLargeError
	switch {
	case errors.As(err, &large):
		return nil, fmt.Errorf("%s: larger than a file of settings can be", name)
	case err != nil:
		return nil, about(name, err)
	}
	return bytes.TrimPrefix(data, []byte("\uFEFF")), nil
}

// findSettings looks for the file in the folder that holds all the paths, and in
// those above it up to the root of the project; "" for none. The folders are
// the real ones: what is above a symbolic link need not be its project. A file that is a link out of
// the project is refused: whoever wrote a manuscript could have the complaints
// about its settings tell what stands in another file.
func (t *Tree) findSettings(paths []string) (string, error) {
	dir := t.Common(paths)
	root := t.root(dir)
	for at := t.RealPath(dir); ; at = filepath.Dir(at) {
		name := filepath.Join(at, SettingsName)
		if _, err := t.Lstat(name); err == nil {
			inside := t.Holds(root, name)
			if relative, err := filepath.Rel(t.RealPath("."), name); err == nil && !filepath.IsAbs(dir) {
				name = relative
			}
			if !inside {
				return "", &StraySettingsError{name}
			}
			return name, nil
		}
		if at == root || at == filepath.Dir(at) {
			return "", nil
		}
	}
}

// A StraySettingsError is that of a file of settings which was found, and is a link
// out of the project.
type StraySettingsError struct{ Name string }

func (e *StraySettingsError) Error() string {
	return e.Name + ": leads out of the project, by a symbolic link"
}

// Common is the deepest folder that holds all the paths; that of standard
// input and of no path is the working directory.
func (t *Tree) Common(paths []string) string {
	common := ""
	for _, name := range paths {
		if name == "-" {
			name = "."
		}
		if info, err := t.Stat(name); err != nil || !info.IsDir() {
			name = filepath.Dir(name)
		}
		if common == "" {
			common = name
		}
		for real := t.RealPath(common); !t.Holds(real, name) && real != filepath.Dir(real); real = t.RealPath(common) { // drives of Windows share no folder
			common = filepath.Join(common, "..")
		}
	}
	if common == "" {
		return "."
	}
	return common
}

// Path is a path of the file of settings as the system opens it; "" stays "".
func (s *Settings) Path(name string) string {
	if name == "" {
		return ""
	}
	return filepath.Join(s.Folder, filepath.FromSlash(name))
}

// An exclusion is the patterns of files and folders that a search leaves out.
type exclusion struct {
	patterns []string
	real     string // the folder that they are relative to, behind links
	tree     *Tree
	out      map[string]bool // by path relative to the folder, whether a folder is left out
}

func (s *Settings) exclusion(t *Tree) exclusion {
	return exclusion{s.Config.Exclude, t.RealPath(s.Folder), t, make(map[string]bool)}
}

// has says whether a pattern leaves out a file or folder, whose path is as the
// system writes it; a link goes by its own name. A pattern without a slash fits in
// any folder, and what fits a folder leaves out all in it.
func (e *exclusion) has(name string) bool {
	if len(e.patterns) == 0 {
		return false
	}
	absolute := e.tree.absolute(name)
	relative, err := filepath.Rel(e.real, filepath.Join(e.tree.behind(filepath.Dir(absolute)), filepath.Base(absolute)))
	if err != nil || !filepath.IsLocal(relative) {
		return false
	}
	relative = filepath.ToSlash(relative)
	return e.fits(relative) || e.hasFolder(path.Dir(relative))
}

// hasFolder says whether a folder or one above it is left out, asking each once.
func (e *exclusion) hasFolder(relative string) bool {
	if relative == "." {
		return false
	}
	out, known := e.out[relative]
	if !known {
		out = e.fits(relative) || e.hasFolder(path.Dir(relative))
		e.out[relative] = out
	}
	return out
}

// fits says whether a pattern fits that path itself.
func (e *exclusion) fits(relative string) bool {
	return slices.ContainsFunc(e.patterns, func(pattern string) bool {
		pattern = strings.TrimSuffix(pattern, "/")
		subject := relative
		if !strings.Contains(pattern, "/") {
			subject = path.Base(relative)
		}
		return doublestar.MatchUnvalidated(strings.TrimPrefix(pattern, "/"), subject)
	})
}

// A weighing is what profile and configuration say of the rules.
type weighing struct {
	off        map[string]bool
	severities map[string]lint.Severity
	limits     map[string]lint.Safety
}

// weigh reads the rules of the profile, then those of the file.
func (s *Settings) weigh() weighing {
	w := weighing{make(map[string]bool), make(map[string]lint.Severity), make(map[string]lint.Safety)}
	if p := config.FindProfile(s.Config.Profile); p != nil {
		w.add(p.Rules)
	}
	w.add(s.Config.Rules)
	return w
}

// threshold is how safe a fix must be to be used.
func (s *Settings) threshold() lint.Safety {
	if s.Unsafe {
		return lint.Unsafe
	}
	return lint.Safe
}

// Off are the IDs of the rules that the file and its profile switch off.
func (s *Settings) Off() map[string]bool { return s.weigh().off }

// chosen are the rules that run.
func (s *Settings) chosen() []lint.Rule {
	if s.Rules != nil {
		return s.Rules
	}
	off := s.Off()
	return slices.DeleteFunc(rules.All(), func(r lint.Rule) bool { return off[r.ID] })
}

func (w *weighing) add(settings map[string]config.Rule) {
	for _, id := range rules.IDs() {
		r, own := settings[id]
		if !own {
			r = settings[config.AllRules]
		}
		if r.State != "" {
			w.off[id] = r.State == "off"
		} else if own && r.Severity != "" {
			w.off[id] = false // who weighs a rule wants it
		}
		if s, ok := SeverityOf(r.Severity); ok {
			w.severities[id] = s
		}
		for _, s := range []lint.Safety{lint.Suggest, lint.Unsafe, lint.Safe} {
			if s.String() == r.Fix {
				w.limits[id] = s
			}
		}
	}
}

// SeverityOf is the severity of that word.
func SeverityOf(word string) (lint.Severity, bool) {
	for _, s := range []lint.Severity{lint.Info, lint.Warning, lint.Error} {
		if s.String() == word {
			return s, true
		}
	}
	return 0, false
}

// A SettingsError is what is wrong in a file of settings, each with its place.
type SettingsError struct {
	file   string
	data   []byte
	faults []config.Fault
}

func (e *SettingsError) Error() string { return strings.Join(e.Lines(), "\n") }

// Lines are the faults, one in each.
func (e *SettingsError) Lines() []string {
	places := report.NewPlaces(e.data)
	var lines []string
	for _, f := range e.faults {
		at := places.Position(f.Offset)
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", e.file, at.Line, at.Column, f.Message))
	}
	return lines
}
