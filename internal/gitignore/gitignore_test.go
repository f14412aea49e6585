package gitignore

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden" // knows -update
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/internal/tools"
)

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		patterns string
		yes, no  []string // a slash at the end is a folder
	}{
		{"*.md", []string{"a.md", "b/a.md", "a.md/"}, []string{"a.mdx", "md"}},
		{"/a.md", []string{"a.md"}, []string{"b/a.md"}},
		{"a/b", []string{"a/b"}, []string{"c/a/b", "b"}},
		{"a/", []string{"a/", "b/a/"}, []string{"a", "ab/"}},
		{"**/a", []string{"a", "b/a", "b/c/a"}, []string{"ba", "b/ca"}},
		{"a/**", []string{"a/b", "a/b/c"}, []string{"a", "a/", "b/a/c"}},
		{"a/**/b", []string{"a/b", "a/x/b", "a/x/y/b"}, []string{"ab", "a/xb", "a/x/yb"}},
		{"a**b/c", []string{"axb/c", "ab/c"}, []string{"a/b/c", "axxb/d"}},
		{"a**/b", []string{"ab", "ax/b"}, []string{"a"}}, // as git has it
		{"?a**/b", []string{"xay/b"}, []string{"xab", "xa/y/b"}},
		{"a?c", []string{"abc"}, []string{"ac", "aäc", "a/c"}},
		{"x/a?c", nil, []string{"x/a/c"}},
		{"[a-c!].md", []string{"b.md", "!.md"}, []string{"d.md"}},
		{"[!a-c].md", []string{"d.md"}, []string{"a.md", "x/.md"}},
		{"[]x].md", []string{"].md", "x.md"}, []string{"[.md"}},
		{"[[:digit:]x].md", []string{"4.md", "x.md"}, []string{"d.md"}},
		{"[z-a].md", []string{"z.md"}, []string{"a.md", "m.md"}},
		{"[[:none:]].md", nil, []string{"n.md"}},
		{"[a.md", nil, []string{"[a.md"}},
		{`\#a`, []string{"#a"}, nil},
		{"#a", nil, []string{"#a", "a"}},
		{`\!a`, []string{"!a"}, nil},
		{"a\\ \nb  ", []string{"a ", "b"}, []string{"a", "b  "}},
		{`a\`, nil, []string{"a", `a\`}},
		{"*\n!keep.md", []string{"a.md"}, []string{"keep.md"}},
		{"!a\na", []string{"a"}, nil},
		{"a.md\r\nb.md\r\n", []string{"a.md", "b.md"}, nil},
		{"\uFEFFa.md", []string{"a.md"}, nil},
		{"{a,b}", []string{"{a,b}"}, []string{"a", "b"}},
		{"/\n!\n//\n \n", nil, []string{"a", "b/"}},
	} {
		l := Parse([]byte(test.patterns))
		for want, names := range map[bool][]string{true: test.yes, false: test.no} {
			for _, name := range names {
				path, folder := strings.CutSuffix(name, "/")
				if got, _ := l.Match(path, folder); got != want {
					t.Errorf("%q, %q: %v, want %v", test.patterns, name, got, want)
				}
			}
		}
	}
}

// Whatever is in a pattern, its work is bounded by its length times that of
// the path: this one keeps a matcher that goes back busy for ever.
func TestNoWayBack(t *testing.T) {
	l := Parse([]byte(strings.Repeat("a/**/*a*a*", 200) + "b"))
	if ignored, _ := l.Match(strings.Repeat("a/aaaa", 400), false); ignored {
		t.Error("it fits")
	}
}

// pieces of patterns and of names, few enough to meet often.
var pieces = []string{"a", "b", "ab", "*", "**", "?", "[ab]", "[!a]", "/", "/", "/", "**/", "/**", `\a`, `\*`, "[a-b", "[[:alpha:]]", " ", ".", "-", "]"}

// Git says the same. Each round makes up a file of patterns in two folders, and
// holds which files are left against what git lists.
func TestAsGit(t *testing.T) {
	tools.Need(t, "git")
	dir := t.TempDir()
	git(t, dir, "init", "-q")
	for _, name := range []string{
		"a", "b", "ab", "-", "a b", "*", "d/a", "d/b", "d/ab/a", "d/ab/b", "d/e/a/b", "d/e/ab", "e/a/b/a", "e/b", "e/aa/bb/ab", "e/ä/a", "]", "e/]", "f/a.b", "f/b.a",
	} {
		name = filepath.Join(dir, "x", filepath.FromSlash(name)) // nothing at the root but what git has
		if os.MkdirAll(filepath.Dir(name), 0o755) != nil || os.WriteFile(name, nil, 0o644) != nil {
			t.Skip("such names cannot be here: ", name)
		}
	}
	rounds := long.Or(30, 300)
	random := rand.New(rand.NewPCG(11, 30))
	for range rounds {
		top, below := invent(random), invent(random)
		put(t, filepath.Join(dir, ".gitignore"), top)
		put(t, filepath.Join(dir, "x", "d", ".gitignore"), below)
		want := strings.Split(strings.Trim(git(t, dir, "ls-files", "-z", "--others", "--exclude-standard", "x"), "\x00"), "\x00")
		got := left(t, dir, map[string]List{"": Parse([]byte(top)), "x/d": Parse([]byte(below))})
		slices.Sort(want)
		slices.Sort(got)
		if want[0] == "" {
			want = want[1:]
		}
		if !slices.Equal(got, want) {
			t.Fatalf("patterns %q, in x/d %q:\n git %q\n own %q", top, below, want, got)
		}
	}
}

func invent(random *rand.Rand) string {
	var b strings.Builder
	for range random.IntN(4) {
		if random.IntN(4) == 0 {
			b.WriteByte('!')
		}
		if random.IntN(3) == 0 {
			b.WriteString("x/")
		}
		for range 1 + random.IntN(5) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// left are the files that the lists, by their folders, do not leave out.
func left(t *testing.T, dir string, lists map[string]List) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(filepath.Join(dir, "x"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		name = filepath.ToSlash(name)
		ignored, decided := false, false
		if below, in := strings.CutPrefix(name, "x/d/"); in {
			ignored, decided = lists["x/d"].Match(below, entry.IsDir())
		}
		if !decided {
			ignored, _ = lists[""].Match(name, entry.IsDir())
		}
		switch {
		case ignored && entry.IsDir():
			return fs.SkipDir
		case !ignored && !entry.IsDir():
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	c := exec.Command("git", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	var complaints bytes.Buffer
	c.Stderr = &complaints
	out, err := c.Output()
	if err != nil {
		t.Fatalf("git %v: %v: %s", args, err, complaints.String())
	}
	return string(out)
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("a/**/[!b-c]*\\?", "a/b/c")
	f.Fuzz(func(t *testing.T, patterns, name string) {
		if len(patterns) > 1000 || len(name) > 1000 {
			t.Skip("longer says nothing more")
		}
		if ignored, decided := Parse([]byte(patterns)).Match(name, true); ignored && !decided {
			t.Errorf("%q ignores %q and does not decide it", patterns, name)
		}
		if !fs.ValidPath(name) {
			return
		}
		for last, want := range map[string]bool{"*": true, "!*": false} { // the last pattern decides
			if ignored, decided := Parse([]byte(patterns+"\n"+last)).Match(name, true); !decided || ignored != want {
				t.Errorf("%q and then %q on %q: %v, %v", patterns, last, name, ignored, decided)
			}
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	l := Parse([]byte(strings.Repeat("*.o\n/build/\n*~\n**/cache/*.tmp\n*.[ch]pp\ndocs/_build\n", 50)))
	for b.Loop() {
		l.Match("chapters/one/introduction.md", false)
	}
}
