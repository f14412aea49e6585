package config

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/bibfix/bibfix/internal/sim"
)

// A parser walks over the expressions of a file that is known to be TOML.
type parser struct {
	data   []byte
	ids    []string
	toml   unstable.Parser
	config Config
	faults []Fault
}

// A key is one word of a dotted key.
type key struct {
	word   string
	offset int
}

func (p *parser) fault(offset int, format string, values ...any) {
	p.faults = append(p.faults, Fault{offset, fmt.Sprintf(format, values...)})
}

func (p *parser) run() {
	p.toml.Reset(p.data)
	var table []key
	known := true // what is in a table that does not exist is not looked at
	for p.toml.NextExpression() {
		switch node := p.toml.Expression(); node.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = keysOf(node)
			known = p.table(table, node.Kind == unstable.ArrayTable)
		case unstable.KeyValue:
			if known {
				p.entry(table, node)
			}
		}
	}
}

// keysOf are the words of a key, with their places.
func keysOf(node *unstable.Node) []key {
	var keys []key
	for it := node.Key(); it.Next(); {
		keys = append(keys, key{string(it.Node().Data), int(it.Node().Raw.Offset)})
	}
	return keys
}

// table checks the name of a table.
func (p *parser) table(keys []key, array bool) bool {
	first, last := keys[0], keys[len(keys)-1]
	switch {
	case !slices.Contains(tables, first.word):
		if find(first.word) != nil {
			p.fault(first.offset, "%s is a setting, not a table: write %s = …", first.word, first.word)
		} else {
			p.unknown(first, "table", tables)
		}
	case array:
		p.fault(first.offset, "there is one table [%s]: write it with single brackets", first.word)
	case len(keys) == 1, first.word == rulesTable:
		return true
	default:
		p.fault(last.offset, "[%s] has no table %q in it", first.word, last.word)
	}
	return false
}

// entry reads a key and its value, and what is in it where that is a table of
// one line.
func (p *parser) entry(table []key, node *unstable.Node) {
	keys := append(slices.Clone(table), keysOf(node)...)
	value := node.Value()
	if inner := value.Children(); value.Kind == unstable.InlineTable && inner.Next() {
		p.entry(keys, inner.Node())
		for inner.Next() {
			p.entry(keys, inner.Node())
		}
		return
	}
	if keys[0].word == rulesTable {
		p.rule(keys[1:], keys[0], value)
		return
	}
	p.setting(keys, value)
}

// setting reads one that is no rule.
func (p *parser) setting(keys []key, value *unstable.Node) {
	first, last := keys[0], keys[len(keys)-1]
	if s := find(join(keys)); s != nil {
		p.set(s, last.offset, value)
		return
	}
	outer := find(join(keys[:len(keys)-1]))
	switch {
	case outer != nil:
		p.fault(keys[len(keys)-2].offset, "%s is %s, and this is a table", outer.key, outer.kind)
	case slices.Contains(tables, first.word) && len(keys) == 1:
		p.fault(first.offset, "%s is a table: write [%s] on a line of its own, and below it what it says", first.word, first.word)
	case slices.Contains(tables, first.word):
		p.unknown(keys[1], "setting of ["+first.word+"]", inTable(first.word))
	default:
		p.unknown(first, "setting", append(inTable(""), tables...))
	}
}

func join(keys []key) string {
	var words []string
	for _, k := range keys {
		words = append(words, k.word)
	}
	return strings.Join(words, ".")
}

// unknown says that there is no such name, and which comes nearest or where it
// belongs.
func (p *parser) unknown(k key, what string, known []string) {
	because := "known are " + strings.Join(known, ", ")
	if nearest := sim.Nearest(k.word, known); nearest != "" {
		because = "perhaps " + nearest + " is meant"
	} else if home := home(k.word); home != "" {
		because = home
	} else if slices.Contains(p.ids, k.word) {
		because = "rules belong into [" + rulesTable + "]"
	}
	p.fault(k.offset, "there is no %s %q; %s", what, k.word, because)
}

// home says where a setting belongs that stands elsewhere; "" where it is none.
func home(word string) string {
	for i := range settings {
		switch table, name, nested := strings.Cut(settings[i].key, "."); {
		case nested && name == word:
			return "it belongs into [" + table + "]"
		case !nested && table == word:
			return "it belongs above the first [table]"
		}
	}
	return ""
}

// rule reads what is said of one rule.
func (p *parser) rule(keys []key, table key, value *unstable.Node) {
	if len(keys) == 0 {
		p.fault(table.offset, "%s is a table: write [%s] on a line of its own, and below it a line for each rule", rulesTable, rulesTable)
		return
	}
	id := keys[0]
	if !slices.Contains(p.ids, id.word) && id.word != AllRules {
		p.unknown(id, "rule", append([]string{AllRules}, p.ids...))
		return
	}
	if p.config.Rules == nil {
		p.config.Rules = make(map[string]Rule)
	}
	r := p.config.Rules[id.word]
	word, offset := "", place(value, keys[len(keys)-1].offset)
	if value.Kind == unstable.String {
		word = string(value.Data)
	}
	switch {
	case len(keys) == 1 && value.Kind != unstable.String:
		p.fault(offset, "%s is one of the words %s in quotes, or a table { severity = …, fix = … }, and this is %s", id.word, strings.Join(ruleWords, ", "), describe(value))
	case len(keys) == 1 && !p.oneOf(word, ruleWords, id.word, offset):
	case len(keys) == 1 && slices.Contains(states, word):
		r.State = word
	case len(keys) == 1:
		r.Severity = word
	case len(keys) > 2 || !slices.Contains(ruleParts, keys[1].word):
		p.unknown(keys[1], "setting of a rule", ruleParts)
	case value.Kind != unstable.String:
		p.fault(offset, "%s is a word in quotes, and this is %s", keys[1].word, describe(value))
	case keys[1].word == "severity" && p.oneOf(word, severities, "severity", offset):
		r.Severity = word
	case keys[1].word == "fix" && p.oneOf(word, safeties, "fix", offset):
		r.Fix = word
	}
	p.config.Rules[id.word] = r
}

// set checks a value and puts it into the configuration.
func (p *parser) set(s *setting, keyOffset int, value *unstable.Node) {
	offset := place(value, keyOffset)
	want := map[kind]unstable.Kind{flag: unstable.Bool, patterns: unstable.Array, commands: unstable.Array}[s.kind]
	if want == unstable.Invalid {
		want = unstable.String
	}
	if value.Kind != want {
		p.fault(offset, "%s is %s, and this is %s", s.key, s.kind, describe(value))
		return
	}
	var list []string
	if want != unstable.Array {
		list = []string{string(value.Data)}
		if !p.check(s, list[0], offset) {
			return
		}
	}
	for it := value.Children(); it.Next(); {
		switch item := it.Node(); {
		case item.Kind != unstable.String:
			p.fault(place(item, keyOffset), "%s is %s, and one of them is %s", s.key, s.kind, describe(item))
		case p.check(s, string(item.Data), place(item, keyOffset)):
			list = append(list, string(item.Data))
		}
	}
	s.set(&p.config, list)
}

// check says what is wrong with one text.
func (p *parser) check(s *setting, value string, offset int) bool {
	before := len(p.faults)
	switch s.kind {
	case word:
		return p.oneOf(value, s.words, s.key, offset)
	case file:
		if !isInside(value) {
			p.fault(offset, "%s is a path below the folder of this file, with slashes, and %q is not", s.key, value)
		}
	case patterns:
		if strings.Contains(value, "{") { // alternatives of alternatives take a time without bounds
			p.fault(offset, "%q has braces: write a pattern for each", value)
		} else if !isPattern(value) {
			p.fault(offset, "%q is no pattern of paths: slashes part folders, * stands for part of a name, ** for any folders", value)
		}
	case commands:
		if !isCommand(value) {
			p.fault(offset, "%q is no command of LaTeX: its name is letters, with or without the backslash before", value)
		}
	case address:
		if strings.ContainsFunc(value, func(r rune) bool { return r <= ' ' || r > '~' }) || !strings.Contains(strings.Trim(value, "@"), "@") {
			p.fault(offset, "%q is no mail address", value)
		}
	}
	return len(p.faults) == before
}

// oneOf says whether a value is one of the words.
func (p *parser) oneOf(value string, words []string, what string, offset int) bool {
	if slices.Contains(words, value) {
		return true
	}
	perhaps := ""
	if nearest := sim.Nearest(value, words); nearest != "" {
		perhaps = ", perhaps " + nearest + " is meant"
	}
	p.fault(offset, "%s cannot be %q%s; known are %s", what, value, perhaps, strings.Join(words, ", "))
	return false
}

// isPattern says whether a text is a pattern that can fit: no path has a folder
// "." or ".." in it, or one without a name.
func isPattern(value string) bool {
	below := strings.TrimSuffix(strings.TrimPrefix(value, "/"), "/")
	return path.Clean(below) == below && below != "." && below != ".." && !strings.HasPrefix(below, "../") &&
		!strings.HasPrefix(value, "!") && !strings.Contains(value, `\`) && doublestar.ValidatePattern(below)
}

// isInside says whether a slash-separated path stays below where it starts, on
// any system: no parent folder, no root, no drive, no stream of Windows.
func isInside(name string) bool {
	clean := path.Clean(name)
	return name != "" && !strings.ContainsAny(name, "\\:\x00") && !path.IsAbs(name) && !strings.HasPrefix(name, "~") &&
		clean != "." && clean != ".." && !strings.HasPrefix(clean, "../")
}

// isCommand says whether a text is the name of a command of LaTeX.
func isCommand(name string) bool {
	name = strings.TrimPrefix(name, `\`)
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '@' })
}

// place is where a value stands; for a list, whose place the library does not
// tell, where its key does.
func place(value *unstable.Node, keyOffset int) int {
	if value.Raw.Length == 0 || value.Kind == unstable.Array {
		return keyOffset
	}
	return int(value.Raw.Offset)
}

// describe says what a value is.
func describe(value *unstable.Node) string {
	switch value.Kind {
	case unstable.String:
		return "a text"
	case unstable.Bool:
		return string(value.Data)
	case unstable.Integer, unstable.Float:
		return "a number"
	case unstable.Array:
		return "a list"
	case unstable.InlineTable:
		return "a table"
	}
	return "a date"
}
