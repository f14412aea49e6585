package match_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/crossref/match"
	"github.com/bibfix/bibfix/lint"
)

// Titles that share seven words of ten are one title in which words differ; those
// that share six are two titles.
func TestTitlesOfOneWork(t *testing.T) {
	ours := strings.Fields("levies harbours silting northern towns canals medieval barrels chalk prices")
	others := strings.Fields("quorum ziggurat hexagons plywood")
	for replaced, want := range map[int]match.Relation{1: match.Changed, 3: match.Changed, 4: match.Other} {
		theirs := slices.Concat(others[:replaced], ours[replaced:])
		c := match.Prepare(lint.Query{Title: strings.Join(ours, " ")}).Compare(&lint.Work{Titles: []string{strings.Join(theirs, " ")}})
		if c.Title != want {
			t.Errorf("%d words of ten replaced: relation %d, want %d", replaced, c.Title, want)
		}
	}
}

// A title of four words that a search finds may be another work's, and one of
// five is not.
func TestShortTitles(t *testing.T) {
	for title, want := range map[string]lint.Verdict{"Harbour levies of Lund": lint.NotFound, "Harbour levies of old Lund": lint.Verified} {
		a := match.Prepare(lint.Query{Title: title, Issued: lint.Date{Year: 2014}}).BySearch([]*lint.Work{
			{DOI: "10.9999/quay.14", Type: "journal-article", Titles: []string{title}, Dates: []lint.Dated{{Kind: "issued", Year: 2014}}},
		})
		if a.Verdict != want {
			t.Errorf("%s: %v, want %v", title, a.Verdict, want)
		}
	}
}
