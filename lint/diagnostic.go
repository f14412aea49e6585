package lint

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Severity says how grave a finding is.
type Severity uint8

// The severities, from the mildest up.
const (
	Info Severity = iota
	Warning
	Error
)

// Safety says what may be done with a fix without asking. The zero value is
// the harmless one, so that a forgotten field applies nothing.
type Safety uint8

// The safeties, from the most careful up.
const (
	Suggest Safety = iota // shown, never written
	Unsafe                // written with --unsafe: rests on a guess, or changes what a reader sees
	Safe                  // provable from the files alone; the reference means the same
)

// A Diagnostic is one finding.
type Diagnostic struct {
	Rule      string
	Severity  Severity
	File      string
	Span      Span // the place it is about; what an editor should look at
	Message   string
	Reference *Reference // the entry it is about, nil where there is none
	Related   []Related
	Evidence  *Evidence // what registries say, nil where they were not asked
	Fixes     []Fix     // alternatives, the best first; only the first is ever applied
	Doubtful  bool      // the place may be none at all: told only where somebody asks for doubts, else counted
	Holds     bool      // what stands at Span is all that the finding rests on: no fix of another takes it away

	others int // further findings that this one stands for
}

// Evidence is the record that a finding rests on.
type Evidence struct {
	Work  *Work
	Score float64 // how well it agrees with the reference, 0 to 1
}

// String shows the record in one line: "record at Crossref: Okafor, A. and
// Prado, B. (2014). Harbour levies. Quay Studies 12(3), 317-335. https://doi.org/…".
func (e *Evidence) String() string {
	w := e.Work
	var b strings.Builder
	b.WriteString("record at " + w.SourceName() + ": ")
	const most = 6
	for i, p := range w.Authors {
		if i == most {
			b.WriteString(" et al.")
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(p.Name().Sorted())
		if p.Given != "" && p.Family != "" {
			b.WriteString(", " + p.Given)
		}
	}
	if year := w.Year(); year != 0 {
		b.WriteString(" (" + strconv.Itoa(year) + ").")
	}
	if len(w.Titles) > 0 {
		b.WriteString(" " + Stopped(w.Titles[0]))
	}
	if len(w.Containers) > 0 {
		b.WriteString(" " + w.Containers[0])
	}
	if w.Volume != "" {
		b.WriteString(" " + w.Volume)
	}
	if w.Issue != "" {
		b.WriteString("(" + w.Issue + ")")
	}
	if pages := cmp.Or(w.Page, w.Number); pages != "" {
		b.WriteString(", " + pages)
	}
	if w.DOI != "" {
		return Stopped(b.String()) + " https://doi.org/" + w.DOI
	}
	return b.String()
}

// Stopped ends a sentence that is put together: with a full stop, unless the
// point of an abbreviation ("et al."), another sign that ends a sentence, or
// either within quotation marks is there already.
func Stopped(text string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `"'”’»«“‘`))
	if text == "" || strings.ContainsRune(".?!…。？！", last) {
		return text
	}
	return text + "."
}

// Related is another place that belongs to a finding.
type Related struct {
	File    string
	Span    Span
	Message string
}

// A Fix is a repair: applied whole, over all its files, or not at all.
type Fix struct {
	Message string // a verb phrase: "remove utm_source"
	Safety  Safety
	Edits   []TextEdit
	Holds   []Place      // spans that must stay as they are for the fix to be right: of two duplicates, the one kept
	Removes []*Reference // entries that the fix takes away on purpose
	Keys    bool         // it changes keys on purpose, wherever they stand
}

// A Place is a span of a named file.
type Place struct {
	File string
	Span Span
}

// A TextEdit replaces the bytes of Span by New.
type TextEdit struct {
	File string
	Span Span
	New  string
}

// String is the word that users read and write: "info", "warning", "error".
func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// String is the word that users read and write: "suggest", "unsafe", "safe".
func (s Safety) String() string { return [...]string{"suggest", "unsafe", "safe"}[s] }
