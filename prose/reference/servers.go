package reference

// servers hold preprints. Their names begin in small letters, or are written as
// words of a title.
var servers = set("biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "edarxiv", "eartharxiv", "ecoevorxiv", "engrxiv", "techrxiv", "ssrn", "preprints")

// serverLeads stand before them: "Preprint at bioRxiv".
var serverLeads = set("preprint", "at", "on", "the")

// findServer takes the server of a preprint as what the work is in, with the
// number that stands behind it: "bioRxiv 417890", "medRxiv [Preprint]. 2020".
func findServer(dr *draft, from int) {
	for i := from + 1; i < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if t.kind != word || dr.owner[i] != free || !servers[t.fold] || dr.quotedAt(i) {
			continue
		}
		lead := i
		for lead > from && dr.owner[lead-1] == free && dr.in(lead-1, serverLeads) {
			lead--
		}
		end := codeEnd(dr.entry, i+1)
		if !dr.at(lead-1, '.') && !dr.at(lead-1, ',') && dr.owner[lead-1] == free && dr.tokens[lead-1].kind != number || !ends(dr.entry, end) && dr.tokens[end].kind == word {
			continue
		}
		if !dr.has("container-title") {
			dr.add(field{name: "container-title", text: t.text(dr.s), start: t.start, end: t.end, confidence: 0.85})
		}
		if _, year := dr.year(i + 1); end > i+1 && !(year && end == i+2) {
			addLocator(dr, "number", &locator{span: span{i + 1, end}})
		} else {
			end = i + 1
		}
		dr.claim(lead, end, noteOwner)
		i = end - 1
	}
}

// presented lead from a talk to its meeting: "Paper presented at the …".
var presentedWords = set("presented", "given", "delivered", "read", "gehalten", "presentado", "apresentado", "presentee")

// findMeetings claims the words that lead to the meeting a talk was given at, so
// that its name holds the work: "Paper presented at the annual meeting of …".
func findMeetings(dr *draft, from int) {
	for i := from + 1; i+2 < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if t.kind != word || dr.owner[i] != free || !presentedWords[t.fold] || !dr.wordAt(i+1, "at") || dr.quotedAt(i) {
			continue
		}
		first := i
		if dr.wordAt(first-1, "in") || dr.owner[first-1] == inOwner {
			continue // "In Presented at the Quay Workshop"
		}
		if dr.in(first-1, talkWords) {
			first--
		}
		if dr.owner[first-1] == free && !dr.oneOf(first-1, ".,(”\"’") {
			continue
		}
		end := i + 2
		if dr.wordAt(end, "the") {
			end++
		}
		if dr.at(first-1, '(') {
			first--
		}
		dr.claim(first, end, inOwner)
		if dr.kind == "" {
			dr.kind = "paper-conference"
		}
		return
	}
}

var talkWords = set("paper", "poster", "talk", "lecture", "keynote", "presentation", "vortrag", "address")

// soloMedia are clauses of their own that say what the work is: "Quay Archive. Dataset."
var soloMedia = map[string]string{"dataset": "dataset", "data set": "dataset", "computer software": "software", "software": "software", "computer program": "software"}

// findSoloMedia claims such a clause.
func findSoloMedia(dr *draft, from int) {
	for i := from + 1; i < len(dr.tokens); i++ {
		if dr.owner[i] != free || dr.tokens[i].kind != word || !dr.tokens[i].is(capital) || !dr.at(i-1, '.') && dr.owner[i-1] == free {
			continue
		}
		for end := i + 1; end <= i+2 && end <= len(dr.tokens); end++ {
			if end < len(dr.tokens) && dr.owner[end] == free && !dr.oneOf(end, ".;") {
				continue
			}
			if kind := soloMedia[dr.key(span{i, end})]; kind != "" {
				dr.claim(i, end, mediumOwner)
				dr.kind = kind
				return
			}
		}
	}
}

// reviewNumbers lead the numbers of journals of reviews, which mathematicians put
// behind an entry: "MR 0619973", "Zbl 0463.57008".
var reviewNumbers = set("mr", "zbl", "jfm", "zmath")

// fewestReviewFigures is how many figures such a number has at least.
const fewestReviewFigures = 5

// findReviewNumbers claims them.
func findReviewNumbers(dr *draft, from int) {
	for i := from + 1; i+1 < len(dr.tokens); i++ {
		t := &dr.tokens[i]
		if t.kind != word || dr.owner[i] != free || !t.is(capital) || !dr.oneOf(i-1, ".,;([") && dr.owner[i-1] == free {
			continue
		}
		end := i + 1
		if reviewNumbers[t.fold] {
			end = codeEnd(dr.entry, i+1)
			if end == i+1 || len(dr.text(span{i + 1, end})) < fewestReviewFigures {
				continue
			}
		} else if len(t.fold) < fewestReviewFigures+len("mr") || t.fold[:2] != "mr" || t.fold[2] > '9' {
			continue
		}
		if ends(dr.entry, end) {
			dr.claim(i, end, noteOwner)
		}
	}
}
