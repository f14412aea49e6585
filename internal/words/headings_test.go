package words

import (
	"testing"

	"github.com/bibfix/bibfix/internal/fold"
	_ "github.com/bibfix/bibfix/internal/golden"
)

func TestListHeading(t *testing.T) {
	for name, want := range map[string]Heading{
		"References": References, "REFERENCES CITED": References, "Works Cited": References, "Reference list": References, "Literature Cited": References,
		"Literaturverzeichnis": References, "Quellen- und Literaturverzeichnis": References, "Références bibliographiques": References, "Ouvrages cités": References,
		"Referencias bibliográficas": References, "Obras citadas": References, "Referências": References, "Riferimenti bibliografici": References, "Opere citate": References,
		"Literatuurlijst": References, "Källförteckning": References, "Referanser": References, "Lähteet": References, "Heimildir": References, "Piśmiennictwo": References,
		"Irodalomjegyzék": References, "Kaynakça": References, "Список литературы": References, "Список використаних джерел": References, "المراجع": References,
		"קורות": NoList, "ביבליוגרפיה": References, "参考文献": References, "參考文獻": References, "引用・参考文献": References, "참고문헌": References, "Daftar Pustaka": References,
		"Tài liệu tham khảo": References, "Bibliography": Bibliography, "Βιβλιογραφία": Bibliography, "Sources": Sources, "Quellen": Sources,
		"Further reading": Reading, "Notes": Notes, "Anmerkungen": Notes, "Introduction": NoList, "References to ropes": NoList, "": NoList,
	} {
		if got := ListHeading(fold.Words(name)); got != want {
			t.Errorf("%q announces %d, want %d", name, got, want)
		}
	}
}

func TestSections(t *testing.T) {
	for name, want := range map[string][2]bool{ // ends a list, is a part of one
		"Acknowledgements": {true, false}, "Appendix B: Ropes": {true, false}, "Anhang": {true, false}, "Danksagung": {true, false}, "About the authors": {true, false},
		"Primary sources": {false, true}, "Sekundärliteratur": {false, true}, "B": {false, true}, "Books": {false, true},
		"Ropes": {false, false}, "": {false, false},
	} {
		if got := [2]bool{EndsList(fold.Words(name)), PartOfList(fold.Words(name))}; got != want {
			t.Errorf("%q: ends a list, is a part of one: %v, want %v", name, got, want)
		}
	}
}
