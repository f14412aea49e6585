package rules

// A list's own style is what at least this share of its entries do, of at
// least this many entries that could. Below, there is no style to leave.
const (
	clearShare = 0.85
	clearCount = 8
)

// majority is the value that most entries share, and whether the share is
// large enough to call it the style of the list.
func majority(values []string) (usual string, clear bool) {
	counts := map[string]int{}
	for _, v := range values {
		counts[v]++
		if n := counts[v]; n > counts[usual] || n == counts[usual] && v < usual {
			usual = v
		}
	}
	n := counts[usual]
	return usual, len(values) >= clearCount && float64(n) >= clearShare*float64(len(values))
}
