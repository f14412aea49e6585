package match_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/crossref/match"
	_ "github.com/bibfix/bibfix/internal/golden"
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
	return lint.QueryOf(&lint.Document{}, r)
}

func TestGold(t *testing.T) {
	n, bad := 0, 0
	counts := map[string]int{}
	show := os.Getenv("GOLD")
	for _, g := range loadGold(t) {
		w, ok := g.record()
		if !ok {
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
		if show != "" && strings.Contains(key, show) {
			fmt.Println(g.ID, key, "\n   ", g.Raw)
			for _, d := range a.Differences {
				fmt.Println("      ", d.Message)
			}
		}
	}
	fmt.Println(n, bad, counts)
}

// faults change a record so that the reference is wrong in one thing.
var faults = []struct {
	name  string
	plant func(w *lint.Work) bool
}{
	{"title word", func(w *lint.Work) bool {
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
	{"title word more", func(w *lint.Work) bool {
		words := strings.Fields(w.Titles[0])
		if len(words) < 4 {
			return false
		}
		w.Titles = []string{strings.Join(append(words[:2:2], append([]string{"submarine"}, words[2:]...)...), " ")}
		return true
	}},
	{"title word less", func(w *lint.Work) bool {
		words := strings.Fields(w.Titles[0])
		if len(words) < 5 || len(words[2]) < 4 {
			return false
		}
		w.Titles = []string{strings.Join(append(words[:2:2], words[3:]...), " ")}
		return true
	}},
	{"author", func(w *lint.Work) bool {
		w.Authors[len(w.Authors)-1] = lint.Person{Family: "Zzyzxmann", Given: "Q."}
		return true
	}},
	{"author more", func(w *lint.Work) bool {
		w.Authors = append(w.Authors, lint.Person{Family: "Zzyzxmann", Given: "Q."})
		return true
	}},
	{"author less", func(w *lint.Work) bool {
		w.Authors = w.Authors[:len(w.Authors)-1]
		return len(w.Authors) > 0 && len(w.Authors) != 1
	}},
	{"author order", func(w *lint.Work) bool {
		if len(w.Authors) < 2 || w.Authors[0].Family == w.Authors[1].Family {
			return false
		}
		w.Authors[0], w.Authors[1] = w.Authors[1], w.Authors[0]
		return true
	}},
	{"year 1", func(w *lint.Work) bool { w.Dates[0].Year--; w.Dates[1].Year--; return true }},
	{"year 3", func(w *lint.Work) bool { w.Dates[0].Year -= 3; w.Dates[1].Year -= 3; return true }},
	{"venue", func(w *lint.Work) bool {
		ok := len(w.Containers) > 0
		w.Containers = []string{"Submarine Psychiatry Bulletin"}
		return ok
	}},
	{"pages", func(w *lint.Work) bool { ok := w.Page != ""; w.Page = "90210-90217"; return ok }},
	{"volume", func(w *lint.Work) bool { ok := w.Volume != ""; w.Volume = "777"; return ok }},
	{"work", func(w *lint.Work) bool {
		w.Titles, w.Authors = []string{"Psychiatry in submarines: seven dives"}, []lint.Person{{Family: "Zzyzxmann", Given: "Q."}}
		w.Containers, w.Volume, w.Page = []string{"Submarine Psychiatry Bulletin"}, "777", "90210-90217"
		return true
	}},
}

func TestGoldPlanted(t *testing.T) {
	all := loadGold(t)
	show := os.Getenv("GOLD")
	for _, fault := range faults {
		n, missed, missedSearch := 0, 0, 0
		for _, g := range all {
			w, ok := g.record()
			if !ok || !strings.HasPrefix(g.Source, "jats") && !strings.HasPrefix(g.Source, "synth") || !fault.plant(w) {
				continue
			}
			n++
			r := match.Prepare(query(g.Raw))
			if a := r.ByIdentifier(w); a.Verdict == lint.Verified {
				missed++
				if strings.Contains(show, fault.name) && show != "" {
					fmt.Println(fault.name, g.ID, g.Raw, w)
				}
			}
			if a := r.BySearch([]*lint.Work{w}); a.Verdict == lint.Verified || a.Verdict == lint.NotFound {
				missedSearch++
			}
		}
		fmt.Printf("%s: %d, missed %.2f%% by DOI, %.2f%% by search\n", fault.name, n, 100*float64(missed)/float64(n), 100*float64(missedSearch)/float64(n))
	}
}
