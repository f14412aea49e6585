package reference

// step scores going from one part to the next over the gap before atom k.
func (sg *segmenter) step(last, next label, mask, k int) float64 {
	g := &sg.atoms[k].gap
	score := 0.0
	if g.sign == '.' && g.weight < 0.5 && last != opening {
		score -= 6 * (0.5 - g.weight)
	}
	if k > 0 && g.sign != 'm' && g.owners == 0 && sg.wholly(k-1) && sg.wholly(k) {
		score -= 3 // one stretch of markup is one part
	}
	if next == note {
		if last == title && (sg.atoms[k].first < sg.whole || g.sign == '.' && g.owners == 0 && !sg.located && sg.atoms[k].words < 7) {
			score--
		}
		return score - noteCost(last, mask)
	}
	score += sg.order(last, next, mask, k)
	if g.owners&(1<<inOwner) != 0 {
		switch {
		case next == container:
			return 5
		case next == title && mask&(1<<title) == 0 && last == opening && !untitledPart(sg.entry, sg.whole):
			return -2 // a whole whose part has no title
		}
		return -6
	}
	if next == container && last == opening && sg.whole > 0 {
		score -= 4 // the whole comes after its "In"
	}
	if last == title && sg.atoms[k].first < sg.whole {
		score -= 4 // all that stands before is title
	}
	if g.sign == '/' {
		if next == container {
			return 5
		}
		return -3
	}
	return score + across(sg.draft, last, next, mask, g.owners) + sg.turn(last, next, g, k)
}

// order scores that one part follows another at all.
func (sg *segmenter) order(last, next label, mask, k int) float64 {
	a := &sg.atoms[k]
	g := &a.gap
	score := 0.0
	if last == note && next == container {
		score -= 2
	}
	if next == container && mask&(1<<place|1<<publisher) != 0 {
		score -= 7
	}
	if last == container && (next == place || next == publisher) && sg.whole == 0 && (g.owners == 0 || !sg.located) {
		score -= 1.5
	}
	unknown := a.publishers+a.bodies == 0
	if last == container && next == publisher && g.sign == ',' && !a.known && unknown {
		score -= 1.5 // the name of the whole goes on
	}
	if (next == publisher || next == place) && last == title && sg.anyQuoted && g.owners == 0 && g.sign != '(' && unknown && !a.city && !a.region {
		score -= 2 // what follows a title in quotation marks is a whole
	}
	return score
}

// across scores a step over what was claimed in the gap: the kind of a thesis,
// locators, editors, an edition.
func across(dr *draft, last, next label, mask int, claimed owners) float64 {
	score := 0.0
	if claimed&(1<<genreOwner) != 0 && next == publisher {
		score += 2.5
		if last == opening {
			score += 9 // "A. Okafor, PhD thesis, University of Lund", without a title
		}
	}
	if claimed&(1<<locatorOwner) != 0 && (next == title || next == container) && dr.located {
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
func (sg *segmenter) wholly(k int) bool {
	a := &sg.atoms[k]
	return a.emphasised > 0 && a.emphasised == a.words
}

// turn scores the sign at which one part gives way to the next.
func (sg *segmenter) turn(last, next label, g *gap, k int) float64 {
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
	case next == container && g.sign == '-' && sg.has("accessed") && !sg.has("author"):
		return 3 // "Harbour levies explained - Quay Blog, accessed …"
	case next == container:
		if g.closing {
			return 1.5
		}
		return bySign(g, 1+stopTurn(sg.draft, last), 0.3+commaTurn(sg.draft, last), 0, -1.5, -4)
	case next == place:
		return bySign(g, 0.6+stopTurn(sg.draft, last), 0.3+commaTurn(sg.draft, last), 0, -1.5, sg.bracketTurn(k))
	}
	return bySign(g, 0.3+stopTurn(sg.draft, last), 0.1+commaTurn(sg.draft, last), -0.5, -0.5, sg.bracketTurn(k))
}

// commaTurn is the cost of ending a title at a comma in an entry whose parts
// end in points.
func commaTurn(dr *draft, last label) float64 {
	if last == title && dr.stopped {
		return -3
	}
	return 0
}

// stopTurn is the cost of ending a title at a point in an entry whose parts
// end in commas.
func stopTurn(dr *draft, last label) float64 {
	if last == title && dr.commas {
		return -1.5
	}
	return 0
}

// bracketTurn scores a bracket that may hold place and publisher: nothing of
// the title comes after it.
func (sg *segmenter) bracketTurn(k int) float64 {
	for ; k < len(sg.atoms); k++ {
		a := &sg.atoms[k]
		end := a.end
		if sg.at(end, ')') && end+1 < len(sg.tokens) && sg.owner[end+1] == free && sg.tokens[end+1].kind == word {
			return -4
		}
		if sg.at(end, ')') {
			if k+1 < len(sg.atoms) {
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
