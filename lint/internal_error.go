package lint

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// InternalError is the ID of the finding that bibfix itself failed: a rule or
// a reader panicked over a file. It is no verdict about the file, cannot be
// silenced, and means that the file was not checked as it should have been.
const InternalError = "internal-error"

// Failure is the finding that a part of bibfix, "the rule page-range", panicked
// over a file. It is called in the deferred function that recovered the cause.
func Failure(file, part string, cause any) Diagnostic {
	return Diagnostic{
		Rule: InternalError, Severity: Error, File: file,
		Message: fmt.Sprintf("internal error in %s (%v%s): please report it, with this file if you may", part, cause, origin()),
	}
}

// origin is where the panic began, ", at judge.go:130": the first frame behind
// the runtime's own that is below the call of panic.
func origin() string {
	var counters [64]uintptr
	frames := runtime.CallersFrames(counters[:runtime.Callers(2, counters[:])])
	panicked := false
	for {
		frame, more := frames.Next()
		switch own := strings.HasPrefix(frame.Function, "runtime."); {
		case frame.Function == "runtime.gopanic":
			panicked = true
		case panicked && !own:
			return fmt.Sprintf(", at %s:%d", path.Base(frame.File), frame.Line)
		}
		if !more {
			return ""
		}
	}
}
