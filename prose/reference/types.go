package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/gazetteer"
	"github.com/bibfix/bibfix/lint"
)

// fieldNames are the fields that segments become; notes become none.
var fieldNames = [labels]string{title: "title", container: "container-title", publisher: "publisher", place: "publisher-place"}

// takeSegments adds the fields of the free text.
func (sg *segmenter) takeSegments(segments []segment) {
	before := opening
	for i, s := range segments {
		last := before
		if before = s.label; s.label == note {
			continue
		}
		start, end := sg.extent(s)
		if end <= start {
			continue
		}
		confidence := sg.certainty(s, last)
		if s.label == place && i+1 < len(segments) && segments[i+1].label == publisher && (sg.atoms[s.end].sign == ':' || s.end-s.first == 1 && sg.houseLast(s.end)) {
			confidence = sg.w.Sure.BeforeColon // what stands before ": Publisher" is a place, known or not
		}
		if s.label == publisher && i+1 < len(segments) && segments[i+1].label == place && sg.townBehind(s, segments[i+1].end) {
			confidence = max(confidence, sg.w.Sure.BeforeTown)
		}
		text := clean(sg.s[start:end])
		if s.label == place {
			text = withoutOthers(text)
		}
		sg.add(field{name: fieldNames[s.label], text: text, start: start, end: end, confidence: confidence})
	}
}

// townBehind says whether a known town that ends before atom end follows a segment,
// with a comma between: "Desmet-Verteneuil, Bruxelles". Before a year it may follow
// a subtitle as well, "A history, Lund 2014".
func (sg *segmenter) townBehind(s segment, end int) bool {
	a, behind := &sg.atoms[s.end], &sg.tail
	if end < len(sg.atoms) {
		behind = &sg.atoms[end].gap
	}
	for k := sg.atoms[s.first].first; k < sg.atoms[s.end-1].end; k++ {
		if sg.tokens[k].kind == number {
			return false
		}
	}
	return a.city && a.sign == ',' && a.owners == 0 && behind.owners&(1<<dateOwner) == 0 && sg.head(&run{from: s.first}).is(capital)
}

// withoutOthers takes off a place that there are more: "Frankfurt u. a.".
func withoutOthers(place string) string {
	for _, others := range [...]string{"u. a", "u.a", "et al", "[etc", "[et al"} {
		if before, ok := strings.CutSuffix(place, others); ok && strings.HasSuffix(before, " ") {
			return clean(before)
		}
	}
	return place
}

// extent is the segment's bytes: brackets that open inside close inside.
func (pa *parts) extent(s segment) (int, int) {
	first, last := pa.atoms[s.first].first, pa.atoms[s.end-1].end
	start, end := pa.tokens[first].start, pa.tokens[last-1].end
	if pa.atoms[s.first].quoted && s.end-s.first > 1 {
		start = pa.tokens[first-1].start // "“Bread”: the price of a word"
	}
	if pa.at(first-1, '(') && pa.owner[first-1] == free && strings.Count(pa.s[start:end], ")") > strings.Count(pa.s[start:end], "(") {
		start = pa.tokens[first-1].start // "(PDF) Falling levies"
	}
	for k := last; k < len(pa.tokens) && pa.tokens[k].kind == sign && pa.owner[k] == free; k++ {
		text := pa.s[start:end]
		if pa.at(k, ')') && strings.Count(text, "(") > strings.Count(text, ")") || pa.at(k, ']') && strings.Count(text, "[") > strings.Count(text, "]") || (pa.at(k, '?') || pa.at(k, '!')) && k == last {
			end = pa.tokens[k].end
			continue
		}
		break
	}
	return start, end
}

// clean folds line breaks and takes off the punctuation of the sentence.
func clean(s string) string {
	s = strings.TrimRight(s, " ,;:.-–—/\n\t")
	if strings.IndexByte(s, '\n') >= 0 || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}

// certainty is how sure the segment is that follows one labelled before: by
// how much it looks like its part, and by its place in the order of parts.
func (sg *segmenter) certainty(s segment, before label) float64 {
	var words features
	for k := s.first; k < s.end; k++ {
		words = words.plus(sg.atoms[k].features)
	}
	r, looks, w := sg.run(s.first, s.end, words), sum{}, &sg.w.Sure
	sg.content(&looks, s.label, &r)
	switch {
	case s.label == title && (before == container || before == place || before == publisher):
		return w.LateTitle
	case s.label == title:
		return climb(w.Title[:], looks.total)
	case s.label == container:
		return climb(w.Container[:], looks.total)
	case s.label == publisher && before == place:
		return w.AfterPlace
	case s.label == publisher:
		return climb(w.Publisher[:], looks.total)
	}
	return climb(w.Place[:], looks.total)
}

// climb is how sure the highest rung is that score reaches.
func climb(rungs []rung, score float64) float64 {
	sure := rungs[0].Sure
	for _, r := range rungs[1:] {
		if score >= r.From {
			sure = r.Sure
		}
	}
	return sure
}

// chooseType names the CSL type.
func chooseType(dr *draft) string {
	venue := strings.ToLower(dr.r.Value("container-title"))
	switch {
	case dr.kind == "book" && venue != "": // "[M]//Li Q. Cities of the sea"
		return "chapter"
	case dr.kind != "":
		return dr.kind
	case venue != "":
		if kind := typeInWhole(dr, venue); kind != "" {
			return kind
		}
	}
	return typeOfWhole(dr.r, venue != "")
}

// typeInWhole is the type of what stands in a whole, by what the whole is; none
// where nothing but the name is known of it.
func typeInWhole(dr *draft, venue string) string {
	switch r := dr.r; {
	case proceedings(venue) && (dr.whole > 0 || !anyField(r, "volume") || anyField(r, "publisher")):
		return "paper-conference"
	case inNewspaper(r):
		return "article-newspaper"
	case inBook(dr):
		return "chapter"
	case anyField(r, "volume", "issue", "page", "DOI"):
		return "article-journal"
	}
	return ""
}

// inNewspaper says whether what stands in a whole has a day and nothing else that
// tells where it is: "Neue Kaizeitung, 3. Mai 1998".
func inNewspaper(r *lint.Reference) bool {
	return r.Issued().Day > 0 && !anyField(r, "volume", "issue", "DOI", "URL", "publisher", "editor")
}

// inBook says whether the whole is a book: "In" leads to it or somebody publishes
// it, and if it has a volume, it has editors or a publisher as well.
func inBook(dr *draft) bool {
	published := anyField(dr.r, "publisher")
	if dr.whole == 0 && !published || anyField(dr.r, "issue") {
		return false
	}
	return published || !anyField(dr.r, "volume") || anyField(dr.r, "editor")
}

// typeOfWhole is the type of what stands by itself, or in a whole of which no more
// than the name is known.
func typeOfWhole(r *lint.Reference, named bool) string {
	switch {
	case anyField(r, "publisher", "publisher-place", "ISBN"):
		return "book"
	case anyField(r, "URL"):
		return "webpage"
	case named:
		return "article-journal"
	case anyField(r, "arxiv"):
		return "article"
	}
	return ""
}

// anyField says whether the reference has one of the fields.
func anyField(r *lint.Reference, names ...string) bool {
	for _, name := range names {
		if r.Field(name) != nil {
			return true
		}
	}
	return false
}

func proceedings(venue string) bool {
	for _, w := range strings.FieldsFunc(venue, func(r rune) bool { return r == ' ' || r == ',' || r == ':' || r == '.' }) {
		if (len(w) > 4 || w == "proc" || w == "conf") && gazetteer.Proceedings(w) && w != "meeting" {
			return true
		}
	}
	return false
}
