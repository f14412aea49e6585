package bibgen_test

import (
	"bytes"
	"testing"

	"github.com/bibfix/bibfix/internal/bibgen"
)

func TestWrite(t *testing.T) {
	for _, plain := range []bool{false, true} {
		options := bibgen.Options{Entries: 1000, Seed: 1, Plain: plain}
		var one, two bytes.Buffer
		planted, err := bibgen.Write(&one, options)
		if err != nil {
			t.Fatal(err)
		}
		if want := (bibgen.Planted{Entries: 1000, Twins: 5, Tracking: 5, DOIURLs: 5, Hyphens: 5}); planted != want {
			t.Errorf("planted %+v, want %+v", planted, want)
		}
		if _, err := bibgen.Write(&two, options); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Error("two files of the same options differ")
		}
		if size := one.Len() / 1000; size < 580 || size > 700 {
			t.Errorf("an entry is %d bytes, want about 640", size)
		}
		for _, text := range []string{`"`, "@string", `\`} {
			if plain && bytes.Contains(one.Bytes(), []byte(text)) {
				t.Errorf("a plain file holds %s", text)
			}
		}
	}
}
