package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
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
	var n namer
	for i := range found {
		name := n.name(data[found[i].File], &found[i])
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

// A namer makes fingerprints. What the findings of a rule about one entry have
// in common is hashed once: the entry may be as long as the file, and have a
// finding for each of its words.
type namer struct {
	reference *Reference
	heads     map[[2]string]hash.Cloner // by rule and file
}

func (n *namer) name(data []byte, d *Diagnostic) string {
	h := n.head(d)
	// A finding about a whole entry is told by that entry alone: it stays the
	// same when something else of the entry is mended.
	if d.Reference == nil || !d.Span.Contains(d.Reference.Span) {
		end := min(max(d.Span.End, 0), len(data))
		add(h, string(data[min(max(d.Span.Start, 0), end):end]))
	}
	return hex.EncodeToString(h.Sum(nil)[:fingerprintBytes])
}

// head is the hash of the rule, the file and the entry.
func (n *namer) head(d *Diagnostic) hash.Hash {
	if d.Reference == nil || d.Reference != n.reference {
		n.reference, n.heads = d.Reference, make(map[[2]string]hash.Cloner)
	}
	of := [2]string{d.Rule, d.File}
	head := n.heads[of]
	if head == nil {
		h := sha256.New()
		add(h, d.Rule)
		add(h, path.Base(d.File))
		if d.Reference != nil {
			add(h, d.Reference.identity())
		}
		head = h.(hash.Cloner) // as all of the standard library
		n.heads[of] = head
	}
	copied, err := head.Clone()
	if err != nil {
		panic(err) // only hashes that wrap others fail
	}
	return copied
}

func add(h hash.Hash, text string) {
	h.Write([]byte(strings.Join(strings.Fields(text), " ")))
	h.Write([]byte{0})
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
