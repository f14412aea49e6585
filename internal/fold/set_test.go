package fold_test

import (
	"maps"
	"testing"

	"github.com/bibfix/bibfix/internal/fold"
)

func TestSet(t *testing.T) {
	for _, c := range []struct {
		by   func(string) string
		want map[string]bool
	}{
		{nil, map[string]bool{"Ö-Norm": true, "und": true}},
		{fold.Words, map[string]bool{"o norm": true, "und": true}},
		{fold.Letters, map[string]bool{"onorm": true, "und": true}},
	} {
		if got := fold.Set(c.by, "Ö-Norm", "und", "und"); !maps.Equal(got, c.want) {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}
