// Command gen writes the list of towns of the gazetteer from a file of GeoNames
// (https://download.geonames.org/export/dump/, cities5000.txt, CC BY 4.0):
//
//	go run ./internal/gazetteer/gen cities5000.txt > internal/gazetteer/towns.txt
//
// A town is listed by its name and by its name in the script of its country.
// Small towns are listed where books of small towns are cited: in Europe from
// 5,000 people on, in the Americas and Oceania from 15,000, elsewhere from
// 100,000. Names that are words of titles are left out (notTowns).
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/gazetteer"
)

// Columns of the file, tabs between them.
const (
	nameColumn       = 1
	otherNamesColumn = 3
	countryColumn    = 8
	peopleColumn     = 14
	columns          = 15 // at least
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "gen takes one file: cities5000.txt of GeoNames")
		os.Exit(2)
	}
	if err := write(os.Stdout, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(out io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var names []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20) // some towns have a thousand other names
	for lines.Scan() {
		names = append(names, namesOf(strings.Split(lines.Text(), "\t"))...)
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if _, err := fmt.Fprintln(out, name); err != nil {
			return err
		}
	}
	return nil
}

// namesOf is the names of one town, as the gazetteer writes them.
func namesOf(row []string) (names []string) {
	if len(row) < columns {
		return nil
	}
	country := row[countryColumn]
	people, err := strconv.Atoi(row[peopleColumn])
	if err != nil || people < fewest(country) {
		return nil
	}
	if name := folded(row[nameColumn]); wanted(name) {
		names = append(names, name)
	}
	script := scripts[country]
	for other := range strings.SplitSeq(row[otherNamesColumn], ",") {
		if script == nil || !written(other, script) || len([]rune(other)) > longestNative {
			continue
		}
		if name := folded(other); wanted(name) {
			names = append(names, name)
		}
	}
	return names
}

// longestNative is in runes: longer names in Chinese or Korean are those of districts.
const longestNative = 12

// fewest is how many people a town of a country needs to be listed.
func fewest(country string) int {
	switch {
	case strings.Contains(europe, country):
		return 5_000
	case strings.Contains(americasOceania, country):
		return 15_000
	}
	return 100_000
}

const (
	europe          = "AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM UA VA"
	americasOceania = "AR AU BO BR CA CL CO CR CU DO EC GT HN JM MX NI NZ PA PE PR PY SV US UY VE"
)

// scripts are those of the countries whose lists do not write Latin letters.
var scripts = map[string]*unicode.RangeTable{
	"RU": unicode.Cyrillic, "UA": unicode.Cyrillic, "BY": unicode.Cyrillic, "BG": unicode.Cyrillic, "RS": unicode.Cyrillic, "MK": unicode.Cyrillic, "KZ": unicode.Cyrillic, "KG": unicode.Cyrillic,
	"GR": unicode.Greek, "CN": unicode.Han, "TW": unicode.Han, "HK": unicode.Han, "JP": unicode.Han, "KR": unicode.Hangul, "GE": unicode.Georgian, "AM": unicode.Armenian,
}

func written(name string, script *unicode.RangeTable) bool {
	first := true
	for _, r := range name {
		if unicode.IsLetter(r) && !unicode.Is(script, r) || first && unicode.IsLower(r) {
			return false
		}
		first = false
	}
	return name != ""
}

// folded is a name as the gazetteer compares it: lower case, no diacritics, no
// apostrophes, single spaces, with its hyphens and points.
func folded(name string) string {
	var b strings.Builder
	for i, word := range strings.Fields(name) {
		if i > 0 {
			b.WriteByte(' ')
		}
		for part := range strings.SplitAfterSeq(word, "-") {
			b.WriteString(fold.Letters(part))
			if n := len(strings.TrimRight(part, "-.")); n < len(part) {
				b.WriteByte(part[n])
			}
		}
	}
	return b.String()
}

// shortest is in bytes; shorter names are abbreviations as well. A name in Chinese
// has three bytes a character.
const shortest = 4

// wanted leaves out what would be taken for a town where it is none: short names,
// names with other signs, given names, words of journals and publishers, words.
func wanted(name string) bool {
	for _, r := range name {
		if !unicode.IsLetter(r) && r != ' ' && r != '-' && r != '.' {
			return false
		}
	}
	if len(name) < shortest || gazetteer.Given(name) || gazetteer.JournalWord(name) || gazetteer.PublisherWord(name) || gazetteer.Journal(name) || gazetteer.InstitutionWord(name) {
		return false
	}
	return !slices.Contains(strings.Fields(notTowns), name)
}

// notTowns are names of towns that are words of titles, months, or other parts of
// an entry.
const notTowns = `along americana arco arizona artes asia aves beni best campo cana catu central centro change colon come como condom corte crest
crystal date deal delle delta donna este fate fiche flora floresta forest gap grave green hurricane laguna latina lens lettere magna male marco
marilia marina march marz mesa meta mission most much nature normal obra opera oral pace para pero pest planalto real regeneracao rosa sale same
shaping spring superior tema than time university urbana videira voi vols young reading mobile split orange band bend bear beer battle
brand cave chard deep diss eye fold ford goole gold hale hall hard heer hook horn horse hyde land lake law liberty line list
love lucky may merit mill moon mountain moss nova nueva ober paradise park peace pearl pine port progress prudent punta reform rich river rock
roses royal rush rust sand sandy sidney silver snow sparks stone street sun temple toll union vista wald ware water west wood works`
