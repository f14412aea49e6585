package reference

import (
	"fmt"
	"reflect"
	"strings"
)

// Weights are what the signs and words of an entry count for one reading of its
// free text or against it. They are judgements of the trade, set by hand; a
// point between two parts counts about 1, a well-known name about 3. Nothing
// is tuned to a source: what tells two readings apart should be a feature.
//
// The fields are exported so that reflect can name them for a trace and a test
// can change one (each).
type weights struct {
	Title     titleWeights
	Container containerWeights
	Publisher publisherWeights
	Place     placeWeights
	Note      noteWeights
	Inside    insideWeights
	Step      stepWeights
	Turn      turnWeights
	Whole     wholeWeights
	Point     pointWeights
	Sure      sureWeights
}

// A titleWeights judges a stretch of text as the title of the work.
type titleWeights struct {
	Base                                      float64
	NoWord, FewWords, SomeWords, ManyWords    float64 // by its length: none, 2–3, 4–7, more
	SmallWord                                 float64 // "levies": most titles have a word in small letters
	Function                                  float64 // "of", "the"
	Quoted, OtherQuoted, QuoteLater           float64 // the quotation; another one is quoted; one that is not near the head
	Marked                                    float64 // emphasised as a whole
	LowerStart                                float64 // "of bread": a title begins with a capital
	Abbreviation                              float64 // each of "Trans. Electr. Dev.", without a word in small letters
	Town                                      float64 // "Lund"
	JournalLike, AllAbbreviated, BeforeVolume float64 // "Quay Rev."; "Nucl. Phys."; "… 12(3), 163–178"
	NumberLast                                float64 // "Politics of bread. 2", "Levies. 2022": an edition or a year
	TownLast                                  float64 // "…, Lund 2014": it ran over the place
	PublisherLike                             float64 // "Quay University Press"
}

// A containerWeights judges one as the journal or book the work is in.
type containerWeights struct {
	CountsOnly                     float64 // "2014", "March"
	Volume, Pages, Site, Nothing   float64 // what follows: "12(3)"; "pp. 3–5"; a URL or a day; none of these
	Led                            float64 // "In" stands before it and a town follows: "In Tides, Lund 2014, pp. 3–5"
	Subtitle                       float64 // words in small letters and nothing that follows
	Journal, JournalMost           float64 // each "Journal", "Review"
	Proceedings, ProceedingsMost   float64 // each "Conference", "Workshop"
	Abbreviation, AbbreviationMost float64 // each "Rev."
	Known                          float64 // "Nature"
	Capitals                       float64 // three words in four
	SmallWord, LongWord            float64 // each word in small letters after the third, each word after the 14th
	Marked, Quoted                 float64 // emphasised as a whole; a quotation that is not the title
	EditorFollows                  float64 // "“Tides.” Harbours of the North. Ed. Carlo Prado"
	LowerStart, DashStart          float64 // "of bread"; "– a history" goes on a title
	Town                           float64 // "Lund"
	PublisherLike, Imprint         float64 // "Quay University Press"; "Lund: Quay Press"
	TitleGoesOn                    float64 // "II. Pathology", "Brazil. Quay Studies"
	Article                        float64 // "A history" goes on a title as well
	BookKnown                      float64 // an imprint in brackets says that the work is a book
}

// A publisherWeights judges one as the name of a publisher or institution.
type publisherWeights struct {
	Subtitle            float64 // "Brücken. Alltag einer Zunft, Chur 1990"
	Link                float64 // each "in", "for", "über" of a name without "Press" or "Institute"
	Base                float64
	Known               float64 // "Springer"
	Word, WordMost      float64 // each "Press", "Verlag"
	Body, BodyMost      float64 // each "University", "Institute"
	Short, LongWord     float64 // up to four words; each after the eighth
	SmallWord           float64 // each
	BeforeDate          float64 // "Quay Press, 2014"
	Initials            float64 // "INEP.", the initials of a body
	Newspaper, Site     float64 // a day follows; a URL does: rather what the work is in
	LowerStart, Town    float64
	Volume, JournalLike float64 // "12(3)" follows; "Review" and no "Press"
	Article             float64 // "A history"
	Marked              float64 // emphasised or quoted
	ShortForm           float64 // "Symposium on Quays (SOQ)"
	CountsOnly          float64 // "March", "IV": what is left of a date or volume
}

// A placeWeights judges one as the place of publication.
type placeWeights struct {
	Spot                                float64 // not known, and stands where a place stands: "Ismaning 1990"
	Base                                float64
	Town, Region, TownInRegion, Unknown float64 // "Lund"; "Texas"; "Atlantic Quays, NJ"; more than two words that no table has
	Further, FurtherUnknown             float64 // each further part: "Lund, London"
	SmallWord, OtherWord                float64 // each; each "Press", "Journal", "Institute"
	Marked                              float64 // emphasised or quoted
	CountsOnly                          float64 // "March", "IV"
	Volume, VolumeBracket               float64 // "12(3)" follows; "Paideia (Ribeirão Preto) 12(3)" is the journal's name
	YearTouches, BeforeDate             float64 // "Lund 2014"; "Lund, 2014"
}

// A noteWeights judges one as a remark that belongs to no field.
type noteWeights struct {
	Base, Word, Empty float64 // Word is each, up to twelve
	Bracket           float64 // a clause in square brackets, of any length
}

// Signs are what the signs between two atoms count for a part that runs over them.
type signs struct {
	Stop, Comma, Colon, Open float64
}

// Rare signs count the same for all parts but the title.
type rareSigns struct {
	Question, Semicolon, Dash, Close, Mark float64
}

// at is the weight of one sign of a gap, nil for one that tells nothing.
func (s *signs) at(r rune) *float64 {
	switch r {
	case '.':
		return &s.Stop
	case ',':
		return &s.Comma
	case ':':
		return &s.Colon
	case '(':
		return &s.Open
	}
	return nil
}

func (s *rareSigns) at(r rune) *float64 {
	switch r {
	case '?':
		return &s.Question
	case ';':
		return &s.Semicolon
	case '-':
		return &s.Dash
	case ')':
		return &s.Close
	case 'm':
		return &s.Mark
	}
	return nil
}

// An insideWeights judges the gaps that a part has inside it.
type insideWeights struct {
	Title, Container, Publisher, Place signs
	TitleRare, Rare                    rareSigns // the second for all others
	Slashes                            float64   // "//" parts, whatever stands before
	Note, NoteStop                     float64   // a remark runs over any sign

	DatedBracket         float64 // "… in onore di E. Artom (Milano 1975)": the bracket holds an imprint
	TooMuch              float64 // a part that costs more is not weighed
	Quote                float64 // a quotation and what stands beside it
	QuoteColon           float64 // "“Bread”: the price of a word" is one title
	Subtitle             float64 // "Brücken. Alltag einer Zunft, Chur 1990"
	QuoteGoesOn          float64 // "“Bread” and its price"
	TitleStop            float64 // of the cost of a point in a title, where parts end in commas
	Ordinal              float64 // "Harbours. II. Levies"
	Article              float64 // "Quays of the north. A history"
	LowerTitle           float64 // "Bread, its price"
	PlaceLast            float64 // "Clarin, Argentina" as a container
	SecondName           float64 // "Bakhtiniana. Revista de Estudos do Discurso"
	LowerPublisher       float64 // "U.S. Steel, and the Forging of a Company Town"
	BracketClause        float64 // "El tema precios. [Entrevista cedida a Dolores Olvera]"
	LowerContainer       float64 // "Journal of science, practice, and bread"
	Region               float64 // "Lund, Sweden"
	ShortForm            float64 // "Symposium on Quays (SOQ)"
	Abbreviated          float64 // "Quay Rev. North" as a journal
	AfterBracket         float64 // "[PhD thesis, University of Lund]. Quay Repository"
	Company              float64 // "John Wiley and Sons, Inc."
	PublisherAbbreviated float64 // "Acad. Press"
}

// sign is the weight of a sign inside a part, nil for one that tells nothing.
func (w *insideWeights) sign(l label, r rune) *float64 {
	switch {
	case r == '/':
		return &w.Slashes
	case l == note && (r == '.' || r == '?'):
		return &w.NoteStop
	case l == note && r != 0:
		return &w.Note
	}
	common := [...]*signs{title: &w.Title, container: &w.Container, publisher: &w.Publisher, place: &w.Place}
	if sign := common[min(l, place)].at(r); sign != nil {
		return sign
	}
	if l == title {
		return w.TitleRare.at(r)
	}
	return w.Rare.at(r)
}

// A stepWeights judges that one part follows another, whatever sign is between.
type stepWeights struct {
	SoftPoint                        float64 // times what the point lacks to end a clause: "Rev. Quays"
	MarkupCut                        float64 // one stretch of markup is one part
	NoteAfterTitle                   float64 // what follows a title and is short is no remark
	NoteFirst                        float64
	NoteInside                       float64 // before place and publisher
	In, UntitledIn, InOther          float64 // "In: " leads to the whole; to one whose part has no title; to anything else
	WholeBeforeIn, TitleEndsBeforeIn float64 // the whole comes after its "In", all before is title
	Slashes, SlashesOther            float64 // "// Причал"
	ContainerAfterNote               float64
	ContainerAfterImprint            float64 // "Lund: Quay Press. Quay Studies"
	ImprintAfterContainer            float64 // of a journal
	NameGoesOn                       float64 // "Quay Studies, Lund Section"
	PlaceBeforeDay                   float64 // "Clarin, Argentina, 28 jul. 2016"
	ImprintAfterQuote                float64 // "“Tides,” Harbours of the North"
	Thesis, ThesisUntitled           float64 // "PhD thesis, University of Lund"; before any title
	TitleAfterVolume                 float64 // or container
	ContainerAfterEditors            float64
	ImprintAfterEdition              float64 // "2nd ed., Lund"
}

// Turns are what a sign counts for one part to give way to another there.
type turns struct {
	Stop, Comma, Colon, Bracket float64
}

// at is the weight of a sign of a gap, nil for one that tells nothing.
func (t *turns) at(r rune) *float64 {
	switch r {
	case '.', '?':
		return &t.Stop
	case ',', '"', 'm', 0:
		return &t.Comma
	case ':':
		return &t.Colon
	case '(':
		return &t.Bracket
	}
	return nil
}

// isRareTurn says whether a sign parts publishers from what stands before less
// often than it stands inside it.
func isRareTurn(r rune) bool { return r == ';' || r == '-' || r == ')' }

// A turnWeights judges the sign at which one part gives way to another.
type turnWeights struct {
	TitleCommaPlace                        float64 // the same before the place at the end: "Brücken. Texte, Ostfildern 1996"
	TitleFirst, ContainerFirst, OtherFirst float64 // what the text begins with
	TitleAfterNote, TitleLater             float64
	PlacePublisher                         turns   // "Lund: Quay Press"
	PublisherPlace                         turns   // "Quay Press, Lund"
	HouseLast                              float64 // "Leeuwarden, Osinga, 1948"
	Container                              turns
	Place                                  turns
	Publisher                              turns
	PublisherOther                         float64 // after a dash, a bracket that closes, a semicolon
	Site                                   float64 // "Harbour levies explained - Quay Blog, accessed …"
	AfterQuote                             float64 // "“Tides,” Quay Studies"
	ColonJournal                           float64 // "Tides of Lund: Quay Bulletin, v. 12"
	TitleComma                             float64 // a title ends at a comma where other parts end in points
	TitleStop                              float64 // … at a point where others end in commas
	BracketInside, BracketMore, Bracket    float64 // of "(Lund: Quay Press)": words follow right after it; more text follows; none does
}

// A wholeWeights judges what a whole reading has.
type wholeWeights struct {
	NoTitle, ImprintOnly float64 // nearly every work has a title; those of books above all
	BareJournal          float64 // "Clinical, Cosmetic and Investigational Dermatology 2009:2"
	PlaceOnly            float64 // place and container, no publisher
}

// A pointWeights says how surely a point ends a clause, from 0 to 1.
type pointWeights struct {
	Sure         float64
	LostBlank    float64 // "levies.Lund"
	BeforeNumber float64 // "Quay. 12"
	BeforeSign   float64 // "Press.,"
	BeforeSmall  float64 // "Quay. bread"
	Abbreviated  float64 // "Rev. Quays"
	Parts        float64 // from here on it parts atoms …
	Stops        float64 // … it ends a clause more likely than not …
	Strong       float64 // … it does so even in long entries that are cut coarsely
}

// A sureWeights says how sure a segment is, by what it scored.
type sureWeights struct {
	LateTitle   float64 // after container, place or publisher
	Title       [5]rung
	Container   [4]rung
	AfterPlace  float64 // a publisher
	BeforeTown  float64 // a publisher, known or not, before a town and with a comma between
	BeforeColon float64 // a place before ": Publisher", known or not
	Publisher   [4]rung
	Place       [4]rung
	Least       float64 // below it a field is left out
}

// A rung is how sure a part is that scored at least From; the first of a ladder
// is for what scored less than the second asks.
type rung struct{ From, Sure float64 }

// judgement is the weights that entries are read with. Nothing writes to it;
// whoever wants others copies it.
var judgement = weights{
	Title: titleWeights{
		Base: 1, NoWord: -3, FewWords: 0.6, SomeWords: 1.5, ManyWords: 2.2, SmallWord: 0.8, Function: 0.4,
		Quoted: 5, OtherQuoted: -2, QuoteLater: -1, Marked: 0.8, LowerStart: -1,
		Abbreviation: -0.7, Town: -2.5, JournalLike: -2.5, AllAbbreviated: -3, BeforeVolume: -4, TownLast: -1.5, NumberLast: -3, PublisherLike: -1.2,
	},
	Container: containerWeights{
		Volume: 4, Pages: 2, Led: 2, Site: -1, Nothing: -2.5, Subtitle: -0.8,
		Journal: 1.1, JournalMost: 3, Proceedings: 1.3, ProceedingsMost: 2.6, Abbreviation: 0.6, AbbreviationMost: 2.4,
		Known: 2.5, Capitals: 0.6, SmallWord: -0.5, LongWord: -0.12, Marked: 2, Quoted: 2, EditorFollows: 1.5,
		CountsOnly: -5, LowerStart: -1.5, DashStart: -2, Town: -2, PublisherLike: -1, Imprint: -4, TitleGoesOn: -3, Article: -3,
		BookKnown: -2,
	},
	Publisher: publisherWeights{
		Base: -0.5, Known: 3.5, Word: 2.2, WordMost: 3.3, Body: 1.3, BodyMost: 2.2, Short: 0.5, LongWord: -0.25, SmallWord: -0.7, Link: -1.5, Subtitle: -1.2,
		BeforeDate: 0.8, Initials: 1.5, Newspaper: -2, Site: -0.8, LowerStart: -2, Town: -2, Volume: -2.5, JournalLike: -0.5,
		Article: -3, Marked: -2.5, ShortForm: -3, CountsOnly: -5,
	},
	Place: placeWeights{
		Base: -1.2, Town: 4, Region: 1, TownInRegion: 2.5, Spot: 2, Unknown: -1, Further: 0.8, FurtherUnknown: -0.7,
		SmallWord: -1.2, OtherWord: -1.5, Marked: -3, CountsOnly: -5, Volume: -0.5, VolumeBracket: -3, YearTouches: 1.2, BeforeDate: 0.4,
	},
	Note: noteWeights{Base: -0.8, Word: -0.25, Empty: -1, Bracket: -0.8},
	Inside: insideWeights{
		Title:     signs{Stop: -2.6, Comma: -0.25, Colon: -0.05, Open: -0.3},
		Container: signs{Stop: -2.6, Comma: -0.7, Colon: -0.6, Open: -0.4},
		Publisher: signs{Stop: -2.2, Comma: -1, Colon: -1.6, Open: -0.9},
		Place:     signs{Stop: -2.2, Comma: -1, Colon: -3, Open: -1.5},
		TitleRare: rareSigns{Question: -0.4, Semicolon: -0.9, Dash: -0.3, Close: -0.2, Mark: -1.8},
		Rare:      rareSigns{Question: -2.5, Semicolon: -0.6, Dash: -0.3, Close: -0.5, Mark: -2.5},
		Slashes:   -9, Note: -0.1, NoteStop: -0.2,

		TooMuch: -12, DatedBracket: -2, Quote: -5, QuoteColon: -0.5, QuoteGoesOn: -2.5, Subtitle: 2.4, TitleStop: 0.45,
		Ordinal: 1.8, Article: 1.5, LowerTitle: 0.25, LowerContainer: 0.5, SecondName: 2, LowerPublisher: -1.5, PlaceLast: -0.6, BracketClause: -3, Region: 0.6, ShortForm: 1, Abbreviated: 0.8,
		AfterBracket: -5, Company: 0.9, PublisherAbbreviated: 1,
	},
	Step: stepWeights{
		SoftPoint: -6, MarkupCut: -3, NoteAfterTitle: -1, NoteFirst: -2.5, NoteInside: -0.3,
		In: 5, UntitledIn: -2, InOther: -6, WholeBeforeIn: -4, TitleEndsBeforeIn: -4, Slashes: 5, SlashesOther: -3,
		ContainerAfterNote: -2, ContainerAfterImprint: -7, ImprintAfterContainer: -1.5, NameGoesOn: -1.5, ImprintAfterQuote: -2, PlaceBeforeDay: -2.5,
		Thesis: 2.5, ThesisUntitled: 9, TitleAfterVolume: -2, ContainerAfterEditors: 2, ImprintAfterEdition: 1,
	},
	Turn: turnWeights{
		TitleFirst: 0.5, ContainerFirst: -0.3, OtherFirst: -3, TitleAfterNote: -1, TitleLater: -4,
		PlacePublisher: turns{Stop: 0.2, Comma: 0.3, Colon: 3, Bracket: -1},
		HouseLast:      1.2,
		PublisherPlace: turns{Stop: 0.3, Comma: 1, Colon: 0.8, Bracket: 0.5},
		Container:      turns{Stop: 1, Comma: 0.3, Colon: -1.5, Bracket: -4},
		Place:          turns{Stop: 0.6, Comma: 0.3, Colon: -1.5},
		Publisher:      turns{Stop: 0.3, Comma: 0.1, Colon: -0.5},
		PublisherOther: -0.5,
		Site:           3, AfterQuote: 1.5, ColonJournal: 1.2, TitleComma: -3, TitleCommaPlace: -0.5, TitleStop: -1.5, BracketInside: -4, BracketMore: -2.5, Bracket: 0.8,
	},
	Whole: wholeWeights{NoTitle: -3.5, ImprintOnly: -3, BareJournal: 3, PlaceOnly: -0.3},
	Point: pointWeights{Sure: 1, LostBlank: 0.7, BeforeNumber: 0.5, BeforeSign: 0.3, BeforeSmall: 0.25, Abbreviated: 0.3, Parts: 0.15, Stops: 0.5, Strong: 0.6},
	Sure: sureWeights{
		LateTitle:   0,
		Title:       [5]rung{{}, {From: -3, Sure: 0.55}, {From: 1, Sure: 0.6}, {From: 2, Sure: 0.8}, {From: 4, Sure: 0.9}},
		Container:   [4]rung{{Sure: 0.6}, {From: 4, Sure: 0.85}, {From: 5, Sure: 0.9}, {From: 7, Sure: 0.95}},
		AfterPlace:  0.9,
		BeforeTown:  0.75,
		BeforeColon: 0.95,
		Publisher:   [4]rung{{}, {From: 0, Sure: 0.6}, {From: 1, Sure: 0.85}, {From: 3, Sure: 0.95}},
		Place:       [4]rung{{}, {From: 0, Sure: 0.55}, {From: 2, Sure: 0.95}, {From: 4, Sure: 0.97}},
		Least:       0.5,
	},
}

// each visits every weight with its name, as in "Title.Town".
func (w *weights) each(visit func(name string, value *float64)) {
	walk(reflect.ValueOf(w).Elem(), "", visit)
}

func walk(v reflect.Value, name string, visit func(string, *float64)) {
	switch v.Kind() {
	case reflect.Float64:
		visit(name, v.Addr().Interface().(*float64))
	case reflect.Array:
		for i := range v.Len() {
			walk(v.Index(i), fmt.Sprintf("%s[%d]", name, i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), strings.TrimPrefix(name+"."+v.Type().Field(i).Name, "."), visit)
		}
	}
}

// nameOf is the name of the weight at an address, "" for none of w's.
func (w *weights) nameOf(at *float64) string {
	found := ""
	w.each(func(name string, value *float64) {
		if value == at {
			found = name
		}
	})
	return found
}
