package export

import (
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// keys hands out citation keys and remembers them, so that none is given twice.
type keys struct {
	taken map[string]bool
	count map[string]int // how often a base was asked for
}

func newKeys() keys { return keys{map[string]bool{}, map[string]int{}} }

// of is the key of an entry: its own where the file has one, its label where
// that can be a key ("Lin14"), else the first family name, the year and the
// first telling word of the title in lower-case ASCII ("lindqvist2014harbour").
// A key that is taken gets "-2", "-3", ….
func (k keys) of(r *lint.Reference) string {
	base := r.Key
	switch {
	case base != "":
	case isKey(r.Label):
		base = r.Label
	default:
		base = makeKey(r)
	}
	key := base
	for k.taken[key] {
		k.count[base]++
		key = base + "-" + strconv.Itoa(k.count[base]+1)
	}
	k.taken[key] = true
	return key
}

// isKey says whether a label can serve as a key everywhere: ASCII letters,
// digits and a few signs, a letter first. Numbers are no keys.
func isKey(label string) bool {
	for i, c := range label {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789+-.:_", c)) {
			return false
		}
	}
	return label != ""
}

func makeKey(r *lint.Reference) string {
	names := r.Names("author")
	if len(names) == 0 {
		names = r.Names("editor")
	}
	var b strings.Builder
	if len(names) > 0 {
		if n := names[0]; n.Literal != "" {
			b.WriteString(tellingWord(n.Literal))
		} else {
			b.WriteString(ascii(fold.Letters(n.Sorted())))
		}
	}
	date := r.Issued()
	if date.Year != 0 {
		b.WriteString(strconv.Itoa(date.Year))
	} else {
		b.WriteString(ascii(fold.Letters(date.Status)))
	}
	b.WriteString(ascii(fold.Letters(date.Letter)))
	b.WriteString(tellingWord(r.Value("title")))
	if b.Len() == 0 {
		return r.ID
	}
	return b.String()
}

// articles are words too common to tell one title from another.
var articles = map[string]bool{
	"a": true, "an": true, "the": true, "on": true, "of": true, "in": true, "to": true,
	"der": true, "die": true, "das": true, "ein": true, "eine": true, "zur": true, "zum": true, "uber": true,
	"le": true, "la": true, "les": true, "l": true, "un": true, "une": true, "des": true, "du": true, "de": true,
	"el": true, "los": true, "las": true, "una": true, "o": true, "os": true, "as": true, "um": true, "uma": true,
	"il": true, "lo": true, "gli": true, "i": true,
}

// tellingWord is the first word of s, in ASCII, that is no article; the first
// word of all where there is no other.
func tellingWord(s string) string {
	first := ""
	for word := range strings.FieldsSeq(fold.Words(s)) {
		word = ascii(word)
		switch {
		case word == "":
		case !articles[word]:
			return word
		case first == "":
			first = word
		}
	}
	return first
}

// cyrillic gives Latin letters to lower-case Cyrillic ones, close to the
// transliteration of ISO 9 without its diacritics.
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i",
	'і': "i", 'ї': "i", 'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s",
	'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y",
	'ь': "", 'э': "e", 'ю': "iu", 'я': "ia",
}

// ascii keeps the letters and digits of folded text that a citation key may
// hold everywhere. Scripts other than Latin and Cyrillic give nothing: a wrong
// romanisation is worse than a key made of the year and the entry's number.
func ascii(folded string) string {
	var b strings.Builder
	for _, r := range folded {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteString(cyrillic[r])
		}
	}
	return b.String()
}
