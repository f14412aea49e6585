package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Sample is the commented file that "bibfix init" writes. Settings that are
// given, as TOML values by key, are set; the others stand there as comments.
// About is what was found, a sentence a line.
func Sample(about []string, given map[string]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "#:schema %s\n# Settings of bibfix for this folder and those in it. What stands behind a # is off.\n", SchemaURL)
	for _, line := range about {
		b.WriteString("# " + line + "\n")
	}
	table := ""
	for i := range settings {
		s := &settings[i]
		name := s.key
		if of, inner, nested := strings.Cut(s.key, "."); nested {
			name = inner
			if of != table {
				table = of
				sampleRules(&b)
				fmt.Fprintf(&b, "\n[%s]\n", table)
			}
		}
		fmt.Fprintf(&b, "\n# %s\n", sentence(s))
		if value, ok := given[s.key]; ok {
			fmt.Fprintf(&b, "%s = %s\n", name, value)
		} else {
			fmt.Fprintf(&b, "#%s = %s\n", name, s.example)
		}
	}
	return b.String()
}

func sampleRules(b *strings.Builder) {
	b.WriteString(`
# A line for a rule: "off", "on", or its severity, "error", "warning" or "info".
# fix says how far its fixes may go: "safe" as it claims, "unsafe" with --unsafe only, "suggest" never.
# bibfix rules lists the rules, bibfix explain RULE tells about one.
[rules]
#uncited-entry = "off"
#list-style = { severity = "warning", fix = "suggest" }
`)
}

// sentence is the doc of a setting with its words.
func sentence(s *setting) string {
	text := strings.ToUpper(s.doc[:1]) + s.doc[1:] + "."
	if s.kind == word {
		text += " One of " + strings.Join(s.words, ", ") + "."
	}
	return text
}

// Page is the part of the documentation that lists the settings and profiles, in Markdown.
func Page() string {
	var b strings.Builder
	b.WriteString("| setting | is | does |\n|---|---|---|\n")
	for i := range settings {
		s := &settings[i]
		what := string(s.kind)
		if s.kind == word {
			what = "`\"" + strings.Join(s.words, "\"`, `\"") + "\"`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", s.key, what, s.doc)
	}
	b.WriteString("\n## Profiles\n")
	for i := range Profiles {
		p := &Profiles[i]
		fmt.Fprintf(&b, "\n### %s\n\n%s\n\n```toml\n%s```\n", p.Name, p.Doc, p.toml())
	}
	return b.String()
}

// toml is what a profile sets, as a file would.
func (p *Profile) toml() string {
	var b strings.Builder
	b.WriteString("[rules]\n")
	for _, id := range slices.Sorted(maps.Keys(p.Rules)) {
		r := p.Rules[id]
		fmt.Fprintf(&b, "%s = %q\n", id, r.State+r.Severity)
	}
	return b.String()
}
