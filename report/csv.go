package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// csvCell is the most bytes of a cell: Excel takes 32,767 characters and moves
// the rest to the next rows.
const csvCell = 32_000

var csvColumns = []string{
	"path", "line", "column", "endLine", "endColumn", "severity", "rule", "message", "text",
	"fix", "safety", "related", "evidence", "reference", "fingerprint",
}

// CSV writes a table with a row for each finding, as RFC 4180 has it. It is
// made for people who open it in a spreadsheet (programs have JSON): a byte
// order mark tells Excel that it is UTF-8, and a cell that a spreadsheet would
// take for a formula begins with an apostrophe. Columns are only added, at the
// end.
func (r *Report) CSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(csvColumns); err != nil {
		return err
	}
	names := lint.Fingerprints(r.Documents, r.Findings)
	for i := range r.Findings {
		row := r.csvRow(&r.Findings[i], names[i])
		for column := range row {
			row[column] = spreadsheetCell(row[column])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (r *Report) csvRow(d *lint.Diagnostic, name string) []string {
	from, to := r.positions(d.File, d.Span)
	var fix, safety, evidence, reference string
	if len(d.Fixes) > 0 {
		fix, safety = d.Fixes[0].Message, d.Fixes[0].Safety.String()
	}
	if d.Evidence != nil {
		evidence = d.Evidence.String()
	}
	if d.Reference != nil {
		reference = d.Reference.ID
	}
	return []string{
		d.File, strconv.Itoa(from.Line), strconv.Itoa(from.Column), strconv.Itoa(to.Line), strconv.Itoa(to.Column),
		d.Severity.String(), d.Rule, d.Message, r.Source(d.File, d.Span),
		fix, safety, strings.Join(r.related(d), "; "), evidence, reference, name,
	}
}

// spreadsheetCell makes text one that a spreadsheet shows and does not compute:
// formulas begin with one of these signs, of which East Asian Excel takes the
// wide forms as well, and some programs pass over blanks before them.
func spreadsheetCell(text string) string {
	text = clip(Printable(text), csvCell)
	if strings.IndexAny(strings.TrimSpace(text), "=+-@＝＋－＠") == 0 {
		return "'" + text
	}
	return text
}
