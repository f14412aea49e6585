package list_test

import (
	"testing"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/prose/list"
)

// TestSeams marks with "|" where another entry may begin inside one.
func TestSeams(t *testing.T) {
	for _, c := range []struct {
		number int // of the entry
		text   string
	}{
		// what has run together
		{0, "Okafor, A. (2014). Harbour levies. Retrieved from https://quay.example/levies |Prado, B. (2011). Piers of the north. Port Review, 7."},
		{0, "Okafor, A. (2014). Harbour levies and tolls. Quay Studies, 12(3), 4–9 |Prado, B. (2011). Piers of the north. Port Review."},
		{0, "Okafor, A. 2014. Harbour levies and tolls. Quay Press\n|Prado, B., Ito, K. 2011. Piers of the north. Port Review, 7."},
		{0, "OKAFOR, A. Harbour levies and tolls. Lund: Quay Press, 2014.\n|PRADO, B. Piers of the north. Lund: Quay Press, 2011."},
		{0, "Okafor A. Harbour levies and tolls. Quay Stud. 2014;12:4-9. |Prado B, Ito K. Piers of the north. Port Rev. 2011;7:101."},
		{0, "Okafor, A. 2014. Levies of the harbours, Lund: Quay Press,\n|VAN DEN BERG, P. & ITO, K. 2011. Piers of the north."},
		{0, "Соколова А. Портовые сборы и города. М.: Причал, 2014.\n|Петров Б. Пирсы севера и люди на них. М.: Причал, 2011."},
		{0, "佐藤太郎（2014）『港の税の歴史と町』波止場出版．\n|鈴木花子（2011）『北の桟橋と人々の暮らし』波止場出版．"},
		{4, "Okafor A. Harbour levies. Quay Stud. 2014;12:4-9. |5. Prado B. Piers of the north. Port Rev. 2011;7:101-110."},
		{4, "A. Okafor, “Harbour levies,” Quay Stud., vol. 12, 2014. |[5] B. Prado, “Piers of the north,” Port Rev., vol. 7, 2011."},
		{0, "Okafor, A. and Ito, K. 1969a Levies of the harbours, Quay Press, Lund.\n|1969b “Tolls of the harbours”, Quay Studies, 60, 8, p. 289–312."},
		{0, "OKAFOR A. 1969 : Levies of the harbours, Quay Press, Lund.\n|1972 : Tolls of the harbours, Quay Press, Lund, with plans."},
		// works that are only named, co-authors, editors, places
		{0, "Ito, K. (2009). Tides and tolls: A review of Okafor, A. (2014), Harbour levies and tolls. Quay Studies, 7(1)."},
		{0, "Ito, K. (2009). Okafor (2014) on levies: a reply from the town. Quay Studies, 7(1), 20–31, with an answer."},
		{0, "Ito, K. (2009). Tides and tolls in the town. In: Lund, C. (ed.) 2014. The handbook of quays. Lund: Quay Press."},
		{0, "Ito, K. (2009). Tides and tolls in the town. In Lund, C. and Prado, B. (Eds.), Quays (2014). Lund: Quay Press."},
		{0, "Ito, K. (2009). Tides and tolls in the town (2nd ed.). Edited by Lund, C. 2014. Lund: Quay Press, 300 pages."},
		{0, "Ito, K., Okafor, A., Prado, B.,\nLund, C. (2014). Tides and tolls in the town and its country. Quay Studies."},
		{0, "Ito, K., A.\nLund, C. (2014). Tides and tolls in the town and its country. Quay Studies, 7(1), 20–31."},
		{0, "Ito, K. (2009). Tides and tolls in the town. Cambridge, MA: Quay Press, 2014, and once more in other towns."},
		{0, "Ito, K. (2009). Tides and tolls in the town of\nLund, C. (2014) being in the north and the south. Quay Press."},
		{0, "Ito, K. (2009). Tides and tolls. Quay Studies, 12(3), 4–9. Translated from: Lund, C. (2014). Tidvatten och tull."},
		{0, "Okafor, A. (1969). Levies of the harbours of Lund and the quays from\n1912 to 1914. Quay Studies, 60, 8, p. 289–312, with a plan of it."},
		{0, "Okafor, A. (1969). Levies of the harbours of Lund 1880–1914. Quay,\n1971, 300 pages and a map of the town with its quays and piers."},
		{5, "Ito K. Tides. Quay Stud. 2009. 4. Auflage Lund 2014, and a long note on what was changed in this edition."},
		{5, "Ito K. Tides and tolls. 6. Quay Press and the other press of that town, which has two, Lund 2014, 300 p."},
	} {
		var b lint.TextBuilder
		plain, want := "", []int{}
		for _, r := range c.text {
			if r == '|' {
				want = append(want, len(plain))
				continue
			}
			plain += string(r)
		}
		b.Copy([]byte(plain), 0)
		seams := list.Seams(&lint.Reference{Number: c.number, Text: b.Text()}, []byte(plain))
		got := []int{}
		for _, s := range seams {
			got = append(got, s.At)
		}
		if len(got) != len(want) || len(got) > 0 && got[0] != want[0] {
			t.Errorf("%s\n\tseams at %v, want %v", c.text, got, want)
			for _, at := range got {
				t.Logf("\t%s", plain[at:])
			}
		}
	}
}
