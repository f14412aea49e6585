package reference

import (
	"strings"

	"github.com/bibfix/bibfix/internal/gazetteer"
)

// turnAbout puts the family name of the full name [i, end) first where its words say
// so, with no comma: "TESSARI Sebastiano", "Poddubnaya Marina Sergeevna", "Nguyen Thi
// Mai", "Dal Monego Enrico Maria".
func turnAbout(en *entry, n *person, i, end int) {
	first, last := &en.tokens[i], &en.tokens[end-1]
	switch length := end - i; {
	case length == 3 && patronymic(last.fold), vietnamese(en, i, end):
		familyFirstAt(n, i+1, end)
	case !n.bare || length > 4:
	case first.is(upper) && !last.is(upper) && len(first.fold) > 2:
		familyFirstAt(n, i+1, end)
		n.evidence = 3
	case gazetteer.Given(last.fold) && !alsoFamilies[last.fold] && !(chineseFamilies[last.fold] && pinyin(first.fold)):
		at := end - 1
		for at-1 > i && gazetteer.Given(en.tokens[at-1].fold) {
			at--
		}
		if length <= 3 || at < end-1 {
			familyFirstAt(n, at, end)
		}
	}
}

// familyFirstAt parts a full name before token at: the family name is what stands
// before.
func familyFirstAt(n *person, at, end int) {
	start := n.given.first
	n.family, n.given, n.evidence, n.bare = span{start, at}, span{at, end}, surePerson, false
}

// strangeFull is the evidence of a full name that no table knows: two words with
// capitals may be anything.
const strangeFull = 0.6

// patronymic says whether a word is the father's name of Russian and its neighbours,
// which stands behind the given name.
func patronymic(folded string) bool {
	for _, end := range [...]string{"ович", "евич", "овна", "евна", "ична", "овичем", "йович", "ivna", "ovich", "evich", "ovna", "evna", "ichna", "ovych", "ovic'", "івна", "йович"} {
		if len(folded) > len(end)+2 && strings.HasSuffix(folded, end) {
			return true
		}
	}
	return false
}

// Vietnamese names have the family first and, as a rule, a middle name of few.
var (
	vietnameseFamilies = set("nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ngo", "duong", "ly", "phung", "doan", "dinh", "trinh", "truong", "luong", "mai", "cao", "dao", "lam", "luu", "ta", "thai", "ton", "chu", "quach", "to", "vuong", "ho", "ha")
	vietnameseMiddles  = set("thi", "van", "duc", "huu", "ngoc", "minh", "quang", "thanh", "xuan", "dinh", "cong", "hong", "kim", "thu", "khac", "quoc", "viet", "trong", "tuan", "dai", "ba", "bich", "thuy", "phuong", "nhu", "the", "manh", "hoang", "quynh", "tien", "trung", "hai", "ngan", "gia")
)

// vietnamese says whether the full name [i, end) is Vietnamese: "Phùng Thị Lam Giang",
// "Tran Thi Mai".
func vietnamese(en *entry, i, end int) bool {
	return end-i >= 3 && end-i <= 4 && vietnameseFamilies[en.tokens[i].fold] && vietnameseMiddles[en.tokens[i+1].fold] && en.tokens[end-1].kind == word
}

// chineseFamilies are the family names of most Chinese, in pinyin.
var chineseFamilies = set("li", "wang", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun", "ma", "zhu", "hu", "guo", "he", "lin", "gao", "luo", "zheng", "liang", "xie", "song", "tang", "deng", "han", "feng", "cao", "peng", "zeng", "xiao", "tian", "dong", "pan", "yuan", "cai", "jiang", "yu", "du", "ye", "cheng", "wei", "su", "lu", "lü", "ding", "ren", "yao", "shen", "zhong", "cui", "tan", "fan", "wen", "jin", "shi", "xia", "fu", "fang", "zou", "xiong", "bai", "meng", "qin", "qiu", "hou", "jia", "lei", "qian", "xue", "gu", "mao", "hao", "gong", "shao", "wan", "lai", "dai", "hong", "duan", "tao", "kong", "chu")

// chineseOrder puts the names of a list in the order of speech family first where
// they are Chinese and stand so: none of them has a family name last that is none of
// the first words, as "Weizhen Dong" has, and one has it first, as "Liu Xun".
func chineseOrder(en *entry, people []person) {
	turned := false
	for k := range people {
		n := &people[k]
		if n.body {
			continue
		}
		if !pinyinName(en, n) {
			return
		}
		first, last := chineseFamilies[en.tokens[n.end-2].fold], chineseFamilies[en.tokens[n.end-1].fold]
		if last && !first {
			return
		}
		turned = turned || first && !last
	}
	if !turned {
		return
	}
	for k := range people {
		if n := &people[k]; !n.body {
			n.family, n.given = span{n.end - 2, n.end - 1}, span{n.end - 1, n.end}
		}
	}
}

// pinyinName says whether a full name is of two words of pinyin, and one of them a
// family name of many.
func pinyinName(en *entry, n *person) bool {
	if n.initials || n.given.end != n.end-1 || n.family.first != n.end-1 || n.given.end-n.given.first != 1 || !n.suffix.empty() {
		return false
	}
	first, last := en.tokens[n.end-2].fold, en.tokens[n.end-1].fold
	return (chineseFamilies[first] || chineseFamilies[last]) && pinyin(first) && pinyin(last)
}

// pinyin says whether a word is one or two syllables of Chinese.
func pinyin(s string) bool {
	s = strings.ReplaceAll(s, "-", "")
	for cut := 1; cut <= len(s); cut++ {
		if syllable(s[:cut]) && (cut == len(s) || syllable(s[cut:])) {
			return true
		}
	}
	return false
}

// syllable says whether s is a syllable of pinyin: a consonant of the table, perhaps,
// and an ending.
func syllable(s string) bool {
	for _, c := range [...]string{"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", ""} {
		if strings.HasPrefix(s, c) && pinyinEndings[s[len(c):]] {
			return true
		}
	}
	return false
}

var pinyinEndings = set("a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "an", "en", "in", "un", "ang", "eng", "ing", "ong", "ia", "iao", "ian", "iang", "iong", "ua", "uo", "uai", "uan", "uang")
