package list

import "testing"

func TestStartsWithNameInOtherScripts(t *testing.T) {
	for s, want := range map[string]bool{
		"الراوندي، وائل. (٢٠٠٨). ضريبة الورق.":         true,
		"بن طالوت، نجاة، والراوندي، وائل (2011) تجار":  true,
		"بلدية الميناء. (٢٠١٥). إحصاء الأسواق.":        true,
		"الحمداوي، إدريس بن صالح (1415هـ). الكتب":      true,
		"کاشفی\u200cراد، بهمن. (۱۳۷۴). «میراب و شهر».": true,
		"سازمان آب شهرستان. (۱۳۹۷). آمار":              true,
		"שלף, א' (2010). ארבע מאות שלטים.":             true,
		"שלף, א'. ארבע מאות שלטים. רחוב, 2010.":        true,
		"\u200fעיריית נווה-חוף (2017). חוק עזר":        true,
		"北園しのぶ・早瀬航（2001）「伝言板」":                         true,
		"ضريبة الورق: دراسة في ثلاثة قرون (٢٠٠٨)":      false,
		"شهرآباد: نشر سنگک.":                           false,
		"مجلة المدينة، ٧(٢)، ٣٣-٥٨.":                   false,
		"زندگی روزمره، سال دوم، شماره ۳، صص. ۱۵-۴۰.":   false,
		"في سنة من السنين التي مضت (٢٠٠٨) كان السوق":   true, // no capital shows that these are no names
		"الحمداوي، إدريس (1415). الكتب":                false,
		"רחוב, ד(1), 15–33.":                           false,
		"頁55-80。臺北：石階出版社。":                             false,
	} {
		if startsWithName(s) != want {
			t.Errorf("startsWithName(%q) is %v", s, !want)
		}
	}
}

func TestHasYearInOtherDigits(t *testing.T) {
	for s, want := range map[string]bool{
		"مجلة، ٢٠١٤، ص ٣": true, "(۱۳۹۰)": true, "２０１４年": true, "(1415هـ)": true, "1390 ش": true, "२०१४": true, "1415هـ": true,
		"ص ١٢٣": false, "١٢٣٤٥": false, "٤٢٠١٤": false, "ص 1415": false, "1415 م": false, "١١٠٠": false, "12014هـ": false, "": false, "٢": false,
	} {
		if hasYear(s) != want {
			t.Errorf("hasYear(%q) is %v", s, !want)
		}
	}
}

// TestUnbroken: a line without spaces may have had room on the line above.
func TestUnbroken(t *testing.T) {
	for s, want := range map[string]string{
		"Adair, M.": "Adair,", "早瀬航（2005）「待ち合わせ": "早", "J. 早瀬": "J.", "GB早瀬": "GB", "": "", "（早": "（",
	} {
		if got := unbroken(s); got != want {
			t.Errorf("unbroken(%q) = %q", s, got)
		}
	}
}

func TestLabelsOfNotes(t *testing.T) {
	for s, want := range map[string]int{"①宁采薇：《戏台》": 1, "⑳ 宁采薇": 20, "㉑宁": 0, "48 p.": 0, "48 Okafor": 48, "12 van Dam": 12, "12 et al.": 0, "7": 7} {
		if got := readLabel(s).number; got != want {
			t.Errorf("readLabel(%q) has the number %d", s, got)
		}
	}
}
