package gold

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A row says what a safe fix of a rule may change in print, for the reader of
// docs/print.md and for the tests.
type row struct {
	rule  string
	print string
	// fields are those of .bib files whose values may change. "" is any field.
	fields string
	// flat takes the difference out of a text: what is left is the same before
	// and after. Without it nothing may differ.
	flat func(string) string
	// same holds two values of a field against each other; where it is missing,
	// their flat forms are compared.
	same  func(before, after string) bool
	prose bool // it has safe fixes in texts alone
	// appears takes out what may be printed now and was not before.
	appears func(string) string
	// gains says that an entry which an engine lost, or a part of it, is printed at last.
	gains bool
}

// table has every rule with a safe fix.
var table = []row{
	{
		rule:  "citation-form",
		prose: true,
		print: "“et al” in the text becomes “et al.”.",
		flat:  replacer(`\bet[\s~\\]+al\b\.?`, "et al"),
	},
	{
		rule:   "doi-form",
		print:  "A DOI loses what does not belong to it: an address or a label in front of it in a .bib file, a second one in a list, blanks, backslashes, percent escapes, a stop behind it. Links go to https://doi.org/.",
		fields: "doi",
		flat:   flatDOI,
	},
	{
		rule:  "duplicate-field",
		print: "Nothing.",
	},
	{
		rule:  "duplicate-key",
		print: "Nothing.",
	},
	{
		rule:   "html-entity",
		print:  "The character is printed in place of the code; where it stands in a name, initials and labels are made of the character.",
		fields: "*",
		flat:   flatSigns,
	},
	{
		rule:  "identifier-checksum",
		print: "“ISBN” in front of the number of a journal becomes “ISSN”.",
		prose: true,
		flat:  replacer(`\bIS[BS]N`, "ISN"),
	},
	{
		rule:   "name-form",
		print:  "The style's “et al.” is printed in place of a person of that name, and an entry that biber left out for an empty name is printed.",
		fields: "author editor translator",
		flat:   flatOthers,
		gains:  true,
	},
	{
		rule:   "page-range",
		print:  "The dash between two pages is printed with the length it has in the rest of the list; “pp.” is not printed twice.",
		fields: "pages",
		flat:   flatPages,
	},
	{
		rule:  "syntax-error",
		print: "An entry, or the part of it behind the fault, is printed that was left out.",
		gains: true,
	},
	{
		rule:   "tracking-parameter",
		print:  "The address is shorter by the parameters that tell who followed it.",
		fields: "*",
		flat:   flatTracking,
	},
	{
		rule:   "undefined-string",
		print:  "The month is printed that was left out.",
		fields: "month",
		appears: func(s string) string {
			return monthWord.ReplaceAllString(replacer(`\\field\{month\}\{[^{}]*\}`, "")(s), "")
		},
		same: func(before, after string) bool { return collapse(macroOf.ReplaceAllString(after, "")) == before },
	},
	{
		rule:   "url-form",
		print:  "The address is printed without the blank, the repetition or the \\url that was around it.",
		fields: "url",
		flat:   flatAddress,
	},
}

// macroOf is the macro of a month as the style dump prints it.
var macroOf = regexp.MustCompile(`\b[a-z]{3}` + macroSign)

// rowOf is the row of a rule, nil where it has none.
func rowOf(rule string) *row {
	for i := range table {
		if table[i].rule == rule {
			return &table[i]
		}
	}
	return nil
}

// of says whether a field may change.
func (r row) of(field string) bool {
	return r.fields == "*" || strings.Contains(" "+r.fields+" ", " "+field+" ")
}

// explains says whether the row explains that a field has another value.
func (r row) explains(field, before, after string) bool {
	switch {
	case r.gains && before == "":
		return true
	case !r.of(field):
		return false
	case r.same != nil:
		return r.same(before, after)
	case r.flat == nil:
		return false
	}
	return r.flat(before) == r.flat(after)
}

// flatten takes out of a text all that the rows allow to differ.
func flatten(text string, rows []row) string {
	for _, r := range slices.Backward(rows) { // those of DOIs and signs take most, and stand first
		if r.flat != nil {
			text = r.flat(text)
		}
	}
	return collapse(text)
}

func replacer(pattern, by string) func(string) string {
	re := regexp.MustCompile(pattern)
	return func(s string) string { return re.ReplaceAllString(s, by) }
}

var (
	doiPrefix  = regexp.MustCompile(`(?i)(https?:(//|\\slash\s*\\slash\s*))?(www\.|dx\.)*(doi\.org/?)|\bdoi[:\s]*`)
	doiHolder  = regexp.MustCompile(`(?i)(?:\\doi\s*\{)+([^{}]*)\}+`)
	doiEscape  = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
	doiStrange = strings.NewReplacer(`{\_}`, "_", `\textunderscore `, "_", `\`, "", ".", "", ",", "", ";", "")
)

// flatDOI drops addresses and labels in front of DOIs, and the signs that may
// have come into one or behind it: blanks, stops, escapes.
func flatDOI(s string) string {
	s = doiHolder.ReplaceAllString(s, "$1")
	s = doiEscape.ReplaceAllStringFunc(doiPrefix.ReplaceAllString(s, ""), percent)
	return strings.ReplaceAll(collapse(doiStrange.Replace(s)), " ", "")
}

func percent(escape string) string {
	const digits = "0123456789abcdef"
	e := strings.ToLower(escape)
	return string(rune(strings.IndexByte(digits, e[1])*16 + strings.IndexByte(digits, e[2])))
}

var (
	accent  = regexp.MustCompile("\\\\(?:[\"'`^~=.]\\s*|[uvHcdbrk](?:\\s+|\\b))(\\{\\\\?([A-Za-z]?)\\}|\\\\?([A-Za-z]))")
	torn    = regexp.MustCompile(`\\&(?:(?:quot|#96|#94|#126);(\{?\\?[AEIOUNaeioun]|\\i)|apos;(\{?\\?(?:[aeiou]\b|ı)))`) // an accent whose sign is an entity
	tied    = regexp.MustCompile(`\\(&|_|#|%|\$)`)
	spelled = map[string]string{ // what ends in a letter swallows the blank behind it, in braces or not
		`\textquoteright`: "'", `\textquoteleft`: "'", `\textquotedblleft`: `"`, `\textquotedblright`: `"`, `\textendash`: "-",
		`\textbraceleft`: "", `\textbraceright`: "", `\textbar`: "|", // braces are dropped
		`\textless`: "<", `\textgreater`: ">", `\textasciitilde`: "~", `\textbackslash`: `\`, `\textasciicircum`: "^", `\textdegree`: "°", `\texttimes`: "×", `\textregistered`: "®",
		`\textcopyright`: "©", `\copyright`: "©", `\textalpha`: "α", `\textonehalf`: "½", `\textellipsis`: "...", `\ldots`: "...", `\dots`: "...",
		`\ss`: "ss", `\o`: "o", `\O`: "o", `\ae`: "ae", `\AE`: "ae", `\aa`: "a", `\AA`: "a", `\l`: "l", `\L`: "l", `\i`: "i"}
	named = regexp.MustCompile(`\\(ss|o|O|ae|AE|aa|AA|l|L|i|text[a-z]+|copyright|l?dots)\b\s*`)
)

// flatSigns makes one text of all ways to write its characters: entities, TeX's
// accents, and letters. BibTeX changes the capitals of what is a letter to it.
func flatSigns(s string) string {
	s = torn.ReplaceAllString(strings.ReplaceAll(s, `$\alpha$`, "α"), "$1$2")
	s = html.UnescapeString(html.UnescapeString(strings.NewReplacer(`{\&}`, "&", `\&`, "&", `\#`, "#").Replace(s)))
	s = tied.ReplaceAllString(s, "$1")
	s = accent.ReplaceAllString(s, "$2$3")
	s = named.ReplaceAllStringFunc(s, func(c string) string {
		if sign, known := spelled[strings.TrimSpace(c)]; known {
			return sign
		}
		return c
	})
	s = strings.NewReplacer("---", "-", "--", "-", "–", "-", "—", "-", "~", " ", "{", "", "}", "", "``", `"`, "''", `"`, "“", `"`, "”", `"`, "’", "'", "‘", "'", "`", "'", "\u00ad", "", "\u200b", "").Replace(s)
	var b strings.Builder
	for _, c := range norm.NFKD.String(s) {
		if !unicode.Is(unicode.Mn, c) {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return collapse(strings.NewReplacer("ß", "ss", "ø", "o", "æ", "ae", "ł", "l", "ı", "i").Replace(b.String()))
}

// monthWord is a month as styles print it.
var monthWord = regexp.MustCompile(`(?i)\b(January|February|March|April|May|June|July|August|September|October|November|December|Sept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b\.?,?`)

// flatOthers makes one sign of "and others" and of all ways to write et al. in
// a list of names.
func flatOthers(s string) string {
	s = regexp.MustCompile(`(?i)[,;]?\s*(\band\s+)?(\\emph)?\{?(\\it\s+)?\b(others|et\.?[\s~]*al)\b\.?\}?`).ReplaceAllString(s, " +")
	s = regexp.MustCompile(`(?i)(\band\b\s*)+`).ReplaceAllString(s, "and ")
	return collapse(strings.TrimSuffix(strings.TrimPrefix(collapse(s), "and "), " and"))
}

// flatPages makes a hyphen of every dash between digits, and drops labels.
func flatPages(s string) string {
	s = strings.NewReplacer(`\bibrangedash`, "-", `\textendash`, "-", `\textemdash`, "-", `\bibrangessep`, ",").Replace(s)
	s = regexp.MustCompile(`(?i)(\b(pages?|pp?|s)\b\.?[\s~]*)+([0-9])`).ReplaceAllString(s, "$3")
	s = regexp.MustCompile(`([0-9])[\s{}]*[-–—−‒‐‑]+[\s{}]*([0-9])`).ReplaceAllString(s, "$1-$2")
	return regexp.MustCompile(`\\range\{pages\}\{[-0-9]*\}`).ReplaceAllString(s, "")
}

var (
	address  = regexp.MustCompile(`(https?://)?[\w.-]+\.\w+/[^\s<>"{}]*`)
	tracking = regexp.MustCompile(`^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|casa_token|yclid|igshid|ref_src|referrer|refreqid|partnerID|md5|ots|lr|feature|tp|via%3Dihub)$`)
	session  = regexp.MustCompile(`;jsessionid=\w+`)
	between  = regexp.MustCompile(`(\\|%5C)?&(amp;)?|;`) // biber takes the backslash before a sign for part of the address
)

// flatTracking drops the parameters that tell who followed an address.
func flatTracking(s string) string {
	before, after, several := strings.Cut(s, ";http") // two addresses, and no parameter of one
	if several {
		return flatTracking(before) + ";http" + flatTracking(after)
	}
	return address.ReplaceAllStringFunc(s, func(a string) string {
		bare := strings.TrimRight(a, ").,;`")
		head, query, _ := strings.Cut(session.ReplaceAllString(bare, ""), "?")
		query, fragment, marked := strings.Cut(query, "#")
		var kept []string
		for _, p := range between.Split(query, -1) {
			name, _, _ := strings.Cut(p, "=")
			if p != "" && !tracking.MatchString(strings.NewReplacer(`\`, "", "%5C", "").Replace(name)) {
				kept = append(kept, p)
			}
		}
		if len(kept) > 0 {
			head += "?" + strings.Join(kept, "&")
		}
		if marked {
			head += "#" + fragment
		}
		return head + a[len(bare):]
	})
}

// flatAddress drops what a broken head of an address has too much.
func flatAddress(s string) string {
	s = regexp.MustCompile(`(?:\\url\s*\{)+([^{}]*)\}+`).ReplaceAllString(s, "$1")
	s = regexp.MustCompile(`%5Curl%7B(\S*?)%7D`).ReplaceAllString(s, "$1")
	s = regexp.MustCompile(`(?i)\b(https?)\s*:\s*/\s*/\s*(https?\s*:\s*/\s*/\s*)*`).ReplaceAllString(s, "http://")
	return regexp.MustCompile(`(http://[\w.-]*\.|www\.)\s+`).ReplaceAllString(s, "$1")
}
