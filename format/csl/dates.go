package csl

import (
	"strconv"
	"strings"

	"github.com/bibfix/bibfix/internal/dates"
	"github.com/bibfix/bibfix/lint"
)

// date reads a date: parts, words or a text. The text of the field is what ISO 8601
// makes of the parts, "2019-05-03/2020-01", and else what stands there.
func (c *cursor) date(f *lint.Field, t *tree, n *node) {
	switch n.kind {
	case scalar:
		f.Places = c.text(n)
		f.Date = parsed(f.Places.String)
	case list: // pandoc's older form
		f.Places, f.Date = c.parts(t, n)
	case object:
		c.dateObject(f, t, n)
	}
	if len(f.Places.String) > 0 { // the parts, without the brackets and names around them
		f.Span = f.Places.Span(0, len(f.Places.String))
	}
}

func parsed(text string) lint.Date {
	d, _ := dates.Parse(text)
	return d
}

func (c *cursor) dateObject(f *lint.Field, t *tree, n *node) {
	parts := t.member(n, "date-parts")
	switch {
	case parts != nil && parts.kind == list && parts.first != 0:
		f.Places, f.Date = c.parts(t, parts)
	case t.member(n, "year") != nil:
		var at [3]*node
		for i, name := range [...]string{"year", "month", "day"} {
			at[i] = t.member(n, name)
		}
		numbers, _ := c.day(at[:], 0)
		f.Places, f.Date = c.Next(), dateOf(numbers)
	default:
		for _, name := range [...]string{"raw", "edtf", "literal"} {
			if m := t.member(n, name); m != nil && m.kind == scalar {
				f.Places, f.Span = c.text(m), m.inside()
				f.Date = parsed(f.Places.String)
				break
			}
		}
	}
	if m := t.member(n, "circa"); m != nil && m.kind == scalar {
		switch c.text(m).String {
		case "", "false", "0":
		default:
			f.Date.Circa = true
		}
	}
}

// parts reads one or two days, each a list of its parts or an object of them.
func (c *cursor) parts(t *tree, n *node) (lint.Text, lint.Date) {
	var date lint.Date
	days, last := 0, 0
	t.children(n, func(child *node) bool {
		var at [3]*node
		switch {
		case child.kind == scalar && days == 0: // [2019, 5], the outer brackets forgotten
			at, days = c.flat(t, n), 2
		case child.kind == list:
			at = c.flat(t, child)
		case child.kind == object:
			for i, name := range [...]string{"year", "month", "day"} {
				at[i] = t.member(child, name)
			}
		}
		if at[0] == nil || at[0].kind != scalar || at[0].inside().Len() == 0 {
			return true
		}
		if days == 1 {
			c.Put("/", lint.Span{Start: last, End: int(child.value.start)})
		}
		numbers, end := c.day(at[:], last)
		switch {
		case days != 1:
			date = dateOf(numbers)
		case numbers[0] != date.Year:
			date.End = numbers[0]
		}
		last = end
		days++
		return days < 2
	})
	return c.Next(), date
}

// flat are the first scalars of a list.
func (c *cursor) flat(t *tree, n *node) (at [3]*node) {
	i := 0
	t.children(n, func(child *node) bool {
		if child.kind == scalar {
			at[i] = child
		}
		i++
		return i < len(at)
	})
	return at
}

// day appends the text of a year, month and day, and returns their numbers and where
// the last ends.
func (c *cursor) day(at []*node, end int) (numbers [3]int, last int) {
	last = end
	if runsBack(at[0], at[1]) || runsBack(at[1], at[2]) {
		at = at[:1] // {day, month, year}: the text would run backwards
	}
	for i, n := range at {
		if n == nil || n.kind != scalar || n.inside().Len() == 0 {
			return numbers, last
		}
		span := n.inside()
		text := c.written(placeOf(span.Start, span.End))
		number, err := strconv.Atoi(text)
		if i > 0 {
			c.Put("-", lint.Span{Start: last, End: span.Start})
		}
		if i > 0 && err == nil && number >= 0 && number < 10 {
			c.Put("0"+strconv.Itoa(number), span)
		} else {
			c.scalar(n)
		}
		if err == nil {
			numbers[i] = number
		}
		last = int(n.value.end)
	}
	return numbers, last
}

// runsBack says whether the second of two parts stands before the first.
func runsBack(a, b *node) bool { return a != nil && b != nil && b.value.start < a.value.start }

// dateOf makes a date of its parts; what is no month or day is left out.
func dateOf(numbers [3]int) lint.Date {
	d := lint.Date{Year: numbers[0]}
	if numbers[1] >= 1 && numbers[1] <= 12 {
		d.Month = numbers[1]
		if numbers[2] >= 1 && numbers[2] <= 31 {
			d.Day = numbers[2]
		}
	}
	return d
}

// partsOf are the parts of a date as it is written for a day, a month or a year;
// nil where text is none.
func partsOf(text string) []string {
	parts := strings.Split(text, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return nil
	}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 || i > 0 && len(part) > 2 {
			return nil
		}
		parts[i] = strconv.Itoa(n)
	}
	return parts
}
