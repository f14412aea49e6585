package report_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// forms are those that go to other programs.
var forms = map[string]func(*report.Report, io.Writer) error{
	"github":     func(r *report.Report, w io.Writer) error { return r.GitHub(w, report.Style{}) },
	"sarif":      (*report.Report).SARIF,
	"rdjsonl":    (*report.Report).RDJSONL,
	"junit":      (*report.Report).JUnit,
	"checkstyle": (*report.Report).Checkstyle,
	"markdown":   (*report.Report).Markdown,
	"csv":        (*report.Report).CSV,
}

func written(t *testing.T, form string, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := forms[form](r, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What a manuscript may hold, and a file be called, to make a reader or a
// program do something.
const (
	evil = "=cmd|'/C calc'!A0 <script>alert(\"1\")</script>\n::error::pwned\r\n%0A::add-mask::x ##[add-path]/evil \x1b[31m\x00\xff\u202E\u2028\u0085 " +
		"@octocat #12 GH-7 [l](https://evil.example) ![i](https://evil.example/i.png) https://evil.example www.evil.example a@evil.example " +
		"`code` **bold** $x$ | {0} &amp; ]]> <!-- --> </details> \\ _u_ ~~s~~"
	evilName = "- [x](y): 1. a,b|<img src=x>\n::error::pwned\x1b[31m\u202E@octocat #1 100%25 ü.md"
)

// hostile is a report on a manuscript of that kind.
func hostile() *report.Report {
	span := lint.Span{Start: 0, End: len(evil)}
	doc := &lint.Document{File: lint.File{Name: evilName, Data: []byte(evil)}, Format: "markdown"}
	var found []lint.Diagnostic
	for _, severity := range []lint.Severity{lint.Error, lint.Warning, lint.Info} {
		found = append(found, lint.Diagnostic{
			Rule: "year-mismatch", Severity: severity, File: evilName, Span: span, Message: evil,
			Related:  []lint.Related{{Span: span, Message: evil}},
			Evidence: &lint.Evidence{Work: &lint.Work{Source: "crossref", Titles: []string{evil}}},
			Fixes:    []lint.Fix{{Message: evil, Safety: lint.Safe, Edits: []lint.TextEdit{{File: evilName, Span: span, New: evil}}}},
		})
	}
	return report.New([]*lint.Document{doc}, found, lint.Safe)
}

// crowd is a report of n findings, of which every third is an error, a warning
// and an info, in files of a hundred lines.
func crowd(n int, message string) *report.Report {
	var docs []*lint.Document
	var found []lint.Diagnostic
	for i := range n {
		if i%100 == 0 {
			name := fmt.Sprintf("chapter%d.md", i/100)
			docs = append(docs, &lint.Document{File: lint.File{Name: name, Data: bytes.Repeat([]byte("Levies rose.\n"), 100)}})
		}
		start := 13 * (i % 100)
		found = append(found, lint.Diagnostic{
			Rule: "missing-entry", Severity: lint.Severity(i % 3), File: docs[len(docs)-1].Name,
			Span: lint.Span{Start: start, End: start + 6}, Message: message,
		})
	}
	return report.New(docs, found, lint.Safe)
}

// The forms of a report on nothing, one after the other.
func TestEmptyForms(t *testing.T) {
	var all strings.Builder
	for _, form := range []string{"github", "sarif", "rdjsonl", "junit", "checkstyle", "markdown", "csv"} {
		all.WriteString("-- " + form + " --\n" + written(t, form, report.New(nil, nil, lint.Safe)))
	}
	file := filepath.Join("testdata", "empty.golden")
	if golden.Update() {
		if err := os.WriteFile(file, []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || all.String() != string(want) {
		t.Errorf("%s is stale (%v); look at the change with -update; got\n%s", file, err, all.String())
	}
}

// No form lets through what a terminal or a log would obey, nor bytes that are
// not UTF-8.
func TestNoControlCharacters(t *testing.T) {
	for form := range forms {
		got := written(t, form, hostile())
		if !utf8.ValidString(got) {
			t.Errorf("%s is not UTF-8", form)
		}
		if form == "csv" {
			got = strings.ReplaceAll(strings.TrimPrefix(got, "\uFEFF"), "\r\n", "\n")
		}
		for _, r := range got {
			if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
				t.Errorf("%s holds %U", form, r)
			}
		}
	}
}

// Long messages are cut where a form has room for so much only.
func TestCrowds(t *testing.T) {
	long.Test(t)
	big := crowd(12_000, strings.Repeat("A levy – of the harbour. ", 20))
	for form := range forms {
		got := written(t, form, big)
		if form == "junit" || form == "checkstyle" || form == "csv" {
			if n := strings.Count(got, "missing-entry"); n != 12_000 {
				t.Errorf("%s has %d findings of 12,000", form, n)
			}
		}
	}
}

func TestGitHubLimits(t *testing.T) {
	for _, test := range []struct{ errors, warnings, infos int }{{0, 0, 0}, {10, 1, 10}, {11, 0, 12}, {400, 10, 9}} {
		var found []lint.Diagnostic
		for severity, n := range []int{test.infos, test.warnings, test.errors} {
			for range n {
				found = append(found, lint.Diagnostic{Rule: "r", Severity: lint.Severity(severity), File: "p.md", Message: "m"})
			}
		}
		got := written(t, "github", report.New(nil, found, lint.Safe))
		for kind, n := range map[string]int{"error": test.errors, "warning": test.warnings, "notice": test.infos} {
			if lines := strings.Count(got, "::"+kind+" "); lines != min(n, 10) {
				t.Errorf("%v: %d commands of the kind %s", test, lines, kind)
			}
			if more := strings.Contains(got, fmt.Sprintf("::%s title=bibfix::and %d more ", kind, n-9)); more != (n > 10) {
				t.Errorf("%v: that there are more of %s is told: %v", test, kind, more)
			}
		}
		if n := strings.Count(got, "\n"); n > 31 {
			t.Errorf("%v: %d lines", test, n)
		}
	}
}

// unescape reads a command as GitHub's runner does.
func unescape(t *testing.T, line string) (kind string, properties map[string]string, message string) {
	t.Helper()
	head, data, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::")
	if !strings.HasPrefix(line, "::") || !ok {
		t.Fatalf("no command: %q", line)
	}
	kind, list, _ := strings.Cut(head, " ")
	properties = make(map[string]string)
	for _, p := range strings.Split(list, ",") {
		name, value, _ := strings.Cut(p, "=")
		properties[name] = strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%").Replace(value)
	}
	return kind, properties, strings.NewReplacer("%0D", "\r", "%0A", "\n", "%25", "%").Replace(data)
}

func TestGitHubHostile(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(written(t, "github", hostile()), "\n"), "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[3], "bibfix: 1 error, ") {
		t.Fatalf("not three commands and a closing line:\n%s", strings.Join(lines, "\n"))
	}
	for i, want := range []string{"error", "warning", "notice"} {
		kind, properties, message := unescape(t, lines[i])
		first, _, _ := strings.Cut(message, "\n")
		if wanted := strings.ReplaceAll(report.Printable(evil), "##[", "## ["); kind != want || first != wanted {
			t.Errorf("%s: %q, want %q", kind, first, wanted)
		}
		if properties["file"] != report.Printable(evilName) || properties["title"] != "bibfix: year-mismatch" {
			t.Errorf("properties %q", properties)
		}
		if strings.Contains(lines[i], "##[") {
			t.Errorf("a command of the older form in %q", lines[i])
		}
	}
}

// Columns are given only of one line, as GitHub wants them.
func TestGitHubColumns(t *testing.T) {
	doc := &lint.Document{File: lint.File{Name: "p.md", Data: []byte("ab\ncd\n")}}
	found := []lint.Diagnostic{{Rule: "r", File: "p.md", Span: lint.Span{Start: 1, End: 4}, Message: "m"}}
	got := written(t, "github", report.New([]*lint.Document{doc}, found, lint.Safe))
	if want := "::notice file=p.md,line=1,endLine=2,title=bibfix%3A r::m\n"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCSV(t *testing.T) {
	for name, r := range map[string]*report.Report{"sample": sample(), "hostile": hostile()} {
		got := written(t, "csv", r)
		body, ok := strings.CutPrefix(got, "\uFEFF")
		if !ok || strings.Count(got, "\n") != strings.Count(got, "\r\n") {
			t.Errorf("%s: no byte order mark, or lines that do not end in CRLF", name)
		}
		rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if err != nil || len(rows) != len(r.Findings)+1 {
			t.Fatalf("%s: %d rows, %v", name, len(rows), err)
		}
		for i, row := range rows[1:] {
			if want := strings.TrimPrefix(row[7], "'"); want != report.Printable(r.Findings[i].Message) {
				t.Errorf("%s: message %q", name, row[7])
			}
			for _, cell := range row {
				if strings.IndexAny(cell, "=+-@\t\r＝＋－＠") == 0 {
					t.Errorf("%s: a spreadsheet computes %q", name, cell)
				}
			}
		}
	}
}

// A cell has as much as Excel can hold, and one that begins as formulas do is
// text; what stands inside of it is left alone.
func TestCSVCells(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(1)": "'@SUM(1)", "＝1": "'＝1", "＠a": "'＠a", "a=1": "a=1", "\t=1": "' =1", " a": " a", "'=1": "'=1", "": "",
	} {
		if got := csvMessage(t, text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	long := csvMessage(t, strings.Repeat("ü", 40_000))
	if n := utf8.RuneCountInString(long); n > 32_767 || !strings.HasSuffix(long, "ü…") {
		t.Errorf("a cell of %d characters", n)
	}
}

// csvMessage is the cell of a message, read back.
func csvMessage(t *testing.T, message string) string {
	t.Helper()
	found := []lint.Diagnostic{{Rule: "r", File: "-", Message: message}}
	rows, err := csv.NewReader(strings.NewReader(written(t, "csv", report.New(nil, found, lint.Safe)))).ReadAll()
	if err != nil || rows[1][0] != "'-" {
		t.Fatal(rows, err)
	}
	return rows[1][7]
}

// parts are the links and the raw HTML of a page, as Markdown of GitHub's
// dialect has them.
func parts(page string) (links, html, texts []string) {
	source := []byte(page)
	tree := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source))
	err := ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			links = append(links, string(n.Destination))
		case *ast.AutoLink:
			links = append(links, string(n.URL(source)))
		case *ast.Image:
			links = append(links, "image "+string(n.Destination))
		case *ast.RawHTML:
			html = append(html, string(n.Segments.Value(source)))
		case *ast.HTMLBlock:
			html = append(html, string(n.Lines().Value(source)))
		case *ast.Text:
			texts = append(texts, string(n.Segment.Value(source)))
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		panic(err)
	}
	return links, html, texts
}

// mention is what GitHub looks for in the text that Markdown leaves.
var mention = regexp.MustCompile(`@\w|#\d|GH-\d`)

func TestMarkdownHostile(t *testing.T) {
	page := written(t, "markdown", hostile())
	links, html, texts := parts(page)
	for _, link := range links {
		if link != report.PageURL("year-mismatch") {
			t.Errorf("a link to %s", link)
		}
	}
	if len(links) != 4 {
		t.Errorf("%d links, want one in the table and one for each finding", len(links))
	}
	for _, tag := range html {
		if tag != "<!---->" {
			t.Errorf("raw HTML %q", tag)
		}
	}
	for _, piece := range texts {
		if mention.MatchString(strings.ReplaceAll(piece, "&#36;", "$")) {
			t.Errorf("a mention in %q", piece)
		}
	}
	if n := strings.Count(page, "\n- **"); n != 3 {
		t.Errorf("%d items for three findings:\n%s", n, page)
	}
}

// A page is cut at the end of a finding, and its folds are closed.
func TestMarkdownLimit(t *testing.T) {
	for _, n := range []int{40, 60, 12_000} {
		page := written(t, "markdown", crowd(n, strings.Repeat("A levy of the harbour. ", 30)))
		if len(page) > 1024<<10 {
			t.Errorf("%d findings: %d bytes", n, len(page))
		}
		shown := strings.Count(page, "\n- **")
		if more := fmt.Sprintf("\n%d more findings: ", n-shown); strings.Contains(page, more) != (shown < n) || shown == 0 {
			t.Errorf("%d findings, %d shown, and not told how many more", n, shown)
		}
		folds := strings.Count(page, "<details>")
		if folds != strings.Count(page, "</details>") || folds > 0 != (n > 50) {
			t.Errorf("%d findings: %d folds", n, folds)
		}
		_, html, _ := parts(page)
		if len(html) != 2*folds {
			t.Errorf("%d findings: %d pieces of HTML for %d folds", n, len(html), folds)
		}
	}
}

// A file's name may look like a piece of Markdown itself.
func TestMarkdownNames(t *testing.T) {
	var docs []*lint.Document
	var found []lint.Diagnostic
	for _, name := range []string{"1. a.md", "- a.md", "---", "# a.md", "> a", "=== a", "    a.md", "+ a", "<!-- a"} {
		docs = append(docs, &lint.Document{File: lint.File{Name: name}})
		found = append(found, lint.Diagnostic{Rule: "r", File: name, Message: name, Related: []lint.Related{{Message: name}}})
	}
	page := written(t, "markdown", report.New(docs, found, lint.Safe))
	tree := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader([]byte(page)))
	kinds := make(map[string]int)
	err := ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			kinds[n.Kind().String()]++
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if kinds["Heading"] != 1+len(docs) || kinds["List"] != 2*len(docs) || kinds["ThematicBreak"]+kinds["Blockquote"]+kinds["CodeBlock"]+kinds["HTMLBlock"] > 0 {
		t.Errorf("the page has %v", kinds)
	}
}
