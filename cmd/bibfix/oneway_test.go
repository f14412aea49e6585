package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// Every file is opened and replaced by one package, which knows what may go
// wrong; nothing else opens one.
func TestOneWayIn(t *testing.T) {
	for _, pattern := range []string{"*.go", "../../project/*.go", "../../crossref/*.go", "../../crossref/[a-eg-z]*/*.go"} { // but fakeregistry, which is for tests
		names, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source := get(t, name)
			for _, call := range []string{"os.Open", "os.ReadFile", "os.Create", "os.WriteFile", "os.Rename", "os.CreateTemp", "ioutil."} {
				if strings.Contains(source, call) && !strings.Contains(filepath.ToSlash(name), "crossref/registry/") {
					t.Errorf("%s has %s: internal/disk opens and replaces files", name, call)
				}
			}
		}
	}
}
