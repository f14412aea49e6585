package cite_test

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// FuzzRead reads any bytes against a small list: no panic, every span inside
// the file and around something, and what is resolved has an entry.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"(Okafor, 2014; Prado & Ito, 2009, pp. 4–9), as Okafor's (2014a, b) reply has it", "[1–3, 5], [7]–[9] and moved.^1,2^ ³⁻⁵", "（佐藤，2015）张等 2008 الرشيدي، 2012",
		"(Okafor [1978] 2015) (OKAFOR; PRADO, 2014 apud ITO, 2009) Lei nº 13.146/2015", "x[^1]\n\n[^1]: Okafor, *Levies*, 14. Ibid., 15. Ders. 2009, 3; op. cit.", "([(]){)]1999 2000a-\n’84 \xff\xc2º n.d.-a in press",
		"International Harbour Union (IHU) … (IHU, 2018) [?] (REF) [Oka14]",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l := &listMaker{}
		l.entry([]string{"Okafor"}, "2014a", false)
		l.entry([]string{"Okafor", "Lindqvist"}, "2014b", false)
		l.entry([]string{"Prado", "Ito"}, "2009", true)
		l.entry([]string{"International Harbour Union"}, "2018", false)
		l.entry([]string{"佐藤"}, "2015", false)
		l.entry([]string{"*Levies of the quays*"}, "n.d.", false)
		l.label("Oka14")
		l.number(1)
		l.number(2)
		doc := l.read(text)
		whole := lint.Span{End: len(text)}
		for _, c := range doc.Citations {
			for _, s := range []lint.Span{c.Span, c.Group, c.NamesSpan, c.YearSpan, c.LocatorSpan} {
				if s.Len() < 0 || !whole.Contains(s) {
					t.Fatalf("%q: span %v outside the text of %d bytes", c.Text, s, len(text))
				}
			}
			if c.Span.Len() == 0 {
				t.Fatalf("a citation of nothing: %+v", c)
			}
			if (c.Status == lint.Missing) != (len(c.References) == 0) {
				t.Fatalf("%q: status %d with %d entries", c.Text, c.Status, len(c.References))
			}
			if c.Status == lint.Missing && !c.Told() {
				t.Fatalf("%q: missing, and not certain", c.Text)
			}
			if c.Status == lint.Mismatch && len(c.Faults) == 0 {
				t.Fatalf("%q: differs from its entry, and in nothing", c.Text)
			}
			for _, fault := range c.Faults {
				if fault.Reference == nil || !whole.Contains(fault.Span) {
					t.Fatalf("%q: fault %+v", c.Text, fault)
				}
			}
		}
	})
}
