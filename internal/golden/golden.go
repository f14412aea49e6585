// Package golden registers the -update flag of the tests. Every package that
// has tests imports it, so that "go test ./... -update" is understood by all
// of them: a test binary refuses flags it does not know.
package golden

import "flag"

var update = flag.Bool("update", false, "rewrite the expected results and the generated pages")

// Update says whether the tests were asked to rewrite what they expect.
func Update() bool { return *update }
