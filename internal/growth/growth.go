// Package growth tells, in tests, how work grows with its input: linearly, or
// with its square.
//
// Work is measured as the processor's time that the process was given, user and
// system together. Counts of statements would be the same on every machine,
// but they see our own code alone: a regular expression that is run over a
// whole file, or a text that is searched to its end at each word, is work of the
// standard library. The time of other processes is not in it, but their noise
// is: a third more, at worst. It is met by sizes that differ sixteenfold, where the
// square costs 256 times as much and what is linear 16 times, give or take that
// third; by the best of several runs; and by two more looks
// at larger sizes before a test fails.
package growth

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// A Step is a part of the work that is measured by itself.
type Step struct {
	Name string
	Do   func()
}

// An Effort is how much a test spends on one kind of input.
type Effort struct {
	Enough  time.Duration // sizes are doubled until the work takes so long
	Largest int           // or the input is so large
}

// Quick and Full are the efforts of go test -short and of the whole test.
var (
	Quick = Effort{8 * time.Millisecond, 1 << 19}
	Full  = Effort{12 * time.Millisecond, 1 << 20}
)

const (
	// Limit is the largest exponent: twice the input takes at most 2.3 times the
	// work. The logarithm of sorting and searching adds 0.1.
	Limit = 1.2

	noise    = 0.1                  // on top of it, for other work on the machine: over a factor of 16 a third more time
	smallest = 1 << 10              // size of the first input
	factor   = 16                   // between the sizes that are compared
	share    = 8                    // a step is judged that takes so much of what is enough, as a divisor
	walk     = 30 * time.Nanosecond // for a byte: what takes less is a walk over memory, whose pace is that of the processor's caches
)

// Linear wants each step of the work to grow no faster than its input, but for
// what noise and logarithms add. The input is made by size, in about so many
// bytes; making it is not measured.
func Linear(t *testing.T, effort Effort, input func(size int) []Step) {
	t.Helper()
	switch {
	case cpu() == 0:
		t.Skip("this system does not tell the processor's time")
	case racing:
		t.Skip("the race detector's work is measured as well")
	}
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // it comes at odd times; what it costs grows with what is allocated
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(2 << 30))
	size := smallest
	for size < effort.Largest && sum(measure(input(size), 1)) < effort.Enough {
		size *= 2
	}
	size = max(size, 4*smallest)
	faults := judge(effort, size, 2, input)
	for _, larger := range [...]int{2, 16} { // where bounds are reached that are some thousand bytes away
		if len(faults) == 0 {
			return
		}
		faults = judge(effort, larger*size, 3, input)
	}
	for _, f := range faults {
		t.Errorf("%s takes %v for %d bytes and %v for %d: it grows with the power %.2f of the size, not %.1f or less (and %.1f for noise)",
			f.step, f.less, f.small, f.more, f.large, f.exponent, Limit, noise)
	}
}

// A fault is a step whose work grows too fast.
type fault struct {
	step         string
	small, large int
	less, more   time.Duration
	exponent     float64
}

func judge(effort Effort, size, times int, input func(int) []Step) []fault {
	small := max(size/factor, smallest)
	runtime.GC() // what was made for other sizes
	more := measure(input(size), times)
	less := measure(input(small), 2*times+1)
	var faults []fault
	for i, step := range input(smallest) {
		exponent := math.Log(float64(more[i])/float64(max(less[i], 1))) / math.Log(float64(size)/float64(small))
		if more[i] > max(effort.Enough/share, time.Duration(size)*walk) && exponent > Limit+noise {
			faults = append(faults, fault{step.Name, small, size, less[i], more[i], exponent})
		}
	}
	return faults
}

// measure is the least time that each step takes.
func measure(steps []Step, times int) []time.Duration {
	least := make([]time.Duration, len(steps))
	for n := range times {
		for i, step := range steps {
			before := cpu()
			step.Do()
			if took := cpu() - before; n == 0 || took < least[i] {
				least[i] = took
			}
		}
	}
	return least
}

func sum(all []time.Duration) time.Duration {
	var sum time.Duration
	for _, d := range all {
		sum += d
	}
	return sum
}

// Ratio is how much more work the one takes than the other. Both are done in
// turn, up to so many times, until the least of the one is below the limit times
// the least of the other.
func Ratio(times int, limit float64, one, other func()) float64 {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(2 << 30))
	steps := []Step{{"one", one}, {"other", other}}
	least := measure(steps, 2)
	for n := 2; n < times && ratio(least) > limit; n++ {
		for i, took := range measure(steps, 1) {
			least[i] = min(least[i], took)
		}
	}
	return ratio(least)
}

func ratio(least []time.Duration) float64 { return float64(least[0]) / float64(max(least[1], 1)) }
