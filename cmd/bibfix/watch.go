package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/bibfix/bibfix/project"
	"github.com/bibfix/bibfix/report"
)

// settling is how long files must rest before they are read again: an editor
// saves in several steps, and a tool saves several files.
const settling = 100 * time.Millisecond

// maxWatched bounds the folders that are watched: systems have few handles.
const maxWatched = 1000

// watch checks what the paths name, and again whenever a file of it changes,
// until the context ends. Folders are watched, not files: editors replace a file
// by another, and what is missing may come.
func watch(ctx context.Context, sys system, o options, paths []string) error {
	if o.write || o.diff || o.updateBaseline || slices.Contains(paths, "-") {
		return errors.New("--watch reports while you write: it does not go with --write, --diff, --update-baseline or standard input")
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("files cannot be watched here: %w", err)
	}
	defer watcher.Close()
	say := console{w: sys.stderr, silent: o.quiet}
	for {
		if isTerminal(sys.stdout) {
			fmt.Fprint(sys.stdout, "\x1b[2J\x1b[H") // a clean screen
		}
		files := []string{o.config, o.baseline, o.changed}
		add(watcher, []string{project.NewTree(sys.files).Common(paths)})
		if c, err := newChecker(sys, o, paths); err != nil {
			each(err, say.fail) // somebody is at work on the settings
		} else {
			add(watcher, c.folders(paths)) // before they are read: what is saved meanwhile counts
			c.run(paths)
			add(watcher, c.folders(paths))
			files = append(append(files, c.settings.File, c.baseline), c.read()...)
		}
		if len(watcher.WatchList()) == 0 {
			return errors.New("there is no folder that can be watched")
		}
		say.note("watching %s; Ctrl-C ends", report.Count(len(watcher.WatchList()), "folder"))
		if !awaitChange(ctx, watcher, o, files) {
			return nil
		}
	}
}

// add watches folders. The list of the watcher is the truth: a folder that was
// removed is no longer in it, and may be there again.
func add(watcher *fsnotify.Watcher, folders []string) {
	watched := watcher.WatchList()
	known := make(map[string]bool, len(watched))
	for _, folder := range watched {
		known[folder] = true
	}
	for _, folder := range folders {
		if folder = filepath.Clean(folder); !known[folder] && len(known) < maxWatched && watcher.Add(folder) == nil {
			known[folder] = true
		}
	}
}

// folders are those of the files that were read and of the settings, and all
// in a folder that was searched.
func (c *checker) folders(paths []string) []string {
	var list []string
	for _, name := range c.read() {
		list = append(list, filepath.Dir(filepath.FromSlash(name)))
	}
	if c.settings.File != "" {
		list = append(list, c.settings.Folder)
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	return append(list, project.Folders(c.files, paths, c.settings, maxWatched)...)
}

// read are the names of the files that were read.
func (c *checker) read() []string {
	var names []string
	for _, s := range c.project.Sources() {
		names = append(names, s.Name)
	}
	return names
}

// awaitChange waits for a change of a file that may matter, and then until
// files rest; false when the context ends.
func awaitChange(ctx context.Context, watcher *fsnotify.Watcher, o options, files []string) bool {
	var rest <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return false
		case event, open := <-watcher.Events:
			if !open {
				return false
			}
			if event.Op != fsnotify.Chmod && matters(event, o, files) {
				rest = time.After(settling)
			}
		case _, open := <-watcher.Errors: // too many events at once: one of them may matter
			if !open {
				return false
			}
			rest = time.After(settling)
		case <-rest:
			return true
		}
	}
}

// matters says whether an event may change what is found: one of the files that
// the run is known to read, one that it might, or a new folder. What the run itself
// writes does not.
func matters(event fsnotify.Event, o options, files []string) bool {
	at := project.NewTree(project.Disk())
	real := at.RealPath(event.Name)
	is := func(file string) bool { return file != "" && at.RealPath(filepath.FromSlash(file)) == real }
	for _, output := range o.outputs {
		if _, file, _ := strings.Cut(output, "="); is(file) {
			return false
		}
	}
	if info, err := os.Stat(event.Name); err == nil && info.IsDir() {
		return event.Has(fsnotify.Create)
	}
	return project.Matters(filepath.Base(event.Name)) || slices.ContainsFunc(files, is)
}
