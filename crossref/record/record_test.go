package record_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bibfix/bibfix/crossref/record"
	"github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

// TestRead reads the records of testdata/*.txtar and compares what comes out:
// NAME.json gives NAME.want. With -update it writes that.
func TestRead(t *testing.T) {
	for source, read := range map[string]func([]byte) (*lint.Work, error){"crossref": record.Crossref, "datacite": record.DataCite} {
		name := filepath.Join("testdata", source+".txtar")
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got := &txtar.Archive{Comment: archive.Comment}
		for _, f := range archive.Files {
			if filepath.Ext(f.Name) != ".json" {
				continue
			}
			got.Files = append(got.Files, f)
			w, err := read(f.Data)
			text := []byte("error\n")
			if err == nil {
				if text, err = json.MarshalIndent(w, "", " "); err != nil {
					t.Fatal(err)
				}
				text = append(text, '\n')
			}
			got.Files = append(got.Files, txtar.File{Name: f.Name[:len(f.Name)-len(".json")] + ".want", Data: text})
		}
		want := txtar.Format(got)
		if golden.Update() {
			if err := os.WriteFile(name, want, 0o666); err != nil {
				t.Fatal(err)
			}
		} else if !bytes.Equal(want, txtar.Format(archive)) {
			t.Errorf("%s is stale; go test -update writes\n%s", name, want)
		}
	}
}

func FuzzCrossref(f *testing.F) {
	f.Add([]byte(`{"DOI":"10.9999/x","title":["A <i>b</i>"],"author":[{"family":"O"}],"issued":{"date-parts":[[2014,"3",null]]}}`))
	f.Add([]byte(`{"DOI":"10.9999/x","title":"<","updated-by":[{"type":"retraction"}],"ISBN":["http://id.crossref.org/isbn/9"]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func([]byte) (*lint.Work, error){record.Crossref, record.DataCite, record.Message} {
			w, err := read(data)
			if err == nil && (w == nil || w.DOI == "") {
				t.Errorf("neither a work with a DOI nor an error: %+v", w)
			}
		}
		if works, err := record.Messages(data); err == nil {
			for _, w := range works {
				if w == nil {
					t.Error("a work that is nil")
				}
			}
		}
	})
}
