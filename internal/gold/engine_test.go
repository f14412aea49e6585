package gold

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// patience is for one run of an engine: biber takes minutes for the largest file
// of TeX Live (3.8 MB), and other work may hold it up.
const patience = 30 * time.Minute

// styles are those of BibTeX whose bibliographies are compared. abbrvnat comes
// with natbib and is the only one that prints doi, isbn and url.
var styles = []string{"plain", "alpha", "abbrvnat", "unsrt"}

// dump is our own style, made for each file: it prints every field.
const dump = "dump"

// A reading is what an engine makes of a file in one style.
type reading struct {
	keys             []string          // in the order in which they are printed
	entries          map[string]string // what is printed of each
	fields           map[string]map[string]string
	rest             string // what is printed and belongs to no entry
	errors, warnings int
	log              string
}

// engine runs BibTeX in a folder of its own and remembers what it said.
type engine struct {
	folder string
	known  map[string]*reading // by style and text
	runs   int
}

func newEngine(t *testing.T) *engine {
	return &engine{folder: t.TempDir(), known: map[string]*reading{}}
}

// bibtex reads data in a style. fields are those that the style dump prints.
func (e *engine) bibtex(t *testing.T, style string, data []byte, fields []string) *reading {
	t.Helper()
	id := style + "\x00" + strings.Join(fields, " ") + "\x00" + string(data)
	if r := e.known[id]; r != nil {
		return r
	}
	if style == dump {
		e.write(t, dump+".bst", []byte(dumpStyle(fields)))
	}
	e.write(t, "x.bib", data)
	e.write(t, "x.aux", []byte("\\relax\n\\citation{*}\n\\bibstyle{"+style+"}\n\\bibdata{x}\n"))
	os.Remove(filepath.Join(e.folder, "x.bbl"))
	run(t, e.folder, "bibtex", "x")
	e.runs++
	printed, _ := os.ReadFile(filepath.Join(e.folder, "x.bbl")) // none is an empty one
	log, _ := os.ReadFile(filepath.Join(e.folder, "x.blg"))
	r := &reading{log: string(log)}
	r.errors, r.warnings = errorsOf(r.log), strings.Count(r.log, "Warning--")
	if style == dump {
		r.readDump(string(printed))
	} else {
		r.readItems(string(printed))
	}
	e.known[id] = r
	return r
}

func (e *engine) write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(e.folder, name), data, 0o644); err != nil {
		t.Error(err)
	}
}

// run runs a program in a folder, whatever its exit code: engines complain of
// files and print them all the same.
func run(t *testing.T, folder, program string, arguments ...string) []byte {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	command := exec.CommandContext(ctx, program, arguments...)
	command.Dir = folder
	command.Env = append(os.Environ(), "BIBINPUTS=.", "BSTINPUTS=.:", "TEXMFOUTPUT="+folder)
	out, err := command.CombinedOutput()
	if ctx.Err() != nil {
		t.Errorf("%s did not end within %v", program, patience)
	} else if command.ProcessState == nil {
		t.Errorf("%s: %v", program, err)
	}
	return out
}

// errorCount is BibTeX's own count; warnings it counts only where nothing is worse.
var errorCount = regexp.MustCompile(`\(There (?:was|were) (\d+) error message`)

func errorsOf(log string) int {
	m := errorCount.FindStringSubmatch(log)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// fieldName is a name of a field before its value, in any file. In texts there
// are more ("?page=7"), so that only the commonest are asked for.
var fieldName = regexp.MustCompile(`[,\s{("]([A-Za-z][A-Za-z0-9_.:+/-]*)\s*=`)

// mostFields is how many a style may name.
const mostFields = 300

// fieldsOf are the names of the fields of files, the commonest first.
func fieldsOf(files ...[]byte) []string {
	counts := map[string]int{}
	for _, data := range files {
		for _, m := range fieldName.FindAllSubmatch(data, -1) {
			counts[strings.ToLower(string(m[1]))]++
		}
	}
	delete(counts, "crossref") // each style has it
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	return names[:min(len(names), mostFields)]
}

// mark stands before each piece of what dump prints. Lines are wrapped by
// BibTeX, and only marks part the pieces.
const mark = "##|"

// macroSign tells the macro of a month from a value that reads like it.
const macroSign = "!"

// dumpStyle is a style that prints all the fields of all entries.
func dumpStyle(fields []string) string {
	var b strings.Builder
	b.WriteString("ENTRY { ")
	b.WriteString(strings.Join(fields, " "))
	b.WriteString(" } {} {}\n")
	for _, m := range strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec") {
		fmt.Fprintf(&b, "MACRO {%s} {\"%s\"}\n", m, m+macroSign)
	}
	fmt.Fprintf(&b, "FUNCTION {zz.entry} { \"%sE|\" cite$ * write$ newline$ \"%sF|type$|\" type$ * write$ newline$\n", mark, mark)
	for _, f := range append(slices.Clone(fields), "crossref") {
		fmt.Fprintf(&b, "  %s missing$ { } { \"%sF|%s|\" %s * write$ newline$ } if$\n", f, mark, f, f)
	}
	b.WriteString("}\nFUNCTION {default.type} { zz.entry }\nREAD\nITERATE {call.type$}\n")
	fmt.Fprintf(&b, "FUNCTION {zz.preamble} { \"%sP|\" preamble$ * write$ newline$ }\nEXECUTE {zz.preamble}\n", mark)
	return b.String()
}

func (r *reading) readDump(printed string) {
	r.entries, r.fields = map[string]string{}, map[string]map[string]string{}
	key := ""
	for _, piece := range strings.Split(printed, mark)[min(1, strings.Count(printed, mark)):] {
		kind, text, _ := strings.Cut(piece, "|")
		text = collapse(text)
		switch kind {
		case "E":
			key = text
			r.keys = append(r.keys, key)
			r.fields[key] = map[string]string{}
		case "F":
			name, value, _ := strings.Cut(text, "|")
			r.fields[key][name] = value
		default:
			r.rest = text
		}
	}
}

// collapse makes one blank of every run of blanks and line ends.
func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

// brokenLabel is the comment sign at which styles break a line in a label.
var brokenLabel = regexp.MustCompile(`(^|[^\\])%\n`)

// readItems parts a bibliography at its \bibitem.
func (r *reading) readItems(printed string) {
	r.entries = map[string]string{}
	printed = brokenLabel.ReplaceAllString(printed, "$1")
	parts := strings.Split(printed, `\bibitem`)
	last := len(parts) - 1
	if i := strings.LastIndex(parts[last], `\end{thebibliography}`); i >= 0 {
		parts[last] = parts[last][:i]
	}
	// The argument of the environment is the widest label, which is an entry's.
	r.rest = collapse(regexp.MustCompile(`\\begin\{thebibliography\}\{.*\}`).ReplaceAllString(parts[0], ""))
	for _, part := range parts[1:] {
		label := len(part) - len(afterLabel(part))
		key, _, _ := strings.Cut(strings.TrimPrefix(part[label:], "{"), "}")
		r.keys = append(r.keys, key)
		r.entries[key] = collapse(part)
	}
}

// afterLabel is an item without the label in brackets, which may hold braces.
func afterLabel(item string) string {
	if !strings.HasPrefix(item, "[") {
		return item
	}
	depth := 0
	for i, c := range []byte(item) {
		switch {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == ']' && depth == 0:
			return item[i+1:]
		}
	}
	return item
}

// newLines are the complaints of a log that another log does not have.
func newLines(before, after string) string {
	old := map[string]int{}
	for line := range strings.Lines(before) {
		old[line]++
	}
	var b strings.Builder
	for line := range strings.Lines(after) {
		if !strings.Contains(line, " -- ") && b.Len() < 2000 { // counts of built-in functions
			if old[line]--; old[line] < 0 {
				b.WriteString("\n\t  " + strings.TrimRight(line, "\n"))
			}
		}
	}
	return b.String()
}
