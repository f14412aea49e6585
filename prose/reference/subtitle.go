package reference

// longestSubtitle is how many atoms a subtitle has before the place.
const longestSubtitle = 5

// subtitleAt says whether the atoms from k on, behind the title and a point, are a
// subtitle that runs up to the place: "Brücken. Alltag und Arbeit am Fluss, Chur
// 1990", "Brücken. Alltag einer Zunft. Chur: Kai". They name no publisher and have
// words that names seldom have.
func (sg *segmenter) subtitleAt(k int) bool {
	var f features
	phrase := false
	for j := k; j < len(sg.atoms) && j-k <= longestSubtitle; j++ {
		a := &sg.atoms[j]
		if j > k && (a.city || a.spot) && a.owners&^(1<<editionOwner|1<<genreOwner) == 0 {
			return phrase && f.words > 1
		}
		if j > k && a.owners != 0 || a.known || a.publishers+a.bodies+a.proceedings+a.journals > 0 || sg.smallAtom(j) && j == k {
			return false
		}
		f = f.plus(a.features)
		phrase = phrase || a.smalls+a.links > 0 || sg.phrase(a)
	}
	return false
}

// phrase says whether an atom has a word that joins nouns of a language with articles.
func (sg *segmenter) phrase(a *atom) bool {
	for k := a.first + 1; k < a.end; k++ {
		if t := &sg.tokens[k]; t.kind == word && !t.is(capital) && phraseWords[t.fold] {
			return true
		}
	}
	return false
}

// phraseWords are articles and links of German and English that names of publishers
// do not have. "And" is not among them, but the German "und" is: "Quellen und Texte".
var phraseWords = set("und", "u", "der", "die", "das", "des", "dem", "den", "von", "ein", "eine", "einer", "eines", "einem", "einen", "ihr", "ihre", "ihrer", "sein", "seine", "seiner", "um", "bis", "vor", "oder", "the", "an", "or", "its", "their", "pa", "til", "om", "med", "ved", "over", "uit", "voor", "met", "naar", "nel", "nella", "dans", "sur", "sous", "entre", "na", "v", "o", "do", "z", "w", "we", "ke", "bei", "auf", "mit", "nach", "uber")
