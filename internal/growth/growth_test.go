package growth

import (
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden" // knows -update
)

var sink int

// The square is told from the line, and the line from the square.
func TestJudge(t *testing.T) {
	line := func(size int) []Step {
		text := strings.Repeat("a", 64*size)
		return []Step{{"line", func() { sink += strings.Count(text, "a") + len(strings.ToUpper(text)) }}}
	}
	square := func(size int) []Step {
		text := strings.Repeat("a", size)
		return []Step{{"square", func() {
			for i := range text {
				sink += strings.Count(text[i:], "b")
			}
		}}}
	}
	for name, tt := range map[string]struct {
		input func(int) []Step
		size  int
		fault bool
	}{"line": {line, 1 << 16, false}, "square": {square, 1 << 16, true}} {
		if faults := judge(Effort{Enough: 1}, tt.size, 3, tt.input); len(faults) > 0 != tt.fault {
			t.Errorf("%s: %v", name, faults)
		}
	}
}
