//go:build !race

package growth

// racing says that the race detector is on.
const racing = false
