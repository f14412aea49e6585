package ruletest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/lint"
)

var identifier = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// CheckRule returns what is wrong with a rule as it describes itself. Its
// source is looked for in the folder of that name.
func CheckRule(rule lint.Rule, source string) []string {
	var faults []string
	want := func(ok bool, fault string) {
		if !ok {
			faults = append(faults, fault)
		}
	}
	want(identifier.MatchString(rule.ID), "the ID is not kebab-case")
	first := firstRune(rule.Title)
	want(rule.Title != "" && !unicode.IsUpper(first) && !strings.HasSuffix(rule.Title, "."), "the title is one line, lower case, without a stop")
	want(strings.TrimSpace(rule.Doc) != "", "no Doc")
	want(rule.Since != "", "no Since")
	file := filepath.Join(source, strings.ReplaceAll(rule.ID, "-", "_")+".go")
	_, err := os.Stat(file)
	want(err == nil, "the rule should live in "+file)
	return faults
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// Check holds a rule against its examples and returns what it does wrong:
// silence on a bad file and speech on a good one; places outside the file;
// edits that overlap or do nothing; a fix that leaves something to fix; and
// findings that change when the file has Windows line ends, a byte order mark,
// no final line end, or text before it.
func Check(rule lint.Rule, archive *txtar.Archive, read Reader) []string {
	var faults []string
	bad, good := 0, 0
	if len(bytes.TrimSpace(archive.Comment)) == 0 {
		faults = append(faults, "the comment is missing: when does the rule speak, when is it silent, and why?")
	}
	fixes := false
	for _, f := range archive.Files {
		file := lint.File{Name: f.Name, Data: f.Data}
		switch {
		case strings.HasPrefix(f.Name, "good"):
			good++
			for _, d := range find(rule, read, file) {
				faults = append(faults, "not silent: "+describe(file, d))
			}
		case strings.HasPrefix(f.Name, "bad"):
			bad++
			found := find(rule, read, file)
			if len(found) == 0 {
				faults = append(faults, f.Name+": nothing was found")
			}
			var misplaced []string
			for _, d := range found {
				fixes = fixes || len(d.Fixes) > 0
				misplaced = append(misplaced, checkPlaces(file, d)...)
			}
			if len(misplaced) > 0 { // nothing can be applied or moved
				faults = append(faults, misplaced...)
				continue
			}
			faults = append(faults, checkFixed(rule, read, file)...)
			faults = append(faults, checkVariants(rule, read, file)...)
		}
	}
	if bad == 0 || good == 0 {
		faults = append(faults, "a rule needs an example it complains about (bad.md) and one it is silent about (good.md)")
	}
	if fixes != (rule.Fix != "") {
		faults = append(faults, "the rule's Fix must say what its fix does where it has one, and only there")
	}
	return faults
}

func find(rule lint.Rule, read Reader, file lint.File) []lint.Diagnostic {
	var found []lint.Diagnostic
	for _, d := range lint.Lint([]*lint.Document{read(file)}, []lint.Rule{rule}, lint.Options{Year: Year}) {
		if d.Rule == rule.ID { // readers speak for other rules as well
			found = append(found, d)
		}
	}
	return found
}

// checkPlaces looks at the spans and edits of one finding.
func checkPlaces(file lint.File, d lint.Diagnostic) []string {
	var faults []string
	inside := func(s lint.Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(file.Data) }
	fault := func(text string) { faults = append(faults, fmt.Sprintf("%s: %s (%s)", file.Name, text, d.Message)) }
	if !inside(d.Span) || d.Span.Len() == 0 {
		return []string{fmt.Sprintf("the finding has no place in the file (%v): %s", d.Span, d.Message)}
	}
	if first := firstRune(d.Message); d.Message == "" || strings.HasSuffix(d.Message, ".") || first == ' ' {
		fault("a message is not empty and has no full stop at the end")
	}
	for _, r := range d.Related {
		if !inside(r.Span) {
			fault("a related place is outside the file")
		}
	}
	for _, fix := range d.Fixes {
		if fix.Message == "" || len(fix.Edits) == 0 {
			fault("a fix says what it does and does something")
		}
		for i, e := range fix.Edits {
			if !inside(e.Span) {
				fault("an edit is outside the file")
				return faults
			}
			if string(file.Data[e.Span.Start:e.Span.End]) == e.New {
				fault("an edit changes nothing")
			}
			for _, other := range fix.Edits[:i] {
				if e.Span.Overlaps(other.Span) || e.Span == other.Span {
					fault("two edits of one fix overlap")
				}
			}
		}
	}
	return faults
}

// checkFixed fixes the file: the fixes come to rest, and nothing is left to fix.
func checkFixed(rule lint.Rule, read Reader, file lint.File) []string {
	for _, safety := range []lint.Safety{lint.Safe, lint.Unsafe} {
		once, err := repair(rule, read, file, safety)
		if err != nil {
			return []string{fmt.Sprintf("%s: %v", file.Name, err)}
		}
		twice, err := repair(rule, read, once, safety)
		if err != nil || !bytes.Equal(once.Data, twice.Data) {
			return []string{fmt.Sprintf("%s: after %s fixes there is still something to fix (%v)", file.Name, safety, err)}
		}
	}
	return nil
}
