package list

var beginningNames = [beginnings]string{"a word with a capital", "a small letter", "a number", "a year", "words that begin no entry", "a bracket", "a quotation mark", "a family name first", "initials first", "a given name first", "a dash for the author", "a name in ideographs", "a journal and its volume", "another sign"}

var endingNames = [endings]string{"a small word", "a joining word", "a word with a capital", "a comma", "a hyphen", "an initial", "a shortened word", "a point", "pages", "a year", "a number", "an address", "a closing bracket or mark"}

// name says what a sign is, as it goes on after "it has".
func (s sign) name() string {
	step := func(first sign, names ...string) string { return names[s-first] }
	often := [...]string{"never", "seldom", "now and then", "mostly", "always"}
	switch {
	case s < signEnd:
		return "begins with " + beginningNames[s]
	case s < signPair:
		return "follows " + endingNames[s-signEnd]
	case s < signRoom:
		k := s - signPair
		return "begins " + [...]string{"as authors do", "as authors do not", "as anything may"}[k%3] + " after a line that " + [...]string{"is not at an end", "may end an entry", "ends in the open"}[k/3]
	case s < signShort:
		return [...]string{"had no room on the line above", "had little room on the line above", "had room on the line above", "had much room on the line above"}[(s-signRoom)%4]
	case s < signBeginRate:
		return step(signShort, "follows a very short line", "follows a short line", "has a year", "has a year on the next line", "has no year near", "has names and a year", "follows a blank line", "begins a block",
			"stands inside a block", "follows the end of a page", "stands out", "stands in", "stands out where lines hang", "hangs", "has an address as the line before", "stands in a list of an entry a line", "stands deeper than the line before", "stands further out than the line before",
			"is in the order of the list", "is out of the list's order", "has a bullet")
	case s < signYears:
		k := s - signBeginRate
		return [...]string{"lines that begin so", "lines after such an end", "lines that begin so after such an end", "lines with this indent", "lines that stand so in their block"}[k/5] + " " + often[k%5] + " start an entry here"
	case s < signLength:
		k := s - signYears
		years := [...]string{"has no year", "has one year", "has two years", "has three years or more"}[k%4]
		if k >= 4 {
			years += " and a line inside where an entry could begin"
		}
		return years
	case s < signLines:
		return step(signLength, "is very short", "is short", "is as long as entries are", "is long", "is very long")
	case s < signLinks:
		return step(signLines, "has one line", "has two or three lines", "has four to six lines", "has seven to nine lines", "has ten lines or more")
	case s < signRatio:
		return step(signLinks, "has addresses on several lines", "says where the work stands", "does not say where the work stands", "leaves a bracket or quotation open", "has a line inside that looks like a start", "has several lines inside that look like starts")
	}
	return step(signRatio, "is far shorter than the others", "is shorter than the others", "is as long as the others", "is longer than the others", "is far longer than the others")
}
