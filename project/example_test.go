package project_test

import (
	"fmt"

	"github.com/bibfix/bibfix/project"
)

// A front end opens files, tells what is found, and takes the repaired text.
func Example() {
	files := project.NewMemory(map[string][]byte{
		"paper.md": []byte("---\nbibliography: refs.bib\n---\nLevies fell [@okafor2014; @okafor2013].\n"),
		"refs.bib": []byte("@misc{okafor2014,\n  author = {Okafor, Ada},\n  title = {Harbour levies},\n  year = {2014},\n  url = {https://example.org/x?utm_source=letter}\n}\n"),
	})
	p := project.Open(files, []string{"paper.md"}, project.Settings{Year: 2026})
	for _, d := range p.Lint().Findings {
		fmt.Printf("%s: %s [%s]\n", d.File, d.Message, d.Rule)
	}
	fmt.Printf("%s", p.Repair().Bytes("refs.bib"))
	// Output:
	// paper.md: no entry has the key okafor2013; the nearest is okafor2014 [missing-entry]
	// refs.bib: the address carries utm_source, which does not identify the page [tracking-parameter]
	// @misc{okafor2014,
	//   author = {Okafor, Ada},
	//   title = {Harbour levies},
	//   year = {2014},
	//   url = {https://example.org/x}
	// }
}

// An editor lays its unsaved texts over the disk.
func ExampleOverlay() {
	disk := project.NewMemory(map[string][]byte{"paper.md": []byte("See [@west].\n\n# References\n\n- Okafor, A. (2014). Levies.\n")})
	files := project.Overlay(disk, map[string][]byte{"paper.md": []byte("An unsaved text.\n")})
	for _, doc := range project.Open(files, []string{"paper.md"}, project.Settings{Year: 2026}).Documents() {
		fmt.Printf("%s", doc.Data)
	}
	// Output: An unsaved text.
}
