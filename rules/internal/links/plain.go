package links

import (
	"net/url"
	"strings"

	"github.com/bibfix/bibfix/internal/tracking"
)

// texEscapes are what programs that know TeX leave in addresses and identifiers
// where it is not at work.
var texEscapes = strings.NewReplacer(`\_`, "_", `\&`, "&", `\%`, "%", `\#`, "#", `\~`, "~", `\$`, "$")

// WithoutEscapes is an address or identifier without backslashes that do not belong to it.
func WithoutEscapes(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	return texEscapes.Replace(text)
}

// loose takes away what line breaks and escapes leave in an address.
var loose = strings.NewReplacer(" ", "", "\n", "", `\`, "", "&amp;", "&", "\u00ad", "")

// Plain takes away what two spellings of one address differ in: scheme and "www.", what
// tracks its readers, escapes, case, a last slash. It is for comparing only.
func Plain(address string) string {
	var out strings.Builder
	at := 0
	for _, cut := range tracking.Find(address) {
		out.WriteString(address[at:cut.Start])
		at = cut.End
	}
	out.WriteString(address[at:])
	plain := loose.Replace(out.String())
	if decoded, err := url.PathUnescape(plain); err == nil {
		plain = decoded
	}
	plain = strings.ToLower(plain)
	for _, prefix := range [...]string{"https://", "http://", "www.", "dx."} {
		plain = strings.TrimPrefix(plain, prefix)
	}
	return strings.TrimRight(plain, "/.,;…")
}

// Page is Plain of an address that leads to a page; "" for one that names a site alone.
func Page(address string) string {
	plain := Plain(address)
	if !strings.ContainsAny(plain, "/?") {
		return ""
	}
	return plain
}
