package cite

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
)

// What stands around numbers in one bracket with them: "[see also 4]", "[4, cf. 7]",
// "[4, for a review]".

// leadWords lead to a number that cites. Words for parts of a document and for
// what is counted ("step", "page", "type") lead to other numbers.
var leadWords = set("see", "eg", "ref", "refs", "reference", "references", "cf", "also", "ie", "reviewed", "in", "by", "for", "review", "reviews", "examples", "example", "and", "no", "nos", "recently",
	"but", "compare", "instance", "especially", "particularly", "notably", "the", "overview",
	"vgl", "siehe", "auch", "zb", "zum", "beispiel", "beispielsweise", "etwa", "insbesondere", "insb", "dazu", "hierzu", "aber", "dagegen",
	"voir", "aussi", "par", "exemple", "notamment", "mais", "ver", "vide", "veja", "vease", "tambien", "tambem", "por", "ejemplo", "exemplo", "pero", "mas",
	"vedi", "cfr", "anche", "per", "esempio", "si", "veda", "zie", "ook", "bijv", "bijvoorbeeld", "se", "aven", "jfr", "jamfor", "exempelvis", "ogsa", "jf", "ks", "katso", "esim", "vrt",
	"zob", "takze", "np", "patrz", "viz", "srov", "napr", "take", "pozri", "porov", "lasd", "pl", "vezi", "exemplu", "de", "bkz", "ornegin", "ayrica", "lihat", "misalnya", "juga", "bandingkan", "contohnya",
	"см", "также", "напр", "например", "ср", "див", "також", "пор", "βλ", "انظر", "参见", "参阅", "参照", "见", "见文献", "文献", "例如", "如")

// leadPairs are those whose parts alone mean something else: "p. 4" is a page,
// "p. ex. 4" an example. Each is told by its first word.
var leadPairs = map[string][]string{
	"e": {"g"}, "i": {"e"}, "z": {"b"}, "o": {"a"}, "u": {"a"}, "p": {"ex", "ej"}, "t": {"ex"}, "f": {"eks"}, "m": {"in"}, "ad": {"es"}, "т": {"ж"},
}

// skipLead goes over "see", "e.g.,", "refs." and "cf." before the numbers.
func skipLead(s string, i, to int) int {
	for {
		i = skipSpace(s, i, to)
		end := leadEnd(s, i, to)
		if end == i {
			return i
		}
		for i = end; i < to && (s[i] == '.' || s[i] == ',' || s[i] == ':'); {
			i++
		}
		if i >= to {
			return i
		}
	}
}

// leadEnd is where a word or pair of words that leads to a number ends; i where
// none stands there.
func leadEnd(s string, i, to int) int {
	if end := pairEnd(s, i, to); end > i {
		return end
	}
	if w, end := plainWord(s, i, to); leadWords[fold.Letters(w)] {
		return end
	}
	return i
}

// pairEnd is where a pair of words that leads to a number ends, or i.
func pairEnd(s string, i, to int) int {
	w, end := plainWord(s, i, to)
	seconds := leadPairs[fold.Letters(w)]
	for end < to && (s[end] == '.' || s[end] == ' ') {
		end++
	}
	if other, after := plainWord(s, end, to); slices.Contains(seconds, fold.Letters(other)) {
		return after
	}
	return i
}

// tailWords are what may follow the last number of a bracket.
var tailWords = set("among", "others", "other", "and", "references", "therein", "works", "cited", "there", "quoted", "literature", "given", "sources", "for", "a", "an", "review", "overview", "critique", "discussion", "inter", "alia", "et", "al", "passim",
	"emphasis", "added", "mine", "my", "our", "own", "translation", "original", "in", "the", "details", "similar", "results",
	"mit", "weiteren", "nachweisen", "und", "andere", "anderen", "u", "v", "m", "hervorhebung", "im", "eigene", "ubersetzung", "dort", "zitierte", "zitierten", "literatur", "arbeiten", "werke", "die", "der", "das",
	"entre", "otros", "otras", "outros", "outras", "autres", "parmi", "d", "notamment", "para", "una", "uma", "revision", "revisao", "enfasis", "grifo", "nosso", "traduccion", "propia", "traduction",
	"tra", "gli", "altri", "onder", "bland", "andra", "blant", "andre", "fl", "i", "inni", "inne", "innymi", "mimo", "jine", "dan", "lain", "lainnya", "dll", "antara", "и", "др", "та", "ін", "等")

// longestTail is in bytes; a longer one is a sentence.
const longestTail = 60

// tailAt looks at what follows the last number of a bracket, to its end: whether
// it may be words about the works cited, and whether all of them are known.
func tailAt(s string, i, to int) (may, known bool) {
	if to-i > longestTail {
		return false, false
	}
	known = true
	for i < to {
		i = skipSpace(s, i, to)
		if w, end := plainWord(s, i, to); w != "" {
			known = known && tailWords[fold.Letters(w)]
			i = end
			continue
		}
		if i < to {
			if strings.IndexByte(".,;'-]", s[i]) < 0 {
				return false, false
			}
			i++
		}
	}
	return true, known
}

// asideEnd goes over known words about the number before them, and their comma,
// to the next number: "4, among others, 27". It gives i where none follows.
func asideEnd(s string, i, to int) int {
	end := strings.IndexAny(s[i:to], ",;")
	if end < 0 {
		return i
	}
	if may, known := tailAt(s, i, i+end); !may || !known || ascii.Digits(s[i:to]) > 0 {
		return i
	}
	next := skipLead(s, i+end+1, to)
	if next >= to || ascii.Digits(s[next:to]) == 0 {
		return i
	}
	return next
}

// turnWords turn from one number to others without a comma: "3, 4 but see 5". The other
// words that lead to numbers may count between them: "3 in 4", "2 for 1".
var turnWords = set("but", "see", "cf", "compare", "also", "aber", "siehe", "vgl", "dagegen", "mais", "voir", "pero", "vease", "mas", "ver", "veja", "ma", "vedi", "cfr", "maar", "zie", "men", "jf", "jfr", "ale", "zob", "viz", "srov", "но", "см", "ср", "ama", "bkz", "tetapi", "lihat")

// afterTurn goes over what joins a number to the next, and stays before words that turn to
// it; -1 where nothing joins them.
func afterTurn(s string, i, to int) int {
	if word, _ := plainWord(s, i, to); turnWords[fold.Letters(word)] {
		if next := skipLead(s, i, to); next < to && ascii.Digits(s[next:to]) > 0 {
			return i
		}
	}
	return afterJoint(s, i, to)
}
