package match_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/crossref/match"
	"github.com/bibfix/bibfix/lint"
)

// Whatever stands in a reference and in a record, comparing them ends, scores stay
// between 0 and 1, and patches lie inside the title, in order.
func FuzzMatch(f *testing.F) {
	f.Add("Harbour levies: a study", "", "Okafor, Ada; Prado", "Quay Stud. B", "12 317–35", "RETRACTED: Harbor levies", "Okafor; LHCb Collaboration", "Quay Studies: Series B (QSB)", "12 317-335")
	f.Add("Review of $\\alpha$-tides [Die Gezeiten], Part II", "1. Okafor A, et al. Tides. 2014;3:1-9.", "王建国; Smith JR Jr", `\mnras`, "XII e123", "α-Tides (review). Pp. 9", "王, 建国", "Proceedings of the 2019 Conference of the North", "2014 n/a-n/a")
	f.Add("Chapter 3 \xff", "\xff [1] (2", "et al.", "(", "- -", "chapter 3 ", ",", "[", "– –")
	f.Fuzz(func(t *testing.T, title, raw, authors, container, place, theirTitle, theirAuthors, theirContainer, theirPlace string) {
		q := lint.Query{Title: title, Raw: raw, Container: container, Issued: lint.Date{Year: 2014}, Type: "article-journal"}
		q.Volume, q.Page, _ = strings.Cut(place, " ")
		for name := range strings.SplitSeq(authors, ";") {
			family, given, person := strings.Cut(name, ",")
			if n := (lint.Name{Family: family, Given: given}); person {
				q.Authors = append(q.Authors, n)
			} else {
				q.Authors = append(q.Authors, lint.Name{Literal: name})
			}
		}
		w := &lint.Work{DOI: "10.9999/x", Type: "journal-article", Titles: []string{theirTitle, title}, Containers: []string{theirContainer}, Dates: []lint.Dated{{Kind: "issued", Year: 2013, Month: 12}}}
		w.Volume, w.Page, _ = strings.Cut(theirPlace, " ")
		for name := range strings.SplitSeq(theirAuthors, ";") {
			family, given, _ := strings.Cut(name, ",")
			w.Authors = append(w.Authors, lint.Person{Family: family, Given: given})
		}
		r := match.Prepare(q)
		for _, works := range [][]*lint.Work{{w}, {w, {DOI: "10.9999/y", Titles: []string{theirTitle}}}} {
			for _, a := range []lint.Answer{r.ByIdentifier(w), r.BySearch(works)} {
				if a.Score < 0 || a.Score > 1 {
					t.Errorf("the score is %v", a.Score)
				}
				if a.Verdict == lint.Differs != (len(a.Differences) > 0) {
					t.Errorf("%s with %d differences", a.Verdict, len(a.Differences))
				}
				for _, d := range a.Differences {
					at := 0
					for _, p := range d.Patches {
						if p.Start < at || p.End < p.Start || p.End > len(title) {
							t.Errorf("patch %+v of a title of %d bytes, after %d", p, len(title), at)
						}
						at = p.End
					}
				}
			}
		}
	})
}
