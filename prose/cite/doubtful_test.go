package cite_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

const byName = "Okafor, A. (2014). *Harbour levies*. Quay.\n\nPrado, B. (2009). *Tides*. Quay."

// What may cite a work that the list lacks is kept in doubt; what is something
// else is not.
func TestDoubtful(t *testing.T) {
	for _, tt := range []struct {
		name, text, list string
		want             []string
	}{
		{"a single name, and nothing that speaks for a work", "Levies rose (Okafor, 2014). The tide of Ostrow (1931) rose. They fell in 1950.", byName, []string{"Ostrow (1931"}},
		{"a single name that argues is a finding", "Levies rose (Okafor, 2014). Ostrow (1931) argues otherwise.", byName, nil},
		{"in other languages", "Levies rose (Okafor, 2014). Anders war die Lage, wo Nachtweih (2016) stand.", byName, []string{"Nachtweih (2016"}},
		{"a source in another language is a finding", "Levies rose (Okafor, 2014). Według Montańskiego (2016) było inaczej.", byName, nil},
		{"a full name", "Levies rose (Okafor, 2014). The study of Nicholas Fosse (2021) is empty.", byName, nil},
		{"a bracket without a comma is a finding", "Levies rose (Okafor, 2014). They fell (Sundt 1988).", byName, nil},
		{"two names behind in", "Levies rose (Okafor, 2014). In Castell and Hime (2002) they do not.", byName, []string{"Castell and Hime (2002"}},
		{"no bracket at all", "Levies rose (Okafor, 2014). As Riis et al. 2003 wrote, they fell.", byName, []string{"Riis et al. 2003"}},
		{"a raised number that was lost, behind the list", "It moved.1 It rose again.2,3 It fell at last.4 It rose.3", numbered, []string{"4"}},
		{"a work named in a text with numbers", "It moved [1]. It rose [2] and fell [3]. " + strings.Repeat("Nobody knows why that is so. ", 4) + "Others differ (Sarkis & Hatt, 1998). " + strings.Repeat("Nobody knows why that is so. ", 4), numbered, []string{"Sarkis & Hatt, 1998"}},

		{"a finding", "Levies rose (Okafor, 2014). They fell (Ostrow et al., 1931).", byName, nil},
		{"what is listed", "Levies rose (Okafor, 2014). Prado (2009) differs.", byName, nil},
		{"a list that has nothing to do with it", "Ostrow (1931) argues otherwise.", "", nil},
		{"towns", "Levies rose (Okafor, 2014). Fairs were held in Bergen (2011) and Paris (1998).", byName, nil},
		{"acts, months, numbers, acronyms", "Levies rose (Okafor, 2014). The Harbours Act (1964) and the storm of January (1953), Q3 (2014) and NATO (1949).", byName, nil},
		{"before works are cited", "Levies rose (Okafor, 2014). Napoleon (1812) marched; Hamlet (1603) was played.", byName, nil},
		{"old works in an old list are a finding", "Levies rose (Okafor, 2014). Napieralski (1812) writes of it.", byName + "\n\nLund, E. (1799). *Piers*. Quay.", nil},
		{"a body with its town", "Levies rose (Okafor, 2014). The Universidade de Coimbra (1972) taught it.", byName, nil},
		{"what the text speaks of", "Levies rose (Okafor, 2014). Parliament (1972) sat. Then Parliament rose, and Parliament fell, and Parliament slept.", byName, nil},
		{"an author who is spoken of twice", "Levies rose (Okafor, 2014). Tollman (1972) said so. Tollman was wrong, and Tollman knew.", byName, nil},
		{"emphasis, quotation", "Levies rose (Okafor, 2014). *Mona* (1953) hangs.\n\n> So said Ostrow (1931) of it, and nobody else did.", byName, nil},
		{"a number far beyond", "It moved.1 It rose again.2,3 It fell at last.87 It rose.3", numbered, nil},
		{"a work named beside its number", "It moved [1]. It rose [2]. Sarkis et al. (1998) differ [3].", numbered, nil},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte(tt.text + "\n\n# References\n\n" + tt.list + "\n")})
		var got []string
		for _, d := range doc.Doubtful {
			got = append(got, d.Text)
			if d.Why == "" || !strings.Contains(d.Text, string(doc.Data[d.Span.Start:d.Span.End])) {
				t.Errorf("%s: %q, because %q, at %q", tt.name, d.Text, d.Why, doc.Data[d.Span.Start:d.Span.End])
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: in doubt are %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Where most of what looks like a citation has no entry, the list may be at
// fault: nothing is a finding, and all of it is in doubt.
func TestDoubtfulList(t *testing.T) {
	text := "Levies rose (Okafor, 2014)."
	for _, name := range []string{"Aberg", "Bruun", "Carr", "Dahl", "Eide", "Falk", "Gran", "Hald", "Ihle"} {
		text += " They fell (" + name + ", 2011)."
	}
	doc := md.Read(lint.File{Name: "a.md", Data: []byte(text + "\n\n# References\n\n" + byName + "\n")})
	if n := len(doc.Doubtful); n != 9 {
		t.Errorf("%d places are in doubt, want 9: %v", n, doc.Doubtful)
	}
}
