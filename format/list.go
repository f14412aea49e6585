package format

import (
	"slices"
	"strings"

	"github.com/bibfix/bibfix/format/bib"
	"github.com/bibfix/bibfix/format/csl"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/format/tex"
	"github.com/bibfix/bibfix/format/txt"
)

// all are the formats: a line for each that is read, texts first and then
// bibliographies, then those that are known and not read.
var all = slices.Concat(List{
	md.Markdown, md.Quarto, md.RMarkdown,
	tex.LaTeX, tex.Sweave,
	txt.Text,
	bib.BibTeX,
	csl.JSON, csl.YAML,
}, manuscripts, bibliographies, List{tex.BBL}, others)

// All are the formats that bibfix knows, those that it reads first.
func All() List { return slices.Clone(all) }

// A List is a list of formats, in which files are looked up.
type List []*Format

// Of is the format of a file of that name or path, with slashes, as its ending tells; nil
// where the name has no ending, or one that no format has to itself.
func (l List) Of(name string) *Format {
	ending := kind.Ending(name)
	if ending == "" {
		return nil
	}
	i := slices.IndexFunc(l, func(f *Format) bool { return slices.Contains(f.Extensions, ending) })
	if i < 0 {
		return nil
	}
	return l[i]
}

// Read are the formats that are read.
func (l List) Read() List { return l.filter((*Format).IsRead) }

// Sharing are the formats that are read and of which a file of that name may be, its
// ending being that of other files as well: the content tells.
func (l List) Sharing(name string) List {
	ending := kind.Ending(name)
	if ending == "" {
		return nil
	}
	return l.filter(func(f *Format) bool { return f.IsRead() && slices.Contains(f.Shared, ending) })
}

// Called is the format of a file that somebody calls a bibliography, where its ending
// is shared and one bibliography alone has it: a short list, an empty one or one that is
// broken at its head tells nothing itself. It is nil where the ending tells, or leaves a choice.
func (l List) Called(name string) *Format {
	may := l.Sharing(name).filter(func(f *Format) bool { return f.Holds.Has(kind.Bibliography) })
	if len(may) != 1 || l.IsRead(name) {
		return nil
	}
	return may[0]
}

func (l List) filter(keep func(*Format) bool) List {
	var kept List
	for _, f := range l {
		if keep(f) {
			kept = append(kept, f)
		}
	}
	return kept
}

// Tell is the format that a content shows; nil for none. A bibliography begins with
// an entry, whatever its fields quote, and so comes before texts; light markup, which is
// weighed, comes last.
func (l List) Tell(data []byte) *Format {
	for _, turn := range []func(*Format) bool{
		func(f *Format) bool { return f.Markup == kind.Formal && !f.Holds.Has(kind.Manuscript) },
		func(f *Format) bool { return f.Markup == kind.Formal && f.Holds.Has(kind.Manuscript) },
		func(f *Format) bool { return f.Markup == kind.Light },
	} {
		for _, f := range l {
			if f.IsRead() && f.Tells != nil && turn(f) && f.Tells(data) {
				return f
			}
		}
	}
	return nil
}

// Named is the format of that name itself, no variant of it; nil for none.
func (l List) Named(name string) *Format {
	i := slices.IndexFunc(l, func(f *Format) bool { return f.Name == name && f.Variant == "" })
	if i < 0 {
		return nil
	}
	return l[i]
}

// Limit is the size in bytes of the largest file of that name that is read.
func (l List) Limit(name string) int64 {
	limit := int64(0)
	for _, f := range append(l.Sharing(name), l.Of(name)) {
		if f.IsRead() {
			limit = max(limit, f.Limit)
		}
	}
	if limit == 0 {
		return kind.MaxSize
	}
	return limit
}

// IsRead says whether a file is read by the ending of its name, whatever it holds.
func (l List) IsRead(name string) bool {
	return l.Of(name).IsRead()
}

// MayBe says whether a file of that name is of a format that is so by its ending, or may
// be of one.
func (l List) MayBe(name string, so func(*Format) bool) bool {
	return slices.ContainsFunc(append(l.Sharing(name), l.Of(name)), so)
}

// Holding are the formats that are read and hold that, without their variants.
func (l List) Holding(what kind.Holds) List {
	return l.filter(func(f *Format) bool { return f.IsRead() && f.Variant == "" && f.Holds.Has(what) })
}

// Words are the names for people of the formats that are read, each once, with that
// word before the last: "Markdown, LaTeX and plain text".
func (l List) Words(and string) string {
	var titles []string
	for _, f := range l.Holding(0) {
		titles = append(titles, f.Title)
	}
	last := max(0, len(titles)-1)
	if last == 0 {
		return strings.Join(titles, "")
	}
	return strings.Join(titles[:last], ", ") + " " + and + " " + titles[last]
}
