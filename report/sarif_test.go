package report_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"net/url"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // holds the schema
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// sarifSchema is the official schema of SARIF 2.1.0. It is not ours to copy; a
// module that only this test depends on has it as a constant of its own.
var sarifSchema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), "schema.go"), nil, 0)
	if err != nil {
		return nil, err
	}
	var source string
	ast.Inspect(file, func(n ast.Node) bool {
		if text, ok := n.(*ast.BasicLit); ok && len(text.Value) > len(source) {
			source = text.Value
		}
		return true
	})
	if source, err = strconv.Unquote(source); err != nil {
		return nil, err
	}
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(source))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", schema); err != nil {
		return nil, err
	}
	return compiler.Compile("sarif.json")
})

func validate(t *testing.T, log string) {
	t.Helper()
	schema, err := sarifSchema()
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(log))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Error(err)
	}
}

// A sarifLog is what the tests read of a log.
type sarifLog struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				SemanticVersion string
				Rules           []struct{ ID string }
			}
		}
		Artifacts   []struct{ Location sarifArtifact }
		Results     []sarifResult
		Invocations []struct {
			ToolExecutionNotifications []struct{ Message struct{ Text string } }
		}
	}
}

type sarifArtifact struct {
	URI, URIBaseID string
	Index          *int
}

type sarifPlace struct {
	ID               int
	PhysicalLocation struct {
		ArtifactLocation sarifArtifact
		Region           sarifRegion
	}
}

type sarifRegion struct {
	StartLine, StartColumn, EndLine, EndColumn, ByteOffset, ByteLength int
	Snippet                                                            struct{ Text string }
}

type sarifResult struct {
	RuleID, Level       string
	RuleIndex           int
	Message             struct{ Text string }
	Locations           []sarifPlace
	RelatedLocations    []sarifPlace
	PartialFingerprints map[string]string
	Fixes               []struct {
		ArtifactChanges []struct {
			ArtifactLocation sarifArtifact
			Replacements     []struct {
				DeletedRegion   sarifRegion
				InsertedContent struct {
					Text   string
					Binary []byte
				}
			}
		}
	}
}

func readSARIF(t *testing.T, r *report.Report) (log sarifLog, text string) {
	t.Helper()
	text = written(t, "sarif", r)
	validate(t, text)
	if err := json.Unmarshal([]byte(text), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 {
		t.Fatalf("%d runs", len(log.Runs))
	}
	return log, text
}

// What the schema cannot say: places, names of files, indexes and edits are
// those of the report.
func TestSARIF(t *testing.T) {
	for name, r := range map[string]*report.Report{"sample": sample(), "hostile": hostile(), "empty": report.New(nil, nil, lint.Safe), "crowd": crowd(300, "m")} {
		t.Run(name, func(t *testing.T) {
			log, _ := readSARIF(t, r)
			run := log.Runs[0]
			for i, result := range run.Results {
				if run.Tool.Driver.Rules[result.RuleIndex].ID != result.RuleID {
					t.Errorf("result %d has the index of the rule %s", i, run.Tool.Driver.Rules[result.RuleIndex].ID)
				}
				if len(result.Locations) != 1 || result.PartialFingerprints["bibfix/v1"] == "" || result.PartialFingerprints["primaryLocationLineHash"] == "" {
					t.Errorf("result %d: %d places, fingerprints %v", i, len(result.Locations), result.PartialFingerprints)
				}
				for _, place := range append(result.Locations, result.RelatedLocations...) {
					checkPlace(t, r, place, run.Artifacts[*place.PhysicalLocation.ArtifactLocation.Index].Location.URI)
				}
			}
		})
	}
}

func checkPlace(t *testing.T, r *report.Report, place sarifPlace, uri string) {
	t.Helper()
	at := place.PhysicalLocation
	parsed, err := url.Parse(at.ArtifactLocation.URI)
	if err != nil || parsed.Scheme != "" || uri != at.ArtifactLocation.URI || at.ArtifactLocation.URIBaseID != "%SRCROOT%" {
		t.Fatalf("%q of %q: %v", at.ArtifactLocation.URI, uri, err)
	}
	start := report.Position{Line: at.Region.StartLine, Column: at.Region.StartColumn}
	end := report.Position{Line: at.Region.EndLine, Column: at.Region.EndColumn}
	span := lint.Span{Start: at.Region.ByteOffset, End: at.Region.ByteOffset + at.Region.ByteLength}
	if r.Position(parsed.Path, span.Start) != start || r.Position(parsed.Path, span.End) != end {
		t.Errorf("%s: bytes %v are not %v to %v", parsed.Path, span, start, end)
	}
	if at.Region.Snippet.Text != "" && at.Region.Snippet.Text != r.Source(parsed.Path, span) {
		t.Errorf("the snippet is %q", at.Region.Snippet.Text)
	}
}

// The edits of a fix, made as they stand in the log, give what bibfix would
// write.
func TestSARIFFixes(t *testing.T) {
	r := sample()
	bad := "a\xffb"
	r.Findings[0].Fixes[0].Edits[0].New = bad // not UTF-8: as a file in Windows-1252 has it
	log, _ := readSARIF(t, r)
	data := r.Documents[0].Data
	for i, result := range log.Runs[0].Results {
		for j, fix := range result.Fixes {
			var edits []lint.TextEdit
			for _, change := range fix.ArtifactChanges {
				for _, e := range change.Replacements {
					span := lint.Span{Start: e.DeletedRegion.ByteOffset, End: e.DeletedRegion.ByteOffset + e.DeletedRegion.ByteLength}
					edits = append(edits, lint.TextEdit{Span: span, New: e.InsertedContent.Text + string(e.InsertedContent.Binary)})
				}
			}
			if got, want := lint.Apply(data, edits), lint.Apply(data, r.Findings[i].Fixes[j].Edits); !bytes.Equal(got, want) {
				t.Errorf("result %d, fix %d: %q, want %q", i, j, got, want)
			}
		}
	}
}

// A manuscript makes no link and no argument of its own.
func TestSARIFMessages(t *testing.T) {
	r := crowd(1, "see [here](https://evil.example) and {0} of {a}")
	r.Findings[0].Related = []lint.Related{{Message: `an [entry] of \x`}}
	log, _ := readSARIF(t, r)
	want := "see [here] (https://evil.example) and {{0}} of {a}\n" + `see [an \[entry\] of \\x](1)`
	if got := log.Runs[0].Results[0].Message.Text; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSARIFVersion(t *testing.T) {
	for version, want := range map[string]string{
		"v0.1.0": "0.1.0", "v1.2.3-rc.1+build.5": "1.2.3-rc.1+build.5", "v0.0.0-20261126-abcdef": "0.0.0-20261126-abcdef",
		"devel": "", "devel-0123456789ab": "", "unknown": "", "v1.2": "", "": "",
	} {
		r := sample()
		r.Version = version
		if log, _ := readSARIF(t, r); log.Runs[0].Tool.Driver.SemanticVersion != want {
			t.Errorf("%q: %q, want %q", version, log.Runs[0].Tool.Driver.SemanticVersion, want)
		}
	}
}

// Names of files become what they are again, and are never taken for a scheme
// or a folder above.
func TestSARIFNames(t *testing.T) {
	for name, want := range map[string]string{
		"a/b.md": "a/b.md", "my paper.md": "my%20paper.md", "100%.md": "100%25.md", "a#b?c.md": "a%23b%3Fc.md",
		"http://x.md": "http%3A//x.md", "ü\xff.md": "%C3%BC%FF.md", "-": "-", "../p.md": "../p.md",
		"/tmp/a b.md": "file:///tmp/a%20b.md", "C:/a b.md": "file:///C:/a%20b.md", "[1].md": "%5B1%5D.md",
	} {
		doc := &lint.Document{File: lint.File{Name: name, Data: []byte("text")}}
		log, _ := readSARIF(t, report.New([]*lint.Document{doc}, []lint.Diagnostic{{Rule: "r", File: name, Message: "m"}}, lint.Safe))
		got := log.Runs[0].Results[0].Locations[0].PhysicalLocation.ArtifactLocation
		if got.URI != want || (got.URIBaseID == "") != strings.HasPrefix(want, "file:") {
			t.Errorf("%q: %q of %q, want %q", name, got.URI, got.URIBaseID, want)
		}
		if parsed, err := url.Parse(got.URI); err != nil || strings.TrimPrefix(parsed.Path, "/C:") != strings.TrimPrefix(name, "C:") {
			t.Errorf("%q comes back as %q, %v", name, parsed.Path, err)
		}
	}
}

// Of too many results the gravest are kept; noise that no packer can shrink is
// kept below GitHub's limit as well, and what is missing is told.
func TestSARIFLimits(t *testing.T) {
	long.Test(t)
	log, text := readSARIF(t, crowd(12_000, "m"))
	checkSize(t, text)
	counts := make(map[string]int)
	for _, result := range log.Runs[0].Results {
		counts[result.Level]++
	}
	if counts["error"] != 4000 || counts["warning"] != 1000 {
		t.Errorf("of 12,000 findings the log has %v", counts)
	}
	checkLeft(t, log, "7000 results left out")

	random := rand.New(rand.NewPCG(1, 2))
	noisy := crowd(5000, "")
	for i := range noisy.Findings {
		noise := make([]byte, 4000)
		for j := range noise {
			noise[j] = byte('!' + random.IntN(94))
		}
		noisy.Findings[i].Message = string(noise)
	}
	log, text = readSARIF(t, noisy)
	checkSize(t, text)
	checkLeft(t, log, fmt.Sprintf("%d results left out", 5000-len(log.Runs[0].Results)))
	if len(log.Runs[0].Results) < 1000 {
		t.Errorf("only %d results", len(log.Runs[0].Results))
	}
}

func checkLeft(t *testing.T, log sarifLog, want string) {
	t.Helper()
	notes := log.Runs[0].Invocations[0].ToolExecutionNotifications
	if len(notes) != 1 || !strings.HasPrefix(notes[0].Message.Text, want) {
		t.Errorf("the notifications are %v, want %q", notes, want)
	}
}

func checkSize(t *testing.T, text string) {
	t.Helper()
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	if _, err := zip.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	if packed.Len() >= 10_000_000 {
		t.Errorf("%d bytes as gzip", packed.Len())
	}
}

// A fix that edits very much is told in words.
func TestSARIFLargeFix(t *testing.T) {
	r := crowd(2, "m")
	file := r.Documents[0].Name
	r.Findings[0].Fixes = []lint.Fix{{Message: "write all anew", Edits: []lint.TextEdit{{File: file, New: strings.Repeat("x", 20_000)}}}}
	r.Findings[1].Fixes = []lint.Fix{{Message: "rename it", Edits: make([]lint.TextEdit, 200)}}
	log, _ := readSARIF(t, r)
	for _, result := range log.Runs[0].Results {
		if len(result.Fixes) > 0 || !strings.Contains(result.Message.Text, "suggestion: ") {
			t.Errorf("%d fixes and the message %q", len(result.Fixes), result.Message.Text)
		}
	}
}
