package bibname_test

import (
	"testing"

	"github.com/bibfix/bibfix/internal/bibname"
	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

func TestWrite(t *testing.T) {
	for _, c := range []struct {
		name lint.Name
		want string
	}{
		{lint.Name{}, ""},
		{lint.Name{Family: "Lund", Given: "Ada M"}, "Lund, Ada M"},
		{lint.Name{Particle: "van den", Family: "Lund", Given: "Ada", Suffix: "Jr."}, "van den Lund, Jr., Ada"},
		{lint.Name{Family: "Lund"}, "Lund"},
		{lint.Name{Family: "Lund Berg"}, "{Lund Berg}"},
		{lint.Name{Particle: "von", Family: "Lund", Suffix: "Jr."}, "von {Lund Jr.}"},
		{lint.Name{Family: "Others"}, "{Others}"},
		{lint.Name{Family: "Others", Given: "Ada"}, "Others, Ada"},
		{lint.Name{Family: "Quay and Sons", Given: "Ada"}, "{Quay and Sons}, Ada"},
		{lint.Name{Family: "Lund", Given: "Ada AND Ola"}, "Lund, {Ada AND Ola}"},
		{lint.Name{Family: "And", Given: "Anders"}, "{And}, Anders"},
		{lint.Name{Family: "Lund, Berg", Given: "Ada, M."}, "{Lund, Berg}, {Ada, M.}"},
		{lint.Name{Family: "Brandand", Given: "Sandy"}, "Brandand, Sandy"},
		{lint.Name{Literal: "Quay Office, Lund, on behalf of Ropes and Sails"}, "{Quay Office, Lund, on behalf of Ropes and Sails}"},
	} {
		if got := bibname.Write(c.name, func(s string) string { return s }); got != c.want {
			t.Errorf("%v is written %q, want %q", c.name, got, c.want)
		}
	}
}
