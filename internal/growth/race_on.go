//go:build race

package growth

// racing says that the race detector is on, which adds work of its own to each
// look at memory.
const racing = true
