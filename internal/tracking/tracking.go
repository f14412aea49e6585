// Package tracking finds the parts of a web address that tell who followed
// which link, and say nothing about the page: campaign parameters, click
// identifiers, session keys.
//
// The addresses are those people leave in manuscripts. A parameter may follow
// a second question mark or stand in the fragment; its signs may be percent
// encoded, its underscores escaped twice, its ampersands written as &amp;.
package tracking

import (
	"net/url"
	"slices"
	"sort"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
)

// A Cut is a range of bytes of an address that can go.
type Cut struct {
	Start, End int
	Names      []string // of the parameters in it, as people write them: "utm_source"
}

// Find returns what can be cut out of the address, in order and without
// overlap. Cutting takes each parameter with its separator; a question mark
// left alone goes with them. Every other byte stays.
func Find(address string) []Cut {
	if len(address) > longest || !strings.ContainsAny(address, parameterSigns) {
		return nil
	}
	f := newFinder(address)
	if f.archived {
		return nil
	}
	cuts := f.sessions()
	plain := f.split(f.path, len(address), false)
	cuts = append(cuts, f.cut(plain)...)
	// Whole addresses stand, percent encoded, in paths and in values.
	for _, inner := range f.kept(plain, cuts) {
		cuts = append(cuts, f.cut(f.split(inner[0], inner[1], true))...)
	}
	sort.Slice(cuts, func(i, j int) bool { return cuts[i].Start < cuts[j].Start })
	return cuts
}

// parameterSigns are what one of stands in every address with parameters.
const parameterSigns = "?#&%;"

// longest is the length in bytes of an address worth looking at: what is
// longer is data, not an address.
const longest = 1 << 14

// archives keep copies of pages under the address that was saved, parameters
// included.
var archives = []string{"archive.org", "archive.today", "archive.ph", "archive.is", "webcitation.org", "perma.cc", "webarchive.*"}

type finder struct {
	address  string
	path     int   // where the path begins
	rows     []row // of the table, those for this host and path
	archived bool  // a copy in an archive, which is filed under the whole address
}

func newFinder(address string) finder {
	f := finder{address: address}
	if i := strings.Index(address, "://"); i >= 0 {
		f.path = i + 3
	}
	start := f.path
	if i := strings.IndexAny(address[start:], "/?#"); i >= 0 {
		f.path += i
	} else {
		f.path = len(address)
	}
	file := address[f.path:]
	if i := strings.IndexAny(file, "?#"); i >= 0 {
		file = file[:i]
	}
	host := strings.ToLower(address[start:f.path])
	f.rows = rowsOf(host, file)
	f.archived = slices.ContainsFunc(archives, func(domain string) bool { return below(host, domain) })
	return f
}

// A parameter stands between two separators.
type parameter struct {
	separator  int  // where the separator before it begins
	start, end int  // of name and value
	opens      bool // the separator opens a group: "?" or "#"
}

// split finds the parameters in [from, to). In an encoded stretch only
// percent-encoded separators part them.
func (f finder) split(from, to int, encoded bool) []parameter {
	var list []parameter
	for i := from; i < to; {
		n, opens := separator(f.address[i:to], encoded)
		if n == 0 && !encoded && len(list) > 0 && f.address[i] == ';' && isNamed(f.address[i+1:to]) {
			n = 1 // "?a=1;b=2"
		}
		if n == 0 || encoded && !opens && len(list) == 0 { // an encoded & by itself belongs to a value
			i += max(n, 1)
			continue
		}
		if len(list) > 0 {
			list[len(list)-1].end = i
		}
		list = append(list, parameter{separator: i, start: i + n, end: to, opens: opens || len(list) == 0})
		i += n
	}
	return list
}

// isNamed says whether a name and a value begin s.
func isNamed(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '=':
			return i > 0
		case c != '_' && c != '-' && c != '.' && !('0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'):
			return false
		}
	}
	return false
}

// separator is the length of the separator at the head of s, 0 for none.
func separator(s string, encoded bool) (n int, opens bool) {
	switch {
	case encoded && len(s) >= 3 && s[0] == '%':
		switch strings.ToUpper(s[:3]) {
		case "%3F", "%23":
			return 3, true
		case "%26":
			return 3, false
		}
	case encoded:
	case s[0] == '?' || s[0] == '#':
		return 1, true
	case strings.HasPrefix(s, "&%20"): // "Theses%20&%20Dissertations" is one value
	case s[0] == '&':
		for _, sign := range [...]string{"&amp;amp;", "&amp;", "&#38;", "&#x26;"} {
			if strings.HasPrefix(s, sign) {
				return len(sign), false
			}
		}
		return 1, false
	}
	return 0, false
}

// cut decides which parameters go, group by group.
func (f finder) cut(list []parameter) []Cut {
	var cuts []Cut
	for len(list) > 0 {
		n := 1
		for n < len(list) && !list[n].opens {
			n++
		}
		cuts = append(cuts, f.cutGroup(list[:n])...)
		list = list[n:]
	}
	return cuts
}

// cutGroup cuts within the parameters after one question mark. Before the
// first parameter that stays, a parameter takes the separator behind it with
// it; later ones take the one in front.
func (f finder) cutGroup(group []parameter) []Cut {
	names := make([]string, len(group))
	first := len(group) // the first that stays
	empty, tracking := 0, []string(nil)
	for i, p := range group {
		names[i] = f.tracks(p)
		switch {
		case p.start == p.end:
			empty++
		case names[i] != "":
			tracking = append(tracking, names[i])
		}
		if names[i] == "" && first == len(group) {
			first = i
		}
	}
	if len(tracking) > 0 && len(tracking)+empty == len(group) { // "?&utm_source=a&"
		return []Cut{{group[0].separator, group[len(group)-1].end, tracking}}
	}
	var cuts []Cut
	for i, p := range group {
		if names[i] == "" {
			continue
		}
		start, end := p.separator, p.end
		if i < first && first < len(group) {
			start, end = p.start, group[i+1].start
		}
		if n := len(cuts); n > 0 && cuts[n-1].End == start {
			cuts[n-1].End = end
			cuts[n-1].Names = append(cuts[n-1].Names, names[i])
			continue
		}
		cuts = append(cuts, Cut{start, end, []string{names[i]}})
	}
	return cuts
}

// tracks gives the plain name of a parameter that says nothing about the page,
// "" for any other.
func (f finder) tracks(p parameter) string {
	text := f.address[p.start:p.end]
	if decoded, err := url.QueryUnescape(text); err == nil {
		text = decoded
	}
	// A backslash before an underscore is an escape that was escaped again.
	name, value, found := strings.Cut(strings.TrimLeft(strings.ReplaceAll(text, `\`, ""), "-"), "=")
	lower := strings.ToLower(name)
	if !found && lower == "" {
		return ""
	}
	if found && holds(everywhere, lower, strings.ToLower(value)) {
		return name
	}
	for _, r := range f.rows {
		if holds(r.params, lower, strings.ToLower(value)) {
			return name
		}
	}
	return ""
}

// sessions finds ";jsessionid=…" at the end of a path.
func (f finder) sessions() []Cut {
	const mark = ";jsessionid="
	path := f.address[f.path:]
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	for i := 0; i+len(mark) <= len(path); i++ {
		if path[i] != ';' || !fold.HasPrefix(path[i:], mark) {
			continue
		}
		value := path[i+len(mark):]
		if n := strings.IndexAny(value, "&/;"); n >= 0 {
			value = value[:n]
		}
		start := f.path + i
		return []Cut{{start, start + len(mark) + len(value), []string{"jsessionid"}}}
	}
	return nil
}

// kept are the stretches that nothing has cut: the path and the parameters.
func (f finder) kept(list []parameter, cuts []Cut) [][2]int {
	end := len(f.address)
	if len(list) > 0 {
		end = list[0].separator
	}
	stretches := [][2]int{{f.path, end}}
	for _, p := range list {
		stretches = append(stretches, [2]int{p.start, p.end})
	}
	var free [][2]int
	for _, s := range stretches {
		if !overlaps(cuts, s) {
			free = append(free, s)
		}
	}
	return free
}

func overlaps(cuts []Cut, s [2]int) bool {
	for _, c := range cuts {
		if c.Start < s[1] && s[0] < c.End {
			return true
		}
	}
	return false
}
