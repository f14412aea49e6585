package list_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// Entries at the end of a list that look little like those above, and are
// entries all the same.
var lastEntries = []string{
	"Rope atlas of the north. Tern Press.",
	"The book of knots. (2018). Tern Press.",
	"What is hemp? Harbour Post, 4 March 2019.",
	"“Who are the keepers?” Tar Post, 2011.",
	"Harbour Act. Public Law 12-34.",
	"ISO 4217:2015. Ropes that are wet.",
	"Holy Bible. King James Version.",
	"Castor, D. Knots at sea. In press.",
	"Zoll, E. (n.d.). That which was not.",
	"3 ropes and 4 knots. Film, 2009.",
	"How ropes are made and what they have become. Tar Post, 2011.",
	"Office of Ropes. (2019). Have we any? https://example.org/any",
	"Zimmer, A. (2012, May). The rope was long. Paper that was read at the meeting.",
	"Received wisdom of the north: Ropes in 2011. Tern Press.",
	"The state of the ropes in 2011. Tern Press.",
	"Mona Adair, who was a keeper. Film, 2011.",
	"佐藤太郎（2015）『港の本』東京：埠頭社。",
}

func TestLastEntries(t *testing.T) {
	for _, last := range lastEntries {
		for _, file := range []string{"a.md", "a.txt"} {
			text := "Hemp was dear in the north, and it was wet.\n\n"
			if file == "a.md" {
				text += "# "
			}
			text += "References\n\n" + strings.Join(plain, "\n\n") + "\n\n" + last + "\n"
			doc := format.Read(lint.File{Name: file, Data: []byte(text)})
			got := entries(doc)
			if want := append(slices.Clone(plain), last); !slices.Equal(got, want) {
				t.Errorf("%s: %q lost:\n%s", file, last, strings.Join(got, "\n"))
			}
		}
	}
}

// Lists that look like notes behind others.
func TestNoNotes(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"the first label is lost", adair + "\n\n[2] " + benoit + "\n\n[3] " + castor + "\n", []string{adair, "2|" + benoit, "3|" + castor}},
		{"parts that count anew", "Books\n\n[1] " + adair + "\n\n[2] " + castor + "\n\nArticles\n\n[1] " + benoit + "\n", []string{"1|" + adair, "2|" + castor, "1|" + benoit}},
		{"counting anew without a word", "[1] " + adair + "\n\n[2] " + castor + "\n\n[1] " + benoit + "\n", []string{"1|" + adair, "2|" + castor, "1|" + benoit}},
		{"a last number out of order", "[1] " + adair + "\n\n[2] " + castor + "\n\n[2] " + benoit + "\n", []string{"1|" + adair, "2|" + castor, "2|" + benoit}},
		{"chapter and verse", "1. " + adair + "\n\n2. " + castor + "\n\n3. Harbour Act, Public Law 12-34.\n", []string{"1|" + adair, "2|" + castor, "3|Harbour Act, Public Law 12-34."}},
	} {
		doc := format.Read(lint.File{Name: "a.txt", Data: []byte("Hemp was dear in the north.\n\nReferences\n\n" + tt.text)})
		if got := entries(doc); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n%s\nwant:\n%s", tt.name, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// What stands at the foot of a page between two entries.
func TestFeet(t *testing.T) {
	for _, foot := range []string{
		"Online ISSN: 1234-5679 Print ISSN: 2049-3630", "www. rope-review.example/", "T.C. Almgren et al.", "Adair et al.",
		"Vol. 12, 4, 201–214", "J. Ropes 12 (2019) 101–130", "Cordage Review 7, 11-19", "ISSN 1234-5679", "www.ropes.example",
		"1 Machado calls this the threshold problem.", "2 Not all do (Castor 2008).", "¹ See Zoll (2011) for the opposite.", "4 Machado (1938) denies that hemp was dear.",
	} {
		for _, list := range [][]string{plain, {adair, benoit, "Castor, D. (2008). Knots at", "sea. Tern Press."}} {
			text := "Hemp was dear in the north.\n\nReferences\n\n" + strings.Join(list[:len(list)-1], "\n\n") + "\n\n" + foot + "\n\n" + list[len(list)-1] + "\n"
			doc := format.Read(lint.File{Name: "a.txt", Data: []byte(text)})
			if got := entries(doc); !slices.Equal(got, plain) {
				t.Errorf("%q among %d:\n%s", foot, len(list), strings.Join(got, "\n"))
			}
		}
	}
}

// Lines between two entries that are entries, or belong to one.
func TestNoFeet(t *testing.T) {
	for _, between := range []string{
		"www.ropes.example/atlas/2011", "Zoll et al. 2011. Ropes. Tern Press.", "Zoll, E. et al. (2011). Ropes. Tern Press.",
		"3 Zoll, E. (2011). Ropes. Tern Press.", "5 Zoll E, Adair M. Is hemp dear? Ropes. 2013;8:5-9.", "Cordage Review 7 (2019), special issue.", "20 ropes of the north. 2011. Film.",
	} {
		text := "Hemp was dear in the north.\n\nReferences\n\n" + adair + "\n\n" + benoit + "\n\n" + between + "\n\n" + castor + "\n"
		doc := format.Read(lint.File{Name: "a.txt", Data: []byte(text)})
		if got := strings.Join(entries(doc), "\n"); !strings.Contains(got, strings.TrimLeft(between, "0123456789 ")) {
			t.Errorf("%q lost:\n%s", between, got)
		}
	}
}

// The title and the authors of the document, at the one page break in its list.
func TestRunningTitle(t *testing.T) {
	for _, tt := range []struct {
		between string
		want    bool // an entry
	}{
		{"Ropes and people of the north", false},
		{"ROPES AND PEOPLE", false},
		{"Mona Adair and Claude Benoit", false},
		{"Ropes and tar", true},
	} {
		text := "Ropes and people of the north\n\nMona Adair and Claude Benoit\n\nHemp was dear.\n\nReferences\n\n" + adair + "\n\n" + tt.between + "\n\n" + benoit + "\n\n" + castor + "\n"
		doc := format.Read(lint.File{Name: "a.md", Data: []byte(text)})
		if got := strings.Join(entries(doc), "\n"); strings.Contains(got, tt.between) != tt.want {
			t.Errorf("%q:\n%s", tt.between, got)
		}
	}
}

// Notes at the foot of a page of the list, with their numbers on lines of their
// own.
func TestNotesOfAPage(t *testing.T) {
	body := "Hemp was dear in the north.\n\n61\n\nIbid.\n\nReferences\n\n"
	first, rest := adair+"\n"+benoit+"\n", "\f"+castor+"\n"
	all := plain
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"short titles", first + "62\n\nAdair, Ropewalks.\n63\nBenoit and Adair, Hemp and tar,\npp. 11–12.\n\n" + rest, all},
		{"some are lost", first + "62\n\nSee also Adair: Ropewalks.\n65\nBenoit/Adair: Hemp.\n\n" + rest, all},
		{"one", first + "62\n\nVoir aussi Adair (2011).\n\n" + rest, all},
		{"the first", first + "1\n\nSiehe Castor (2008).\n\n" + rest, all},
		{"and the number of the page", first + "62\nIbid.\n63\nCastor, Knots.\n\n7\n\n" + rest, all},
		{"the number of a page at its foot", first + "\n62\n\n" + rest, all},
		{"the number of a page at its head", first + "\f62\n\nZoll, E. (2014). Quays. Tern Press.\n\n" + rest, []string{adair, benoit, "Zoll, E. (2014). Quays. Tern Press.", castor}},
		{"a page in the midst", first + "\n62\n\nZoll, E. (2014). Quays. Tern Press.\n\n" + rest, []string{adair, benoit, "Zoll, E. (2014). Quays. Tern Press.", castor}},
		{"labels", "1\n\n" + adair + "\n\n2\n\n" + benoit + "\n\n\f3\n\n" + castor + "\n", []string{"1|" + adair, "2|" + benoit, "3|" + castor}},
	} {
		doc := format.Read(lint.File{Name: "a.txt", Data: []byte(body + tt.text)})
		if got := entries(doc); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n%s", tt.name, strings.Join(got, "\n"))
		}
	}
}
