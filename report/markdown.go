package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// markdownSize is the most bytes of the page. GitHub throws the summary of a
// step away as a whole when it is over 1,024 KiB, and a step may write more
// than this into it.
const markdownSize = 1000 << 10

const (
	markdownEnd  = 512   // bytes that are kept for what stands after the last finding
	markdownText = 1_024 // bytes of a message
	markdownOpen = 50    // more findings than that are folded, file by file
)

// Markdown writes a page for the summary of a job on GitHub: counts in words, a
// table of the rules, then the findings of each file. It ends before GitHub's
// limit, at the end of a finding, and tells how many are left. Text of
// manuscripts is shown as text: it makes no link, image, mention or markup.
func (r *Report) Markdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	m := &markdown{Report: r, w: out, room: markdownSize - markdownEnd}
	m.add("## References\n\n" + m.counts() + "\n")
	for _, text := range r.Remarks {
		m.add("\n" + markdownPlain(clip(text, markdownText)) + ".\n")
	}
	m.add(m.ruleTable())
	left := len(r.Findings)
	for _, g := range r.groups() {
		written := m.group(g)
		left -= written
		if written < len(g.found) {
			break
		}
	}
	if left > 0 {
		fmt.Fprintf(out, "\n%s: this page ends where GitHub would cut it; `bibfix --format text` and `--format json` have them all.\n", Count(left, "more finding"))
	}
	return out.Flush()
}

// A markdown is a page of so much room.
type markdown struct {
	*Report
	w    *bufio.Writer
	room int
}

// add writes text if there is room for it.
func (m *markdown) add(text string) bool {
	if len(text) > m.room {
		return false
	}
	m.room -= len(text)
	m.w.WriteString(text)
	return true
}

// counts are a paragraph: how much was found in how much.
func (m *markdown) counts() string {
	s := m.Summary()
	text := fmt.Sprintf("%s, %s and %s in %s with %s and %s.",
		Count(s.Errors, "error"), Count(s.Warnings, "warning"), Count(s.Infos, "info"),
		Count(s.Files, "file"), Count(s.References, "reference"), Count(s.Citations, "citation"))
	if s.Fixable > 0 {
		text += fmt.Sprintf(" `bibfix --write` fixes %d of them.", s.Fixable)
	}
	if doubt := s.Doubt(); doubt != "" {
		text += "\n\n" + doubt + "."
	}
	if s.Asked {
		v := &s.Verdicts
		text += fmt.Sprintf("\n\nOf the references %d are verified, %d unlike the record, %d contradicted; %d not found, %d not checkable, %d not checked.",
			v[lint.Verified], v[lint.Differs], v[lint.Contradicted], v[lint.NotFound], v[lint.NotCheckable], v[lint.NotChecked])
	}
	return text
}

// ruleTable has a row for each rule that found something, the gravest first.
func (m *markdown) ruleTable() string {
	if len(m.Findings) == 0 {
		return ""
	}
	type row struct {
		rule     string
		severity lint.Severity
		n        int
	}
	var rows []*row
	byRule := make(map[string]*row)
	for i := range m.Findings {
		d := &m.Findings[i]
		if byRule[d.Rule] == nil {
			byRule[d.Rule] = &row{rule: d.Rule}
			rows = append(rows, byRule[d.Rule])
		}
		byRule[d.Rule].n++
		byRule[d.Rule].severity = max(byRule[d.Rule].severity, d.Severity)
	}
	slices.SortFunc(rows, func(a, b *row) int {
		return cmp.Or(cmp.Compare(b.severity, a.severity), cmp.Compare(b.n, a.n), strings.Compare(a.rule, b.rule))
	})
	var b strings.Builder
	b.WriteString("\n| findings | severity | rule | |\n|--:|---|---|---|\n")
	for _, row := range rows {
		fmt.Fprintf(&b, "| %d | %s | %s | %s |\n", row.n, row.severity, ruleLink(row.rule), markdownPlain(m.Rule(row.rule).Title))
	}
	return b.String()
}

func ruleLink(rule string) string { return "[" + rule + "](" + PageURL(rule) + ")" }

// group writes the findings of a file and returns how many of them had room.
func (m *markdown) group(g group) int {
	if len(g.found) == 0 {
		return 0
	}
	head, foot := "\n### "+markdownPlain(g.file)+"\n\n", ""
	if len(m.Findings) > markdownOpen {
		head += "<details><summary>" + Count(len(g.found), "finding") + "</summary>\n\n"
		foot = "\n</details>\n"
	}
	for i, d := range g.found {
		item := head + m.item(d)
		if len(item)+len(foot) > m.room {
			if i > 0 {
				m.add(foot)
			}
			return i
		}
		m.add(item)
		head = ""
	}
	m.add(foot)
	return len(g.found)
}

// item is a finding with what belongs to it.
func (m *markdown) item(d *lint.Diagnostic) string {
	at := m.Position(d.File, d.Span.Start)
	var b strings.Builder
	fmt.Fprintf(&b, "- **%s** in line %d: %s (%s)\n", d.Severity, at.Line, markdownPlain(d.Message), ruleLink(d.Rule))
	for _, line := range m.related(d) { // which begins with the name of a file, and that may look like a list
		b.WriteString("  - see " + markdownPlain(line) + "\n")
	}
	for _, line := range remarks(d, Style{}) {
		b.WriteString("  - " + markdownPlain(line) + "\n")
	}
	return b.String()
}

// markdownEscapes show characters that Markdown, HTML or GitHub would obey.
// GitHub looks for names after @, numbers after # and addresses in the text
// that Markdown leaves, where an escape is gone: an empty comment parts them
// instead, of which a reader sees and copies nothing.
var markdownEscapes = strings.NewReplacer(
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "$", "&#36;",
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "~", `\~`,
	"@", "@<!---->", "#", "#<!---->", "GH-", "GH-<!---->", "://", "<!---->://", "www.", "www<!---->.",
)

func markdownPlain(text string) string {
	return markdownEscapes.Replace(clip(Printable(text), markdownText))
}
