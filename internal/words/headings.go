package words

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
)

// A Heading tells what the words of a heading say about a reference list.
type Heading uint8

// What a heading may announce.
const (
	NoList       Heading = iota
	References           // the works that the text cites
	Bibliography         // as a rule the works cited, but it may hold others
	Sources              // sources, of whatever kind: a list only where it holds entries
	Reading              // further reading: works that need not be cited
	Notes                // notes, endnotes: a list only where they hold references
)

// ListHeading tells whether the folded words of a heading name a reference
// list, without the number of the section.
func ListHeading(folded string) Heading { return listHeadings[folded] }

var listHeadings = func() map[string]Heading {
	m := map[string]Heading{}
	for kind, names := range map[Heading]string{
		References: `references|reference|reference list|list of references|references list|references cited|cited references|works cited|work cited|works referenced
			|literature cited|cited literature|literature references|list of literature|sources cited|references and sources|sources and references|reference works
			|references and notes|notes and references|references and bibliography|bibliographic references|bibliographical references|primary references
			|cited works|list of works cited|list of cited works|reference section|citations and references|references to the article|works consulted and cited|references used
			|literatur|literaturverzeichnis|quellenverzeichnis|literaturangaben|literaturliste|referenzen|quellen und literaturverzeichnis|quellen und literatur|literatur und quellen|literatur und quellenverzeichnis|schrifttum|schriftenverzeichnis|schrifttumsverzeichnis|zitierte literatur|verwendete literatur|literaturnachweis|literaturnachweise|quellenangaben|quellennachweis|verzeichnis der zitierten literatur
			|références|référence|références bibliographiques|références citées|ouvrages cités|œuvres citées|travaux cités|littérature citée|liste de références|liste des références|sources bibliographiques|références et notes|notes et références
			|referencias|referencias bibliográficas|referencias citadas|obras citadas|literatura citada|trabajos citados|fuentes citadas|lista de referencias|bibliografía citada|fuentes bibliográficas|fuentes consultadas|referencias y notas|referencias consultadas|referències|referències bibliogràfiques|erreferentziak|referencias bibliograficas y documentales
			|referências|referências bibliográficas|referências citadas|referências bibliograficas|trabalhos citados|lista de referências|referencial bibliográfico|referências consultadas
			|riferimenti|riferimenti bibliografici|opere citate|letteratura citata|lavori citati|testi citati|referenze|referințe|referințe bibliografice|lucrări citate
			|literatuurlijst|literatuur|referenties|referentielijst|bronnenlijst|geraadpleegde literatuur|bronvermelding|literatuurverwijzingen|litteratur|litteraturliste|litteraturlista|litteraturförteckning|källförteckning|källor och litteratur|källhänvisningar|referenser|referenslista|referanser|referanseliste|referencer|referenceliste|kildeliste|kilder og litteratur|litteraturhenvisninger|lähteet|lähdeluettelo|kirjallisuus|kirjallisuusluettelo|viitteet|heimildir|heimildaskrá|kirjandus|viited|kasutatud kirjandus|kasutatud allikad|literatūra|literatūros sąrašas|izmantotā literatūra|literatūras saraksts
			|piśmiennictwo|literatura|literatura cytowana|spis literatury|wykaz literatury|literatura a zdroje|seznam literatury|seznam použité literatury|použitá literatura|použité zdroje|seznam použitých zdrojů|zoznam použitej literatúry|zoznam bibliografických odkazov|citovaná literatura|irodalom|irodalomjegyzék|felhasznált irodalom|hivatkozások|forrásjegyzék|hivatkozott irodalom|kaynakça|kaynaklar|kaynak|referanslar|kaynaklar listesi|yararlanılan kaynaklar|ədəbiyyat|istifadə olunmuş ədəbiyyat|reference list|popis literature|viri in literatura|seznam virov|literatura i izvori|korišćena literatura|литература и извори
			|список литературы|литература|список использованной литературы|список использованных источников|использованная литература|библиографический список|список источников|литература и источники|список цитируемой литературы|библиографические ссылки|список літератури|література|список використаних джерел|список використаної літератури|використана література|використані джерела|перелік посилань|перелік джерел|использованные источники|цитирана литература|използвана литература|референци|користена литература|әдебиеттер|әдебиеттер тізімі|пайдаланылған әдебиеттер|пайдаланылған әдебиеттер тізімі
			|βιβλιογραφικές αναφορές|αναφορές|παραπομπές|ביבליוגרפיה|מקורות|רשימת מקורות|רשימה ביבליוגרפית|المراجع|قائمة المراجع|المصادر|المصادر والمراجع|المراجع والمصادر|قائمة المصادر والمراجع|منابع|مراجع|فهرست منابع|منابع و مآخذ|حوالہ جات|کتابیات
			|参考文献|參考文獻|引用文献|引用文獻|文献|文獻|参考资料|參考資料|引用・参考文献|引用参考文献|参照文献|文献一覧|参考書目|參考書目|徵引書目|引用書目|참고문헌|참고 문헌|인용문헌|참고자료|인용 문헌
			|daftar pustaka|daftar rujukan|daftar referensi|referensi|rujukan|senarai rujukan|bibliografi|tài liệu tham khảo|danh mục tài liệu tham khảo|เอกสารอ้างอิง|บรรณานุกรม|सन्दर्भ|संदर्भ|संदर्भ सूची|संदर्भ ग्रंथ सूची|তথ্যসূত্র|marejeo|marejeleo|verwysings|bronnelys|verwysingslys|mga sanggunian|sanggunian|გამოყენებული ლიტერატურა|ლიტერატურა|գրականություն|գրականության ցանկ`,
		Sources:      `sources|list of sources|source list|quellen|fuentes|fontes|fonti|källor|kilder|źródła|zdroje|források|izvori|источники|джерела|šaltiniai|literature|letteratura|pustaka|πηγές|bronnen|viri|citations`,
		Bibliography: `bibliography|selected bibliography|select bibliography|general bibliography|annotated bibliography|bibliographies|bibliographie|auswahlbibliographie|bibliografie|bibliografía|bibliografía general|bibliografia|bibliografia wybrana|bibliografia consultata|bibliografia citata|bibliografia geral|bibliografija|библиография|бібліографія|библиографија|βιβλιογραφία|bibliografi|bibliografía consultada|works consulted|bibliográfia|bibliografia załącznikowa|bibliography and references|bibliography and sources|bibliography and works cited`,
		Reading: `further reading|further readings|suggested reading|suggested readings|recommended reading|recommended readings|additional reading|additional readings|suggestions for further reading|related reading|reading list|additional resources|further resources|selected reading|selected readings|suggested further reading|background reading
			|weiterführende literatur|weiterführende quellen|literaturempfehlungen|aller plus loin|pour aller plus loin|lectures complémentaires|lectures recommandées|pour en savoir plus|lecturas recomendadas|lecturas complementarias|lecturas adicionales|leituras recomendadas|leituras complementares|letture consigliate|per approfondire|verder lezen|videre lesning|vidare läsning|дополнительная литература|рекомендуемая литература|延伸阅读|延伸閱讀|拓展阅读|参考読書`,
		Notes: `notes|endnotes|footnotes|end notes|notes to the text|anmerkungen|endnoten|fußnoten|notes de fin|notes de bas de page|notas|notas finales|notas finais|notas al final|notas de fim|notas de rodapé|note|note finali|noten|eindnoten|noter|sluttnoter|slutnoter|fotnoter|przypisy|przypisy końcowe|примечания|сноски|примітки|dipnotlar|sonnotlar|notlar|poznámky|jegyzetek|végjegyzetek|lábjegyzetek|注释|注釋|註釋|注|註|脚注|尾注|後注|각주|미주|주석|σημειώσεις|הערות|הערות שוליים|الهوامش|هوامش|catatan kaki|catatan akhir|chú thích`,
	} {
		for _, name := range strings.Split(names, "|") {
			m[fold.Words(name)] = kind
		}
	}
	return m
}()
