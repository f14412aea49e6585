// Package polite asks a host as it wants to be asked: no faster than it allows,
// no longer than makes sense, and never again what failed for good.
//
// Three things lie on top of one another. At the bottom a throttle holds every
// request, retries included, to the host's limits: so many a second for lists
// and for single records, so many at once. It starts with one at a time, then
// follows what the answers say (x-rate-limit-limit, x-rate-limit-interval,
// x-concurrency-limit), or else what the host documents. Above it
// go-retryablehttp tries again what may succeed later, with waiting times of our
// own: see [Host.Get]. At the top a breaker gives a host up that fails again and
// again, so that a run ends.
package polite

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

const (
	attempts   = 4                // of one question, the first included
	firstWait  = time.Second      // before the second attempt, at most; doubled for each further one
	longWait   = 20 * time.Second // between two attempts, at most, where the host does not say
	maxWait    = 60 * time.Second // that a host may ask for; one that asks for more is given up
	budget     = 90 * time.Second // for one question with all its attempts
	maxRead    = 30 * time.Second // for the body of an answer
	maxFailing = 10               // attempts in a row, after which a host is given up
	maxBody    = 16 << 20         // bytes of an answer; a list of 50 long records is one hundredth of it
	maxHops    = 3                // redirects within the host
)

// Kind tells which of a host's limits a question falls under.
type Kind uint8

// The kinds of questions.
const (
	Single Kind = iota // for one record
	List               // for many, or a search
)

// Limits are what a host allows.
type Limits struct {
	Single, List float64 // requests a second
	AtOnce       int
}

// Options are what a host is asked with.
type Options struct {
	Name      string // for people: "Crossref"
	Base      string // address that paths are added to
	UserAgent string
	Mailto    string            // goes with each question; "" for none
	Header    map[string]string // further headers
	Limits    Limits            // that the host documents; its answers overrule them
	Transport http.RoundTripper // nil for the network
	Warn      func(string)      // told once what a user should know; nil for nobody
}

// A Host is one that questions are put to. Its methods may be called at the same time.
type Host struct {
	options  Options
	base     *url.URL
	client   *http.Client
	throttle *throttle
	failing  atomic.Int32 // attempts in a row that failed
	mutex    sync.Mutex
	gone     error // why the host was given up
}

// New makes a host ready. The error is about its address.
func New(o Options) (*Host, error) {
	base, err := url.Parse(o.Base)
	if err != nil || base.Host == "" || base.Scheme != "https" && base.Scheme != "http" || base.RawQuery != "" || base.User != nil {
		return nil, fmt.Errorf("%s: %q is not the address of a server, such as https://api.example.org", o.Name, o.Base)
	}
	h := &Host{options: o, base: base}
	transport := o.Transport
	if transport == nil {
		network := http.DefaultTransport.(*http.Transport).Clone()
		network.ResponseHeaderTimeout = budget / 3
		network.MaxIdleConnsPerHost = 8
		transport = network
	}
	h.throttle = newThrottle(transport, o.Limits, h.watchPool)
	h.client = &http.Client{Transport: h.throttle, CheckRedirect: h.stayHere}
	return h, nil
}

// watchPool warns when questions with an address for questions back are
// answered as if they had none: Crossref answers from its public pool then, slowly.
func (h *Host) watchPool(pool string) {
	if h.options.Mailto != "" && strings.HasPrefix(pool, "public") && h.options.Warn != nil {
		h.options.Warn(fmt.Sprintf("%s answers from its public pool in spite of the address %s: is it a valid one?", h.options.Name, h.options.Mailto))
		h.options.Warn = nil
	}
}

func (h *Host) stayHere(r *http.Request, via []*http.Request) error {
	if r.URL.Host != h.base.Host || r.URL.Scheme != h.base.Scheme || len(via) > maxHops {
		return http.ErrUseLastResponse
	}
	return nil
}

// Name is what people call the host.
func (h *Host) Name() string { return h.options.Name }

// A StatusError is an answer that says no.
type StatusError struct {
	Host   string
	Status int
	Text   string // the beginning of the answer, for people
	Body   []byte // the answer
}

func (e *StatusError) Error() string {
	text := ""
	if e.Text != "" {
		text = ": " + e.Text
	}
	return fmt.Sprintf("%s answered %d %s%s", e.Host, e.Status, http.StatusText(e.Status), text)
}

// Missing says whether the error is the answer that there is no such thing.
func Missing(err error) bool {
	var status *StatusError
	return errors.As(err, &status) && (status.Status == http.StatusNotFound || status.Status == http.StatusGone)
}

// A goneError is why a host was given up.
type goneError struct{ err error }

func (e *goneError) Error() string { return e.err.Error() }
func (e *goneError) Unwrap() error { return e.err }

// Gone is why the host was given up, nil while it was not.
func (h *Host) Gone() error {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.gone
}

func (h *Host) giveUp(err error) error {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.gone == nil {
		h.gone = &goneError{err}
	}
	return h.gone
}

// Get asks for what lies at the path, whose parts are escaped already, and
// returns the body of an answer of status 200. A host that says no, such as that
// there is no such record, makes a *[StatusError]. What may succeed later is
// asked again: no answer, a broken one, 408, 429, most of 5xx, HTML in place of
// data. 401 and 403, a wait of over a minute and many failures in a row are
// reasons to give the host up: it is not asked again.
func (h *Host) Get(ctx context.Context, kind Kind, path string, query url.Values) ([]byte, error) {
	if err := h.Gone(); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.WithValue(ctx, kindKey{}, kind), budget)
	defer cancel()
	request, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, h.address(path, query), nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", h.options.Name, err)
	}
	request.Header.Set("User-Agent", h.options.UserAgent)
	request.Header.Set("Accept", "application/json")
	for name, value := range h.options.Header {
		request.Header.Set(name, value)
	}
	q := question{host: h}
	request.SetResponseHandler(q.read)
	// One client for each question: its functions share the question's state. The
	// connections are the host's.
	client := retryablehttp.Client{
		HTTPClient: h.client, RetryMax: attempts - 1,
		CheckRetry: q.again, Backoff: func(time.Duration, time.Duration, int, *http.Response) time.Duration { return q.wait },
		ErrorHandler: func(_ *http.Response, err error, _ int) (*http.Response, error) { return nil, err },
	}
	response, err := client.Do(request)
	if response != nil {
		response.Body.Close() // read by q.read
	}
	switch {
	case q.failure != nil:
		return nil, q.failure
	case err != nil:
		return nil, fmt.Errorf("%s: %w", h.options.Name, plain(err))
	}
	return q.body, nil
}

func (h *Host) address(path string, query url.Values) string {
	if h.options.Mailto != "" {
		with := url.Values{"mailto": {h.options.Mailto}}
		for name, values := range query {
			with[name] = values
		}
		query = with
	}
	address := strings.TrimSuffix(h.base.String(), "/") + path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	return address
}

// A question is one with all its attempts.
type question struct {
	host    *Host
	attempt int
	wait    time.Duration // before the next attempt
	wasRead bool          // the body of this attempt's answer
	body    []byte        // of the last attempt
	failure error         // of the last attempt
}

// read reads the body of an answer, so that one which breaks off is a failure
// like others, and is asked for again.
func (q *question) read(response *http.Response) error {
	defer response.Body.Close()
	q.wasRead = true
	if q.failure != nil {
		return nil
	}
	slow := time.AfterFunc(maxRead, func() { response.Body.Close() }) // and reading it fails
	body, err := io.ReadAll(io.LimitReader(response.Body, maxBody+1))
	slow.Stop()
	html := bytes.HasPrefix(bytes.TrimSpace(body), []byte("<"))
	switch name := q.host.options.Name; {
	case html && (response.StatusCode == http.StatusOK || response.StatusCode == http.StatusNotFound):
		q.failure = errors.New(name + " answered with a page of HTML") // as something in between does
	case response.StatusCode != http.StatusOK:
		q.failure = &StatusError{name, response.StatusCode, excerpt(body), body}
	case err != nil:
		q.failure = fmt.Errorf("%s: the answer broke off: %w", name, plain(err))
	case len(body) > maxBody:
		q.failure = fmt.Errorf("%s: the answer is larger than %d MB", name, maxBody>>20)
	default:
		q.body = body
	}
	return nil // again is asked next, and knows
}

// excerpt is the beginning of what a host says about a failure.
func excerpt(body []byte) string {
	text := strings.Join(strings.Fields(strings.ToValidUTF8(string(body[:min(len(body), 120)]), "")), " ")
	if strings.HasPrefix(text, "<") {
		return ""
	}
	return text
}

// again says whether to ask again. go-retryablehttp wants to know it twice:
// when an attempt is over, and when the body of its answer was read.
func (q *question) again(ctx context.Context, response *http.Response, err error) (bool, error) {
	if q.wasRead {
		q.wasRead = false
		return q.understood(ctx)
	}
	q.body, q.failure = nil, nil
	switch {
	case errors.Is(err, errTooSlow):
		q.failure = fmt.Errorf("%s allows too few questions for this many", q.host.options.Name)
		return false, nil
	case ctx.Err() != nil:
		q.failure = fmt.Errorf("%s: %w", q.host.options.Name, context.Cause(ctx))
		if errors.Is(ctx.Err(), context.DeadlineExceeded) { // nobody broke it off: the host is slow
			q.failure = q.host.failed(fmt.Errorf("%s did not answer in %s", q.host.options.Name, budget))
		}
		return false, nil
	case err != nil:
		q.failure = fmt.Errorf("%s could not be reached: %w", q.host.options.Name, plain(err))
		if hopeless(err) {
			q.failure = q.host.giveUp(q.failure)
		}
		return q.later(ctx, 0), nil
	case response.StatusCode != http.StatusOK:
		return q.refused(ctx, response), nil
	}
	return false, nil // its body is read next
}

// understood judges an answer whose body was read.
func (q *question) understood(ctx context.Context) (bool, error) {
	var status *StatusError
	switch {
	case q.failure == nil:
		q.host.failing.Store(0)
		return false, nil
	case errors.As(q.failure, &status), q.host.Gone() != nil:
		return false, nil // judged before
	}
	return q.later(ctx, 0), nil
}

// refused judges an answer that is not 200, before its body is read.
func (q *question) refused(ctx context.Context, response *http.Response) bool {
	name, status := q.host.options.Name, response.StatusCode
	switch {
	case status == http.StatusForbidden || status == http.StatusUnauthorized:
		q.failure = q.host.giveUp(&StatusError{Host: name, Status: status})
		return false
	case status != http.StatusTooManyRequests && status != http.StatusRequestTimeout && status < 500 || status == http.StatusNotImplemented:
		q.host.failing.Store(0) // an answer, if not a welcome one
		return false
	}
	q.failure = &StatusError{Host: name, Status: status}
	asked := retryAfter(response.Header.Get("Retry-After"), time.Now())
	if asked > maxWait {
		q.failure = q.host.giveUp(fmt.Errorf("%s asks to wait for %s", name, asked.Round(time.Second)))
	}
	return q.later(ctx, asked)
}

// later plans the next attempt and says whether there is one: after as long as
// the host asked for, and a random part of a time that doubles, as questions that
// fail together must not come back together. A wait that would outlast the
// question's time is not begun.
func (q *question) later(ctx context.Context, asked time.Duration) bool {
	h := q.host
	q.failure = h.failed(q.failure)
	q.attempt++
	if h.Gone() != nil || q.attempt >= attempts {
		return false
	}
	longest := min(longWait, firstWait<<(q.attempt-1))
	q.wait = asked + time.Duration(rand.Int64N(int64(longest)))
	if asked > 0 {
		h.throttle.pause(asked)
	}
	deadline, ok := ctx.Deadline()
	return !ok || time.Until(deadline) > q.wait
}

// failed counts a failure, and gives the host up after too many.
func (h *Host) failed(err error) error {
	if h.failing.Add(1) >= maxFailing {
		return h.giveUp(fmt.Errorf("%w (%d times in a row)", err, maxFailing))
	}
	return err
}

// retryAfter reads the header of that name: seconds, or a date. What cannot be
// read asks for nothing.
func retryAfter(value string, now time.Time) time.Duration {
	if value == "" {
		return 0
	}
	if seconds, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64); err == nil {
		return time.Duration(min(max(0, seconds), 1<<31)) * time.Second
	}
	if date, err := http.ParseTime(value); err == nil {
		return max(0, date.Sub(now))
	}
	return 0
}

// hopeless says whether an error will come back however often one asks: no such
// host, a bad certificate.
func hopeless(err error) bool {
	var dns *net.DNSError
	var unknown x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var verify *tls.CertificateVerificationError
	return errors.As(err, &dns) && (dns.IsNotFound || !dns.IsTemporary) ||
		errors.As(err, &unknown) || errors.As(err, &name) || errors.As(err, &invalid) || errors.As(err, &verify)
}

// plain is an error of the network without the address that was asked: it holds
// the reference, and the user's mail address.
func plain(err error) error {
	var of *url.Error
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}
