package reference

import "github.com/bibfix/bibfix/lint"

// owners is a set of what claimed tokens: bit 1<<nameOwner and so on.
type owners uint16

// What may claim a token; free tokens are left for the layout.
const (
	free uint8 = iota
	nameOwner
	dateOwner
	locatorOwner
	editorOwner
	editionOwner
	genreOwner
	inOwner
	mediumOwner
	noteOwner
	addressOwner
)

// A field is one part found, before it is handed out.
type field struct {
	name       string
	text       string
	start, end int
	span       lint.Span
	elsewhere  bool // stands outside the text: in the target of a link
	confidence float64
	names      []lint.Name
	open       bool
	date       lint.Date
}

// A draft is what has been found in an entry so far: which finder claimed which
// tokens, and the fields. Each finder sees what the ones before it left.
type draft struct {
	*entry
	r        *lint.Reference
	w        *weights
	owner    []uint8 // of each token
	fields   []field
	dated    bool
	issued   lint.Date
	kind     string // CSL type, where something said it outright
	whole    int    // token of the word that leads to the whole ("In"), 0 for none
	located  bool   // volume, issue or pages of a journal were found
	begin    int    // first token after label and authors
	lawVenue bool   // the volume stands before the journal, and no page after it
	known    int    // the parts (1 << title …) that a finder knew by their form: no segment is taken for them
	stopped  bool   // the parts of the entry end in points …
	commas   bool   // … or in commas; neither where nothing stands before the title

	people     [rollStyles][]person
	clusterBuf []cluster
	items      []locator

	tracing *tracer // nil where nobody asked how the entry was read
}

// has says whether a field of that name was found.
func (dr *draft) has(name string) bool {
	for i := range dr.fields {
		if dr.fields[i].name == name {
			return true
		}
	}
	return false
}

func (dr *draft) add(f field) { dr.fields = append(dr.fields, f) }

// claim says who owns the tokens [first, end): nobody else takes them, and no
// segment runs over them.
func (dr *draft) claim(first, end int, by uint8) {
	for i := max(first, 0); i < end && i < len(dr.owner); i++ {
		dr.owner[i] = by
	}
}

// claimFree claims what nobody else has of the tokens [first, end).
func (dr *draft) claimFree(first, end int, by uint8) {
	for i := max(first, 0); i < end && i < len(dr.owner); i++ {
		if dr.owner[i] == free {
			dr.owner[i] = by
		}
	}
}

// anchored is how sure a part is whose form says what it is.
const anchored = 0.9

// addSegment adds a part that a finder knows by its form, so that the text left
// over is not asked for it.
func (dr *draft) addSegment(part label, s span) {
	if dr.known |= 1 << part; dr.has(fieldNames[part]) {
		return
	}
	start, end := dr.tokens[s.first].start, dr.tokens[s.end-1].end
	dr.add(field{name: fieldNames[part], text: clean(dr.s[start:end]), start: start, end: end, confidence: anchored})
}
