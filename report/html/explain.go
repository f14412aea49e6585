package html

import (
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// A block of an explanation is a paragraph or the items of a list.
type block struct {
	Items bool
	Texts [][]span
}

// A span is a run of text; code stands between backticks.
type span struct {
	Code bool
	Text string
}

// explain turns the Markdown of a rule's page into blocks. It knows what these
// pages are written in: paragraphs, lists with hyphens, and code.
func explain(rule lint.Rule) []block {
	doc := strings.TrimSpace(rule.Doc)
	if rule.Fix != "" {
		doc += "\n\nAbout its corrections: " + strings.TrimSpace(rule.Fix)
	}
	var blocks []block
	for part := range strings.SplitSeq(doc, "\n\n") {
		var prose, items []string
		for line := range strings.Lines(part) {
			line = strings.TrimRight(line, "\n")
			item, isItem := strings.CutPrefix(line, "- ")
			switch {
			case isItem:
				items = append(items, item)
			case len(items) > 0:
				items[len(items)-1] += " " + strings.TrimSpace(line)
			default:
				prose = append(prose, strings.TrimSpace(line))
			}
		}
		if text := strings.TrimSpace(strings.Join(prose, " ")); text != "" {
			blocks = append(blocks, block{Texts: [][]span{spans(text)}})
		}
		if len(items) > 0 {
			blocks = append(blocks, block{Items: true})
			last := &blocks[len(blocks)-1]
			for _, item := range items {
				last.Texts = append(last.Texts, spans(item))
			}
		}
	}
	return blocks
}

// spans parts text at its backticks.
func spans(text string) []span {
	var all []span
	for i, part := range strings.Split(text, "`") {
		if part != "" {
			all = append(all, span{i%2 == 1, part})
		}
	}
	return all
}
