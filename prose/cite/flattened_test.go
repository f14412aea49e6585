package cite_test

import (
	"strings"
	"testing"
)

// TestGluedNumbers reads a sentence behind four numbers that lost their raise: what
// else is cited of entries 1 to 9, and what is marked as mentioned ("~6").
func TestGluedNumbers(t *testing.T) {
	const before = "Levies rose again1. They fell in the ports2, in harbours3 and on quays4.\n\n"
	for _, c := range []struct{ text, want string }{
		{"They grew with income5, schooling6, and age7 alone.", "5 6 ~7"},
		{"The port was open in 1965.5, for instance, was there.", "~5"},
		{"As Okafor5 says, and Prado6.", "~5 ~6"},
		{"Records from Lisboncf. 5,6 are less clear.", "~5 ~6"},
		{"There is no cause of the lichen coversee 5.", "~5"},
		{"The effect is stablesee also 5,6 and small7,for example, 8 .", "7 ~5 ~6 ~8"},
		{"It holds for Minasfor example, 5 as well.", "~5"},
		{"Die Abgaben stiegenvgl. 5 und fielen6.", "6 ~5"},
		{"Ours agree with those of5.6 is the source.", "~5 ~6"},
		{"So it was with Okafor et al.5 and in7.", "5 7"},
		{"As Okafor and Prado 5\n. Then it fell.", "~5"},
		{"As Okafor et al. 5\n’s list has it.", "~5"},
		{"So it was on land5;6;7 and at home8\np. 191 of it.", "5 6 7 8"},
		{"In a follow-up5, the authors said so.", "~5"},
		{"The gas is CO5 or H5O, and TP5 and p5 are genes.", ""},
		{"Table 5, Study 6, Model 7 and Chapter 8 tell.", ""},
		{"In 2010 there were 5 per cent, or 6%, or 7 of them.", ""},
		{"It was 3.5 or 4.6 in 5 of 10 ports.", ""},
		{"The area is 6 km5 and its height 5 m6.", ""},
		{"It ran on version 4.5, and in COVID-5 times.", ""},
		{"A B5 page and the X6 line, of size n7.", ""},
	} {
		cited, mentioned := citedBeside(before + c.text)
		cited = strings.TrimSpace(strings.TrimPrefix(cited, "1 2 3 4"))
		if got := strings.TrimSpace(cited + mentioned); got != c.want {
			t.Errorf("%s: read %q, want %q", c.text, got, c.want)
		}
	}
}

// TestTornOffNumbers reads numbers that blanks part from their words, as a PDF of LaTeX
// has them: entries cited, and mentioned.
func TestTornOffNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Levies rose again 1 . They fell in ports 2,3 . Quays 4 , too.", "1 2 3 4"},
		{"Levies rose again 1 . They fell in ports 2;3 . Quays 4 , too. As Okafor 5 said, the list 6 does.", "1 2 3 4 ~5 ~6"},
		{"Die Abgaben stiegen 1 . Sie fielen 2 . Im Hafen 4 , am Kai 6 , nach Roth et al. 5 , auch. Im Jahr 2010 Euro.", "1 2 4 6 ~5"},
		{"Les taxes montent 1 . Elles baissent 2,4 . Au port 5 , aussi. Il y en a 6 de 7.", "1 2 4 5"},
		{"Levies rose 1 . They fell 2 . The office counted 3 of 4 and 5 .", ""}, // two such places are chance
		{"Levies rose 12 . They fell 13 . Then 14 , and 15 .", ""},              // none is in the list
	} {
		cited, mentioned := citedBeside(c.text)
		if got := strings.TrimSpace(cited + mentioned); got != c.want {
			t.Errorf("%s: read %q, want %q", c.text, got, c.want)
		}
	}
}
