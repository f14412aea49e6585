package gazetteer

import (
	_ "embed"
	"strings"
)

// towns are names in byte order, one on a line, made by gen from GeoNames
// (https://www.geonames.org, CC BY 4.0).
//
//go:embed towns.txt
var towns string

// Town says whether the phrase names a town of any kind, one of some 35,000. Many
// are family names as well, so that it speaks only for what stands where a place
// stands; City says more.
func Town(folded string) bool {
	if City(folded) {
		return true
	}
	// Bisection over the bytes, and no map: nothing is built when the program starts.
	low, high := 0, len(towns)
	for low < high {
		mid := low + (high-low)/2
		start := strings.LastIndexByte(towns[low:mid], '\n') + 1 + low
		end := start + strings.IndexByte(towns[start:], '\n')
		switch line := towns[start:end]; {
		case line == folded:
			return true
		case line < folded:
			low = end + 1
		default:
			high = start
		}
	}
	return false
}
