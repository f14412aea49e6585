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

	open  bool   // its end was not found
	alone bool   // it has its lines for itself
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
	if !d.hasIgnores() {
		return nil
	}
	r := ignoreReader{Document: d}
	var list []*Ignore
	for at := 0; ; {
		i := bytes.Index(d.Data[at:], ignoreMark)
		if i < 0 {
			break
		}
		at += i
		ig := r.read(at)
		at += len(ignoreMark)
		if ig != nil {
			list = append(list, ig)
			at = max(at, ig.Span.End)
		}
	}
	r.setScopes(list)
	return list
}

// hasIgnores says whether there may be any.
func (d *Document) hasIgnores() bool { return bytes.Contains(d.Data, ignoreMark) }

// An ignoreReader reads the comments of a document from its beginning to its
// end. Of what it looks at it looks at no more than a stretch each time: there may be
// as many comments as the file has room for, all on one line.
type ignoreReader struct {
	*Document
	last  Span // line that was looked for last, with its end
	entry int  // of a bibliography file, that was looked for last
}

// read reads the comment whose mark stands at the offset; nil where that is none.
func (r *ignoreReader) read(mark int) *Ignore {
	start, closing := r.Comments.opening(r.Data, mark)
	if start < 0 || r.inCode(mark, start) {
		return nil
	}
	line := r.line(mark)
	ig := &Ignore{Whole: Span{start, line.End}} // without the end of the line
	end := line.End
	if closing != "" {
		n := closeOf(r.Data[mark:min(mark+maxIgnore, len(r.Data))], closing)
		if ig.open = n < 0; !ig.open {
			end = mark + n
			ig.Whole.End = end + len(closing)
		}
	}
	ig.Span = Span{mark, mark + len(bytes.TrimRight(r.Data[mark:end], " \t\r\n"))}
	if closing != "" && closing == r.Comments.Close {
		ig.Span.End = mark + len(bytes.TrimRight(r.Data[mark:end], " \t\r\n"+closing[:1])) // <!--- … --->
	}
	if !ig.parse(r.Data[:ig.Span.End]) {
		return nil
	}
	ig.alone, ig.Whole = r.aloneOn(ig.Whole)
	return ig
}

// maxIgnore is how long a comment may be, in bytes.
const maxIgnore = 16 << 10

// closeOf is where the sign stands that ends a comment; -1 where none does.
// Brackets may stand in one another.
func closeOf(text []byte, closing string) int {
	opening := map[string]byte{"}": '{', ")": '('}[closing]
	if opening == 0 {
		return bytes.Index(text, []byte(closing))
	}
	depth := 0
	for i, c := range text {
		switch {
		case c == opening:
			depth++
		case c == closing[0] && depth == 0:
			return i
		case c == closing[0]:
			depth--
		}
	}
	return -1
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
// call code are comments as well, which begin with the sign of the one that starts there.
func (d *Document) inCode(mark, start int) bool {
	n := sort.Search(len(d.Code), func(i int) bool { return d.Code[i].End > mark })
	if n == len(d.Code) || d.Code[n].Start > mark {
		return false
	}
	at := d.Code[n].Start
	return d.Data[at] != d.Data[start] || at > 0 && d.Data[at-1] == '`'
}

// line is the line that holds the offset, without its end.
func (r *ignoreReader) line(at int) Span {
	line := r.wholeLine(at)
	for line.End > max(at, line.Start) && strings.IndexByte("\r\n", r.Data[line.End-1]) >= 0 {
		line.End--
	}
	return line
}

// wholeLine is the line that holds the offset, with its end.
func (r *ignoreReader) wholeLine(at int) Span {
	if r.last.Len() == 0 || at < r.last.Start || at >= r.last.End {
		r.last = Span{bytes.LastIndexByte(r.Data[:at], '\n') + 1, len(r.Data)}
		if n := bytes.IndexByte(r.Data[at:], '\n'); n >= 0 {
			r.last.End = at + n + 1
		}
	}
	return r.last
}

var byteOrderMark = []byte("\uFEFF")

// aloneOn says whether a comment has its lines for itself, and then widens it
// to them.
func (r *ignoreReader) aloneOn(comment Span) (bool, Span) {
	start, end := r.line(comment.Start).Start, r.line(max(comment.End-1, comment.Start)).End
	if start == 0 && bytes.HasPrefix(r.Data, byteOrderMark) {
		start = len(byteOrderMark)
	}
	end = max(end, comment.End)
	before, behind := bytes.TrimRight(r.Data[start:comment.Start], r.Comments.blanks()), bytes.TrimLeft(r.Data[comment.End:end], " \t\r")
	if len(before)+len(behind) > 0 {
		return false, comment
	}
	return true, Span{start, r.wholeLine(end).End}
}

func hasSuffixFold(data []byte, suffix string) bool {
	return len(data) >= len(suffix) && strings.EqualFold(string(data[len(data)-len(suffix):]), suffix)
}

// setScopes works out what each comment silences.
func (r *ignoreReader) setScopes(list []*Ignore) {
	open := make(map[string]*Span) // where a rule is silenced from, by its name
	filed := make(map[string]bool)
	block := -1 // where the entry or paragraph of the comment before ends
	for _, ig := range list {
		ig.scope, ig.used = make([]Span, len(ig.Rules)), make([]bool, len(ig.Rules))
		switch ig.Kind {
		case IgnoreNext:
			block = r.scopeNext(ig, block)
		case IgnoreFile:
			for i, rule := range ig.Rules {
				if !filed[rule.Text] {
					ig.scope[i] = Span{0, len(r.Data) + 1}
				}
				filed[rule.Text] = true
			}
		case IgnoreStart:
			for i, rule := range ig.Rules {
				if open[rule.Text] == nil {
					ig.scope[i] = Span{ig.Whole.End, len(r.Data) + 1}
					open[rule.Text] = &ig.scope[i]
				}
			}
		case IgnoreEnd:
			closeScopes(ig, open)
		}
	}
	for _, ig := range list {
		ig.Closed = ig.Closed || ig.Kind == IgnoreStart && !slices.ContainsFunc(ig.scope, func(s Span) bool { return s.End > len(r.Data) })
	}
}

// closeScopes ends what is open of the rules that a comment names, or all that
// is open where it names none.
func closeScopes(ig *Ignore, open map[string]*Span) {
	end := func(rule string) {
		if scope := open[rule]; scope != nil {
			scope.End = ig.Span.Start
			ig.Closed = true
			delete(open, rule)
		}
	}
	for _, rule := range ig.Rules {
		end(rule.Text)
	}
	if len(ig.Rules) == 0 {
		for rule := range open {
			end(rule)
		}
	}
}

// scopeNext sets what a comment silences that stands before or behind it, and
// returns where that ends. One more comment on the same entry or paragraph
// reaches as far as the one before, which ends at block.
func (r *ignoreReader) scopeNext(ig *Ignore, block int) int {
	scope := Span{r.line(ig.Whole.Start).Start, r.line(ig.Span.End).End}
	if ig.alone {
		if block < ig.Whole.End {
			block = r.blockEnd(ig.Whole.End)
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
func (r *ignoreReader) blockEnd(at int) int {
	if r.IsBibliography() {
		return r.databaseEntry(at)
	}
	for started := false; at < len(r.Data); {
		end := r.wholeLine(at).End
		blank := len(bytes.TrimLeft(r.Data[at:end], r.Comments.blanks())) == 0
		if blank && started {
			return at
		}
		if !blank && !started {
			if entry := r.entryIn(Span{at, end}); entry != nil { // one of a list without blank lines
				return entry.Span.End
			}
			started = true
		}
		at = end
	}
	return at
}

// databaseEntry is the end of the first entry that ends behind the offset; no
// offset lies before that of the last call. What is far ahead is not read.
func (r *ignoreReader) databaseEntry(at int) int {
	reader, n := r.newEntryReader(), r.Count()
	ends := func(i int) bool { return reader.read(i).Span.End > at }
	step := 1
	for r.entry+step < n && !ends(r.entry+step-1) {
		r.entry += step
		step *= 2
	}
	r.entry += sort.Search(min(step, n-r.entry), func(i int) bool { return ends(r.entry + i) })
	if r.entry == n {
		return at
	}
	return reader.read(r.entry).Span.End
}

// entryIn is the first entry that begins in the span, nil for none.
func (d *Document) entryIn(span Span) *Reference {
	n := sort.Search(len(d.References), func(i int) bool { return d.References[i].Span.Start >= span.Start })
	if n < len(d.References) && d.References[n].Span.Start < span.End {
		return d.References[n]
	}
	return nil
}
