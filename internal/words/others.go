package words

// StandsForOthers says whether a name, folded, stands for authors who are not
// named: registries have such names on record.
func StandsForOthers(folded string) bool { return unnamed[folded] }

var unnamed = set("others", "and others", "other authors", "and other authors", "et al", "etal", "al", "et alii", "et alia", "u a", "ua", "und andere", "andere", "u m a",
	"et autres", "autres", "y otros", "otros", "y cols", "e outros", "outros", "e altri", "altri", "en anderen", "anderen", "m fl", "och andra", "med flere", "i in", "i inni", "a kol", "i dr", "и др", "и другие", "等")

// IsOthersAfterAnd says whether the word, folded, stands for further authors behind
// an "and" of its language: the "al" of "et al.", the "wsp" of "i wsp.".
func IsOthersAfterAnd(folded string) bool { return othersAfterAnd[folded] }

// IsOthersAlone says whether the word, folded, stands for further authors by
// itself, as "dkk." and "vd." do.
func IsOthersAlone(folded string) bool { return othersAlone[folded] }

var (
	othersAfterAnd = set("al", "alii", "alia", "aliae", "altri", "coll", "collab", "coworkers", "colleagues", "collaborators", "associates", "others", "team",
		"colaboradores", "colegas", "cols", "col", "otros", "otras", "outros", "outras", "altres", "collegues", "collaborateurs", "autres", "collaboratori", "colleghi",
		"kollegen", "mitarbeiter", "mitarb", "andere", "anderen", "weitere", "collega", "medarbejdere", "medarbetare", "andra", "andre", "muut", "др", "другие", "соавт", "соавторы", "ін", "інші",
		"wsp", "wspolpracownicy", "inni", "kol", "drugi", "dr", "sur", "sod", "ark", "arkadaslari", "digerleri", "dig", "mtsai", "mts", "munkatarsai", "colab", "kt", "cs", "jt", "kawankawan", "lainlain", "rakanrakan", "beste", "besteak", "rekan", "nnk", "همکاران")
	othersAlone = set("ua", "ea", "etal", "mfl", "vd", "vdd", "idr", "dkk", "ym", "jt", "외", "등", "等", "等人", "ほか", "ら", "他")
)
