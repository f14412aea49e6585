package bib

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nickng/bibtex"

	"github.com/bibfix/bibfix/internal/bibgen"
	"github.com/bibfix/bibfix/lint"
)

// The second reader is github.com/nickng/bibtex. It ends the program on a macro
// it does not know and keeps its state in globals, so it runs in a child: this
// test binary, started again with secondReader in its environment.
const secondReader = "BIBFIX_SECOND_READER"

func TestMain(m *testing.M) {
	if os.Getenv(secondReader) == "" {
		os.Exit(m.Run())
	}
	parsed, err := bibtex.Parse(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var all []map[string]string
	for _, e := range parsed.Entries {
		fields := map[string]string{"type": e.Type}
		for name, value := range e.Fields {
			fields["."+strings.ToLower(name)] = unbraced(value.String())
		}
		all = append(all, fields)
	}
	if err := json.NewEncoder(os.Stdout).Encode(all); err != nil {
		os.Exit(1)
	}
}

// unbraced is a value without what the second reader drops or folds: braces and
// white space.
func unbraced(value string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("{", "", "}", "").Replace(value)), "")
}

// loweredFile writes what was read in the plain form that the second reader takes:
// types in lower case, keys k1, k2, …, every value in braces, no macros and
// joins. Fields of which it cannot read the name, as "comment", or a sign of the
// value, as what is not UTF-8, are left out.
func loweredFile(doc *lint.Document) (text string, want []map[string]string) {
	var b strings.Builder
	for r := range doc.Entries() {
		fields := map[string]string{"type": r.RawType}
		fmt.Fprintf(&b, "@%s{k%d", r.RawType, r.Index)
		for _, f := range r.Fields {
			value := strings.Join(strings.Fields(string(doc.Data[f.Span.Start:f.Span.End])), " ")
			if f.Form == lint.Bare || f.Form == lint.Joined {
				value = strings.Clone(f.Text) // the reference is good for this call only
			}
			if f.Inherited || value == "" || f.Raw == "comment" || !utf8.ValidString(value) || fields["."+f.Raw] != "" || strings.ContainsAny(value, "@\"\\") || strings.Trim(f.Raw, "abcdefghijklmnopqrstuvwxyz") != "" {
				continue
			}
			fmt.Fprintf(&b, ",\n  %s = {%s}", f.Raw, value)
			fields["."+f.Raw] = unbraced(value)
		}
		b.WriteString("\n}\n\n")
		want = append(want, fields)
	}
	return b.String(), want
}

// What we read, written plainly, is what the second reader reads.
func TestSecondReader(t *testing.T) {
	files, err := filepath.Glob("../../testdata/bib/clean/*.bib")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	texts := make(map[string][]byte)
	for _, name := range files {
		if texts[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	var made bytes.Buffer
	if _, err := bibgen.Write(&made, bibgen.Options{Entries: 500, Seed: 3}); err != nil {
		t.Fatal(err)
	}
	texts["generated"] = made.Bytes()
	for name, data := range texts {
		text, want := loweredFile(Read(lint.File{Name: name, Data: data}))
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), secondReader+"=1")
		c.Stdin = strings.NewReader(text)
		var complaints bytes.Buffer
		c.Stderr = &complaints
		out, err := c.Output()
		if err != nil {
			t.Errorf("%s: the second reader gives up: %v %s", name, err, complaints.String())
			continue
		}
		var got []map[string]string
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		if len(got) != len(want) {
			t.Errorf("%s: we read %d entries, the second reader %d", name, len(want), len(got))
			continue
		}
		for i := range want {
			if fmt.Sprint(want[i]) != fmt.Sprint(got[i]) {
				t.Errorf("%s, entry %d:\n%v\nsecond reader\n%v", name, i, want[i], got[i])
			}
		}
	}
}
