package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
)

// Addresses and identifiers that were broken at the end of a line, or had blanks
// set into them when a page was read. A wrong one asks for another work: parts
// are joined only where the first cannot end there.

// brokenDOIAt reads the DOI at s[at:] like doiAt, behind a prefix that says it is
// one, and so with blanks: "doi:10 .1088/1367", "10. 1103/PhysRev", "10.1016/ j.x".
func brokenDOIAt(s string, at, from int) (taken, bool) {
	slash := brokenSlash(s, at)
	if slash == at {
		return doiAt(s, at, from)
	}
	suffix := skipBlanks(s, slash+1)
	if suffix > slash+1 && !numbered(firstPiece(s[suffix:])) {
		return taken{}, false
	}
	end := doiEnd(s, suffix)
	for end > suffix {
		next := doiGoesOn(s, at, suffix, end)
		if next == end {
			break
		}
		end = doiEnd(s, next)
	}
	if end <= suffix {
		return taken{}, false
	}
	return taken{from, end, "DOI", at, end}, true
}

// brokenSlash is where the slash of a DOI stands whose prefix may hold blanks;
// at where there is none.
func brokenSlash(s string, at int) int {
	if !strings.HasPrefix(s[at:], "10") {
		return at
	}
	i := skipBlanks(s, at+2)
	if i >= len(s) || s[i] != '.' {
		return at
	}
	i = skipBlanks(s, i+1)
	n := ascii.Digits(s[i:])
	if n < 4 || n > 6 {
		return at
	}
	i += n
	for i < len(s) && s[i] == '.' && i+1 < len(s) && isDigit(rune(s[i+1])) { // "10.1000.10/123"
		i += 1 + ascii.Digits(s[i+1:])
	}
	if i = skipBlanks(s, i); i < len(s) && s[i] == '/' {
		return i
	}
	return at
}

// doiGoesOn is where the DOI at s[at:] goes on behind a blank, or end: trimAddress
// has left a point or bracket out there. Its suffix starts at from.
func doiGoesOn(s string, at, from, end int) int {
	last := end
	if last < len(s) && (s[last] == '.' || s[last] == '(') {
		last++
	}
	next := skipBlanks(s, last)
	if next == last || next >= len(s) || !numbered(firstPiece(s[next:])) {
		return end
	}
	switch s[last-1] {
	case '-', '_', '/', '(':
		return next
	case '.':
		if isDigit(rune(s[next])) && halfDOI(s[at:from], s[from:last]) {
			return next
		}
	}
	return end
}

// halfDOI says whether a DOI cannot end in front of the last point of suffix: no
// number has been yet, or parts of "j.name.2010.01.002", as Elsevier counts, are
// missing.
func halfDOI(prefix, suffix string) bool {
	if !strings.ContainsAny(suffix, numerals) {
		return true
	}
	const points = 4
	return strings.HasPrefix(prefix, "10.1016/") && strings.HasPrefix(suffix, "j.") && strings.Count(suffix, ".") <= points
}

// firstPiece is the text up to the next blank.
func firstPiece(s string) string {
	if k := strings.IndexAny(s, " \n\t"); k >= 0 {
		return s[:k]
	}
	return s
}

// numbered says whether a piece holds a number that is not just a year, with
// which a sentence may go on.
func numbered(piece string) bool {
	_, year := fourDigits(strings.Trim(piece, "().,;:"))
	return !year && strings.ContainsAny(piece, numerals)
}

// joinedEnd is the end of the address at s[at:] with the parts that blanks have
// broken off. Its first part ends at end.
func joinedEnd(s string, at, end int) int {
	for end > at {
		next := addressGoesOn(s, at, end)
		if next == end {
			break
		}
		to := addressEnd(s, next)
		if to <= next {
			break
		}
		end = to
	}
	return end
}

// addressGoesOn is where an address goes on behind a blank, or end.
func addressGoesOn(s string, at, end int) int {
	last := end
	if last < len(s) && s[last] == '.' {
		last++
	}
	next := skipBlanks(s, last)
	if next == last || next >= len(s) || last == at {
		return end
	}
	piece := strings.TrimRight(firstPiece(s[next:]), ".,;)]>")
	if startsAnother(piece) {
		return end
	}
	if pieceGoesOn(s[at:last], piece) {
		return next
	}
	return end
}

// pieceGoesOn says whether a piece behind a blank goes on the address before it, by
// the sign with which that ends: "…/quays/ tide_12.html", "…/quays. pdf".
func pieceGoesOn(address, piece string) bool {
	inPath := strings.IndexByte(address, '/') >= 0
	switch address[len(address)-1] {
	case '/', '=', '?', '&', '%', '#':
		return inPath && pathLike(piece)
	case '-', '_', '~':
		return pathLike(piece) || strings.IndexByte(piece, '/') > 0
	case '.':
		return inPath && fileEndings[piece] || !inPath && startsTopDomain(piece)
	}
	return false
}

// startsAnother says whether a piece begins another address, or is a date or empty.
func startsAnother(piece string) bool {
	return fold.HasPrefix(piece, "http") || fold.HasPrefix(piece, "doi") || strings.HasPrefix(piece, "10.") || strings.Trim(piece, "0123456789./-") == ""
}

// pathLike says whether a piece looks like part of a path and not like a word of
// the sentence that follows an address: letters with numbers, a file, strokes.
func pathLike(piece string) bool {
	if k := strings.LastIndexByte(piece, '.'); k > 0 && fileEndings[strings.ToLower(piece[k+1:])] {
		return true
	}
	if strings.IndexByte(piece, '_') > 0 || strings.IndexByte(piece, '=') > 0 {
		return true
	}
	return leadingLetters(piece) < len(piece) && strings.ContainsAny(piece, numerals) && len(piece) >= shortestPath
}

// shortestPath is in bytes: "S1234" may be a page.
const shortestPath = 6

func leadingLetters(s string) int {
	return len(s) - len(strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
}

// startsTopDomain says whether a piece goes on with the end of the name of a host.
func startsTopDomain(piece string) bool {
	n := leadingLetters(piece)
	return topDomains[piece[:n]] && (n == len(piece) || piece[n] == '/')
}

var fileEndings = set("html", "htm", "shtml", "pdf", "php", "asp", "aspx", "jsp", "xml", "doc", "docx", "txt", "cgi", "zip", "ps")
