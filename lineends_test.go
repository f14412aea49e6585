package bibfix_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

// lineEnds are ways to end the lines of a file that ends its lines in LF.
var lineEnds = []struct {
	name  string
	dress func([]byte) []byte
}{
	{"CRLF", func(data []byte) []byte { return bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")) }},
	{"no final line end", func(data []byte) []byte { return bytes.TrimRight(data, "\n") }},
	{"CRLF without the last", func(data []byte) []byte {
		return bytes.ReplaceAll(bytes.TrimRight(data, "\n"), []byte("\n"), []byte("\r\n"))
	}},
}

// However a file ends its lines, the findings are the same, in the same places.
func TestLineEnds(t *testing.T) {
	files := append(examples(t), manuscripts(t)...)
	if long.Asked() {
		files = append(files, cases(t)...)
	}
	for i, file := range files {
		if i%long.Every(4) != 0 {
			continue
		}
		plain := bytes.ReplaceAll(file.Data, []byte("\r\n"), []byte("\n"))
		if len(plain) > 1<<19 || bytes.IndexByte(plain, '\r') >= 0 {
			continue
		}
		want := placed(lint.File{Name: file.Name, Data: append(bytes.TrimRight(plain, "\n"), '\n')})
		for _, ends := range lineEnds {
			if got := placed(lint.File{Name: file.Name, Data: ends.dress(plain)}); !slices.Equal(got, want) {
				t.Errorf("%s with %s: %s", file.Name, ends.name, difference(got, want))
			}
		}
	}
}

// placed are the findings about a file, with their places in lines and columns.
func placed(file lint.File) []string {
	doc := format.Read(file)
	places := report.NewPlaces(doc.Data)
	var all []string
	for _, d := range lint.Lint([]*lint.Document{doc}, rules.All(), options) {
		p := places.Position(d.Span.Start)
		all = append(all, fmt.Sprintf("%d:%d %s %s %s", p.Line, p.Column, d.Severity, d.Rule, d.Message))
	}
	slices.Sort(all) // the order within a line is that of bytes
	return all
}

// difference names what only one of the two has.
func difference(got, want []string) string {
	var b strings.Builder
	for _, line := range got {
		if !slices.Contains(want, line) {
			b.WriteString("\n\ttoo many: " + line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			b.WriteString("\n\tmissing:  " + line)
		}
	}
	return b.String()
}

// cases are the collected small inputs, where they are at hand.
func cases(t *testing.T) []lint.File {
	t.Helper()
	var files []lint.File
	err := filepath.WalkDir("../shared/cases", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.Type().IsRegular() || !format.IsRead(filepath.ToSlash(path)) {
			return nil
		}
		data, err := os.ReadFile(path)
		files = append(files, lint.File{Name: path, Data: data})
		return err
	})
	if err != nil {
		t.Logf("the collected cases are not here: %v", err)
	}
	return files
}
