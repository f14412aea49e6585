package reference

// descriptors are the words of square brackets behind a title that say what kind
// of thing the work is: "[Letter to the editor]", "[press release]". Those that
// name media stand in mediumWords.
var descriptors = set("letter", "letters", "tweet", "presentation", "release", "obituary", "broadcast", "review", "editorial", "comment", "commentary", "photograph", "painting", "map", "lecture", "interview", "transcript", "speech", "paper", "thread", "report", "image", "sculpture", "song", "album", "game", "thesis",
	"leserbrief", "rezension", "pressemitteilung", "nachruf", "lettre", "recension", "communique", "entretien", "carta", "resena", "resenha", "entrevista", "lettera", "recensione", "recenzja", "рецензия")

// The lengths of what brackets hold, in tokens.
const (
	longestDescriptor = 8  // "[Letter to the editor of the day]"
	longestReview     = 60 // "[Review of the book The harbours of the north, by A. Okafor]"
)

// findDescriptors claims square brackets behind the title that say what the work
// is. A whole title in brackets, or its translation, is none.
func findDescriptors(dr *draft, from int) {
	for i := from + 1; i+2 < len(dr.tokens); i++ {
		if !dr.at(i, '[') || dr.owner[i] != free || dr.tokens[i-1].kind == sign && !dr.oneOf(i-1, "?!)”") || dr.quotedAt(i) {
			continue
		}
		end := dr.closingBracket(i)
		if end == 0 || end+1 < len(dr.tokens) && dr.tokens[end+1].kind == word && dr.owner[end+1] == free {
			continue
		}
		review := dr.in(i+1, descriptors) && (dr.wordAt(i+2, "of") || dr.wordAt(i+2, "de"))
		if !(review && end-i < longestReview) && !(end-i-1 <= longestDescriptor && describes(dr.entry, i+1, end)) {
			continue
		}
		if !dr.has("genre") {
			dr.add(field{name: "genre", text: dr.text(span{i + 1, end}), start: dr.tokens[i+1].start, end: dr.tokens[end-1].end, confidence: 0.7})
		}
		dr.claim(i, end+1, mediumOwner)
		return
	}
}

// describes says whether the tokens [i, end) are words of which the first is a
// descriptor or the last; none is a name.
func describes(en *entry, i, end int) bool {
	for k := i; k < end; k++ {
		if t := &en.tokens[k]; t.kind == number || t.at(',') || t.at('.') || t.at(':') {
			return false
		}
	}
	return en.in(i, descriptors) || en.in(end-1, descriptors) || en.in(end-1, mediumWords)
}

var versionWords = set("version", "release", "revision", "rev")

// longestVersion is in tokens: "R package version 1.2-3".
const longestVersion = 5

// findVersions claims the version of a program or data set in brackets behind the
// title, "(Version 2.1)", "(Rev. C)", or as a clause, "R package version 1.2-3".
func findVersions(dr *draft, from int) {
	for i := from + 1; i+1 < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if !t.is(telling) || !versionWords[t.fold] || dr.owner[i] != free || dr.quotedAt(i) {
			continue
		}
		code := i + 1
		for dr.oneOf(code, ".:") {
			code++
		}
		end := codeEnd(dr.entry, code)
		for end > code && dr.at(end, '-') && !dr.tokens[end].is(spaced) && end+1 < len(dr.tokens) && dr.tokens[end+1].kind == number && !dr.tokens[end+1].is(spaced) {
			end += 2 // "R package version 2.0-1"
		}
		bracket := dr.at(i-1, '(')
		if end == code && bracket && initialNext(dr.entry, code) {
			end++ // "(Rev. C)"
		}
		if end == code {
			continue
		}
		switch first := versionClause(dr, i, from); {
		case bracket && dr.at(end, ')'):
			dr.claim(i-1, end+1, noteOwner)
		case first > from && t.fold != "rev" && ends(dr.entry, end) && !dr.at(end, ':') && (t.is(capital) || dr.at(first-1, '.') && first < i):
			dr.claim(first, end, noteOwner)
		}
	}
}

// versionClause is the token where the clause begins whose word for a version is
// token i, with up to two words before it; 0 where it is part of a longer one.
func versionClause(dr *draft, i, from int) int {
	for first := i; first > from && i-first <= longestVersion-3; first-- {
		if dr.tokens[first-1].kind == sign || dr.owner[first-1] != free {
			return first
		}
	}
	return 0
}

// standardBodies are the abbreviations that the names of standards begin with.
var standardBodies = set("iso", "iec", "en", "din", "astm", "ieee", "bs", "ansi", "nf", "une", "abnt", "nbr", "jis", "itu", "itu-t", "etsi", "uni", "sfs", "önorm", "onorm", "nen", "gost", "гост", "gb", "csn", "pn", "ds", "aashto", "nist", "niso", "w3c", "vdi", "sis", "ss", "as", "nzs", "csa", "ul", "api", "asme", "sae")

// longestStandard is how many words may stand before the number: "DIN EN ISO/IEC".
const longestStandard = 7

// findStandard claims the name of a standard, "ISO 15836:2009.", that a title
// follows or that is a clause of its own.
func findStandard(dr *draft, from int) {
	for i := from; i+1 < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if !t.is(upper) || dr.owner[i] != free || !standardBodies[t.fold] || i > from && !dr.oneOf(i-1, ".,(") {
			continue
		}
		code, counted := standardCode(dr.entry, i+1)
		end := codeEnd(dr.entry, code)
		if end == code || !standardEnds(dr, end) || otherNumber(dr, span{i, end}, code, from) {
			continue
		}
		number := span{i, end}
		if counted {
			number.first = code
		}
		dr.add(field{name: "number", text: dr.text(number), start: dr.tokens[number.first].start, end: dr.tokens[end-1].end, confidence: 0.8})
		if year, ok := dr.year(end - 1); ok && !dr.dated && end-1 > code && !anotherYear(dr.entry, end, len(dr.tokens)) {
			dr.addDate(dated{span: span{end - 1, end}, date: year}, 0.8) // "ISO 15836:2009"
		}
		dr.claim(i, end, noteOwner)
		dr.kind = "standard"
		return
	}
}

// standardEnds says whether the name of a standard can end before token i.
func standardEnds(dr *draft, i int) bool {
	return i >= len(dr.tokens) || dr.oneOf(i, ".,)—") || dr.at(i, '-') && dr.tokens[i].is(spaced)
}

// otherNumber says whether the tokens s, whose number begins at code, are a
// meeting, "AS 2014", a journal, "DS 12, 345", or another name, "API-12".
func otherNumber(dr *draft, s span, code, from int) bool {
	if _, year := dr.year(code); year && s.end == code+1 {
		return true
	}
	if s.first == from {
		return false
	}
	return dr.at(s.end, ',') && numeral(dr, s.end+1, "") && !dr.yearAhead(s.end) || code == s.first+1 && dr.tokens[code].kind == word
}

// standardCode passes further bodies and words such as "Std." from token i on, and
// says whether one of the latter stood there.
func standardCode(en *entry, i int) (code int, counted bool) {
	for n := 0; n < longestStandard; n++ {
		switch {
		case en.in(i, standardBodies) && en.tokens[i].is(upper), en.at(i, '/') && en.in(i+1, standardBodies), en.at(i, '.') && counted:
		case en.wordAt(i, "standard"), en.wordAt(i, "std"), en.wordAt(i, "no"):
			counted = true
		default:
			return i, counted
		}
		i++
	}
	return i, counted
}
