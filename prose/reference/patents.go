package reference

// patentWords name a patent; offices are the codes that lead their numbers.
var (
	patentWords = set("patent", "patents", "brevet", "patente", "offenlegungsschrift", "patentschrift", "octrooi", "brevetto")
	offices     = set("us", "ep", "wo", "de", "gb", "fr", "jp", "cn", "kr", "ca", "au", "ch", "se", "nl", "es", "it", "dd", "su", "ru", "pct")
)

// A number of a patent has at least this many figures; the number after the word
// in a title, "Patent 12", has fewer.
const fewestPatentFigures = 5

// findPatent claims the clause or bracket that gives the number of a patent: "U.S.
// Patent 4,321,987", "(European Patent No. EP 1 234 567 B1)", "WO 2009/123456 A1".
func findPatent(dr *draft, from int) {
	claimInventors(dr, from)
	for i := from + 1; i+1 < len(dr.tokens); i++ {
		if dr.tokens[i].kind != word || dr.owner[i] != free || dr.quotedAt(i) {
			continue
		}
		first, code := patentAt(dr, i, from)
		if first < 0 {
			continue
		}
		end, figures := patentNumber(dr.entry, code)
		if figures < fewestPatentFigures || !ends(dr.entry, end) || spanOfYears(dr.entry, code) {
			continue
		}
		takePatent(dr, span{first, i + 1}, span{code, end})
		return
	}
}

// spanOfYears says whether two years with a dash between them stand from token i on:
// "Patents 1877–1914" is about patents.
func spanOfYears(en *entry, i int) bool {
	_, from := en.year(i)
	_, to := en.year(i + 2)
	return from && to && en.at(i+1, '-')
}

// patentAt gives where the clause about a patent begins whose word is token i, and
// the token of its number; -1 where i is no such word.
func patentAt(dr *draft, i, from int) (first, code int) {
	t := &dr.tokens[i]
	if t.is(telling) && patentWords[t.fold] {
		if first = paperName(dr, i, from); first < 0 {
			return -1, 0
		}
		return first, afterPatentWord(dr, i+1)
	}
	if !t.is(upper) || dr.tokens[i-1].kind != sign || !offices[t.fold] {
		return -1, 0
	}
	if end, figures := patentNumber(dr.entry, i); figures <= fewestPatentFigures || !dr.oneOf(end, ".,)") && end < len(dr.tokens) {
		return -1, 0
	}
	return i, i
}

// afterPatentWord passes "Application", "No." and the point of an abbreviation.
func afterPatentWord(dr *draft, i int) int {
	for dr.at(i, '.') || dr.wordAt(i, "application") || dr.wordAt(i, "appl") || dr.wordAt(i, "specification") {
		i++
	}
	next, _ := paperLabel(dr, i)
	return next
}

// patentNumber is the token after the number of a patent at token i, and how many
// figures it has: groups parted by commas, strokes, blanks, the code of an office
// before and the kind of document after them.
func patentNumber(en *entry, i int) (end, figures int) {
	end = i
	if en.in(end, offices) && en.tokens[end].is(upper) {
		end++
	}
	for end < len(en.tokens) {
		t := &en.tokens[end]
		switch {
		case t.kind == number && !(figures >= fewestPatentFigures && en.oneOf(end-1, ".,") && t.is(spaced)):
			figures += len(t.fold)
		case t.kind == word && t.is(digits) && t.is(upper) && (figures > 0 || len(t.fold) > fewestPatentFigures):
			if figures == 0 {
				figures = len(t.fold) - 1 // "US20020103498"
			}
		case en.oneOf(end, ",/.-") && figures > 0 && end+1 < len(en.tokens) && !en.tokens[end+1].is(spaced) && en.tokens[end+1].kind == number:
		default:
			return end, figures
		}
		end++
	}
	return end, figures
}

func takePatent(dr *draft, name, code span) {
	if name.first < code.first {
		dr.add(field{name: "genre", text: dr.text(name), start: dr.tokens[name.first].start, end: dr.tokens[name.end-1].end, confidence: 0.75})
	}
	dr.add(field{name: "number", text: dr.text(code), start: dr.tokens[code.first].start, end: dr.tokens[code.end-1].end, confidence: 0.85})
	first, end := name.first, code.end
	if dr.at(first-1, '(') && dr.at(end, ')') || dr.at(first-1, '[') && dr.at(end, ']') {
		first, end = first-1, end+1
	}
	dr.claim(first, end, genreOwner)
	dr.kind = "patent"
}

// inventorWords follow the names of those who made or own an invention.
var inventorWords = set("inventor", "inventors", "assignee", "assignees", "applicant", "applicants", "erfinder", "anmelder", "inventeur", "inventores")

// claimInventors claims what says, right behind the names, who invented and who
// owns: "Okafor AB, inventor; Quay Devices, assignee. Foldable lifebelt."
func claimInventors(dr *draft, from int) {
	k := from
	for dr.oneOf(k, ",([") {
		k++
	}
	if !dr.in(k, inventorWords) {
		return
	}
	end := k + 1
	for dr.oneOf(end, ")]") {
		end++
	}
	if dr.at(end, ';') {
		for j := end; j < len(dr.tokens) && j-end < longestOwner; j++ {
			if dr.in(j, inventorWords) {
				end = j + 1
				break
			}
		}
	}
	if dr.at(end, '.') || dr.at(end, ',') {
		dr.claim(from, end+1, noteOwner)
	}
}

// longestOwner is in tokens: the names of companies that own an invention.
const longestOwner = 24
