package fold_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/fold"
)

func TestASCII(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "et al": "et al", "ET Al.": "et al.", "İLERİ et AL": "İlerİ et al", "ÄÖÜ\xc4": "ÄÖÜ\xc4", "\u212aelvin K": "\u212aelvin k", "[@Z]": "[@z]",
	} {
		if got := fold.ASCII(in); got != want {
			t.Errorf("ASCII(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAffixes(t *testing.T) {
	for _, c := range []struct {
		s, part       string
		prefix, after string
		index         int
	}{
		{"HTTPS://a", "https://", "a", "HTTPS://a", 0},
		{"İ ET AL", "et al", "İ ET AL", "İ ", 3},
		{"\u212au\u212au", "ku", "\u212au\u212au", "\u212au\u212au", -1}, // the Kelvin sign is no k
		{"k", "ku", "k", "k", -1},
		{"", "", "", "", 0},
	} {
		if got, found := fold.CutPrefix(c.s, c.part); got != c.prefix || found != fold.HasPrefix(c.s, c.part) {
			t.Errorf("CutPrefix(%q, %q) = %q, %v", c.s, c.part, got, found)
		}
		if got, found := fold.CutSuffix(c.s, c.part); got != c.after || found != fold.HasSuffix(c.s, c.part) {
			t.Errorf("CutSuffix(%q, %q) = %q, %v", c.s, c.part, got, found)
		}
		if got := fold.Index(c.s, c.part); got != c.index {
			t.Errorf("Index(%q, %q) = %d, want %d", c.s, c.part, got, c.index)
		}
	}
}

// A place that is found is a place in the text itself, whatever its bytes.
func FuzzASCII(f *testing.F) {
	for _, s := range []string{"İleri, İpek et al.", "\xc4\xd6\xdc\xe4 ET AL", "\u212aet al", "Ⱥ et al, et AL"} {
		f.Add(s, "et al")
	}
	f.Fuzz(func(t *testing.T, s, part string) {
		if len(fold.ASCII(s)) != len(s) {
			t.Fatalf("%q is %d bytes long, folded %d", s, len(s), len(fold.ASCII(s)))
		}
		for _, at := range [...]int{fold.Index(s, part), fold.LastIndex(s, part)} {
			if at >= 0 && !fold.HasPrefix(s[at:], part) {
				t.Errorf("%q is said to stand at %d of %q", part, at, s)
			}
		}
		if at := fold.Index(s, part); at < 0 && strings.Contains(s, part) {
			t.Errorf("%q is not found in %q", part, s)
		}
		if rest, found := fold.CutPrefix(s, part); found != (len(rest) < len(s) || part == "") {
			t.Errorf("CutPrefix(%q, %q) = %q, %v", s, part, rest, found)
		}
		if rest, found := fold.CutSuffix(s, part); found && !strings.HasPrefix(s, rest) {
			t.Errorf("CutSuffix(%q, %q) = %q", s, part, rest)
		}
	})
}
