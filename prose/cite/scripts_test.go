package cite_test

import (
	"testing"

	"github.com/bibfix/bibfix/format/md"
	"github.com/bibfix/bibfix/lint"
)

// TestClauses reads names in scripts whose words have no capitals, behind a clause.
func TestClauses(t *testing.T) {
	const (
		chinese    = "德立. 引航员[M]. 宁波：码头出版社，2015.\n\n何敏，平涛，罗比. 码头权[J]. 港口学报，2019，9(1)：1-9.\n\n林德. 港口与税[M]. 北京：堤坝出版社，2010.\n\n孙比，赵安. 潮汐与税率[J]. 港口学报，2012，4(2)：12-30."
		japanese   = "出川実（2015）『水先人』埠頭書房．\n\n原口玲・平田恵・六車愛（2019）「埠頭の権利」『港湾学雑誌』9，1–9．\n\n鈴原翔・高橋純（2012）「潮汐と料率」『港湾学雑誌』4(2)，12–30．\n\nTyler, A. (1988). *Quays*. Quay."
		korean     = "김철수 (2010). 항구와 세금. 서울: 부두.\n\n이영희, 박민수 (2012). 조석과 요율. 항만학보, 4(2), 12-30.\n\n최지우, 한가람, 오하늘 (2015). 항로. 항만학보, 5(2), 1-9."
		vietnamese = "Hà Mẫn, Bình Đào, La Bích (2019). Quyền bến. *Tạp chí Cảng*, 9(1), 1-9.\n\nLê Thị Hoa (2004). *Hải đăng*. Huế: NXB Bến."
	)
	for _, c := range []struct{ list, text, want string }{
		{chinese, "德立（2015）认为引航员反对，何敏等（2018）也指出。", "德立（2015=1 何敏等（2018!2"},
		{chinese, "同样，林德（2011）不同。", "林德（2011!3"},
		{chinese, "孙比、赵安（2012）与孙比和赵安（2012）。", "孙比、赵安（2012=4 与孙比和赵安（2012=4"},
		{chinese, "何敏及其他人（2019），何敏及其同事（2019）。", "何敏及其他人（2019=2 何敏及其同事（2019=2"},
		{chinese, "改革开放（1978）以后。", ""},
		{japanese, "出川（2015）は水先人の反対を述べ，原口ら（2018）も同じである。", "出川（2015=1 原口ら（2018!2"},
		{japanese, "その後，鈴原と高橋（2012）も。", "鈴原と高橋（2012=3"},
		{japanese, "先行研究はこれを支持している(Tyle r 198 8 年; Tyler, 19 88)。", "Tyle r 198 8 年=4 Tyler, 19 88=4"},
		{japanese, "東京の大会（2020）のあと。", ""},
		{korean, "이영희와 박민수(2012)도, 최지우 등(2015)도, 최지우 외 2인(2015)도.", "이영희와 박민수(2012=2 최지우 등(2015=3 최지우 외 2인(2015=3"},
		{korean, "이러한 이유로, 김철수(2011)는 말한다.", "김철수(2011!1"},
		{vietnamese, "như Hà Mẫn và cộng sự (2018) và Hà Mẫn và nnk. (2019) cho thấy.", "Hà Mẫn và cộng sự (2018!1 Hà Mẫn và nnk. (2019=1"},
		{vietnamese, "Hà Mẫn, Bình Đào và La Bích (2019) nói; theo Lê Thị Hoa (2004).", "Hà Mẫn, Bình Đào và La Bích (2019=1 Lê Thị Hoa (2004=2"},
	} {
		doc := md.Read(lint.File{Name: "a.md", Data: []byte("# T\n\n" + c.text + "\n\n## 参考文献\n\n" + c.list + "\n")})
		if got := citedAs(doc); got != c.want {
			t.Errorf("%s\n\tread %q\n\twant %q", c.text, got, c.want)
		}
	}
}
