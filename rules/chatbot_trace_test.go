package rules

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/lint"
)

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
