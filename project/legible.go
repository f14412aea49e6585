package project

import (
	"bytes"
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/charset"
	"github.com/bibfix/bibfix/internal/disk"
)

// reads says whether a search is for files that are called so.
func (o *opener) reads(path string) bool {
	return format.MayBe(filepath.ToSlash(path), func(f *format.Format) bool { return f.Can(o.settings.Ability) })
}

// unclaimed says why a file of that name is not read, though somebody named it:
// its ending tells another format, or none that is known. A name without an
// ending claims nothing, and the text tells. A command for files of one format
// has its own words.
func (o *opener) unclaimed(name string) error {
	if o.settings.Ability != 0 || kind.Ending(name) == "" || format.MayBe(name, (*format.Format).IsRead) {
		return nil
	}
	return refusal(name)
}

// refusal says why a file that no format claims is not read.
func refusal(name string) error {
	switch k := format.Of(name); {
	case k == nil:
		return &UnclaimedError{name}
	case k.Remedy == "":
		return &illegibleError{k.One, saveAs()}
	default:
		return &illegibleError{k.One + ", which bibfix does not read", remedy(k, "it")}
	}
}

// unlike says whether the ending of a name is one that formats share with other files,
// and the content is that of none of them.
func unlike(name string, data []byte) bool {
	sharing := format.All().Sharing(name)
	return len(sharing) > 0 && !format.IsRead(name) && sharing.Tell(data) == nil
}

// An UnclaimedError is that of a file whose ending no format claims. Its text may be
// read all the same, as [Settings].Input with a name that tells its format.
type UnclaimedError struct{ Name string }

func (e *UnclaimedError) Error() string {
	return "not read: no format that bibfix knows ends in " + path.Ext(e.Name)
}

// Like is a name that tells the format which the inner one tells, or the first of all formats.
func (e *UnclaimedError) Like() string {
	inner := path.Base(strings.TrimSuffix(e.Name, path.Ext(e.Name)))
	if !format.IsRead(inner) {
		inner += format.All()[0].Extensions[0]
	}
	return inner
}

// remedy is what to do with a file of a kind that is not read, or with several:
// object is "it" or "them".
func remedy(k *format.Format, object string) string {
	if k.Remedy == "" {
		return saveAs()
	}
	return fmt.Sprintf(k.Remedy, object)
}

// leftOut are the files that a search came upon and that are manuscripts or
// bibliographies of kinds which are not read: a folder must not seem to be
// checked where half of it was. What programs make (PDF, .bbl) and data
// (JSON, XML) are seldom either, and a repository is full of them.
type leftOut struct {
	kinds []*format.Format // in the order of the first file of each
	names map[*format.Format][]string
}

// add takes in a file, unless it is of no such kind, the lock that Word
// puts beside an open one, or stands beside the work, as a README does.
func (l *leftOut) add(path string) {
	name := filepath.ToSlash(path)
	k := format.Of(name)
	if k == nil || k.IsRead() || k.Holds == 0 || isCompanion(name) || strings.HasPrefix(filepath.Base(path), "~$") {
		return
	}
	if l.names == nil {
		l.names = make(map[*format.Format][]string)
	}
	if l.names[k] == nil {
		l.kinds = append(l.kinds, k)
	}
	l.names[k] = append(l.names[k], name)
}

// fewLeft is how many files of a kind are named one by one on the page for
// editors; of more the first is.
const fewLeft = 5

// leaveKinds says what a search left out, a line for each kind.
func (o *opener) leaveKinds(left leftOut) {
	if o.settings.Ability != 0 {
		return
	}
	for _, k := range left.kinds {
		names := left.names[k]
		line := fmt.Sprintf("%s: left out: it is %s; %s to have it checked", names[0], k.One, remedy(k, "it"))
		if len(names) > 1 {
			line = fmt.Sprintf("%d %s left out, %s the first: %s to have them checked", len(names), k.Many, names[0], remedy(k, "them"))
		}
		unread := []string{fmt.Sprintf("%d %s, %s the first; %s", len(names), k.Many, names[0], remedy(k, "them"))}
		if len(names) <= fewLeft {
			unread = nil
			for _, name := range names {
				unread = append(unread, name+": it is "+k.One+"; "+remedy(k, "it"))
			}
		}
		o.leaveOut(unread, "%s", line)
	}
}

// Text is what a source holds, as UTF-8, and the encoding in which it stands
// there.
func (p *Project) Text(s Source) ([]byte, charset.Encoding, error) {
	data, err := p.load(s)
	if err != nil {
		return nil, charset.UTF8, err
	}
	text, encoding, err := charset.Decode(data)
	if err != nil {
		return nil, encoding, &illegibleError{err.Error(), "save it as UTF-8"}
	}
	if limit := format.Limit(s.Name); int64(len(text)) > limit { // as UTF-8, Chinese takes three bytes for two
		return nil, encoding, split(&disk.TooLargeError{Limit: limit})
	}
	if about := p.contexts[s.Name]; unlike(s.Name, text) && (about == nil || about.within == "") {
		return nil, encoding, refusal(s.Name)
	}
	return text, encoding, legible(text)
}

// An illegibleError says what a file is instead of text, and what to do.
type illegibleError struct{ kind, remedy string }

func (e *illegibleError) Error() string { return "is " + e.kind + "; " + e.remedy }

// binary is the kind of files that a search leaves out without a word.
const binary = "a binary file"

// saveAs is the usual advice.
func saveAs() string { return "bibfix reads " + format.All().Words("and") + ": save it as one of them" }

// legible refuses what is no text. Bytes that are not UTF-8 are no reason: the
// readers take them for Windows-1252.
func legible(data []byte) error {
	for _, m := range []struct{ prefix, kind string }{
		{"%PDF-", "a PDF file"},
		{"PK\x03\x04", "a zip archive, perhaps a Word file"},
		{"{\\rtf", "an RTF file"},
	} {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return &illegibleError{m.kind, saveAs()}
		}
	}
	head := data[:min(len(data), 8192)]
	zeros, controls := 0, 0
	for _, c := range head {
		switch {
		case c == 0:
			zeros++
		case c < '\a' || c > '\r' && c < ' ' && c != '\x1b':
			controls++
		}
	}
	allowed := mostControls
	if isUTF8(head) {
		allowed = mostControlsUTF8
	}
	if 100*(zeros+controls) > allowed*len(head) || 100*zeros > mostControls*len(head) {
		return &illegibleError{binary, saveAs()}
	}
	return nil
}

// Of a hundred bytes, so many control characters may be in a text: a stray one
// comes out of a PDF, and where its formulas and dashes have no letters, one for
// each of their signs. Those texts are UTF-8, which no picture or program is by
// chance.
const (
	mostControls     = 1
	mostControlsUTF8 = 10
)

// isUTF8 says whether data is UTF-8 up to a letter that its end cuts.
func isUTF8(data []byte) bool {
	for cut := 0; cut < utf8.UTFMax && cut <= len(data); cut++ {
		if utf8.Valid(data[:len(data)-cut]) {
			return true
		}
	}
	return false
}
