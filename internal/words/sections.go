package words

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
)

// EndsList says whether the folded words of a heading announce what follows a
// reference list: acknowledgements, an appendix, tables, biographies.
func EndsList(folded string) bool {
	if afterList[folded] {
		return true
	}
	first, rest, _ := strings.Cut(folded, " ")
	return appendices[first] && len(rest) < 60
}

// appendices begin headings such as "Appendix B: the questionnaire".
var appendices = set("appendix", "appendices", "annex", "annexe", "annexes", "anhang", "anlage", "anhänge", "apéndice", "anexo", "anexos", "apêndice", "apêndices",
	"appendice", "allegato", "allegati", "bijlage", "bijlagen", "bilaga", "vedlegg", "bilag", "liite", "załącznik", "aneks", "příloha", "ek", "ekler", "melléklet",
	"приложение", "додаток", "παράρτημα", "附录", "附錄", "付録", "부록", "lampiran", "الملحق")

var afterList = listed(`next steps|recommended next steps|suggested next steps|nächste schritte|prochaines étapes|próximos pasos|próximos passos|prossimi passi|acknowledgements|acknowledgments|acknowledgement|acknowledgment|funding|financial support|funding statement|author contributions|authors contributions|contributions
	|conflict of interest|conflicts of interest|competing interests|competing interest|declaration of competing interest|declaration of interests|disclosure|disclosures|disclosure statement|data availability|data availability statement|availability of data and materials|code availability|ethics statement|ethics|supplementary material|supplementary materials|supplementary information|supporting information|supplemental material|additional information|additional files
	|about the author|about the authors|author biography|author biographies|author bio|author bios|biography|biographies|biographical note|biographical notes|notes on contributors|note on contributors|notes on contributor|contributors|author information|author details|author affiliations|affiliations|affiliation|author s address|authors address|author s addresses|authors addresses|addresses of the authors|contact|contacts|contact information|corresponding author|correspondence|orcid|orcid ids
	|tables|figures|table captions|figure captions|figure legends|figures legends|legends|captions|list of figures|list of tables|list of illustrations|list of abbreviations and acronyms|figures and tables|tables and figures|index|subject index|author index|glossary|abbreviations|list of abbreviations|acronyms|colophon|imprint|open access|rights and permissions|publisher s note|publishers note|copyright|licence|license|how to cite|how to cite this article|to cite this article|cite as|recommended citation|suggested citation|cite this article|cite this article as|citation|received|accepted|submitted|published|published online|revised|edited by|reviewed by|editor|academic editor|handling editor|corresponding author|corresponding authors|address for correspondence|e mail|email|publisher s disclaimer|disclaimer|provenance and peer review|trial registration|consent|ethical approval|author contribution|credit author statement|credit authorship contribution statement|declarations|declaration|article history|history|change history|revision history|version history|document history|changelog|change log|keywords|abstract|summary|questionnaire|survey instrument|interview guide|image credits|photo credits|credits
	|zitiervorschlag|zitierweise|zitierhinweis|zitation|danksagung|dank|über den autor|über die autorin|über die autoren|autorenangaben|autoren|anschrift des verfassers|anschrift der verfasser|anschriften der verfasser|anschrift der autoren|abbildungsverzeichnis|abkürzungsverzeichnis|tabellenverzeichnis|eidesstattliche erklärung|erklärung|zusammenfassung|interessenkonflikt|förderung|register|stichwortverzeichnis
	|pour citer cet article|pour citer|remerciements|financement|conflits d intérêts|conflit d intérêts|les auteurs|note sur l auteur|résumé|table des matières|index des noms
	|cómo citar|cómo citar este artículo|para citar este artículo|agradecimientos|agradecimiento|financiación|financiamiento|conflicto de intereses|conflictos de interés|contribución de los autores|sobre los autores|sobre el autor|sobre la autora|resumen|notas biográficas
	|como citar|como citar este artigo|agradecimentos|financiamento|conflito de interesses|conflitos de interesse|contribuição dos autores|contribuições dos autores|sobre os autores|sobre o autor|sobre a autora|resumo
	|come citare|per citare|ringraziamenti|finanziamenti|conflitto di interessi|gli autori|dankwoord|dankbetuiging|over de auteur|over de auteurs|tack|takk|tak|författarpresentation|kiitokset|podziękowania|poděkování|köszönetnyilvánítás|teşekkür|yazarlar hakkında
	|для цитирования|как цитировать|引用本文|引用格式|благодарности|финансирование|конфликт интересов|вклад авторов|об авторах|сведения об авторах|информация об авторах|подяки|відомості про авторів|конфлікт інтересів|致谢|致謝|謝辞|作者简介|作者簡介|감사의 글|저자 소개|ucapan terima kasih|شكر وتقدير`)

// DatesArticle says whether the folded word stands before the dates of an
// article: "Received 3 May 2011".
func DatesArticle(folded string) bool { return articleDates[folded] }

var articleDates = set("received", "accepted", "submitted", "revised", "eingegangen", "eingereicht", "angenommen", "soumis", "enviado", "submetido", "inviato", "reçu", "accepté", "recibido", "aceptado", "aprobado", "recebido", "aceito", "aprovado", "ricevuto", "accettato", "поступила", "принята", "收稿日期")

// PartOfList says whether the folded words of a heading name a part of a
// reference list: "Primary sources", "Books", "A".
func PartOfList(folded string) bool {
	if len(folded) == 1 && folded[0] >= 'a' {
		return true
	}
	return partsOfList[folded]
}

var partsOfList = listed(`printed works|printed books|printed material|tiếng việt|tiếng anh|tiếng pháp|primary sources|primary source|secondary sources|secondary source|tertiary sources|primary literature|secondary literature|primary works|secondary works|primary texts|archival sources|archives|archival material|archival materials|archive sources|unpublished sources|published sources|unpublished works|printed sources|manuscript sources|manuscripts|oral sources|interviews|interview partners
	|books|book|monographs|books and articles|books and book chapters|book chapters|chapters|articles|journal articles|journals|papers|conference papers|proceedings|reports|government documents|official documents|government reports|documents|policy documents|theses|dissertations|theses and dissertations|websites|web sites|web pages|websites and online sources|web sources|internet sources|online sources|online resources|electronic sources|internet|newspapers|newspaper articles|newspapers and magazines|periodicals|news articles|media|audiovisual sources|films|filmography|discography|legislation|statutes|cases|table of cases|case law|laws|treaties|legal sources|legal documents|legal texts|standards|software|data sets|datasets|data sources|other sources|others|other|miscellaneous|general|works by|works about|studies included in the review|studies included in the meta analysis|included studies|excluded studies
	|primärquellen|sekundärquellen|primärliteratur|sekundärliteratur|archivquellen|ungedruckte quellen|gedruckte quellen|internetquellen|onlinequellen|online quellen|bücher|monographien|monografien|aufsätze|zeitschriften|zeitschriftenaufsätze|zeitungen|zeitungsartikel|forschungsliteratur|rechtsquellen|gesetze|interviews|sonstige quellen|sonstiges
	|sources primaires|sources secondaires|sources d archives|sources imprimées|sources manuscrites|ouvrages|ouvrages et articles|articles et ouvrages|livres|études|travaux|sitographie|webographie|sites internet|sites web|textes officiels|presse|corpus
	|fuentes primarias|fuentes secundarias|fuentes documentales|fuentes de archivo|archivos|libros|artículos|revistas|páginas web|webgrafía|webgrafia|hemerografía|leyes|legislación|prensa|documentos|fontes primárias|fontes secundárias|livros|artigos|arquivos|sites|legislação|jornais
	|fonti primarie|fonti secondarie|fonti archivistiche|libri|articoli|sitografia|studi|primaire bronnen|secundaire literatuur|otryckta källor|tryckta källor|internetkällor|źródła pierwotne|opracowania|netografia|netografie|źródła internetowe|strony internetowe|книги|статьи|архивные источники|электронные ресурсы|интернет источники|нормативные правовые акты|архівні джерела|一次文献|二次文献|中文文献|英文文献|外文文献|日本語文献|英語文献|和文文献|欧文文献|국내문헌|국외문헌|국내 문헌|국외 문헌`)

// NamesSources says whether the folded words of a heading name sources of a
// kind: where no heading stands above the whole list, these are its headings.
func NamesSources(folded string) bool { return kindsOfSources[folded] }

var kindsOfSources = listed(`primary sources|secondary sources|primary literature|secondary literature|primary works|secondary works|primary texts|published sources|printed sources|archival sources|online sources|web sources|internet sources|legal sources
	|primärquellen|sekundärquellen|primärliteratur|sekundärliteratur|gedruckte quellen|ungedruckte quellen|internetquellen|onlinequellen|sources primaires|sources secondaires|sources imprimées|fuentes primarias|fuentes secundarias|fontes primárias|fontes secundárias
	|fonti primarie|fonti secondarie|primaire bronnen|secundaire literatuur|tryckta källor|otryckta källor|internetkällor|źródła pierwotne|źródła internetowe|интернет источники|一次文献|二次文献|中文文献|英文文献|外文文献|日本語文献|英語文献|和文文献|欧文文献|국내문헌|국외문헌|국내 문헌|국외 문헌`)

func listed(names string) map[string]bool {
	m := map[string]bool{}
	for name := range strings.SplitSeq(names, "|") {
		m[fold.Words(name)] = true
	}
	return m
}
