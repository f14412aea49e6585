package project

import (
	"bytes"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
)

func TestLegible(t *testing.T) {
	text := "Let f ^ x be the levy of a port, and x–y the tide (Quay, 2006).\n"
	random := make([]byte, 4096) // as compressed data look
	for i, x := 0, uint32(1); i < len(random); i++ {
		x = x*1664525 + 1013904223
		random[i] = byte(x >> 24)
	}
	for _, tt := range []struct {
		name string
		data string
		want bool
	}{
		{"text", text, true},
		{"signs of formulas", strings.ReplaceAll(text, "^", "\x01\x02\x03"), true},
		{"dashes that have no letter", strings.ReplaceAll(text, "–", "\x15"), true},
		{"form feeds and lost letters", "\f" + strings.ReplaceAll(text, "e", "\ufffd"), true},
		{"a text that is cut in a letter", strings.Repeat("x", 8191) + "é\x01", true},
		{"more signs than words", strings.ReplaceAll(text, " ", "\x01"), false},
		{"signs of formulas in Latin-1", strings.ReplaceAll(text, "–", "\x15\x96"), false},
		{"zeros", strings.ReplaceAll(text, "^", "\x00"), false},
		{"compressed data", string(random), false},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10", false},
		{"nothing", "", true},
	} {
		if err := legible([]byte(tt.data)); (err == nil) != tt.want {
			t.Errorf("%s: %v, want text: %v", tt.name, err, tt.want)
		}
	}
	if !isUTF8(bytes.Repeat([]byte("é"), 3)[:5]) {
		t.Error("a cut letter is UTF-8 up to there")
	}
}

// Who is told to save a file in another format is told all that are read.
func TestSaveAs(t *testing.T) {
	for _, f := range format.All().Read() {
		if !strings.Contains(saveAs(), f.Title) {
			t.Errorf("%q does not name %s", saveAs(), f.Title)
		}
	}
}
