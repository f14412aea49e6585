package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/lint"
)

// readSuperscripts collects the numbers that are set as superscripts, by
// markup or by Unicode's own signs. Marks that a converter tore apart
// ("^ 3^ <sup>,</sup> ^ 11^", "<sup>(</sup>10<sup>-</sup>12<sup>)</sup>") are
// joined first.
func (r *reader) readSuperscripts() {
	marks := r.block.Marks
	for i := 0; i < len(marks); i++ {
		if marks[i].Kind != lint.Superscript {
			continue
		}
		start, end := marks[i].Start, marks[i].End
		first := end
		for i+1 < len(marks) {
			next := i + 1
			for next < len(marks) && marks[next].Kind != lint.Superscript && marks[next].Start < end+8 {
				next++
			}
			if next == len(marks) || marks[next].Kind != lint.Superscript || !joinsMarks(r.text, end, marks[next].Start) || opensWord(r.text, end, marks[next]) {
				break
			}
			end = max(end, marks[next].End)
			i = next
		}
		r.superscript(start, first, end)
	}
	r.unicodeSuperscripts()
}

// opensWord says whether a mark that spaces part from what ends at end raises
// the beginning of a word, as of an isotope: "procedure.^6^ ^1^H NMR".
func opensWord(s string, end int, m lint.Mark) bool {
	return m.Start > end && m.End <= len(s) && strings.TrimSpace(s[end:m.Start]) == "" && raisedBefore(s[m.End:])
}

// joinsMarks says whether what stands between two superscripts lets them be
// one: nothing, spaces, or a number whose own mark was lost.
func joinsMarks(s string, from, to int) bool {
	if to < from || to-from > 8 {
		return to < from
	}
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !fold.IsSpace(r) && !unicode.IsDigit(r) && r != ',' && !fold.IsDash(r) {
			return false
		}
		i += size
	}
	return true
}

// superscript reads the decoded bytes [start, end), which are raised; the first
// mark among them ends at mark.
func (r *reader) superscript(start, mark, end int) {
	s := r.text
	if end > len(s) || mark > end || mark <= start || end-start > longestRun {
		return
	}
	// A mark that was lost on the first number: "10<sup>-</sup>12".
	if isRangeGap(s[start:mark]) || strings.Trim(s[start:mark], " ") == "," {
		for start > 0 && '0' <= s[start-1] && s[start-1] <= '9' {
			start--
		}
	}
	raised := withoutPages(s[start:end])
	from, to := 0, len(raised)
	for from < to && strings.IndexByte(` ()[],.;\`, raised[from]) >= 0 {
		from++
	}
	for to > from && strings.IndexByte(` ()[],.;\`, raised[to-1]) >= 0 {
		to--
	}
	if from == to {
		return
	}
	plain := withoutNotes(strings.NewReplacer("(", " ", ")", " ").Replace(raised[from:to]))
	items, ok := numberList(plain, 0, len(plain))
	if !ok || raisedBefore(s[end:]) {
		return
	}
	may, trap := mayCite(s, start, end, items)
	if !may {
		return
	}
	for i := range items {
		items[i].start += start + from
		items[i].end += start + from
	}
	r.addRun(super, start+from, start+to, items)
	r.runs[len(r.runs)-1].trap = trap
}

// isHighPower says whether numbers raised after a letter or a unit are higher
// than its powers are: "of size n^46^".
func isHighPower(before string, items []item) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(last) && items[0].low > 4
}

// withoutPages blanks the pages that medical journals put after a raised
// number: "7(p12),8".
func withoutPages(s string) string {
	for at := 0; ; {
		open := strings.IndexByte(s[at:], '(')
		if open < 0 {
			return s
		}
		open += at
		end := strings.IndexByte(s[open:], ')')
		if end < 0 {
			return s
		}
		end += open + 1
		if word, _ := plainWord(s, open+1, end); isLocatorWord(word) && open > 0 {
			s = s[:open] + strings.Repeat(" ", end-open) + s[end:]
		}
		at = end
	}
}

// withoutNotes blanks the letters and signs of footnotes that stand among
// raised numbers: "2,11,e".
func withoutNotes(s string) string {
	out := []byte(s)
	for i := len(out) - 1; i >= 0; i-- {
		c := out[i] | 0x20
		alone := (i == 0 || out[i-1] == ' ' || out[i-1] == ',') && (i+1 == len(out) || out[i+1] == ' ' || out[i+1] == ',')
		if !alone || !('a' <= c && c <= 'z' || out[i] == '*') || isSubLetter(out, i) {
			continue
		}
		out[i] = ' '
		for j := i - 1; j >= 0 && (out[j] == ' ' || out[j] == ','); j-- {
			comma := out[j] == ','
			out[j] = ' '
			if comma {
				break
			}
		}
	}
	return strings.TrimRight(string(out), " ")
}

// isSubLetter says whether the letter at s[i] goes on with the parts of a
// numbered entry: the b of "5a,b".
func isSubLetter(s []byte, i int) bool {
	for i > 2 && s[i-1] == ',' && 'a' <= s[i-2] && s[i-2] <= 'h' {
		if i -= 2; '0' <= s[i-1] && s[i-1] <= '9' {
			return true
		}
	}
	return false
}

// raisedBefore says whether the text goes on as after an isotope's number or
// inside a word: "14C". Ideographs follow without a space.
func raisedBefore(rest string) bool {
	c, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && (unicode.IsLetter(c) && !isHan(rest) || unicode.IsDigit(c))
}

// raisedAfter says whether a superscript after the text can be a citation: not
// after a unit, a variable or a number.
func raisedAfter(before string) bool {
	before = strings.TrimRightFunc(before[max(0, len(before)-40):], fold.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case before == "":
		return false
	case unicode.IsDigit(last):
		i := len(before)
		for i > 0 && '0' <= before[i-1] && before[i-1] <= '9' {
			i--
		}
		_, _, year := splitYear(before[i:])
		return year || i > 1 && before[i-1] == '-' && alnum(before[i-2])
	case unicode.IsLetter(last):
		i := len(before)
		for i > 0 {
			c, size := utf8.DecodeLastRuneInString(before[:i])
			if !unicode.IsLetter(c) {
				break
			}
			i -= size
		}
		word := before[i:]
		if word == "s" { // "in the 1970s"
			_, _, year := splitYear(lastDigits(before[:i]))
			return year
		}
		return utf8.RuneCountInString(word) > 1 && (!isUnit(word) || isWord[word] && lastDigits(strings.TrimRight(before[:i], " \u00a0")) == "")
	}
	return !strings.ContainsRune("=+×·<>∼~^_*/−", last)
}

// isWord are the units that are words as well, and units behind a number alone: "5 in^2^",
// "shown in^2^".
var isWord = set("in", "min", "day", "week", "month", "year", "sec", "log", "mi", "ha", "dia", "ano", "pm", "um")

// lastDigits are the digits that end the text.
func lastDigits(s string) string {
	i := len(s)
	for i > 0 && '0' <= s[i-1] && s[i-1] <= '9' {
		i--
	}
	return s[i:]
}

// mayCite says whether numbers raised at s[start:end] can be a citation, and whether they
// may as well be a power: behind a letter that is a word, "risale a^7^", and behind a letter or
// a unit whose powers are never so high. Where they open a block, a sentence must go on.
func mayCite(s string, start, end int, items []item) (may, trap bool) {
	before := s[:start]
	switch {
	case raisedAfter(before), strings.TrimSpace(before) == "" && goesOn(s[end:]):
		return true, false
	case strings.TrimSpace(before) == "":
		return true, true
	case isHighPower(before, items):
		return true, !endsInLetterWord(before)
	}
	return endsInLetterWord(before), true
}

// endsInLetterWord says whether the text ends in a word of one letter behind another word:
// "risale a", "Véase y".
func endsInLetterWord(before string) bool {
	head, last := strings.TrimRight(before, "aàeèéyoóiuù"), before
	letter, size := utf8.DecodeLastRuneInString(last)
	if len(last)-len(head) != size || !unicode.IsLower(letter) || !strings.HasSuffix(head, " ") && !strings.HasSuffix(head, "\n") {
		return false
	}
	word := lastLetters(head)
	return len(word) > 2 && len(word) == len(strings.TrimRight(head, " \n"))-strings.LastIndexAny(strings.TrimRight(head, " \n"), " \n")-1
}

// isUnit says whether the word is a unit of measurement, which takes exponents.
func isUnit(s string) bool {
	switch s {
	case "mm", "cm", "dm", "km", "nm", "µm", "μm", "um", "pm", "fm", "kg", "mg", "µg", "μg", "ng", "ml", "mL", "dL", "dl", "mol", "min", "hr", "yr", "ms", "Hz", "kHz", "MHz", "kJ", "kPa", "Pa", "ft", "in", "mi", "ha", "sr", "rad", "deg", "eV", "keV", "MeV", "GeV", "TeV", "kcal", "cal", "lb", "yd", "sec", "day", "week", "month", "year", "dia", "ano", "Mpc", "kpc", "pc", "log", "exp", "sin", "cos", "tan", "Cl", "Na", "Ca", "Mg", "Fe", "Cu", "Zn":
		return true
	}
	return false
}

// unicodeSuperscripts reads "moved.¹,²" and "moved³⁻⁵".
func (r *reader) unicodeSuperscripts() {
	s := r.text
	for i := 0; i < len(s); {
		if c := s[i]; c != 0xc2 && c != 0xe2 {
			i++
			continue
		}
		plain, end := plainRaised(s, i)
		if plain == "" {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		items, ok := numberList(plain, 0, len(plain))
		may, trap := false, false
		if ok && !raisedBefore(s[end:]) {
			may, trap = mayCite(s, i, end, items)
		}
		if may {
			for k := range items {
				items[k].start, items[k].end = i, end
			}
			r.addRun(super, i, end, items)
			r.runs[len(r.runs)-1].trap = trap
		}
		i = end
	}
}

// plainRaised gives the superscript digits at i in plain digits and their end.
// Commas and dashes between them, raised or not, are kept.
func plainRaised(s string, i int) (string, int) {
	var out []byte
	end := i
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch d := strings.IndexRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r); {
		case d >= 0:
			out = append(out, raisedDigit(r))
			end = i + size
		case len(out) == 0:
			return "", i
		case r == '⁻' || fold.IsDash(r):
			out = append(out, '-')
		case r == ',' || r == '\u02d2' || r == '’':
			out = append(out, ',')
		default:
			return strings.TrimRight(string(out), ",-"), end
		}
		i += size
	}
	return strings.TrimRight(string(out), ",-"), end
}

func raisedDigit(r rune) byte {
	switch r {
	case '¹':
		return '1'
	case '²':
		return '2'
	case '³':
		return '3'
	case '⁰':
		return '0'
	}
	return byte('4' + r - '⁴')
}
