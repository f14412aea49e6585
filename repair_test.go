package bibfix_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/internal/tools"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
	"github.com/bibfix/bibfix/rules"
)

// examples are the examples of all rules.
func examples(tb testing.TB) []lint.File {
	tb.Helper()
	names, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil || len(names) == 0 {
		tb.Fatalf("no examples of rules: %v", err)
	}
	var files []lint.File
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			if strings.HasPrefix(f.Name, "bad") || strings.HasPrefix(f.Name, "good") {
				stem := strings.TrimSuffix(filepath.Base(name), ".txtar")
				files = append(files, lint.File{Name: stem + "-" + strings.ReplaceAll(f.Name, "/", "-"), Data: f.Data})
			}
		}
	}
	return files
}

// manuscripts are our own and, in a long test and where they are at hand, real
// ones and published articles with planted errors.
func manuscripts(t *testing.T) []lint.File {
	t.Helper()
	var files []lint.File
	patterns := []string{"testdata/manuscripts/*"}
	if long.Asked() {
		patterns = append(patterns, "../shared/manuscripts/*.txt", "../shared/eval/planted/*.md")
	}
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		if len(names) == 0 {
			t.Logf("left out: no %s here", pattern)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, lint.File{Name: filepath.Base(name), Data: data})
		}
	}
	return files
}

// variants are the same text as other editors would save it.
func variants(file lint.File) []lint.File {
	windows := bytes.ReplaceAll(bytes.ReplaceAll(file.Data, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n"))
	return []lint.File{
		file,
		{Name: "windows " + file.Name, Data: windows},
		{Name: "mark " + file.Name, Data: append([]byte("\uFEFF"), file.Data...)},
		{Name: "cut " + file.Name, Data: bytes.TrimRight(file.Data, "\n")},
	}
}

// What holds for every fix of every rule on every manuscript: the fixes come
// to rest, no byte outside an edit changes, line ends and byte order mark stay,
// a second run changes nothing, and git applies the diff.
func TestFixes(t *testing.T) {
	for _, threshold := range []lint.Safety{lint.Safe, lint.Unsafe} {
		t.Run(threshold.String(), func(t *testing.T) { testFixes(t, threshold) })
	}
}

func testFixes(t *testing.T, threshold lint.Safety) {
	dir := t.TempDir()
	var diff, want []byte
	var names []string
	for i, original := range append(examples(t), manuscripts(t)...) {
		if i%long.Every(4) != 0 {
			continue
		}
		all := variants(original)
		if i%8 != 0 && len(original.Data) > 20_000 {
			all = all[:1] // long ones take their time
		}
		for _, file := range all {
			fixed := fix(t, file, threshold)
			checkFixed(t, file, fixed, threshold)
			var out bytes.Buffer
			if err := report.Diff(&out, file.Name, file.Data, fixed, report.Style{}); err != nil {
				t.Fatal(err)
			}
			if out.Len() > 0 {
				diff = append(diff, out.Bytes()...)
				want = append(want, fixed...)
				names = append(names, file.Name)
				if err := os.WriteFile(filepath.Join(dir, file.Name), file.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	checkApplied(t, dir, names, diff, want)
}

var options = lint.Options{Year: 2026}

// fix repairs a file and looks at each round on the way: what is not part of an
// edit is in the next text as well.
func fix(t *testing.T, file lint.File, threshold lint.Safety) []byte {
	t.Helper()
	before := format.Read(file)
	checkSound(t, before)
	read := func(next lint.File) *lint.Document {
		checkOutside(t, before, next.Data)
		before = format.Read(next)
		return before
	}
	done := lint.Repair([]*lint.Document{before}, read, rules.All(), options, threshold)
	if len(done.LeftOut) > 0 {
		t.Errorf("%s: %v", file.Name, done.LeftOut)
	}
	return done.Documents[0].Data
}

// checkOutside holds the text after a round against the one before: the pieces
// between all edits that were on offer are there again, in their order.
func checkOutside(t *testing.T, before *lint.Document, after []byte) {
	t.Helper()
	var spans []lint.Span
	for _, d := range lint.Lint([]*lint.Document{before}, rules.All(), options) {
		for _, fix := range d.Fixes[:min(1, len(d.Fixes))] {
			for _, e := range fix.Edits {
				spans = append(spans, e.Span)
			}
		}
	}
	slices.SortFunc(spans, func(a, b lint.Span) int { return a.Start - b.Start })
	at, found := 0, 0
	spans = append(spans, lint.Span{Start: len(before.Data), End: len(before.Data)})
	for k, s := range spans {
		if s.Start < at {
			at = max(at, s.End)
			continue
		}
		piece := before.Data[at:s.Start]
		i := bytes.Index(after[found:], piece)
		if i < 0 || at == 0 && i > 0 || k == len(spans)-1 && !bytes.HasSuffix(after, piece) {
			t.Errorf("%s: bytes %d to %d lie outside every edit and are not what they were", before.Name, at, s.Start)
			return
		}
		at, found = s.End, found+i+len(piece)
	}
}

// checkSound looks at all fixes, those included that are never used.
func checkSound(t *testing.T, doc *lint.Document) {
	t.Helper()
	for _, d := range lint.Lint([]*lint.Document{doc}, rules.All(), options) {
		for _, fix := range d.Fixes {
			if err := fix.Sound(map[string][]byte{doc.Name: doc.Data}); err != nil {
				t.Errorf("%s: the rule %s made a fix that cannot be: %v", doc.Name, d.Rule, err)
			}
		}
	}
}

func checkFixed(t *testing.T, file lint.File, fixed []byte, threshold lint.Safety) {
	t.Helper()
	again := lint.Repair([]*lint.Document{format.Read(lint.File{Name: file.Name, Data: fixed})}, format.Read, rules.All(), options, threshold)
	if again.Fixed != 0 {
		t.Errorf("%s: the second run fixed %d more", file.Name, again.Fixed)
	}
	count := func(data []byte, what string) int { return bytes.Count(data, []byte(what)) }
	if strings.HasPrefix(file.Name, "windows ") && count(fixed, "\n") != count(fixed, "\r\n") {
		t.Errorf("%s: a line end became one of another system", file.Name)
	}
	if bytes.HasPrefix(file.Data, []byte("\uFEFF")) != bytes.HasPrefix(fixed, []byte("\uFEFF")) {
		t.Errorf("%s: the byte order mark came or went", file.Name)
	}
	if bytes.HasSuffix(file.Data, []byte("\n")) != bytes.HasSuffix(fixed, []byte("\n")) {
		t.Errorf("%s: the end of the last line came or went", file.Name)
	}
}

func checkApplied(t *testing.T, dir string, names []string, diff, want []byte) {
	t.Helper()
	if len(names) == 0 {
		t.Fatal("no manuscript has anything to fix")
	}
	git := exec.Command(tools.Need(t, "git"), "apply", "--whitespace=nowarn", "-")
	git.Dir = dir
	git.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
	git.Stdin = bytes.NewReader(diff)
	if out, err := git.CombinedOutput(); err != nil {
		t.Fatalf("git apply: %v: %s", err, out)
	}
	var got []byte
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, data...)
	}
	if !bytes.Equal(got, want) {
		t.Error("git made something else of the files than the fixes")
	}
}
