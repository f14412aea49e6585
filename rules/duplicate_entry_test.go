package rules_test

import (
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/rules"
)

// found runs one rule over a list of entries and returns its messages.
func found(t *testing.T, id string, entries ...string) []string {
	t.Helper()
	text := "## References\n\n"
	for _, e := range entries {
		text += "- " + e + "\n"
	}
	doc := format.Read(lint.File{Name: "list.md", Data: []byte(text)})
	if len(doc.References) != len(entries) {
		t.Fatalf("%d entries were read, want %d", len(doc.References), len(entries))
	}
	var messages []string
	for _, r := range rules.All() {
		if r.ID == id {
			for _, d := range lint.Check(doc, []lint.Rule{r}, 2026) {
				messages = append(messages, d.Message)
			}
		}
	}
	return messages
}

func TestSameWork(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		same       bool
	}{
		{
			"another style", "Okafor, A., & Prado, B. (2014). Harbour levies and their payers. *Quay Studies*, 12(3), 4–9.",
			"A. Okafor and B. Prado, “Harbour levies and their payers,” *Quay Studies*, vol. 12, no. 3, pp. 4–9, 2014.", true,
		},
		{
			"one without its DOI", "Okafor, A. (2014). Harbour levies and their payers. *Quay Studies*, 12(3), 4–9. https://doi.org/10.5555/qs.12.3",
			"Okafor, Amara. (2014). Harbour levies and their payers. *Quay Studies*, 12, 4–9.", true,
		},
		{
			"authors cut short", "Okafor A, Prado B, Ito K, et al. Harbour levies and their payers. Quay Stud. 2014;12(3):4-9.",
			"Okafor A, Prado B, Ito K, Zheng W, Dahl E. Harbour levies and their payers. Quay Stud. 2014;12(3):4-9.", true,
		},
		{
			"no titles", "Okafor, A.; Prado, B. *Quay Chem.* **2014**, *12*, 4–9.", "Okafor, A.; Prado, B. *Quay Chem.* **2014**, *12*, 4–9.", true,
		},
		{
			"other pages", "Okafor, A. (2014). Book review. *Quay Studies*, 12(3), 4–9.", "Okafor, A. (2014). Book review. *Quay Studies*, 12(3), 10–12.", false,
		},
		{
			"other edition", "Okafor, A. (2014). *Harbour levies* (2nd ed.). Quay Press.", "Okafor, A. (2014). *Harbour levies* (3rd ed.). Quay Press.", false,
		},
		{
			"other year", "Okafor, A. (2014). *Harbour levies and tolls*. Quay Press.", "Okafor, A. (2016). *Harbour levies and tolls*. Quay Press.", false,
		},
		{
			"namesakes", "Okafor, A. (2014). *Harbour levies and tolls*. Quay Press.", "Okafor, T. (2014). *Harbour levies and tolls*. Quay Press.", false,
		},
		{
			"another co-author", "Okafor, A., & Ito, K. (2014). *Harbour levies and tolls*. Quay Press.", "Okafor, A., & Prado, B. (2014). *Harbour levies and tolls*. Quay Press.", false,
		},
		{
			"numbers in the title", "Okafor, A. (2014). *Harbour atlas, volume 1: The north*. Quay Press.", "Okafor, A. (2014). *Harbour atlas, volume 2: The north*. Quay Press.", false,
		},
		{
			"two chapters of one book", "Okafor, A. (2014). Levies in the north of the harbour. In B. Prado (Ed.), *Harbours* (pp. 1–9). Quay Press.",
			"Okafor, A. (2014). Tolls in the south of the harbour. In B. Prado (Ed.), *Harbours* (pp. 10–19). Quay Press.", false,
		},
		{
			"preprint and article", "Okafor, A. (2014). Harbour levies and their payers. *arXiv*. https://arxiv.org/abs/1401.01234",
			"Okafor, A. (2014). Harbour levies and their payers. *Quay Studies*, 12(3), 4–9.", false,
		},
		{
			"letters on purpose", "Harbour Union. (2014a). *Annual statistics*. Harbour Union.", "Harbour Union. (2014b). *Annual statistics*. Harbour Union.", false,
		},
		{
			"two pages of one site", "Okafor, A. (2014). Opening hours of the quay. Quay Blog. https://quayblog.example/north", "Okafor, A. (2014). Opening hours of the quay. Quay Blog. https://quayblog.example/south", false,
		},
		{
			"an opposite", "Okafor, A. (2014). Tides in male harbour seals of the north. *Quay Studies*, 12(3), 4–9.", "Okafor, A. (2014). Tides in female harbour seals of the north. *Quay Studies*, 12(3), 4–9.", false,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := found(t, "duplicate-entry", c.a, c.b); (len(got) > 0) != c.same {
				t.Errorf("reported %q, the same work: %t", got, c.same)
			}
		})
	}
}
