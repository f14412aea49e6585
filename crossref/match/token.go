package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
)

// A token is one word of a title, folded, with its place in the text it is from.
type token struct {
	text       string
	start, end int  // bytes
	breaks     bool // a sign that parts title and subtitle stands before it
	bracketed  bool // stands in round or square brackets
	free       bool // may be left out: "and", an article at the head, what stands in a formula
}

// maxTokens bounds how much of a text is compared, in words.
const maxTokens = 200

// tokenize parts a text into folded words: letters and digits of any script;
// apostrophes join. What TeX leaves of formulas comes out as its letters:
// "$\alpha$" is "alpha", as "α" is.
func tokenize(s string) []token {
	tokens := make([]token, 0, 16)
	breaks, depth, math := false, 0, false
	for i := 0; i < len(s) && len(tokens) < maxTokens; {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if !inWord(r) {
			switch r {
			case ':', '?', '!', '.', ';', '—', '–', '(', '[', '/':
				breaks = true
			case '-':
				breaks = breaks || i > 0 && s[i-1] == ' '
			}
			switch r {
			case '$':
				math = !math
			case '(', '[':
				depth++
			case ')', ']':
				depth = max(0, depth-1)
			}
			i += size
			continue
		}
		start := i
		for i < len(s) {
			r, size = rune(s[i]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(s[i:])
			}
			if !inWord(r) && !(fold.IsApostrophe(r) && i > start) && !unicode.Is(unicode.Mn, r) && r != '\u00ad' && r != '\u200b' {
				break
			}
			i += size
		}
		text := greek(fold.Letters(s[start:i]))
		if text == "" || start > 0 && s[start-1] == '\\' && fonts[text] {
			continue
		}
		formula := math || start > 0 && s[start-1] == '\\' && greekCommands[text] == 0 // of which every source has its own
		tokens = append(tokens, token{text: text, start: start, end: i, breaks: breaks, bracketed: depth > 0, free: formula})
		breaks = false
	}
	markFree(tokens)
	return tokens
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.No, r)
}

// fonts are the commands of TeX that say how a formula looks and not what it is.
var fonts = set("mathcal", "mathrm", "mathbf", "mathbb", "mathit", "mathsf", "mathfrak", "text", "textit", "textbf", "textrm", "textsc", "emph",
	"ensuremath", "operatorname", "rm", "it", "bf", "boldsymbol", "bm", "sqrt", "left", "right", "hbox", "mbox")

func set(words ...string) map[string]bool { return fold.Set(nil, words...) }

// greekNames are the names of the letters as TeX and titles spell them out.
var greekNames = map[rune]string{
	'α': "alpha", 'β': "beta", 'γ': "gamma", 'δ': "delta", 'ε': "epsilon", 'ϵ': "epsilon", 'ζ': "zeta", 'η': "eta", 'θ': "theta", 'ϑ': "theta",
	'ι': "iota", 'κ': "kappa", 'λ': "lambda", 'μ': "mu", 'ν': "nu", 'ξ': "xi", 'ο': "omicron", 'π': "pi", 'ρ': "rho", 'σ': "sigma", 'ς': "sigma",
	'τ': "tau", 'υ': "upsilon", 'φ': "phi", 'ϕ': "phi", 'χ': "chi", 'ψ': "psi", 'ω': "omega",
}

// greekCommands are TeX's names of Greek letters, which titles spell out.
var greekCommands = func() map[string]rune {
	m := make(map[string]rune)
	for r, name := range greekNames {
		m[name] = r
	}
	return m
}()

// greek spells out Greek letters that are signs: alone, or next to Latin ones.
// Words of Greek stay.
func greek(word string) string {
	if isASCII(word) {
		return word
	}
	letters, others := 0, false
	for _, r := range word {
		if greekNames[r] != "" {
			letters++
		} else {
			others = true
		}
	}
	if letters == 0 || letters > 1 && !others {
		return word
	}
	var b strings.Builder
	for _, r := range word {
		if name := greekNames[r]; name != "" {
			b.WriteString(name)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isArticle takes "en" in, which is one in Norwegian.
func isArticle(word string) bool { return words.IsArticle(word) || word == "en" }

var ands = set("and", "und", "et", "y", "e", "en", "och", "og", "i")

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// markFree marks what a title has in one source and not in the next without
// being another: an article at its head, "and" where the other writes "&".
func markFree(tokens []token) {
	for i := range tokens {
		t := &tokens[i]
		t.free = t.free || i == 0 && len(tokens) > 1 && isArticle(t.text) || i > 0 && ands[t.text]
	}
}

// letters is all the tokens' text, joined.
func letters(tokens []token) string {
	n := 0
	for i := range tokens {
		n += len(tokens[i].text)
	}
	var b strings.Builder
	b.Grow(n)
	for i := range tokens {
		b.WriteString(tokens[i].text)
	}
	return b.String()
}

// size is how many bytes the tokens have that must be there.
func size(tokens []token) int {
	n := 0
	for i := range tokens {
		if !tokens[i].free {
			n += len(tokens[i].text)
		}
	}
	return n
}
