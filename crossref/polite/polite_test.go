package polite_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bibfix/bibfix/crossref/polite"
	_ "github.com/bibfix/bibfix/internal/golden"
)

// A script answers the requests in turn; the last answer is repeated.
type script struct {
	answers []func() (*http.Response, error)
	n       atomic.Int64
	times   []time.Time
}

func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	s.times = append(s.times, time.Now())
	i := int(s.n.Add(1)) - 1
	response, err := s.answers[min(i, len(s.answers)-1)]()
	if response != nil {
		response.Request = r
	}
	return response, err
}

// answer is one of that status; headers are names and values.
func answer(status int, body string, headers ...string) func() (*http.Response, error) {
	return func() (*http.Response, error) {
		h := make(http.Header)
		for i := 0; i < len(headers); i += 2 {
			h.Set(headers[i], headers[i+1])
		}
		return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader(body))}, nil
	}
}

func failure(err error) func() (*http.Response, error) {
	return func() (*http.Response, error) { return nil, err }
}

// broken is an answer whose body ends in an error.
func broken() (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Header: make(http.Header), Body: io.NopCloser(io.MultiReader(strings.NewReader(`{"half":`), brokenReader{}))}, nil
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func newHost(t *testing.T, s http.RoundTripper) *polite.Host {
	t.Helper()
	h, err := polite.New(polite.Options{
		Name: "Harbour", Base: "https://api.harbour.example", Transport: s, Mailto: "a@b.example", UserAgent: "test",
		Limits: polite.Limits{Single: 10, List: 3, AtOnce: 3},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestGet(t *testing.T) {
	for _, c := range []struct {
		name     string
		answers  []func() (*http.Response, error)
		requests int    // made
		want     string // body, or what the error says
		fails    bool
		gone     bool // the host was given up
		longest  time.Duration
	}{
		{"an answer", []func() (*http.Response, error){answer(200, "{}")}, 1, "{}", false, false, 0},
		{"no such record", []func() (*http.Response, error){answer(404, "Resource not found.")}, 1, "Harbour answered 404 Not Found: Resource not found.", true, false, 0},
		{"a wrong question", []func() (*http.Response, error){answer(400, `{"status":"failed"}`)}, 1, "Harbour answered 400", true, false, 0},
		{"better later", []func() (*http.Response, error){answer(503, ""), answer(429, "slow down"), answer(200, "{}")}, 3, "{}", false, false, 10 * time.Second},
		{"never better", []func() (*http.Response, error){answer(500, "<html>oh</html>")}, 4, "Harbour answered 500 Internal Server Error", true, false, 30 * time.Second},
		{"not implemented", []func() (*http.Response, error){answer(501, "")}, 1, "501", true, false, 0},
		{"a short wait", []func() (*http.Response, error){answer(429, "", "Retry-After", "7"), answer(200, "{}")}, 2, "{}", false, false, 20 * time.Second},
		{"a wait of an hour", []func() (*http.Response, error){answer(429, "", "Retry-After", "3600")}, 1, "asks to wait for 1h0m0s", true, true, 0},
		{"a wait until 2099", []func() (*http.Response, error){answer(503, "", "Retry-After", "Fri, 31 Dec 2099 23:59:59 GMT")}, 1, "asks to wait", true, true, 0},
		{"a date in the past", []func() (*http.Response, error){answer(503, "", "Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"), answer(200, "{}")}, 2, "{}", false, false, 10 * time.Second},
		{"blocked", []func() (*http.Response, error){answer(403, "go away")}, 1, "403 Forbidden", true, true, 0},
		{"a bad token", []func() (*http.Response, error){answer(401, "")}, 1, "401 Unauthorized", true, true, 0},
		{"HTML in place of data", []func() (*http.Response, error){answer(200, "\n<!doctype html>"), answer(200, "{}")}, 2, "{}", false, false, 10 * time.Second},
		{"a cut connection", []func() (*http.Response, error){broken, answer(200, "{}")}, 2, "{}", false, false, 10 * time.Second},
		{"always cut", []func() (*http.Response, error){broken}, 4, "the answer broke off", true, false, 30 * time.Second},
		{"no connection", []func() (*http.Response, error){failure(errors.New("connection refused")), answer(200, "{}")}, 2, "{}", false, false, 10 * time.Second},
		{"no such host", []func() (*http.Response, error){failure(&net.DNSError{Err: "no such host", Name: "api.harbour.example", IsNotFound: true})}, 1, "no such host", true, true, 0},
		{"another host", []func() (*http.Response, error){answer(302, "", "Location", "https://elsewhere.example/works")}, 1, "302 Found", true, false, 0},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &script{answers: c.answers}
			h := newHost(t, s)
			started := time.Now()
			body, err := h.Get(t.Context(), polite.List, "/works", url.Values{"rows": {"5"}})
			got := string(body)
			if err != nil {
				got = err.Error()
			}
			if (err != nil) != c.fails || !strings.Contains(got, c.want) {
				t.Errorf("%s: %q, %v; want %q", c.name, body, err, c.want)
			}
			if n := int(s.n.Load()); n != c.requests {
				t.Errorf("%s: %d requests, want %d", c.name, n, c.requests)
			}
			if (h.Gone() != nil) != c.gone {
				t.Errorf("%s: given up: %v", c.name, h.Gone())
			}
			if took := time.Since(started); took > c.longest {
				t.Errorf("%s: took %s, more than %s", c.name, took, c.longest)
			}
			if err != nil && strings.Contains(err.Error(), "a%40b.example") {
				t.Errorf("%s: the error shows the user's address: %v", c.name, err)
			}
		})
	}
}

// A wait that would outlast the question is not begun.
func TestDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHost(t, &script{answers: []func() (*http.Response, error){answer(503, "", "Retry-After", "50")}})
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		started := time.Now()
		if _, err := h.Get(ctx, polite.Single, "/works/10.9999", nil); err == nil || !strings.Contains(err.Error(), "503") {
			t.Errorf("error %v, want the last answer", err)
		}
		if took := time.Since(started); took > 0 {
			t.Errorf("waited %s for nothing", took)
		}
	})
}

// A host that fails ten times in a row is not asked an eleventh time.
func TestBreaker(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{answers: []func() (*http.Response, error){answer(500, "")}}
		h := newHost(t, s)
		for range 10 {
			if _, err := h.Get(t.Context(), polite.List, "/works", nil); err == nil {
				t.Error("no error")
			}
		}
		if n := s.n.Load(); n != 10 {
			t.Errorf("%d requests, want 10", n)
		}
		if err := h.Gone(); err == nil || !strings.Contains(err.Error(), "10 times in a row") {
			t.Errorf("given up: %v", err)
		}
	})
}

// The first request goes alone; then the host's limits are kept to, those that it
// documents or those that it names, and a refusal slows down.
func TestPace(t *testing.T) {
	for _, c := range []struct {
		name     string
		headers  []string
		requests int
		at, most time.Duration // how long they take at least and at most
	}{
		{"documented", nil, 30, 8 * time.Second, 14 * time.Second},
		{"told fewer", []string{"X-Rate-Limit-Limit", "1", "X-Rate-Limit-Interval", "1s"}, 10, 9 * time.Second, 12 * time.Second},
		{"told more", []string{"X-Rate-Limit-Limit", "3000", "X-Rate-Limit-Interval", "60s"}, 90, time.Second, 4 * time.Second},
		{"told nonsense", []string{"X-Rate-Limit-Limit", "lots", "X-Concurrency-Limit", "-7"}, 30, 8 * time.Second, 14 * time.Second},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &script{answers: []func() (*http.Response, error){answer(200, "{}", c.headers...)}}
			h := newHost(t, s)
			started := time.Now()
			for range c.requests {
				if _, err := h.Get(t.Context(), polite.List, "/works", nil); err != nil {
					t.Fatal(err)
				}
			}
			if took := time.Since(started); took < c.at || took > c.most {
				t.Errorf("%s: %d requests took %s, want %s to %s", c.name, c.requests, took, c.at, c.most)
			}
		})
	}
}

func TestPool(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var warnings []string
		h, err := polite.New(polite.Options{
			Name: "Harbour", Base: "https://api.harbour.example", Mailto: "a@b.example", Limits: polite.Limits{Single: 5, List: 5, AtOnce: 1},
			Transport: &script{answers: []func() (*http.Response, error){answer(200, "{}", "X-Api-Pool", "public-array")}},
			Warn:      func(s string) { warnings = append(warnings, s) },
		})
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if _, err := h.Get(t.Context(), polite.List, "/works", nil); err != nil {
				t.Fatal(err)
			}
		}
		if len(warnings) != 1 || !strings.Contains(warnings[0], "public pool") {
			t.Errorf("warnings %q, want one about the public pool", warnings)
		}
	})
}

// Over a real connection: a body without end is bounded, a redirect within the
// host is followed.
func TestServer(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/old", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/new", http.StatusMovedPermanently) })
	mux.HandleFunc("/new", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"agent":%q}`, r.Header.Get("User-Agent"))
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	h, err := polite.New(polite.Options{Name: "Harbour", Base: server.URL, UserAgent: "bibfix/1", Limits: polite.Limits{Single: 100, List: 100, AtOnce: 3}})
	if err != nil {
		t.Fatal(err)
	}
	body, err := h.Get(t.Context(), polite.Single, "/old", nil)
	if err != nil || string(body) != `{"agent":"bibfix/1"}` {
		t.Errorf("%s, %v", body, err)
	}
}
