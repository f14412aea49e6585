package md

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/metadata"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/block"
)

// Citing by key: pandoc's [see @key, p. 3] and @key, of which Quarto, R Markdown
// and bookdown make use as well, MyST's {cite:p}`key` and MultiMarkdown's
// [p. 3][#key].
//
// An @ before a word is far more often a person, a package or a decorator. What
// the text says elsewhere decides: it cites by key when its front matter, its
// project or a directive names a bibliography, or when it cites by key in
// brackets where nothing else can be meant. Else there is not one such citation.

// Bounds, in bytes: what is longer is no citation, and is not searched for its
// end again and again.
const (
	maxBracket = 2000 // "[see @a, p. 3; @b]"
	maxBraces  = 500  // "@{https://example.org/a}"
	maxRole    = 24   // "{cite:p}"
	maxCaption = 400  // a line of a chunk's options up to the citation
)

// readKeys adds what the text cites by key, and the bibliographies it names.
// Citations that the reader of prose took for others make way.
func readKeys(doc *lint.Document, blocks []block.Block, s *scanner, known kind.Context) {
	about := metadata.Read(s.data, s.metadata)
	k := &keyReader{doc: doc, citing: known.Citing || about.Cites(), numberSign: about.MultiMarkdown}
	made := filesMade(s.data)
	for _, l := range about.Bibliographies {
		if file := path.Base(l.Target); bytes.Contains(made, []byte(`"`+file+`"`)) || bytes.Contains(made, []byte("'"+file+"'")) {
			l.Names = nil // what stands there is known when it has run
		}
		doc.Links = append(doc.Links, l)
	}
	if k.citing || kind.EndsIn(doc.Name, quarto...) {
		k.shortcodes(s.data)
	}
	if k.numberSign || slices.ContainsFunc(signs, func(sign []byte) bool { return bytes.Contains(s.data, sign) }) {
		k.labels = labels(s.data)
		k.read(blocks)
	}
	for _, span := range about.Nocite {
		k.nocite(span)
	}
	if about.Items.Len() > 0 {
		doc.Parts = append(doc.Parts, lint.Part{Kind: kind.CSLItems, Span: about.Items})
	}
	if k.citing {
		if !slices.Contains(known.Parts, kind.CSLItems) {
			k.addReferences(about.References)
		}
		k.add()
	}
}

// filesMade is the piece of an R Markdown text that tells which bibliographies it
// makes when it runs: knitr::write_bib(c("knitr"), "packages.bib").
func filesMade(data []byte) []byte {
	const call, longest = "write_bib(", 2000
	_, made, _ := bytes.Cut(data, []byte(call))
	return made[:min(len(made), longest)]
}

// signs are what a text holds that cites by key or names a file.
var signs = func() [][]byte {
	all := [][]byte{[]byte("@"), []byte("{cite"), []byte("{footcite"), []byte("{fullcite"), []byte("{bibliography}"), []byte("{include}")}
	for _, command := range commands {
		all = append(all, []byte(command))
	}
	return all
}()

// commands begin the commands of LaTeX that cite, which pandoc passes on.
var commands = []string{`\cite`, `\Cite`, `\parencite`, `\Parencite`, `\textcite`, `\Textcite`, `\autocite`, `\Autocite`, `\footcite`, `\nocite`}

type keyReader struct {
	doc        *lint.Document
	citing     bool            // the text cites by key, as something has shown
	roles      bool            // it uses the roles of MyST, where @name may be any label
	numberSign bool            // it cites as MultiMarkdown does
	labels     map[string]bool // of figures, sections and examples of the file: @label points there
	found      []*lint.Citation

	text  lint.Text // of the block at hand
	s     string
	marks []lint.Mark
	shown bool // the block is code: what it cites is counted, and never missing
}

func (k *keyReader) read(blocks []block.Block) {
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case block.Furniture:
		case block.Code:
			k.code(b.Span)
		default:
			k.load(b.Text, b.Marks, false)
			k.block()
		}
	}
}

func (k *keyReader) load(text lint.Text, marks []lint.Mark, shown bool) {
	k.text, k.s, k.marks, k.shown = text, text.String, marks, shown
}

// block reads the citations of one block.
func (k *keyReader) block() {
	for i := range k.marks {
		if m := &k.marks[i]; m.Kind == lint.Code {
			k.role(k.s[:m.Start], m.Start, m.End)
		}
	}
	if strings.IndexByte(k.s, '@') < 0 && !k.numberSign && !strings.Contains(k.s, "cite") {
		return
	}
	closing := brackets(k.s)
	covered := k.covered()
	for at := 0; at < len(k.s); {
		if len(covered) > 0 && covered[0].End <= at {
			covered = covered[1:]
			continue
		}
		if len(covered) > 0 && covered[0].Start <= at {
			at = covered[0].End
			continue
		}
		switch k.s[at] {
		case '\\':
			at = k.command(at)
			continue
		case '[':
			if end, ok := closing[at]; ok {
				at = k.bracket(at, end)
				continue
			}
		case '@':
			if !k.shown || k.inCaption(at) {
				at = k.narrative(at, closing)
				continue
			}
		}
		at++
	}
}

// inCaption says whether a place of a block of code lies in an option that is
// prose: "#| fig-cap: As @okafor2014 says".
func (k *keyReader) inCaption(at int) bool {
	line := k.s[max(0, at-maxCaption):at]
	return strings.Contains(line[strings.LastIndexByte(line, '\n')+1:], "cap")
}

// covered are the parts of the block that cite nothing: code, formulas, links
// and web addresses.
func (k *keyReader) covered() []lint.Span {
	var all []lint.Span
	for _, m := range k.marks {
		if m.Kind == lint.Code || m.Kind == lint.Link {
			all = append(all, lint.Span{Start: m.Start, End: m.End})
		}
	}
	for at := 0; ; {
		i := strings.Index(k.s[at:], "://")
		if i < 0 {
			break
		}
		at += i + len("://")
		start, end := at-len("://"), at
		for start > 0 && ascii.Letter(k.s[start-1]) {
			start--
		}
		if strings.HasSuffix(k.s[:start], "@{") {
			continue // a key that is an address
		}
		for end < len(k.s) && k.s[end] > ' ' && k.s[end] != ')' && k.s[end] != ']' && k.s[end] != '>' {
			end++
		}
		all = append(all, lint.Span{Start: start, End: end})
		at = end
	}
	slices.SortFunc(all, func(a, b lint.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return all
}

// brackets pairs the square brackets of s.
func brackets(s string) map[int]int {
	if strings.IndexByte(s, '[') < 0 {
		return nil
	}
	pairs := make(map[int]int)
	var open []int
	for i := range len(s) {
		switch s[i] {
		case '[':
			open = append(open, i)
		case ']':
			if len(open) > 0 {
				if i-open[len(open)-1] <= maxBracket {
					pairs[open[len(open)-1]] = i
				}
				open = open[:len(open)-1]
			}
		}
	}
	return pairs
}

// bracket reads "[see @a, pp. 3-5; -@b]" from the bracket at open to that at
// close, and returns where reading goes on.
func (k *keyReader) bracket(open, close int) int {
	inner := k.s[open+1 : close]
	if !k.text.Exact(open, open+1) {
		return open + 1 // \[
	}
	if k.numberSign && strings.HasPrefix(inner, "#") {
		return k.numbered(open, close)
	}
	if strings.IndexByte(inner, '@') < 0 || close+1 < len(k.s) && (k.s[close+1] == '(' || k.s[close+1] == ':') {
		return open + 1
	}
	var cites []*lint.Citation
	group := k.text.Span(open, close+1)
	for from := open + 1; from <= close; {
		end := k.segmentEnd(from, close)
		c, rest := k.key(from, end)
		for ; c != nil; c, rest = k.key(rest, end) {
			c.Group = group
			if len(cites) > 0 && cites[len(cites)-1].Locator != "" && cites[len(cites)-1].LocatorSpan.End > c.Span.Start {
				cites[len(cites)-1].Locator, cites[len(cites)-1].LocatorSpan = "", lint.Span{}
			}
			k.locator(c, rest, end)
			cites = append(cites, c)
		}
		from = end + 1
	}
	if len(cites) == 0 {
		return open + 1
	}
	k.found = append(k.found, cites...)
	k.citing = k.citing || !k.shown && unmistakable(cites)
	return close + 1
}

// segmentEnd is where the work that begins at from ends: at a semicolon that is
// no part of a key in braces, or at the closing bracket.
func (k *keyReader) segmentEnd(from, close int) int {
	depth := 0
	for i := from; i < close; i++ {
		switch k.s[i] {
		case '{':
			depth++
		case '}':
			depth--
		case ';':
			if depth <= 0 {
				return i
			}
		}
	}
	return close
}

// unmistakable says whether works in brackets are citations though nothing
// else in the text says that it cites: "[@okafor]" may be a person.
func unmistakable(cites []*lint.Citation) bool {
	if len(cites) > 1 {
		return true
	}
	c := cites[0]
	return c.Locator != "" || strings.ContainsAny(c.Key, "0123456789") && !strings.Contains(c.Key, "/")
}

// key reads the first key of s[from:end] and returns it with the place behind.
func (k *keyReader) key(from, end int) (*lint.Citation, int) {
	for at := from; at < end; {
		i := strings.IndexByte(k.s[at:end], '@')
		if i < 0 {
			break
		}
		at += i
		if c, after := k.keyAt(at, end); c != nil {
			return c, after
		}
		at++
	}
	return nil, end
}

// keyAt reads the key whose @ is s[at].
func (k *keyReader) keyAt(at, limit int) (*lint.Citation, int) {
	before, _ := utf8.DecodeLastRuneInString(k.s[:at])
	if unicode.IsLetter(before) || unicode.IsDigit(before) || at > 0 && strings.IndexByte("_/.@\\=+", k.s[at-1]) >= 0 || !k.text.Exact(at, at+1) {
		return nil, at + 1
	}
	start := at + 1
	end, after := keyEnd(k.s[:limit], start)
	if start < limit && k.s[start] == '{' && end > start {
		start++
	}
	if end <= start || !k.text.Exact(start, end) {
		return nil, at + 1
	}
	name := k.s[start:end]
	if isCrossReference(name) || k.labels[name] || name == "ref" && after < len(k.s) && k.s[after] == '(' {
		return nil, after
	}
	if at > 0 && k.s[at-1] == '-' && k.text.Exact(at-1, at+1) && (at < 2 || isSpace(k.s[at-2]) || k.s[at-2] == '[' || k.s[at-2] == ';') {
		at--
	}
	return &lint.Citation{
		Kind: lint.ByKey, Span: k.text.Span(at, after), Group: k.text.Span(at, after), Text: k.s[at:after],
		Key: name, KeySpan: k.text.Span(start, end), List: -1, Certain: true, Exempt: k.shown,
	}, after
}

// keyEnd is where the key that begins at s[at] ends, and where reading goes on:
// as pandoc has it, letters, digits and _, with single signs between them, or
// whatever stands in braces.
func keyEnd(s string, at int) (end, after int) {
	if at < len(s) && s[at] == '{' {
		depth := 0
		for i := at; i < min(len(s), at+maxBraces) && s[i] > ' '; i++ {
			switch s[i] {
			case '{':
				depth++
			case '}':
				if depth--; depth == 0 {
					return i, i + 1
				}
			}
		}
		return at, at
	}
	start := at
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case isKeyRune(r):
			at += size
		case at > start && strings.IndexByte(":.#$%&-+?<>~/", s[at]) >= 0 && at+1 < len(s) && startsKey(s[at+1:]):
			at++
		default:
			return at, at
		}
	}
	return at, at
}

func isKeyRune(r rune) bool {
	return r == '_' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func startsKey(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isKeyRune(r)
}

// crossReferences are what Quarto, bookdown and pandoc-crossref put before the
// names of figures and the like.
var crossReferences = func() map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq("fig tbl tab sec eq eqn lst thm lem cor prp cnj hyp def exm exr sol rem alg tip nte wrn imp cau suppfig supptbl vid app chp part") {
		set[word] = true
	}
	return set
}()

func isCrossReference(key string) bool {
	i := strings.IndexAny(key, "-:")
	return i > 0 && crossReferences[strings.ToLower(key[:i])]
}

// narrative reads "@key" in the run of the text, with "[p. 3]" behind it.
func (k *keyReader) narrative(at int, closing map[int]int) int {
	c, after := k.keyAt(at, len(k.s))
	if c == nil {
		return after
	}
	c.Narrative = !strings.HasPrefix(c.Text, "-")
	c.Certain = !k.roles
	k.found = append(k.found, c)
	open := after
	if open < len(k.s) && isSpace(k.s[open]) {
		open++
	}
	end, ok := closing[open]
	if !ok || end+1 < len(k.s) && k.s[end+1] == '(' {
		return after
	}
	if strings.IndexByte(k.s[open:end], '@') < 0 {
		if k.locator(c, open+1, end); c.Locator == "" {
			return after
		}
		c.Group.End = k.text.Span(open, end+1).End
		return end + 1
	}
	return after
}

// locator reads what follows a key up to end: ", pp. 3-5".
func (k *keyReader) locator(c *lint.Citation, from, end int) {
	text := k.s[from:end]
	trimmed := strings.TrimLeft(text, " ,\n{")
	start := from + len(text) - len(trimmed)
	trimmed = strings.TrimRight(trimmed, " \n}")
	if len(trimmed) > 80 || !isLocator(trimmed) {
		return
	}
	c.Locator, c.LocatorSpan = trimmed, k.text.Span(start, start+len(trimmed))
}

// isLocator says whether a text says where in a work: it begins with a number,
// or with a word before a number.
func isLocator(s string) bool {
	word, rest, _ := strings.Cut(s, " ")
	digit := func(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }
	if digit(word) {
		return true
	}
	for _, sign := range [...]string{"p.", "pp.", "§", "¶"} {
		if strings.HasPrefix(word, sign) && digit(word[len(sign):]) {
			return true
		}
	}
	return locators[strings.ToLower(strings.TrimSuffix(word, "."))] && rest != ""
}

var locators = func() map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq("p pp page pages s ch chap chapter chapters sec section sections § §§ ¶ para paragraph vol volume fig figure no note n nn l line lines bk book pt part fol f v verse col column art table app appendix eq") {
		set[word] = true
	}
	return set
}()

// numbered reads MultiMarkdown's "[#key]", before which "[p. 3]" may stand.
func (k *keyReader) numbered(open, close int) int {
	start, end := open+2, close
	end = start + len(strings.TrimSuffix(k.s[start:end], ";"))
	if stop, _ := keyEnd(k.s[:end], start); stop != end || end == start || !ascii.Letter(k.s[start]) || !k.text.Exact(start, end) || close+1 < len(k.s) && k.s[close+1] == ':' {
		return open + 1
	}
	k.found = append(k.found, &lint.Citation{
		Kind: lint.ByKey, Span: k.text.Span(open, close+1), Group: k.text.Span(open, close+1), Text: k.s[open : close+1],
		Key: k.s[start:end], KeySpan: k.text.Span(start, end), List: -1, Certain: true,
	})
	return close + 1
}

// labels are the names that the file gives to its own figures, sections and
// examples.
func labels(data []byte) map[string]bool {
	var found map[string]bool
	for _, sign := range [...]string{"{#", "\n(", "label: ", "name: "} {
		for at := 0; ; {
			i := bytes.Index(data[at:], []byte(sign))
			if i < 0 {
				break
			}
			at += i + len(sign)
			start := at
			if sign == "\n(" && start < len(data) && data[start] == '@' { // an example of pandoc's: "(@name)"
				start++
			}
			end := start
			for end < len(data) && data[end] > ' ' && strings.IndexByte("(){}[],", data[end]) < 0 {
				end++
			}
			if sign == "\n(" && (end+1 >= len(data) || data[end] != ')' || start == at && data[end+1] != '=') {
				continue
			}
			if end > start {
				if found == nil {
					found = make(map[string]bool)
				}
				found[string(data[start:end])] = true
			}
		}
	}
	return found
}

// addReferences puts entries that stand in the metadata before those of lists.
func (k *keyReader) addReferences(refs []*lint.Reference) {
	if len(refs) == 0 {
		return
	}
	doc := k.doc
	for _, r := range refs {
		r.File = doc.Name
	}
	for i := range doc.Lists {
		doc.Lists[i].First += len(refs)
	}
	doc.References = slices.Concat(refs, doc.References)
	for i, r := range doc.References {
		r.ID, r.Index = fmt.Sprintf("r%d", i+1), i
	}
}

// add puts the citations in the place of what else was read there.
func (k *keyReader) add() {
	doc := k.doc
	if len(doc.Lists) == 0 {
		doc.Notes = nil // that there is no list in the text
	}
	slices.SortStableFunc(k.found, func(a, b *lint.Citation) int { return a.Span.Start - b.Span.Start })
	all := make([]*lint.Citation, 0, len(doc.Citations)+len(k.found))
	next := 0 // of found: those before it end before the citation at hand
	for _, c := range doc.Citations {
		for next < len(k.found) && k.found[next].Group.End <= c.Span.Start {
			next++
		}
		if next == len(k.found) || !k.found[next].Group.Overlaps(c.Span) {
			all = append(all, c)
		}
	}
	all = append(all, k.found...)
	slices.SortStableFunc(all, func(a, b *lint.Citation) int { return a.Span.Start - b.Span.Start })
	doc.Citations = all
}
