package words

import "strings"

// Months is how many months a year has; they are counted from 1.
const Months = 12

var english = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// MonthName is the English name of a month; "" for what is none.
func MonthName(month int) string {
	if month < 1 || month > Months {
		return ""
	}
	return english[month-1]
}

// MonthMacro is the macro that every style of BibTeX defines for a month: "jan";
// "" for what is none.
func MonthMacro(month int) string {
	if month < 1 || month > Months {
		return ""
	}
	return macros[month-1]
}

var macros = func() (all [Months]string) {
	for i, name := range english {
		all[i] = strings.ToLower(name[:3])
	}
	return all
}()
