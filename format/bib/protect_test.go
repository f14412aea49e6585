package bib_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/lint"
)

// Words that styles may write with small letters.
func TestUnprotected(t *testing.T) {
	for title, want := range map[string]string{
		`The DNA of 3D`:          "The|DNA|of|3D",
		`The {DNA of} users`:     "The|users",
		`$XyZ$ and x$`:           "and|x",
		`A $ sign`:               "A",
		`\LaTeX users \& Co`:     "users|Co",
		`Mc{Gregor} {Mc}Gregor`:  "",
		`Gr{\"o}ber {\ss}AB\o x`: "x",
		`“DNA”–RNA`:              "DNA|RNA",
		`ÉlanABC`:                "ÉlanABC",
		``:                       "",
	} {
		data := []byte("@book{a, title = {" + title + "}}")
		doc := bib.Read(lint.File{Name: "a.bib", Data: data})
		f := doc.Entry(0).Field("title")
		var words []string
		for s := doc.Syntax.Unprotected(f, f.Span.Start); s.Len() > 0; s = doc.Syntax.Unprotected(f, s.End) {
			words = append(words, string(data[s.Start:s.End]))
		}
		if got := strings.Join(words, "|"); got != want {
			t.Errorf("of %q: %s, want %s", title, got, want)
		}
	}
}

func TestSetNames(t *testing.T) {
	kept := func(i int) lint.NameSlot { return lint.NameSlot{Old: i} }
	other := lint.NameSlot{Old: -1, New: lint.Name{Family: "Ito", Given: "Kei"}}
	for _, c := range []struct {
		list []lint.NameSlot
		want string
	}{
		{[]lint.NameSlot{kept(0), kept(1), kept(2)}, "Lund, A. and {Quay Union} and B. Berg"},
		{[]lint.NameSlot{kept(0), other, kept(2)}, "Lund, A. and Ito, Kei and B. Berg"},
		{[]lint.NameSlot{kept(2)}, "B. Berg"},
		{[]lint.NameSlot{kept(0)}, "Lund, A."},
		{[]lint.NameSlot{kept(1), other, other}, "{Quay Union} and Ito, Kei and Ito, Kei"},
		{[]lint.NameSlot{other, kept(0), kept(1), kept(2)}, "Ito, Kei and Lund, A. and {Quay Union} and B. Berg"},
		{[]lint.NameSlot{other}, "Ito, Kei"},
		{nil, ""},
		{[]lint.NameSlot{kept(1), kept(0)}, ""},
		{[]lint.NameSlot{kept(0), {Old: -1}}, ""},
	} {
		data := "@book{a, author = {Lund, A. and {Quay Union} and B. Berg}}"
		doc := bib.Read(lint.File{Name: "a.bib", Data: []byte(data)})
		r := doc.Entry(0)
		f := r.Field("author")
		edits := doc.Syntax.SetNames(r, f, c.list)
		got := string(lint.Apply([]byte(data), edits))
		got = strings.TrimSuffix(strings.TrimPrefix(got, "@book{a, author = {"), "}}")
		if edits == nil && len(c.list) != 3 {
			got = ""
		}
		if got != c.want {
			t.Errorf("%v: %q, want %q", c.list, got, c.want)
		}
	}
	joined := bib.Read(lint.File{Name: "a.bib", Data: []byte(`@string{u = " and B. Berg"} @book{a, author = "Lund, A." # u}`)})
	r := joined.Entry(0)
	if f := r.Field("author"); len(f.Names) == 0 || joined.Syntax.SetNames(r, f, []lint.NameSlot{kept(0)}) != nil {
		t.Errorf("names that lie in a macro are taken out: %v", f.Names)
	}
}
