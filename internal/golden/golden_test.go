package golden

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// "go test ./... -update" reaches every test binary, and one that does not know
// the flag fails.
func TestEveryPackageKnowsTheFlag(t *testing.T) {
	const format = "{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}} {{join .Imports \" \"}} {{join .TestImports \" \"}} {{join .XTestImports \" \"}}{{end}}"
	out, err := exec.Command("go", "list", "-f", format, "github.com/bibfix/bibfix/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		imports := strings.Fields(line)
		knows := func(path string) bool {
			return strings.HasSuffix(path, "/internal/golden") || strings.HasSuffix(path, "/internal/ruletest")
		}
		if len(imports) > 0 && !slices.ContainsFunc(imports, knows) {
			t.Errorf("%s has tests and should import internal/golden in one of them", imports[0])
		}
	}
}
