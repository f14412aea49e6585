package export_test

import (
	"fmt"
	"os"

	"github.com/bibfix/bibfix/export"
	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

func ropes() []*lint.Document {
	return []*lint.Document{format.Read(lint.File{Name: "ropes.md", Data: []byte(
		"# References\n\nAdair, M., & van der Berg, J. (2011). *Ropewalks & quays*. Lund: Tern Press.\n")})}
}

func ExampleBibTeX() {
	if err := export.BibTeX(os.Stdout, ropes()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// @book{adair2011ropewalks,
	//   author = {Adair, M. and van der Berg, J.},
	//   title = {Ropewalks \& quays},
	//   publisher = {Tern Press},
	//   address = {Lund},
	//   year = {2011}
	// }
}

func ExampleCSL() {
	if err := export.CSL(os.Stdout, ropes()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// [
	//   {
	//     "id": "adair2011ropewalks",
	//     "type": "book",
	//     "author": [
	//       {
	//         "family": "Adair",
	//         "given": "M."
	//       },
	//       {
	//         "family": "Berg",
	//         "given": "J.",
	//         "non-dropping-particle": "van der"
	//       }
	//     ],
	//     "issued": {
	//       "date-parts": [
	//         [
	//           2011
	//         ]
	//       ]
	//     },
	//     "title": "Ropewalks & quays",
	//     "publisher": "Tern Press",
	//     "publisher-place": "Lund",
	//     "custom": {
	//       "path": "ropes.md",
	//       "line": 3,
	//       "raw": "Adair, M., & van der Berg, J. (2011). *Ropewalks & quays*. Lund: Tern Press."
	//     }
	//   }
	// ]
}
