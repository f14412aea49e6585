package md

import (
	"bytes"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/lint"
)

// maxMath bounds a formula in the run of a text, in bytes: a lone "$" is money.
const maxMath = 1000

// math reads "$mathematics$" and "$^{4}$". By pandoc's rule the opening sign
// has text right after it, the closing one text right before it and no digit
// after it: "$5 and $6" are prices.
func (in *inline) math(at int) int {
	buf := in.buf
	if at+2 >= len(buf) || isSpace(buf[at+1]) || buf[at+1] == '$' {
		return 0
	}
	end := in.dollar(at + 2)
	if end == len(buf) || end-at > maxMath || isSentence(buf[at+1:end]) {
		return 0
	}
	return in.formula(at, at+1, end, end+1)
}

// wordsOfSentence is how many words between two dollar signs make a sentence of what they
// hold, where no command and no brace does: a formula names few things in full.
const wordsOfSentence = 4

// isSentence says whether what stands between two dollar signs is text between two
// prices or names with a sign, "US$ 300 for each … V$NF".
func isSentence(inner []byte) bool {
	n := 0
	for i := 0; i < len(inner); i++ {
		switch {
		case inner[i] == '{', inner[i] == '\\' && i+1 < len(inner) && ascii.Letter(inner[i+1]):
			return false
		case inner[i] == ' ' && i+1 < len(inner):
			end := i + 1
			for end < len(inner) && 'a' <= inner[end] && inner[end] <= 'z' {
				end++
			}
			if end-i > 3 && (end == len(inner) || bytes.IndexByte([]byte(" .,;:)\n"), inner[end]) >= 0) {
				n++
			}
			i = end - 1
		}
	}
	return n >= wordsOfSentence
}

// texMath reads "\(mathematics\)", which some converters write. The escaped
// brackets of an address are none: a formula has a power, an index or a command.
func (in *inline) texMath(at int) int {
	i := bytes.Index(in.buf[at:min(len(in.buf), at+maxMath)], []byte(`\)`))
	if i < 3 || !bytes.ContainsAny(in.buf[at+2:at+i], `^_\{`) {
		return 0
	}
	return in.formula(at, at+2, at+i, at+i+2)
}

// formula makes tokens of a formula between signs: mathematics is no prose,
// but a power of numbers alone, "^{4,5}" or "{}^{4}", is a superscript.
func (in *inline) formula(start, open, close, end int) int {
	from, to := open, close
	inner := bytes.TrimPrefix(in.buf[from:to], []byte("{}"))
	from = to - len(inner)
	if len(inner) > 1 && inner[0] == '^' {
		from++
		if in.buf[from] == '{' && in.buf[to-1] == '}' {
			from, to = from+1, to-1
		}
		if from < to && isNumbers(in.buf[from:to]) {
			in.shown(lint.Superscript, start, from, to, end)
			return end
		}
	}
	in.shown(lint.Code, start, open, close, end)
	return end
}

// dollar is the place of the next "$" from at on that may close mathematics,
// the end of the buffer where there is none.
func (in *inline) dollar(at int) int {
	if in.limits.dollar >= at {
		return in.limits.dollar
	}
	buf := in.buf
	for ; at < len(buf); at++ {
		if buf[at] == '\\' {
			at++
		} else if buf[at] == '$' && !isSpace(buf[at-1]) && (at+1 == len(buf) || buf[at+1] < '0' || buf[at+1] > '9') {
			break
		}
	}
	in.limits.dollar = min(at, len(buf))
	return in.limits.dollar
}
