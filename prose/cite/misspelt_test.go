package cite_test

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestMisspeltInNotes reads names with a slip before listed titles: each as the name of the
// text and of the list.
func TestMisspeltInNotes(t *testing.T) {
	const list = "Oakshott, Marion. “Complaint and Custom.” *Parish History* 12 (1988): 101–119.\n\nTrevanion, Giles. *Rivers and Rights*. Truro: Lanyon, 1969.\n\nMeyer, Ute. *Brücken am Rhein*. Köln: Dom, 1970.\n\nMeier, Jan. *Tolls*. Lund: Kaj, 1991.\n\nEkdal, Mia. *Timber and Tolls*. Lund: Kaj, 1998.\n\nR Core Group. *Weights and Measures*. Lund: Kaj, 1999.\n"
	for _, c := range []struct{ note, want string }{
		{"Oakshot, “Complaint and Custom,” 110.", "Oakshot/Oakshott"},
		{"Marion Oakshot, “Complaint and Custom,” *Parish History* 12 (1988): 110.", "Oakshot/Oakshott"},
		{"See Travanion, *Rivers and Rights*, 12.", "Travanion/Trevanion"},
		{"Trevannion: Rivers and Rights, S. 12.", "Trevannion/Trevanion"},
		{"Mia Ekdahl, *Timber and Tolls* (Lund: Kaj, 1998), 5.", "Ekdahl/Ekdal"},

		{"Oakshott, “Complaint and Custom,” 110.", ""},
		{"Oakshott’s “Complaint and Custom,” 110.", ""},
		{"Ekdals, *Timber and Tolls*, 110.", ""},
		{"Meier, *Brücken am Rhein*, 12.", ""},       // another author of the list
		{"Smith, “Complaint and Custom,” 110.", ""},  // perhaps another work
		{"Oakshot, “Complaint and Costs,” 110.", ""}, // another title
		{"Jo Rask, “Dues,” in Trevanian, *Rivers and Rights*, 12.", ""},
		{"Oakshot read “Complaint and Custom,” 110.", ""},
		{"OAKSHOTT, “Complaint and Custom,” 110.", ""},
		{"R Core Group, *Weights and Measures*, 12.", ""},
		{"Ibid., *Rivers and Rights*, 12.", ""},
		{"The rivers of Trevanian, their rivers and rights, 12.", ""},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\nIt came.[^1] It went.[^2]\n\n[^1]: Giles Trevanion, *Rivers and Rights* (Truro: Lanyon, 1969), 3.\n[^2]: " + c.note + "\n\n## Bibliography\n\n" + list)})
		got := ""
		for _, cited := range doc.Citations {
			for _, f := range cited.Faults {
				got += f.Cited + "/" + f.Listed
				if in := string(doc.Data[f.Span.Start:f.Span.End]); !strings.Contains(in, f.Cited) || cited.Status != lint.Mismatch {
					t.Errorf("%s: span %q", c.note, in)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s\n\tread %q, want %q", c.note, got, c.want)
		}
	}
}
