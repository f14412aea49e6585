package list_test

import (
	"slices"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

const (
	adairDash  = "- " + adair + " — Small, but frank about it all.\n"
	benoitDash = "- " + benoit + " — Answers Adair point by point.\n"
	castorDash = "- " + castor + " -- If you read only one, read this.\n"
)

func TestRemarks(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             []string
	}{
		{"remarks behind dashes", "a.md", "# Sources\n\n" + adairDash + benoitDash + castorDash, plain},
		{"remarks of several lines", "a.txt", "References\n\n" + adair + " — Small, but frank\n  about it all.\n\n" + benoit + " — Answers Adair\n  point by point.\n\n" + castor + "\n  — If you read only one, read this.\n", plain},
		{"two of four are no habit", "a.md", "# References\n\n" + adairDash + benoitDash + "- " + castor + "\n- Dahl, E. (2001). Oakum. Tern Press.\n",
			[]string{adair + " — Small, but frank about it all.", benoit + " — Answers Adair point by point.", castor, "Dahl, E. (2001). Oakum. Tern Press."}},
		{"dashes of GOST", "a.md", "# Литература\n\n" + rope1 + "\n\n" + rope2 + "\n\n" + rope3 + "\n", []string{rope1, rope2, rope3}},
		{"items below entries", "a.md", "# References\n\n1. " + adair + "\n   - *Why it matters:* the classic\n2. " + benoit + "\n   - *Limits:* one town only\n3. " + castor + "\n", numberedPlain},
		{"items below items", "a.md", "# References\n\n- " + adair + "\n  - Why it matters: the classic\n- " + benoit + "\n- " + castor + "\n  - Limits: one town only\n", plain},
		{"the home of a work in an item below it", "a.md", "# References\n\n- Adair, M. (2011). Ropewalks of the north.\n  - Tern Press\n- " + benoit + "\n- " + castor + "\n", []string{"Adair, M. (2011). Ropewalks of the north. Tern Press", benoit, castor}},
		{"parts above numbered entries", "a.txt", "Text.\n\nReferences\n\nBooks:\n1. " + adair + "\n2. " + benoit + "\n3. " + castor + "\n\nPapers on tar:\n4. " + adair + "\n\nOthers\n5. " + castor + "\n", append(numberedPlain, "4|"+adair, "5|"+castor)},
		{"sources that need not look like entries", "a.txt", "Text of the work.\n\nBibliography\n\nPRIMARY SOURCES\n\nTern Parish. Register, 1825. MS 12\n\nRope Board. Second Report. Ternholm, 1826\n\nSECONDARY SOURCES\n\n" + adair + "\n\n" + castor + "\n",
			[]string{"Tern Parish. Register, 1825. MS 12", "Rope Board. Second Report. Ternholm, 1826", adair, castor}},
		{"links in a part of the same level", "a.md", "# T\n\n## Literaturverzeichnis\n\n" + adair + "\n\n" + castor + "\n\n## Internetquellen\n\nSeilerbund: Seile, abrufbar unter https://a.example/seile (abgerufen am 14.7.2019)\n\n## Abbildungen\n\nAbb. 1: Ein Seil\n",
			[]string{adair, castor, "Seilerbund: Seile, abrufbar unter https://a.example/seile (abgerufen am 14.7.2019)"}},
		{"a list for each part", "a.md", "# Part One\n\nRopes.\n\n### References for Part One\n\n" + adair + "\n\n# Part Two\n\nKnots.\n\n### References for Part Two\n\n" + castor + "\n", []string{adair, castor}},
		{"a heading over text", "a.md", "# T\n\n### References to ropes\n\nRopes are named by Adair (2011), and by others.\n\n## References\n\n" + adair + "\n", []string{adair}},
		{"numbers of pages at the start of lines", "a.txt", "Texte.\n\nBibliographie\n\nAdair M., 2011, Cordes, Paris, Agence,\n48 p.\nBenoit C., 2015, Nœuds, Paris, Agence,\n49 p.\nCastor D., 2008, Étoupes, Paris, Agence.\n",
			[]string{"Adair M., 2011, Cordes, Paris, Agence, 48 p.", "Benoit C., 2015, Nœuds, Paris, Agence, 49 p.", "Castor D., 2008, Étoupes, Paris, Agence."}},
		{"circled numbers", "a.txt", "正文[①]。\n\n【参考文献】\n\n①宁采薇：《戏台》，南州：南州书局，1992年，第15页。\n②骆寒江：《招牌》，《乡土文献》2001年第3期，第44页。\n",
			[]string{"①|宁采薇：《戏台》，南州：南州书局，1992年，第15页。", "②|骆寒江：《招牌》，《乡土文献》2001年第3期，第44页。"}},
		{"parts above entries", "a.txt", "Text.\n\nReferences\n\nPrimary sources\n" + adair + "\n" + castor + "\n" + benoit + "\n\nArticles\n" + benoit + "\n", []string{adair, castor, benoit, benoit}},
	} {
		doc := format.Read(lint.File{Name: c.file, Data: []byte(c.text)})
		var got []string
		for _, r := range doc.References {
			text := r.Text.String
			if r.Label != "" {
				text = r.Label + "|" + text
			}
			got = append(got, text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

var numberedPlain = []string{"1|" + adair, "2|" + benoit, "3|" + castor}

const (
	rope1 = "Канатов А. К. Верёвки. – М. : Леткнига, 1984. – Изд. для чтения вслух."
	rope2 = "Канатов А. К. Узлы. – М. : Леткнига, 1985. – 212 с."
	rope3 = "Канатов А. К. Смола. – М. : Леткнига, 1986. – 96 с."
)
