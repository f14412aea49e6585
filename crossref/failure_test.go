package crossref_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bibfix/bibfix/crossref"
	"github.com/bibfix/bibfix/crossref/crossreftest"
	"github.com/bibfix/bibfix/crossref/store"
	"github.com/bibfix/bibfix/lint"
)

// refuse lets the fake answer with an error where the request is one of those.
func refuse(fake *crossreftest.Fake, which func(r *http.Request) bool) {
	fake.Fault = func(_ int, w http.ResponseWriter, r *http.Request) bool {
		if !which(r) {
			return false
		}
		w.WriteHeader(http.StatusServiceUnavailable)
		return true
	}
}

// A reference has the DOI of another article of its authors. The search finds its
// own; where it fails, nothing may be written of what the DOI's record says.
func TestSiblingWithoutSearch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var records []json.RawMessage
		for i, word := range []string{"northern", "southern"} {
			records = append(records, json.RawMessage(fmt.Sprintf(`{"DOI":"10.9999/w%d","type":"journal-article","title":["Harbour levies in the %s ports and their herring trade"],
				"author":[{"family":"Okafor","given":"Ada"}],"container-title":["Quay Studies"],"volume":"%d","page":"%d-%d","issued":{"date-parts":[[%d,3]]}}`, i, word, 7+i, 10+i, 20+i, 2011+i)))
		}
		fake, err := crossreftest.New(records...)
		if err != nil {
			t.Fatal(err)
		}
		q := []lint.Query{{
			Type: "article-journal", Title: "Harbour levies in the northern ports and their herring trade", Authors: []lint.Name{{Family: "Okafor", Given: "Ada"}},
			Container: "Quay Studies", Volume: "7", Page: "10-20", Issued: lint.Date{Year: 2011}, DOI: "10.9999/w1",
		}}
		a := newClient(t, crossref.Options{Transport: fake.Transport()}).Answers(t.Context(), q)[0]
		if a.Verdict != lint.Contradicted || a.Record == nil || a.Record.DOI != "10.9999/w0" {
			t.Errorf("with a search: %s, record %+v", a.Verdict, a.Record)
		}
		refuse(fake, func(r *http.Request) bool { return r.URL.Query().Has("query.bibliographic") })
		client := newClient(t, crossref.Options{Transport: fake.Transport()})
		a = client.Answers(t.Context(), q)[0]
		if a.Identified == lint.ThisWork || len(client.Trouble()) == 0 {
			t.Errorf("without: %s, identified %d, trouble %q", a.Verdict, a.Identified, client.Trouble())
		}
	})
}

// What a damaged DOI was meant to be is not known while the handle system does not
// answer: that is no evidence.
func TestRepairWithoutAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fake, queries := made(t, 1, func(int) bool { return true })
		queries[0].DOI += ".pdf"
		if a := newClient(t, crossref.Options{Transport: fake.Transport()}).Answers(t.Context(), queries)[0]; a.Verdict != lint.Verified {
			t.Errorf("%s, want verified", a.Verdict)
		}
		refuse(fake, func(r *http.Request) bool { return r.URL.Path == "/api/handles/10.9999/made.0" })
		if a := newClient(t, crossref.Options{Transport: fake.Transport()}).Answers(t.Context(), queries)[0]; a.Verdict != lint.NotChecked {
			t.Errorf("%s, want not-checked", a.Verdict)
		}
	})
}

// The lock file keeps its answers when the cache gets old and when nobody answers.
func TestLockLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fake, queries := made(t, 6, func(i int) bool { return i%2 == 0 })
		dir := t.TempDir()
		cache := store.OpenDir(dir + "/cache")
		run := func(after time.Duration) string {
			lock, err := store.OpenLock(dir + "/bibfix.lock")
			if err != nil {
				t.Fatal(err)
			}
			now := time.Now().Add(after)
			client := newClient(t, crossref.Options{Transport: fake.Transport(), Cache: cache, Lock: lock, Now: func() time.Time { return now }})
			if got := tallyOf(client.Answers(t.Context(), queries)); got["verified"] != 6 {
				t.Errorf("after %s: %v, %q", after, got, client.Trouble())
			}
			if err := client.SaveLock(); err != nil {
				t.Fatal(err)
			}
			return read(t, dir+"/bibfix.lock")
		}
		first := run(0)
		if later := run(8 * 24 * time.Hour); later != first {
			t.Errorf("eight days later the lock file is\n%s, was\n%s", later, first)
		}
		refuse(fake, func(*http.Request) bool { return true })
		if down := run(20 * 24 * time.Hour); strings.Count(down, "\n") < strings.Count(first, "\n") {
			t.Errorf("when nobody answers the lock file is\n%s, was\n%s", down, first)
		}
	})
}

// A page of HTML that says 404 is no answer of a registry, and is not kept.
func TestPageInBetween(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fake, queries := made(t, 1, func(int) bool { return true })
		queries[0].DOI = "10.9999/made,0" // asked for by itself
		fake.Handles["10.9999/made,0"] = "Crossref"
		fake.Fault = func(_ int, w http.ResponseWriter, r *http.Request) bool {
			if strings.HasPrefix(r.URL.Path, "/works/") {
				w.WriteHeader(http.StatusNotFound)
				fmt.Fprint(w, "<!doctype html><title>Blocked</title>")
				return true
			}
			return false
		}
		if a := newClient(t, crossref.Options{Transport: fake.Transport()}).Answers(t.Context(), queries)[0]; a.Verdict != lint.NotChecked {
			t.Errorf("%s, want not-checked: %s", a.Verdict, a.Reason)
		}
	})
}
