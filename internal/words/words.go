// Package words holds the words of the trade in the languages of reference
// lists: months, "and", "et al.", particles of names, "no date", "in press".
// All tables are keyed by fold.Words forms unless they say otherwise.
package words

import "github.com/bibfix/bibfix/internal/fold"

// Month is the number of a month, 1 to 12, by its name or abbreviation without
// a point; 0 for any other word.
func Month(folded string) int { return months[folded] }

var months = map[string]int{}

func init() {
	for _, row := range [...][12]string{
		{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"},
		{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"},
		{"januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"},
		{"janner", "feber", "maerz", "", "", "", "", "", "sept", "okt", "", "dez"},
		{"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"},
		{"janv", "fevr", "", "avr", "", "", "juil", "", "", "", "", ""},
		{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
		{"ene", "", "", "abr", "", "", "", "ago", "setiembre", "", "", "dic"},
		{"janeiro", "fevereiro", "marco", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"},
		{"", "fev", "", "", "", "", "", "", "set", "out", "", ""},
		{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"},
		{"genn", "febbr", "", "", "magg", "giu", "lug", "", "sett", "ott", "", ""},
		{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
		{"", "", "mrt", "", "maj", "", "", "augusti", "", "", "", "desember"},
		{"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "wrzesnia", "pazdziernika", "listopada", "grudnia"},
		{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
		{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"},
		{"ocak", "subat", "mart", "nisan", "mayis", "haziran", "temmuz", "agustos", "eylul", "ekim", "kasim", "aralik"},
	} {
		for i, name := range row {
			if name != "" {
				months[fold.Words(name)] = i + 1
			}
		}
	}
}

// IsAnd says whether the word joins the last name of a list: "and", "&", "und".
func IsAnd(folded string) bool { return ands[folded] }

var ands = set("and", "und", "et", "y", "e", "en", "och", "og", "ja", "i", "a", "ve", "и", "і", "та", "και", "dan", "serta", "oraz", "va", "si", "es", "ir", "un", "eta", "dhe", "agus", "和", "与", "與", "及", "と", "및", "و")

// IsArticle says whether the word is an article, in any case: "the", "des", "het".
// Most are other words in other languages.
func IsArticle(folded string) bool { return articles[folded] }

var articles = set("the", "a", "an", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "le", "la", "les", "l", "un", "une",
	"el", "los", "las", "una", "o", "os", "as", "um", "uma", "il", "lo", "gli", "i", "uno", "de", "het", "een")

// IsParticle says whether the word, as written in lower case, belongs to the
// family name after it: "van", "de la", "al".
func IsParticle(folded string) bool { return particles[folded] }

var particles = set("de", "da", "do", "dos", "das", "del", "dell", "della", "delle", "degli", "dei", "dello", "di", "du", "des", "d", "l", "la", "le", "les", "lo", "los", "las",
	"van", "von", "vom", "vanden", "vander", "zu", "zur", "zum", "der", "den", "dem", "ten", "ter", "te", "tot", "t", "op", "aan", "in", "auf",
	"al", "el", "ul", "ud", "ad", "ed", "bin", "ibn", "bint", "ben", "ould", "af", "av", "y", "e", "st", "san", "santa", "mac", "mc", "ap", "ab")

// IsNameSuffix says whether the word follows a family or given name as a suffix.
func IsNameSuffix(folded string) bool { return nameSuffixes[folded] }

var nameSuffixes = set("jr", "sr", "junior", "senior", "ii", "iii", "iv", "filho", "neto", "netto", "sobrinho", "fils", "pere", "esq")

func set(words ...string) map[string]bool { return fold.Set(fold.Words, words...) }
