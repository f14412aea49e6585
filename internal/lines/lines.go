// Package lines cuts a file into lines, whatever ends them: LF, CRLF, or the
// lone CR of old systems.
package lines

import "bytes"

// Next gives the line that starts at byte at of data: its end without the line
// ending, and the start of the line after it (len(data) after the last).
func Next(data []byte, at int) (end, next int) {
	for at < len(data) {
		// Look at a window at a time: a file whose lines end in CR alone would
		// otherwise be searched to its end for a line feed at every line.
		window := data[at:min(at+512, len(data))]
		if i := bytes.IndexByte(window, '\n'); i >= 0 {
			window = window[:i+1]
		}
		if i := bytes.IndexByte(window, '\r'); i >= 0 {
			end, next = at+i, at+i+1
			if next < len(data) && data[next] == '\n' {
				next++
			}
			return end, next
		}
		if last := len(window) - 1; window[last] == '\n' {
			return at + last, at + last + 1
		}
		at += len(window)
	}
	return len(data), len(data)
}

// Trim moves the ends of data[start:end] inwards over spaces and tabs.
func Trim(data []byte, start, end int) (int, int) {
	for start < end && isBlank(data[start]) {
		start++
	}
	for end > start && isBlank(data[end-1]) {
		end--
	}
	return start, end
}

// Indent skips the white space at start and gives the place and the column of
// the first other byte; a tab goes to the next multiple of four.
func Indent(data []byte, start, end int) (at, column int) {
	for at = start; at < end; at++ {
		switch data[at] {
		case ' ':
			column++
		case '\t':
			column += 4 - column%4
		case '\f', '\v':
		default:
			return at, column
		}
	}
	return at, column
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\f' || c == '\v' }
