package match_test

import (
	"testing"

	"github.com/bibfix/bibfix/crossref/match"
	"github.com/bibfix/bibfix/lint"
)

// BenchmarkCompare holds one reference against five records, as after a search:
// its own, one that shares words, and three others. One operation is one comparison.
func BenchmarkCompare(b *testing.B) {
	work := func(title, family, container, volume, page string, year int) *lint.Work {
		return &lint.Work{
			DOI: "10.9999/" + page, Type: "journal-article", Titles: []string{title}, Containers: []string{container}, Volume: volume, Page: page,
			Authors: []lint.Person{{Family: family, Given: "Ada"}, {Family: "Prado", Given: "Bento"}, {Family: "van den Lind", Given: "E. M."}},
			Dates:   []lint.Dated{{Kind: "issued", Year: year, Month: 3}, {Kind: "print", Year: year, Month: 3}},
		}
	}
	works := []*lint.Work{
		work("Harbour levies and the silting of canals in the towns of Lund and Trier", "Okafor", "Quay Studies", "12", "317-335", 2014),
		work("Harbour levies and the widening of canals in the town of Lund", "Okafor", "Port Review", "7", "11-19", 2011),
		work("Müller cells under pressure: a randomised trial of α-blockers", "Ångström", "Annals of Pressure", "101", "e1001", 2019),
		work("On the origin of quays", "Falk", "Quay Studies", "1", "1-7", 1999),
		work("Deep dredging: learning to see silt from above with very few labels", "Ito", "Proceedings of the 12th Conference on Silt", "", "4012-4021", 2021),
	}
	r := match.Prepare(lint.Query{
		Type: "article-journal", Title: "Harbor Levies and the Silting of Canals in the Towns of Lund and Trier", Container: "Quay Stud.", Volume: "12", Page: "317–35",
		Authors: []lint.Name{{Family: "Okafor", Given: "A."}, {Family: "Prado", Given: "B."}, {Family: "Lind", Particle: "van den", Given: "E."}}, Issued: lint.Date{Year: 2014},
	})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.Compare(works[i%len(works)])
	}
}
