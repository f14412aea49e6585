package reference_test

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/reference"
)

// Word names the site before its address; its words for that belong to no field,
// nor do the names that authors go by on social networks.
func TestSites(t *testing.T) {
	for _, test := range []struct{ entry, title, container string }{
		{"Adair, M. (2016, October 25). Discovering the ropes. Retrieved from Quay Watch: https://quay.example/ropes", "Discovering the ropes", "Quay Watch"},
		{"Adair, M. (2016). Discovering the ropes. Retrieved March 3, 2019, from Quay Watch: https://quay.example/ropes", "Discovering the ropes", "Quay Watch"},
		{"Adair, M. (2016). Discovering the ropes. Retrieved 3 March 2019, from Quay Watch: https://quay.example/ropes", "Discovering the ropes", "Quay Watch"},
		{"Adair, M. (3. März 2016). Die Seile von Lund. Abgerufen am 4. Mai 2019 von Hafenblick: https://quay.example/seile", "Die Seile von Lund", "Hafenblick"},
		{"Adair, M. (2016). Los cabos del puerto. Obtenido de Vigía: https://quay.example/cabos", "Los cabos del puerto", "Vigía"},
		{"Adair, M. (2016). Les cordages. Récupéré sur Vigie: https://quay.example/cordages", "Les cordages", "Vigie"},
		{"Adair, M. (2016). Tauene i havna. Hentet 4. mai 2019 fra Havneposten: https://quay.example/tau", "Tauene i havna", "Havneposten"},
		{"Adair, M. (2016). Die Seile von Lund. Abgerufen am 4. Mai 2019 von https://quay.example/seile", "Die Seile von Lund", ""},
		{"Adair, M. (2016). Liny portu. Pobrano 4 maja 2019 z https://quay.example/liny", "Liny portu", ""},
		{"Adair, M. (2016). Sataman köydet. Haettu 4.5.2019 osoitteesta https://quay.example/k", "Sataman köydet", ""},
		{"Adair, M. (2016). Lana [online]. [cit. 2019-05-04]. Dostupné z: https://quay.example/lana", "Lana", ""},
		{"Adair, M. (2016). Die Seile von Lund. Abgerufen am 4. Mai 2019, 10:00 Uhr, von https://quay.example/seile", "Die Seile von Lund", ""},
		{"Adair, M. (2016). Discovering the ropes. [viewed 4 May 2019, 10:05]. Available from: https://quay.example/ropes", "Discovering the ropes", ""},
		{"Berg, A. [@aberg]. (2018, May 5). Ships waiting in the rain. Twitter. https://tw.example/berg", "Ships waiting in the rain", "Twitter"},
		{"Lund Harbour Office [@lho]. (2019, May 5). Ships waiting for the tide. Facebook. https://fb.example/lho", "Ships waiting for the tide", "Facebook"},
		// near misses: the address alone, and words that only look like it
		{"Adair, M. (2016). Discovering the ropes. Retrieved from https://quay.example/ropes", "Discovering the ropes", ""},
		{"Adair, M. (2016). Ropes retrieved from the quay: https://quay.example/ropes", "Ropes retrieved from the quay", ""},
		{"Adair, M. (2016). What we retrieved from the sea. Quay Watch, 4(2), 11–19. https://quay.example/ropes", "What we retrieved from the sea", "Quay Watch"},
	} {
		ref := &lint.Reference{Text: lint.PlainText(test.entry, 0)}
		reference.ParseAll([]*lint.Reference{ref})
		if title, container := ref.Value("title"), ref.Value("container-title"); title != test.title || container != test.container {
			t.Errorf("%s:\ntitle %q, container %q; want %q, %q", test.entry, title, container, test.title, test.container)
		}
	}
}
