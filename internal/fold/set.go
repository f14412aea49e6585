package fold

// Set is a table of words, each as by leaves it: in the form in which they are
// asked for. Without by they stay as they are.
func Set(by func(string) string, words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		if by != nil {
			w = by(w)
		}
		m[w] = true
	}
	return m
}
