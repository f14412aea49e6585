package action_test

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// An action is what action.yml says.
type action struct {
	Inputs map[string]struct {
		Description string
		Default     *string
	}
	Outputs map[string]struct{ Description, Value string }
	Runs    struct {
		Using string
		Steps []step
	}
}

type step struct {
	Uses, Run, Shell string
	With, Env        map[string]string
}

// A workflow is what the tests look at in one.
type workflow struct {
	Permissions map[string]string
	Jobs        map[string]struct {
		Permissions map[string]string
		Steps       []step
		Timeout     int `yaml:"timeout-minutes"`
	}
}

// read parses a file of the repository into v and returns its text.
func read(t *testing.T, name string, v any) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(data)
}

func readAction(t *testing.T) action {
	t.Helper()
	var a action
	read(t, "action.yml", &a)
	return a
}

// Inputs reach the script through the environment alone, all of them, and all
// outputs come from it. Nothing else runs.
func TestActionFile(t *testing.T) {
	a := readAction(t)
	if a.Runs.Using != "composite" || len(a.Runs.Steps) != 1 || a.Runs.Steps[0].Uses != "" {
		t.Fatalf("runs: %+v, want one step of a composite action", a.Runs)
	}
	only := a.Runs.Steps[0]
	if strings.Contains(only.Run, "${{") {
		t.Errorf("an expression in run: %s", only.Run)
	}
	script, err := os.ReadFile("run.sh")
	if err != nil {
		t.Fatal(err)
	}
	manual, err := os.ReadFile("../docs/action.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, input := range a.Inputs {
		variable := "INPUT_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
		if got, want := only.Env[variable], "${{ inputs."+name+" }}"; got != want {
			t.Errorf("env %s is %q, want %q", variable, got, want)
		}
		if !strings.Contains(string(script), variable) {
			t.Errorf("run.sh does not know %s", variable)
		}
		if input.Description == "" || input.Default == nil || !strings.Contains(string(manual), "| `"+name+"` |") {
			t.Errorf("input %s needs a description, a default, and a row in docs/action.md", name)
		}
	}
	for name, output := range a.Outputs {
		if output.Description == "" || output.Value != "${{ steps.bibfix.outputs."+name+" }}" || !strings.Contains(string(manual), "| `"+name+"` |") {
			t.Errorf("output %s: %+v", name, output)
		}
	}
	if want := len(a.Inputs) + len([]string{"EVENT_BASE", "EVENT_HEAD"}); len(only.Env) != want {
		t.Errorf("%d variables, want %d", len(only.Env), want)
	}
}

// The script sets every output that action.yml has, and no other.
func TestOutputs(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", fixable)
	got := c.run("INPUT_MODE=diff", "INPUT_SARIF_FILE=x.sarif", "INPUT_HTML_FILE=x.html").outputs
	want := slices.Sorted(maps.Keys(readAction(t).Outputs))
	if names := slices.Sorted(maps.Keys(got)); !slices.Equal(names, want) {
		t.Errorf("outputs %q, want %q", names, want)
	}
}

// The Action runs the release that it is a part of: the newest that
// CHANGELOG.md names, or v0.1.0 before there is one. BIBFIX_RELEASE is the tag
// that is being released. Nobody is told of a release that they cannot have.
func TestVersion(t *testing.T) {
	changes, err := os.ReadFile("../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	newest := "v0.1.0"
	heading := regexp.MustCompile(`(?m)^## v?(\d+\.\d+\.\d+[-.0-9A-Za-z]*)`).FindSubmatch(changes)
	if heading != nil {
		newest = "v" + string(heading[1])
	}
	if got := *readAction(t).Inputs["version"].Default; got != newest {
		t.Errorf("action.yml runs %s, and the newest release is %s", got, newest)
	}
	if tag := os.Getenv("BIBFIX_RELEASE"); tag != "" && (tag != newest || heading == nil) {
		t.Errorf("the tag %s is released, and CHANGELOG.md begins with %s", tag, heading)
	}
	for _, name := range []string{"README.md", "SECURITY.md", "docs/action.md", "docs/editors.md", "docs/repositories.md"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		if says := bytes.Contains(text, []byte("o release is tagged yet")); says == (heading != nil) {
			t.Errorf("%s says that no release is tagged: %v, and CHANGELOG.md has %s", name, says, heading)
		}
	}
	for _, name := range []string{"docs/action.md", "docs/examples/mega-linter-plugin-bibfix/bibfix.megalinter-descriptor.yml"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		named := regexp.MustCompile(`(?:bibfix@|rev: |bibfix_|bibfix/|version=)v?(\d+\.\d+\.\d+)`).FindAllSubmatch(text, -1)
		if len(named) < 2 {
			t.Errorf("%s names %d releases", name, len(named))
		}
		for _, m := range named {
			if got := "v" + string(m[1]); got != newest {
				t.Errorf("%s names %s, the newest release is %s", name, got, newest)
			}
		}
	}
}

// Third-party actions are pinned by commit, with the version beside it; nothing
// may write that need not; no expression is code.
func TestWorkflows(t *testing.T) {
	names, _ := filepath.Glob("../.github/workflows/*.yml")
	examples, _ := filepath.Glob("../docs/examples/workflows/*.yml")
	if len(names) != 2 || len(examples) != 3 {
		t.Fatalf("workflows: %q, examples: %q", names, examples)
	}
	a := readAction(t)
	own := "bibfix/bibfix@" + *a.Inputs["version"].Default
	pinned := regexp.MustCompile(`^[\w-]+/[\w./-]+@[0-9a-f]{40}$`)
	commented := regexp.MustCompile(`uses: \S+@[0-9a-f]{40} # (v\d+\.\d+\.\d+|master)\n`)
	for _, name := range append(names, examples...) {
		name = strings.TrimPrefix(name, "../")
		var w workflow
		text := read(t, name, &w)
		if len(w.Permissions) != 1 || w.Permissions["contents"] != "read" {
			t.Errorf("%s: permissions %v", name, w.Permissions)
		}
		pins := 0
		for id, job := range w.Jobs {
			if job.Timeout == 0 {
				t.Errorf("%s: job %s may run for hours", name, id)
			}
			for _, s := range job.Steps {
				if pinned.MatchString(s.Uses) {
					pins++
				} else if s.Uses != "" && s.Uses != own && s.Uses != "./" {
					t.Errorf("%s: %s is not pinned", name, s.Uses)
				}
				if strings.Contains(s.Run, "${{") {
					t.Errorf("%s: an expression in run: %s", name, s.Run)
				}
				for input := range s.With {
					if _, ok := a.Inputs[input]; !ok && (s.Uses == own || s.Uses == "./") {
						t.Errorf("%s: the Action has no input %s", name, input)
					}
				}
			}
		}
		if got := len(commented.FindAllString(text, -1)); got != pins {
			t.Errorf("%s: %d of %d pins tell the version", name, got, pins)
		}
	}
}

// TestReleaseFile holds the release to what fetch.sh asks for, and to what makes
// two builds of a commit the same.
func TestReleaseFile(t *testing.T) {
	var release struct {
		Builds []struct {
			Env, Goos, Goarch, Flags []string
			Time                     string `yaml:"mod_timestamp"`
		}
		Archives []struct {
			Name      string `yaml:"name_template"`
			Formats   []string
			Overrides []struct {
				Goos    string
				Formats []string
			} `yaml:"format_overrides"`
		}
		Checksum struct {
			Name      string `yaml:"name_template"`
			Algorithm string
		}
	}
	read(t, ".goreleaser.yaml", &release)
	b, a := release.Builds[0], release.Archives[0]
	if got, want := strings.Join(slices.Concat(b.Env, b.Goos, b.Goarch, b.Flags), " "), "CGO_ENABLED=0 linux darwin windows amd64 arm64 -trimpath -buildvcs=true"; got != want || b.Time != "{{ .CommitTimestamp }}" {
		t.Errorf("builds: %s at %s, want %s", got, b.Time, want)
	}
	if a.Name != "bibfix_{{ .Version }}_{{ .Os }}_{{ .Arch }}" || !slices.Equal(a.Formats, []string{"tar.gz"}) ||
		a.Overrides[0].Goos != "windows" || !slices.Equal(a.Overrides[0].Formats, []string{"zip"}) {
		t.Errorf("archives: %+v", a)
	}
	if release.Checksum.Name != "checksums.txt" || release.Checksum.Algorithm != "sha256" {
		t.Errorf("checksum: %+v", release.Checksum)
	}
}

// A hook is an entry of .pre-commit-hooks.yaml.
type hook struct {
	ID, Name, Description, Entry, Language, Files string
	Args, Types                                   []string
	Serial                                        bool   `yaml:"require_serial"`
	Minimum                                       string `yaml:"minimum_pre_commit_version"`
}

func TestPreCommitHooks(t *testing.T) {
	var hooks []hook
	read(t, ".pre-commit-hooks.yaml", &hooks)
	if len(hooks) != 2 || hooks[0].ID != "bibfix" || hooks[1].ID != "bibfix-write" {
		t.Fatalf("hooks: %+v", hooks)
	}
	c := newCheckout(t)
	c.write(".bibfix.toml", "exclude = [\"old\"]\n")
	c.write("-x.md", fixable)
	c.write("old/paper.md", fixable)
	c.write("clean.md", clean)
	for _, h := range hooks {
		if h.Language != "golang" || !h.Serial || h.Name == "" || h.Description == "" || !slices.Equal(h.Types, []string{"text"}) {
			t.Errorf("hook %+v", h)
		}
		files := regexp.MustCompile(h.Files)
		for _, name := range []string{"a.md", "b/C.MD", "a.markdown", "a.mdown", "a.mkd", "a.mdx", "a.qmd", "a.Rmd", "a.tex", "a.ltx", "a.latex", "a.Rnw", "refs.bib"} {
			if !files.MatchString(name) {
				t.Errorf("%s is told nothing of %s", h.ID, name)
			}
		}
		for _, name := range []string{"requirements.txt", "a.md.orig", "abib", "a.go"} {
			if files.MatchString(name) {
				t.Errorf("%s is told of %s", h.ID, name)
			}
		}
		for file, code := range map[string]int{"-x.md": 1, "clean.md": 0, "old/paper.md": 0} {
			out, got := c.hook(h, file)
			if got != code {
				t.Errorf("%s on %s: exit code %d, want %d\n%s", h.ID, file, got, code, out)
			}
		}
	}
	for name, want := range map[string]string{"-x.md": findings, "old/paper.md": fixable} {
		if text, _ := os.ReadFile(filepath.Join(c.folder, name)); string(text) != want {
			t.Errorf("after bibfix-write, %s is\n%s", name, text)
		}
	}
}

// hook runs a hook as pre-commit does: the words of entry, the args, the files.
func (c *checkout) hook(h hook, files ...string) (string, int) {
	c.Helper()
	words := append(strings.Fields(h.Entry)[1:], h.Args...)
	command := exec.Command(binary(c.T), append(words, files...)...)
	command.Dir = c.folder
	out, err := command.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		c.Fatal(err)
	}
	return string(out), command.ProcessState.ExitCode()
}

// A descriptor is that of MegaLinter, as far as it is used here.
type descriptor struct {
	ID         string   `yaml:"descriptor_id"`
	Type       string   `yaml:"descriptor_type"`
	Flavors    []string `yaml:"descriptor_flavors"`
	Extensions []string `yaml:"file_extensions"`
	Linters    []struct {
		Name       string   `yaml:"linter_name"`
		Key        string   `yaml:"name"`
		Licence    string   `yaml:"linter_spdx_license"`
		Speed      int      `yaml:"linter_speed"`
		Text       string   `yaml:"linter_text"`
		URL        string   `yaml:"linter_url"`
		Repository string   `yaml:"linter_repo"`
		Rules      string   `yaml:"linter_rules_url"`
		Settings   string   `yaml:"linter_rules_configuration_url"`
		Disable    string   `yaml:"linter_rules_inline_disable_url"`
		ConfigName string   `yaml:"config_file_name"`
		ConfigArg  string   `yaml:"cli_config_arg_name"`
		Mode       string   `yaml:"cli_lint_mode"`
		Args       []string `yaml:"cli_lint_extra_args"`
		Fix        string   `yaml:"cli_lint_fix_arg_name"`
		Help       string   `yaml:"cli_help_arg_name"`
		Version    string   `yaml:"cli_version_arg_name"`
		ErrorsBy   string   `yaml:"cli_lint_errors_count"`
		Errors     string   `yaml:"cli_lint_errors_regex"`
		WarningsBy string   `yaml:"cli_lint_warnings_count"`
		Warnings   string   `yaml:"cli_lint_warnings_regex"`
		CanSARIF   bool     `yaml:"can_output_sarif"`
		SARIF      []string `yaml:"cli_sarif_args"`
		Examples   []string `yaml:"examples"`
		Install    struct{ Dockerfile []string }
	}
}

// TestMegaLinter runs bibfix with the arguments of the descriptor. Its schema
// knows no other members than those of the type, and plugins install with RUN.
func TestMegaLinter(t *testing.T) {
	c := newCheckout(t)
	data, err := os.ReadFile("../docs/examples/mega-linter-plugin-bibfix/bibfix.megalinter-descriptor.yml")
	c.must(err)
	decoder := yaml.NewDecoder(strings.NewReader(string(data)))
	decoder.KnownFields(true)
	var d descriptor
	if err := decoder.Decode(&d); err != nil {
		t.Fatal(err)
	}
	l := d.Linters[0]
	if len(l.Install.Dockerfile) != 1 || !strings.HasPrefix(l.Install.Dockerfile[0], "RUN ") || l.Mode != "list_of_files" {
		t.Errorf("linter %+v", l)
	}
	c.write("paper.md", findings)
	c.write(l.ConfigName, "")
	args := append(slices.Clone(l.Args), l.ConfigArg, l.ConfigName)
	for _, arg := range l.SARIF {
		args = append(args, strings.ReplaceAll(arg, "{{SARIF_OUTPUT_FILE}}", "out.sarif"))
	}
	command := exec.Command(binary(t), append(args, "paper.md")...)
	command.Dir = c.folder
	out, _ := command.CombinedOutput() // it finds something
	for expression, want := range map[string]string{l.Errors: "1", l.Warnings: "0"} {
		if m := regexp.MustCompile(expression).FindSubmatch(out); m == nil || string(m[1]) != want {
			t.Errorf("%s finds %q, want %s, in\n%s", expression, m, want, out)
		}
	}
	if _, err := os.Stat(filepath.Join(c.folder, "out.sarif")); err != nil {
		t.Error(err)
	}
	for _, arg := range []string{l.Help, l.Version} {
		if err := exec.Command(binary(t), arg).Run(); err != nil {
			t.Errorf("%s: %v", arg, err)
		}
	}
}
