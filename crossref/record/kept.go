package record

import (
	"time"

	"github.com/bibfix/bibfix/lint"
)

// A Kept is one answer of a registry as it is kept between runs, in the form of its JSON.
type Kept struct {
	Fetched time.Time    `json:"fetched"`
	Absent  bool         `json:"absent,omitempty"` // the answer is that there is none
	Works   []*lint.Work `json:"works,omitempty"`  // in the order of the answer
	Close   bool         `json:"close,omitempty"`  // others that are left out come close to the first of the works
	Text    string       `json:"text,omitempty"`   // of an answer that is no work: an agency
}
