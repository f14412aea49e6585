package reference

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// A fieldScore counts the strings that have a field by their labels, those in
// which it was read, and those in which it was read as labelled.
type fieldScore struct{ labelled, read, right int }

func (f *fieldScore) add(g fieldScore) {
	f.labelled += g.labelled
	f.read += g.read
	f.right += g.right
}

func (f fieldScore) String() string {
	return fmt.Sprintf("%5d %5d %5d  %6s %6s %6s", f.labelled, f.read, f.right,
		percent(f.right, f.read), percent(f.right, f.labelled), percent(2*f.right, f.labelled+f.read))
}

func percent(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return strconv.FormatFloat(100*float64(part)/float64(whole), 'f', 1, 64)
}

// A fileScore is what became of the strings of one file.
type fileScore struct {
	strings, whole, keyed, key int // keyed have names or a date by their labels
	core                       fieldScore
}

func (f *fileScore) add(g fileScore) {
	f.strings += g.strings
	f.whole += g.whole
	f.keyed += g.keyed
	f.key += g.key
	f.core.add(g.core)
}

func (f fileScore) String() string {
	c := f.core
	return fmt.Sprintf("%4d  %6s %6s %6s", f.strings, percent(2*c.right, c.labelled+c.read), percent(f.whole, f.strings), percent(f.key, f.keyed))
}

type labelledScore struct {
	fields map[string]*fieldScore
	files  map[string]*fileScore
	total  fileScore
	wrong  []string // a line for each field that was read otherwise than labelled
}

// scoreSpecimens reads the strings and holds what is read against the labels.
func scoreSpecimens(specimens []specimen, read func(*lint.Reference)) labelledScore {
	score := labelledScore{fields: map[string]*fieldScore{}, files: map[string]*fileScore{}}
	for _, s := range specimens {
		r := plainEntry(s.text)
		read(r)
		of := score.judge(s, r)
		if score.files[s.file] == nil {
			score.files[s.file] = &fileScore{}
		}
		score.files[s.file].add(of)
		score.total.add(of)
	}
	return score
}

func (score *labelledScore) judge(s specimen, r *lint.Reference) fileScore {
	rest := map[string]lint.Field{}
	for _, f := range r.Fields {
		if _, twice := rest[f.Name]; !twice && f.Name != "original-date" { // that one is part of issued here
			rest[f.Name] = f
		}
	}
	if r.Type != "" {
		rest["type"] = lint.Field{Text: r.Type}
	}
	of := fileScore{strings: 1}
	whole := true
	note := func(line int, name, labelled string, got lint.Field, f fieldScore) {
		if score.fields[name] == nil {
			score.fields[name] = &fieldScore{}
		}
		score.fields[name].add(f)
		core := slices.Contains(coreFields, name)
		if core {
			of.core.add(f)
		}
		if f.labelled == f.right && f.read == f.right {
			return
		}
		whole = whole && !core
		score.wrong = append(score.wrong, fmt.Sprintf("%s:%d %s: labelled %s, read %s\n", s.file, line, name, inQuotes(labelled), inQuotes(labelForm(got))))
	}
	for _, l := range s.labels {
		name := l.holder(rest)
		got, there := rest[name]
		delete(rest, name)
		right := there && l.holds(name, got)
		f := fieldScore{labelled: 1, read: count(there), right: count(right)}
		switch {
		case l.optional && !there, name == "type" && !there:
			continue
		case l.optional:
			f.labelled = f.right
		}
		note(l.line, name, l.text, got, f)
	}
	delete(rest, "type") // a string whose type is open has no label
	for _, name := range slices.Sorted(maps.Keys(rest)) {
		note(s.line, name, "", rest[name], fieldScore{read: 1})
	}
	of.whole = count(whole)
	of.keyed, of.key = s.key(r)
	return of
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func inQuotes(text string) string {
	if text == "" {
		return "nothing"
	}
	return "“" + text + "”"
}

// holder is the field that holds what the label says, or the usual one.
func (l labelledField) holder(read map[string]lint.Field) string {
	for _, name := range l.names {
		if f, there := read[name]; there && l.holds(name, f) {
			return name
		}
	}
	return l.names[0]
}

func (l labelledField) holds(name string, f lint.Field) bool {
	return compared(name, l.text) == compared(name, labelForm(f))
}

// key says whether names or date were labelled, and whether the first name and
// the year, by which citations find an entry, were read so.
func (s specimen) key(r *lint.Reference) (keyed, right int) {
	names, year := map[string]string{}, ""
	for _, l := range s.labels {
		switch l.names[0] {
		case "author", "editor":
			names[l.names[0]] = firstFamily(l.text)
		case "issued":
			year = cutDate(l.text)
		}
	}
	family := func(of map[string]string) string {
		if of["author"] != "" {
			return of["author"]
		}
		return of["editor"]
	}
	if family(names) == "" && year == "" {
		return 0, 0
	}
	got := map[string]string{}
	for _, role := range []string{"author", "editor"} {
		if f := r.Field(role); f != nil {
			got[role] = firstFamily(labelForm(*f))
		}
	}
	return 1, count(family(names) == family(got) && year == cutDate(shownDate(r.Issued())))
}

func firstFamily(names string) string {
	first, _, _ := strings.Cut(names, " | ")
	family, _, _ := strings.Cut(comparedName(first), "/")
	return family
}

// cutDate is status, year and letter of a date.
func cutDate(date string) string {
	m := labelledDate.FindStringSubmatch(date)
	if m == nil {
		return date
	}
	return m[1] + m[2] + m[3]
}

// labelForm writes a field as a label would have it.
func labelForm(f lint.Field) string {
	switch {
	case f.Name == "issued" || f.Name == "accessed":
		return shownDate(f.Date)
	case len(f.Names) == 0:
		return f.Text
	}
	var names []string
	for _, n := range f.Names {
		if n.Literal != "" {
			names = append(names, "{"+n.Literal+"}")
			continue
		}
		parts := []string{strings.TrimSpace(n.Particle + " " + n.Family), n.Given, n.Suffix}
		for len(parts) > 1 && parts[len(parts)-1] == "" {
			parts = parts[:len(parts)-1]
		}
		names = append(names, strings.Join(parts, ", "))
	}
	if f.Open {
		names = append(names, "+")
	}
	return strings.Join(names, " | ")
}

// editionWord may be read with the edition, or not.
var editionWord = regexp.MustCompile(`(?i)\b(?:ed|edn|edition)\b`)

// compared is a value in the form in which two ways to write it are equal.
func compared(name, text string) string {
	switch name {
	case "author", "editor":
		names := strings.Split(text, " | ")
		for i, n := range names {
			names[i] = comparedName(n)
		}
		return strings.Join(names, "|")
	case "issued", "accessed", "type":
		return text
	case "volume", "issue", "page", "number":
		return comparedNumber(text)
	case "edition":
		if digits := strings.TrimLeft(strings.Map(digitOnly, text), "0"); digits != "" {
			return digits
		}
		text = editionWord.ReplaceAllString(text, "")
	case "DOI":
		return doi.Key(text)
	case "arxiv":
		return strings.ToLower(text)
	case "URL":
		return comparedAddress(text)
	}
	return fold.Letters(text)
}

func digitOnly(r rune) rune {
	if fold.Digit(r) < 0 {
		return -1
	}
	return '0' + rune(fold.Digit(r))
}

// comparedNumber keeps the dashes and strokes of a number: 3-4 is not 34.
func comparedNumber(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case fold.IsDash(r):
			return '-'
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '/', r == ',', r == ':':
			return unicode.ToLower(r)
		}
		return -1
	}, fold.Digits(text))
}

func comparedAddress(text string) string {
	text = strings.ReplaceAll(text, " ", "")
	if _, rest, ok := strings.Cut(text, "://"); ok {
		text = rest
	}
	return strings.ToLower(strings.TrimRight(text, "/."))
}

// comparedName is the family name with its particles, the initials and the
// suffix, or the name of a body without the acronym behind it.
func comparedName(name string) string {
	if body, ok := strings.CutPrefix(name, "{"); ok {
		body = strings.TrimSuffix(body, "}")
		if at := strings.LastIndex(body, " ("); at > 0 && strings.HasSuffix(body, ")") {
			body = body[:at]
		}
		return fold.Letters(body)
	}
	parts := append(strings.Split(name, ", "), "", "")
	initials, particles := "", ""
	for _, word := range strings.FieldsFunc(parts[1], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }) {
		if strings.ToLower(word) == word && strings.ToUpper(word) != word {
			particles += word // behind the given name
			continue
		}
		initials += initialsOf(word)
	}
	key := fold.Letters(particles + parts[0])
	if initials+parts[2] != "" {
		key += "/" + initials + "/" + fold.Letters(parts[2])
	}
	return key
}

// longestLabelInitials is how many capitals without points are read as initials: "JMK".
const longestLabelInitials = 4

func initialsOf(word string) string {
	letters := []rune(fold.Letters(word))
	if len(letters) == 0 {
		return ""
	}
	if strings.ToUpper(word) == word && strings.ToLower(word) != word && len(letters) <= longestLabelInitials {
		return string(letters)
	}
	return string(letters[:1])
}

// figures writes the score as a table that is read by people and by git.
func (score labelledScore) figures() string {
	var b strings.Builder
	row := func(name string, of fmt.Stringer) { fmt.Fprintf(&b, "%-26s %s\n", name, of) }
	fmt.Fprintf(&b, "%-26s    n   micro  whole    key\n", "strings (core fields)")
	row("all", score.total)
	for _, file := range slices.Sorted(maps.Keys(score.files)) {
		row(file, *score.files[file])
	}
	fmt.Fprintf(&b, "\n%-26s label  read right    prec    rec     F1\n", "field")
	row("core fields", score.total.core)
	for _, name := range slices.Concat(coreFields, otherFields) {
		if f := score.fields[name]; f != nil {
			row(name, *f)
		}
	}
	return b.String()
}

// What two readers may write differently is equal, what they read differently is not.
func TestLabelledCompare(t *testing.T) {
	for _, c := range []struct {
		field, a, b string
		same        bool
	}{
		{"author", "Okafor, A. B. | van der Meulen, J.", "Okafor, AB | Meulen, J. van der", true},
		{"author", "Okafor, Amara B.", "Okafor, A. B.", true},
		{"author", "Okafor, A. | +", "Okafor, A.", false},
		{"author", "Okafor, A. | Prado, B.", "Prado, B. | Okafor, A.", false},
		{"author", "Okafor, A., Jr.", "Okafor, A.", false},
		{"author", "{Harbour Union (HU)}", "{Harbour Union}", true},
		{"author", "{Harbour Union}", "Harbour, Union", false},
		{"author", "{Plato}", "Plato", true},
		{"title", "Harbour le- vies", "HARBOUR LEVIES.", true},
		{"title", "Harbour levies", "Harbour levies. Lund", false},
		{"page", "4–9", "4-9", true},
		{"page", "4–9", "49", false},
		{"issue", "Suppl. 1", "Suppl 1", true},
		{"edition", "2nd", "2", true},
		{"edition", "Rev.", "2", false},
		{"edition", "second", "second edition", true},
		{"edition", "second", "second revised edition", false},
		{"DOI", "10.5555/A.1", "10.5555/a. 1", true},
		{"URL", "https://example.org/a/", "example.org/a", true},
		{"URL", "https://example.org/a", "https://example.org/b", false},
		{"issued", "2014a", "2014", false},
	} {
		if same := compared(c.field, c.a) == compared(c.field, c.b); same != c.same {
			t.Errorf("%s %q and %q: same is %v", c.field, c.a, c.b, same)
		}
	}
}
