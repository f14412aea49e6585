package config

import (
	"encoding/json"
	"strings"
)

// SchemaURL is where the schema of the newest version is published.
const SchemaURL = "https://raw.githubusercontent.com/bibfix/bibfix/main/docs/bibfix.schema.json"

// A RuleInfo is what the schema tells of a rule.
type RuleInfo struct{ ID, Title, Severity string }

type object map[string]any

// Schema is the JSON Schema of the file, for editors that complete and check
// TOML (taplo, Even Better TOML). It is of draft 7, the newest that they know.
func Schema(rules []RuleInfo) []byte {
	top := object{}
	inner := map[string]object{}
	for i := range settings {
		s := &settings[i]
		if table, name, nested := strings.Cut(s.key, "."); nested {
			if inner[table] == nil {
				inner[table] = object{}
			}
			inner[table][name] = s.schema()
		} else {
			top[s.key] = s.schema()
		}
	}
	for table, properties := range inner {
		top[table] = object{"type": "object", "additionalProperties": false, "properties": properties}
	}
	top[rulesTable] = rulesSchema(rules)
	text, err := json.MarshalIndent(object{
		"$schema": "http://json-schema.org/draft-07/schema#", "$id": SchemaURL,
		"title": ".bibfix.toml", "description": "settings of bibfix, which checks the references of manuscripts",
		"type": "object", "additionalProperties": false, "properties": top,
	}, "", "  ")
	if err != nil {
		panic(err) // a mistake in the tables of this package
	}
	return append(text, '\n')
}

func (s *setting) schema() object {
	o := object{"description": s.doc}
	item := object{"type": "string", "minLength": 1}
	switch s.kind {
	case flag:
		o["type"] = "boolean"
	case word:
		o["enum"] = s.words
	case patterns, commands:
		o["type"], o["items"] = "array", item
		if s.kind == commands {
			item["pattern"] = `^\\?[A-Za-z@]+$`
		}
	case file:
		o["type"], o["pattern"] = "string", `^[^/~\\:][^\\:]*$`
	case address:
		o["type"], o["pattern"] = "string", "^[!-~]+@[!-~]+$"
	}
	return o
}

func rulesSchema(rules []RuleInfo) object {
	value := object{"anyOf": []object{
		{"enum": ruleWords},
		{"type": "object", "additionalProperties": false, "properties": object{"severity": object{"enum": severities}, "fix": object{"enum": safeties}}},
	}}
	properties := object{AllRules: object{"allOf": []object{{"$ref": "#/properties/rules/definitions/rule"}}, "description": "every rule that has no line of its own"}}
	for _, r := range rules {
		properties[r.ID] = object{"allOf": []object{{"$ref": "#/properties/rules/definitions/rule"}}, "description": r.Title + " (" + r.Severity + ")"}
	}
	return object{"type": "object", "additionalProperties": false, "properties": properties, "definitions": object{"rule": value}}
}
