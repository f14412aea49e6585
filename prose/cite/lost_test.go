package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/txt"
	"github.com/bibfix/bibfix/lint"
)

func readPlain(text, list string) *lint.Document {
	return txt.Read(lint.File{Name: "a.txt", Data: []byte("Tides\n\n" + text + "\n\nReferences\n\n" + list)})
}

// inOrder cites entries 1 to 7 of nine by numbers that lost their raise, behind blanks.
const inOrder = "Levies rose again 1 . They fell in ports 2,3 . As Okafor et al. 4 say, quays hold. The list of Prado 5 has it, and that of Roth 1 as well. " +
	"A follow-up 6 , by Weir 7 and Roth 1,2 , was late. "

// TestLostInOrder reads numbers that only their order tells from others: what is cited
// beyond the numbers above, and what is marked as mentioned ("~8").
func TestLostInOrder(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It was Ekdal 8 who said so.", "8"},
		{"The old surveys 8 speak of it.", "8"}, // the next new number
		{"The old surveys 5 speak of it.", ""},  // an old one between words
		{"They rose as Ekdal 5 said.", "5"},
		{"They rose, as did Ekdal, 5 who said so.", "5"},
		{"They rose. 8 The quays fell.", "8"},
		{"It is in Table 8 and in Figure 9.", ""},
		{"It was in May 8 years ago.", ""},
		{"In Lund 8 of 9 ports closed.", ""},
		{"Lund 8 per cent, Oslo 9 %, Bergen 8 times.", ""},
		{"The 8 ports closed at 9 sites.", ""},
		{"It took about 8 ships.", ""},
		{"Ekdal 2016 is late, and Ekdal 80 is old.", ""},
		{"It cost Ekdal 8.50 or 9,000 crowns.", ""},
		{"Study 8, Model 9 and Chapter 8 tell.", ""},
		{"Between 8 and 9 it rose.", ""},
	} {
		cited, _ := numbersOf(readPlain(inOrder+c.text, nine()))
		if got := strings.TrimSpace(strings.TrimPrefix(cited, "1 2 3 4 5 1 6 7 1 2")); got != c.want {
			t.Errorf("%s: read %q, want %q", c.text, got, c.want)
		}
	}
}

// TestLostLines reads raised numbers that a PDF put at the heads of lines and alone on
// them, and leaves pages, sections and tables.
func TestLostLines(t *testing.T) {
	const moved = "By the rule of Okafor et al.\n\n1 levies rise, and so do tolls.\n\nA comparison of ports\n\n2,3 came later, by Prado.\n\n4\n\nThe piers of Roth\n\n5 were seen by Weir. 1 A full account is given by Ito.\n\n6 It was late, as in an\n2 old one of Prado.\n\n7,8\n\nCosts fell in ports."
	const sections = "1 Introduction\n\nLevies rose in the north, by Okafor and by others.\n\n2 Ports\n\nThey fell in the south, by Prado and by others.\n\n3 Quays\n\nThey stood. They fell. They rose. They stood.\n\n4 Tides\n\nThey went.\n\n5 Locks\n\nThey came."
	const table = "Ports and ships\n\nLund\n\n3\n\n5\n\nOslo\n\n1\n\n2\n\nBergen\n\n8\n\n4\n\nUmeå\n\n7\n\n6\n\nKiel\n\n12\n\n31\n\nVigo\n\n26\n\n44"
	pages := "Levies rose in the north, by Okafor.\n\n1\n\nThey fell in the south.\n\n2\n\nThey stood in ports\n\n3\n\nand on quays.\n\n4\n\nThey rose.\n\n5\n\nThey fell."
	for text, want := range map[string]string{moved: "1 2 3 4 5 1 6 2 7 8", sections: "", table: "", pages: ""} {
		doc := readPlain(text, nine())
		if got, _ := numbersOf(doc); got != want {
			t.Errorf("%s\n\tread %q, want %q", text, got, want)
		}
		if doc.NumbersMoved != (text == moved) {
			t.Errorf("%s\n\tmoved %t", text, doc.NumbersMoved)
		}
	}
}

// TestLostAmongMoved reads places in a text whose raised numbers a PDF moved to the heads
// of lines: there old numbers cite as well, and sections, parts, days and counts do not.
func TestLostAmongMoved(t *testing.T) {
	const moved = "By the rule of Okafor et al.\n\n1 levies rise, and so do tolls.\n\nA comparison of ports\n\n2,3 came later, by Prado.\n\nIt was\n\n4 a late one.\n\nThe piers of Roth\n\n5 were seen by Weir. 1 A full account is given by Ito.\n\n6 It was late, as in an\n2 old one of Prado.\n\nMost studies\n\n7,8 said so.\n\n"
	for _, c := range []struct{ text, want string }{
		{"Taken together, these studies\n\n3 show that they rose.", "3"},
		{"They rose in the ports.\n\n5 All analyses were run in the old way, as before.", "5"},
		{"They rose in inde-\n\n4 pendent ports.", "4"},
		{"They rose with age. 4 We describe them.", "4"},
		{"They rose as before.\n\n9 In what follows we say so, as before.", "9"},
		{"They rose as before.\n\n1 Introduction\n\nThey fell as before.\n\n2 Ports and quays\n\nThey stood.", ""},
		{"They rose as before.\n1     Introduction\nThey fell as before.", ""},
		{"They are shown in Table\n\n3 and in the next one.", ""},
		{"They are shown in fig.\n\n3 and in the next one.", ""},
		{"They rose as before.\n\n12 March was cold in the ports of the north.", ""},
		{"They rose in the old ports by\n\n4 per cent.", ""},
		{"They rose in the ports.\n\n44 of them fell.", ""},
	} {
		cited, _ := numbersOf(readPlain(moved+c.text, nine()))
		got, all := strings.CutPrefix(cited, "1 2 3 4 5 1 6 2 7 8")
		if got = strings.TrimSpace(got); got != c.want || !all {
			t.Errorf("%s: read %q of %q, want %q", c.text, got, cited, c.want)
		}
	}
}

// TestLostMissing asks which works are missing in a text whose numbers lost their sign: a
// gap in the list, and what follows its end.
func TestLostMissing(t *testing.T) {
	var list strings.Builder
	for i := range 9 {
		if n := i + 1; n != 6 {
			fmt.Fprintf(&list, "%d. Okafor %c. Levies of quay %c. Quay Stud. %d;%d:4-9.\n", n, 'A'+i, 'A'+i, 2001+i, n)
		}
	}
	for text, want := range map[string]string{
		inOrder: "1 2 3 4 5 1 6? 7 1 2",
		inOrder + "It holds in ports 8 , on quays 9 , and in locks 10 .":                        "1 2 3 4 5 1 6? 7 1 2 8 9 10?",
		inOrder + "It holds in ports 8 , on quays 9 , and in locks 14 .":                        "1 2 3 4 5 1 6? 7 1 2 8 9",
		"Levies rose again 1 . They fell in ports 7,3 . As Okafor et al. 5 say, locks 6 , too.": "1 7 3", // no order
	} {
		if got, _ := numbersOf(readPlain(text, list.String())); got != want {
			t.Errorf("%s: read %q, want %q", text, got, want)
		}
	}
}

// TestLostUnnumbered reads such numbers with a list that has none: the places of entries
// stand for them where nearly all come in order, and none lies behind the end.
func TestLostUnnumbered(t *testing.T) {
	var list strings.Builder
	for i := range 9 {
		fmt.Fprintf(&list, "Okafor %c. Levies of quay %c. Quay Stud. %d;%d:4-9.\n\n", 'A'+i, 'A'+i, 2001+i, i+1)
	}
	const all = inOrder + "It holds in ports 8 , and on quays 9 ."
	for text, want := range map[string]int{all: 12, inOrder: 10, all + " So it went 10 , and on 11 , and up 12 .": 0, "Levies rose again 1 . They fell in ports 2,3 . Locks 1 , too.": 0} {
		if got := len(readPlain(text, list.String()).Citations); got != want {
			t.Errorf("%s: %d citations, want %d", text, got, want)
		}
	}
}

// TestMentionedInTurn marks entries whose number stands where its turn is, in whatever form.
func TestMentionedInTurn(t *testing.T) {
	for text, want := range map[string]string{
		inOrder + "In 1970 8 it fell in ports 9 .":                                                      " ~8",
		"In 1970 8 it fell. " + strings.Repeat("It rose. ", 60) + inOrder + "Then it fell in ports 9 .": "",
		inOrder + "It cost 8.50, 1,80 or 8th in ports 9 .":                                              "",
	} {
		if _, got := numbersOf(readPlain(text, nine())); got != want {
			t.Errorf("%s: mentioned %q, want %q", text, got, want)
		}
	}
}
