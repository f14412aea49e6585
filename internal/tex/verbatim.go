package tex

import (
	"bytes"

	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
)

// DecodeVerbatim appends an address, an identifier or a key. TeX is not at work
// in it; undone are the escapes that exporters and people leave there all the
// same (\_ and {\_}, \~{}, \textasciitilde, $\sim$), and \url{…} or braces
// around the whole. Everything else stays: ~, --, %, $.
func DecodeVerbatim(b *lint.TextBuilder, data []byte, span lint.Span) {
	span = unwrap(data, span)
	data = data[:span.End]
	from := span.Start
	for i := span.Start; i < span.End; {
		text, end := unescape(data, i)
		if end == i {
			i++
			continue
		}
		charset.Copy(b, data[from:i], from)
		b.Put(text, lint.Span{Start: i, End: end})
		i, from = end, end
	}
	charset.Copy(b, data[from:], from)
}

// unwrap is the span without white space, braces and \url{…} around it.
func unwrap(data []byte, span lint.Span) lint.Span {
	const most = 3 // \url within braces within braces
	for range most {
		for span.Start < span.End && class[data[span.Start]] == white {
			span.Start++
		}
		for span.Start < span.End && class[data[span.End-1]] == white {
			span.End--
		}
		inside := data[span.Start:span.End]
		open := 0
		for _, name := range [...]string{`\url`, `\nolinkurl`, `\path`} {
			if bytes.HasPrefix(inside, []byte(name)) {
				open = len(name)
			}
		}
		if !IsGroup(inside[open:]) {
			break
		}
		span.Start += open + 1
		span.End--
	}
	return span
}

// unescape is the sign that an escape at i stands for, and where the escape
// ends; i where there is none.
func unescape(data []byte, i int) (string, int) {
	if data[i] != '{' {
		return sign(data, i)
	}
	text, end := sign(data, i+1)
	if text == "" && i+1 < len(data) && bytes.IndexByte([]byte("_~%&#$^"), data[i+1]) >= 0 {
		text, end = escapable[data[i+1]], i+2
	}
	if text != "" && end < len(data) && data[end] == '}' {
		return text, end + 1
	}
	return "", i
}

// escapable are the signs that people put a backslash before in addresses.
var escapable = [128]string{'_': "_", '&': "&", '%': "%", '#': "#", '$': "$", '~': "~", '^': "^", '{': "{", '}': "}"}

// addressSigns are the commands that stand for a sign of addresses.
var addressSigns = map[string]string{
	"textasciitilde": "~", "sim": "~", "textunderscore": "_", "textasciicircum": "^", "textless": "<", "textgreater": ">", "textbackslash": `\`,
	"textendash": "–", "textbar": "|", "textdollar": "$", "textpercent": "%", "slash": "/",
}

// sign reads an escape that begins with a backslash or is $\sim$.
func sign(data []byte, i int) (string, int) {
	const sim = `$\sim$`
	switch {
	case bytes.HasPrefix(data[min(i, len(data)):], []byte(sim)):
		return "~", i + len(sim)
	case i+1 >= len(data) || data[i] != '\\' || data[i+1] >= 128:
		return "", i
	}
	name, end := i+1, i+1
	for end < len(data) && isLetter(data[end]) {
		end++
	}
	text := ""
	if end == name {
		text = escapable[data[name]]
		end++
	} else {
		text = addressSigns[string(data[name:end])]
	}
	switch {
	case text == "":
		return "", i
	case bytes.HasPrefix(data[end:], []byte("{}")) && (end > name+1 || text == "~" || text == "^"):
		end += 2
	case end > name+1 && end < len(data) && data[end] == ' ':
		end++
	}
	return text, end
}
