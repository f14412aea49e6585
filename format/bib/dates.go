package bib

import (
	"github.com/bibfix/bibfix/lint"
	"strconv"
)

func parseDate(text string) (lint.Date, bool) {
	y, err := strconv.Atoi(text)
	return lint.Date{Year: y}, err == nil
}
func parseMonth(text string) int { return 0 }
