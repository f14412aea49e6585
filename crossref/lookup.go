package crossref

import (
	"context"
	"encoding/json"
	"errors"
	"html"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/bibfix/bibfix/crossref/polite"
	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/internal/doi"
	"github.com/bibfix/bibfix/lint"
)

// batch is how many DOIs go into one call. More would make addresses that are
// too long for some proxies (docs/sources.md, Crossref's interface).
const batch = 50

// A lookup is what became of a DOI.
type lookup struct {
	work     *lint.Work // nil where no registry has a record
	known    bool       // to the handle system
	agency   string     // that registered it: "mEDRA"
	repaired *lint.Work // of an unknown DOI: the record of what it was meant to be
	err      error      // why it is not known what became of it
}

const arxivPrefix = "10.48550/arxiv."

// bareDOI is the DOI in the form by which it is looked up; "" where there is none.
func bareDOI(s string) string {
	at := strings.Index(s, "10.")
	if at < 0 {
		return ""
	}
	name := doi.Key(strings.TrimSpace(s[at:]))
	if !strings.Contains(name, "/") {
		return ""
	}
	return strings.TrimRight(name, ".,;")
}

// unversioned takes the version off a DOI of arXiv: only the paper has one.
func unversioned(name string) string {
	if number, ok := strings.CutPrefix(name, arxivPrefix); ok && leadingNumber(number) != "" {
		return arxivPrefix + leadingNumber(number)
	}
	return name
}

// arxivNumber is the number of a preprint in lower case, without its version, in
// a text that is nothing else, or that names arXiv: "arXiv:2101.00001v2 [cs.CL]",
// "https://arxiv.org/abs/hep-th/9901001"; "" where there is none.
func arxivNumber(s string) string {
	s = strings.ToLower(s)
	if len(s) > maxRaw {
		return ""
	}
	at := strings.Index(s, "arxiv")
	for ; at >= 0; at = nextIndex(s, "arxiv", at) {
		rest := s[at+len("arxiv"):]
		for _, lead := range [...]string{".org/abs/", ".org/pdf/", ".org/html/", ":", "."} {
			if after, ok := strings.CutPrefix(rest, lead); ok {
				if number := leadingNumber(strings.TrimSpace(after)); number != "" {
					return number
				}
			}
		}
	}
	if !strings.Contains(s, " ") && !strings.Contains(s, "arxiv") && len(s) < 30 {
		return leadingNumber(s)
	}
	return ""
}

// maxRaw bounds the text in which a number is looked for, in bytes.
const maxRaw = 4096

func nextIndex(s, part string, at int) int {
	next := strings.Index(s[at+1:], part)
	if next < 0 {
		return -1
	}
	return at + 1 + next
}

// leadingNumber is the number of a preprint at the start of a text: four digits, a
// point and four or five (since 2007), or an archive, a slash and seven digits.
func leadingNumber(s string) string {
	digits := func(s string) int {
		n := 0
		for n < len(s) && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		return n
	}
	if digits(s) == 4 && len(s) > 4 && s[4] == '.' {
		if n := digits(s[5:]); n == 4 || n == 5 {
			return s[:5+n]
		}
		return ""
	}
	slash := strings.IndexByte(s, '/')
	if slash < 2 || slash > 20 || strings.Trim(s[:slash], "abcdefghijklmnopqrstuvwxyz-.") != "" || digits(s[slash+1:]) != 7 {
		return ""
	}
	archive, _, _ := strings.Cut(s[:slash], ".") // math.AG/0101001 is math/0101001
	return archive + s[slash:slash+8]
}

// lookUp finds the records of DOIs.
func (c *Client) lookUp(ctx context.Context, dois []string) map[string]lookup {
	found := make(map[string]lookup, len(dois))
	var mutex sync.Mutex
	set := func(name string, l lookup) {
		mutex.Lock()
		defer mutex.Unlock()
		found[name] = l
		c.reached(len(found))
	}
	slices.Sort(dois)
	dois = slices.Compact(dois)
	dois = c.fromRegistry(ctx, dois, set)
	var batches, singles []string
	for _, name := range dois {
		switch e, ok := c.recall(recordKey(name)); {
		case ok && len(e.Works) > 0 && c.current(e):
			set(name, lookup{work: e.Works[0], known: true})
		case ok && e.Absent, // Crossref does not have it
			dataciteOnly(name),
			strings.Contains(name, ","): // would part the list of a filter
			singles = append(singles, name)
		default:
			batches = append(batches, name)
		}
	}
	leftovers := c.lookUpBatches(ctx, batches, set)
	each(append(leftovers, singles...), func(name string) { set(name, c.lookUpOther(ctx, name)) })
	return found
}

// fromRegistry asks the local registry and returns the DOIs it does not have.
func (c *Client) fromRegistry(ctx context.Context, dois []string, set func(string, lookup)) []string {
	if c.options.Registry == nil || len(dois) == 0 {
		return dois
	}
	works, err := c.options.Registry.Works(ctx, dois)
	if err != nil {
		c.options.Warn(err.Error())
	}
	return slices.DeleteFunc(dois, func(name string) bool {
		w := works[name]
		if w == nil || len(w.Titles) == 0 {
			return false
		}
		set(name, lookup{work: w, known: true})
		return true
	})
}

// lookUpBatches asks Crossref for the records of DOIs and returns those that it
// does not have.
func (c *Client) lookUpBatches(ctx context.Context, dois []string, set func(string, lookup)) (leftovers []string) {
	var mutex sync.Mutex
	each(slices.Collect(slices.Chunk(dois, batch)), func(chunk []string) {
		works, err := c.fetchBatch(ctx, chunk)
		for _, name := range chunk {
			switch w, refused := works[name]; {
			case w != nil:
				c.remember(recordKey(name), record.Kept{Works: []*lint.Work{w}})
				set(name, lookup{work: w, known: true})
			case err != nil:
				set(name, c.lastResort(name, err))
			default:
				if !refused {
					c.remember(recordKey(name), record.Kept{Absent: true})
				}
				mutex.Lock()
				leftovers = append(leftovers, name)
				mutex.Unlock()
			}
		}
	})
	return leftovers
}

// lastResort is what was kept of a record, where the registry does not answer.
func (c *Client) lastResort(name string, err error) lookup {
	for _, key := range [...]string{recordKey(name), singleKey(name), dataciteKey(name)} {
		if e, ok := c.kept(key); ok && len(e.Works) > 0 {
			return lookup{work: e.Works[0], known: true}
		}
	}
	return lookup{err: err}
}

func singleKey(doi string) string   { return "single:" + doi }
func dataciteKey(doi string) string { return "datacite:" + doi }

// fetchBatch is one call. A question that Crossref does not take, for one of its
// DOIs or its length, is put in halves.
func (c *Client) fetchBatch(ctx context.Context, dois []string) (map[string]*lint.Work, error) {
	list, err := c.list(ctx, url.Values{"filter": {"doi:" + strings.Join(dois, ",doi:")}, "rows": {strconv.Itoa(len(dois))}})
	var status *polite.StatusError
	if refused := errors.As(err, &status) && (status.Status == http.StatusBadRequest || status.Status == http.StatusRequestURITooLong); refused {
		if len(dois) == 1 {
			return map[string]*lint.Work{dois[0]: nil}, nil // left to the handle system
		}
		half := len(dois) / 2
		works, err := c.fetchBatch(ctx, dois[:half])
		if err != nil {
			return nil, err
		}
		others, err := c.fetchBatch(ctx, dois[half:])
		if works == nil {
			return others, err
		}
		maps.Copy(works, others)
		return works, err
	}
	if err != nil {
		return nil, err
	}
	works := make(map[string]*lint.Work, len(list))
	for _, w := range list {
		works[w.DOI] = w
	}
	return works, nil
}

// lookUpOther looks a DOI up that is not among Crossref's lists: it may be
// another agency's, an alias, or none at all.
func (c *Client) lookUpOther(ctx context.Context, name string) lookup {
	l, err := c.elsewhere(ctx, name)
	if err != nil {
		return c.lastResort(name, err)
	}
	return l
}

func (c *Client) elsewhere(ctx context.Context, name string) (lookup, error) {
	archived := dataciteOnly(name)
	if archived {
		w, err := c.fromDataCite(ctx, name)
		if err != nil || w != nil {
			return lookup{work: w, known: true}, err
		}
	}
	known, err := c.exists(ctx, name)
	if err != nil {
		return lookup{}, err
	}
	if !known && archived { // some prefixes have had works of both agencies
		if w, err := c.fromCrossref(ctx, name); err != nil || w != nil {
			return lookup{work: w, known: w != nil}, err
		}
	}
	if !known {
		repaired, err := c.repaired(ctx, name)
		return lookup{repaired: repaired}, err
	}
	agency, err := c.agency(ctx, name)
	if err != nil {
		return lookup{}, err
	}
	var w *lint.Work
	switch {
	case agency == "DataCite" && !archived:
		w, err = c.fromDataCite(ctx, name)
	case agency == "Crossref" || agency == "": // an alias, too new for the lists, or with a comma
		w, err = c.fromCrossref(ctx, name)
	}
	return lookup{work: w, known: true, agency: agency}, err
}

// dataciteOnly says whether a DOI is of an archive that registers with DataCite.
func dataciteOnly(name string) bool {
	prefix, _, _ := strings.Cut(name, "/")
	switch prefix {
	case "10.48550", "10.5281", "10.6084", "10.5061", "10.17605", "10.7910", "10.17632", "10.4230", "10.34740", "10.60692":
		return true
	}
	return false
}

// fromCrossref fetches one record; nil where there is none.
func (c *Client) fromCrossref(ctx context.Context, name string) (*lint.Work, error) {
	return c.fetchOne(ctx, c.crossref, singleKey(name), "/works/"+escape(name), record.Message)
}

// fromDataCite fetches one record; nil where there is none.
func (c *Client) fromDataCite(ctx context.Context, name string) (*lint.Work, error) {
	return c.fetchOne(ctx, c.datacite, dataciteKey(name), "/dois/"+escape(name), record.DataCite)
}

func (c *Client) fetchOne(ctx context.Context, host *polite.Host, key, path string, read func([]byte) (*lint.Work, error)) (*lint.Work, error) {
	if e, ok := c.recall(key); ok && e.Absent {
		return nil, nil
	} else if ok && c.current(e) && len(e.Works) > 0 {
		return e.Works[0], nil
	}
	if !c.options.Online {
		return nil, c.unasked()
	}
	body, err := c.get(ctx, host, polite.Single, path, nil)
	if polite.Missing(err) {
		c.remember(key, record.Kept{Absent: true})
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	w, err := read(body)
	if err != nil {
		return nil, err
	}
	c.remember(key, record.Kept{Works: []*lint.Work{w}})
	return w, nil
}

// exists asks the handle system, which knows the DOIs of all agencies.
func (c *Client) exists(ctx context.Context, name string) (bool, error) {
	key := "handle:" + name
	if e, ok := c.recall(key); ok {
		return !e.Absent, nil
	}
	if !c.options.Online {
		return false, c.unasked()
	}
	body, err := c.get(ctx, c.doi, polite.Single, "/api/handles/"+escape(name), nil)
	if err != nil && !polite.Missing(err) {
		return false, err
	}
	var status *polite.StatusError
	if errors.As(err, &status) {
		body = status.Body
	}
	var answer struct {
		Code int `json:"responseCode"`
	}
	if json.Unmarshal(body, &answer) != nil || answer.Code != handleExists && answer.Code != handleUnknown && answer.Code != handleNoValues {
		return false, errors.New("doi.org answered what it does not as a rule")
	}
	known := answer.Code != handleUnknown
	c.remember(key, record.Kept{Absent: !known})
	return known, nil
}

// The response codes of the handle system's API (Handle.Net technical manual 15.2).
const (
	handleExists   = 1
	handleUnknown  = 100
	handleNoValues = 200 // it exists, and has no values of the kind asked for
)

// agency asks who registered a DOI; "" where that is not known. A prefix belongs
// to one agency, but for a few that moved.
func (c *Client) agency(ctx context.Context, name string) (string, error) {
	prefix, _, _ := strings.Cut(name, "/")
	key := "agency:" + prefix
	if e, ok := c.recall(key); ok {
		return e.Text, nil
	}
	if !c.options.Online {
		return "", nil
	}
	body, err := c.get(ctx, c.doi, polite.Single, "/doiRA/"+escape(name), nil)
	if polite.Missing(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	var answer []struct {
		Agency string `json:"RA"`
	}
	if json.Unmarshal(body, &answer) != nil || len(answer) == 0 || answer[0].Agency == "" {
		return "", nil
	}
	c.remember(key, record.Kept{Text: answer[0].Agency})
	return answer[0].Agency, nil
}

// repaired looks for the record of what an unknown DOI was meant to be: junk at
// its end is taken off as Boente and others found it in Crossref's references
// (https://doi.org/10.1007/s11192-022-04367-w).
func (c *Client) repaired(ctx context.Context, name string) (*lint.Work, error) {
	for _, repaired := range repairs(name) {
		known, err := c.exists(ctx, repaired)
		if err != nil {
			return nil, err
		}
		if !known {
			continue
		}
		if w, err := c.fromCrossref(ctx, repaired); err != nil || w != nil {
			return w, err
		}
	}
	return nil, nil
}

// maxRepairs bounds how many repaired forms are asked for.
const maxRepairs = 3

var junk = []string{"/-/dcsupplemental", "/suppinfo", "/abstract", "/meta", "/full", "/epdf", "/pdf", "/summary", "/html", ".pdf", ".html", ".full", ".abstract", "[doi]", "doi:", "pmid:", "http:", "https:", "?", "#", "&", "(epub", "accessed", "lastaccessed", "retrieved"}

// repairs are the forms that an unknown DOI may stand for, the likeliest first.
func repairs(name string) []string {
	var forms []string
	add := func(form string) {
		form = strings.TrimRight(form, ".,;:/-_(<[")
		if form != name && strings.Count(form, "/") > 0 && !slices.Contains(forms, form) && len(forms) < maxRepairs {
			forms = append(forms, form)
		}
	}
	add(html.UnescapeString(name))
	for _, j := range junk {
		if at := strings.Index(name, j); at > len("10.1234/") {
			add(name[:at])
		}
	}
	add(strings.NewReplacer("–", "-", "—", "-", "‐", "-", "−", "-", "\u00ad", "", "\u200b", "", "__", "_", "..", ".").Replace(name))
	if n := len(name); n > 6 && name[n-1] == ')' && name[n-6] == '(' && strings.Trim(name[n-5:n-1], "0123456789") == "" {
		add(name[:n-6])
	}
	add(strings.TrimRight(name, ")]}>\"'”’»"))
	return forms
}

// escape writes a DOI as part of a path: all but the slash and what addresses
// may hold is escaped (SICI-DOIs have < > ; and #).
func escape(name string) string {
	return strings.ReplaceAll(url.PathEscape(name), "%2F", "/")
}
