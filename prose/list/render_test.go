package list_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// renderings set the same published list in other ways. Each gives the text of
// the list and the places where its entries begin.
var renderings = []struct {
	name   string
	file   string
	floor  float64 // F1 of the entries' starts, in per cent
	render func(*rendering, []string)
}{
	{"paragraphs, no heading", "a.md", 98, func(r *rendering, refs []string) {
		r.text.Reset()
		r.text.WriteString(strings.TrimSuffix(body, "## References\n\n"))
		for _, ref := range refs {
			r.entry(ref, "\n\n")
		}
	}},
	{"lines", "a.md", 98, func(r *rendering, refs []string) {
		for _, ref := range refs {
			r.entry(ref, "\n")
		}
	}},
	{"bullets", "a.md", 99, func(r *rendering, refs []string) {
		for _, ref := range refs {
			r.text.WriteString("- ")
			r.entry(ref, "\n")
		}
	}},
	{"bullets, wrapped", "a.md", 99, func(r *rendering, refs []string) {
		for _, ref := range refs {
			r.text.WriteString("- ")
			r.entry(wrap(ref, 76, "  "), "\n")
		}
	}},
	{"paragraphs, wrapped", "a.md", 98, func(r *rendering, refs []string) {
		for _, ref := range refs {
			r.entry(wrap(ref, 76, ""), "\n\n")
		}
	}},
	{"wrapped, no blank lines", "a.txt", 90, func(r *rendering, refs []string) {
		for _, ref := range refs {
			r.entry(wrap(ref, 76, ""), "\n")
		}
	}},
	{"hanging, no blank lines", "a.txt", 97, func(r *rendering, refs []string) {
		for _, ref := range refs {
			r.entry(wrap(ref, 76, "    "), "\n")
		}
	}},
	{"hanging paragraphs in Markdown", "a.md", 98, func(r *rendering, refs []string) {
		for _, ref := range refs {
			r.entry(wrap(ref, 76, "    "), "\n\n")
		}
	}},
	{"bracketed numbers, wrapped", "a.txt", 99, func(r *rendering, refs []string) {
		for i, ref := range refs {
			r.entry(wrap("["+strconv.Itoa(i+1)+"] "+ref, 76, ""), "\n")
		}
	}},
	{"numbers with points, wrapped", "a.txt", 99, func(r *rendering, refs []string) {
		for i, ref := range refs {
			r.entry(wrap(strconv.Itoa(i+1)+". "+ref, 76, ""), "\n")
		}
	}},
	{"numbers with points, wrapped, in Markdown", "a.md", 99, func(r *rendering, refs []string) {
		for i, ref := range refs {
			r.entry(wrap(strconv.Itoa(i+1)+". "+ref, 76, ""), "\n")
		}
	}},
	{"bare numbers, wrapped", "a.txt", 97, func(r *rendering, refs []string) {
		for i, ref := range refs {
			r.entry(wrap(strconv.Itoa(i+1)+" "+ref, 76, ""), "\n")
		}
	}},
	{"pages", "a.txt", 97, func(r *rendering, refs []string) {
		for i, ref := range refs {
			if i%7 == 6 {
				lines := strings.SplitN(wrap(ref, 76, ""), "\n", 2)
				if len(lines) == 2 {
					page := strconv.Itoa(88 + i/7)
					ref = lines[0] + "\n\n" + page + "\n\n\fJournal of Ropes and Cordage\n\n" + lines[1]
					r.entry(ref, "\n\n")
					continue
				}
			}
			r.entry(wrap(ref, 76, ""), "\n\n")
		}
	}},
}

const body = "# Ropes\n\nRopes are made of hemp, and hemp is grown in the north, where it is wet. Nobody knows why.\n\nIt has been said that this is no matter.\n\n## References\n\n"

type rendering struct {
	text   strings.Builder
	starts []int
}

func (r *rendering) entry(ref, after string) {
	r.starts = append(r.starts, r.text.Len())
	r.text.WriteString(ref)
	r.text.WriteString(after)
}

// wrap breaks s into lines of at most width characters, where it can.
func wrap(s string, width int, indent string) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(s) {
		switch {
		case i > 0 && column+1+utf8.RuneCountInString(word) > width:
			b.WriteString("\n" + indent)
			column = len(indent)
		case i > 0:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += utf8.RuneCountInString(word)
	}
	return b.String()
}

// TestRenderedLists sets the published lists in other ways and asks that the
// same entries are found.
func TestRenderedLists(t *testing.T) {
	long.Test(t)
	lists := publishedLists(t)
	for _, how := range renderings {
		t.Run(how.name, func(t *testing.T) {
			right, found, gold := 0, 0, 0
			for name, refs := range lists {
				r := &rendering{}
				r.text.WriteString(body)
				if how.file == "a.txt" {
					r.text.Reset()
					r.text.WriteString(strings.ReplaceAll(body, "#", ""))
					refs = slices.Clone(refs)
					for i := range refs {
						refs[i] = strings.ReplaceAll(refs[i], "*", "")
					}
				}
				how.render(r, refs)
				data := []byte(r.text.String())
				doc := format.Read(lint.File{Name: how.file, Data: data})
				starts := map[int]bool{}
				for _, e := range doc.References {
					starts[e.Span.Start] = true
				}
				hits := 0
				for i, s := range r.starts {
					if starts[s] {
						hits++
					} else if testing.Verbose() {
						t.Logf("%s: not found: %.90q", name, refs[i])
					}
				}
				if extra := len(doc.References) - hits; extra > 0 && testing.Verbose() {
					gold := map[int]bool{}
					for _, s := range r.starts {
						gold[s] = true
					}
					for _, e := range doc.References {
						if !gold[e.Span.Start] {
							t.Logf("%s: too much: %.90q", name, e.Text.String)
						}
					}
				}
				right += hits
				found += len(doc.References)
				gold += len(r.starts)
			}
			f1 := 200 * float64(right) / float64(found+gold)
			t.Logf("F1 %.2f", f1)
			if f1 < how.floor {
				t.Errorf("entries: F1 %.2f, want %.1f", f1, how.floor)
			}
		})
	}
}

// publishedLists gives the entries of the labelled articles by document.
func publishedLists(t *testing.T) map[string][]string {
	files, _ := filepath.Glob(filepath.Join(shared, "eval/linked/*.gold.json"))
	if len(files) == 0 {
		t.Skip("the labelled articles are not here")
	}
	lists := map[string][]string{}
	for i, name := range files {
		if !testing.Verbose() && i%4 != 0 {
			continue // all of them with -v
		}
		var gold struct {
			Refs []struct{ Raw json.RawMessage }
		}
		readJSON(t, name, &gold)
		for _, ref := range gold.Refs {
			var raw string
			if err := json.Unmarshal(ref.Raw, &raw); err != nil {
				t.Fatal(err)
			}
			lists[filepath.Base(name)] = append(lists[filepath.Base(name)], strings.Join(strings.Fields(raw), " "))
		}
	}
	return lists
}
