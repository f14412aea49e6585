package sim

import "strings"

// Nearest is the word of those given that a mistyped one most likely means,
// the first of equals; "" where none is near: more than half of it would have
// to be retyped.
func Nearest(typed string, words []string) string {
	typed = strings.ToLower(typed)
	nearest, least := "", len(typed)/2+2
	for _, word := range words {
		if d := Distance(typed, strings.ToLower(word), least-1); d < least {
			nearest, least = word, d
		}
	}
	return nearest
}
