package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"
)

// Fingerprints names each finding, in the order of found, by its content: the
// rule, the file's own name without its folders, the entry and the words that
// it is about. Lines and columns have no part in it, nor has the message, so
// that a name holds while text is put in above and while bibfix learns to say
// things better. The second of equal findings has ":2" behind its name, and so on.
func Fingerprints(docs []*Document, found []Diagnostic) []string {
	data := make(map[string][]byte, len(docs))
	for _, doc := range docs {
		data[doc.Name] = doc.Data
	}
	names := make([]string, len(found))
	seen := make(map[string]int, len(found))
	for i := range found {
		name := fingerprint(data[found[i].File], &found[i])
		seen[name]++
		if n := seen[name]; n > 1 {
			name += ":" + strconv.Itoa(n)
		}
		names[i] = name
	}
	return names
}

// fingerprintBytes is how much of the hash a name has: 80 bits, so that among a
// million findings no two share a name by chance.
const fingerprintBytes = 10

func fingerprint(data []byte, d *Diagnostic) string {
	h := sha256.New()
	add := func(text string) {
		h.Write([]byte(strings.Join(strings.Fields(text), " ")))
		h.Write([]byte{0})
	}
	add(d.Rule)
	add(path.Base(d.File))
	if d.Reference != nil {
		add(d.Reference.identity())
	}
	// A finding about a whole entry is told by that entry alone: it stays the
	// same when something else of the entry is mended.
	if d.Reference == nil || !d.Span.Contains(d.Reference.Span) {
		end := min(max(d.Span.End, 0), len(data))
		add(string(data[min(max(d.Span.Start, 0), end):end]))
	}
	return hex.EncodeToString(h.Sum(nil)[:fingerprintBytes])
}

// identity is what an entry keeps while slips in it are mended: its key, or
// its title, or all its words.
func (r *Reference) identity() string {
	switch title := r.Value("title"); {
	case r.Key != "":
		return r.Key
	case title != "":
		return title
	}
	return r.Text.String
}
