package main

import (
	"bytes"
	"testing"
)

func TestTamed(t *testing.T) {
	for text, want := range map[string]string{
		"plain :: text\n":                   "plain :: text\n",
		"::error::x\n":                      ": :error::x\n",
		"    ::error::x\n \t::y\n":          "    : :error::x\n \t: :y\n",
		"a ##[error]x and ##[debug]y\n":     "a ## [error]x and ## [debug]y\n",
		"a.md:1:1: error: ::set-env::\n":    "a.md:1:1: error: ::set-env::\n",
		"::stop-commands::x\nno line end":   ": :stop-commands::x\nno line end",
		"  caret\n    ^~~ and [brackets]\n": "  caret\n    ^~~ and [brackets]\n",
	} {
		var out bytes.Buffer
		if n, err := (tamed{&out}).Write([]byte(text)); err != nil || n != len(text) || out.String() != want {
			t.Errorf("%q: %q, %d of %d bytes, %v", text, out.String(), n, len(text), err)
		}
	}
}
