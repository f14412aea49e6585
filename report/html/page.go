package html

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"path"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/lint"
	"github.com/bibfix/bibfix/report"
)

// How much a page holds. At these limits it has about 3 MB, which a phone
// opens; who has more to look at needs a program, not a page.
const (
	maxPoints    = 500
	maxEntries   = 1000
	maxCitations = 1000
	maxFiles     = 500
	maxQuestions = 100 // of one letter
	maxLinks     = 20  // back from an entry to its citations
)

// A page is what the layout is filled with. Text of manuscripts in it has been
// made printable, and is escaped by the layout.
type page struct {
	Title, Policy, Version, Date string
	Style                        template.CSS
	Lead                         []string // sentences: what was checked, what came out
	Tiles                        []tile
	Notes                        []note
	Groups                       []group
	Left                         int // points not shown
	Letters                      []letter
	Lists                        []list
	ListsTotal, ListsLeft        int
	Asked                        bool
	Legend                       []verdict
	Texts                        []text
	TextsTotal, TextsLeft        int
	Files                        []file
	FilesLeft                    int
	Unsafe                       bool // fixes that rest on a guess count as corrections too
}

// A tile is one number of the summary, and where to read on.
type tile struct {
	Count       int
	Label, Href string
	Class       string
}

// A note is what a reader of a file should know that is no finding.
type note struct{ File, Text string }

// A link leads to another part of the page.
type link struct{ Href, Text string }

// A file is a line of the record: what was read.
type file struct {
	Name, Format, Sum            string
	Bytes, References, Citations int
	Author, AtOnce, Smaller      int // points
}

// A builder makes a page of a report.
type builder struct {
	*report.Report
	documents map[string]*lint.Document
	several   bool              // files: places need the name of theirs
	shown     map[string][]spot // entries that the page has, by file and in its order
	points    map[string][]link // to the points about an entry, by its anchor
	citations map[string][]link // to its citations, by its anchor
	findings  [groups][]int     // indexes into Findings, by group
	chosen    [groups][]kindOf
}

// A spot is where an entry stands in its file, and its anchor on the page.
type spot struct {
	span   lint.Span
	anchor string
	short  string // "Okafor (2014)"
	text   string
}

func newBuilder(r *report.Report) *builder {
	b := &builder{
		Report: r, several: len(r.Documents) > 1,
		documents: make(map[string]*lint.Document, len(r.Documents)),
		shown:     make(map[string][]spot),
		points:    make(map[string][]link),
		citations: make(map[string][]link),
	}
	for _, doc := range r.Documents {
		b.documents[doc.Name] = doc
	}
	return b
}

func newPage(r *report.Report) *page {
	b := newBuilder(r)
	b.sortOut()
	summary := r.Summary()
	p := &page{
		Title: b.title(), Policy: policy(), Style: template.CSS(style), Version: report.Printable(r.Version), Date: report.Printable(r.Date),
		Asked: summary.Asked, Unsafe: r.Threshold <= lint.Unsafe, Notes: b.notes(),
		ListsTotal: summary.References, TextsTotal: summary.Citations,
	}
	cites := b.chooseCitations()
	entries := b.chooseEntries(summary.References, cites)
	p.Groups, p.Left = b.groups()
	p.Texts, p.TextsLeft = b.texts(cites), summary.Citations-len(cites)
	p.Lists, p.ListsLeft = b.lists(entries), summary.References-len(entries)
	p.Letters = b.letters()
	p.Files, p.FilesLeft = b.files()
	p.Lead, p.Tiles = b.lead(summary), b.tiles(summary)
	if p.Asked {
		p.Legend = legend(summary.Verdicts)
	}
	return p
}

// title names the file that was checked, or counts them.
func (b *builder) title() string {
	if len(b.Documents) == 1 {
		return "Reference check of " + fileName(path.Base(b.Documents[0].Name))
	}
	return "Reference check of " + report.Count(len(b.Documents), "file")
}

// fileName is the name of a file for people.
func fileName(name string) string {
	if name == "-" {
		return "standard input"
	}
	return clipAt(legible(name), 200)
}

// place is "line 57", with the file where there are several.
func (b *builder) place(file string, span lint.Span) string {
	if b.several {
		return fileName(file) + ", " + b.line(file, span)
	}
	return b.line(file, span)
}

func (b *builder) line(file string, span lint.Span) string {
	return "line " + itoa(b.Position(file, span.Start).Line)
}

// notes are what readers remark, and what a reader of the page might expect
// to be checked and was not.
func (b *builder) notes() []note {
	var notes []note
	remarks := b.Remarks
	if doubt := b.Summary().Doubt(); doubt != "" {
		remarks = append(slices.Clone(remarks), doubt)
	}
	for _, text := range remarks {
		notes = append(notes, note{"", sentence(clip(legible(text)), "")})
	}
	for _, doc := range b.Documents {
		name := ""
		if b.several {
			name = fileName(doc.Name)
		}
		for _, text := range doc.Notes {
			notes = append(notes, note{name, sentence(clip(legible(text)), "")})
		}
		if gap := report.Gap(doc); gap != "" {
			notes = append(notes, note{name, sentence(clip(legible(gap)), "")})
		}
	}
	return notes[:min(len(notes), maxFiles)]
}

// files is the record of what was read.
func (b *builder) files() (files []file, left int) {
	counts := make(map[string]*[groups]int)
	for g := range b.findings {
		for _, i := range b.findings[g] {
			name := b.Findings[i].File
			if counts[name] == nil {
				counts[name] = new([groups]int)
			}
			counts[name][g]++
		}
	}
	for _, doc := range b.Documents[:min(len(b.Documents), maxFiles)] {
		held := b.Bytes(doc)
		sum := sha256.Sum256(held)
		f := file{
			Name: fileName(doc.Name), Format: cmp.Or(doc.FormatTitle, doc.Format), Sum: hex.EncodeToString(sum[:]),
			Bytes: len(held), References: doc.Count(), Citations: len(doc.Citations),
		}
		if c := counts[doc.Name]; c != nil {
			f.Author, f.AtOnce, f.Smaller = c[forAuthor], c[atOnce], c[smaller]
		}
		files = append(files, f)
	}
	return files, len(b.Documents) - len(files)
}

// chooseEntries picks the entries that the page shows: all, or of too many
// those that a point or a citation on the page leads to, and those that the
// registries do not confirm.
func (b *builder) chooseEntries(total int, cites []citeAt) []entry {
	wanted := b.wanted(cites)
	var entries []entry
	for _, doc := range b.Documents {
		offsets := wanted[doc.Name]
		slices.Sort(offsets)
		isUncited := uncited(doc)
		for ref := range doc.Entries() {
			for len(offsets) > 0 && offsets[0] < ref.Span.Start {
				offsets = offsets[1:]
			}
			hit := len(offsets) > 0 && offsets[0] <= ref.Span.End
			if total > maxEntries && !hit && !doubtful(doc.Answer(ref).Verdict) || len(entries) == maxEntries {
				continue
			}
			e := b.entry(doc, ref, len(entries)+1)
			e.Uncited = isUncited(ref)
			b.shown[doc.Name] = append(b.shown[doc.Name], spot{ref.Span, e.ID, e.short, e.Text})
			entries = append(entries, e)
			ref.Keep() // its strings are on the page
		}
	}
	return entries
}

// wanted are the offsets, by file, that points and citations on the page lead to.
func (b *builder) wanted(cites []citeAt) map[string][]int {
	wanted := make(map[string][]int)
	add := func(file string, at int) { wanted[file] = append(wanted[file], at) }
	for _, kinds := range b.chosen {
		for _, k := range kinds {
			for _, i := range k.findings[:k.shown] {
				d := &b.Findings[i]
				add(d.File, d.Span.Start)
				if ref := d.Reference; ref != nil {
					add(cmp.Or(ref.File, d.File), ref.Span.Start)
				}
				for _, rel := range d.Related {
					add(cmp.Or(rel.File, d.File), rel.Span.Start)
				}
			}
		}
	}
	for _, c := range cites {
		for _, ref := range c.cite.References {
			add(cmp.Or(ref.File, c.doc.Name), ref.Span.Start)
		}
	}
	return wanted
}

// entryOf is the entry of the page that holds an offset, nil for none.
func (b *builder) entryOf(file string, offset int) *spot {
	spots := b.shown[file]
	i, found := slices.BinarySearchFunc(spots, offset, func(s spot, at int) int { return cmp.Compare(s.span.Start, at) })
	if !found {
		i--
	}
	if i < 0 || offset > spots[i].span.End {
		return nil
	}
	return &spots[i]
}

// sentence makes a message a sentence of its own: with a capital, and a stop.
func sentence(text, key string) string { return lint.Stopped(capital(text, key)) }

// capital writes the first letter of a message as a capital, unless its first
// word may be a name that is written small.
func capital(text, key string) string {
	word, _, _ := strings.Cut(text, " ")
	if word != "" && word != key && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz:,") == "" {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return text
}
