package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/bibfix/bibfix/crossref"
	"github.com/bibfix/bibfix/crossref/registry"
	"github.com/bibfix/bibfix/crossref/store"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// verifying are the flags about registries, as given. What is not given may
// stand in the environment; a project's files have no say in where data goes.
type verifying struct {
	verify, offline, required bool
	mailto                    string
	crossref, doi, datacite   string // addresses
	cache, lock, registry     string
}

// on says whether registries are asked at all.
func (v *verifying) on() bool { return v.verify || v.registry != "" }

// check refuses flags that do nothing without others.
func (v *verifying) check() error {
	if v.verify {
		return nil
	}
	for _, f := range [...]struct {
		given bool
		name  string
	}{{v.offline, "offline"}, {v.cache != "", "cache"}, {v.mailto != "", "mailto"}, {v.crossref != "", "crossref-url"}, {v.doi != "", "doi-url"}, {v.datacite != "", "datacite-url"}, {v.lock != "", "lock"}, {v.required && v.registry == "", "require-verified"}} {
		if f.given {
			return fmt.Errorf("--%s goes with --verify: nothing is asked without it", f.name)
		}
	}
	return nil
}

// A verification is a run's way to the registries.
type verification struct {
	*console
	client   *crossref.Client
	ctx      context.Context
	stop     func()
	progress *progress
	registry *registry.Registry // nil for none
}

// newVerification opens what the flags name.
func newVerification(c *checker) (*verification, error) {
	env := func(given, name string) string { return cmp.Or(given, c.getenv(name)) }
	v := &verification{console: &c.console, progress: newProgress(c)}
	o := crossref.Options{
		Online: c.verify && !c.offline, Version: version(), Now: time.Now,
		Mailto: env(c.mailto, "BIBFIX_MAILTO"), Token: c.getenv("BIBFIX_CROSSREF_TOKEN"),
		Crossref: env(c.crossref, "BIBFIX_CROSSREF_URL"), DOI: env(c.doi, "BIBFIX_DOI_URL"), DataCite: env(c.datacite, "BIBFIX_DATACITE_URL"),
		Warn: func(text string) { v.progress.clear(); v.warn("%s", text) }, Progress: v.progress.show,
	}
	if o.Mailto != "" && (!strings.Contains(o.Mailto, "@") || strings.ContainsFunc(o.Mailto, func(r rune) bool { return r <= ' ' || r > '~' })) {
		return nil, fmt.Errorf("%q is no mail address for --mailto (or BIBFIX_MAILTO)", o.Mailto)
	}
	if c.verify {
		dir := env(c.cache, "BIBFIX_CACHE")
		if dir == "" {
			var err error
			if dir, err = store.DefaultDir(); err != nil {
				return nil, err
			}
		}
		o.Cache = store.OpenDir(dir)
	}
	if c.lock != "" {
		if _, err := os.Stat(c.lock); err != nil && c.offline {
			return nil, about(c.lock, err)
		}
		lock, err := store.OpenLock(c.lock)
		if err != nil {
			return nil, err
		}
		o.Lock = lock
	}
	if c.verifying.registry != "" {
		local, err := registry.Open(c.verifying.registry)
		if err != nil {
			var pathError *fs.PathError
			if errors.As(err, &pathError) {
				err = about(c.verifying.registry, err)
			}
			return nil, err
		}
		v.registry, o.Registry = local, local
	}
	var err error
	if v.client, err = crossref.New(o); err != nil {
		return nil, err
	}
	if o.Online && o.Mailto == "" && o.Crossref == "" {
		v.hint("--mailto ADDRESS (or BIBFIX_MAILTO) lets Crossref answer three times as fast")
	}
	v.ctx, v.stop = signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	return v, nil
}

// facts answers the queries. A first Ctrl-C ends the asking, so that what was
// found so far is told; a second ends the program.
func (v *verification) facts(queries []lint.Query) []lint.Answer {
	defer context.AfterFunc(v.ctx, v.stop)()
	defer v.progress.clear()
	return v.client.Answers(v.ctx, queries)
}

// interrupted says whether the user has had enough.
func (v *verification) interrupted() bool { return v.ctx.Err() != nil }

// close says what was not checked, and writes the lock file. It is told whether
// the user had enough before anything was written.
func (v *verification) close(interrupted bool) {
	v.stop()
	for _, trouble := range v.client.Trouble() {
		v.warn("%s", trouble)
	}
	if interrupted {
		v.fail(errors.New("interrupted: what was found until then is told, the rest was not checked, and nothing was written"))
	}
	if err := whole(v.client.SaveLock); err != nil {
		v.fail(err)
	}
	if v.registry != nil {
		if err := v.registry.Close(); err != nil {
			v.fail(err)
		}
	}
}

// A progress is one line on a terminal that tells how far a run is.
type progress struct {
	console *console
	on      bool
	mutex   sync.Mutex
	started time.Time
	last    time.Time
	shown   bool
}

// refresh is how often the line changes at most.
const refresh = 100 * time.Millisecond

func newProgress(c *checker) *progress {
	on := !c.quiet && isTerminal(c.stderr) && c.getenv("CI") == "" && c.getenv("TERM") != "dumb"
	return &progress{console: &c.console, on: on}
}

func (p *progress) show(now crossref.Progress) {
	if !p.on {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	at := time.Now()
	if p.started.IsZero() || now.Done == 0 {
		p.started = at
	}
	if at.Sub(p.last) < refresh && now.Done < now.Total {
		return
	}
	p.last, p.shown = at, true
	rate := ""
	if seconds := at.Sub(p.started).Seconds(); seconds > 1 && now.Done > 0 {
		rate = fmt.Sprintf(", %.1f a second", float64(now.Done)/seconds)
	}
	fmt.Fprintf(p.console.w, "\r\x1b[Kbibfix: %d of %s%s, waiting for %s", now.Done, report.Count(now.Total, "reference"), rate, now.Asking)
}

// clear takes the line away, so that others can be written.
func (p *progress) clear() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.shown {
		fmt.Fprint(p.console.w, "\r\x1b[K")
		p.shown = false
	}
}
