package ruletest

import (
	"bytes"
	"cmp"
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
	want(rule.Severity == lint.Info || strings.HasSuffix(rule.Question, "?") || strings.HasSuffix(rule.Question, "."), "what is the author asked in the letter? Question is a sentence")
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
	for _, e := range examplesOf(archive, read) {
		found := find(rule, read, e)
		if e.good() {
			good++
			for _, d := range found {
				faults = append(faults, "not silent: "+describe(e, d))
			}
			continue
		}
		bad++
		if len(found) == 0 {
			faults = append(faults, e.name+": nothing was found")
		}
		var misplaced []string
		for _, d := range found {
			fixes = fixes || len(d.Fixes) > 0
			misplaced = append(misplaced, checkPlaces(e, d)...)
		}
		if len(misplaced) > 0 { // nothing can be applied or moved
			faults = append(faults, misplaced...)
			continue
		}
		faults = append(faults, checkFixed(rule, read, e)...)
		faults = append(faults, checkVariants(rule, read, e)...)
	}
	if bad == 0 || good == 0 {
		faults = append(faults, "a rule needs an example it complains about (bad.md) and one it is silent about (good.md)")
	}
	if fixes != (rule.Fix != "") {
		faults = append(faults, "the rule's Fix must say what its fix does where it has one, and only there")
	}
	return faults
}

// checkPlaces looks at the spans and edits of one finding.
func checkPlaces(e example, d lint.Diagnostic) []string {
	var faults []string
	inside := func(file string, s lint.Span) bool {
		return 0 <= s.Start && s.Start <= s.End && e.has(file) && s.End <= len(e.data(file))
	}
	fault := func(text string) { faults = append(faults, fmt.Sprintf("%s: %s (%s)", e.name, text, d.Message)) }
	if !inside(d.File, d.Span) || d.Span.Len() == 0 {
		return []string{fmt.Sprintf("the finding has no place in the file (%s %v): %s", d.File, d.Span, d.Message)}
	}
	if first := firstRune(d.Message); d.Message == "" || strings.HasSuffix(d.Message, ".") || first == ' ' {
		fault("a message is not empty and has no full stop at the end")
	}
	for _, r := range d.Related {
		if !inside(cmp.Or(r.File, d.File), r.Span) {
			fault("a related place is outside the file")
		}
	}
	for _, fix := range d.Fixes {
		if fix.Message == "" || len(fix.Edits) == 0 {
			fault("a fix says what it does and does something")
		}
		for i, edit := range fix.Edits {
			if !inside(edit.File, edit.Span) {
				fault("an edit is outside the file")
				return faults
			}
			if string(e.data(edit.File)[edit.Span.Start:edit.Span.End]) == edit.New {
				fault("an edit changes nothing")
			}
			for _, other := range fix.Edits[:i] {
				if edit.File == other.File && (edit.Span.Overlaps(other.Span) || edit.Span == other.Span) {
					fault("two edits of one fix overlap")
				}
			}
		}
	}
	return faults
}

// checkFixed fixes the example: the fixes come to rest, and nothing is left to fix.
func checkFixed(rule lint.Rule, read Reader, e example) []string {
	for _, safety := range []lint.Safety{lint.Safe, lint.Unsafe} {
		once, err := repair(rule, read, e, safety)
		if err != nil {
			return []string{fmt.Sprintf("%s: %v", e.name, err)}
		}
		twice, err := repair(rule, read, once, safety)
		if err != nil || !once.same(twice) {
			return []string{fmt.Sprintf("%s: after %s fixes there is still something to fix (%v)", e.name, safety, err)}
		}
	}
	return nil
}
