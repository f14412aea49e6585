package entry

import (
	"cmp"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
	"github.com/bibfix/bibfix/internal/words"
	"github.com/bibfix/bibfix/lint"
)

// IsUnplaced says whether an entry is a preprint, a data set or a program, which
// appear in no journal.
func IsUnplaced(r *lint.Reference) bool {
	for i := range r.Fields {
		f := &r.Fields[i]
		switch cmp.Or(f.Name, f.Raw) {
		case "eprint", "archiveprefix", "eprinttype", "primaryclass", "arxiv", "arxivid", "version", "repository", "code":
			return true
		case "DOI", "URL", "note", "howpublished", "publisher", "annote", "genre", "volume", "collection-title",
			"issue", "number", "collection-number", "page", "container-title", "link":
			text := strings.ToLower(f.Text)
			for _, home := range preprintHomes {
				if strings.Contains(text, home) {
					return true
				}
			}
		}
	}
	return false
}

// preprintHomes are where works are kept that appeared in no journal.
var preprintHomes = [...]string{
	"rxiv", "preprint", "ssrn", "zenodo", "10.5281/", "github", "gitlab", "osf.io", "hal.", "hal-", "figshare", "repec",
	"cran.", "researchgate", "working paper", "manuscript", "openreview", "techrxiv", "10.31234/", "10.31219/",
	"10.2139/", "10.36227/", "10.20944/", "10.21203/",
}

// IsToAppear says whether a field says that the work has not appeared.
func IsToAppear(r *lint.Reference) bool {
	for i := range r.Fields {
		f := &r.Fields[i]
		if f.Name == "status" {
			return true
		}
		switch cmp.Or(f.Name, f.Raw) {
		case "issued", "status", "note", "howpublished", "volume", "page", "issue", "number", "collection-number", "addendum":
			folded := fold.Words(f.Text)
			if words.DateStatus(folded) != "" {
				return true
			}
			for _, phrase := range toAppear {
				if strings.Contains(folded, phrase) {
					return true
				}
			}
		}
	}
	return false
}

// toAppear are words that say it beside others.
var toAppear = [...]string{"to appear", "in press", "submitted", "forthcoming", "accepted", "under review"}
