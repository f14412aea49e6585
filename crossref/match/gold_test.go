package match_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/crossref/match"
	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/reference"
)

// A gold is a labelled reference string of ../shared/eval/refs.
type gold struct {
	ID     string `json:"id"`
	Raw    string `json:"raw"`
	Source string `json:"source"`
	Fields struct {
		Author    []string `json:"author"`
		Family    []string `json:"author_family"`
		Date      string   `json:"date"`
		Title     string   `json:"title"`
		Container string   `json:"container"`
		Volume    string   `json:"volume"`
		Issue     string   `json:"issue"`
		Pages     string   `json:"pages"`
		Type      string   `json:"type"`
	} `json:"fields"`
}

func loadGold(t *testing.T) []gold {
	t.Helper()
	files, _ := filepath.Glob("../../../shared/eval/refs/*.jsonl")
	if len(files) == 0 {
		t.Skip("../shared/eval/refs is not there")
	}
	var all []gold
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(file)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var g gold
			if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
				t.Fatal(err)
			}
			all = append(all, g)
		}
		file.Close()
	}
	return all
}

// record is what a registry would hold of the work, by its labels.
func (g *gold) record() (*lint.Work, bool) {
	f := &g.Fields
	year, _ := strconv.Atoi(strings.TrimRight(f.Date, "abcdef"))
	if f.Title == "" || year < 1900 || len(f.Family) == 0 || len(f.Family) != len(f.Author) {
		return nil, false
	}
	w := &lint.Work{Source: "crossref", DOI: "10.9999/x", Titles: []string{f.Title}, Volume: f.Volume, Issue: f.Issue, Page: f.Pages,
		Dates: []lint.Dated{{Kind: "issued", Year: year, Month: 3}, {Kind: "print", Year: year, Month: 3}}}
	if f.Container != "" {
		w.Containers = []string{f.Container}
	}
	if f.Type == "article" {
		w.Type = "journal-article"
	}
	for i, family := range f.Family {
		given := strings.Trim(strings.Replace(f.Author[i], family, "", 1), " ,")
		w.Authors = append(w.Authors, lint.Person{Family: family, Given: given})
	}
	return w, true
}

func query(raw string) lint.Query {
	var b lint.TextBuilder
	b.Copy([]byte(raw), 0)
	r := &lint.Reference{Text: b.Text()}
	reference.Parse(r)
	r.Nature = lint.Prose
	return lint.QueryOf(r)
}

// clean says whether the labels of a source are the publisher's or generated;
// those made by hand split some names wrongly.
func (g *gold) clean() bool {
	return strings.HasPrefix(g.Source, "jats") || strings.HasPrefix(g.Source, "synth")
}

// No right reference is flagged: each string is held against a record made of its
// labels. What is left are faults of the labels and of reading free text. GOLD=author
// prints those that differ in the author.
func TestGold(t *testing.T) {
	n, bad := 0, 0
	counts := make(map[string]int)
	for _, g := range loadGold(t) {
		w, ok := g.record()
		if !ok || !g.clean() {
			continue
		}
		n++
		a := match.Prepare(query(g.Raw)).ByIdentifier(w)
		if a.Verdict == lint.Verified {
			continue
		}
		bad++
		key := a.Verdict.String()
		for _, d := range a.Differences {
			key += " " + d.Field
		}
		counts[key]++
		if show := os.Getenv("GOLD"); show != "" && strings.Contains(key, show) {
			t.Log(g.ID, key, g.Raw, a.Differences)
		}
	}
	t.Logf("%d of %d references are flagged: %v", bad, n, counts)
	if 200*bad > n {
		t.Errorf("more than one of 200 right references is flagged")
	}
}

// faults change a record so that the reference is wrong in one thing.
var faults = []struct {
	name  string
	most  float64 // share that may be missed
	plant func(w *lint.Work) bool
}{
	{"title word", 0.01, func(w *lint.Work) bool {
		words := strings.Fields(w.Titles[0])
		if len(words) < 4 {
			return false
		}
		for i, word := range words {
			if len(word) > 5 {
				words[i] = "submarine"
				w.Titles = []string{strings.Join(words, " ")}
				return true
			}
		}
		return false
	}},
	{"title word more", 0.01, func(w *lint.Work) bool {
		words := strings.Fields(w.Titles[0])
		if len(words) < 4 {
			return false
		}
		w.Titles = []string{strings.Join(append(words[:2:2], append([]string{"submarine"}, words[2:]...)...), " ")}
		return true
	}},
	{"title word less", 0.01, func(w *lint.Work) bool {
		words := strings.Fields(w.Titles[0])
		if len(words) < 5 || len(words[2]) < 4 {
			return false
		}
		w.Titles = []string{strings.Join(append(words[:2:2], words[3:]...), " ")}
		return true
	}},
	{"author", 0.01, func(w *lint.Work) bool {
		w.Authors[len(w.Authors)-1] = lint.Person{Family: "Zzyzxmann", Given: "Q."}
		return true
	}},
	{"author more", 0.01, func(w *lint.Work) bool {
		w.Authors = append(w.Authors, lint.Person{Family: "Zzyzxmann", Given: "Q."})
		return true
	}},
	{"author less", 0.04, func(w *lint.Work) bool {
		w.Authors = w.Authors[:len(w.Authors)-1]
		return len(w.Authors) > 0 && len(w.Authors) != 1
	}},
	{"author order", 0.01, func(w *lint.Work) bool {
		if len(w.Authors) < 2 || w.Authors[0].Family == w.Authors[1].Family {
			return false
		}
		w.Authors[0], w.Authors[1] = w.Authors[1], w.Authors[0]
		return true
	}},
	{"year 1", 0.05, func(w *lint.Work) bool { w.Dates[0].Year--; w.Dates[1].Year--; return true }},
	{"year 3", 0.01, func(w *lint.Work) bool { w.Dates[0].Year -= 3; w.Dates[1].Year -= 3; return true }},
	{"venue", 0.05, func(w *lint.Work) bool {
		ok := len(w.Containers) > 0
		w.Containers = []string{"Submarine Psychiatry Bulletin"}
		return ok
	}},
	{"pages", 0.02, func(w *lint.Work) bool { ok := w.Page != ""; w.Page = "90210-90217"; return ok }},
	{"volume", 0.03, func(w *lint.Work) bool { ok := w.Volume != ""; w.Volume = "777"; return ok }},
	{"work", .005, func(w *lint.Work) bool {
		w.Titles, w.Authors = []string{"Psychiatry in submarines: seven dives"}, []lint.Person{{Family: "Zzyzxmann", Given: "Q."}}
		w.Containers, w.Volume, w.Page = []string{"Submarine Psychiatry Bulletin"}, "777", "90210-90217"
		return true
	}},
}

// Every third reference gets each fault in turn. A list that ends in et al. hides
// an author who is added or replaced behind it, and a body has no co-authors, so those are left out.
func TestGoldPlanted(t *testing.T) {
	long.Test(t)
	all := loadGold(t)
	for _, fault := range faults {
		n, missed := 0, 0
		for i, g := range all {
			w, ok := g.record()
			if i%3 != 0 || !ok || !g.clean() || !fault.plant(w) {
				continue
			}
			q := query(g.Raw)
			if strings.HasPrefix(fault.name, "author") && (q.OpenAuthors || strings.Contains(g.Raw, "et al") || len(q.Authors) == 0 || q.Authors[0].Literal != "") {
				continue
			}
			n++
			if a := match.Prepare(q).ByIdentifier(w); a.Verdict == lint.Verified || a.Verdict == lint.NotCheckable {
				missed++
			}
		}
		t.Logf("%s: %d planted, %.2f %% missed", fault.name, n, 100*float64(missed)/float64(n))
		if float64(missed) > fault.most*float64(n) {
			t.Errorf("%s: %d of %d missed, more than %.0f %%", fault.name, missed, n, 100*fault.most)
		}
	}
}
