package lines

import (
	"slices"
	"testing"
)

func TestNext(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"a", []string{"a"}},
		{"a\nb\n", []string{"a", "b"}},
		{"a\r\n\r\nb", []string{"a", "", "b"}},
		{"a\rb\r", []string{"a", "b"}},
		{"a\r\rb\n", []string{"a", "", "b"}},
		{"\n", []string{""}},
	} {
		var got []string
		for at := 0; at < len(tt.in); {
			end, next := Next([]byte(tt.in), at)
			got = append(got, tt.in[at:end])
			at = next
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("lines of %q = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestIndent(t *testing.T) {
	for _, tt := range []struct {
		in         string
		at, column int
	}{{"a", 0, 0}, {"  a", 2, 2}, {"\ta", 1, 4}, {"  \ta", 3, 4}, {"   ", 3, 3}, {"\fa", 1, 0}} {
		at, column := Indent([]byte(tt.in), 0, len(tt.in))
		if at != tt.at || column != tt.column {
			t.Errorf("Indent(%q) = %d, %d, want %d, %d", tt.in, at, column, tt.at, tt.column)
		}
	}
}
