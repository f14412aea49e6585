package action_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Each form asks for the small input of which a test can be made, and for what
// it takes to see the same.
func TestIssueForms(t *testing.T) {
	names, _ := filepath.Glob("../.github/ISSUE_TEMPLATE/*.yml")
	if len(names) != 4 {
		t.Fatalf("forms: %q", names)
	}
	for _, name := range names {
		if filepath.Base(name) == "config.yml" {
			continue
		}
		var form struct {
			Name, Description string
			Labels            []string
			Body              []struct {
				Type, ID   string
				Attributes struct {
					Label, Description, Placeholder, Render, Value string
				}
				Validations struct{ Required bool }
			}
		}
		read(t, name[len("../"):], &form)
		if form.Name == "" || form.Description == "" || len(form.Labels) != 1 {
			t.Errorf("%s: name %q, description %q, labels %q", name, form.Name, form.Description, form.Labels)
		}
		var asked []string
		for _, field := range form.Body {
			switch {
			case field.Type == "markdown":
				continue
			case field.Type != "input" && field.Type != "textarea", field.ID == "", field.Attributes.Label == "":
				t.Errorf("%s: %+v", name, field)
			case slices.Contains(asked, field.ID):
				t.Errorf("%s asks twice for %s", name, field.ID)
			}
			if field.Validations.Required {
				asked = append(asked, field.ID)
			}
		}
		for _, id := range []string{"input", "name", "command", "version"} {
			if !slices.Contains(asked, id) {
				t.Errorf("%s does not insist on %s: %q", name, id, asked)
			}
		}
	}
}

// Whatever the repository depends on is kept up to date by somebody.
func TestDependabot(t *testing.T) {
	var config struct {
		Version int
		Updates []struct {
			Ecosystem   string `yaml:"package-ecosystem"`
			Directory   string
			Directories []string
			Schedule    struct{ Interval string }
			Groups      map[string]struct{ Patterns []string }
		}
	}
	read(t, ".github/dependabot.yml", &config)
	var watched []string
	for _, u := range config.Updates {
		for _, folder := range append(u.Directories, u.Directory) {
			if folder == "" {
				continue
			}
			watched = append(watched, u.Ecosystem+" "+folder)
			if _, err := os.Stat(".." + folder); err != nil {
				t.Errorf("%s: %v", u.Ecosystem, err)
			}
		}
	}
	want := []string{"gomod /", "github-actions /", "github-actions /docs/examples/workflows"}
	if _, err := os.Stat("../package.json"); err == nil {
		want = append(want, "npm /")
	}
	slices.Sort(watched)
	slices.Sort(want)
	if config.Version != 2 || !slices.Equal(watched, want) {
		t.Errorf("version %d watches %q, want %q", config.Version, watched, want)
	}
}
