package rules

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules/internal/entry"
	"github.com/bibfix/bibfix/rules/internal/links"
	"github.com/bibfix/bibfix/rules/internal/needles"
)

var _ = add(lint.Rule{
	ID:       "chatbot-trace",
	Title:    "a trace of a chatbot: check that the work exists",
	Severity: lint.Warning,
	Since:    "0.1.0",
	Question: "Have you had the work itself in hand? Please send us an address or a DOI where it can be found.",
	Doc: `
Chatbots sign the addresses they hand out (utm_source=chatgpt.com) and leave marks of their own in copied text: citeturn0search1,
[oaicite:2], 【7†source】, [cite_start], [cite: 12], [attached_file:1], [web:3]. References that came this way are sometimes invented, and often
wrong in a detail.

The finding accuses nobody. It says that the work should be looked up: that it exists, that the address leads to it, and that it
says what the text claims. While it is open, no fix of another rule takes the trace away: tracking-parameter shows what it would
remove and does not write it. Once the work has been looked up, say so in a comment that silences this rule there, or leave the rule
out, and the parameter goes. The marks are reported in the text as well as in the list; code is left alone.

Sources: Wikipedia, "Signs of AI writing"; the list of chatbots follows the bots that sign their links.`,
	Check: checkChatbotMarks,
	Entry: func(p *lint.Pass, r *lint.Reference) {
		links.Each(p, r, mayBeSigned, func(l links.Link) { reportSignature(p, r, l) })
	},
})

// mayBeSigned is a quick look at an address.
func mayBeSigned(address string) bool {
	lower := fold.ASCII(address)
	return strings.Contains(lower, "utm") || strings.Contains(lower, "referrer=")
}

// chatbots holds what chatbots write into utm_source, and who they are.
var chatbots = map[string]string{
	"chatgpt.com": "ChatGPT", "chatgpt": "ChatGPT", "openai": "ChatGPT", "openai.com": "ChatGPT", "chat.openai.com": "ChatGPT",
	"perplexity": "Perplexity", "perplexity.ai": "Perplexity",
	"copilot": "Copilot", "copilot.com": "Copilot", "copilot.microsoft.com": "Copilot", "bing_chat": "Copilot",
	"gemini": "Gemini", "gemini.google.com": "Gemini", "bard.google.com": "Gemini",
	"claude": "Claude", "claude.ai": "Claude", "grok": "Grok", "grok.com": "Grok", "groq": "Groq", "groq.com": "Groq",
	"deepseek": "DeepSeek", "chat.deepseek.com": "DeepSeek", "chat.mistral.ai": "Mistral", "meta.ai": "Meta AI",
	"you.com": "You.com", "poe.com": "Poe", "phind.com": "Phind", "jasper": "Jasper", "askpandi": "Pandi",
}

// marks are what chatbots leave in copied text. Each is too odd to be written
// by hand. Markdown may have escaped brackets and underscores.
var marks = regexp.MustCompile(`^(?::?contentReference\\?\[oaicite:\d+\\?\](?:\{index=\d+\})?` +
	`|\\?\[oaicite:\d+\\?\]` +
	`|oai(?:\\?_)?citation(?:\\?_attribution)?:\d+` +
	`|[\x{E000}-\x{F8FF}]?cite[\x{E000}-\x{F8FF}]?(?:turn\d+(?:search|view|news|image|fetch|academia|file)\d+[\x{E000}-\x{F8FF}]?)+` +
	`|turn\d+(?:search|view|news|image|fetch|academia|file)\d+\b` +
	`|【\d+(?::\d+)?†[^】\n]{0,80}】` +
	`|\\?\[(?:cite(?:\\?_start|: ?\d+(?:, ?\d+)*)|attached\\?_file:\d+|(?:web|citation):\d+)\\?\]` +
	`|\\?\[span\\?_\d+\\?\]\((?:start|end)\\?_span\)` +
	`|ppl-ai-file-upload\.s3\.amazonaws\.com` +
	`|<grok-card[ >])`)

// heads are the pieces of words with which marks begin, but for a sign or the
// word cite before some of them.
var heads = needles.New("chatbot-trace", "contentReference", "[oaicite:", "oaicitation", "oai_citation", `oai\_citation`,
	"turn0", "turn1", "turn2", "turn3", "turn4", "turn5", "turn6", "turn7", "turn8", "turn9",
	"【", "[cite", "[attached", "[web:", "[citation:", "[span", "ppl-ai-file-upload", "<grok-card")

// maxMark is the length in bytes of the longest mark that is found.
const maxMark = 400

// findMarks calls do for each mark in the text. The expression is asked where a
// mark may begin, and not of the whole text: it reads fifty times slower than
// the heads are looked for.
func findMarks(data []byte, do func(lint.Span)) {
	end := 0 // of the last one
	for at := range needles.Find(heads, data) {
		if at < end {
			continue
		}
		for _, start := range beginnings(data, at) {
			if m := marks.FindIndex(data[start:min(start+maxMark, len(data))]); m != nil && start >= end {
				end = start + m[1]
				do(lint.Span{Start: start, End: end})
				break
			}
		}
	}
}

// beginnings are the places where a mark may begin whose head stands at the
// offset, the first first.
func beginnings(data []byte, head int) []int {
	before := data[:head]
	if data[head] != 't' {
		if n := len(before); n > 0 && (before[n-1] == '\\' || before[n-1] == ':') {
			return []int{n - 1, n}
		}
		return []int{head}
	}
	if word, ok := bytes.CutSuffix(trimPrivate(before), []byte("cite")); ok {
		return []int{len(trimPrivate(word))}
	}
	if r, _ := utf8.DecodeLastRune(before); head > 0 && r < utf8.RuneSelf &&
		(ascii.Letter(byte(r)) || ascii.Digit(byte(r)) || r == '_') {
		return nil // within a word: "return0"
	}
	return []int{head}
}

// trimPrivate takes a character of the private use area off the end of a text.
func trimPrivate(text []byte) []byte {
	if r, size := utf8.DecodeLastRune(text); r >= 0xE000 && r <= 0xF8FF {
		return text[:len(text)-size]
	}
	return text
}

func checkChatbotMarks(p *lint.Pass) {
	for _, l := range links.From(p.Document.Addresses) {
		reportSignature(p, nil, l)
	}
	code := p.Document.Code // what is not behind us
	findMarks(p.Document.Data, func(span lint.Span) {
		for len(code) > 0 && code[0].End <= span.Start {
			code = code[1:]
		}
		if len(code) > 0 && code[0].Overlaps(span) { // the text is about chatbots
			return
		}
		p.Report(lint.Diagnostic{
			Span:      span,
			Message:   "a mark that a chatbot left; check that the source it stands for exists and says what it is cited for",
			Reference: entry.Around(p.Document, span),
			Holds:     true,
		})
	})
}

// reportSignature reports a link that a chatbot has put its name to.
func reportSignature(p *lint.Pass, ref *lint.Reference, l links.Link) {
	if span, sign, bot := signature(l); bot != "" {
		p.Report(lint.Diagnostic{
			Span:      span,
			Message:   "the address was copied from " + bot + " (" + sign + "); check that the work exists and says what it is cited for",
			Reference: ref,
			Holds:     true,
		})
	}
}

// signs are the names of parameters that chatbots put their names to. In those
// that say more than where somebody came from, only the name of a site counts: a
// campaign may well be called "gemini".
var signs = [...]struct {
	name string
	site bool
}{
	{"utm_source=", false}, {`utm\_source=`, false}, {"utm_source%3D", false}, {"utm%5Fsource=", false}, {"referrer=", false},
	{"utm_campaign=", true}, {`utm\_campaign=`, true}, {"utm_medium=", true}, {`utm\_medium=`, true},
}

// signature finds the parameter that a chatbot signs a link with, in the text
// or, failing that, in the target.
func signature(l links.Link) (span lint.Span, sign, bot string) {
	for _, a := range l.Addresses() {
		text := a.Text.String[:links.TrimEnd(a.Text.String)]
		lower := fold.ASCII(text)
		for _, mark := range signs {
			name := fold.ASCII(mark.name)
			for end := 0; ; {
				i := strings.Index(lower[end:], name)
				if i < 0 {
					break
				}
				start := end + i
				value := start + len(name)
				end = valueEnd(lower, value)
				if bot := signatory(lower[value:end], mark.site); bot != "" {
					return a.Text.Span(start, end), strings.ReplaceAll(text[start:end], `\`, ""), bot
				}
			}
		}
	}
	return lint.Span{}, "", ""
}

// valueEnd is where the value of a parameter ends that begins at the offset.
func valueEnd(text string, at int) int {
	for at < len(text) && strings.IndexByte("&?#;", text[at]) < 0 && !strings.HasPrefix(text[at:], "%26") {
		at++
	}
	return at
}

// signatory is the chatbot that a value in small letters names, "" for none.
func signatory(value string, site bool) string {
	value, err := url.QueryUnescape(value)
	if err != nil {
		return ""
	}
	if _, address, found := strings.Cut(value, "://"); found {
		value = address
	}
	value = strings.TrimPrefix(strings.TrimRight(value, "/"), "www.")
	if site && strings.IndexByte(value, '.') < 0 {
		return ""
	}
	return chatbots[value]
}
