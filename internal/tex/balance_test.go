package tex

import "testing"

func TestUnbalanced(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, `a{b{c}}`: 0, `a{b`: 1, `a}b{`: 2, `}}{`: 3, `\{\}`: 0, `\\{`: 1, "% {\n}": 1, "% {": 0, "\\% {}": 0, "{% }\r\n}": 0,
	} {
		if got := Unbalanced([]byte(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
