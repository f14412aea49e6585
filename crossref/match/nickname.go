package match

import "slices"

// nickname says whether one given name is a short form of the other that begins
// with another letter. Others share an initial and need no table.
func nickname(a, b string) bool {
	return slices.Contains(nicknames[a], b) || slices.Contains(nicknames[b], a)
}

var nicknames = map[string][]string{
	"bob": {"robert"}, "bobby": {"robert"}, "bill": {"william"}, "billy": {"william"}, "will": {"william"}, "dick": {"richard"}, "rick": {"richard"},
	"peggy": {"margaret"}, "meg": {"margaret"}, "betty": {"elizabeth"}, "beth": {"elizabeth"}, "liz": {"elizabeth"}, "lisa": {"elizabeth"},
	"jack": {"john"}, "hank": {"henry"}, "harry": {"henry", "harold"}, "ted": {"edward", "theodore"}, "ned": {"edward"}, "tony": {"anthony", "antonio"},
	"polly": {"mary"}, "molly": {"mary"}, "nancy": {"anne", "ann"}, "kate": {"catherine", "katherine"}, "kathy": {"catherine"}, "katie": {"catherine"},
	"chuck": {"charles"}, "jim": {"james"}, "kit": {"christopher"}, "larry": {"lawrence"}, "lex": {"alexander"}, "sandy": {"alexander", "alexandra"},
	"sasha": {"alexander", "aleksandr", "alexandra"}, "gene": {"eugene"}, "drew": {"andrew"}, "tina": {"christina"}, "xander": {"alexander"},
	"misha": {"mikhail"}, "vova": {"vladimir"}, "sepp": {"josef"}, "pepe": {"jose"}, "paco": {"francisco"}, "pancho": {"francisco"}, "kiko": {"francisco"},
	"nacho": {"ignacio"}, "lola": {"dolores"}, "lalo": {"eduardo"}, "chema": {"jose"}, "beppe": {"giuseppe"}, "gigi": {"luigi"}, "hans": {"johannes"},
	"jan": {"johannes"}, "klaas": {"nicolaas"}, "fritz": {"friedrich"}, "toni": {"anton"}, "bert": {"albert", "robert", "hubert"}, "ron": {"aaron"},
	"al": {"albert"}, "alex": {"sandra"}, "tom": {"thomas"}, "sue": {"susan"}, "wim": {"willem"}, "rob": {"robert"}, "zhenya": {"evgeny", "yevgeny"},
	"evgeny": {"yevgeny", "eugene"}, "yuri": {"iurii", "jurij"}, "yury": {"iurii"}, "yulia": {"iuliia", "julia"}, "george": {"jorge", "yorgos", "georgios"}, "john": {"ioannis", "giovanni"},
	"joseph": {"yosef"}, "jacob": {"yaakov"}, "guillermo": {"william"}, "hugh": {"ewan"}, "catherine": {"katherine", "ekaterina"}, "christine": {"kristine"},
	"carl": {"karl"}, "philip": {"filip"}, "joan": {"juan"}, "jerry": {"gerald"}, "geoff": {"jeffrey"}, "steven": {"stephen"}, "zach": {"isaac"},
}
