package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// Numbers with a dash between them that are no pages of an article or chapter.
var noPages = []string{
	"Center for Harbour Treatment. (2005). *Group Tolls* (NHHS Publication No. (SMA) 05-3991). Harbour Services.",
	"Center for Harbour Treatment. (2005). *Group Tolls*. Treatment Protocol Series 41. Publication No. (SMA) 15-3991. Rockby: Harbour Services.",
	"Brunby Commission. (2010). *Fire of docks* (NUREG/CR-6850). Brunby Commission.",
	"Lund, A. (2010). *Fire of docks* (Report 12-345). Port Institute.",
	"Lund, A. (2010). *Fire of docks*. Tech. Rep. 05-12, Port Institute.",
	"Lund, A. (2010). *Fire of docks*. Research Report No. 3-12. Port Institute.",
	"Lund, A. (2010). *Feuer im Dock*. Forschungsbericht Nr. 3-12. Hafeninstitut.",
	"Lund, A. (2010). *Feu au port*. Rapport n° 3-12. Institut du port.",
	"Lund, A. (2010). Fire of docks. *Quay Studies*, 12-3.",
	"Lund, A. (2010). Fire of docks. *Quay Studies*, *12*, 123-4567.",
	"Lund, A. (2010). Fire of docks. *Quay Studies*, *12*(3), 2009-2010.",
	"Lund, A. (2014). Fire of docks. *Quay Studies*, 2014-03.",
	"Lund, A. (2014). Fire of docks. *Quay Studies*, *12*(3), 1-2-1-15.",
	"Lund, A. (2014). Fire of docks. *Quay Studies*. https://quay.example/report-12-345",
	"Lund, A. (2014). Fire of docks. Quay Studies. Retrieved from https://quay.example/docs/report-\n  345-678.pdf",
	"Lund, A. (2014). Fire of docks. *Quay Studies*, *12*. doi:10.1234/qs.345-678",
	"Lund, A. (2014). *Fire of docks*. Port Press. ISBN 978-3-16-148410-0.",
	"Lund, A. (2014). Fire of docks. *Quay Studies*. ISSN 2049-3630.",
	"Lund, A. (2014). *Fire of docks*. Port Press. Tel. 555-1234.",
	"Lund, A. (2014). *Dock gate* (U.S. Patent No. 12-345). Patent Office.",
	"Standards Union. (2010). *Documentation: guidelines* (ISO 690-2). Standards Union.",
	"Lund, A. (2014). Fire of docks. arXiv preprint hep-th/9901-001.",
	"Lund, A. (2014). *Fire of docks: Manual*. Port Institute, p. 3-12.",
}

// Numbers that are.
var arePagesOf = []string{
	"Lund, A. (2010). Fire of docks. *Quay Studies*, *12*(3), 123-145.",
	"Lund, A. (2010). Fire of docks. *Quay Studies*, *12*, 3-12.",
	"Lund, A. (2010). Fire of docks. *Quay Studies*, *12*(3), 768-82.",
	"Lund, A. (2010). Fire of docks. *Quay Studies*, *12*(3), S12-S19.",
	"Lund, A. (2010). Fire of docks. In B. Vik (Ed.), *Docks* (pp. 12-19). Port Press.",
	"Lund, A. (2010). Brand im Dock. In: B. Vik (Hg.): *Docks*. Hafenverlag, S. 112-119.",
	"Lund A. Fire of docks. Quay Stud. 2010;12(3):123-45.",
}

// Only pages of articles and chapters are held against the dash of the list.
func TestDashesOfPages(t *testing.T) {
	for _, entry := range noPages {
		if found := dashes(t, "paper.md", entry); len(found) > 0 {
			t.Errorf("%s: %s", entry, found[0].Message)
		}
		if found := dashes(t, "paper.txt", strings.ReplaceAll(entry, "*", "")); len(found) > 0 {
			t.Errorf("as text: %s: %s", entry, found[0].Message)
		}
	}
	for _, entry := range arePagesOf {
		if found := dashes(t, "paper.md", entry); len(found) != 1 || found[0].Fixes[0].Safety != lint.Safe || found[0].Fixes[0].Edits[0].New != "–" {
			t.Errorf("%s: %v", entry, found)
		}
	}
}

// In LaTeX the dash is written as the others of the file are.
func TestDashOfLaTeX(t *testing.T) {
	var b strings.Builder
	b.WriteString("Quays \\cite{k0}.\n\\begin{thebibliography}{9}\n")
	for i := range 9 {
		fmt.Fprintf(&b, "\\bibitem{k%d} A. Lund%c, Ropes of ships, Quay Studies %d (1991) 1--%d.\n", i, 'a'+i, i+3, i+10)
	}
	b.WriteString("\\bibitem{m} B. Moe, Locks, \\bibinfo{journal}{Quay Studies} \\bibinfo{volume}{12} (\\bibinfo{year}{1992}) \\bibinfo{pages}{10-19}.\n\\end{thebibliography}\n")
	doc := format.Read(lint.File{Name: "paper.tex", Data: []byte(b.String())})
	found := only("page-range", lint.Lint([]*lint.Document{doc}, All(), lint.Options{Year: 2026}))
	if len(found) != 1 || found[0].Fixes[0].Edits[0].New != "--" {
		t.Errorf("%v", found)
	}
}

func dashes(t *testing.T, name, entry string) []lint.Diagnostic {
	t.Helper()
	var b strings.Builder
	b.WriteString("References\n==========\n\n")
	for i := range 9 {
		fmt.Fprintf(&b, "Dahl, %c. (%d). Locks of the %d ports. *Quay Studies*, *%d*(1), %d–%d.\n\n", 'A'+i, 1990+i, i, i+3, 10*i+11, 10*i+19)
	}
	b.WriteString(entry + "\n")
	doc := format.Read(lint.File{Name: name, Data: []byte(b.String())})
	if len(doc.References) != 10 {
		t.Fatalf("%s: %d entries", entry, len(doc.References))
	}
	return only("page-range", lint.Lint([]*lint.Document{doc}, All(), lint.Options{Year: 2026}))
}

func only(rule string, all []lint.Diagnostic) []lint.Diagnostic {
	var found []lint.Diagnostic
	for _, d := range all {
		if d.Rule == rule {
			found = append(found, d)
		}
	}
	return found
}
