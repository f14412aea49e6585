package reference

// A quotation is a range of tokens between quotation marks, marks included.
type quotation struct{ span }

// findQuotes pairs the quotation marks of the entry.
func findQuotes(en *entry) {
	en.quotes = en.quotes[:0]
	for i := 0; i < len(en.tokens); i++ {
		if en.tokens[i].kind != sign || !isOpeningQuote(en.tokens[i].sign) {
			continue
		}
		end := closeQuote(en, i)
		if end < 0 {
			continue
		}
		en.quotes = append(en.quotes, quotation{span{i, end + 1}})
		i = end
	}
}

// maxQuote is the length in tokens beyond which a mark counts as unpaired: no
// title is as long, and each open mark would search the rest of a hostile entry.
const maxQuote = 300

// closeQuote is the token that closes the quotation mark at token i, -1 where
// there is none.
func closeQuote(en *entry, i int) int {
	open := en.tokens[i].sign
	width := 1
	if open == '`' || open == '\'' {
		if !en.at(i+1, open) || en.tokens[i+1].is(spaced) {
			width = 1
		} else {
			width = 2
		}
	}
	if open == '\'' && width == 1 && i > 0 && !en.tokens[i].is(spaced) {
		return -1
	}
	depth := 0
	for k := i + width; k < len(en.tokens) && k-i < maxQuote; k++ {
		t := &en.tokens[k]
		if t.kind != sign {
			continue
		}
		if t.sign == open && (open == '“' || open == '«' || open == '„') && k > i && open != '"' {
			depth++
			continue
		}
		if !closesQuote(open, t.sign) {
			continue
		}
		if (t.sign == '’' || t.sign == '\'') && open != '‚' && k+1 < len(en.tokens) && en.tokens[k+1].kind == word && !en.tokens[k+1].is(spaced) {
			continue
		}
		if depth > 0 {
			depth--
			continue
		}
		if width == 2 && !(en.at(k+1, '\'')) && t.sign == '\'' {
			continue
		}
		if width == 2 && t.sign == '\'' {
			return k + 1
		}
		return k
	}
	return -1
}

func isOpeningQuote(r rune) bool {
	switch r {
	case '“', '"', '„', '«', '‹', '‘', '‚', '`', '「', '『', '《', '〈', '\'', '»', '″', '〝', '‟':
		return true
	}
	return false
}

func closesQuote(open, r rune) bool {
	switch open {
	case '“', '‟':
		return r == '”' || r == '"'
	case '"':
		return r == '"' || r == '”'
	case '″':
		return r == '″'
	case '„':
		return r == '“' || r == '”' || r == '"'
	case '«':
		return r == '»'
	case '»':
		return r == '«'
	case '‹':
		return r == '›'
	case '‘':
		return r == '’' || r == '\''
	case '‚':
		return r == '‘' || r == '’'
	case '`':
		return r == '\'' || r == '’'
	case '\'':
		return r == '\'' || r == '’'
	case '「':
		return r == '」'
	case '『':
		return r == '』'
	case '《':
		return r == '》'
	case '〈':
		return r == '〉'
	case '〝':
		return r == '〟'
	}
	return false
}

// quoteFrom is the quotation that starts at token i.
func quoteFrom(en *entry, i int) (quotation, bool) {
	for _, q := range en.quotes {
		if q.first == i {
			return q, true
		}
	}
	return quotation{}, false
}

// quotedAt says whether token i lies inside a quotation.
func (en *entry) quotedAt(i int) bool {
	for _, q := range en.quotes {
		if q.first <= i && i < q.end {
			return true
		}
	}
	return false
}

// closesAny says whether r closes some quotation.
func closesAny(r rune) bool {
	switch r {
	case '”', '"', '»', '’', '“', '\'', '」', '』', '›', '》':
		return true
	}
	return false
}
