// Package long tells the tests that nobody waits for while at work from those
// that everybody runs. Long is what tries every byte, every size, every weight
// or a whole folder of inputs, what asks other programs (a browser, TeX, biber,
// pandoc), and what measures time. It runs where BIBFIX_LONG is 1, as .ci/run
// sets it, and never with -short.
//
// A test is long as a whole (Test), or tries a sample where it is not asked for
// more (Asked). What a sample holds is the same each time, so that it fails
// for everybody or for nobody.
package long

import (
	"os"
	"testing"
)

// variable asks for the long tests. A flag of go test would have to be declared
// in every package, or go test ./... fails in those without it.
const variable = "BIBFIX_LONG"

// Asked says whether tests may take long.
func Asked() bool { return os.Getenv(variable) == "1" && !testing.Short() }

// Test skips a test that takes long where none was asked for.
func Test(t testing.TB) {
	t.Helper()
	if !Asked() {
		t.Skip("long: set " + variable + "=1, without -short; .ci/run does")
	}
}

// Short skips a test that is left out with -short, of which all is wanted
// within seconds: it says what the others do not, but rarely.
func Short(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("not with -short")
	}
}

// Or is how much a test tries: a sample, or all where tests may take long.
func Or[T any](sample, all T) T {
	if Asked() {
		return all
	}
	return sample
}

// Every is the step with which a test goes through its inputs: 1, and n with
// -short, which tries each nth.
func Every(n int) int {
	if testing.Short() {
		return n
	}
	return 1
}
