package reference

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

// labelled is one record of the measuring data, of which only the string is read here.
type labelled struct {
	ID  string `json:"id"`
	Raw string `json:"raw"`
}

// TestPredict writes what Parse makes of the labelled strings in
// BIBFIX_REFS_DATA to BIBFIX_REFS_PREDICTION, for check/score_refs.py.
func TestPredict(t *testing.T) {
	data, out := os.Getenv("BIBFIX_REFS_DATA"), os.Getenv("BIBFIX_REFS_PREDICTION")
	if data == "" || out == "" {
		t.Skip("BIBFIX_REFS_DATA and BIBFIX_REFS_PREDICTION name the labelled strings and the file to write")
	}
	files, err := filepath.Glob(data)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files match %s", data)
	}
	w, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, name := range files {
		for _, rec := range readLabelled(t, name) {
			r := plainEntry(rec.Raw)
			Parse(r)
			if err := enc.Encode(map[string]any{"id": rec.ID, "fields": prediction(r)}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func readLabelled(t testing.TB, name string) []labelled {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []labelled
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<20)
	for sc.Scan() {
		var rec labelled
		if err := json.Unmarshal(sc.Bytes(), &rec); err != nil {
			t.Fatal(err)
		}
		out = append(out, rec)
	}
	return out
}

// entry makes an entry of a string with a little Markdown in it: emphasis and
// escapes, as much as the measuring data holds.
func plainEntry(raw string) *lint.Reference {
	raw = strings.Join(strings.Fields(raw), " ")
	var b lint.TextBuilder
	var marks []lint.Mark
	open := map[string]int{}
	for i := 0; i < len(raw); {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && strings.IndexByte("\\`*_{}[]<>()#+-.!|~", raw[i+1]) >= 0:
			b.Put(raw[i+1:i+2], lint.Span{Start: i, End: i + 2})
			i += 2
		case raw[i] == '*' && strings.Count(raw, "*")%2 == 0:
			sign, kind := "*", lint.Emphasis
			if strings.HasPrefix(raw[i:], "**") {
				sign, kind = "**", lint.Strong
			}
			if at, ok := open[sign]; ok {
				marks = append(marks, lint.Mark{Kind: kind, Start: at, End: b.Len()})
				delete(open, sign)
			} else {
				open[sign] = b.Len()
			}
			i += len(sign)
		default:
			b.Copy([]byte(raw[i:i+1]), i)
			i++
		}
	}
	return &lint.Reference{Text: b.Text(), Marks: marks}
}

func prediction(r *lint.Reference) map[string]any {
	out := map[string]any{"type": r.Type}
	for name, key := range map[string]string{"title": "title", "container-title": "container", "publisher": "publisher", "publisher-place": "location", "volume": "volume", "issue": "issue", "page": "pages", "DOI": "doi", "URL": "url", "edition": "edition", "issued": "date"} {
		if v := r.Value(name); v != "" {
			out[key] = v
		}
	}
	for _, role := range []string{"author", "editor"} {
		var names []map[string]string
		for _, n := range r.Names(role) {
			if n.Literal != "" {
				names = append(names, map[string]string{"literal": n.Literal})
			} else if n.Family != "" {
				names = append(names, map[string]string{"family": strings.TrimSpace(n.Particle + " " + n.Family), "given": strings.TrimSpace(n.Given + " " + n.Suffix)})
			}
		}
		if names != nil {
			out[role] = names
		}
	}
	return out
}
