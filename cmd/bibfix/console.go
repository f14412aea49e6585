package main

import (
	"fmt"
	"io"

	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
)

// A console is the way to standard error, and remembers whether something
// went wrong. Errors are said where they happen, so that one bad file does not
// keep the others from being done.
type console struct {
	w      io.Writer
	silent bool // no notes and hints
	failed bool
	unread []string // files that are not checked, and why
}

// tell says what the engine remarks.
func (c *console) tell(remarks []project.Remark) {
	for _, r := range remarks {
		switch {
		case r.Err == nil:
			c.note("%s", r.Note)
			c.unread = append(c.unread, r.Unread...)
		case len(r.Unread) > 0:
			c.unread = append(c.unread, words(r.Err))
			c.fail(r.Err)
		default:
			c.fail(r.Err)
		}
	}
}

func (c *console) fail(err error) {
	c.failed = true
	fmt.Fprintf(c.w, "bibfix: error: %s\n", report.Printable(words(err)))
}

func (c *console) note(format string, values ...any) { c.say("note", format, values...) }
func (c *console) hint(format string, values ...any) { c.say("hint", format, values...) }

// warn says what matters even to those who want findings only: that they are
// not all there could be.
func (c *console) warn(format string, values ...any) {
	fmt.Fprintf(c.w, "bibfix: warning: %s\n", report.Printable(fmt.Sprintf(format, values...)))
}

func (c *console) say(kind, format string, values ...any) {
	if !c.silent {
		fmt.Fprintf(c.w, "bibfix: %s: %s\n", kind, report.Printable(fmt.Sprintf(format, values...)))
	}
}

// about is an error of the file system, told with the name that the user knows
// the file by.
func about(name string, err error) error { return disk.About(name, err) }
