// Command fakeregistry serves made-up records as Crossref, doi.org and DataCite
// do, for trying --verify without a network and for measuring it:
//
//	go run ./crossref/fakeregistry -made 1000 -bib made.bib &
//	bibfix --verify --crossref-url http://localhost:8017 --doi-url http://localhost:8017 --datacite-url http://localhost:8017 made.bib
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/bibfix/bibfix/crossref/crossreftest"
)

// options are the flags.
type options struct {
	records, datacite, bib, address, limit string
	made                                   int
}

func main() {
	var o options
	flag.StringVar(&o.records, "records", "", "list of works in the JSON of Crossref")
	flag.StringVar(&o.datacite, "datacite", "", "list of answers of DataCite")
	flag.IntVar(&o.made, "made", 0, "works to invent, besides those")
	flag.StringVar(&o.bib, "bib", "", "file to write references to the invented works to; half of them have a DOI")
	flag.StringVar(&o.address, "address", "localhost:8017", "address to listen at")
	flag.StringVar(&o.limit, "limit", "1000000", "requests a second that the server says it allows")
	flag.Parse()
	if err := serve(o); err != nil {
		fmt.Fprintln(os.Stderr, "fakeregistry:", err)
		os.Exit(1)
	}
}

func serve(o options) error {
	works, err := load(o.records)
	if err != nil {
		return err
	}
	answers, err := load(o.datacite)
	if err != nil {
		return err
	}
	var bib strings.Builder
	for i, m := range crossreftest.Make(o.made) {
		works = append(works, m.Record)
		bib.WriteString(m.Entry(i%2 == 0))
	}
	if o.bib != "" {
		if err := os.WriteFile(o.bib, []byte(bib.String()), 0o666); err != nil {
			return err
		}
	}
	fake, err := crossreftest.New(works...)
	if err != nil {
		return err
	}
	if err := fake.AddDataCite(answers...); err != nil {
		return err
	}
	fake.Limit = o.limit
	server := http.Server{Addr: o.address, Handler: fake, ReadHeaderTimeout: time.Minute}
	return server.ListenAndServe()
}

// load reads a list of records; "" for none.
func load(name string) ([]json.RawMessage, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var list []json.RawMessage
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return list, nil
}
