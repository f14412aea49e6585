package cite

import "testing"

// TestOpensLaw tells names of laws, behind an article as well.
func TestOpensLaw(t *testing.T) {
	for _, name := range []string{"Ley de Puertos", "La Ley de Puertos", "A Lei dos Portos", "Das Gesetz über Häfen"} {
		if !opensLaw(name) {
			t.Errorf("%s is no law", name)
		}
	}
	for _, name := range []string{"Le Loi", "La Torre de Puertos", "Lund", "La", ""} {
		if opensLaw(name) {
			t.Errorf("%s is a law", name)
		}
	}
}
