package crossref

import (
	"errors"
	"strings"
	"time"

	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/lint"
)

// recall is an answer of this run, or one that was kept and is not too old.
// Without a network the lock file speaks first: it is what the project agreed on.
func (c *Client) recall(key string) (record.Kept, bool) {
	if e, ok := c.memory.Load(key); ok {
		return e.(record.Kept), true
	}
	if !c.options.Online {
		if e, ok := c.locked(key); ok {
			return e, true
		}
	}
	if c.options.Cache == nil {
		return record.Kept{}, false
	}
	e, ok := c.options.Cache.Get(key)
	if !ok {
		return record.Kept{}, false
	}
	if age := c.options.Now().Sub(e.Fetched); age < 0 || age >= goodFor || e.Absent && age >= absentFor {
		return record.Kept{}, false
	}
	if c.current(e) || e.Absent {
		c.memory.Store(key, e)
	}
	return e, true
}

// current says whether what an answer tells of retractions still holds, or
// nobody can be asked anyway.
func (c *Client) current(e record.Kept) bool {
	return !c.options.Online || c.options.Now().Sub(e.Fetched) < retractionsFor
}

// remember keeps an answer for this run and the next.
func (c *Client) remember(key string, e record.Kept) {
	e.Fetched = c.options.Now().UTC().Truncate(time.Second)
	c.keep(key, e)
}

// keep is remember for an answer that came before.
func (c *Client) keep(key string, e record.Kept) {
	c.memory.Store(key, e)
	if c.options.Cache == nil {
		return
	}
	if err := c.options.Cache.Put(key, e); err != nil {
		c.mutex.Lock()
		defer c.mutex.Unlock()
		if !c.warned {
			c.warned = true
			c.options.Warn("the cache cannot be written: " + err.Error())
		}
	}
}

// kept is an answer that has gone stale, or stands in the lock file, where the one
// who should be asked does not answer.
func (c *Client) kept(key string) (record.Kept, bool) {
	c.spare.Store(true)
	e, ok := c.recall(key)
	if !ok {
		e, ok = c.locked(key)
	}
	if ok {
		c.memory.Store(key, e)
	}
	return e, ok
}

// locked is the answer in the lock file.
func (c *Client) locked(key string) (record.Kept, bool) {
	if c.options.Lock == nil {
		return record.Kept{}, false
	}
	e, ok := c.options.Lock.Get(key)
	if ok && strings.HasPrefix(key, searchPrefix) && e.Text != "" {
		var record record.Kept
		record, ok = c.options.Lock.Get(recordKey(e.Text))
		e.Works, e.Text = record.Works, ""
	}
	if ok {
		c.memory.Store(key, e)
	}
	return e, ok
}

// keepFound remembers which of the works that a search brought was the one. The
// others are no business of the lock file; and once its DOI is written into the
// reference, nobody need be asked again.
func (c *Client) keepFound(t *task) {
	if !t.searches {
		return
	}
	key := searchKey(searchText(&t.query))
	var found finding
	if w := t.answer.Record; w != nil {
		found = finding{w, !t.answer.Certain}
		if _, known := c.recall(recordKey(w.DOI)); !known && w.Source == "crossref" {
			e, _ := c.recall(key)
			c.keep(recordKey(w.DOI), record.Kept{Fetched: e.Fetched, Works: []*lint.Work{w}})
		}
	}
	c.found[key] = found
}

// A finding is the work that a search found, nil for none, and whether others came close.
type finding struct {
	work  *lint.Work
	close bool
}

// SaveLock writes the answers that this client used to the lock file: of searches,
// the one work that was found. Where something failed, what the file held before stays.
func (c *Client) SaveLock() error {
	lock := c.options.Lock
	if lock == nil || !c.options.Online {
		return nil
	}
	if c.spare.Load() || len(c.failures) > 0 {
		lock.KeepAll()
	}
	c.memory.Range(func(k, v any) bool {
		key, e := k.(string), v.(record.Kept)
		if strings.HasPrefix(key, searchPrefix) {
			e.Works, e.Absent = nil, true
			if found := c.found[key]; found.work != nil { // its record stands under its DOI
				e.Absent, e.Close, e.Text = false, found.close, found.work.DOI
				lock.Use(recordKey(e.Text), record.Kept{Fetched: e.Fetched, Works: []*lint.Work{found.work}})
			}
		}
		lock.Use(key, e)
		return true
	})
	return lock.Save()
}

// errOffline is why something is not known when no network is asked.
var (
	errOffline = errors.New("no answer is kept, and --offline asks nobody")
	errLocal   = errors.New("it is not in the local registry, and nobody else was asked")
)

// unasked is that error for this client.
func (c *Client) unasked() error {
	if c.options.Registry != nil && c.options.Cache == nil {
		return errLocal
	}
	return errOffline
}
