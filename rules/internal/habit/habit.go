// Package habit says what the entries of a list do as a rule. A list is held against
// itself, and never against a style guide.
package habit

// FewOdd says whether the exceptions among so many leave a habit one: a single
// one does, and one in ten.
func FewOdd(odd, of int) bool { return odd <= 1 || odd*10 <= of }

// Enough is how many entries have to be able to do a thing for a list to have a habit of
// it. Below, there is no style to leave.
const Enough = 8

// clearShare is the share of them that makes it one.
const clearShare = 0.85

// Majority is the value that most entries share, of one value for each that has any,
// and whether they are so many that it is the style of the list.
func Majority(values []string) (usual string, clear bool) {
	counts := map[string]int{}
	for _, v := range values {
		counts[v]++
		if n := counts[v]; n > counts[usual] || n == counts[usual] && v < usual {
			usual = v
		}
	}
	n := counts[usual]
	return usual, len(values) >= Enough && float64(n) >= clearShare*float64(len(values))
}
