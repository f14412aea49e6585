package tex

import (
	"bytes"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/lint"
)

// DecodeVerbatim appends an address, an identifier or a key. TeX is not at work
// in it; undone are the escapes that exporters and people leave there all the
// same (\_ and {\_}, \~{}, \textasciitilde, $\sim$), and \url{…}, \doi{…} or braces
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

// DecodeHeld appends the argument of a command that holds an address or
// identifier; whole is the command with it. Words that stand right beside the
// command are parted from it by a blank, since they are no part of what it holds.
func DecodeHeld(b *lint.TextBuilder, data []byte, whole, argument lint.Span) {
	if whole.Start > 0 && isWord(data[whole.Start-1]) {
		b.Put(" ", lint.Span{Start: whole.Start, End: whole.Start + 1})
	}
	DecodeVerbatim(b, data, argument)
	if whole.End < len(data) && (isWord(data[whole.End]) || bytes.IndexByte([]byte(`\([{`), data[whole.End]) >= 0) {
		b.Put(" ", lint.Span{Start: whole.End - 1, End: whole.End})
	}
}

func isWord(c byte) bool { return ascii.Letter(c) || '0' <= c && c <= '9' || c >= 0x80 }

// InHolder says whether the byte at i lies in the argument of a command that
// holds an address or identifier, which begins behind from.
func InHolder(data []byte, from, i int) bool {
	const longest = 2000
	for at := max(from, i-longest); at < i; at++ {
		if data[at] != '\\' {
			continue
		}
		open := at + holderEnd(data[at:])
		if open == at && bytes.HasPrefix(data[at:], []byte(`\href`)) {
			open = at + len(`\href`)
			for open < i && class[data[open]] == white {
				open++
			}
		}
		if open > at && open < i && data[open] == '{' {
			if end, _ := GroupEnd(data[:min(len(data), i+1)], open); end > i {
				return true
			}
		}
	}
	return false
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
		open := holderEnd(inside)
		if !IsGroup(inside[open:]) {
			break
		}
		span.Start += open + 1
		span.End--
	}
	return span
}

// holderEnd is the place behind a command at the head of the data that holds an
// address or identifier, and the blanks before its argument; 0 for none.
func holderEnd(data []byte) int {
	if len(data) == 0 || data[0] != '\\' {
		return 0
	}
	end := 1
	for end < len(data) && ascii.Letter(data[end]) {
		end++
	}
	if holding := holders[string(data[1:end])]; holding != HoldsAddress && holding != HoldsName {
		return 0
	}
	if end < len(data) && data[end] == '*' {
		end++
	}
	for end < len(data) && class[data[end]] == white {
		end++
	}
	return end
}

// HolderAround is the command that stands around a whole value, as \url in
// \url{https://…}; "" for none.
func HolderAround(value string) string {
	data := bytes.TrimSpace([]byte(value))
	end := holderEnd(data)
	if end == 0 || !IsGroup(data[end:]) {
		return ""
	}
	return strings.TrimRight(string(data[:end]), " \t\r\n")
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
	"doibase": "https://doi.org/", // of REVTeX, in \href{\doibase 10.1103/…}
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
	for end < len(data) && ascii.Letter(data[end]) {
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
