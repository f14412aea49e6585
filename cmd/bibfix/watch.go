package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/bibfix/bibfix/format"
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
		add(watcher, []string{new(folders).common(paths)})
		if c, err := newChecker(sys, o, paths); err != nil {
			each(err, say.fail) // somebody is at work on the settings
		} else {
			add(watcher, c.folders(paths)) // before they are read: what is saved meanwhile counts
			c.run(paths)
			add(watcher, c.folders(paths))
			files = append(append(files, c.settings.file, c.baseline), c.read...)
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
	for _, name := range c.read {
		list = append(list, filepath.Dir(filepath.FromSlash(name)))
	}
	if c.settings.file != "" {
		list = append(list, c.settings.folder)
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	for _, path := range paths {
		w := walker{folders: new(folders), excludes: c.settings.excludes, noIgnore: c.noIgnore, note: func(string) {}}
		_ = w.walk(path, func(at string, entry fs.DirEntry, err error) error { // what cannot be read has been said
			if err == nil && entry.IsDir() && len(list) < maxWatched {
				list = append(list, filepath.Clean(at))
			}
			return nil
		})
	}
	return list
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
	real := realPath(event.Name)
	is := func(file string) bool { return file != "" && realPath(filepath.FromSlash(file)) == real }
	for _, output := range o.outputs {
		if _, file, _ := strings.Cut(output, "="); is(file) {
			return false
		}
	}
	if info, err := os.Stat(event.Name); err == nil && info.IsDir() {
		return event.Has(fsnotify.Create)
	}
	base := filepath.Base(event.Name)
	return base == configName || base == ".gitignore" || format.IsRead(base) ||
		slices.ContainsFunc(projectFiles, func(f projectFile) bool { return f.name == base }) || slices.ContainsFunc(files, is)
}
