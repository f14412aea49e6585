package words

import "strings"

// DateStatus gives what is said of the date of a work that has no year, as
// [lint.Date] names it, by the words that stand in the year's place: "n.d." for
// "o j", "in press" for "no prelo"; "" for any other words. The words are
// folded and joined by single spaces, their points gone.
func DateStatus(folded string) string { return dateStatuses[folded] }

// StartsDateStatus says whether a date status may begin with the folded word.
func StartsDateStatus(folded string) bool { return statusStarts[folded] }

// Of two letters only those that no language's other abbreviations share:
// Scandinavian "u.å." is the "u. a." of German once it is folded, and is read
// by those who see the ring.
var dateStatuses = func() map[string]string {
	m := map[string]string{}
	for status, phrases := range map[string]string{
		"n.d.": `nd|n d|no date|undated|s d|sd|sine dato|o j|oj|ohne jahr|s f|sf|s a|sans date|sem data|sin fecha|senza data|z d|z j|zonder jaar|s datum
			|b d|b r|t t|tanpa tahun|e n|t y|ty|tarih yok|б г|б д|б р|без даты|без дати|د ت|بدون تاريخ|日付なし|日付不明|刊行年不明|无日期|無日期|날짜 없음`,
		"in press": `in press|in print|im druck|im erscheinen|im ersch|i e|i dr|no prelo|en prensa|sous presse|in stampa|in corso di stampa|в печати|в друку|i trykk|i tryck|under udgivelse|under utgivelse|under utgivning|i tryk|in druk
			|ter perse|w druku|v tisku|baskida|advance online publication|قيد النشر`,
		"forthcoming":    `forthcoming|to appear|to be published|erscheint demnachst|a paraitre|a aparecer|di prossima pubblicazione|tulossa|kommande|accepted`,
		"in preparation": `in preparation|in prep|in vorbereitung|in vorb|i vorb|en preparation|em preparacao|en preparacion|submitted|under review|in review`,
	} {
		for phrase := range strings.SplitSeq(phrases, "|") {
			m[strings.TrimSpace(phrase)] = status
		}
	}
	return m
}()

var statusStarts = func() map[string]bool {
	m := make(map[string]bool, len(dateStatuses))
	for phrase := range dateStatuses {
		first, _, _ := strings.Cut(phrase, " ")
		m[first] = true
	}
	return m
}()
