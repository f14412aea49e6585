package registry

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// The bounds of a search. They keep it at milliseconds in a file of any size.
const (
	enough   = 1 << 15 // candidates: once there are so many, further words only choose among them
	tooMany  = 1 << 20 // works of all lists that are read
	unpacked = 32      // candidates whose records are looked at
	light    = 0.4     // of the heaviest candidate's weight: what has less is not looked at
)

// A candidate is a work that has some of the words, with their weight.
type candidate struct {
	id     uint64
	weight float64
}

// Search gives at most so many rows of works that a query may mean, the likeliest
// first; they are for a matcher to judge. It looks the rarest words up first:
// those of the title, or of the whole entry where the query has no title, and of
// the first author's family name. A word that is misspelled or not in the record
// costs the work its weight and nothing else. A query without words has no works.
func (r *Registry) Search(ctx context.Context, q lint.Query, rows int) ([]*lint.Work, error) {
	asked := newQuestion(q)
	if rows <= 0 || len(asked.words) == 0 {
		return nil, nil
	}
	found, err := r.candidates(ctx, asked.keys())
	if err != nil {
		return nil, r.about(err)
	}
	ranked, err := r.rank(ctx, asked, found)
	if err != nil {
		return nil, r.about(err)
	}
	var works []*lint.Work
	var seen []string
	for _, doi := range ranked {
		if len(works) == rows {
			break
		}
		if slices.Contains(seen, doi) {
			continue
		}
		seen = append(seen, doi)
		w, err := r.work(doi)
		if err != nil {
			return nil, r.about(err)
		}
		if w != nil {
			works = append(works, w)
		}
	}
	return works, nil
}

// A question is what a query is searched by.
type question struct {
	words    []string // of the title, or of the entry
	families []string // words that may be the first author's name
	free     bool     // the words are those of a whole entry
}

func newQuestion(q lint.Query) question {
	asked := question{words: wordsOf(q.Title)}
	if len(q.Authors) > 0 {
		asked.families = wordsOf(cmp.Or(q.Authors[0].Family, q.Authors[0].Literal))
	}
	if len(asked.words) == 0 {
		asked.words, asked.free = wordsOf(q.Raw), true
	}
	if len(asked.families) == 0 && asked.free {
		asked.families = asked.words[:min(len(asked.words), 3)] // lists begin with names
	}
	return asked
}

// keys gives what to look up, each once.
func (a *question) keys() []key {
	var keys []key
	add := func(k key) {
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	n := paired
	if a.free {
		n = 8 // the longest words of an entry are not all of its title
	}
	for _, family := range a.families {
		for _, word := range longest(a.words, n) {
			add(keyOf(byBoth, family, word))
		}
	}
	for _, word := range slices.Concat(a.families, a.words) {
		add(keyOf(byWord, word))
	}
	return keys
}

// candidates gives the works that have the most and rarest of the keys. The
// lists of the commonest keys are long, and not read once a work that is in none
// of the lists before could only be light.
func (r *Registry) candidates(ctx context.Context, keys []key) ([]candidate, error) {
	var entries []entry
	for _, k := range keys {
		e, err := r.find(k)
		if err != nil {
			return nil, err
		}
		if e.count > 0 {
			entries = append(entries, e)
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.count, b.count) })
	var found []candidate
	weights, left := r.weigh(entries)
	heaviest, read := 0.0, uint64(0)
	for i, e := range entries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		read += min(e.count, maxIDs)
		if len(found) > 0 && (read > tooMany || left < light*heaviest) {
			break
		}
		ids, err := r.ids(e)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 && len(found)+len(ids) > enough {
			raise(found, ids, weights[i])
		} else {
			found = union(found, ids, weights[i])
		}
		left -= weights[i]
		for _, c := range found {
			heaviest = max(heaviest, c.weight)
		}
	}
	return best(found, unpacked), nil
}

// weigh gives the weights of entries, more to the rarer, and their sum.
func (r *Registry) weigh(entries []entry) (weights []float64, sum float64) {
	all := float64(r.footer.Blocks * slots)
	for _, e := range entries {
		w := math.Log(1 + all/float64(e.count))
		weights = append(weights, w)
		sum += w
	}
	return weights, sum
}

// union adds works to candidates, both in order.
func union(found []candidate, ids []uint64, weight float64) []candidate {
	joined := make([]candidate, 0, len(found)+len(ids))
	for _, id := range ids {
		for len(found) > 0 && found[0].id < id {
			joined = append(joined, found[0])
			found = found[1:]
		}
		c := candidate{id, weight}
		if len(found) > 0 && found[0].id == id {
			c.weight += found[0].weight
			found = found[1:]
		}
		joined = append(joined, c)
	}
	return append(joined, found...)
}

// raise gives weight to the candidates that are among the works.
func raise(found []candidate, ids []uint64, weight float64) {
	for _, id := range ids {
		for len(found) > 0 && found[0].id < id {
			found = found[1:]
		}
		if len(found) > 0 && found[0].id == id {
			found[0].weight += weight
		}
	}
}

// best gives the n heaviest candidates, the earlier where they are equal, but
// for those that are light beside the first.
func best(found []candidate, n int) []candidate {
	var top []candidate
	for _, c := range found {
		if len(top) == n && top[n-1].weight >= c.weight {
			continue
		}
		at := len(top)
		for at > 0 && top[at-1].weight < c.weight {
			at--
		}
		top = slices.Insert(top, at, c)
		top = top[:min(len(top), n)]
	}
	for len(top) > 0 && top[len(top)-1].weight < light*top[0].weight {
		top = top[:len(top)-1]
	}
	return top
}

// rank gives the DOIs of the candidates, the likeliest first.
func (r *Registry) rank(ctx context.Context, asked question, found []candidate) ([]string, error) {
	type ranked struct {
		doi  string
		rank float64
	}
	var list []ranked
	for _, c := range found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		w, err := r.record(c.id)
		if err != nil {
			return nil, err
		}
		list = append(list, ranked{w.DOI, asked.likeness(w)})
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return cmp.Compare(b.rank, a.rank) })
	var dois []string
	for _, l := range list {
		if l.rank > 0 {
			dois = append(dois, l.doi)
		}
	}
	return dois, nil
}

// likeness says how much of the words of title and author a work shares: 0 for
// none, up to 1.25.
func (a *question) likeness(w *lint.Work) float64 {
	like := 0.0
	for _, title := range w.Titles {
		words := wordsOf(title)
		shared := common(words, a.words)
		of := float64(len(words)+len(a.words)) / 2
		if a.free {
			of = float64(max(len(words), 3)) // a short title is in many an entry
		}
		if shared > 0 {
			like = max(like, float64(shared)/of)
		}
	}
	if len(w.Authors) > 0 {
		family := wordsOf(cmp.Or(w.Authors[0].Family, w.Authors[0].Literal))
		if common(family, a.families) > 0 || len(family) > 0 && strings.Join(family, "") == strings.Join(a.families, "") {
			like += 0.25
		}
	}
	return like
}

func common(a, b []string) int {
	n := 0
	for _, word := range a {
		if slices.Contains(b, word) {
			n++
		}
	}
	return n
}
