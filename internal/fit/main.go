// Command fit fits the weights by which lists without labels are parted
// (prose/list/border_weights.go):
//
//	go run ./internal/fit [-o FILE] DATA…
//
// DATA are folders. Of made manuscripts (NAME.json, which tells the words of
// each entry, beside the text) the lists are taken as they were printed;
// labelled reference strings (.jsonl with "raw") are set as lists in some
// twenty layouts. What ends in "test" or is of every fourth source is held
// back, and measured. The same data give the same weights.
//
// With -citations it fits the weights by which a name with a year that no entry fits is
// known as a citation (prose/cite/odds/weights.go), to marked texts, made manuscripts and
// linked articles:
//
//	go run ./internal/fit -citations [-o FILE] [-show FOLDER] testdata/places DATA…
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/prose/list"
)

// An example is a list with the lines that begin its entries.
type example struct {
	*list.Sample
	name string
	gold []bool
	held bool // for measuring only
}

func main() {
	log.SetFlags(0)
	out := flag.String("o", "", "file for the weights")
	show := flag.String("show", "", "print the lines of held lists whose name contains this; with -citations, the places of this folder that are told wrongly")
	places := flag.Bool("citations", false, "fit the weights by which citations without an entry are known instead")
	flag.Parse()
	if *places {
		fitCitations(flag.Args(), *out, *show)
		return
	}
	var all []example
	for _, dir := range flag.Args() {
		all = append(all, read(dir)...)
	}
	var train []example
	for _, e := range all {
		if !e.held {
			train = append(train, e)
		}
	}
	if len(train) == 0 {
		log.Fatal("no lists found; give folders with made manuscripts or labelled references")
	}
	first := fit(train)
	for _, e := range all {
		e.Learn(e.Part(first, nil))
	}
	second := fit(train)
	second = calibrate(train, second)
	measured := []string{measure("fitted", train, second)}
	for _, group := range groups(all) {
		measured = append(measured, measure("held "+group.name, group.examples, second))
	}
	measured = append(measured, reliability(all, second)...)
	fmt.Println(strings.Join(measured, "\n"))
	if *show != "" {
		print(all, second, *show)
	}
	if *out != "" {
		if err := os.WriteFile(*out, source(first, second, measured), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// rounds is how often the perceptron sees all lists; later rounds changed the
// held lists by less than a tenth of a per cent.
const rounds = 15

// slip is what a wrong border costs while the weights are fitted, in their
// unit: the margin that they are to keep.
const slip = 300

// left is in how many of ten readings one group of signs is left out, so that
// no sign rests on another that mostly comes with it ("weight undertraining",
// Sutton, Sindelar and McCallum 2006).
const left = 7

// fit runs an averaged structured perceptron with a margin over the lists
// (Collins 2002; Taskar, Guestrin and Koller 2003).
func fit(train []example) []int32 {
	w := make([]int32, list.Signs)
	sum := make([]int64, list.Signs)
	masked := make([]int32, list.Signs)
	rnd := rand.New(rand.NewPCG(1, 2))
	steps := int64(0)
	for round := range rounds {
		for k := range train {
			e := train[(k*7919+round*31)%len(train)]
			cost := make([]int32, len(e.gold))
			for i, g := range e.gold {
				cost[i] = slip
				if g {
					cost[i] = -slip
				}
			}
			copy(masked, w)
			from, to := 0, 0
			if rnd.IntN(10) < left {
				g := rnd.IntN(len(list.Groups) - 1)
				from, to = list.Groups[g], list.Groups[g+1]
			}
			clear(masked[from:to])
			got := e.Part(masked, cost)
			if !slices.Equal(got, e.gold) {
				kept := slices.Clone(w[from:to])
				e.Count(e.gold, rate, w)
				e.Count(got, -rate, w)
				copy(w[from:to], kept)
			}
			steps++
			for i, x := range w {
				sum[i] += int64(x)
			}
		}
	}
	for i := range w {
		w[i] = int32(sum[i] / steps)
	}
	return w
}

// rate is how much one list changes a weight for each sign.
const rate = 4

// right counts entries whose first line and last line are right.
func right(gold, got []bool) (right, entries, found int) {
	open := false
	for i := range gold {
		if i > 0 && (gold[i] || got[i]) && gold[i] && got[i] && open {
			right++
		}
		switch {
		case gold[i] && got[i]:
			open = true
		case gold[i] || got[i]:
			open = false
		}
		if gold[i] {
			entries++
		}
		if got[i] {
			found++
		}
	}
	if open {
		right++
	}
	return right, entries, found
}

func measure(name string, examples []example, w []int32) string {
	var r, n, f, whole int
	for _, e := range examples {
		a, b, c := right(e.gold, e.Part(w, nil))
		r, n, f = r+a, n+b, f+c
		if a == b && b == c {
			whole++
		}
	}
	return fmt.Sprintf("%-28s %4d lists %6d entries  right %.2f %%  found %d  lists whole %.1f %%", name, len(examples), n, 100*float64(r)/float64(n), f, 100*float64(whole)/float64(len(examples)))
}

type group struct {
	name     string
	examples []example
}

// groups gives the held lists by the first word of their name.
func groups(all []example) []group {
	var found []group
	for _, e := range all {
		if !e.held {
			continue
		}
		name, _, _ := strings.Cut(e.name, " ")
		i := slices.IndexFunc(found, func(g group) bool { return g.name == name })
		if i < 0 {
			i = len(found)
			found = append(found, group{name: name})
		}
		found[i].examples = append(found[i].examples, e)
	}
	slices.SortFunc(found, func(a, b group) int { return strings.Compare(a.name, b.name) })
	return found
}

func print(all []example, w []int32, name string) {
	for _, e := range all {
		got := e.Part(w, nil)
		if !e.held || !strings.Contains(e.name, name) || slices.Equal(got, e.gold) {
			continue
		}
		fmt.Println("==", e.name)
		for i, text := range e.Texts {
			fmt.Println(map[[2]bool]string{{true, true}: "  * ", {true, false}: "-   ", {false, true}: "+   ", {false, false}: "    "}[[2]bool{e.gold[i], got[i]}], text)
		}
	}
}

// reliability tells how many verdicts on lines of held lists are wrong, by
// their margin.
func reliability(all []example, w []int32) []string {
	var lines, wrong [8]int
	for _, e := range all {
		if !e.held {
			continue
		}
		starts, margin := e.Margins(w)
		for i, m := range margin {
			if i == 0 {
				continue // always a start
			}
			k := min(int(m)/100, len(lines)-1)
			lines[k]++
			if starts[i] != e.gold[i] {
				wrong[k]++
			}
		}
	}
	var told []string
	for k, n := range lines {
		told = append(told, fmt.Sprintf("held lines with a margin from %d: %5d, %5.2f %% wrong", 100*k, n, 100*float64(wrong[k])/float64(max(n, 1))))
	}
	return told
}
