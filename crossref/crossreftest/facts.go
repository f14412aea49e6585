package crossreftest

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/bibfix/bibfix/crossref"
	"github.com/bibfix/bibfix/lint"
)

// Parse makes a registry of a list of works in the JSON of Crossref and a list of
// answers of DataCite; either may be empty.
func Parse(records, datacite []byte) (*Fake, error) {
	works, err := list("records", records)
	if err != nil {
		return nil, err
	}
	fake, err := New(works...)
	if err != nil {
		return nil, err
	}
	answers, err := list("answers of DataCite", datacite)
	if err != nil {
		return nil, err
	}
	return fake, fake.AddDataCite(answers...)
}

func list(what string, data []byte) ([]json.RawMessage, error) {
	var all []json.RawMessage
	if len(data) == 0 {
		return nil, nil
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return all, nil
}

// Facts answer from a registry of those records, as a client would over the network.
func Facts(records, datacite []byte) (lint.Facts, error) {
	fake, err := Parse(records, datacite)
	if err != nil {
		return nil, err
	}
	client, err := crossref.New(crossref.Options{Online: true, Transport: fake.Transport(), Now: time.Now})
	if err != nil {
		return nil, err
	}
	return func(queries []lint.Query) []lint.Answer { return client.Answers(context.Background(), queries) }, nil
}
