// Package crossref answers about references: what Crossref, the handle system of
// doi.org and DataCite know of them.
//
//	client, err := crossref.New(crossref.Options{Mailto: "editor@example.org", Online: true, …})
//	answers := client.Answers(ctx, queries) // in the order of the queries
//
// The way of a reference: its DOI is looked up, fifty in one call; what Crossref
// does not have is asked of the handle system, which knows all DOIs, and of
// DataCite. Only a reference without a DOI, or whose DOI is unknown or another
// work's, is searched for, once. Package match compares and draws the
// conclusions; this package only fetches.
//
//	queries ─▶ DOIs ─50 a call─▶ records ─match─▶ answers
//	             └ unknown ─▶ handle system ─▶ agency ─▶ DataCite
//	             └ none, another work's ─▶ search ─match─▶ answers
//
// Each answer of a registry is kept (package store) and never asked for twice
// while it is good. A registry that does not answer makes a reference
// NotChecked, and never anything worse. What is sent is data of references.
//
// The rooms within: record reads the registries' JSON, match compares, polite
// speaks HTTP, store remembers, registry is a local file that answers in their place.
package crossref

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bibfix/bibfix/crossref/polite"
	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/lint"
)

// How long answers are good for (docs/sources.md, Crossref's interface).
const (
	goodFor        = 30 * 24 * time.Hour
	absentFor      = 24 * time.Hour
	retractionsFor = 7 * 24 * time.Hour // then a record is fetched again for its updates; without a network it serves on
)

// The hosts, where no others are named.
const (
	crossrefURL = "https://api.crossref.org"
	doiURL      = "https://doi.org"
	dataciteURL = "https://api.datacite.org"
)

// What the hosts allow. Crossref since 1 December 2025, with and without an
// address to write to, and with a token (doi.org/10.64000/wadve-3tj60); the
// answers say it, too. DataCite: 500 in five minutes, 1,000 with an address
// (support.datacite.org/docs/rate-limit). doi.org says nothing: a modest guess.
var (
	politeLimits   = polite.Limits{Single: 10, List: 3, AtOnce: 3}
	publicLimits   = polite.Limits{Single: 5, List: 1, AtOnce: 1}
	plusLimits     = polite.Limits{Single: 150, List: 150, AtOnce: 16}
	doiLimits      = polite.Limits{Single: 5, List: 5, AtOnce: 3}
	dataciteLimits = polite.Limits{Single: 1.6, List: 1.6, AtOnce: 2}
	datacitePolite = polite.Limits{Single: 3.3, List: 3.3, AtOnce: 3}
)

// Options are what a client works with.
type Options struct {
	Online   bool // the network may be asked
	Mailto   string
	Token    string // of Crossref Plus
	Version  string // of bibfix
	Crossref string // addresses in place of the public ones; "" for those
	DOI      string
	DataCite string

	Cache    Store    // nil for none
	Lock     Lock     // nil for none
	Registry Registry // a local one, asked first; nil for none

	Now       func() time.Time
	Progress  func(Progress)    // called as answers come, by several goroutines; nil for nobody
	Warn      func(string)      // what a user should know; nil for nobody
	Transport http.RoundTripper // nil for the network
}

// A Store keeps answers between runs.
type Store interface {
	Get(key string) (record.Kept, bool)
	Put(key string, e record.Kept) error
}

// A Lock keeps the answers of a project, which commits them: see package store.
type Lock interface {
	Get(key string) (record.Kept, bool)
	Use(key string, answer record.Kept) // it belongs to a verified reference of this run
	KeepAll()                           // all that were read belong to the project still
	Save() error
}

// A Registry is a local one: see package registry.
type Registry interface {
	// Works returns the works of those DOIs, which are in lower case.
	Works(ctx context.Context, dois []string) (map[string]*lint.Work, error)
	// Search returns works that may be the one asked for, the best first.
	Search(ctx context.Context, q lint.Query, rows int) ([]*lint.Work, error)
}

// Progress is how far a client is.
type Progress struct {
	Done, Total int    // references
	Asking      string // who is waited for: "Crossref"
}

// A Client asks. Its methods may be called one after the other; it remembers
// what it answered.
type Client struct {
	options  Options
	crossref *polite.Host
	doi      *polite.Host
	datacite *polite.Host

	whole       atomic.Bool            // whole records are asked for: Crossref did not take the list of fields
	answers     map[string]lint.Answer // by fingerprint of the query
	memory      sync.Map               // of this run: key to record.Kept
	found       map[string]finding     // what searches are worth keeping, by key
	mutex       sync.Mutex
	done, total int               // references, of those that are being answered
	asking      string            // the host that was asked last
	failures    map[string]string // why a query was not answered, by its fingerprint
	trouble     map[string]int    // how many references were not checked or not searched for, by why; of the last call
	spare       atomic.Bool       // a host failed, and what was kept had to serve
	warned      bool              // that the cache cannot be written
}

// New makes a client. The error is about an address.
func New(o Options) (*Client, error) {
	c := &Client{options: o, answers: make(map[string]lint.Answer), found: make(map[string]finding), trouble: make(map[string]int), failures: make(map[string]string)}
	if c.options.Warn == nil {
		c.options.Warn = func(string) {}
	}
	if c.options.Progress == nil {
		c.options.Progress = func(Progress) {}
	}
	agent := "bibfix/" + o.Version + " (https://github.com/bibfix/bibfix"
	limits, dataciteTo := publicLimits, dataciteLimits
	if o.Mailto != "" {
		agent += "; mailto:" + o.Mailto
		limits, dataciteTo = politeLimits, datacitePolite
	}
	var headers map[string]string
	if o.Token != "" {
		headers = map[string]string{"Crossref-Plus-API-Token": "Bearer " + o.Token}
		limits = plusLimits
	}
	var errs [3]error
	host := func(i int, name, base, otherwise string, limits polite.Limits, headers map[string]string) *polite.Host {
		switch base {
		case "":
			base = otherwise
		default: // no public pool, and still no reason to run
			if o.Token == "" {
				limits = politeLimits
			}
		}
		var h *polite.Host
		h, errs[i] = polite.New(polite.Options{
			Name: name, Base: base, UserAgent: agent + ")", Mailto: o.Mailto, Header: headers, Limits: limits, Transport: o.Transport, Warn: c.options.Warn,
		})
		return h
	}
	c.crossref = host(0, "Crossref", o.Crossref, crossrefURL, limits, headers)
	c.doi = host(1, "doi.org", o.DOI, doiURL, doiLimits, nil)
	c.datacite = host(2, "DataCite", o.DataCite, dataciteURL, dataciteTo, nil)
	return c, errors.Join(errs[:]...)
}

// Trouble says why references were not checked or not searched for, in sentences
// without a stop, the commonest reasons first; none where all were. It is about the
// last call of Answers.
func (c *Client) Trouble() []string {
	const most = 5
	var all []string
	reasons := slices.SortedFunc(maps.Keys(c.trouble), func(a, b string) int { return cmp.Or(c.trouble[b]-c.trouble[a], strings.Compare(a, b)) })
	rest := 0
	for i, why := range reasons {
		n := c.trouble[why]
		if i >= most {
			rest += n
			continue
		}
		all = append(all, references(n)+" not checked: "+why)
	}
	if rest > 0 {
		all = append(all, references(rest)+" not checked for other reasons")
	}
	return all
}

func references(n int) string {
	if n == 1 {
		return "1 reference was"
	}
	return fmt.Sprintf("%d references were", n)
}
