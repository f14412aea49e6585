package rules

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/needles"
)

var _ = add(lint.Rule{
	ID:       "private-path",
	Title:    "an entry publishes the name of a home folder",
	Severity: lint.Info,
	Since:    "0.2.0",
	Flood:    "entries publish the name of a home folder",
	Doc: `Reference managers write into the field file where the PDF lies on the author's disk: /home/NAME, /Users/NAME, C:\Users\NAME.
In a file that is handed on, this tells a login name and how somebody keeps their papers, and it is of use to nobody else.

The rule is silent about paths that begin elsewhere, and about files that lie beside the bibliography.`,
	Fix:   "Unsafe: takes the field out. The author's own program may need it.",
	For:   lint.Fielded,
	Entry: checkPrivatePath,
})

// homeFolders are the beginnings of home folders; JabRef and Mendeley put a backslash before a colon.
var homeFolders = needles.New("private-path", "/home/", "/Users/", `:\Users\`, `:\\Users\\`, `:/Users/`, ":/Documents and Settings/", `:\Documents and Settings\`)

func checkPrivatePath(p *lint.Pass, r *lint.Reference) {
	for _, name := range [...]string{"file", "localfile", "local-url", "bdsk-file-1"} {
		f := entry.OwnRaw(r, name)
		if f == nil || !needles.Any(homeFolders, f.Text) || strings.Contains(f.Text, "://") {
			continue
		}
		d := lint.Diagnostic{Span: f.Span, Reference: r, Message: "the field " + entry.FieldName(p.Document, f) + " tells the path of a file in somebody's home folder"}
		if edits := p.Document.Syntax.Remove(r, f); edits != nil {
			d.Fixes = []lint.Fix{{Message: "take the field out", Safety: lint.Unsafe, Edits: edits}}
		}
		p.Report(d)
		return
	}
}
