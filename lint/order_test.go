package lint

import (
	"fmt"
	"testing"
)

// Two columns of two lines, the left read before the right.
func columns() *Order {
	o := &Order{File: []byte("abc  ghi\ndef  jkl\n")}
	o.Copy(Span{0, 3})
	o.Put("\n")
	o.Copy(Span{9, 12})
	o.Put("\n\f")
	o.Copy(Span{5, 8})
	o.Put("\n")
	o.Copy(Span{14, 18})
	return o
}

func TestOrder(t *testing.T) {
	o := columns()
	if got := string(o.Text()); got != "abc\ndef\n\fghi\njkl\n" {
		t.Fatalf("read as %q", got)
	}
	for _, test := range []struct {
		span   Span
		place  Span
		pieces string
		whole  bool
	}{
		{Span{0, 3}, Span{0, 3}, "[{0 3}]", true},
		{Span{1, 6}, Span{1, 11}, "[{1 3} {9 11}]", false},    // over a line break of the left column
		{Span{5, 11}, Span{10, 12}, "[{10 12} {5 7}]", false}, // from the foot of the left to the head of the right
		{Span{7, 9}, Span{12, 12}, "[]", false},               // between the columns
		{Span{3, 3}, Span{3, 3}, "[]", true},
		{Span{8, 8}, Span{12, 12}, "[]", false},
		{Span{13, 17}, Span{14, 18}, "[{14 18}]", true},
		{Span{12, 17}, Span{14, 18}, "[{14 18}]", false},
	} {
		if got := o.Span(test.span); got != test.place {
			t.Errorf("%v stands at %v, want %v", test.span, got, test.place)
		}
		if got := fmt.Sprint(o.Pieces(test.span)); got != test.pieces {
			t.Errorf("%v is made of %s, want %s", test.span, got, test.pieces)
		}
		if got := o.whole(test.span); got != test.whole {
			t.Errorf("%v is one piece: %v", test.span, got)
		}
	}
	none := (*Order)(nil)
	if span := (Span{3, 9}); none.Span(span) != span || none.Pieces(span) != nil || none.trust() != Safe {
		t.Error("a file that is read as it stands has other places")
	}
}

// What does not stand together is not edited, and nothing is written.
func TestOrderOfFixes(t *testing.T) {
	o := columns()
	doc := &Document{File: File{Name: "a.txt", Data: o.Text()}, Order: o}
	fix := func(span Span) Fix {
		return Fix{Message: "change it", Safety: Safe, Edits: []TextEdit{{Span: span, New: "x"}}}
	}
	rule := Rule{ID: "a-rule", Check: func(p *Pass) {
		p.Report(Diagnostic{Span: Span{0, 6}, Message: "both", Fixes: []Fix{fix(Span{0, 6}), fix(Span{0, 2})}})
	}}
	found := Lint([]*Document{doc}, []Rule{rule}, Options{})
	if len(found) != 1 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Safety != Suggest || found[0].Fixes[0].Edits[0].Span != (Span{0, 2}) {
		t.Errorf("found %+v", found)
	}
	for _, threshold := range []Safety{Safe, Unsafe} {
		read := func(f File) *Document { return &Document{File: f} }
		if r := Repair([]*Document{doc}, read, []Rule{rule}, Options{}, threshold); r.Fixed != 0 || r.Documents[0] != doc {
			t.Errorf("%v: %d were fixed", threshold, r.Fixed)
		}
	}
}

// Nothing that rests on lines in doubt is more than information.
func TestGuessedOrder(t *testing.T) {
	for _, guess := range []bool{false, true} {
		o := columns()
		o.Guess = guess
		doc := &Document{File: File{Name: "a.txt", Data: o.Text()}, Order: o, Lists: []List{{N: 1}}, References: []*Reference{{Trust: Safe, Cited: 1}}}
		want := FirmGround
		if guess {
			want = GuessedList
		}
		if got := doc.Grounds().Of(doc.References[0]); got != want {
			t.Errorf("guess %v: ground %v, want %v", guess, got, want)
		}
	}
}
