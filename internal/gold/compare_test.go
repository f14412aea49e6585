package gold

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A comparison holds what the engines print before a step against what they
// print after it.
type comparison struct {
	t    *testing.T
	step step
	// changed are the entries with a field of another value, and whether that
	// is a name, of which labels, order and initials are made.
	changed map[string]bool
	gained  map[string]bool // entries that were lost or cut before
	count   int             // differences that a row explains
	faults  int             // those that none does
	last    *reading        // of biber, of the file after all steps
}

// mostFaults are shown of one step: what is wrong in one entry is so in all.
const mostFaults = 6

func (c *comparison) errorf(format string, arguments ...any) {
	c.t.Helper()
	if c.faults++; c.faults <= mostFaults {
		c.t.Errorf(format, arguments...)
	}
}

// compare runs BibTeX over a step in all styles.
func (e *engine) compare(t *testing.T, s step) *comparison {
	t.Helper()
	c := &comparison{t: t, step: s, changed: map[string]bool{}, gained: map[string]bool{}}
	fields := fieldsOf(s.before, s.after)
	before, after := e.bibtex(t, dump, s.before, fields), e.bibtex(t, dump, s.after, fields)
	c.fields(before, after)
	c.complaints(dump, before, after)
	for _, style := range styles {
		before, after := e.bibtex(t, style, s.before, nil), e.bibtex(t, style, s.after, nil)
		c.items(style, before, after)
		c.complaints(style, before, after)
	}
	return c
}

func (c *comparison) gains() bool {
	return slices.ContainsFunc(c.step.rows, func(r row) bool { return r.gains })
}

// names of fields from which labels and the order are made.
func isName(field string) bool { return field == "author" || field == "editor" || field == "key" }

// fields compares the values of all fields.
func (c *comparison) fields(before, after *reading) {
	c.order(dump, before, after)
	for key, now := range after.fields {
		old := before.fields[key]
		if old == nil {
			c.gained[key] = true
			continue // order has spoken of it
		}
		for _, field := range union(old, now) {
			if old[field] == now[field] {
				continue
			}
			c.changed[key] = c.changed[key] || isName(field)
			if old[field] == "" && c.gains() {
				c.gained[key] = true
			}
			if !c.explained(field, old, now) {
				c.errorf("%s: the field %s of %s\n\twas %q\n\tis  %q", c.step.name, field, key, old[field], now[field])
				continue
			}
			c.count++
		}
	}
	for key, now := range after.fields { // what a parent says its children print
		if parent := now["crossref"]; parent != "" {
			for changed, name := range c.changed {
				if strings.EqualFold(changed, parent) {
					c.changed[key] = c.changed[key] || name
				}
			}
		}
	}
	if before.rest != after.rest && !c.gains() {
		c.errorf("%s: the preamble\n\twas %q\n\tis  %q", c.step.name, before.rest, after.rest)
	}
}

func union(a, b map[string]string) []string {
	var all []string
	for k := range a {
		all = append(all, k)
	}
	for k := range b {
		if _, both := a[k]; !both {
			all = append(all, k)
		}
	}
	slices.Sort(all)
	return all
}

// explained says whether the rows explain a change of a field. What moves to
// another field was there under the other name.
func (c *comparison) explained(field string, old, now map[string]string) bool {
	if slices.ContainsFunc(c.step.rows, func(r row) bool { return r.explains(field, old[field], now[field]) }) {
		return true
	}
	if old[field] != "" && now[field] != "" && len(c.step.rows) > 1 { // several rules in one field
		rows := slices.DeleteFunc(slices.Clone(c.step.rows), func(r row) bool { return !r.of(field) })
		return flatten(old[field], rows) == flatten(now[field], rows)
	}
	for _, r := range c.step.rows {
		for _, other := range strings.Fields(r.fields) {
			if r.of(field) && other != field && r.flat != nil {
				moved := old[other] != "" && r.flat(old[other]) == r.flat(now[field]) && old[field] == ""
				left := now[other] != "" && r.flat(now[other]) == r.flat(old[field]) && now[field] == ""
				if moved || left {
					return true
				}
			}
		}
	}
	return false
}

// order compares which entries there are, and in which order.
func (c *comparison) order(style string, before, after *reading) {
	old, now := before.keys, after.keys
	if slices.Equal(old, now) {
		return
	}
	if c.gains() {
		if c.last != nil { // an entry that is whole at last may have another fault, which a later step mends
			old = slices.DeleteFunc(slices.Clone(old), func(key string) bool { return !slices.Contains(now, key) && slices.Contains(c.last.keys, key) })
		}
		now = slices.DeleteFunc(slices.Clone(now), func(key string) bool { return !slices.Contains(old, key) })
		if slices.Equal(old, now) {
			return
		}
	}
	sorted := slices.Equal(slices.Sorted(slices.Values(old)), slices.Sorted(slices.Values(now)))
	for _, name := range c.changed {
		if sorted && name && style != dump && style != "unsrt" {
			return // a name decides on the place
		}
	}
	for key := range c.gained {
		if sorted && slices.Contains(now, key) {
			return
		}
	}
	c.errorf("%s, %s: the entries\n\twere %q\n\tare  %q", c.step.name, style, old, now)
}

// items compares what is printed of each entry.
func (c *comparison) items(style string, before, after *reading) {
	c.order(style, before, after)
	for key, old := range before.entries {
		now, there := after.entries[key]
		if old == now || !there || c.gained[key] {
			continue
		}
		strip := func(item string) string { return item }
		name, changed := c.changed[key]
		switch {
		case changed && name:
			strip = withoutNames
		case c.relabelled():
			strip = withoutLabel
		}
		flatOld, flatNow := strip(old), strip(now)
		if changed {
			flatOld, flatNow = flatten(flatOld, c.step.rows), flatten(flatNow, c.step.rows)
		}
		if flatOld != flatNow && c.fresh(flatOld) != c.fresh(flatNow) {
			c.errorf("%s, %s: the entry %s%s", c.step.name, style, key, differ(flatOld, flatNow))
			continue
		}
		c.count++
	}
	if before.rest != after.rest && !c.gains() {
		c.errorf("%s, %s: what stands before the entries\n\twas %q\n\tis  %q", c.step.name, style, before.rest, after.rest)
	}
}

// fresh takes out of an entry what may be printed at last.
func (c *comparison) fresh(item string) string {
	for _, r := range c.step.rows {
		if r.appears != nil {
			item = r.appears(item)
		}
	}
	return collapse(item)
}

// relabelled says whether labels of other entries may change: those of works
// by the same people in one year are told apart by letters.
func (c *comparison) relabelled() bool {
	for _, name := range c.changed {
		if name {
			return true
		}
	}
	return len(c.gained) > 0
}

// differ shows the first place at which two texts part.
func differ(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-60)
	return "\n\twas … " + strings.ToValidUTF8(a[from:min(len(a), i+120)], "?") + "\n\tis  … " + strings.ToValidUTF8(b[from:min(len(b), i+120)], "?")
}

// What biber makes of names stands in lines of their own: the lists of names,
// their sums, and what tells works apart.
var (
	biberNames  = regexp.MustCompile(`(?ms)^ *\\name\{.*?^ {6}\}$`)
	biberLabels = regexp.MustCompile(`(?m)^ *\\(strng\{\w+hash\}|field\{(sortinit|sortinithash|extra\w+|label\w+)\}|true\{(singletitle|more\w+|unique\w+)\}).*$`)
	natexlab    = regexp.MustCompile(`,? ?\{?\\natexlab\{\w*\}\}?`)
	biberUnique = regexp.MustCompile(`un=\d,|uniquepart=\w+,|,\s*givenun=\d`)
)

// withoutNames is an entry without what is made of the names in it: in a .bbl
// of BibTeX the label and the blocks with people.
func withoutNames(item string) string {
	if !strings.Contains(item, `\newblock`) {
		return withoutLabel(biberNames.ReplaceAllString(item, ""))
	}
	blocks := strings.Split(item, `\newblock`)
	kept := slices.DeleteFunc(blocks[1:], func(block string) bool {
		return strings.Contains(strings.ToLower(block), "edit") || strings.Contains(block, `\cite{`) // "In Lund [4]" of a child by crossref
	})
	return collapse(natexlab.ReplaceAllString(strings.Join(kept, `\newblock`), ""))
}

// withoutLabel is an entry without what tells it from others of the same people
// and year.
func withoutLabel(item string) string {
	return natexlab.ReplaceAllString(afterLabel(biberUnique.ReplaceAllString(biberLabels.ReplaceAllString(item, ""), "")), "")
}

// complaints compares what engines complain of: never more than before. Where
// an entry is read at last it may lack something, which is a warning.
func (c *comparison) complaints(engine string, before, after *reading) {
	more := after.warnings > before.warnings && (len(c.gained) == 0 || after.errors >= before.errors && engine != dump)
	if after.errors > before.errors || more && engine != dump {
		c.errorf("%s, %s: %d errors and %d warnings were %d and %d%s", c.step.name, engine,
			after.errors, after.warnings, before.errors, before.warnings, newLines(before.log, after.log))
	}
}

// biber compares two sections of biber.
func (c *comparison) biber(before, after *reading) {
	if before == nil || after == nil {
		if before != nil {
			c.errorf("%s: biber gives up on it", c.step.name)
		}
		return
	}
	c.items("biber", before, after)
	c.complaints("biber", before, after)
}
