package action_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/bibfix/bibfix/internal/tools"
)

func TestClean(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", clean)
	c.commit()
	r := c.run()
	r.want(t, 0, "exit-code=0", "errors=0", "warnings=0", "infos=0", "fixable=0", "references=1", "citations=1", "patch=", "changed=false")
	r.annotated(t)
	if r.summary == "" {
		t.Error("no summary")
	}
}

func TestFindings(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", fixable)
	r := c.run("INPUT_SARIF_FILE=reports/deep/bibfix.sarif", "INPUT_HTML_FILE=bibfix.html")
	r.want(t, 1, "exit-code=1", "errors=1", "infos=1", "fixable=1", "sarif-file=reports/deep/bibfix.sarif", "html-file=bibfix.html")
	r.annotated(t, "::error file=paper.md,line=3", "::notice file=paper.md,line=7")
	if !strings.Contains(r.log, "no entry for Bramhall (2015) [missing-entry]") || !strings.Contains(r.summary, "Bramhall") {
		t.Errorf("the finding stands in the log and in the summary; the summary:\n%s\nthe log:\n%s", r.summary, r.log)
	}
	for name, begin := range map[string]string{"reports/deep/bibfix.sarif": "{", "bibfix.html": "<"} {
		data, err := os.ReadFile(filepath.Join(c.folder, name))
		if err != nil || !strings.HasPrefix(strings.TrimSpace(string(data)), begin) {
			t.Errorf("%s: %v, begins %.40q", name, err, data)
		}
	}
	c.run("INPUT_FAIL_ON=never").want(t, 0, "errors=1")
	c.run("INPUT_FAIL_ON=nonsense").want(t, 2, "exit-code=2")
	c.run("INPUT_ARGS=--ignore=missing-entry\n\n--unsafe").want(t, 0, "errors=0", "infos=1")
	c.run("INPUT_FILES=paper.md\n\n*.bib\n").want(t, 2)
}

func TestConfiguration(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", findings)
	c.write("settings/ours.toml", "fail-on = \"never\"\n")
	c.run("INPUT_CONFIG=settings/ours.toml").want(t, 0, "errors=1")
	c.run("INPUT_CONFIG=settings/ours.toml", "INPUT_FAIL_ON=error").want(t, 1)
	c.write(".bibfix.toml", "exclude = [\"old\"]\n")
	c.write("old/paper.md", findings)
	c.write("new/deep/paper.md", findings)
	c.run("INPUT_FILES=**/*.md").want(t, 1, "errors=2") // paper.md and that in new/deep
}

func TestDiff(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", fixable)
	c.commit()
	r := c.run("INPUT_MODE=diff", "INPUT_HTML_FILE=bibfix.html")
	r.want(t, 1, "errors=1", "fixable=1", "changed=false", "html-file=bibfix.html")
	r.annotated(t, "::error file=paper.md", "::notice file=paper.md") // there is no change to look at
	if text, _ := os.ReadFile(filepath.Join(c.folder, "paper.md")); string(text) != fixable {
		t.Error("mode diff has changed the file")
	}
	if !strings.Contains(r.log, "git apply "+r.outputs["patch"]) || !strings.Contains(r.summary, "```diff\n--- a/paper.md") {
		t.Errorf("how to make the fixes is said in log and summary; the summary:\n%s\nthe log:\n%s", r.summary, r.log)
	}
	c.git("apply", r.outputs["patch"])
	r = c.run("INPUT_MODE=diff")
	r.want(t, 1, "fixable=0", "patch=")
}

func TestWrite(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", fixable)
	c.run("INPUT_MODE=write").want(t, 1, "errors=1", "infos=0", "fixable=0", "changed=true")
	if text, _ := os.ReadFile(filepath.Join(c.folder, "paper.md")); string(text) != findings {
		t.Errorf("paper.md:\n%s", text)
	}
	c.run("INPUT_MODE=write").want(t, 1, "changed=false")
}

func TestNoFiles(t *testing.T) {
	c := newCheckout(t)
	r := c.run()
	r.want(t, 2, "exit-code=2")
	r.annotated(t, "::error title=bibfix::.: no manuscript found")
	r = c.run("INPUT_FILES=paper.md\n%0Aother.md")
	r.want(t, 2, "exit-code=2")
	r.annotated(t, "::error title=bibfix::files: nothing is there by the name of paper.md %250Aother.md")
	r = c.run("INPUT_FILES=\n\n")
	r.want(t, 2)
	r.annotated(t, "::error title=bibfix::files: it names no file")
}

// A flood stays in the bounds that GitHub has, is counted in full, and takes
// seconds.
func TestFlood(t *testing.T) {
	c := newCheckout(t)
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, "@article{k%d,\n author = {Okafor, Ada},\n title = {Tide number %d},\n journal = {Quay Studies},\n year = {2014},\n doi = {https://doi.org/10.5555/q.%d}\n}\n", i, i, i)
	}
	c.write("refs.bib", b.String())
	before := strings.Repeat("what another step has said\n", 30_000)
	c.must(os.WriteFile(c.env["GITHUB_STEP_SUMMARY"], []byte(before), 0o666))
	start := time.Now()
	r := c.runAgain("INPUT_MODE=diff", "INPUT_SARIF_FILE=bibfix.sarif", "INPUT_HTML_FILE=bibfix.html")
	t.Logf("10,000 findings: %v, log %d bytes, summary %d bytes", time.Since(start), len(r.log), len(r.summary))
	r.want(t, 1, "warnings=10000", "fixable=10000", "references=10000")
	if len(r.commands) == 0 || len(r.commands) > 30 {
		t.Errorf("%d commands", len(r.commands))
	}
	if len(r.summary) > 1<<20 || !strings.HasPrefix(r.summary, before) || !strings.Contains(r.summary, "This is not all") || !strings.HasSuffix(r.summary, "`bibfix --write` makes them.\n") {
		t.Errorf("the summary is %d bytes, its end is %q", len(r.summary), r.summary[max(0, len(r.summary)-300):])
	}
	if opened := strings.Count(r.summary, "<details"); opened != strings.Count(r.summary, "</details>") {
		t.Errorf("%d parts of the summary are folded, and not all of them end", opened)
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("it took %v", took)
	}
}

// Without GitHub there are no commands, outputs or summary.
func TestOutsideGitHub(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", fixable)
	for _, name := range []string{"GITHUB_ACTIONS", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "RUNNER_TEMP", "INPUT_FILES", "INPUT_VERSION", "BIBFIX_BINARY"} {
		delete(c.env, name)
	}
	c.env["TMPDIR"] = c.temp
	c.env["PATH"] = filepath.Dir(binary(t)) + ":" + c.env["PATH"]
	r := c.run("INPUT_MODE=diff")
	r.want(t, 1)
	if strings.Contains(r.log, "::") || !strings.Contains(r.log, "[missing-entry]") || !strings.Contains(r.log, "git apply ") {
		t.Errorf("the log:\n%s", r.log)
	}
	r = c.run("INPUT_MODE=nonsense")
	r.want(t, 2)
	if r.log != "bibfix: error: mode: it is check, diff or write\n" {
		t.Errorf("the log: %q", r.log)
	}
}

func TestShellcheck(t *testing.T) {
	program := tools.Need(t, "shellcheck")
	scripts, _ := filepath.Glob("*.sh")
	if len(scripts) != 2 {
		t.Fatalf("scripts: %q", scripts)
	}
	scripts = append(scripts, "../.ci/run")
	if out, err := exec.Command(program, scripts...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
