package main

import (
	"errors"
	"fmt"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
)

// words is what is said of an error: where a flag or command may help, it is named.
// The engine knows none.
func words(err error) string {
	var (
		nothing   *project.NothingFoundError
		unclaimed *project.UnclaimedError
		stray     *project.StraySettingsError
		baseline  *project.BaselineError
	)
	switch text := err.Error(); {
	case errors.As(err, &nothing):
		return nothing.Without(ignoredByGit(nothing.Ignored))
	case errors.As(err, &unclaimed):
		return fmt.Sprintf("%s; if it is %s, give its text to - with --stdin-filename %s or the like", text, format.All().Words("or"), unclaimed.Like())
	case errors.As(err, &stray):
		return text + ": --config names a file of settings anywhere"
	case errors.As(err, &baseline) && baseline.Missing:
		return text + "; --update-baseline writes it"
	case baseline != nil:
		return text + "; --update-baseline writes it anew"
	default:
		return text
	}
}

// ignoredByGit says how much git kept from being searched; "" for nothing.
func ignoredByGit(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (git ignores %s: --no-ignore searches all)", report.Count(n, "path"))
}

// each calls do with every error that err is made of.
func each(err error, do func(error)) {
	var several *project.SettingsError
	if !errors.As(err, &several) {
		do(err)
		return
	}
	for _, line := range several.Lines() {
		do(errors.New(line))
	}
}
