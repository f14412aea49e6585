package entry

// A Hash is one of FNV-1a, by which entries that may have something in common are
// found among a million: it takes no memory.
type Hash uint64

// The numbers of FNV-1a.
const (
	noBytes Hash = 14695981039346656037
	prime   Hash = 1099511628211
)

// NewHash is the hash of nothing yet.
func NewHash() Hash { return noBytes }

// With is the hash of what h is of, and n behind it: a byte, or a number.
func (h Hash) With(n uint64) Hash { return (h ^ Hash(n)) * prime }
