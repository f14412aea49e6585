// Command bibgen writes a made-up .bib file to standard output.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/bibfix/bibfix/internal/bibgen"
)

func main() {
	var o bibgen.Options
	flag.IntVar(&o.Entries, "n", 1000, "number of entries")
	flag.Uint64Var(&o.Seed, "seed", 1, "seed")
	flag.BoolVar(&o.Plain, "plain", false, "braces only, no macros")
	flag.Parse()
	if _, err := bibgen.Write(os.Stdout, o); err != nil {
		fmt.Fprintln(os.Stderr, "bibgen:", err)
		os.Exit(1)
	}
}
