package gitignore

import "strings"

// A token is one sign of a pattern.
type token struct {
	kind  kind
	char  byte // of char
	bytes set  // of one
}

type kind uint8

const (
	char   kind = iota // that byte
	one                // a byte of the set
	star               // any part of a name
	all                // whatever follows
	enter              // none or more folders, each with its slash …
	inside             // … the state while one of them is read
)

// A set is a set of bytes.
type set [4]uint64

func (s *set) add(c byte)      { s[c>>6] |= 1 << (c & 63) }
func (s *set) has(c byte) bool { return s[c>>6]&(1<<(c&63)) != 0 }

// addClass adds the bytes of a class of POSIX; false for an unknown one.
func (s *set) addClass(name string) bool {
	in := classes[name]
	if in == nil {
		return false
	}
	for c := range byte(128) {
		if in(c) {
			s.add(c)
		}
	}
	return true
}

// but is all other bytes without the slash, which no bracket and no "?" matches.
func (s set) but() set {
	for i := range s {
		s[i] = ^s[i]
	}
	s['/'>>6] &^= 1 << ('/' & 63)
	return s
}

// compile makes the tokens of a pattern; false for one that git never matches.
func compile(s string) ([]token, bool) {
	var program []token
	plain := strings.IndexAny(s, `*?[\`) // git compares what is before it apart, so that stars there stand as at the beginning
	for i := 0; i < len(s); {
		switch c := s[i]; c {
		case '*':
			end := i
			for end < len(s) && s[end] == '*' {
				end++
			}
			deep := end-i > 1 && (i == plain || s[i-1] == '/')
			switch {
			case deep && end == len(s):
				program = append(program, token{kind: all})
			case deep && s[end] == '/':
				program = append(program, token{kind: enter}, token{kind: inside})
				end++
			default:
				program = append(program, token{kind: star})
			}
			i = end
		case '?':
			program = append(program, token{kind: one, bytes: set{}.but()})
			i++
		case '[':
			bytes, length := bracket(s[i:])
			if length == 0 {
				return nil, false
			}
			program = append(program, token{kind: one, bytes: bytes})
			i += length
		default:
			if c == '\\' {
				if i++; i == len(s) {
					return nil, false
				}
			}
			program = append(program, token{kind: char, char: s[i]})
			i++
		}
	}
	return program, true
}

// bracket reads "[…]" at the head of s: the bytes it stands for, and its
// length; 0 where it never closes.
func bracket(s string) (set, int) {
	var bytes set
	i := 1
	negated := i < len(s) && (s[i] == '!' || s[i] == '^')
	if negated {
		i++
	}
	for first := true; i < len(s); first = false {
		if s[i] == ']' && !first {
			if negated {
				return bytes.but(), i + 1
			}
			bytes['/'>>6] &^= 1 << ('/' & 63)
			return bytes, i + 1
		}
		if name, ok := className(s[i:]); ok {
			if !bytes.addClass(name) {
				return set{}, 0
			}
			i += len("[::]") + len(name)
			continue
		}
		low, next := literal(s, i)
		high := low
		if next+1 < len(s) && s[next] == '-' && s[next+1] != ']' {
			high, next = literal(s, next+1)
		}
		bytes.add(low) // of a range that goes backwards as well, as git has it
		for c := int(low); c <= int(high); c++ {
			bytes.add(byte(c))
		}
		i = next
	}
	return set{}, 0
}

// className is what stands in "[:…:]" at the head of s.
func className(s string) (string, bool) {
	if !strings.HasPrefix(s, "[:") {
		return "", false
	}
	name, _, closed := strings.Cut(s[2:], "]")
	name, whole := strings.CutSuffix(name, ":")
	return name, closed && whole
}

// literal is the byte at i, or behind a backslash there, and where the next
// one is.
func literal(s string, i int) (byte, int) {
	if s[i] == '\\' && i+1 < len(s) {
		i++
	}
	return s[i], i + 1
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func digit(c byte) bool  { return '0' <= c && c <= '9' }
func graph(c byte) bool  { return ' ' < c && c < 0x7f }

// classes are those of POSIX, in ASCII.
var classes = map[string]func(byte) bool{
	"alnum":  func(c byte) bool { return letter(c) || digit(c) },
	"alpha":  letter,
	"blank":  func(c byte) bool { return c == ' ' || c == '\t' },
	"cntrl":  func(c byte) bool { return c < ' ' || c == 0x7f },
	"digit":  digit,
	"graph":  graph,
	"lower":  func(c byte) bool { return 'a' <= c && c <= 'z' },
	"print":  func(c byte) bool { return graph(c) || c == ' ' },
	"punct":  func(c byte) bool { return graph(c) && !letter(c) && !digit(c) },
	"space":  func(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' },
	"upper":  func(c byte) bool { return 'A' <= c && c <= 'Z' },
	"xdigit": func(c byte) bool { return digit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' },
}

// leading cuts the bytes that a program begins with.
func leading(program []token) (string, []token) {
	var head []byte
	for len(program) > 0 && program[0].kind == char {
		head, program = append(head, program[0].char), program[1:]
	}
	return string(head), program
}

// trailing cuts the bytes that a program ends with, but for those behind "**/",
// which is half a sign without what follows.
func trailing(program []token) (string, []token) {
	n := len(program)
	for n > 0 && program[n-1].kind == char && (n == 1 || program[n-2].kind != inside) {
		n--
	}
	var tail []byte
	for _, t := range program[n:] {
		tail = append(tail, t.char)
	}
	return string(tail), program[:n]
}

// run says whether the program takes the whole text. All states that it can
// be in go forward together.
func run(program []token, text string) bool {
	var few [2][64]bool // enough for most patterns
	now, next := few[0][:], few[1][:]
	if len(program) >= len(now) {
		now, next = make([]bool, len(program)+1), make([]bool, len(program)+1)
	}
	now, next = now[:len(program)+1], next[:len(program)+1]
	reach(program, now, 0)
	for i := range len(text) {
		c := text[i]
		clear(next)
		alive := false
		for at := range program {
			if now[at] && step(program, next, at, c) {
				alive = true
			}
		}
		if !alive {
			return false
		}
		now, next = next, now
	}
	return now[len(program)]
}

// step reads a byte in one state.
func step(program []token, next []bool, at int, c byte) bool {
	t := &program[at]
	switch t.kind {
	case char:
		if t.char == c {
			reach(program, next, at+1)
			return true
		}
	case one:
		if t.bytes.has(c) {
			reach(program, next, at+1)
			return true
		}
	case star:
		if c != '/' {
			reach(program, next, at)
			return true
		}
	case all:
		reach(program, next, at)
		return true
	case inside:
		next[at] = true
		if c == '/' {
			reach(program, next, at+1)
		}
		return true
	}
	return false
}

// reach enters a state, and those that need no byte to get to from it.
func reach(program []token, states []bool, at int) {
	for ; ; at++ {
		states[at] = true
		if at == len(program) {
			return
		}
		switch program[at].kind {
		case star, all:
		case enter:
			states[at+1] = true
			at++
		default:
			return
		}
	}
}
