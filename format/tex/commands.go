package tex

import (
	"slices"
	"strings"
)

// A command is a citing command: which of its arguments are keys.
//
// The arguments are written as xparse does: s a star, o an optional argument
// in square brackets, of which the last is the locator, n one that is a note, m
// one in braces that is no key, k one that holds keys.
// "x" in front says that what follows may come again and again, as with the
// commands of biblatex that end in s, after two arguments in parentheses.
type command struct {
	arguments string
	narrative bool // the text names the authors: "Okafor (2014) says"
	unsure    bool // the name alone speaks for it: what it names need not be a work
}

// The argument lists that occur.
const (
	plain     = "sook"  // \citep*[see][p. 3]{a,b}
	multi     = "xook"  // \cites(see)(and more)[p. 3]{a}[4]{b}
	volume    = "snmok" // \volcite[see]{2}[p. 3]{a}
	volumes   = "xnmok"
	twice     = "sokk"   // \apud[p. 3]{a}{b}
	language  = "smookm" // \foreigntextcquote{german}[p. 3]{a}{…}
	noKeys    = ""
	multiMark = 'x'
)

// citing are the commands of the packages by name; where a name has several
// meanings, the one that reads keys. Most are the plain form. Their capitals
// (\Citet) and starred forms count as well.
var citing = func() map[string]command {
	table := make(map[string]command)
	put := func(arguments string, narrative bool, names string) {
		for _, name := range strings.Fields(names) {
			table[name] = command{arguments: arguments, narrative: narrative}
		}
	}
	// LaTeX, natbib, cite, REVTeX, achemso, bibentry, pandoc
	put(plain, false, `cite nocite citep citealp citealt citeyear citeyearpar citenum citen onlinecite bibentry citepalias citealtalias citetalias mcite citeproc`)
	put(plain, true, "citet citeauthor citefullauthor")
	// biblatex with its styles, and csquotes
	put(plain, false, `parencite footcite footcitetext footfullcite footfullcitetext fullcite smartcite supercite autocite citetitle citedate citeurl
		citefield notecite pnotecite fnotecite headlessfullcite headlesscite shortcite inlinecite blockcquote textcquote`)
	put(plain, true, "textcite")
	put(multi, false, "cites parencites footcites footcitetexts smartcites supercites autocites fullcites footfullcites")
	put(multi, true, "textcites citeauthors")
	put(volume, false, "volcite pvolcite fvolcite ftvolcite svolcite avolcite")
	put(volume, true, "tvolcite")
	put(volumes, false, "volcites pvolcites fvolcites svolcites avolcites")
	put(volumes, true, "tvolcites")
	put(language, false, "foreigntextcquote foreignblockcquote hyphentextcquote hyphenblockcquote hybridblockcquote")
	// abnTeX2
	put(plain, true, "citeonline citeauthoronline")
	put(twice, false, "apud")
	put(twice, true, "apudonline")
	put(plain, false, "Idem Ibidem opcit passim loccit cfcite etseq")
	// apacite, chicago, harvard, jurabib
	put(plain, false, `citeNP citeyearNP shortciteNP fullciteNP shortciteauthor fullciteauthor shortciteyear citeANP shortciteANP citeauthorNP
		shortciteauthorNP fullciteauthorNP citeaffixed nocitemeta footcitetitle citetitleonly`)
	put(plain, true, "citeA shortciteA fullciteA citeN shortciteN citeasnoun possessivecite citeposs posscite")
	put(noKeys, false, strings.Join(neverCiting, " "))
	for name, c := range table {
		if c.arguments != noKeys && 'a' <= name[0] && name[0] <= 'z' {
			capital := strings.ToUpper(name[:1]) + name[1:]
			if _, taken := table[capital]; !taken {
				table[capital] = c
			}
		}
	}
	return table
}()

// neverCiting are commands that look as if they cited, and do not take keys of
// works: texts, settings, parts of a citation's form, words.
var neverCiting = strings.Fields(`citetext citestyle citeform citeleft citeright citemid citedash citepunct citesetup citereset citename
	citeindexfalse citeindextrue citetrackerfalse citetrackertrue citesort citeoption citebrackets citeopen citeclose citesep citenumfont
	citenotfound citeprenote citepostnote citemark citeauthorformat citeauthoryear citeauthoryearpar citeproctext citeproctitem citecolor
	citedelim citeborder citehyperref citelink citecounter citecount citefont citesection citesec citefig citetab citeeq
	bibcite setcite precite postcite aftercite beforecite mkcite mkbibcite newcite newcites renewcite
	calcite anthracite recite incite excite tacite explicite implicite defcite`)

// find says how the command of that name cites. Names that are not known cite
// if they end in "cite" as authors' own commands do (\seFootcite, \vglcite), and
// perhaps if they begin with it (\citepri, of multibib).
func (s *scanner) find(name string) (command, bool) {
	c, known := s.own[name]
	switch {
	case c.arguments == noKeys && slices.Contains(s.given, name):
		return command{arguments: plain}, true
	case known:
		return c, c.arguments != noKeys
	}
	if c, known := citing[name]; known {
		return c, c.arguments != noKeys
	}
	switch lower := strings.ToLower(name); {
	case strings.HasSuffix(lower, "cite"):
		return command{arguments: plain}, true
	case strings.HasSuffix(lower, "cites"):
		return command{arguments: multi}, true
	case strings.HasPrefix(lower, "cite"), strings.HasPrefix(lower, "nocite"):
		return command{arguments: plain, unsure: true}, true
	}
	return command{}, false
}

// crossReferences begin the keys of what is not a work but a part of the text.
var crossReferences = []string{"fig", "tab", "tbl", "sec", "eq", "eqn", "ch", "chap", "app", "lst", "alg", "thm", "lem", "def", "part", "item"}

// isCrossReference says whether a key such as "fig:tides" names a part of the
// text. Only commands whose name alone speaks for citing are asked: DBLP's keys
// and others hold colons too.
func isCrossReference(key string) bool {
	prefix, _, found := strings.Cut(key, ":")
	if !found {
		return false
	}
	prefix = strings.ToLower(prefix)
	for _, p := range crossReferences {
		if p == prefix {
			return true
		}
	}
	return false
}
