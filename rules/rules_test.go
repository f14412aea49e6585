package rules_test

import (
	"testing"

	"github.com/bibfix/bibfix/crossref/crossreftest"
	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/ruletest"
	"github.com/bibfix/bibfix/rules"
)

func TestRules(t *testing.T) {
	ruletest.Run(t, rules.All(), ruletest.Reader{Read: format.Read, Facts: crossreftest.Facts}, ruletest.Dirs{
		Examples: "../testdata/rules",
		Pages:    "../docs/rules",
		Source:   ".",
	})
}
