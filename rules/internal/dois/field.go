package dois

import (
	"net/url"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// IsBare is a quick look at a field DOI: it begins as a DOI does and has nothing
// that does not belong to one.
func IsBare(f *lint.Field) bool {
	value := f.Text
	if !f.AsWritten() {
		return false
	}
	if !strings.HasPrefix(value, "10.") || strings.IndexByte(value, '/') < 0 {
		return value == ""
	}
	for i := range len(value) {
		if c := value[i]; c <= ' ' || c == '\\' || c == '{' || c == '}' || c == '%' || c >= 0x80 {
			return false
		}
	}
	last := value[len(value)-1]
	return last != '.' && last != ',' && last != ';'
}

// Unescaped is a DOI without the percent escapes that an address needs:
// programs put them in again where they make an address of it. It is not ok where
// a backslash, a brace, a blank or a percent sign that is no escape is in it.
func Unescaped(name string) (string, bool) {
	if strings.IndexByte(name, '%') >= 0 {
		plain, err := url.PathUnescape(name)
		if err != nil {
			return "", false
		}
		name = plain
	}
	for i := range len(name) {
		if c := name[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\\{}%", c) >= 0 {
			return "", false
		}
	}
	return name, true
}

// Bare is what begins with the DOI in a field, "10.1234/abc" of the address that some
// write there; all of it where none is seen.
func Bare(s string) string { return s[max(0, strings.Index(s, "10.")):] }
