package cite_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// shelf is the list that the tests below cite from: authors joined by "+",
// "+*" for more of them, and the year.
var shelf = []string{
	"Tervo 2003", "Tervo 2011a", "Tervo 2011b", "Tervo+Maddox 2007", "Quill+* 1998", "van Rossel 2016", "Ó Dálaigh 2012", "Bäcker 2009", "Núñez Prieto 2013", "Haldane+Roux+Sethi 2001",
	"Marchetti 1950/1988", "Marchetti n.d.", "Ueda in press", "Port Observatory of the North 2019", "PON 2004", "Крылова 2010", "山本 2018", "Yi 2020", "Tide Tables 1977", "Page 2015", "Greene+Lowe 2008",
}

// TestReadAuthors reads one sentence at a time, in a text that cites by name.
// What is wanted is each citation as entry, "+*" for et al., "@" and the
// locator, "!n" for narrative; a fault as "year", "authors" or "spelling"
// after the entry; "missing" for what has no entry; nothing for silence.
func TestReadAuthors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// in brackets
		{"Weirs clog (Tervo, 2003).", "Tervo/2003"},
		{"Weirs clog (Tervo 2003: 14–16).", "Tervo/2003@14–16"},
		{"Weirs clog (compare Tervo 2003; but also Tervo & Maddox 2007, ch. 2).", "Tervo/2003 ; Tervo+Maddox/2007@ch. 2"},
		{"Weirs clog (Tervo, 2003, 2011b).", "Tervo/2003 ; Tervo/2011b"},
		{"Weirs clog (Tervo, 2011a–b).", "Tervo/2011a ; Tervo/2011b"},
		{"Weirs clog (Tervo 2011a and b; Quill *et al.* 1998).", "Tervo/2011a ; Tervo/2011b ; Quill/1998+*"},
		{"Weirs clog (HALDANE; ROUX; SETHI, 2001).", "Haldane+Roux+Sethi/2001"},
		{"Weirs clog (Haldane, Roux, & Sethi, 2001, pp. 3, 9).", "Haldane+Roux+Sethi/2001@pp. 3, 9"},
		{"Weirs clog (Haldane, A., Roux, B. and Sethi, C., 2001).", "Haldane+Roux+Sethi/2001"},
		{"Weirs clog (Marchetti [1950] 1988).", "Marchetti/1950/1988"},
		{"Weirs clog (Marchetti, 1950).", "Marchetti/1950/1988"},
		{"Weirs clog (Marchetti, n. d.; Ueda, in press).", "Marchetti/n.d. ; Ueda/in press"},
		{"Weirs clog [see Yi, 2020].", "Yi/2020"},
		{"Weirs clog (2020, Yi).", "Yi/2020"},
		{"Weirs clog (Baecker 2009; Nunez Prieto 2013; O Dalaigh 2012).", "Bäcker/2009 ; Núñez Prieto/2013 ; Ó Dálaigh/2012"},
		{"Weirs clog (Yi 14; qtd. in Greene and Lowe 22–25; van Rossel 3).", "Yi/2020@14 ; Greene+Lowe/2008@22–25 ; van Rossel/2016@3"},
		{"Weirs clog (Tide Tables 14).", "*Tide Tables*/1977@14"},
		{"Weirs clog (Tide Tables).", ""},
		{"Weirs clog (Ostrow 14; Figure 3; n. 5).", ""},
		{"Weirs clog (Núñez, 2013).", "Núñez Prieto/2013"},
		{"Weirs clog (Rossel, 2016).", "van Rossel/2016"},
		{"Weirs clog (Page, 2015; Greene & Lowe, 2008).", "Page/2015 ; Greene+Lowe/2008"},
		{"Weirs clog (Port Observatory of the North, 2019).", "Port Observatory of the North/2019"},
		{"Weirs clog (“Tide tables,” 1977).", "*Tide Tables*/1977"},
		{"Weirs clog (см. Крылова, 2010, с. 7).", "Крылова/2010@с. 7"},
		{"堰は詰まる（山本，2018）。", "山本/2018"},
		{"Weirs clog (Ostrow, 1931, as quoted in Tervo, 2003).", "Tervo/2003"},
		{"Weirs clog (OSTROW, 1931 apud TERVO, 2003).", "Tervo/2003"},
		{"Weirs clog (Table 3; Tervo, 2003).", "Tervo/2003"},
		{"Weirs clog (dams [Tervo, 2003] more than weirs).", "Tervo/2003"},
		// in running text
		{"Tervo (2003) disagrees.", "Tervo/2003!n"},
		{"For Tervo and Maddox (2007, p. 4), weirs clog.", "Tervo+Maddox/2007@p. 4!n"},
		{"Quill and her co-workers (1998) disagree.", "Quill/1998+*!n"},
		{"Tervo's (2003) weir clogs.", "Tervo/2003!n"},
		{"Van Rossel (2016) disagrees.", "van Rossel/2016!n"},
		{"Professor Min Yi (2020) disagrees.", "Yi/2020!n"},
		{"Yi's rule for weirs (2020) is old.", "Yi/2020!n"},
		{"BÄCKER (2009) and TERVO AND MADDOX (2007) disagree.", "Bäcker/2009!n ; Tervo+Maddox/2007!n"},
		{"Weirs clog (Tervo 2003—Yi 2020).", "Tervo/2003 ; Yi/2020"},
		{"As Tervo 2003 shows, weirs clog.", "Tervo/2003!n"},
		{"In 2003, Tervo saw weirs clog.", "Tervo/2003!n"},
		{"D’après l’PON (2004) et selon l'PON (2004), weirs clog.", "PON/2004!n ; PON/2004!n"},
		{"Tervo (2003) wrote of “weirs” (p. 12).", "Tervo/2003@p. 12!n"},
		// what differs from the list
		{"Weirs clog (Tervo & Maddox, 2009).", "Tervo+Maddox/2007 year"},
		{"Weirs clog (Tervo, 2011c).", "Tervo/2011a year"},
		{"Weirs clog (Tervo, 2003b).", "Tervo/2003 year"},
		{"Weirs clog (Tervo, 2007).", "Tervo+Maddox/2007 authors"},
		{"Weirs clog (Haldane & Roux, 2001).", "Haldane+Roux+Sethi/2001 authors"},
		{"Weirs clog (Maddox & Tervo, 2007), as Roux, Haldane and Sethi (2001) say.", "Tervo+Maddox/2007 authors ; Haldane+Roux+Sethi/2001!n authors"},
		{"Roux (2001) says so, and Maddox (2007).", "Haldane+Roux+Sethi/2001!n authors ; Tervo+Maddox/2007!n authors"},
		{"Sethi (2001) says so; Tervo and Maddox (2007) do not, and Maddox (2007) built it.", "Tervo+Maddox/2007!n"},
		{"The Regularity Index (RI; Tervo, 2003).", "Tervo/2003"},
		{"Weirs clog (Maddox & Tervo, 2009; Maddox and Ostrow, 2007).", "missing ; missing"},
		{"Weirs clog (Yi et al., 2020).", "Yi/2020+* authors"},
		{"Weirs clog (Tervo & Madox, 2007).", "Tervo+Maddox/2007 spelling"},
		{"Weirs clog (Haldnae et al., 2001).", "Haldane+Roux+Sethi/2001+* spelling"},
		{"Weirs clog (Tervo, 2011).", "Tervo/2011a|Tervo/2011b"},
		{"Weirs clog (Ostrow et al., 1931).", "missing"},
		{"Weirs clog (Ostrow, 1931; Yi, 2020).", "missing ; Yi/2020"},
		{"Weirs clog (Ostrow, 20XX).", "placeholder"},
		// silence
		{"Weirs clog (Tervo, personal communication, 3 May 2003).", ""},
		{"Ostrow (1931) built weirs, and Lund (2012) broke them.", ""},
		{"The weir (1931–1938), Paris (2014) and the Weirs Act (1964) are gone.", ""},
		{"Since 2003 the 1998 weir held, in May 2007 and on 3 June 2011.", ""},
		{"Weirs clog (n = 2003; p < 0.01), (WEIR-2011) and (own survey, 2016).", ""},
		{"*Salmo tervoi* (Ostrow, 1931) swims there.", ""},
		{"Weirs clog (Ostrow, in preparation).", ""},
		{"The weir (Weirs Act, 1964) fell before the match (World Cup, 2014; Q1, 2014; Paris, 2014).", ""},
		{"The Tervo Fund (2014) paid, and Yi (personal communication 2011) knew it.", ""},
		{"The weir stood under Ostrow (1721–?) and its keeper (1998–today).", ""},
		{"> “Ostrow et al. (1931) saw it”, said the keeper of the weir, and he went away to the sea.", ""},
		{"The weir (eigene Darstellung, 2022) as seen (Fieldwork, 2019; Personal Interview, 2020).", ""},
		{"© Weir Press (2003). However (2011) and Figure (2020) differ.", ""},
	} {
		l := &listMaker{}
		for _, s := range shelf {
			year := s[strings.LastIndex(strings.Replace(s, "in press", "in_press", 1), " ")+1:]
			names, open := strings.CutSuffix(strings.TrimSuffix(s, " "+year), "+*")
			authors := strings.Split(names, "+")
			if names == "Tide Tables" {
				authors[0] = "*Tide Tables*"
			}
			l.entry(authors, year, open)
		}
		for _, r := range l.refs {
			if names := r.Names("author"); len(names) == 1 && (strings.HasPrefix(names[0].Family, "Port ") || names[0].Family == "PON") {
				r.Field("author").Names[0] = lint.Name{Literal: names[0].Family}
			}
		}
		lead := "Weirs hold (Tervo, 2003; Yi, 2020; Page, 2015; Greene & Lowe, 2008; Bäcker, 2009).\n\n"
		doc := l.read(lead + c.text)
		var got []string
		for _, cited := range doc.Citations {
			if cited.Span.Start >= len(lead) && !cited.Secondary {
				got = append(got, reading(cited))
			}
		}
		if all := strings.Join(got, " ; "); all != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, all, c.want)
		}
	}
}

func reading(c *lint.Citation) string {
	switch {
	case c.Placeholder:
		return "placeholder"
	case c.Status == lint.Missing:
		return "missing"
	}
	var ids []string
	for _, r := range c.References {
		ids = append(ids, r.ID)
	}
	s := strings.Join(ids, "|") + describe("", c.EtAl, c.Locator, c.Narrative)
	if c.Status == lint.Mismatch {
		s += " " + [...]string{"year", "authors", "spelling"}[c.Faults[0].Kind]
	}
	return s
}

// TestReadNumbers reads texts that cite by number from a list of nine.
func TestReadNumbers(t *testing.T) {
	brackets := "Weirs hold [1], [2], [3] and hold [4].\n\n"
	raised := "Weirs hold.^1^ They hold^2^ and hold,^3^ and hold.^4^\n\n"
	for _, c := range []struct{ lead, text, want string }{
		{brackets, "Weirs clog [2, 5–7].", "2 5 6 7"},
		{brackets, "Weirs clog [2]–[4], as [8,9] say.", "2 3 4 8 9"},
		{brackets, "Weirs clog [see 3, p. 8; 5].", "3 5"},
		{brackets, "Weirs clog [refs. 3 and 5].", "3 5"},
		{brackets, "Weirs clog, as reference 6 says.", "6"},
		{brackets, "堰は詰まる［4］。", "4"},
		{brackets, "Weirs clog [[3]](#ref3) and [5](#ref5).", "3 5"},
		{brackets, "Weirs clog [12].", "missing"},
		{brackets, "Tervo (2003) clogs (4) weirs by 3 (2) m in [0, 1], as in a[2] and equation (3).", ""},
		{brackets, "Weirs clog by 10^3^ m^2^ in [1](https://weir.example) and `w[4]`.", ""},
		{brackets, "Weirs clog as rate[12], rate[21,2] and fit[2,2] say, by \\sum[E][8]{29} and \\pd[2]{x}.", ""},
		{"Weirs hold[1], hold[2] and[3] clog[4].\n\n", "They sink[12].", "missing"},
		{brackets, "7 References 25\n8 Index 30\n\nThe \\ref 6 and References     8 are none.", ""},
		{"Weirs hold (1), (2), (3), (4), (5), (6,7) and (8) hold.\n\n", "They sink (12).", "missing"},
		{"Weirs hold (1), (2), (3), (4), (5) and hold.\n\n", "They sink (12) and rise (6).", "6"},
		{brackets, "Weirs of size n[6] clog (see 7).", ""},
		{"Weirs hold[^1][^2] and hold.[^3]\n\n", "They sink.[^5] They rise.[^12]", "5"},
		{brackets, "The vector [1, 2, 3] lies in the range [4, 7].", ""},
		{raised, "Weirs clog.^2,5^ They do^6-8^ so.", "2 5 6 7 8"},
		{raised, "Weirs clog.⁵ They do⁶⁻⁸ so.", "5 6 7 8"},
		{raised, "Weirs clog.<sup>(</sup>5<sup>-</sup>7<sup>)</sup>", "5 6 7"},
		{raised, "Weirs clog by 4 m^2^, 10^5^ times, the 2<sup>nd</sup> time for <sup>9</sup>Be.", ""},
	} {
		l := &listMaker{}
		for n := 1; n <= 9; n++ {
			l.number(n)
		}
		doc := l.read(c.lead + c.text)
		var got []string
		for _, cited := range doc.Citations {
			switch {
			case cited.Span.Start < len(c.lead):
			case cited.Status == lint.Missing:
				got = append(got, "missing")
			default:
				got = append(got, cited.References[0].Label)
			}
		}
		if all := strings.Join(got, " "); all != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, all, c.want)
		}
		if doc.Style != lint.StyleNumeric {
			t.Errorf("%s: style %d", c.text, doc.Style)
		}
	}
}

// TestMayCite reads numbers that are no citations but may be: their entries are
// not called uncited, others are.
func TestMayCite(t *testing.T) {
	for text, want := range map[string]string{
		"Weirs hold [1], [2] and [3] at sizes n[6], (4) and (see 7).": "6 7",
		"Weirs hold^1^, hold^2^ and^3^ by n^8^, 4 m^2^ and x^4^.":     "8",
	} {
		l := &listMaker{}
		for n := 1; n <= 9; n++ {
			l.number(n)
		}
		var got []string
		for _, ref := range l.read(text).References {
			if ref.Mentioned {
				got = append(got, ref.Label)
			}
		}
		if all := strings.Join(got, " "); all != want {
			t.Errorf("%s: %s may be cited, want %s", text, all, want)
		}
	}
}

// TestScopes reads two chapters, each with a list of its own.
func TestScopes(t *testing.T) {
	text := "Weirs clog (Tervo, 2003) and hold (Yi, 2020).\n\nWeirs clog (Tervo, 2003).\n\n"
	l := &listMaker{}
	for range 2 {
		l.entry([]string{"Tervo"}, "2003", false)
		l.byID = nil
	}
	l.entry([]string{"Yi"}, "2020", false)
	half := strings.Index(text, "\n\n")
	l.refs[1].List, l.refs[2].List = 1, 1
	doc := l.readLists(text, []lint.List{{Scope: lint.Span{End: half}, N: 1}, {Scope: lint.Span{Start: half, End: len(text)}, First: 1, N: 2}})
	if len(doc.Citations) != 3 || doc.Citations[0].References[0] != l.refs[0] || doc.Citations[1].References[0] != l.refs[2] || doc.Citations[2].References[0] != l.refs[1] {
		t.Errorf("each chapter cites its own list, and another's where its own has no entry: %+v", doc.Citations)
	}
}

// TestTurns takes a number that no entry carries for the entry whose turn it is.
func TestTurns(t *testing.T) {
	l := &listMaker{}
	for n := 1; n <= 6; n++ {
		l.number(n)
	}
	doc := l.read("Weirs hold [1], [2] and [3], clog [14], break [5] and sink [6].")
	for _, c := range doc.Citations {
		if c.Status == lint.Missing && (len(c.Nearest) != 1 || c.Nearest[0].Number != 4) {
			t.Errorf("[14] stands where 4 is due: %v", c.Nearest)
		}
	}
	if !l.refs[3].Mentioned {
		t.Error("the entry that a wrong number means is not called uncited")
	}
}

// TestTurnsByWords tells two uncited entries apart by what the sentence is about;
// a copy of another entry is never meant.
func TestTurnsByWords(t *testing.T) {
	l := &listMaker{}
	for n := 1; n <= 6; n++ {
		l.number(n)
	}
	for n, text := range map[int]string{2: "Dredging of tidal channels", 3: "Lanterns and their keepers", 4: "Sluices", 6: "Sluices"} {
		l.refs[n-1].Text = lint.PlainText(text, 0)
	}
	doc := l.read("Weirs hold [1]. Tidal channels are dredged [14]. They sink [4], [5].")
	for _, c := range doc.Citations {
		if c.Status == lint.Missing && (len(c.Nearest) != 1 || c.Nearest[0].Number != 2) {
			t.Errorf("[14] stands where channels are dredged: %v", c.Nearest)
		}
	}
	if l.refs[2].Mentioned || l.refs[5].Mentioned {
		t.Error("an entry that nothing points to is called cited")
	}
}

// TestSpans looks at the places of the parts of a citation.
func TestSpans(t *testing.T) {
	text := "Weirs clog (see *Haldane* et al., 2001, p. 4)."
	l := &listMaker{}
	l.entry([]string{"Haldane"}, "2001", true)
	c := l.read(text).Citations[0]
	for what, got := range map[string]string{
		"Haldane* et al., 2001": text[c.Span.Start:c.Span.End], "(see *Haldane* et al., 2001, p. 4)": text[c.Group.Start:c.Group.End],
		"Haldane* et al.": text[c.NamesSpan.Start:c.NamesSpan.End], "2001": text[c.YearSpan.Start:c.YearSpan.End], "p. 4": text[c.LocatorSpan.Start:c.LocatorSpan.End],
	} {
		if got != what {
			t.Errorf("got %q, want %q", got, what)
		}
	}
}
