package odds

import (
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
)

// The tables hold words as fold.Letters gives them: without accents, in small
// letters. Those of stems hold the beginnings of words.

// IsSaying says whether a folded word is a verb by which a text lets an author
// speak, find, show or do research, in whatever form: "argues", "a montré", "zeigte".
func IsSaying(folded string) bool { return sayings.begin(folded) }

// isWork says whether a word is what authors make: "study", "Modell", "théorie".
func isWork(folded string) bool { return works.begin(folded) }

// isEvent says whether a word is what happens, or is made and is no writing on
// the subject: "battle", "exhibition", "film", "Schiff".
func isEvent(folded string) bool { return events.begin(folded) }

// isOffice says whether a word is what somebody is: "mayor", "König".
func isOffice(folded string) bool { return offices.begin(folded) }

func isLead(folded string) bool { return leads[folded] }
func isSee(folded string) bool  { return leads[folded] || folded == "shown" || folded == "found" }

// isRole says whether a word is what somebody is who is quoted without a name.
func isRole(folded string) bool { return roles.begin(folded) }

// IsTime says whether a word makes of a year a time: "since", "bis".
func IsTime(folded string) bool { return times[folded] }

// namesSource says whether a text ends as the line does that names the source of a table or
// figure: "Source: ".
func namesSource(before string) bool {
	s, colon := strings.CutSuffix(strings.TrimRight(before, " \n*_\u00a0"), ":")
	if !colon {
		return false
	}
	s = strings.TrimRight(s, " *_")
	return IsSourceLabel(fold.Letters(s[strings.LastIndexAny(s, " \n(*_|")+1:]))
}

// IsSourceLabel says whether a word with a colon gives the source of a table or figure.
func IsSourceLabel(folded string) bool { return sourceLabels[folded] }

var sourceLabels = wordsOf(`source sources quelle quellen fonte fontes fonti fuente fuentes font bron bronnen kalla kallor kilde kilder lahde lahteet zrodlo zrodla zdroj zdroje forras izvor izvori vir sursa surse kaynak kaynaklar sumber источник источники джерело джерела πηγη المصدر 出典 来源 資料來源 资料来源 出处 출처 자료`)

// isFunctionWord says whether a word follows names of any kind.
func isFunctionWord(folded string) bool {
	return beings[folded] || placings[folded] || words.IsArticle(folded) || ofs[folded] || agents[folded] || leads[folded] || words.IsAnd(folded)
}

func isBeing(folded string) bool { return beings[folded] }

// stems are the beginnings of words, by their length in bytes up to longestStem.
type stems map[string]bool

const longestStem = 16

// begin says whether a word begins with one of the stems; one that ends in "$"
// is a whole word.
func (s stems) begin(word string) bool {
	if s[word+"$"] {
		return true
	}
	for n := 3; n <= len(word) && n <= longestStem; n++ {
		if s[word[:n]] {
			return true
		}
	}
	return false
}

func stemsOf(lists ...string) stems {
	s := stems{}
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			if whole, ok := strings.CutSuffix(w, "$"); ok {
				s[fold.Letters(whole)+"$"] = true
			} else {
				s[fold.Letters(w)] = true
			}
		}
	}
	return s
}

func wordsOf(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[fold.Letters(w)] = true
	}
	return m
}

func pairsOf(list string) map[string]bool {
	m := map[string]bool{}
	for _, pair := range strings.Split(list, ",") {
		a, b, _ := strings.Cut(strings.TrimSpace(pair), " ")
		m[fold.Letters(a)+" "+fold.Letters(b)] = true
	}
	return m
}

var sayings = stemsOf(
	// English
	`argu show claim suggest find$ finds$ found$ finding$ report propos stat$ states$ stated$ stating$ descri demonstrat note$ notes$ noted$ noting$ observ conclud conclus point points pointed emphas discuss defin identif
	present$ presents$ presented$ develop introduc examin explor investigat analys analyz studied$ studies$ compar review provid consider believ explain explic stress$ stresses$ stressed$ maintain insist warn write$ writes$ wrote$ written$ calls$ called$
	refer$ refers$ referred$ assert contend challeng reject critic confirm establish highlight illustrat indicat offer outlin reveal treat$ treats$ treated$ trace$ traces$ traced$ views$ sees$ holds$ held$ thinks$ thought$
	remind question doubt$ doubts$ doubted$ speaks$ spoke$ coin$ coins$ coined$ estimat measur tested$ tests$ model$ models$ modelled$ modeled$ appl$ applied$ applies$ adopt extend formulat distinguish interpret document$ documents$ documented$ record$ records$ recorded$
	attribut credit$ credits$ credited$ characteri summari survey$ surveys$ surveyed$ agree differ$ differs$ differed$ disagree says$ said$ tells$ told$ puts$ gives$ gave$ makes$ made$ took$ takes$ us$ used$ uses$ combin reconstruct posit$ posits$ posited$
	theori theoris theoriz conceptu assum assess evaluat calculat comput predict simulat hypothes recommend advocat advoc concede concedes conceded dismiss remark recogni acknowledg compile compiled compiles list$ lists$ listed$ map$ maps$ mapped$ publish`,
	// German
	`zeigt$ zeigte$ zeigten$ zeigen$ gezeigt$ argumentier beton schreib schrieb sieht$ sah$ nennt$ nannte$ beschreib beschrieb weist$ wies$ stellt$ stellte$ geht$ ging$ kommt$ kam$ unterscheid unterschied spricht$ sprach$ meint$ meinte$
	vertritt$ vertrat$ versteht$ verstand$ definier untersuch analysier halt$ hielt$ kritisier belegt$ belegte$ berichte fuhrt$ fuhrte$ hebt$ hob$ macht$ machte$ fasst$ fasste$ bezeichn fordert$ forderte$ behaupt erklar konstatier
	beobacht schlagt$ schlug$ entwickel deutet$ deutete$ liest$ las$ sucht$ fragt$ fragte$ warnt$ warnte$ erinnert$ erinnerte$ ermittel fand$ findet$ fanden$ postulier unterstreich unterstrich formulier verweist$ verwies$ vermut nachgewiesen$ widerspricht$ widersprach$ bemerk pladier konnte$`,
	// Romance languages
	`montr affirm soutien soutenu soutient soulign souligne propos decri estim ecrit$ ecrivait$ observ constat rappel expliqu insist consider distingu parle$ parlait$ defini sugger conclu analys etudi voit$ voyait$ relev avanc critiqu evoqu a$ ont$ avait$ examin defend qualif
	demontr demostr note$ notait$ muestr mostr sosten sostien senal argument indic plante describ destac explic defin subray encuentr encontr analiz estudi conclu distin habla$ hablaba$ advert sugier sugir afirm propon propu ha$ han$ hay$ identific apunt denomin llama$ llamo$ entiend reconoc
	sustent defend aponta$ apontam$ apontou$ descrev ressalt demonstr fala$ falava$ salient relat entend verific observa chama$ chamou$ escrev escrib discut
	osserva$ osservo$ afferm nota$ noto$ descriv sottoline spiega$ spiego$ rilev scriv scriss studia$ parla$ parlava$ suggeri evidenzi ritien ritenev dimostr intend definis individu pubblic propone$
	arata$ sustin subliniaz consider$ descrie$ observa$ noteaz demonstreaz precizeaz`,
	// Germanic languages of the north, Dutch
	`toont$ toonde$ stelt$ stelde$ betoog schrijft$ schreef$ wijst$ wees$ noemt$ noemde$ beschrijft$ beschreef$ laat$ liet$ benadrukt$ benadrukte$ concludeer vindt$ vond$ onderscheidt$ ziet$ zag$ onderzo bekritiseer
	visar$ visade$ menar$ menade$ havdar$ havdade$ skriver$ skrev$ beskriv papek anser$ ansag$ fann$ finner$ lyfter$ argumenter understry diskuter analyser studera undersok foresl
	viser$ viste$ haevder haevdede hevder$ hevdet$ mener$ mente$ peger$ pegede$ peker$ pekte$ understreg beskrev finder$ fant$ fandt$ unders foresl papeg diskuter`,
	// Slavic languages
	`pokaz twierdz uwaz$ uwaza wskaz podkresl zauwaz pisze$ pisal opis dowodz dowiod stwierdz propon definiu analizu bada$ badal wyroznia przedstaw
	uvadi$ uvedl tvrdi$ tvrdil ukazuj ukazal pise$ psal popisuj popsal upozorn zdurazn dochaz dosel povazuj navrh zjistil zkouma
	показ утвержд отмеч отмет пишет$ писал счита предлаг предлож описыв описал указыв указал полага подчерк заключ анализ исслед определ обнаруж рассматр
	стверджу зазнач пише$ вважа пропону запропон описує описав вказує вказав підкресл дослідж виявив виявила доводит доводить визнач розгляд`,
	// Turkish, Indonesian, Finnish, Hungarian, Vietnamese
	`belirt ifade$ goster savun vurgula iddia$ bulmus incele tanimla onermi acikla soyle
	menyatakan menunjukkan berpendapat menyebut menjelaskan mengemukakan menemukan mengatakan menulis menyimpulkan menegaskan mendefinisikan meneliti mengusulkan melaporkan berargumen disarankan dikemukakan dinyatakan ditemukan dilakukan dikembangkan
	esitta vaitta osoitta totea kuvaa$ kuvasi$ korosta tutki maaritt havaitsi kirjoitta cho$ nhan$ khang$
	的研究 的观点 的看法 的分析 の研究 の指摘 认为 指出 提出 发现 表明 研究 分析 证明 强调 认為 認為 發現 は によれば によると も が 은 는 이 가
	allit$ allitja kimutat irja$ irta$ megallapit hangsulyoz ramutat vizsgal javasol leirja$ talalt$ ervel
`)

// sources are words right before a name that make it the source of what is said.
var sources = wordsOf(`nach laut gemass selon apres suivant chez segun conforme segundo consoante secondo volgens aldus enligt ifolge wedlug zdaniem podle dle menurut согласно conform potrivit
	cf vgl siehe see voir ver vide vease vedi cfr zie se jfr jf zob bkz lihat following like unlike contra pace viz srov см див follows after echoing follow adopting using pro theo dupa sensu`)

// sourcePairs do so as two words.
var sourcePairs = pairsOf(`according to, similar to, contrary to, contrast with, closer to, agree with, zgodnie z, in ujeciu, w ujeciu, berbeda dengan, sejalan dengan, berlainan dengan, menurut pendapat, compared to, credited to, attributed to, based on, drawing on, building on, relying on, in contrast, response to, reply to, opposed to, compared with, agree with, along with,
	im anschluss, in anlehnung, d apres, de acuerdo, de acordo, d accordo, de acordo, im sinne, as in, as did, that of, those of, side with, siding with, agreeing with, disagree with, inspired by, thank to, back to, borrowed from, taken from, adapted from, e g, por ejemplo, z b, op basis,
	dem von, der von, das von, denen von, die von, celle de, celui de, celles de, ceux de, aquella de, aquel de, la de, el de, quella di, quello di, geht auf, stammt von, vient de, viene de, vem de, risale a, emprunte a, empruntee a, pochodzi od, modsaetning til, kontrast till, motsats till, forhold til, henvisning til, inspireret af, inspirerad av, i likhet, i linje, зa даними, за словами, по мнению, по словам, на думку`)

// sourcesAfter do so behind the name.
var sourcesAfter = wordsOf(`zufolge gore mukaan szerint nazarina kohaselt`)

// agents introduce who did something.
var agents = wordsOf(`by par por von durch da dal dalla pelo pela przez door av af della toimesta от tarafindan oleh przez von vom bei od door`)

// comparing words set what is said beside what somebody said.
var comparing = wordsOf(`as como wie comme come jak jako как як gibi som zoals kuten seperti ahogy conforme`)

// standings set somebody against somebody, or give a view: "Para Bittencourt (1994),", "than Kowalczuk (2012)".
var standings = wordsOf(`for para pour per für för hos u with mit avec con com than als dan kuin quam z ze with against gegen contre contra contro mot jo ja auch også också ook aussi également también também anche już też уже ще ещё у`)

// relatives open a clause whose subject follows.
var relatives = wordsOf(`that what which if whether que qu quem che dass was ob som at att że co что як що hogy kto ktory który який`)

// ofs tell whose something is.
var ofs = wordsOf(`of de do da di du des del von av af van d della dos del od od`)

var placings = wordsOf(`in at near from to between em en na no nas nos a entre zwischen aus bei i w we v в из у dans pri ved`)

// times are prepositions and words of time: the year counts from there.
var times = wordsOf(`since until till before during around circa ca c um seit bis vor wahrend depuis jusque avant pendant desde hasta ate durante antes od do przed dal dopo fino sedan vor`)

var leads = wordsOf(`cf eg ie see also e g i vgl siehe auch zb bzw voir aussi ver vide vease vedi anche cfr zie ook se jfr jf jamfor zob por tez bkz lihat см также див також compare especially notably particularly including viz srov insb etwa wie dazu hierzu
	for example instance p ex ej np napr напр например`)

var works = stemsOf(
	`stud model book approach theor framework finding result analy argument view$ views$ concept$ concepts$ conception defin article paper$ papers$ review method typolog classif thesis account$ accounts$ survey$ scale$ index$ hypothes notion claim research conclusion proposal
	work$ works$ writing essay monograph critique interpret reading$ observation description discussion scheme formula equation algorithm procedure protocol test$ criteri taxonom reconstruct estimate chapter dissertation experiment idea insight suggestion question$ distinction figures$ data$ translation conventions version transcri measure instrument`,
	`arbeit buch$ buches$ ansatz modell theorie begriff these$ thesen$ befund ergebnis analyse aufsatz beitrag untersuch definition konzept uberleg lesart einwand deutung methode klassifi kritik monogr
	etude ouvrage livre$ livres$ approche modele notion travaux travail these$ analyse conclusion proposit resultat lecture article
	libro$ libros$ estudio enfoque modelo trabajo teori concepto tesis analisis propuesta resultado clasific articulo hallazgo
	livro$ livros$ estudo abordag trabalho conceito tese$ analise proposta artigo obra$ obras$ pesquisa classific observac conclus ideia propost
	libro$ studio approccio modello lavoro lavori concetto tesi$ analisi proposta articolo ricerc teoria definizion saggio
	prac$ praca pracy ksiazk badan teori koncepc modelu definicj studi onderzoek boek$ benadering werk$ begrip studie
	работ исследован теори модел подход книг статт стать концепц метод calisma arastirma yaklasim kuram model penelitian teori karya pendapat kesimpulan temuan hasil$ gagasan kutatas tanulmany teoria tutkim teoria malli arbete forskning avhandling bog$ bok$ praci$ kniha kniz vyzkum teorie`)

var events = stemsOf(
	`battle siege treat$ treaty treaties war$ wars$ conference congress exhibition festival flood storm hurricane typhoon cyclone earthquake election council$ fire$ crisis act$ acts$ law$ laws$ reform fair$ cup$ championship film$ films$ movie novel$ novels$ painting album opera$ symphon$ symphony play$ plays$ ship$ ships$ vessel
	statue sculpture fresco building$ concert tour$ match$ game$ games$ revolution uprising revolt riot strike$ outbreak epidemic pandemic mission expedition voyage launch founding foundation$ birth$ death$ reign$ coronation programme$ program$ project release edition series$ season directive regulation convention$ charter accord
	poem$ poems$ song$ songs$ census summit olympi portrait photograph video$ drama$ comedy tragedy massacre accident disaster eruption drought plague famine invasion decree constitution amendment`,
	`schlacht belagerung vertrag krieg konferenz kongress ausstellung flut sturm erdbeben wahl$ gesetz film roman gemalde oper$ sinfonie schiff aufstand revolution weltmeister olympia verordnung richtlinie
	bataille siege$ traite$ guerre conference congres exposition tempete seisme election loi$ roman$ tableau$ navire revolution concert
	batalla sitio$ tratado guerra conferencia congreso exposicion terremoto eleccion ley$ novela pelicula cuadro$ buque batalha conferencia congresso exposicao terramoto eleicao lei$ romance$ navio
	battaglia assedio trattato congresso mostra$ alluvione terremoto elezion legge$ romanzo dipinto nave$ bitw wojn traktat konferencj wystaw powiesc obraz$ powstan
	slag$ oorlog verdrag tentoonstelling verkiezing schilderij schip$ krig$ slaget$ valet$ lagen$ romanen$ filmen$ битв войн выставк конференц роман$ фильм savas antlasma sergi secim perang pemilu bitva valka vystava`)

// scholars are who writes: "scholars such as Brandt (2014)".
var scholars = stemsOf(`scholar author researcher writer critic theorist historian economist philosopher sociologist linguist psychologist colleague autor investigador pesquisador chercheur auteur forscher wissenschaftler ricercator`)

// deeds are what people do who write nothing by it: "founded by Tandy (2009)".
var deeds = stemsOf(`founded$ won$ led$ built$ directed$ elected$ opened$ owned$ painted$ played$ sung$ bought$ sold$ killed$ married$ hired$ signed$ chaired$ hosted$ succeeded$ followed$ defeated$ beaten$ designed$ staged$ commissioned$
	gegrundet geleitet gewonnen gebaut eroffnet gemalt gewahlt fonde$ fondee$ dirige$ dirigee$ construit gagne fundad dirigid construid ganad vencid pintad eleit fondat dirett costruit vinto$ vinta$ zalozon kierowan zbudowan opgericht geleid gebouwd gewonnen grundad ledd$ byggd vunnet основан построен`)

// DidBefore says whether the text in front of a name makes it that of somebody who did
// something else than write.
func DidBefore(before string) bool {
	found := wordsBefore(before)
	return len(found) > 1 && agents[found[0]] && deeds.begin(found[1])
}

// roles are what a person is who is quoted without a name.
var roles = stemsOf(`informant interview respondent participant patient$ student$ teacher$ farmer$ nurse$ witness$ expert$ manager$ customer$ driver$
	befragte interviewpartner zeuge$ lehrer$ schuler$ entretien enquete$ temoin entrevist concejal agricultor profesor$ alumno$ vecin testigo intervistat testimone agricoltor
	respondent badan uczen nauczyciel intervju informator opettaja haastatel gorusmeci ogretmen informan responden narasumber респондент информант учитель інформант dotazovan`)

// Endings of words that languages write as one: of family names, of places, of events.
var (
	familyEndings = strings.Fields("son sen ez es ova ov ev eva ski sky ska skaya cki wicz czyk mann ini etti elli ucci oglu yan ian idis poulos akis ovic vic enko chuk uk nen sson dottir quist strom lund gren escu eanu kova cek szky waldt wald feld bauer maier meyer schmidt")
	placeEndings  = strings.Fields("ville burg stadt dorf heim holm polis grad abad pur shire port mouth haven hafen furt brucken borg koping stead hem broek dam kirchen hausen ingen bourg")
	eventEndings  = strings.Fields("ramp prijs preis pris gesetz wet krieg flut liste fest messe konferenz konferencia brucke brug schlacht vertrag lov krig krige kriget massan dagarna dagen tagung wettbewerb verordnung ordnung reform streik oproer verdrag loven lagen vloed sturm wahl tentoonstelling ausstellung")
)

// ends says whether a folded word ends in one of the endings, and has more before it.
func ends(word string, endings []string) bool {
	for _, e := range endings {
		if len(word) > len(e)+1 && strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

var offices = stemsOf(
	`king$ queen$ president mayor minister$ emperor empress pope$ captain general$ director$ duke$ count$ countess bishop$ archbishop prince$ princess chancellor governor senator judge$ saint$ admiral colonel lieutenant sultan tsar secretary ambassador composer painter architect sculptor mr$ mrs$ ms$ dr$
	konig kaiser papst prasident burgermeister kanzler herzog bischof furst graf$ roi$ reine$ empereur pape$ maire$ ministre eveque rey$ reina$ alcalde emperador obispo rei$ rainha$ prefeito imperador bispo sindaco imperatore vescovo krol cesarz papiez prezydent koning$ kung$ drottning король царь император президент cumhurbaskani presiden raja$ frau$ herr$ bey$ hanim$ dona$ ibu$ bapak$`)

var beings = wordsOf(`is was are were has had war ist wurde wird est etait fue es era foi e e era fu to byl jest was werd ar blev var был была oli on`)
