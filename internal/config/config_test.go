package config

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
)

var ids = []string{"doi-form", "missing-doi", "title-capitals", "uncited-entry", "year-mismatch"}

func TestParse(t *testing.T) {
	const text = `#:schema https://example.org
profile = "joss" # a comment
exclude = [
  "drafts/**", # another
  'old-*.md',
]
citation-commands = ['\seesource', "quoteFrom"]
dialect = "biblatex"
fail-on = "never"
baseline = "checks/known.json"
verify.lock = "bibfix.lock"

[verify]
enabled = true
mailto = "editor@example.org"
required = false

[rules]
year-mismatch = "warning"
title-capitals = { severity = "info", fix = "suggest" }
uncited-entry = "off"
doi-form.fix = "unsafe"
all = "on"

[rules.missing-doi]
severity = "error"
`
	text2 := strings.Replace(text, "verify.lock = \"bibfix.lock\"\n\n[verify]\n", "[verify]\nlock = \"bibfix.lock\"\n", 1)
	got, faults := Parse([]byte(text2), ids)
	want := Config{
		Profile: "joss", Exclude: []string{"drafts/**", "old-*.md"}, CitationCommands: []string{"seesource", "quoteFrom"},
		Dialect: "biblatex", FailOn: "never", Baseline: "checks/known.json",
		Rules: map[string]Rule{
			"year-mismatch": {Severity: "warning"}, "title-capitals": {Severity: "info", Fix: "suggest"}, "uncited-entry": {State: "off"},
			"doi-form": {Fix: "unsafe"}, "all": {State: "on"}, "missing-doi": {Severity: "error"},
		},
		Verify: Verify{Enabled: true, Lock: "bibfix.lock", Mailto: "editor@example.org"},
	}
	if len(faults) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v; faults %v", got, want, faults)
	}
	if _, faults := Parse(nil, ids); len(faults) > 0 {
		t.Errorf("an empty file has faults: %v", faults)
	}
}

// Each wrong file has its faults at the places given, as line:column.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"profil = \"joss\"\n", `1:1 there is no setting "profil"; perhaps profile is meant`},
		{"\n\n  excludes = []\n", `3:3 there is no setting "excludes"; perhaps exclude is meant`},
		{"profile = \"jos\"\n", `1:11 profile cannot be "jos", perhaps joss is meant; known are apa7, ieee, joss, submission, vancouver`},
		{"profile = \"chicago\"\n", `1:11 profile cannot be "chicago"; known are apa7, ieee, joss, submission, vancouver`},
		{"profile = 7\n", `1:11 profile is a word in quotes, and this is a number`},
		{"profile = [\"joss\"]\n", `1:1 profile is a word in quotes, and this is a list`},
		{"profile = joss\n", `1:11 not valid TOML: unexpected character U+006A 'j' at start of value; a text stands in quotes`},
		{"exclude = \"drafts\"\n", `1:11 exclude is a list of patterns in quotes, and this is a text`},
		{"exclude = [\"a\", 3]\n", `1:17 exclude is a list of patterns in quotes, and one of them is a number`},
		{"exclude = [\"a\",\n  \"[\"]\n", `2:3 "[" is no pattern of paths: slashes part folders, * stands for part of a name, ** for any folders`},
		{"exclude = [\"!a\"]\n", `1:12 "!a" is no pattern of paths: slashes part folders, * stands for part of a name, ** for any folders`},
		{"exclude = [\"./drafts\"]\n", `1:12 "./drafts" is no pattern of paths: slashes part folders, * stands for part of a name, ** for any folders`},
		{"exclude = [\"/\"]\n", `1:12 "/" is no pattern of paths: slashes part folders, * stands for part of a name, ** for any folders`},
		{"exclude = [\"a//b\"]\n", `1:12 "a//b" is no pattern of paths: slashes part folders, * stands for part of a name, ** for any folders`},
		{"exclude = [\"../a\"]\n", `1:12 "../a" is no pattern of paths: slashes part folders, * stands for part of a name, ** for any folders`},
		{"exclude = [\"*.{md,tex}\"]\n", `1:12 "*.{md,tex}" has braces: write a pattern for each`},
		{"exclude = { a = 1 }\n", `1:1 exclude is a list of patterns in quotes, and this is a table`},
		{"exclude = {}\n", `1:11 exclude is a list of patterns in quotes, and this is a table`},
		{"citation-commands = [\"my cite\"]\n", `1:22 "my cite" is no command of LaTeX: its name is letters, with or without the backslash before`},
		{"dialect = \"Bibtex\"\n", `1:11 dialect cannot be "Bibtex", perhaps bibtex is meant; known are bibtex, biblatex`},
		{"fail-on = \"errors\"\n", `1:11 fail-on cannot be "errors", perhaps error is meant; known are error, warning, info, never`},
		{"fail-on = true\n", `1:11 fail-on is a word in quotes, and this is true`},
		{"fail-on = 2026-01-01\n", `1:11 fail-on is a word in quotes, and this is a date`},
		{"baseline = \"../known.json\"\n", `1:12 baseline is a path below the folder of this file, with slashes, and "../known.json" is not`},
		{"baseline = \"/etc/passwd\"\n", `1:12 baseline is a path below the folder of this file, with slashes, and "/etc/passwd" is not`},
		{"[verify]\nlock = \"a/../../b\"\n", `2:8 verify.lock is a path below the folder of this file, with slashes, and "a/../../b" is not`},
		{"[verify]\nlock = 'C:\\temp'\n", `2:8 verify.lock is a path below the folder of this file, with slashes, and "C:\\temp" is not`},
		{"[verify]\nmailto = \"nobody\"\n", `2:10 "nobody" is no mail address`},
		{"[verify]\nenabled = \"yes\"\n", `2:11 verify.enabled is true or false, and this is a text`},
		{"[verify]\ncrossref-url = \"https://a.example\"\n", `2:1 there is no setting of [verify] "crossref-url"; known are enabled, lock, mailto, required`},
		{"[verify]\nlocks = \"a\"\n[rules]\nyear-mismatch = \"offf\"\n", "2:1 there is no setting of [verify] \"locks\"; perhaps lock is meant\n4:17 year-mismatch cannot be \"offf\", perhaps off is meant; known are on, off, error, warning, info"},
		{"verify = true\n", `1:1 verify is a table: write [verify] on a line of its own, and below it what it says`},
		{"[verified]\nlock = \"a\"\n", `1:2 there is no table "verified"; perhaps verify is meant`},
		{"[[rules]]\nyear-mismatch = \"off\"\n", `1:3 there is one table [rules]: write it with single brackets`},
		{"[verify.lock]\na = 1\n", `1:9 [verify] has no table "lock" in it`},
		{"[profile]\nname = \"joss\"\n", `1:2 profile is a setting, not a table: write profile = …`},
		{"lock = \"a\"\n", `1:1 there is no setting "lock"; it belongs into [verify]`},
		{"year-mismatch = \"off\"\n", `1:1 there is no setting "year-mismatch"; rules belong into [rules]`},
		{"[rules]\nprofile = \"joss\"\n", `2:1 there is no rule "profile"; it belongs above the first [table]`},
		{"[rules]\nyear-missmatch = \"off\"\n", `2:1 there is no rule "year-missmatch"; perhaps year-mismatch is meant`},
		{"[rules]\nyear-mismatch = false\n", `2:17 year-mismatch is one of the words on, off, error, warning, info in quotes, or a table { severity = …, fix = … }, and this is false`},
		{"[rules]\ndoi-form = { severity = \"fatal\" }\n", `2:25 severity cannot be "fatal"; known are error, warning, info`},
		{"[rules]\ndoi-form = { fix = \"never\", sevrity = \"info\" }\n", "2:20 fix cannot be \"never\"; known are safe, unsafe, suggest\n2:29 there is no setting of a rule \"sevrity\"; perhaps severity is meant"},
		{"[rules]\ndoi-form = { fix = true }\n", `2:20 fix is a word in quotes, and this is true`},
		{"rules = \"off\"\n", `1:1 rules is a table: write [rules] on a line of its own, and below it a line for each rule`},
		{"profile = \"joss\"\nprofile = \"ieee\"\n", `2:1 not valid TOML: key profile is already defined`},
		{"[rules\nyear-mismatch = \"off\"\n", `1:7 not valid TOML: expected ']' to close table name`},
		{"profile = \"é\n", `1:13 not valid TOML: basic strings cannot have new lines`},
		{"x = \"a\x00b\"\n", `1:7 not valid TOML: basic strings cannot have control characters`},
	} {
		_, faults := Parse([]byte(c.text), ids)
		var lines []string
		for _, f := range faults {
			before := c.text[:f.Offset]
			column := len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
			lines = append(lines, fmt.Sprintf("%d:%d %s", strings.Count(before, "\n")+1, column, f.Message))
		}
		got := strings.Join(lines, "\n")
		if got != c.want {
			t.Errorf("%q:\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// The sample is a good file whether its settings are comments or not.
func TestSample(t *testing.T) {
	plain := Sample([]string{"Found: paper.md."}, nil)
	if got, faults := Parse([]byte(plain), ids); len(faults) > 0 || !reflect.DeepEqual(got, Config{}) {
		t.Errorf("the sample says %+v, faults %v\n%s", got, faults, plain)
	}
	given := make(map[string]string)
	for i := range settings {
		given[settings[i].key] = settings[i].example
	}
	all := strings.ReplaceAll(Sample(nil, given), "\n#uncited", "\nuncited")
	got, faults := Parse([]byte(all), ids)
	if len(faults) > 0 {
		t.Fatalf("%v\n%s", faults, all)
	}
	v := reflect.ValueOf(got)
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			t.Errorf("the sample with all its settings does not set %s", v.Type().Field(i).Name)
		}
	}
}

func TestProfilesNameWords(t *testing.T) {
	for _, p := range Profiles {
		for id, r := range p.Rules {
			if _, faults := Parse([]byte("[rules]\n"+id+" = \""+r.State+r.Severity+"\"\n"), []string{id}); len(faults) > 0 {
				t.Errorf("%s: %s: %v", p.Name, id, faults)
			}
		}
	}
}

func TestSchemaIsJSON(t *testing.T) {
	var got struct {
		Properties map[string]any `json:"properties"`
	}
	if err := json.Unmarshal(Schema([]RuleInfo{{"doi-form", "a form", "warning"}}), &got); err != nil {
		t.Fatal(err)
	}
	for i := range settings {
		top, _, _ := strings.Cut(settings[i].key, ".")
		if got.Properties[top] == nil {
			t.Errorf("the schema does not know %s", settings[i].key)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("profile = \"joss\"\n[rules]\nyear-mismatch = { fix = \"safe\" }\n"))
	f.Add([]byte("[verify.x]\nlock = [[1]]\n'a\\b'.c = {}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, faults := Parse(data, ids)
		for _, fault := range faults {
			if fault.Offset < 0 || fault.Offset > len(data) || fault.Message == "" {
				t.Errorf("fault %+v of a file of %d bytes", fault, len(data))
			}
		}
	})
}
