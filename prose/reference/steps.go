package reference

// step scores going from one part to the next over the gap before atom k.
func (p *parser) step(last, next label, mask, k int) float64 {
	g := &p.atoms[k].gap
	score := 0.0
	if g.sign == '.' && g.weight < 0.5 && last != opening {
		score -= 6 * (0.5 - g.weight)
	}
	if k > 0 && g.sign != 'm' && g.owners == 0 && p.wholly(k-1) && p.wholly(k) {
		score -= 3 // one stretch of markup is one part
	}
	if next == note {
		if last == title && (p.atoms[k].first < p.whole || g.sign == '.' && g.owners == 0 && !p.located && p.atoms[k].words < 7) {
			score--
		}
		return score - noteCost(last, mask)
	}
	score += p.order(last, next, mask, k)
	if g.owners&(1<<inOwner) != 0 {
		switch {
		case next == container:
			return 5
		case next == title && mask&(1<<title) == 0 && last == opening && !p.untitledPart(p.whole):
			return -2 // a whole whose part has no title
		}
		return -6
	}
	if next == container && last == opening && p.whole > 0 {
		score -= 4 // the whole comes after its "In"
	}
	if last == title && p.atoms[k].first < p.whole {
		score -= 4 // all that stands before is title
	}
	if g.sign == '/' {
		if next == container {
			return 5
		}
		return -3
	}
	return score + p.across(last, next, mask, g.owners) + p.turn(last, next, g, k)
}

// order scores that one part follows another at all.
func (p *parser) order(last, next label, mask, k int) float64 {
	a := &p.atoms[k]
	g := &a.gap
	score := 0.0
	if last == note && next == container {
		score -= 2
	}
	if next == container && mask&(1<<place|1<<publisher) != 0 {
		score -= 7
	}
	if last == container && (next == place || next == publisher) && p.whole == 0 && (g.owners == 0 || !p.located) {
		score -= 1.5
	}
	unknown := a.publishers+a.bodies == 0
	if last == container && next == publisher && g.sign == ',' && !a.known && unknown {
		score -= 1.5 // the name of the whole goes on
	}
	if (next == publisher || next == place) && last == title && p.anyQuoted && g.owners == 0 && g.sign != '(' && unknown && !a.city && !a.region {
		score -= 2 // what follows a title in quotation marks is a whole
	}
	return score
}

// across scores a step over what was claimed in the gap: the kind of a thesis,
// locators, editors, an edition.
func (p *parser) across(last, next label, mask int, claimed owners) float64 {
	score := 0.0
	if claimed&(1<<genreOwner) != 0 && next == publisher {
		score += 2.5
		if last == opening {
			score += 9 // "A. Okafor, PhD thesis, University of Lund", without a title
		}
	}
	if claimed&(1<<locatorOwner) != 0 && (next == title || next == container) && p.located {
		score -= 2
	}
	if claimed&(1<<editorOwner) != 0 && next == container && mask&(1<<title) != 0 {
		score += 2
	}
	if claimed&(1<<editionOwner) != 0 && (next == place || next == publisher) {
		score++
	}
	return score
}

// noteCost is what it costs to call a part a note: most at the head of the
// text, less where place and publisher are still to come.
func noteCost(last label, mask int) float64 {
	switch {
	case last == opening:
		return 2.5
	case mask&(1<<place|1<<publisher) == 0:
		return 0.3
	}
	return 0
}

// wholly says whether atom k lies under markup as a whole.
func (p *parser) wholly(k int) bool {
	a := &p.atoms[k]
	return a.emphasised > 0 && a.emphasised == a.words
}

// turn scores the sign at which one part gives way to the next.
func (p *parser) turn(last, next label, g *gap, k int) float64 {
	switch {
	case last == opening:
		if next == title {
			return 0.5
		}
		if next == container {
			return -0.3
		}
		return -3
	case next == title:
		if last == note {
			return -1
		}
		return -4
	case last == place && next == publisher:
		return bySign(g, 0.2, 0.3, -0.5, 3, -1)
	case last == publisher && next == place:
		return bySign(g, 0.3, 1, 0.2, 0.8, 0.5)
	case next == container && g.sign == '-' && p.has("accessed") && !p.has("author"):
		return 3 // "Harbour levies explained - Quay Blog, accessed …"
	case next == container:
		if g.closing {
			return 1.5
		}
		return bySign(g, 1+p.stopTurn(last), 0.3+p.commaTurn(last), 0, -1.5, -4)
	case next == place:
		return bySign(g, 0.6+p.stopTurn(last), 0.3+p.commaTurn(last), 0, -1.5, p.bracketTurn(k))
	}
	return bySign(g, 0.3+p.stopTurn(last), 0.1+p.commaTurn(last), -0.5, -0.5, p.bracketTurn(k))
}

// commaTurn is the cost of ending a title at a comma in an entry whose parts
// end in points.
func (p *parser) commaTurn(last label) float64 {
	if last == title && p.stopped {
		return -3
	}
	return 0
}

// stopTurn is the cost of ending a title at a point in an entry whose parts
// end in commas.
func (p *parser) stopTurn(last label) float64 {
	if last == title && p.commas {
		return -1.5
	}
	return 0
}

// bracketTurn scores a bracket that may hold place and publisher: nothing of
// the title comes after it.
func (p *parser) bracketTurn(k int) float64 {
	for ; k < len(p.atoms); k++ {
		a := &p.atoms[k]
		end := a.end
		if p.at(end, ')') && end+1 < len(p.tokens) && p.owner[end+1] == free && p.tokens[end+1].kind == word {
			return -4
		}
		if p.at(end, ')') {
			if k+1 < len(p.atoms) {
				return -2.5
			}
			return 0.8
		}
	}
	return 0.8
}

func bySign(g *gap, stop, comma, semicolon, colon, bracket float64) float64 {
	switch g.sign {
	case '.', '?':
		return stop
	case ',', '"', 'm', 0:
		return comma
	case ';', '-', ')':
		return semicolon
	case ':':
		return colon
	case '(':
		return bracket
	}
	return 0
}
