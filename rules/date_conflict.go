package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
)

var _ = add(lint.Rule{
	ID:       "date-conflict",
	Title:    "the year of an entry and a date in its identifier or address cannot both be right",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Question: "Which year is right?",
	Doc: `An arXiv number begins with the year and month in which the preprint was posted (1706.… is June 2017), a DOI of
bioRxiv or medRxiv with the day, many DOIs of Elsevier hold the month in which the article was accepted, and newspapers put the day into
the address. Where the entry's year is earlier than its own identifier, one of the two is wrong.

Only clear evidence counts. The year of a preprint must not be earlier than its number; an article that appeared in a
journal may have been posted years later. An Elsevier article must not be two years older than its DOI. An address has to hold the
same day and month as the entry and another year.

In .bib files, year and date of one entry are held against each other too: biber takes the date, BibTeX the year. And in a bibliography,
what somebody read on the web cannot have appeared two years later, unless it is still to appear.

Sources: arXiv identifier scheme (info.arxiv.org/help/arxiv_identifier.html), Elsevier's publisher item identifiers as they occur in Crossref.`,
	Entry: checkDateConflict,
})

// earliest is the first year that is compared: what seems older than the
// identifiers by generations was read wrongly, or is a reprint.
const earliest = 1950

func checkDateConflict(p *lint.Pass, r *lint.Reference) {
	f := r.Field("issued")
	if f == nil || f.Inherited || f.Date.Year < earliest || f.Date.End != 0 || f.Date.Circa || f.Date.Status != "" {
		return
	}
	message := ""
	if r.Is(lint.Fielded) {
		message = datesConflict(r, f.Date.Year)
	}
	for _, conflict := range conflicts {
		if message == "" {
			message = conflict(r, f.Date)
		}
	}
	if message != "" && !(r.Is(lint.Fielded) && entry.IsToAppear(r)) {
		p.Report(lint.Diagnostic{Span: f.Span, Message: message, Reference: r})
	}
}

// conflicts hold the date against what else an entry tells of it.
var conflicts = [...]func(*lint.Reference, lint.Date) string{arxivConflict, doiConflict, addressConflict}

// datesConflict holds the dates of an entry with fields against one another: the
// year that BibTeX takes, the date that biber takes, and the day of access.
func datesConflict(r *lint.Reference, year int) string {
	a, b := entry.OwnRaw(r, "year"), entry.OwnRaw(r, "date")
	if a != nil && b != nil && a.Date.Year != 0 && b.Date.Year != 0 && a.Date.End == 0 && b.Date.End == 0 &&
		a.Date.Year != b.Date.Year {
		return fmt.Sprintf("the year is %d for BibTeX and %d for biber, which reads the date", a.Date.Year, b.Date.Year)
	}
	if f := r.Field("accessed"); f != nil && f.Date.Year >= earliest && year > f.Date.Year+1 {
		return fmt.Sprintf("the year is %d, but the page was visited in %d", year, f.Date.Year)
	}
	return ""
}

// arxivConflict speaks of preprints alone: what has a volume, pages or a
// publisher appeared somewhere else too.
func arxivConflict(r *lint.Reference, d lint.Date) string {
	id := arxivNumber(r)
	posted, month := arxivDate(id)
	if posted <= d.Year {
		return ""
	}
	container := strings.ToLower(r.Value("container-title"))
	if !strings.Contains(container, "arxiv") && container != "corr" {
		for _, field := range []string{"container-title", "volume", "issue", "page", "publisher"} {
			if r.Field(field) != nil {
				return ""
			}
		}
		if !entry.Explained(r) || strings.Contains(r.Value("title"), ". ") {
			return "" // what was not understood, or taken for a part of the title, may be a journal
		}
	}
	return fmt.Sprintf("the year is %d, but arXiv number %s was given in %d-%02d", d.Year, id, posted, month)
}

// arxivNumber takes the number from its own field, the DOI or the address.
func arxivNumber(r *lint.Reference) string {
	if id := r.Value("arxiv"); id != "" {
		return id
	}
	if id, ok := strings.CutPrefix(strings.ToLower(r.Value("DOI")), "10.48550/arxiv."); ok {
		return id
	}
	_, id, _ := strings.Cut(strings.ToLower(r.Value("URL")), "arxiv.org/abs/")
	return id
}

// arxivDate reads year and month from the numbers in use since April 2007,
// "1706.03762"; zeros for any other.
func arxivDate(id string) (year, month int) {
	id = strings.TrimPrefix(strings.ToLower(id), "arxiv:")
	if len(id) < 9 || id[4] != '.' || !ascii.Number(id[:4]) || !ascii.Number(id[5:9]) {
		return 0, 0
	}
	year, _ = strconv.Atoi(id[:2])
	month, _ = strconv.Atoi(id[2:4])
	if month < 1 || month > 12 || year < 7 {
		return 0, 0
	}
	return 2000 + year, month
}

func doiConflict(r *lint.Reference, d lint.Date) string {
	doi := strings.ToLower(r.Value("DOI"))
	switch {
	case strings.HasPrefix(doi, "10.1101/"): // 10.1101/2020.03.04.975432
		parts := strings.Split(doi[len("10.1101/"):], ".")
		if len(parts) == 4 && len(parts[0]) == 4 && ascii.Number(parts[0]+parts[1]+parts[2]) {
			if posted, _ := strconv.Atoi(parts[0]); posted > d.Year {
				return fmt.Sprintf("the year is %d, but the preprint %s was posted in %d", d.Year, r.Value("DOI"), posted)
			}
		}
	case strings.HasPrefix(doi, "10.1016/j."): // 10.1016/j.quay.2014.05.003
		parts := strings.Split(doi, ".")
		if len(parts) != 6 || len(parts[3]) != 4 || len(parts[4]) != 2 || !ascii.Number(parts[3]+parts[4]+parts[5]) {
			return ""
		}
		if accepted, _ := strconv.Atoi(parts[3]); accepted >= d.Year+2 && accepted < 2100 {
			return fmt.Sprintf("the year is %d, but the DOI %s was given in %d", d.Year, r.Value("DOI"), accepted)
		}
	}
	return ""
}

// addressConflict finds the entry's own day and month beside another year in a
// path such as /2025/05/14/.
func addressConflict(r *lint.Reference, d lint.Date) string {
	if d.Month == 0 || d.Day == 0 {
		return ""
	}
	for _, a := range r.Addresses {
		parts := strings.Split(a.Text.String, "/")
		for i := 0; i+2 < len(parts); i++ {
			year, err := strconv.Atoi(parts[i])
			if err != nil || len(parts[i]) != 4 || year < 1990 || year > 2100 || year == d.Year {
				continue
			}
			month, err1 := strconv.Atoi(parts[i+1])
			day, err2 := strconv.Atoi(parts[i+2])
			if err1 == nil && err2 == nil && month == d.Month && day == d.Day {
				return fmt.Sprintf("the year is %d, but the address says %s", d.Year, strings.Join(parts[i:i+3], "/"))
			}
		}
	}
	return ""
}
