package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/bibfix/bibfix/internal/config"
	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

// configName is the file of a project's settings.
const configName = ".bibfix.toml"

// A projectConfig is a file of settings that was read.
type projectConfig struct {
	config.Config
	file   string // as the user knows it; "" where there is none
	folder string // that its paths begin at, as the system writes it
	real   string // the same behind symbolic links: every file of a search is held against it
	at     *folders
	out    map[string]bool // by path relative to the folder, whether a folder is excluded
}

// loadConfig reads the file that --config names or the one that is found; it
// returns an empty configuration where there is none.
func loadConfig(o *options, paths []string) (projectConfig, error) {
	at := new(folders)
	name, err, read := o.config, error(nil), disk.ReadNamed
	if name == "" && !o.noConfig {
		name, err = at.findConfig(paths)
		read = disk.Read
	}
	if name == "" || err != nil {
		return projectConfig{}, err
	}
	data, err := readConfig(name, read)
	if err != nil {
		return projectConfig{}, err
	}
	c := projectConfig{file: filepath.ToSlash(name), folder: filepath.Dir(name), real: at.real(filepath.Dir(name)), at: at, out: make(map[string]bool)}
	var faults []config.Fault
	if c.Config, faults = config.Parse(data, rules.IDs()); len(faults) > 0 {
		return c, &configError{c.file, data, faults}
	}
	for _, named := range []string{c.Baseline, c.Verify.Lock} {
		if named != "" && !c.holds(named) {
			return c, fmt.Errorf("%s: %s leads out of the folder of this file, by a symbolic link", c.file, named)
		}
	}
	return c, nil
}

// readConfig reads a file of settings.
func readConfig(name string, read func(string, int64) ([]byte, error)) ([]byte, error) {
	data, err := read(name, config.MaxSize)
	var large *disk.TooLargeError
	switch {
	case errors.As(err, &large):
		return nil, fmt.Errorf("%s: larger than a file of settings can be", name)
	case err != nil:
		return nil, about(name, err)
	}
	return bytes.TrimPrefix(data, []byte("\uFEFF")), nil
}

// findConfig looks for the file in the folder that holds all the paths, and in
// those above it up to the root of the project; "" for none. The folders are
// the real ones: what is above a symbolic link need not be its project. A file that is a link out of
// the project is refused: whoever wrote a manuscript could have the complaints
// about its settings tell what stands in another file.
func (f *folders) findConfig(paths []string) (string, error) {
	dir := f.common(paths)
	root := f.root(dir)
	for at := f.real(dir); ; at = filepath.Dir(at) {
		name := filepath.Join(at, configName)
		if _, err := f.ask(name); err == nil {
			real := f.real(name)
			if relative, err := filepath.Rel(f.real("."), name); err == nil && !filepath.IsAbs(dir) {
				name = relative
			}
			if !within(root, real) {
				return "", fmt.Errorf("%s: leads out of the project, by a symbolic link: --config names a file of settings anywhere", name)
			}
			return name, nil
		}
		if at == root || at == filepath.Dir(at) {
			return "", nil
		}
	}
}

// common is the deepest folder that holds all the paths; that of standard
// input and of no path is the working directory.
func (f *folders) common(paths []string) string {
	common := ""
	for _, name := range paths {
		if name == "-" {
			name = "."
		}
		if info, err := os.Stat(name); err != nil || !info.IsDir() {
			name = filepath.Dir(name)
		}
		if common == "" {
			common = name
		}
		for real := f.real(common); !within(real, f.real(name)) && real != filepath.Dir(real); real = f.real(common) { // drives of Windows share no folder
			common = filepath.Join(common, "..")
		}
	}
	if common == "" {
		return "."
	}
	return common
}

// path is a path of the configuration as the system opens it; "" stays "".
func (c *projectConfig) path(name string) string {
	if name == "" {
		return ""
	}
	return filepath.Join(c.folder, filepath.FromSlash(name))
}

// holds says whether a path of the configuration lies in its folder, links of
// the file system followed. Of what is not there yet the folders that are decide;
// a link that leads nowhere yet may lead anywhere.
func (c *projectConfig) holds(name string) bool {
	full := c.path(name)
	for {
		if _, err := os.Lstat(full); err == nil {
			break
		}
		full = filepath.Dir(full) // ends at the folder of the file, which is there
	}
	real, err := filepath.EvalSymlinks(full)
	return err == nil && within(c.real, realPath(real))
}

// excludes says whether a pattern leaves out a file or folder, whose path is
// as the system writes it; a link goes by its own name. A pattern without a slash
// fits in any folder, and what fits a folder leaves out all in it.
func (c *projectConfig) excludes(name string) bool {
	if len(c.Exclude) == 0 {
		return false
	}
	absolute := c.at.absolute(name)
	relative, err := filepath.Rel(c.real, filepath.Join(c.at.behind(filepath.Dir(absolute)), filepath.Base(absolute)))
	if err != nil || !filepath.IsLocal(relative) {
		return false
	}
	relative = filepath.ToSlash(relative)
	return c.fits(relative) || c.excludesFolder(path.Dir(relative))
}

// excludesFolder says whether a folder or one above it is left out, asking each once.
func (c *projectConfig) excludesFolder(relative string) bool {
	if relative == "." {
		return false
	}
	out, known := c.out[relative]
	if !known {
		out = c.fits(relative) || c.excludesFolder(path.Dir(relative))
		c.out[relative] = out
	}
	return out
}

// fits says whether a pattern fits that path itself.
func (c *projectConfig) fits(relative string) bool {
	return slices.ContainsFunc(c.Exclude, func(pattern string) bool {
		pattern = strings.TrimSuffix(pattern, "/")
		subject := relative
		if !strings.Contains(pattern, "/") {
			subject = path.Base(relative)
		}
		return doublestar.MatchUnvalidated(strings.TrimPrefix(pattern, "/"), subject)
	})
}

// apply puts the settings behind what the flags say, which go before.
func (c *projectConfig) apply(o *options, sys system) {
	if o.profile == "" {
		o.profile = c.Profile
	}
	if o.dialect == "" {
		o.dialect = c.Dialect
	}
	if o.failOn == "" {
		o.failOn = c.FailOn
	}
	if o.baseline == "" {
		o.baseline = c.path(c.Baseline)
	}
	if o.mailto == "" && sys.getenv("BIBFIX_MAILTO") == "" { // who runs it goes before who wrote it
		o.mailto = c.Verify.Mailto
	}
	if o.lock == "" {
		o.lock = c.path(c.Verify.Lock)
	}
	o.required = o.required || c.Verify.Required && o.on()
	if c.Verify.Enabled && !o.verify && o.registry == "" {
		o.verify, o.offline = true, true
		if _, err := os.Stat(o.lock); err != nil {
			o.lock = "" // the cache may know some all the same
		}
	}
}

// A weighing is what profile and configuration say of the rules.
type weighing struct {
	off        map[string]bool
	severities map[string]lint.Severity
	limits     map[string]lint.Safety
}

// weigh reads the rules of the profile, then those of the configuration.
func (c *projectConfig) weigh(profile string) weighing {
	w := weighing{make(map[string]bool), make(map[string]lint.Severity), make(map[string]lint.Safety)}
	if p := config.FindProfile(profile); p != nil {
		w.add(p.Rules)
	}
	w.add(c.Rules)
	return w
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
		if s, ok := severityOf(r.Severity); ok {
			w.severities[id] = s
		}
		for _, s := range []lint.Safety{lint.Suggest, lint.Unsafe, lint.Safe} {
			if s.String() == r.Fix {
				w.limits[id] = s
			}
		}
	}
}

// A configError is what is wrong in a file of settings, each with its place.
type configError struct {
	file   string
	data   []byte
	faults []config.Fault
}

func (e *configError) Error() string {
	places := report.NewPlaces(e.data)
	var lines []string
	for _, f := range e.faults {
		at := places.Position(f.Offset)
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", e.file, at.Line, at.Column, f.Message))
	}
	return strings.Join(lines, "\n")
}

// each calls do with every error that err is made of.
func each(err error, do func(error)) {
	var several *configError
	if !errors.As(err, &several) {
		do(err)
		return
	}
	for line := range strings.SplitSeq(several.Error(), "\n") {
		do(errors.New(line))
	}
}
