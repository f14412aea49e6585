package dates

import (
	"testing"

	"github.com/bibfix/bibfix/internal/ascii"
	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want lint.Date
		ok   bool
	}{
		// ISO 8601 and biblatex.
		{"2019", lint.Date{Year: 2019}, true},
		{"2019-05", lint.Date{Year: 2019, Month: 5}, true},
		{"2019-05-03", lint.Date{Year: 2019, Month: 5, Day: 3}, true},
		{"2019-05-03T10:20:30Z", lint.Date{Year: 2019, Month: 5, Day: 3}, true},
		{"2019-05-03 10:20", lint.Date{Year: 2019, Month: 5, Day: 3}, true},
		{"2020-02-29", lint.Date{Year: 2020, Month: 2, Day: 29}, true},
		{"2019-21", lint.Date{Year: 2019}, true},
		{"2019-XX-XX", lint.Date{Year: 2019}, true},
		{"2019/2021", lint.Date{Year: 2019, End: 2021}, true},
		{"2019-05/2020-07", lint.Date{Year: 2019, Month: 5, End: 2020}, true},
		{"2019-05/2019-07", lint.Date{Year: 2019, Month: 5}, true},
		{"2019-01-02/2020-03~", lint.Date{Year: 2019, Month: 1, Day: 2, End: 2020, Circa: true}, true},
		{"2019/", lint.Date{Year: 2019}, true},
		{"2019/..", lint.Date{Year: 2019}, true},
		{"/2019", lint.Date{Year: 2019}, true},
		{"../2019", lint.Date{Year: 2019}, true},
		{"2019-05/", lint.Date{Year: 2019, Month: 5}, true},
		{"2019~", lint.Date{Year: 2019, Circa: true}, true},
		{"2019?", lint.Date{Year: 2019, Circa: true}, true},
		{"2019-05%", lint.Date{Year: 2019, Month: 5, Circa: true}, true},
		{"199X", lint.Date{Year: 1990, End: 1999, Circa: true}, true},
		{"199u", lint.Date{Year: 1990, End: 1999, Circa: true}, true},
		{"19XX", lint.Date{Year: 1900, End: 1999, Circa: true}, true},
		{"-0044", lint.Date{Year: -44}, true},
		{"-0044/..", lint.Date{Year: -44}, true},
		{"0800", lint.Date{Year: 800}, true},

		// What people write.
		{"{2019}", lint.Date{Year: 2019}, true},
		{"[2019]", lint.Date{Year: 2019}, true},
		{"(2019)", lint.Date{Year: 2019}, true},
		{" 2019. ", lint.Date{Year: 2019}, true},
		{"2014a", lint.Date{Year: 2014, Letter: "a"}, true},
		{"c. 1850", lint.Date{Year: 1850, Circa: true}, true},
		{"ca. 1850", lint.Date{Year: 1850, Circa: true}, true},
		{"circa 1850", lint.Date{Year: 1850, Circa: true}, true},
		{"[ca. 1850]", lint.Date{Year: 1850, Circa: true}, true},
		{"[1850?]", lint.Date{Year: 1850, Circa: true}, true},
		{"1978/2015", lint.Date{Year: 2015, Original: 1978}, true},
		{"[1978] 2015", lint.Date{Year: 2015, Original: 1978}, true},
		{"2015 (1978)", lint.Date{Year: 2015, Original: 1978}, true},
		{"1998-2004", lint.Date{Year: 1998, End: 2004}, true},
		{"1998–2004", lint.Date{Year: 1998, End: 2004}, true},
		{"1998--2004", lint.Date{Year: 1998, End: 2004}, true},
		{"1998-99", lint.Date{Year: 1998, End: 1999}, true},
		{"1998/99", lint.Date{Year: 1998, End: 1999}, true},
		{"2004–05", lint.Date{Year: 2004, End: 2005}, true},
		{"3 May 2019", lint.Date{Year: 2019, Month: 5, Day: 3}, true},
		{"May 3, 2019", lint.Date{Year: 2019, Month: 5, Day: 3}, true},
		{"May 3rd, 2019", lint.Date{Year: 2019, Month: 5, Day: 3}, true},
		{"2019 May", lint.Date{Year: 2019, Month: 5}, true},
		{"2019-May-03", lint.Date{Year: 2019, Month: 5, Day: 3}, true},
		{"3. März 2019", lint.Date{Year: 2019, Month: 3, Day: 3}, true},
		{"3 de mayo de 2019", lint.Date{Year: 2019, Month: 5, Day: 3}, true},
		{"2019/05/03", lint.Date{Year: 2019, Month: 5, Day: 3}, true},
		{"2019.05.03", lint.Date{Year: 2019, Month: 5, Day: 3}, true},
		{"23.05.2019", lint.Date{Year: 2019, Month: 5, Day: 23}, true},
		{"05/23/2019", lint.Date{Year: 2019, Month: 5, Day: 23}, true},
		{"03/05/2019", lint.Date{Year: 2019}, true},
		{"©2019", lint.Date{Year: 2019}, true},
		{"c2019", lint.Date{Year: 2019}, true},
		{"in press", lint.Date{Status: "in press"}, true},
		{"In Press", lint.Date{Status: "in press"}, true},
		{"forthcoming", lint.Date{Status: "forthcoming"}, true},
		{"to appear", lint.Date{Status: "forthcoming"}, true},
		{"n.d.", lint.Date{Status: "n.d."}, true},
		{"[n.d.]", lint.Date{Status: "n.d."}, true},
		{"o. J.", lint.Date{Status: "n.d."}, true},
		{"submitted", lint.Date{Status: "in preparation"}, true},
		{"2020, in press", lint.Date{Year: 2020, Status: "in press"}, true},
		{"2020 (in press)", lint.Date{Year: 2020, Status: "in press"}, true},

		// No dates; the year is told where there is one.
		{"", lint.Date{}, false},
		{"2009 [Online]", lint.Date{Year: 2009}, false},
		{"1995. — 576 p.", lint.Date{Year: 1995}, false},
		{"2019-13", lint.Date{Year: 2019}, false},
		{"2019-02-30", lint.Date{Year: 2019}, false},
		{"2019-5-3-1", lint.Date{Year: 2019}, false},
		{"2021/2019", lint.Date{}, false},
		{"20019", lint.Date{}, false},
		{"201", lint.Date{}, false},
		{"19", lint.Date{}, false},
		{"May", lint.Date{}, false},
		{"N/A", lint.Date{}, false},
		{"Harbour", lint.Date{}, false},
		{"2014ab", lint.Date{Year: 2014}, false},
		{"2014A", lint.Date{Year: 2014}, false},
		{"l998", lint.Date{}, false},
		{"31 June 2019", lint.Date{Year: 2019}, false},
		{"2019 2020", lint.Date{}, false},
		{"XXXX", lint.Date{}, false},
		{"-", lint.Date{}, false},
		{"/", lint.Date{}, false},
		{"..", lint.Date{}, false},
		{"?", lint.Date{}, false},
		{"c. ", lint.Date{}, false},
	} {
		got, ok := Parse(tt.in)
		if got != tt.want || ok != tt.ok {
			t.Errorf("%q is read as %+v, %v; want %+v, %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}

func TestMonth(t *testing.T) {
	for text, want := range map[string]int{
		"jan": 1, "Jan": 1, "January": 1, "JANUARY": 1, "jan.": 1, "{jan}": 1, "1": 1, "01": 1, "12": 12, "Sept.": 9, "sep": 9,
		"mai": 5, "Mai": 5, "März": 3, "enero": 1, "février": 2, "Dezember": 12, "agosto": 8, "outubro": 10, "mei": 5, "мая": 5, "Julho": 7,
		"jan\u00a03": 1, "3 May": 5, "May 3": 5, "May–June": 5, "May/June": 5, "3rd May": 5, "10 de julio": 0, "2016-06-03": 6, "2016-06-03T00:00:00": 6, "Mai 2019": 5,
		"": 0, "0": 0, "13": 0, "Second": 0, "Spring": 0, "03.04.": 0, "24/10/11": 0, "3-4": 0, "Febuary": 0, "mayor": 0, "decide": 0, "janitor": 0, "2019": 0, "?": 0, "j": 0,
	} {
		if got := Month(text); got != want {
			t.Errorf("%q is month %d, want %d", text, got, want)
		}
	}
}

func TestDatesNeedNoMemory(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() {
		Parse("2019")
		Parse("2019-05-03")
		Parse("2019/2021")
		Month("jan")
		Month("September")
		Month("04")
	}); n > 0 {
		t.Errorf("reading dates allocates %v times", n)
	}
}

func FuzzDate(f *testing.F) {
	for _, text := range []string{"2019-05-03", "3. März 2019", "[1978] 2015", "199X", "c. 1850", "2019/..", "n.d.", "jan\u00a03"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, ok := Parse(text)
		if ok && d == (lint.Date{}) && !containsDigit(text) {
			t.Errorf("%q is a date of nothing", text)
		}
		if d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Day > 31 || d.End != 0 && d.End < d.Year {
			t.Errorf("%q is read as %+v", text, d)
		}
		if month := Month(text); month < 0 || month > 12 {
			t.Errorf("%q is month %d", text, month)
		}
	})
}

func containsDigit(s string) bool {
	for i := range len(s) {
		if ascii.Digit(s[i]) {
			return true
		}
	}
	return false
}
