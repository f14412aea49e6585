package main

import "github.com/bibfix/bibfix/lint"

// A turn is when a file is replaced. Who takes an entry out of a bibliography
// gives its citations the key of another one, and to that one what it alone said. If the
// program is killed between two files, those that cite and those that gain are done: every key
// that is cited is there, nothing is lost, and the next run takes the entry out.
//
// Within a turn files come in the order of the run, in which the one that gains
// stands first: of two entries the first one stays, unless it says nothing of its own.
type turn int

const (
	citing  turn = iota // texts
	keeping             // bibliographies that keep their entries
	losing              // those that lose some
	turns
)

func turnOf(before, after *lint.Document) turn {
	switch {
	case after.Database == nil || before.Database == nil:
		return citing
	case after.Database.Len() < before.Database.Len():
		return losing
	}
	return keeping
}
