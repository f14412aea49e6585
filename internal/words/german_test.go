package words_test

import (
	"testing"

	"github.com/bibfix/bibfix/internal/words"
)

func TestIsGerman(t *testing.T) {
	for text, want := range map[string]bool{
		"Die Abgabe ist mit der Zeit auf den Kai gefallen.": true,
		"Abgaben des Hafens":                                            true,
		"The levy failed in the harbour.":                               false,
		"Die Casting and the Trade of Founders in the Harbours of Lund": false, // one word of eleven
		"": false,
	} {
		if got := words.IsGerman(text); got != want {
			t.Errorf("%q: German %t, want %t", text, got, want)
		}
	}
}
