package action_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	oldFinding  = "It was never paid (Bramhall, 2015)."
	newFinding  = "It was a courtesy (Ferrante, 2012)."
	elsewhere   = "It was a gift (Castellanos, 2011)."
	firstLines  = "# Tides\n\nThe levy is a price (Okafor, 2014).\n"
	oldAddress  = "http://dx.doi.org/10.5555/quay.2014.33"
	goodAddress = "https://doi.org/10.5555/quay.2014.33"
)

// A pullRequest is a checkout of depth 1 of the merge that GitHub makes of it,
// and the commits that the event tells of.
type pullRequest struct {
	*checkout
	base, head string
}

// newPullRequest makes one from a fork: its change comes with a finding, the
// branch had one before, and got another one meanwhile. The runner can read,
// and has no token.
func newPullRequest(t *testing.T) *pullRequest {
	upstream := newCheckout(t)
	old := strings.Replace(list, goodAddress, oldAddress, 1)
	upstream.write("paper.md", firstLines+"\n"+oldFinding+"\n"+old)
	upstream.write("text/other.md", clean)
	base := upstream.commit()
	upstream.git("checkout", "--quiet", "-b", "fork")
	upstream.write("paper.md", firstLines+"\n"+newFinding+"\n\n"+oldFinding+"\n"+old)
	head := upstream.commit()
	upstream.git("checkout", "--quiet", "main")
	upstream.write("text/other.md", firstLines+"\n"+elsewhere+"\n"+list)
	upstream.commit()
	upstream.git("merge", "--quiet", "--no-ff", "--no-edit", "fork")
	upstream.git("update-ref", "refs/pull/7/merge", "HEAD")
	upstream.git("config", "uploadpack.allowAnySHA1InWant", "true") // as GitHub has it

	c := newCheckout(t)
	c.git("remote", "add", "origin", "file://"+upstream.folder)
	c.git("fetch", "--quiet", "--depth", "1", "origin", "refs/pull/7/merge")
	c.git("checkout", "--quiet", "--detach", "FETCH_HEAD")
	c.env["EVENT_BASE"], c.env["EVENT_HEAD"] = base, head
	return &pullRequest{c, base, head}
}

// wantAsBefore checks that the Action has left nothing in the repository.
func (c *checkout) wantAsBefore() {
	c.Helper()
	if status := c.git("status", "--porcelain"); status != "" {
		c.Errorf("git status: %s", status)
	}
	if trees := c.git("worktree", "list"); strings.Contains(trees, "\n") {
		c.Errorf("git worktree list: %s", trees)
	}
}

func TestChangedOnlyOfFork(t *testing.T) {
	p := newPullRequest(t)
	p.run().want(t, 1, "errors=3", "infos=1")
	r := p.run("INPUT_CHANGED_ONLY=true")
	r.want(t, 1, "errors=1", "infos=0")
	r.annotated(t, "::error file=paper.md,line=5")
	p.wantAsBefore()
	p.run("INPUT_CHANGED_ONLY=true", "INPUT_FILES=text/*.md").want(t, 0, "errors=0", "citations=2")
}

func TestDiffOfFork(t *testing.T) {
	p := newPullRequest(t)
	r := p.run("INPUT_MODE=diff")
	r.want(t, 1, "errors=3", "infos=1", "fixable=1") // of everything
	r.annotated(t, "::error file=paper.md,line=5")
	if !strings.Contains(r.commands[0], "suggestion: ") {
		t.Errorf("the annotation comes without its suggestion: %s", r.commands[0])
	}
	if !strings.Contains(r.log, "Bramhall") || !strings.Contains(r.summary, "Castellanos") {
		t.Error("log and summary are about everything")
	}
	p.git("apply", "--check", r.outputs["patch"])
	p.wantAsBefore()
}

// The findings in a place that a change has not touched are those of somebody
// else, even where lines have moved.
func TestChangedOnlyOfPush(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", findings)
	before := c.commit()
	c.write("paper.md", strings.Replace(findings, "# Tides\n", "# Tides\n\nA new paragraph.\n", 1))
	c.write("second.md", findings)
	c.commit()
	r := c.run("INPUT_CHANGED_ONLY=true", "EVENT_BASE="+before)
	r.want(t, 1, "errors=1")
	r.annotated(t, "::error file=second.md,line=3")
	c.wantAsBefore()
}

// In all of these there is nothing to hold the checkout against, so everything
// is reported.
func TestChangedOnlyWithoutBase(t *testing.T) {
	c := newCheckout(t)
	c.write("README", "no manuscript\n")
	empty := c.commit()
	c.write("paper.md", findings)
	c.commit()
	const nobody = "c0ffee0000c0ffee0000c0ffee0000c0ffee0000"
	for _, test := range []struct {
		name, base string
		notice     string
	}{
		{"a schedule", "", ""},
		{"a new branch", strings.Repeat("0", 40), ""},
		{"a commit that is gone", nobody, "::notice title=bibfix::The state before this change is not to be had"},
		{"no commit at all", "$(touch pwned)", "::notice title=bibfix::The state before this change is not to be had"},
		{"an option", "--upload-pack=touch pwned", "::notice title=bibfix::The state before this change is not to be had"},
		{"no manuscript yet", empty, "::notice title=bibfix::Nothing could be checked in the state before"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := c.run("INPUT_CHANGED_ONLY=true", "EVENT_BASE="+test.base)
			r.want(t, 1, "errors=1")
			wanted := []string{"::error file=paper.md,line=3"}
			if test.notice != "" {
				wanted = []string{test.notice, wanted[0]}
			}
			r.annotated(t, wanted...)
			c.checkUntouched()
			c.wantAsBefore()
		})
	}
	c.must(os.RemoveAll(filepath.Join(c.folder, ".git")))
	for _, mode := range []string{"check", "diff"} {
		r := c.run("INPUT_CHANGED_ONLY=true", "EVENT_BASE="+empty, "INPUT_MODE="+mode)
		r.want(t, 1, "errors=1")
		r.annotated(t, "::notice title=bibfix::The state before", "::error file=paper.md")
	}
}

// Both states are measured by the settings of now: what they begin to ask for
// is not the fault of a change.
func TestChangedOnlyHasOneYardstick(t *testing.T) {
	c := newCheckout(t)
	c.write(".bibfix.toml", "[rules]\nmissing-entry = \"off\"\n")
	c.write("paper.md", findings)
	before := c.commit()
	c.write(".bibfix.toml", "")
	c.commit()
	c.run("INPUT_CHANGED_ONLY=true", "EVENT_BASE="+before).want(t, 0, "errors=0")
	c.run().want(t, 1, "errors=1")
}

// The Action works in a folder of the repository, and in one that lies in the
// workspace.
func TestChangedOnlyInFolder(t *testing.T) {
	c := newCheckout(t)
	c.write("thesis/paper.md", findings)
	before := c.commit()
	c.write("thesis/second.md", findings)
	c.commit()
	c.folder = filepath.Join(c.folder, "thesis")
	c.run("INPUT_CHANGED_ONLY=true", "EVENT_BASE="+before).want(t, 1, "errors=1")
	r := c.run("INPUT_MODE=diff", "EVENT_BASE="+before)
	r.want(t, 1, "errors=2")
	r.annotated(t, "::error file=second.md")
}

// What the branch has got rid of meanwhile is not brought by a change that was
// made before.
func TestChangedOnlySinceFork(t *testing.T) {
	c := newCheckout(t)
	c.write("paper.md", findings)
	c.commit()
	c.git("checkout", "--quiet", "-b", "fork")
	c.write("second.md", findings)
	head := c.commit()
	c.git("checkout", "--quiet", "main")
	c.write("paper.md", clean)
	base := c.commit()
	c.git("checkout", "--quiet", "fork")
	for _, input := range []string{"INPUT_CHANGED_ONLY=true", "INPUT_MODE=diff"} {
		r := c.run(input, "EVENT_BASE="+base, "EVENT_HEAD="+head)
		r.annotated(t, "::error file=second.md")
	}
}
