package crossref

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/crossref/polite"
	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// rows is how many candidates a search brings: more are waste where one ranks
// them oneself (rest-api-doc, api_tips.md).
const rows = 5

// maxText bounds the text of a search, in bytes: addresses have limits.
const maxText = 600

// search looks for the work of a task and concludes.
func (c *Client) search(ctx context.Context, t *task) {
	text := searchText(&t.query)
	if text == "" {
		switch t.answer.Verdict {
		case lint.Contradicted:
			t.answer.Reason = "has neither title nor authors to search for"
		case lint.NotChecked:
			t.answer = lint.Answer{Verdict: lint.NotCheckable, Reason: "has neither title nor authors to search for"}
		}
		return
	}
	var candidates []*lint.Work
	if c.options.Registry != nil {
		local, err := c.options.Registry.Search(ctx, t.query, rows)
		if err != nil {
			t.err = err
		}
		if a := t.reference.BySearch(local); a.Verdict == lint.Verified || !c.options.Online && err == nil {
			t.conclude(local)
			return
		}
		candidates = local
	}
	found, err := c.candidates(ctx, text)
	if err != nil {
		t.err = err
		return
	}
	t.err = nil
	t.conclude(append(candidates, found.Works...))
	t.answer.Certain = t.answer.Certain && !found.Close
}

// candidates are the works that Crossref finds for the text, the best first.
func (c *Client) candidates(ctx context.Context, text string) (record.Kept, error) {
	key := searchKey(text)
	if e, ok := c.recall(key); ok {
		if !e.Absent && !c.current(e) {
			e.Works = c.refreshed(ctx, e.Works)
			c.memory.Store(key, e)
		}
		return e, nil
	}
	works, err := c.fetchCandidates(ctx, text)
	if err != nil {
		if e, ok := c.kept(key); ok {
			return e, nil
		}
		return record.Kept{}, err
	}
	e := record.Kept{Works: works, Absent: len(works) == 0}
	c.remember(key, e)
	return e, nil
}

func (c *Client) fetchCandidates(ctx context.Context, text string) ([]*lint.Work, error) {
	return c.list(ctx, url.Values{"query.bibliographic": {text}, "rows": {strconv.Itoa(rows)}})
}

// list asks Crossref for a list of works, and for no more of them than is read.
// Where it does not know one of the names of fields any more, for all of them.
func (c *Client) list(ctx context.Context, query url.Values) ([]*lint.Work, error) {
	if !c.options.Online {
		return nil, c.unasked()
	}
	if !c.whole.Load() {
		query.Set("select", record.Fields)
	}
	body, err := c.get(ctx, c.crossref, polite.List, "/works", query)
	var status *polite.StatusError
	if errors.As(err, &status) && status.Status == http.StatusBadRequest && bytes.Contains(status.Body, []byte("select")) {
		c.whole.Store(true)
		query.Del("select")
		body, err = c.get(ctx, c.crossref, polite.List, "/works", query)
	}
	if err != nil {
		return nil, err
	}
	works, err := record.Messages(body)
	if err != nil {
		return nil, fmt.Errorf("from Crossref came %w", err)
	}
	return works, nil
}

// refreshed fetches the records of an old search again, for their retractions.
func (c *Client) refreshed(ctx context.Context, works []*lint.Work) []*lint.Work {
	var dois []string
	for _, w := range works {
		dois = append(dois, w.DOI)
	}
	found := c.lookUp(ctx, dois)
	fresh := make([]*lint.Work, len(works))
	for i, w := range works {
		if fresh[i] = w; found[w.DOI].work != nil {
			fresh[i] = found[w.DOI].work
		}
	}
	return fresh
}

// searchText is what is searched for: a reference of free text as a whole, as
// Crossref advises, without addresses and what stands behind them; of fields,
// what tells the work from others.
func searchText(q *lint.Query) string {
	if q.Raw != "" {
		return clip(withoutAddresses(q.Raw))
	}
	if q.Title == "" && (len(q.Authors) == 0 || q.Container == "" && q.Page == "") {
		return ""
	}
	var parts []string
	for _, n := range q.Authors[:min(len(q.Authors), 6)] {
		parts = append(parts, n.Sorted())
	}
	parts = append(parts, q.Title, q.Container, q.Volume, q.Page)
	if q.Issued.Year != 0 {
		parts = append(parts, strconv.Itoa(q.Issued.Year))
	}
	return clip(strings.Join(strings.Fields(strings.Join(parts, " ")), " "))
}

func withoutAddresses(s string) string {
	var words []string
	for word := range strings.FieldsSeq(s) {
		if strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || strings.HasPrefix(word, "doi:") || strings.HasPrefix(word, "10.") && strings.Contains(word, "/") {
			continue
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// clip bounds a text at the end of a word.
func clip(s string) string {
	if len(s) <= maxText {
		return s
	}
	if at := strings.LastIndexByte(s[:maxText], ' '); at > 0 {
		return s[:at]
	}
	return strings.ToValidUTF8(s[:maxText], "")
}

func recordKey(doi string) string { return "doi:" + doi }

// searchKey leaves out what does not change what is found.
func searchKey(text string) string { return searchPrefix + fold.Words(text) }

const searchPrefix = "search:"
