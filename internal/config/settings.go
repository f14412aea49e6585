package config

import (
	"slices"
	"strings"
)

// A kind is what a setting can be. It reads as what follows "is".
type kind string

const (
	flag     kind = "true or false"
	word     kind = "a word in quotes"
	address  kind = "a mail address in quotes"
	file     kind = "a path in quotes"
	patterns kind = "a list of patterns in quotes"
	commands kind = "a list of commands in quotes"
)

// A setting is one line of the table of settings.
type setting struct {
	key     string // dotted
	kind    kind
	words   []string // of a word
	doc     string   // what it does: a clause, lower case, without a stop
	example string   // its value in the commented file
	set     func(c *Config, values []string)
}

// The words of [rules].
const rulesTable = "rules"

var (
	tables     = []string{rulesTable, "verify"}
	states     = []string{"on", "off"}
	severities = []string{"error", "warning", "info"}
	ruleWords  = append(slices.Clone(states), severities...)
	ruleParts  = []string{"severity", "fix"}
	safeties   = []string{"safe", "unsafe", "suggest"}
)

// settings are all there are besides those of rules, in the order of the
// commented file: what stands in a table comes behind the rest.
var settings = []setting{
	{
		key: "profile", kind: word, words: ProfileNames(), example: `"submission"`,
		doc: "rules and severities that go together; [rules] below changes them",
		set: func(c *Config, v []string) { c.Profile = v[0] },
	},
	{
		key: "exclude", kind: patterns, example: `["drafts/**", "old-*.md"]`,
		doc: "files and folders that a search leaves out, relative to this file; a pattern without a slash fits in any folder",
		set: func(c *Config, v []string) { c.Exclude = v },
	},
	{
		key: "citation-commands", kind: commands, example: `["seesource", "quotefrom"]`,
		doc: `commands of LaTeX that cite as \cite does, where their definition is not in the manuscript`,
		set: func(c *Config, v []string) {
			for _, name := range v {
				c.CitationCommands = append(c.CitationCommands, strings.TrimPrefix(name, `\`))
			}
		},
	},
	{
		key: "dialect", kind: word, words: []string{"bibtex", "biblatex"}, example: `"biblatex"`,
		doc: "the program that .bib files are for; without it each file tells by what is in it",
		set: func(c *Config, v []string) { c.Dialect = v[0] },
	},
	{
		key: "fail-on", kind: word, words: append(slices.Clone(severities), "never"), example: `"error"`,
		doc: "the mildest severity that makes the exit code 1",
		set: func(c *Config, v []string) { c.FailOn = v[0] },
	},
	{
		key: "baseline", kind: file, example: `".bibfix-baseline.json"`,
		doc: "file of findings that are known and left out; bibfix --update-baseline writes it",
		set: func(c *Config, v []string) { c.Baseline = v[0] },
	},
	{
		key: "verify.enabled", kind: flag, example: "true",
		doc: "hold the references against the lock file and the cache on every run; asking the registries takes --verify all the same",
		set: func(c *Config, v []string) { c.Verify.Enabled = v[0] == "true" },
	},
	{
		key: "verify.lock", kind: file, example: `"bibfix.lock"`,
		doc: "file of the registries' answers, to be committed with the manuscript",
		set: func(c *Config, v []string) { c.Verify.Lock = v[0] },
	},
	{
		key: "verify.mailto", kind: address, example: `"editor@example.org"`,
		doc: "address that registries may write to, for their faster service",
		set: func(c *Config, v []string) { c.Verify.Mailto = v[0] },
	},
	{
		key: "verify.required", kind: flag, example: "true",
		doc: "with --verify: exit with 1 when a reference could not be checked",
		set: func(c *Config, v []string) { c.Verify.Required = v[0] == "true" },
	},
}

// find is the setting of that dotted key, nil for none.
func find(key string) *setting {
	for i := range settings {
		if settings[i].key == key {
			return &settings[i]
		}
	}
	return nil
}

// inTable are the names of the settings of a table, of the top for "".
func inTable(table string) []string {
	var names []string
	for i := range settings {
		of, name, nested := strings.Cut(settings[i].key, ".")
		if !nested {
			of, name = "", of
		}
		if of == table {
			names = append(names, name)
		}
	}
	return names
}
