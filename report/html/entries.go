package html

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// A list is one reference list, or the entries of a bibliography file.
type list struct {
	Title   string // "" for the only one
	Entries []entry
}

// An entry is one reference with what is known about it.
type entry struct {
	ID, Label, Text string
	Verdict         *verdict // nil where nobody was asked
	Why             string   // of the verdict: "it was not answered by Crossref"
	Differences     []string
	Record          *record  // where it is not as the entry says
	Link            link     // to the record, where it is
	Notice          *verdict // of a retraction or the like
	Cited           int
	Uncited         bool // that is known: of footnotes and shared bibliographies it is not
	Citations       []link
	CitationsLeft   int
	Points          []link

	file  string
	list  int
	short string
}

// A verdict is what became of looking a reference up.
type verdict struct{ Class, Icon, Word, Meaning string }

var verdicts = [...]verdict{
	lint.Verified:     {"good", "✓", "Confirmed", "A registry has a record of this work, and the entry agrees with it."},
	lint.Differs:      {"bad", "≠", "Differs from the record", "The work is on record, and something in the entry is not as the record has it."},
	lint.Contradicted: {"bad", "!", "Contradicted", "Its identifier leads nowhere or to another work. Only the author can say what is meant."},
	lint.NotFound:     {"open", "?", "Could not be confirmed", "A search found no record. That proves nothing: many good works are on no record."},
	lint.NotCheckable: {"open", "–", "Cannot be checked", "Registries hold no works of this kind, or the entry says too little to look it up."},
	lint.NotChecked:   {"open", "○", "Not checked", "The registry that would know did not answer, or was not asked."},
}

// legend explains the verdicts that are on the page, those to act on first.
func legend(counts [lint.Contradicted + 1]int) []verdict {
	var all []verdict
	for _, v := range [...]lint.Verdict{lint.Contradicted, lint.Differs, lint.NotFound, lint.NotCheckable, lint.NotChecked, lint.Verified} {
		if counts[v] > 0 {
			all = append(all, verdicts[v])
		}
	}
	return all
}

// doubtful says whether an editor wants to see the entry whatever else is left out.
func doubtful(v lint.Verdict) bool {
	return v == lint.Differs || v == lint.Contradicted || v == lint.NotFound
}

// A record is what a registry has of a work.
type record struct{ Source, Text, URL, DOI string }

func newRecord(w *lint.Work) *record {
	if w == nil {
		return nil
	}
	text := (&lint.Evidence{Work: w}).String()
	text = strings.TrimPrefix(text, "record at "+w.SourceName()+": ")
	text = strings.TrimSuffix(text, ". https://doi.org/"+w.DOI)
	r := &record{Source: clipAt(legible(w.SourceName()), 100), Text: clip(legible(text))}
	if strings.HasPrefix(w.DOI, "10.") && len(w.DOI) <= 200 {
		r.DOI = legible(w.DOI)
		r.URL = "https://doi.org/" + escapePath(w.DOI)
	}
	return r
}

// escapePath writes a DOI as the path of an address. Its slashes stay.
func escapePath(s string) string {
	const keep = "/-._~()+,:"
	var b strings.Builder
	for _, c := range []byte(s) {
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || strings.IndexByte(keep, c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(c)|0x100, 16)[1:]))
		}
	}
	return b.String()
}

// entry is a reference as the page shows it.
func (b *builder) entry(doc *lint.Document, ref *lint.Reference, number int) entry {
	e := entry{
		ID: "entry-" + itoa(number), Label: clipAt(legible(cmp.Or(ref.Key, ref.Label)), 80),
		Text: entryText(ref), Cited: ref.Cited,
		file: doc.Name, list: ref.List, short: short(ref),
	}
	if !doc.Asked() {
		return e
	}
	answer := doc.Answer(ref)
	v := verdicts[answer.Verdict]
	e.Verdict = &v
	e.Why = reason(clip(legible(answer.Reason)))
	for _, d := range answer.Differences[:min(len(answer.Differences), maxLinks)] {
		e.Differences = append(e.Differences, sentence(clip(legible(d.Message)), ""))
	}
	e.Record = newRecord(cmp.Or(answer.Record, answer.Claimed))
	if r := e.Record; r != nil && answer.Verdict == lint.Verified {
		e.Record, e.Link = nil, link{r.URL, r.Source + ": " + r.DOI}
	}
	return e
}

// reason gives the clause its subject, where it has none.
func reason(clause string) string {
	switch verb, _, _ := strings.Cut(clause, " "); verb {
	case "is", "was", "has", "appeared":
		return "it " + clause
	}
	return clause
}

// entryText is the entry as read; one of a .bib file is put together.
func entryText(ref *lint.Reference) string {
	if ref.Text.String != "" {
		return clip(legible(ref.Text.String))
	}
	var parts []string
	add := func(text string) {
		if text = legible(text); text != "" {
			parts = append(parts, lint.Stopped(text))
		}
	}
	who := names(ref)
	if year := yearOf(ref); year != "" {
		who = strings.TrimSpace(who + " (" + year + ")")
	}
	add(who)
	add(ref.Value("title"))
	where := cmp.Or(ref.Value("container-title"), ref.Value("publisher"))
	if volume := ref.Value("volume"); volume != "" && where != "" {
		where += " " + volume
		if issue := ref.Value("issue"); issue != "" {
			where += "(" + issue + ")"
		}
	}
	if pages := cmp.Or(ref.Value("page"), ref.Value("number")); pages != "" && where != "" {
		where += ", " + pages
	}
	add(where)
	add(cmp.Or(ref.Value("DOI"), ref.Value("URL")))
	if len(parts) == 0 {
		return "An entry without author, year and title."
	}
	return clip(strings.Join(parts, " "))
}

// names are the authors, or else the editors, as "Okafor, Ada; Prado, Bento".
func names(ref *lint.Reference) string {
	people := ref.Names("author")
	if len(people) == 0 {
		people = ref.Names("editor")
	}
	const most = 6
	var all []string
	for _, n := range people[:min(len(people), most)] {
		name := n.Sorted()
		if n.Given != "" && n.Family != "" {
			name += ", " + n.Given
		}
		all = append(all, name)
	}
	text := strings.Join(all, "; ")
	if len(people) > most {
		text += " et al."
	}
	return text
}

// short is how people speak of an entry: "Okafor & Prado (2014)".
func short(ref *lint.Reference) string {
	people := ref.Names("author")
	if len(people) == 0 {
		people = ref.Names("editor")
	}
	var text string
	switch len(people) {
	case 0:
		text = cmp.Or(ref.Value("title"), ref.Key, ref.Label, ref.Text.String, ref.ID)
	case 1:
		text = people[0].Sorted()
	case 2:
		text = people[0].Sorted() + " & " + people[1].Sorted()
	default:
		text = people[0].Sorted() + " et al."
	}
	text = clipAt(legible(text), 60)
	if year := yearOf(ref); year != "" {
		text += " (" + legible(year) + ")"
	}
	return text
}

// yearOf is the year with its letter, or what stands in its place.
func yearOf(ref *lint.Reference) string {
	d := ref.Issued()
	if d.Year == 0 {
		return clipAt(d.Status, 40)
	}
	return itoa(d.Year) + clipAt(d.Letter, 4)
}

// lists are the entries of the page by list.
func (b *builder) lists(entries []entry) []list {
	var lists []list
	notices := b.notices()
	for _, e := range entries {
		e.Points, e.Notice = b.points[e.ID], notices[e.ID]
		e.Citations = slices.CompactFunc(b.citations[e.ID], func(x, y link) bool { return x.Text == y.Text })
		if len(e.Citations) > maxLinks {
			e.CitationsLeft = len(e.Citations) - maxLinks
			e.Citations = e.Citations[:maxLinks]
		}
		if n := len(lists); n == 0 || lists[n-1].Entries[0].file != e.file || lists[n-1].Entries[0].list != e.list {
			lists = append(lists, list{Title: b.listTitle(e)})
		}
		last := &lists[len(lists)-1]
		last.Entries = append(last.Entries, e)
	}
	if len(lists) == 1 {
		lists[0].Title = ""
	}
	return lists
}

func (b *builder) listTitle(e entry) string {
	doc := b.documents[e.file]
	var parts []string
	if b.several {
		parts = append(parts, fileName(e.file))
	}
	if e.list < len(doc.Lists) && len(doc.Lists) > 1 {
		parts = append(parts, clipAt(legible(cmp.Or(doc.Lists[e.list].Heading, "list "+itoa(e.list+1))), 200))
	}
	return strings.Join(parts, ": ")
}

// uncited says of each entry of the document whether it is known that no
// citation leads to it. Of notes, of a bibliography that texts may share which
// were not read, and of a text in which no citation was found it is not.
func uncited(doc *lint.Document) func(*lint.Reference) bool {
	known := doc.Uncited()
	return func(ref *lint.Reference) bool {
		if ref.Is(lint.Fielded) {
			_, is := slices.BinarySearch(known, ref.Index)
			return is
		}
		notes := ref.List < len(doc.Lists) && doc.Lists[ref.List].Notes
		return len(doc.Citations) > 0 && ref.Cited == 0 && !ref.Mentioned && !notes && !doc.CitesAll
	}
}

// notices are the entries of the page, by anchor, that a notice is about: a
// record that agrees is no comfort where the work was retracted.
func (b *builder) notices() map[string]*verdict {
	words := [...]string{lint.Info: "A notice is on record", lint.Warning: "Retracted in part or under doubt", lint.Error: "Retracted or withdrawn"}
	notices := make(map[string]*verdict)
	for i := range b.Findings {
		if d := &b.Findings[i]; d.Rule == "retracted-work" && d.Reference != nil {
			if spot := b.entryOf(cmp.Or(d.Reference.File, d.File), d.Reference.Span.Start); spot != nil {
				notices[spot.anchor] = &verdict{Class: "bad", Icon: "!", Word: words[d.Severity]}
			}
		}
	}
	return notices
}

func itoa(n int) string { return strconv.Itoa(n) }
