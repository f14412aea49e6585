// Package bibname writes names as .bib files have them, so that BibTeX and biber
// part them as they were: "von Last, Jr, First", bodies in braces.
package bibname

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// And stands between two names of a list.
const And = " and "

// Others stands behind the last name of a list that was cut short.
const Others = "others"

// Write writes one name; escape makes TeX of plain text. It is "" for a name
// of nothing.
func Write(n lint.Name, escape func(string) string) string {
	if n.Literal != "" {
		return "{" + escape(n.Literal) + "}"
	}
	family, given, suffix := part(n.Family, escape), part(n.Given, escape), part(n.Suffix, escape)
	alone := given == "" && suffix == ""
	if alone && family != "" && family[0] != '{' && (strings.Contains(family, " ") || fold.ASCII(family) == Others) {
		family = "{" + family + "}" // without a comma its first word would be a given name
	}
	if suffix != "" && given == "" { // "Lund, Jr." would be the family and the given name
		family, suffix, alone = "{"+strings.Trim(family, "{}")+" "+suffix+"}", "", true
	}
	last := strings.TrimSpace(part(n.Particle, escape) + " " + family)
	switch {
	case alone:
		return last // a comma at the end would make BibTeX complain
	case suffix != "":
		return last + ", " + suffix + ", " + given
	}
	return last + ", " + given
}

// part writes one part of a name, in braces where a comma or the word "and" inside
// would part the list of names.
func part(s string, escape func(string) string) string {
	text := escape(s)
	if strings.IndexByte(s, ',') >= 0 || strings.Contains(" "+fold.ASCII(s)+" ", And) {
		return "{" + text + "}"
	}
	return text
}
