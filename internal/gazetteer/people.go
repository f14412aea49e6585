package gazetteer

import "strings"

// Given says whether the word is a common given name.
func Given(folded string) bool { return given[folded] }

var given = wordset(`
abena achieng adaeze adebayo adewale aisha akosua alhassan aliyu amara amina aminata anjali anjum anwar arslan asad ashraf asif asim asma awais ayesha ayse azhar babatunde bashir bilal bushra chiamaka chidi chinedu chinwe chioma chukwuemeka deepa deepak dewi dilnoza divya ebru efua elif emeka emine emre esra eszter fahad faisal faiz faiza farah farhan farooq fatma fatou fouzia funmilayo gulnara gunawan habiba hadiya hafsa halima hamza haruka haruki hasnain hatice hina hiroko huma ifeoma imran indah iqra ismat jahangir jamila javeria jayashree kamran kanwal kaveri kavita keiko kenichi khadija kiran kofi kwabena kwaku kwame laiba lakshmi lubna maheen mahnoor mamadou manish manoj maryam masood meera mehmet mehreen mehwish minako mohsin moussa mubashir mudassar muneeb murat nadeem naila naseem nasreen naveed nazia neha ngozi nida nighat nimra nkechi noreen nurul obinna olufemi oluwaseun omar osama ousmane parveen pooja poonam pradeep prakash pranav prashant preeti priya priyanka qasim rabia rahul rajesh ramesh rashida rashmi razia rekha riffat rina ritu rohit rubina rukhsana sabeen sachiko sadaf sadia saeed saima saira sakura salma sameer samina sana sandeep sangeeta sanjay santosh saqib sarfraz satoshi seema selin shabana shabnam shahid shahida shahzad shaista shakeel shazia sheetal shivani shumaila sidra sita smita sneha sobia soumya sudha suhail sumaira sunil sunita suresh sushma swati syeda tahira takashi takeshi tariq tayyaba temitope thandiwe tomoko tuba uche uzma vandana vidya vijay vikram wajid waleed wanjiku waqar waqas wasim yasmin yoshiko yuki yusra zaheer zahid zahra zainab zanele zara zarina zeeshan zehra zeynep zohra zubaida zubair zunaira
aaron abdul abdullah abigail abraham abram achim ada adalbert adam adolf adrian adriana adriano agata agnes agnieszka agostino ahmad ahmed aida akira alain alan albert alberto albrecht aldo alejandra alejandro aleksandr aleksandra aleksander alessandra alessandro alex alexander alexandra alexandre alexis alf alfonso alfred alfredo ali alice alicia alina alison allan allen alois alvaro alvin amanda amelia amir amy ana anastasia anders andre andrea andreas andrej andres andrew andrzej andy angel angela angelika angelo anita anja anke ann anna annalisa anne annette annie annika anton antoine antonella antoni antonia antonino antonio aparecida armand armando armin arne arnold arthur artur arturo astrid august augusto aurelio axel
barbara barry bart bartolomeo beate beatrice beatriz ben benedetto benedict benjamin benoit bernard bernardo bernd bernhard bert bertrand beth betty bill birgit birgitte bjorn bo bob bonnie boris brad brandon brenda brent brian bridget bruce bruno bryan burkhard
camila camilla candace carina carl carla carlo carlos carmen carol carola carole carolina caroline carolyn cassandra catarina catherine cathy cecilia celia celso cesar chantal charles charlotte chen cheryl chiara chris christa christian christiane christina christine christof christoph christophe christopher cindy claire clara clare clarice claude claudia claudio claus clemens cleo clifford clive colette colin conrad constance cornelia corinna craig cristian cristina cristiane curt cynthia cyril
dagmar daisy dale damian damien dan dana daniel daniela daniele danielle danilo dante daphne dario dave david davide dean deborah debra denis denise dennis derek diana diane dick diego dieter dietmar dietrich dimitri dimitris dina dino dirk dmitri dmitry dolores domenico dominic dominique don donald donatella donna dora doris dorothea dorothy douglas duncan dylan
earl eckart eckhard ed eddie edgar edith edmond edmund edoardo eduard eduardo edward edwin egon eike eileen elaine elena eleonora elfriede eli elias elio elisa elisabeth elise elizabeth elke ellen elliot elsa emanuel emanuele emil emile emilia emilio emily emma emmanuel enrico enrique eric erica erich erik erika ernest ernesto ernst erwin esther ethel etienne eugen eugene eugenia eugenio eva evan evelyn evelyne ewa
fabian fabiana fabio fabrice fatima federica federico felipe felix ferdinand fernanda fernando filippo fiona flavia flavio florian frances francesca francesco francine francis francisca francisco franco francois francoise frank franz fred frederic frederick frederik fredrik friedhelm friedrich fritz fumio
gabriel gabriela gabriella gabriele gaetano gail garry gary gaston gavin gemma gene genevieve geoff geoffrey georg george georges gerald geraldine gerard gerd gerda gerhard gernot gerold gerrit gert gertrud giacomo gian giancarlo gianni gideon gilbert gilberto gilles gina giorgio giovanna giovanni girolamo gisela giulia giuliana giuliano giulio giuseppe gladys glen glenn gloria gordon gottfried graham greg gregor gregory greta guido guillaume guillermo gunnar gunter gunther gustav gustavo guy gwen
hanna hannah hannelore hans harald harold harriet harry hartmut hasan hassan heather hector hedwig heidi heike heiko heiner heinrich heinz helen helena helene helga helge hella helmut helmuth henning henri henrietta henrik henrique henry herbert heribert herman hermann hilary hilda hilde hiroshi holger horst howard hubert hugh hugo
ian ibrahim ida ignacio igor ilona ilse immanuel inga ingeborg inge ingo ingrid ines irene iris irma isaac isabel isabella isabelle ivan ivo
jack jackie jacob jacqueline jacques jaime jakob james jan jana jane janet janice janina jared jason javier jay jean jeanne jeff jeffrey jennifer jens jeremy jerome jerry jerzy jesper jesse jessica jesus jill jim jo joachim joan joana joanna joanne joao joaquim joaquin jochen joe joel johan johann johanna johannes john johnny jon jonas jonathan jorg jorge jorgen jose josef joseph josephine joshua joyce juan juana judith jules julia julian juliana julie julien juliet julio jun jurgen justin jutta
kai karen karin karl karla karsten kate katharina katherine kathleen kathryn kathy katja katrin keith kelly ken kenji kenneth kent kerstin kevin kim kirsten kirsti klaus knut konrad konstantin kristen kristin kristina krzysztof kurt kyle
lars larry laszlo laura laurence laurent lawrence lazaro lea leah lee leila lena leo leon leonard leonardo leonid leopold leroy leslie lester lewis liam lidia lilian liliana lillian lina linda lino lionel lisa liz lloyd lois lorenz lorenzo loretta lori lothar lou louis louisa louise luc luca lucas lucia luciana luciano lucien lucio lucy ludovico ludwig luigi luis luisa luise luiz lukas luke lutz lydia lynn
maarten mabel madeleine magda magdalena magnus maggie malcolm manfred manoel manuel manuela mara marc marcel marcela marcelo marcia marcin marco marcos marcus marek margaret margarete margarida margarita margherita margit margot maria mariana marianne marie marieke marilyn marina mario marion marisa marita marjorie mark marko markus marlene marta martha martin martina martine mary massimo mateo mathias mathieu mats matteo matthew matthias matti maureen maurice mauricio maurizio mauro max maxim maximilian maxine maya megan meike melanie melissa mercedes meredith michael michaela michal michel michela michele michelle miguel mihaly mikael mike mikhail milan milton miriam mitchell mohamed mohammad mohammed moira mona monica monika monique morris muhammad murray myra
nadia nadine nancy naomi natalia natalie nathalie nathan neil nelly nelson nestor niccolo nicholas nick nicola nicolas nicolaus nicole niels nikolai nikolaus nils nina noam noel nora norbert norma norman
octavio olaf ole oleg olga olive oliver olivia olivier orlando oscar oskar oswald otto
pablo pamela paola paolo pascal pat patrice patricia patricio patrick patrizia paul paula paulette paulina pauline paulo pavel pedro peer peggy percy perry pete peter petr petra phil philip philipp philippe phillip phyllis pia pier pierre pierpaolo pietro pilar piotr priscilla
quentin rachel rafael raffaele raffaella rainer ralf ralph ramon ramona randall raphael raquel raul ray raymond rebecca regina regine reiner reinhard reinhold remo renate renato rene renee renata ricardo riccardo richard rick rita rob robert roberta roberto robin rocco rod roderick rodney rodolfo rodrigo roger roland rolf roman romeo ron ronald rosa rosalind rosemarie rosemary ross roy ruben rudolf rudolph rudy rufus rupert russell ruth ryan
sabine sabrina sally salvador salvatore sam samuel sandra sandro sandy  sara sarah sascha saul sean sebastian sebastiano serge sergei sergey sergio seth shane shannon sharon shaun sheila shelley shirley sidney siegfried sigmund sigrid silke silvana silvia silvio simon simona simone simonetta sofia sofie solomon sonia sonja sophia sophie stacey stan stanislaw stanley stefan stefania stefano stefanie steffen stella stephan stephane stephanie stephen steve steven stuart sue susan susana susanna susanne suzanne sven svetlana sybille sylvia sylvie
tadeusz tamar tamara tanja tania tara tatiana ted teresa terence terrence terry thea theo theodor theodore theresa therese thierry thomas thorsten tilman tim timothy tina tobias todd tom tomas tomasz toni tony torsten tracy trevor tullio tyler
udo ugo ulf uli ulla ulrich ulrike umberto ursula ute uwe
vadim valentina valentin valeria valerie valerio vanessa vera verena vernon veronica veronika veronique vicente vicki vicky victor viktor vilma vincent vincenzo viola virginie vito vittorio vivian vladimir volker
wallace walter waltraud wanda warren wayne wendy werner wilfried wilhelm willem william willi willy wilma winfried winston witold wladyslaw wolf wolfgang wolfram
xavier yann yannick yves yvette yvonne yuri yoko yuko zoe zoltan zygmunt
александр алексей анна андрей борис валентин василий виктор владимир галина григорий дмитрий евгений екатерина елена иван игорь ирина лев людмила мария михаил наталья николай олег ольга павел петр сергей татьяна юрий
marvin melvin calvin clinton clyde curtis cecil chester dwight elmer floyd franklin garrett grant harvey irving irwin kirk lance leland logan lowell luther lyle marshall nathaniel nigel owen reginald rex roscoe sheldon spencer stewart virgil wade wendell wesley wilbur willard wilfred mildred myrtle thelma edna hazel ruby russ vern
`)

// Organisation says whether the word marks the name of a body rather than a
// person.
func Organisation(folded string) bool {
	if organisationWords[folded] || institutionWords[folded] {
		return true
	}
	if i := strings.LastIndexByte(folded, '-'); i > 0 && len(folded)-i > 4 {
		return Organisation(folded[i+1:])
	}
	if len(folded) > 8 {
		for _, tail := range compounds {
			if strings.HasSuffix(folded, tail) {
				return true
			}
		}
	}
	return false
}

// compounds end the names of bodies in languages that write them as one word.
var compounds = [...]string{"ministerium", "bundesamt", "verband", "gesellschaft", "institut", "stiftung", "kammer", "zentrale", "gewerkschaft", "kommission", "ministeriet", "styrelsen", "verket", "universitat", "universitet", "hochschule", "akademie", "museum",
	"gruppe", "verein", "vereinigung", "regierung", "konferenz", "anstalt", "agentur", "konsortium", "ministerie", "direktoratet"}

var organisationWords = wordset(`
ministries department departments division committee comite comissao comision commissie board bureau authority autoridade federation federacao federacion confederation confederacao union uniao alliance network rede red group grupo groupe gruppe team equipo consortium consorcio consortia collaboration collaborative initiative programme program programa service services servico servicio project projeto task force panel assembly parliament parlamento congress senate senado court tribunal supreme supremo prefeitura camara state states estado republic republica bundesrepublik nations naciones nacoes international internacional national nacional nationale federal european europeia observatory centers centres collaborations observatorio observatoire company corporation corp inc ltd llc gmbh ag bank trust fund fundo collaborators investigators working
brasil brazil mexico argentina colombia espana portugal france deutschland statistics census health unesco unicef oecd ocde ibge inep who oms nato imf undp unep unhcr unodc cdc nih nist iso iec ieee abnt fao ilo oit wto cepal eclac
city county town gemeinde kanton gemeente kommun riksdag bundestag bundesrat landtag senat arbeitskreis konsortium redaktion wissenschaftsrat ethikrat europarat statistisches bundesamt statistisk bundesministerium bundeszentrale bundesagentur kommission rat verein verband amt landesamt umweltbundesamt министерство комитет федерация российская россия
`)
