package csl

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/long"
)

// Citation-js reads the same, but for DOIs in places that it does not look at: in the note,
// and under a name in small letters.
func TestCitationJS(t *testing.T) {
	long.Test(t)
	const variable = "BIBFIX_CITATION_JS"
	folder := os.Getenv(variable)
	if folder == "" {
		t.Skip(variable + " names no folder where npm install @citation-js/core @citation-js/plugin-csl was run")
	}
	same, other := 0, 0
	for _, name := range shapes(t) {
		if filepath.Ext(name) != ".json" {
			continue // it reads no YAML
		}
		theirs := citationJSReads(t, folder, name)
		at := 0
		for r := range readShape(t, name).Entries() {
			ours := strings.Split(plainly(told(r)), "\t")[1:]
			for i, value := range strings.Split(plainly(theirs[at]), "\t") {
				switch {
				case value == ours[i]:
					same++
				case i == len(ours)-1 && value == "" && ours[i] != "":
					other++
				default:
					t.Errorf("%s, %s: %q, citation-js: %q", name, r.Key, ours[i], value)
				}
			}
			at++
		}
	}
	const least, most = 390, 10
	if same < least || other > most {
		t.Errorf("%d values are the same, %d DOIs are read by us alone", same, other)
	}
	t.Logf("%d values are the same, %d DOIs are read by us alone", same, other)
}

// citationJSReads is a line for each item of a file.
func citationJSReads(t *testing.T, folder, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command("node", filepath.Join("testdata", "citation-js.js"))
	command.Stdin = bytes.NewReader(data)
	command.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(folder, "node_modules"))
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: node: %v", name, err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
}
