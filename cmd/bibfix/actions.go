package main

import (
	"bytes"
	"io"
)

// A tamed writer keeps what it is given from being a command of GitHub's
// runner, which reads them out of the log: "::name::" at the beginning of a
// line, blanks aside, and "##[name]" anywhere
// (https://github.com/actions/runner, src/Runner.Common/ActionCommand.cs).
// Texts and file names come from whoever wrote the manuscript. A blank is put
// into the signs; whole lines are written at a time.
type tamed struct{ w io.Writer }

func (t tamed) Write(text []byte) (int, error) {
	var safe []byte
	for line := range bytes.Lines(text) {
		if start := bytes.TrimLeft(line, " \t\r\f\v\u00a0"); bytes.HasPrefix(start, []byte("::")) {
			line = append(append(line[:len(line)-len(start):len(line)-len(start)], ": :"...), start[len("::"):]...)
		}
		safe = append(safe, bytes.ReplaceAll(line, []byte("##["), []byte("## ["))...)
	}
	if _, err := t.w.Write(safe); err != nil {
		return 0, err
	}
	return len(text), nil
}
