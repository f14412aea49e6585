package crossref_test

import (
	"testing"
	"time"

	"github.com/bibfix/bibfix/crossref"
	"github.com/bibfix/bibfix/crossref/crossreftest"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// TestCases asks for each reference of ../testdata/verify and wants the verdict
// that stands there.
func TestCases(t *testing.T) {
	for i, f := range families(t) {
		if i%long.Every(3) != 0 {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			answers := f.ask(t)
			for i := range f.Wants {
				if fault := f.Wants[i].complaint(&answers[i]); fault != "" {
					t.Errorf("%s: %s %s", f.Wants[i].Where, f.Wants[i].Key, fault)
				}
			}
		})
	}
}

// ask puts the references of a family to a registry of its records.
func (f *family) ask(t *testing.T) []lint.Answer {
	t.Helper()
	fake, err := crossreftest.New(f.Records...)
	if err != nil {
		t.Fatal(err)
	}
	if err := fake.AddDataCite(f.DataCite...); err != nil {
		t.Fatal(err)
	}
	for _, name := range f.Handles {
		fake.Handles[name] = "Public"
	}
	client := newClient(t, crossref.Options{Transport: fake.Transport(), Now: time.Now})
	var queries []lint.Query
	for _, d := range f.Documents {
		for r := range d.Entries() {
			queries = append(queries, lint.QueryOf(r))
			r.Keep()
		}
	}
	return client.Answers(t.Context(), queries)
}
