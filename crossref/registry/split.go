package registry

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

var errTooLong = errors.New("a work without end; this is no file of works")

// A piece collects the bytes of one work, and forgets them once there are too many.
type piece struct {
	data []byte
	size int // of all bytes, also of those forgotten
}

func (p *piece) add(data []byte) error {
	p.size += len(data)
	switch {
	case p.size > maxSkip:
		return errTooLong
	case p.size > maxWork:
		p.data = p.data[:0]
	default:
		p.data = append(p.data, data...)
	}
	return nil
}

// take gives the piece, nil where it was too long, and begins the next.
func (p *piece) take() []byte {
	data, long := p.data, p.size > maxWork
	p.data, p.size = p.data[:0], 0
	if long {
		return nil
	}
	return data
}

// splitLines gives the lines that are not blank: one work each.
func splitLines(r *bufio.Reader, emit func([]byte) error) error {
	var line piece
	for {
		part, err := r.ReadSlice('\n')
		if tooLong := line.add(part); tooLong != nil {
			return tooLong
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if text := line.take(); text == nil && len(part) > 0 || len(bytes.TrimSpace(text)) > 0 {
			if err := emit(text); err != nil {
				return err
			}
		}
		if err != nil {
			return nil
		}
	}
}

// splitItems gives the objects of the list {"items": […]}, or of a list without
// an object around it. Nothing else of the JSON is checked: a damaged work is
// for who parses it, and the next begins after the brackets are balanced.
func splitItems(r *bufio.Reader, emit func([]byte) error) error {
	s := scanner{}
	for {
		chunk, err := r.Peek(1)
		if len(chunk) > 0 {
			chunk, _ = r.Peek(r.Buffered())
			if err := s.scan(chunk, emit); err != nil {
				return err
			}
			if _, err := r.Discard(len(chunk)); err != nil {
				return err
			}
			continue
		}
		switch {
		case !errors.Is(err, io.EOF):
			return err
		case !s.seen:
			return errors.New(`no list of works: {"items": […]} is wanted`)
		case s.depth > 0:
			return io.ErrUnexpectedEOF
		}
		return nil
	}
}

// A scanner follows the brackets and strings of JSON.
type scanner struct {
	depth   int
	quoted  bool // inside a string
	escaped bool // after a backslash in one
	name    []byte
	list    int  // depth inside the list of works, 0 outside of it
	seen    bool // the list
	inside  bool // a work
	work    piece
}

func (s *scanner) scan(chunk []byte, emit func([]byte) error) error {
	start := 0 // of what belongs to the work
	for i, c := range chunk {
		if s.quoted {
			s.inString(c)
			continue
		}
		switch c {
		case '"':
			s.quoted = true
			s.name = s.name[:0]
		case '{', '[':
			s.depth++
			s.open(c)
			if c == '{' && s.list > 0 && s.depth == s.list+1 {
				s.inside, start = true, i
			}
		case '}', ']':
			s.depth = max(0, s.depth-1)
			if s.inside && s.depth == s.list {
				if err := s.work.add(chunk[start : i+1]); err != nil {
					return err
				}
				s.inside = false
				if err := emit(s.work.take()); err != nil {
					return err
				}
			}
			if s.depth < s.list {
				s.list = 0
			}
		}
	}
	if s.inside {
		return s.work.add(chunk[start:])
	}
	return nil
}

func (s *scanner) inString(c byte) {
	switch {
	case s.escaped:
		s.escaped = false
	case c == '\\':
		s.escaped = true
	case c == '"':
		s.quoted = false
	case len(s.name) < len("items")+1:
		s.name = append(s.name, c)
	}
}

// open sees whether the list of works begins.
func (s *scanner) open(c byte) {
	if c == '[' && s.list == 0 && (s.depth == 1 || s.depth <= 3 && string(s.name) == "items") {
		s.list, s.seen = s.depth, true
	}
}
