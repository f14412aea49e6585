package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
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

// replace replaces files, and returns the paths of those that were written. A signal
// that comes before the first one leaves all as it was; after that the rest is written
// before the program ends. The remarks are those of the project that does it.
func (c *console) replace(p *project.Project, do func(context.Context) ([]string, error)) (written []string, err error) {
	interrupted, err := unbroken(func(ctx context.Context) error {
		written, err = do(ctx)
		return err
	})
	c.tell(p.Remarks())
	if interrupted && err == nil {
		c.fail(errors.New("interrupted while files were replaced: all of them were written before the end"))
	}
	return written, err
}

// whole writes a file while signals wait.
func whole(write func() error) error {
	_, err := unbroken(func(context.Context) error { return write() })
	return err
}

// save writes the repaired documents: standard input to standard output, the others
// to where they came from.
func (c *checker) save(repaired *project.Repaired) error {
	sources := c.project.Sources()
	for _, s := range slices.DeleteFunc(slices.Clone(sources), func(s project.Source) bool { return !isInput(s) }) {
		if _, err := c.stdout.Write(repaired.Bytes(s.Name)); err != nil {
			err = about("standard output", err)
			c.fail(err)
			return err
		}
	}
	written, err := c.replace(c.project, func(ctx context.Context) ([]string, error) { return c.project.Save(ctx, repaired) })
	switch {
	case err != nil:
		c.fail(err)
	case repaired.Fixed > 0:
		c.note("fixed %s", report.Count(repaired.Fixed, "finding"))
	}
	for _, s := range sources {
		if err != nil && slices.Contains(written, s.Path) {
			c.note("%s: written before that", s.Path)
		}
	}
	return err
}
