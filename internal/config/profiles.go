package config

// A Profile is settings with a name: those that a kind of journal would make.
type Profile struct {
	Name  string
	Doc   string // who it is for, and what it changes
	Rules map[string]Rule
}

// Profiles are all there are, sorted by name. They switch rules and weigh
// findings. They do not bring a house style: a list is held against itself and
// not against a style guide (decision 0022), so that no profile can raise a false
// alarm that a run without it would not.
var Profiles = []Profile{
	{
		Name: "apa7",
		Doc: `For journals that follow the seventh edition of APA style, with citations by author and year and an alphabetical list: entries out of
order, citations of another form than the rest, entries without their DOI and preprints that have been published are warnings.`,
		Rules: map[string]Rule{
			"list-order": {Severity: "warning"}, "list-style": {Severity: "warning"}, "citation-form": {Severity: "warning"},
			"missing-doi": {Severity: "warning"}, "published-version": {Severity: "warning"}, "citation-order": {State: "off"},
		},
	},
	{
		Name: "ieee",
		Doc: `For journals and conferences in which the list is numbered by the order of the citations: citations out of order and gaps in the numbering
are warnings, and what belongs to alphabetical lists is off.`,
		Rules: map[string]Rule{
			"citation-order": {Severity: "warning"}, "list-style": {Severity: "warning"},
			"list-order": {State: "off"}, "missing-doi": {Severity: "warning"},
		},
	},
	{
		Name: "joss",
		Doc: `For papers of the Journal of Open Source Software: the DOIs of the entries that the paper cites are told in the four classes of its bot
(docs/joss.md), a DOI in a form that the bot refuses is an error, and that an entry is not cited is no finding.`,
		Rules: map[string]Rule{
			"doi-form": {Severity: "error"}, "acm-number": {Severity: "error"}, "missing-doi": {Severity: "warning"}, "uncited-entry": {State: "off"},
			"title-stop": {State: "off"}, "month-form": {State: "off"}, "private-path": {State: "off"},
		},
	},
	{
		Name: "submission",
		Doc: `For the last look before a manuscript leaves the house: what an editor would send back is an error, and order and form of list and
citations are warnings, which fail the run as well.`,
		Rules: map[string]Rule{
			"misspelled-name": {Severity: "error"}, "author-mismatch": {Severity: "error"}, "ambiguous-citation": {Severity: "error"},
			"uncited-entry": {Severity: "error"}, "duplicate-entry": {Severity: "error"}, "chatbot-trace": {Severity: "error"},
			"tracking-parameter": {Severity: "error"}, "incomplete-entry": {Severity: "error"}, "encoding-damage": {Severity: "error"},
			"missing-doi": {Severity: "warning"}, "published-version": {Severity: "warning"}, "citation-order": {Severity: "warning"},
			"citation-form": {Severity: "warning"}, "list-order": {Severity: "warning"}, "list-style": {Severity: "warning"},
		},
	},
	{
		Name: "vancouver",
		Doc: `For medical journals, which number the list by the order of the citations: citations out of order and gaps in the numbering are
errors, and so are entries listed twice; what belongs to alphabetical lists is off.`,
		Rules: map[string]Rule{
			"citation-order": {Severity: "error"}, "duplicate-entry": {Severity: "error"},
			"list-order": {State: "off"}, "list-style": {Severity: "warning"}, "missing-doi": {Severity: "warning"},
		},
	},
}

// FindProfile is the profile of that name, nil for none.
func FindProfile(name string) *Profile {
	for i := range Profiles {
		if Profiles[i].Name == name {
			return &Profiles[i]
		}
	}
	return nil
}

// ProfileNames are the names of the profiles, sorted.
func ProfileNames() []string {
	var names []string
	for i := range Profiles {
		names = append(names, Profiles[i].Name)
	}
	return names
}
