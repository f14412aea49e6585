package lint

import (
	"bytes"
	"slices"
	"sort"
	"strings"
)

// An Ignore is a comment that silences rules:
//
//	<!-- bibfix:ignore phantom-citation: in print only, see https://… -->
//
// Behind the rules, which are parted by commas, stand a colon and the reason.
// It silences the line that it stands on or, alone on its line, the entry or
// paragraph that follows. "bibfix:ignore-start" silences up to
// "bibfix:ignore-end" or the end of the file, "bibfix:ignore-file" the whole
// file, wherever it stands. "all" means every rule. What the comment is written
// with is the format's own: <!-- … --> in Markdown and plain text, % in LaTeX
// and .bib files, @comment{…} in .bib files.
type Ignore struct {
	Kind   IgnoreKind
	Span   Span   // from "bibfix:" to the end of what is said
	Whole  Span   // with the signs of the comment, and its line where it stands alone
	Rules  []Word // as written, in their order
	Reason string // "" where none is given
	Closed bool   // of IgnoreStart: an end was found; of IgnoreEnd: a start was found

	lines Span   // that it stands on, without the end of the last
	alone bool   // it has them for itself
	scope []Span // what each rule is silenced for; empty where an earlier comment does that already
	used  []bool // whether it silenced a finding
}

// A Word is a piece of a file.
type Word struct {
	Text string
	Span Span
}

// IgnoreKind tells how far a comment reaches.
type IgnoreKind uint8

// The kinds of comments that silence.
const (
	IgnoreNext  IgnoreKind = iota // the line, entry or paragraph
	IgnoreStart                   // from here on
	IgnoreEnd                     // up to here
	IgnoreFile                    // the file
)

// AllRules stands in a comment for every rule.
const AllRules = "all"

var (
	ignoreMark  = []byte("bibfix:ignore")
	ignoreKinds = []struct {
		suffix string
		kind   IgnoreKind
	}{{"-start", IgnoreStart}, {"-end", IgnoreEnd}, {"-file", IgnoreFile}, {"", IgnoreNext}}
)

// Ignores reads the comments of a document that silence rules, in the order of
// the file.
func (d *Document) Ignores() []*Ignore {
	var list []*Ignore
	var line Span // of the last mark: many may stand on one long line
	for at := 0; ; {
		i := bytes.Index(d.Data[at:], ignoreMark)
		if i < 0 {
			break
		}
		at += i
		if at >= line.End {
			line = lineAt(d.Data, at)
		}
		ig := d.ignoreAt(at, line)
		at += len(ignoreMark)
		if ig != nil {
			list = append(list, ig)
			at = max(at, ig.Span.End)
		}
	}
	d.setScopes(list)
	return list
}

// A commentStyle is how a format writes a comment.
type commentStyle struct{ open, close string }

var commentStyles = map[string][]commentStyle{
	"bibtex":   {{"@comment{", "}"}, {"@comment(", ")"}, {"%", "\n"}},
	"latex":    {{"%", "\n"}},
	"markdown": {{"<!--", "-->"}},
	"text":     {{"<!--", "-->"}},
}

// maxComment is how far the end of a comment is looked for, in bytes.
const maxComment = 4096

// ignoreAt reads the comment whose mark stands at the offset, on that line; nil
// where it is none.
func (d *Document) ignoreAt(mark int, line Span) *Ignore {
	before := bytes.TrimRight(d.Data[line.Start:mark], " \t")
	for _, style := range commentStyles[d.Format] {
		if !hasSuffixFold(before, style.open) || d.inCode(mark, style.open) {
			continue
		}
		end, next := line.End, line.End // without the end of the line
		if style.close != "\n" {
			if n := bytes.Index(d.Data[mark:min(mark+maxComment, len(d.Data))], []byte(style.close)); n >= 0 {
				end = mark + n
				next = end + len(style.close)
			}
		}
		ig := &Ignore{Span: Span{mark, mark + len(bytes.TrimRight(d.Data[mark:end], " \t\r\n"))}}
		ig.Whole = Span{line.Start + len(before) - len(style.open), next}
		if !ig.parse(d.Data[:ig.Span.End]) {
			return nil
		}
		ig.lines = line
		if next > line.End {
			ig.lines.End = lineAt(d.Data, next).End
		}
		d.widen(ig)
		return ig
	}
	return nil
}

// parse reads what the comment says, and refuses "bibfix:ignored".
func (ig *Ignore) parse(data []byte) bool {
	at := ig.Span.Start + len(ignoreMark)
	for _, k := range ignoreKinds {
		if bytes.HasPrefix(data[at:], []byte(k.suffix)) {
			ig.Kind = k.kind
			at += len(k.suffix)
			break
		}
	}
	if at < len(data) && !strings.ContainsRune(" \t\r\n:", rune(data[at])) {
		return false
	}
	names := data[at:]
	if colon := bytes.IndexByte(names, ':'); colon >= 0 {
		ig.Reason = strings.TrimSpace(string(names[colon+1:]))
		names = names[:colon]
	}
	ig.Rules = wordsOf(names, at)
	return true
}

// maxRules is how many rules a comment names; behind them is prose.
const maxRules = 64

// wordsOf are the words of a list with commas that stands at the offset.
func wordsOf(list []byte, at int) []Word {
	var words []Word
	for i := 0; i < len(list) && len(words) < maxRules; {
		n := bytes.IndexAny(list[i:], ", \t\r\n")
		if n < 0 {
			n = len(list) - i
		}
		if n > 0 {
			words = append(words, Word{string(list[i : i+n]), Span{at + i, at + i + n}})
		}
		i += n + 1
	}
	return words
}

// inCode says whether a mark stands in what is shown as it is. What readers
// call code are comments as well, which begin with their own sign.
func (d *Document) inCode(mark int, open string) bool {
	n := sort.Search(len(d.Code), func(i int) bool { return d.Code[i].End > mark })
	if n == len(d.Code) || d.Code[n].Start > mark {
		return false
	}
	start := d.Code[n].Start
	return !bytes.HasPrefix(d.Data[start:], []byte(open)) || start > 0 && d.Data[start-1] == '`'
}

// lineAt is the line that holds the offset, without its end.
func lineAt(data []byte, at int) Span {
	line := Span{bytes.LastIndexByte(data[:at], '\n') + 1, len(data)}
	if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
		line.End = at + n
		if line.End > at && data[line.End-1] == '\r' {
			line.End--
		}
	}
	return line
}

// nextLine is where the line after the one that ends at the offset begins.
func nextLine(data []byte, end int) int {
	if n := bytes.IndexByte(data[end:], '\n'); n >= 0 {
		return end + n + 1
	}
	return len(data)
}

var byteOrderMark = []byte("\uFEFF")

// widen sees whether a comment has its lines for itself, and then makes them
// part of it.
func (d *Document) widen(ig *Ignore) {
	start := ig.lines.Start
	if start == 0 && bytes.HasPrefix(d.Data, byteOrderMark) {
		start = len(byteOrderMark)
	}
	if len(bytes.TrimSpace(d.Data[start:ig.Whole.Start])) == 0 && len(bytes.TrimSpace(d.Data[ig.Whole.End:ig.lines.End])) == 0 {
		ig.alone, ig.Whole = true, Span{start, nextLine(d.Data, ig.lines.End)}
	}
}

func hasSuffixFold(data []byte, suffix string) bool {
	return len(data) >= len(suffix) && strings.EqualFold(string(data[len(data)-len(suffix):]), suffix)
}

// setScopes works out what each comment silences.
func (d *Document) setScopes(list []*Ignore) {
	open := make(map[string]*Span) // where a rule is silenced from, by its name
	filed := make(map[string]bool)
	block := -1 // where the entry or paragraph of the comment before ends
	for _, ig := range list {
		ig.scope, ig.used = make([]Span, len(ig.Rules)), make([]bool, len(ig.Rules))
		switch ig.Kind {
		case IgnoreNext:
			block = d.scopeNext(ig, block)
		case IgnoreFile:
			for i, rule := range ig.Rules {
				if !filed[rule.Text] {
					ig.scope[i] = Span{0, len(d.Data) + 1}
				}
				filed[rule.Text] = true
			}
		case IgnoreStart:
			for i, rule := range ig.Rules {
				if open[rule.Text] == nil {
					ig.scope[i] = Span{ig.Whole.End, len(d.Data) + 1}
					open[rule.Text] = &ig.scope[i]
				}
			}
		case IgnoreEnd:
			closeScopes(ig, open)
		}
	}
	for _, ig := range list {
		ig.Closed = ig.Closed || ig.Kind == IgnoreStart && !slices.ContainsFunc(ig.scope, func(s Span) bool { return s.End > len(d.Data) })
	}
}

// closeScopes ends what is open of the rules that a comment names, or all that
// is open where it names none.
func closeScopes(ig *Ignore, open map[string]*Span) {
	for rule, scope := range open {
		named := slices.ContainsFunc(ig.Rules, func(w Word) bool { return w.Text == rule })
		if named || len(ig.Rules) == 0 {
			scope.End = ig.Span.Start
			ig.Closed = true
			delete(open, rule)
		}
	}
}

// scopeNext sets what a comment silences that stands before or behind it, and
// returns where that ends. One more comment on the same entry or paragraph
// reaches as far as the one before, which ends at block.
func (d *Document) scopeNext(ig *Ignore, block int) int {
	scope := ig.lines
	if ig.alone {
		if block < ig.Whole.End {
			block = d.blockEnd(ig.Whole.End)
		}
		scope = Span{ig.Whole.End, block}
	}
	for i := range ig.scope {
		ig.scope[i] = scope
	}
	return block
}

// blockEnd is the end of the entry or paragraph that begins at or after the
// offset, or of the entry of a bibliography file that the offset lies in.
func (d *Document) blockEnd(at int) int {
	if d.Database != nil {
		return d.databaseEntry(at)
	}
	for started := false; at < len(d.Data); {
		end := nextLine(d.Data, at)
		blank := len(bytes.TrimSpace(d.Data[at:end])) == 0
		if blank && started {
			return at
		}
		if !blank && !started {
			if entry := d.entryIn(Span{at, end}); entry != nil { // one of a list without blank lines
				return entry.Span.End
			}
			started = true
		}
		at = end
	}
	return at
}

// databaseEntry is the end of the first entry that ends behind the offset.
func (d *Document) databaseEntry(at int) int {
	cursor := d.Database.Cursor()
	n := sort.Search(d.Database.Len(), func(i int) bool { return cursor.Read(i).Span.End > at })
	if n == d.Database.Len() {
		return at
	}
	return cursor.Read(n).Span.End
}

// entryIn is the first entry that begins in the span, nil for none.
func (d *Document) entryIn(span Span) *Reference {
	n := sort.Search(len(d.References), func(i int) bool { return d.References[i].Span.Start >= span.Start })
	if n < len(d.References) && d.References[n].Span.Start < span.End {
		return d.References[n]
	}
	return nil
}
