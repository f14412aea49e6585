package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/ascii"
	"github.com/bibfix/bibfix/internal/fold"
)

// A likeness is how much a range in square brackets looks like the range of the value
// before it: "a median age of 9 [7–12] years".
type likeness uint8

const (
	noValues  likeness = iota
	mayValues          // "the score was 6 [4–8]": unless the numbers of the text come in turn there
	areValues          // a mean or median is named, or what is measured follows
)

// reachOfMean is in bytes: how far before a value the word for what it is may stand.
const reachOfMean = 100

// ofValues says how far a bracket gives the range of the number before it, which then lies
// inside: "14 [9–17] days", "62% [55–70]". In "in 2014 [3–5]" it does not.
func (r *reader) ofValues(b bracket, items []item) likeness {
	if len(items) != 1 || items[0].low == items[0].high {
		return noValues
	}
	before := strings.TrimRight(r.text[max(0, b.open-reachOfMean):b.open], " \n\u00a0\u202f*_")
	number, clause := valueBefore(before)
	if number == 0 || number < items[0].low || number > items[0].high {
		return noValues
	}
	words := strings.FieldsFunc(clause[strings.LastIndex(clause, ". ")+1:], func(c rune) bool { return !unicode.IsLetter(c) })
	if n := len(words); n > 0 && strings.HasSuffix(strings.TrimRight(clause, " \n\u00a0"), words[n-1]) {
		if last := fold.Letters(words[n-1]); numberedThings[last] || isPart(last) {
			return noValues
		}
	}
	after, _ := plainWord(r.text, skipSpace(r.text, b.end, len(r.text)), len(r.text))
	if unitWords[fold.Letters(after)] || strings.HasPrefix(r.text[b.end:], "%") {
		return areValues
	}
	for _, w := range words {
		if meanWords[fold.Letters(w)] {
			return areValues
		}
	}
	return mayValues
}

// valueBefore is the whole part of the number at the end of s, which its unit may follow,
// and what stands before it; 0 where none stands there, or a part of a name, "COVID-19".
func valueBefore(s string) (number int, before string) {
	s = strings.TrimRight(strings.TrimSuffix(s, "%"), " \u00a0\u202f")
	if at := strings.LastIndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && c != '°' && c != '/' }); at >= 0 && at+1 < len(s) {
		_, size := utf8.DecodeRuneInString(s[at:])
		if unit := s[at+size:]; unit != "" && !unitWords[fold.Letters(unit)] {
			return 0, ""
		}
		s = strings.TrimRight(s[:at+size], " \u00a0\u202f\n")
	}
	start := len(s)
	for start > 0 && ('0' <= s[start-1] && s[start-1] <= '9' || start < len(s) && (s[start-1] == '.' || s[start-1] == ',')) {
		start--
	}
	n := ascii.Digits(s[start:])
	if last, _ := utf8.DecodeLastRuneInString(s[:start]); n == 0 || n > 6 || unicode.IsLetter(last) || fold.IsDash(last) || last == '/' {
		return 0, ""
	}
	return atoi(s[start : start+n]), s[:start]
}

// numberedThings go by a number that measures nothing: "diabetes of type 2 [1–3]".
var numberedThings = set("type", "types", "phase", "grade", "stage", "group", "level", "class", "category", "version", "part", "case", "study", "experiment", "model", "scenario", "site", "station", "no", "layer", "goal", "sdg", "article", "section", "covid", "python",
	"typ", "stufe", "klasse", "gruppe", "teil", "nummer", "nr", "tipo", "fase", "grado", "grau", "grupo", "nivel", "clase", "parte", "caso", "tabla", "tabela", "tabelle", "figura", "abbildung", "abb", "tableau", "stade", "groupe", "niveau", "grupa", "typu", "tabell", "objectif", "objetivo")

// meanWords tell what a value is that has a range.
var meanWords = set("median", "medians", "mean", "average", "averaged", "iqr", "interquartile", "quartile", "quartiles", "range", "mediane", "mittelwert", "durchschnitt", "durchschnittlich", "spannweite",
	"moyenne", "mediana", "promedio", "intervalo", "mediano", "medie", "gemiddelde", "mediaan", "medel", "srednia", "prumer", "медиана", "среднее", "ortanca", "ortalama", "rata", "ci")

// unitWords follow a value.
var unitWords = set("year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes", "second", "seconds", "points", "point", "patients", "participants", "mg", "kg", "g", "cm", "mm", "ml", "l", "m", "km", "h", "min", "s", "ms", "c", "mmhg", "mmol", "mmoll", "mgdl", "gdl", "mgl", "gl", "kgm", "ha", "yrs", "yr", "y", "percent",
	"jahr", "jahre", "jahren", "monate", "monaten", "wochen", "tag", "tage", "tagen", "stunden", "minuten", "prozent", "punkte", "ans", "annees", "mois", "semaines", "jours", "heures", "ano", "anos", "meses", "semanas", "dia", "dias", "horas", "minutos", "anni", "mesi", "settimane", "giorni", "ore", "jaar", "maanden", "weken", "dagen", "uur", "ar", "manader", "veckor", "dagar", "lat", "miesiecy", "dni", "let", "лет", "месяцев", "дней", "yil", "ay", "gun", "tahun", "bulan", "hari")

// judgeValues cites by the ranges that may belong to a value where their numbers come in
// turn: the first of them follows on the highest number so far, and the list has all.
func (r *reader) judgeValues(highest int) {
	top := 0
	for i := range r.runs {
		one := &r.runs[i]
		if one.value {
			one.trap = one.items[0].low != top+1 || one.top() > highest
		}
		if !one.trap && one.mode == square {
			top = max(top, one.top())
		}
	}
}
