package block

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/lint"
)

// FindAddresses gives the web addresses that stand in t as text, by place:
// http, https and ftp, and "www.…" and "doi.org/…" without a scheme. Points,
// commas and closing brackets after an address do not belong to it.
func FindAddresses(t lint.Text) []Address {
	var found []Address
	for _, sign := range [...]string{"://", "www.", "doi.org/"} {
		known := found
		for at := 0; ; {
			i := strings.Index(t.String[at:], sign)
			if i < 0 {
				break
			}
			at += i
			start := addressStart(t.String, at, sign)
			at += len(sign)
			if start < 0 || within(known, start) {
				continue
			}
			if end := addressEnd(t.String, at); end > at {
				open := strings.HasPrefix(t.String[end:], "{")
				found = append(found, Address{lint.Address{Text: t.Slice(start, end), Open: open}, start, end})
				at = end
			}
		}
		if len(known) < len(found) && len(found) > 1 {
			slices.SortFunc(found, func(a, b Address) int { return a.Start - b.Start })
		}
	}
	return found
}

// addressStart is where the address with that sign at s[at:] begins, -1 where
// the sign is none of an address.
func addressStart(s string, at int, sign string) int {
	start := at
	for start > 0 && isWordByte(s[start-1]) {
		start--
	}
	switch sign {
	case "://":
		if at-start > len("https") {
			start = at - len("https")
		}
		switch strings.ToLower(s[start:at]) {
		case "http", "https", "ftp":
			return start
		}
		for _, scheme := range [...]string{"https", "http"} {
			if strings.HasSuffix(s[:at], scheme) { // glued to a word: "Availablehttp://…"
				return at - len(scheme)
			}
		}
		return -1
	case "doi.org/":
		if strings.HasSuffix(s[:at], "dx.") {
			return at - len("dx.")
		}
	}
	if start < at {
		return -1
	}
	return at
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// within says whether a place lies in one of the addresses, which are sorted.
func within(found []Address, at int) bool {
	i := sort.Search(len(found), func(i int) bool { return found[i].End > at })
	return i < len(found) && found[i].Start <= at
}

// addressEnd is where the address that goes on at s[at:] ends.
func addressEnd(s string, at int) int {
	start, round, square := at, 0, 0
scan:
	for at < len(s) {
		c := s[at]
		if c < utf8.RuneSelf {
			switch {
			case c <= ' ' || c == '<' && !sici(s[at:]) || c == '"' || c == '|' || c == '`' || c == '{' || c == '}' || c == '\\' && !escape(s[at:]) || c == '^':
				break scan
			case c == '>' && strings.IndexByte(s[start:at], '<') < 0:
				break scan
			case (c == ';' || c == ',') && strings.HasPrefix(s[at+1:], "http") && strings.Contains(s[at:min(len(s), at+9)], "://"): // the next address
				break scan
			case c == '(':
				round++
			case c == '[':
				square++
			case c == ')':
				if round--; round < 0 {
					break scan
				}
			case c == ']':
				if square--; square < 0 {
					break scan
				}
			}
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		if endsAddress(r) {
			break
		}
		at += size
	}
	return trimAddress(s, start, at)
}

// escape knows the "\_" that another program's escaping left in an address.
func escape(s string) bool { return len(s) > 1 && strings.IndexByte(`_&%#~-`, s[1]) >= 0 }

// sici knows the "<1661::…" of old DOIs.
func sici(s string) bool { return len(s) > 1 && '0' <= s[1] && s[1] <= '9' }

func endsAddress(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '«', '»', '\u00a0', '\u2003', '\u2002', '\u3000', '，', '。', '、', '（', '）', '；', '】', '》', '」', '』', '…', '—':
		return true
	}
	return false
}

// trimAddress takes the punctuation of the sentence off the end.
func trimAddress(s string, start, end int) int {
	for end > start {
		switch s[end-1] {
		case '.', ',', ';', ':', '!', '?', '\'', '*', '_', '(', '[':
			end--
			continue
		}
		break
	}
	return end
}

// SortAddresses puts addresses in the order of the text they lie over, a link's
// text before its target.
func SortAddresses(a []Address) {
	slices.SortStableFunc(a, func(x, y Address) int {
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return x.place() - y.place()
	})
}

func (a Address) place() int { return a.Text.Span(0, a.Text.Len()).Start }
