package words

import (
	"strings"
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

// TestHeadingsOfOneKind asks that no heading stands in the lists of two kinds:
// which one it were would be chance.
func TestHeadingsOfOneKind(t *testing.T) {
	kinds := map[string]int{}
	for kind, names := range headingNames {
		for name := range strings.SplitSeq(names, "|") {
			folded := fold.Words(name)
			if k, known := kinds[folded]; known && k != kind {
				t.Errorf("%q is of kind %d and of kind %d", name, k, kind)
			}
			kinds[folded] = kind
		}
	}
}

func TestQualifiedHeading(t *testing.T) {
	for name, want := range map[string]Heading{
		"Select references": References, "Selected References": References, "Key references": References, "Works cited in this chapter": References,
		"Sources and further reading": Sources, "References and further reading": References, "Appendix references": References, "References for Appendix B": References, "References for Part One": References,
		"Literature cited in chapter 3": References, "Main text references": References, "Supplementary references": References, "Ausgewählte Literaturangaben": References,
		"Literaturverzeichnis zu Kapitel 4": References, "Bibliographie sélective": Bibliography, "Bibliografía básica": Bibliography, "Referências adicionais": References,
		"Références du chapitre 2": References, "Normative references": References, "Sources used in this report": Sources, "Дополнительные источники": Sources,
		"List of selected references": References, "Further references": References, "Additional further reading": Reading, "Bibliografia essenziale": Bibliography,

		"References": NoList, "References to ropes": NoList, "References to one": NoList, "Related literature": NoList, "General literature": NoList, "Literature review": NoList, "Data sources": NoList,
		"Reference text": NoList, "General notes": NoList, "Sources of error": NoList, "References 89": NoList, "Primary sources": NoList, "Sources in the north": NoList,
		"Notes to the main text": NoList, "API reference": NoList, "Selected works": NoList, "The text": NoList, "Citations in the text": NoList, "Further sources of funding": NoList,
	} {
		if got := QualifiedHeading(fold.Words(name)); got != want {
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

// TestKindsOfSources asks that what may head a list by itself is a part of one
// that has a heading above.
func TestKindsOfSources(t *testing.T) {
	for name := range kindsOfSources {
		if !PartOfList(name) || ListHeading(name) != NoList {
			t.Errorf("%q names a kind of sources, and is no part of a list", name)
		}
	}
}
