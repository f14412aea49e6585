package reference

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
)

// A taken range is an identifier or address with the prefix it stands behind:
// "doi:10.1234/x" as a whole, and the value "10.1234/x" in it.
type taken struct {
	start, end           int
	field                string
	valueStart, valueEnd int
}

// findIdentifiers finds the addresses and identifiers of the text, by offset.
func findIdentifiers(en *entry) {
	en.taken = en.taken[:0]
	s := en.s
	bare := nextBare(s, 0)
	for i := 0; i < len(s); {
		t, ok := identifierAt(s, i)
		if !ok && i == bare.start && bare.end > i {
			t, ok = bare, true
		}
		if !ok {
			i++
			continue
		}
		if t.end > bare.start && bare.end > 0 {
			bare = nextBare(s, t.end)
		}
		en.taken = append(en.taken, t)
		i = t.end
	}
}

func identifierAt(s string, i int) (taken, bool) {
	starts := startsWord(s, i)
	if t, ok := namedIdentifier(s, i, starts); ok {
		return t, true
	}
	if starts && 'a' <= s[i] && s[i] <= 's' {
		return bareArxivAt(s, i)
	}
	return taken{}, false
}

// namedIdentifier reads what says itself what it is; starts says whether a word
// starts at s[i:].
func namedIdentifier(s string, i int, starts bool) (taken, bool) {
	switch c := s[i] | ' '; { // lower case
	case mayBeURL(s[i], starts):
		return urlAt(s, i)
	case i > 0 && s[i-1] == '[' && isDigit(rune(s[i])):
		return bracketedArxivAt(s, i)
	case c == '1' && startsBehind(s, i, 'i', starts): // "DOI10.…"
		return doiAt(s, i, i)
	case c == 'd' && starts:
		return prefixedDOI(s, i)
	case c == 'a' && fold.HasPrefix(s[i:], "arxiv"):
		return arxivAt(s, i)
	case c == 'p' && starts:
		return pubmedAt(s, i)
	case c == 'i' && startsBehind(s, i, 'e', starts): // "eISBN"
		return bookNumberAt(s, i)
	}
	return taken{}, false
}

// mayBeURL says whether a web address may start with the byte c, "http", "www.",
// "ftp"; in the middle of a word only "http" does.
func mayBeURL(c byte, starts bool) bool {
	return c == 'h' || starts && strings.IndexByte("HwWfF", c) >= 0
}

// startsBehind says whether a word starts at s[i:] or goes on the letter c, in either
// case, with which its label ends.
func startsBehind(s string, i int, c byte, starts bool) bool {
	return starts || i > 0 && s[i-1]|' ' == c
}

func startsWord(s string, i int) bool {
	if i == 0 {
		return true
	}
	c := s[i-1]
	return !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '/' || c == '.' && s[i] == '1' && i > 1 && '0' <= s[i-2] && s[i-2] <= '9')
}

// urlAt reads a web address. A DOI in the address of a resolver is a DOI.
func urlAt(s string, i int) (taken, bool) {
	at := schemeEnd(s, i)
	if at == i {
		return taken{}, false
	}
	end := joinedEnd(s, at, addressEnd(s, at))
	if end == at {
		return taken{}, false
	}
	if host := strings.IndexByte(s[at:end], '/'); host >= 0 && isResolver(s[at:at+host]) {
		if t, ok := brokenDOIAt(s, skipBlanks(s, at+host+1), i); ok {
			return t, true
		}
	}
	if strings.HasSuffix(s[:i], "URL") && s[i] == 'h' {
		return taken{i - len("URL"), end, "URL", i, end}, true // glued to its label
	}
	return taken{i, end, "URL", i, end}, true
}

// schemeEnd is the end of the scheme of a web address at s[i:], which may have
// blanks in it: "http: //"; i where there is none.
func schemeEnd(s string, i int) int {
	switch {
	case fold.HasPrefix(s[i:], "http"):
		at := i + len("http")
		if fold.HasPrefix(s[at:], "s") {
			at++
		}
		for _, c := range []byte("://") {
			if at = skipBlanks(s, at); at >= len(s) || s[at] != c {
				return i
			}
			at++
		}
		return skipBlanks(s, at)
	case fold.HasPrefix(s[i:], "ftp://"):
		return i + len("ftp://")
	case fold.HasPrefix(s[i:], "www.") && i+4 < len(s) && s[i+4] != ' ':
		return i + len("www.")
	}
	return i
}

// nextBare finds the next web address from s[i:] on that was written without its
// scheme, as MLA has them: "developer.example.org/docs/await".
func nextBare(s string, i int) taken {
	for from := i; ; {
		slash := strings.IndexByte(s[from:], '/')
		if slash < 0 {
			return taken{}
		}
		slash += from
		start := slash
		for start > i && inHost(s[start-1]) {
			start--
		}
		host := s[start:slash]
		dot := strings.LastIndexByte(host, '.')
		if dot > 1 && topDomains[host[dot+1:]] && startsWord(s, start) && (start == 0 || s[start-1] != '@') && !isResolver(host) {
			if end := addressEnd(s, slash+1); end > slash+1 {
				return taken{start, end, "URL", start, end}
			}
		}
		from = slash + 1
	}
}

// inHost says whether a byte may stand in the name of a host as it is written by hand.
func inHost(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '.' || c == '-'
}

var topDomains = set("com", "org", "net", "edu", "gov", "io", "dev", "info", "eu", "uk", "de", "fr", "es", "it", "nl", "ch", "at", "be", "br", "pt", "pl", "ru", "cn", "jp", "kr", "au", "ca", "us", "mx", "cl", "se", "no", "dk", "fi", "cz", "hu")

// doiInside finds a DOI in the path or query of an address.
func doiInside(s string) (string, bool) {
	for i := 1; i+7 < len(s); i++ {
		if s[i] == '1' && (s[i-1] == '/' || s[i-1] == '=') {
			if t, ok := doiAt(s, i, i); ok {
				if cut := strings.IndexAny(s[t.valueStart:t.valueEnd], "?&#"); cut > 0 {
					t.valueEnd = t.valueStart + cut
				}
				return s[t.valueStart:t.valueEnd], true
			}
		}
	}
	return "", false
}

func isResolver(host string) bool {
	host = strings.ToLower(host)
	return strings.HasPrefix(host, "dx.doi.") || strings.HasPrefix(host, "doi.org") || strings.HasPrefix(host, "www.doi.") || strings.Contains(host, "doi-org")
}

func skipBlanks(s string, i int) int {
	for n := 0; n < 2 && i < len(s) && s[i] == ' '; n++ {
		i++
	}
	return i
}

// addressEnd is the end of an address that starts at i: up to white space or
// a sign that no address holds, less the punctuation of the sentence.
func addressEnd(s string, i int) int {
	end := i
	for end < len(s) {
		r, size := decode(s, end)
		if r == '&' && entity(s[end:]) > 0 || endsAddress(r) {
			break
		}
		end += size
	}
	return trimAddress(s, i, end)
}

// endsAddress says whether a sign stands in no address: white space, quotation marks,
// angle brackets and the signs of East Asia.
func endsAddress(r rune) bool {
	switch r {
	case '<', '>', '"', '\u00a0', '«', '»':
		return true
	}
	return r <= ' ' || r >= '\u2018' && r <= '\u201f' || r >= 0x3000 && r < 0x3020 || r >= 0xff00
}

// trimAddress cuts the punctuation of the sentence from the end of an address.
func trimAddress(s string, start, end int) int {
	for end > start {
		if strings.IndexByte(".,;:'*|{[(", s[end-1]) < 0 && !endsUnopened(s[start:end]) {
			return end
		}
		end--
	}
	return end
}

// endsUnopened says whether an address ends with a bracket that was opened before it:
// "(see https://example.org/quays)".
func endsUnopened(address string) bool {
	const openers, closers = "([{", ")]}"
	k := strings.IndexByte(closers, address[len(address)-1])
	return k >= 0 && strings.Count(address, openers[k:k+1]) < strings.Count(address, closers[k:k+1])
}

func prefixedDOI(s string, i int) (taken, bool) {
	if !fold.HasPrefix(s[i:], "doi") {
		return taken{}, false
	}
	at := i + len("doi")
	if fold.HasPrefix(s[i:], "doi.org/") {
		return brokenDOIAt(s, skipBlanks(s, i+len("doi.org/")), i)
	}
	for n := 0; n < 4 && at < len(s) && strings.IndexByte(" :.]/", s[at]) >= 0; n++ {
		at++
	}
	if at < len(s) && (s[at] == 'h' || s[at] == 'H') {
		if t, ok := urlAt(s, at); ok {
			t.start = i
			return t, true
		}
	}
	if fold.HasPrefix(s[at:], "doi.org/") || fold.HasPrefix(s[at:], "dx.doi.org/") {
		at += strings.IndexByte(s[at:], '/') + 1
	}
	if t, ok := prefixedDOI(s, at); ok { // "doi: doi:10.…"
		return t, true
	}
	return brokenDOIAt(s, at, i)
}

// doiAt reads the DOI at s[at:]; from is where its prefix starts.
func doiAt(s string, at, from int) (taken, bool) {
	if !strings.HasPrefix(s[at:], "10.") {
		return taken{}, false
	}
	slash := at + 3
	for slash < len(s) && ('0' <= s[slash] && s[slash] <= '9' || s[slash] == '.') {
		slash++
	}
	if slash-at < 7 || slash >= len(s) || s[slash] != '/' {
		return taken{}, false
	}
	end := doiEnd(s, slash+1)
	if end <= slash+1 {
		return taken{}, false
	}
	return taken{from, end, "DOI", at, end}, true
}

// doiEnd is the end of the suffix of a DOI. Old DOIs hold angle brackets in
// pairs; a word that was glued on when a page was read (".URL", "PMID") is cut.
func doiEnd(s string, i int) int {
	end := i
	for end < len(s) {
		r, size := decode(s, end)
		if endsDOI(s, i, end, r) {
			break
		}
		end += size
	}
	for _, glued := range [...]string{".URL", "URL", "PMID", "PMid", "PMCID", "http", "Epub", "[pii]", ".Available", "[arXiv"} {
		if k := strings.Index(s[i:end], glued); k > 0 {
			end = i + k
		}
	}
	return trimAddress(s, i, end)
}

// endsDOI says whether the sign r at s[end:] ends the suffix that starts at i.
func endsDOI(s string, i, end int, r rune) bool {
	switch {
	case r <= ' ', r == '"', r == '\u00a0', r == utf8.RuneError, r >= '\u2018' && r <= '\u201f', r == '«', r == '»', r >= 0x3000:
		return true
	case r == '&':
		return entity(s[end:]) > 0
	case r == '<':
		return !strings.Contains(s[end:min(len(s), end+40)], ">")
	case r == '>':
		return !strings.Contains(s[i:end], "<")
	case r == ',':
		return end+1 < len(s) && s[end+1] >= 'a'
	}
	return false
}

// arxivAt reads "arXiv:1401.01234v2", "arXiv:hep-ph/0201195", with loose blanks.
func arxivAt(s string, i int) (taken, bool) {
	at := i + len("arxiv")
	if fold.HasPrefix(s[at:], ".org") {
		return taken{}, false
	}
	for n := 0; n < 5 && at < len(s) && strings.IndexByte(" :.", s[at]) >= 0; n++ {
		at++
	}
	if fold.HasPrefix(s[at:], "preprint") || fold.HasPrefix(s[at:], "e-print") {
		at += strings.IndexByte(s[at:]+" ", ' ')
		if next := skipBlanks(s, at); fold.HasPrefix(s[next:], "arxiv") {
			t, ok := arxivAt(s, next)
			t.start = i
			return t, ok
		}
	}
	end := arxivEnd(s, at)
	if end == at {
		return taken{}, false
	}
	return taken{i, end, "arxiv", at, end}, true
}

// arxivEnd is the end of the number of a preprint at s[at:], of either kind; at
// where there is none.
func arxivEnd(s string, at int) int {
	if n := ascii.Digits(s[at:]); n == 4 {
		return newArxivEnd(s, at, at+n)
	}
	end := at
	for end < len(s) && end-at < longestArchive && s[end] != '/' {
		end++
	}
	if end == len(s) || s[end] != '/' {
		return at
	}
	name := strings.Map(onlyLetters, s[at:end]) // "hep -th", "hepth"
	if k := strings.IndexByte(s[at:end], '.'); k > 0 {
		name = s[at : at+k] // "math.AG"
	}
	if !archives[name] {
		return at
	}
	if n := ascii.Digits(s[end+1:]); n == 7 {
		return end + 1 + n
	}
	return at
}

// newArxivEnd is the end of "1401.01234v2" at s[at:], whose point stands at or
// behind point.
func newArxivEnd(s string, at, point int) int {
	point = skipBlanks(s, point)
	if point >= len(s) || s[point] != '.' {
		return at
	}
	end := skipBlanks(s, point+1)
	n := ascii.Digits(s[end:])
	if n != 4 && n != 5 {
		return at
	}
	end += n
	if end+1 < len(s) && s[end] == 'v' && s[end+1] >= '1' && s[end+1] <= '9' {
		end += 2
	}
	return end
}

func onlyLetters(r rune) rune {
	if r == '-' || r == ' ' {
		return -1
	}
	return r
}

// archives are the parts of arXiv that old numbers name, without their hyphens:
// "hep-th/9901001".
var archives = set("astroph", "condmat", "grqc", "hepex", "heplat", "hepph", "hepth", "mathph", "nuclex", "nuclth", "quantph", "physics", "math", "nlin", "qbio", "qalg", "alggeom", "cmplg", "cs", "chaodyn", "solvint", "dgga", "functan")

// longestArchive is in bytes, with blanks and the part behind the point.
const longestArchive = 12

// bracketedArxivAt reads the number of a preprint that is alone in its bracket:
// "JHEP 07 (2011) 093 [1105.0432]". Its first four figures are year and month.
func bracketedArxivAt(s string, i int) (taken, bool) {
	if ascii.Digits(s[i:]) != 4 || !yearMonth(s[i:i+4]) {
		return doiAt(s, i, i)
	}
	end := newArxivEnd(s, i, i+4)
	return taken{i, end, "arxiv", i, end}, end > i && end < len(s) && s[end] == ']'
}

// bareArxivAt reads a preprint without the name of the archive before it:
// "[hep-ph/0201195]", "CoRR, abs/1401.01234".
func bareArxivAt(s string, i int) (taken, bool) {
	if at := i + len("abs/"); strings.HasPrefix(s[i:], "abs/") {
		end := arxivEnd(s, at)
		return taken{i, end, "arxiv", at, end}, end > at
	}
	end := arxivEnd(s, i)
	return taken{i, end, "arxiv", i, end}, end > i
}

// pubmedAt reads "PMID: 123", "PMid:123", "PMCID: PMC123", "PMC123".
func pubmedAt(s string, i int) (taken, bool) {
	field, at := pubmedLabel(s, i)
	if field == "" {
		return taken{}, false
	}
	for n := 0; n < 3 && at < len(s) && (s[at] == ' ' || s[at] == ':' || s[at] == '.'); n++ {
		at++
	}
	end := at
	if strings.HasPrefix(s[at:], "PMC") {
		end += 3
	}
	from := end
	for end < len(s) && '0' <= s[end] && s[end] <= '9' {
		end++
	}
	if end-from < 3 {
		return taken{}, false
	}
	return taken{i, end, field, at, end}, true
}

// pubmedLabel is the field that a label at s[i:] names, and where what follows it
// starts: i for "PMC123", which is its own label.
func pubmedLabel(s string, i int) (field string, at int) {
	switch {
	case fold.HasPrefix(s[i:], "pmid"):
		return "PMID", i + len("pmid")
	case fold.HasPrefix(s[i:], "pmcid"):
		return "PMCID", i + len("pmcid")
	case strings.HasPrefix(s[i:], "PMC") && i+3 < len(s) && s[i+3] >= '0' && s[i+3] <= '9':
		return "PMCID", i
	}
	return "", i
}

// bookNumberAt reads ISBN and ISSN with their prefix.
func bookNumberAt(s string, i int) (taken, bool) {
	if !fold.HasPrefix(s[i:], "isbn") && !fold.HasPrefix(s[i:], "issn") {
		return taken{}, false
	}
	field, at := strings.ToUpper(s[i:i+len("isbn")]), i+len("isbn")
	if fold.HasPrefix(s[at:], "-10") || fold.HasPrefix(s[at:], "-13") {
		at += len("-10")
	}
	for n := 0; n < 3 && at < len(s) && strings.IndexByte(" :.", s[at]) >= 0; n++ {
		at++
	}
	end := bookNumberEnd(s, at)
	if end-at < shortestBookNumber {
		return taken{}, false
	}
	return taken{i, end, field, at, end}, true
}

// The lengths of ISBN and ISSN, in figures.
const (
	shortestBookNumber = 8
	longestBookNumber  = 13
)

// bookNumberEnd is the end of the figures, hyphens and blanks from s[at:] on; an X
// ends a number.
func bookNumberEnd(s string, at int) int {
	end := at
	for figures := 0; end < len(s) && figures < longestBookNumber; {
		r, size := decode(s, end)
		switch {
		case '0' <= r && r <= '9':
			figures++
		case r == 'X' || r == 'x':
			figures = longestBookNumber
		case !strings.ContainsRune(bookNumberSigns, r):
			figures, size = longestBookNumber, 0
		}
		end += size
	}
	return at + len(strings.TrimRight(s[at:end], bookNumberSigns))
}

const bookNumberSigns = " -\u2010\u2011\u2013\u2212"

// takeAddresses adds the fields of the identifiers, in the order of the text.
func takeAddresses(dr *draft) {
	for _, t := range dr.taken {
		if dr.has(t.field) {
			continue
		}
		value := dr.s[t.valueStart:t.valueEnd]
		if t.field == "URL" || t.field == "DOI" || t.field == "arxiv" {
			value = strings.Join(strings.Fields(value), "")
		}
		dr.add(field{name: t.field, text: value, start: t.valueStart, end: t.valueEnd, confidence: 0.97})
	}
	for _, t := range dr.taken {
		if t.field != "URL" || dr.has("DOI") {
			continue
		}
		if doi, ok := doiInside(dr.s[t.valueStart:t.valueEnd]); ok {
			dr.add(field{name: "DOI", text: doi, start: t.valueStart, end: t.valueEnd, confidence: 0.8})
		}
	}
}

// takeTargets adds the addresses that stand only as the target of a link.
func takeTargets(dr *draft) {
	for _, a := range dr.r.Addresses {
		s := a.Text.String
		if !a.Target || s == "" {
			continue
		}
		t, ok := identifierAt(s, 0)
		if !ok || dr.has(t.field) || t.field == "URL" && dr.has("DOI") {
			continue
		}
		dr.add(field{name: t.field, text: s[t.valueStart:t.valueEnd], span: a.Text.Span(t.valueStart, t.valueEnd), elsewhere: true, confidence: 0.9})
	}
}

// sortFields puts the fields in the order of the text.
func sortFields(dr *draft) {
	slices.SortStableFunc(dr.fields, func(a, b field) int { return a.start - b.start })
}
