package words

import "strings"

// PageLabels are the words, with their short forms, that stand before or behind
// the numbers of pages.
var PageLabels = strings.Fields("p pp pg pgs page pages pag pags pagg pagina paginas s seite seiten с стр сс str sid sida sidor blz pgg f ff folhas 页 頁 ページ 면 쪽 o ss")

var pageLabels = set(PageLabels...)

// IsPageLabel says whether a folded word says that a number is one of pages.
func IsPageLabel(folded string) bool { return pageLabels[folded] }
