package action_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// hostile are names that mean something to a shell, to git, to the runner, or
// to a program that reads options.
var hostile = []string{
	"a b.md", " lead and trail .md", "-rf.md", "--write.md", "new\nline.md", "car\rriage.md", "tab\t.md",
	"'quoted'.md", `"double".md`, "$(touch pwned).md", "`touch pwned`.md", "; touch pwned;.md", "a&b|c>d.md",
	"::set-output name=errors::77.md", "::error::x.md", "##[add-mask]x.md", "%0A::error::y.md", "100%25.md", "[ab].md", "star*.md", "back\\slash.md", "ümlaut – 文.md",
	"\x1b[31mred.md", "-/x.md", "~/home.md", "{a,b}.md", "!not.md", "#hash.md", ":(top)x.md", "<<EOF.md",
}

// A text that tries to command the runner, in words that bibfix quotes.
const commanding = `# Tides

::error::injected by a manuscript (Bramhall, 2015). ##[add-mask]x
::set-output name=errors::77 (Ferrante, 2012).
   ::stop-commands::x (Castellanos, 2011)
` + list

func TestHostileNames(t *testing.T) {
	c := newCheckout(t)
	for _, name := range hostile {
		c.write(name, commanding)
	}
	c.commit()
	for _, input := range [][]string{
		{"INPUT_FILES=."},
		{"INPUT_FILES=**/*.md"},
		{"INPUT_FILES=" + strings.Join(onOneLine(hostile), "\n") + "\nnew?line.md\ncar?riage.md"},
		{"INPUT_FILES=.", "INPUT_MODE=diff"},
		{"INPUT_FILES=.", "INPUT_MODE=diff", "INPUT_CHANGED_ONLY=true", "EVENT_BASE=" + c.git("rev-parse", "HEAD"), "INPUT_SARIF_FILE=$(touch pwned)\n::error::z.sarif"},
	} {
		r := c.run(input...)
		if slices.Contains(input, "INPUT_CHANGED_ONLY=true") {
			r.want(t, 0, "errors=0")
		} else {
			r.want(t, 1, "exit-code=1")
			if r.outputs["errors"] == "77" || len(r.outputs["errors"]) < 2 {
				t.Errorf("%q: errors %q", input, r.outputs["errors"])
			}
		}
		for _, command := range r.commands {
			if !strings.HasPrefix(command, "::error file=") && !strings.HasPrefix(command, "::error title=bibfix::and ") &&
				!strings.HasPrefix(command, "::warning ") && !strings.HasPrefix(command, "::notice ") || strings.Contains(command, "##[") {
				t.Errorf("%q: the runner obeys %q", input, command)
			}
		}
		if strings.Contains(r.log, "\x1b") {
			t.Errorf("%q: the log has control characters", input)
		}
		c.checkUntouched()
	}
}

// onOneLine are the names that a line of files can hold.
func onOneLine(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return strings.ContainsAny(name, "\n\r") })
}

// checkUntouched looks for what a hostile name would have left.
func (c *checkout) checkUntouched() {
	c.Helper()
	for _, folder := range []string{c.folder, c.temp, c.env["HOME"], "."} {
		if _, err := os.Stat(filepath.Join(folder, "pwned")); err == nil {
			c.Fatalf("something was run: %s/pwned", folder)
		}
	}
}

func TestHostileInputs(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", findings)
	outside := t.TempDir()
	c.must(os.Symlink(outside, filepath.Join(c.folder, "away")))
	c.must(os.Symlink(filepath.Join(outside, "secret"), filepath.Join(c.folder, "link.toml")))
	secret := t.TempDir()
	c.must(os.WriteFile(filepath.Join(secret, "s.md"), []byte(findings), 0o666))
	c.must(os.Symlink(filepath.Join(secret, "s.md"), filepath.Join(c.folder, "link.md")))
	c.must(os.Symlink("link.md", filepath.Join(c.folder, "link2.md")))
	c.must(os.Symlink(secret, filepath.Join(c.folder, "far")))
	for _, test := range []struct{ input, complaint string }{
		{"INPUT_MODE=check; touch pwned", "mode: it is check, diff or write"},
		{"INPUT_VERIFY=yes", "verify: it is true or false"},
		{"INPUT_CHANGED_ONLY=$(touch pwned)", "changed-only: it is true or false"},
		{"INPUT_FAIL_ON=$(touch pwned)", "unknown severity"},
		{"INPUT_FAIL_ON=never --write", "unknown severity"},
		{"INPUT_CONFIG=--write", "--write"},
		{"INPUT_FILES=link.md", "files: link.md is a link out of the checkout"},
		{"INPUT_FILES=./link2.md", "files: ./link2.md is a link out of the checkout"},
		{"INPUT_FILES=far", "files: far is a link out of the checkout"},
		{"INPUT_FILES=far/s.md", "files: far/s.md is a link out of the checkout"},
		{"INPUT_FILES=link*.md", "files: nothing is there by the name of link*.md"},
		{"INPUT_CONFIG=link.toml", "config: link.toml is not there, or not a file of the checkout"},
		{"INPUT_CONFIG=away/x.toml", "config: away/x.toml is not there, or not a file of the checkout"},
		{"INPUT_ARGS=paper.md", "args: every line is one option"},
		{"INPUT_ARGS=--", "args: every line is one option"},
		{"INPUT_ARGS=-h", "args: every line is one option"},
		{"INPUT_ARGS=--write", "args: --write is the business of the Action"},
		{"INPUT_ARGS=--unsafe\n--output=json=x", "args: --output is the business of the Action"},
		{"INPUT_ARGS=--baseline=x", "args: --baseline is the business of the Action"},
		{"INPUT_ARGS=--no-such-option", "unknown flag"},
		{"INPUT_ARGS=--version", "bibfix could not do its work"},
		{"INPUT_SARIF_FILE=../x.sarif", "sarif-file: ../x.sarif leads out of the checkout"},
		{"INPUT_SARIF_FILE=away/x.sarif", "sarif-file: away/x.sarif leads out of the checkout"},
		{"INPUT_HTML_FILE=away/deep/x.html", "html-file: away/deep/x.html leads out of the checkout"},
		{"INPUT_HTML_FILE=new/../../x.html", "html-file: new/../../x.html leads out of the checkout"},
		{"INPUT_HTML_FILE=folder/", "html-file: folder/ is a folder"},
	} {
		t.Run(test.input, func(t *testing.T) {
			r := c.run(test.input)
			r.want(t, 2, "exit-code=2")
			if len(r.commands) != 1 || !strings.HasPrefix(r.commands[0], "::error title=bibfix::") || !strings.Contains(r.commands[0], test.complaint) {
				t.Errorf("commands %q, want one with %q", r.commands, test.complaint)
			}
			c.checkUntouched()
			if entries, _ := os.ReadDir(outside); len(entries) > 0 {
				t.Errorf("%s was written outside", entries[0].Name())
			}
		})
	}
}

// A link in the place of a report does not lead it away.
func TestReportReplacesLink(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", findings)
	target := filepath.Join(t.TempDir(), "target")
	c.must(os.WriteFile(target, []byte("as it was"), 0o666))
	c.must(os.Symlink(target, filepath.Join(c.folder, "bibfix.html")))
	c.run("INPUT_HTML_FILE=bibfix.html").want(t, 1, "html-file=bibfix.html")
	if text, err := os.ReadFile(target); err != nil || string(text) != "as it was" {
		t.Errorf("%v, the target holds %.40q", err, text)
	}
}

// Links within the checkout are followed, and a glob passes over the others.
func TestLinksInside(t *testing.T) {
	c := newCheckout(t)
	c.write("folder/paper.md", findings)
	outside := t.TempDir()
	c.must(os.WriteFile(filepath.Join(outside, "s.md"), []byte(findings), 0o666))
	c.must(os.Symlink("folder/paper.md", filepath.Join(c.folder, "in.md")))
	c.must(os.Symlink(filepath.Join(c.folder, "folder", "paper.md"), filepath.Join(c.folder, "in2.md")))
	c.must(os.Symlink("folder", filepath.Join(c.folder, "again")))
	c.must(os.Symlink(filepath.Join(outside, "s.md"), filepath.Join(c.folder, "out.md")))
	for _, files := range []string{"in.md", "in2.md", "again", "again/paper.md", "*.md", "."} {
		c.run("INPUT_FILES="+files).want(t, 1, "errors=1")
	}
}

// A file by the name of - is a file, and not standard input.
func TestDash(t *testing.T) {
	c := newCheckout(t)
	c.write("-", findings)
	c.run("INPUT_FILES=-").want(t, 1, "errors=1")
}

// What git knows and somebody has deleted is not there to be checked.
func TestDeleted(t *testing.T) {
	c := newCheckout(t)
	c.write("a.md", clean)
	c.write("b.md", findings)
	c.commit()
	c.must(os.Remove(filepath.Join(c.folder, "b.md")))
	c.run("INPUT_FILES=*.md").want(t, 0, "errors=0")
}

// A patch with the fences of Markdown in it stays inside its own.
func TestFence(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", fixable+"\n`````\n# Not a heading of the summary\n")
	r := c.run("INPUT_MODE=diff")
	if !strings.Contains(r.summary, "\n``````diff\n") || !strings.HasSuffix(r.summary, "\n``````\n") {
		t.Errorf("the summary:\n%s", r.summary)
	}
}

// Nothing but annotations comes out of the file of annotations, even from a
// bibfix that could be talked into more.
func TestOnlyAnnotations(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", findings)
	c.write("talked-into", "#!/bin/bash\n"+binary(t)+` "$@"; code=$?
for arg; do case $arg in github=*)
	printf '::add-path::/tmp\n::set-output name=errors::77\n ::error::behind a blank\n' >> "${arg#github=}"
esac; done
exit $code
`)
	c.must(os.Chmod(filepath.Join(c.folder, "talked-into"), 0o777))
	r := c.run("BIBFIX_BINARY=./talked-into")
	r.want(t, 1, "errors=1")
	r.annotated(t, "::error file=paper.md")
}
