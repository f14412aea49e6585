package report_test

import (
	"fmt"
	"os"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// A report is made once and written in as many forms as are wanted.
func Example() {
	doc := &lint.Document{File: lint.File{Name: "ropes.md", Data: []byte("Ropes rot (Adiar, 2011).\n")}}
	found := []lint.Diagnostic{{
		Rule: "misspelled-name", Severity: lint.Warning, File: "ropes.md", Span: lint.Span{Start: 11, End: 22},
		Message: "the text says Adiar, the list has Adair",
		Fixes: []lint.Fix{{
			Message: "write Adair", Safety: lint.Unsafe,
			Edits: []lint.TextEdit{{File: "ropes.md", Span: lint.Span{Start: 11, End: 16}, New: "Adair"}},
		}},
	}}
	r := report.New([]*lint.Document{doc}, found, lint.Safe)
	if err := r.Text(os.Stdout, report.Style{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// ropes.md:1:12: warning: the text says Adiar, the list has Adair [misspelled-name]
	//     Ropes rot (Adiar, 2011).
	//                ^~~~~~~~~~~
	//   unsafe fix: write Adair
	// bibfix: 0 errors, 1 warning, 0 infos, 0 fixable in 1 file (0 references, 0 citations)
}

func ExampleDiff() {
	old, new := []byte("Ropes rot (Adiar, 2011).\n"), []byte("Ropes rot (Adair, 2011).\n")
	if err := report.Diff(os.Stdout, "ropes.md", old, new, report.Style{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// --- a/ropes.md
	// +++ b/ropes.md
	// @@ -1,1 +1,1 @@
	// -Ropes rot (Adiar, 2011).
	// +Ropes rot (Adair, 2011).
}
