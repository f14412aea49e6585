package lint

import (
	"slices"
	"testing"
)

func TestFingerprints(t *testing.T) {
	entry := &Reference{Key: "okafor14", Span: Span{10, 40}}
	doc := func(name, data string) *Document { return &Document{File: File{Name: name, Data: []byte(data)}} }
	one := func(d *Document, found Diagnostic) string {
		return Fingerprints([]*Document{d}, []Diagnostic{found})[0]
	}

	before := one(doc("a/refs.bib", "0123 same words"), Diagnostic{Rule: "r", File: "a/refs.bib", Span: Span{5, 15}, Message: "old"})
	for name, same := range map[string]string{
		"moved down":      one(doc("a/refs.bib", "\n\n\n0123 same words"), Diagnostic{Rule: "r", File: "a/refs.bib", Span: Span{8, 18}}),
		"wrapped":         one(doc("a/refs.bib", "0123 same\n words"), Diagnostic{Rule: "r", File: "a/refs.bib", Span: Span{5, 16}}),
		"another folder":  one(doc("refs.bib", "0123 same words"), Diagnostic{Rule: "r", File: "refs.bib", Span: Span{5, 15}}),
		"another message": one(doc("a/refs.bib", "0123 same words"), Diagnostic{Rule: "r", File: "a/refs.bib", Span: Span{5, 15}, Message: "new"}),
	} {
		if same != before {
			t.Errorf("%s: another name", name)
		}
	}
	for name, other := range map[string]string{
		"another rule":  one(doc("a/refs.bib", "0123 same words"), Diagnostic{Rule: "q", File: "a/refs.bib", Span: Span{5, 15}}),
		"another file":  one(doc("b.bib", "0123 same words"), Diagnostic{Rule: "r", File: "b.bib", Span: Span{5, 15}}),
		"other words":   one(doc("a/refs.bib", "0123 other word"), Diagnostic{Rule: "r", File: "a/refs.bib", Span: Span{5, 15}}),
		"another entry": one(doc("a/refs.bib", "0123 same words"), Diagnostic{Rule: "r", File: "a/refs.bib", Span: Span{5, 15}, Reference: entry}),
	} {
		if other == before {
			t.Errorf("%s: the same name", name)
		}
	}

	whole := Diagnostic{Rule: "r", File: "refs.bib", Span: entry.Span, Reference: entry}
	a := one(doc("refs.bib", "          @book{okafor14, title = {Levis}}"), whole)
	b := one(doc("refs.bib", "          @book{okafor14, title = {Levies}}"), whole)
	if a != b {
		t.Error("a finding about a whole entry has another name once a slip in it is mended")
	}

	twice := []Diagnostic{{Rule: "r", File: "x", Span: Span{0, 1}}, {Rule: "r", File: "x", Span: Span{1, 2}}, {Rule: "r", File: "x", Span: Span{9, 4}}}
	names := Fingerprints([]*Document{doc("x", "aa")}, twice)
	if names[1] != names[0]+":2" || slices.Contains(names[:2], names[2]) {
		t.Errorf("equal findings have the names %q", names)
	}
}
