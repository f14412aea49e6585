package columns

import (
	"strings"
	"testing"
)

// woven gives two columns as pdftotext does that takes them for one: the lines of a
// row one after the other, a line run on where the one before ends in a broken word.
func woven(left, right []string) string {
	var b strings.Builder
	for i := range max(len(left), len(right)) {
		for _, column := range [...][]string{left, right} {
			if i >= len(column) {
				continue
			}
			if stem, broken := strings.CutSuffix(column[i], "-"); broken {
				b.WriteString(stem)
			} else {
				b.WriteString(column[i] + "\n")
			}
		}
	}
	return b.String()
}

const known = "The ropewalks of the harbour are described in notes on the canals of the plain, and so are the towpaths and the tolls. Nobody has written a history of their knots, of ropewalks, or of the price of tar. Some merchants wrote of their harbour and their canals and of what they described.\n\n"

var (
	leftList = []string{
		"Adair, M. (2011). Ropewalks of the north and of",
		"the men who owned them, with notes on the har-",
		"bour of Lund. Quay Studies, 12(3), 317–335.",
		"Ibsen, T. (1987). Friction without parts, and what",
		"became of it in the winter of the long frost. Notes",
		"on Machines, 31, 202–210.",
		"Lund, E., Brook, A., and Dent, C. (2020). What the",
		"merchants of the plain wrote down when the ca-",
		"nals were closed. Foz, Boston.",
	}
	rightList = []string{
		"Müller, D. (2008). Knots at sea, and some of those",
		"who could not tie them. Tern Press, Oxbridge.",
		"Northgate, P. (1999). The price of tar in the lower",
		"delta: a history of what the newspapers had de-",
		"scribed. Harbour Times, 4, 1–19.",
		"Prado, B. (2015). Towpaths and tolls, a report on",
		"what is left of them in the plain. Ministry of",
		"Inland Waters, Minas.",
		"Quill, H. (1975). Paper and water. Northgate.",
	}
)

func labelled(lines []string, from int) []string {
	var all []string
	for _, l := range lines {
		if i := strings.Index(l, ". ("); i > 0 {
			l = "[" + string(rune('0'+from)) + "] " + l
			from++
		}
		all = append(all, l)
	}
	return all
}

func TestWeave(t *testing.T) {
	body := wrap(hemp+" "+knots, 48, "")
	for _, tt := range []struct {
		name        string
		left, right []string
	}{
		{"lists without labels", leftList, rightList},
		{"lists with labels", labelled(leftList, 1), labelled(rightList, 4)},
		{"text beside a list", body[:9], rightList},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := known + woven(tt.left, tt.right)
			order := Part([]byte(in))
			if order == nil {
				t.Fatalf("not parted:\n%s", in)
			}
			check(t, order)
			got := strings.ReplaceAll(strings.ReplaceAll(string(order.Text()), "-\n", ""), "\f", "")
			want := known + strings.ReplaceAll(strings.Join(append(append([]string{}, tt.left...), tt.right...), "\n"), "-\n", "") + "\n"
			if squeezed(got) != squeezed(want) {
				t.Errorf("read as\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Labels that stand alone go to where their entries begin.
func TestPlace(t *testing.T) {
	for name, in := range map[string]string{
		"before":         "[1]\n\n[2]\n\n[3]\n\n" + woven(leftList, labelled(rightList, 4)),
		"behind":         woven(leftList, labelled(rightList, 4)) + "\n[1]\n\n[2]\n\n[3]\n",
		"left and right": "[1]\n\n[2]\n\n" + woven(leftList, append(append([]string{}, rightList[:2]...), labelled(rightList[2:], 5)...)) + "\n[3]\n\n[4]\n",
	} {
		order := Part([]byte(known + in))
		if order == nil {
			t.Errorf("%s: not parted", name)
			continue
		}
		check(t, order)
		want := labelled(append(append([]string{}, leftList...), rightList...), 1)
		got := strings.ReplaceAll(strings.ReplaceAll(string(order.Text()), "-\n", ""), "\f", "")
		if at := strings.Index(got, "[1] Adair"); at < 0 || !strings.HasPrefix(squeezed(got[at:]), squeezed(strings.ReplaceAll(strings.Join(want, "\n"), "-\n", ""))) {
			t.Errorf("%s: read as\n%s", name, got)
		}
	}
}

// What is read as it stands is left alone, however its lines are.
func TestNotWoven(t *testing.T) {
	raw := strings.Join(append(append([]string{}, leftList...), rightList...), "\n")
	for name, text := range map[string]string{
		"one column after the other": raw,
		"the same without hyphens":   strings.ReplaceAll(raw, "-\n", ""),
		"a list with labels":         strings.Join(append(labelled(leftList, 1), labelled(rightList, 4)...), "\n"),
		"text":                       strings.Join(wrap(hemp+" "+tar+" "+knots, 60, ""), "\n"),
		"text and its hyphens":       strings.ReplaceAll(strings.Join(wrap(strings.ReplaceAll(hemp+" "+tar, "bought", "bou- ght"), 48, ""), "\n"), "-\n", ""),
		"a list of lines":            strings.Join(unlabelled(), "\n"),
		"two on a line":              leftList[0] + "\n" + rightList[0] + "\n" + leftList[1] + "\n" + rightList[1],
		"text that cites":            "as was found before\n[3]. The harbour was closed in the winter, and\n[4] says so. Nothing else is known of it, but\n[5, 6] and the notes of the merchants who had\nseen it. It was open\n[7] and shut, as the\nnewspapers wrote.\n",
		"a poem":                     strings.Repeat("The hemp is spun, the tar is hot,\nthe rope is laid and wound,\nand what was grass is now a knot\nthat holds the ship it bound.\n", 4),
		"a dialogue":                 strings.Repeat("And who has bought the hemp?\nThe navy, as in every year.\nAnd who has paid for it?\nThat, sir, nobody can say.\n", 4),
		"names and places":           strings.Repeat("Okafor, Ada\nQuay Press, Lund\nPrado, Benedita\nFoz, Minas\n", 5),
	} {
		if order := Part([]byte(known + text)); order != nil {
			t.Errorf("%s: read as\n%s", name, order.Text())
		}
	}
}
