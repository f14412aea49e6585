package polite

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

const (
	// share is how much of a limit is used. At all of it the requests of one second
	// and the first of the next, a little late and a little early, would be one too many.
	share = .9
	// maxAtOnce bounds what a host may allow.
	maxAtOnce = 16
	// slowest is the rate, in requests a second, that refusals can bring it down to.
	slowest = .2
	// recovery is by how much each answer speeds up what refusals slowed down.
	recovery = 1.05
)

type kindKey struct{}

// A throttle holds requests back until the host's limits let them pass.
type throttle struct {
	next    http.RoundTripper
	limits  Limits // documented
	pooled  func(pool string)
	slots   chan struct{} // one for each request that may be on its way; maxAtOnce of them
	mutex   sync.Mutex
	started bool // an answer has come
	atOnce  int  // slots that are in use
	resume  time.Time
	kinds   [2]pace
}

// A pace is how fast questions of one kind may be put.
type pace struct {
	limiter *rate.Limiter
	most    float64 // requests a second, as far as the host has said
}

func newThrottle(next http.RoundTripper, limits Limits, pooled func(string)) *throttle {
	t := &throttle{next: next, limits: limits, pooled: pooled, slots: make(chan struct{}, maxAtOnce), atOnce: 1}
	for range maxAtOnce - 1 { // taken until the host allows more
		t.slots <- struct{}{}
	}
	for kind, most := range [...]float64{Single: limits.Single, List: limits.List} {
		t.kinds[kind] = pace{rate.NewLimiter(rate.Limit(share*min(most, 1)), 1), most}
	}
	return t
}

// RoundTrip waits for a slot and for the pace, and learns from the answer.
func (t *throttle) RoundTrip(r *http.Request) (*http.Response, error) {
	kind, _ := r.Context().Value(kindKey{}).(Kind)
	if err := t.enter(r.Context(), kind); err != nil {
		return nil, err
	}
	response, err := t.next.RoundTrip(r)
	if err != nil {
		t.leave()
		return nil, err
	}
	t.learn(kind, response)
	response.Body = &slotBody{response.Body, sync.OnceFunc(t.leave)}
	return response, nil
}

func (t *throttle) enter(ctx context.Context, kind Kind) error {
	select {
	case t.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	for {
		if err := t.sitOut(ctx); err != nil {
			t.leave()
			return err
		}
		if err := t.kinds[kind].limiter.Wait(ctx); err != nil {
			t.leave()
			if ctx.Err() == nil {
				err = errTooSlow
			}
			return err
		}
		if t.paused() <= 0 { // else its turn is over: all that wait would go at once
			return nil
		}
	}
}

// errTooSlow says that a question's turn would come after its time.
var errTooSlow = errors.New("the host allows too few questions")

// paused is how long all requests are kept back still.
func (t *throttle) paused() time.Duration {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return time.Until(t.resume)
}

// sitOut waits until a pause is over.
func (t *throttle) sitOut(ctx context.Context) error {
	for {
		pause := t.paused()
		if pause <= 0 {
			return nil
		}
		if err := sleep(ctx, pause); err != nil {
			return err
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

func (t *throttle) leave() { <-t.slots }

// pause keeps all requests back for so long: a host that refuses one would
// refuse the others.
func (t *throttle) pause(d time.Duration) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if until := time.Now().Add(d); until.After(t.resume) {
		t.resume = until
	}
}

// learn sets the limits by what an answer says, or by what is documented where
// it says nothing, and slows down after a refusal.
func (t *throttle) learn(kind Kind, response *http.Response) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	p := &t.kinds[kind]
	told := rateOf(response.Header)
	if told > 0 {
		p.most = told
	}
	if atOnce, err := strconv.Atoi(response.Header.Get("X-Concurrency-Limit")); err == nil && atOnce > 0 {
		t.allow(min(atOnce, maxAtOnce))
	} else if !t.started {
		t.allow(t.limits.AtOnce)
	}
	if pool := response.Header.Get("X-Api-Pool"); pool != "" {
		t.pooled(pool)
	}
	most := share * p.most
	switch now := float64(p.limiter.Limit()); {
	case response.StatusCode == http.StatusTooManyRequests || response.StatusCode >= 500:
		p.limiter.SetLimit(rate.Limit(max(slowest, min(now, most)/2)))
	case !t.started || told > 0 && now > most:
		p.limiter.SetLimit(rate.Limit(most))
	case now < most:
		p.limiter.SetLimit(rate.Limit(min(most, max(now*recovery, now+most/20))))
	}
	if response.StatusCode < 400 {
		t.started = true
	}
}

// allow lets so many requests be on their way at once. Slots in use are given
// back as they come free: the channel is filled by those that are not to be had.
func (t *throttle) allow(atOnce int) {
	for ; t.atOnce < atOnce; t.atOnce++ {
		<-t.slots
	}
	for ; t.atOnce > atOnce; t.atOnce-- {
		go func() { t.slots <- struct{}{} }()
	}
}

// rateOf is what a host allows in requests a second, 0 where it does not say:
// "x-rate-limit-limit: 3" and "x-rate-limit-interval: 1s".
func rateOf(header http.Header) float64 {
	limit, err := strconv.ParseFloat(header.Get("X-Rate-Limit-Limit"), 64)
	if err != nil || limit <= 0 || limit > 1e6 {
		return 0
	}
	interval, err := time.ParseDuration(header.Get("X-Rate-Limit-Interval"))
	if err != nil || interval <= 0 {
		interval = time.Second
	}
	return limit / interval.Seconds()
}

// A slotBody gives the slot of its request back when it is closed.
type slotBody struct {
	io.ReadCloser
	leave func()
}

func (b *slotBody) Close() error {
	defer b.leave()
	return b.ReadCloser.Close()
}
