package report

import (
	"fmt"
	"strings"

	"github.com/bibfix/bibfix/internal/ascii"
)

// fileURI is the name of a file as a URI reference: relative to the folder
// that bibfix runs in, or "file:///…" for an absolute name. Bytes that a URI
// may not hold are written as escapes, the colon among them, which would make
// a scheme of the letters before it.
func fileURI(name string) (uri string, absolute bool) {
	switch {
	case strings.HasPrefix(name, "/"):
		return "file://" + escapePath(name), true
	case len(name) > 2 && ascii.Letter(name[0]) && name[1:3] == ":/":
		return "file:///" + name[:2] + escapePath(name[2:]), true
	}
	return escapePath(name), false
}

func escapePath(path string) string {
	var b strings.Builder
	for i := range len(path) {
		if c := path[i]; ascii.Letter(c) || '0' <= c && c <= '9' || strings.IndexByte("/-._~!$&'()*+,;=@", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
