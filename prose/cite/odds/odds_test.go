package odds

import (
	"slices"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
)

func TestWeights(t *testing.T) {
	if len(fitted) != Count {
		t.Fatalf("%d weights for %d signs: fit them again", len(fitted), Count)
	}
	for s := range Sign(Count) {
		if s.String() == "" {
			t.Errorf("sign %d has no name", s)
		}
		if int(s.Weight())*s.Direction() < 0 {
			t.Errorf("%q weighs %d, against its meaning", s, s.Weight())
		}
	}
}

// texts that cite, as most do.
var usual = Text{Linked: 20, Narrative: 5, Entries: 20, Oldest: 1960, Newest: 2021, Verbs: map[string]bool{}}

func weighed(before, name, after string, year int, form Form) Score {
	return Weigh(&Place{Before: before, After: after, Names: []Name{{Text: name}}, Year: year, Form: form}, &usual)
}

// One name in the sentence cites where the words around it say so, in whatever language.
func TestOneName(t *testing.T) {
	for _, p := range []struct {
		before, name, after string
		year                int
	}{
		{"", "Ostrow", " argues that levies rise.", 1971},
		{"Levies rise. According to ", "Brandt", ", they fall.", 2014},
		{"They are told in the model of ", "Farrow", ", which is old.", 1999},
		{"Auch ", "Nachtweih", " zeigt, dass Zölle steigen.", 2011},
		{"Selon ", "Morvan", ", les droits montent.", 1998},
		{"De acuerdo con ", "Montalvo", ", suben.", 2003},
		{"Segundo o ", "INPA", ", sobem.", 2003},
		{"", "Montański", " twierdzi, że rosną.", 2016},
		{"Как показал ", "Монтанов", ", они растут.", 2001},
		{"The scale was developed by ", "Quist", " and is short.", 1998},
		{"Unlike ", "Tarn", ", we look at piers.", 1987},
	} {
		if got := weighed(p.before, p.name, p.after, p.year, 0); got < Likely {
			t.Errorf("%s%s (%d)%s weighs %d", p.before, p.name, p.year, p.after, got)
		}
	}
}

// What has a year and is no work stays below.
func TestNoWork(t *testing.T) {
	for _, p := range []struct {
		before, name, after string
		year                int
		form                Form
	}{
		{"The battle of ", "Quayhead", " was lost.", 1812, 0},
		{"The fair was held in ", "Ravensholm", " and later at sea.", 2004, Placed},
		{"She starred in the film ", "Harbour", " as a pilot.", 1976, 0},
		{"He bought ", "PortMaster", " for the office.", 2014, 0},
		{"", "Mayor Lindgren", " objected.", 2002, 0},
		{"The treaty of ", "Bergen", " was signed.", 1907, Town},
		{"The storm ", "Xynthia", " came at night.", 2010, 0},
		{"The painting ", "Dusk", " hangs there.", 1876, Emphasised},
		{"Since ", "January", " it has been closed.", 1953, 0},
		{"the exhibition of ", "Velden", ", which went on.", 2019, 0},
	} {
		if got := weighed(p.before, p.name, p.after, p.year, p.form); got >= Likely {
			t.Errorf("%s%s (%d)%s weighs %d", p.before, p.name, p.year, p.after, got)
		}
	}
}

func TestAround(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"Levies rise, as shown in ", []string{"in", "shown", "as", ",", "rise"}},
		{"They fell. Following ", []string{"following"}},
		{"They fell (cf. ", []string{"cf"}},
		{"near the Town Hall, ", []string{",", "^", "^", "the", "near"}},
		{"z. B. ", []string{"b", "z"}},
	} {
		if got := wordsBefore(tt.text); !slices.Equal(got, tt.want) {
			t.Errorf("before %q: %q, want %q", tt.text, got, tt.want)
		}
	}
	if got := wordsAfter(" a montré, que"); !slices.Equal(got, []string{"a", "montre"}) {
		t.Errorf("behind: %q", got)
	}
}
