// Package crossreftest is a registry for tests: it behaves like Crossref's REST
// API, like doi.org (handle system, agencies) and like DataCite, with the records
// that it is given and the faults that it is told to have.
//
//	fake := crossreftest.New(records)            // Crossref's JSON: one work each
//	server := httptest.NewServer(fake)           // for a program with --crossref-url and the like
//	client, _ := crossref.New(crossref.Options{Transport: fake.Transport(), …}) // without a socket
//
// All three hosts may share one address: their paths do not clash.
package crossreftest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/internal/fold"
)

// A Fake answers as the registries do. Set its fields before its first use.
type Fake struct {
	DataCite map[string]json.RawMessage // answers of DataCite, by DOI in lower case
	Handles  map[string]string          // further DOIs that exist, and their agencies
	Limit    string                     // x-rate-limit-limit; "" sends none
	AtOnce   string                     // x-concurrency-limit
	Pool     string                     // x-api-pool
	// Fault answers in place of the registry where it returns true; n counts the
	// requests from 1.
	Fault func(n int, w http.ResponseWriter, r *http.Request) bool

	works []work
	index map[string]int   // of works, by DOI
	words map[string][]int // indexes of the works that have a word
	mutex sync.Mutex
	log   []Request
	now   int // requests on their way
}

// A work is a record.
type work struct {
	doi string
	raw json.RawMessage
}

// A Request is one that was made.
type Request struct {
	Path, Query string
	Header      http.Header
	Time        time.Time
	AtOnce      int // on their way at that time, itself included
}

// IsList says whether it asks for a list of works.
func (r Request) IsList() bool { return r.Path == "/works" }

// IsSearch says whether it searches for a reference.
func (r Request) IsSearch() bool {
	return r.IsList() && strings.Contains(r.Query, "query.bibliographic=")
}

// New makes a registry of the works, each in Crossref's JSON. It sets no limits.
func New(records ...json.RawMessage) (*Fake, error) {
	f := &Fake{index: make(map[string]int), words: make(map[string][]int), DataCite: make(map[string]json.RawMessage), Handles: make(map[string]string), Limit: "1000000", AtOnce: "16", Pool: "polite-array"}
	for i, raw := range records {
		w, err := record.Crossref(raw)
		if err != nil {
			return nil, fmt.Errorf("record %d: %w", i+1, err)
		}
		text := slices.Concat(w.Titles, w.Containers, []string{w.Volume, w.Page, w.Publisher})
		for _, p := range slices.Concat(w.Authors, w.Editors) {
			text = append(text, p.Given, p.Family, p.Literal)
		}
		for _, d := range w.Dates {
			text = append(text, strconv.Itoa(d.Year))
		}
		for word := range strings.FieldsSeq(fold.Words(strings.Join(text, " "))) {
			if of := f.words[word]; len(of) == 0 || of[len(of)-1] != i {
				f.words[word] = append(of, i)
			}
		}
		f.index[w.DOI] = i
		f.works = append(f.works, work{w.DOI, raw})
	}
	return f, nil
}

// AddDataCite adds records in the form of DataCite's answers.
func (f *Fake) AddDataCite(answers ...json.RawMessage) error {
	for i, raw := range answers {
		w, err := record.DataCite(raw)
		if err != nil {
			return fmt.Errorf("answer %d of DataCite: %w", i+1, err)
		}
		f.DataCite[w.DOI] = raw
	}
	return nil
}

// Requests are those made so far, in order.
func (f *Fake) Requests() []Request {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return slices.Clone(f.log)
}

// Transport answers without a network.
func (f *Fake) Transport() http.RoundTripper { return transport{f} }

type transport struct{ fake *Fake }

func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	recorder := httptest.NewRecorder()
	t.fake.ServeHTTP(recorder, r)
	response := recorder.Result()
	response.Request = r
	return response, nil
}

// ServeHTTP answers one request.
func (f *Fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mutex.Lock()
	f.now++
	f.log = append(f.log, Request{r.URL.Path, r.URL.RawQuery, r.Header.Clone(), time.Now(), f.now})
	n := len(f.log)
	f.mutex.Unlock()
	defer func() {
		f.mutex.Lock()
		f.now--
		f.mutex.Unlock()
	}()
	for name, value := range map[string]string{"X-Rate-Limit-Limit": f.Limit, "X-Rate-Limit-Interval": "1s", "X-Concurrency-Limit": f.AtOnce, "X-Api-Pool": f.Pool} {
		if value != "" {
			w.Header().Set(name, value)
		}
	}
	if f.Fault != nil && f.Fault(n, w, r) {
		return
	}
	path := r.URL.Path
	switch {
	case path == "/works":
		f.list(w, r)
	case strings.HasPrefix(path, "/works/"):
		f.single(w, strings.TrimPrefix(path, "/works/"))
	case strings.HasPrefix(path, "/api/handles/"):
		f.handle(w, strings.TrimPrefix(path, "/api/handles/"))
	case strings.HasPrefix(path, "/doiRA/"):
		f.agency(w, strings.TrimPrefix(path, "/doiRA/"))
	case strings.HasPrefix(path, "/dois/"):
		f.datacite(w, strings.TrimPrefix(path, "/dois/"))
	default:
		text(w, http.StatusNotFound, "Not Found")
	}
}

func text(w http.ResponseWriter, status int, s string) {
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(status)
	fmt.Fprint(w, s)
}

func data(w http.ResponseWriter, status int, format string, values ...any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprintf(w, format, values...)
}

// selectable are the names that select takes (docs/sources.md, Crossref's interface).
var selectable = strings.Fields(`abstract URL resource member posted score created degree update-policy short-title license ISSN container-title issued
update-to issue prefix approved indexed article-number clinical-trial-number accepted author group-title DOI is-referenced-by-count updated-by event chair
standards-body original-title funder translator published archive published-print alternative-id subject subtitle published-online publisher-location
content-domain reference title link type publisher volume references-count ISBN issn-type assertion deposited page contributor content-created
short-container-title relation editor`)

// list answers /works?filter=doi:… and /works?query.bibliographic=….
func (f *Fake) list(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	for name := range strings.SplitSeq(query.Get("select"), ",") {
		if name != "" && !slices.Contains(selectable, name) {
			data(w, http.StatusBadRequest, `{"status":"failed","message-type":"validation-failure","message":[{"type":"parameter-not-allowed","value":%q,"message":"Invalid select element"}]}`, name)
			return
		}
	}
	rows := 20
	if n, err := strconv.Atoi(query.Get("rows")); err == nil {
		rows = n
	}
	var items []json.RawMessage
	if text := query.Get("query.bibliographic"); text != "" {
		items = f.search(text)
	}
	for part := range strings.SplitSeq(query.Get("filter"), ",") {
		if name, ok := strings.CutPrefix(part, "doi:"); ok {
			if raw := f.work(name); raw != nil {
				items = append(items, raw)
			}
		}
	}
	total := len(items)
	body, err := json.Marshal(items[:min(total, rows)])
	if err != nil {
		panic(err)
	}
	if total == 0 {
		body = []byte("[]")
	}
	data(w, http.StatusOK, `{"status":"ok","message-type":"work-list","message-version":"1.0.0","message":{"total-results":%d,"items-per-page":%d,"items":%s}}`, total, rows, body)
}

// search ranks the works by how many words of the text they have; one that has
// less than a third of them is not found.
func (f *Fake) search(text string) []json.RawMessage {
	words := strings.Fields(fold.Words(text))
	type hit struct{ score, index int }
	scores := make(map[int]int)
	for _, word := range words {
		for _, i := range f.words[word] {
			scores[i]++
		}
	}
	var hits []hit
	for i, score := range scores {
		if 3*score >= len(words) {
			hits = append(hits, hit{score, i})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(b.score-a.score, a.index-b.index) })
	var items []json.RawMessage
	for _, h := range hits {
		items = append(items, f.works[h.index].raw)
	}
	return items
}

func (f *Fake) work(doi string) json.RawMessage {
	if i, ok := f.index[strings.ToLower(doi)]; ok {
		return f.works[i].raw
	}
	return nil
}

func (f *Fake) single(w http.ResponseWriter, doi string) {
	raw := f.work(doi)
	if raw == nil {
		text(w, http.StatusNotFound, "Resource not found.")
		return
	}
	data(w, http.StatusOK, `{"status":"ok","message-type":"work","message-version":"1.0.0","message":%s}`, raw)
}

// registrant is the agency of a DOI, "" for one that does not exist.
func (f *Fake) registrant(doi string) string {
	doi = strings.ToLower(doi)
	switch {
	case f.work(doi) != nil:
		return "Crossref"
	case f.DataCite[doi] != nil:
		return "DataCite"
	}
	return f.Handles[doi]
}

func (f *Fake) handle(w http.ResponseWriter, doi string) {
	if f.registrant(doi) == "" {
		data(w, http.StatusNotFound, `{"responseCode":100,"handle":%q}`, doi)
		return
	}
	data(w, http.StatusOK, `{"responseCode":1,"handle":%q,"values":[{"index":1,"type":"URL","data":{"format":"string","value":"https://publisher.example/"}}]}`, doi)
}

func (f *Fake) agency(w http.ResponseWriter, doi string) {
	agency := f.registrant(doi)
	if agency == "" {
		data(w, http.StatusOK, `[{"DOI":%q,"status":"DOI does not exist"}]`, doi)
		return
	}
	data(w, http.StatusOK, `[{"DOI":%q,"RA":%q}]`, doi, agency)
}

func (f *Fake) datacite(w http.ResponseWriter, doi string) {
	raw := f.DataCite[strings.ToLower(doi)]
	if raw == nil {
		data(w, http.StatusNotFound, `{"errors":[{"status":"404","title":"The resource you are looking for doesn't exist."}]}`)
		return
	}
	data(w, http.StatusOK, "%s", raw)
}
