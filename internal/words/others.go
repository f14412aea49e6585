package words

// StandsForOthers says whether a name, folded, stands for authors who are not
// named: registries have such names on record.
func StandsForOthers(folded string) bool { return unnamed[folded] }

var unnamed = set("others", "and others", "other authors", "and other authors", "et al", "etal", "al", "et alii", "et alia", "u a", "ua", "und andere", "andere", "u m a",
	"et autres", "autres", "y otros", "otros", "y cols", "e outros", "outros", "e altri", "altri", "en anderen", "anderen", "m fl", "och andra", "med flere", "i in", "i inni", "a kol", "i dr", "и др", "и другие", "等")
