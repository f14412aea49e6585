package cite_test

import (
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestAnotherYear tells another work of a listed author, whose own work is cited beside it,
// from a slip in the year.
func TestAnotherYear(t *testing.T) {
	const before = "# T\n\nTides were studied (Benfield, 2011; Orsk, 2003). "
	const list = "\n\n## References\n\nBenfield, C. (2011). *Sands*. Quill.\n\nMarlow, A. (2005). *Tides*. Quill.\n\nOrsk, P. (2003). *Weirs*. Quill.\n\nUdall, N. (2010a). *Class one*. Quill.\n\nUdall, N. (2010b). *Class two*. Quill.\n\nVeit, N. (2012a). *Moles*. Quill.\n"
	for _, c := range []struct {
		text string
		want lint.Status
	}{
		{"It was repeated (Marlow, 2005, 2008).", lint.Missing},
		{"It was repeated (Marlow, 2004, 2005).", lint.Missing},
		{"Marlow (2005, 2008) repeats it.", lint.Missing},
		{"It was repeated (Marlow, 2005; Orsk, 2003; Marlow, 2008).", lint.Mismatch},
		{"It was repeated (Marlow, 2005). So it was (Marlow, 2008).", lint.Mismatch},
		{"It was repeated (Orsk, 2003; Marlow, 2008).", lint.Mismatch},
		{"Udall (2010a, 2010b) is early; Udall (2010c) is a postscript.", lint.Missing},
		{"It is early (Udall, 2010a, 2010b, 2010c).", lint.Missing},
		{"Udall (2010a) is early; Udall (2010c) is a postscript.", lint.Mismatch},
		{"Udall (2010c) is a postscript.", lint.Mismatch},
		{"Veit (2012a) is early; Veit (2012b) is a postscript.", lint.Mismatch},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte(before + c.text + list)})
		got := lint.Resolved
		for _, cited := range doc.Citations {
			if cited.Status != lint.Resolved {
				got = cited.Status
			}
		}
		if got != c.want {
			t.Errorf("%s\n\t%v, want %v", c.text, got, c.want)
		}
	}
}
