package tex

import "strings"

// A Holding is what the argument of a command is: its bytes mean themselves,
// TeX is not at work in them, and how they are shown is the command's business.
type Holding uint8

// The kinds of holdings.
const (
	HoldsNothing Holding = iota
	HoldsAddress         // \url{https://…}
	HoldsName            // \doi{10.1234/x}: an identifier
	HoldsTarget          // \href{https://…}{text}: the text is shown
)

// Holders gives what a command holds. The names are those of url, hyperref,
// breakurl, doi, hypdoi, biblatex, REVTeX, natbib's styles and the classes of
// the large publishers.
func Holders(name string) Holding { return holders[name] }

// NamesHolder says whether a command that is not known here calls itself after
// what it holds: \mydoi, \showurl.
func NamesHolder(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasSuffix(lower, "doi") || strings.HasSuffix(lower, "url")
}

var holders = map[string]Holding{
	"url": HoldsAddress, "Url": HoldsAddress, "URL": HoldsAddress, "path": HoldsAddress, "nolinkurl": HoldsAddress, "burl": HoldsAddress, "urllink": HoldsAddress,
	"doi": HoldsName, "DOI": HoldsName, "Doi": HoldsName, "doilink": HoldsName, "doiurl": HoldsName, "refdoi": HoldsName, "bibdoi": HoldsName,
	"eprint": HoldsName, "arxiv": HoldsName, "arXiv": HoldsName, "pmid": HoldsName, "PMID": HoldsName, "pmcid": HoldsName, "PMCID": HoldsName,
	"urn": HoldsName, "hdl": HoldsName, "handle": HoldsName, "isbn": HoldsName, "ISBN": HoldsName, "issn": HoldsName, "ISSN": HoldsName,
	"href": HoldsTarget, "Eprint": HoldsTarget, "burlalt": HoldsTarget,
}

// HeldParts are what \bibinfo and its kin call a part whose text is an address
// or an identifier.
func HeldParts(part string) bool {
	switch part {
	case "doi", "DOI", "url", "eprint", "isbn", "issn", "pmid", "pmcid":
		return true
	}
	return false
}
