package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bibfix/bibfix/internal/config"
	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
)

// newInit makes the command that writes a file of settings.
func newInit(sys system) *cobra.Command {
	return &cobra.Command{
		Use:   "init [folder]",
		Short: "Write a commented file of settings for the manuscript that is there",
		Long: `Writes .bibfix.toml into the folder, or the current one, with every setting as a comment and those set that fit the
manuscript found there. A file that is there already is left alone.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return errors.New("init takes one folder")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			return initialize(sys, folder)
		},
	}
}

func initialize(sys system, folder string) error {
	if info, err := os.Stat(folder); err != nil {
		return about(folder, err)
	} else if !info.IsDir() {
		return fmt.Errorf("%s: not a folder: bibfix init writes %s into one", folder, project.SettingsName)
	}
	docs := project.Open(sys.files, []string{folder}, project.Settings{}).Documents()
	lint.Connect(docs)

	name := filepath.Join(folder, project.SettingsName)
	found, given := survey(docs)
	err := whole(func() error { return disk.Create(name, []byte(config.Sample(found, given))) })
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s: is there already; nothing was written", name)
	case err != nil:
		return err
	}
	_, err = fmt.Fprintf(sys.stdout, "%s: written. %s\n", report.Printable(name), report.Printable(strings.Join(found, " ")))
	return err
}

// survey says what was found, a sentence each, and which settings follow from
// it, as TOML values.
func survey(docs []*lint.Document) (found []string, given map[string]string) {
	given = make(map[string]string)
	var texts, lists []string
	numeric, dialects := false, make(map[lint.Dialect]bool)
	for _, doc := range docs {
		name := "“" + report.Printable(path.Base(doc.Name)) + "”"
		if doc.IsBibliography() {
			lists = append(lists, name)
			dialects[doc.Dialect] = true
			continue
		}
		texts = append(texts, name)
		numeric = numeric || doc.Style == lint.StyleNumeric
		if isJOSS(doc) {
			given["profile"] = `"joss"`
		}
	}
	if len(docs) == 0 {
		return []string{"No manuscript was found here."}, given
	}
	found = append(found, "Found here: "+strings.Join(shortened(append(texts, lists...)), ", ")+".")
	switch {
	case given["profile"] != "":
		found = append(found, "It looks like a paper for the Journal of Open Source Software.")
	case numeric:
		found = append(found, "The text cites by number: the profile vancouver or ieee may fit.")
	}
	delete(dialects, lint.AnyDialect)
	if len(dialects) == 1 {
		for word, dialect := range project.Dialects {
			if dialects[dialect] {
				given["dialect"] = `"` + word + `"`
			}
		}
	}
	return found, given
}

// shortened is a list of names cut to what a comment can hold.
func shortened(names []string) []string {
	const most = 8
	if len(names) > most {
		return append(slices.Clone(names[:most]), fmt.Sprintf("and %d more", len(names)-most))
	}
	return names
}

// isJOSS says whether a text has the front matter that JOSS asks for
// (https://joss.readthedocs.io/en/latest/paper.html).
func isJOSS(doc *lint.Document) bool {
	head := string(doc.Data[:min(len(doc.Data), 4096)])
	for _, key := range []string{"\ntitle:", "\ntags:", "\nauthors:", "\naffiliations:", "\nbibliography:"} {
		if !strings.Contains(head, key) {
			return false
		}
	}
	return strings.HasPrefix(head, "---")
}
