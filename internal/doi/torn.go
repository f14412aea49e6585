package doi

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
)

// torn says where a suffix that s[i:end] seems to be goes on behind a blank:
// "10.1016/j." is no suffix before "quay.2014.05", nor is "10.1186/1471-" before
// "2105-9-123". It is end where the suffix is whole.
func torn(s string, i, end int) int {
	at := wordEnd(s, end)
	if at == len(s) || at == i || at-end > 1 || s[at] != ' ' && s[at] != '\n' {
		return end
	}
	next := s[at+1 : wordEnd(s, at+1)]
	next = next[:trim(next)]
	if next == "" {
		return end
	}
	switch head := s[i:at]; {
	case !strings.ContainsAny(next, "0123456789") || strings.ContainsRune(next, ':'):
	case strings.HasSuffix(head, "-"), strings.HasSuffix(head, "/"):
		if 'a' <= next[0] && next[0] <= 'z' || ascii.Digit(next[0]) {
			return at + 1
		}
	case strings.HasSuffix(head, ".") && !strings.ContainsAny(head, "0123456789") && goesOn(head, next),
		isDated(head) && len(next) == len("05.003") && next[2] == '.':
		return at + 1
	}
	return end
}

// goesOn says whether a word can be the rest of a suffix that begins with a
// head without digits: "j." and "quay.2014.05.003", "journal." and
// "pone.0012345", "j." and "1365-2648.2004.03071.x", "PhysRevD." and "71.091601".
func goesOn(head, next string) bool {
	letters := 0
	for letters < len(next) && 'a' <= next[letters] && next[letters] <= 'z' {
		letters++
	}
	if letters > 0 {
		known := head == "j." || head == "journal."
		return strings.HasPrefix(next[letters:], ".") && (letters > 3 || known && letters > 2)
	}
	volume, number, _ := strings.Cut(next, ".")
	return ascii.Digit(next[0]) && (len(next) > len("1365-2648.2004") || len(volume) < 4 && len(number) == len("091601") || strings.EqualFold(head, "arxiv."))
}

// isDated says whether a suffix stops behind the year that Elsevier's have:
// "j.quay.2014." before "05.003".
func isDated(head string) bool {
	year := len(head) - len("2014.")
	return strings.HasPrefix(head, "j.") && year > 2 && head[year-1] == '.' && head[len(head)-1] == '.' && (head[year:year+2] == "19" || head[year:year+2] == "20") && ascii.Digit(head[year+2]) && ascii.Digit(head[year+3])
}
