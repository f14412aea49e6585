package registry

import (
	"reflect"
	"testing"

	"github.com/bibfix/bibfix/crossref/record"
)

func TestTrim(t *testing.T) {
	tests := []struct{ piece, want string }{
		{`{"DOI":"10.5555/a","reference":[{"DOI":"10.5555/b"}],"title":["A"]}`, `{"DOI":"10.5555/a","title":["A"]}`},
		{` { "abstract" : "} \"title\": \\" , "page" : "1-2" } `, `{"page" : "1-2" }`},
		{`{"DOI":"a\\\"","URL":1,"score":2.5,"type":null}`, `{"DOI":"a\\\"","score":2.5,"type":null}`},
		{`{"pa":1,"e":2,"":3}`, `{}`},
		{`{}`, `{}`},
		{`[]`, `[]`},
		{``, ``},
		{`{"title":["A"]} {"title":["B"]}`, `{"title":["A"]} {"title":["B"]}`},
		{`{"title":["A]}`, `{"title":["A]}`},
		{`{"title" ["A"]}`, `{"title" ["A"]}`},
		{`{"reference":[`, `{"reference":[`},
		{`{"\`, `{"\`},
	}
	for _, test := range tests {
		if got := string(trim([]byte(test.piece))); got != test.want {
			t.Errorf("%s\nis  %s\nnot %s", test.piece, got, test.want)
		}
	}
}

// FuzzTrim holds works that were trimmed against those that were not.
func FuzzTrim(f *testing.F) {
	for _, seed := range []string{tides, bells, deep, cjk, `{"reference":[{"a":"}"}],"DOI":"10.1/a","DOI":"10.1/b"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, piece []byte) {
		whole, err := record.Crossref(piece)
		if err != nil {
			return // what is taken out may be what is wrong
		}
		trimmed, err := parseWork(piece)
		if err != nil || !reflect.DeepEqual(whole, trimmed) {
			t.Errorf("%+v, %v\nnot %+v", trimmed, err, whole)
		}
	})
}
