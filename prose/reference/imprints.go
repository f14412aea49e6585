package reference

import "github.com/bibfix/bibfix/internal/gazetteer"

// exhibition knows the clause that calls a book the catalogue of an exhibition,
// with where and when in brackets: ", cat. exp.,", ", catalogo della mostra (Roma,
// 1986)".
func exhibition(dr *draft, i int) (first, end int) {
	if dr.tokens[i-1].kind != sign {
		return 0, 0
	}
	return i, exhibitionEnd(dr.entry, i)
}

// exhibitionEnd is the token after such a clause at token i, 0 where none stands there.
func exhibitionEnd(en *entry, i int) int {
	if !en.in(i, catalogues) {
		return 0
	}
	shown := showWords[en.tokens[i].fold]
	for k := i + 1; k < len(en.tokens) && k-i < longestExhibition; k++ {
		switch {
		case en.in(k, showWords):
			shown = true
		case insideExhibition(en, k):
		case !shown:
			return 0
		case en.at(k, '('):
			if end := en.closingBracket(k); end > 0 {
				return end + 1
			}
			return 0
		case en.oneOf(k, ",."):
			return k
		default:
			return 0
		}
	}
	return 0
}

// insideExhibition says whether token k goes on such a clause: a word in lower case or
// for a catalogue, a hyphen, or the point of an abbreviation, "cat. exp.,".
func insideExhibition(en *entry, k int) bool {
	t := &en.tokens[k]
	switch {
	case t.kind == word:
		return !t.is(capital) || catalogues[t.fold]
	case t.at('.'):
		return en.in(k+1, showWords) || en.in(k+1, catalogues) || en.oneOf(k+1, ",-")
	}
	return t.at('-')
}

// holdsExhibition says whether such a clause stands in the tokens [i, end).
func holdsExhibition(en *entry, i, end int) bool {
	for ; i < end; i++ {
		if en.at(i, ',') && exhibitionEnd(en, i+1) > 0 {
			return true
		}
	}
	return false
}

// longestExhibition is in tokens: "catalogue de l'exposition du musée de".
const longestExhibition = 8

// catalogues and showWords make such clauses together.
var (
	catalogues = set("cat", "catalogue", "catalogo", "catalog", "kat", "katalog", "catalogus", "exh", "ausst", "ausstellungskatalog", "tentoonstellingscatalogus", "udstillingskatalog", "utstallningskatalog")
	showWords  = set("exp", "expo", "exposition", "lexposition", "dexposition", "expos", "mostra", "exposicion", "exposicao", "exh", "exhibition", "ausst", "ausstellung", "wystawy", "vystavy", "tentoonstelling", "ausstellungskatalog", "tentoonstellingscatalogus", "udstillingskatalog", "utstallningskatalog")
)

// printerLead knows the word before the printer of an old book, "chez Marc Rey,
// 1769", "per Antonio Prado, 1548", and the "in" before its town, "in Roma,".
func printerLead(dr *draft, i int) (first, end int) {
	if !dr.at(i-1, ',') || dr.tokens[i].is(capital) || !capitalAt(dr.entry, i+1) {
		return 0, 0
	}
	k := i + 1
	for k < len(dr.tokens) && k-i <= longestPrinter && !dr.at(k, ',') {
		k++
	}
	switch y, dated := dr.year(k + 1); {
	case !dr.at(k, ','):
	case dr.in(i, printerLeads) && dated && y.Year < lastPrinters:
		return i, i + 1
	case dr.wordAt(i, "in") && dr.commas && gazetteer.City(dr.key(span{i + 1, k})) && dr.in(k+1, printerLeads):
		return i, i + 1
	}
	return 0, 0
}

const (
	longestPrinter = 8    // tokens of a name: "gli eredi di Antonio Prado"
	lastPrinters   = 1850 // after that year publishers have names of their own
)

// printerLeads stand before the names of printers and booksellers.
var printerLeads = set("chez", "per", "apud", "by", "bey", "bei", "appresso", "presso", "por", "typis", "ex")
