package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/format/testdata/scroll"
	"github.com/bibfix/bibfix/project"
)

// A place is one outside of the program where the formats are listed: a file, what stands
// around the list, and the list as the values of the formats have it.
type place struct {
	file   string
	around string // a regular expression with a group before the list and one behind it
	list   func(format.List) string
}

var places = []place{
	{"../../.pre-commit-hooks.yaml", `(?m)(^  files: \(\?i\)\\\.\().*(\)\$)$`, hookEndings},
	{"../../README.md", `(Offline, for ).*( files; .bibfix-write)`, func(l format.List) string { return marked(l).Words("and") }},
	{"../../README.md", `(It reads ).*(, finds the)`, func(l format.List) string { return l.Holding(kind.Manuscript).Words("or") }},
	{"../../README.md", `(bibliographies that the text names \().*?(\), and)`, bibliographyTitles},
	{"../../README.md", `(?s)(<!-- the formats -->\n).*?(<!-- end -->)`, readTable},
	{docs + "/examples/mega-linter-plugin-bibfix/bibfix.megalinter-descriptor.yml", `(?m)(^file_extensions:\n)(?:  - .*\n)+()`, descriptorEndings},
	{docs + "/editors.md", `(the manuscript as ).*?(, with its)`, func(l format.List) string { return l.Holding(kind.Manuscript).Words("or") }},
	{docs + "/repositories.md", `(offline, on the ).*?( files of a commit)`, func(l format.List) string { return marked(l).Words("and") }},
	{docs + "/json.md", "(\\| `files` \\| `format` \\| ).*( \\|)", formatNamesInJSON},
	{docs + "/files.md", `(?s)(<!-- the kinds -->\n).*(<!-- end -->)`, filesTable},
}

// in is the page with its list made anew.
func (p *place) in(t *testing.T, page []byte, l format.List) []byte {
	t.Helper()
	around := regexp.MustCompile(p.around)
	if !around.Match(page) {
		t.Fatalf("%s has lost its list of formats: nothing there is like %s", p.file, p.around)
	}
	return around.ReplaceAllFunc(page, func(found []byte) []byte {
		m := around.FindSubmatch(found)
		return slices.Concat(m[1], []byte(p.list(l)), m[2])
	})
}

// Whoever adds a format has all lists of formats told, by -update: each is made of the
// values, and with a further format would be another.
func TestFormatsAreListed(t *testing.T) {
	runes := *scroll.Scroll
	runes.Name, runes.Title, runes.Many, runes.Extensions = "runes", "Runes", "runes", []string{".runes"}
	runes.Holds |= kind.Bibliography
	further := append(format.All(), &runes)
	for _, p := range places {
		page, err := os.ReadFile(p.file)
		if err != nil {
			t.Fatal(err)
		}
		now := p.in(t, page, format.All())
		current(t, p.file, now)
		if bytes.Equal(p.in(t, page, further), now) {
			t.Errorf("%s: %s would not change if a format were added", p.file, p.around)
		}
	}
	for _, say := range []func(format.List) string{aboutFormats, func(l format.List) string { return l.Words("and") }} {
		if !strings.Contains(say(further), "Runes") {
			t.Errorf("a further format is not in %q", say(further))
		}
	}
	for _, f := range format.All().Read() {
		if refused := words(&project.UnclaimedError{Name: "a.py"}); !strings.Contains(refused, f.Title) {
			t.Errorf("%q does not name %s", refused, f.Title)
		}
	}
	if help := newRoot(system{}, new(int)).Long; !strings.Contains(help, aboutFormats(format.All())) {
		t.Error("the help does not tell the formats")
	}
}

// marked are the formats that hooks and plugins are told: those that are read but for plain
// text, most of which is no manuscript, and with endings of their own, since most
// files of the others are something else.
func marked(l format.List) format.List {
	return slices.DeleteFunc(l.Read(), func(f *format.Format) bool { return f.Markup == kind.Plain || len(f.Extensions) == 0 })
}

func markedEndings(l format.List) []string {
	var endings []string
	for _, f := range marked(l) {
		endings = append(endings, f.Extensions...)
	}
	return endings
}

func hookEndings(l format.List) string {
	return strings.ReplaceAll(strings.Join(markedEndings(l), "|"), ".", "")
}

// descriptorEndings has those that are often written in capitals twice: MegaLinter tells them apart.
func descriptorEndings(l format.List) string {
	var b strings.Builder
	for _, e := range markedEndings(l) {
		if e == ".rmd" || e == ".rnw" {
			fmt.Fprintf(&b, "  - .%s%s\n", strings.ToUpper(e[1:2]), e[2:])
		}
		fmt.Fprintf(&b, "  - %s\n", e)
	}
	return b.String()
}

func formatNamesInJSON(l format.List) string {
	var names []string
	for _, f := range l.Holding(0) {
		names = append(names, "`"+f.Name+"`")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

func bibliographyTitles(l format.List) string {
	var titles []string
	for _, f := range l.Holding(kind.Bibliography) {
		titles = append(titles, f.Title)
	}
	return strings.Join(titles, ", ")
}

// readTable are the formats that are read, with their variants.
func readTable(l format.List) string {
	var b strings.Builder
	b.WriteString("| format | endings | holds | what bibfix does |\n|---|---|---|---|\n")
	for _, f := range l.Holding(0) {
		own := slices.DeleteFunc(l.Read(), func(v *format.Format) bool { return v.Name != f.Name })
		var endings []string
		for _, v := range own {
			endings = append(endings, v.Extensions...)
		}
		does := []string{"checks"}
		if f.Can(kind.Edit) {
			does = append(does, "repairs")
		}
		if f.Can(kind.Layout) {
			does = append(does, "sets out anew (`bibfix format`)")
		}
		holds := map[kind.Holds]string{kind.Manuscript: "a text", kind.Bibliography: "entries", kind.Manuscript | kind.Bibliography: "a text, entries"}[f.Holds]
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", f.Title, inCode(endings, f.Shared), holds, strings.Join(does, ", "))
	}
	return b.String()
}

// inCode are endings as code, those that other files share with what decides.
func inCode(own, shared []string) string {
	var all []string
	for _, e := range own {
		all = append(all, "`"+e+"`")
	}
	for _, e := range shared {
		all = append(all, "`"+e+"` that hold it")
	}
	return strings.Join(all, ", ")
}

// filesTable are all kinds of files, and what becomes of them in a folder.
func filesTable(l format.List) string {
	var b strings.Builder
	b.WriteString("| files | endings | in a folder |\n|---|---|---|\n")
	for _, k := range l {
		found := "named as left out"
		switch {
		case k.IsRead() && k.Markup == kind.Plain:
			found = "read as plain text, or as Markdown where it holds its markup"
		case k.IsRead():
			found = "read as " + k.Title
		case k.Holds == 0:
			found = "passed over"
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", k.Many, inCode(k.Extensions, k.Shared), found)
	}
	return b.String()
}
