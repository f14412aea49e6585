// Package config reads .bibfix.toml, the settings of a project.
//
// [Parse] turns the text of the file into a [Config] or into faults, each with
// its place. One table (settings.go) says which settings there are; what is
// read, the JSON Schema for editors ([Schema]), the commented file of "bibfix
// init" ([Sample]) and the page of the documentation ([Page]) all come out of
// it. Profiles (profiles.go) are settings with a name.
//
// A project's file belongs to whoever wrote the manuscript, who need not be who
// runs bibfix. So it has no say in where data is sent, in what is run, or in
// files outside of its folder: there is no setting for an end point, a token or
// a command, and a path must lie below the file's own folder. It cannot make
// bibfix ask the registries either; only the command line can.
package config

import (
	"errors"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// A Config is what a file says. The zero value is that of an empty file.
type Config struct {
	Profile          string          // "" for none
	Exclude          []string        // patterns of files that are left out, relative to the file's folder
	CitationCommands []string        // of LaTeX, without their backslash
	Dialect          string          // "bibtex", "biblatex", or "" where the .bib file is to tell
	FailOn           string          // a severity, or "never"; "" where nothing is said
	Baseline         string          // slash-separated path of a baseline below the file's folder; "" for none
	Rules            map[string]Rule // by ID, or "all"
	Verify           Verify
}

// A Rule is what is said of one rule. Empty words say nothing.
type Rule struct {
	State    string // "on" or "off"
	Severity string // "error", "warning" or "info"
	Fix      string // how safe its fixes are taken to be at most: "safe", "unsafe" or "suggest"
}

// AllRules stands in Config.Rules for every rule that has no line of its own.
const AllRules = "all"

// Verify is how references are looked up.
type Verify struct {
	Enabled  bool   // in the lock file and the cache, on every run
	Required bool   // a reference that could not be checked fails the run
	Lock     string // slash-separated path of a lock file below the file's folder; "" for none
	Mailto   string // address for Crossref; "" for none
}

// A Fault is something wrong in the file.
type Fault struct {
	Offset  int // in bytes
	Message string
}

// MaxSize is the largest file that is read, in bytes. The TOML library takes a
// time that grows with the square of the keys.
const MaxSize = 64 << 10

// Parse reads the text of a file. The IDs are those of the rules there are. The
// faults are all that is wrong, in the order of the file; with none of them the
// configuration is good.
func Parse(data []byte, ids []string) (Config, []Fault) {
	var any map[string]any
	if err := toml.Unmarshal(data, &any); err != nil { // its syntax, and keys that stand twice
		return Config{}, []Fault{syntaxFault(data, err)}
	}
	p := parser{data: data, ids: ids}
	p.run()
	slices.SortStableFunc(p.faults, func(a, b Fault) int { return a.Offset - b.Offset })
	if len(p.faults) > 0 {
		return Config{}, p.faults
	}
	return p.config, nil
}

// syntaxFault is an error of the TOML library with its place as an offset.
func syntaxFault(data []byte, err error) Fault {
	var at *toml.DecodeError
	if !errors.As(err, &at) {
		return Fault{Message: err.Error()}
	}
	line, column := at.Position()
	offset := 0
	for ; line > 1 && offset < len(data); line-- {
		offset += slices.Index(data[offset:], '\n') + 1
	}
	message := "not valid TOML: " + at.Error()[len("toml: "):]
	if strings.HasSuffix(message, " at start of value") {
		message += "; a text stands in quotes"
	}
	return Fault{min(offset+column-1, len(data)), message}
}
