package rules

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
)

// isGermanCase says whether cited is the listed name in another case of German:
// "Adornos Satz", "des Statistischen Bundesamts". Around is the text near the
// citation; in other languages the same ending is a slip of the pen.
func isGermanCase(cited, listed, around string) bool {
	a, b := strings.Fields(fold.Words(cited)), strings.Fields(fold.Words(listed))
	if len(a) != len(b) || !words.IsGerman(around) && !isGermanBody(a, b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !inGermanCase(a[i], b[i]) {
			return false
		}
	}
	return true
}

// isGermanBody says whether both are the name of one body that begins with an
// adjective, whose weak and strong endings no other language has: "das
// Statistische Landesamt", "Statistisches Landesamt". It needs no text around.
func isGermanBody(a, b []string) bool {
	const shortest = 8
	ends := func(weak, strong string) bool {
		return len(weak) >= shortest && strings.HasSuffix(weak, "che") && (strong == weak+"s" || strong == weak+"r")
	}
	return len(a) > 1 && (ends(a[0], b[0]) || ends(b[0], a[0]))
}

// inGermanCase knows the endings of nouns and names, and those of adjectives.
func inGermanCase(cited, listed string) bool {
	if rest, ok := strings.CutPrefix(cited, listed); ok {
		return rest == "s" || rest == "es" || rest == "n" || rest == "en"
	}
	a, b := germanStem(cited), germanStem(listed)
	return a == b && len(a) >= 4
}

// germanStem takes the ending off an adjective.
func germanStem(s string) string {
	for _, ending := range [...]string{"en", "er", "es", "em", "e"} {
		if stem, ok := strings.CutSuffix(s, ending); ok {
			return stem
		}
	}
	return s
}
