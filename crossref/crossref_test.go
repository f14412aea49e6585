package crossref_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bibfix/bibfix/crossref"
	"github.com/bibfix/bibfix/crossref/crossreftest"
	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/crossref/store"
	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

// made makes n invented works and the queries that cite them, those by their DOI
// for which withDOI says so.
func made(t testing.TB, n int, withDOI func(i int) bool) (*crossreftest.Fake, []lint.Query) {
	t.Helper()
	var records []json.RawMessage
	var queries []lint.Query
	for i, m := range crossreftest.Make(n) {
		records = append(records, m.Record)
		if withDOI(i) {
			m.Query.DOI = m.DOI
		}
		queries = append(queries, m.Query)
	}
	fake, err := crossreftest.New(records...)
	if err != nil {
		t.Fatal(err)
	}
	return fake, queries
}

func newClient(t testing.TB, o crossref.Options) *crossref.Client {
	t.Helper()
	o.Online = true
	if o.Now == nil {
		o.Now = time.Now
	}
	client, err := crossref.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func tallyOf(answers []lint.Answer) map[string]int {
	counts := make(map[string]int)
	for _, a := range answers {
		counts[a.Verdict.String()]++
	}
	return counts
}

// Of 100 references, 60 have a DOI: two calls for those, one for each of the rest.
func TestCalls(t *testing.T) {
	fake, queries := made(t, 100, func(i int) bool { return i%5 < 3 })
	client := newClient(t, crossref.Options{Transport: fake.Transport()})
	for range 2 { // the second time nobody is asked
		if got := tallyOf(client.Answers(t.Context(), queries)); got["verified"] != 100 {
			t.Fatalf("verdicts %v, want 100 verified; trouble %v", got, client.Trouble())
		}
	}
	lists, searches := 0, 0
	for _, r := range fake.Requests() {
		switch {
		case r.IsSearch():
			searches++
		case r.IsList():
			lists++
		default:
			t.Errorf("a request for %s", r.Path)
		}
	}
	if lists != 2 || searches != 40 {
		t.Errorf("%d calls for DOIs and %d searches, want 2 and 40", lists, searches)
	}
}

// The limits that the server names hold for any second, and the address goes with
// every question.
func TestManners(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fake, queries := made(t, 40, func(i int) bool { return i%2 == 0 })
		for i := range 12 { // unknown DOIs, for which single questions are asked
			queries[2*i].DOI = fmt.Sprintf("10.9999/unknown.%d", i)
		}
		fake.Limit, fake.AtOnce = "3", "3"
		slow := slowly{fake.Transport(), 700 * time.Millisecond, &sync.Mutex{}, new(int), new(int)}
		client := newClient(t, crossref.Options{Transport: slow, Mailto: "editor@harbour.example", Version: "1.2"})
		client.Answers(t.Context(), queries)
		requests := fake.Requests()
		for i, r := range requests {
			lists, singles := 0, 0
			for _, later := range requests[i:] {
				if later.Time.Sub(r.Time) >= time.Second {
					break
				}
				if later.IsList() {
					lists++
				} else {
					singles++
				}
			}
			if lists > 3 || singles > 10 {
				t.Errorf("request %d: %d lists and %d single records within a second", i, lists, singles)
			}
			if !strings.Contains(r.Query, "mailto=editor%40harbour.example") || !strings.Contains(r.Header.Get("User-Agent"), "bibfix/1.2 (https://github.com/bibfix/bibfix; mailto:editor@harbour.example)") {
				t.Errorf("request %d has no address: %s, %s", i, r.Query, r.Header.Get("User-Agent"))
			}
		}
		if *slow.most > 3 || *slow.most < 2 {
			t.Errorf("%d requests at once, want 3 at most, and more than one", *slow.most)
		}
	})
}

// slowly takes its time over each answer, and counts those on their way to each host.
type slowly struct {
	next      http.RoundTripper
	delay     time.Duration
	mutex     *sync.Mutex
	now, most *int
}

func (s slowly) RoundTrip(r *http.Request) (*http.Response, error) {
	crossrefs := strings.HasPrefix(r.URL.Host, "api.crossref")
	s.mutex.Lock()
	if crossrefs {
		*s.now++
		*s.most = max(*s.most, *s.now)
	}
	s.mutex.Unlock()
	time.Sleep(s.delay)
	response, err := s.next.RoundTrip(r)
	s.mutex.Lock()
	if crossrefs {
		*s.now--
	}
	s.mutex.Unlock()
	return response, err
}

// Every fourth answer is a fault: the run ends, each reference has its verdict or
// none, and the cache holds no fault.
func TestFaults(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fake, queries := made(t, 60, func(i int) bool { return i%3 == 0 })
		queries[0].DOI = "10.9999/unknown"
		queries[3].DOI = "10.9999/made.6"
		want := newClient(t, crossref.Options{Transport: fake.Transport()}).Answers(t.Context(), queries)
		fake.Fault = func(n int, w http.ResponseWriter, _ *http.Request) bool {
			if n%4 != 0 {
				return false
			}
			switch n / 4 % 5 {
			case 0:
				w.WriteHeader(http.StatusTooManyRequests)
			case 1:
				w.Header().Set("Retry-After", "2")
				w.WriteHeader(http.StatusServiceUnavailable)
			case 2:
				fmt.Fprint(w, "<!doctype html><title>Maintenance</title>")
			case 3:
				fmt.Fprint(w, `{"status":"ok","message":{"items":[{"DOI":"10.9`)
			case 4:
				w.WriteHeader(http.StatusGatewayTimeout)
			}
			return true
		}
		cache := &memory{entries: make(map[string]record.Kept)}
		client := newClient(t, crossref.Options{Transport: fake.Transport(), Cache: cache})
		started := time.Now()
		got := client.Answers(t.Context(), queries)
		for i := range got {
			// The DOI of another work leads to a record that differs, until a search
			// has found the right one: where that is not answered, the reason says so.
			unfinished := want[i].Identified == lint.AnotherWork && got[i].Verdict == lint.Differs &&
				got[i].Identified == lint.Unidentified && got[i].Reason != ""
			if got[i].Verdict != want[i].Verdict && got[i].Verdict != lint.NotChecked && !unfinished {
				t.Errorf("reference %d is %s, want %s or not-checked: %s", i, got[i].Verdict, want[i].Verdict, got[i].Reason)
			}
		}
		if n := tallyOf(got)["not-checked"]; n > len(got)/2 {
			t.Errorf("%d of %d were not checked: %v", n, len(got), client.Trouble())
		}
		if took := time.Since(started); took > 10*time.Minute {
			t.Errorf("the run took %s", took)
		}
		fake.Fault = nil
		again := newClient(t, crossref.Options{Transport: fake.Transport(), Cache: cache}).Answers(t.Context(), queries)
		for i := range again {
			if again[i].Verdict != want[i].Verdict {
				t.Errorf("with the cache of the faulty run, reference %d is %s, want %s", i, again[i].Verdict, want[i].Verdict)
			}
		}
	})
}

// A memory is a cache for tests.
type memory struct {
	mutex   sync.Mutex
	entries map[string]record.Kept
}

func (m *memory) Get(key string) (record.Kept, bool) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	e, ok := m.entries[key]
	return e, ok
}

func (m *memory) Put(key string, e record.Kept) error {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.entries[key] = e
	return nil
}

// A source that is down makes references not checked, and no worse.
func TestDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for status, name := range map[int]string{http.StatusForbidden: "blocked", http.StatusInternalServerError: "broken", http.StatusUnauthorized: "a bad token"} {
			fake, queries := made(t, 30, func(i int) bool { return i%2 == 0 })
			fake.Fault = func(_ int, w http.ResponseWriter, _ *http.Request) bool { w.WriteHeader(status); return true }
			client := newClient(t, crossref.Options{Transport: fake.Transport()})
			if got := tallyOf(client.Answers(t.Context(), queries)); got["not-checked"] != 30 {
				t.Errorf("%s: %v, want all 30 not checked", name, got)
			}
			if n := len(fake.Requests()); n > 30 {
				t.Errorf("%s: %d requests to a host that only says no", name, n)
			}
			if len(client.Trouble()) == 0 {
				t.Errorf("%s: nothing is said about it", name)
			}
		}
	})
}

// Without a network the cache answers, and what it does not hold is not checked.
func TestOffline(t *testing.T) {
	fake, queries := made(t, 20, func(i int) bool { return i%2 == 0 })
	cache := store.OpenDir(t.TempDir())
	newClient(t, crossref.Options{Transport: fake.Transport(), Cache: cache}).Answers(t.Context(), queries[:15])
	asked := len(fake.Requests())
	offline, err := crossref.New(crossref.Options{Cache: cache, Transport: fake.Transport(), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if got := tallyOf(offline.Answers(t.Context(), queries)); got["verified"] != 15 || got["not-checked"] != 5 {
		t.Errorf("%v, want 15 verified and 5 not checked", got)
	}
	if len(fake.Requests()) != asked {
		t.Error("somebody was asked")
	}
}

// Records serve for 30 days, for 7 as far as retractions go, and what was not
// there is asked for again the next day.
func TestAge(t *testing.T) {
	fake, queries := made(t, 2, func(i int) bool { return i == 0 })
	queries = append(queries, lint.Query{Title: "Lanterns that nobody lit in winter storms", Authors: []lint.Name{{Family: "Nobody"}}})
	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	cache := store.OpenDir(t.TempDir())
	asked := func(at time.Time) (dois, searches int) {
		before := len(fake.Requests())
		newClient(t, crossref.Options{Transport: fake.Transport(), Cache: cache, Now: func() time.Time { return at }}).Answers(t.Context(), queries)
		for _, r := range fake.Requests()[before:] {
			if r.IsSearch() {
				searches++
			} else {
				dois++
			}
		}
		return dois, searches
	}
	for _, c := range []struct {
		after          time.Duration
		dois, searches int
	}{
		{0, 1, 2},
		{time.Hour, 0, 0},
		{25 * time.Hour, 0, 1},     // the search without result
		{8 * 24 * time.Hour, 2, 1}, // records of the DOI and of the search, for their retractions
		{60 * 24 * time.Hour, 1, 2},
	} {
		if dois, searches := asked(now.Add(c.after)); dois != c.dois || searches != c.searches {
			t.Errorf("after %s: %d calls for DOIs and %d searches, want %d and %d", c.after, dois, searches, c.dois, c.searches)
		}
	}
}

// A lock file gives the same answers without a network, and does not change when
// nothing did.
func TestLock(t *testing.T) {
	fake, queries := made(t, 10, func(i int) bool { return i%2 == 0 })
	queries[0].DOI = "10.9999/unknown"
	name := t.TempDir() + "/bibfix.lock"
	run := func(online bool, now time.Time) ([]lint.Answer, string) {
		lock, err := store.OpenLock(name)
		if err != nil {
			t.Fatal(err)
		}
		client, err := crossref.New(crossref.Options{Online: online, Transport: fake.Transport(), Lock: lock, Now: func() time.Time { return now }})
		if err != nil {
			t.Fatal(err)
		}
		answers := client.Answers(t.Context(), queries)
		if err := client.SaveLock(); err != nil {
			t.Fatal(err)
		}
		return answers, read(t, name)
	}
	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	first, saved := run(true, now)
	_, again := run(true, now.Add(time.Hour))
	if saved != again {
		t.Error("the lock file changed though nothing did")
	}
	offline, _ := run(false, now.Add(1000*time.Hour))
	for i := range first {
		if first[i].Verdict != offline[i].Verdict {
			t.Errorf("reference %d is %s, without a network %s", i, first[i].Verdict, offline[i].Verdict)
		}
	}
}

// The addresses redirect every call.
func TestAddresses(t *testing.T) {
	fake, queries := made(t, 4, func(i int) bool { return i < 2 })
	queries[0].DOI = "10.9999/unknown"
	server := httptest.NewServer(fake)
	defer server.Close()
	client := newClient(t, crossref.Options{Crossref: server.URL, DOI: server.URL, DataCite: server.URL, Transport: only{t, server.URL}})
	if got := tallyOf(client.Answers(t.Context(), queries)); got["verified"] != 3 || got["contradicted"] != 1 {
		t.Errorf("%v", got)
	}
	for _, bad := range []string{"localhost", "ftp://a.example", "http://", "https://a.example?x=1", "://"} {
		if _, err := crossref.New(crossref.Options{Crossref: bad}); err == nil {
			t.Errorf("%q passes for an address", bad)
		}
	}
}

type only struct {
	t    *testing.T
	base string
}

func (o only) RoundTrip(r *http.Request) (*http.Response, error) {
	if !strings.HasPrefix(r.URL.String(), o.base) {
		o.t.Errorf("a call to %s", r.URL)
	}
	return http.DefaultTransport.RoundTrip(r)
}

// Crossref may stop knowing a field, or not take a DOI: the others are answered.
func TestRefusedQuestions(t *testing.T) {
	fake, queries := made(t, 20, func(int) bool { return true })
	fake.Fault = func(_ int, w http.ResponseWriter, r *http.Request) bool {
		switch query := r.URL.Query(); {
		case query.Get("select") != "":
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprint(w, `{"status":"failed","message":[{"type":"parameter-not-allowed","message":"Invalid select element"}]}`)
		case strings.Contains(query.Get("filter"), "made.7") && strings.Contains(query.Get("filter"), ","):
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprint(w, `{"status":"failed"}`)
		default:
			return false
		}
		return true
	}
	client := newClient(t, crossref.Options{Transport: fake.Transport()})
	if got := tallyOf(client.Answers(t.Context(), queries)); got["verified"] != 20 {
		t.Errorf("%v, want 20 verified; %v", got, client.Trouble())
	}
}

// The token of Crossref Plus goes to Crossref alone.
func TestToken(t *testing.T) {
	fake, queries := made(t, 3, func(i int) bool { return i == 0 })
	queries[0].DOI = "10.5281/unknown"
	newClient(t, crossref.Options{Transport: fake.Transport(), Token: "secret"}).Answers(t.Context(), queries)
	for _, r := range fake.Requests() {
		token := r.Header.Get("Crossref-Plus-API-Token")
		if crossrefs := strings.HasPrefix(r.Path, "/works"); crossrefs && token != "Bearer secret" || !crossrefs && token != "" {
			t.Errorf("%s with the token %q", r.Path, token)
		}
	}
}

// An interrupted run tells what it has, and keeps no failure.
func TestInterrupted(t *testing.T) {
	fake, queries := made(t, 50, func(i int) bool { return i < 10 })
	ctx, cancel := context.WithCancel(t.Context())
	fake.Fault = func(n int, _ http.ResponseWriter, _ *http.Request) bool {
		if n == 12 {
			cancel()
		}
		return false
	}
	cache := &memory{entries: make(map[string]record.Kept)}
	client := newClient(t, crossref.Options{Transport: fake.Transport(), Cache: cache})
	got := tallyOf(client.Answers(ctx, queries))
	if got["verified"] < 15 || got["not-checked"] < 20 || got["verified"]+got["not-checked"] != 50 {
		t.Errorf("%v", got)
	}
	if trouble := client.Trouble(); len(trouble) != 1 || !strings.Contains(trouble[0], "interrupted") {
		t.Errorf("trouble %q", trouble)
	}
	fake.Fault = nil
	if again := tallyOf(newClient(t, crossref.Options{Transport: fake.Transport(), Cache: cache}).Answers(t.Context(), queries)); again["verified"] != 50 {
		t.Errorf("with the cache of the interrupted run: %v", again)
	}
}

func BenchmarkAnswers(b *testing.B) {
	fake, queries := made(b, 1000, func(i int) bool { return i%2 == 0 })
	for b.Loop() {
		newClient(b, crossref.Options{Transport: fake.Transport()}).Answers(b.Context(), queries)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
