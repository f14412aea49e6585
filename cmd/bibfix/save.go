package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/bibfix/bibfix/internal/disk"
)

// errInterrupted is that of a signal before anything was written.
var errInterrupted = errors.New("interrupted: nothing was written")

// unbroken does what must not be stopped half-way. While it runs, the signals
// that would end the program end the context only. It says whether one came.
func unbroken(do func(context.Context) error) (bool, error) {
	ctx, stop := signal.NotifyContext(context.Background(), ending()...)
	defer stop()
	err := do(ctx)
	if errors.Is(err, context.Canceled) {
		err = errInterrupted
	}
	return ctx.Err() != nil, err
}

// ending are the signals that ask a program to end, without those that it was
// started to ignore, as by nohup.
func ending() []os.Signal {
	return slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, signal.Ignored)
}

// replace replaces files, group by group, and returns the paths of those that
// were written. A signal that comes before the first one leaves all as it was; after that
// the rest is written before the program ends.
func (c *console) replace(w disk.Writer, groups ...[]disk.Change) (written []string, err error) {
	interrupted, err := unbroken(func(ctx context.Context) error {
		written, err = w.Replace(ctx, groups...)
		return err
	})
	if interrupted && err == nil {
		c.fail(errors.New("interrupted while files were replaced: all of them were written before the end"))
	}
	return written, err
}

// sweep takes away what runs that were killed have left beside the sources.
func (c *console) sweep(sources []source) {
	done := make(map[string]bool)
	for _, s := range sources {
		folder := filepath.Dir(realPath(s.path))
		if s.path == "" || done[folder] {
			continue
		}
		done[folder] = true
		for _, name := range disk.Sweep(folder) {
			c.note("%s: removed: a run that was killed had left it", filepath.ToSlash(filepath.Join(filepath.Dir(s.path), filepath.Base(name))))
		}
	}
}
