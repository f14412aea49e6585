package bib

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// shown writes a name as given|particle|family|suffix, a literal in brackets.
func shown(n lint.Name) string {
	if n.Literal != "" {
		return "[" + n.Literal + "]"
	}
	s := n.Given + "|" + n.Particle + "|" + n.Family
	if n.Suffix != "" {
		s += "|" + n.Suffix
	}
	return s
}

func names(value string) (list []lint.Name, text string, open bool) {
	const before = "author = {"
	var b lint.TextBuilder
	list, open = parseNames(&b, nil, []byte(before+value+"}"), lint.Span{Start: len(before), End: len(before) + len(value)})
	all := make([]string, 0, len(list))
	for i := range list {
		list[i].Span.Start -= len(before)
		list[i].Span.End -= len(before)
		all = append(all, shown(list[i]))
	}
	text = strings.Join(all, "; ")
	if open {
		text += " …"
	}
	return list, text, open
}

// One name each, of kinds that BibTeX does not know; the others are in [namesTable].
var oneName = []struct{ in, want string }{
	// Organisations.
	{"{World Harbour Organization}", "[World Harbour Organization]"}, {"{W3C}", "[W3C]"}, {"{{W3C} Group}", "[W3C Group]"}, {"{Ropes and Sails {\\&} Co.}", "[Ropes and Sails & Co.]"}, {`{\"Osterreichische Hafenkommission}`, "[Österreichische Hafenkommission]"},
	{`{\"Ost}`, "||Öst"}, {"{Kern} {Holt}", "Kern||Holt"}, {"{Kern}", "[Kern]"}, {"{Kern and Holt} Inc.", "Kern and Holt||Inc."}, {"World Harbour Organization", "World Harbour||Organization"}, {"{Lund, Inc.}", "[Lund, Inc.]"},

	// Extended.
	{"family=Hasselbeck, given=Ada, prefix=von, useprefix=true", "Ada|von|Hasselbeck"}, {`given="Ada Maria", family = {van Holt}`, "Ada Maria||van Holt"}, {`family="Holt, Jr", given=Ada`, "Ada||Holt, Jr"}, {`"family={Holt}", "given={Ada}"`, "Ada||Holt"},
	{`given=Jos{\'e}, given-i=J, family=Prado, suffix=III`, "José||Prado|III"}, {"family=Holt", "||Holt"},
	{"Ada=Holt, B.", "B.||Ada=Holt"}, {"{family=Holt}", "[family=Holt]"},

	// Odd.
	{"Ada Smed, ,", "Ada||Smed"}, {"Smed, J., Kern, K., Holt, L.", "J., Kern, K., Holt, L.||Smed"}, {", Ada", "||Ada"}, {",", "||"}, {"Smed , Ada", "Ada||Smed"}, {"Smed,Ada", "Ada||Smed"}, {"Smed,\n   Ada", "Ada||Smed"}, {"Ada\n  Smed", "Ada||Smed"},
	{"Ada Smed*", "Ada||Smed*"}, {"D.\\,E. Smed", "D.\u202fE.||Smed"}, {"{Ada Smed", "||Ada Smed"}, {"Ada} Smed", "Ada||Smed"}, {"Ada {} Smed", "Ada||Smed"}, {"A.~ N. Smed", "A. N.||Smed"}, {`Mu\~noz, Ana`, "Ana||Muñoz"}, {`Ana Mu\~noz~Kern`, "Ana Muñoz||Kern"},
	{"Jan Andsen", "Jan||Andsen"}, {"Anders and", "||Anders"}, {"Brand Holt", "Brand||Holt"}, {"J. Others", "J.||Others"}, {"Al, Et", "Et||Al"}, {"M\xfcller, K\xe4the", "Käthe||Müller"},
}

func TestName(t *testing.T) {
	for _, tt := range oneName {
		list, got, _ := names(tt.in)
		if got != tt.want || len(list) != 1 {
			t.Errorf("%q is read as %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""}, {" \n ", ""},
		{"Okafor, Adaeze and Jos{\\'e} Prado", "Adaeze||Okafor; José||Prado"},
		{"A. Holt AND B. Kern And C. Smed", "A.||Holt; B.||Kern; C.||Smed"},
		{"A. Holt\nand B. Kern\r\n\tand\tC. Smed", "A.||Holt; B.||Kern; C.||Smed"},
		{"{Ropes and Sails} and A. Holt", "[Ropes and Sails]; A.||Holt"},
		{"A. Holt and others", "A.||Holt …"}, {"Holt, A. and et al.", "A.||Holt …"}, {"others", " …"}, {"A. Holt and {others}", "A.||Holt; [others]"},
		{"A. Holt and and B. Kern", "A.||Holt; B.||Kern"}, {"and A. Holt", "A.||Holt"}, {" and A. Holt and ", "A.||Holt"}, {"A. Holt and", "A.||Holt"}, {"and", ""}, {"and and and", ""},
		{"A. Holt, B. Kern and C. Smed", "B. Kern||A. Holt; C.||Smed"},
		{"A. Holt; B. Kern", "A. Holt; B.||Kern"}, {"A. Holtand B. Kern", "A. Holtand B.||Kern"}, {"A. Holt~and~B. Kern", "A. Holt|and|B. Kern"},
		{"family=Holt, given=Ada and B. Kern", "Ada||Holt; B.||Kern"},
	} {
		if _, got, _ := names(tt.in); got != tt.want {
			t.Errorf("%q is read as %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestNameSpans(t *testing.T) {
	const value = "  Okafor,\n Adaeze  and {Lund Harbour}\nand Jos{\\'e} Prado and others"
	list, _, open := names(value)
	want := []string{"Okafor,\n Adaeze", "{Lund Harbour}", `Jos{\'e} Prado`}
	if len(list) != len(want) || !open {
		t.Fatalf("%d names, open: %v", len(list), open)
	}
	for i, n := range list {
		if got := value[n.Span.Start:n.Span.End]; got != want[i] {
			t.Errorf("name %d stands at %q, want %q", i, got, want[i])
		}
	}
}

func TestNamesAreAppended(t *testing.T) {
	data := []byte("A. Holt and Kern, B.")
	var b lint.TextBuilder
	list := make([]lint.Name, 1, 8)
	all, _ := parseNames(&b, list, data, lint.Span{End: len(data)})
	if len(all) != 3 || &all[0] != &list[0] {
		t.Errorf("%d names", len(all))
	}
	if n := testing.AllocsPerRun(100, func() {
		b.Reset()
		all, _ = parseNames(&b, all[:0], data, lint.Span{End: len(data)})
	}); n > 0 {
		t.Errorf("reading names allocates %v times", n)
	}
}

func FuzzNames(f *testing.F) {
	for _, tt := range oneName {
		f.Add(tt.in)
		f.Add(tt.in + " and " + tt.in)
	}
	_, rows := nameRows(f)
	for _, row := range rows {
		f.Add(row.list)
	}
	f.Fuzz(func(t *testing.T, value string) {
		list, _, _ := names(value)
		last := 0
		for _, n := range list {
			if n.Span.Start < last || n.Span.End > len(value) || n.Span.Len() <= 0 {
				t.Errorf("%q: a name at %v, after %d", value, n.Span, last)
			}
			last = n.Span.End
			for _, s := range []string{n.Given, n.Particle, n.Family, n.Suffix, n.Literal} {
				if !utf8.ValidString(s) {
					t.Errorf("%q: a name reads %q", value, s)
				}
			}
		}
	})
}
