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
	for kind, names := range headingNames {
		for name := range strings.SplitSeq(names, "|") {
			m[fold.Words(name)] = Heading(kind)
		}
	}
	return m
}()

// SpacedHeading is ListHeading for words whose letters are set apart: "r e f
// e r e n c e s".
func SpacedHeading(folded string) Heading {
	return spacedHeadings[strings.ReplaceAll(folded, " ", "")]
}

var spacedHeadings = func() map[string]Heading {
	m := map[string]Heading{}
	for name, kind := range listHeadings {
		spaced := strings.ReplaceAll(name, " ", "")
		m[spaced] = stronger(m[spaced], kind)
	}
	return m
}()

// headingNames are the headings of each kind, parted by "|". None stands in
// two of them.
var headingNames = [...]string{
	References: `references|reference|reference list|list of references|references list|references cited|cited references|works cited|work cited|works referenced
		|literature cited|cited literature|literature references|list of literature|sources cited|references and sources|sources and references|reference works
		|references and notes|notes and references|references and bibliography|bibliographic references|bibliographical references|primary references
		|cited works|list of works cited|list of cited works|reference section|citations and references|references to the article|works consulted and cited|references used|list of works consulted|works cited and consulted|works referred to|literature references cited|references and literature cited|literature and references|publications cited|articles cited|papers cited|cited publications|cited papers|cited articles|cited sources|source references|bibliographic sources|references list and notes|texts cited|authorities cited|table of references|index of references|notes and works cited|acknowledgements and references|acknowledgments and references|references and acknowledgements|references and acknowledgments
		|literatur|literaturverzeichnis|quellenverzeichnis|literaturangaben|literaturliste|referenzen|quellen und literaturverzeichnis|quellen und literatur|literatur und quellen|literatur und quellenverzeichnis|schrifttum|schriftenverzeichnis|schrifttumsverzeichnis|zitierte literatur|verwendete literatur|literaturnachweis|literaturnachweise|quellenangaben|quellennachweis|verzeichnis der zitierten literatur|quellenliste|literaturhinweise|literaturquellen|literaturstellen|literaturreferenzen|bibliographische angaben|literatur und internetquellen|verwendete quellen|zitierte werke|zitierte quellen|verzeichnis der verwendeten literatur|quellen und literaturangaben|quellen und literaturliste|literatur und quellenangaben|anmerkungen und literatur|literatur und anmerkungen
		|références|référence|références bibliographiques|références citées|ouvrages cités|œuvres citées|travaux cités|littérature citée|liste de références|liste des références|sources bibliographiques|références et notes|notes et références|bibliographie et sources|sources et bibliographie|ouvrages consultés|ouvrages de référence|références de l article|textes cités|documents cités|sources citées|sources et références|références et sources|bibliographie et webographie|bibliographie citée
		|referencias|referencias bibliográficas|referencias citadas|obras citadas|literatura citada|trabajos citados|fuentes citadas|lista de referencias|bibliografía citada|fuentes bibliográficas|fuentes consultadas|referencias y notas|referencias consultadas|notas y referencias|lista de referencias bibliográficas|listado de referencias|referencias y bibliografía|bibliografía y referencias|bibliografía y fuentes|fuentes y bibliografía|textos citados|obras consultadas|obras referenciadas|bibliografía y webgrafía|relación de referencias|fuentes de información|obres citades|llista de referències|referències|referències bibliogràfiques|erreferentziak|referencias bibliograficas y documentales
		|referências|referências bibliográficas|referências citadas|referências bibliograficas|trabalhos citados|lista de referências|referencial bibliográfico|referências consultadas|referências e notas|notas e referências|obras consultadas|lista de referências bibliográficas|referências e bibliografia|bibliografia e referências|fontes e bibliografia|bibliografia e fontes|fontes consultadas|textos citados|referências utilizadas|bibliografia utilizada
		|riferimenti|riferimenti bibliografici|opere citate|letteratura citata|lavori citati|testi citati|referenze|referințe|referințe bibliografice|lucrări citate|fonti e bibliografia|bibliografia e fonti|bibliografia e sitografia|opere consultate|riferimenti e note|note e riferimenti|note bibliografiche|elenco dei riferimenti|lista bibliografică|referințe și bibliografie|bibliografie și referințe|surse bibliografice|lista referințelor|tagairtí|leabharliosta|cyfeiriadau|llyfryddiaeth|referencat|iturriak|erreferentzia bibliografikoak
		|literatuurlijst|literatuur|referenties|referentielijst|bronnenlijst|geraadpleegde literatuur|bronvermelding|literatuurverwijzingen|litteratur|litteraturliste|litteraturlista|litteraturförteckning|källförteckning|källor och litteratur|källhänvisningar|referenser|referenslista|referanser|referanseliste|referencer|referenceliste|kildeliste|kilder og litteratur|litteraturhenvisninger|lähteet|lähdeluettelo|kirjallisuus|kirjallisuusluettelo|viitteet|heimildir|heimildaskrá|kirjandus|viited|kasutatud kirjandus|kasutatud allikad|literatūra|literatūros sąrašas|izmantotā literatūra|literatūras saraksts|literatuuropgave|literatuur en bronnen|bronnen en literatuur|geraadpleegde bronnen|aangehaalde literatuur|geciteerde literatuur|gebruikte literatuur|gebruikte bronnen|käll och litteraturförteckning|käll och litteraturlista|referenslitteratur|citerad litteratur|litteraturfortegnelse|kildefortegnelse|kildehenvisninger|kjelder|kjeldeliste|litteraturreferanser|litteratur og kilder|lähteet ja kirjallisuus|lähde ja kirjallisuusluettelo|kirjallisuusviitteet|ritaskrá|heimildalisti|viidatud allikad|viidatud kirjandus|kasutatud allikate loetelu|kirjanduse loetelu|kasutatud kirjanduse loetelu|naudota literatūra|literatūros šaltiniai|šaltiniai ir literatūra|literatūra un avoti|izmantotie avoti|izmantotā literatūra un avoti
		|piśmiennictwo|literatura|literatura cytowana|spis literatury|wykaz literatury|literatura a zdroje|seznam literatury|seznam použité literatury|použitá literatura|použité zdroje|seznam použitých zdrojů|zoznam použitej literatúry|zoznam bibliografických odkazov|citovaná literatura|irodalom|irodalomjegyzék|felhasznált irodalom|hivatkozások|forrásjegyzék|hivatkozott irodalom|kaynakça|kaynaklar|kaynak|referanslar|kaynaklar listesi|yararlanılan kaynaklar|ədəbiyyat|istifadə olunmuş ədəbiyyat|reference list|popis literature|viri in literatura|seznam virov|literatura i izvori|korišćena literatura|литература и извори|literatúra|použitá literatúra|zoznam literatúry|bibliografické odkazy|literatura a prameny|prameny a literatura|seznam pramenů a literatury|seznam použitých pramenů a literatury|seznam zdrojů|literatura przedmiotu|bibliografia i źródła|źródła i literatura|literatura i źródła|wykaz źródeł|spis źródeł|wykaz piśmiennictwa|referencje|felhasznált források|szakirodalom|felhasznált szakirodalom|irodalmi hivatkozások|hivatkozásjegyzék|irodalomlista|referenciák|források és irodalom|bibliyografya|kaynak listesi|kullanılan kaynaklar|atıf yapılan kaynaklar|kaynakça ve dipnotlar|izvori i literatura|popis izvora|popis korištene literature|korištena literatura|spisak literature|seznam literature|literatura in viri|ədəbiyyat siyahısı|istinadlar|foydalanilgan adabiyotlar|foydalanilgan adabiyotlar ro yxati|foydalanilgan adabiyotlar royxati|adabiyotlar|adabiyotlar ro yxati|adabiyotlar royxati
		|список литературы|литература|список использованной литературы|список использованных источников|использованная литература|библиографический список|список источников|литература и источники|список цитируемой литературы|библиографические ссылки|список літератури|література|список використаних джерел|список використаної літератури|використана література|використані джерела|перелік посилань|перелік джерел|использованные источники|цитирана литература|използвана литература|референци|користена литература|әдебиеттер|әдебиеттер тізімі|пайдаланылған әдебиеттер|пайдаланылған әдебиеттер тізімі|список использованных источников и литературы|список использованной литературы и источников|источники и литература|список источников и литературы|литературные источники|список литературных источников|цитированная литература|цитируемая литература|перечень литературы|библиографический указатель|библиографические источники|список использованных материалов|пристатейный библиографический список|ссылки на литературу|список використаних джерел і літератури|список використаних джерел та літератури|список джерел|список літературних джерел|література та джерела|література і джерела|джерела та література|перелік використаних джерел|перелік літератури|список посилань|посилання|бібліографічні посилання|бібліографічний список|спіс літаратуры|літаратура|спіс выкарыстаных крыніц|използвани източници|литературни източници|списък на литературата|списак литературе|референце|коришћена литература|извори и литература|колдонулган адабияттар|адабияттар|ашигласан ном зүй|ном зүй
		|βιβλιογραφικές αναφορές|αναφορές|παραπομπές|ביבליוגרפיה|מקורות|רשימת מקורות|רשימה ביבליוגרפית|المراجع|قائمة المراجع|المصادر|المصادر والمراجع|المراجع والمصادر|قائمة المصادر والمراجع|منابع|مراجع|فهرست منابع|منابع و مآخذ|حوالہ جات|کتابیات|ثبت المراجع|ثبت المصادر والمراجع|فهرس المراجع|فهرس المصادر والمراجع|قائمة المراجع والمصادر|قائمة المصادر|الببليوغرافيا|ببليوغرافيا|المراجع المستخدمة|فهرست مراجع|منابع و مراجع|مراجع و منابع|فهرست منابع و مآخذ|کتابنامه|کتاب نامه|حوالے|مصادر و مراجع|רשימת ספרות|מראי מקום|הפניות|רשימת הפניות|רשימת המקורות|מקורות וביבליוגרפיה|ספרות|βιβλιογραφικές πηγές|βιβλιογραφία και πηγές|πηγές και βιβλιογραφία|ελληνόγλωσση βιβλιογραφία|ξενόγλωσση βιβλιογραφία|λίστα αναφορών
		|参考文献|參考文獻|引用文献|引用文獻|文献|文獻|参考资料|參考資料|引用・参考文献|引用参考文献|参照文献|文献一覧|参考書目|參考書目|徵引書目|引用書目|참고문헌|참고 문헌|인용문헌|참고자료|인용 문헌|主要参考文献|主要參考文獻|参考文献リスト|参考文献一覧|文献リスト|引用文献一覧|参考文献列表|参考书目|主要参考书目|引文|引证文献|征引文献|征引书目|徵引文獻|参考資料|参考・引用文献|注および参考文献|注・参考文献|参考文献及注释|参考文献与注释|注释与参考文献|注释及参考文献|参考文献和注释|参考文献表|参考文献目录|引用参考文献|引用和参考文献|참고문헌 목록|인용문헌 목록|인용 자료|참고 자료|참고문헌 및 자료
		|daftar pustaka|daftar rujukan|daftar referensi|referensi|rujukan|senarai rujukan|tài liệu tham khảo|danh mục tài liệu tham khảo|tài liệu trích dẫn|danh mục tham khảo|nguồn tham khảo|sách tham khảo|thư mục tham khảo|kepustakaan|daftar kepustakaan|daftar bacaan|daftar acuan|sumber rujukan|sumber referensi|pustaka acuan|bahan rujukan|talasanggunian|รายการอ้างอิง|อ้างอิง|เอกสารและสิ่งอ้างอิง|सन्दर्भ सूची|सन्दर्भ ग्रन्थ सूची|संदर्भ ग्रंथ|গ্রন্থপঞ্জি|மேற்கோள்கள்|ឯកសារយោង|ბიბლიოგრაფია|გამოყენებული წყაროები|ლიტერატურის სია|օգտագործված գրականություն|เอกสารอ้างอิง|บรรณานุกรม|सन्दर्भ|संदर्भ|संदर्भ सूची|संदर्भ ग्रंथ सूची|তথ্যসূত্র|marejeo|marejeleo|verwysings|bronnelys|verwysingslys|mga sanggunian|sanggunian|გამოყენებული ლიტერატურა|ლიტერატურა|գրականություն|գրականության ցանկ`,
	Sources:      `sources|list of sources|source list|quellen|fuentes|fontes|fonti|källor|kilder|źródła|zdroje|források|izvori|источники|джерела|šaltiniai|literature|letteratura|pustaka|πηγές|bronnen|viri|citations|belege|nachweise|verwijzingen|henvisninger|nuorodos|atsauces|odkazy|reference materials|reference material|references and links|links and references|source links|links and sources|sources and links|sources used|sources consulted|reference links|web sources consulted|cited urls|sources et liens|allikad|avoti|surse|sumber|nguồn|出典|出處|来源|來源|参考来源|參考來源|引用来源|资料来源|資料來源|信息来源|출처|ссылки|источники информации|джерела інформації|مصادر|burimet|წყაროები`,
	Bibliography: `bibliography|selected bibliography|select bibliography|general bibliography|annotated bibliography|bibliographies|bibliographie|auswahlbibliographie|bibliografie|bibliografía|bibliografía general|bibliografia|bibliografia wybrana|bibliografia consultata|bibliografia citata|bibliografia geral|bibliografija|библиография|бібліографія|библиографија|βιβλιογραφία|bibliografi|bibliografía consultada|works consulted|bibliográfia|bibliografia załącznikowa|bibliography and references|bibliography and sources|bibliography and works cited`,
	Reading: `further reading|further readings|suggested reading|suggested readings|recommended reading|recommended readings|additional reading|additional readings|suggestions for further reading|related reading|reading list|additional resources|further resources|selected reading|selected readings|suggested further reading|background reading
		|weiterführende literatur|weiterführende quellen|literaturempfehlungen|aller plus loin|pour aller plus loin|lectures complémentaires|lectures recommandées|pour en savoir plus|lecturas recomendadas|lecturas complementarias|lecturas adicionales|leituras recomendadas|leituras complementares|letture consigliate|per approfondire|verder lezen|videre lesning|vidare läsning|дополнительная литература|рекомендуемая литература|延伸阅读|延伸閱讀|拓展阅读|参考読書`,
	Notes: `notes|endnotes|footnotes|end notes|notes to the text|anmerkungen|endnoten|fußnoten|notes de fin|notes de bas de page|notas|notas finales|notas finais|notas al final|notas de fim|notas de rodapé|note|note finali|noten|eindnoten|noter|sluttnoter|slutnoter|fotnoter|przypisy|przypisy końcowe|примечания|сноски|примітки|dipnotlar|sonnotlar|notlar|poznámky|jegyzetek|végjegyzetek|lábjegyzetek|注释|注釋|註釋|注|註|脚注|尾注|後注|각주|미주|주석|σημειώσεις|הערות|הערות שוליים|الهوامش|هوامش|catatan kaki|catatan akhir|chú thích`,
}
