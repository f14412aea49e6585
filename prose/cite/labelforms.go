package cite

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// A label that no entry has is told by its form. That of BibTeX's alpha style, "Oka14", and
// a code, "RFC8259", are always one; others are where the list has labels of that form.

// A labelForm is how a label of letters and digits is set.
type labelForm struct {
	digits   int // of the year
	spaced   bool
	capitals bool // no small letter: "OKA 14"
}

// labelForms counts the labels of a list by their forms.
type labelForms struct {
	times   map[labelForm]int
	longest int // letters in one of them
}

const (
	// fewestOfForm is how many labels of a list make a form one of its own.
	fewestOfForm = 2
	// alphaLetters is the most letters of authors that labels of the alpha style have.
	alphaLetters = 5
)

// formsOfLabels are the forms of the labels of the entries.
func formsOfLabels(refs []*lint.Reference) labelForms {
	f := labelForms{times: map[labelForm]int{}, longest: alphaLetters}
	for _, ref := range refs {
		if ref.Number == 0 && ref.Label != "" {
			if form, letters := formOfLabel(ref.Label); letters > 0 {
				f.times[form]++
				f.longest = max(f.longest, letters)
			}
		}
	}
	return f
}

// has says whether s has the form of a label of the list.
func (f *labelForms) has(s string) bool {
	form, letters := formOfLabel(s)
	switch {
	case letters < 2 || letters > f.longest:
		return false
	case looksLikeLabel(s), form.isCode() && letters <= alphaLetters && len(f.times) > 0:
		return true
	case form.spaced && !form.capitals: // "Lund 2014", "Kap 12"
		return false
	case form.digits != 2 && form.digits != 4:
		return false
	}
	n := f.times[form]
	if form.capitals { // of authors' initials: "OP2014" beside "Oka2014"
		form.capitals = false
		n += f.times[form]
	}
	return n >= fewestOfForm
}

// isCode says whether labels of the form name a numbered document: "RFC8259".
func (form labelForm) isCode() bool {
	return form.capitals && !form.spaced && form.digits >= 3 && form.digits <= 5
}

// formOfLabel is the form of a label, and how many letters it has; 0 where it is none.
func formOfLabel(s string) (form labelForm, letters int) {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return form, 0
	}
	form.capitals = true
	i := 0
	for ; i < len(s); i++ {
		if 'a' <= s[i] && s[i] <= 'z' {
			form.capitals = false
		} else if (s[i] < 'A' || s[i] > 'Z') && s[i] != '+' {
			break
		}
	}
	rest := strings.TrimLeft(s[i:], " \n")
	form.spaced = len(rest) < len(s)-i
	form.digits = ascii.Digits(rest)
	rest = rest[form.digits:]
	if form.digits < 2 || len(rest) > 1 || rest != "" && (rest[0] < 'a' || rest[0] > 'z') {
		return form, 0
	}
	if word := strings.ToLower(s[:i]); form.spaced && isLocatorWord(word) {
		return form, 0
	}
	return form, i
}
