package main

import (
	"bytes"
	"fmt"
	"go/format"
	"log"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
	"github.com/bibfix/bibfix/prose/cite"
	"github.com/bibfix/bibfix/prose/cite/odds"
	"github.com/bibfix/bibfix/prose/list"
	"github.com/bibfix/bibfix/prose/reference"
)

// A place is a name with a year that has no entry, and whether it cites.
type place struct {
	signs  []odds.Sign
	cites  bool
	weight float64
	source string // group of the document
	text   string
	held   bool // for measuring only
}

// What an example counts. Works that were taken out of a list are many, all of one
// text, and stand where others would have their entries.
const (
	weightMarked = 1.0
	weightRare   = 0.5 // a marked place in the form "(Lund, 2014)" that does not cite: in papers there are few
	weightTaken  = 0.3
	weightMade   = 0.25 // … of made manuscripts, whose sentences repeat
)

// shareRare is how often such a place stands in a paper for each one in the marked texts;
// where examples of one kind are taken more often than they come, the constant of the
// model is put right by the logarithm of the ratio (King and Zeng 2001).
const shareRare = 0.1

// everyEntry is which of the entries of a document is taken out: one in so many.
const everyEntry = 3

// citations gives the places of the documents of a folder: marked texts, made
// manuscripts, and articles whose citations have entries, one after the other taken
// out of the list.
func citations(dir string) []place {
	var found []place
	files, _ := filepath.Glob(filepath.Join(dir, "*.*"))
	for _, name := range files {
		if ext := filepath.Ext(name); ext != ".md" && ext != ".txt" {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			log.Fatal(err)
		}
		source := filepath.Base(dir)
		held := heldBack(filepath.Base(name))
		text, marks := unmark(data)
		var some []place
		if len(marks) > 0 {
			some = append(some, marked(name, text, marks)...)
		} else if _, err := os.Stat(strings.TrimSuffix(name, ".md") + ".gold.json"); err != nil {
			some = append(some, trapped(name, text)...) // what articles lack nobody has told
		}
		some = append(some, taken(name, text)...)
		for i := range some {
			if isMade(name) {
				some[i].weight *= weightMade
			}
			some[i].source, some[i].held = source, held
		}
		found = append(found, some...)
	}
	return found
}

// A mark says of a range of the text whether it cites.
type mark struct {
	lint.Span
	cites bool
}

// unmark takes the marks of a text off: "⟦+Ostrow (1931)⟧" cites, "⟦-Quay (1812)⟧" does not.
func unmark(data []byte) ([]byte, []mark) {
	const open, end = "⟦", "⟧"
	var out []byte
	var marks []mark
	for s := string(data); ; {
		before, rest, ok := strings.Cut(s, open)
		out = append(out, before...)
		if !ok {
			return out, marks
		}
		inner, after, _ := strings.Cut(rest, end)
		m := mark{cites: strings.HasPrefix(inner, "+")}
		m.Start = len(out)
		out = append(out, strings.TrimLeft(inner, "+-")...)
		m.End = len(out)
		marks = append(marks, m)
		s = after
	}
}

// document reads the list of a text.
func document(name string, data []byte) (*lint.Document, []block.Block) {
	doc, blocks := blocksOf(name, data)
	body := list.Find(doc, blocks)
	reference.ParseAll(doc.References)
	return doc, body
}

func marked(name string, data []byte, marks []mark) []place {
	doc, body := document(name, data)
	samples, _ := cite.Samples(doc, body)
	var found []place
	for _, s := range samples {
		i := slices.IndexFunc(marks, func(m mark) bool { return m.Start < s.Span.End && s.Span.Start < m.End })
		if i < 0 {
			log.Printf("not marked: %s: %s", name, context(data, s.Span))
			continue
		}
		weight := weightMarked
		if !marks[i].cites && slices.Contains(s.Signs, odds.BracketComma) {
			weight = weightRare
		}
		found = append(found, place{signs: s.Signs, cites: marks[i].cites, weight: weight, text: context(data, s.Span)})
	}
	return found
}

// trapped gives the places of a document whose truth is known or which lacks no entry.
func trapped(name string, data []byte) []place {
	var t truth
	if isMade(name) {
		t = readTruth(truthOfFile(name))
	}
	doc, body := document(name, data)
	samples, _ := cite.Samples(doc, body)
	var found []place
	for _, s := range samples {
		one := place{signs: s.Signs, weight: weightMarked, text: context(data, s.Span)}
		known := false
		for _, w := range t.Works {
			if len(w.Family) == 0 || !strings.Contains(fold.Letters(s.Text), fold.Letters(w.Family[0])) {
				continue
			}
			known = true
			one.cites = one.cites || !w.Listed && strings.Contains(s.Text, strconv.Itoa(w.Year))
		}
		if known && !one.cites {
			continue // of a work that the list has, whose entry was not read or whose year is wrong
		}
		found = append(found, one)
	}
	return found
}

// taken gives the citations that lose their entry when one is taken out of the list.
func taken(name string, data []byte) []place {
	doc, body := document(name, data)
	before, linked := cite.Samples(doc, body)
	if len(linked) == 0 {
		return nil
	}
	var found []place
	for i := heldIndex(name); i < len(doc.References); i += everyEntry {
		all := doc.References
		doc.References = slices.Clone(all)
		doc.References[i] = &lint.Reference{List: all[i].List, Index: all[i].Index, File: all[i].File}
		samples, _ := cite.Samples(doc, body)
		doc.References = all
		for _, s := range samples {
			same := func(b cite.Sample) bool { return b.Span == s.Span }
			if slices.Contains(linked, s.Span) && !slices.ContainsFunc(before, same) {
				found = append(found, place{signs: s.Signs, cites: true, weight: weightTaken, text: context(data, s.Span)})
			}
		}
	}
	return found
}

// truthOfFile is the file that tells the truth of a made manuscript.
func truthOfFile(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) + ".json" }

// isMade says whether a text is a made manuscript, whose truth lies beside it.
func isMade(name string) bool {
	_, err := os.Stat(truthOfFile(name))
	return err == nil
}

func heldIndex(name string) int { return len(filepath.Base(name)) % everyEntry }

func context(data []byte, s lint.Span) string {
	return strings.Join(strings.Fields(string(data[max(0, s.Start-50):s.Start])+"⟦"+string(data[s.Start:s.End])+"⟧"+string(data[s.End:min(len(data), s.End+40)])), " ")
}

// What the logistic regression is fitted with: passes over all places, the step, which
// shrinks, and what each weight costs.
const (
	passes   = 400
	step     = 0.5
	shrinkBy = 0.01
)

// fitOdds fits the weight of each sign by logistic regression with a penalty on
// large weights, in plain batch steps, so that the same data give the same weights.
func fitOdds(places []place) []float64 {
	w := make([]float64, odds.Count)
	curve := make([]float64, odds.Count) // of each sign, for a step of its own size
	total := 0.0
	for _, p := range places {
		total += p.weight
		for _, s := range p.signs {
			curve[s] += p.weight / 4
		}
	}
	for range passes {
		slope := make([]float64, odds.Count)
		for _, p := range places {
			miss := p.weight * (truthOf(p.cites) - chance(w, p.signs))
			for _, s := range p.signs {
				slope[s] += miss
			}
		}
		for i := range w {
			w[i] += step / 8 * (slope[i] - shrinkBy*total/100*w[i]) / (curve[i]/4 + shrinkBy*total/100 + 1)
			if d := float64(odds.Sign(i).Direction()); d*w[i] < 0 {
				w[i] = 0
			}
		}
	}
	return w
}

func truthOf(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

func sumOf(w []float64, signs []odds.Sign) float64 {
	x := 0.0
	for _, s := range signs {
		x += w[s]
	}
	return x
}

func chance(w []float64, signs []odds.Sign) float64 { return 1 / (1 + math.Exp(-sumOf(w, signs))) }

// fitCitations fits and measures the weights of package odds.
func fitCitations(dirs []string, out, show string) {
	var train, held []place
	for _, dir := range dirs {
		for _, p := range citations(dir) {
			if p.held {
				held = append(held, p)
			} else {
				train = append(train, p)
			}
		}
	}
	w := fitOdds(train)
	w[odds.BracketComma] += math.Log(weightRare / shareRare)
	measured := append(measureOdds("fitted", train, w), measureOdds("held", held, w)...)
	fmt.Println(strings.Join(measured, "\n"))
	if show != "" {
		showWrong(slices.Concat(train, held), w, show)
	}
	if out == "" {
		return
	}
	if err := os.WriteFile(out, oddsSource(w, measured), 0o644); err != nil {
		log.Fatal(err)
	}
}

// showWrong prints the places of a source that would be told wrongly, or not be told, with
// their signs.
func showWrong(places []place, w []float64, source string) {
	for _, p := range places {
		if x := 100 * sumOf(w, p.signs); p.source == source && p.weight != weightTaken && p.cites != (x >= float64(odds.Likely)) {
			fmt.Printf("%6.0f  cites: %v  %s  %v\n", x, p.cites, p.text, p.signs)
		}
	}
}

// oddsSource is the file of the weights, with what was measured above them.
func oddsSource(w []float64, measured []string) []byte {
	var b bytes.Buffer
	b.WriteString("// Code generated by go run ./internal/fit -citations; DO NOT EDIT.\n\npackage odds\n\n")
	for _, line := range measured {
		fmt.Fprintf(&b, "// %s\n", line)
	}
	b.WriteString("\n// fitted are the weights of the signs, in hundredths of the logarithm of the odds.\nvar fitted = [...]int32{\n")
	for i, x := range w {
		fmt.Fprintf(&b, "%.0f, // %s\n", x*100, odds.Sign(i))
	}
	b.WriteString("}\n")
	text, err := format.Source(b.Bytes())
	if err != nil {
		log.Fatal(err)
	}
	return text
}

// measureOdds counts, for each score from which something follows, the places over
// it, and how many of them cite.
func measureOdds(name string, places []place, w []float64) []string {
	sources := map[string]bool{}
	for _, p := range places {
		sources[p.source] = true
	}
	var lines []string
	for _, source := range slices.Sorted(maps.Keys(sources)) {
		line := fmt.Sprintf("%-6s %-10s", name, source)
		for _, from := range []struct {
			name  string
			score odds.Score
		}{{"sure", odds.Sure}, {"likely", odds.Likely}, {"maybe", odds.Maybe}} {
			var hits, cites, wrong, others int
			for _, p := range places {
				if p.source != source {
					continue
				}
				over := sumOf(w, p.signs)*100 >= float64(from.score)
				if p.cites {
					cites++
					if over {
						hits++
					}
				} else {
					others++
					if over {
						wrong++
					}
				}
			}
			line += fmt.Sprintf("  %s: %d of %d, wrongly %d of %d", from.name, hits, cites, wrong, others)
		}
		lines = append(lines, line)
	}
	return lines
}
