package words

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
)

// IsGerman says whether one in ten words of a text is a little word of German.
func IsGerman(text string) bool {
	little, all := 0, 0
	for word := range strings.FieldsSeq(fold.Words(text)) {
		all++
		switch word {
		case "der", "die", "das", "und", "ist", "nicht", "von", "den", "dem", "des", "zu", "mit", "im", "auf", "eine", "ein", "sich", "wird":
			little++
		}
	}
	return little*10 > all
}
