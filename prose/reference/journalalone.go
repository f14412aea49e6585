package reference

import "github.com/bibfix/bibfix/internal/words"

// An entry may be a journal and its numbers, with neither author nor title, as running
// heads and lists of physicists have it: "Kidney International, Vol. 49 (1996), pp.
// 1642–1648". What stands in front is then no name: nobody signs numbers.

// fewestNumbers are the year and two more: volume and page. A body and its year are
// an author.
const fewestNumbers = 3

// numbersAlone says whether nothing follows from token i on but numbers, their labels
// and what parts them.
func numbersAlone(en *entry, i int) bool {
	numbers, dated := 0, false
	for ; i < len(en.tokens); i++ {
		t := &en.tokens[i]
		switch {
		case t.kind == number || t.is(digits):
			numbers++
			_, year := en.year(i)
			dated = dated || year
		case t.kind == sign || t.kind == address:
		case locatorLabels[t.fold] != "", words.IsPageLabel(t.fold), t.fold == "iss", t.fold == "suppl", t.fold == "pt":
		default:
			return false
		}
	}
	return dated && numbers >= fewestNumbers
}
