package reference

// A sum adds up what weights say of a part or a turn. Where somebody wants to
// know (log), it keeps who said what; else it is a number and allocates nothing.
type sum struct {
	total float64
	log   *ledger
}

// A ledger is what weights have contributed, in order.
type ledger struct{ entries []share }

// A share is what one weight gave.
type share struct {
	weight *float64
	by     float64
}

func (s *sum) add(w *float64) { s.times(w, 1) }

// times adds a weight n times.
func (s *sum) times(w *float64, n float64) {
	s.total += *w * n
	if s.log != nil {
		s.log.enter(w, *w*n)
	}
}

// count adds a weight for each of n things.
func (s *sum) count(w *float64, n int) {
	if n > 0 {
		s.times(w, float64(n))
	}
}

// upTo adds a weight for each of n things, and no more than most in all.
func (s *sum) upTo(w, most *float64, n int) {
	by := *w * float64(n)
	if by > *most {
		w, by = most, *most
	}
	s.total += by
	if s.log != nil {
		s.log.enter(w, by)
	}
}

// when adds a weight where something is so.
func (s *sum) when(so bool, w *float64) {
	if so {
		s.times(w, 1)
	}
}

// sign adds the weight of a sign, if it has one.
func (s *sum) sign(w *float64) {
	if w != nil {
		s.times(w, 1)
	}
}

func (l *ledger) enter(w *float64, by float64) {
	if by != 0 {
		l.entries = append(l.entries, share{w, by})
	}
}
