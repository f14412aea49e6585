package lint

import "fmt"

// MaxFlood is how many findings of a rule are shown for one file where the
// rule says what a file may be full of, see [Rule.Flood].
const MaxFlood = 20

// flood counts what a file is full of: of more than MaxFlood infos of a rule
// that floods, one more, at the place of the first that is left out, says how
// many follow. Fixes are chosen before that: none is lost by it. Findings are
// sorted, before and after.
func flood(found []Diagnostic, rules []Rule) []Diagnostic {
	words := make(map[string]string)
	for _, r := range rules {
		if r.Flood != "" {
			words[r.ID] = r.Flood
		}
	}
	if len(words) == 0 {
		return found
	}
	type source struct{ file, rule string }
	counts := make(map[source]int)
	counting := make(map[source]int) // index in kept of the finding that counts the rest
	var kept []Diagnostic
	for _, d := range found {
		of := source{d.File, d.Rule}
		if words[d.Rule] == "" || d.Severity > Info {
			kept = append(kept, d)
			continue
		}
		switch counts[of]++; {
		case counts[of] > MaxFlood+1:
			kept[counting[of]].others += 1 + d.others
			continue
		case counts[of] == MaxFlood+1:
			counting[of] = len(kept)
		}
		kept = append(kept, d)
	}
	for of, i := range counting {
		if d := &kept[i]; d.others > 0 {
			d.Message = fmt.Sprintf("%d more %s", d.others+1, words[of.rule])
			d.Reference, d.Related, d.Fixes, d.others = nil, nil, nil, 0
		}
	}
	return kept
}
