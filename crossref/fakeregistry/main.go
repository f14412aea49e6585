// Command fakeregistry serves made-up records as Crossref, doi.org and DataCite
// do, for trying --verify without a network:
//
//	go run ./crossref/fakeregistry -records testdata/verify/records.json -address localhost:8017 &
//	bibfix --verify --crossref-url http://localhost:8017 --doi-url http://localhost:8017 --datacite-url http://localhost:8017 refs.bib
package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/bibfix/bibfix/crossref/crossreftest"
)

func main() {
	records := flag.String("records", "", "list of works in the JSON of Crossref")
	datacite := flag.String("datacite", "", "list of answers of DataCite")
	address := flag.String("address", "localhost:8017", "address to listen at")
	limit := flag.String("limit", "1000000", "requests a second that the server says it allows")
	flag.Parse()
	if err := serve(*records, *datacite, *address, *limit); err != nil {
		fmt.Fprintln(os.Stderr, "fakeregistry:", err)
		os.Exit(1)
	}
}

func serve(records, datacite, address, limit string) error {
	read := func(name string) ([]byte, error) {
		if name == "" {
			return nil, nil
		}
		return os.ReadFile(name)
	}
	works, err := read(records)
	if err != nil {
		return err
	}
	answers, err := read(datacite)
	if err != nil {
		return err
	}
	fake, err := crossreftest.Parse(works, answers)
	if err != nil {
		return err
	}
	fake.Limit = limit
	server := http.Server{Addr: address, Handler: fake, ReadHeaderTimeout: time.Minute}
	return server.ListenAndServe()
}
