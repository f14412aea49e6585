// Package html writes a report for people who have never seen a terminal: one
// page that a browser opens from a mail or a disk.
//
// The page is complete in itself. It loads nothing, holds no script, and its
// policy (a Content-Security-Policy in its head) forbids both, so that even a
// manuscript whose text got through the escaping could not make it do
// anything. All text of manuscripts goes through [report.Printable] and
// html/template.
//
// From top to bottom it has: what came out, in numbers and words; a chart of
// the points by kind; the points, first those that need the author, then
// those that can be corrected without asking, then smaller remarks; a letter
// to the author; the reference lists with what registries say of each entry;
// the citations of the text; and a record of what was read.
//
// A page has an end: of more than maxPoints points, maxEntries entries or
// maxCitations citations the rest is counted, and the page says so. Its text
// depends on the report alone: there is no date on it.
package html

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"github.com/bibfix/bibfix/report"
)

//go:embed page.gohtml
var files embed.FS

//go:embed style.css
var style string

var layout = template.Must(template.ParseFS(files, "page.gohtml"))

// Write writes the report as a page.
func Write(r *report.Report, w io.Writer) error {
	out := bufio.NewWriter(w)
	if err := layout.Execute(out, newPage(r)); err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	return out.Flush()
}

// policy allows the page its own style and nothing else: no script, no
// picture, no request.
func policy() string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}
