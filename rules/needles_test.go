package rules

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/internal/growth"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

func TestFound(t *testing.T) {
	n := &needles{words: []string{"ab", "abc", "cd"}}
	for _, w := range n.words {
		n.pairs[int(w[0])<<8|int(w[1])] = true
	}
	for text, want := range map[string]string{"": "[]", "a": "[]", "ab": "[0]", "xabcd": "[1 3]", "acd ab": "[1 4]", "c d": "[]", "cdc": "[0]"} {
		if got := fmt.Sprint(slices.Collect(found(n, text))); got != want && !(got == "[]" && want == "[]") {
			t.Errorf("found in %q: %s, want %s", text, got, want)
		}
	}
}

// A word that a rule looks for costs little where it stands here and there: what
// follows is done around it and not over the whole file. Each word of each rule
// is tried in a file of eight megabytes, in which it stands once in some thousand bytes.
func TestNeedles(t *testing.T) {
	long.Test(t)
	const dear = 1.3
	without := withWord("")
	for _, n := range allNeedles {
		i := slices.IndexFunc(All(), func(r lint.Rule) bool { return r.ID == n.rule })
		if i < 0 {
			t.Errorf("there is no rule %s", n.rule)
			continue
		}
		rule := All()[i : i+1]
		for _, word := range n.words {
			with := withWord(word)
			ratio := growth.Ratio(5, dear, func() { lint.Check(with, rule, 2026) }, func() { lint.Check(without, rule, 2026) })
			if ratio > dear {
				t.Errorf("%s takes %.1f times as long where %q stands here and there", n.rule, ratio, word)
			}
		}
	}
}

// withWord is a bibliography of eight megabytes in whose fields the word stands
// here and there.
func withWord(word string) *lint.Document {
	const size, apart = 8 << 20, 20
	var b bytes.Buffer
	for i := 0; b.Len() < size; i++ {
		here := strings.Repeat("q", len(word))
		if i%apart == 0 {
			here = word
		}
		fmt.Fprintf(&b, "@article{k%d,\n  author = {Okafor%s, Ada and Prado, Bo},\n  title = {Levies %[2]s of the quay and its tides in the %[1]dth year of the count of ships},\n"+
			"  note = {Noailles wrote on levies, the tides and what the harbour master had paid %[2]s},\n  file = {a%[2]slevies.pdf},\n  year = 2014\n}\n", i, here)
	}
	return bib.Read(lint.File{Name: "refs.bib", Data: b.Bytes()})
}

// The expression is asked at one place each time.
func TestMarksBegin(t *testing.T) {
	if !strings.HasPrefix(marks.String(), "^(?:") || !strings.HasSuffix(marks.String(), ")") {
		t.Error("the expression for marks looks further than the place that it is asked at")
	}
}

func TestFindMarks(t *testing.T) {
	for text, want := range map[string]string{
		"x citeturn0search1 y":                   "citeturn0search1",
		"citeturn0search1turn12news3 turn4view5": "citeturn0search1turn12news3|turn4view5",
		"return0search1, _turn0search1":          "",
		"Noailles † 【a†b】 【7†source】 【4:0†a】":    "【7†source】|【4:0†a】",
		`\[cite\_start\] [cite: 1, 2] [cite 3]`:  `\[cite\_start\]|[cite: 1, 2]`,
		":contentReference[oaicite:3]{index=3}.": ":contentReference[oaicite:3]{index=3}",
		"contentReference [oaicite:0]":           "[oaicite:0]",
		`oai\_citation\_attribution:1, oai:a.b`:  `oai\_citation\_attribution:1`,
		"\ue200cite\ue202turn0search1\ue201":     "\ue200cite\ue202turn0search1\ue201",
		"[span_1](start_span) <grok-card a>":     "[span_1](start_span)|<grok-card ",
		"turn0search1 turn0search1":              "turn0search1|turn0search1",
	} {
		var got []string
		findMarks([]byte(text), func(s lint.Span) { got = append(got, text[s.Start:s.End]) })
		if all := strings.Join(got, "|"); all != want {
			t.Errorf("%q: %q, want %q", text, all, want)
		}
	}
}
