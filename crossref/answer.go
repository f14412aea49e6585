package crossref

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/bibfix/bibfix/crossref/match"
	"github.com/bibfix/bibfix/crossref/polite"
	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/lint"
)

// workers is how many references are worked on at once; hosts allow fewer.
const workers = 8

// A task is one reference on its way.
type task struct {
	query     lint.Query
	print     string // fingerprint of the query
	reference *match.Reference
	doi       string // by which it is looked up; "" for none
	derived   bool   // made of a number at arXiv
	answer    lint.Answer
	searches  bool  // a search is wanted, or was made
	err       error // why it cannot be answered
}

// Answers answers the queries, in their order. Those that are alike are asked
// once, and none is asked again that this client has answered.
func (c *Client) Answers(ctx context.Context, queries []lint.Query) []lint.Answer {
	prints := make([]string, len(queries))
	var tasks []*task
	asked := make(map[string]bool)
	for i, q := range queries {
		prints[i] = fingerprint(q)
		if _, known := c.answers[prints[i]]; !known && !asked[prints[i]] {
			asked[prints[i]] = true
			tasks = append(tasks, &task{query: q, print: prints[i]})
		}
	}
	c.work(ctx, tasks)
	for _, t := range tasks {
		c.answers[t.print] = t.answer
	}
	answers := make([]lint.Answer, len(queries))
	clear(c.trouble) // of the texts as they were a round ago
	for i := range queries {
		answers[i] = c.answers[prints[i]]
		if why := c.failures[prints[i]]; why != "" {
			c.trouble[why]++
		}
	}
	return answers
}

// fingerprint tells queries apart.
func fingerprint(q lint.Query) string {
	for _, list := range [...]*[]lint.Name{&q.Authors, &q.Editors} { // where a name stands does not matter
		*list = slices.Clone(*list)
		for i := range *list {
			(*list)[i].Span = lint.Span{}
		}
	}
	data, err := json.Marshal(q)
	if err != nil {
		panic(err) // strings and numbers only
	}
	return string(data)
}

// work answers the tasks: first those with an identifier, all together, then by
// searches what is left.
func (c *Client) work(ctx context.Context, tasks []*task) {
	c.done, c.total = 0, len(tasks)
	var dois []string
	lint.Parallel(len(tasks), func(i int) {
		t := tasks[i]
		t.reference = match.Prepare(t.query)
		t.doi, t.derived = identifier(&t.query)
	})
	for _, t := range tasks {
		if t.doi != "" {
			dois = append(dois, t.doi)
		}
	}
	found := c.lookUp(ctx, dois)
	var searched []*task
	for _, t := range tasks {
		if c.judgeIdentified(t, found); t.searches {
			searched = append(searched, t)
		}
	}
	var done atomic.Int64
	done.Store(int64(len(tasks) - len(searched)))
	each(searched, func(t *task) {
		c.search(ctx, t)
		c.reached(int(done.Add(1)))
	})
	c.addPublished(ctx, tasks)
	for _, t := range tasks {
		c.finish(ctx, t)
	}
}

// reached tells how many references are done. A DOI that was looked up may have
// to be searched for yet: the number never goes down.
func (c *Client) reached(done int) {
	c.mutex.Lock()
	c.done = max(c.done, done)
	now := Progress{c.done, c.total, c.asking}
	c.mutex.Unlock()
	c.options.Progress(now)
}

// get asks a host, and tells whom one waits for.
func (c *Client) get(ctx context.Context, host *polite.Host, kind polite.Kind, path string, query url.Values) ([]byte, error) {
	c.mutex.Lock()
	c.asking = host.Name()
	now := Progress{c.done, c.total, c.asking}
	c.mutex.Unlock()
	c.options.Progress(now)
	return host.Get(ctx, kind, path, query)
}

// each calls do for all of a list, a few at a time.
func each[T any](list []T, do func(T)) {
	var wait sync.WaitGroup
	next := make(chan T)
	for range min(workers, len(list)) {
		wait.Go(func() {
			for item := range next {
				do(item)
			}
		})
	}
	for _, item := range list {
		next <- item
	}
	close(next)
	wait.Wait()
}

// identifier is the DOI by which a reference is looked up, in lower case: its
// own, or the one that DataCite gives to its number at arXiv; "" for none. What
// begins with 10.5555 is a number of the ACM's library and no DOI as a rule.
func identifier(q *lint.Query) (name string, derived bool) {
	if name := bareDOI(q.DOI); name != "" && !strings.HasPrefix(name, "10.5555/") {
		return unversioned(name), false
	}
	for _, m := range doi.Find(q.URL) {
		if name := bareDOI(m.Name.Text); len(m.Resolvers) > 0 && name != "" && q.DOI == "" {
			return unversioned(name), false
		}
	}
	if q.DOI != "" {
		return "", false
	}
	for _, text := range [...]string{q.Arxiv, q.URL, q.Container, q.Number, q.Genre, q.Raw} {
		if number := arxivNumber(text); number != "" {
			return arxivPrefix + number, true
		}
	}
	return "", false
}

// judgeIdentified answers a task by what its DOI leads to, and says whether it
// is to be searched for.
func (c *Client) judgeIdentified(t *task, found map[string]lookup) {
	l, asked := found[t.doi]
	switch {
	case t.doi == "" || !asked:
		if why := match.Unregistered(&t.query); why != "" {
			t.answer = lint.Answer{Verdict: lint.NotCheckable, Reason: why}
			return
		}
		t.searches = true
	case l.err != nil:
		t.err = l.err
	case l.work != nil:
		t.answer = t.reference.ByIdentifier(l.work)
		t.searches = t.answer.Verdict == lint.Contradicted || t.answer.Verdict == lint.Differs && doubtful(t.answer.Differences)
	case l.known:
		why := "has a DOI of an agency whose records bibfix does not read" + in(l.agency)
		if l.agency == "Crossref" || l.agency == "DataCite" {
			why = "has a DOI of which " + l.agency + " has no record"
		}
		t.answer = lint.Answer{Verdict: lint.NotCheckable, Reason: why, Identifier: t.doi}
		t.searches = true
	case t.derived: // that the DOI made of a number is unknown says little of the number
		t.doi, t.searches = "", true
	default:
		t.answer = lint.Answer{Verdict: lint.Contradicted, Identifier: t.doi, Identified: lint.Nowhere}
		if l.repaired != nil { // rules about the form of DOIs speak of the damage
			if a := t.reference.ByIdentifier(l.repaired); a.Verdict != lint.Contradicted {
				t.answer = a
				return
			}
		}
		t.searches = true
	}
	t.answer.Identifier = t.doi
}

// doubtful says whether a record differs in so much that the reference may be to
// another work, of the same people in the same journal.
func doubtful(differences []lint.Difference) bool {
	return len(differences) > 1 || slices.ContainsFunc(differences, func(d lint.Difference) bool { return d.Field == "title" })
}

func in(agency string) string {
	if agency == "" {
		return ""
	}
	return " (" + agency + ")"
}

// conclude joins what the identifier said with what the search brought.
func (t *task) conclude(candidates []*lint.Work) {
	byDOI := t.answer
	bySearch := t.reference.BySearch(slices.DeleteFunc(slices.Clone(candidates), func(w *lint.Work) bool {
		return byDOI.Identified == lint.AnotherWork && w.DOI == t.doi
	}))
	switch {
	case byDOI.Verdict == lint.Differs: // the record of another DOI has to agree in all to be believed
		if bySearch.Verdict == lint.Verified && bySearch.Record.DOI != t.doi && !bySearch.Version {
			t.answer = lint.Answer{
				Verdict: lint.Contradicted, Identifier: t.doi, Identified: lint.AnotherWork, Claimed: byDOI.Record, Record: bySearch.Record, Score: bySearch.Score,
			}
		}
	case byDOI.Verdict == lint.Contradicted:
		t.answer.Record, t.answer.Score = bySearch.Record, bySearch.Score
		t.answer.Reason = bySearch.Reason
		if bySearch.Record == nil && byDOI.Identified == lint.AnotherWork {
			t.answer.Reason = match.Unlikely(&t.query)
		}
	case t.doi != "": // the DOI is known, its record is not
		if bySearch.Verdict == lint.Verified || bySearch.Verdict == lint.Differs {
			t.answer = bySearch
			t.answer.Certain = false
			t.answer.Identifier, t.answer.Identified = t.doi, lint.Unidentified
		}
	case bySearch.Verdict == lint.NotFound:
		t.answer = bySearch
		if why := match.Unlikely(&t.query); why != "" {
			t.answer = lint.Answer{Verdict: lint.NotCheckable, Reason: why}
		}
	default:
		t.answer = bySearch
	}
}

// addPublished fetches the published versions of preprints.
func (c *Client) addPublished(ctx context.Context, tasks []*task) {
	var dois []string
	for _, t := range tasks {
		if w := t.answer.Record; w != nil && len(w.PublishedAs) > 0 {
			dois = append(dois, w.PublishedAs[0])
		}
	}
	if len(dois) == 0 {
		return
	}
	found := c.lookUp(ctx, dois)
	for _, t := range tasks {
		if w := t.answer.Record; w != nil && len(w.PublishedAs) > 0 {
			t.answer.Published = found[w.PublishedAs[0]].work
		}
	}
}

// finish says what became of a task that failed, and keeps what others found.
func (c *Client) finish(ctx context.Context, t *task) {
	if t.err == nil {
		c.keepFound(t)
		return
	}
	reason := t.err.Error()
	if ctx.Err() != nil && !errors.Is(t.err, errOffline) && !errors.Is(t.err, errLocal) {
		reason = "the run was interrupted"
	}
	c.failures[t.print] = reason
	switch t.answer.Verdict {
	case lint.Contradicted: // its identifier speaks; only the search failed
		t.answer.Reason = "the search for it was not answered: " + reason
	case lint.Differs: // it may be to another work, which the search would have found
		t.answer.Identified, t.answer.Reason = lint.Unidentified, "the search for another record was not answered: "+reason
	default:
		t.answer = lint.Answer{Verdict: lint.NotChecked, Reason: reason, Identifier: t.doi}
	}
}
