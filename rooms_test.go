// Package bibfix_test holds the tests of the project as a whole.
package bibfix_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
)

const module = "github.com/bibfix/bibfix/"

// rooms says what each room may import of this module, besides the leaves
// under internal/ and its own folders. The arrows point down to lint and never
// back: docs/architecture.md gives the reasons. .golangci.yml says the same to
// editors.
var rooms = map[string][]string{
	"lint":     {},
	"prose":    {"lint"},
	"format":   {"lint", "prose"},
	"rules":    {"lint"},
	"report":   {"lint"},
	"export":   {"lint"},
	"crossref": {"lint"},
	"project":  {"lint", "format", "rules", "report"},
	"cmd":      {"lint", "prose", "format", "rules", "report", "export", "crossref", "project"},
}

// modules says which rooms may import packages of other modules: lint stands
// on the standard library alone, and each dependency has one home.
var modules = map[string][]string{
	"github.com/spf13/cobra":                {"cmd"},
	"github.com/hashicorp/go-retryablehttp": {"crossref"},
	"golang.org/x/time":                     {"crossref"},
	"github.com/sergi/go-diff":              {"report"},
	"github.com/nickng/bibtex":              {"export"},
	"golang.org/x/text":                     {"prose", "format", "report", "export", "internal", "rules"},
	"golang.org/x/tools/txtar":              {"internal"},
	"go.yaml.in/yaml":                       {"internal"},
	"github.com/pelletier/go-toml":          {"internal"},
	"github.com/bmatcuk/doublestar":         {"internal", "project"},
	"github.com/fsnotify/fsnotify":          {"cmd"},
	"github.com/chromedp":                   {},
	"github.com/owenrumney/go-sarif":        {},
	"github.com/rogpeppe":                   {},
	"github.com/santhosh-tekuri/jsonschema": {},
	"github.com/yuin/goldmark":              {},
	"pgregory.net/rapid":                    {},
}

func TestRooms(t *testing.T) {
	for pkg, imports := range imports(t) {
		path, ours := strings.CutPrefix(pkg, module)
		if !ours {
			continue // this folder, which holds tests only
		}
		room := first(path)
		for _, imported := range imports {
			if inside, ours := strings.CutPrefix(imported, module); ours {
				checkArrow(t, path, inside)
			} else if strings.Contains(first(imported), ".") {
				checkModule(t, path, room, imported)
			}
		}
	}
}

func checkArrow(t *testing.T, from, to string) {
	room, target := first(from), first(to)
	switch {
	case room == target && room != "internal", target == "internal" && room != "lint":
	case room == "internal" && (target == "lint" || testHelper(from)):
	case !slices.Contains(rooms[room], target):
		t.Errorf("%s imports %s: %s may import %v of this module", from, to, room, rooms[room])
	}
}

// testHelper says whether only tests, or nothing, import the package: what fits
// the weights of the lists is a program of its own.
func testHelper(path string) bool {
	return path == "internal/fit" || path == "internal/ruletest" || path == "internal/golden" || path == "internal/growth"
}

func checkModule(t *testing.T, from, room, imported string) {
	for prefix, homes := range modules {
		if strings.HasPrefix(imported, prefix) {
			if !slices.Contains(homes, room) {
				t.Errorf("%s imports %s, whose home is %v", from, imported, homes)
			}
			return
		}
	}
	t.Errorf("%s imports %s, which no decision record knows", from, imported)
}

// Neither core nor engine has a network: nothing they stand on, however deep, has.
func TestNoNetwork(t *testing.T) {
	for pkg, deps := range reached(t) {
		path, _ := strings.CutPrefix(pkg, module)
		if !slices.Contains(append([]string{"project"}, pure...), first(path)) {
			continue
		}
		for _, forbidden := range []string{"net", "net/http", "os/exec"} {
			if slices.Contains(deps, forbidden) {
				t.Errorf("%s reaches package %s", path, forbidden)
			}
		}
	}
}

// pure are the rooms whose packages get all they know handed in.
var pure = []string{"lint", "rules", "prose", "format", "report", "export"}

// world are the ways to disk, clock, terminal, environment and chance.
var world = []string{"os", "os/signal", "flag", "time", "io/ioutil", "log", "math/rand", "math/rand/v2", "runtime/debug"}

// The core has no disk, clock or terminal: files come in as bytes with names. Nor
// have the leaves that it stands on.
func TestNoWorld(t *testing.T) {
	imports := imports(t)
	for pkg, deps := range reached(t) {
		if path, _ := strings.CutPrefix(pkg, module); !slices.Contains(pure, first(path)) {
			continue
		}
		for _, of := range append(deps, pkg) {
			for _, name := range append(world, "path/filepath", module+"internal/disk") {
				if slices.Contains(imports[of], name) {
					t.Errorf("%s stands on %s, which imports %s", pkg, of, name)
				}
			}
		}
	}
}

// The engine has paths, and asks for files through project.Files; the disk of the
// machine is one of them. It knows what a time is, and not what time it is.
func TestEngineIsHandedTheWorld(t *testing.T) {
	imports := imports(t)
	for _, name := range imports[module+"project"] {
		if slices.Contains(world, name) && name != "time" {
			t.Errorf("project imports %s", name)
		}
	}
	files, err := filepath.Glob("project/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files of the engine: ", err)
	}
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"time.Now", "time.Since", "disk.Open", "disk.Read(", "disk.ReadNamed", "disk.Write", "disk.Create", "disk.Rename"} {
			if bytes.Contains(source, []byte(word)) && !strings.HasSuffix(name, "_test.go") {
				t.Errorf("%s has %s", name, word)
			}
		}
	}
}

// What crossref keeps on disk is opened by a front end and handed in: the rest of it
// works in a browser.
func TestCrossrefKnowsNoDisk(t *testing.T) {
	apart := []string{"crossref/store", "crossref/registry", "crossref/fakeregistry", "crossref/crossreftest"}
	for pkg, imports := range imports(t) {
		path, _ := strings.CutPrefix(pkg, module)
		if first(path) != "crossref" || slices.Contains(apart, path) {
			continue
		}
		for _, name := range imports {
			if inside, _ := strings.CutPrefix(name, module); name == "os" || inside == "internal/disk" || slices.Contains(apart, inside) {
				t.Errorf("%s imports %s", path, name)
			}
		}
	}
}

// imports are what each package of the module imports, by import path; reached is
// all that it stands on, however deep.
func imports(t *testing.T) map[string][]string { return listed(t, importsOfAll) }

func reached(t *testing.T) map[string][]string { return listed(t, reachedByAll) }

// The tests above ask the same: go list, which takes its time, answers once.
var (
	importsOfAll = list("{{.ImportPath}}{{range .Imports}} {{.}}{{end}}")
	reachedByAll = list("{{.ImportPath}}{{range .Deps}} {{.}}{{end}}")
)

func listed(t *testing.T, ask func() (map[string][]string, error)) map[string][]string {
	t.Helper()
	packages, err := ask()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	if len(packages) < len(rooms) {
		t.Fatalf("go list names %d packages only", len(packages))
	}
	return packages
}

// list asks go list, once, about every package of the module: by import path,
// the words that the template prints after it.
func list(template string) func() (map[string][]string, error) {
	return sync.OnceValues(func() (map[string][]string, error) {
		out, err := exec.Command("go", "list", "-f", template, "./...").Output()
		packages := make(map[string][]string)
		for line := range strings.Lines(string(out)) {
			words := strings.Fields(line)
			packages[words[0]] = words[1:]
		}
		return packages, err
	})
}

func first(path string) string {
	name, _, _ := strings.Cut(path, "/")
	return name
}
